"""Nhập phiếu giấy: twenty sheets typed in one sitting, and those met on them who wait for a group."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes, Done
from app.domain.permissions import Action
from app.domain.sheet import Sheet, Sitting
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import duplicates, sheets
from app.services.sheets import Typed, WaitingRow
from app.ui import icons
from app.ui.formats import day, fill
from app.ui.messages import explain
from app.ui.service_page import ServicePage
from app.ui.sheets.form import SheetForm
from app.ui.sheets.met import SheetDesk
from app.ui.sheets.printing import PrintSheetsButton
from app.ui.sheets.waiting_view import WaitingView
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import scrolled
from app.ui.window import Memory
from app.ui.wizard.fold import muted
from app.ui.wizard.keeper import Keeper

SIDE = 248
_WHERE = {
    "sheet.no-number": "number",
    "sheet.no-household": "household",
    "sheet.no-day": "day",
    "visit.in-the-future": "day",
    "area.elsewhere": "area",
    "area.not-chosen": "area",
    "name.empty": "met",
    "born.in-the-future": "met",
}
"""To which part of the form the keyboard goes, by what was wrong."""


class SheetsPage(ServicePage):
    """Ctrl+Enter saves the sheet and begins the next; what is typed survives a kill; ``open_target("waiting")``."""

    CONCERNS = ("visit", "handoff", "case", "resident", "household", "area")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._sitting = Sitting()
        self._doubted = ""
        """The number whose saving was refused once because it is there already: saving it again is meant."""
        self._saving: Sheet | None = None
        self._opened = False
        self._keeper = Keeper(home, tasks, self, body_of=sheets.body_of)
        self._keeper.failed.connect(self._not_kept)
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self.read("begun", lambda _progress: sheets.begun(home), self._resume, self._unreadable)
        self.refresh()

    def _build(self) -> None:
        self.banners = BannerArea(self)
        self.form = SheetForm(SheetDesk(self._home, self._tasks), self)
        self.form.changed.connect(self._edited)
        self.form.numbered.connect(self._look_for_number)
        self.form.ended.connect(self._to_save)
        self.form.not_found.connect(self._refused)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "heading")
        self._typist = QLabel(fill(self.tr("Người ghi: %1"), self._home.account.name), self)
        self._typist.setProperty("role", "muted")
        self._trouble = QLabel(self)
        self._trouble.setProperty("role", "error")
        self._trouble.setWordWrap(True)
        self._save = QPushButton(self.tr("Lưu, phiếu tiếp theo"), self)
        self._save.setProperty("role", "primary")
        self._save.setToolTip(self.tr("Lưu và sang phiếu sau (Ctrl+Enter)"))
        self._save.clicked.connect(self.save)
        self._drop = QPushButton(self.tr("Bỏ phiếu đang gõ"), self)
        self._drop.clicked.connect(self.drop)
        self.waiting = WaitingView(self._home, self._tasks, self)
        for signal, to in (
            (self.waiting.start_interview, self.start_interview),
            (self.waiting.open_person, self.open_person),
            (self.waiting.changed, self.changed),
            (self.waiting.changed, self.refresh),
        ):
            signal.connect(to)
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(self.tr("Phiếu giấy và danh sách chờ"))
        self._tabs.addTab(self._typing_tab(), self.tr("Nhập phiếu"))
        self._tabs.addTab(self.waiting, self.tr("Chờ phân diện"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addWidget(self._tabs, 1)
        self._show_sitting()

    def _typing_tab(self) -> QWidget:
        tab, side = QWidget(self), QFrame(self)
        side.setFixedWidth(SIDE)
        self._said = QLabel(self.tr("Phiếu của lượt này"), side)
        self._said.setProperty("role", "strong")
        self._list = QListWidget(side)
        self._list.setAccessibleName(self.tr("Các phiếu đã gõ trong lượt này"))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.itemActivated.connect(self._reopen)
        self._end = QPushButton(self.tr("Kết thúc lượt nhập"), side)
        icons.put(self._end, "done")
        self._end.clicked.connect(self.end)
        self.printing = PrintSheetsButton(self._home, self._tasks, self.form.area, side)
        self.printing.failed.connect(self._refused)
        right = QVBoxLayout(side)
        right.setContentsMargins(Space.S, 0, 0, 0)
        right.setSpacing(Space.S)
        for widget, stretch in (
            (self.printing, 0),
            (self._said, 0),
            (muted(self.tr("Enter: mở lại để sửa"), side), 0),
            (self._list, 1),
            (self._end, 0),
        ):
            right.addWidget(widget, stretch)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._typist)
        bottom.setSpacing(Space.S)
        bottom.addWidget(self._drop)
        bottom.addWidget(self._trouble, 1)
        bottom.addWidget(self._save)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addLayout(top)
        left.addWidget(scrolled(self.form), 1)
        left.addLayout(bottom)
        across = QHBoxLayout(tab)
        across.setContentsMargins(0, Space.S, 0, 0)
        across.addLayout(left, 1)
        across.addWidget(side)
        return tab

    # What the window calls -----------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        self._tabs.setCurrentIndex(1 if target == "waiting" else 0)
        if target != "waiting":
            self.form.focus_on("number")

    def may_leave(self) -> bool:
        """What is typed lies in its draft."""
        self._keeper.now()
        return True

    def on_changes(self, changes: Changes) -> None:
        super().on_changes(changes)
        self.waiting.on_changes(changes)
        if changes.touches("household"):
            self.form.households_changed()

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> tuple[WaitingRow, ...]:
            return sheets.waiting(home)

        self.read("waiting", read, self._count_waiting)

    @property
    def sitting(self) -> Sitting:
        return self._sitting

    # The sitting -----------------------------------------------------------------------------------------------------

    def _resume(self, sitting: Sitting) -> None:
        self._sitting, self._opened = sitting, True
        if sitting.texts:
            try:
                self.form.restore(dict(sitting.texts))
            except (KeyError, TypeError, ValueError, msgspec.ValidationError):
                self._unreadable(UserError("sheet.draft-unreadable"))
        if sitting.typed or sitting.texts:
            words = fill(self.tr("Lượt nhập đang dở: %1 phiếu đã lưu, chữ đang gõ vẫn còn."), len(sitting.typed))
            self.banners.tell("resumed", words, "accent")
        self._show_sitting()
        self.form.focus_on("number")

    def _unreadable(self, error: Exception) -> None:
        self._opened = True
        self.banners.explain("draft", explain(error))

    def _show_sitting(self) -> None:
        """The list at the right, and which sheet stands in the form."""
        outcomes = self._home.pack.tables["visit_outcomes"]
        self._list.clear()
        for sheet in reversed(self._sitting.typed):
            met = fill(self.tr("%1 người"), len(sheet.met)) if sheet.met else outcomes.name_of(sheet.outcome)
            lacking = sum(bool(note.lacks) for note in sheet.met)
            lacks = fill(self.tr("%1 thiếu giấy tờ"), lacking) if lacking else ""
            item = QListWidgetItem(" · ".join(filter(None, (sheet.number, sheet.label, met, lacks))))
            item.setData(Qt.ItemDataRole.UserRole, sheet.id)
            self._list.addItem(item)
        count = len(self._sitting.typed)
        self._said.setText(fill(self.tr("Phiếu của lượt này (%1)"), count))
        self._end.setEnabled(bool(count))
        self._name_sheet()

    def _name_sheet(self) -> None:
        if self.form.corrects:
            self._heading.setText(fill(self.tr("Sửa phiếu %1"), self.form.number.value() or ""))
            self._save.setText(self.tr("Lưu sửa đổi"))
            self._drop.setText(self.tr("Thôi sửa"))
        else:
            self._heading.setText(fill(self.tr("Phiếu thứ %1"), len(self._sitting.typed) + 1))
            self._save.setText(self.tr("Lưu, phiếu tiếp theo"))
            self._drop.setText(self.tr("Bỏ phiếu đang gõ"))

    def _edited(self) -> None:
        self._say("")
        if self._opened:
            self._sitting = Sitting(self._sitting.typed, self.form.kept())
            self._keeper.soon(self._sitting)

    def _not_kept(self, error: Exception) -> None:
        self.banners.explain("draft", explain(error))

    def _to_save(self) -> None:
        self._save.setFocus(Qt.FocusReason.TabFocusReason)

    # Saving ----------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write this sheet; with it on record, the next one begins with what stays the same."""
        if self._saving is not None or not self._opened or self._tabs.currentIndex() != 0:
            return
        if problem := self.form.problem():
            self._say(problem)
            return
        sheet, home, doubted = self.form.value(), self._home, self._doubted
        apart = self.form.met.apart() if home.account.may(Action.PROPOSE_DUPLICATE) else []
        self._saving = sheet
        self._save.setEnabled(False)
        self.form.setEnabled(False)

        def work(_progress: Progress) -> tuple[tuple[Typed, ...], Done[Sheet] | None]:
            before = () if sheet.number == doubted else sheets.typed_before(home, sheet.number, sheet.id)
            if before:
                return before, None
            done = sheets.save(home, sheet)
            for one, another in apart:
                done = Done(done.value, done.changes | duplicates.distinct(home, one, another).changes)
            return (), done

        self._tasks.run(work, self._saved, self._not_saved)

    def _saved(self, answer: tuple[tuple[Typed, ...], Done[Sheet] | None]) -> None:
        before, done = answer
        asked = self._free()
        if done is None:
            self._doubted = asked.number
            self._doubt(asked.number, before)
            self.form.focus_on("number")
            return
        corrected = self.form.corrects
        self._sitting = Sitting(self._sitting.with_sheet(done.value, asked.id).typed)
        self.form.begin(done.value if not corrected else self._sitting.typed[-1])
        self._doubted = ""
        self._say("")
        self.banners.take_back("resumed")
        self._keeper.soon(self._sitting)
        self._keeper.now()
        self._show_sitting()
        self.done(done)
        self.form.focus_on("number")

    def _not_saved(self, error: Exception) -> None:
        self._free()
        self._refused(error)
        if isinstance(error, UserError) and (where := _WHERE.get(error.code)) is not None:
            self.form.focus_on(where)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            said = explain(error)
            self._say(f"{said.happened} {said.todo}")
        else:
            self._went_wrong(error)

    def _free(self) -> Sheet:
        assert self._saving is not None
        sheet, self._saving = self._saving, None
        self._save.setEnabled(True)
        self.form.setEnabled(True)
        return sheet

    def _look_for_number(self) -> None:
        """The number was left: a sheet that is there already is said at once, before the rest is typed."""
        home, number, own = self._home, self.form.number.value() or "", self.form.sheet_id
        if number and number != self._doubted:
            self.read(
                "number", lambda _progress: (number, sheets.typed_before(home, number, own)), self._number_looked_for
            )

    def _number_looked_for(self, answer: tuple[str, tuple[Typed, ...]]) -> None:
        number, before = answer
        if before and number == self.form.number.value():
            self._doubt(number, before)

    def _doubt(self, number: str, before: tuple[Typed, ...]) -> None:
        first = before[0]
        when = day(first.day) if first.day else ""
        where = ", ".join(filter(None, (first.household, first.area, when)))
        self._say(fill(self.tr("Số phiếu %1 đã nhập rồi: %2. Nếu đúng là phiếu khác, cứ lưu."), number, where))

    def _say(self, text: str) -> None:
        self._trouble.setText(text)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def drop(self) -> None:
        """Throw away what stands in the form; saved sheets stay as they are."""
        self.form.begin(self._sitting.typed[-1] if self._sitting.typed else None)
        self._say("")
        self._sitting = Sitting(self._sitting.typed)
        self._keeper.soon(self._sitting)
        self._keeper.now()
        self._name_sheet()
        self.form.focus_on("number")

    def reopen(self, sheet_id: str) -> None:
        """Correct a sheet of this sitting; what is typed and not saved is not thrown away for it."""
        if not self.form.untouched() and not self.form.corrects:
            self._say(self.tr("Phiếu đang gõ chưa lưu. Lưu (Ctrl+Enter) hoặc bỏ nó trước khi mở phiếu khác."))
            return
        self.form.show_sheet(next(sheet for sheet in self._sitting.typed if sheet.id == sheet_id))
        self._say("")
        self._name_sheet()
        self.form.focus_on("number")

    def _reopen(self, item: QListWidgetItem) -> None:
        self.reopen(str(item.data(Qt.ItemDataRole.UserRole)))

    def end(self) -> None:
        """The pile is done: the list is emptied, everything is on record."""
        if not self.form.untouched():
            self._say(self.tr("Phiếu đang gõ chưa lưu. Lưu (Ctrl+Enter) hoặc bỏ nó trước khi kết thúc."))
            return
        count, last = len(self._sitting.typed), self._sitting.typed[-1]
        self._sitting = Sitting()
        self._keeper.drop()
        home = self._home
        self._tasks.run(lambda _progress: sheets.end(home), None, self._went_wrong)
        self.form.begin(last)
        self._show_sitting()
        waiting: list[Any] = [(self.tr("Xem danh sách chờ phân diện"), self._to_waiting)]
        self.banners.tell("ended", fill(self.tr("Đã nhập xong %1 phiếu."), count), "good", waiting)

    def _to_waiting(self) -> None:
        self._tabs.setCurrentIndex(1)

    def _count_waiting(self, rows: tuple[WaitingRow, ...]) -> None:
        self.waiting.show_rows(rows)
        self._tabs.setTabText(1, fill(self.tr("Chờ phân diện (%1)"), len(rows)))
