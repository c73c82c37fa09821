"""What could not be read goes back to who wrote it, with the reason in plain Vietnamese."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import app.intake
from app.domain import matching
from app.errors import EnvironmentFault, UserError
from app.intake.cells import Remark
from app.intake.mapping import propose
from app.intake.preview import compare
from app.intake.returned import load_reasons, reasons, returned_rows, returned_sheet, save_returned
from app.intake.rows import read_rows
from app.intake.titles import vocabulary
from tests.intake import lists

BAD = [
    ["STT", "Họ và tên", "Ngày sinh", "Số định danh", "Ghi chú"],
    [1, "Lê Thị Lan", "hôm qua", "054190001111", "=1+1"],
    [2, "Phạm Văn Đò", 1961, "abc", "+84"],
    [3, "Nguyễn An Bình", date(1980, 5, 3), None, None],
    [4, None, date(1980, 5, 3), None, "@không tên"],
]


def sent_back(doubtful=False):
    layouts = lists.laid_out(lists.xlsx({"Thôn 1": BAD}))
    rows = [row for layout in layouts for row in read_rows(layout, propose(layout), today=lists.TODAY)]
    content = returned_sheet(returned_rows(compare(rows, ()).rows, doubtful=doubtful), layouts, file="thôn 1.xlsx")
    return openpyxl.load_workbook(io.BytesIO(content))


def test_wrong_rows_keep_their_cells_sheet_and_row_number_and_say_why():
    sheet = sent_back()["Thôn 1"]
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert table[0] == ["Dòng số", *BAD[0], "Lý do"]
    assert [line[0] for line in table[1:]] == [2, 3, 5]
    assert table[1][1:6] == [1, "Lê Thị Lan", "hôm qua", "054190001111", "=1+1"]
    assert table[1][-1].startswith("Ngày sinh: “hôm qua” không đọc được thành ngày tháng")
    assert table[2][-1] == "Số định danh: “abc” không phải là số."
    assert table[3][-1] == "Họ và tên: chưa ghi họ tên."


def test_text_that_looks_like_a_formula_stays_text():
    sheet = sent_back()["Thôn 1"]
    kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if str(cell.value)[:1] in "=+-@"}
    assert kinds == {"=1+1": "s", "+84": "s", "@không tên": "s"}


def test_the_returned_sheet_can_be_mended_and_imported_again():
    content = returned_sheet(
        [(row, row.faults) for row in lists.rows_of(lists.xlsx({"Thôn 1": BAD})) if row.faults],
        lists.laid_out(lists.xlsx({"Thôn 1": BAD})),
        file="a.xlsx",
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["Thôn 1"]["D4"] = "03/05/1990"
    out = io.BytesIO()
    book.save(out)
    mended = lists.rows_of(out.getvalue())
    assert (mended[0].name, mended[0].faults, mended[0].number) == ("Lê Thị Lan", (), "054190001111")


def test_nothing_wrong_is_said_too():
    layouts = lists.laid_out(lists.xlsx({"A": lists.resident_list()}))
    book = openpyxl.load_workbook(io.BytesIO(returned_sheet([], layouts, file="a")))
    assert book.active["A1"].value == "Không có dòng nào phải trả lại."


def test_odd_and_equal_sheet_names_do_not_break_the_sheet():
    data = lists.xlsx({"Thôn 1": BAD, "T" * 31: BAD})
    layouts = lists.laid_out(data)
    rows = [(row, row.faults) for row in lists.rows_of(data) if row.faults]
    book = openpyxl.load_workbook(io.BytesIO(returned_sheet(rows, [*layouts, layouts[0]], file="a")))
    assert len(book.sheetnames) == 3


def test_every_code_that_the_intake_can_say_has_a_sentence_and_every_field_a_name():
    lists = [path for path in Path(app.intake.__file__).parent.glob("*.py") if not path.name.startswith("card_")]
    source = "".join(path.read_text("utf-8") for path in lists)
    said = set(re.findall(r'"((?:name|date|id|sex|relation|category|step|match)\.[a-z0-9-]+)"', source))
    said |= {
        "list.number-twice",
        "list.row-twice",
        "date.lunar",
        "date.not-understood",
        "id.wrong-length",
        "id.digits-lost",
    }
    said -= set(matching.POINTS)
    assert len(said) > 35
    assert said <= set(reasons().sentences)
    fields = {field.id for field in vocabulary().fields}
    assert fields <= set(reasons().fields)


def test_a_sentence_whose_parameter_is_missing_is_still_said():
    assert reasons().sentence(Remark("match.alike", "name", params={})) == (
        "Họ và tên: gần giống “…” cùng ngày sinh, cùng địa bàn; viết khác, hay là sinh đôi?"
    )


def test_a_wrong_file_of_sentences_is_refused_with_its_line(tmp_path: Path):
    (tmp_path / "list_reasons.toml").write_text('[words]\nrow = "x\n', "utf-8")
    with pytest.raises(UserError) as caught:
        load_reasons(tmp_path)
    assert (caught.value.code, caught.value.params["line"]) == ("resource.wrong", 2)
    (tmp_path / "list_reasons.toml").write_text('[words]\n[fields]\n[reasons]\na = "{x.y}"\n', "utf-8")
    with pytest.raises(UserError, match=r"resource\.wrong"):
        load_reasons(tmp_path)


def test_a_full_disk_leaves_neither_half_a_sheet_nor_a_lost_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "trả lại.xlsx"
    save_returned(target, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.intake.returned.os.fsync", full)
    with pytest.raises(EnvironmentFault, match=r"file\.cannot-write"):
        save_returned(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["trả lại.xlsx"]
    assert target.read_bytes() == b"old"
