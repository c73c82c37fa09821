"""First-run set-up and sitting down, as a new user goes through it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.security.vault import exists
from app.services import founding, sitting
from app.services.founding import Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


def asked(**changes: str) -> Founding:
    given = {
        "plan": PLAN,
        "unit": "22120",
        "machine": "Máy văn phòng",
        "person": "Lê Thị Hòa",
        "passphrase": PASSPHRASE,
    }
    return Founding(**(given | changes))


def test_an_office_is_founded_and_opened_again(tmp_path: Path) -> None:
    founded = founding.found_office(tmp_path / "office", asked(), kdf=CHEAP)
    assert founded.sheet.commune == "Xã Tuy An Đông"
    assert [slot.name for slot in sitting.people_here(tmp_path / "office")] == ["Lê Thị Hòa"]
    home = sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    assert home.is_office
    assert home.account.name == "Lê Thị Hòa"
    assert home.pack.plan.id == PLAN
    home.close()


def test_a_wrong_passphrase_opens_nothing_and_leaves_no_lock(tmp_path: Path) -> None:
    founded = founding.found_office(tmp_path / "office", asked(), kdf=CHEAP)
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        sitting.open_home(tmp_path / "office", founded.account, "không phải thế")
    sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE).close()


def test_two_programs_do_not_write_one_home(tmp_path: Path) -> None:
    founded = founding.found_office(tmp_path / "office", asked(), kdf=CHEAP)
    home = sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    with pytest.raises(UserError, match=r"home\.in-use"):
        sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    home.close()
    sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE).close()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"unit": "99999"}, "unit.unknown"),
        ({"plan": "khong-co"}, "plan.unknown"),
        ({"passphrase": "ngắn"}, "vault.passphrase-too-short"),
        ({"person": " "}, "name.empty"),
    ],
)
def test_a_set_up_that_is_refused_leaves_nothing(tmp_path: Path, wrong: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as refused:
        founding.found_office(tmp_path / "office", asked(**wrong), kdf=CHEAP)
    assert refused.value.code == code
    assert not (tmp_path / "office").exists()


def test_a_home_is_never_founded_over_another_or_over_strange_files(tmp_path: Path) -> None:
    founding.found_office(tmp_path / "office", asked(), kdf=CHEAP)
    with pytest.raises(UserError, match=r"vault\.exists"):
        founding.found_laptop(tmp_path / "office", asked(), kdf=CHEAP)
    (tmp_path / "ảnh").mkdir()
    (tmp_path / "ảnh" / "con.jpg").write_bytes(b"x")
    with pytest.raises(UserError, match=r"home\.not-empty"):
        founding.found_laptop(tmp_path / "ảnh", asked(), kdf=CHEAP)
    assert not exists(tmp_path / "ảnh")


def test_a_laptop_that_was_not_granted_yet_can_only_ask(tmp_path: Path) -> None:
    account = founding.found_laptop(tmp_path / "laptop", asked(machine="Máy thôn 3"), kdf=CHEAP)
    home = sitting.open_home(tmp_path / "laptop", account, PASSPHRASE)
    assert not home.is_office
    assert home.account.roles == ()
    home.close()
