"""QR codes, drawn as shapes: sharp at any size, and no picture in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import segno

from app.reports.layout.paper import Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import MM

_QUIET = 4
"""White modules around the code, as readers need them."""


@dataclass(frozen=True, slots=True)
class Qr:
    """``payload`` as a square of ``side`` points, its white edge included. Error correction M at least.

    Trying all eight masks takes four times as long as the rest; what is random anyway, such as a signature, reads as
    well under any, so it may name its ``mask``.
    """

    payload: str
    side: float = 32 * MM
    align: str = "centre"
    mask: int | None = None

    def strips(self, room: float) -> Iterable[Strip]:
        inset = {"left": 0.0, "centre": (room - self.side) / 2, "right": room - self.side}[self.align]
        return (Strip(self.side, lambda pen, x, top: self.draw(pen, x + inset, top)),)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        made = segno.make(self.payload, error="m", micro=False, boost_error=True, mask=self.mask)
        rows = [_runs(row) for row in made.matrix]
        module = self.side / (len(rows) + 2 * _QUIET)
        pen.squares(x + _QUIET * module, top + _QUIET * module, module, rows)


def _runs(row: Iterable[int]) -> list[tuple[int, int]]:
    """The dark runs of a row of modules: (start, length)."""
    runs, at = [], 0
    for dark, modules in groupby(row, bool):
        length = sum(1 for _ in modules)
        if dark:
            runs.append((at, length))
        at += length
    return runs
