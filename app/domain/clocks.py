"""Days and deadlines: working days, "trước ngày", the stage a day falls in.

No clock is read here: ``today`` is always an argument. The day of the event is not counted, the last day is (Bộ luật
Dân sự, Điều 147: from memory, so limits built on these functions carry their own source). A limit in calendar days
that ends on a holiday is not moved on: the earlier day is the safe one.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain.plan import Plan, Stage
from app.domain.procedure import ONE_DAY, TimeUnit
from app.domain.sourced import Source
from app.domain.values import Pause

SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days off from ``first`` to ``last`` (nghỉ lễ, Tết, nghỉ bù); with ``works``, made-up working days (làm bù)."""

    first: date
    last: date
    name: str
    source: Source
    works: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What an authority does on Saturdays (trực thứ Bảy): whether its desk takes files, and whether the day counts
    among the working days of a time limit. These are two things."""

    receives_saturday: bool
    counts_saturday: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days offices work. ``years`` are those whose days off are known; outside of them results need a check.

    ``desks`` are the authorities that differ from the rest on Saturdays.
    """

    days_off: tuple[DayOff, ...] = ()
    years: frozenset[int] = frozenset()
    saturday_works: bool = False
    desks: Mapping[str, Desk] = field(default_factory=dict)
    _named: Mapping[date, bool] = field(init=False, compare=False, repr=False)
    """Each named day: whether it is worked on. A made-up working day wins over a day off."""

    def __post_init__(self) -> None:
        named: dict[date, bool] = {}
        for row in self.days_off:
            for number in range((row.last - row.first).days + 1):
                day = row.first + timedelta(days=number)
                named[day] = row.works or named.get(day, False)
        object.__setattr__(self, "_named", named)

    def is_working_day(self, day: date, desk: Desk | None = None) -> bool:
        if day in self._named:
            return self._named[day]
        if day.weekday() == SATURDAY:
            return desk.counts_saturday if desk else self.saturday_works
        return day.weekday() != SUNDAY

    def receives(self, day: date, desk: Desk | None = None) -> bool:
        """Whether a file can be handed in at the desk on this day."""
        if desk is None or day.weekday() != SATURDAY or day in self._named:
            return self.is_working_day(day)
        return desk.receives_saturday

    def next_open(self, day: date, desk: Desk | None = None) -> date:
        """The first day at or after ``day`` on which the desk takes files."""
        while not self.receives(day, desk):
            day += ONE_DAY
        return day

    def needs_check(self, first: date, last: date) -> bool:
        """Whether counting from ``first`` to ``last`` leans on an unsure day off, or on a year that is not known."""
        if any(year not in self.years for year in range(first.year, last.year + 1)):
            return True
        return any(row.source.needs_check and row.first <= last and first <= row.last for row in self.days_off)


@dataclass(frozen=True, slots=True)
class Counted:
    """The last day of a limit, and whether the calendar it was counted with needs a check."""

    on: date
    needs_check: bool


def count(
    start: date,
    amount: int,
    unit: TimeUnit,
    calendar: Calendar,
    *,
    desk: Desk | None = None,
    pauses: Sequence[Pause] = (),
) -> Counted:
    """The last day of a limit of ``amount`` units from ``start``, which is not counted itself; nor is a paused day.

    Zero working days is the next working day at or after ``start``. A month ends on the same day of its month, or on
    the month's last day where there is none. Pauses must have an end: see :func:`ended`.
    """
    if unit is TimeUnit.WORKING_DAY:
        end = add_working_days(start, amount, calendar, desk=desk, pauses=pauses)
        leans = desk is not None and desk.source.needs_check and _has_saturday(start, end)
        return Counted(end, leans or calendar.needs_check(start, end))
    days = amount if unit is TimeUnit.DAY else (add_months(start, amount) - start).days
    return Counted(_skipping(start, days, pauses), False)


def add_working_days(
    start: date, amount: int, calendar: Calendar, *, desk: Desk | None = None, pauses: Sequence[Pause] = ()
) -> date:
    day, left = start, amount
    while left > 0 or not calendar.is_working_day(day, desk):
        day += ONE_DAY
        if calendar.is_working_day(day, desk) and not is_paused(day, pauses):
            left -= 1
    return day


def _skipping(start: date, days: int, pauses: Sequence[Pause]) -> date:
    if not pauses:
        return start + timedelta(days=days)
    day = start
    while days > 0:
        day += ONE_DAY
        days -= not is_paused(day, pauses)
    return day


def _has_saturday(start: date, end: date) -> bool:
    return start + timedelta(days=(SATURDAY - start.weekday()) % 7 or 7) <= end


def is_paused(day: date, pauses: Sequence[Pause]) -> bool:
    """Whether a limit stands still on ``day``: after the day on which it was stopped, up to that on which it goes on
    (the day of an event is never counted)."""
    return any(one.since < day and (one.until is None or day <= one.until) for one in pauses)


def ended(pauses: Sequence[Pause], today: date) -> tuple[Pause, ...]:
    """The pauses as if those that still last ended ``today``: what can be said of a limit at best."""
    return tuple(one if one.until else replace(one, until=max(today, one.since)) for one in pauses)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """How many working days lie after ``start`` up to and with ``end``; 0 if ``end`` is not after ``start``."""
    return sum(calendar.is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def add_months(start: date, amount: int) -> date:
    years, month = divmod(start.month - 1 + amount, 12)
    year, month = start.year + years, month + 1
    return date(year, month, start.day if start.day <= 28 else min(start.day, monthrange(year, month)[1]))


def last_day_before(day: date) -> date:
    """The last day that is in time for "trước ngày ``day``"."""
    return day - ONE_DAY


def stage_on(plan: Plan, today: date) -> Stage | None:
    """The stage that ``today`` falls in; None before the plan began."""
    return next((stage for stage in plan.stages if stage.holds(today)), None)
