"""PDF pages onto a printer, at 300 dots an inch. Runs in the OTHER lane, as all that touches PDFium."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.errors import EnvironmentFault
from app.progress import Progress
from app.ui.widgets.pdf_render import PdfDocument

DOTS = 300
_POINTS = 72
_PORTRAIT, _LANDSCAPE = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape


def print_pages(source: Path | bytes, printer: QPrinter, pages: Sequence[int | None], progress: Progress) -> int:
    """Print ``pages`` (from 0; None is an empty one) in their size on paper; how many went out.

    Raises:
        EnvironmentFault("printer.refused"): the printer takes nothing, or stopped.
    """
    document = PdfDocument(source)
    try:
        return _printed(document, printer, pages, progress)
    finally:
        document.close()


def _printed(document: PdfDocument, printer: QPrinter, pages: Sequence[int | None], progress: Progress) -> int:
    printer.setResolution(DOTS)
    printer.setFullPage(True)
    painter = QPainter()
    for number, page in enumerate(progress.over(pages, "print", len(pages), every=1)):
        width, height = document.sizes[0 if page is None else page]
        _lay(printer, width, height)
        if not (painter.begin(printer) if number == 0 else printer.newPage()):
            raise EnvironmentFault("printer.refused")
        if page is not None:
            scale = printer.resolution() / _POINTS
            # A paper smaller than the page takes it whole; a larger one in its own size.
            paper = printer.paperRect(QPrinter.Unit.DevicePixel)
            fits = min(1.0, paper.width() / (width * scale), paper.height() / (height * scale))
            target = QRectF(0, 0, width * scale * fits, height * scale * fits)
            painter.drawImage(target, document.picture(page, DOTS / _POINTS))
    if pages and not painter.end():
        raise EnvironmentFault("printer.refused")
    return len(pages)


def _lay(printer: QPrinter, width: float, height: float) -> None:
    """The paper lies as the page does."""
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point, "", _MATCH)
    turned = _LANDSCAPE if width > height else _PORTRAIT
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF(0, 0, 0, 0)))


_MATCH = QPageSize.SizeMatchPolicy.FuzzyMatch
