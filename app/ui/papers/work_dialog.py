"""A dialog that works for a while: its last button stops the work, then closes; it does not go away while it works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.progress import Progress
from app.ui.dialogs import show_error
from app.ui.tasks import Lane, Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea

T = TypeVar("T")


class WorkDialog(QDialog):
    """Overridden: ``busy`` what may not be pressed meanwhile, ``stopped`` what is told when it was stopped."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._take: Callable[[Any], object] | None = None
        self.banners = BannerArea(self)
        self._close = QPushButton(self.tr("Đóng"), self)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)

    def lay(self, body: QWidget, *, left: Sequence[QPushButton] = (), right: Sequence[QPushButton] = ()) -> None:
        """The banners over ``body``; at the foot the buttons, that which closes between those of the two sides."""
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for each in left:
            buttons.addWidget(each)
        buttons.addStretch(1)
        for each in (self._close, *right):
            buttons.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.banners)
        layout.addWidget(body, 1)
        layout.addLayout(buttons)

    def work(
        self, work: Callable[[Progress], T], take: Callable[[T], object], title: str, lane: Lane = Lane.DATABASE
    ) -> None:
        """Run ``work``; ``take`` gets what came of it when the dialog is free again."""
        self._take = take
        self._set_busy(True)
        self._task = self._tasks.run(
            work, self._done, self._failed, title=title, cancellable=True, on_cancelled=self._was_stopped, lane=lane
        )

    def working(self) -> bool:
        return self._task is not None

    def busy(self, busy: bool) -> None:
        """What may not be pressed while it works."""

    def stopped(self) -> None:
        """It was stopped."""

    def failed(self, error: Exception) -> None:
        """It did not come to its end."""
        show_error(self, error)

    def _set_busy(self, busy: bool) -> None:
        self._close.setText(self.tr("Dừng") if busy else self.tr("Đóng"))
        self.busy(busy)

    def _free(self) -> None:
        self._task = None
        self._set_busy(False)

    def _done(self, answer: object) -> None:
        take, self._take = self._take, None
        self._free()
        if take is not None:
            take(answer)

    def _was_stopped(self) -> None:
        self._free()
        self.stopped()

    def _failed(self, error: Exception) -> None:
        self._free()
        self.failed(error)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            self._task.cancel()
            event.ignore()
            return
        super().closeEvent(event)
