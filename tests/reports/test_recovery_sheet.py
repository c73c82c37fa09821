"""The recovery sheet: every letter of the key is there, large, and on one sheet."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import pypdfium2 as pdfium
import pytest
import zxingcpp

from app.reports.recovery_sheet import RecoveryPaper, write_recovery_sheet
from tests.reports.builders import letters, pages, read_back
from tests.reports.test_paper import outside

GROUPS = tuple(
    f"{code} {word}"
    for code, word in zip(
        ("QPZRY9X8", "GF2TVDW0", "S3JN54KH", "CE6MUA7L", "QPZRY9X8", "GF2TVDW0", "S3JN54KH", "CE6MUA7L"),
        ("MẬN", "SÔNG", "NÚI", "CHIM", "KHẾ", "TRĂNG", "MƯA", "BIỂN"),
        strict=True,
    )
)
SHEET = RecoveryPaper(
    "Ủy ban nhân dân xã Tuy An Đông",
    datetime(2026, 11, 22, 8, 0),
    "Lê Văn Ví Dụ",
    GROUPS,
    "3F9A 77C2 10BD 5E44",
    "AGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
)


def printed(sheet: RecoveryPaper) -> bytes:
    out = io.BytesIO()
    assert write_recovery_sheet(sheet, out) == len(pages(out.getvalue()))
    return out.getvalue()


def test_all_is_on_one_sheet() -> None:
    data = printed(SHEET)
    (page,) = pages(data)
    text = " ".join(page.split())
    for words in ("08:00 ngày 22/11/2026", "Lê Văn Ví Dụ", "3F9A 77C2 10BD 5E44", "giáp lai", "NGƯỜI CHỨNG KIẾN"):
        assert words in text
    assert outside(data) == []


def test_every_group_is_there_with_its_number_in_order() -> None:
    text = read_back(printed(SHEET))
    places = [text.index(f"{number}{letters(group)}") for number, group in enumerate(GROUPS, 1)]
    assert places == sorted(places)


def test_the_key_is_printed_large() -> None:
    document = pdfium.PdfDocument(printed(SHEET))
    text = document[0].get_textpage()
    start = text.get_text_range().index("QPZRY9X8")
    low, high = text.get_charbox(start + 1)[1], text.get_charbox(start + 1)[3]
    text.close()
    document.close()
    assert high - low > 11


@pytest.mark.parametrize("length", [20, 60, 400])
def test_a_long_group_is_set_smaller_or_on_more_lines_but_never_cut(length: int) -> None:
    long = "QPZRY9X8GF" * (length // 10)
    data = printed(replace(SHEET, groups=(long, *GROUPS)))
    assert long in read_back(data)
    assert outside(data) == []


def test_the_qr_holds_the_identity() -> None:
    document = pdfium.PdfDocument(printed(SHEET))
    (found,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
    document.close()
    assert found.text == SHEET.qr_payload
