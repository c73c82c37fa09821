"""The ground of one section of the settings: a title, words, rows, buttons, and work in the background."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.home import Home
from app.progress import Progress
from app.ui import dialogs, icons
from app.ui.formats import moment
from app.ui.tasks import Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.banner import BannerArea

T = TypeVar("T")


class Section(QWidget):
    """A section overrides :meth:`refresh`: read what is shown. Signal: ``changed(object)`` the Changes of a deed."""

    changed = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self.banners = BannerArea(self)
        self.banners.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, Space.S, Space.L)
        self._layout.setSpacing(Space.M)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "title")
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self.banners)

    def set_title(self, title: str) -> None:
        self._heading.setText(title)

    def refresh(self) -> None:
        """Read what is shown; to be overridden."""

    # What a section is built of --------------------------------------------------------------------------------------

    def words(self, text: str = "", role: str = "") -> QLabel:
        """A paragraph in the column."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            dress(label, role=role)
        self._layout.addWidget(label)
        return label

    def button(self, text: str, icon: str, slot: Callable[[], object], *, role: str = "") -> QPushButton:
        """A button, not yet in the column: see :meth:`across`."""
        button = QPushButton(text, self)
        icons.put(button, icon, "on_accent" if role == "primary" else "text")
        if role:
            button.setProperty("role", role)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def across(self, *widgets: QWidget) -> None:
        """A row of widgets from the left."""
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for each in widgets:
            row.addWidget(each)
        row.addStretch(1)
        self._layout.addLayout(row)

    def run(
        self,
        work: Callable[[Progress], T],
        take: Callable[[T], object],
        title: str = "",
        *,
        cancellable: bool = False,
    ) -> None:
        """Work in the database thread; an error is told, ``take`` gets the answer. ``take`` is a bound method."""
        self._tasks.run(work, take, self._went_wrong, title=title, cancellable=cancellable)

    def _went_wrong(self, error: Exception) -> None:
        dialogs.show_error(self.window(), error)


def local(at: str) -> datetime:
    """A moment of the records (ISO, UTC) as this machine's own time, without a zone."""
    return datetime.fromisoformat(at).astimezone().replace(tzinfo=None)


def said(at: str) -> str:
    """The same in words."""
    return moment(local(at))
