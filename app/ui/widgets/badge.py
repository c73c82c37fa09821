"""A short state in a word, with its icon and colour: never the colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from app.ui import icons, theme
from app.ui.theme import Space, dress

TONE_ICON = {
    "neutral": "info", "accent": "now", "good": "done", "warn": "waiting", "bad": "late", "stuck": "blocked",
}  # fmt: skip


class IconLabel(QLabel):
    """An icon as a label; it follows the colour scheme. ``role`` is a palette name."""

    def __init__(
        self, name: str, role: str = "text", size: int = theme.Size.ICON, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setFixedSize(size, size)
        theme.watch().changed.connect(self._draw)
        self._draw()

    def set_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(self._name, self._size, self._role))


class Badge(QFrame):
    """``Badge(self.tr("Quá hạn"), "bad")``. Tones: neutral, accent, good, warn, bad, stuck.

    With ``wraps`` it takes the whole width and breaks its words into lines: for what can be long.
    """

    def __init__(
        self, text: str, tone: str = "neutral", icon: str = "", parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel("info", tone, 16, self)
        self._text = QLabel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 3, Space.S, 3)
        layout.setSpacing(Space.XS)
        self._text.setWordWrap(wraps)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, int(wraps))
        self.show_state(text, tone, icon)

    def show_state(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        self._text.setText(text)
        self._icon.set_icon(icon or TONE_ICON[tone], tone)
        self.setAccessibleName(text)
        dress(self, tone=tone)
        dress(self._text)

    def text(self) -> str:
        return self._text.text()
