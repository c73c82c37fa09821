"""The handover record: one sheet, two copies, the file's mark as it is compared aloud."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from app.reports.handover import HandoverPaper, Side, grouped, write_handover
from tests.reports.builders import COMMUNE, pages
from tests.reports.test_paper import outside

MARK = sha256(b"made up").hexdigest()
RECORD = HandoverPaper(
    COMMUNE,
    datetime(2026, 11, 22, 14, 5),
    Side("Máy 1", "Y Bhim Niê"),
    Side("Máy văn phòng"),
    "22120-tu-may-02-20261122T070500Z.hsct",
    1_234_567,
    MARK,
    datetime(2026, 11, 22, 14, 1),
    ("47 thay đổi", "12 tệp đính kèm (3,4 MB)", "để lần sau 5 tệp (20,0 MB)"),
)


def printed(record: HandoverPaper) -> bytes:
    out = io.BytesIO()
    assert write_handover(record, out) == len(pages(out.getvalue()))
    return out.getvalue()


def test_two_copies_stand_on_one_sheet_with_file_size_mark_counts_and_both_sides() -> None:
    data = printed(RECORD)
    (page,) = pages(data)
    assert outside(data) == []
    assert page.count("BIÊN BẢN BÀN GIAO GÓI DỮ LIỆU") == page.count("1.234.567 byte") == page.count(grouped(MARK)) == 2
    for words in ("Bản 1: bên giao giữ", "Bản 2: bên nhận giữ", "Y Bhim Niê", "Máy văn phòng", "47 thay đổi", "14:05"):
        assert words in page
    assert "Đã nhập" not in page


def test_at_import_it_says_what_became_of_it_and_very_long_names_take_more_sheets() -> None:
    taken = replace(RECORD, outcome=("40 bản ghi mới hoặc thay đổi", "2 mục chờ người quyết định"))
    (page,) = pages(printed(taken))
    assert page.count("2 mục chờ người quyết định") == 2
    long = replace(taken, file="rất-dài-" * 60 + ".hsct", giver=Side("Máy " * 40))
    assert len(pages(printed(long))) == 2
