"""The one typeface of all papers, Liberation Serif (metric-compatible with Times New Roman), and what it can print.

reportlab draws decomposed letters broken and leaves out what the font lacks without a word. So every text passes
:func:`legible` once: composed (NFC), and whatever has no glyph, or would hide or turn the text around it, stands as a
visible ``[U+202E]``. Nothing vanishes.
"""

from __future__ import annotations

import sys
import threading
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from struct import unpack_from
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_REGISTERING = threading.Lock()
_WORDS_REMEMBERED = 60_000


class Face(Enum):
    """A weight and slant. The value is the font's name to reportlab; the file bears the same name."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"

    # The members are singletons, and the enum's own hash is slow enough to show in every line that is measured.
    __hash__ = object.__hash__


def fonts_folder() -> Path:
    """Where the shipped fonts lie: beside the sources, or inside the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[3]
    return root / "resources" / "fonts"


@cache
def font(face: Face) -> Any:
    """The reportlab font of a face, read from its file at the first use (10 ms each)."""
    with _REGISTERING:
        if face.value not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face.value, str(fonts_folder() / f"{face.value}.ttf"), shapable=False))
        return pdfmetrics.getFont(face.value)


@cache
def _printable() -> tuple[frozenset[str], frozenset[str]]:
    """The letters that all four faces can print as they stand, and the combining marks that they can place."""
    common = set.intersection(*(set(font(face).face.charToGlyph) for face in Face))
    letters, marks = set(), set()
    for code in common:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category == "Mn":
            marks.add(letter)
        elif (
            category[0] in "LNPS"
            and unicodedata.bidirectional(letter) not in ("R", "AL")
            and unicodedata.is_normalized("NFC", letter)
        ):
            letters.add(letter)
    return frozenset(letters | {" ", "\u00a0"}), frozenset(marks)


def legible(text: str) -> str:
    """``text`` as the paper can show it: NFC, line ends as ``\\n``, and no letter lost.

    What cannot be printed (emoji, scripts the font lacks, control characters, marks of writing direction, lone
    surrogates) stands as its number, ``[U+1F600]``. Other blanks and tabs become plain blanks.
    """
    letters, marks = _printable()
    if letters.issuperset(text):  # each is composed, and no mark is among them: nothing is left to compose
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if letters.issuperset(text):
        return text
    shown: list[str] = []
    for letter in text:
        placeable = letter in marks and shown and shown[-1][-1] not in "\n \u00a0]"
        if letter in letters or letter == "\n" or placeable:
            shown.append(letter)
        elif letter in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            shown.append("\n")
        elif letter == "\t" or unicodedata.category(letter) == "Zs":
            shown.append(" ")
        else:
            shown.append(f"[U+{ord(letter):04X}]")
    return "".join(shown)


def has_marks(text: str) -> bool:
    """Whether ``text`` holds combining marks that have no composed letter (the Ê Đê ê̆, ô̆, ơ̆, ư̆)."""
    return not text.isascii() and not _printable()[1].isdisjoint(text)


class Widths(dict[str, float]):
    """Widths of words in one face at one point. Remembers, and forgets all when it has grown too large."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._letters: dict[int, float] = font(face).face.charWidths

    def __missing__(self, word: str) -> float:
        if len(self) > _WORDS_REMEMBERED:
            self.clear()
        letters = self._letters
        width = sum([letters[ord(letter)] for letter in word]) / 1000
        if len(word) < 40:
            self[word] = width
        return width


@cache
def widths(face: Face) -> Widths:
    """How wide words are in ``face``, in units of the font size. Ask only for texts that are :func:`legible`."""
    return Widths(face)


def width(text: str, face: Face, size: float) -> float:
    """The width of a legible text, in points."""
    return widths(face)[text] * size


@cache
def _ink(face: Face, letter: str) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what a letter blackens, in units of the font size (table ``glyf``)."""
    data = font(face).face
    glyph = data.charToGlyph[ord(letter)]
    start, end = data.glyphPos[glyph], data.glyphPos[glyph + 1]
    if start == end:
        return 0.0, 0.0, 0.0, 0.0
    box = unpack_from(">4h", data.get_table("glyf"), start + 2)
    return tuple(side / data.unitsPerEm for side in box)


def clusters(text: str, face: Face) -> Iterator[tuple[str, float, float]]:
    """Cut a text at its combining marks: (piece, shift, rise), both in units of the font size.

    A piece of ordinary letters has neither. A piece that is one mark is moved from the pen's place by ``shift``, so
    that it sits in the middle of its letter, and by ``rise``, so that it clears what the letter already bears.
    """
    marks = _printable()[1]
    plain: list[str] = []
    base = ""
    above = below = 0.0
    for letter in text:
        if letter not in marks:
            plain.append(letter)
            base = letter
            _, below, _, above = _ink(face, letter)
            continue
        if plain:
            yield "".join(plain), 0.0, 0.0
            plain = []
        left, bottom, right, top = _ink(face, letter)
        base_left, _, base_right, _ = _ink(face, base)
        middle = (base_left + base_right) / 2 - widths(face)[base]
        shift = middle - (left + right) / 2
        if unicodedata.combining(letter) < 230:
            rise = min(0.0, below - 0.04 - top)
            below = bottom + rise
        else:
            rise = max(0.0, above + 0.04 - bottom)
            above = top + rise
        yield letter, shift, rise
    if plain:
        yield "".join(plain), 0.0, 0.0
