"""What is running, in the corner of the window, once it takes longer than 400 ms; with a cancel that cancels."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.formats import fill, number
from app.ui.messages import progress_text
from app.ui.tasks import Task, Tasks
from app.ui.theme import Size, Space

SHOW_AFTER = 0.4


class _Row(QWidget):
    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self.task = task
        title = QLabel(task.title, self)
        title.setProperty("role", "strong")
        self._detail = QLabel(self)
        self._detail.setProperty("role", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(task.title)
        self._cancel = QPushButton(self.tr("Dừng lại"), self)
        self._cancel.setAccessibleName(fill(self.tr("Dừng lại: %1"), task.title))
        self._cancel.setVisible(task.cancellable)
        self._cancel.clicked.connect(self._stop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for each in (title, self._bar, self._detail):
            words.addWidget(each)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(words, 1)
        layout.addWidget(self._cancel)
        self.show_tick()

    def show_tick(self) -> None:
        tick = self.task.tick
        if tick is None or not tick.total:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, tick.total)
            self._bar.setValue(tick.done)
        if self.task.cancelling:
            self._detail.setText(self.tr("Đang dừng…"))
        elif tick is None:
            self._detail.setText(self.tr("Đang chuẩn bị…"))
        else:
            count = (
                f"{number(tick.done)} / {number(tick.total)}" if tick.total else number(tick.done) if tick.done else ""
            )
            self._detail.setText(" · ".join(part for part in (progress_text(tick.what), count) if part))

    def _stop(self) -> None:
        self.task.cancel()
        self._cancel.setEnabled(False)
        self.show_tick()


class ProgressPanel(QFrame):
    """Lies over the lower right corner of its parent; call :meth:`place` when the parent changes size."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._rows: dict[int, _Row] = {}
        self.setProperty("role", "drop")
        self.setAccessibleName(self.tr("Việc đang chạy"))
        self.setFixedWidth(380)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._layout.setSpacing(Space.M)
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._look)
        tasks.began.connect(self._began)
        tasks.ticked.connect(self._ticked)
        tasks.ended.connect(self._ended)
        self.hide()

    def shown(self) -> list[str]:
        """The titles that are shown."""
        return [row.task.title for row in self._rows.values()]

    def place(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self._layout.activate()  # a row that came just now has its height
            self.adjustSize()
            corner = QPoint(parent.width() - self.width() - Space.L, parent.height() - self.height() - Space.L)
            self.move(corner - QPoint(0, Size.STATUS))
            self.raise_()

    def _began(self, task: Task) -> None:
        if task.title:
            self._timer.start()

    def _look(self) -> None:
        open_ones = (task for task in self._tasks.open if task.title and not task.cancelling)
        waiting = [task for task in open_ones if id(task) not in self._rows]
        now = time.monotonic()
        for task in waiting:
            if now - task.asked_at >= SHOW_AFTER:
                row = _Row(task, self)
                self._rows[id(task)] = row
                self._layout.addWidget(row, 0, Qt.AlignmentFlag.AlignTop)
                self.show()
                self.place()
        if not waiting:
            self._timer.stop()

    def _ticked(self, task: Task) -> None:
        if (row := self._rows.get(id(task))) is not None:
            row.show_tick()

    def _ended(self, task: Task) -> None:
        if (row := self._rows.pop(id(task), None)) is not None:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self.setVisible(bool(self._rows))
            self.place()
