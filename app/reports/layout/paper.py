"""A paper is a stack of strips laid on sheets.

Everything that is printed is cut into strips, each as wide as the text and never divided: a line, a row of a table, a
letterhead. :class:`Paper` lays them one under the other and turns the sheet where one no longer fits. A strip may be
*glued* to the next (a heading to its text, the first line of a paragraph to the second), *cling* to the one before (a
signature to the text that is signed), carry the *heads* that are repeated when it opens a sheet, or *vanish* there
(white space). That is all the machinery; blocks only say into which strips they fall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, TypeAlias

from app.reports.layout.fonts import Face, font, legible
from app.reports.layout.pen import Pen, Place
from app.reports.layout.sheet import A4, BODY, FINE, MM, Sheet
from app.reports.layout.stream import About, streamed_canvas

Draw: TypeAlias = Callable[[Pen, float, float], None]
"""Draws with the pen at (left edge, upper edge)."""


@dataclass(slots=True)
class Strip:
    """See the module. ``closing`` is drawn at the strip's lower edge if the sheet ends there."""

    height: float
    draw: Draw | None = None
    glued: bool = False
    clings: bool = False
    vanishes: bool = False
    heads: tuple[Strip, ...] = ()
    closing: Draw | None = None


class Block(Protocol):
    """Anything that can be laid on a sheet."""

    def strips(self, room: float) -> Iterable[Strip]:
        """The strips of this block where the text is ``room`` wide."""
        ...


class Paper:
    """One PDF file being written, sheet by sheet, to ``out``. Used from one thread.

    ``out`` is written to from its start on and is not closed. When anything raises, what was written is no file:
    the caller writes to a ``.part`` and forgets it.
    """

    def __init__(self, out: BinaryIO, about: About, sheet: Sheet = A4) -> None:
        for face in Face:
            font(face)
        about = About(legible(about.title), legible(about.author), legible(about.subject))
        self._canvas = streamed_canvas(out, about, (sheet.width, sheet.height), Face.REGULAR.value)
        self._default = self._sheet = sheet
        self._pen: Pen | None = None
        self._foot = ""
        self._number = 0
        self._y = 0.0
        self._fresh = True
        self._below: Strip | None = None
        self._group: list[Strip] = []
        self._places: dict[str, Place] = {}
        self.sheets = 0
        """How many sheets were begun."""

    def part(self, foot: str = "", sheet: Sheet | None = None) -> None:
        """Begin a document within the file: a new sheet, counted from 1 again, with its own ``foot`` and ``sheet``."""
        self.turn()
        self._canvas._doc.settle()
        self._places = {}
        self._foot = legible(foot).replace("\n", " ")
        self._number = 0
        self._default = sheet or self._default
        self._sheet = self._default

    def put(self, *blocks: Block) -> None:
        """Lay blocks one under the other, turning sheets as they fill."""
        for block in blocks:
            for strip in block.strips(self._sheet.room):
                self._take(strip)

    def turn(self) -> None:
        """End the sheet. Nothing happens on an empty one."""
        self._place_group()
        self._end_sheet()

    def free(self, sheet: Sheet | None = None) -> tuple[Pen, Sheet]:
        """A new sheet to draw on freely (a picture, a form). What is put next comes on another, upright again."""
        self.turn()
        self._sheet = sheet or self._default
        pen = self._open()
        self._y = self._sheet.top + self._sheet.depth
        self._fresh = False
        return pen, self._sheet

    def close(self) -> None:
        """Write what is left. A paper on which nothing was put is one empty sheet."""
        self._place_group()
        if not self.sheets:
            self._open()
        self.turn()
        self._canvas._doc.settle()
        self._canvas.save()

    def _take(self, strip: Strip) -> None:
        ready = self._group and not self._group[-1].glued
        if ready and not strip.clings:
            self._place_group()
        self._group.append(strip)

    def _place_group(self) -> None:
        group, self._group = self._group, []
        if not group:
            return
        height = sum(strip.height for strip in group)
        if self._pen is None:
            self._begin_sheet(group[0])
        elif height > self._left() and not self._fresh:
            self._begin_sheet(next((strip for strip in group if not strip.vanishes), group[0]))
        for strip in group:
            if self._fresh and strip.vanishes:
                continue
            if strip.height > self._left() and not self._fresh:  # a group taller than a sheet
                self._begin_sheet(strip)
            if strip.draw is not None:
                strip.draw(self._open(), self._sheet.left, self._y)
            self._y += strip.height
            self._below = strip
            self._fresh = False

    def _left(self) -> float:
        return self._sheet.top + self._sheet.depth - self._y + 0.01

    def _begin_sheet(self, first: Strip) -> None:
        if self._pen is not None:
            if self._below is not None and self._below.closing is not None:
                self._below.closing(self._pen, self._sheet.left, self._y)
            self._end_sheet()
            self._sheet = self._default
        pen = self._open()
        for head in first.heads:
            if head.draw is not None:
                head.draw(pen, self._sheet.left, self._y)
            self._y += head.height

    def _open(self) -> Pen:
        """The pen of the current sheet; takes a new sheet if there is none."""
        if self._pen is None:
            sheet = self._sheet
            self._canvas.setPageSize((sheet.width, sheet.height))
            self._number += 1
            self._pen = Pen(self._canvas, sheet.height, self._number, self._places)
            self.sheets += 1
            self._y, self._fresh, self._below = sheet.top, True, None
            if self._number > 1:
                number, top = str(self._number), sheet.top / 2 - 3
                self._pen.one_line(number, Face.REGULAR, BODY, sheet.left, top, sheet.room, "centre")
        return self._pen

    def _end_sheet(self) -> None:
        """The foot comes last, so that whoever reads or copies the sheet meets it after the text."""
        pen, self._pen = self._pen, None
        if pen is None:
            return
        if self._foot:
            sheet = self._sheet
            below = sheet.height - 12 * MM
            pen.rule(sheet.left, sheet.left + sheet.room, below - 2, 0.4)
            pen.one_line(self._foot, Face.REGULAR, FINE, sheet.left, below, sheet.room)
        self._canvas.showPage()


def together(strips: Iterable[Strip]) -> Iterator[Strip]:
    """The strips, glued to one another, so that one sheet holds them all."""
    held: Strip | None = None
    for strip in strips:
        if held is not None:
            held.glued = True
            yield held
        held = strip
    if held is not None:
        yield held
