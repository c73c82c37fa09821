"""A home that does not open: the wrong passphrase, a later program's database, damage, another program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app import cli
from app.errors import UserError
from app.home import Home
from app.models.engine import DATABASE, connect
from app.security import vault
from app.services import people, sitting
from app.services.people import NewPerson, PeopleFilter
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("opening")
    with a_commune(folder) as commune:
        people.add_person(commune.office, NewPerson("Nguyễn Thị Còn", commune.areas["Thôn 1"]))
    return folder / "office"


@pytest.fixture
def office(closed: Path, tmp_path: Path) -> Path:
    return shutil.copytree(closed, tmp_path / "office")


def account(folder: Path) -> str:
    return sitting.people_here(folder)[0].account


def opened(folder: Path, passphrase: str = PASSPHRASE) -> Home:
    return sitting.open_home(folder, account(folder), passphrase)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "home.lock"}


def still_opens(folder: Path) -> None:
    home = opened(folder)
    assert [row.name for row in people.list_people(home, PeopleFilter()).rows] == ["Nguyễn Thị Còn"]
    home.close()


def revision(folder: Path, to: str | None = None) -> str:
    key = vault.open_with(folder, account(folder), PASSPHRASE).database_key()
    database = connect(folder / DATABASE, key)
    if to is not None:
        database.execute("UPDATE alembic_version SET version_num = ?", (to,))
    found = str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    database.close()
    return found


@pytest.mark.parametrize("wrong", ["", "sai mật khẩu", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(office: Path, wrong: str) -> None:
    before = bytes_of(office)
    with pytest.raises(UserError) as refused:
        opened(office, wrong)
    assert refused.value.code == "vault.wrong-passphrase"
    assert bytes_of(office) == before
    still_opens(office)


def test_a_wrong_passphrase_on_the_command_line_is_one_line_and_status_3(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOSO_PASSPHRASE", "sai mật khẩu")
    assert cli.run(["--home", str(office), "search", "còn"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "vault.wrong-passphrase" in said.err


def test_a_database_of_a_later_program_is_not_touched(office: Path) -> None:
    known = revision(office)
    revision(office, "9999_later")
    before = bytes_of(office)
    with pytest.raises(UserError) as refused:
        opened(office)
    assert (refused.value.code, refused.value.params) == ("database.newer-than-program", {"revision": "9999_later"})
    assert {name: bytes_of(office)[name] for name in before} == before
    revision(office, known)  # the later program is installed
    still_opens(office)


def test_a_database_that_is_another_file_is_not_overwritten(office: Path) -> None:
    kept = (office / DATABASE).read_bytes()
    (office / DATABASE).write_bytes(b"not a database, however it is called " * 400)
    before = bytes_of(office)
    with pytest.raises(UserError) as refused:
        opened(office)
    assert refused.value.code == "database.cannot-be-opened"
    assert bytes_of(office) == before
    (office / DATABASE).write_bytes(kept)
    still_opens(office)


@pytest.mark.parametrize("hurt", [b"", b"{", b'{"magic":"other"}'])
def test_a_damaged_vault_file_is_called_so(office: Path, hurt: bytes) -> None:
    kept, who = (office / "vault.json").read_bytes(), account(office)
    (office / "vault.json").write_bytes(hurt)
    with pytest.raises(UserError, match=r"vault\.damaged"):
        sitting.open_home(office, who, PASSPHRASE)
    (office / "vault.json").write_bytes(kept)
    still_opens(office)


def test_a_second_program_is_told_that_the_home_is_open(office: Path) -> None:
    home = opened(office)
    with pytest.raises(UserError, match=r"home\.in-use"):
        opened(office)
    home.close()
    still_opens(office)
