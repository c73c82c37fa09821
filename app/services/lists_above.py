"""Danh sách của cấp trên: a list of people about whom somebody above says one thing (trùng ngoài tỉnh, chung hồ sơ sinh
trắc, bị xóa nhầm, tiêm chủng, hộ nghèo, thẻ đã cấp, tài khoản …). Each line is looked for here; then it becomes a mark
of the person, or a finding with its origin. Nothing is guessed: what fits several people, or a number under another
name, is left for a person. Taken back as other lists are (:mod:`app.services.lists_undoing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, select

from app.domain import names, partial_date
from app.domain.changes import Done
from app.domain.checks import AboveRule, FindingState
from app.domain.id_number import mask
from app.domain.ids import child_id, flaw_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import BadDate, PartialDate
from app.errors import refuse
from app.home import Home
from app.intake import mapping, tables
from app.intake.layout import Layout, find_lists
from app.intake.old_letters import in_unicode
from app.intake.rows import ListRow, read_rows
from app.intake.tables import Cell
from app.intake.titles import ListKind, plain_key
from app.models import access, rows, same_person
from app.models.batch import Batch
from app.models.entities import Resident
from app.models.sealing import shown_to
from app.models.work import Reading, Work
from app.progress import QUIET, Progress
from app.services.lists_opening import may_import
from app.services.lists_undoing import note_import

_CHUNK = 400


class Match(StrEnum):
    """What became of a line."""

    MATCHED = "matched"
    NOT_FOUND = "not-found"
    AMBIGUOUS = "ambiguous"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class AboveLine:
    """One line of the list. ``people``: (id, name) of those whom it may mean, the one it means if matched."""

    sheet: str
    row_number: int
    name: str
    number: str
    match: Match
    why: str = ""
    people: tuple[tuple[str, str], ...] = ()
    born: str = ""
    note: str = ""
    said: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def key(self) -> str:
        return f"{self.sheet}!{self.row_number}"

    @property
    def text(self) -> str:
        """Who the line speaks of, without the whole number."""
        parts = (self.name, self.born, mask(self.number) if self.number else "", self.note)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class AbovePreview:
    """What a list would bring. Nothing is written yet."""

    file: str
    rule: AboveRule
    lines: tuple[AboveLine, ...]
    seen: Seen

    @property
    def counts(self) -> dict[Match, int]:
        found = dict.fromkeys(Match, 0)
        for line in self.lines:
            found[line.match] += 1
        return found


@dataclass(frozen=True, slots=True)
class AboveDone:
    """What was written: marks or findings of people here, and findings of people who are not here."""

    file: str
    people: int
    elsewhere: int
    left: int
    id: str


def preview_above(home: Home, path: Path, above: str, progress: Progress = QUIET) -> AbovePreview:
    """Read a list and look for its people. Reads only.

    Raises:
        UserError("permission.action"), UserError("list.only-at-office"), UserError("check.above-unknown", above).
        UserError("list.…"): the file is no list that can be read (see :func:`app.intake.tables.read_list`).
    """
    may_import(home)
    rule = home.pack.checks.above.get(above) or refuse("check.above-unknown", above=above)
    book, _ = in_unicode(tables.open_list(path))
    read: list[tuple[ListRow, dict[str, Any]]] = []
    for layout in find_lists(book).layouts:
        proposed = mapping.propose(layout, kind=ListKind.RESIDENTS)
        special = _columns(layout, home.pack.checks.columns)
        for row in read_rows(layout, proposed, today=home.today, progress=progress):
            read.append((row, {name: row.cells[at] for name, at in special.items() if at < len(row.cells)}))
    with home.reading() as r:
        found = _Finder(home, r, [row for row, _ in read], gone_too=rule.rule == "wrongly-deleted")
        lines = tuple(
            _line(row, special, found) for row, special in progress.over(read, "list.comparing", total=len(read))
        )
        seen = Seen(r.heads.epoch, r.heads.lsn)
    return AbovePreview(book.file, rule, lines, seen)


def write_above(home: Home, preview: AbovePreview, chosen: Mapping[str, str] | None = None) -> Done[AboveDone]:
    """Write what was matched, and the lines whose person somebody ``chosen`` (line key → person id), in one
    transaction. Of a rule, who is not here is kept as a finding without a person.

    Raises:
        UserError("permission.action"), UserError("permission.write"), UserError("list.only-at-office").
        UserError("row.changed-since"): somebody has written the same meanwhile; look again.
    """
    may_import(home)
    picked = chosen or {}
    with home.writing() as w:
        first = w.heads.seq + 1
        batch = Batch(preview.seen)
        people = _people(preview, picked)
        if preview.rule.mark:
            for line, person in people:
                _mark(home, batch, preview, line, person)
            elsewhere = 0
        else:
            elsewhere = _flaws(home, w, batch, preview, people)
        edits = batch.edits(w.conn)
        w.apply(edits)
        access.note(w.conn, home.device, home.account.id, home.now, "import", entity="list", why=preview.file)
        import_id = new_id() if edits else ""
        if edits:
            note_import(w, import_id, preview.file, first, {"above": len(edits)}, home.now)
        left = len(preview.lines) - len(people) - elsewhere
        return Done(AboveDone(preview.file, len(people), elsewhere, left, import_id), w.changes)


# Reading -------------------------------------------------------------------------------------------------------------


def _columns(layout: Layout, known: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Where the columns are that only such lists have."""
    titles = {plain_key(title): name for name, of in known.items() for title in of}
    found: dict[str, int] = {}
    for column in layout.columns:
        name = titles.get(plain_key(column.title))
        if name is not None:
            found.setdefault(name, column.index)
    return found


def _line(row: ListRow, special: Mapping[str, Cell], finder: _Finder) -> AboveLine:
    said: dict[str, Any] = {}
    for name in ("day", "until"):
        if (day := _day(special.get(name))) is not None:
            said[name] = day
    for name in ("number", "group"):
        if special.get(name) is not None:
            said[name] = str(_plain(special[name]))
    match, why, people = finder.find(row)
    born = row.born.text_vi() if isinstance(row.born, PartialDate) else ""
    note = str(row.values.get("note", ""))
    number = row.number or str(row.values.get("old_number", ""))
    return AboveLine(row.sheet, row.row_number, row.name, number, match, why, people, born, note, said)


def _plain(cell: Cell) -> Cell:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        read = partial_date.parse(str(cell)) if cell is not None else None
    except BadDate:
        return None
    return read.earliest if read is not None and read.is_full else None


class _Finder:
    """Who is meant: by number, then by the old number, then by name and birth."""

    def __init__(self, home: Home, r: Reading, lines: Sequence[ListRow], *, gone_too: bool) -> None:
        self._r, self._gone_too, self._shown = r, gone_too, shown_to(home.account)
        numbers = {line.number for line in lines if line.number}
        old = {str(line.values["old_number"]) for line in lines if "old_number" in line.values}
        self._by_number = self._gather(numbers, Resident.id_digits.in_, lambda row: str(row.id_digits))
        self._by_old = self._gather(old, Resident.old_digits.in_, lambda row: str(row.old_digits))
        folded = {names.fold(line.name) for line in lines if line.name}
        self._by_name = self._gather(folded, Resident.name_fold.in_, lambda row: str(row.name_fold))

    def find(self, row: ListRow) -> tuple[Match, str, tuple[tuple[str, str], ...]]:
        folded = names.fold(row.name)
        sure = self._by_number.get(row.number or "", []) or self._by_old.get(str(row.values.get("old_number")), [])
        if sure:
            named = [person for person in sure if not folded or person.name_fold == folded]
            if len(named) == 1:
                return Match.MATCHED, "", _told(named)
            return Match.AMBIGUOUS, "several" if named else "other-name", _told(named or sure)
        if not row.name:
            return Match.WRONG if row.faults or not row.number else Match.NOT_FOUND, _fault(row), ()
        born = row.born
        alike = self._by_name.get(folded, [])
        if isinstance(born, PartialDate):
            same = [each for each in alike if isinstance(each.born, PartialDate) and each.born.could_be(born)]
            same = [each for each in same if not (row.number and each.id_digits)]
            if len(same) == 1 and born.is_full and same[0].born == born:
                return Match.MATCHED, "", _told(same)
            if same:
                return Match.AMBIGUOUS, "by-name", _told(same)
        elif alike and not row.number:
            return Match.AMBIGUOUS, "by-name", _told(alike[:8])
        if row.faults:
            return Match.WRONG, _fault(row), ()
        return Match.NOT_FOUND, "", ()

    def _gather(
        self, values: Iterable[str], condition: Callable[[list[str]], ColumnElement[bool]], key: Callable[[Any], str]
    ) -> dict[str, list[Any]]:
        wanted = sorted(values)
        found: dict[str, list[Any]] = {}
        columns = (Resident.id, Resident.name, Resident.born, Resident.id_digits, Resident.old_digits,
                   Resident.name_fold, Resident.gone)  # fmt: skip
        there = Resident.merged_into.is_(None) if self._gone_too else same_person.stands()
        for start in range(0, len(wanted), _CHUNK):
            asked = select(*columns).where(condition(wanted[start : start + _CHUNK]), there, self._shown)
            for row in self._r.session.execute(asked.order_by(Resident.gone.is_not(None), Resident.id)):
                found.setdefault(key(row), []).append(row)
        return found


def _told(people: Sequence[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.id), str(each.name)) for each in people)


def _fault(row: ListRow) -> str:
    return row.faults[0].code if row.faults else "nobody"


# Writing -------------------------------------------------------------------------------------------------------------


def _people(preview: AbovePreview, chosen: Mapping[str, str]) -> list[tuple[AboveLine, str]]:
    """The lines that are written, each with its person; of several lines of one person the last."""
    found: dict[str, AboveLine] = {}
    for line in preview.lines:
        person = chosen.get(line.key) or (line.people[0][0] if line.match is Match.MATCHED else "")
        if person:
            found[person] = line
    return [(line, person) for person, line in found.items()]


def _mark(home: Home, batch: Batch, preview: AbovePreview, line: AboveLine, person: str) -> None:
    kind = preview.rule.mark
    said: dict[str, Any] = {"value": preview.rule.value or None}
    said |= {name: line.said[name] for name in ("day", "until", "number") if name in line.said}
    said |= {"source": preview.file, "by": home.account.id}
    batch.put("mark", child_id(person, kind), {"resident_id": person, "kind": kind}, said)


def _flaws(home: Home, w: Work, batch: Batch, preview: AbovePreview, people: Sequence[tuple[AboveLine, str]]) -> int:
    """Findings of the rule. Who shares a group with another is named as the other. Returns how many are not here."""
    rule = preview.rule.rule
    groups: dict[str, list[str]] = {}
    for line, person in people:
        if "group" in line.said:
            groups.setdefault(line.said["group"], []).append(person)
    wanted: dict[str, tuple[AboveLine, str, str]] = {}
    for line, person in people:
        others = [each for each in groups.get(line.said.get("group", ""), ()) if each != person]
        other = min(others, default="")
        wanted[flaw_id(rule, person, other)] = (line, person, other)
    absent = [line for line in preview.lines if line.match is Match.NOT_FOUND and line.text]
    for line in absent:
        wanted[flaw_id(rule, "", names.fold(line.name), line.number, line.born)] = (line, "", "")
    there = rows.read(w.conn, "flaw", sorted(wanted))
    for row_id, (line, person, other) in wanted.items():
        made_of = {"rule": rule, "resident_id": person or None, "other": other or None, "found_on": home.today}
        said: dict[str, Any] = {"origin": preview.file, "subject": line.text, "by": home.account.id}
        before = there[row_id].values if row_id in there else {}
        if before.get("gone") is not None or before.get("state") in (None, FindingState.SETTLED.value):
            said["state"] = FindingState.OPEN.value
        batch.put("flaw", row_id, made_of, {**said, "day": home.today})
    return len({line.key for line in absent})
