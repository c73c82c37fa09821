"""What a PDF of ours blackens, read back from the file: each piece of text with its place, size and face, each line and
box. Two papers with the same marks look alike, whatever the bytes."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import pikepdf

TOLERANCE = 0.75
"""Points by which two marks may differ and still be the same to the eye."""

_ABOVE, _BELOW = 50.0, 812.0
"""Between these an A4 sheet has its text."""

_SHORT = {"Regular": "", "Bold": "b", "Italic": "i", "BoldItalic": "bi"}


def marks(pdf: bytes) -> list[str]:
    """A line for each mark, page by page: ``text x y size face words``, ``line x y x y …``, ``box x y wide high``."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        told: list[str] = []
        for number, page in enumerate(opened.pages, 1):
            _, _, wide, high = (float(side) for side in page.MediaBox)
            told.append(f"page {number} {wide:.0f} {high:.0f}")
            told += _of_page(page, high)
        return told


def differences(new: list[str], kept: list[str]) -> list[str]:
    """Where the marks are not the same, by more than the eye sees; the first few."""
    found = [f"{len(new)} marks, {len(kept)} kept"] if len(new) != len(kept) else []
    found += [f"- {old}\n+ {mark}" for mark, old in zip(new, kept, strict=False) if not _alike(mark, old)]
    return found[:8]


def words(pdf: bytes) -> str:
    """All letters in the order in which they were drawn, without blanks, page numbers and feet."""
    texts = [line.split(" ", 5) for line in marks(pdf) if line.startswith("text ")]
    told = [said for _, _, base, _, _, said in texts if _ABOVE < float(base) < _BELOW]
    return "".join("".join(told).split())


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    parts, kept = one.split(" "), other.split(" ")
    return len(parts) == len(kept) and all(map(_near, parts, kept))


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    number = re.compile(r"-?\d+\.\d")
    return bool(number.fullmatch(one) and number.fullmatch(other)) and abs(float(one) - float(other)) <= TOLERANCE


def _of_page(page: pikepdf.Page, high: float) -> Iterator[str]:
    fonts: dict[str, tuple[str, dict[int, str]]] = {
        name: _font(font) for name, font in page.Resources.get("/Font", {}).items()
    }
    x = y = size = 0.0
    name, path, squares, placed = "", list[str](), 0, False
    for operands, operator in pikepdf.parse_content_stream(page):
        given: list[Any] = list(operands)
        match str(operator):
            case "Td":
                x, y = float(given[0]), float(given[1])
            case "Tf":
                name, size = str(given[0]), float(given[1])
            case "Tj":
                face, letters = fonts[name]
                said = "".join(letters[code] for code in bytes(given[0]))
                yield f"text {x:.1f} {high - y:.1f} {size:g} {face or 'r'} {unicodedata.normalize('NFC', said)}"
            case "m" | "l":
                path += [f"{float(given[0]):.1f}", f"{high - float(given[1]):.1f}"]
            case "S" if path:
                yield f"line {' '.join(path)}"
                path = []
            case "re" if placed:
                squares += 1
            case "re":
                low, tall = float(given[1]), float(given[3])
                yield f"box {float(given[0]):.1f} {high - low - tall:.1f} {float(given[2]):.1f} {tall:.1f}"
            case "q" | "Q":
                if squares:
                    yield f"squares {squares}"
                squares, placed = 0, False
            case "cm" if given[4:] != [0, 0]:
                placed = True
                yield "placed " + " ".join(f"{float(part):.1f}" for part in given)
            case "Do":
                yield "picture"


def _font(font: pikepdf.Object) -> tuple[str, dict[int, str]]:
    face = str(font.BaseFont).partition("-")[2]
    return _SHORT.get(face, face), _letters(font.ToUnicode.read_bytes())


@cache
def _letters(told: bytes) -> dict[int, str]:
    """The letters of a font's part by code, as its table ``ToUnicode`` has them."""
    found: dict[int, str] = {}
    for code, letter in re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>\n", told):
        found[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    return found
