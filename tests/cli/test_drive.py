"""The drive for children's cards by the command line: status, the table of targets, lists as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.cli.main import DONE, REFUSED, WRONG_USE, run
from app.services import founding, people, sitting
from app.services.drives_papers import LISTS
from app.services.founding import Founding
from tests.services.drive_district import a_child
from tests.services.homes import CHEAP, PASSPHRASE, PLAN

TABLE = """Đơn vị | Tổng | Dưới 6 tuổi | Từ 6 đến dưới 14
An Hưng | 2.000 | 900 | 1.100 | 60 | 40
Lê Lợi | 2 nghìn | 900 | 1.100 | 60 | 40
Xã Không Có | 10 | 4 | 6 | 1 | 1
Tổng | 2.001 | 900 | 1.100 | 60 | 40
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office with the plan of An Dương and three children of two communes."""
    folder = tmp_path_factory.mktemp("cli-drive") / "office"
    asked = Founding("an-duong-2024", "312", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    account = founding.found_office(folder, asked, kdf=CHEAP).account
    home = sitting.open_home(folder, account, PASSPHRASE)
    areas = [people.add_area(home, name, "hamlet").value for name in ("An Hưng", "Lê Lợi")]
    for name, area in (("Bùi Gia An", 0), ("Bùi Gia Bình", 0), ("Cao Thị Chi", 1)):
        a_child(home, areas[area], name, "2019-05-02")
    home.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
        yield folder


def told(capsys: Any, office: Path, *words: str) -> Any:
    capsys.readouterr()
    assert run(["--home", str(office), "--json", "drive", *words]) == DONE, capsys.readouterr().err
    return json.loads(capsys.readouterr().out)


def said(capsys: Any, office: Path, *words: str) -> str:
    capsys.readouterr()
    assert run(["--home", str(office), "drive", *words]) == DONE, capsys.readouterr().err
    return str(capsys.readouterr().out)


def standing(capsys: Any, office: Path) -> dict[str, Any]:
    return {row["unit"]: row["values"] for row in told(capsys, office, "targets", "show")["rows"] if row["values"]}


def test_the_table_as_the_plan_prints_it_is_looked_at_first_and_then_kept(office: Path, capsys: Any) -> None:
    before = standing(capsys, office)
    shown = told(capsys, office, "targets", "import", "--printed", "--dry-run")
    assert len(shown["rows"]) == 16
    assert standing(capsys, office) == before
    told(capsys, office, "targets", "import", "--printed")
    kept = standing(capsys, office)
    assert len(kept) == 16
    assert sum(row["all"] for row in kept.values()) == 46_743
    words = said(capsys, office, "targets", "show")
    assert "Cộng các dòng\t46743" in words
    assert "Cần xem:" in words  # the printed total of quotas is one off


def test_a_copied_table_takes_the_place_of_the_one_that_stands_and_tells_what_it_left_out(
    office: Path, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "bang.txt"
    for encoding in ("utf-8", "utf-16", "cp1258"):
        text = TABLE if encoding != "cp1258" else TABLE.replace("ổ", "ô\u0309").replace("ừ", "ư\u0300")
        file.write_bytes(text.encode(encoding, "replace"))
        shown = told(capsys, office, "targets", "import", str(file), "--dry-run")
        assert [row["values"]["all"] for row in shown["rows"] if row["values"]] == [2000], encoding
    file.write_text(TABLE, "utf-8")
    words = said(capsys, office, "targets", "import", str(file))
    assert "An Hưng\t2000\t900\t1100" in words
    assert "Dòng 3 không lấy được (numbers): Lê Lợi | 2 nghìn" in words
    assert "Dòng 4 không lấy được (unit): Xã Không Có" in words
    assert next(iter(standing(capsys, office).values()))["all"] == 2000


@pytest.mark.parametrize("content", ["", "Kính gửi các đồng chí", "\0\0\1\2" * 50])
def test_a_file_without_a_table_takes_nothing_away(office: Path, tmp_path: Path, capsys: Any, content: str) -> None:
    told(capsys, office, "targets", "import", "--printed")
    for name in ("thu.txt", "thu.csv"):
        (tmp_path / name).write_text(content, "utf-8")
        capsys.readouterr()
        assert run(["--home", str(office), "drive", "targets", "import", str(tmp_path / name)]) == REFUSED
        assert capsys.readouterr().err.count("\n") == 1
    assert len(standing(capsys, office)) == 16


def test_status_tells_each_unit_and_the_whole(office: Path, capsys: Any) -> None:
    told(capsys, office, "targets", "import", "--printed")
    found = told(capsys, office, "status", "--day", "2024-09-05")
    assert found["day"] == "2024-09-05"
    assert len(found["rows"]) == 16
    words = said(capsys, office, "status", "--day", "2024-09-05").splitlines()
    assert sum(": " in line and "lũy kế" in line for line in words) == 17
    assert said(capsys, office, "status")  # today, long after the last day


def test_every_list_is_written_as_pdf_and_as_excel(office: Path, tmp_path: Path, capsys: Any) -> None:
    for name in (*LISTS, "temporary-away"):
        for ending, head in (("pdf", b"%PDF"), ("xlsx", b"PK")):
            out = tmp_path / f"{name}.{ending}"
            rows = told(capsys, office, "list", name, "--out", str(out), "--purpose", "rà soát")["rows"]
            assert out.read_bytes().startswith(head)
            assert rows == (3 if name in ("all", "to-come") else 0), name
    sheet = CalamineWorkbook.from_path(str(tmp_path / "all.xlsx")).get_sheet_by_index(0).to_python()
    assert {"Bùi Gia An", "Bùi Gia Bình", "Cao Thị Chi"} <= {str(cell) for row in sheet for cell in row}
    unit = next(row["unit"] for row in told(capsys, office, "targets", "show")["rows"] if "Lê Lợi" in row["name"])
    out = str(tmp_path / "mot.xlsx")
    assert told(capsys, office, "list", "all", "--out", out, "--purpose", "rà soát", "--unit", unit)["rows"] == 1


@pytest.mark.parametrize(
    ("words", "status", "said_"),
    [
        (("status", "--drive", "khong-co"), REFUSED, "drive.unknown"),
        (("targets", "import"), WRONG_USE, ""),
        (("targets", "import", "a.xlsx", "--printed"), WRONG_USE, ""),
        (("targets", "import", "khong-co.txt"), REFUSED, "list.missing"),
        (("targets", "import", "khong-co.xlsx"), REFUSED, "list.missing"),
        (("targets", "import", "."), REFUSED, "list.not-a-list"),
        (("list", "nope", "--out", "x.pdf", "--purpose", "a"), REFUSED, "drive.list-unknown"),
        (("list", "all", "--out", "x.pdf", "--purpose", " "), REFUSED, "list.no-purpose"),
        (("list", "temporary-away", "--out", "x.pdf", "--purpose", " "), REFUSED, "list.no-purpose"),
        (("list", "all", "--out", "x.docx", "--purpose", "a"), REFUSED, "drive.form-unknown"),
        (("list", "temporary-away", "--out", "x", "--purpose", "a"), REFUSED, "drive.form-unknown"),
        (("list", "all", "--out", "x.pdf", "--purpose", "a", "--unit", "khong-co"), REFUSED, "drive.unit-unknown"),
        (("list", "all", "--purpose", "a"), WRONG_USE, ""),
    ],
)
def test_what_is_refused_is_one_line_and_leaves_no_file(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any,
    words: tuple[str, ...], status: int, said_: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert run(["--home", str(office), "drive", *words]) == status
    assert capsys.readouterr().err.startswith(said_)
    assert list(tmp_path.iterdir()) == []


def test_a_plan_without_a_drive_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv("HOSO_PASSPHRASE", PASSPHRASE)
    founding.found_office(tmp_path, Founding(PLAN, "22120", "Máy", "Lê Thị Hòa", PASSPHRASE), kdf=CHEAP)
    for words in (["status"], ["targets", "show"], ["list", "all", "--out", "x.pdf", "--purpose", "a"]):
        assert run(["--home", str(tmp_path), "drive", *words]) == REFUSED
        assert capsys.readouterr().err.startswith("drive.unknown")
