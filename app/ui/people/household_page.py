"""One household: address, who lives in it, their cases, and the visits to its door."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes, Done
from app.home import Home
from app.progress import Progress
from app.services import colleagues, people
from app.services.deleting import Deleted
from app.services.people import AreaRow, HouseholdCard
from app.ui import icons
from app.ui.cases.forms import Desk
from app.ui.cases.history_tab import history_table, told
from app.ui.cases.small_tabs import members_table
from app.ui.cases.tab import fact_line
from app.ui.cases.visits_tab import VisitBar, visits_table
from app.ui.fact_grid import FactGrid, FactLine
from app.ui.field_words import LISTS, spoken
from app.ui.messages import explain
from app.ui.people import dialogs
from app.ui.people.removal import Gone, Removal, settle
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.visit_recorder import VisitRecorder
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory


class HouseholdPage(ServicePage):
    """``open_target(household_id)``."""

    CONCERNS = ("household", "resident", "visit", "case", "area")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        known = colleagues.colleagues(home)
        self._words = self._words.with_names(known.accounts)
        self._desk = Desk(self._words, tasks, self, known.accounts, known.machines)
        self._house_id = ""
        self._card: HouseholdCard | None = None
        self._areas: tuple[AreaRow, ...] = ()
        self._dialog: QDialog | None = None
        self._build()

    def _build(self) -> None:
        self.banners = BannerArea(self)
        self._empty = EmptyState("household", self.tr("Đang mở…"), parent=self)
        self._facts = FactGrid(self)
        buttons = FlowRow(self)
        for icon, text, slot in (
            ("people", self.tr("Thêm người…"), self.add_members),
            ("edit", self.tr("Sửa hộ…"), self.edit),
        ):
            button = QPushButton(text, self)
            icons.put(button, icon)
            button.clicked.connect(slot)
            buttons.add(button)
        self.removal = Removal(self._home, self._tasks, "household", self)
        self.removal.removed.connect(self._removed)
        buttons.add(self.removal)
        self._members = members_table(self._desk, self)
        self._members.opened.connect(self.open_person)
        self._members.set_empty(
            self.tr("Hộ này chưa có ai"), self.tr("Ghi cả nhà trong một lần."), self.tr("Thêm người…"), "people"
        )
        self._members.asked.connect(self.add_members)
        self._visit_bar = VisitBar(self._desk, self)
        self._visit_bar.asked.connect(self.record_visit)
        self.knocks = VisitRecorder(self._home, self, self.banners)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.knocks.take_back)
        self._visits = visits_table(self._desk, self)
        self._visits.set_empty(
            self.tr("Chưa đến lần nào"), self.tr("Sau mỗi lần đến nhà, bấm một nút ở trên."), icon="visit"
        )
        self._case_table = PagedTable(
            [
                Column(self.tr("Họ và tên"), lambda row: row[3], 240, stretch=True),
                Column(self.tr("Diện"), lambda row: row[1], 80, "center"),
                Column(self.tr("Tình trạng"), lambda row: spoken(LISTS["case_state"].get(row[2], row[2])), 200),
            ],
            name=self.tr("Hồ sơ của người trong hộ"),
        )
        self._case_table.opened.connect(self.open_case)
        self._case_table.set_empty(self.tr("Trong hộ chưa có hồ sơ nào"), icon="cases")
        self._history = history_table(self)
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(self.tr("Các phần của hộ"))
        self._tabs.setMinimumHeight(180)
        for parts, title in (
            ((self._members,), self.tr("Người trong hộ")),
            ((self._visit_bar, self._visits), self.tr("Lượt đến nhà")),
            ((self._case_table,), self.tr("Hồ sơ")),
            ((self._history,), self.tr("Lịch sử")),
        ):
            tab = QWidget(self)
            column = QVBoxLayout(tab)
            column.setContentsMargins(0, Space.M, 0, 0)
            for part in parts:
                column.addWidget(part, 0 if part is self._visit_bar else 1)
            self._tabs.addTab(tab, title)
        content = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self._facts, 1)
        head.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        buttons.setMinimumWidth(270)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addLayout(head)
        layout.addWidget(self._tabs, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(content)
        self.gone = Gone(self._home, self._tasks, self)
        self.gone.brought_back.connect(self.done)
        self.gone.failed.connect(self._went_wrong)
        self._stack.addWidget(self.gone)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, str) and target and target != self._house_id:
            self._house_id, self._card = target, None
            self.removal.set_row(target)
            self.knocks.forget()
            self._empty.say(self.tr("Đang mở…"), icon="household")
            self._stack.setCurrentWidget(self._empty)
            self.refresh()

    def title(self) -> str:
        return self._card.household.label if self._card is not None else self.tr("Hộ")

    @property
    def card(self) -> HouseholdCard | None:
        return self._card

    def concerned(self, changes: Changes) -> bool:
        return bool(self._house_id) and super().concerned(changes)

    def ask(self) -> None:
        home, house_id = self._home, self._house_id

        def read(_progress: Progress) -> tuple[HouseholdCard, list[AreaRow]]:
            return people.household_card(home, house_id), people.areas(home)

        self.read("household", read, self._show, self._not_there)

    def _show(self, answer: tuple[HouseholdCard, list[AreaRow]]) -> None:
        card, areas = answer
        self._card, self._areas = card, tuple(areas)
        house = card.household
        names = {house.area_id: card.area, house.id: house.label, **{m.id: m.name for m in card.members}}
        self._desk = replace(self._desk, words=self._words.with_names(names))
        lines = [FactLine(self.tr("Địa bàn"), card.area or self.tr("(ngoài máy này)"))]
        lines.append(fact_line(self._desk, card, "household", house, "address"))
        if house.note:
            lines.append(fact_line(self._desk, card, "household", house, "note"))
        self._facts.show_lines(lines)
        self._members.set_source(Rows(card.members, lambda member: member.id))
        self._visits.set_source(Rows(card.visits[::-1], lambda visit: visit.id))
        self._case_table.set_source(Rows(card.cases, lambda row: row[0]))
        machines = {self._home.device: self.tr("Máy này"), **self._desk.machines}
        self._history.set_source(Rows(told(card.history, self._desk.words, machines), lambda line: line.key))
        if any(entity == "household" and row == house.id for entity, row, _ in card.conflicts):
            self.banners.tell("conflicts", self.tr("Có chỗ hai giá trị đang chờ người chọn."), "bad", closable=False)
        else:
            self.banners.take_back("conflicts")
        self._stack.setCurrentIndex(1)
        self.retitled.emit()

    def _removed(self, done: Done[Deleted]) -> None:
        settle(self, self.gone, done)
        self._stack.setCurrentWidget(self.gone)

    def _not_there(self, error: Exception) -> None:
        if self.gone.row == self._house_id:
            self._stack.setCurrentWidget(self.gone)
            return
        said = explain(error)
        self._empty.say(said.title, said.text.replace("\n", " "), icon="error")
        self._stack.setCurrentWidget(self._empty)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def add_members(self) -> None:
        if self._card is not None:
            dialog = dialogs.MembersDialog(self._desk, self._card.household, self)
            dialog.saved.connect(self.done)
            self._open(dialog)

    def edit(self) -> None:
        if self._card is not None:
            dialog = dialogs.household_dialog(self._desk, self._card.household, self._areas)
            dialog.saved.connect(self.done)
            self._open(dialog)

    def record_visit(self, outcome: str) -> None:
        """One knock on this door, on the day and with the note that stand beside the buttons."""
        if self._card is not None:
            day, note, told_by = self._visit_bar.taken()
            said = f"{self._words.code('visit_outcomes', outcome)} · {self._card.household.label}"
            self.knocks.record(self._house_id, outcome, said, day=day, note=note, told_by=told_by)

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
