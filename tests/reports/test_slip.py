"""The resident's slip: two copies on a sheet, plain words, no group."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.errors import UserError
from app.reports.layout.fonts import legible
from app.reports.slip import Contact, DataNotice, NextStep, Slip, write_slip
from tests.reports.builders import COMMUNE, letters, pages, read_back
from tests.reports.test_paper import outside

SLIP = Slip(
    COMMUNE,
    "HS-0042",
    date(2026, 11, 22),
    "Nguyễn Thị Mẫu Đơn",
    PartialDate(2024, 5, 3),
    "Lê Văn Ví Dụ",
    Contact("Trần Thị Thí Dụ", "Công chức tư pháp – hộ tịch", "0257 000 111", "Trung tâm Phục vụ hành chính công xã"),
    "H’Hen Niê",
    ("Sinh ngày 03/05/2024 tại trạm y tế xã", "Mẹ là bà H’Hen Niê, số định danh 066199000123"),
    ("Căn cước của mẹ",),
    (
        NextStep("Làm giấy khai sinh", "Ủy ban nhân dân xã", date(2026, 12, 5), "giấy chứng sinh"),
        NextStep("Đăng ký cư trú cho trẻ", "Công an xã"),
    ),
    qr_payload="HSCT1|0198f2c4|12|ab",
)


def printed(*slips: Slip) -> bytes:
    out = io.BytesIO()
    assert write_slip(slips, out) == len(pages(out.getvalue()))
    return out.getvalue()


def test_two_copies_stand_on_one_sheet() -> None:
    (page,) = pages(printed(SLIP))
    assert page.count("PHIẾU DÀNH CHO NGƯỜI DÂN") == 2
    assert "Liên 1: giao người dân" in page
    assert "Liên 2: lưu hồ sơ" in page
    assert outside(printed(SLIP)) == []


def test_it_says_what_was_taken_down_what_comes_next_by_when_and_whom_to_ask() -> None:
    text = read_back(printed(SLIP))
    for words in (
        "Sinh ngày 03/05/2024 tại trạm y tế xã",
        "Căn cước của mẹ",
        "Trước ngày 05 tháng 12 năm 2026 (05/12/2026)",
        "Mang theo: giấy chứng sinh",
        "Công an xã",
        "Trần Thị Thí Dụ",
        "0257 000 111",
    ):
        assert text.count(letters(words)) >= 2, words


def test_it_states_purpose_basis_and_rights_and_marks_what_is_not_certain() -> None:
    text = read_back(printed(SLIP))
    assert letters("Điều 19 khoản 1 điểm c") in text
    assert letters("khiếu nại") in text
    assert letters("[cần kiểm tra]") in text
    settled = replace(SLIP, notice=DataNotice(needs_check=False))
    assert letters("cần kiểm tra") not in read_back(printed(settled))


def test_it_hides_identity_numbers() -> None:
    text = read_back(printed(SLIP))
    assert "066199000123" not in text
    assert "•••••••••123" in text


def test_nothing_next_is_said_as_such() -> None:
    text = read_back(printed(replace(SLIP, next_steps=(), missing=(), qr_payload="", born=Silence.UNKNOWN)))
    assert letters("chưa cần làm gì thêm") in text


def test_a_slip_too_long_for_half_a_sheet_takes_one_each() -> None:
    long = replace(SLIP, taken_down=SLIP.taken_down * 8)
    found = pages(printed(long))
    assert len(found) == 2
    assert ["Liên 1" in found[0], "Liên 2" in found[1]] == [True, True]


def test_a_slip_of_two_sheets_is_not_signed_on_an_empty_one() -> None:
    for times in range(8, 20):
        found = pages(printed(replace(SLIP, taken_down=SLIP.taken_down * times)))
        assert all("Ông (bà)" in page for page in found if "NGƯỜI NHẬN PHIẾU" in page)


def test_hostile_and_endless_fields_stay_on_the_sheets() -> None:
    odd = "<b>x</b>\u202e😀"
    hostile = replace(
        SLIP, person=odd, receiver="Ặ" * 10_000, taken_down=(odd, "Ặ" * 10_000), contact=Contact(odd, odd, odd, odd)
    )
    data = printed(hostile)
    assert outside(data) == []
    assert letters(legible(odd)) in read_back(data)
    assert read_back(data).count("Ặ") >= 60_000


def test_many_slips_go_into_one_file() -> None:
    assert len(pages(printed(SLIP, SLIP, SLIP))) == 3
    with pytest.raises(UserError, match=r"report\.nothing-to-print"):
        write_slip([], io.BytesIO())
