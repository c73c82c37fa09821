"""The head's board: helped and struck apart, every number a list, and a day at today's pace."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.dashboard import COUNTS, behind, progress_of
from app.domain.figures import Item

FIRST, TODAY = date(2026, 3, 17), date(2026, 6, 30)
CATEGORIES, AREAS = [("A3", "Trẻ em"), ("B2", "Không nơi thường trú")], [("x", "Thôn 1"), ("y", "Thôn 2")]


def case(id: str, person: str, category: str, area: str, day: date | None, ended: date | None = None) -> Item:
    return Item("case", "case", id, person, day, ended, {"category": category, "area": area})


def step(event: str, id: str, person: str, category: str, area: str, day: date) -> Item:
    return Item(event, "step", id, person, day, None, {"category": category, "area": area})


ITEMS = [
    case("c1", "an", "A3", "x", date(2026, 4, 1), date(2026, 6, 20)),
    Item("settled", "case", "c1", "an", date(2026, 6, 20), None, {"category": "A3", "area": "x"}),
    case("c2", "an", "B2", "x", date(2026, 4, 2)),
    case("c3", "be", "A3", "y", None),
    case("c4", "co", "A3", "elsewhere", date(2026, 7, 9)),  # tomorrow's work
    step("helped", "s1", "an", "A3", "x", date(2026, 5, 5)),
    step("helped", "s2", "an", "B2", "x", date(2026, 6, 5)),
    step("struck", "s3", "be", "A3", "y", date(2026, 6, 6)),
    step("paper", "s4", "be", "A3", "y", date(2026, 6, 6)),
]


def test_people_helped_and_registrations_struck_are_counted_apart_and_each_person_once():
    found = progress_of(ITEMS, CATEGORIES, AREAS, FIRST, TODAY)
    assert found.total.counts == {"case": 3, "open": 2, "settled": 1, "helped": 1, "struck": 1}
    assert [(row.label, row.counts["helped"], row.share) for row in found.by_category] == [
        ("Trẻ em", 1, 50),
        ("Không nơi thường trú", 1, 0),
    ]
    assert [row.key for row in found.by_area] == ["x", "y"]


def test_every_number_is_the_length_of_its_list():
    found = progress_of(ITEMS, CATEGORIES, AREAS, FIRST, TODAY)
    for by, rows in (("category", found.by_category), ("area", found.by_area), ("", (found.total,))):
        for row in rows:
            for what in COUNTS:
                assert len(behind(ITEMS, what, by, row.key, TODAY)) == row.counts[what]


def test_the_trend_ends_with_the_whole_and_never_falls():
    trend = progress_of(ITEMS, CATEGORIES, AREAS, FIRST, TODAY).trend
    assert trend[-1].day == TODAY
    last = trend[-1]
    assert (last.found, last.settled, last.helped, last.struck) == (3, 1, 1, 1)
    assert trend[0].found == 1  # what has no day stands from the first on
    assert all(a.found <= b.found and a.helped <= b.helped for a, b in zip(trend, trend[1:], strict=False))  # noqa: RUF007


def test_the_day_on_which_all_is_settled_goes_by_the_last_four_weeks():
    pace = progress_of(ITEMS, CATEGORIES, AREAS, FIRST, TODAY).pace
    assert (pace.settled, pace.open) == (1, 2)
    assert pace.met_on == TODAY + timedelta(days=56)
    slow = progress_of(ITEMS, CATEGORIES, AREAS, FIRST, TODAY + timedelta(days=40)).pace
    assert slow.met_on is None
    done = progress_of(ITEMS[:2], CATEGORIES, AREAS, FIRST, TODAY).pace
    assert (done.open, done.met_on) == (0, TODAY)


def test_before_the_plan_began_there_is_one_point_and_nothing_found_has_no_share():
    found = progress_of([], CATEGORIES, AREAS, FIRST, FIRST)
    assert [(point.day, point.found) for point in found.trend] == [(FIRST, 0)]
    assert found.total.share is None
    assert found.by_area == ()
    odd = progress_of([case("c", "an", "A9", "z", FIRST)], CATEGORIES, AREAS, FIRST, TODAY)
    assert [row.key for row in odd.by_category] == [""]
