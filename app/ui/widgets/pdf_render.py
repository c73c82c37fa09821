"""PDF pages as pictures, with pypdfium2. Everything here runs in the OTHER lane: PDFium is not thread-safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from app.errors import UserError
from app.one_thread import alone


class PdfDocument:
    """An open document. ``sizes`` are in points (1/72 inch), one (width, height) a page."""

    @alone
    def __init__(self, source: Path | bytes) -> None:
        """Raises UserError ``view.not-a-pdf`` or ``view.pdf-locked``, OSError for a file that cannot be read."""
        import pypdfium2 as pdfium

        data = source if isinstance(source, bytes) else source.read_bytes()
        try:
            self._pdf: Any = pdfium.PdfDocument(data)
            self.sizes = tuple(self._pdf.get_page_size(index) for index in range(len(self._pdf)))
        except pdfium.PdfiumError as error:
            locked = "password" in str(error).lower()
            raise UserError("view.pdf-locked" if locked else "view.not-a-pdf") from error
        if not self.sizes:
            self._pdf.close()
            raise UserError("view.not-a-pdf")

    @alone
    def picture(self, page: int, scale: float) -> QImage:
        """One page; ``scale`` 1.0 is 72 dots an inch."""
        leaf = self._pdf[page]
        bitmap = leaf.render(scale=scale, prefer_bgrx=True)
        try:
            image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()
        finally:
            bitmap.close()
            leaf.close()

    @alone
    def close(self) -> None:
        self._pdf.close()
