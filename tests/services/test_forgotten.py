"""A forgotten passphrase: the office helps without anything being lost, and nobody else can."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.security import recovery
from app.services import accounts, forgotten, founding, machine, seat, sitting
from app.services.founding import FoundedOffice, Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


def an_office(folder: Path) -> FoundedOffice:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    return founding.found_office(folder, asked, kdf=CHEAP)


def opened(folder: Path, founded: FoundedOffice) -> Home:
    return sitting.open_home(folder, founded.account, PASSPHRASE)


def test_the_office_reads_out_a_code_and_the_person_chooses_an_own_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    home = opened(folder, founded)
    clerk = accounts.add_account(home, "Nguyễn Văn Bình", [Role.CLERK], kdf=CHEAP)
    request, answer = tmp_path / "xin.hsquen", tmp_path / "mo.hsmo"
    forgotten.ask(folder, clerk.account, request)
    told = forgotten.look(home, request)
    assert (told.name, told.machine) == ("Nguyễn Văn Bình", "Máy văn phòng")
    code = forgotten.answer(home, request, answer, kdf=CHEAP)
    assert code.name == "Nguyễn Văn Bình"
    assert code.code.encode() not in answer.read_bytes()
    home.close()
    assert forgotten.install(folder, answer).account == clerk.account
    home = sitting.open_home(folder, clerk.account, code.code)
    assert seat.must_choose(home)
    sitting.choose_passphrase(home, code.code, "năm sáu bảy tám", kdf=CHEAP)
    assert not seat.must_choose(home)
    home.close()
    sitting.open_home(folder, clerk.account, "năm sáu bảy tám").close()


def test_an_answer_is_good_once_and_for_its_own_request_only(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    home = opened(folder, founded)
    request, answer = tmp_path / "xin.hsquen", tmp_path / "mo.hsmo"
    forgotten.ask(folder, founded.account, request)
    forgotten.answer(home, request, answer, kdf=CHEAP)
    home.close()
    forgotten.ask(folder, founded.account, request)
    with pytest.raises(UserError, match=r"reset\.not-asked"):
        forgotten.install(folder, answer)
    sitting.open_home(folder, founded.account, PASSPHRASE).close()


def test_another_commune_neither_answers_nor_is_believed(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    founded, other = an_office(mine), an_office(theirs)
    request = tmp_path / "xin.hsquen"
    forgotten.ask(mine, founded.account, request)
    home = opened(theirs, other)
    assert forgotten.look(home, request).machine == ""
    with pytest.raises(UserError, match=r"reset\.unknown-device"):
        forgotten.answer(home, request, tmp_path / "mo.hsmo", kdf=CHEAP)
    home.close()
    assert not (tmp_path / "mo.hsmo").exists()


def test_only_who_keeps_the_machines_answers(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    home = opened(folder, founded)
    request = tmp_path / "xin.hsquen"
    forgotten.ask(folder, founded.account, request)
    home.account = replace(home.account, roles=(Role.CLERK,))
    with pytest.raises(UserError, match=r"permission\.action"):
        forgotten.answer(home, request, tmp_path / "mo.hsmo", kdf=CHEAP)
    home.close()


def test_a_laptop_that_was_never_granted_cannot_ask(tmp_path: Path) -> None:
    asked = Founding(PLAN, "22120", "Máy thôn 3", "Y Bhim Niê", PASSPHRASE)
    account = founding.found_laptop(tmp_path / "laptop", asked, kdf=CHEAP)
    assert not forgotten.possible(tmp_path / "laptop")
    with pytest.raises(UserError, match=r"vault\.no-escrow"):
        forgotten.ask(tmp_path / "laptop", account, tmp_path / "xin.hsquen")


@pytest.mark.parametrize("content", [b"", b"not a request", b"{}"])
def test_a_file_that_is_no_request_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    founded = an_office(tmp_path / "office")
    home = opened(tmp_path / "office", founded)
    file = tmp_path / "x"
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"reset\.not-a-request"):
        forgotten.look(home, file)
    with pytest.raises(UserError, match=r"reset\.not-an-answer"):
        forgotten.install(tmp_path / "office", file)
    home.close()


def test_the_sheet_opens_the_office_when_nobody_else_can(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    typed = " ".join(str(group).lower() for group in founded.sheet.groups)
    made = forgotten.by_sheet(folder, founded.account, typed, kdf=CHEAP)
    home = sitting.open_home(folder, founded.account, made.code)
    assert seat.must_choose(home)
    assert home.account.name == "Lê Thị Hòa"
    home.close()
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        sitting.open_home(folder, founded.account, PASSPHRASE)


def test_a_wrong_sheet_opens_nothing_and_says_which_group_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    groups = [str(group) for group in founded.sheet.groups]
    groups[2] = "QQQQQQ-QQ"
    with pytest.raises(UserError) as refused:
        forgotten.by_sheet(folder, founded.account, " ".join(groups), kdf=CHEAP)
    assert (refused.value.code, refused.value.params["group"]) == ("recovery.group-wrong", 3)
    other = recovery.new_commune("Xã Khác", "22123", founded.sheet.on).sheet
    with pytest.raises(UserError, match=r"recovery\.other-commune"):
        forgotten.by_sheet(folder, founded.account, other.qr, kdf=CHEAP)
    sitting.open_home(folder, founded.account, PASSPHRASE).close()


def test_a_seat_is_given_back_to_who_sat_there(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    founded = an_office(folder)
    home = opened(folder, founded)
    coded = accounts.add_account(home, "H’Hen Niê", [Role.CLERK], kdf=CHEAP)
    before = seat.taken(home)
    sitting.switch(home, coded.account, coded.code or "")
    assert seat.must_choose(home)
    seat.give_back(home, before)
    assert home.account.id == founded.account
    assert not seat.must_choose(home)
    home.close()


def test_a_machine_tells_who_it_is(tmp_path: Path) -> None:
    founded = an_office(tmp_path / "office")
    home = opened(tmp_path / "office", founded)
    told = machine.machine(home)
    assert (told.name, told.unit_name, told.number, told.granted, told.resettable) == (
        "Máy văn phòng", "Xã Tuy An Đông", 1, True, True,
    )  # fmt: skip
    assert len(told.fingerprint.split()) == 5
    machine.remember(home, "x", "1")
    assert machine.remembered(home, "x") == "1"
    machine.remember(home, "x", "")
    assert machine.remembered(home, "x", "none") == "none"
    home.close()
