"""The pen that draws on a page. It knows no layout: it is told where.

A place on the page is counted as printers do: from the left edge rightwards, and from the **top** edge downwards.
"""

from __future__ import annotations

from typing import Any

from app.reports.layout.fonts import Face, clusters, font, has_marks, width
from app.reports.layout.sheet import THIN
from app.reports.layout.stream import Picture
from app.reports.layout.text import BOX_WIDTH, Line, Tick, lines

_ASCENT = 0.89
"""From the top of a line's letters to its base line, in units of the size: room for a stacked capital such as Ấ."""

_LONGEST_MARK = 150
"""Letters of an entry of the outline; viewers show fewer."""


class Pen:
    """Draws on one page."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._code: list[str] = canvas._code

    def words(
        self, text: str, face: Face, size: float, x: float, base: float, *, stretch: float = 0.0, spread: float = 0.0
    ) -> None:
        """Print a legible text with its base line ``base`` below the top edge.

        ``stretch`` widens each blank, ``spread`` sets each letter apart (for keys that are read letter by letter).
        """
        if not text:
            return
        y = self._height - base
        if has_marks(text):
            self._words_with_marks(text, face, size, x, y, stretch)
        else:
            self._show(text, face, size, x, y, stretch, spread)

    def _show(
        self, text: str, face: Face, size: float, x: float, y: float, stretch: float, spread: float = 0.0
    ) -> None:
        document, its_font = self._canvas._doc, font(face)
        shown = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm"]
        if stretch:
            shown.append(f"{stretch:.4f} Tw")
        for subset, codes in its_font.splitString(text, document):
            name = its_font.getSubsetInternalName(subset, document)
            shown.append(f"{name} {size:g} Tf ({_escaped(codes)}) Tj")
        if spread:
            shown.insert(1, f"{spread:.3f} Tc")
            shown.append("0 Tc")
        shown.append("0 Tw ET" if stretch else "ET")
        self._code.append(" ".join(shown))

    def _words_with_marks(self, text: str, face: Face, size: float, x: float, y: float, stretch: float) -> None:
        for piece, shift, rise in clusters(text, face):
            self._show(piece, face, size, x + shift * size, y + rise * size, stretch)
            x += width(piece, face, size) + stretch * piece.count(" ")

    def line_of_text(self, line: Line, size: float, x: float, top: float, room: float, align: str = "left") -> None:
        """Print a broken line. ``align``: left, right, centre, or justify (all but the last line of a paragraph)."""
        stretch = 0.0
        if align == "justify":
            blanks = line.blanks
            if not line.last and blanks:
                stretch = min((room - line.width) / blanks, size)
        elif align == "centre":
            x += (room - line.width) / 2
        elif align == "right":
            x += room - line.width
        base = top + _ASCENT * size
        for piece in line.pieces:
            if piece.tick is not None:
                self.tick(piece.tick, x + piece.x, base, size)
            else:
                self.words(piece.text, piece.face, size, x + piece.x, base, stretch=stretch)
                x += stretch * piece.blanks

    def one_line(
        self, text: str, face: Face, size: float, x: float, top: float, room: float, align: str = "left"
    ) -> None:
        """Print a text that must stay on one line: smaller if the room is too narrow; at 7 points only its start."""
        broken = lines(text.replace("\n", " "), size, room, face=face)
        while len(broken) > 1 and size > 7:
            size -= 0.5
            broken = lines(text.replace("\n", " "), size, room, face=face)
        self.line_of_text(broken[0], size, x, top, room, align)
        if len(broken) > 1:
            self.words("…", face, size, x + broken[0].width, top + _ASCENT * size)

    def tick(self, tick: Tick, x: float, base: float, size: float) -> None:
        """A box to tick, as tall as a small capital."""
        side = size * 0.62
        x, base = x + (BOX_WIDTH * size - side) / 2, base + size * 0.04
        self.box(x, base - side, side, side, strength=0.7)
        if tick.ticked:
            self.path(
                [
                    (x + side * 0.18, base - side * 0.48),
                    (x + side * 0.42, base - side * 0.2),
                    (x + side * 0.84, base - side * 0.84),
                ],
                strength=1.2,
            )

    def rule(self, x1: float, x2: float, y: float, strength: float = THIN, *, dashed: bool = False) -> None:
        """A line across."""
        self.path([(x1, y), (x2, y)], strength, dashed=dashed)

    def upright(self, x: float, y1: float, y2: float, strength: float = THIN) -> None:
        """A line down."""
        self.path([(x, y1), (x, y2)], strength)

    def path(self, points: list[tuple[float, float]], strength: float = THIN, *, dashed: bool = False) -> None:
        """A line through points."""
        at = [f"{x:.2f} {self._height - y:.2f}" for x, y in points]
        steps = " ".join([f"{at[0]} m", *(f"{each} l" for each in at[1:])])
        dash = ("[2 2] 0 d ", " [] 0 d") if dashed else ("", "")
        self._code.append(f"{strength:g} w {dash[0]}{steps} S{dash[1]}")

    def box(
        self, x: float, y: float, wide: float, high: float, *, strength: float = THIN, dashed: bool = False
    ) -> None:
        """A frame. ``y`` is its upper side."""
        dash = ("[3 3] 0 d ", " [] 0 d") if dashed else ("", "")
        self._code.append(
            f"{strength:g} w {dash[0]}{x:.2f} {self._height - y - high:.2f} {wide:.2f} {high:.2f} re S{dash[1]}"
        )

    def shade(self, x: float, y: float, wide: float, high: float, grey: float = 0.92) -> None:
        """A light ground. Prints as a few dots on a cheap printer, so never the only sign of anything."""
        self._code.append(f"q {grey:g} g {x:.2f} {self._height - y - high:.2f} {wide:.2f} {high:.2f} re f Q")

    def squares(self, x: float, y: float, side: float, rows: list[list[tuple[int, int]]]) -> None:
        """Black runs of squares, (start, length) per row: the modules of a QR code, as one shape."""
        shown = []
        for number, row in enumerate(rows):
            low = self._height - y - (number + 1) * side
            shown += [f"{x + at * side:.3f} {low:.3f} {length * side:.3f} {side:.3f} re" for at, length in row]
        if shown:
            self._code.append(" ".join(shown) + " f")

    def picture(self, name: str, picture: Picture, matrix: tuple[float, float, float, float, float, float]) -> None:
        """Draw a picture by the PDF matrix that maps the unit square onto the page (its origin is the lower left)."""
        document = self._canvas._doc
        if not document.hasForm(name):
            document.add_picture(name, picture)
        self._canvas._formsinuse.append(name)
        self._canvas._currentPageHasImages = 1
        self._code.append(f"q {' '.join(f'{part:.4f}' for part in matrix)} cm /{document.getXObjectName(name)} Do Q")

    def mark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline (dấu trang) that leads to this place."""
        canvas = self._canvas
        if len(title) > _LONGEST_MARK:
            title = f"{title[:_LONGEST_MARK]}…"
        key = f"mark{len(canvas._destinations)}"
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._height - max(0.0, top - 12))
        canvas.addOutlineEntry(title, key, level=level, closed=level == 0)


_ESCAPES = {92: "\\\\", 40: "\\(", 41: "\\)"}
_CODES = [_ESCAPES.get(code, chr(code) if 32 <= code < 127 else f"\\{code:03o}") for code in range(256)]


def _escaped(codes: bytes) -> str:
    """The letters of a PDF string."""
    return "".join([_CODES[code] for code in codes])
