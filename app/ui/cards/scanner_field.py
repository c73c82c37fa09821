"""The line into which a scanner that plays keyboard types a card's code, ended by Enter (or Tab).

It does not care what keys mean elsewhere: Enter ends the code and presses no button. A typing program (bộ gõ) that
meddles shows itself: it corrects with Backspace, or composes letters, faster than a hand does.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

MOST = 6000
"""Characters: more than any code holds, so that one too long is told and not cut short in silence."""
FAST = 0.06
"""Seconds between two keys: no hand types like this for long."""
SILENT_AFTER = 700
"""Milliseconds: a scanner that sends no Enter has ended then."""


class ScannerField(QLineEdit):
    """Signals: ``scanned(str, bool)`` the text, and whether a typing program seems to have meddled."""

    scanned = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(MOST)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.setAccessibleName(self.tr("Chỗ nhận mã QR từ máy quét"))
        self.setPlaceholderText(self.tr("Đặt con trỏ ở đây rồi quét thẻ…"))
        self._last = 0.0
        self._meddled = False
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(SILENT_AFTER)
        self._end.timeout.connect(self._ended_in_silence)
        self.textChanged.connect(self._changed)

    def event(self, event: QEvent) -> bool:
        tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if tab and self.text().count("|") > 4:  # else Tab goes to the next field, as anywhere
            self._tell()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = time.monotonic()
        fast, self._last = now - self._last < FAST, now
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._tell()
            return
        if event.key() == Qt.Key.Key_Backspace and fast and len(self.text()) > 12:
            self._meddled = True
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() and len(self.text()) > 12:
            self._meddled = True
        super().inputMethodEvent(event)

    def _changed(self, text: str) -> None:
        if text.count("|") > 4:
            self._end.start()
        else:
            self._end.stop()
        if not text:
            self._meddled = False

    def _ended_in_silence(self) -> None:
        if self.text().count("|") > 4:
            self._tell()

    def _tell(self) -> None:
        self._end.stop()
        text, meddled = self.text(), self._meddled
        if text.strip():
            self.clear()
            self.scanned.emit(text, meddled)
