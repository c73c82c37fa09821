"""Charts of the head's board (biểu đồ): a trend with the day on which it is met, and bars by group. A click asks for
the people behind; each number also stands in a table beside, so nothing is said by a drawing alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.formats import day, number
from app.ui.theme import Space

LINE, HAIR = 2.5, 1
REACH = 0.32
"""Half of a bar's height, of the room between two."""


class _Chart(QWidget):
    """The ground: colours of the theme, no dragging and zooming, fonts of the window."""

    asked = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = pg.PlotWidget(self, enableMenu=False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setAccessibleName(name)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.scene().sigMouseClicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dress()
            self.redraw()

    def redraw(self) -> None:
        """To be overridden."""

    def _dress(self) -> None:
        colours = theme.current()
        self.plot.setBackground(colours.colour("surface"))
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(pg.mkPen(colours.colour("edge"), width=HAIR))
            axis.setTextPen(colours.colour("muted"))
            axis.setTickFont(QFont(self.font()))
        self.plot.getAxis("left").setWidth(3 * Space.L)

    def _clicked(self, event: object) -> None:
        where = self.plot.getPlotItem().vb.mapSceneToView(event.scenePos())  # type: ignore[attr-defined]
        self.clicked_at(QPointF(where))

    def clicked_at(self, where: QPointF) -> None:
        """To be overridden: ``where`` in the chart's own numbers."""


class TrendChart(_Chart):
    """Lines over days. ``asked(name, "")`` when one is clicked near. A dashed line goes on to the day it is met."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._days: Sequence[date] = ()
        self._lines: Sequence[tuple[str, str, str, Sequence[int]]] = ()
        self._ahead: tuple[date, int] | None = None
        self.plot.getAxis("bottom").tickStrings = self._tick_strings
        self.plot.getAxis("left").tickStrings = lambda values, *_: [
            number(round(v)) if v == round(v) else "" for v in values
        ]

    def show_lines(
        self,
        days: Sequence[date],
        lines: Sequence[tuple[str, str, str, Sequence[int]]],
        ahead: tuple[date, int] | None = None,
    ) -> None:
        """``lines``: (name that is asked, title, tone, values). ``ahead``: where the first line's way leads."""
        self._days, self._lines, self._ahead = days, lines, ahead
        self.redraw()

    def redraw(self) -> None:
        colours, item = theme.current(), self.plot.getPlotItem()
        item.clear()
        if item.legend is not None:
            item.legend.clear()
        else:
            item.addLegend(offset=(Space.M, Space.S), labelTextSize=f"{self.font().pointSizeF()}pt")
        item.legend.setLabelTextColor(colours.colour("text"))
        spots = [each.toordinal() for each in self._days]
        if not spots:
            return
        for at, (_, title, tone, values) in enumerate(self._lines):
            pen = pg.mkPen(colours.colour(tone), width=LINE, style=_STYLES[at % len(_STYLES)])
            item.plot(spots, list(values), pen=pen, name=title)
        if self._ahead is not None:
            met, value = self._ahead
            shown = min(met, self._days[-1] + (self._days[-1] - self._days[0]) + timedelta(days=28))
            start = self._lines[0][3][-1]
            part = (shown - self._days[-1]).days / max(1, (met - self._days[-1]).days)
            pen = pg.mkPen(colours.colour(self._lines[0][2]), width=HAIR, style=Qt.PenStyle.DashLine)
            item.plot([spots[-1], shown.toordinal()], [start, start + (value - start) * part], pen=pen)
        item.enableAutoRange()

    def clicked_at(self, where: QPointF) -> None:
        if not self._days:
            return
        at = min(range(len(self._days)), key=lambda n: abs(self._days[n].toordinal() - where.x()))
        nearest = min(self._lines, key=lambda line: abs(line[3][at] - where.y()))
        self.asked.emit(nearest[0], "")

    def _tick_strings(self, values: Sequence[float], *_: object) -> list[str]:
        return [day(date.fromordinal(round(value)))[:5] if value >= 1 else "" for value in values]


_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashLine)


class BarsChart(_Chart):
    """One bar a row, in parts that stand behind each other. ``asked(what, key)`` when a part is clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: Sequence[tuple[str, str, Mapping[str, int]]] = ()
        self._parts: Sequence[tuple[str, str]] = ()
        self.plot.getPlotItem().getViewBox().invertY(True)
        self.plot.getAxis("bottom").tickStrings = lambda values, *_: [
            number(round(v)) if v == round(v) else "" for v in values
        ]

    def show_rows(self, rows: Sequence[tuple[str, str, Mapping[str, int]]], parts: Sequence[tuple[str, str]]) -> None:
        """``rows``: (key, label, counts); ``parts``: (what is counted, tone), from the axis outwards."""
        self._rows, self._parts = rows, parts
        self.redraw()

    def redraw(self) -> None:
        colours, item = theme.current(), self.plot.getPlotItem()
        item.clear()
        self.plot.getAxis("left").setTicks([[(at, label) for at, (_, label, _) in enumerate(self._rows)]])
        starts = [0] * len(self._rows)
        for what, tone in self._parts:
            widths = [counts[what] for _, _, counts in self._rows]
            colour = QColor(colours.colour(tone))
            brush = pg.mkBrush(colour)
            item.addItem(
                pg.BarGraphItem(
                    x0=list(starts),
                    y=list(range(len(widths))),
                    height=2 * REACH,
                    width=widths,
                    brush=brush,
                    pen=pg.mkPen(colours.colour("surface"), width=HAIR),
                )
            )
            starts = [start + width for start, width in zip(starts, widths, strict=True)]
        for at, (_, _, counts) in enumerate(self._rows):
            words = " / ".join(number(counts[what]) for what, _ in self._parts)
            text = pg.TextItem(words, color=colours.colour("text"), anchor=(0, 0.5))
            text.setFont(QFont(self.font()))
            text.setPos(starts[at], at)
            item.addItem(text, ignoreBounds=True)
        item.setXRange(0, max([*starts, 1]) * 1.25, padding=0)
        item.setYRange(-0.6, max(len(self._rows), 1) - 0.4, padding=0)

    def clicked_at(self, where: QPointF) -> None:
        row = round(where.y())
        if not 0 <= row < len(self._rows) or abs(where.y() - row) > REACH:
            return
        key, _, counts = self._rows[row]
        left = 0
        for what, _ in self._parts:
            if left <= where.x() < left + counts[what]:
                self.asked.emit(what, key)
                return
            left += counts[what]
