"""How letters stand in a file: a face lies in it in parts of up to 256 letters, in the order of their first use.

reportlab looks up every letter of every line. Here the first part of a face, which has room for nearly all that is
ever printed, is one table, and a line is translated in one step.
"""

from __future__ import annotations

from typing import Any

from app.reports.layout.fonts import Face, font


class Codes(dict[int, str]):
    """The letters of one face in one file as they stand in a PDF string; filled as they are met."""

    def __init__(self, face: Face, document: Any) -> None:
        super().__init__()
        self._font, self._document = font(face), document
        self._font.splitString(" ", document)
        self._first: str = self._font.getSubsetInternalName(0, document)

    def __missing__(self, letter: int) -> str:
        ((part, codes),) = self._font.splitString(chr(letter), self._document)
        if part:
            raise _OtherPart
        self[letter] = escaped = _escaped(codes)
        return escaped

    def parts(self, text: str) -> list[tuple[str, str]]:
        """The text cut by the parts of the face that hold its letters: (name of the part, letters of a PDF string)."""
        try:
            return [(self._first, text.translate(self))]
        except _OtherPart:
            split = self._font.splitString(text, self._document)
            return [(self._font.getSubsetInternalName(part, self._document), _escaped(codes)) for part, codes in split]


class FileCodes(dict[Face, Codes]):
    """The :class:`Codes` of each face that a file uses."""

    def __init__(self, document: Any) -> None:
        super().__init__()
        self._document = document

    def __missing__(self, face: Face) -> Codes:
        self[face] = made = Codes(face, self._document)
        return made


class _OtherPart(Exception):
    """A letter stands in another part of the face than the first."""


_ESCAPES = {92: "\\\\", 40: "\\(", 41: "\\)"}
_CODES = [_ESCAPES.get(code, chr(code) if 32 <= code < 127 else f"\\{code:03o}") for code in range(256)]


def _escaped(codes: bytes) -> str:
    return "".join([_CODES[code] for code in codes])
