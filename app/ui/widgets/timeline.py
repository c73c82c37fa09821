"""Periods of a life to scale on one line, what is not known between them hatched, and both told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.ui import theme
from app.ui.formats import day, fill
from app.ui.theme import Space

_BAR = 18
_LEAST_BAR = 4
"""Pixels: how wide a day is at least, so that it can be seen."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch of time. ``until`` None: up to today. ``gap``: nothing is known of it. ``words`` say what it is."""

    since: date
    until: date | None
    words: str
    gap: bool = False


class Timeline(QWidget):
    """``show_spans`` draws them from the first day to ``today``. Where two overlap, the later one lies lower.

    For those who cannot see it, the accessible description tells the same in order; the tooltip tells what is under
    the pointer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: list[Span] = []
        self._lanes: list[int] = []
        self._first = self._today = date(2000, 1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Dòng thời gian cư trú"))
        self.hide()

    def show_spans(self, spans: Sequence[Span], today: date) -> None:
        """Show these, in any order; without any the line takes no room."""
        self._spans = sorted(spans, key=lambda span: (span.since, span.until or today))
        self._today = today
        self._first = min((span.since for span in self._spans), default=today)
        self._lanes = _lanes(self._spans, today)
        self.setAccessibleDescription(self.told())
        self.setVisible(bool(self._spans))
        self.updateGeometry()
        self.update()

    def told(self) -> str:
        """The line in words, gaps too."""
        return "; ".join(self.said(span) for span in self._spans)

    def said(self, span: Span) -> str:
        until = day(span.until) if span.until else self.tr("nay")
        return fill(self.tr("%1 đến %2: %3"), day(span.since), until, span.words)

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(self._spans)

    # Drawing -------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        lanes = max(self._lanes, default=0) + 1
        return QSize(320, lanes * (_BAR + 2) + Space.XS + self.fontMetrics().lineSpacing() + Space.XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def place(self, span: Span) -> QRect:
        """Where a span is drawn."""
        lane = self._lanes[self._spans.index(span)]
        left, right = self._x(span.since), self._x(span.until or self._today)
        return QRect(left, Space.XS + lane * (_BAR + 2), max(_LEAST_BAR, right - left), _BAR)

    def _x(self, when: date) -> int:
        whole = max(1, (self._today - self._first).days)
        inside = min(max((when - self._first).days, 0), whole)
        return 1 + round((self.width() - 2) * inside / whole)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        for span in self._spans:
            where = self.place(span)
            if span.gap:
                painter.fillRect(where, colours.colour("warn_soft"))
                painter.setPen(QPen(colours.colour("warn"), 1))
                painter.setBrush(Qt.BrushStyle.BDiagPattern)
                brush = painter.brush()
                brush.setColor(colours.colour("warn"))
                painter.setBrush(brush)
            else:
                painter.setPen(QPen(colours.colour("accent"), 1))
                painter.setBrush(colours.colour("accent_soft"))
            painter.drawRect(where.adjusted(0, 0, -1, -1))
            self._write(painter, span, where)
        self._scale(painter, colours)

    def _write(self, painter: QPainter, span: Span, where: QRect) -> None:
        """What fits of the words; a gap says that it is one."""
        metrics = painter.fontMetrics()
        text = metrics.elidedText(span.words, Qt.TextElideMode.ElideRight, where.width() - 2 * Space.XS)
        if where.width() < 3 * metrics.averageCharWidth() + 2 * Space.XS:
            return
        if span.gap:
            ground = QRect(where.left() + 2, where.top() + 1, metrics.horizontalAdvance(text) + Space.XS, _BAR - 2)
            painter.fillRect(ground, theme.current().colour("warn_soft"))
        painter.setPen(theme.current().colour("warn" if span.gap else "text"))
        painter.drawText(where.adjusted(Space.XS, -2, 0, 2), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _scale(self, painter: QPainter, colours: theme.Palette) -> None:
        """Years under the line, as many as there is room for."""
        metrics = painter.fontMetrics()
        bottom = Space.XS + (max(self._lanes, default=0) + 1) * (_BAR + 2)
        painter.setPen(QPen(colours.colour("edge"), 1))
        painter.drawLine(1, bottom, self.width() - 1, bottom)
        years = self._today.year - self._first.year + 1
        room = max(1, self.width() // (metrics.horizontalAdvance("2000") + Space.M))
        step = next((step for step in _STEPS if years / step <= room), _STEPS[-1])
        painter.setPen(colours.colour("muted"))
        taken = -1
        for year in range(self._first.year, self._today.year + 1):
            if year % step and year != self._first.year:
                continue
            x = self._x(max(date(year, 1, 1), self._first))
            width = metrics.horizontalAdvance(str(year))
            left = min(x, self.width() - width)
            if left > taken:
                painter.drawLine(x, bottom, x, bottom + 3)
                painter.drawText(QRect(left, bottom + 2, width, metrics.lineSpacing()), 0, str(year))
                taken = left + width + Space.S

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = [span for span in self._spans if self.place(span).contains(event.pos())]
            QToolTip.showText(event.globalPos(), "\n".join(self.said(span) for span in under), self)
            return True
        return super().event(event)


def _lanes(spans: Sequence[Span], today: date) -> list[int]:
    """For each span the highest lane in which nothing else lies at the time."""
    ends: list[date] = []
    lanes = []
    for span in spans:
        lane = next((at for at, end in enumerate(ends) if end <= span.since), len(ends))
        end = span.until or today
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        lanes.append(lane)
    return lanes
