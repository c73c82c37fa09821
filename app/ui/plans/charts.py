"""Charts of the head's board (biểu đồ): a trend with the day on which it is met, and bars by group. A click asks for
the people behind; each number also stands in a table beside, so nothing is said by a drawing alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.formats import day, number
from app.ui.theme import Space

LINE, HAIR = 2.5, 1.0
REACH = 0.32
"""Half of a bar's height, of the room between two."""
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashLine)
"""What tells the lines apart besides their colours."""
WEEKS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Line:
    """``name`` is what is asked for; ``tone`` names its colour."""

    name: str
    title: str
    tone: str
    values: Sequence[int]


class _Chart(QWidget):
    """The ground: a surface of the theme, and a click that is answered. ``asked(str, str)``: what, of which row."""

    asked = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumSize(QSize(280, 160))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.current().colour("surface"))
        self.draw(painter)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked_at(event.position())

    def draw(self, painter: QPainter) -> None:
        raise AssertionError("a chart draws itself")

    def clicked_at(self, where: QPointF) -> None:
        raise AssertionError("a chart answers a click")

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)


class TrendChart(_Chart):
    """Lines over days. ``asked(name, "")`` for the line nearest to a click. A dashed line goes on from the first to the
    day on which it is met, as far as there is room for it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._days: Sequence[date] = ()
        self._lines: Sequence[Line] = ()
        self._ahead: tuple[date, int] | None = None

    def show_lines(self, days: Sequence[date], lines: Sequence[Line], ahead: tuple[date, int] | None = None) -> None:
        """``ahead``: the day and the value to which the first line leads at today's pace."""
        self._days, self._lines, self._ahead = days, lines, ahead
        self.update()

    def draw(self, painter: QPainter) -> None:
        if not self._days:
            return
        self._draw_axes(painter)
        self._draw_legend(painter)
        colours = theme.current()
        for at, line in enumerate(self._lines):
            painter.setPen(QPen(colours.colour(line.tone), LINE, STYLES[at % len(STYLES)]))
            pairs = zip(self._days, line.values, strict=True)
            painter.drawPolyline(QPolygonF([self.place(on, value) for on, value in pairs]))
        if self._ahead is not None:
            met, value = self._ahead
            start, last = self._lines[0].values[-1], self._days[-1]
            part = (self._end() - last).days / max(1, (met - last).days)
            painter.setPen(QPen(colours.colour(self._lines[0].tone), HAIR, Qt.PenStyle.DashLine))
            painter.drawLine(self.place(last, start), self.place(self._end(), start + (value - start) * part))

    def place(self, on: date, value: float) -> QPointF:
        """Where a value of a day lies."""
        box, days = self._box(), max(1, (self._end() - self._days[0]).days)
        return QPointF(
            box.left() + box.width() * (on - self._days[0]).days / days,
            box.bottom() - box.height() * value / self._most(),
        )

    def clicked_at(self, where: QPointF) -> None:
        if not self._days:
            return
        at = min(range(len(self._days)), key=lambda n: abs(self.place(self._days[n], 0).x() - where.x()))
        on = self._days[at]
        nearest = min(self._lines, key=lambda line: abs(self.place(on, line.values[at]).y() - where.y()))
        self.asked.emit(nearest.name, "")

    def _box(self) -> QRectF:
        high = self.fontMetrics().height()
        left = self._wide(number(self._most())) + 2 * Space.S
        top = 2.0 * high + Space.M
        return QRectF(left, top, self.width() - left - Space.XL, self.height() - top - high - Space.M)

    def _most(self) -> int:
        most = max([1, *(value for line in self._lines for value in line.values)])
        step = _step(most)
        return -(-most // step) * step

    def _end(self) -> date:
        last = self._days[-1]
        if self._ahead is None:
            return last
        return min(self._ahead[0], last + (last - self._days[0]) + timedelta(weeks=WEEKS_AHEAD))

    def _draw_axes(self, painter: QPainter) -> None:
        colours, box, high = theme.current(), self._box(), self.fontMetrics().height()
        most = self._most()
        for value in range(0, most + 1, _step(most)):
            y = self.place(self._days[0], value).y()
            painter.setPen(QPen(colours.colour("line"), HAIR))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(colours.colour("muted"))
            where = QRectF(0, y - high / 2, box.left() - Space.S, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(value))
        days = (self._end() - self._days[0]).days
        count = max(1, min(days, int(box.width() // (2 * self._wide("00/00/0000")))))
        for at in range(count + 1):
            on = self._days[0] + timedelta(days=days * at // count)
            x = self.place(on, 0).x()
            half = self._wide("00/00/0000") / 2 + Space.XS
            left = min(max(0.0, x - half), self.width() - 2 * half)
            where = QRectF(left, box.bottom() + Space.XS, 2 * half, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, day(on))

    def _draw_legend(self, painter: QPainter) -> None:
        """Above the lines, in two rows where one is too narrow."""
        colours, high, x, y = theme.current(), self.fontMetrics().height(), float(Space.S), float(Space.XS)
        for at, line in enumerate(self._lines):
            wide = 34 + self._wide(line.title) + Space.L
            if x + wide > self.width():
                x, y = float(Space.S), y + high
            painter.setPen(QPen(colours.colour(line.tone), LINE, STYLES[at % len(STYLES)]))
            painter.drawLine(QPointF(x, y + high / 2), QPointF(x + 28, y + high / 2))
            painter.setPen(colours.colour("text"))
            where = QRectF(x + 34, y, wide, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.title)
            x += wide


class BarsChart(_Chart):
    """One bar a row, in parts that stand behind each other. ``asked(what, key)`` when a part is clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: Sequence[tuple[str, str, Mapping[str, int]]] = ()
        self._parts: Sequence[tuple[str, str, str]] = ()

    def show_rows(
        self, rows: Sequence[tuple[str, str, Mapping[str, int]]], parts: Sequence[tuple[str, str, str]]
    ) -> None:
        """``rows``: (key, label, counts); ``parts``: (what is counted, title, tone), from the axis outwards."""
        self._rows, self._parts = rows, parts
        self.update()

    def draw(self, painter: QPainter) -> None:
        colours = theme.current()
        words = " / ".join(title for _, title, _ in self._parts)
        painter.setPen(colours.colour("muted"))
        painter.drawText(QRectF(Space.S, Space.XS, self.width(), self._top()), Qt.AlignmentFlag.AlignLeft, words)
        for at, (_, label, counts) in enumerate(self._rows):
            high = self._high()
            middle = self._top() + (at + 0.5) * high
            painter.setPen(colours.colour("text"))
            where = QRectF(Space.S, middle - high / 2, self._left() - 2 * Space.S, high)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
            x = self._left()
            for what, _, tone in self._parts:
                wide = self._scale() * counts[what]
                painter.fillRect(
                    QRectF(x, middle - REACH * high, max(0.0, wide - HAIR), 2 * REACH * high), colours.colour(tone)
                )
                x += wide
            said = " / ".join(number(counts[what]) for what, _, _ in self._parts)
            where = QRectF(x + Space.S, middle - high / 2, self.width(), high)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)

    def middle_of(self, row: int, what: str) -> QPointF:
        """The middle of a part of a bar."""
        x = self._left()
        for name, _, _ in self._parts:
            wide = self._scale() * self._rows[row][2][name]
            if name == what:
                return QPointF(x + wide / 2, self._top() + (row + 0.5) * self._high())
            x += wide
        raise KeyError(what)

    def clicked_at(self, where: QPointF) -> None:
        at = int((where.y() - self._top()) // self._high())
        if not self._rows or not 0 <= at < len(self._rows):
            return
        off = abs((where.y() - self._top()) / self._high() - at - 0.5)
        key, _, counts = self._rows[at]
        x = self._left()
        for what, _, _ in self._parts:
            wide = self._scale() * counts[what]
            if off <= REACH and x <= where.x() < x + wide:
                self.asked.emit(what, key)
                return
            x += wide

    def _top(self) -> float:
        return float(self.fontMetrics().height() + 2 * Space.XS)

    def _high(self) -> float:
        return min(40.0, (self.height() - self._top()) / max(1, len(self._rows)))

    def _left(self) -> float:
        return max([40.0, *(self._wide(label) + 3.0 * Space.S for _, label, _ in self._rows)])

    def _scale(self) -> float:
        most = max([1, *(sum(counts[what] for what, _, _ in self._parts) for _, _, counts in self._rows)])
        return max(0.0, self.width() - self._left() - 2 * self._wide("0.000 / 0.000")) / most


def _step(most: int) -> int:
    """Some four to eight round steps up to ``most``."""
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if most // step <= 8:
                return step
        size *= 10
