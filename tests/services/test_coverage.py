"""Doors reached and not reached, by area; visits recorded and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.doors import Reach, reach_of
from app.errors import UserError
from app.home import Home
from app.services import cases, coverage, people, visits
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Buôn Ma Lim", "hamlet").value


def doors_of(home: Home, area: str, *labels: str) -> list[str]:
    return [people.add_household(home, label, area).value for label in labels]


def test_the_latest_knock_says_how_a_door_stands(home: Home, area: str) -> None:
    one, two, three, four, _five = doors_of(home, area, "Hộ 1", "Hộ 2", "Hộ 3", "Hộ 4", "Hộ 5")
    today = home.today
    for house, *outcomes in (
        (one, "nobody", "met"),
        (two, "met", "nobody"),
        (three, "refused"),
        (four, "come_back", "moved"),
    ):
        for days, outcome in zip((3, 1), outcomes, strict=False):
            visits.record_visit(home, house, outcome, today - timedelta(days=days))
    found = coverage.coverage(home)
    assert found.areas[0].counts == {
        Reach.MET: 1, Reach.NOBODY: 1, Reach.REFUSED: 1, Reach.MOVED: 1, Reach.NEVER: 1,
    }  # fmt: skip
    assert (found.doors, found.still, found.areas[0].share) == (5, 2, 0.6)
    assert [(row.label, row.reach) for row in coverage.doors(home, area)] == [
        ("Hộ 2", Reach.NOBODY),
        ("Hộ 5", Reach.NEVER),
    ]


def test_a_knock_before_the_stage_began_does_not_count(home: Home, area: str) -> None:
    (house,) = doors_of(home, area, "Hộ 1")
    visits.record_visit(home, house, "met", coverage.since(home) - timedelta(days=1))
    assert coverage.coverage(home).still == 1
    visits.record_visit(home, house, "met", coverage.since(home))
    assert coverage.coverage(home).still == 0


def test_areas_with_the_most_doors_left_stand_first(home: Home, area: str) -> None:
    other = people.add_area(home, "Bến cá", "mooring").value
    empty = people.add_area(home, "Trại", "facility").value
    doors_of(home, area, "Hộ 1")
    doors_of(home, other, "Hộ 2", "Hộ 3")
    found = coverage.coverage(home)
    assert [each.id for each in found.areas] == [other, area, empty]
    assert found.areas[2].share == 1.0


def test_a_door_where_a_case_is_due_stands_first(home: Home, area: str) -> None:
    _early, late = doors_of(home, area, "Hộ 1", "Hộ 2")
    person = people.add_person(home, NewPerson("Lê Văn Mai", area, late)).value
    case = cases.open_case(home, person, "A3").value
    cases.change_case(home, case, cases.case_card(home, case).file.case.seen, {"due": date(2026, 12, 1)})
    assert [row.label for row in coverage.doors(home)] == ["Hộ 2", "Hộ 1"]
    assert [(row.open_cases, row.due) for row in coverage.doors(home, with_open_case=True)] == [(1, date(2026, 12, 1))]
    assert coverage.doors(home, only_mine=True) == ()


def test_a_visit_at_the_wrong_door_is_taken_back(home: Home, area: str) -> None:
    (house,) = doors_of(home, area, "Hộ 1")
    visit = visits.record_visit(home, house, "nobody", home.today, told_by="Hàng xóm").value
    assert people.household_card(home, house).visits[0].told_by == "Hàng xóm"
    visits.take_back(home, visit)
    assert people.household_card(home, house).visits == ()
    with pytest.raises(UserError, match=r"visit\.elsewhere"):
        visits.take_back(home, visit)


def test_an_outcome_of_the_communes_own_is_one_to_come_back_for() -> None:
    assert reach_of("our_own") is Reach.LATER
    assert reach_of(None) is Reach.NEVER
