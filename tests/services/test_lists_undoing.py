"""Taking a whole list import back: everything of it, but not what others have done with it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.models.inverse import Why
from app.services import cases, lists, people
from app.services.people import NewPerson, PeopleFilter
from tests.services.homes import a_home
from tests.services.test_lists import BUOI, NO, TEO, a_file, imported, looked_at, recorded, verdicts


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


def names(home: Home) -> list[str]:
    return sorted(row.name for row in people.list_people(home, PeopleFilter()).rows)


def change(home: Home, name: str, **fields: object) -> None:
    person = recorded(home)[name].id
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def test_a_first_import_goes_with_its_hamlet_and_households_and_may_come_again(home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, TEO, NO, BUOI)
    done = imported(home, file)
    assert names(home) == ["Nguyễn Thị Bưởi", "Nguyễn Văn Tèo", "Trần Thị Nở"]
    undone = lists.take_back_import(home, done.id)
    assert (undone.value.file, undone.value.left) == ("danh-sach.xlsx", ())
    assert undone.changes.touches("resident", "household", "area")
    assert (names(home), people.areas(home), people.households(home)) == ([], [], [])
    assert imported(home, file).made == done.made
    assert len(names(home)) == 3


def test_what_a_later_list_changed_stands_as_before_and_is_shown_again(home: Home, tmp_path: Path) -> None:
    imported(home, a_file(tmp_path, TEO, NO))
    again = a_file(tmp_path, (*TEO[:10], "mới về"), (*NO[:2], "13/11/1982", *NO[3:]), BUOI, name="thang-12.xlsx")
    done = imported(home, again)
    assert str(recorded(home)["Trần Thị Nở"].born) != ""
    born = recorded(home)["Trần Thị Nở"].born
    lists.take_back_import(home, done.id)
    assert names(home) == ["Nguyễn Văn Tèo", "Trần Thị Nở"]
    assert recorded(home)["Trần Thị Nở"].born != born
    assert recorded(home)["Nguyễn Văn Tèo"].note is None
    assert verdicts(looked_at(home, again)) == {
        "Nguyễn Văn Tèo": "changed",
        "Trần Thị Nở": "changed",
        "Nguyễn Thị Bưởi": "new",
    }


def test_what_others_did_since_is_left_and_named_with_what_it_hangs_on(home: Home, tmp_path: Path) -> None:
    done = imported(home, a_file(tmp_path, TEO, NO, BUOI))
    change(home, "Trần Thị Nở", phone="0901")
    cases.open_case(home, recorded(home)["Nguyễn Thị Bưởi"].id, "A3")
    house = people.households(home)[0].id
    undone = lists.take_back_import(home, done.id).value
    left = {(row.entity, row.title, row.why) for row in undone.left}
    assert left == {
        ("resident", "Trần Thị Nở", Why.CHANGED),
        ("resident", "Nguyễn Thị Bưởi", Why.USED),
        ("household", "Nguyễn Văn Tèo", Why.USED),
        ("area", "Thôn Phú Sơn", Why.USED),
    }
    assert names(home) == ["Nguyễn Thị Bưởi", "Trần Thị Nở"]
    assert [row.id for row in people.households(home)] == [house]


def test_somebody_who_moved_into_a_household_of_the_list_keeps_it(home: Home, tmp_path: Path) -> None:
    area = people.add_area(home, "Thôn Khác", "hamlet").value
    done = imported(home, a_file(tmp_path, TEO))
    people.add_person(home, NewPerson("Người Dọn Đến", area, people.households(home)[0].id))
    undone = lists.take_back_import(home, done.id).value
    assert ("household", Why.USED) in {(row.entity, row.why) for row in undone.left}
    assert names(home) == ["Người Dọn Đến"]


def test_an_import_is_taken_back_once_by_who_may_delete(home: Home, tmp_path: Path) -> None:
    done = imported(home, a_file(tmp_path, TEO))
    assert lists.may_take_back(home)
    head, home.account = home.account, Account(new_id(), "Văn thư", (Role.CLERK,))
    assert not lists.may_take_back(home)
    with pytest.raises(UserError, match=r"permission\.action"):
        lists.take_back_import(home, done.id)
    home.account = head
    lists.take_back_import(home, done.id)
    with pytest.raises(UserError, match=r"list\.import-undone"):
        lists.take_back_import(home, done.id)
    with pytest.raises(UserError, match=r"list\.import-unknown"):
        lists.take_back_import(home, new_id())


def test_the_imports_are_listed_newest_first_and_empty_ones_are_not(home: Home, tmp_path: Path) -> None:
    first = imported(home, a_file(tmp_path, TEO))
    assert imported(home, a_file(tmp_path, TEO)).id == ""
    second = imported(home, a_file(tmp_path, TEO, NO, name="thang-12.xlsx"))
    lists.take_back_import(home, second.id)
    found = lists.imports(home)
    assert [(row.id, row.file, bool(row.undone)) for row in found] == [
        (second.id, "thang-12.xlsx", True),
        (first.id, "danh-sach.xlsx", False),
    ]
    assert found[1].made["new"] == 1
