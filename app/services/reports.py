"""Reports that are due (chế độ thông tin, báo cáo): ours and those of whom they are due from; sent, received, missing.

At the office only. Our own report of a due day is one row; one that was made anew replaces it and keeps it. What a
sender sent is a row of its own, with or without figures, replaced in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import defer

from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.plan import Plan
from app.domain.reporting import DueState, ReportDue, is_late, reports_between
from app.errors import UserError, refuse
from app.home import Home
from app.models.entities import Area, Report
from app.models.work import Reading, Work
from app.packs.plans import HERE, UNITS

OWN, RECEIVED, ASKED = "own", "received", "asked"
BACK, AHEAD = 45, 45
"""How many days around today the list shows; what is late and not sent is shown from the plan's first day on."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who owes a report, and what came: ``late`` came after its day, or has not come and the day is over."""

    id: str
    name: str
    report_id: str | None
    seen: Seen | None
    received_on: date | None
    number: str
    counted: bool
    late: bool
    asked_on: date | None
    earlier: int

    @property
    def received(self) -> bool:
        return self.report_id is not None


@dataclass(frozen=True, slots=True)
class DueRow:
    """One report that is due: how far ours is, and what the others have sent."""

    due: ReportDue
    state: DueState
    late: bool
    left: int
    report_id: str | None
    seen: Seen | None
    number: str
    sent_on: date | None
    made_on: date | None
    earlier: int
    senders: tuple[Sender, ...]
    here: bool
    """The plan wants this report from this office itself; else ours is what the others' come to."""

    @property
    def id(self) -> str:
        return self.due.key

    @property
    def received(self) -> int:
        return sum(sender.received for sender in self.senders)

    @property
    def missing(self) -> tuple[Sender, ...]:
        return tuple(sender for sender in self.senders if not sender.received)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One sender over several due days of one report, the newest first; None where nothing was due from it."""

    id: str
    name: str
    cells: tuple[Sender | None, ...]

    @property
    def now(self) -> Sender | None:
        return self.cells[0]


@dataclass(frozen=True, slots=True)
class Grid:
    """Who has sent what (sender × due day)."""

    dues: tuple[ReportDue, ...]
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class PastReport:
    """One report in the history of a due day: ours or a sender's; ``replaced`` by a later one."""

    id: str
    kind: str
    who: str
    number: str
    day: date | None
    by: str
    replaced: bool
    counted: bool
    note: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the first page says: ours late and soon, and how many of others are overdue."""

    rows: tuple[DueRow, ...]
    late: int
    missing: int


def dues(home: Home, *, back: int = BACK, ahead: int = AHEAD) -> tuple[DueRow, ...]:
    """What is due around today, by day, and before that what was not sent.

    Raises: UserError("report.office-only").
    """
    at_office(home)
    plan, today = home.pack.plan, home.today
    first = min(plan.reports_from, today - timedelta(days=back))
    found = reports_between(plan, first, today + timedelta(days=ahead))
    with home.reading() as r:
        rows = _rows(r, home, found)
    since = today - timedelta(days=back)
    return tuple(row for row in rows if row.due.on >= since or row.state is not DueState.SENT)


def due(home: Home, key: str) -> DueRow:
    """Raises: UserError("report.office-only"), UserError("report.due-unknown", key)."""
    at_office(home)
    with home.reading() as r:
        return _rows(r, home, (find_due(home.pack.plan, key),))[0]


def grid(home: Home, key: str, periods: int = 5) -> Grid:
    """Received or missing, by sender: the due day ``key`` and those before it.

    Raises: as :func:`due`.
    """
    at_office(home)
    plan = home.pack.plan
    found = find_due(plan, key)
    before = [one for one in reports_between(plan, plan.reports_from, found.on) if one.duty.id == found.duty.id]
    wanted = tuple(reversed(before[-periods:]))
    with home.reading() as r:
        rows = _rows(r, home, wanted)
    by_due = [{sender.id: sender for sender in row.senders} for row in rows]
    names = {sender.id: sender.name for row in reversed(rows) for sender in row.senders}
    order = [*by_due[0], *(id for id in names if id not in by_due[0])] if by_due else []
    return Grid(wanted, tuple(GridRow(id, names[id], tuple(one.get(id) for one in by_due)) for id in order))


def reminder(home: Home, *, within: int = 14) -> Reminder:
    """For the first page: what fell due in the last days or will soon; nothing on a laptop, which has no reports."""
    if not home.is_office:
        return Reminder((), 0, 0)
    since = home.today - timedelta(days=BACK)
    rows = [row for row in dues(home, ahead=within) if row.due.on >= since]
    missing = sum(sender.late and not sender.received for row in rows for sender in row.senders)
    owed = tuple(row for row in rows if row.state is not DueState.SENT)
    return Reminder(owed, sum(row.late for row in owed), missing)


def find_due(plan: Plan, key: str) -> ReportDue:
    """The due day that is called ``key``. Raises: UserError("report.due-unknown", key)."""
    duty, _, day = key.rpartition(":")
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise UserError("report.due-unknown", key=key) from None
    found = next((one for one in reports_between(plan, on, on) if one.duty.id == duty), None)
    return found or refuse("report.due-unknown", key=key)


def history(home: Home, key: str) -> tuple[PastReport, ...]:
    """Every report of this due day that was made, received or asked for, newest first; also those replaced."""
    found = find_due(home.pack.plan, key)
    with home.reading() as r:
        rows = _of(r, home.pack.plan.id, (found,))
        names = names_of(r, home.pack.plan, found)
        counted = _with_figures(r, home.pack.plan.id, (found,))
    replaced = {row.replaces for row in rows}
    return tuple(
        PastReport(
            row.id,
            row.kind,
            names.get(row.sender or "", row.sender or "") if row.kind != OWN else "",
            row.number or "",
            row.sent_on or row.received_on or row.made_on,
            row.made_by or row.received_by or "",
            row.id in replaced,
            row.id in counted,
            row.note or "",
        )
        for row in sorted(rows, key=lambda row: row.id, reverse=True)
    )


# What the family shares -----------------------------------------------------------------------------------------------


def latest(r: Reading, plan: str, found: ReportDue, kind: str = OWN, sender: str | None = None) -> Report | None:
    """The report of this due day that no later one replaces."""
    rows = [row for row in _of(r, plan, (found,)) if row.kind == kind and (sender is None or row.sender == sender)]
    return standing(rows)


def new_report(home: Home, found: ReportDue, kind: str, state: DueState) -> Report:
    return Report(
        id=new_id(),
        plan=home.pack.plan.id,
        duty=found.duty.id,
        kind=kind,
        first=found.first,
        last=found.last,
        due=found.on,
        state=state.value,
        made_on=home.today,
        made_by=home.account.id,
    )


def add_received(w: Work, home: Home, found: ReportDue, sender: str) -> Report:
    """A row for what a sender sent, in place of what it sent before. Raises: UserError("report.sender-unknown")."""
    if sender not in names_of(w, home.pack.plan, found):
        raise UserError("report.sender-unknown", sender=sender)
    before = latest(w, home.pack.plan.id, found, RECEIVED, sender)
    row = w.add(new_report(home, found, RECEIVED, DueState.SENT))
    row.sender, row.receiver, row.received_by = sender, HERE, home.account.id
    row.replaces = before.id if before is not None else None
    return row


def names_of(r: Reading, plan: Plan, found: ReportDue) -> Mapping[str, str]:
    """From whom it is due, by id, in the order of the plan: bodies, units, or every area where it names no units."""
    names: dict[str, str] = {}
    for sender in found.duty.senders:
        if sender == UNITS and plan.units:
            names |= {unit.id: unit.name for unit in plan.units}
        elif sender == UNITS:
            rows = select(Area.id, Area.name).where(Area.gone.is_(None)).order_by(Area.name_sort, Area.id)
            names |= {str(id): str(name) for id, name in r.session.execute(rows)}
        elif sender != HERE:
            names[sender] = plan.name_of(sender)
    return names


def received(r: Reading, home: Home, found: ReportDue) -> Mapping[str, Report]:
    """What came, by sender: of each the one that stands."""
    return _received(_of(r, home.pack.plan.id, (found,)), found)


def _rows(r: Reading, home: Home, found: Sequence[ReportDue]) -> tuple[DueRow, ...]:
    by_due: dict[tuple[str, date], list[Report]] = {}
    for row in _of(r, home.pack.plan.id, found):
        if row.due is not None:
            by_due.setdefault((row.duty, row.due), []).append(row)
    counted = _with_figures(r, home.pack.plan.id, found)
    names: dict[tuple[str, ...], Mapping[str, str]] = {}
    for one in found:
        if one.duty.senders not in names:
            names[one.duty.senders] = names_of(r, home.pack.plan, one)
    return tuple(
        _row(r, home, one, by_due.get((one.duty.id, one.on), []), names[one.duty.senders], counted) for one in found
    )


def _row(
    r: Reading,
    home: Home,
    found: ReportDue,
    rows: list[Report],
    names: Mapping[str, str],
    counted: frozenset[str],
) -> DueRow:
    own = standing([row for row in rows if row.kind == OWN])
    over = is_late(found, wall_clock(home))
    state = DueState(own.state) if own is not None else DueState.TODO
    came = _received(rows, found)
    asked = {row.sender: row.made_on for row in rows if row.kind == ASKED}
    senders = tuple(
        _sender(r, found, id, name, came.get(id), rows, asked.get(id), over, counted) for id, name in names.items()
    )
    return DueRow(
        due=found,
        state=state,
        late=over and state is not DueState.SENT,
        left=(found.on - home.today).days,
        report_id=own.id if own is not None else None,
        seen=r.seen(Report, own.id) if own is not None else None,
        number=(own.number or "") if own is not None else "",
        sent_on=own.sent_on if own is not None else None,
        made_on=own.made_on if own is not None else None,
        earlier=max(0, sum(row.kind == OWN for row in rows) - 1),
        senders=senders,
        here=HERE in found.duty.senders,
    )


def _sender(
    r: Reading,
    found: ReportDue,
    id: str,
    name: str,
    came: Report | None,
    rows: Sequence[Report],
    asked: date | None,
    over: bool,
    counted: frozenset[str],
) -> Sender:
    on = came.received_on if came is not None else None
    late = over if came is None else on is not None and on > found.on
    return Sender(
        id,
        name,
        came.id if came is not None else None,
        r.seen(Report, came.id) if came is not None else None,
        on,
        (came.number or "") if came is not None else "",
        came is not None and came.id in counted,
        late,
        asked,
        max(0, sum(row.kind == RECEIVED and row.sender == id for row in rows) - 1),
    )


def _of(r: Reading, plan: str, found: Sequence[ReportDue]) -> list[Report]:
    """Every living row of these due days, the oldest first; what they say is fetched only where it is asked for."""
    rows = select(Report).where(*_are_of(plan, found)).options(defer(Report.figures), defer(Report.narrative))
    return list(r.session.scalars(rows.order_by(Report.id))) if found else []


def _with_figures(r: Reading, plan: str, found: Sequence[ReportDue]) -> frozenset[str]:
    """Those of these rows that have figures."""
    rows = select(Report.id).where(*_are_of(plan, found), Report.figures.is_not(None))
    return frozenset(r.session.scalars(rows)) if found else frozenset()


def _are_of(plan: str, found: Sequence[ReportDue]) -> tuple[ColumnElement[bool], ...]:
    return (
        Report.plan == plan,
        Report.gone.is_(None),
        Report.duty.in_({one.duty.id for one in found}),
        Report.due >= min((one.on for one in found), default=date.max),
        Report.due <= max((one.on for one in found), default=date.min),
    )


def standing(rows: Sequence[Report]) -> Report | None:
    """The one that no later one replaces."""
    replaced = {row.replaces for row in rows}
    return next((row for row in reversed(rows) if row.id not in replaced), None)


def _received(rows: Sequence[Report], found: ReportDue) -> dict[str, Report]:
    by_sender: dict[str, list[Report]] = {}
    for row in rows:
        if row.kind == RECEIVED and row.due == found.on and row.sender:
            by_sender.setdefault(row.sender, []).append(row)
    return {sender: last for sender, those in by_sender.items() if (last := standing(those)) is not None}


def may_write(home: Home, key: str) -> ReportDue:
    """The due day, for somebody who writes about it. Raises: as :func:`due`; UserError("permission.action")."""
    home.require(Action.PRINT_REPORT)
    at_office(home)
    return find_due(home.pack.plan, key)


def at_office(home: Home) -> None:
    """Raises: UserError("report.office-only")."""
    if not home.is_office:
        raise UserError("report.office-only")


def wall_clock(home: Home) -> datetime:
    """What the clock on the wall says."""
    return home.clock().astimezone().replace(tzinfo=None)
