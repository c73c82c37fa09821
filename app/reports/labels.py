"""Envelopes and address labels (phong bì, nhãn địa chỉ): a name and an address, and nothing of why one writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from app.errors import UserError
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Paragraph, Stack, stacked
from app.reports.layout.fonts import legible
from app.reports.layout.paper import Block, Paper
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import MM, Sheet
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, REGULAR


class LabelKind(StrEnum):
    LABELS = "labels"
    """Three by eight on a sheet of A4, 70 × 37 mm each."""
    DL = "dl"
    """An envelope of 220 × 110 mm."""
    C5 = "c5"
    """An envelope of 229 × 162 mm."""
    FOLDED = "folded"
    """A sheet of A4 folded in three: the address on the middle part."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom: a name, and where, line by line."""

    name: str
    lines: tuple[str, ...] = ()


_ACROSS, _DOWN = 3, 8
A_SHEET = _ACROSS * _DOWN
"""Labels on one sheet."""
_WIDE, _HIGH = 70 * MM, 37 * MM
_EDGE = 5 * MM
_SHEETS = {
    LabelKind.LABELS: Sheet(),
    LabelKind.DL: Sheet(width=220 * MM, height=110 * MM),
    LabelKind.C5: Sheet(width=229 * MM, height=162 * MM),
    LabelKind.FOLDED: Sheet(),
}


def write_labels(kind: LabelKind, to: Sequence[Addressee], issuer: Issuer, out: BinaryIO, first: int = 1) -> int:
    """Print labels or envelopes into ``out``. Returns how many sheets. ``first``: the first label that is still there
    on a sheet used in part, counted from 1, row by row.

    Raises:
        UserError("report.nothing-to-print"): there was nobody to write to.
    """
    if not to:
        raise UserError("report.nothing-to-print")
    sheet = _SHEETS[kind]
    paper = Paper(out, About("Nhãn, phong bì", " ".join(issuer.name), ""), sheet)
    each = A_SHEET if kind is LabelKind.LABELS else 1
    used = first - 1 if kind is LabelKind.LABELS else 0
    for start in range(-used, len(to), each):
        paper.part()
        pen, _ = paper.free(sheet)
        if kind is LabelKind.LABELS:
            _labels(pen, to[max(0, start) : start + each], max(0, -start))
        elif kind is LabelKind.FOLDED:
            third = sheet.height / 3
            for fold in (third, 2 * third):
                pen.rule(0, 6 * MM, fold, dashed=True)
                pen.rule(sheet.width - 6 * MM, sheet.width, fold, dashed=True)
            _envelope(pen, to[start], issuer, sheet.width, third, third)
        else:
            _envelope(pen, to[start], issuer, sheet.width, sheet.height, 0.0)
    paper.close()
    return paper.sheets


def _labels(pen: Pen, to: Sequence[Addressee], used: int) -> None:
    for number, addressee in enumerate(to, used):
        down, across = divmod(number, _ACROSS)
        room, high = _WIDE - 2 * _EDGE, _HIGH - 2 * _EDGE
        made = _fitted(addressee, room, high, (11.0, 10.0, 9.0, 8.0, 7.0))
        made.draw(pen, across * _WIDE + _EDGE, down * _HIGH + _EDGE + max(0.0, (high - made.height) / 2))


def _envelope(pen: Pen, addressee: Addressee, issuer: Issuer, wide: float, high: float, top: float) -> None:
    """The sender at the upper left, the addressee at the lower right; the upper right is the stamp's."""
    edge = 10 * MM
    stacked(_sender(issuer), wide * 0.45).draw(pen, edge, top + edge)
    left = wide * 0.42
    below = high * 0.45
    made = _fitted(addressee, wide - left - edge, high - below - edge, (14.0, 13.0, 12.0, 11.0, 10.0, 9.0), "Kính gửi:")
    made.draw(pen, left, top + below)


def _sender(issuer: Issuer) -> Iterator[Block]:
    yield Paragraph(" ".join(issuer.name).upper(), 11.0, "left", BOLD, 0.0, 0.0)
    if issuer.above:
        above = legible(issuer.above).removeprefix("Ủy ban nhân dân ")
        yield Paragraph(above[:1].upper() + above[1:], 10.0, "left", REGULAR, 0.0, 1.0)


def _fitted(addressee: Addressee, room: float, high: float, sizes: Sequence[float], greeting: str = "") -> Stack:
    """The address in the first of ``sizes`` that the place holds; in the last one as much of it as fits."""
    made = stacked((), room)
    for size in sizes:
        made = stacked(_address(addressee, size, greeting), room)
        if made.height <= high:
            return made
    kept, used = [], 0.0
    for strip in made.parts:
        used += strip.height
        if used > high:
            break
        kept.append(strip)
    return Stack(tuple(kept))


def _address(addressee: Addressee, size: float, greeting: str) -> Iterator[Block]:
    if greeting:
        yield Paragraph(greeting, size, "left", ITALIC, 0.0, 0.0)
    yield Paragraph(addressee.name, size, "left", BOLD, 0.0, 0.0)
    for line in filter(None, addressee.lines):
        yield Paragraph(line, size - 1, "left", REGULAR, 0.0, 1.0)
