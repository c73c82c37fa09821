"""The measures of a sheet (Decree 30/2020/NĐ-CP, annex I). Lengths are points; :data:`MM` makes them of millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4

BODY = 13.0
"""Running text: 13 to 14 points."""
TABLE = 12.0
"""Inside tables and the heads of letters."""
SMALL = 11.0
"""Lists of recipients, notes: 11 points."""
FINE = 9.0
"""Feet of pages, digests: outside what the decree measures."""

LEADING = 1.18
"""From one base line to the next, in units of the size: between single and one and a half."""
INDENT = 10 * MM
"""Of a paragraph's first line: 1 cm or 1.27 cm."""
PARAGRAPH = 6.0
"""Between paragraphs: at least 6 points."""

THIN, RULE = 0.5, 0.75
"""Strength of the lines of a table, and of the rules under a heading."""


def leading(size: float) -> float:
    return size * LEADING


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and margins. The decree: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm."""

    width: float = 210 * MM
    height: float = 297 * MM
    top: float = 20 * MM
    right: float = 20 * MM
    bottom: float = 20 * MM
    left: float = 30 * MM

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def landscape(self) -> Sheet:
        """The same paper turned by a quarter, as the decree allows for tables and annexes."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            top=self.left,
            right=self.top,
            bottom=self.right,
            left=self.bottom,
        )


A4 = Sheet()
