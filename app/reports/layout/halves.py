"""Two copies of one paper on a sheet, one above the other, to be cut apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.reports.layout.blocks import stacked
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import MM, Sheet

HALF = Sheet(top=9 * MM, bottom=6 * MM, left=20 * MM, right=15 * MM)


def two_copies(
    paper: Paper,
    titles: Sequence[str],
    copy: Callable[[str, float, bool], Iterable[Block]],
    sizes: Sequence[float] = (12.0, 11.0, 10.0),
) -> None:
    """Put a copy for each of ``titles``, in the first of ``sizes`` in which each fits half a sheet. If none does, each
    takes a sheet of its own. ``copy``: title, size, and whether it is a half."""
    half = HALF.height / 2
    for size in sizes:
        made = [stacked(copy(title, size, True), HALF.room) for title in titles]
        if all(each.height <= half - HALF.top - HALF.bottom for each in made):
            paper.part()
            pen, sheet = paper.free(HALF)
            for number, each in enumerate(made):
                each.draw(pen, sheet.left, sheet.top + number * half)
            pen.rule(8 * MM, sheet.width - 8 * MM, half, dashed=True)
            return
    for title in titles:
        paper.part()
        paper.put(*copy(title, sizes[0], False))
