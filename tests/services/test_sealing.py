"""A sealed person is found by those who are named, and where nobody is, by certain roles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.values import Kin
from app.errors import UserError
from app.home import Home
from app.models.entities import Resident
from app.models.sealing import may_open, shown_to
from app.services import cases, people
from app.services.people import NewPerson, PeopleFilter
from tests.services.homes import a_home

ROLE, NAMED, NOBODY = Role.GROUP_HEAD, Role.FIELD_MEMBER, Role.CLERK


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", roles=(Role.GROUP_HEAD,)) as opened:
        yield opened


def found(home: Home, account: Account) -> int:
    with home.reading() as r:
        rows = list(r.session.scalars(select(Resident).where(shown_to(account))))
        everyone = list(r.session.scalars(select(Resident)))
        assert [row.id for row in everyone if may_open(account, row)] == [row.id for row in rows]
    return len(rows)


@pytest.mark.parametrize("names", [None, Silence.UNKNOWN, ()])
def test_without_names_a_sealed_person_is_for_certain_roles(home: Home, names: object) -> None:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    person = people.add_person(home, NewPerson("H'Bia Niê", area)).value
    with home.working() as w:
        row = w.change(Resident, person)
        assert row is not None
        row.sealed, row.opened_to = True, names  # type: ignore[assignment]
    head, member = Account(new_id(), "Tổ trưởng", (ROLE,)), Account(new_id(), "Tổ viên", (NAMED,))
    assert (found(home, head), found(home, member)) == (1, 0)


def test_with_names_only_those_find_the_person_whatever_their_role(home: Home) -> None:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    person = people.add_person(home, NewPerson("H'Bia Niê", area)).value
    head, member = Account(new_id(), "Tổ trưởng", (ROLE,)), Account(new_id(), "Tổ viên", (NAMED,))
    assert (found(home, head), found(home, member)) == (1, 1)
    with home.working() as w:
        row = w.change(Resident, person)
        assert row is not None
        row.sealed, row.opened_to = True, (member.id,)
    assert (found(home, head), found(home, member)) == (0, 1)


def test_a_sealed_person_is_out_of_every_way_in_for_who_is_not_named(home: Home) -> None:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    house = people.add_household(home, "Hộ bà Sáu", area).value
    mother = people.add_person(home, NewPerson("H'Bia Niê", area, house)).value
    child = people.add_person(home, NewPerson("Y Thử Niê", area, house)).value
    case, open_case = cases.open_case(home, mother, "A2").value, cases.open_case(home, child, "A3").value
    seen = people.person_card(home, child)
    people.change_person(home, child, seen.person.seen, {"mother": Kin(resident_id=mother)})
    card = people.person_card(home, mother)
    people.change_person(home, mother, card.person.seen, {"sealed": True, "opened_to": (home.account.id,)})

    assert [hit.id for hit in people.find(home, "bia nie") if hit.entity == "resident"] == [mother]
    assert len(people.household_card(home, house).members) == 2

    home.account = Account(new_id(), "Cảnh sát khu vực", (Role.AREA_POLICE,))
    assert people.find(home, "bia nie") == []
    assert people.count_people(home, PeopleFilter(text="bia")) == 0
    assert [member.id for member in people.household_card(home, house).members] == [child]
    assert mother not in people.person_card(home, child).kin
    for look in (lambda: people.person_card(home, mother), lambda: cases.case_card(home, case)):
        with pytest.raises(UserError, match=r"person\.sealed"):
            look()
    assert [member.id for member in cases.case_card(home, open_case).file.members] == [child]
