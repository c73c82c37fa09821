"""Files are opened for what they are, and no bytes bring the program down."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import EnvironmentFault, UserError
from app.intake import bounds
from app.intake.cfb import BrokenContainer, Container, container_of
from app.intake.tables import MAX_FILE, open_list, read_list
from tests.intake import lists
from tests.intake.office_files import an_excel, with_parts

ROWS = [["Họ và tên", "Năm sinh"], ["Nguyễn Văn A", 1990]]


def refused(data: bytes, name: str = "x.xlsx") -> UserError:
    with pytest.raises(UserError) as caught:
        read_list(data, name)
    return caught.value


def with_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                changed = re.sub(old, new, content)
                assert changed != content
                content = changed
            after.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "không-đuôi"])
def test_a_workbook_is_known_by_its_content_not_by_its_name(name):
    assert read_list(lists.xlsx({"A": ROWS}), name).kind == "xlsx"
    assert read_list(lists.xls({"A": ROWS}), name).kind == "xls"


def test_cells_keep_their_types_and_their_places():
    rows = [[], [None, "Á", 1.5, date(2020, 2, 29), True], ["  blanks  ", "e\u0301"]]
    sheet = read_list(lists.xlsx({"Thôn 1": rows}), "a.xlsx").sheets[0]
    assert sheet.name == "Thôn 1"
    assert sheet.rows == (
        (None,) * 5,
        (None, "Á", 1.5, date(2020, 2, 29), True),
        ("blanks", "é", None, None, None),
    )


@pytest.mark.parametrize("make", [lists.xlsx, lists.xls])
def test_merged_cells_are_known_in_both_formats(make):
    book = read_list(make({"A": [[None, None, "x"]]}, {"A": [(0, 0, 0, 1, "Ngày sinh")]}), "a")
    assert [(m.top, m.left, m.bottom, m.right) for m in book.sheets[0].merged] == [(0, 0, 0, 1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_text_lists_open_whatever_program_saved_them(delimiter, encoding):
    text = lists.csv_text([["Họ và tên", "Địa chỉ"], ["Nguyễn Thị Đức", "Tổ 1, thôn 2; xã"]] * 3, delimiter)
    book = read_list(text.encode(encoding), "a.csv")
    assert book.delimiter == delimiter
    assert book.sheets[0].rows[1] == ("Nguyễn Thị Đức", "Tổ 1, thôn 2; xã")


def test_a_vietnamese_windows_page_is_guessed():
    text = "Ho\u0323 ten,Que\ni Thi\u0323 Đư\u0301c,a\nLê Va\u0306n,b\n".replace("a\u0306", "ă")
    book = read_list(text.encode("cp1258"), "a.csv")
    assert (book.encoding, book.sheets[0].rows[1][0]) == ("cp1258", "i Thị Đức")


def test_a_tab_separated_export_named_xls_is_accepted():
    assert read_list(lists.csv_text(ROWS, "\t").encode("utf-16"), "export.xls").kind == "csv"


@pytest.mark.parametrize("data", [lists.under_password(), lists.xls_under_password()])
def test_a_file_under_a_password_is_said_plainly(data):
    assert refused(data, "mat.xlsx").code == "list.password-protected"


@pytest.mark.parametrize(
    ("data", "really"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"\xff\xd8\xff\xe0 jfif", "jpeg"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"<html><body><table><tr><td>STT</td></tr></table>", "html"),
        ("﻿<HTML>".encode(), "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml-spreadsheet"),
        (b"MZ\x90\0", "program"),
        (b"\x09\x08\x06\0\0\0\x10\0", "excel-4"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (container_of({"WordDocument": b"x"}), "word"),
        (b"just a sentence", "text"),
    ],
)
def test_what_is_no_list_is_named(data, really):
    fault = refused(data)
    assert (fault.code, fault.params["really"]) == ("list.not-a-list", really)


@pytest.mark.parametrize(
    ("part", "really"),
    [("word/document.xml", "word"), ("xl/workbook.bin", "xlsb"), ("content.xml", "opendocument"), ("a.txt", "zip")],
)
def test_other_packages_are_named(part, really):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(part, "<a/>")
    assert refused(out.getvalue()).params["really"] == really


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 3000, b" \r\n\t", lists.xlsx({"A": []}), lists.xls({"A": []}), b",,,\n,,,\n"]
)
def test_a_file_without_a_filled_cell_is_empty(data):
    assert refused(data, "a.csv").code == "list.empty"


@pytest.mark.parametrize("make", [lists.xlsx, lists.xls])
def test_half_a_workbook_is_broken(make):
    data = make({"A": ROWS * 50})
    for cut in (20, 600, len(data) // 3, len(data) // 2):
        assert refused(data[:cut]).code in ("list.broken", "list.not-a-list", "list.empty")


def far(cell: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write("A1", "x")
    sheet.write(cell, "y")
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(("cell", "what"), [("A1000000", "rows"), ("XFD1", "columns"), ("GA150000", "cells")])
def test_one_cell_far_away_is_refused_and_does_not_end_the_program(cell, what):
    fault = refused(far(cell))
    assert (fault.code, fault.params["what"]) == ("list.too-large", what)


def test_a_format_far_away_is_no_cell():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write("A1", "x")
    sheet.write_blank("XFD1000000", None, book.add_format({"bold": True}))
    book.close()
    assert read_list(out.getvalue(), "a").sheets[0].rows == (("x",),)


def test_far_cells_hidden_from_a_simple_search_are_found():
    data = lists.xlsx({"A": ROWS})
    for new in (b'<c\n q=">" r = \'XFD1048576\' t="s"', b'<c r="xfd1048576" t="s"'):
        moved = with_part(data, "xl/worksheets/sheet1.xml", rb'<c r="B2"', new)
        assert refused(moved).code in ("list.too-large", "list.broken")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/sharedStrings.xml", rb'uniqueCount="\d+"', b'uniqueCount="9223372036854775807"'),
        ("xl/sharedStrings.xml", rb'uniqueCount="\d+"', b'uniqueCount="+4000000000"'),
        ("xl/worksheets/sheet1.xml", rb"<v>0</v>", b"<v>4000000000</v>"),
        ("xl/worksheets/sheet1.xml", rb"<sheetData>", b"<sheetData><row>"),
        ("xl/workbook.xml", rb"<\?xml[^>]*>", b'<!DOCTYPE a [<!ENTITY b "bbbb">]>'),
    ],
)
def test_lying_counts_and_doctypes_are_broken(part, old, new):
    assert refused(with_part(lists.xlsx({"A": ROWS}), part, old, new)).code == "list.broken"


def test_a_zip_bomb_is_refused_quickly():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<a/>")
        package.writestr("xl/worksheets/sheet1.xml", b"\0" * (bounds.RATIO_MATTERS_ABOVE + 10_000_000))
    assert len(out.getvalue()) < 100_000
    fault = refused(out.getvalue())
    assert (fault.code, fault.params["what"]) == ("list.too-large", "ratio")


def test_a_part_that_is_larger_than_it_says_is_broken():
    data = bytearray(lists.xlsx({"A": ROWS * 200}))
    at = data.rfind(b"PK\x01\x02", 0, data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02")))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refused(bytes(data)).code == "list.broken"


def test_a_file_above_the_cap_is_not_even_read(tmp_path: Path):
    path = tmp_path / "lớn.xlsx"
    with path.open("wb") as stream:
        stream.truncate(MAX_FILE + 1)
    with pytest.raises(UserError) as caught:
        open_list(path)
    assert (caught.value.code, caught.value.params["what"]) == ("list.too-large", "file")


def test_a_missing_file_a_folder_and_a_refusing_disk_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UserError, match=r"list\.missing"):
        open_list(tmp_path / "không-có.xlsx")
    (tmp_path / "a.xlsx").write_bytes(lists.xlsx({"A": ROWS}))

    def pulled(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    assert open_list(tmp_path / "a.xlsx").file == "a.xlsx"
    monkeypatch.setattr(Path, "open", pulled)
    with pytest.raises(EnvironmentFault, match=r"list\.unreadable"):
        open_list(tmp_path / "a.xlsx")


def test_a_container_that_runs_in_circles_is_refused():
    data = bytearray(container_of({"Workbook": b"x" * 6000}))
    table = data.rfind(b"\xfd\xff\xff\xff") // 512 * 512
    data[table : table + 4] = (0).to_bytes(4, "little")
    with pytest.raises(BrokenContainer):
        Container(bytes(data)).stream("Workbook")


def test_an_xls_that_points_into_the_middle_of_a_record_is_broken():
    stream = bytearray(Container(lists.xls({"A": ROWS})).stream("Workbook"))
    at = stream.find(b"\x85\x00")
    stream[at + 4 : at + 8] = (7).to_bytes(4, "little")
    assert refused(container_of({"Workbook": bytes(stream)})).code == "list.broken"


def test_twenty_thousand_rows_are_all_there():
    rows = [["Họ và tên", *(f"Cột {n}" for n in range(12))], *[[f"Nguyễn Văn {n}", *range(12)] for n in range(20_000)]]
    data = lists.xlsx({"A": rows})
    assert len(read_list(data, "a").sheets[0].rows) == 20_001


SEEDS = [
    lists.xlsx({"A": lists.resident_list()}),
    lists.xls({"A": lists.resident_list()}),
    lists.csv_text(lists.resident_list()).encode(),
    lists.under_password(),
]
QUIETLY = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def opens_or_refuses(data: bytes, name: str) -> None:
    """Anything but a refusal of ours flies out and fails the test."""
    code = "list."
    try:
        read_list(data, name)
    except UserError as fault:
        code = fault.code
    assert code.startswith("list.")


@QUIETLY
@given(st.binary(max_size=3000), st.sampled_from(["a.xlsx", "a.csv"]))
def test_no_bytes_bring_the_program_down(data, name):
    opens_or_refuses(data, name)


@QUIETLY
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=8))
def test_no_damage_to_a_real_list_brings_the_program_down(seed, damages):
    data = bytearray(seed)
    for where, what in damages:
        at = int(where * (len(data) - 1))
        data[at : at + len(what)] = what
    opens_or_refuses(bytes(data), "a.xls")


@QUIETLY
@given(
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=6),
)
def test_no_damaged_workbook_stream_brings_the_program_down(damages):
    stream = bytearray(Container(SEEDS[1]).stream("Workbook"))
    for where, what in damages:
        at = int(where * (len(stream) - 1))
        stream[at : at + len(what)] = what
    opens_or_refuses(container_of({"Workbook": bytes(stream)}), "a.xls")


PARTS = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"]


@QUIETLY
@given(st.sampled_from(PARTS), st.lists(st.tuples(st.floats(0, 1), st.text(max_size=6)), min_size=1, max_size=4))
def test_no_damaged_part_of_a_workbook_brings_the_program_down(part, damages):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SEEDS[0])) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = bytearray(before.read(name))
            for where, what in damages if name == part else ():
                at = int(where * (len(content) - 1))
                content[at : at + len(what)] = what.encode("utf-8", "replace")
            after.writestr(name, bytes(content))
    opens_or_refuses(out.getvalue(), "a.xlsx")


def test_a_list_with_a_photograph_for_a_letterhead_is_read() -> None:
    data = with_parts(an_excel("Nguyễn Văn A"), {"xl/media/image1.jpeg": b"\xff\xd8\xff\xe0 no xml at all"})
    assert read_list(data, "danh sách.xlsx").sheets[0].rows[0][0] == "Nguyễn Văn A"
