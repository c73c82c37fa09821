"""A table of contents (mục lục): what there is, and the number of the sheet on which it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.reports.layout.fonts import legible
from app.reports.layout.paper import Draw, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import TABLE, leading
from app.reports.layout.text import Line, Run, italic, lines

_NUMBER = 32.0
"""The room at the right that the numbers have to themselves."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A line for each entry: the title of a mark of this part, and a remark on it. The line leads to the mark."""

    entries: tuple[tuple[str, str], ...]
    size: float = TABLE

    def strips(self, room: float) -> Iterator[Strip]:
        for title, remark in self.entries:
            said = (Run(title), italic(f"  ({remark})")) if remark else title
            broken = lines(said, self.size, room - _NUMBER)
            for number, line in enumerate(broken, 1):
                ends = number == len(broken)
                height = leading(self.size) + (2.0 if ends else 0.0)
                yield Strip(height, self._draw(line, legible(title) if ends else None, room), glued=not ends)

    def _draw(self, line: Line, title: str | None, room: float) -> Draw:
        def draw(pen: Pen, x: float, top: float) -> None:
            pen.line_of_text(line, self.size, x, top, room)
            if title is not None:
                pen.sheet_number(title, self.size, x, x + line.width, top, x + room)

        return draw
