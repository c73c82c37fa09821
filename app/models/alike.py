"""Looking up who may be whom: which records share a key with one, and what of a record is compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from app.domain import names
from app.domain.matching import Profile, score_if_possible
from app.domain.partial_date import PartialDate
from app.domain.values import Kin, SourcedNumber
from app.models import same_person, search
from app.models.entities import Resident
from app.models.likenesses import ordered
from app.models.work import Reading
from app.progress import QUIET, Progress

COMPARED_LIMIT = 60
"""The most records that one look-up gives to be compared: typing must not wait."""
_CHUNK = 400
COMPARED_FIELDS = (
    Resident.id, Resident.name, Resident.other_names, Resident.born, Resident.sex, Resident.id_number,
    Resident.old_number, Resident.household_id, Resident.mother, Resident.father,
)  # fmt: skip


def profile_of(row: Any) -> Profile:
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


def compared_columns() -> tuple[Any, ...]:
    """The columns of :data:`COMPARED_FIELDS` and those that say whether a record may be offered."""
    return (*COMPARED_FIELDS, Resident.merged_into, Resident.sealed, Resident.name_sort, Resident.area_id)


def candidates(r: Reading, typed: Profile) -> list[Any]:
    """Records (:func:`compared_columns`) that share a key with ``typed``: number, name's words, birthday, given name
    and year, household."""
    found: dict[str, Any] = {}
    for condition in blocks(typed):
        statement = select(*compared_columns()).where(condition, Resident.gone.is_(None)).limit(COMPARED_LIMIT)
        found.update({row.id: row for row in r.session.execute(statement)})
    return list(found.values())


def blocks(typed: Profile) -> list[ColumnElement[bool]]:
    """The look-ups, each by an index, the sharpest first: what is found by words alone may be cut off."""
    blocks: list[ColumnElement[bool]] = []
    numbers = [number for number in (typed.id_number, typed.old_number) if number]
    digits = [digits for digits in ("".join(filter(str.isdigit, number)) for number in numbers) if digits]
    if digits:
        blocks.append(Resident.id_digits.in_([*digits, *(each.zfill(12) for each in digits)]))
        blocks += [Resident.id.in_(search.ids_matching(each, "resident")) for each in digits]
    spoken = [name for name in (typed.name, *typed.other_names) if name.strip()]
    folded = [names.fold(name) for name in spoken]
    if folded:
        blocks.append(Resident.name_fold.in_(folded))
    if isinstance(typed.born, PartialDate):
        born = typed.born
        if born.is_full:
            blocks.append(Resident.born_from == born.earliest.isoformat())
        near = Resident.born_from.between(
            (born.earliest - timedelta(days=366)).isoformat(), (born.latest + timedelta(days=366)).isoformat()
        )
        given = [words[-1] for words in map(names.name_words, spoken) if words]
        if given:
            blocks.append(near & or_(*(Resident.name_fold.endswith(word, autoescape=True) for word in given)))
        if typed.mother or typed.mother_id:
            blocks.append(near & (Resident.household_id == (typed.household_id or "-")))
    if typed.household_id:
        blocks.append(Resident.household_id == typed.household_id)
    blocks += [Resident.id.in_(search.ids_matching(name, "resident")) for name in spoken if names.query_tokens(name)]
    return blocks


def with_parents(r: Reading, profiles: Sequence[Profile]) -> list[Profile]:
    """The profiles with the names that parents who are known by id have on their own records."""
    ids = {row_id for each in profiles for row_id in (each.mother_id, each.father_id) if row_id}
    known = _names(r, ids)
    return [
        replace(
            each,
            mother=known.get(each.mother_id or "", each.mother),
            father=known.get(each.father_id or "", each.father),
        )
        if each.mother_id or each.father_id
        else each
        for each in profiles
    ]


def pairs_of(r: Reading, records: Sequence[str], progress: Progress = QUIET) -> list[tuple[str, str, int]]:
    """These records with those that share a key with them and may be the same person, as (first, second, points)."""
    result = []
    rows = standing(r, records)
    for row in progress.over(list(rows.values()), "duplicates.compared", len(rows), every=20):
        others = [each for each in candidates(r, profile_of(row)) if each.id != row.id and not each.sealed]
        there = standing(r, [each.id for each in others])
        profiles = with_parents(r, [profile_of(row), *map(profile_of, there.values())])
        for profile in profiles[1:]:
            likeness = score_if_possible(profiles[0], profile)
            if likeness is not None:
                result.append((*ordered(row.id, profile.key), likeness.points))
    return result


def _names(r: Reading, ids: Iterable[str]) -> dict[str, str]:
    return {row.id: row.name for row in _chunked(r, (Resident.id, Resident.name), ids)}


def standing_ids(r: Reading, ids: Iterable[str]) -> set[str]:
    open_ones = (same_person.stands(), Resident.sealed.is_not(True))
    return {row.id for row in _chunked(r, (Resident.id,), ids, open_ones)}


def standing(r: Reading, ids: Iterable[str]) -> dict[str, Any]:
    fields = (*COMPARED_FIELDS, Resident.area_id)
    return {row.id: row for row in _chunked(r, fields, ids, (same_person.stands(), Resident.sealed.is_not(True)))}


def _chunked(
    r: Reading, fields: Sequence[Any], ids: Iterable[str], conditions: Sequence[ColumnElement[bool]] = ()
) -> list[Any]:
    wanted = sorted(ids)
    result: list[Any] = []
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        result += r.session.execute(select(*fields).where(Resident.id.in_(part), *conditions)).all()
    return result
