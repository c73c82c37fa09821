"""A sheet for each scan: its caption, and below it the scan as large as it goes, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.reports.layout.blocks import Mark, Paragraph, stacked
from app.reports.layout.paper import Block, Paper
from app.reports.layout.pen import Pen
from app.reports.layout.scans import PDF_PAGES, REASONS, Scan, Unreadable, scans
from app.reports.layout.sheet import A4, FINE, TABLE, Sheet
from app.reports.layout.text import BOLD

_LONG = 900
"""Letters of a caption that leave the scan its sheet."""


def put_scan(paper: Paper, caption: str, below: str, load: Callable[[], bytes], *, under: Sequence[Mark] = ()) -> None:
    """Put a scan on a sheet of its own (a PDF: one for each page), with an entry of the outline, after those of the
    part that it begins (``under``).

    ``load`` is called once and gives the bytes of the file; :class:`Unreadable` from it is printed like that of the
    scan itself. A picture that lies is put on a sheet that lies.
    """
    marks = [*under, Mark(caption, 2)]
    try:
        for scan in scans(load()):
            pages = f" (trang {scan.page}/{scan.pages})" if scan.pages > 1 else ""
            rest = f". Chỉ in {PDF_PAGES} trang đầu." if scan.pages > PDF_PAGES else ""
            _show(paper, f"{caption}{pages}{rest}", below, marks, scan)
            marks = []
    except Unreadable as why:
        _refuse(paper, caption, below, marks, why.reason)


def _show(paper: Paper, caption: str, below: str, marks: list[Mark], scan: Scan) -> None:
    caption, below = _short(paper, caption, below)
    pen, sheet = paper.free(A4.landscape if scan.lies else A4)
    top = _head(pen, sheet, caption, below, marks)
    scan.draw(pen, sheet.left, top, sheet.room, sheet.top + sheet.depth - top, sheet.height)


def _refuse(paper: Paper, caption: str, below: str, marks: list[Mark], reason: str) -> None:
    caption, below = _short(paper, caption, below)
    pen, sheet = paper.free(A4)
    top = _head(pen, sheet, caption, below, marks)
    said = stacked([Paragraph(REASONS[reason], TABLE, "centre", BOLD, 0.0, 0.0)], sheet.room - 40)
    pen.box(sheet.left, top, sheet.room, said.height + 80, dashed=True)
    said.draw(pen, sheet.left + 20, top + 40)


def _short(paper: Paper, caption: str, below: str) -> tuple[str, str]:
    """A caption that would take the scan's place goes on a sheet before it, and the scan keeps its beginning."""
    if len(caption) + len(below) < _LONG:
        return caption, below
    paper.turn()
    paper.put(*_caption(caption, below))
    return (caption if len(caption) < 200 else f"{caption[:200]}…"), ""


def _caption(caption: str, below: str) -> list[Block]:
    return [Paragraph(caption, TABLE, "left", BOLD, 0.0, 0.0), Paragraph(below, FINE, "left", indent=0.0, before=2.0)]


def _head(pen: Pen, sheet: Sheet, caption: str, below: str, marks: list[Mark]) -> float:
    """The caption at the top of the sheet. Returns where it ends."""
    head = stacked([*marks, *_caption(caption, below)], sheet.room)
    head.draw(pen, sheet.left, sheet.top)
    return sheet.top + head.height + 6
