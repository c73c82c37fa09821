"""What a page says when there is nothing to show: why, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.theme import Size, Space
from app.ui.widgets.badge import IconLabel


class EmptyState(QWidget):
    """An icon, a title, a sentence, and at most one button. ``asked()`` when the button is pressed."""

    asked = Signal()

    def __init__(
        self, icon: str = "empty", title: str = "", text: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, "muted", Size.ICON_LARGE, self)
        self._title, self._text = QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._action = QPushButton(self)
        self._action.clicked.connect(self.asked)
        middle = QWidget(self)
        middle.setMaximumWidth(460)
        layout = QVBoxLayout(middle)
        layout.setSpacing(Space.S)
        layout.addStretch(2)
        for each in (self._icon, self._title, self._text, self._action):
            if isinstance(each, QLabel):
                each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            wraps = each is self._title or each is self._text
            layout.addWidget(each, 0, Qt.AlignmentFlag(0) if wraps else Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        self.say(title, text, action, icon)

    def say(self, title: str, text: str = "", action: str = "", icon: str = "") -> None:
        """Change the words; an empty ``action`` hides the button."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        if icon:
            self._icon.set_icon(icon, "muted")
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def title(self) -> str:
        return self._title.text()
