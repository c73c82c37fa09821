"""A QR code on the screen, for a reader that types what it sees (mã QR)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4
"""Empty modules around the code, as the norm wants them."""


class CodeSquare(QWidget):
    """``show_code("0123…")``; nothing is shown for an empty text. Always black on white: readers want that."""

    def __init__(self, parent: QWidget | None = None, *, side: int = 148) -> None:
        super().__init__(parent)
        self._side = side
        self._rows: list[bytes] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_code(self, text: str) -> None:
        import segno

        self._rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix] if text else []
        self.setVisible(bool(text))
        self.setAccessibleName(self.tr("Mã QR để máy quét đọc"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        count = len(self._rows) + 2 * _QUIET
        step = max(1, min(self.width(), self.height()) // count)
        left, top = (self.width() - step * count) // 2, (self.height() - step * count) // 2
        painter = QPainter(self)
        painter.fillRect(left, top, step * count, step * count, QColor(Qt.GlobalColor.white))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    at = left + (x + _QUIET) * step, top + (y + _QUIET) * step
                    painter.fillRect(*at, step, step, QColor(Qt.GlobalColor.black))
        painter.end()
