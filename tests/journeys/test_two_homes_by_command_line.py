"""From a door to the office and back, by the commands that scripts use; and what each says when it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli import run
from app.services import cases, people, sitting
from app.services.people import NewPerson
from tests.services.homes import PASSPHRASE, PLAN


class Terminal:
    """Runs commands as a script would, and reads what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def json(self, *arguments: str | Path) -> Any:
        status = run([*map(str, arguments), "--json"])
        out, err = self._capsys.readouterr()
        assert status == 0, err
        return json.loads(out)

    def refused(self, *arguments: str | Path) -> str:
        status = run([*map(str, arguments)])
        out, err = self._capsys.readouterr()
        assert (status, out, err.count("\n")) == (3, "", 1), (status, out, err)
        return err

    def misused(self, *arguments: str | Path) -> None:
        assert run([*map(str, arguments)]) == 2
        self._capsys.readouterr()


@pytest.fixture
def hoso(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    return Terminal(capsys)


def init(hoso: Terminal, home: Path, role: str, name: str) -> Any:
    where = ("--sheet", home.parent / "sheet.pdf") if role == "office" else ()
    return hoso.json(
        "--home", home, "init", "--role", role, "--plan", PLAN, "--unit", "22120", "--name", name,
        "--person", "Ai", *where,
    )  # fmt: skip


@pytest.mark.slow
def test_the_whole_way_by_command_line(hoso: Terminal, tmp_path: Path) -> None:
    office, field = tmp_path / "office", tmp_path / "field"
    made = init(hoso, office, "office", "Máy văn phòng")
    assert Path(made["sheet"]).read_bytes().startswith(b"%PDF")
    account = init(hoso, field, "field", "Máy thôn 1")["account"]
    home = sitting.open_home(office, made["account"], PASSPHRASE)
    area = people.add_area(home, "Thôn 1", "hamlet").value
    known = people.add_person(home, NewPerson("Trần Thị Hai", area)).value
    home.close()

    words = hoso.json("--home", field, "device", "request", "--out", tmp_path / "m.hsyc")["words"]
    told = hoso.json(
        "--home", office, "device", "grant", tmp_path / "m.hsyc", "--area", "thon 1", "--out", tmp_path / "g.hsct"
    )
    assert told["request_words"] == words
    assert "words-differ" in hoso.refused(
        "--home", field, "bundle", "import", tmp_path / "g.hsct", "--words", "một hai ba bốn năm sáu bảy tám"
    )
    hoso.json("--home", field, "bundle", "import", tmp_path / "g.hsct", "--words", " ".join(told["words"]))
    assert [hit["title"] for hit in hoso.json("--home", field, "search", "tran thi hai")] == ["Trần Thị Hai"]

    laptop = sitting.open_home(field, account, PASSPHRASE)
    case = cases.open_case(laptop, known, "A3").value
    laptop.close()
    hoso.json("--home", field, "bundle", "export", "--out", tmp_path / "up.hsct")
    look = hoso.json("--home", office, "bundle", "import", tmp_path / "up.hsct", "--dry-run")
    assert (look["dry"], look["new"]) == (True, 1)
    assert hoso.json("--home", office, "case", "list") == []
    assert hoso.json("--home", office, "bundle", "import", tmp_path / "up.hsct")["new"] == 1
    again = hoso.json("--home", office, "bundle", "import", tmp_path / "up.hsct")
    assert (again["new"], again["changed"]) == (0, 0)
    assert [row["id"] for row in hoso.json("--home", office, "case", "list")] == [case]
    assert hoso.json("--home", office, "case", "show", case)["file"]["case"]["category"] == "A3"
    assert hoso.json("--home", office, "case", "history", case)

    hoso.json("--home", office, "bundle", "export", "--to", "Máy thôn 1", "--out", tmp_path / "down.hsct")
    hoso.json("--home", field, "bundle", "import", tmp_path / "down.hsct")
    there, here = (hoso.json("--home", home, "digest", "--area", area) for home in (office, field))
    assert [(d["hex"], d["rows"], d["epoch"], d["lsn"]) for d in there] == [
        (d["hex"], d["rows"], d["epoch"], d["lsn"]) for d in here
    ]

    assert "bundle.not-for-this-device" in hoso.refused("--home", office, "bundle", "import", tmp_path / "down.hsct")
    assert "bundle.not-a-bundle" in hoso.refused("--home", office, "bundle", "import", Path(made["sheet"]))
    backup = hoso.json("--home", office, "backup", "--out", tmp_path / "xa.hsbk")
    assert backup["size"] > 0
    hoso.json("--home", office, "drill", tmp_path / "xa.hsbk")
    hoso.json("--home", tmp_path / "again", "restore", tmp_path / "xa.hsbk")
    newest, *older = hoso.json("--home", office, "backups")
    assert newest["path"] == str(tmp_path / "xa.hsbk")
    assert "backup.the-newest" in hoso.refused("--home", office, "backups", "--let-go", newest["id"])
    assert hoso.json("--home", office, "backups", *(word for each in older for word in ("--let-go", each["id"]))) == [
        newest
    ]
    assert all(finding["good"] for finding in hoso.json("--home", tmp_path / "again", "doctor"))


def test_wrong_use_and_refusals_have_their_own_exit_status(
    hoso: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hoso.misused("khong-co-lenh-nay")
    hoso.misused("--home", tmp_path / "x", "init", "--role", "king", "--plan", PLAN, "--unit", "1", "--name", "x")
    assert "vault.missing" in hoso.refused("--home", tmp_path / "x", "search", "a")
    assert "unit.unknown" in hoso.refused(
        "--home", tmp_path / "x", "init", "--role", "field", "--plan", PLAN, "--unit", "00000", "--name", "x"
    )
    init(hoso, tmp_path / "field", "field", "Máy 1")
    monkeypatch.setenv("HOSO_PASSPHRASE", "không phải thế")
    assert "vault.wrong-passphrase" in hoso.refused("--home", tmp_path / "field", "doctor")
