"""The further filters of the list of cases, in one menu: days, people, teams, and filters saved under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget

from app.domain.case_filter import CaseFilter, DueIn
from app.domain.plan import Stage
from app.services.filters import Saved
from app.ui import icons
from app.ui.formats import fill


class MoreFilters(QPushButton):
    """Signals: ``chosen(object)`` a CaseFilter; ``save_asked(str)`` the name to keep the present one under;
    ``forget_asked(str)`` a saved one that is to go."""

    chosen = Signal(object)
    save_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, account: str, parent: QWidget | None = None, *, stages: Sequence[Stage] = ()) -> None:
        super().__init__(parent)
        self._stages = tuple(stages)
        self.setText(self.tr("Lọc thêm"))
        icons.put(self, "filter")
        self._account = account
        self._which = CaseFilter()
        self._saved: tuple[Saved, ...] = ()
        self._teams: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def show_filter(self, which: CaseFilter) -> None:
        self._which = which
        count = sum(value is not None for value in (which.due, which.assignee, which.team, which.opened_from))
        self.setText(f"{self.tr('Lọc thêm')} ({count})" if count else self.tr("Lọc thêm"))

    def know(self, saved: Sequence[Saved], teams: Sequence[str]) -> None:
        self._saved, self._teams = tuple(saved), tuple(teams)

    def entries(self) -> list[QAction]:
        """The menu's entries as they stand now."""
        self._fill()
        return [action for action in self._menu.actions() if not action.isSeparator()]

    def _fill(self) -> None:
        self._menu.clear()
        which = self._which
        due = (
            (DueIn.LATE, self.tr("Quá hạn")),
            (DueIn.WEEK, self.tr("Đến hạn trong 7 ngày")),
            (DueIn.NONE, self.tr("Chưa có hạn")),
        )
        days = [(text, replace(which, due=code), which.due is code) for code, text in due]
        self._choices(days, replace(which, due=None))
        people = ((self._account, self.tr("Giao cho tôi")), ("", self.tr("Chưa giao cho ai")))
        given = [(text, replace(which, assignee=who), which.assignee == who) for who, text in people]
        self._choices(given, replace(which, assignee=None))
        if self._teams:
            teams = [(team, replace(which, team=team), which.team == team) for team in self._teams]
            self._choices(teams, replace(which, team=None))
        taken_up = [
            (
                fill(self.tr("Lập trong %1"), stage.name[:1].lower() + stage.name[1:]),
                replace(which, opened_from=stage.first, opened_until=stage.last),
                (which.opened_from, which.opened_until) == (stage.first, stage.last),
            )
            for stage in self._stages
        ]
        if taken_up:
            self._choices(taken_up, replace(which, opened_from=None, opened_until=None))
        for each in self._saved:
            self._act(each.name, each.which)
        if self._saved:
            self._menu.addSeparator()
        self._menu.addAction(self.tr("Lưu bộ lọc này…"), self._ask_name)
        known = next((each.name for each in self._saved if each.which == replace(which, text="")), None)
        if known is not None:
            forget = self._menu.addAction(self.tr("Xóa bộ lọc đã lưu này"))
            forget.setData(known)
            forget.triggered.connect(self._forget)

    def _choices(self, entries: Sequence[tuple[str, CaseFilter, bool]], none: CaseFilter) -> None:
        """One of these or none: choosing the chosen one again takes it away."""
        group = QActionGroup(self._menu)
        group.setExclusive(False)
        for text, which, on in entries:
            action = self._act(text, none if on else which)
            action.setCheckable(True)
            action.setChecked(on)
            group.addAction(action)
        self._menu.addSeparator()

    def _act(self, text: str, which: CaseFilter) -> QAction:
        action = self._menu.addAction(text)
        action.setData(which)
        action.triggered.connect(self._take)
        return action

    def _take(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())

    def _forget(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.forget_asked.emit(str(action.data()))

    def _ask_name(self) -> None:
        name, sure = QInputDialog.getText(self, self.tr("Lưu bộ lọc"), self.tr("Tên bộ lọc"))
        if sure and name.strip():
            self.save_asked.emit(name)
