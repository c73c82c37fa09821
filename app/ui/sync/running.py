"""A dialog that works: one task at a time, its progress and its faults in the dialog, and a close that cancels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.progress import Progress
from app.ui.dialogs import show_error
from app.ui.messages import Blame, explain
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.progress_panel import ProgressPanel

T = TypeVar("T")


class WorkingDialog(QDialog):
    """Subclasses fill :attr:`body` and :attr:`buttons`, and start work with :meth:`work`."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._running: Task | None = None
        self._wants_closing = False
        self.setModal(True)
        self.banners = BannerArea(self)
        self.banners.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.banners)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.buttons)
        self._panel = ProgressPanel(tasks, self)

    def button(self, text: str, call: Callable[[], object], *, role: str = "") -> QPushButton:
        """One more button of the lower row. None of them is taken by Enter by itself."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(call)
        self.buttons.addWidget(button)
        return button

    @property
    def busy(self) -> bool:
        return self._running is not None

    def work(self, work: Callable[[Progress], T], take: Callable[[T], object], title: str) -> None:
        """Run ``work`` in the database thread; what goes wrong is said in the dialog."""
        self.banners.take_back("fault")
        self._take: Callable[[Any], object] = take
        self._running = self._tasks.run(
            work, self._took, self._failed, title=title, cancellable=True, on_cancelled=self._stopped
        )
        self.look()

    def look(self) -> None:
        """Show what can be pressed now; to be overridden."""

    def may_close(self) -> bool:
        """Asked before closing; to be overridden where something would be lost."""
        return True

    def reject(self) -> None:
        if self._running is not None:
            self._wants_closing = True
            self._running.cancel()
            return
        if self.may_close():
            super().reject()

    def _took(self, answer: Any) -> None:
        self._running = None
        self._take(answer)
        self.look()
        self._close_if_wanted()

    def _failed(self, error: Exception) -> None:
        self._running = None
        said = explain(error)
        if said.blame is Blame.US:
            show_error(self, error)
        else:
            self.banners.explain("fault", said)
        self.failed(error)
        self.look()
        self._close_if_wanted()

    def failed(self, error: Exception) -> None:
        """After a fault was said; to be overridden."""

    def _stopped(self) -> None:
        self._running = None
        self.banners.tell("fault", self.tr("Đã dừng. Chưa có gì thay đổi."), "neutral")
        self.look()
        self._close_if_wanted()

    def _close_if_wanted(self) -> None:
        if self._wants_closing:
            self._wants_closing = False
            self.reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.place()

    def keyPressEvent(self, event: Any) -> None:
        """Enter presses the button that has the keyboard, and from a field nothing: it would close half a work."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            return
        super().keyPressEvent(event)
