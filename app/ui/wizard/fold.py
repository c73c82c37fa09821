"""A heading that opens and closes what is below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.theme import Size, Space
from app.ui.widgets.badge import Badge


class Fold(QFrame):
    """A card: title, a badge, a muted line, and a body that shows when the title is pressed.

    Signals: ``toggled(bool)`` opened or closed by the person.
    """

    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._button = QToolButton(self)
        self._button.setProperty("role", "quiet")
        self._button.setFixedSize(Size.TARGET, Size.TARGET)
        self._button.clicked.connect(self._pressed)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._title.setProperty("role", "strong")
        self._title.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title.installEventFilter(self)
        self._badge = Badge("", parent=self)
        self._badge.hide()
        self._line = QLabel(self)
        self._line.setProperty("role", "muted")
        self._line.setWordWrap(True)
        self._line.hide()
        self.body = QWidget(self)
        self.inside = QVBoxLayout(self.body)
        self.inside.setContentsMargins(Space.L, 0, Space.S, Space.S)
        self.inside.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XS, Space.XS, Space.S, Space.XS)
        layout.setSpacing(Space.XS)
        layout.addLayout(head)
        self._line.setContentsMargins(Space.L, 0, Space.S, Space.XS)
        layout.addWidget(self._line)
        layout.addWidget(self.body)
        self.setFocusProxy(self._button)
        self.set_title(title)
        self.open(False)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._button.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        self.inside.addWidget(widget)

    def badge(self, text: str, tone: str = "neutral") -> None:
        """The state beside the title; an empty text hides it."""
        self._badge.setVisible(bool(text))
        if text:
            self._badge.show_state(text, tone)
        self._button.setAccessibleName(f"{self.title}. {text}" if text else self.title)

    def line(self, text: str) -> None:
        self._line.setText(text)
        self._line.setVisible(bool(text))

    def open(self, opened: bool) -> None:
        self.body.setVisible(opened)
        self._button.setIcon(icons.icon("down" if opened else "right", "muted"))

    @property
    def is_open(self) -> bool:
        return not self.body.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._title and event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed()
            return True
        return super().eventFilter(watched, event)

    def _pressed(self) -> None:
        self.open(not self.is_open)
        self.toggled.emit(self.is_open)


def muted(text: str, parent: QWidget | None = None) -> QLabel:
    """A quiet line of words."""
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def said(text: str, parent: QWidget | None = None) -> QLabel:
    """A plain line of words."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def link(text: str, parent: QWidget | None = None) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    return button
