"""Breaking text into lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.layout.fonts import Face, legible, width
from app.reports.layout.text import BOLD, Line, Tick, balanced, bold, lines, plain


def said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_words_go_to_the_next_line_when_the_room_ends() -> None:
    broken = lines("Trẻ em chưa được đăng ký khai sinh", 12, 75)
    assert [said(line) for line in broken] == ["Trẻ em chưa", "được đăng ký", "khai sinh"]
    assert [line.last for line in broken] == [False, False, True]


@given(st.text(max_size=300), st.floats(20, 400), st.sampled_from([8.0, 12.0]))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float, size: float) -> None:
    broken = lines((text, bold(text)), size, room)
    assert all(line.width <= room + 0.01 or len(said(line)) <= 1 for line in broken)
    there = "".join(said(line) for line in broken)
    assert "".join(there.split()) == "".join((legible(text) * 2).split())


def test_ten_thousand_letters_without_a_blank_are_cut_and_all_there() -> None:
    broken = lines("Ặ" * 10_000, 12, 200)
    assert sum(len(said(line)) for line in broken) == 10_000
    assert max(line.width for line in broken) <= 200


def test_a_long_word_is_cut_after_a_hyphen_if_one_is_near() -> None:
    first = lines("000.00.12.H15-260315-0012345678", 12, 120)[0]
    assert said(first).endswith("-")


def test_weights_change_inside_a_line_without_a_gap_or_a_break() -> None:
    (line,) = lines(("Diện ", bold("A3"), ", trẻ em"), 12, 300)
    assert [(piece.text, piece.face) for piece in line.pieces] == [
        ("Diện", Face.REGULAR),
        (" A3", BOLD),
        (", trẻ em", Face.REGULAR),
    ]
    assert line.pieces[2].x == pytest.approx(line.pieces[1].x + line.pieces[1].width)


def test_the_width_of_a_line_is_that_of_its_words() -> None:
    (line,) = lines("Xã Tuy An Đông", 13, 300)
    assert line.width == pytest.approx(width("Xã Tuy An Đông", Face.REGULAR, 13))
    assert line.blanks == 3


def test_a_line_end_in_the_data_is_a_line_end_on_paper() -> None:
    assert [said(line) for line in lines("một\nhai\r\nba", 12, 300)] == ["một", "hai", "ba"]


def test_an_empty_text_is_one_empty_line() -> None:
    (line,) = lines("", 12, 100)
    assert (line.pieces, line.width, line.last) == ([], 0.0, True)


def test_a_tick_box_stays_with_its_word() -> None:
    assert plain((Tick(True), " có ", Tick(), " không")) == "[x] có [ ] không"
    first, second = lines((Tick(True), "chữdài ", Tick(), "chữdài"), 12, 60)
    assert [piece.tick is not None for piece in first.pieces] == [True, False]
    assert [piece.tick is not None for piece in second.pieces] == [True, False]


def test_a_centred_name_on_two_lines_is_cut_in_the_middle() -> None:
    name = "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"
    room = width("ỦY BAN NHÂN DÂN TỈNH ĐẮK", BOLD, 12) + 5
    assert said(lines(name, 12, room, face=BOLD)[1]) == "LẮK"
    narrow = balanced(name, 12, room, face=BOLD)
    assert [said(line) for line in lines(name, 12, narrow, face=BOLD)] == ["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"]
