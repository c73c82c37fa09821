"""Where somebody lived and when, as bars drawn to the scale of years (quá trình cư trú theo thời gian).

What is sure is a shaded bar; where only a year or a month is known, the time in which it may have begun or ended is
dashed. Stays of which nobody knows when they began are in the table only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.reports.dossier import Residence
from app.reports.layout.fonts import legible
from app.reports.layout.paper import Draw, Strip, together
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import FINE, THIN
from app.reports.layout.text import REGULAR

_LABEL = 0.3
"""The share of the width that names the places."""
_ROW, _BAR, _AXIS = 15.0, 8.0, 16.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """One stay: it began between ``first`` and ``began``, and ended between ``ended`` and ``last``."""

    label: str
    first: date
    began: date
    ended: date
    last: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars on one scale from ``start`` to ``end``. A block of the layout."""

    bars: tuple[Bar, ...]
    start: int
    end: int

    @classmethod
    def of(cls, residences: Sequence[Residence], today: date, hide: Callable[[str], str] = str) -> Timeline | None:
        """None if it is not known of any stay when it began. ``hide``: what a place is called on this paper."""
        bars = tuple(bar for each in residences if (bar := _bar(each, today, hide)) is not None)
        if not bars:
            return None
        return cls(bars, min(bar.first.year for bar in bars), max(bar.last.year for bar in bars) + 1)

    def strips(self, room: float) -> Iterable[Strip]:
        """The axis is repeated where the bars go on on the next sheet."""
        axis = Strip(_AXIS, self._draw_axis(room), glued=True)
        yield from together((Strip(4.0, vanishes=True), axis))
        for number, bar in enumerate(self.bars):
            yield Strip(_ROW, self._draw_bar(bar, room), glued=number == 0, heads=(axis,))
        yield Strip(6.0, vanishes=True)

    def _draw_axis(self, room: float) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            low = top + _AXIS - 2
            pen.rule(x + room * _LABEL, x + room, low)
            for year in self.years():
                at = x + self._at(date(year, 1, 1), room)
                pen.upright(at, low - 3, low)
                pen.one_line(str(year), REGULAR, FINE, at - 16, top, 32, "centre")

        return draw

    def _draw_bar(self, bar: Bar, room: float) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            pen.one_line(bar.label, REGULAR, FINE, x, top + 1, room * _LABEL - 6)
            high = top + (_ROW - _BAR) / 2
            places = [x + self._at(each, room) for each in (bar.first, bar.began, bar.ended, bar.last)]
            first, began, ended, last = places
            if last - first >= 1:
                pen.box(first, high, last - first, _BAR, strength=THIN, dashed=True)
            if bar.ended >= bar.began:
                pen.shade(began, high, max(ended - began, 1.2), _BAR, 0.6)
                pen.box(began, high, max(ended - began, 1.2), _BAR)

        return draw

    def years(self) -> list[int]:
        """The years that the axis names."""
        span = self.end - self.start
        step = next((each for each in _STEPS if span / each <= _MOST_TICKS), max(_STEPS[-1], span // _MOST_TICKS))
        return [year for year in range(self.start, self.end + 1) if year % step == 0 or span <= _MOST_TICKS]

    def _at(self, day: date, room: float) -> float:
        """Where a day lies, from the left edge of the text."""
        start, end = date(self.start, 1, 1).toordinal(), date(self.end, 1, 1).toordinal()
        share = (day.toordinal() - start) / (end - start)
        return room * (_LABEL + (1 - _LABEL) * min(max(share, 0.0), 1.0))


def _bar(each: Residence, today: date, hide: Callable[[str], str]) -> Bar | None:
    if not isinstance(each.since, PartialDate):
        return None
    first, began = each.since.earliest, each.since.latest
    if isinstance(each.until, PartialDate):
        ended, last = each.until.earliest, each.until.latest
    elif each.until is Silence.UNKNOWN:
        ended, last = began, today
    else:
        ended = last = today
    last = max(first, last)
    label = legible(hide(each.place)).replace("\n", " ")
    return Bar(label, first, min(began, last), min(ended, last), last)
