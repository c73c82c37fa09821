"""Bảng việc: open cases in columns by their next step, by person or by team; cards are given out from here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import assigning, board, colleagues
from app.services.assigning import Offered
from app.services.board import ASKING, FINISHED, NOBODY, Board, By, Card, Column
from app.services.colleagues import Colleagues
from app.ui import icons
from app.ui.cases.endings import assign_dialog
from app.ui.cases.forms import Desk
from app.ui.cases.tab import clear, muted
from app.ui.formats import day, fill
from app.ui.record_panel import RecordDialog
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import RadioRow, scrolled
from app.ui.window import Memory

WIDTH, CARD_HEIGHT = 236, 66
"""Pixels: a column, and a card of three lines."""


class BoardColumn(QWidget):
    """One column. Signals: ``opened(str)`` a case; ``picked()`` the chosen cards changed."""

    opened = Signal(str)
    picked = Signal()

    def __init__(self, title: str, column: Column, today_late: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self.setFixedWidth(WIDTH)
        head = QLabel(title, self)
        head.setProperty("role", "strong")
        head.setWordWrap(True)
        count = str(len(column.cards))
        under = muted(f"{count} · {today_late}" if column.late else count, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemActivated.connect(self._activated)
        self.list.itemSelectionChanged.connect(self.picked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for each in (head, under):
            layout.addWidget(each)
        layout.addWidget(self.list, 1)

    def add(self, card: Card, text: str, icon: tuple[str, str]) -> None:
        item = QListWidgetItem(icons.icon(*icon), text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, card.id)
        item.setToolTip(card.task or text)
        item.setSizeHint(QSize(WIDTH - 24, CARD_HEIGHT))

    def chosen(self) -> list[str]:
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]

    def _activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(str(item.data(Qt.ItemDataRole.UserRole)))


class BoardPage(ServicePage):
    """Enter opens a card; G gives the chosen ones out. ``open_target`` takes an area's id, or nothing."""

    CONCERNS = ("case", "step", "evidence", "answer", "obstacle", "resident")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        known = colleagues.colleagues(home)
        self._accounts = known.accounts
        self._desk = Desk(self._words.with_names(known.accounts), tasks, self, known.accounts, known.machines)
        self._columns: list[BoardColumn] = []
        self._dialog: RecordDialog | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        ways = [
            (By.STEP.value, self.tr("Theo bước sắp tới")),
            (By.PERSON.value, self.tr("Theo người")),
            (By.TEAM.value, self.tr("Theo nhóm")),
        ]
        self._by = RadioRow(ways, self)
        self._by.set_value(self.remembered("by", By.STEP.value))
        self._by.setAccessibleName(self.tr("Chia cột"))
        self._by.changed.connect(self._turned)
        self._give = QPushButton(self.tr("Giao việc đã chọn (G)"), self)
        icons.put(self._give, "calendar")
        self._give.clicked.connect(self.give)
        self._give.setEnabled(False)
        self._said = muted("", self)
        top = QHBoxLayout()
        top.addWidget(self._by)
        top.addWidget(self._give)
        top.addWidget(self._said, 1)
        inside = QWidget(self)
        self._across = QHBoxLayout(inside)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(Space.M)
        self._board = scrolled(inside)
        self._board.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._empty = EmptyState("good", self.tr("Không có hồ sơ nào đang mở"), parent=self)
        self._empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self._board, 1)
        layout.addWidget(self._empty, 1)
        shortcut = QShortcut(QKeySequence("G"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.give)

    @property
    def columns(self) -> Sequence[BoardColumn]:
        return tuple(self._columns)

    @property
    def dialog(self) -> RecordDialog | None:
        return self._dialog

    def ask(self) -> None:
        home, by = self._home, By(self._by.value() or By.STEP.value)

        def read(progress: Progress) -> Board:
            return board.board(home, by, progress=progress)

        self._said.setText(self.tr("Đang xếp bảng…"))
        self.read("board", read, self._show)

    def give(self) -> None:
        """Give the chosen cards out, in one change."""
        chosen = [case for column in self._columns for case in column.chosen()]
        if not chosen or not self._home.account.may(Action.ASSIGN_CASE):
            return
        home = self._home

        def read(_progress: Progress) -> tuple[Offered, Colleagues]:
            return assigning.offered(home, chosen), colleagues.colleagues(home)

        self.read("give", read, self._ask_whom)

    def _ask_whom(self, answer: tuple[Offered, Colleagues]) -> None:
        offered, known = answer
        desk = Desk(self._words.with_names(known.accounts), self._tasks, self, known.accounts, known.machines)
        dialog = assign_dialog(desk, offered)
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog = dialog
        dialog.open()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, shown: Board) -> None:
        clear(self._across)
        self._columns = []
        by = By(self._by.value() or By.STEP.value)
        for column in shown.columns:
            late = fill(self.tr("%1 quá hạn"), column.late)
            made = BoardColumn(self._title(by, column.key), column, late, self)
            for card in column.cards:
                made.add(card, self._text(by, card), self._icon(card))
            made.opened.connect(self.open_case)
            made.picked.connect(self._picked)
            self._across.addWidget(made)
            self._columns.append(made)
        self._across.addStretch(1)
        self._board.setVisible(bool(shown.columns))
        self._empty.setVisible(not shown.columns)
        said = fill(self.tr("%1 hồ sơ đang mở"), shown.total)
        if shown.looked_at < shown.total:
            said = fill(self.tr("%1; bảng xếp %2 hồ sơ đến hạn trước"), said, shown.looked_at)
        self._said.setText(said)
        self._picked()

    def _title(self, by: By, key: str) -> str:
        if key == NOBODY:
            return self.tr("Chưa giao cho ai") if by is By.PERSON else self.tr("Chưa giao nhóm nào")
        if by is By.PERSON:
            return self._desk.words.name(key)
        if by is By.TEAM:
            return key
        special = {FINISHED: self.tr("Đã xong các bước"), ASKING: self.tr("Cần hỏi thêm")}
        return special.get(key) or self._words.procedure(key)

    def _text(self, by: By, card: Card) -> str:
        when = fill(self.tr("hạn %1"), day(card.due)) if card.due is not None else self.tr("chưa có hạn")
        given = self._accounts.get(card.assignee or "", "") if by is not By.PERSON else (card.team or "")
        lines = (card.name, f"{card.category} · {card.area}", " · ".join(filter(None, (when, given))))
        return "\n".join(lines)

    def _icon(self, card: Card) -> tuple[str, str]:
        if card.late:
            return "late", "bad"
        known = {"ready": ("now", "accent"), "filed": ("waiting", "muted"), "lacks": ("warning", "warn")}
        return known.get(card.readiness.value if card.readiness is not None else "", ("cases", "muted"))

    def _picked(self) -> None:
        chosen = any(column.list.selectedItems() for column in self._columns)
        self._give.setEnabled(chosen and self._home.account.may(Action.ASSIGN_CASE))

    def _turned(self) -> None:
        self.remember("by", self._by.value() or By.STEP.value)
        self.refresh()
