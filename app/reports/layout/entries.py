"""The parts of a form: labels with dotted lines, boxes for digits, boxes to tick, lines for the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.reports.layout.blocks import TALL
from app.reports.layout.fonts import legible, width
from app.reports.layout.paper import Draw, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import BODY, MM, leading
from app.reports.layout.text import REGULAR, Inline, Line, Run, Text, Tick, lines

_BEFORE = 4.0
_DOTS = 0.6
"""Strength of a dotted line."""
PEN = 8.5 * MM
"""From one line for the pen to the next, where somebody writes freely."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """Lines for the pen."""

    count: int
    each: float = PEN

    def strips(self, room: float) -> Iterator[Strip]:
        def draw(pen: Pen, x: float, top: float) -> None:
            pen.rule(x, x + room, top + self.each - 2, _DOTS, dashed=True)

        for _ in range(self.count):
            yield Strip(self.each, draw)


@dataclass(frozen=True, slots=True)
class Entry:
    """A label, its value, and a dotted line from there to the edge. Empty it has ``blank`` lines for the pen."""

    label: Text
    value: str = ""
    size: float = BODY
    blank: int = 1
    before: float = _BEFORE

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        label = self.label if isinstance(self.label, tuple) else (self.label,)
        said: tuple[Inline, ...] = (*label, f" {self.value}") if self.value else label
        broken = lines(said, self.size, room, face=REGULAR)
        for number, line in enumerate(broken):
            last = number == len(broken) - 1
            yield Strip(leading(self.size), _dotted(line, self.size, room, dots=last), glued=not last)
        if not self.value:
            for _ in range(self.blank - 1):
                yield Strip(leading(self.size) + 3, _dotted(None, self.size, room, dots=True))


@dataclass(frozen=True, slots=True)
class Entries:
    """Several entries side by side, each with its ``share`` of the width. A long value makes its own column
    taller; too tall for a sheet, they follow one another."""

    parts: tuple[tuple[float, Entry], ...]
    before: float = _BEFORE

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        total = sum(share for share, _ in self.parts)
        gap = 8.0
        places: list[tuple[float, list[Strip]]] = []
        x = 0.0
        for number, (share, entry) in enumerate(self.parts):
            wide = room * share / total - (gap if number < len(self.parts) - 1 else 0.0)
            places.append((x, [strip for strip in entry.strips(wide) if not strip.vanishes]))
            x += room * share / total
        height = max(sum(strip.height for strip in column) for _, column in places)
        if height > TALL:
            yield from (strip for _, entry in self.parts for strip in entry.strips(room))
            return

        def draw(pen: Pen, left: float, top: float) -> None:
            for at, column in places:
                y = top
                for strip in column:
                    if strip.draw is not None:
                        strip.draw(pen, left + at, y)
                    y += strip.height

        yield Strip(height, draw)


@dataclass(frozen=True, slots=True)
class Boxes:
    """A label and a box for each digit (số định danh cá nhân: twelve). What has not that many letters stands behind."""

    label: Text
    value: str = ""
    size: float = BODY
    count: int = 12
    box: float = 22.0
    before: float = _BEFORE

    def strips(self, room: float) -> Iterator[Strip]:
        label = lines(self.label, self.size, room)
        beside = len(label) == 1 and label[0].width + 6 + self.count * self.box <= room
        fits = len(self.value) == self.count
        box = min(self.box, (room - (label[0].width + 6 if beside else 0.0)) / self.count)
        high = box * 0.95
        rest = [] if fits or not self.value else lines(self.value, self.size, room)
        below = 0.0 if beside else leading(self.size) * len(label)

        def draw(pen: Pen, x: float, top: float) -> None:
            y = top + (high - leading(self.size)) / 2 if beside else top
            for line in label:
                pen.line_of_text(line, self.size, x, y, room)
                y += leading(self.size)
            at = x + (label[0].width + 6 if beside else 0.0)
            for number in range(self.count):
                pen.box(at + number * box, top + below, box, high)
                if fits:
                    digit = legible(self.value[number])
                    inset = (box - width(digit, REGULAR, self.size)) / 2
                    pen.words(digit, REGULAR, self.size, at + number * box + inset, top + below + high * 0.72)

        yield Strip(self.before, glued=True, vanishes=True)
        yield Strip(below + high + (0.0 if rest else 2.0), draw, glued=bool(rest))
        for number, line in enumerate(rest):
            last = number == len(rest) - 1
            yield Strip(leading(self.size) + (2.0 if last else 0.0), _dotted(line, self.size, room, dots=False))


@dataclass(frozen=True, slots=True)
class Choices:
    """A label and boxes to tick behind it: (words, ticked)."""

    label: str
    options: tuple[tuple[str, bool], ...]
    size: float = BODY
    before: float = _BEFORE

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        said: list[Inline] = [Run(self.label)]
        for words, ticked in self.options:
            # the words of one box stay on one line with it
            said += ["   ", Tick(ticked), "\u00a0" + words.replace(" ", "\u00a0")]
        for line in lines(tuple(said), self.size, room):
            yield Strip(leading(self.size), _dotted(line, self.size, room, dots=False))


def _dotted(line: Line | None, size: float, room: float, *, dots: bool) -> Draw:
    """A line of text, and dots from its end to the edge."""

    def draw(pen: Pen, x: float, top: float) -> None:
        start = 0.0
        if line is not None:
            pen.line_of_text(line, size, x, top, room)
            start = line.width + 3
        if dots and room - start > 12:
            pen.rule(x + start, x + room, top + size * 0.97, _DOTS, dashed=True)

    return draw
