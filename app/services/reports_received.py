"""One report that was received, opened (xem báo cáo đã nhận): who sent it when, what its check said, what it replaced,
and its numbers beside those of the report that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.figures import Figures, Table
from app.domain.permissions import Action
from app.errors import refuse
from app.home import Home
from app.models.entities import Report
from app.services.reports import OWN, RECEIVED, find_due, names_of
from app.services.reports_making import draft
from app.services.reports_receiving import FILE, NOTICES, Notice


@dataclass(frozen=True, slots=True)
class Version:
    """One of the reports that a sender sent for the same day."""

    id: str
    number: str
    day: date | None


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """One number of a received report. ``earlier``: what the one that it replaced said; ``whole``: what stands there in
    our report, None where it has no such number."""

    table: str
    row: str
    column: str
    told: int
    earlier: int | None
    whole: int | None

    @property
    def id(self) -> str:
        return f"{self.table}|{self.row}|{self.column}"


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """``file`` empty: it came on paper. ``checked`` False: it was taken in before it was kept what the check said.
    ``adds``: our report adds it up; else its numbers stand beside ours only. ``frozen``: ours is fixed."""

    id: str
    key: str
    due: str
    on: date
    first: date
    last: date
    sender: str
    number: str
    received_on: date | None
    received_by: str
    late: bool
    note: str
    file: str
    checked: bool
    notices: tuple[Notice, ...]
    numbers: tuple[ToldNumber, ...]
    adds: bool
    frozen: bool
    replaced: Version | None
    replaced_by: Version | None


def received_report(home: Home, report_id: str) -> ReceivedReport:
    """Open one report that was received.

    Raises:
        UserError("permission.action"), UserError("report.elsewhere").
        UserError("report.due-unknown", key): the plan was changed, and no such report is due any more.
    """
    home.require(Action.PRINT_REPORT)
    with home.reading() as r:
        row = r.session.get(Report, report_id)
        if row is None or row.kind != RECEIVED or row.gone is not None:
            refuse("report.elsewhere")
        key = f"{row.duty}:{row.due}"
        found = find_due(home.pack.plan, key)
        names = names_of(r, home.pack.plan, found)
        before = r.session.get(Report, row.replaces) if row.replaces else None
        after = r.session.scalar(
            select(Report).where(Report.replaces == row.id, Report.kind != OWN, Report.gone.is_(None))
        )
        kept = row.narrative if isinstance(row.narrative, dict) else {}
        told, earlier = _figures(row), _figures(before)
    ours = draft(home, key)
    return ReceivedReport(
        id=row.id,
        key=key,
        due=found.name,
        on=found.on,
        first=found.first,
        last=found.last,
        sender=names.get(row.sender or "", row.sender or ""),
        number=row.number or "",
        received_on=row.received_on,
        received_by=row.received_by or "",
        late=row.received_on is not None and row.received_on > found.on,
        note=row.note or "",
        file=str(kept.get(FILE, "")),
        checked=NOTICES in kept,
        notices=tuple(Notice(*one) for one in kept.get(NOTICES, ())),
        numbers=_numbers(told, earlier, ours.figures),
        adds=ours.spec.adds,
        frozen=ours.frozen,
        replaced=_version(before),
        replaced_by=_version(after),
    )


# Parts ---------------------------------------------------------------------------------------------------------------


def _figures(row: Report | None) -> Figures | None:
    return Figures.of(row.figures) if row is not None and isinstance(row.figures, dict) else None


def _version(row: Report | None) -> Version | None:
    return Version(row.id, row.number or "", row.received_on) if row is not None else None


def _numbers(told: Figures | None, earlier: Figures | None, ours: Figures) -> tuple[ToldNumber, ...]:
    found: list[ToldNumber] = []
    for table in told.tables if told is not None else ():
        before = _cells(earlier.table(table.id) if earlier is not None else None)
        whole = _cells(ours.table(table.id))
        for row in table.rows:
            for code, title, cell in zip(table.columns, table.titles, row.cells, strict=False):
                if isinstance(cell, int):
                    place = row.key, code
                    found.append(ToldNumber(table.title, row.label, title, cell, before.get(place), whole.get(place)))
    return tuple(found)


def _cells(table: Table | None) -> Mapping[tuple[str, str], int]:
    if table is None:
        return {}
    return {
        (row.key, code): cell
        for row in table.rows
        for code, cell in zip(table.columns, row.cells, strict=False)
        if isinstance(cell, int)
    }
