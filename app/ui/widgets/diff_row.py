"""Two or more values of one field side by side, to choose from (xung đột)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.ui.formats import fill
from app.ui.theme import Size, Space, dress


@dataclass(frozen=True, slots=True)
class Side:
    """One value: whose ("Văn phòng", "Máy thôn 3"), what, and who wrote it when."""

    key: str
    owner: str
    value: str
    by: str = ""


class _Card(QFrame):
    picked = Signal(str)

    def __init__(self, label: str, side: Side, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = side
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio = QRadioButton(side.owner, self)
        self.radio.setAccessibleName(f"{label}: {side.owner}: {side.value}")
        self.radio.clicked.connect(self._clicked)
        value = QLabel(side.value or self.tr("(để trống)"), self)
        value.setProperty("role", "strong" if side.value else "muted")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        by = QLabel(side.by, self)
        by.setProperty("role", "muted")
        by.setWordWrap(True)
        by.setVisible(bool(side.by))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        layout.setSpacing(2)
        layout.addWidget(self.radio)
        for each in (value, by):
            each.setContentsMargins(Space.XL, 0, 0, 0)
            layout.addWidget(each)
        layout.addStretch(1)

    def _clicked(self) -> None:
        self.picked.emit(self.side.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(self.side.key)


class DiffRow(QWidget):
    """``DiffRow("Ngày sinh", [Side("mine", …), Side("theirs", …)])``. Nothing is chosen until a person chooses.

    Signal: ``chosen(str)`` the key of the side.
    """

    chosen = Signal(str)

    def __init__(self, label: str, sides: Sequence[Side], parent: QWidget | None = None, *, choice: str = "") -> None:
        super().__init__(parent)
        title = QLabel(label, self)
        title.setProperty("role", "heading")
        self._cards = [_Card(label, side, self) for side in sides]
        same = len({side.value for side in sides}) == 1
        note = QLabel(fill(self.tr("%1 giá trị giống nhau"), len(sides)) if same else "", self)
        note.setProperty("role", "muted")
        note.setVisible(same)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(note)
        head.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for column, card in enumerate(self._cards):
            card.picked.connect(self._pick)
            card.setMinimumWidth(Size.LABEL)
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addLayout(head)
        layout.addLayout(grid)
        self.setFocusProxy(self._cards[0].radio)
        self.set_choice(choice)

    def choice(self) -> str:
        """The key of the chosen side, or "" while nobody chose."""
        return next((card.side.key for card in self._cards if card.radio.isChecked()), "")

    def set_choice(self, key: str) -> None:
        for card in self._cards:
            card.radio.setAutoExclusive(False)
            card.radio.setChecked(card.side.key == key)
            dress(card, edge="accent" if card.side.key == key else "")

    def _pick(self, key: str) -> None:
        self.set_choice(key)
        self.chosen.emit(key)
