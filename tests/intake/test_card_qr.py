"""The code of an identity card, by the layouts that are known and those that are not; what is garbled is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.partial_date import PartialDate
from app.domain.values import Sex
from app.errors import UserError
from app.intake.card_garble import garbled, unmangled
from app.intake.card_qr import MOST_CHARACTERS, harmless, looks_like_a_card, parse

OLD = "066190123456|240123456|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử, Xã Thử Nghiệm, Huyện Minh Họa, Đắk Lắk|15042021"
NO_OLD_NUMBER = "054085000001||Trần Văn Ví Dụ|02011985|Nam|Thôn 2, Xã Thử Nghiệm, Phú Yên|20112022"
SIX = "054085000001|Trần Văn Ví Dụ|02011985|Nam|Thôn 2, Xã Thử Nghiệm|20112022"
NEW = OLD.replace("15042021", "01082024") + "|||Nguyễn Văn Cha|Trần Thị Mẹ|066190999999"


def codes(card):
    return [doubt.code for doubt in card.doubts]


def refused(text):
    with pytest.raises(UserError) as caught:
        parse(text)
    assert not looks_like_a_card(text)
    return caught.value.code


def test_the_card_of_2021_is_read_field_by_field():
    card = parse(OLD)
    assert (card.number, card.old_number, card.name) == ("066190123456", "240123456", "Nguyễn Thị Mẫu")
    assert (card.born, card.sex, card.issued) == (PartialDate(1990, 3, 5), Sex.FEMALE, PartialDate(2021, 4, 15))
    assert card.residence == "Buôn Kiểm Thử, Xã Thử Nghiệm, Huyện Minh Họa, Đắk Lắk"
    assert (card.tail, card.doubts, card.raw) == ((), (), OLD)


@pytest.mark.parametrize("text", [NO_OLD_NUMBER, SIX])
def test_a_card_without_an_old_number_in_seven_fields_or_six(text):
    card = parse(text)
    assert (card.old_number, card.name, card.born) == ("", "Trần Văn Ví Dụ", PartialDate(1985, 1, 2))
    assert (card.sex, card.issued, card.doubts) == (Sex.MALE, PartialDate(2022, 11, 20), ())


def test_of_the_card_of_2024_what_is_not_understood_is_kept_as_it_came():
    card = parse(NEW)
    assert (card.name, card.issued) == ("Nguyễn Thị Mẫu", PartialDate(2024, 8, 1))
    assert card.tail == ("", "", "Nguyễn Văn Cha", "Trần Thị Mẹ", "066190999999")
    assert card.raw == NEW


def test_a_field_more_in_front_of_the_name_does_not_shift_what_is_read():
    card = parse("066190123456|240123456|066190000000|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử|15042021")
    assert (card.name, card.residence, card.issued) == ("Nguyễn Thị Mẫu", "Buôn Kiểm Thử", PartialDate(2021, 4, 15))


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("00001950", PartialDate(1950)), ("1950", PartialDate(1950)), ("001950", PartialDate(1950)),
        ("00051950", PartialDate(1950, 5)), ("051950", PartialDate(1950, 5)), ("05/03/1950", PartialDate(1950, 3, 5)),
        ("", None), ("31021950", None), ("99999999", None),
    ],
)  # fmt: skip
def test_a_birth_of_which_only_a_part_is_known_stays_a_part(written, born):
    card = parse(f"054050000001||Trần Văn Ví Dụ|{written}|Nam|Thôn 2|20112022")
    assert card.born == born
    assert (card.name, card.residence, card.issued) == ("Trần Văn Ví Dụ", "Thôn 2", PartialDate(2022, 11, 20))
    assert ("card.born-unread" in codes(card)) == (born is None)


def test_the_first_of_january_is_remarked_because_it_may_stand_for_a_year_only():
    assert codes(parse(NO_OLD_NUMBER.replace("02011985", "01011985"))) == ["card.first-of-january"]


def test_letters_written_apart_are_put_together():
    import unicodedata

    assert parse(unicodedata.normalize("NFD", OLD)).name == "Nguyễn Thị Mẫu"


def test_what_the_number_says_of_sex_year_and_province_is_held_against_the_rest():
    card = parse("999185000001||Trần Văn Ví Dụ|02011990|Nam|Thôn 2|20112022")
    assert codes(card) == ["id.place-unknown", "id.sex-differs", "id.year-differs"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "card.empty"), ("|||||", "card.empty"), (" \r\n", "card.empty"),
        ("DN4797915071234|4e677579e1bb856e|05/03/1990|2|...", "card.health-insurance"),
        ("4797915071|4e677579e1bb856e205468e1bb8b|05/03/1990|2|x", "card.health-insurance"),
        ("https://vneid.gov.vn/x?y=066190123456", "card.web-address"),
        ("066190123456240123456NguyenThiMau05031990", "card.not-a-card"),
        ("066190123456}240123456}Nguyễn Thị Mẫu}05031990", "card.separators-lost"),
        ("06619012345|240123456|Nguyễn|05031990|Nữ|x|15042021", "card.not-a-card"),
        ("066190123456|240123456|Nguyễn", "card.not-a-card"), ("xin chào", "card.not-a-card"),
    ],
)  # fmt: skip
def test_what_is_no_identity_card_is_called_by_its_name(text, code):
    assert refused(text) == code


def test_ten_megabytes_are_not_even_looked_at():
    assert refused(OLD + "x" * 10_000_000) == "card.too-long"
    assert refused("|" * (MOST_CHARACTERS + 1)) == "card.too-long"


def test_characters_that_hide_or_turn_the_writing_round_are_told_and_do_no_harm():
    card = parse(OLD.replace("Thị", "Thị\u202e\u200f").replace("Buôn", "\x00\x1bBuôn"))
    assert card.name == "Nguyễn Thị Mẫu"
    assert card.residence.startswith("Buôn")
    assert card.name_doubt == "name.odd-characters"
    assert "card.hidden-characters" in codes(card)
    assert "\\u202e" in card.raw
    assert not set(card.raw) & set("\u202e\u200f\x00\x1b")
    assert harmless("a\u2066b\n") == "a\\u2066b\\u000a"


def test_markup_in_a_name_is_text_and_the_name_is_not_proposed():
    card = parse(OLD.replace("Nguyễn Thị Mẫu", "<b>Nguyễn</b> Mẫu"))
    assert card.name == "<b>Nguyễn</b> Mẫu"
    assert card.name_doubt == "name.odd-characters"


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Thị Mẫu", "NGUYỄN THỊ MẪU", "Y Dar Niê", "K’Dar", "K'Brễnh", "Ksor H’Lan", "H’Bia Niê Kƀuôr Mlô",
        "Y Bhim Nie", "Rơ Châm H’Boong", "Siu Black", "Đinh Y Boong", "Kpă Klơng", "Thạch Sô Phia", "Mary Nguyễn",
        "Lê An", "Phan Anh", "An", "Trần Thị Xoan", "Mai Anh Thơ", "Hmong Xa", "Nguyễn-Smith Lan",
    ],
)  # fmt: skip
def test_a_sound_name_of_any_people_is_not_suspected(name):
    assert garbled(name) == ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Nguy\ufffdn Th\ufffd M\ufffdu", "name.lost-letters"), ("Nguy?n Th? M?u", "name.lost-letters"),
        ("Nguyá»…n Thá»‹ Máº«u", "name.mojibake"), ("Nguyá»\x85n Thá»\x8b Máº«u", "name.mojibake"),
        ("Nguyeenx Thij Maaux", "name.typed-through"), ("NGUYEENX THIJ MAAUX", "name.typed-through"),
        ("Nguye64n Thi5 Ma64u", "name.typed-through"), ("Tranf Thij Mai", "name.typed-through"),
        ("Nguyeexn Thij", "name.typed-through"), ("Ddinhj Vawn Hoaf", "name.typed-through"),
        ("Leej Vuw", "name.typed-through"),
        ("NguyÔn V¨n Tó", "name.old-font"), ("Nguyeãn Vaên Tuù", "name.old-font"),
        ("Nguye^~n Thi", "name.odd-characters"), ("NGUYEN THI MAU", "name.no-marks"), ("Tran Van An", "name.no-marks"),
        ("", "name.empty"), ("   ", "name.empty"),
    ],
)  # fmt: skip
def test_a_garbled_name_is_noticed_with_its_cause(name, why):
    assert garbled(name) == why


@pytest.mark.parametrize("codepage", ["cp1252", "cp1258", "latin-1"])
def test_a_card_read_through_a_windows_code_page_is_noticed_whole(codepage):
    text = "".join(
        bytes([byte]).decode(codepage) if _there(byte, codepage) else chr(byte) for byte in OLD.encode("utf-8")
    )
    card = parse(text)
    assert card.name_doubt == "name.mojibake"
    assert (card.number, card.born, card.sex) == ("066190123456", PartialDate(1990, 3, 5), None)
    assert {"card.sex-unread", "card.residence-garbled"} <= set(codes(card))
    assert card.issued == PartialDate(2021, 4, 15)


def _there(byte, codepage):
    try:
        bytes([byte]).decode(codepage)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize("name", ["Nguyễn Thị Mẫu", "Đặng Ứng", "H’Bia Niê Kƀuôr", "Ẩ"])
def test_utf_8_read_as_single_bytes_is_brought_back_and_a_sound_name_is_left_alone(name):
    assert unmangled(name.encode("utf-8").decode("latin-1")) == name
    assert unmangled(name) == name


@given(st.text(max_size=300))
def test_no_text_brings_the_program_down(text):
    for each in (text, "066190123456|" + text, "066190123456|" + text + "|05031990|Nữ|a|b|c", "|".join(text)):
        if looks_like_a_card(each):
            card = parse(each)
            assert card.number.isdigit()
            assert not any(ord(char) < 32 for char in card.raw)


@given(st.text(max_size=60))
def test_no_name_brings_the_program_down(name):
    garbled(name)
