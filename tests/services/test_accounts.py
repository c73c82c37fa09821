"""The people who work with the records, as the office keeps them; and who has looked at what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.ids import new_id
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.services import access_log, accounts, founding, people, sitting
from app.services.accounts import AccountRow
from app.services.founding import Founding
from app.services.people import NewPerson
from app.sync import registry
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(tmp_path / "office", asked, kdf=CHEAP)
    home = sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    yield home
    home.close()


def row_of(home: Home, account: str) -> AccountRow:
    return next(row for row in accounts.people(home).accounts if row.id == account)


def test_a_new_colleague_sits_down_with_the_code_that_was_read_to_them(office: Home) -> None:
    added = accounts.add_account(office, " Nguyễn  Văn Bình ", [Role.CLERK, Role.GROUP_HEAD], kdf=CHEAP)
    row = row_of(office, added.account)
    assert (row.name, row.roles, row.here, row.starter) == (
        "Nguyễn Văn Bình", (Role.CLERK, Role.GROUP_HEAD), True, True,
    )  # fmt: skip
    sitting.switch(office, added.account, added.code or "")
    assert office.account.roles == (Role.CLERK, Role.GROUP_HEAD)
    with office.engine.connect() as conn:
        register = registry.current(conn)
    assert register is not None
    assert (register.version, len(register.earlier)) == (2, 1)


@pytest.mark.parametrize(
    ("name", "roles", "devices", "code"),
    [
        ("  ", [Role.CLERK], [], "name.empty"),
        ("lê thị hòa", [Role.CLERK], [], "account.name-taken"),
        ("Y Bhim Niê", [], [], "account.no-role"),
        ("Y Bhim Niê", [Role.CLERK], [new_id()], "device.unknown"),
    ],
)
def test_an_account_that_is_refused_leaves_no_trace(
    office: Home, name: str, roles: list[Role], devices: list[str], code: str
) -> None:
    with pytest.raises(UserError) as refused:
        accounts.add_account(office, name, roles, devices, kdf=CHEAP)
    assert refused.value.code == code
    assert len(accounts.people(office).accounts) == 1
    assert len(sitting.people_here(office.folder)) == 1


def test_a_disabled_account_does_not_sit_down_until_it_is_let_in_again(office: Home) -> None:
    added = accounts.add_account(office, "Y Bhim Niê", [Role.CLERK], kdf=CHEAP)
    accounts.disable_account(office, added.account)
    assert row_of(office, added.account).disabled
    assert [slot.name for slot in sitting.people_here(office.folder)] == ["Lê Thị Hòa"]
    with pytest.raises(UserError, match=r"account\.elsewhere"):
        accounts.new_code(office, added.account, kdf=CHEAP)
    again = accounts.enable_account(office, added.account, kdf=CHEAP)
    sitting.switch(office, added.account, again.code or "")
    assert office.account.name == "Y Bhim Niê"


def test_the_last_who_keeps_the_accounts_cannot_be_taken_away(office: Home) -> None:
    own = office.account.id
    with pytest.raises(UserError, match=r"account\.own"):
        accounts.disable_account(office, own)
    with pytest.raises(UserError, match=r"account\.last-administrator"):
        accounts.change_account(office, own, "Lê Thị Hòa", [Role.GROUP_HEAD], [office.device])
    with pytest.raises(UserError, match=r"account\.own-machine"):
        accounts.change_account(office, own, "Lê Thị Hòa", [Role.ADMINISTRATOR], [])
    second = accounts.add_account(office, "Y Bhim Niê", [Role.ADMINISTRATOR], kdf=CHEAP)
    accounts.change_account(office, own, "Lê Thị Hòa", [Role.GROUP_HEAD], [office.device])
    assert office.account.roles == (Role.GROUP_HEAD,)
    with pytest.raises(UserError, match=r"permission\.action"):
        accounts.disable_account(office, second.account)


def test_another_name_stands_in_the_login_list_at_once(office: Home) -> None:
    added = accounts.add_account(office, "Y Bhim Niê", [Role.CLERK], kdf=CHEAP)
    accounts.change_account(office, added.account, "Y Bhim Niê (Thôn 3)", [Role.CLERK], [office.device])
    assert "Y Bhim Niê (Thôn 3)" in [slot.name for slot in sitting.people_here(office.folder)]


def test_a_new_code_ends_the_old_passphrase(office: Home) -> None:
    added = accounts.add_account(office, "Y Bhim Niê", [Role.CLERK], kdf=CHEAP)
    fresh = accounts.new_code(office, added.account, kdf=CHEAP)
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        sitting.switch(office, added.account, added.code or "")
    sitting.switch(office, added.account, fresh.code or "")
    with pytest.raises(UserError, match=r"permission\.action"):
        accounts.new_code(office, added.account, kdf=CHEAP)


def test_nobody_else_keeps_the_accounts(office: Home) -> None:
    office.account = replace(office.account, roles=(Role.GROUP_HEAD,))
    with pytest.raises(UserError, match=r"permission\.action"):
        accounts.add_account(office, "Y Bhim Niê", [Role.CLERK], kdf=CHEAP)


def test_a_laptop_before_its_grant_knows_who_set_it_up_and_cannot_add(tmp_path: Path) -> None:
    asked = Founding(PLAN, "22120", "Máy thôn 3", "Y Bhim Niê", PASSPHRASE)
    account = founding.found_laptop(tmp_path / "laptop", asked, kdf=CHEAP)
    home = sitting.open_home(tmp_path / "laptop", account, PASSPHRASE)
    rows = accounts.people(home).accounts
    assert [(row.name, row.roles, row.here) for row in rows] == [("Y Bhim Niê", (), True)]
    home.account = replace(home.account, roles=(Role.ADMINISTRATOR,))
    with pytest.raises(UserError, match=r"registry\.missing"):
        accounts.add_account(home, "Ai", [Role.CLERK], kdf=CHEAP)
    home.close()


def test_the_log_tells_who_looked_at_whom_newest_first_and_pages_without_gap(office: Home) -> None:
    area = people.add_area(office, "Thôn Phú Mỹ", "hamlet").value
    person = people.add_person(office, NewPerson("Trần Văn Ẩn", area)).value
    for number in range(7):
        people.person_card(office, person, why=f"lần {number}")
    page = access_log.entries(office, None, 3)
    seen = [row.why for row in page.rows]
    assert page.rows[0].about == "Trần Văn Ẩn"
    assert page.rows[0].who == "Lê Thị Hòa"
    assert page.rows[0].machine == "Máy văn phòng"
    while page.next is not None:
        page = access_log.entries(office, page.next, 3)
        seen += [row.why for row in page.rows]
    assert seen[:7] == [f"lần {number}" for number in reversed(range(7))]
    assert len(seen) == access_log.count(office) == 8
    card = people.person_card(office, person)
    people.change_person(office, person, card.person.seen, {"sealed": True})
    assert access_log.entries(office, None, 1).rows[0].about == ""


def test_the_log_is_read_by_few(office: Home) -> None:
    office.account = replace(office.account, roles=(Role.CLERK,))
    with pytest.raises(UserError, match=r"permission\.action"):
        access_log.entries(office)
