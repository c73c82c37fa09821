"""What the shipped fonts can print, and what becomes of the rest."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from app.reports.layout.fonts import Face, clusters, fonts_folder, has_marks, legible, width

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VIETNAMESE = sorted(
    {
        cased
        for vowel, tone in product("aăâeêioôơuưy", TONES)
        for cased in (unicodedata.normalize("NFC", vowel + tone), unicodedata.normalize("NFC", vowel + tone).upper())
    }
    | {"đ", "Đ"}
)
HIGHLAND = "ʼ’'ƀɃčČñÑŏŎĕĔĭĬŭŬêÊ"
FILES = sorted(path.name for path in fonts_folder().glob("*.ttf"))


def test_there_are_134_accented_letters_to_print() -> None:
    assert len([letter for letter in VIETNAMESE if not letter.isascii()]) == 134


def test_both_families_are_shipped_in_four_weights_with_their_licences() -> None:
    weights = ("Bold", "BoldItalic", "Italic", "Regular")
    assert [f"{family}-{each}.ttf" for family in ("LiberationSerif", "NotoSans") for each in weights] == FILES
    for family in ("LiberationSerif", "NotoSans"):
        assert "SIL OPEN FONT LICENSE" in (fonts_folder() / f"LICENSE-{family}.txt").read_text("utf-8")


@pytest.mark.parametrize("file", FILES)
def test_every_vietnamese_and_highland_letter_is_in_every_font(file: str) -> None:
    glyphs = TTFontFile(str(fonts_folder() / file)).charToGlyph
    assert [letter for letter in [*VIETNAMESE, *HIGHLAND, "\u0306"] if ord(letter) not in glyphs] == []


@pytest.mark.parametrize("text", [*VIETNAMESE, "Nguyễn Thị Mẫu", "H’Hen Niê Kƀuôr", "100 % – “đủ” • … ×"])
def test_what_the_font_has_prints_as_it_is(text: str) -> None:
    assert legible(text) == text


def test_decomposed_input_is_composed() -> None:
    assert legible(unicodedata.normalize("NFD", "Đường Nguyễn Huệ, phường Ấ")) == "Đường Nguyễn Huệ, phường Ấ"


def test_a_letter_that_composes_to_another_is_composed_too() -> None:
    assert legible("\u212b \u0341") == "\u00c5 [U+0301]"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\u202e", "[U+202E]"),
        ("\u200b", "[U+200B]"),
        ("\u00ad", "[U+00AD]"),
        ("\x00", "[U+0000]"),
        ("\ud800", "[U+D800]"),
        ("😀", "[U+1F600]"),
        ("ខ", "[U+1781]"),
        ("ש", "[U+05E9]"),
        ("\ue000", "[U+E000]"),
        ("\uffff", "[U+FFFF]"),
        ("\u2003", " "),
        ("\t", " "),
        ("\r\n", "\n"),
        ("\u2028", "\n"),
    ],
)
def test_nothing_vanishes_and_nothing_turns_the_text_around(hidden: str, shown: str) -> None:
    assert legible(f"a{hidden}b") == f"a{shown}b"


@pytest.mark.hunt
def test_every_code_point_comes_out_printable() -> None:
    """Each of the 1.1 million, by itself, has a width and is drawn with letters of the font."""
    everything = "".join(chr(code) for code in range(0x110000))
    shown = legible(everything)
    for face in Face:
        assert width(shown.replace("\n", ""), face, 10) > 0
    assert legible(shown) == shown


def test_every_letter_of_the_first_plane_comes_out_printable() -> None:
    everything = "".join(chr(code) for code in range(0x3000))
    shown = legible(everything)
    assert legible(shown) == shown
    assert all(width(shown.replace("\n", ""), face, 10) > 0 for face in Face)


def test_a_mark_without_a_letter_is_told_not_drawn_over_something_else() -> None:
    assert legible("\u0306a \u0323b") == "[U+0306]a [U+0323]b"


@pytest.mark.parametrize("face", list(Face))
def test_the_breve_of_ede_letters_stands_above_the_circumflex_and_in_the_middle(face: Face) -> None:
    text = legible("Ê\u0306ban")
    assert has_marks(text)
    (letter, _, _), (mark, shift, rise), (rest, _, _) = clusters(text, face)
    assert (letter, mark, rest) == ("Ê", "\u0306", "ban")
    assert rise > 0.1
    assert -width("Ê", face, 1) < shift < width("Ê", face, 1)


def test_marks_take_no_room() -> None:
    assert width("ê\u0306", Face.REGULAR, 12) == width("ê", Face.REGULAR, 12)
