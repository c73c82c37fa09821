"""Paragraphs, headings, and the white between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.reports.layout.fonts import Face, legible
from app.reports.layout.paper import Block, Draw, Strip, together
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import BODY, INDENT, PARAGRAPH, RULE, leading
from app.reports.layout.text import BOLD, REGULAR, Line, Text, balanced, lines, plain

TALL = 480.0
"""What is taller than this is not kept on one sheet (A4 has some 730 points between the margins)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space that vanishes at the top of a sheet."""

    height: float = PARAGRAPH

    def strips(self, room: float) -> Iterable[Strip]:
        return (Strip(self.height, vanishes=True),)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``align``: justify, left, centre or right; ``before`` is the white above it.

    A paragraph is never divided so that one line stands alone on a sheet. ``hang`` moves all lines but the first
    to the right (a list: "- …").
    """

    text: Text
    size: float = BODY
    align: str = "justify"
    face: Face = REGULAR
    indent: float = INDENT
    before: float = PARAGRAPH
    left: float = 0.0
    hang: float = 0.0
    glued: bool = False

    def strips(self, room: float) -> Iterator[Strip]:
        if self.before:
            yield Strip(self.before, glued=True, vanishes=True)
        first = self.indent - self.hang
        inner = room - self.left - self.hang
        if self.align == "centre":
            inner = balanced(self.text, self.size, inner, face=self.face)
        broken = lines(self.text, self.size, inner, face=self.face, indent=first)
        count = len(broken)
        for number, line in enumerate(broken):
            bound = number == 0 or number == count - 2
            yield Strip(leading(self.size), self._draw(line, room), glued=self.glued if number == count - 1 else bound)

    def _draw(self, line: Line, room: float) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            at = self.left + self.hang
            pen.line_of_text(line, self.size, x + at, top, room - at, self.align)

        return draw


def note(text: Text, *, size: float = BODY, before: float = 3.0, left: float = 0.0) -> Paragraph:
    """A plain line or two: left, not indented, close to what is above."""
    return Paragraph(text, size=size, align="left", indent=0.0, before=before, left=left)


@dataclass(frozen=True, slots=True)
class Heading:
    """A part's heading (bold), kept with what follows; an entry of the outline at ``level``, unless that is None."""

    text: str
    size: float = BODY
    before: float = 12.0
    level: int | None = None
    align: str = "left"

    def strips(self, room: float) -> Iterator[Strip]:
        yield Strip(self.before, glued=True, vanishes=True)
        for number, line in enumerate(lines(self.text, self.size, room, face=BOLD)):
            yield Strip(leading(self.size), self._draw(line, room, marked=number == 0), glued=True)
        yield Strip(2.0, glued=True)

    def _draw(self, line: Line, room: float, *, marked: bool) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            if marked and self.level is not None:
                pen.mark(plain(self.text), self.level, top)
            pen.line_of_text(line, self.size, x, top, room, self.align)

        return draw


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline that leads to what follows; takes no room."""

    title: str
    level: int = 0

    def strips(self, room: float) -> Iterable[Strip]:
        title = legible(self.title).replace("\n", " ")
        return (Strip(0.0, lambda pen, x, top: pen.mark(title, self.level, top), glued=True),)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, ``share`` of the width, in the middle."""

    share: float = 1.0
    before: float = 3.0
    after: float = 3.0
    dashed: bool = False

    def strips(self, room: float) -> Iterable[Strip]:
        inset = room * (1 - self.share) / 2

        def draw(pen: Pen, x: float, top: float) -> None:
            pen.rule(x + inset, x + room - inset, top + self.before, RULE, dashed=self.dashed)

        return (Strip(self.before + self.after, draw),)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that one sheet must hold; too tall for one, they are divided after all."""

    blocks: tuple[Block, ...]

    def strips(self, room: float) -> Iterable[Strip]:
        return together(strip for block in self.blocks for strip in block.strips(room))


@dataclass(frozen=True, slots=True)
class Beside:
    """Two stacks of blocks side by side on one sheet: the left one ``share`` of the width, ``gap`` between them.

    Too tall for that, they follow one another.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5
    gap: float = 12.0
    clings: bool = False

    def strips(self, room: float) -> Iterable[Strip]:
        wide = (room - self.gap) * self.share
        left, right = stacked(self.left, wide), stacked(self.right, room - self.gap - wide)

        def draw(pen: Pen, x: float, top: float) -> None:
            left.draw(pen, x, top)
            right.draw(pen, x + wide + self.gap, top)

        height = max(left.height, right.height)
        if height > TALL:
            return (*left.parts, *right.parts)
        return (Strip(height, draw, clings=self.clings),)


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks laid one under the other as one piece, to be placed by hand."""

    parts: tuple[Strip, ...]

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.parts)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        for strip in self.parts:
            if strip.draw is not None:
                strip.draw(pen, x, top)
            top += strip.height


def stacked(blocks: Iterable[Block], room: float) -> Stack:
    """Lay blocks ``room`` wide, without sheets."""
    return Stack(tuple(strip for block in blocks for strip in block.strips(room)))
