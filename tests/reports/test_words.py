"""How papers say dates, silences and numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.reports.layout.text import plain
from app.reports.words import day, long_day, masked, moment, said, size_of_file


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 3, 5), "05/03/2026"),
        (PartialDate(2026, 3, 5), "05/03/2026"),
        (PartialDate(2025, 2), "02/2025"),
        (PartialDate(1952), "1952"),
        (None, ""),
    ],
)
def test_a_date_prints_what_is_known_of_it_and_no_more(value: date | PartialDate | None, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 5), "ngày 05 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_the_date_of_a_letter_has_zeros_where_the_decree_wants_them(value: date, words: str) -> None:
    assert long_day(value) == words


def test_a_moment_has_its_minute() -> None:
    assert moment(datetime(2026, 11, 2, 7, 5)) == "07:05 ngày 02/11/2026"


def test_the_three_silences_are_told_apart_and_from_an_answer() -> None:
    told = [plain(said(answer)) for answer in (None, Silence.UNKNOWN, Silence.DOES_NOT_APPLY, "Kinh")]
    assert told == ["………… (chưa hỏi)", "(đã hỏi, không rõ)", "— (không áp dụng)", "Kinh"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("066199000123", "•••••••••123"),
        ("số 066 199 000 123, cấp 2021", "số •••••••••123, cấp 2021"),
        ("0912.345.678", "•••••••678"),
        ("CMND 240123456.", "CMND ••••••456."),
        ("066199000123 và 054085000001", "•••••••••123 và •••••••••001"),
        ("sinh 05/03/1990 tại xã 22120", "sinh 05/03/1990 tại xã 22120"),
        ("năm 2026", "năm 2026"),
    ],
)
def test_masking_leaves_the_last_three_digits_of_long_numbers(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_sizes_of_files_are_said_with_a_comma() -> None:
    assert [size_of_file(size) for size in (0, 999, 12_345, 1_440_000)] == ["0 byte", "999 byte", "12 KB", "1,4 MB"]
