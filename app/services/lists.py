"""Taking in an office's Excel list, residents or running cases: opened, mapped, compared, decided, and then written.

Nothing is written before :func:`write_list`, and that is one transaction: a cancel or a kill leaves nothing. What the
machine remembers of a list (its mapping, whom each row was taken for, a fingerprint of each cell) stays here.

Lists belong to the office: its trunk is what a list is compared with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.domain import names
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.domain.sealing import opens
from app.errors import UserError
from app.home import Home
from app.intake import returned as returned_sheets
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
from app.intake.fingerprints import fingerprints
from app.intake.layout import Skipped, Unread
from app.intake.mapping import ColumnMeaning
from app.intake.mapping import Mapping as ListMapping
from app.intake.official import Official, label
from app.intake.old_letters import Converted
from app.intake.preview import Change, Remembered, RowVerdict, Verdict, compare
from app.intake.rows import ListRow
from app.intake.titles import ListKind, vocabulary
from app.models import access, list_records
from app.models.journal import Edit
from app.models.list_records import PersonRecord, Records, Wanted
from app.models.work import Reading, Work
from app.progress import QUIET, Progress
from app.services import lists_remembering as memory
from app.services.lists_comparing import differences, judged, known_of, said, settled
from app.services.lists_opening import PLACES, Column, Group, OpenedList, may_import, open_list, places, read
from app.services.lists_remembering import Stored
from app.services.lists_undoing import (
    ImportRow,
    LeftRow,
    Undone,
    imports,
    may_take_back,
    note_import,
    take_back_import,
)
from app.services.lists_writing import Taken, Writer
from app.sync.account_names import account_names

__all__ = [
    "LEAVE_OUT", "AreaChoice", "Change", "Choice", "Column", "ColumnMeaning", "Converted", "Decision", "Group",
    "ImportRow", "ImportSummary", "LeftRow", "ListKind", "ListMapping", "ListPreview", "ListRow", "OpenedList", "Place",
    "Remark", "RowVerdict", "Skipped", "StepDone", "Undone", "Unread", "Verdict", "differences_with",
    "doubtful_fields", "field_name", "fields_of", "imports", "may_take_back", "needs_category", "needs_decision",
    "needs_person", "open_list", "places", "preview_list", "save_returned", "sentence", "take_back_import",
    "verdict_word", "write_list",
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
    last: Mapping[str, Stored] = field(repr=False)

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

    def recorded(self, resident_id: str, field: str) -> Any:
        """What is recorded of a list's field of this person, in the form of ``ListRow.values``; None if nothing is."""
        person = self.people.get(resident_id)
        return said(person, None, field, self.official) if person is not None else None

    def waiting(self, decisions: Mapping[str, Decision]) -> tuple[RowVerdict, ...]:
        """The rows that wait for a person and have no decision yet."""
        return tuple(row for row in self.rows if needs_decision(row) and row.key not in decisions)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did. ``left`` are doubtful rows that were put off, ``wrong`` rows that could not be read.

    ``made`` counts by: new, changed, areas, households, cases, steps, obstacles, noted, deleted. ``id`` is for
    :func:`take_back_import`; empty if nothing was written.
    """

    file: str
    made: Mapping[str, int]
    unchanged: int
    left: int
    wrong: int
    ops: int
    from_lsn: int
    to_lsn: int
    id: str = ""


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
        last = memory.last_rows(r.conn, _list_key(opened), chosen)
        progress.tick("list.reading-records", 0)
        records = list_records.read(r, _wanted(rows, chosen, last.values()), with_cases=opened.kind is ListKind.CASES)
    hidden = frozenset(name for name in ("religion",) if not home.account.may_read("resident", name))
    known = [known_of(person, hidden, official) for person in records.people.values()]
    before = [Remembered(one.key, one.resident_id, one.fields, one.name) for one in last.values()]
    compared = compare(rows, known, before, progress=progress)
    sealed = _sealed(home, records)
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
        from_lsn, first = w.heads.lsn, w.heads.seq + 1
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
        import_id = new_id() if edits else ""
        if edits:
            note_import(w, import_id, preview.opened.file, first, writer.counts, home.now)
        summary = _summary(
            preview, decisions, writer, ops=len(edits), from_lsn=from_lsn, to_lsn=w.heads.lsn, id=import_id
        )
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
    rows = returned_sheets.returned_rows(back, doubtful=True)
    content = returned_sheets.returned_sheet(rows, preview.opened.lists.layouts, file=preview.opened.file)
    returned_sheets.save_returned(path, content)
    home.log("export", entity="list", why=path.name)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Ran:
    """What :func:`run` did or, dry, would do: rows by verdict, places by the area that they are taken for."""

    file: str
    kind: str
    dry: bool
    rows: Mapping[str, int]
    places: Mapping[str, str]
    done: ImportSummary | None
    returned: int | None

    @property
    def told(self) -> str:
        """One line for people."""
        counts = "; ".join(f"{count} {verdict_word(Verdict(verdict))}" for verdict, count in self.rows.items() if count)
        return f"{self.file}: {counts}"


def run(
    home: Home,
    file: Path,
    *,
    kind: str | None = None,
    mapping: Path | None = None,
    dry_run: bool = False,
    returned: Path | None = None,
    progress: Progress = QUIET,
) -> Ran:
    """The whole way in one go, for scripts: what is certain is written, what is doubtful or wrong is left out.

    ``mapping`` is a file as :meth:`ListMapping.to_json` writes it; ``returned`` where the sheet of the other rows goes.

    Raises:
        As :func:`open_list`, :func:`preview_list`, :func:`write_list`, :func:`save_returned`.
        UserError("list.kind-unknown", kind), UserError("mapping.wrong"), UserError("list.missing", file).
    """
    if kind is not None and kind not in set(ListKind):
        raise UserError("list.kind-unknown", kind=kind)
    given = _mapping_of(mapping) if mapping is not None else None
    opened = open_list(home, file, given.kind if given else ListKind(kind) if kind else None)
    mappings = opened.mappings
    if given is not None:
        own = given.signature if given.signature in mappings else next(iter(mappings))
        mappings[own] = replace(given, signature=own)
    found = places(home, opened, mappings, progress)
    choices = {place.text: place.proposed for place in found if place.proposed is not None}
    preview = preview_list(home, opened, mappings, choices, progress)
    sent_back = save_returned(home, preview, returned) if returned is not None else None
    done = None if dry_run else write_list(home, preview, {}, progress).value
    areas = {area.id: area.name for area in preview.records.areas.values()}
    named = {text: areas.get(choice.area_id or "", choice.name) for text, choice in choices.items()}
    counts = {verdict.value: count for verdict, count in preview.counts.items()}
    return Ran(opened.file, opened.kind.value, dry_run, counts, named, done, sent_back)


def _mapping_of(file: Path) -> ListMapping:
    try:
        return ListMapping.from_json(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        raise UserError("list.missing", file=file.name) from None
    except UnicodeError as fault:
        raise UserError("mapping.wrong", fault=type(fault).__name__) from fault


# Words ----------------------------------------------------------------------------------------------------------


def sentence(remark: Remark) -> str:
    """Why a row is doubtful or wrong, in Vietnamese, as data says it."""
    return returned_sheets.reasons().sentence(remark)


def verdict_word(verdict: Verdict) -> str:
    """``new`` → ``mới``."""
    return returned_sheets.reasons().word(f"verdict.{verdict.value}")


def field_name(field_id: str) -> str:
    """``id_number`` → ``Số định danh``."""
    return label(field_id)


def fields_of(kind: ListKind) -> tuple[tuple[str, str], ...]:
    """All meanings that a column of such a list can have, with their Vietnamese names; ``ignore`` last."""
    found = dict.fromkeys(one.id for one in vocabulary().fields if kind in one.lists and one.id != "ignore")
    return tuple((field_id, label(field_id)) for field_id in (*found, "ignore"))


# Parts ----------------------------------------------------------------------------------------------------------


def _wanted(rows: Iterable[ListRow], areas: frozenset[str], last: Iterable[Stored]) -> Wanted:
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


def _sealed(home: Home, records: Records) -> frozenset[str]:
    """Who is not open to the person who sits here."""
    everyone = [(person.id, person.values["sealed"], person.values["opened_to"]) for person in records.people.values()]
    return frozenset(id for id, sealed, names in everyone if not opens(home.account, sealed, names))


def _official(home: Home, r: Reading) -> Official:
    accounts = account_names(r.conn, home.folder)
    return Official(home.pack.tables, home.pack.procedures, home.pack.categories, accounts)


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
        own = _told_obstacle(preview, one)
        fields = frozenset(change.field for change in one.changes)
        return Taken(one.key, row, fields, one.resident_id, obstacle_is_the_lists=own)
    if decision is None or decision.choice is Choice.SKIP:
        return None
    target = _target(preview, one, decision)
    category = decision.category
    if preview.kind is ListKind.CASES and needs_category(one):
        if category is None:
            raise UserError("list.category-missing", sheet=row.sheet, row=row.row_number)
        if not preview.official.takes(category):
            known = category in preview.official.categories
            raise UserError("category.by-decision-only" if known else "category.unknown", category=category)
    without = doubtful_fields(one) - {"name", "category"} if decision.without_doubtful else frozenset()
    if target is None:
        return Taken(one.key, row, frozenset(row.values) - without, None, category)
    changes = differences_with(preview, one, target)
    return Taken(one.key, row, frozenset(change.field for change in changes) - without, target, category)


def _told_obstacle(preview: ListPreview, one: RowVerdict) -> bool:
    """Whether the one open obstacle of the case has the words that this list had last time."""
    person, before = preview.people.get(one.resident_id or ""), preview.last.get(one.key)
    case = person.case_of(one.row.values.get("category")) if person is not None and one.row is not None else None
    if case is None or before is None or one.row is None or len(case.obstacles) != 1:
        return False
    there = fingerprints(replace(one.row, values={"obstacle": case.obstacles[0][2]}))
    return there["obstacle"] == before.fields.get("obstacle")


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
    stored = [kept for one in preview.rows if (kept := _stored(preview, one, writer)) is not None]
    chosen = [choice.area_id for choice in preview.choices.values() if choice.area_id is not None]
    memory.keep_rows(w.conn, _list_key(preview.opened), chosen, stored)
    memory.keep_mappings(w.conn, preview.mappings)
    ids = {choice.name: writer.area_named(choice.name) for choice in preview.choices.values()}
    memory.keep_places(w.conn, PLACES, preview.choices, ids)


def _list_key(opened: OpenedList) -> str:
    return f"{opened.kind.value}:{opened.signature}"


def _stored(preview: ListPreview, one: RowVerdict, writer: Writer) -> Stored | None:
    """A row that was put off or could not be read is remembered as it was last time, if it was there."""
    if one.row is None:
        return None
    landed = writer.landed.get(one.key)
    if landed is not None:
        return Stored.of(one, landed.resident_id, landed.case_id, landed.area_id)
    before = preview.last.get(one.key)
    person = preview.people.get(one.resident_id or "")
    if one.verdict is not Verdict.UNCHANGED or person is None:
        return before
    case = person.case_of(one.row.values.get("category"))
    case_id = case.id if case else (before.case_id if before else None)
    area_id = writer.area_named(str(one.row.values.get("area", ""))) or person.area_id
    return Stored.of(one, person.id, case_id, area_id)


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
