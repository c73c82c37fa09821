"""Names however they are typed, sorted as people sort them, shown as their bearers write them."""

from __future__ import annotations

import sqlite3
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import names
from app.domain.names import (
    APOSTROPHES,
    canonical_tone,
    display,
    fold,
    name_words,
    query_tokens,
    search_text,
    search_tokens,
    sort_key,
    sort_key_family_first,
)

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
NAMES = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " '’-", max_size=30)


# folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Thị Đức", "nguyen thi duc"),
        ("  NGUYỄN   THỊ\tĐỨC ", "nguyen thi duc"),
        ("Hoà", "hoa"),
        ("Hòa", "hoa"),
        ("H’Hen Niê", "h'hen nie"),
        ("H`Hen Niê", "h'hen nie"),
        ("Ê-đê", "e de"),
        ("Ê – Đê", "e de"),
        ("Ðoàn", "doan"),  # the Icelandic letter that some keyboards give
        ("ƀuôn", "buon"),
        ("Ｎａｍ", "nam"),
        ("Nguy\u200bễn", "nguyen"),
        ("An\u00a0Bình", "an binh"),
        ("", ""),
    ],
)
def test_the_folded_form(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_fold_is_nfc_without_stray_blanks(text):
    assert unicodedata.is_normalized("NFC", fold(text))
    assert fold(text) == " ".join(fold(text).split())


@given(st.text())
def test_how_letters_are_composed_does_not_matter(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(NAMES)
def test_a_folded_vietnamese_name_is_plain_ascii_in_any_case(name):
    assert fold(name).isascii()
    assert fold(name.upper()) == fold(name) == fold(name.lower())
    assert fold(canonical_tone(name)) == fold(name)


# search, tried in the index that the program uses


class Index:
    """A full-text table as models/ builds it."""

    def __init__(self, *names: str) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE VIRTUAL TABLE found USING fts5(body, tokenize='unicode61', prefix='2 3')")
        for place, name in enumerate(names, start=1):
            self.connection.execute("INSERT INTO found (rowid, body) VALUES (?, ?)", (place, search_text(name)))
        self.names = names

    def finds(self, typed: str) -> set[str]:
        terms = " ".join(f'"{token}"*' for token in query_tokens(typed))
        rows = self.connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (terms,))
        found = {self.names[row[0] - 1] for row in rows}
        return found

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()


HHEN = ("H’Hen Niê", "H'Hen Niê", "H Hen Nie", "HHen Niê", "Hhen Nie", "HHEN NIÊ", "H' Hen Niê", "H`HEN NIÊ")


@pytest.mark.parametrize(
    "typed",
    ["hhen nie", "h'hen niê", "H’Hen Niê", "h hen nie", "H'HEN", "hen nie", "nie hhen", "hhe", "h' hen", "HHen n"],
)
@pytest.mark.parametrize("stored", HHEN)
def test_every_spelling_of_an_e_de_name_finds_every_other(stored, typed):
    with Index(stored, "Nguyễn Văn Hên", "Hoàng Niên") as index:
        assert index.finds(typed) == {stored}


@pytest.mark.parametrize(
    ("stored", "typings"),
    [
        ("Y Bhim Niê", ("y bhim", "ybhim", "bhim", "Y  BHIM NIE", "nie y")),
        ("YBhim Niê", ("y bhim", "ybhim", "bhim nie")),
        ("HÊban", ("h'êban", "h eban", "heban", "eban")),
        ("K’Brếp", ("k'brep", "kbrep", "k brep", "brếp")),
        ("M’Lô Y Đum", ("mlô", "m'lo", "y dum", "ydum")),
        ("Nguyễn Thị Đức", ("nguyen thi duc", "Nguyễn Thị Đức", "đức nguyễn", "NGU TH D", "duc")),
        ("Trần Thị Hoà", ("hòa", "hoà", "tran hoa")),
        ("Hồ Ý Nhi", ("y nhi", "nhi y", "ho nhi")),
        ("Thôn 12/3", ("thon 12", "12/3")),
    ],
)
def test_a_name_is_found_as_people_type_it(stored, typings):
    with Index(stored) as index:
        for typed in typings:
            assert index.finds(typed) == {stored}, typed


def test_typing_a_name_does_not_find_the_neighbours():
    with Index("Nguyễn Thị Đức", "Nguyễn Thị Đào", "Y Bhim Niê", "Đinh Văn Đức") as index:
        assert index.finds("thi duc") == {"Nguyễn Thị Đức"}
        assert index.finds("duc") == {"Nguyễn Thị Đức", "Đinh Văn Đức"}


def test_nothing_typed_asks_for_nothing():
    for typed in ("", "  ", "'", "’ - ", '"*"', "()"):
        assert query_tokens(typed) == ()


def test_a_typed_operator_is_only_a_word():
    with Index("Nguyễn Văn An") as index:
        assert index.finds('an" OR "') == set()
        assert index.finds("nguyen* (an)") == {"Nguyễn Văn An"}


@given(NAMES)
def test_every_name_is_found_by_itself_and_by_its_fold(name):
    stored = search_tokens(name)
    for typed in (name, fold(name), name.upper()):
        for token in query_tokens(typed):
            assert token.isalnum()
            assert any(word.startswith(token) for word in stored), (typed, token, stored)


@given(st.lists(st.one_of(NAMES, st.text(max_size=6)), max_size=3).map(" ".join))
def test_words_remembered_by_themselves_are_those_of_the_whole_name(name):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_plain_word", lambda word: "")
        whole = search_tokens(name)
    assert search_tokens(name) == whole


@given(st.text())
def test_tokens_are_single_words_for_any_text(text):
    for token in (*search_tokens(text), *query_tokens(text), *name_words(text)):
        assert token
        assert token.isalnum()


def test_the_words_of_a_name_in_order():
    assert name_words("H’Hen Niê") == name_words("HHen Nie") == ("h", "hen", "nie")
    assert name_words("Nguyễn Thị Đức") == ("nguyen", "thi", "duc")


# sorting


def assert_sorted(key, *names):
    for before, after in pairwise(names):
        assert key(before) < key(after), f"{before} should stand before {after}"


def test_people_are_sorted_by_given_name_then_middle_then_family():
    assert_sorted(
        sort_key,
        "Trần Văn An",
        "Trần Thị Anh",
        "Lê Văn Ánh",
        "Nguyễn Bảo Ân",
        "Lê Thị Bình",
        "Nguyễn Thị Bình",
        "Bùi Văn Bình",
        "Lý Dung",
        "Lý Đào",
        "Lý Em",
        "Lý Ên",
    )


def test_the_vietnamese_alphabet_has_its_own_order():
    letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    assert_sorted(sort_key_family_first, *letters)
    assert_sorted(sort_key_family_first, *(letter.upper() + "a" for letter in letters))


def test_tones_decide_only_where_letters_are_the_same():
    assert_sorted(sort_key, "ma", "mà", "mả", "mã", "má", "mạ")
    assert_sorted(sort_key, "mạ", "mai", "mài", "măm", "mâm")
    assert_sorted(sort_key_family_first, "Hoa Sen", "Hòa An", "Hoài An")


def test_the_shorter_name_comes_first():
    assert_sorted(sort_key_family_first, "An", "An Bình", "Ân")
    assert_sorted(sort_key, "", "An", "Lê An")


def test_case_and_tone_placement_do_not_separate_people():
    assert sort_key("NGUYỄN THỊ HOÀ") == sort_key("nguyễn thị hòa")
    assert sort_key("H’Hen Niê") == sort_key("H Hen Niê") == sort_key("HHen Niê")


def test_numbers_in_hamlet_names_sort_by_size():
    assert_sorted(sort_key_family_first, "Thôn 1", "Thôn 2", "Thôn 03", "Thôn 10", "Thôn 100", "Thôn A")


def test_foreign_letters_have_a_place_too():
    assert sort_key("Čan") == sort_key("Can")
    assert_sorted(sort_key, "Zin", "张")


@given(st.text(max_size=40))
def test_a_sort_key_is_printable_ascii_for_any_text_and_composition(text):
    for key in (sort_key, sort_key_family_first):
        made = key(text)
        assert made.isascii()
        assert made.isprintable()
        assert key(unicodedata.normalize("NFD", text)) == key(unicodedata.normalize("NFC", text))


# showing


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("NGUYỄN THỊ ÚT", "Nguyễn Thị Út"),
        ("  Nguyễn   Văn\u00a0An ", "Nguyễn Văn An"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("H’HEN NIÊ", "H’Hen Niê"),
        ("Y BHIM NIÊ", "Y Bhim Niê"),
        ("K'BRẾP", "K'Brếp"),
        ("Ê-ĐÊ", "Ê-Đê"),
        ("NGUYỄN VĂN A (BA)", "Nguyễn Văn A (Ba)"),
        ("Nguyễn văn A", "Nguyễn văn A"),
        ("nguyễn văn an", "nguyễn văn an"),
        ("HƠ\u0306N", "Hơ\u0306n"),
        ("", ""),
    ],
)
def test_a_name_is_shown_as_people_write_it(typed, shown):
    assert display(typed) == shown
    assert display(unicodedata.normalize("NFD", typed)) == shown


@given(st.text())
def test_showing_twice_changes_nothing(text):
    assert display(display(text)) == display(text)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("hoà", "hòa"),
        ("hòa", "hòa"),
        ("HOÀ", "HÒA"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("quý", "quý"),
        ("qúy", "quý"),
        ("già", "già"),
        ("gìa", "già"),
        ("gì", "gì"),
        ("gìn", "gìn"),
        ("gịêng", "giệng"),
        ("Hòang", "Hoàng"),
        ("tòan", "toàn"),
        ("Hùynh", "Huỳnh"),
        ("khuỷu", "khuỷu"),
        ("xòai", "xoài"),
        ("qúôc", "quốc"),
        ("giưã", "giữa"),
        ("múôn", "muốn"),
        ("nghĩa", "nghĩa"),
        ("Nguyễn Thị Thuý", "Nguyễn Thị Thúy"),
        ("Mlố", "Mlố"),
        ("Réunion", "Réunion"),
        ("hòà", "hòà"),
        ("Bình-Hoà, 12", "Bình-Hòa, 12"),
    ],
)
def test_tone_marks_go_where_the_older_rule_puts_them(typed, canonical):
    assert canonical_tone(typed) == canonical


@given(st.text())
def test_moving_tones_twice_changes_nothing_and_loses_nothing(text):
    moved = canonical_tone(text)
    assert canonical_tone(moved) == moved
    assert sorted(unicodedata.normalize("NFD", moved)) == sorted(unicodedata.normalize("NFD", text))


def test_all_apostrophes_that_keyboards_give_are_one():
    assert {fold(f"H{mark}Hen") for mark in APOSTROPHES} == {"h'hen"}
