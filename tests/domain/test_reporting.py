"""Which reports are due, until when they are in time, and which days a period means."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from app.domain.plan import ReportDuty, Rhythm
from app.domain.reporting import ReportDue, is_late, period_of
from app.domain.sourced import Confidence, Source

SOURCE = Source("Kế hoạch, VI.4", Confidence.OFFICIAL)


def a_due(**changes: Any) -> ReportDue:
    duty = ReportDuty("week", "Báo cáo tuần", ("here",), "huyện", Rhythm.WEEKLY, 2023, None, "x", SOURCE, **changes)
    return ReportDue(duty, date(2023, 6, 6), "Báo cáo tuần", date(2023, 5, 30), date(2023, 6, 5))


def test_before_nine_leaves_nine_out() -> None:
    due = a_due(weekday=1, hour="09:00", before=True)
    assert not is_late(due, datetime(2023, 6, 6, 8, 59, 59))
    assert is_late(due, datetime(2023, 6, 6, 9, 0))


def test_a_day_without_an_hour_is_in_time_until_it_ends() -> None:
    assert not is_late(a_due(), datetime(2023, 6, 6, 23, 59))
    assert is_late(a_due(), datetime(2023, 6, 7, 0, 0))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-06", date(2026, 6, 1), date(2026, 6, 30)),
        ("2026-W23", date(2026, 6, 1), date(2026, 6, 7)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-02-28", date(2026, 2, 28), date(2026, 2, 28)),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-s2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_is_said_in_one_word(text: str, first: date, last: date) -> None:
    assert period_of(text) == (first, last)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-02-30", "2026-W54", "2026-S3", "06/2026", "2026-6", "tháng 6"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert period_of(text) is None
