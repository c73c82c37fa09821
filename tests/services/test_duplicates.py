"""Who on this machine may be the child at the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.matching import Profile
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.home import Home
from app.services import duplicates, people
from app.services.people import NewPerson
from tests.services.homes import a_home

BORN = PartialDate(2021, 3, 9)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


def test_the_same_child_typed_without_marks_is_offered_with_its_reasons(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN, "sex": "female"})).value
    people.add_person(home, NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1960)}))
    found = duplicates.similar(home, Profile("new", "nguyen thi duc", born=BORN))
    assert [one.id for one in found] == [known]
    assert found[0].likeness.says("name.without-marks")
    assert found[0].likeness.says("born.equal")
    assert found[0].area == "Thôn Xuân Hòa"


def test_a_name_spelled_otherwise_is_found_by_its_birthday(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Sương", area, fields={"born": BORN})).value
    assert [one.id for one in duplicates.similar(home, Profile("new", "Nguyễn Thị Xương", born=BORN))] == [known]


def test_an_unnamed_child_is_found_by_mother_and_birthday(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    mother = people.add_person(home, NewPerson("Nguyễn Thị Lan", area, house)).value
    fields = {"born": BORN, "mother": Kin(mother, "Nguyễn Thị Lan"), "sex": "male"}
    known = people.add_person(home, NewPerson("Lê Văn Tí", area, house, fields=fields)).value
    typed = Profile("new", "", born=BORN, sex="male", household_id=house, mother_id=mother)
    assert [one.id for one in duplicates.similar(home, typed)] == [known]


def test_someone_said_to_be_another_is_not_offered_again(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN})).value
    assert duplicates.similar(home, Profile("new", "Nguyễn Thị Đức", born=BORN), besides=[known]) == []


def test_a_sealed_person_is_never_offered(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Phan Thị Kín", area, fields={"born": BORN})).value
    people.change_person(home, known, people.person_card(home, known).person.seen, {"sealed": True})
    assert duplicates.similar(home, Profile("new", "Phan Thị Kín", born=BORN)) == []
