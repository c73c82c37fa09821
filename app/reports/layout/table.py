"""Tables that run over sheets: heads repeat, long words wrap, a very tall row is divided between its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from app.reports.layout.paper import Draw, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import PARAGRAPH, TABLE, THIN, leading
from app.reports.layout.text import BOLD, REGULAR, Line, Run, Text, lines

_PAD = 3.5
"""Between a line of the table and its text, sideways."""
_ABOVE = 2.0
"""The same, above and below."""
_WHOLE = 14
"""A row of up to so many lines is never divided."""


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` of the width (any unit; the shares are added up). ``align``: left, centre or right."""

    title: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Wide:
    """A row that is one cell across the table: a group's title, a remark to the row above."""

    text: Text
    shaded: bool = False


Row = Sequence[Text] | Wide


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under repeated heads. ``rows`` may be a generator: it is read as the sheets fill."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    size: float = TABLE
    before: float = PARAGRAPH
    least: float = 0.0
    """No row is lower than this."""
    summed: bool = False
    """The last row is what the others come to: it never stands alone on a sheet."""

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        total = sum(column.share for column in self.columns)
        widths = [column.share / total * room for column in self.columns]
        aligns = [column.align for column in self.columns]
        heads = _heads(self.columns, self.size, room)
        yield from heads
        earlier: list[Strip] = []
        held: list[Strip] = []
        for row in self.rows:
            yield from earlier
            earlier = held
            if isinstance(row, Wide):
                made = _Row([room], ["left"], [row.text], self.size, shaded=row.shaded)
            else:
                made = _Row(widths, aligns, list(row), self.size, least=self.least)
            held = list(made.strips(heads))
            if isinstance(row, Wide) and row.shaded:
                held[-1].glued = True
        if held:
            held[-1].glued = False
            _close(held[-1], room)
            if self.summed and earlier:
                earlier[-1].glued = True
        yield from earlier
        yield from held
        if not held:
            yield Strip(0.0, lambda pen, x, top: pen.rule(x, x + room, top))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of something, a label and a value a row, light lines between. ``label`` is the labels' share."""

    rows: Iterable[tuple[str, Text]]
    label: float = 0.34
    size: float = TABLE
    before: float = 3.0

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        widths = [room * self.label, room * (1 - self.label)]
        made = [
            list(_Row(widths, ["left", "left"], [label, value], self.size, framed=False).strips(()))
            for label, value in self.rows
        ]
        for number, row in enumerate(made):  # neither the first row nor the last stands alone on a sheet
            row[-1].glued = number != len(made) - 1 and number in (0, len(made) - 2)
            yield from row


@lru_cache(256)
def _heads(columns: tuple[Column, ...], size: float, room: float) -> tuple[Strip, ...]:
    """The heads of a table; those of a dossier are the same in every one."""
    total = sum(column.share for column in columns)
    widths = [column.share / total * room for column in columns]
    titles: list[Text] = [Run(column.title, BOLD) for column in columns]
    strips = tuple(_Row(widths, ["centre"] * len(widths), titles, size, shaded=True).strips(()))
    for strip in strips:
        strip.glued = True
    return strips


@dataclass(slots=True)
class _Row:
    widths: list[float]
    aligns: list[str]
    cells: list[Text]
    size: float
    shaded: bool = False
    framed: bool = True
    least: float = 0.0

    def strips(self, heads: tuple[Strip, ...]) -> Iterator[Strip]:
        pad = _PAD if self.framed else 0.0
        broken = [
            lines(cell, self.size, wide - 2 * pad, face=REGULAR)
            for cell, wide in zip(self.cells, self.widths, strict=True)
        ]
        count = max(len(cell) for cell in broken)
        if count <= _WHOLE:
            height = max(count * leading(self.size) + 2 * _ABOVE, self.least)
            yield Strip(height, self._draw(broken, height, first=True, last=True), heads=heads, closing=self._closing)
            return
        for number in range(count):
            one = [cell[number : number + 1] for cell in broken]
            first, last = number == 0, number == count - 1
            height = leading(self.size) + (_ABOVE if first else 0) + (_ABOVE if last else 0)
            bound = number in (0, count - 2)
            draw = self._draw(one, height, first=first, last=last)
            yield Strip(height, draw, glued=bound, heads=heads, closing=self._closing)

    def _draw(self, broken: list[list[Line]], height: float, *, first: bool, last: bool) -> Draw:
        pad = _PAD if self.framed else 0.0
        size, step = self.size, leading(self.size)

        def draw(pen: Pen, x: float, top: float) -> None:
            sides = list(accumulate(self.widths, initial=x))
            if self.shaded:
                pen.shade(x, top, sides[-1] - x, height)
            if self.framed:
                pen.frame(sides, top, top + height, above=first)
            elif last:
                pen.rule(x, sides[-1], top + height, 0.25)
            for at, cell, wide, align in zip(sides, broken, self.widths, self.aligns, strict=False):
                y = top + (_ABOVE if first else 0)
                for line in cell:
                    pen.line_of_text(line, size, at + pad, y, wide - 2 * pad, align)
                    y += step

        return draw

    def _closing(self, pen: Pen, x: float, bottom: float) -> None:
        if self.framed:
            pen.rule(x, x + sum(self.widths), bottom, THIN)


def _close(strip: Strip, room: float) -> None:
    """Draw the table's last line with its last strip."""
    inner, height = strip.draw, strip.height

    def draw(pen: Pen, x: float, top: float) -> None:
        if inner is not None:
            inner(pen, x, top)
        pen.rule(x, x + room, top + height)

    strip.draw = draw
