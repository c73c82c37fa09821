"""Compares a list with what is recorded and with the same list last time, row by row, before anything is written.

Matching never guesses: the personal number first; then name, a birth that can be the same, and the household or area.
Twins, namesakes, a number that belongs to another name, and one person twice in the list are *doubtful*: a person
decides.

A list that comes again is compared with itself: a field is changed only if the **list** changed it since last time.
What was mended in the program meanwhile is not shown as a difference every month. An empty cell says nothing and
erases nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.domain import matching, names
from app.domain.partial_date import PartialDate
from app.intake.cells import Remark
from app.intake.fingerprints import (
    canonical,
    fingerprints,
    keys_of,
    place_key,
    says_the_same,
    short_hash,
    words_of,
)
from app.intake.rows import ListRow
from app.progress import QUIET, Progress

MAX_CANDIDATES = 8


class Verdict(StrEnum):
    """What a row is. Wire names."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Known:
    """One recorded person as far as a list can speak of them.

    ``values`` are the other fields in the form of `ListRow.values` (``sex``, ``ethnicity``, ``step:…``); a field that
    is absent there is not recorded. ``household`` is the label, ``area`` the name.
    """

    id: str
    name: str
    born: PartialDate | None = None
    id_number: str | None = None
    household: str | None = None
    area: str | None = None
    old_number: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """The recorded value of a list's field, or None."""
        if name in ("name", "born", "id_number", "household", "area", "old_number"):
            return getattr(self, name)
        return self.values.get(name)


@dataclass(frozen=True, slots=True)
class Remembered:
    """One row of the last import: its key, whom it was taken for, and a fingerprint of each field. Keep it with the
    list."""

    key: str
    resident_id: str | None
    fields: Mapping[str, str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field, old (recorded) and new (in the list), in the form of `ListRow.values`."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One row of the preview.

    ``row`` is None for GONE (then ``remembered`` tells who). ``resident_id`` is the record meant (UNCHANGED, CHANGED,
    GONE). ``reasons`` say why it is doubtful or wrong; ``candidates`` are ids of records that it may be, likeliest
    first.
    """

    verdict: Verdict
    row: ListRow | None
    key: str
    resident_id: str | None = None
    changes: tuple[Change, ...] = ()
    reasons: tuple[Remark, ...] = ()
    candidates: tuple[str, ...] = ()
    remembered: Remembered | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows in the list's order, then those that are gone."""

    rows: tuple[RowVerdict, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many of each verdict, none left out."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in Verdict}

    def of(self, verdict: Verdict) -> tuple[RowVerdict, ...]:
        """The rows of one verdict."""
        return tuple(row for row in self.rows if row.verdict is verdict)


def compare(
    rows: Sequence[ListRow],
    known: Iterable[Known],
    last: Iterable[Remembered] = (),
    *,
    progress: Progress = QUIET,
) -> Preview:
    """The preview of ``rows`` against what is recorded (``known``) and the same list's last import (``last``)."""
    return _Comparison(rows, tuple(known), tuple(last)).run(progress)


def remember(row: RowVerdict, resident_id: str | None) -> Remembered:
    """What to keep of a row that was imported as ``resident_id``, so that next time only differences show."""
    if row.row is None:
        raise ValueError("a row that is gone is not imported")
    return Remembered(row.key, resident_id, fingerprints(row.row), row.row.name)


class _Comparison:
    """One run; holds the indexes by number, name, and day of birth."""

    def __init__(self, rows: Sequence[ListRow], known: tuple[Known, ...], last: tuple[Remembered, ...]) -> None:
        self.rows = rows
        self.keys = keys_of(rows)
        self.keys_now = frozenset(self.keys)
        self.by_id = {one.id: one for one in known}
        self.by_number: defaultdict[str, list[Known]] = defaultdict(list)
        self.by_old_number: defaultdict[str, list[Known]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Known]] = defaultdict(list)
        self.by_block: defaultdict[str, list[Known]] = defaultdict(list)
        self.profiles: dict[str, matching.Profile] = {}
        self.folded: dict[str, str] = {}
        for one in known:
            self._index(one)
        self.last = {one.key: one for one in last}
        self.last_of = {
            one.resident_id: one for one in self.last.values() if one.resident_id and one.key not in self.keys_now
        }
        self.last_prints = {key: frozenset(one.fields.items()) for key, one in self.last.items()}
        self.same_number = _groups(rows, lambda row: row.number)
        bases = {id(row): key.partition("#")[0] for row, key in zip(rows, self.keys, strict=True)}
        self.base = bases
        self.same_person = _groups(rows, lambda row: bases[id(row)] if row.name else None)
        self.same_name = _groups(rows, _name_and_day)

    def _index(self, one: Known) -> None:
        folded = names.fold(one.name)
        self.folded[one.id] = folded
        if one.id_number:
            self.by_number[one.id_number].append(one)
        if one.old_number:
            self.by_old_number[one.old_number].append(one)
        self.by_name[folded].append(one)
        profile = _profile(one.id, one.value)
        self.profiles[one.id] = profile
        for block in matching.blocking_keys(profile):
            self.by_block[block].append(one)

    def run(self, progress: Progress) -> Preview:
        found = [
            self._judge(row, key)
            for row, key in progress.over(
                zip(self.rows, self.keys, strict=True), "list.comparing", total=len(self.rows)
            )
        ]
        found = self._one_record_once(found)
        return Preview((*found, *self._gone(found)))

    # One row

    def _judge(self, row: ListRow, key: str) -> RowVerdict:
        before = self.last.get(key)
        if row.faults:
            return RowVerdict(Verdict.WRONG, row, key, self._whose(row, before), reasons=row.faults)
        if before is not None and frozenset(fingerprints(row).items()) == self.last_prints[key]:
            return RowVerdict(Verdict.UNCHANGED, row, key, before.resident_id)
        if before is not None and before.resident_id in self.by_id:
            return self._against(row, key, self.by_id[before.resident_id], before)
        double = self._double(row)
        matches, reasons = self._matches(row)
        reasons = [*row.doubts, *double, *reasons]
        if len(matches) > MAX_CANDIDATES:
            matches = matches[:MAX_CANDIDATES]
        if reasons or len(matches) > 1:
            return RowVerdict(
                Verdict.DOUBTFUL, row, key, reasons=tuple(reasons), candidates=tuple(one.id for one in matches)
            )
        if not matches:
            return RowVerdict(Verdict.NEW, row, key)
        return self._against(row, key, matches[0], self._under_another_key(matches[0]))

    def _against(self, row: ListRow, key: str, known: Known, before: Remembered | None) -> RowVerdict:
        """A row whose person is certain: what the list changed and the record does not say yet."""
        changes = tuple(
            Change(name, known.value(name), value)
            for name, value in row.values.items()
            if not (before is not None and before.fields.get(name) == short_hash(canonical(value)))
            and not says_the_same(name, known.value(name), value)
            and not (row.household_by_order and name.startswith("household"))
        )
        if before is not None:
            doubted = {remark.field for remark in row.doubts} & {change.field for change in changes}
            reasons = tuple(remark for remark in row.doubts if remark.field in doubted)
        else:
            reasons = row.doubts
        if reasons:
            return RowVerdict(Verdict.DOUBTFUL, row, key, reasons=reasons, changes=changes, candidates=(known.id,))
        verdict = Verdict.CHANGED if changes else Verdict.UNCHANGED
        return RowVerdict(verdict, row, key, known.id, changes)

    def _under_another_key(self, known: Known) -> Remembered | None:
        """What the list said of this person last time, if it now tells the number, name or birth by which rows are
        known."""
        return self.last_of.get(known.id)

    def _matches(self, row: ListRow) -> tuple[list[Known], list[Remark]]:
        """The records that the row may be, and why that is not certain (no reasons: certain, or new)."""
        if row.number and (owners := self.by_number.get(row.number)):
            return owners, self._owners_differ(row, owners)
        old = row.values.get("old_number")
        if old and (owners := self.by_old_number.get(old)):
            return owners, self._owners_differ(row, owners)
        return self._by_name(row)

    def _owners_differ(self, row: ListRow, owners: list[Known]) -> list[Remark]:
        """The number is recorded: is it for this person?"""
        if len(owners) > 1:
            return [Remark("match.number-of-several", "id_number", params={"count": str(len(owners))})]
        owner = owners[0]
        likeness = matching.score(_profile("", row.values.get), self.profiles[owner.id])
        weak_name = likeness.says("name.differs") or likeness.says("name.given-only") or likeness.says("name.part")
        if weak_name or (likeness.says("born.differs") and not likeness.says("name.equal")):
            return [Remark("match.number-of-another", "name", params={"text": row.name, "known": owner.name})]
        return []

    def _by_name(self, row: ListRow) -> tuple[list[Known], list[Remark]]:
        folded = names.fold(row.name)
        born = row.born if isinstance(row.born, PartialDate) else None
        namesakes = [one for one in self.by_name.get(folded, ()) if not self._numbers_differ(row, one)]
        possible = [one for one in namesakes if born is None or one.born is None or born.could_be(one.born)]
        near = [one for one in possible if self._near(row, one)]
        if len(near) == 1:
            return near, self._not_certain(row, near[0], born, possible)
        if len(near) > 1:
            return near, [Remark("match.namesakes", "name", params={"count": str(len(near))})]
        if possible:
            return possible, [Remark("match.same-name-elsewhere", "name", params={"count": str(len(possible))})]
        alike = self._alike(row)
        if alike:
            return alike, [Remark("match.alike", "name", params={"text": row.name, "known": alike[0].name})]
        return [], []

    def _not_certain(self, row: ListRow, one: Known, born: PartialDate | None, possible: list[Known]) -> list[Remark]:
        reasons = []
        if born is None or one.born is None:
            reasons.append(Remark("match.no-birth", "born", params={"known": one.name}))
        if _marks_differ(row.name, one.name):
            reasons.append(Remark("match.marks-differ", "name", params={"text": row.name, "known": one.name}))
        if len(possible) > 1 and not (born is not None and born.is_full and one.born is not None and one.born.is_full):
            reasons.append(Remark("match.namesakes", "name", params={"count": str(len(possible))}))
        same = self.same_name.get(_name_and_day(row) or "", ())
        if len(same) > 1:
            reasons.append(_also(row, same, "match.namesakes-in-list"))
        return reasons

    def _near(self, row: ListRow, one: Known) -> bool:
        """Same household or same area. Where neither is told on both sides, nothing contradicts, but nothing binds
        either."""
        for name, known in (("household", one.household), ("area", one.area)):
            told = row.values.get(name)
            if told and known and place_key(str(told)) == place_key(known):
                return True
        return False

    @staticmethod
    def _numbers_differ(row: ListRow, one: Known) -> bool:
        return bool(row.number and one.id_number and row.number != one.id_number)

    def _alike(self, row: ListRow) -> list[Known]:
        """Records that are likely this person though name or birth is written otherwise: a slip, a nickname, or a
        twin."""
        own = _profile("", row.values.get)
        near = {one.id: one for block in matching.blocking_keys(own) for one in self.by_block.get(block, ())}
        scored = [(matching.score(own, self.profiles[one.id]), one) for one in near.values() if _births_allow(own, one)]
        likely = [(found.points, one.id, one) for found, one in scored if found.is_likely or _may_be_twin(found)]
        return [one for _, _, one in sorted(likely, key=lambda item: (-item[0], item[1]))[:MAX_CANDIDATES]]

    def _double(self, row: ListRow) -> list[Remark]:
        """The same number, or the same person, in another row of this list."""
        if row.number and len(same := self.same_number.get(row.number, ())) > 1:
            return [_also(row, same, "list.number-twice")]
        if row.name and len(same := self.same_person.get(self.base[id(row)], ())) > 1:
            return [_also(row, same, "list.row-twice")]
        return []

    def _whose(self, row: ListRow, before: Remembered | None) -> str | None:
        """Whom an unreadable row most likely means, so that this person is not called gone."""
        if before is not None:
            return before.resident_id
        if row.number and len(owners := self.by_number.get(row.number, [])) == 1:
            return owners[0].id
        near = [one for one in self.by_name.get(names.fold(row.name), ()) if self._near(row, one)] if row.name else []
        return near[0].id if len(near) == 1 else None

    # All rows together

    def _one_record_once(self, found: list[RowVerdict]) -> list[RowVerdict]:
        """Two rows for one record cannot both be certain, unless both were imported as it before."""
        used: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(found):
            if one.resident_id and one.verdict in (Verdict.CHANGED, Verdict.UNCHANGED) and one.key not in self.last:
                used[one.resident_id].append(at)
        settled = {one.resident_id for one in found if one.key in self.last and one.verdict is not Verdict.WRONG}
        for resident_id, places in used.items():
            if len(places) == 1 and resident_id not in settled:
                continue
            for at in places:
                one = found[at]
                remark = Remark("match.record-taken-twice", "name", params={"count": str(len(places))})
                found[at] = replace(
                    one,
                    verdict=Verdict.DOUBTFUL,
                    resident_id=None,
                    reasons=(*one.reasons, remark),
                    candidates=(resident_id,),
                )
        return found

    def _gone(self, found: list[RowVerdict]) -> list[RowVerdict]:
        """Rows of last time that nothing in this list can mean."""
        keys = {one.key for one in found}
        present = {one.resident_id for one in found if one.resident_id}
        present |= {candidate for one in found for candidate in one.candidates}
        return [
            RowVerdict(Verdict.GONE, None, one.key, one.resident_id, remembered=one)
            for one in self.last.values()
            if one.key not in keys and one.resident_id not in present
        ]


def _name_and_day(row: ListRow) -> str | None:
    if not row.name:
        return None
    born = row.born
    return f"{names.fold(row.name)}|{born.iso if isinstance(born, PartialDate) else ''}"


def _groups(rows: Sequence[ListRow], key: Any) -> dict[str, tuple[ListRow, ...]]:
    groups: defaultdict[str, list[ListRow]] = defaultdict(list)
    for row in rows:
        if (found := key(row)) is not None:
            groups[found].append(row)
    return {found: tuple(members) for found, members in groups.items() if len(members) > 1}


def _also(row: ListRow, same: Sequence[ListRow], code: str) -> Remark:
    others = [other for other in same if other is not row]
    told = ", ".join(f"{other.sheet} {other.row_number}".strip() for other in others[:5])
    return Remark(code, "id_number" if code == "list.number-twice" else "name", params={"rows": told})


def _profile(key: str, value: Callable[[str], Any]) -> matching.Profile:
    """What the matching rules look at, from a record or a row (``value`` gives a field or None)."""
    household, area = value("household"), value("area")
    return matching.Profile(
        key=key,
        name=value("name") or "",
        other_names=(value("other_names"),) if value("other_names") else (),
        born=value("born"),
        sex=value("sex"),
        id_number=value("id_number"),
        old_number=value("old_number"),
        household_id=f"{names.fold(household)}|{place_key(area or '')}" if household else None,
        mother=value("mother") or "",
        father=value("father") or "",
    )


def _births_allow(own: matching.Profile, one: Known) -> bool:
    """Whether it is worth a closer look: births that can be one, or that one slip of the pen makes one."""
    born = own.born if isinstance(own.born, PartialDate) else None
    if born is None or one.born is None or born.could_be(one.born):
        return True
    first, second = born.iso, one.born.iso
    slips = sum(a != b for a, b in zip(first, second, strict=False))
    return len(first) == len(second) and (
        slips == 1 or (born.year == one.born.year and sorted(first) == sorted(second))
    )


def _may_be_twin(likeness: matching.Likeness) -> bool:
    return likeness.is_possible and (likeness.says("twins-perhaps") or likeness.says("name.one-typo"))


def _marks_differ(one: str, other: str) -> bool:
    """``Ân`` and ``An``: the same without marks, and neither was written without marks altogether."""
    first, second = words_of(one), words_of(other)
    return first != second and not first.isascii() and not second.isascii()
