"""What the head of the group looks at (bảng điều hành): how far the work is by group and place, apart what was struck,
and when it is done at today's pace. Every number is the length of a list that can be opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from app.domain.figures import Item

PACE_DAYS = 28
"""Today's pace is that of this many days up to today."""
FOUND, SETTLED, HELPED, STRUCK, OPEN = "case", "settled", "helped", "struck", "open"
COUNTS = (FOUND, OPEN, SETTLED, HELPED, STRUCK)
"""What is counted of each row: cases found, cases that stand open, cases settled; people helped; people struck from a
register (xóa đăng ký), which is no help and is never added to it."""
BY_PERSON = frozenset({HELPED, STRUCK})


@dataclass(frozen=True, slots=True)
class Row:
    """One group or one place. ``counts`` by what is counted."""

    key: str
    label: str
    counts: Mapping[str, int]

    @property
    def share(self) -> int | None:
        """Per cent of the cases found that are settled; None where none was found."""
        found = self.counts[FOUND]
        return None if not found else self.counts[SETTLED] * 100 // found


@dataclass(frozen=True, slots=True)
class Point:
    """The end of one week: everything up to that day."""

    day: date
    found: int
    settled: int
    helped: int
    struck: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast cases were settled in the last :data:`PACE_DAYS` days, and the day on which those open are settled if it
    goes on so; ``met_on`` None: at this pace never. What is still to be found is not in it."""

    settled: int
    open: int
    met_on: date | None


@dataclass(frozen=True, slots=True)
class Progress:
    total: Row
    by_category: tuple[Row, ...]
    by_area: tuple[Row, ...]
    trend: tuple[Point, ...]
    pace: Pace


Axis = Sequence[tuple[str, str]]


def progress_of(items: Iterable[Item], categories: Axis, areas: Axis, first: date, today: date) -> Progress:
    """``first``: the plan's first day, on which the trend begins."""
    kept = [item for item in items if item.event in (FOUND, SETTLED, HELPED, STRUCK) and not _later(item, today)]
    return Progress(
        total=_row("", "", kept, today),
        by_category=_rows(kept, "category", categories, today),
        by_area=_rows(kept, "area", areas, today),
        trend=_trend(kept, first, today),
        pace=_pace(kept, today),
    )


def behind(items: Iterable[Item], what: str, by: str, key: str, today: date) -> list[Item]:
    """The items that one number counts: ``what`` of :data:`COUNTS`, of the row ``key`` (of all rows with ``by`` "")."""
    event = FOUND if what == OPEN else what
    found = [item for item in items if item.event == event and not _later(item, today)]
    if by:
        found = [item for item in found if item.keys.get(by, "") == key]
    if what == OPEN:
        found = [item for item in found if not _over(item, today)]
    return list({item.person: item for item in reversed(found)}.values()) if what in BY_PERSON else found


def _later(item: Item, today: date) -> bool:
    return item.day is not None and item.day > today


def _over(item: Item, today: date) -> bool:
    return item.ended is not None and item.ended <= today


def _row(key: str, label: str, items: Sequence[Item], today: date) -> Row:
    return Row(key, label, {what: len(behind(items, what, "", "", today)) for what in COUNTS})


def _rows(items: Sequence[Item], by: str, axis: Axis, today: date) -> tuple[Row, ...]:
    """The rows of the axis in which there is anything, and one for what lies in none of them."""
    parts: dict[str, list[Item]] = {}
    known = {key for key, _ in axis}
    for item in items:
        key = item.keys.get(by, "")
        parts.setdefault(key if key in known else "", []).append(item)
    named = [(key, label) for key, label in axis if key in parts] + [("", "")] * ("" in parts)
    return tuple(_row(key, label, parts[key], today) for key, label in named)


def _trend(items: Sequence[Item], first: date, today: date) -> tuple[Point, ...]:
    """One point a week from ``first`` up to today; what has no day stands from the first on."""
    days: dict[str, Counter[date]] = {what: Counter() for what in (FOUND, SETTLED, HELPED, STRUCK)}
    seen: set[tuple[str, str | None]] = set()
    for item in sorted(items, key=lambda one: one.day or first):
        if item.event in BY_PERSON and (item.event, item.person) in seen:
            continue
        seen.add((item.event, item.person))
        days[item.event][max(item.day or first, first)] += 1
    ends = [first + timedelta(days=7 * n) for n in range(1, max(0, (today - first).days) // 7 + 1)]
    points, sums, at = [], Counter[str](), first
    for end in [*ends, today] if not ends or ends[-1] < today else ends:
        while at <= end:
            for what, counted in days.items():
                sums[what] += counted[at]
            at += timedelta(days=1)
        points.append(Point(end, sums[FOUND], sums[SETTLED], sums[HELPED], sums[STRUCK]))
    return tuple(points)


def _pace(items: Sequence[Item], today: date) -> Pace:
    since = today - timedelta(days=PACE_DAYS)
    settled = sum(1 for item in items if item.event == SETTLED and item.day is not None and item.day > since)
    left = len(behind(items, OPEN, "", "", today))
    if not left:
        return Pace(settled, 0, today)
    return Pace(settled, left, today + timedelta(days=ceil(left * PACE_DAYS / settled)) if settled else None)
