"""When a laptop is due: on the commune's weekly day, and after two weeks of silence at the latest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.meeting import Meeting, Standing, meeting

FRIDAY = 4
TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        (date(2026, 11, 20), TODAY, Meeting(Standing.FINE)),  # it came last Friday
        (date(2026, 11, 23), TODAY, Meeting(Standing.FINE)),
        (date(2026, 11, 19), TODAY, Meeting(Standing.OVERDUE, 1)),  # the day before, and not on the day
        (date(2026, 11, 13), TODAY, Meeting(Standing.OVERDUE, 1)),
        (date(2026, 11, 12), TODAY, Meeting(Standing.OVERDUE, 2)),
        (date(2026, 11, 13), date(2026, 11, 20), Meeting(Standing.DUE_TODAY)),  # this Friday is not over yet
        (date(2026, 11, 20), date(2026, 11, 20), Meeting(Standing.FINE)),
    ],
)
def test_a_laptop_is_overdue_from_the_day_after_the_one_it_missed(last: date, today: date, expected: Meeting) -> None:
    assert meeting(last, None, today, FRIDAY) == expected


def test_one_that_never_came_counts_from_when_it_was_given_its_areas() -> None:
    assert meeting(None, date(2026, 11, 1), TODAY, FRIDAY) == Meeting(Standing.OVERDUE, 3)
    assert meeting(None, None, TODAY, FRIDAY) == Meeting(Standing.FINE)


def test_without_a_day_two_weeks_of_silence_are_too_long() -> None:
    assert meeting(TODAY - timedelta(days=13), None, TODAY, None) == Meeting(Standing.FINE)
    assert meeting(TODAY - timedelta(days=14), None, TODAY, None) == Meeting(Standing.SILENT)


@pytest.mark.parametrize("weekday", range(7))
def test_the_days_that_were_missed_are_those_of_the_calendar(weekday: int) -> None:
    for back in range(40):
        last = TODAY - timedelta(days=back)
        between = [last + timedelta(days=n) for n in range(1, back)]
        assert meeting(last, None, TODAY, weekday).missed == sum(day.weekday() == weekday for day in between)
