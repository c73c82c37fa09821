"""The line of a life: to scale, gaps told."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from app.domain.partial_date import PartialDate
from app.domain.values import Address
from app.domain.worksheet import PeriodNote
from app.ui.residence_line import spans_of
from app.ui.widgets.timeline import Span, Timeline
from tests.ui.checks import bury, shown

TODAY = date(2026, 11, 22)


def a_line(*spans: Span, width: int = 600) -> Timeline:
    line = Timeline()
    line.show_spans(spans, TODAY)
    shown(line, width, line.sizeHint().height())
    return line


def test_periods_lie_to_scale_and_the_last_reaches_today(qapp: QApplication) -> None:
    first = Span(date(2006, 11, 22), date(2016, 11, 22), "Thường trú")
    second = Span(date(2016, 11, 22), None, "Tạm trú")
    line = a_line(first, second)
    assert abs(line.place(first).width() - line.place(second).width()) <= 2
    assert line.place(second).right() >= 597
    assert line.place(first).top() == line.place(second).top()
    line.grab()
    bury(line)


def test_what_overlaps_lies_lower_and_a_day_can_be_seen(qapp: QApplication) -> None:
    whole, day_ = Span(date(1990, 1, 1), None, "Thường trú"), Span(date(2000, 1, 1), date(2000, 1, 2), "Lưu trú")
    line = a_line(whole, day_, width=300)
    assert line.place(day_).top() > line.place(whole).bottom()
    assert line.place(day_).width() >= 4
    line.grab()
    bury(line)


def test_gaps_are_told_in_words_and_without_a_birth_the_first_period_begins(qapp: QApplication) -> None:
    periods = (
        PeriodNote("a", "permanent", Address("Xóm Rẫy"), PartialDate(1990), PartialDate(1995)),
        PeriodNote("b", "current", None, PartialDate(2020, 5)),
        PeriodNote("c", "current", None, PartialDate(2021), gone="ghi nhầm"),
        PeriodNote("d", "current", None, None, PartialDate(1980)),
    )
    line = a_line(*spans_of(None, periods, TODAY, {"permanent": "Thường trú", "current": "Đang ở"}.__getitem__))
    assert line.accessibleDescription() == (
        "01/01/1990 đến 31/12/1995: Thường trú · Xóm Rẫy; 31/12/1995 đến 01/05/2020: Chưa rõ ở đâu; "
        "01/05/2020 đến nay: Đang ở"
    )
    line.grab()
    bury(line)


def test_a_life_of_which_nothing_is_known_is_one_gap_and_without_anything_there_is_no_line(qapp: QApplication) -> None:
    line = a_line(*spans_of(PartialDate(1950), (), TODAY, str))
    assert [(span.since.year, span.until, span.gap) for span in line.spans] == [(1950, None, True)]
    line.show_spans((), TODAY)
    assert line.isHidden()
    bury(line)
