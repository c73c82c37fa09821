"""Is this somebody we have already? Looked for only where this machine can see (nghi trùng nhân khẩu).

Which records are compared is decided by a few indexed look-ups (blocking); how alike they are, and why, by
:mod:`app.domain.matching`. Sealed people are never offered, and nobody of whom somebody has said that they are another.

:func:`similar` answers while somebody types. :func:`look` goes through the whole home once, and later only through what
has changed since; what it found is remembered on this machine and nothing of it is shared until a person acts:
:func:`propose`, :func:`distinct`, or merging at the office (:mod:`app.services.merging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import select

from app.domain.answers import Answer
from app.domain.changes import Done
from app.domain.id_number import mask
from app.domain.matching import POINTS, POSSIBLE, Likeness, Profile, pairs_to_compare, score, score_if_possible
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.values import SourcedNumber
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested, likenesses, remembering, same_person
from app.models.alike import COMPARED_FIELDS, candidates, pairs_of, profile_of, standing, standing_ids, with_parents
from app.models.entities import Area, Case, Household, Resident
from app.models.work import Reading
from app.progress import QUIET, Progress

_A_FEW = 300
"""So many changed records are looked up one by one; more are cheaper in one pass over all."""
_CHUNK = 400
_KEY = "likeness:found"


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


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records that may be one person. The number is masked."""

    id: str
    name: str
    born: Answer[PartialDate]
    sex: Answer[str]
    number: str
    area: str
    household: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one person. ``proposed_by`` (an account), ``proposed_on`` and ``why`` are set when
    somebody has proposed to merge them."""

    first: Side
    second: Side
    likeness: Likeness
    proposed_by: str = ""
    proposed_on: date | None = None
    why: str = ""

    @property
    def key(self) -> str:
        return f"{self.first.id} {self.second.id}"

    @property
    def proposed(self) -> bool:
        return bool(self.proposed_by)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the last look found: up to where it had read, with which weights, and (first, second, points)."""

    epoch: str
    lsn: int
    chain: str
    seq: int
    weights: int
    pairs: tuple[tuple[str, str, int], ...]


def similar(home: Home, typed: Profile, *, besides: Iterable[str] = (), limit: int = 5) -> list[Lookalike]:
    """Who on this machine looks like ``typed``, the likeliest first. ``besides``: ids not to offer: itself, and those
    of whom somebody has said that they are another.

    Parents given by id are compared by their names on record too. Somebody found by a merged record is offered as the
    record that stands for them.
    """
    with home.reading() as r:
        left_out = {typed.key, *besides, *likenesses.others_than(r, typed.key)}
        rows = [row for row in candidates(r, typed) if row.id not in left_out and not row.sealed]
        profiles = with_parents(r, [typed, *map(profile_of, rows)])
        best: dict[str, tuple[Likeness, Any]] = {}
        for row, profile in zip(rows, profiles[1:], strict=True):
            likeness = score_if_possible(profiles[0], profile)
            if likeness is None:
                continue
            person = row if row.merged_into is None else same_person.kept(r, row.id) or row
            if person.id in left_out or person.sealed:
                continue
            if person.id not in best or best[person.id][0].points < likeness.points:
                best[person.id] = likeness, person
        alike = sorted(best.values(), key=lambda pair: (-pair[0].points, pair[1].name_sort))[:limit]
        return [_lookalike(r, likeness, row) for likeness, row in alike]


# Pairs ---------------------------------------------------------------------------------------------------------


def look(home: Home, *, progress: Progress = QUIET) -> int:
    """Go through what has changed since the last look (the first time: through everybody) and remember the pairs that
    may be one person. Returns how many wait for a person now.

    Raises:
        Cancelled: nothing is remembered then.
    """
    with home.reading() as r:
        before = _remembered(r)
        changed = None if before is None else _changed_since(r, before)
        if before is not None and changed is not None and len(changed) <= _A_FEW:
            kept = [pair for pair in before.pairs if not changed.intersection(pair[:2])]
            pairs = kept + pairs_of(r, sorted(changed), progress)
        else:
            pairs = _all_pairs(r, progress)
        heads = r.heads
        found = _Found(heads.epoch, heads.lsn, heads.chain, heads.seq, _weights(), tuple(sorted(set(pairs))))
        waiting = len(_waiting(r, found))
    with home.noting() as conn:
        remembering.put(conn, _KEY, msgspec.json.encode(found).decode())
    return waiting


def count_pairs(home: Home) -> int | None:
    """How many remembered pairs wait for a person; None if this machine has never looked."""
    with home.reading() as r:
        found = _remembered(r)
        return None if found is None else len(_waiting(r, found))


def pairs(home: Home) -> list[Pair]:
    """The pairs that wait for a person: first those that somebody has proposed, then the likeliest."""
    with home.reading() as r:
        found = _remembered(r)
        wanted = _waiting(r, found) if found else _waiting(r, _NOTHING)
        rows = standing(r, {record for pair in wanted for record in pair})
        said = likenesses.verdicts(r)
        profiles = _profiles(r, rows)
        sides = _sides(r, rows)
        result = []
        for first, second in wanted:
            if first in sides and second in sides:
                verdict = said.get((first, second))
                proposed = verdict is not None and verdict.verdict == likenesses.PROPOSED
                result.append(
                    Pair(
                        sides[first],
                        sides[second],
                        score(profiles[first], profiles[second]),
                        (verdict.by or "?") if verdict and proposed else "",
                        verdict.day if verdict and proposed else None,
                        (verdict.reason or "") if verdict and proposed else "",
                    )
                )
        return sorted(result, key=lambda pair: (not pair.proposed, -pair.likeness.points, pair.first.name, pair.key))


def propose(home: Home, one: str, two: str, reason: str) -> Done[None]:
    """Say that two records may be one person, for those to decide who merge (đề nghị gộp).

    Raises:
        UserError("permission.action"), UserError("person.elsewhere"), UserError("merge.same-record").
        UserError("merge.no-reason").
    """
    said = " ".join(reason.split()) or refuse("merge.no-reason")
    return _judge(home, one, two, likenesses.PROPOSED, said)


def distinct(home: Home, one: str, two: str, reason: str = "") -> Done[None]:
    """Say that two records are two people (không phải một người). It is remembered, and they are not shown again.

    Raises: as :func:`propose`; UserError("merge.merged-already", name): they are merged; take them apart instead.
    """
    with home.reading() as r:
        for record, other in ((one, two), (two, one)):
            row = r.find(Resident, record)
            if row is not None and row.merged_into == other:
                raise UserError("merge.merged-already", name=row.name)
    return _judge(home, one, two, likenesses.DISTINCT, " ".join(reason.split()) or None)


def _judge(home: Home, one: str, two: str, verdict: str, reason: str | None) -> Done[None]:
    home.require(Action.PROPOSE_DUPLICATE)
    if one == two:
        raise UserError("merge.same-record")
    with home.writing() as w:
        for record in (one, two):
            _ = w.find(Resident, record) or refuse("person.elsewhere")
        w.apply([likenesses.judged(w, one, two, verdict, reason, by=home.account.id, day=home.today)])
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------

_NOTHING = _Found("", 0, "", 0, 0, ())


def _weights() -> int:
    """Another number when the weights are others: what was found by old ones is looked for again."""
    return sum((place + 1) * points for place, (_, points) in enumerate(sorted(POINTS.items()))) * 1000 + POSSIBLE


def _remembered(r: Reading) -> _Found | None:
    kept = remembering.get(r.conn, _KEY)
    if kept is None:
        return None
    found = msgspec.json.decode(kept, type=_Found)
    return found if found.weights == _weights() and found.epoch == r.heads.epoch else None


def _changed_since(r: Reading, before: _Found) -> set[str]:
    """The people whose records were written since, by the trunk or in this machine's own chain."""
    own = before.seq if before.chain == r.heads.chain else 0
    found = r.conn.exec_driver_sql(
        "SELECT DISTINCT row FROM op WHERE entity = 'resident' AND (lsn > ? OR (chain = ? AND seq > ?))",
        (before.lsn, r.heads.chain, own),
    )
    return {str(row) for (row,) in found}


def _all_pairs(r: Reading, progress: Progress) -> list[tuple[str, str, int]]:
    """Everybody with everybody who shares a key."""
    rows = r.session.execute(
        select(*COMPARED_FIELDS).where(same_person.stands(), Resident.sealed.is_not(True)).order_by(Resident.id)
    ).all()
    profiles = _named_parents([profile_of(row) for row in rows])
    result = []
    for done, (one, two) in enumerate(pairs_to_compare(profiles)):
        if done % 500 == 0:
            progress.tick("duplicates.compared", done)
        likeness = score_if_possible(profiles[one], profiles[two])
        if likeness is not None:
            result.append((*likenesses.ordered(profiles[one].key, profiles[two].key), likeness.points))
    return result


def _named_parents(profiles: Sequence[Profile]) -> list[Profile]:
    known = {each.key: each.name for each in profiles}
    return [
        replace(
            each,
            mother=known.get(each.mother_id or "", each.mother),
            father=known.get(each.father_id or "", each.father),
        )
        for each in profiles
    ]


def _waiting(r: Reading, found: _Found) -> list[tuple[str, str]]:
    """The pairs on which nobody has decided: found by comparing, or proposed by somebody."""
    said = likenesses.verdicts(r)
    decided = {pair for pair, row in said.items() if row.verdict != likenesses.PROPOSED}
    decided |= {likenesses.ordered(*pair) for pair in likenesses.said_in_wizards(r)}
    proposed = [pair for pair, row in said.items() if row.verdict == likenesses.PROPOSED]
    wanted = dict.fromkeys(proposed) | {(first, second): None for first, second, _ in found.pairs}
    there = standing_ids(r, {record for pair in wanted for record in pair})
    return [pair for pair in wanted if pair not in decided and there.issuperset(pair)]


def _profiles(r: Reading, rows: Mapping[str, Any]) -> dict[str, Profile]:
    return {each.key: each for each in with_parents(r, [profile_of(row) for row in rows.values()])}


def _sides(r: Reading, rows: Mapping[str, Any]) -> dict[str, Side]:
    areas = {row.id: row.name for row in r.session.execute(select(Area.id, Area.name))}
    houses = _labels(r, {row.household_id for row in rows.values()} - {""})
    return {
        row.id: Side(
            row.id,
            row.name,
            row.born,
            row.sex,
            mask(row.id_number.number) if isinstance(row.id_number, SourcedNumber) else "",
            areas.get(row.area_id, ""),
            houses.get(row.household_id, ""),
        )
        for row in rows.values()
    }


def _labels(r: Reading, ids: Iterable[str]) -> dict[str, str]:
    wanted = sorted(ids)
    result: dict[str, str] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        found = r.session.execute(select(Household.id, Household.label).where(Household.id.in_(part)))
        result.update({str(row_id): str(label) for row_id, label in found})
    return result


def _lookalike(r: Reading, likeness: Likeness, row: Any) -> Lookalike:
    area = r.find(Area, row.area_id)
    household = r.find(Household, row.household_id) if row.household_id else None
    cases = r.session.execute(
        select(Case.id, Case.category)
        .where(Case.resident_id.in_(same_person.records_of(r, [row.id])), Case.gone.is_(None), contested.is_open())
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
