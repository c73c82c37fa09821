"""Keys and sheets by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import DONE, REFUSED, WRONG_USE, run
from app.services import founding
from app.services.founding import FoundedOffice, Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FoundedOffice:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    return founding.found_office(tmp_path / "office", asked, kdf=CHEAP)


def test_a_new_sheet_is_printed_and_the_register_of_sheets_says_so(
    office: FoundedOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home, out = ["--home", str(tmp_path / "office")], tmp_path / "phieu.pdf"
    assert run([*home, "keys", "renew"]) == WRONG_USE
    assert run([*home, "keys", "renew", "--office"]) == REFUSED  # nobody typed the sheet
    monkeypatch.setenv("HOSO_SHEET", office.sheet.qr)
    assert run([*home, "keys", "renew", "--sheet", str(out), "--holder", "Trần Thị Thư", "--office"]) == DONE
    assert out.read_bytes().startswith(b"%PDF")
    assert run([*home, "keys", "hand-over", "--holder", "Phạm Hoài Nam"]) == DONE
    assert run([*home, "keys", "renew", "--office"]) == REFUSED
    assert "recovery.void-sheet" in capsys.readouterr().err
    assert run([*home, "--json", "keys", "show"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert [(row["no"], row["holder"], bool(row["void"])) for row in told["sheets"]] == [
        (1, "Lê Thị Hòa", True),
        (2, "Trần Thị Thư", False),
        (2, "Phạm Hoài Nam", False),
    ]
    assert run([*home, "keys", "show"]) == DONE
    assert "Phạm Hoài Nam" in capsys.readouterr().out
