"""People, households and areas as the window and the command line use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Membership, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models import access
from app.models.state import Side
from app.services import people
from app.services.people import NewPerson, PeopleFilter
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Buôn Ma Lim", "hamlet").value


NAMES = ("Nguyễn Thị Đức", "H’Hen Niê", "Y Bhim Niê", "Nguyễn Văn Đức", "Trần Thị Hòa", "Lê Thị Thuý")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen thi duc", "Nguyễn Thị Đức"),
        ("Nguyễn Thị Đức", "Nguyễn Thị Đức"),
        ("duc thi nguyen", "Nguyễn Thị Đức"),
        ("H'Hen Niê", "H’Hen Niê"),
        ("hhen nie", "H’Hen Niê"),
        ("h hen nie", "H’Hen Niê"),
        ("Trần Thị Hoà", "Trần Thị Hòa"),
        ("tran hoa", "Trần Thị Hòa"),
        ("thuy", "Lê Thị Thuý"),
        ("y bhim", "Y Bhim Niê"),
    ],
)
def test_a_name_is_found_however_it_is_typed(home: Home, area: str, typed: str, found: str) -> None:
    for name in NAMES:
        people.add_person(home, NewPerson(name, area))
    assert [hit.title for hit in people.find(home, typed)] == [found]
    page = people.list_people(home, PeopleFilter(text=typed))
    assert [row.name for row in page.rows] == [found]


def test_the_list_is_in_vietnamese_order_and_pages_without_gap_or_repeat(home: Home, area: str) -> None:
    for name in NAMES:
        people.add_person(home, NewPerson(name, area))
    seen: list[str] = []
    key = None
    while True:
        page = people.list_people(home, PeopleFilter(), key, 2)
        seen += [row.name for row in page.rows]
        if (key := page.next) is None:
            break
    assert seen == ["Nguyễn Thị Đức", "Nguyễn Văn Đức", "Trần Thị Hòa", "Y Bhim Niê", "H’Hen Niê", "Lê Thị Thuý"]
    assert people.count_people(home, PeopleFilter()) == len(NAMES)


def test_several_members_come_in_one_go_or_not_at_all(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà H'Bia Niê", area).value
    with pytest.raises(UserError, match=r"name\.empty"):
        people.add_members(home, house, [NewPerson("H'Bia Niê", area), NewPerson("  ", area)])
    assert people.count_people(home, PeopleFilter()) == 0
    born = PartialDate(2024, 5, 3)
    people.add_members(
        home,
        house,
        [NewPerson("H'Bia Niê", area, relation="chu-ho")]
        + [NewPerson(name, area, relation="con-de", fields={"born": born}) for name in ("Y Krông Niê", "Y Kriêng Niê")],
    )
    _, members = people.household(home, house)
    assert [(m.name, m.relation) for m in members] == [
        ("H'Bia Niê", "chu-ho"),
        ("Y Kriêng Niê", "con-de"),
        ("Y Krông Niê", "con-de"),
    ]


def test_two_screens_open_on_one_person_ask_before_the_second_overwrites(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    first, second = people.person_card(home, person), people.person_card(home, person)
    people.change_person(home, person, first.person.seen, {"phone": "0901"})
    with pytest.raises(UserError, match=r"row\.changed-since"):
        people.change_person(home, person, second.person.seen, {"phone": "0902"})
    assert people.person_card(home, person).person.phone == "0901"


def test_every_reading_of_a_person_leaves_a_trace(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area)).value
    people.person_card(home, person, why="xác minh")
    with home.engine.connect() as conn:
        rows = access.of_row(conn, "resident", person)
    assert [(row.what, row.why, row.actor) for row in rows] == [("read", "xác minh", home.account.id)]


def test_numbers_are_masked_in_lists(home: Home, area: str) -> None:
    people.add_person(home, NewPerson("Lê Văn Số", area, fields={"id_number": SourcedNumber("066090123456", "thẻ")}))
    row = people.list_people(home, PeopleFilter()).rows[0]
    assert "066090123456" not in repr(row)
    assert row.number.endswith("3456") or "*" in row.number or "•" in row.number
    assert people.list_people(home, PeopleFilter(text="066090123456")).rows[0].name == "Lê Văn Số"


def test_a_role_that_may_not_write_a_field_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.HAMLET_HEAD,)) as laptop:
        with pytest.raises(UserError, match=r"permission\.write"):
            people.add_area(laptop, "Thôn tự đặt", "hamlet")
        assert people.areas(laptop) == []


def test_a_sealed_person_is_not_found_by_searching(home: Home, area: str) -> None:
    person = people.add_person(home, NewPerson("Phan Thị Kín", area)).value
    card = people.person_card(home, person)
    people.change_person(home, person, card.person.seen, {"sealed": True})
    assert [hit.id for hit in people.find(home, "phan thi kin")] == [person], "who may open the record finds it"
    home.account = Account(new_id(), "Văn phòng", (Role.CLERK,))
    assert people.find(home, "phan thi kin") == []


def test_moving_to_another_household_is_one_value(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ ông Sáu", area).value
    person = people.add_person(home, NewPerson("Phan Thị Sáu", area)).value
    card = people.person_card(home, person)
    people.change_person(home, person, card.person.seen, {"membership": Membership(house, "con-de")})
    assert [m.name for m in people.household(home, house)[1]] == ["Phan Thị Sáu"]
