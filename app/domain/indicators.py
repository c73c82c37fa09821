"""What the plan wants reached, and how far it is (chỉ tiêu): figures that units give, and those counted from records.

A count is of people, each once: somebody with two cases is done when both are. No clock is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.merge import Seen
from app.domain.names import fold
from app.domain.plan import Goal, Indicator, Plan, Rhythm
from app.domain.stages import CARD_RESULTS, HOME_RESULTS, NUMBER_RESULTS, CaseStanding

HERE = "here"
"""The unit of a figure that is of the whole office."""
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """What one unit told of one indicator, on or up to one day: ``value`` of ``whole``."""

    id: str
    plan: str
    indicator: str
    unit: str
    seen: Seen
    day: date | None = None
    value: int | None = None
    whole: int | None = None
    cause: str | None = None
    source: str | None = None
    by: str | None = None
    entered_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit is to reach (chỉ tiêu giao)."""

    indicator: str
    unit: str
    value: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A number counted from the cases: ``done`` people of ``asked``, and the cases behind both."""

    asked: Mapping[str, tuple[CaseStanding, ...]]
    done: frozenset[str]

    @property
    def value(self) -> int:
        return len(self.done)

    @property
    def whole(self) -> int:
        return len(self.asked)

    @property
    def missing(self) -> tuple[CaseStanding, ...]:
        """The cases of those who are not done."""
        return tuple(case for person, cases in self.asked.items() if person not in self.done for case in cases)


def recorded(cases: Iterable[CaseStanding]) -> Counted:
    """Được cập nhật đầy đủ thông tin và được quản lý. By person.

    Asked: everybody with a case that did not end otherwise (moved, died, not of these groups, a duplicate). Done: the
    population data or the number is there (group B has a record by its definition), a result about residence is there,
    and every case of theirs has a first file."""
    asked = _by_person(case for case in cases if case.asked)
    return _done(asked, lambda case: case.first_file and _has_record(case) and bool(case.results & HOME_RESULTS))


def eligible_a(cases: Iterable[CaseStanding]) -> Counted:
    """Nhóm A đủ điều kiện giải quyết: hoàn thành hộ tịch, dân cư, số định danh, cư trú, căn cước. By person.

    Asked: those with a group A case without an open obstacle that did not end otherwise. Done: the case is settled, or
    every result that its group seeks is there (of a card or a certificate, one)."""
    asked = _by_person(case for case in cases if case.asked and case.group == "A" and not case.stuck)
    return _done(asked, lambda case: case.settled or _reached(case))


def cards_b(cases: Iterable[CaseStanding]) -> Counted:
    """Nhóm B chưa có căn cước khi lập hồ sơ: đã có căn cước hoặc giấy chứng nhận. By person.

    Asked: those with a group B case that did not end otherwise, and of whom no card was seen, nor noted with a day
    before the case began. Done: a card or certificate was given on the way, or is noted since."""
    asked = _by_person(case for case in cases if case.asked and case.group == "B" and not case.had_card)
    return _done(asked, lambda case: case.has_card or bool(case.results & CARD_RESULTS))


def stuck_a(cases: Iterable[CaseStanding]) -> Counted:
    """Nhóm A có vướng mắc: đã giải quyết dứt điểm. By person.

    Asked: those with a group A case that ever met an obstacle and did not end otherwise. Done: every obstacle of theirs
    is closed, and the case is settled or has every result that its group seeks."""
    asked = _by_person(case for case in cases if case.asked and case.group == "A" and case.was_stuck)
    return _done(asked, lambda case: not case.stuck and (case.settled or _reached(case)))


COUNTS: Mapping[str, Callable[[Iterable[CaseStanding]], Counted]] = {
    "recorded": recorded,
    "eligible-a": eligible_a,
    "cards-b": cards_b,
    "stuck-a": stuck_a,
}
"""What ``cases:NAME`` of an indicator counts."""


def _by_person(cases: Iterable[CaseStanding]) -> dict[str, tuple[CaseStanding, ...]]:
    found: dict[str, tuple[CaseStanding, ...]] = {}
    for case in cases:
        found[case.person] = (*found.get(case.person, ()), case)
    return found


def _done(asked: Mapping[str, tuple[CaseStanding, ...]], done: Callable[[CaseStanding], bool]) -> Counted:
    return Counted(asked, frozenset(person for person, cases in asked.items() if all(map(done, cases))))


def _has_record(case: CaseStanding) -> bool:
    return case.group == "B" or case.has_number or bool(case.results & NUMBER_RESULTS)


def _reached(case: CaseStanding) -> bool:
    """Whether every result that the case's group seeks is there."""
    wanted = case.goal - CARD_RESULTS
    has_card = case.has_card or bool(case.results & CARD_RESULTS) or not case.goal & CARD_RESULTS
    got = case.results | ({"personal_number"} if case.has_number else set())
    return bool(case.goal) and wanted <= got and has_card


# Figures that units tell ---------------------------------------------------------------------------------------------


def period_end(plan: Plan, indicator: Indicator, day: date) -> date:
    """The day under which a figure told for ``day`` is kept: the last of its week or month, or the day itself.

    A week of figures ends the day before the plan's weekly report is due."""
    match indicator.every:
        case Rhythm.WEEKLY:
            due = next((duty.weekday for duty in plan.reports if duty.rhythm is Rhythm.WEEKLY), _MONDAY)
            return day + timedelta(days=(due - 1 - day.weekday()) % 7)
        case Rhythm.MONTHLY:
            after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            return after - timedelta(days=1)
        case _:
            return day


def told_on(plan: Plan, indicator: Indicator, today: date) -> date:
    """The day that a figure is told for ``today``: the last of the newest period that is over, or today itself."""
    end = period_end(plan, indicator, today)
    if indicator.every is None or end <= today:
        return end if indicator.every is not None else today
    step = timedelta(days=7) if indicator.every is Rhythm.WEEKLY else timedelta(days=today.day)
    return period_end(plan, indicator, today - step)


class Doubt(StrEnum):
    """Something about figures or targets that is said, and never refused."""

    MISSING_UNITS = "missing-units"
    TARGET_BELOW_DONE = "target-below-done"
    TARGETS_DIFFER = "targets-differ"
    LESS_THAN_BEFORE = "less-than-before"
    NO_CAUSE = "no-cause"


@dataclass(frozen=True, slots=True)
class Remark:
    """A :class:`Doubt`, of which units, and the two numbers that differ."""

    doubt: Doubt
    units: tuple[str, ...] = ()
    here: int | None = None
    there: int | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit on one day: its newest figure, what it is to reach, and what it told before."""

    unit: str
    value: int | None
    whole: int | None
    day: date | None
    cause: str | None
    given: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an indicator is on one day. ``value`` None: nobody told anything. ``goal``: the one that holds;
    ``trend``: the sums of all days until then, the newest last; ``counted``: the cases behind a number."""

    indicator: Indicator
    on: date
    value: int | None
    whole: int | None
    goal: Goal | None
    units: tuple[UnitRow, ...]
    trend: tuple[tuple[date, int, int | None], ...]
    remarks: tuple[Remark, ...]
    counted: Counted | None = None

    @property
    def per_cent(self) -> float | None:
        """Of a share: what part of the whole it is, in per cent; None while there is nothing to be a part of."""
        if not self.indicator.share or self.value is None or not self.whole:
            return None
        return self.value * 100 / self.whole

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without a goal or a figure."""
        if self.goal is None or self.value is None:
            return None
        if self.indicator.share:
            return None if not self.whole else self.value * 100 >= self.goal.value * self.whole
        return self.value >= self.goal.value if self.goal.value else self.value == 0

    @property
    def lacking(self) -> int | None:
        """How many more are needed for the goal: of a share as a number of its whole, rounded up."""
        if self.goal is None or self.value is None or self.reached is None:
            return None
        wanted = -(-self.goal.value * (self.whole or 0) // 100) if self.indicator.share else self.goal.value
        return max(0, wanted - self.value)

    @property
    def late(self) -> bool:
        """Whether the goal's day is over and it is not reached."""
        return self.goal is not None and self.goal.by is not None and self.goal.by < self.on and not self.reached


def reached_by(
    plan: Plan, indicator: Indicator, figures: Iterable[Figure], given: Iterable[Given], units: Sequence[str], on: date
) -> Reached:
    """What units told of an indicator up to ``on``.

    Of a figure that begins anew only the period of ``on`` counts; of one that stands the newest of each unit."""
    own = sorted(
        (one for one in figures if one.indicator == indicator.id and one.day is not None and one.value is not None),
        key=lambda one: (one.day or date.min, one.id),
    )
    end = period_end(plan, indicator, on)
    targets = {one.unit: one.value for one in given if one.indicator == indicator.id}
    rows = tuple(_unit_row(unit, own, targets.get(unit), indicator, end) for unit in units)
    told = [row for row in rows if row.value is not None]
    value = sum(row.value or 0 for row in told) if told else None
    whole = sum(row.whole or 0 for row in told) if told and indicator.share else None
    return Reached(
        indicator,
        on,
        value,
        whole,
        indicator.goal_on(on),
        rows,
        _trend(indicator, own, units, end),
        _remarks(indicator, rows, targets),
    )


def _unit_row(unit: str, own: Sequence[Figure], given: int | None, indicator: Indicator, end: date) -> UnitRow:
    mine = [one for one in own if one.unit == unit and one.day is not None and one.day <= end]
    now = next((one for one in reversed(mine) if indicator.every is None or one.day == end), None)
    before = next((one for one in reversed(mine) if now is None or one.id != now.id), None)
    told = before.value if before is not None else None
    if now is None:
        return UnitRow(unit, None, None, None, None, given, told)
    return UnitRow(unit, now.value, now.whole, now.day, now.cause, given, told)


def _trend(
    indicator: Indicator, own: Sequence[Figure], units: Sequence[str], end: date
) -> tuple[tuple[date, int, int | None], ...]:
    """The sum over all units on each day on which any of them told something."""
    days = sorted({one.day for one in own if one.day is not None and one.day <= end})
    found = []
    for day in days:
        if indicator.every is None:
            newest = {one.unit: one for one in own if one.day is not None and one.day <= day}
        else:
            newest = {one.unit: one for one in own if one.day == day}
        here = [one for unit, one in newest.items() if unit in units]
        if here:
            whole = sum(one.whole or 0 for one in here) if indicator.share else None
            found.append((day, sum(one.value or 0 for one in here), whole))
    return tuple(found)


def _remarks(indicator: Indicator, rows: Sequence[UnitRow], targets: Mapping[str, int]) -> tuple[Remark, ...]:
    found = []
    if missing := tuple(row.unit for row in rows if row.value is None):
        found.append(Remark(Doubt.MISSING_UNITS, missing))
    below = tuple(row.unit for row in rows if row.given is not None and row.value is not None and row.given < row.value)
    if below:
        found.append(Remark(Doubt.TARGET_BELOW_DONE, below))
    if indicator.every is None and not indicator.share:
        less = tuple(
            row.unit for row in rows if row.value is not None and row.before is not None and row.value < row.before
        )
        if less:
            found.append(Remark(Doubt.LESS_THAN_BEFORE, less))
        goal = indicator.goals[-1].value if indicator.goals else 0
        if targets and goal and sum(targets.values()) != goal:
            found.append(Remark(Doubt.TARGETS_DIFFER, (), sum(targets.values()), goal))
    if indicator.cause and (bare := tuple(row.unit for row in rows if row.value and not row.cause)):
        found.append(Remark(Doubt.NO_CAUSE, bare))
    return tuple(found)


# What was pasted -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pasted:
    """Lines of a table from elsewhere: cells by unit, and the lines that could not be read, from 1."""

    cells: Mapping[str, tuple[str, ...]]
    unread: tuple[tuple[int, str], ...]


_COUNT = re.compile(r"\d{1,3}([.,\u00a0 ]\d{3})+|\d+")


def read_count(text: str) -> int | None:
    """A whole number as people type it: "40.000", "40 000", "40,000"; None for anything else."""
    bare = text.strip()
    return int(re.sub(r"\D", "", bare)) if _COUNT.fullmatch(bare) else None


def read_pasted(text: str, units: Mapping[str, str]) -> Pasted:
    """A table that was copied in a spreadsheet. A line that begins with a unit's name (after a running number, if there
    is one) is that unit's; if no line names any, they are taken in the order of the units."""
    lines = [tuple(cell.strip() for cell in line.split("\t")) for line in text.splitlines()]
    lines = [line for line in lines if any(line)]
    by_name = {_key(name): unit for unit, name in units.items()}
    named: dict[str, tuple[str, ...]] = {}
    unread: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        cells = line[1:] if len(line) > 1 and read_count(line[0]) is not None and _key(line[1]) in by_name else line
        unit = by_name.get(_key(cells[0]))
        if unit is None or unit in named:
            unread.append((number, line[0]))
        else:
            named[unit] = cells[1:]
    if named:
        return Pasted(named, tuple(unread))
    if all(read_count(line[0]) is not None or not line[0] for line in lines) and len(lines) <= len(units):
        return Pasted(dict(zip(units, lines, strict=False)), ())
    return Pasted({}, tuple(unread))


def _key(name: str) -> str:
    """A unit's name without what it is: "UBND xã Hương Bình" is "Hương Bình"."""
    return re.sub(r"^(ubnd |uy ban nhan dan )?(xa|phuong|thi tran|dac khu) ", "", " ".join(fold(name).split()))
