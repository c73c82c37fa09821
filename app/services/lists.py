"""Taking in an office's Excel list, residents or running cases: opened, mapped, compared, decided, and then written.

Nothing is written before :func:`write_list`, and that is one transaction: a cancel or a kill leaves nothing. What the
machine remembers of a list (its mapping, whom each row was taken for, a fingerprint of each cell) stays here.

Lists belong to the office: its trunk is what a list is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from app.domain import names
from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.intake import decisions as decided
from app.intake import returned
from app.intake.cells import Remark, StepDone
from app.intake.decisions import (
    LEAVE_OUT,
    AreaChoice,
    Choice,
    Decision,
    Place,
    doubtful_fields,
    needs_category,
    needs_decision,
    needs_person,
)
from app.intake.layout import Skipped, Unread
from app.intake.mapping import ColumnMeaning
from app.intake.mapping import Mapping as ListMapping
from app.intake.official import Official, label
from app.intake.old_letters import Converted
from app.intake.preview import Change, Remembered, RowVerdict, Verdict, compare, remember
from app.intake.rows import ListRow
from app.intake.titles import ListKind, vocabulary
from app.models import access, list_records, remembering
from app.models.journal import Edit
from app.models.list_records import PersonRecord, Records, Wanted
from app.models.work import Reading, Work
from app.progress import QUIET, Progress
from app.security import vault
from app.services.lists_comparing import differences, judged, known_of, settled
from app.services.lists_opening import PLACES, Column, Group, OpenedList, may_import, open_list, places, read
from app.services.lists_writing import Taken, Writer
from app.sync import registry

__all__ = [
    "LEAVE_OUT", "AreaChoice", "Change", "Choice", "Column", "ColumnMeaning", "Converted", "Decision", "Group",
    "ImportSummary", "ListKind", "ListMapping", "ListPreview", "ListRow", "OpenedList", "Place", "Remark", "RowVerdict",
    "Skipped", "StepDone", "Unread", "Verdict", "differences_with", "doubtful_fields", "field_name", "fields_of",
    "needs_category", "needs_decision", "needs_person", "open_list", "places", "preview_list", "save_returned",
    "sentence", "write_list",
]  # fmt: skip

_CHUNK = 1000


@dataclass(frozen=True, slots=True)
class ListPreview:
    """What would happen, row by row: see :class:`RowVerdict`. Rows are known by their ``key``."""

    opened: OpenedList
    mappings: Mapping[str, ListMapping]
    choices: Mapping[str, AreaChoice]
    rows: tuple[RowVerdict, ...]
    people: Mapping[str, PersonRecord]
    official: Official
    records: Records = field(repr=False)
    last: Mapping[str, _Stored] = field(repr=False)

    @property
    def kind(self) -> ListKind:
        return self.opened.kind

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many rows of each verdict, none left out."""
        found = dict.fromkeys(Verdict, 0)
        for row in self.rows:
            found[row.verdict] += 1
        return found

    def waiting(self, decisions: Mapping[str, Decision]) -> tuple[RowVerdict, ...]:
        """The rows that wait for a person and have no decision yet."""
        return tuple(row for row in self.rows if needs_decision(row) and row.key not in decisions)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. ``left`` are doubtful rows that were put off, ``wrong`` rows that could not be read.

    ``made`` counts by: new, changed, areas, households, cases, steps, obstacles, noted, deleted.
    """

    file: str
    made: Mapping[str, int]
    unchanged: int
    left: int
    wrong: int
    ops: int
    from_lsn: int
    to_lsn: int


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """One row of the last import."""

    key: str
    resident_id: str | None
    case_id: str | None
    name: str
    fields: dict[str, str]
    area_id: str = ""


_stored_rows = msgspec.json.Decoder(list[_Stored]).decode


# Comparing ------------------------------------------------------------------------------------------------------


def preview_list(
    home: Home,
    opened: OpenedList,
    mappings: Mapping[str, ListMapping],
    choices: Mapping[str, AreaChoice],
    progress: Progress = QUIET,
) -> ListPreview:
    """Compare the list with what is recorded and with its last import. Reads only.

    ``choices`` says by its text what each place is; a person must have said it for every place that is named.

    Raises:
        UserError("permission.action"), UserError("list.only-at-office").
        UserError("list.column-missing", field): no column is the name (or, of cases, the group).
        UserError("list.place-undecided", place), UserError("list.changed-since"): an area was deleted meanwhile.
    """
    may_import(home)
    for mapping in mappings.values():
        for lacking in mapping.missing()[:1]:
            raise UserError("list.column-missing", field=field_name(lacking))
    rows = read(home, opened, mappings, progress)
    for text in {str(row.values.get("area", "")) for row in rows} - choices.keys() - {""}:
        raise UserError("list.place-undecided", place=text)
    with home.reading() as r:
        official = _official(home, r)
        there = list_records.areas(r)
        chosen = frozenset(choice.area_id for choice in choices.values() if choice.area_id is not None)
        if chosen - there.keys():
            raise UserError("list.changed-since")
        rows = settled(rows, choices, there, official)
        last = _last(r, opened, chosen)
        progress.tick("list.reading-records", 0)
        records = list_records.read(r, _wanted(rows, chosen, last.values()), with_cases=opened.kind is ListKind.CASES)
    hidden = frozenset(name for name in ("religion",) if not home.account.may_read("resident", name))
    known = [known_of(person, hidden, official) for person in records.people.values()]
    before = [Remembered(one.key, one.resident_id, one.fields, one.name) for one in last.values()]
    compared = compare(rows, known, before, progress=progress)
    sealed = frozenset() if home.account.may(Action.OPEN_SEALED) else _sealed(records)
    verdicts = judged(compared.rows, records.people, official, sealed)
    verdicts = tuple(one for one in verdicts if one.row is not None or one.resident_id in records.people)
    return ListPreview(opened, dict(mappings), dict(choices), verdicts, records.people, official, records, last)


def differences_with(preview: ListPreview, row: RowVerdict, resident_id: str) -> tuple[Change, ...]:
    """What would change in the record of this person if the row is theirs."""
    person = preview.people.get(resident_id)
    if person is None or row.row is None:
        return ()
    if row.changes and resident_id in (row.resident_id, *row.candidates[:1]) and not needs_person(row):
        return row.changes
    return differences(person, row.row, preview.official)


# Writing --------------------------------------------------------------------------------------------------------


def write_list(
    home: Home, preview: ListPreview, decisions: Mapping[str, Decision], progress: Progress = QUIET
) -> Done[ImportSummary]:
    """Write what the preview shows, as decided, in one transaction. Doubtful rows without a decision are put off.

    Raises:
        UserError("permission.action"), UserError("permission.write"), UserError("list.only-at-office").
        UserError("list.changed-since"), UserError("row.changed-since"): something that the preview was computed on has
            changed; look at it again.
        UserError("list.who-is-it", sheet, row), UserError("list.category-missing", sheet, row),
            UserError("list.area-missing", sheet, row), UserError("list.reason-missing"): a decision is not enough.
        Cancelled: nothing was kept.
    """
    may_import(home)
    if preview.kind is ListKind.CASES:
        home.require(Action.OPEN_CASE)
    if any(one.choice is Choice.DELETE for one in decisions.values()):
        home.require(Action.DELETE)
    with home.writing() as w:
        if list_records.changed_since(w, preview.records.seen):
            raise UserError("list.changed-since")
        from_lsn = w.heads.lsn
        writer = Writer(preview.records, preview.official, preview.choices.values(), today=home.today)
        taken = [found for row in preview.rows if (found := _taken(preview, row, decisions.get(row.key))) is not None]
        for one in progress.over(taken, "list.preparing", total=len(taken)):
            writer.take(one)
        _those_gone(preview, decisions, writer, home)
        edits = writer.finish().edits(w.conn)
        for part in _chunks(edits, progress):
            w.apply(part)
        _remember(w, preview, writer)
        access.note(w.conn, home.device, home.account.id, home.now, "import", entity="list", why=preview.opened.file)
        progress.tick("list.writing", len(edits), len(edits))
        summary = _summary(preview, decisions, writer, ops=len(edits), from_lsn=from_lsn, to_lsn=w.heads.lsn)
        return Done(summary, w.changes)


def save_returned(home: Home, preview: ListPreview, path: Path, decisions: Mapping[str, Decision] | None = None) -> int:
    """Save the rows that could not be read, and those that were put off, as a sheet to send back. Returns how many.

    Raises:
        UserError("permission.action"). EnvironmentFault("file.cannot-write").
    """
    home.require(Action.EXPORT_LIST)
    made = decisions or {}
    back = [
        row
        for row in preview.rows
        if row.verdict is Verdict.WRONG or (needs_decision(row) and _is_put_off(made.get(row.key)))
    ]
    rows = returned.returned_rows(back, doubtful=True)
    content = returned.returned_sheet(rows, preview.opened.lists.layouts, file=preview.opened.file)
    returned.save_returned(path, content)
    home.log("export", entity="list", why=path.name)
    return len(rows)


# Words ----------------------------------------------------------------------------------------------------------


def sentence(remark: Remark) -> str:
    """Why a row is doubtful or wrong, in Vietnamese, as data says it."""
    return returned.reasons().sentence(remark)


def field_name(field_id: str) -> str:
    """``id_number`` → ``Số định danh``."""
    return label(field_id)


def fields_of(kind: ListKind) -> tuple[tuple[str, str], ...]:
    """All meanings that a column of such a list can have, with their Vietnamese names; ``ignore`` last."""
    found = dict.fromkeys(one.id for one in vocabulary().fields if kind in one.lists and one.id != "ignore")
    return tuple((field_id, label(field_id)) for field_id in (*found, "ignore"))


# Parts ----------------------------------------------------------------------------------------------------------


def _wanted(rows: Iterable[ListRow], areas: frozenset[str], last: Iterable[_Stored]) -> Wanted:
    folded, numbers, old = set(), set(), set()
    for row in rows:
        if row.name:
            folded.add(names.fold(row.name))
        if row.number:
            numbers.add(row.number)
        if (number := row.values.get("old_number")) is not None:
            old.add(str(number))
        numbers |= {str(row.values[name]) for name in ("mother_number", "father_number") if name in row.values}
    ids = frozenset(one.resident_id for one in last if one.resident_id is not None)
    return Wanted(areas, frozenset(folded), frozenset(numbers), frozenset(old), ids)


def _sealed(records: Records) -> frozenset[str]:
    return frozenset(person.id for person in records.people.values() if person.values["sealed"])


def _official(home: Home, r: Reading) -> Official:
    register = registry.current(r.conn)
    accounts = (
        {entry.id: entry.name for entry in register.accounts}
        if register is not None
        else {slot.account: slot.name for slot in vault.slots(home.folder)}
    )
    return Official(home.pack.tables, home.pack.procedures, home.pack.categories, accounts)


def _row_key(opened: OpenedList, area_id: str) -> str:
    return f"list-rows:{opened.kind.value}:{opened.signature}:{area_id}"


def _last(r: Reading, opened: OpenedList, areas: Iterable[str]) -> dict[str, _Stored]:
    """The rows of the last import in these areas: a list of one hamlet says nothing of another's people."""
    found: dict[str, _Stored] = {}
    for area_id in sorted(areas):
        text = remembering.get(r.conn, _row_key(opened, area_id))
        found |= {one.key: one for one in _stored_rows(text)} if text else {}
    return found


def _is_put_off(decision: Decision | None) -> bool:
    return decision is None or decision.choice is Choice.SKIP


def _taken(preview: ListPreview, one: RowVerdict, decision: Decision | None) -> Taken | None:
    """What is to be written of a row, or None."""
    row = one.row
    if row is None or one.verdict in (Verdict.WRONG, Verdict.UNCHANGED):
        return None
    if one.verdict is Verdict.NEW:
        return Taken(one.key, row, frozenset(row.values), None)
    if one.verdict is Verdict.CHANGED:
        return Taken(one.key, row, frozenset(change.field for change in one.changes), one.resident_id)
    if decision is None or decision.choice is Choice.SKIP:
        return None
    target = _target(preview, one, decision)
    category = decision.category
    if preview.kind is ListKind.CASES and needs_category(one):
        if category is None:
            raise UserError("list.category-missing", sheet=row.sheet, row=row.row_number)
        if not preview.official.takes(category):
            raise UserError("category.unknown", category=category)
    without = doubtful_fields(one) - {"name", "category"} if decision.without_doubtful else frozenset()
    if target is None:
        return Taken(one.key, row, frozenset(row.values) - without, None, category)
    changes = differences_with(preview, one, target)
    return Taken(one.key, row, frozenset(change.field for change in changes) - without, target, category)


def _target(preview: ListPreview, one: RowVerdict, decision: Decision) -> str | None:
    assert one.row is not None
    if decision.choice is Choice.NEW:
        return None
    if decision.choice is Choice.PERSON and decision.resident_id in preview.people:
        return decision.resident_id
    if decision.choice is Choice.ACCEPT and not needs_person(one):
        return one.candidates[0] if one.candidates else None
    raise UserError("list.who-is-it", sheet=one.row.sheet, row=one.row.row_number)


def _those_gone(preview: ListPreview, decisions: Mapping[str, Decision], writer: Writer, home: Home) -> None:
    for one in preview.rows:
        decision = decisions.get(one.key)
        if one.verdict is not Verdict.GONE or decision is None or one.resident_id is None:
            continue
        stored = preview.last.get(one.key)
        case_id = stored.case_id if stored else None
        if decision.choice is Choice.DELETE:
            writer.delete_gone(one.resident_id, case_id, decision.reason)
        elif decision.choice is Choice.NOTE and decision.reason.strip():
            writer.note_gone(one.resident_id, case_id, decision.reason.strip())


def _chunks(edits: list[Edit], progress: Progress) -> Iterator[list[Edit]]:
    for start in range(0, len(edits), _CHUNK):
        progress.tick("list.writing", start, len(edits))
        yield edits[start : start + _CHUNK]


def _remember(w: Work, preview: ListPreview, writer: Writer) -> None:
    """What next month's list is compared with; in the same transaction as what was written."""
    kept: dict[str, list[_Stored]] = {
        choice.area_id: [] for choice in preview.choices.values() if choice.area_id is not None
    }
    for one in preview.rows:
        stored = _stored(preview, one, writer)
        if stored is not None and stored.area_id:
            kept.setdefault(stored.area_id, []).append(stored)
    for area_id, rows in kept.items():
        remembering.put(w.conn, _row_key(preview.opened, area_id), msgspec.json.encode(rows).decode())
    for own, mapping in preview.mappings.items():
        remembering.put(w.conn, f"list-mapping:{mapping.kind.value}:{own}", mapping.to_json())
    known = msgspec.json.decode(remembering.get(w.conn, PLACES) or "{}", type=dict[str, str])
    for text, choice in preview.choices.items():
        here = choice.area_id or writer.area_named(choice.name)
        if text and here:
            known[decided.place_key(text)] = here
    remembering.put(w.conn, PLACES, msgspec.json.encode(known).decode())


def _stored(preview: ListPreview, one: RowVerdict, writer: Writer) -> _Stored | None:
    if one.row is None:
        return None
    landed = writer.landed.get(one.key)
    person = preview.people.get(one.resident_id or "")
    if landed is None and one.verdict is Verdict.UNCHANGED and person is not None:
        case = person.case_of(one.row.values.get("category"))
        before = preview.last.get(one.key)
        case_id = case.id if case else (before.case_id if before else None)
        area_id = writer.area_named(str(one.row.values.get("area", ""))) or person.area_id
        kept = remember(one, person.id)
        return _Stored(kept.key, person.id, case_id, kept.name, dict(kept.fields), area_id)
    if landed is None:
        return preview.last.get(one.key)
    kept = remember(one, landed.resident_id)
    return _Stored(kept.key, landed.resident_id, landed.case_id, kept.name, dict(kept.fields), landed.area_id)


def _summary(preview: ListPreview, decisions: Mapping[str, Decision], writer: Writer, **numbers: Any) -> ImportSummary:
    counts = preview.counts
    left = sum(1 for row in preview.rows if needs_decision(row) and _is_put_off(decisions.get(row.key)))
    return ImportSummary(
        preview.opened.file,
        dict(writer.counts),
        unchanged=counts[Verdict.UNCHANGED],
        left=left,
        wrong=counts[Verdict.WRONG],
        **numbers,
    )
