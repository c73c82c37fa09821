"""A statement on paper: one sheet to be signed, filled or empty."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest

from app.domain.partial_date import PartialDate
from app.reports.statement import CHECK, Statement, write_statement
from tests.reports.builders import pages, read_back
from tests.reports.test_paper import outside

LONG = "Nguyễn Phúc Công Tằng Tôn Nữ Hoàng Thị Bích Ngọc Khánh Quỳnh Trâm Anh"
TOLD = Statement(
    "Lời khai của người thân",
    "Ủy ban nhân dân, Công an xã Tuy An Đông",
    "Tuy An Đông",
    LONG,
    "3F2A19B0",
    PartialDate(1942),
    "Thôn Xuân Hòa",
    "H’Bia Niê Kƀuôr Mlô Duôn Du",
    "bà ngoại",
    (("Ngày sinh", "mùa lúa năm 1942"), ("Nơi sinh", "Buôn Kô Tam, xã Ea Tu cũ"), ("Mẹ", "H’Lan Niê")),
    "Hồi đó chưa ai có giấy tờ. Bà đẻ nó ở rẫy, bà mụ là bà H’Mi nay đã mất.",
    date(2026, 11, 2),
    "Lê Thị Bích Ngọc",
)
EMPTY = Statement("Văn bản làm chứng", "Ủy ban nhân dân, Công an xã Tuy An Đông", "Tuy An Đông", LONG, "3F2A19B0")


def printed(*statements: Statement) -> bytes:
    out = io.BytesIO()
    assert write_statement(statements, out) == len(pages(out.getvalue()))
    return out.getvalue()


def test_what_was_told_stands_on_one_sheet_with_places_to_sign() -> None:
    (page,) = pages(printed(TOLD))
    for words in (
        "LỜI KHAI CỦA NGƯỜI THÂN",
        LONG,
        "bà ngoại",
        "mùa lúa năm 1942",
        "Buôn Kô Tam, xã Ea Tu cũ",
        "bà mụ là bà H’Mi",
        "ngày 02 tháng 11 năm 2026",
        "NGƯỜI KHAI",
        "NGƯỜI LÀM CHỨNG",
        "NGƯỜI GHI",
        "Lê Thị Bích Ngọc",
        "cần kiểm tra mẫu",
        "3F2A19B0",
    ):
        assert words in " ".join(page.split()), words
    assert outside(printed(TOLD)) == []


def test_an_empty_sheet_is_one_page_to_be_filled_in_by_hand() -> None:
    (page,) = pages(printed(EMPTY))
    assert "VĂN BẢN LÀM CHỨNG" in page
    assert "ngày ……… tháng ……… năm" in page
    assert CHECK in " ".join(page.split())
    assert outside(printed(EMPTY)) == []


@pytest.mark.parametrize("times", [4, 10, 40])
def test_a_long_story_is_set_smaller_or_goes_on_and_keeps_its_signatures_with_the_text(times: int) -> None:
    long = replace(TOLD, words=f"{TOLD.words} " * times)
    made = printed(long)
    assert outside(made) == []
    assert read_back(made).count("H’Mi") == times
    last = pages(made)[-1]
    assert "NGƯỜI KHAI" in last
    assert "công nhận nội dung trên" in " ".join(last.split()) or times > 10


def test_many_statements_make_one_file() -> None:
    assert len(pages(printed(TOLD, EMPTY))) == 2
