"""A choice among few things that each need a sentence: a card for each, all in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.ui.theme import Size, Space
from app.ui.widgets.badge import IconLabel


class _Card(QFrame):
    """One choice; a click anywhere on it takes it."""

    def __init__(self, key: str, title: str, note: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.radio = QRadioButton(title, self)
        self.radio.setProperty("key", key)
        self.radio.setAccessibleDescription(note)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        layout.setSpacing(Space.L)
        if icon:
            layout.addWidget(IconLabel(icon, "accent", Size.ICON_LARGE, self), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.radio)
        if note:
            label = QLabel(note, self)
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            label.setContentsMargins(26, 0, 0, 0)
            words.addWidget(label)
        layout.addLayout(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()
        super().mousePressEvent(event)


class Cards(QWidget):
    """``Cards([("office", "Văn phòng xã", "Giữ bản chung…", "office")])``: (key, title, note, icon).

    The value is the key or None.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._cards: list[_Card] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.M)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str, str, str]]) -> None:
        for card in self._cards:
            self._group.removeButton(card.radio)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [_Card(*choice, parent=self) for choice in choices]
        for card in self._cards:
            card.radio.clicked.connect(self.changed)
            self._group.addButton(card.radio)
            self._layout.addWidget(card)
        if self._cards:
            self.setFocusProxy(self._cards[0].radio)

    def value(self) -> str | None:
        button = self._group.checkedButton()
        return None if button is None else str(button.property("key"))

    def set_value(self, value: str | None) -> None:
        for card in self._cards:
            if card.radio.property("key") == value:
                card.radio.setChecked(True)
                self.setFocusProxy(card.radio)

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        return ""
