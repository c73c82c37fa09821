"""Text on a line: runs of weight, tick boxes, and the breaking of both into lines.

There is no markup. What comes from data is a plain string and prints as it stands, ``<b>`` and ``&`` included; weight
is given by wrapping it in a :class:`Run`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from app.reports.layout.fonts import Face, legible, widths

REGULAR, BOLD, ITALIC, BOLD_ITALIC = Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC

BOX_WIDTH = 0.86
"""The width of a tick box with its room, in units of the font size."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face."""

    text: str
    face: Face = REGULAR


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, drawn (no font has one that prints alike everywhere)."""

    ticked: bool = False


Inline: TypeAlias = str | Run | Tick
Text: TypeAlias = Inline | tuple[Inline, ...]
"""What a paragraph or a cell says: one string, or pieces that follow each other without a gap."""


def bold(text: str) -> Run:
    return Run(text, BOLD)


def italic(text: str) -> Run:
    return Run(text, ITALIC)


@dataclass(slots=True)
class Piece:
    """A part of a line in one face. ``x`` and ``width`` before justification, in points. A tick box has a ``tick``."""

    text: str
    face: Face
    x: float
    width: float
    blanks: int = 0
    tick: Tick | None = None


@dataclass(slots=True)
class Line:
    """One line. ``last`` ends a paragraph (it is not justified). ``blanks`` are those that justification stretches."""

    pieces: list[Piece]
    width: float
    last: bool

    @property
    def blanks(self) -> int:
        return sum(piece.blanks for piece in self.pieces)


@dataclass(slots=True)
class _Word:
    """What stays together on a line: fragments without a blank between them."""

    fragments: list[tuple[str, Face, float, Tick | None]]
    width: float


def plain(text: Text) -> str:
    """The letters of a text without weights, as they print; a tick box is ``[x]`` or ``[ ]``."""
    shown = []
    for item in text if isinstance(text, tuple) else (text,):
        if isinstance(item, Tick):
            shown.append("[x]" if item.ticked else "[ ]")
        else:
            shown.append(legible(item if isinstance(item, str) else item.text))
    return "".join(shown)


def lines(text: Text, size: float, room: float, *, face: Face = REGULAR, indent: float = 0.0) -> list[Line]:
    """Break ``text`` into lines no wider than ``room`` points; the first one starts ``indent`` further right.

    A word that is wider than the room is cut between letters, after a hyphen or a slash if one is near.
    ``\\n`` in the text begins a new line. An empty text is one empty line.
    """
    if isinstance(text, str) and "\n" not in (words := legible(text)):
        return _broken_run(words, face, size, room, indent)
    made: list[Line] = []
    for paragraph in _paragraphs(text, face):
        if len(paragraph) == 1 and isinstance(run := paragraph[0], Run):
            made += _broken_run(run.text, run.face, size, room, indent)
        else:
            made += _broken(paragraph, size, room, indent)
        indent = 0.0
    return made


def balanced(text: Text, size: float, room: float, *, face: Face = REGULAR) -> float:
    """The narrowest room that takes no more lines than ``room`` does: a name on two lines is cut in the middle."""
    count = len(lines(text, size, room, face=face))
    if count < 2:
        return room
    low, high = room / 2, room
    while high - low > 1:
        middle = (low + high) / 2
        if len(lines(text, size, middle, face=face)) > count:
            low = middle
        else:
            high = middle
    return high


def _paragraphs(text: Text, face: Face) -> Iterator[list[Run | Tick]]:
    """The pieces of the text, made legible, cut at line ends; none of them is empty."""
    current: list[Run | Tick] = []
    for item in text if isinstance(text, tuple) else (text,):
        if isinstance(item, Tick):
            current.append(item)
            continue
        words, weight = (item, face) if isinstance(item, str) else (item.text, item.face)
        for number, part in enumerate(legible(words).split("\n")):
            if number:
                yield current
                current = []
            if part:
                current.append(Run(part, weight))
    yield current


def _broken_run(text: str, face: Face, size: float, room: float, indent: float) -> list[Line]:
    """:func:`_broken` for words in one face, as most are: a line is then a slice of them."""
    measured = widths(face)
    words = [word for word in text.split(" ") if word]
    blank = measured[" "] * size
    made: list[Line] = []
    x, used, start = indent, indent - blank, 0
    for number, word in enumerate(words):
        extent = measured[word] * size
        if used + blank + extent > room:
            if extent > room - x and (number == start or extent > room):
                return _broken([Run(text, face)], size, room, indent)  # a word that no line holds
            made.append(_slice(words[start:number], face, x, used - x, last=False))
            x, used, start = 0.0, -blank, number
        used += blank + extent
    made.append(_slice(words[start:], face, x, used - x, last=True))
    return made


def _slice(words: list[str], face: Face, x: float, extent: float, *, last: bool) -> Line:
    if not words:
        return Line([], x, last)
    return Line([Piece(" ".join(words), face, x, extent, len(words) - 1)], x + extent, last)


def _words(paragraph: list[Run | Tick], size: float) -> Iterator[_Word]:
    word = _Word([], 0.0)
    for item in paragraph:
        if isinstance(item, Tick):
            word.fragments.append(("", REGULAR, BOX_WIDTH * size, item))
            word.width += BOX_WIDTH * size
            continue
        measured = widths(item.face)
        for number, part in enumerate(item.text.split(" ")):
            if number and word.fragments:
                yield word
                word = _Word([], 0.0)
            if part:
                extent = measured[part] * size
                word.fragments.append((part, item.face, extent, None))
                word.width += extent
    if word.fragments:
        yield word


def _broken(paragraph: list[Run | Tick], size: float, room: float, indent: float) -> list[Line]:
    made: list[Line] = []
    line: list[_Word] = []
    used = indent
    start = indent
    for word in _words(paragraph, size):
        blank = widths(word.fragments[0][1])[" "] * size if line else 0.0
        if line and used + blank + word.width > room:
            made.append(_set(line, size, start, last=False))
            line, used, start, blank = [], 0.0, 0.0, 0.0
        if word.width > room - used:
            *full, word = _cut(word, size, room - used, room)
            for part in full:
                made.append(_set([part], size, start, last=False))
                used = start = 0.0
        line.append(word)
        used += blank + word.width
    made.append(_set(line, size, start, last=True))
    return made


def _cut(word: _Word, size: float, first: float, room: float) -> list[_Word]:
    """Cut a word that no line holds. Each part takes as much as fits, and at least one letter."""
    parts: list[_Word] = []
    part, limit = _Word([], 0.0), first
    for text, face, extent, tick in word.fragments:
        if part.width + extent <= limit:
            part.fragments.append((text, face, extent, tick))
            part.width += extent
            continue
        measured = widths(face)
        letters: list[str] = []
        used = 0.0
        for letter in text:
            wide = measured[letter] * size
            if part.width + used + wide > limit and wide and (letters or part.fragments):
                kept = _kept(letters)
                taken, letters = letters[:kept], letters[kept:]
                if taken:
                    piece = "".join(taken)
                    part.fragments.append((piece, face, measured[piece] * size, None))
                    part.width += measured[piece] * size
                parts.append(part)
                part, limit = _Word([], 0.0), room
                used = sum([measured[left] for left in letters]) * size
            letters.append(letter)
            used += wide
        if letters or tick:
            piece = "".join(letters)
            left = extent if tick else measured[piece] * size
            part.fragments.append((piece, face, left, tick))
            part.width += left
    parts.append(part)
    return parts


def _kept(letters: list[str]) -> int:
    """How many letters stay before a cut: to the last hyphen, slash or the like if it is among the last twelve."""
    for back in range(1, min(12, len(letters)) + 1):
        if letters[-back] in "-/_,.;:|@" and back < len(letters):
            return len(letters) - back + 1
    return len(letters)


def _set(words: list[_Word], size: float, start: float, *, last: bool) -> Line:
    """Place words one after the other; neighbours in the same face become one piece."""
    pieces: list[Piece] = []
    x = start
    for number, word in enumerate(words):
        gap = number > 0
        for text, face, extent, tick in word.fragments:
            blank = widths(face)[" "] * size if gap else 0.0
            before = pieces[-1] if pieces else None
            if before is not None and before.tick is None and tick is None and before.face is face:
                before.text += f" {text}" if gap else text
                before.width += blank + extent
                before.blanks += gap
            elif gap and tick is None:
                pieces.append(Piece(f" {text}", face, x, blank + extent, 1))
            else:
                x += blank
                pieces.append(Piece(text, face, x, extent, 0, tick))
                blank = 0.0
            x += blank + extent
            gap = False
    return Line(pieces, x, last)
