"""Is this somebody we have already? Looked for only where this machine can see (nghi trùng nhân khẩu).

Which records are compared is decided by a few indexed look-ups (blocking); how alike they are, and why, by
:mod:`app.domain.matching`. Sealed people are never offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select

from app.domain import names
from app.domain.answers import Answer
from app.domain.matching import Likeness, Profile, score
from app.domain.partial_date import PartialDate
from app.domain.values import Kin, SourcedNumber
from app.home import Home
from app.models import search
from app.models.entities import Area, Case, Household, Resident
from app.models.work import Reading

_COMPARED = 200
"""The most records that are compared: typing must not wait."""


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Somebody on record who may be the one being typed. ``cases``: (case id, category) of the open ones."""

    id: str
    name: str
    born: Answer[PartialDate]
    sex: Answer[str]
    area: str
    household: str
    likeness: Likeness
    cases: tuple[tuple[str, str], ...]


def similar(home: Home, typed: Profile, *, besides: Iterable[str] = (), limit: int = 5) -> list[Lookalike]:
    """Who on this machine looks like ``typed``, the likeliest first. ``besides``: ids not to offer: itself, and those
    of whom somebody has said that they are another.

    Parents given by id are compared by their names on record too.
    """
    left_out = {typed.key, *besides}
    with home.reading() as r:
        typed = _with_parents(r, typed)
        candidates = [row for row in _candidates(r, typed) if row.id not in left_out and not row.sealed]
        scored = [(score(typed, _with_parents(r, profile_of(row))), row) for row in candidates]
        alike = sorted(
            ((likeness, row) for likeness, row in scored if likeness.is_possible),
            key=lambda pair: (-pair[0].points, pair[1].name_sort),
        )[:limit]
        return [_lookalike(r, likeness, row) for likeness, row in alike]


def profile_of(row: Resident) -> Profile:
    """What of a record helps to know the person again."""
    mother, father = row.mother, row.father
    return Profile(
        key=row.id,
        name=row.name,
        other_names=(row.other_names,) if row.other_names else (),
        born=row.born,
        sex=row.sex,
        id_number=row.id_number.number if isinstance(row.id_number, SourcedNumber) else None,
        old_number=row.old_number.number if isinstance(row.old_number, SourcedNumber) else None,
        household_id=row.household_id or None,
        mother=mother.name if isinstance(mother, Kin) else "",
        father=father.name if isinstance(father, Kin) else "",
        mother_id=mother.resident_id if isinstance(mother, Kin) else None,
        father_id=father.resident_id if isinstance(father, Kin) else None,
    )


def _candidates(r: Reading, typed: Profile) -> list[Resident]:
    """Records that share a key with ``typed``: number, name's words, birthday, given name and year, household."""
    living = (Resident.gone.is_(None),)
    found: dict[str, Resident] = {}
    for condition in _blocks(typed):
        if len(found) >= _COMPARED:
            break
        rows = r.session.scalars(select(Resident).where(condition, *living).limit(_COMPARED - len(found)))
        found.update({row.id: row for row in rows})
    return list(found.values())


def _blocks(typed: Profile) -> list[ColumnElement[bool]]:
    blocks: list[ColumnElement[bool]] = []
    digits = [d for d in ("".join(filter(str.isdigit, n or "")) for n in (typed.id_number, typed.old_number)) if d]
    if digits:
        blocks.append(Resident.id_digits.in_(digits))
    spoken = [name for name in (typed.name, *typed.other_names) if name.strip()]
    blocks += [Resident.id.in_(search.ids_matching(name, "resident")) for name in spoken]
    if isinstance(typed.born, PartialDate):
        born = typed.born
        if born.is_full:
            blocks.append(Resident.born_from == born.earliest.isoformat())
        first = born.earliest - timedelta(days=366)
        near = Resident.born_from.between(first.isoformat(), (born.latest + timedelta(days=366)).isoformat())
        given = [names.name_words(name)[-1] for name in spoken if names.name_words(name)]
        if given:
            blocks.append(near & or_(*(Resident.name_fold.endswith(word, autoescape=True) for word in given)))
        if typed.mother or typed.mother_id:
            blocks.append(near & Resident.household_id.in_([typed.household_id or "-"]))
    if typed.household_id:
        blocks.append(Resident.household_id == typed.household_id)
    return blocks


def _with_parents(r: Reading, profile: Profile) -> Profile:
    names_of = {}
    for who, row_id in (("mother", profile.mother_id), ("father", profile.father_id)):
        if row_id and (row := r.find(Resident, row_id)) is not None:
            names_of[who] = row.name
    if not names_of:
        return profile
    return replace(
        profile, mother=names_of.get("mother", profile.mother), father=names_of.get("father", profile.father)
    )


def _lookalike(r: Reading, likeness: Likeness, row: Resident) -> Lookalike:
    area = r.find(Area, row.area_id)
    household = r.find(Household, row.household_id) if row.household_id else None
    cases = r.session.execute(
        select(Case.id, Case.category)
        .where(Case.resident_id == row.id, Case.gone.is_(None), Case.state != "closed")
        .order_by(Case.category)
    )
    return Lookalike(
        row.id,
        row.name,
        row.born,
        row.sex,
        area.name if area else "",
        household.label if household else "",
        likeness,
        tuple((str(case_id), str(category)) for case_id, category in cases),
    )
