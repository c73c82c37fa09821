"""Numbers as they come from cards, memory and spreadsheets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Silence
from app.domain.id_number import (
    BIRTH_PROVINCES,
    Finding,
    Severity,
    check,
    cleaned,
    is_old_number,
    mask,
    padded_candidates,
    parse,
)
from app.domain.partial_date import PartialDate
from app.domain.values import Sex


def test_a_number_tells_place_sex_and_year():
    number = parse("066190123456")
    assert number is not None
    assert (number.place_code, number.sex, number.birth_year, number.serial) == ("066", Sex.FEMALE, 1990, "123456")


@pytest.mark.parametrize(
    ("digit", "sex", "century"),
    [
        ("0", Sex.MALE, 1900),
        ("1", Sex.FEMALE, 1900),
        ("2", Sex.MALE, 2000),
        ("3", Sex.FEMALE, 2000),
        ("4", Sex.MALE, 2100),
        ("5", Sex.FEMALE, 2100),
        ("6", Sex.MALE, 2200),
        ("7", Sex.FEMALE, 2200),
        ("8", Sex.MALE, 2300),
        ("9", Sex.FEMALE, 2300),
    ],
)
def test_the_fourth_digit_tells_century_and_sex(digit, sex, century):
    number = parse(f"066{digit}00123456")
    assert number is not None
    assert (number.sex, number.birth_year) == (sex, century)


def test_all_sixty_three_provinces_of_the_law_are_known_once():
    assert len(BIRTH_PROVINCES) == 63
    assert len(set(BIRTH_PROVINCES.values())) == 63
    assert (BIRTH_PROVINCES["054"], BIRTH_PROVINCES["066"]) == ("Phú Yên", "Đắk Lắk")


@pytest.mark.parametrize(
    ("code", "old"),
    [
        ("015", "Yên Bái"),
        ("024", "Bắc Giang"),
        ("044", "Quảng Bình"),
        ("052", "Bình Định"),
        ("080", "Long An"),
        ("082", "Tiền Giang"),
        ("091", "Kiên Giang"),
    ],
)
def test_seven_codes_mean_the_province_before_the_merger(code, old):
    assert BIRTH_PROVINCES[code] == old


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("066 190 123 456", "066190123456"),
        ("066.190.123.456", "066190123456"),
        ("066-190-123456", "066190123456"),
        ("'066190123456", "066190123456"),
        ("066190123456\u200b", "066190123456"),
        ("\u00a0066190123456 ", "066190123456"),
        ("０66190123456", "066190123456"),
        ("66190123456.0", "66190123456"),
        ("6.6190123456E+10", "66190123456"),
        ("6.619E+10", "6.619E+10"),
        ("không có", "khôngcó"),
    ],
)
def test_what_spreadsheets_put_around_a_number_is_taken_away(text, digits):
    assert cleaned(text) == digits


def test_a_fitting_number_has_no_findings():
    born = PartialDate(1990, 3, 5)
    assert check("066190123456", sex=Sex.FEMALE, born=born, registered_province="066") == ()
    assert check("066190123456") == ()
    assert check("066190123456", sex=Silence.UNKNOWN, born=Silence.UNKNOWN) == ()
    assert check("066190123456", sex="other") == ()


@pytest.mark.parametrize(
    ("number", "facts", "finding"),
    [
        ("066190123456", {"sex": "male"}, Finding("id.sex-differs", Severity.WARNING, "female")),
        ("066190123456", {"born": PartialDate(1991)}, Finding("id.year-differs", Severity.WARNING, "1990")),
        ("066190123456", {"born": PartialDate(1890)}, Finding("id.born-before-1900", Severity.WARNING, "1890")),
        ("066190123456", {"registered_province": "054"}, Finding("id.place-differs", Severity.INFO, "066")),
        ("101190123456", {"registered_province": "066"}, Finding("id.place-unknown", Severity.WARNING, "101")),
        ("66190123456", {}, Finding("id.leading-zero-lost", Severity.WARNING, "066190123456")),
        ("1190123456", {}, Finding("id.leading-zero-lost", Severity.WARNING, "001190123456")),
        ("240123456", {}, Finding("id.old-number", Severity.INFO, "240123456")),
        ("24012345", {}, Finding("id.leading-zero-lost", Severity.WARNING, "024012345")),
        ("99190123456", {}, Finding("id.wrong-length", Severity.ERROR, "11")),
        ("0661901234567", {}, Finding("id.wrong-length", Severity.ERROR, "13")),
        ("6.619E+10", {}, Finding("id.digits-lost", Severity.ERROR, "6.619E+10")),
        ("06619O123456", {}, Finding("id.not-digits", Severity.ERROR)),
        ("", {}, Finding("id.not-digits", Severity.ERROR)),
    ],
)
def test_what_is_remarkable_is_said_and_nothing_is_refused(number, facts, finding):
    assert check(number, **facts) == (finding,)


def test_everything_that_is_wrong_is_said_at_once():
    findings = check("101390123456", sex="male", born=PartialDate(1990))
    assert [finding.code for finding in findings] == ["id.place-unknown", "id.sex-differs", "id.year-differs"]


def test_a_table_of_countries_can_come_later():
    assert check("101190123456", places={**BIRTH_PROVINCES, "101": "Nước thử"}) == ()


def test_lost_zeros_are_asked_for_only_where_the_place_exists():
    assert padded_candidates("66190123456") == ("066190123456",)
    assert padded_candidates("1190123456") == ("001190123456",)
    assert padded_candidates("24012345") == ("024012345",)
    for whole in ("066190123456", "240123456", "99190123456", "9990123456", "abc", ""):
        assert padded_candidates(whole) == (), whole


def test_nine_digits_are_an_old_card():
    assert is_old_number("240 123 456")
    assert not is_old_number("066190123456")
    assert not is_old_number("24012345A")


def test_a_masked_number_shows_its_ends_only():
    assert mask("066190123456") == "066*****3456"
    assert mask("066 190 123 456") == "066*****3456"
    assert mask("240123456") == "24****456"
    assert mask("12345678") == "******78"
    assert mask("12") == "**"
    assert mask("") == ""


@given(st.text(max_size=20))
def test_no_text_breaks_the_check_and_a_mask_never_tells_the_number(text):
    for finding in check(text):
        assert finding.code.startswith("id.")
    assert len(mask(text)) == len(cleaned(text))
    if cleaned(text):
        assert "*" in mask(text)


@given(st.from_regex(r"0[0-9]{11}", fullmatch=True))
def test_a_number_that_lost_its_zeros_is_found_again(number):
    shortened = number.lstrip("0")
    if number[:3] in BIRTH_PROVINCES:
        assert padded_candidates(shortened) == (number,)
