"""Which backups stay: not five of one morning, and never so that less is safe than laptops were told."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from app.domain.keeping import MOST, that_stay

MONDAY = datetime(2026, 11, 23, 8, 0)


def lived(moments: list[datetime]) -> list[list[datetime]]:
    """What is there after each backup, the newest first."""
    there: list[datetime] = []
    told = []
    for moment in moments:
        there.append(moment)
        there = [there[place] for place in sorted(that_stay(there))]
        told.append(sorted(there, reverse=True))
    return told


def test_of_one_morning_the_newest_five_stay() -> None:
    morning = [MONDAY + timedelta(minutes=10 * number) for number in range(9)]
    assert lived(morning)[-1] == morning[:-6:-1]


def test_after_a_market_day_with_sixty_laptops_last_week_is_still_there() -> None:
    weekly = [MONDAY + timedelta(days=7 * week, minutes=5 * laptop) for week in range(3) for laptop in range(60)]
    days = [moment.date() for moment in lived(weekly)[-1]]
    first, second, third = (MONDAY.date() + timedelta(days=7 * week) for week in range(3))
    assert days == [third, third, third, second, first]


def test_an_office_that_backs_up_each_day_keeps_three_days_and_the_end_of_the_week_before() -> None:
    daily = [MONDAY + timedelta(days=day, hours=hour) for day in range(17) for hour in (0, 4)]
    wednesday = MONDAY + timedelta(days=16)
    assert [moment.date() for moment in lived(daily)[-1]] == [
        wednesday.date(), wednesday.date(), wednesday.date() - timedelta(days=1), MONDAY.date() + timedelta(days=14),
        MONDAY.date() + timedelta(days=13),
    ]  # fmt: skip


def test_the_newest_always_stays_and_the_oldest_never_becomes_older() -> None:
    rng, moment = Random(4), MONDAY
    moments = []
    for _ in range(400):
        moment += timedelta(minutes=rng.choice((3, 50, 700, 5000, 30_000)))
        moments.append(moment)
    before = moments[0]
    for made, there in zip(moments, lived(moments), strict=True):
        assert there[0] == made
        assert len(there) <= MOST
        assert there[-1] >= before
        before = there[-1]


def test_with_none_there_none_stays() -> None:
    assert that_stay([]) == []
