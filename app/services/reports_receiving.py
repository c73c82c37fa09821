"""Taking in a subordinate's report file (tiếp nhận báo cáo): looked at first, and all that is wrong with it said; then
kept with its figures, in place of what that sender sent before, which is kept too."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.changes import Done
from app.domain.figures import Figures, Table, wrong_sums
from app.domain.permissions import Action
from app.domain.report_spec import MEASURES, SENDERS, ReportSpec
from app.domain.reporting import ReportDue
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.intake.report_file import Fault, ReportFile, has_formulas, read_report
from app.intake.tables import read_list
from app.packs.plans import HERE
from app.services.reports import add_received, find_due, names_of
from app.services.reports_making import draft

WRONG = frozenset({"not-a-number", "negative", "too-large"})
"""Faults for which a file is not taken in; the others are warned of."""
TOLD_AT_MOST = 50
FILE, NOTICES = "file", "notices"
"""In what is kept with a received report: how its file was called, and what its check said."""
_PLACES = 4


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that whoever takes the file in should know. ``what``: that of a
    :class:`~app.intake.report_file.Fault`, or sum, formulas, no-keys, unknown-table, other-row."""

    what: str
    table: str = ""
    where: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was looked at. ``refused``: why it cannot be taken in, each once; empty if it can."""

    key: str
    sender: str
    sender_name: str
    file: str
    figures: Figures
    refused: tuple[Notice, ...]
    warnings: tuple[Notice, ...]
    sha256: str
    numbers: int


def look_at(home: Home, key: str, sender: str, path: Path) -> Incoming:
    """What a file says, and what is wrong with it. Nothing is written.

    Raises:
        UserError("permission.action"), UserError("report.due-unknown", key).
        UserError("report.sender-unknown", sender).
        UserError("report.file-not-ours", file): a workbook in which no table of this report is found.
        UserError("report.file-keys-broken", file), UserError("report.file-other-plan", file, plan),
        UserError("report.file-other-report", file), UserError("report.file-other-period", file, first, last),
        UserError("report.file-other-sender", file, sender).
        And what opening a list may raise (list.…); EnvironmentFault("list.unreadable").
    """
    home.require(Action.PRINT_REPORT)
    made = draft(home, key)
    found = find_due(home.pack.plan, key)
    with home.reading() as r:
        known = names_of(r, home.pack.plan, found)
    if sender not in known:
        raise UserError("report.sender-unknown", sender=sender)
    data = _bytes(path)
    book = read_list(data, path.name)
    kinds = {table.id: table.by for table in made.spec.tables}
    wanted = [table for table in made.figures.tables if kinds.get(table.id) not in (MEASURES, SENDERS)]
    read = read_report(book, wanted)
    _is_it(home, made.spec, found, sender, path.name, read)
    tables, warnings = _tables(wanted, read)
    if not tables:
        raise UserError("report.file-not-ours", file=path.name)
    warnings += _notices(read.faults)
    for table in tables:
        warnings += [Notice("sum", table.title, title, f"{told} ≠ {made_}") for title, told, made_ in wrong_sums(table)]
    if book.kind == "xlsx" and has_formulas(data):
        warnings.append(Notice("formulas"))
    if read.key is None:
        warnings.append(Notice("no-keys"))
    values = dict(read.key.values) if read.key is not None else {}
    for table in tables:
        values |= {code: cell for code, cell in zip(table.columns, table.total, strict=False) if isinstance(cell, int)}
    figures = Figures(made.spec.code, found.first, found.last, values, tuple(tables))
    refused = tuple(one for one in warnings if one.what in WRONG)[:TOLD_AT_MOST]
    others = tuple(one for one in warnings if one.what not in WRONG)[:TOLD_AT_MOST]
    count = sum(isinstance(cell, int) for table in tables for row in table.rows for cell in row.cells)
    digest = hashlib.sha256(data).hexdigest()
    return Incoming(key, sender, known[sender], path.name, figures, refused, others, digest, count)


def keep(home: Home, incoming: Incoming, number: str, on: date, note: str = "") -> Done[str]:
    """Take in what was looked at.

    Raises:
        UserError("report.file-faulty", file, what), UserError("report.in-the-future", day).
        UserError("report.sender-unknown", sender), UserError("permission.action").
    """
    home.require(Action.PRINT_REPORT)
    if incoming.refused:
        first = incoming.refused[0]
        raise UserError("report.file-faulty", file=incoming.file, what=f"{first.table}, {first.where}: {first.said}")
    if on > home.today:
        raise UserError("report.in-the-future", day=on)
    found = find_due(home.pack.plan, incoming.key)
    with home.writing() as w:
        row = add_received(w, home, found, incoming.sender)
        row.number, row.received_on, row.note = number.strip() or None, on, note.strip() or None
        row.figures, row.sha256 = incoming.figures.wire(), incoming.sha256
        said = [[one.what, one.table, one.where, one.said] for one in incoming.warnings]
        row.narrative = {FILE: incoming.file, NOTICES: said}
        w.flush()
        return Done(row.id, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------------


def _bytes(path: Path) -> bytes:
    from app.intake.bounds import MAX_FILE

    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError("list.too-large", file=path.name, what="file", limit=MAX_FILE)
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise UserError("list.missing", file=path.name) from fault
    except IsADirectoryError as fault:
        raise UserError("list.not-a-list", file=path.name, really="folder") from fault
    except OSError as fault:
        raise EnvironmentFault("list.unreadable", file=path.name, fault=fault.strerror or "") from fault


def _is_it(home: Home, spec: ReportSpec, found: ReportDue, sender: str, file: str, read: ReportFile) -> None:
    """Refuse another's report, one of another plan, kind or period: one clear reason."""
    if read.broken:
        raise UserError("report.file-keys-broken", file=file)
    key = read.key
    if key is None:
        return
    if key.plan != home.pack.plan.id:
        raise UserError("report.file-other-plan", file=file, plan=key.plan)
    if key.template != spec.code:
        raise UserError("report.file-other-report", file=file)
    if (key.first, key.last) != (found.first.isoformat(), found.last.isoformat()):
        raise UserError("report.file-other-period", file=file, first=key.first, last=key.last)
    if key.sender not in (HERE, sender):
        raise UserError("report.file-other-sender", file=file, sender=home.pack.plan.name_of(key.sender))


def _tables(wanted: Sequence[Table], read: ReportFile) -> tuple[list[Table], list[Notice]]:
    """Of what was read only tables and columns that this report has, in its words and its order of columns."""
    found, warnings = [], []
    for table in read.tables:
        ours = next((one for one in wanted if one.id == table.id), None)
        if ours is None or not any(column in ours.columns for column in table.columns):
            if read.key is None:
                warnings.append(Notice("unknown-table", table.title))
            continue
        keys = {row.key for row in ours.rows}
        places = [table.columns.index(code) if code in table.columns else None for code in ours.columns]
        rows = []
        for row in table.rows:
            if row.key not in keys:
                warnings.append(Notice("other-row", ours.title, said=row.label))
            rows.append(replace(row, cells=tuple(row.cells[at] if at is not None else None for at in places)))
        total = tuple(table.total[at] if at is not None else None for at in places) if table.total else ()
        found.append(replace(ours, rows=tuple(rows), total=total))
    return found, warnings


def _notices(faults: Sequence[Fault]) -> list[Notice]:
    """One for each fault; empty cells of one table together, once they are many."""
    empty: dict[str, list[Fault]] = {}
    found: list[Notice] = []
    for fault in faults:
        if fault.what == "no-number":
            empty.setdefault(fault.table, []).append(fault)
        else:
            found.append(Notice(fault.what, fault.table, _place(fault), fault.said))
    for table, those in empty.items():
        places = ", ".join(_place(fault) for fault in those[:_PLACES]) + (" …" if len(those) > _PLACES else "")
        found.append(Notice("no-number", table, places, str(len(those))))
    return found


def _place(fault: Fault) -> str:
    if not fault.row:
        return ""
    letters, number = "", fault.column
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{fault.row}"
