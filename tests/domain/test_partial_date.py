"""Dates as people know them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Silence
from app.domain.partial_date import BadDate, PartialDate, parse, parse_answer


@st.composite
def partial_dates(draw):
    day = draw(st.dates(date(1850, 1, 1), date(2200, 12, 31)))
    known = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:known])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03/05/1990", PartialDate(1990, 5, 3)),
        ("3/5/1990", PartialDate(1990, 5, 3)),
        (" 03 / 05 / 1990 ", PartialDate(1990, 5, 3)),
        ("'03/05/1990", PartialDate(1990, 5, 3)),
        ("3.5.90", PartialDate(1990, 5, 3)),
        ("3-5-1990", PartialDate(1990, 5, 3)),
        ("3–5–1990", PartialDate(1990, 5, 3)),
        ("3 5 1990", PartialDate(1990, 5, 3)),
        ("3-5-26", PartialDate(2026, 5, 3)),
        ("3-5-27", PartialDate(1927, 5, 3)),
        ("1990-05-03", PartialDate(1990, 5, 3)),
        ("1990/5/3", PartialDate(1990, 5, 3)),
        ("1990-05-03 00:00:00", PartialDate(1990, 5, 3)),
        ("1990-05-03T07:30:00.000Z", PartialDate(1990, 5, 3)),
        ("03/05/1990 00:00", PartialDate(1990, 5, 3)),
        ("03051990", PartialDate(1990, 5, 3)),
        ("19900503", PartialDate(1990, 5, 3)),
        ("29/02/2000", PartialDate(2000, 2, 29)),
        ("ngày 3 tháng 5 năm 1990", PartialDate(1990, 5, 3)),
        ("Sinh ngày mùng 3 tháng 5 năm 1990", PartialDate(1990, 5, 3)),
        ("05/1990", PartialDate(1990, 5)),
        ("tháng 5/1990", PartialDate(1990, 5)),
        ("1990-05", PartialDate(1990, 5)),
        ("5/90", PartialDate(1990, 5)),
        ("--/05/1990", PartialDate(1990, 5)),
        ("00/05/1990", PartialDate(1990, 5)),
        ("1942", PartialDate(1942)),
        ("năm 1942", PartialDate(1942)),
        ("SN: 1942", PartialDate(1942)),
        ("--/--/1942", PartialDate(1942)),
        ("…/…/1942", PartialDate(1942)),
        ("xx/xx/1942", PartialDate(1942)),
        ("00/00/1942", PartialDate(1942)),
        ("00/1942", PartialDate(1942)),
        ("1942-00-00", PartialDate(1942)),
        ("1942 (không rõ ngày)", PartialDate(1942)),
        ("1942, không rõ ngày tháng", PartialDate(1942)),
    ],
)
def test_the_ways_in_which_lists_write_a_date_of_birth(text, expected):
    assert parse(text, today_year=2026) == expected


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("", "date.empty", None),
        ("   ", "date.empty", None),
        ("hôm qua", "date.not-understood", None),
        ("12345", "date.not-understood", None),
        ("31/02/1990", "date.no-such-day", None),
        ("29/02/1990", "date.no-such-day", None),
        ("05/13/1990", "date.no-such-day", PartialDate(1990, 5, 13)),
        ("13/1990", "date.no-such-day", None),
        ("01/01/1830", "date.year-out-of-range", None),
        ("2900", "date.year-out-of-range", None),
        ("15/00/1990", "date.day-without-month", PartialDate(1990)),
        ("5/10", "date.ambiguous", None),
        ("khoảng 1942", "date.approximate", PartialDate(1942)),
        ("1942 (khoảng)", "date.approximate", PartialDate(1942)),
        ("~1942", "date.approximate", PartialDate(1942)),
        ("1942?", "date.approximate", PartialDate(1942)),
        ("khoảng xưa", "date.approximate", None),
        ("03/05/1990 (âm lịch)", "date.lunar", None),
    ],
)
def test_what_is_no_date_says_why_and_what_it_may_have_meant(text, code, suggestion):
    with pytest.raises(BadDate) as caught:
        parse(text, today_year=2026)
    assert (caught.value.code, caught.value.suggestion, caught.value.text) == (code, suggestion, text)


def test_a_two_digit_year_needs_to_know_which_year_it_is():
    with pytest.raises(BadDate) as caught:
        parse("3/5/90")
    assert caught.value.code == "date.two-digit-year"


def test_a_wish_for_dates_also_hears_that_nobody_knows():
    for text in ("không rõ", "Không rõ ngày tháng", "chưa xác định", "KR", "?", "--/--/----", "00/00/0000", "(ko nhớ)"):
        assert parse_answer(text) is Silence.UNKNOWN, text
    assert parse_answer("") is None
    assert parse_answer("1942") == PartialDate(1942)
    with pytest.raises(BadDate):
        parse_answer("hôm qua")


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ((1849,), "1849 is outside"),
        ((2201,), "2201 is outside"),
        ((1990, 13), "no month 13"),
        ((1990, 0), "no month 0"),
        ((1990, 2, 30), "has no day 30"),
        ((1990, 2, 0), "has no day 0"),
        ((1990, None, 3), "without its month"),
    ],
)
def test_a_date_that_no_calendar_has_cannot_be_made(parts, fault):
    with pytest.raises(ValueError, match=fault):
        PartialDate(*parts)


def test_a_date_is_shown_with_what_is_known():
    assert PartialDate(1990, 5, 3).text_vi() == "03/05/1990"
    assert PartialDate(1990, 5).text_vi() == "05/1990"
    assert PartialDate(1942).text_vi() == "1942"


def test_the_bounds_of_what_is_known():
    assert (PartialDate(1942).earliest, PartialDate(1942).latest) == (date(1942, 1, 1), date(1942, 12, 31))
    assert (PartialDate(2024, 2).earliest, PartialDate(2024, 2).latest) == (date(2024, 2, 1), date(2024, 2, 29))
    assert PartialDate.of(date(1990, 5, 3)) == PartialDate(1990, 5, 3)
    assert PartialDate(1990, 5, 3).is_full
    assert not PartialDate(1990, 5).is_full


def test_papers_disagree_only_if_no_day_fits_both():
    assert PartialDate(1990).could_be(PartialDate(1990, 5, 3))
    assert PartialDate(1990, 5, 3).could_be(PartialDate(1990, 5))
    assert not PartialDate(1990, 5).could_be(PartialDate(1990, 6, 1))
    assert not PartialDate(1990).could_be(PartialDate(1991))


def test_an_age_is_a_range_where_the_day_is_not_known():
    today = date(2026, 11, 22)
    assert PartialDate(2010, 11, 22).age_on(today) == (16, 16)
    assert PartialDate(2010, 11, 23).age_on(today) == (15, 15)
    assert PartialDate(2010, 11).age_on(today) == (15, 16)
    assert PartialDate(2010).age_on(today) == (15, 16)
    assert PartialDate(2026).age_on(today) == (0, 0)
    assert PartialDate(2030).age_on(today) == (0, 0)


def test_a_wire_date_that_is_impossible_is_refused_by_the_decoder():
    assert msgspec.json.decode(b'{"year":1942,"month":null,"day":null}', type=PartialDate) == PartialDate(1942)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"year":1990,"month":2,"day":30}', type=PartialDate)


@given(partial_dates())
def test_what_is_shown_can_be_read_back(born):
    assert parse(born.text_vi()) == born
    assert parse(born.iso) == born
    assert msgspec.json.decode(msgspec.json.encode(born), type=PartialDate) == born


@given(partial_dates(), partial_dates())
def test_text_and_order_sort_alike_and_could_be_is_mutual(one, two):
    assert (one.iso < two.iso) == (one.order < two.order)
    assert one.could_be(two) == two.could_be(one)
    assert one.could_be(one)


@given(partial_dates(), st.dates(date(1850, 1, 1), date(2250, 1, 1)))
def test_the_least_age_is_never_above_the_greatest(born, day):
    least, greatest = born.age_on(day)
    assert 0 <= least <= greatest <= least + 1


@given(st.text(alphabet="0123456789/.-() ?xngàytháămkrô~'", max_size=20))
def test_no_cell_breaks_the_reader(text):
    with suppress(BadDate):  # and nothing else
        assert isinstance(parse(text, today_year=2026), PartialDate)
