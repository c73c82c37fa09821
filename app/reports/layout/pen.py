"""The pen that draws on a page. It knows no layout: it is told where.

A place on the page is counted as printers do: from the left edge rightwards, and from the **top** edge downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.reports.layout.font_codes import FileCodes
from app.reports.layout.fonts import Face, clusters, has_marks, width
from app.reports.layout.sheet import THIN
from app.reports.layout.stream import Awaited, Picture
from app.reports.layout.text import BOX_WIDTH, REGULAR, Line, Tick, lines

_ASCENT = 0.89
"""From the top of a line's letters to its base line, in units of the size: room for a stacked capital such as Ấ."""

_LONGEST_MARK = 150
"""Letters of an entry of the outline; viewers show fewer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands: the number that its sheet bears, and the page and height for a link."""

    number: int
    page: str
    height: float


class Pen:
    """Draws on one page, the ``number``-th of its part. ``places`` are those of the part's marks, by their titles."""

    def __init__(self, canvas: Any, height: float, number: int = 1, places: dict[str, Place] | None = None) -> None:
        self._canvas = canvas
        self._height = height
        self._number = number
        self._places = {} if places is None else places
        self._code: list[str] = canvas._code
        self._codes: FileCodes = canvas._doc.codes

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
        shown = self._shown(text, face, size)
        if stretch:
            shown = f"{stretch:.4f} Tw {shown}0 Tw "
        if spread:
            shown = f"{spread:.3f} Tc {shown}0 Tc "
        self._code.append(f"BT {x:.3f} {y:.3f} Td {shown}ET")

    def _shown(self, text: str, face: Face, size: float) -> str:
        return "".join([f"{name} {size:g} Tf ({codes}) Tj " for name, codes in self._codes[face].parts(text)])

    def sheet_number(self, title: str, size: float, x: float, end: float, top: float, right: float) -> None:
        """The number of the sheet with the mark ``title``, up to ``right``, dots to it from ``end``, and a link over
        the line from ``x`` on: drawn when the part ends, as it is known only then."""
        document, y = self._canvas._doc, self._height - top - _ASCENT * size

        def fill() -> tuple[str, str]:
            place = self._places.get(title)
            if place is None:
                return "", ""
            start = right - width(str(place.number), REGULAR, size)
            line = f"{start - 4:.2f} {y:.2f} m {end + 4:.2f} {y:.2f} l" if start - end > 12 else ""
            words = self._shown(str(place.number), REGULAR, size)
            drawn = f"q 1 J 0.8 w [0 3] 0 d {line} S Q BT {start:.3f} {y:.3f} Td {words}ET"
            area = f"{x:.1f} {y - size * 0.25:.1f} {right:.1f} {y + size * 0.9:.1f}"
            aim = f"[{document.reference(place.page)} /XYZ 0 {place.height:.1f} 0]"
            return drawn, f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{area}] /Dest {aim} >>"

        token = f"%{len(document.awaited)}@"
        document.awaited.append(Awaited(token, fill))
        self._code.append(token)

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
        height = self._height
        (x, y), *others = points
        steps = "".join([f"{x:.2f} {height - y:.2f} m", *[f" {x:.2f} {height - y:.2f} l" for x, y in others]])
        dash = ("[2 2] 0 d ", " [] 0 d") if dashed else ("", "")
        self._code.append(f"{strength:g} w {dash[0]}{steps} S{dash[1]}")

    def frame(self, sides: list[float], y1: float, y2: float, *, above: bool) -> None:
        """The lines of a row of a table in one stroke: down at each of ``sides``, and across ``above``."""
        high, low = f"{self._height - y1:.2f}", f"{self._height - y2:.2f}"
        drawn = "".join([f" {x:.2f} {high} m {x:.2f} {low} l" for x in sides])
        across = f" {sides[0]:.2f} {high} m {sides[-1]:.2f} {high} l" if above else ""
        self._code.append(f"{THIN:g} w{across}{drawn} S")

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
        shown = " ".join([f"{at} {down} {length} 1 re" for down, row in enumerate(rows) for at, length in row])
        if shown:
            self._code.append(f"q {side:.4f} 0 0 {-side:.4f} {x:.3f} {self._height - y:.3f} cm {shown} f Q")

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
        height = self._height - max(0.0, top - 12)
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=height)
        self._places.setdefault(title, Place(self._number, canvas._doc.thisPageName(), height))
        canvas.addOutlineEntry(title, key, level=level, closed=level == 0)
