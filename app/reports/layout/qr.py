"""QR codes, drawn as shapes: sharp at any size, and no picture in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import isqrt
from typing import Any

import zxingcpp

from app.reports.layout.paper import Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import MM

_QUIET = 4
"""White modules around the code, as readers need them."""


@dataclass(frozen=True, slots=True)
class Qr:
    """``payload`` as a square of ``side`` points, its white edge included. Error correction M, or more if the same
    square holds it."""

    payload: str
    side: float = 32 * MM
    align: str = "centre"

    def strips(self, room: float) -> Iterable[Strip]:
        inset = {"left": 0.0, "centre": (room - self.side) / 2, "right": room - self.side}[self.align]
        return (Strip(self.side, lambda pen, x, top: self.draw(pen, x + inset, top)),)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        rows = [_runs(row) for row in modules(self.payload)]
        module = self.side / (len(rows) + 2 * _QUIET)
        pen.squares(x + _QUIET * module, top + _QUIET * module, module, rows)


def modules(payload: str) -> list[bytes]:
    """The rows of the code without its white edge: 0 is dark."""
    made = _made(payload, "M")
    for stronger in "QH":
        better = _made(payload, stronger)
        if len(better) > len(made):
            break
        made = better
    return made


def _made(payload: str, strength: str) -> list[bytes]:
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level=strength)
    drawn: Any = code.to_image(add_quiet_zones=False)
    dots = memoryview(drawn).tobytes()
    wide = isqrt(len(dots))
    return [dots[start : start + wide] for start in range(0, len(dots), wide)]


def _runs(row: bytes) -> list[tuple[int, int]]:
    """The dark runs of a row: (start, length)."""
    runs, at = [], 0
    for dot, dots in groupby(row):
        length = sum(1 for _ in dots)
        if not dot:
            runs.append((at, length))
        at += length
    return runs
