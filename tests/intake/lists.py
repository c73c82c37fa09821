"""Office lists as they really look, made in memory. All people are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
import xlwt

from app.domain.legacy_fonts import Encoding, encode
from app.intake.cfb import container_of
from app.intake.layout import Layout, find_lists
from app.intake.mapping import Mapping, propose
from app.intake.old_letters import in_unicode
from app.intake.rows import ListRow, read_rows
from app.intake.tables import Book, read_list

TODAY = date(2026, 11, 22)
TITLES = (
    ("UBND XÃ TUY AN ĐÔNG", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("DANH SÁCH NHÂN KHẨU THÔN PHÚ SƠN NĂM 2026",),
    (),
)
HEADER = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số định danh cá nhân",
    "Quan hệ với chủ hộ",
    "Dân tộc",
    "Địa chỉ",
    "Ghi chú",
)
PEOPLE: tuple[tuple[Any, ...], ...] = (
    (1, "NGUYỄN VĂN TÈO", "03/05/1980", "Nam", "054080001234", "Chủ hộ", "Kinh", "Thôn Phú Sơn", None),
    (2, "Trần Thị Nở", "d", "Nữ", "054182004321", "Vợ", "Kinh", "Thôn Phú Sơn", None),
    (3, "Nguyễn Thị Bưởi", "7.9.12", "Nữ", None, "Con", "Kinh", "Thôn Phú Sơn", "chưa khai sinh"),
    (4, "H'Hen Niê", 1955, "nữ", "066155000111", "Chủ hộ", "Ê Đê", "Buôn Ma", None),
    (5, "Y Bhim Niê", date(1990, 12, 1), "Nam", 54090007777, "Con", "Ê-đê", "Buôn Ma", None),
)


def people() -> list[list[Any]]:
    """Five people whose dates are a text, a short text, a bare year and a real date; one number lost its zero."""
    rows = [list(row) for row in PEOPLE]
    rows[1][2] = "12-11-1982"
    return rows


Merge = tuple[int, int, int, int, str]


def xlsx(
    sheets: dict[str, Sequence[Sequence[Any]]],
    merges: dict[str, Sequence[Merge]] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """A workbook; dates are real dates, merges are (top, left, bottom, right, text) from 0."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(down, across, cell, day)
                elif isinstance(cell, bool):
                    sheet.write_boolean(down, across, cell)
                elif isinstance(cell, int | float):
                    sheet.write_number(down, across, cell)
                elif cell is not None:
                    sheet.write_string(down, across, cell)
        for top, left, bottom, right, text in (merges or {}).get(name, ()):
            sheet.merge_range(top, left, bottom, right, text)
        if name in hidden:
            sheet.hide()
    book.close()
    return out.getvalue()


def xls(sheets: dict[str, Sequence[Sequence[Any]]], merges: dict[str, Sequence[Merge]] | None = None) -> bytes:
    """The old format."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        blocks = {(block[0], block[1]): block for block in (merges or {}).get(name, ())}
        for (top, left), block in blocks.items():
            sheet.write_merge(top, block[2], left, block[3], block[4])
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                if cell is None or (down, across) in blocks:
                    continue
                if isinstance(cell, date):
                    sheet.write(down, across, cell, day)
                else:
                    sheet.write(down, across, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_text(rows: Sequence[Sequence[Any]], delimiter: str = ",") -> str:
    """As a spreadsheet would save it: dates as dd/mm/yyyy."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    for row in rows:
        writer.writerow(
            [f"{c.day:02}/{c.month:02}/{c.year}" if isinstance(c, date) else ("" if c is None else c) for c in row]
        )
    return out.getvalue()


def under_password() -> bytes:
    """What Excel writes for a workbook with a password: a container with the encrypted package."""
    return container_of(
        {"EncryptionInfo": b"\x04\x00\x04\x00\x40\x00\x00\x00<?xml ?>", "EncryptedPackage": bytes(range(256)) * 40}
    )


def xls_under_password() -> bytes:
    """An .xls whose workbook stream begins with BOF and FILEPASS."""
    from app.intake.cfb import Container

    stream = Container(xls({"A": [["Họ và tên"]]})).stream("Workbook")
    first = 4 + int.from_bytes(stream[2:4], "little")
    return container_of({"Workbook": stream[:first] + b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78" + stream[first:]})


def in_old_font(rows: Sequence[Sequence[Any]], encoding: Encoding) -> list[list[Any]]:
    """The same rows as an old program stored them."""
    return [[encode(cell, encoding) if isinstance(cell, str) else cell for cell in row] for row in rows]


def resident_list(rows: Sequence[Sequence[Any]] | None = None) -> list[list[Any]]:
    """Titles, header, people, a total and signatures."""
    body = rows if rows is not None else people()
    return [
        *[list(row) for row in TITLES],
        list(HEADER),
        *[list(row) for row in body],
        ["Tổng cộng", f"{len(body)} nhân khẩu"],
        [],
        [None, None, None, None, None, "Tuy An Đông, ngày 22 tháng 11 năm 2026"],
        ["NGƯỜI LẬP BIỂU", None, None, None, None, "TRƯỞNG THÔN"],
        [],
        ["Nguyễn Văn Lập", None, None, None, None, "Lê Văn Thôn"],
    ]


CASE_HEADER = (
    "TT", "Họ tên trẻ", "Ngày, tháng, năm sinh", "Giới tính", "Nhóm", "Ngày rà soát", "Ngày đăng ký khai sinh",
    "Ngày cấp số ĐDCN",
    "Ngày đăng ký thường trú/tạm trú", "Ngày cấp căn cước", "Kết quả", "Vướng mắc", "Cán bộ phụ trách", "Thôn",
)  # fmt: skip


def case_list() -> list[list[Any]]:
    """Running cases: group, steps with their real dates, obstacles; the last two rows are wrong."""
    finished = ["15.4.2026", date(2026, 4, 16), "tạm trú 20/5/2026", None, "Đã cấp giấy khai sinh", None]
    adrift = [None, None, "thường trú", "đã cấp", None, "Không có nơi neo đậu"]
    waiting = ["chưa", None, None, None, None, "Mẹ chưa có giấy tờ"]
    return [
        ["THEO DÕI NHÂN KHẨU ĐẶC THÙ XÃ TUY AN ĐÔNG"],
        [],
        list(CASE_HEADER),
        [1, "Lê Thị Mơ", "02/03/2021", "Nữ", "A3", date(2026, 3, 20), *finished, "Đ/c Hùng", "Phú Sơn"],
        [2, "Phạm Văn Đò", "1961", "Nam", "Nhóm B4", "20/3/2026", *adrift, "Đ/c Hùng", "Bến Lẫm"],
        [3, "Y Thin Mlô", "1.1.19", "Nam", "a 3", None, *waiting, "Đ/c Lan", "Buôn Ma"],
        [4, "Hồ Văn Khuất", 1970, "Nam", "B7"],
        [5, "Đỗ Thị Xa", 1988, "Nữ", "A9"],
    ]


def opened(data: bytes, name: str = "danh-sach.xlsx") -> Book:
    """The book in Unicode, as the program goes on with it."""
    return in_unicode(read_list(data, name))[0]


def laid_out(data: bytes, name: str = "danh-sach.xlsx") -> tuple[Layout, ...]:
    """The lists found in a file."""
    return find_lists(opened(data, name)).layouts


def mapped(layout: Layout) -> Mapping:
    """The proposal for a list seen the first time."""
    return propose(layout)


def rows_of(data: bytes, name: str = "danh-sach.xlsx") -> list[ListRow]:
    """All rows of a file under the proposed mapping."""
    return [row for layout in laid_out(data, name) for row in read_rows(layout, propose(layout), today=TODAY)]


def row_of(header: Sequence[str], cells: Sequence[Any]) -> ListRow:
    """The one row of a list with these titles."""
    rows = rows_of(xlsx({"Sheet1": [list(header), list(cells)]}))
    assert len(rows) == 1
    return rows[0]


def codes(remarks: Sequence[Any]) -> list[str]:
    """The codes of doubts or faults."""
    return [remark.code for remark in remarks]
