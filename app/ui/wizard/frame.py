"""How the wizard's page is laid out, and how it waits for the database: the page itself only says what happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.codes import CodeTable
from app.ui import dialogs
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import scrolled
from app.ui.wizard.flow import Screen
from app.ui.wizard.form import ScreenForm
from app.ui.wizard.sides import Beside, ScreenList, line


class WizardFrame(QWidget):
    """The list of screens, the one in the middle with its buttons, and the words beside it.

    :meth:`next`, :meth:`previous`, :meth:`leave` and :meth:`go` are the page's.
    """

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._form: ScreenForm | None = None
        self._list: ScreenList | None = None
        self._beside: Beside | None = None
        self._sides: tuple[QWidget, ...] = ()
        self._focus_was: QWidget | None = None
        self._busy = False
        self.banners = BannerArea(self)
        self._title, self._lead = QLabel(self), QLabel(self)
        self._build()
        for keys, act in (
            ("Ctrl+Return", self.next),
            ("Ctrl+Enter", self.next),
            ("Ctrl+Shift+Return", self.previous),
            ("Esc", self.leave),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def next(self) -> None:
        """To be overridden."""

    def previous(self) -> None:
        """To be overridden."""

    def leave(self) -> None:
        """To be overridden."""

    def go(self, key: str) -> None:
        """To be overridden."""

    @property
    def busy(self) -> bool:
        """Whether a commit or reading is under way: buttons wait for it."""
        return self._busy

    def _build(self) -> None:
        self._title.setProperty("role", "title")
        self._lead.setProperty("role", "muted")
        self._lead.setWordWrap(True)
        self._before = QPushButton(self.tr("Trước"), self)
        self._before.setToolTip(self.tr("Màn trước (Ctrl+Shift+Enter)"))
        self._before.clicked.connect(self.previous)
        self._leave = QPushButton(self.tr("Để đó, làm sau"), self)
        self._leave.setToolTip(self.tr("Rời đi, giữ những gì đã ghi (Esc)"))
        self._leave.clicked.connect(self.leave)
        self._next = QPushButton(self.tr("Tiếp"), self)
        self._next.setProperty("role", "primary")
        self._next.setToolTip(self.tr("Màn sau (Ctrl+Enter)"))
        self._next.clicked.connect(self.next)
        self._trouble = QLabel(self)
        self._trouble.setProperty("role", "error")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        bar.addWidget(self._before)
        bar.addWidget(self._leave)
        bar.addWidget(self._trouble, 1)
        bar.addStretch(1)
        bar.addWidget(self._next)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        self._middle.setSpacing(Space.S)
        self._middle.addWidget(self._title)
        self._middle.addWidget(self._lead)
        self._body = QVBoxLayout()
        self._middle.addLayout(self._body, 1)
        self._middle.addLayout(bar)
        self._across = QHBoxLayout()
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addLayout(self._middle, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addLayout(self._across, 1)

    def _replace_sides(self, screens: Sequence[Screen], kinds: CodeTable) -> None:
        for side in self._sides:
            self._across.removeWidget(side)
            side.hide()
            side.deleteLater()
        self._list = ScreenList(screens, self)
        self._list.asked.connect(self.go)
        self._beside = Beside(kinds, self)
        self._sides = (self._list, line(self), line(self), self._beside)
        for place, side in zip((0, 1, -1, -1), self._sides, strict=True):
            self._across.insertWidget(place, side)

    def _put_in_the_middle(self, form: ScreenForm, title: str, lead: str) -> None:
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._body.addWidget(scrolled(form))
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))

    def _say_state(self, text: str) -> None:
        """The line below the list of screens: what was kept when."""
        if self._list is not None:
            self._list.say(text)

    def _say_trouble(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))

    # Waiting --------------------------------------------------------------------------------------------------

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """One piece of database work at a time; the buttons wait for it, typing does not reach the draft meanwhile."""
        self._set_busy(True)
        self._then, self._else = done, failed or self.went_wrong
        self._tasks.run(lambda _progress: work(), self._ran, self._failed)

    def _ran(self, result: Any) -> None:
        self._set_busy(False)
        self._then(result)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._else(error)

    def went_wrong(self, error: Exception) -> None:
        dialogs.show_error(self.window(), error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        focus = QApplication.focusWidget()
        if busy:
            self._focus_was = focus if focus is not None and self.isAncestorOf(focus) else None
        for widget in (self._next, self._leave, self._form):
            if widget is not None:
                widget.setEnabled(not busy)
        was, self._focus_was = self._focus_was, None if not busy else self._focus_was
        if not busy and was is not None and shiboken6.isValid(was) and was.isVisible():
            was.setFocus(Qt.FocusReason.OtherFocusReason)
