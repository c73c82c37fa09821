"""Deleting a person, a household, a case: what it means is told first, and it can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.values import WaitsOn
from app.errors import UserError
from app.home import Home
from app.models.state import Side
from app.services import cases, deleting, people, visits
from app.services.people import NewPerson, PeopleFilter
from tests.services.commune import a_commune
from tests.services.homes import a_home

WHY = "Nhập trùng"


@pytest.fixture(params=[Side.OFFICE, Side.FIELD])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    with a_home(tmp_path / "home", request.param, (Role.GROUP_HEAD,)) as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


def names(home: Home) -> list[str]:
    return [row.name for row in people.list_people(home, PeopleFilter()).rows]


def test_a_person_goes_with_their_cases_and_comes_back_with_them(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    other = people.add_person(home, NewPerson("Nguyễn Văn Tý", area)).value
    case = cases.open_case(home, person, "A3").value
    waits = cases.open_case(home, other, "A3").value
    seen = cases.case_card(home, waits).file.case.seen
    cases.change_case(home, waits, seen, {"waits_on": WaitsOn(case)})
    told = deleting.consequences(home, "resident", person)
    assert (told.title, told.cases, told.waiting) == ("Nguyễn Văn Tèo", (("A3", "open"),), ("Nguyễn Văn Tý",))
    done = deleting.delete(home, told, WHY)
    assert done.changes.touches_row("case", case)
    assert names(home) == ["Nguyễn Văn Tý"]
    with pytest.raises(UserError, match=r"case\.elsewhere"):
        cases.case_card(home, case)
    deleting.bring_back(home, done.value)
    assert names(home) == ["Nguyễn Văn Tèo", "Nguyễn Văn Tý"]
    assert cases.case_card(home, case).file.case.category == "A3"


def test_the_members_of_a_deleted_household_stay_and_return_into_it(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ ông Sáu", area).value
    person = people.add_person(home, NewPerson("Đặng Văn Sáu", area, house, "chu-ho")).value
    visits.record_visit(home, house, "met", home.today)
    told = deleting.consequences(home, "household", house)
    assert (told.title, told.members, told.visits) == ("Hộ ông Sáu", ("Đặng Văn Sáu",), 1)
    done = deleting.delete(home, told, WHY).value
    assert people.person_card(home, person).household is None
    assert people.households(home) == []
    deleting.bring_back(home, done)
    assert [member.relation for member in people.household_card(home, house).members] == ["chu-ho"]


def test_a_case_goes_alone(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    case = cases.open_case(home, person, "A3").value
    told = deleting.consequences(home, "case", case)
    assert told.title == "A3 · Nguyễn Văn Tèo"
    done = deleting.delete(home, told, WHY).value
    assert people.person_card(home, person).cases == ()
    deleting.bring_back(home, done)
    assert len(people.person_card(home, person).cases) == 1


def test_a_reason_and_the_right_are_needed(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    told = deleting.consequences(home, "resident", person)
    with pytest.raises(UserError, match=r"reason\.empty"):
        deleting.delete(home, told, " ")
    clerk = replace(home, account=Account(new_id(), "Văn thư", (Role.CLERK,)))
    with pytest.raises(UserError, match=r"permission\.action"):
        deleting.delete(clerk, told, WHY)
    assert names(home) == ["Nguyễn Văn Tèo"]


def test_what_came_in_after_it_was_told_is_told_first(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    told = deleting.consequences(home, "resident", person)
    cases.open_case(home, person, "A3")
    with pytest.raises(UserError, match=r"row\.changed-since"):
        deleting.delete(home, told, WHY)
    assert names(home) == ["Nguyễn Văn Tèo"]


def test_what_somebody_has_gone_on_with_is_not_brought_back_behind_their_back(tmp_path: Path) -> None:
    with a_commune(tmp_path) as commune:
        office, area = commune.office, commune.areas["Thôn 1"]
        person = people.add_person(office, NewPerson("Nguyễn Văn Tèo", area)).value
        laptop = commune.laptop("Thôn 1")
        people.change_person(laptop, person, people.person_card(laptop, person).person.seen, {"note": "mới gặp"})
        done = deleting.delete(office, deleting.consequences(office, "resident", person), WHY).value
        commune.up(laptop)  # its writer had not seen the deletion: a person decides
        with pytest.raises(UserError, match=r"undo\.changed-since"):
            deleting.bring_back(office, done)
