"""Numbers as a registrar writes them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.numbers_vi import date_in_words, number_in_words
from app.domain.partial_date import PartialDate


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1942, "một nghìn chín trăm bốn mươi hai"),
        (1990, "một nghìn chín trăm chín mươi"),
        (2000, "hai nghìn"),
        (2010, "hai nghìn không trăm mười"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (1_000_000, "một triệu"),
        (2_000_005, "hai triệu không trăm linh năm"),
        (3_021_000_000, "ba tỷ không trăm hai mươi mốt triệu"),
    ],
)
def test_numbers_are_read_aloud(number, words):
    assert number_in_words(number) == words


def test_the_south_has_its_own_words():
    assert number_in_words(2005, thousand="ngàn", gap="lẻ") == "hai ngàn không trăm lẻ năm"


@pytest.mark.parametrize("number", [-1, 10**12])
def test_what_nobody_reads_aloud_is_refused(number):
    with pytest.raises(ValueError, match="outside"):
        number_in_words(number)


def test_dates_of_birth_in_words():
    assert date_in_words(PartialDate(1990, 5, 3)) == "Ngày mùng ba tháng năm năm một nghìn chín trăm chín mươi"
    assert date_in_words(PartialDate(2024, 4, 10)) == ("Ngày mùng mười tháng tư năm hai nghìn không trăm hai mươi tư")
    assert date_in_words(PartialDate(1971, 12, 31)) == (
        "Ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm bảy mươi mốt"
    )
    assert date_in_words(PartialDate(2005, 1), thousand="ngàn", gap="lẻ") == (
        "Tháng một năm hai ngàn không trăm lẻ năm"
    )
    assert date_in_words(PartialDate(1942)) == "Năm một nghìn chín trăm bốn mươi hai"


@given(st.integers(0, 10**12 - 1), st.integers(0, 10**12 - 1))
def test_two_numbers_never_read_alike(one, two):
    assert (number_in_words(one) == number_in_words(two)) == (one == two)
