"""The plan's tasks, stages, indicators and working group by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import DONE, REFUSED, run
from app.domain.tasks import task_id
from tests.intake.office_files import a_word, with_parts
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE, PLAN


def test_what_is_late_is_listed_and_done_with_a_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    with a_commune(tmp_path):
        pass
    office = ["--home", str(tmp_path / "office")]
    assert run([*office, "--json", "task", "list", "--standing", "late", "--owner", "police"]) == DONE
    late = json.loads(capsys.readouterr().out)
    assert {row["task"]["standing"] for row in late} == {"late"}
    one = late[0]["task"]["facts"]["id"]
    assert run([*office, "task", "done", one, "--result", "Danh sách 12 người", "--evidence", "BC 7"]) == DONE
    assert "Đã ghi là xong" in capsys.readouterr().out
    assert run([*office, "--json", "task", "list", "--standing", "done-late"]) == DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["task"]["facts"]["id"], row["task"]["facts"]["evidence"]) == (one, "BC 7")
    assert run([*office, "task", "done", "khong-co", "--result", "x"]) == REFUSED
    assert "task.elsewhere" in capsys.readouterr().err
    for command in (["task", "list", "--open"], ["stage"], ["stage", "verify"], ["indicators"], ["group"]):
        assert run([*office, *command]) == DONE
        assert capsys.readouterr().out.strip()
        assert run([*office, "--json", *command]) == DONE
        json.loads(capsys.readouterr().out)
    assert run([*office, "stage", "party"]) == REFUSED


def test_a_document_is_kept_with_a_task_written_out_and_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    with a_commune(tmp_path):
        pass
    office, order = ["--home", str(tmp_path / "office"), "task"], task_id(PLAN, "members-sent")
    (tmp_path / "KH 05.docx").write_bytes(a_word())
    (tmp_path / "lạ.docx").write_bytes(with_parts(a_word(), {"word/vbaProject.bin": b"x"}))
    assert run([*office, "attach", order, str(tmp_path / "KH 05.docx"), str(tmp_path / "lạ.docx")]) == REFUSED
    assert "document.macros" in capsys.readouterr().err
    assert run([*office, "attach", order, str(tmp_path / "KH 05.docx")]) == DONE
    assert "1 tệp" in capsys.readouterr().out
    assert run(["--json", *office, "files", order]) == DONE
    (file,) = json.loads(capsys.readouterr().out)
    assert file["name"] == "KH 05.docx"
    out = tmp_path / "ra.docx"
    assert run([*office, "save", file["id"], "--out", str(out)]) == DONE
    assert out.read_bytes() == (tmp_path / "KH 05.docx").read_bytes()
    assert run([*office, "detach", file["id"], "--reason", " "]) == REFUSED
    assert run([*office, "detach", file["id"], "--reason", "đính nhầm"]) == DONE
    assert run([*office, "save", file["id"], "--out", str(out)]) == REFUSED
    assert "task.file-elsewhere" in capsys.readouterr().err
    assert run([*office, "files", order]) == DONE
    assert capsys.readouterr().out.strip() == ""
    assert run([*office, "erase", file["id"], "--reason", "đính nhầm"]) == DONE
    assert "Đã xóa hẳn" in capsys.readouterr().out
    assert run([*office, "erase", file["id"], "--reason", "đính nhầm"]) == REFUSED
