"""The commands about reports: one as a file, which are due, a form out and a file in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import DONE, REFUSED, WRONG_USE, run
from app.services import founding
from app.services.founding import Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cli-reports") / "office"
    founding.found_office(folder, Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE), kdf=CHEAP)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
        yield folder


def told(capsys: Any, office: Path, *words: str) -> Any:
    capsys.readouterr()
    assert run(["--home", str(office), "--json", *words]) == DONE
    return json.loads(capsys.readouterr().out)


def test_a_report_is_written_in_three_forms_and_frozen_on_demand(office: Path, tmp_path: Path, capsys: Any) -> None:
    for suffix in ("pdf", "docx", "xlsx"):
        out = tmp_path / f"bc.{suffix}"
        said = told(capsys, office, "report", "monthly", "--period", "2026-06", "--out", str(out))
        assert out.stat().st_size > 1000
        assert (said["due"], said["frozen"], said["values"]["found"]) == ("monthly:2026-06-14", False, 0)
    out = str(tmp_path / "chot.xlsx")
    assert told(capsys, office, "report", "monthly", "--period", "2026-06", "--out", out, "--freeze")["frozen"]
    assert told(capsys, office, "report", "residence", "--period", "2026-W23", "--out", out)["due"] == ""
    dues = {row["due"]["on"]: row["state"] for row in told(capsys, office, "reports")}
    assert dues["2026-06-14"] == "frozen"


def test_a_form_goes_out_and_comes_back(office: Path, tmp_path: Path, capsys: Any) -> None:
    form = str(tmp_path / "mau.xlsx")
    told(capsys, office, "report-form", "monthly:2026-07-14", "--sender", "office", "--out", form)
    said = told(capsys, office, "report-take", "monthly:2026-07-14", form, "--sender", "office", "--dry-run")
    assert (said["kept"], said["refused"]) == (False, [])
    assert told(capsys, office, "report-take", "monthly:2026-07-14", form, "--sender", "office")["kept"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("report", "nope", "--period", "2026-06", "--out", "x.pdf"), REFUSED, "report.template-unknown"),
        (("report", "monthly", "--period", "tháng 6", "--out", "x.pdf"), REFUSED, "report.period"),
        (("report", "monthly", "--period", "2026-06", "--out", "x.txt"), REFUSED, "report.form-unknown"),
        (("report-form", "monthly:2026-06-15", "--sender", "office", "--out", "x"), REFUSED, "report.due-unknown"),
        (("report-form", "monthly:2026-06-14", "--sender", "ai", "--out", "x"), REFUSED, "report.sender-unknown"),
        (("report", "monthly"), WRONG_USE, ""),
    ],
)
def test_what_is_refused_is_one_line(office: Path, capsys: Any, words: tuple[str, ...], status: int, said: str) -> None:
    capsys.readouterr()
    assert run(["--home", str(office), *words]) == status
    assert capsys.readouterr().err.startswith(said)
