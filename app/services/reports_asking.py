"""Asking senders for their reports (đôn đốc): an empty form to fill in, the letter that asks again, and its note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.changes import Done
from app.domain.figures import Figures, Table, TableRow
from app.domain.permissions import Action
from app.domain.report_spec import MEASURES, SENDERS, TYPED
from app.domain.reporting import DueState
from app.errors import UserError
from app.home import Home
from app.services.reports import ASKED, find_due, may_write, names_of, new_report
from app.services.reports_making import PDF, Draft, draft, file_key, printed, sheet, spec_of
from app.services.reports_wording import plain_words, wording_of

REMINDER = "reminder"


def ask_again(home: Home, key: str, senders: Sequence[str], number: str = "") -> Done[int]:
    """Note that these were asked for their report today (đôn đốc). Raises: as :func:`mark_received`."""
    found = may_write(home, key)
    with home.writing() as w:
        known = names_of(w, home.pack.plan, found)
        for sender in senders:
            if sender not in known:
                raise UserError("report.sender-unknown", sender=sender)
            row = w.add(new_report(home, found, ASKED, DueState.SENT))
            row.sender, row.number = sender, number.strip() or None
        w.flush()
        return Done(len(senders), w.changes)


def blank(home: Home, key: str, sender: str) -> bytes:
    """An Excel form of this report for one sender: its tables without numbers, to be filled in and sent back.

    Raises: as :func:`draft`; UserError("report.sender-unknown", sender).
    """
    from app.reports.report_excel import report_excel

    made = draft(home, key)
    with home.reading() as r:
        names = names_of(r, home.pack.plan, find_due(home.pack.plan, key))
    if sender not in names:
        raise UserError("report.sender-unknown", sender=sender)
    kinds = {table.id: table.by for table in made.spec.tables}
    tables = [
        _emptied(table, sender, names) if kinds.get(table.id) == TYPED else _emptied(table)
        for table in made.figures.tables
        if kinds.get(table.id) not in (MEASURES, SENDERS)
    ]
    paper = replace(
        sheet(home, made),
        sections=(),
        tables=tuple(tables),
        to=find_due(home.pack.plan, key).duty.receiver,
        draft=False,
        number="",
        day=None,
    )
    paper = replace(paper, issuer=replace(paper.issuer, name=(names[sender],), above=""), signers=(), recipients=())
    home.log("export", entity="report", row=made.report_id, why=f"report-form:{sender}")
    return report_excel(paper, file_key(home, made, sender))


def reminder_letter(home: Home, key: str, senders: Sequence[str], form: str = PDF) -> bytes:
    """The letter that asks again for a report (công văn đôn đốc).

    Raises: as :func:`draft`; UserError("report.sender-unknown", sender), UserError("report.form-unknown", form).
    """
    home.require(Action.PRINT_REPORT)
    found = find_due(home.pack.plan, key)
    spec = spec_of(home, REMINDER)
    with home.reading() as r:
        names = names_of(r, home.pack.plan, found)
    for sender in senders:
        if sender not in names:
            raise UserError("report.sender-unknown", sender=sender)
    words = {
        **plain_words(home, found.first, found.last, found.name, found.duty.receiver),
        "missing": "; ".join(names[sender] for sender in senders),
        "due_from": f"{found.on:%d/%m/%Y}",
    }
    figures = Figures(spec.code, found.first, found.last, {}, ())
    made = Draft(spec, key, found.name, figures, wording_of(spec, words, figures, None, {}), True, None, None, (), ())
    return printed(home, made, form)


# Parts ---------------------------------------------------------------------------------------------------------------


def _emptied(table: Table, sender: str = "", names: Mapping[str, str] | None = None) -> Table:
    """A table without numbers; of one that senders fill in themselves the row of this one."""
    empty = (None,) * len(table.columns)
    rows = tuple(replace(row, cells=empty) for row in table.rows)
    if names is not None:
        rows = (TableRow(sender, names[sender], empty),)
    return replace(table, rows=rows, total=empty if table.total else ())
