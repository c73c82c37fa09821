"""When a laptop is due at the office (lịch trao đổi): once a week on the commune's day; how long it may be silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

SILENT_DAYS = 14
"""From this many days on a laptop counts as silent, also where no day of the week was settled."""
WEEK = 7


class Standing(IntEnum):
    """How urgently somebody has to look after a laptop; the most urgent first."""

    OVERDUE = 0
    SILENT = 1
    DUE_TODAY = 2
    FINE = 3
    WITHDRAWN = 4


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a laptop stands with its weekly day. ``missed`` counts the days that went by without it."""

    standing: Standing
    missed: int = 0


def meeting(last: date | None, given: date | None, today: date, weekday: int | None) -> Meeting:
    """``last``: when it last brought its work; ``given``: since when it has its areas, for one that never came (None:
    nobody knows, or it has none). ``weekday``: 0 for Monday; None if no day was settled."""
    since = last or given
    if since is None:
        return Meeting(Standing.FINE)
    missed = 0 if weekday is None else _days_between(since, today, weekday)
    if missed:
        return Meeting(Standing.OVERDUE, missed)
    if (today - since).days >= SILENT_DAYS:
        return Meeting(Standing.SILENT)
    if weekday == today.weekday() and since < today:
        return Meeting(Standing.DUE_TODAY)
    return Meeting(Standing.FINE)


def _days_between(since: date, today: date, weekday: int) -> int:
    """How many of the weekly days lie after ``since`` and before ``today``."""
    first = since + timedelta(days=(weekday - since.weekday() - 1) % WEEK + 1)
    return 0 if first >= today else (today - first - timedelta(days=1)).days // WEEK + 1
