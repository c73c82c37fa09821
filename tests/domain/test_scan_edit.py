"""Turning and cutting a scan, and how large it must stay to be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scan_edit import LEAST_CUT, SIZES, Cut, Edit, Keep, Steps, is_readable, letter_pixels

at = st.floats(0, 1)
cuts = st.builds(Cut.between, at, at, at, at)


@given(cuts)
def test_four_quarter_turns_bring_a_cut_back(cut):
    around = cut.turned(90).turned(90).turned(90).turned(90)
    assert (around.left, around.top) == pytest.approx((cut.left, cut.top))
    assert (around.right, around.bottom) == pytest.approx((cut.right, cut.bottom))


def test_a_cut_turns_with_the_picture():
    assert Cut(0.0, 0.0, 0.25, 0.5).turned(90) == Cut(0.5, 0.0, 1.0, 0.25)
    assert Cut(0.0, 0.0, 0.25, 0.5).turned(-90) == Cut(0.0, 0.75, 0.5, 1.0)
    assert Edit().with_cut(Cut(0.0, 0.0, 0.25, 0.5)).turned(90) == Edit(90, Cut(0.5, 0.0, 1.0, 0.25))


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(-3, 3), st.floats(-3, 3))
def test_any_two_corners_make_a_cut_inside_the_picture(left, top, right, bottom):
    cut = Cut.between(left, top, right, bottom)
    assert cut.right - cut.left >= LEAST_CUT * 0.99
    assert cut.bottom - cut.top >= LEAST_CUT * 0.99


@given(cuts, st.floats(-1, 1), st.floats(-1, 1))
def test_arrow_keys_never_push_a_cut_out_of_the_picture(cut, across, down):
    moved = cut.moved(left=across, right=across, top=down, bottom=down)
    assert moved.right - moved.left == pytest.approx(cut.right - cut.left)
    cut.moved(left=across)
    cut.moved(right=across)
    cut.moved(top=down)
    cut.moved(bottom=down)


def test_an_edge_stops_before_the_other_one():
    assert Cut(0.2, 0.2, 0.4, 0.4).moved(left=0.9).left == pytest.approx(0.4 - LEAST_CUT)
    assert Cut(0.2, 0.2, 0.4, 0.4).moved(right=-0.9).right == pytest.approx(0.2 + LEAST_CUT)
    assert Cut(0.2, 0.2, 0.4, 0.4).moved(bottom=0.9).bottom == 1.0


@pytest.mark.parametrize("edges", [(0, 0, 0, 1), (0.5, 0, 0.2, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.1)])
def test_what_is_no_part_of_a_picture_is_refused(edges):
    with pytest.raises(ValueError, match="no part"):
        Cut(*edges)


@given(cuts, st.integers(1, 9000), st.integers(1, 9000))
def test_a_cut_is_at_least_one_pixel_and_lies_inside(cut, width, height):
    left, top, right, bottom = cut.pixels(width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_what_stays_of_a_turned_and_cut_photo():
    assert Edit().kept_size(400, 300) == (400, 300)
    assert Edit(90).kept_size(400, 300) == (300, 400)
    assert Edit(90, Cut(0.0, 0.0, 0.5, 1.0)).kept_size(400, 300) == (150, 400)


def test_steps_are_taken_back_one_by_one():
    steps = Steps()
    assert not steps.can_undo
    assert steps.take(steps.now.turned(90))
    assert not steps.take(steps.now)
    assert steps.take(steps.now.with_cut(Cut(0.0, 0.0, 0.5, 0.5)))
    assert steps.undo()
    assert steps.now == Edit(90)
    assert not steps.now.nothing
    assert steps.undo()
    assert steps.now.nothing
    assert not steps.undo()


def test_every_size_offered_keeps_ten_point_type_readable_and_a_small_photo_is_not():
    assert all(is_readable(SIZES[keep].side) for keep in Keep)
    assert [SIZES[keep].side for keep in Keep] == sorted(SIZES[keep].side for keep in Keep)
    assert not is_readable(1200)
    assert letter_pixels(1754) == pytest.approx(9.4, abs=0.1)
