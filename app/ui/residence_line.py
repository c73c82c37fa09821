"""Periods of residence as spans of the timeline: the wizard and the case page draw the same line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.answers import Answer, is_known
from app.domain.partial_date import PartialDate
from app.domain.worksheet import PeriodNote, gaps
from app.ui.field_words import address
from app.ui.widgets.timeline import Span


def spans_of(
    born: Answer[PartialDate], periods: Sequence[PeriodNote], today: date, kind: Callable[[str], str]
) -> list[Span]:
    """What is known of where somebody lived, and the gaps. ``kind`` says a code of ``residence_kinds`` in words.

    A partial date is drawn from its earliest to its latest day; a period of which nobody knows the beginning is not
    drawn, for it has no place on the line.
    """
    spans = []
    for period in periods:
        if period.gone is None and isinstance(period.since, PartialDate):
            until = period.until.latest if isinstance(period.until, PartialDate) else None
            place = address(period.place) if is_known(period.place) else ""
            words = " · ".join(filter(None, (kind(period.kind), place)))
            spans.append(Span(period.since.earliest, min(until, today) if until else None, words))
    unknown = QCoreApplication.translate("Residence", "Chưa rõ ở đâu")
    return [*spans, *(Span(gap.since, gap.until, unknown, gap=True) for gap in gaps(born, periods, today))]
