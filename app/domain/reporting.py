"""Which reports are due when, and what span of days each is about (chế độ thông tin, báo cáo). No clock is read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.indicators import HERE
from app.domain.plan import Plan, ReportDuty, Rhythm
from app.domain.procedure import ONE_DAY
from app.domain.sourced import Source


@dataclass(frozen=True, slots=True)
class ReportDue:
    """One report to send. ``on`` is the last day in time, ``hour`` by when on that day; it is about ``first`` to
    ``last``, both included."""

    duty: ReportDuty
    on: date
    name: str
    first: date
    last: date

    @property
    def monthly(self) -> bool:
        return self.duty.rhythm is Rhythm.MONTHLY

    @property
    def hour(self) -> str:
        return self.duty.hour

    @property
    def source(self) -> Source:
        return self.duty.source

    @property
    def key(self) -> str:
        """Names this report among all of its plan."""
        return f"{self.duty.id}:{self.on.isoformat()}"


def reports_between(plan: Plan, first: date, last: date) -> tuple[ReportDue, ...]:
    """All reports due from ``first`` to ``last``, both included, by day; of one day in the order of the plan."""
    order = {duty.id: number for number, duty in reversed(tuple(enumerate(plan.reports)))}
    found = [due for id in order for due in _of(plan, id, last) if first <= due.on]
    return tuple(sorted(found, key=lambda due: (due.on, order[due.duty.id])))


def next_reports(plan: Plan, today: date) -> tuple[ReportDue, ...]:
    """The next report of each duty at or after ``today``, the soonest first."""
    horizon = date(max(today, plan.reports_from).year + 2, 12, 31)
    soonest: dict[str, ReportDue] = {}
    for due in reports_between(plan, today, horizon):
        soonest.setdefault(due.duty.id, due)
    return tuple(soonest.values())


def fed_by(plan: Plan, found: ReportDue) -> ReportDue:
    """The due day whose senders a report adds up: its own; or, where this office alone owes it, that of the same kind
    which others owed within its days (the wards' month for the month of the town)."""
    if set(found.duty.senders) != {HERE}:
        return found
    others = [
        one
        for one in reports_between(plan, found.first, found.on)
        if one.duty.template == found.duty.template and set(one.duty.senders) != {HERE}
    ]
    return others[0] if len(others) == 1 else found


def _of(plan: Plan, id: str, until: date) -> Iterator[ReportDue]:
    """The reports of one duty up to ``until``, each about the days since the one before it. A duty whose days change
    from one year to the next is one duty still."""
    first = min(stage.first for stage in plan.stages)
    rules = sorted((duty for duty in plan.reports if duty.id == id), key=lambda duty: duty.first_year)
    for duty, day, name in ((rule, *found) for rule in rules for found in _days(rule, first, until)):
        on = day - ONE_DAY if duty.before and not duty.hour else day
        if not plan.reports_from <= on <= until:
            continue
        last = on - ONE_DAY if duty.hour else on
        yield ReportDue(duty, on, name, min(first, last), last)
        first = last + ONE_DAY


def _days(duty: ReportDuty, first: date, until: date) -> Iterator[tuple[date, str]]:
    """The days that the plan prints for this duty, from the year of ``first``, and the name of the report of each."""
    end = until + ONE_DAY  # a day that is excluded is one later than the last day in time
    for year in range(max(first.year, duty.first_year), min(end.year, duty.last_year or end.year) + 1):
        yield from _days_of_year(duty, year)


def _days_of_year(duty: ReportDuty, year: int) -> Iterator[tuple[date, str]]:
    match duty.rhythm:
        case Rhythm.MONTHLY:
            for month in range(1, 13):
                yield date(year, month, min(duty.day, monthrange(year, month)[1])), duty.name
        case Rhythm.YEARLY:
            for one in sorted(duty.days, key=lambda one: (one.month, one.day)):
                yield date(year, one.month, min(one.day, monthrange(year, one.month)[1])), one.name
        case Rhythm.ONCE:
            if duty.on is not None and duty.on.year == year:
                yield duty.on, duty.name
        case Rhythm.WEEKLY | Rhythm.DAILY:
            step = 7 if duty.rhythm is Rhythm.WEEKLY else 1
            day = date(year, 1, 1)
            if step == 7:
                day += timedelta(days=(duty.weekday - day.weekday()) % 7)
            while day.year == year:
                yield day, duty.name
                day += timedelta(days=step)


# Where a report stands -----------------------------------------------------------------------------------------------


class DueState(StrEnum):
    """Of our own report, in the order in which it goes through them."""

    TODO = "todo"
    DRAFTED = "drafted"
    FROZEN = "frozen"
    SENT = "sent"


def last_moment(due: ReportDue) -> datetime:
    """The end of the time in which it is in time, by the clock on the wall."""
    if due.hour:
        hour, minute = map(int, due.hour.split(":"))
        return datetime.combine(due.on, time(hour, minute))
    return datetime.combine(due.on, time.max)


def is_late(due: ReportDue, now: datetime) -> bool:
    """Whether the time is over at ``now`` (by the clock on the wall): "trước 9 giờ" leaves 9:00 itself out."""
    return now >= last_moment(due) if due.hour else now > last_moment(due)


_PERIOD = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?|-W(?P<week>\d{2})|-S(?P<half>[12])|-Q(?P<quarter>[1-4]))?"
)


def period_of(text: str) -> tuple[date, date] | None:
    """First and last day of ``2026``, ``2026-S1`` (half year), ``2026-Q2``, ``2026-06``, ``2026-W23``, ``2026-06-30``;
    None for anything else."""
    found = _PERIOD.fullmatch(text.strip().upper())
    if found is None:
        return None
    year, at = int(found["year"]), found.groupdict()
    try:
        if at["day"]:
            day = date(year, int(at["month"]), int(at["day"]))
            return day, day
        if at["week"]:
            monday = date.fromisocalendar(year, int(at["week"]), 1)
            return monday, monday + timedelta(days=6)
        first, months = 1, 12
        if at["month"]:
            first, months = int(at["month"]), 1
        elif at["quarter"]:
            first, months = 3 * int(at["quarter"]) - 2, 3
        elif at["half"]:
            first, months = 6 * int(at["half"]) - 5, 6
        last = first + months - 1
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None
