"""The office's desks by the command line: what lies aside, what is missing, what the field is asked, sticks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import DONE, REFUSED, run
from app.services import enrolment, sync_state
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE
from tests.services.test_exchange import a_gap
from tests.services.test_questions import two_who_disagree

Hoso = Callable[..., Any]


@pytest.fixture
def hoso(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hoso:
    """``hoso(home, *words)``: what a command says with ``--json``; with ``ends`` how it has to end."""
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)

    def said(home: str, *words: str, ends: int = DONE) -> Any:
        capsys.readouterr()
        assert run(["--home", str(tmp_path / home), "--json", *words]) == ends
        told = capsys.readouterr()
        return json.loads(told.out) if ends == DONE else told.err

    return said


def test_what_is_missing_is_asked_for_and_what_lies_aside_is_let_in(tmp_path: Path, hoso: Hoso) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        laptop, whole, second = a_gap(commune)
        enrolment.revoke(commune.office, laptop.device)
    (gap,) = hoso("office", "gap", "list")
    assert (gap["missing"], gap["name"], gap["first"], gap["last"], gap["held"]) == ("changes", "Máy 1", 1, second, 1)
    assert "bundle.revoked-device" in hoso("office", "bundle", "import", str(whole), ends=REFUSED)
    (row,) = hoso("office", "quarantine", "list")
    assert (row["why"], row["state"]) == ("revoked", "waiting")
    assert hoso("office", "quarantine", "look", row["id"])["new"] == 3
    hoso("office", "quarantine", "close", row["id"], "--reason", "chủ máy nói không ghi gì")
    assert hoso("office", "quarantine", "release", row["id"], "--note", "đã hỏi lại")["new"] == 3
    assert "aside.decided" in hoso("office", "quarantine", "release", row["id"], ends=REFUSED)
    assert hoso("office", "gap", "list") == []


def test_the_field_is_asked_and_answers_and_old_bundles_go_from_the_stick(tmp_path: Path, hoso: Hoso) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        two_who_disagree(commune)
        (waiting,) = sync_state.list_conflicts(commune.office)
    asked = hoso("office", "question", "ask", waiting.id, "Giấy chứng sinh ghi ngày nào?")["asked"]
    down, up = tmp_path / "usb" / "down.hsct", tmp_path / "usb" / "up.hsct"
    down.parent.mkdir()
    hoso("office", "gap", "ask", "Máy 2", "--out", str(down))
    hoso("field-2", "bundle", "import", str(down))
    (row,) = hoso("field-2", "question", "list")
    assert (row["id"], row["text"], row["field"]) == (asked, "Giấy chứng sinh ghi ngày nào?", "born")
    hoso("field-2", "question", "answer", asked, "Ngày 3 tháng 6")
    assert hoso("field-2", "question", "list") == []
    assert "question.gone" in hoso("field-2", "question", "answer", asked, "Lần nữa", ends=REFUSED)
    hoso("field-2", "bundle", "export", "--out", str(up))
    hoso("office", "bundle", "import", str(up))
    (told,) = hoso("office", "conflict", "list")
    assert told["asked"]["answer"] == "Ngày 3 tháng 6"
    ages = {
        Path(each["path"]).name: (each["age"]["old"], each["age"]["safe"])
        for each in hoso("office", "stick", "list", str(down.parent))
    }
    assert ages == {"down.hsct": ("answered", True), "up.hsct": ("taken", False)}
    assert hoso("office", "stick", "clear", str(down.parent)) == {"gone": ["down.hsct"], "left": ["up.hsct"]}
    assert [file.name for file in down.parent.iterdir()] == ["up.hsct"]


def test_what_waits_behind_a_gap_is_let_in_when_its_laptop_is_lost(tmp_path: Path, hoso: Hoso) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        a_gap(commune)
    (gap,) = hoso("office", "gap", "list")
    assert hoso("office", "gap", "let-in", gap["device"], gap["chain"])["new"] == 1
    assert hoso("office", "gap", "list") == []
    assert "gap.unknown" in hoso("office", "gap", "let-in", gap["device"], gap["chain"], ends=REFUSED)
