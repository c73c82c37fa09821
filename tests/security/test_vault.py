"""A home opens for those who have a passphrase, and for nobody else."""

from __future__ import annotations

import json
import unicodedata

import pytest

from app.errors import UserError
from app.security import vault, vault_file
from app.security.vault import Kdf, SlotInfo

CHEAP = Kdf(memory_kib=8, passes=1, lanes=1)
PASS = "con ngựa đồng"


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def opened(home):
    return vault.create(home, account="a1", name="Nguyễn Văn An", passphrase=PASS, kdf=CHEAP)


def code_of(fault: pytest.ExceptionInfo[UserError]) -> str:
    return fault.value.code


def test_the_same_passphrase_gives_the_same_keys(home, opened):
    again = vault.open_with(home, "a1", PASS)
    assert again == opened
    assert again.database_key() == opened.database_key()
    assert len({again.database_key(), again.blob_name_key(), again.subkey("device-keys"), again.master}) == 4
    assert {len(again.database_key()), len(again.blob_name_key())} == {32}


def test_two_homes_never_share_a_key(tmp_path, opened):
    other = vault.create(tmp_path / "other", account="a1", name="An", passphrase=PASS, kdf=CHEAP)
    assert other.database_key() != opened.database_key()
    assert other.home_id != opened.home_id


def test_the_standard_cost_is_that_of_the_design():
    assert Kdf(memory_kib=64 * 1024, passes=3, lanes=1) == vault.STANDARD


def test_a_passphrase_is_the_same_however_the_keyboard_composed_it(home, opened):
    assert vault.open_with(home, "a1", unicodedata.normalize("NFD", PASS)) == opened


@pytest.mark.parametrize("wrong", ["", "con ngua dong", PASS + " ", PASS.upper(), "x" * 100_000, "\ud800"])
def test_a_wrong_passphrase_is_refused(home, opened, wrong):
    with pytest.raises(UserError) as fault:
        vault.open_with(home, "a1", wrong)
    assert code_of(fault) == "vault.wrong-passphrase"


def test_a_short_passphrase_is_refused_before_anything_is_made(home):
    for short in ("", "1234567", "       a      ", "ắ" * 7, unicodedata.normalize("NFD", "ắ" * 7)):
        with pytest.raises(UserError) as fault:
            vault.create(home, account="a1", name="An", passphrase=short, kdf=CHEAP)
        assert code_of(fault) == "vault.passphrase-too-short"
    with pytest.raises(UserError, match="too-long"):
        vault.create(home, account="a1", name="An", passphrase="a" * 2000, kdf=CHEAP)
    assert not home.exists()


def test_a_home_is_never_set_up_twice(home, opened):
    before = (home / vault_file.FILE).read_bytes()
    with pytest.raises(UserError, match=r"vault\.exists"):
        vault.create(home, account="b", name="B", passphrase=PASS, kdf=CHEAP)
    assert (home / vault_file.FILE).read_bytes() == before


def test_several_people_share_a_laptop(home, opened):
    vault.add_slot(opened, "a2", "H'Hen Niê", "mật khẩu khác", kdf=CHEAP)
    assert vault.slots(home) == (SlotInfo("a1", "Nguyễn Văn An", False), SlotInfo("a2", "H'Hen Niê", False))
    theirs = vault.open_with(home, "a2", "mật khẩu khác")
    assert theirs.account == "a2"
    assert theirs.database_key() == opened.database_key()
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, "a2", PASS)
    with pytest.raises(UserError, match="no-such-account"):
        vault.open_with(home, "a3", PASS)
    with pytest.raises(UserError, match="slot-exists"):
        vault.add_slot(opened, "a2", "x", PASS, kdf=CHEAP)
    vault.rename_slot(opened, "a2", "H'Hen")
    assert vault.slots(home)[1].name == "H'Hen"
    assert vault.open_with(home, "a2", "mật khẩu khác").account == "a2"
    vault.remove_slot(opened, "a2")
    assert len(vault.slots(home)) == 1


def test_nobody_locks_themselves_out(home, opened):
    with pytest.raises(UserError, match="own-slot"):
        vault.remove_slot(opened, "a1")
    with pytest.raises(UserError, match="no-such-account"):
        vault.remove_slot(opened, "a9")
    with pytest.raises(UserError, match="no-such-account"):
        vault.rename_slot(opened, "a9", "x")
    assert vault.open_with(home, "a1", PASS)


def test_a_passphrase_is_changed_without_touching_the_keys(home, opened):
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.change_passphrase(opened, "not the current", "một câu dài hơn", kdf=CHEAP)
    with pytest.raises(UserError, match="passphrase-unchanged"):
        vault.change_passphrase(opened, PASS, PASS, kdf=CHEAP)
    with pytest.raises(UserError, match="passphrase-too-short"):
        vault.change_passphrase(opened, PASS, "ngắn", kdf=CHEAP)
    vault.change_passphrase(opened, PASS, "một câu dài hơn", kdf=CHEAP)
    assert vault.open_with(home, "a1", "một câu dài hơn").database_key() == opened.database_key()
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, "a1", PASS)


def test_a_starter_code_must_be_changed_at_the_first_login(home, opened):
    code = vault.starter_code()
    assert len(code.split()) == 4
    vault.add_slot(opened, "a2", "Bình", code, starter=True, kdf=CHEAP)
    first = vault.open_with(home, "a2", code.replace(" ", "-") + " ")
    assert first.starter
    assert vault.slots(home)[1].starter
    with pytest.raises(UserError, match="passphrase-unchanged"):
        vault.change_passphrase(first, code, code.replace(" ", ""), kdf=CHEAP)
    own = vault.change_passphrase(first, code, "câu của riêng tôi", kdf=CHEAP)
    assert not own.starter
    assert not vault.open_with(home, "a2", "câu của riêng tôi").starter
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, "a2", code)


@pytest.mark.parametrize(
    "change",
    [
        {"starter": True},
        {"account": "a2"},
        {"kdf": {"memory_kib": 16, "passes": 1, "lanes": 1}},
        {"salt": "AAAAAAAAAAAAAAAAAAAAAA=="},
        {"nonce": "AAAAAAAAAAAAAAAA"},
        {"sealed": "A" * 64},
    ],
)
def test_a_slot_that_was_tampered_with_opens_nothing(home, opened, change):
    path = home / vault_file.FILE
    plain = json.loads(path.read_bytes())
    plain["slots"][0].update(change)
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, change.get("account", "a1"), PASS)


def test_a_slot_taken_to_another_home_opens_nothing(home, opened):
    path = home / vault_file.FILE
    plain = json.loads(path.read_bytes())
    plain["home"] = "another"
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(UserError, match="wrong-passphrase"):
        vault.open_with(home, "a1", PASS)


def test_a_header_that_would_make_the_machine_work_for_hours_is_damage(home, opened):
    path = home / vault_file.FILE
    good = json.loads(path.read_bytes())
    slot = good["slots"][0]
    for kdf in ({"memory_kib": 2**30}, {"passes": 10**6}, {"lanes": 64}, {"memory_kib": 0}):
        path.write_text(json.dumps({**good, "slots": [{**slot, "kdf": {**slot["kdf"], **kdf}}]}), encoding="utf-8")
        with pytest.raises(UserError, match=r"vault\.damaged"):
            vault.open_with(home, "a1", PASS)


def test_what_is_no_header_is_told_as_what_it_is(home, opened):
    path = home / vault_file.FILE
    good = json.loads(path.read_bytes())
    for content, code in (
        (b"", "vault.damaged"),
        (b"{}", "vault.damaged"),
        (path.read_bytes()[:-20], "vault.damaged"),
        (b" " * (vault_file.MAX_SIZE + 1), "vault.damaged"),
        (json.dumps({**good, "magic": "other"}).encode(), "vault.damaged"),
        (json.dumps({**good, "version": 0}).encode(), "vault.damaged"),
        (json.dumps({**good, "slots": []}).encode(), "vault.damaged"),
        (json.dumps({**good, "slots": good["slots"] * 2}).encode(), "vault.damaged"),
        (json.dumps({**good, "home": "../.."}).encode(), "vault.damaged"),
        (json.dumps({**good, "version": 2, "slots": "new"}).encode(), "vault.newer-version"),
    ):
        path.write_bytes(content)
        with pytest.raises(UserError) as fault:
            vault.slots(home)
        assert code_of(fault) == code
    path.unlink()
    with pytest.raises(UserError, match=r"vault\.missing"):
        vault.slots(home)
    assert not vault.exists(home)


def test_keys_are_never_shown(home, opened):
    assert repr(opened.master) not in repr(opened)
    assert opened.master.hex() not in (home / vault_file.FILE).read_text(encoding="utf-8")


def test_a_laptop_has_at_most_so_many_accounts(home, opened, monkeypatch):
    monkeypatch.setattr(vault, "MAX_SLOTS", 2)
    vault.add_slot(opened, "a2", "B", PASS, kdf=CHEAP)
    with pytest.raises(UserError, match="too-many-slots"):
        vault.add_slot(opened, "a3", "C", PASS, kdf=CHEAP)
