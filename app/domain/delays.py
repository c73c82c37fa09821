"""Whose time a step took (thời gian giải quyết): the office's own, that of others, and that of the person.

A report can so tell an office that is late from one that waits for an answer, or for a paper that the person has not
brought. Every day from filing to the result belongs to exactly one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.clocks import Calendar, Desk, is_paused
from app.domain.procedure import ONE_DAY, TimeUnit
from app.domain.values import Pause


class Party(StrEnum):
    """Whom a day belongs to. ``PERSON`` is also what :attr:`Pause.whose` says of the person; any other word there is an
    authority, or somebody else."""

    OFFICE = "office"
    PERSON = "person"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """Days in the unit of the limit. ``late``: the office's days beyond it. ``overdue``: whether the result came, or is
    still to come, after the day that held without any pause. ``filed_late``: days that the person filed too late."""

    unit: TimeUnit
    office: int
    person: int
    others: int
    late: int
    overdue: bool = False
    filed_late: int = 0

    @property
    def late_by(self) -> Party | None:
        """Who is late: the office if it used more than it has; else who was waited for beyond the first day, or who
        filed late."""
        if self.late:
            return Party.OFFICE
        if self.overdue and (self.person or self.others):
            return Party.PERSON if self.person >= self.others else Party.OTHERS
        return Party.PERSON if self.filed_late else None


def party_of(whose: str | None) -> Party:
    return Party.PERSON if whose == Party.PERSON else Party.OTHERS


@dataclass(frozen=True, slots=True)
class Course:
    """What is on record of a step that was handed in: the days, and the pauses in between."""

    filed: date
    until: date
    """The day of the result, or today."""
    complete: date | None = None
    pauses: Sequence[Pause] = ()

    @property
    def began(self) -> date:
        """The day from which the office's time runs: that of the complete papers (ngày nhận đủ hồ sơ)."""
        return max(self.filed, self.complete or self.filed)


def time_used(
    course: Course,
    unit: TimeUnit,
    calendar: Calendar,
    *,
    desk: Desk | None = None,
    due: date | None = None,
    first_due: date | None = None,
    filed_late: int = 0,
) -> TimeUsed:
    """Share the days out. ``due`` is the last day as the pauses have moved it, ``first_due`` as it was before."""
    counts = dict.fromkeys(Party, 0)
    late = 0
    for day in _days(course, unit, calendar, desk):
        party = _whose(day, course)
        counts[party] += 1
        late += party is Party.OFFICE and due is not None and day > due
    return TimeUsed(
        unit=unit,
        office=counts[Party.OFFICE],
        person=counts[Party.PERSON],
        others=counts[Party.OTHERS],
        late=late,
        overdue=first_due is not None and course.until > first_due,
        filed_late=filed_late,
    )


def _days(course: Course, unit: TimeUnit, calendar: Calendar, desk: Desk | None) -> Iterator[date]:
    day = course.filed
    while day < course.until:
        day += ONE_DAY
        if unit is not TimeUnit.WORKING_DAY or calendar.is_working_day(day, desk):
            yield day


def _whose(day: date, course: Course) -> Party:
    if day <= course.began:
        return Party.PERSON
    paused = next((one for one in course.pauses if is_paused(day, (one,))), None)
    return Party.OFFICE if paused is None else party_of(paused.whose)
