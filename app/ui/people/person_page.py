"""One person: all that is known and all that is not, changed section by section; household, residence, cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.casefile import ResidenceFacts
from app.domain.changes import Changes, Done
from app.domain.id_number import mask
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.values import SourcedNumber
from app.home import Home
from app.progress import Progress
from app.services import colleagues, people, questions
from app.services.deleting import Deleted
from app.services.people import HouseholdRow, PersonCard
from app.services.questions import QuestionRow
from app.ui import icons
from app.ui.cards.card_dialog import CardDialog
from app.ui.cases import forms as case_forms
from app.ui.cases.forms import Desk, record_of
from app.ui.cases.history_tab import history_table, told
from app.ui.cases.new_case import category_options
from app.ui.cases.small_tabs import born_order, members_table
from app.ui.cases.tab import DeedButton, clear, fact_line, heading, muted
from app.ui.fact_grid import FactGrid, FactLine
from app.ui.field_words import LISTS, spoken
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.people import dialogs
from app.ui.people.forms import SECTIONS, person_entries, section_title
from app.ui.people.merged_tab import MergedTab
from app.ui.people.removal import Gone, Removal, settle
from app.ui.question_box import QuestionsArea
from app.ui.record_panel import Record, RecordDialog, RecordPanel
from app.ui.service_page import InterviewRequest, ServicePage, WizardRequest
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import TextLine, scrolled
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory


class Section(QFrame):
    """Some fields to read; "Sửa" turns them into a form in the same place."""

    def __init__(self, page: PersonPage, name: str) -> None:
        super().__init__(page)
        self.setProperty("role", "card")
        self._page, self._name = page, name
        self.panel: RecordPanel | None = None
        self.grid = FactGrid(self)
        self.edit_button = QPushButton(page.tr("Sửa"), self)
        icons.put(self.edit_button, "edit")
        self.edit_button.setAccessibleName(fill(page.tr("Sửa: %1"), section_title(name)))
        self.edit_button.clicked.connect(self.edit)
        head = QHBoxLayout()
        head.addWidget(heading(section_title(name), self), 1)
        head.addWidget(self.edit_button)
        self._body = QVBoxLayout()
        self._body.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addLayout(self._body)

    def show_card(self, card: PersonCard, desk: Desk) -> None:
        account = desk.words.home.account
        names = [name for name in SECTIONS[self._name] if account.may_read("resident", name)]
        self.grid.show_lines([self._page.line(name) for name in names])
        may = any(account.may_write("resident", name) for name in names)
        self.edit_button.setVisible(may and self.panel is None)

    def edit(self) -> None:
        """Open the form; what was begun before comes back from its draft."""
        if self.panel is not None or self._page.card is None:
            return
        self.panel = self._page.panel(self._name)
        self.panel.saved.connect(self._saved)
        self.panel.left.connect(self.close_form)
        self.panel.dropped.connect(self.close_form)
        self.grid.hide()
        self.edit_button.hide()
        self._body.addWidget(self.panel)
        self.panel.setFocus()

    def close_form(self) -> None:
        if self.panel is not None:
            self._body.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None
        self.grid.show()
        self.edit_button.show()

    def _saved(self, done: object) -> None:
        self.close_form()
        self._page.section_saved(done)


class PersonPage(ServicePage):
    """``open_target(person_id)``, or ``(person_id, field)``: that field opened to be written.

    Signal: ``conflict_asked(str)`` to the desk, to the conflict of this row.
    """

    conflict_asked = Signal(str)
    CONCERNS = ("resident", "household", "case", "residence", "area", "question")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        known = colleagues.colleagues(home)
        self._words = self._words.with_names(known.accounts)
        self._desk = Desk(self._words, tasks, self, known.accounts, known.machines)
        self._person_id = ""
        self._card: PersonCard | None = None
        self._whole = False
        self._wanted = ""
        self._dialog: RecordDialog | None = None
        self._build()

    def _build(self) -> None:
        self.banners = BannerArea(self)
        self.questions = QuestionsArea(self._home, self._tasks, self)
        self.questions.answered.connect(self.done)
        self._empty = EmptyState("person", self.tr("Đang mở…"), parent=self)
        self._name = QLabel(self)
        self._name.setProperty("role", "title")
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._where = muted("", self)
        self._eye = QPushButton(self)
        self._eye.clicked.connect(self._reveal)
        self._new_case = QPushButton(self.tr("Lập hồ sơ"), self)
        self._new_case.setProperty("role", "primary")
        icons.put(self._new_case, "add", "on_accent")
        self._new_case.clicked.connect(self._begin_case)
        self._new_case.setEnabled(self._home.account.may(Action.OPEN_CASE))
        self._find_group = QPushButton(self.tr("Tìm diện"), self)
        icons.put(self._find_group, "search")
        self._find_group.setToolTip(self.tr("Tìm diện cho người này: hỏi vài câu, chương trình đề xuất"))
        self._find_group.setAccessibleName(self.tr("Tìm diện cho người này"))
        self._find_group.clicked.connect(self._begin_interview)
        self._find_group.setEnabled(self._home.account.may(Action.OPEN_CASE))
        self._category = ChoiceBox(category_options(self._home), self, placeholder=self.tr("Diện"))
        self._category.set_value("A3")
        self._category.setMaximumWidth(260)
        for line in self._category.findChildren(TextLine):
            line.setAccessibleName(self.tr("Diện của hồ sơ mới"))
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._where)
        head.addLayout(names, 1)
        head.addWidget(self._eye, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._find_group, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._category, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._new_case, 0, Qt.AlignmentFlag.AlignTop)
        self.removal = Removal(self._home, self._tasks, "resident", self)
        self.removal.removed.connect(self._removed)
        self.removal.erased.connect(self.done)
        head.addWidget(self.removal, 0, Qt.AlignmentFlag.AlignTop)
        self._cases = QHBoxLayout()
        self._cases.setSpacing(Space.S)
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(self.tr("Các phần của nhân khẩu"))
        self._tabs.setMinimumHeight(200)
        self.sections = {name: Section(self, name) for name in SECTIONS}
        facts = QWidget(self)
        column = QVBoxLayout(facts)
        column.setContentsMargins(0, Space.M, Space.S, 0)
        column.setSpacing(Space.M)
        for section in self.sections.values():
            column.addWidget(section)
        column.addStretch(1)
        self._tabs.addTab(scrolled(facts), self.tr("Thông tin"))
        self._tabs.addTab(self._build_house(), self.tr("Hộ"))
        self._tabs.addTab(self._build_residence(), self.tr("Cư trú"))
        self._history = history_table(self)
        self._tabs.addTab(self._history, self.tr("Lịch sử"))
        self.merged = MergedTab(self._home, self._tasks, self._words, self)
        self.merged.done.connect(self.done)
        self.merged.case_asked.connect(self.open_case)
        self._tabs.setTabVisible(self._tabs.addTab(self.merged, self.tr("Đã gộp")), False)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addLayout(self._cases)
        layout.addWidget(self.banners)
        layout.addWidget(self.questions)
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

    def _build_house(self) -> QWidget:
        box = QWidget(self)
        self._house = heading("", box)
        self._move = QPushButton(self.tr("Đổi hộ, quan hệ…"), box)
        icons.put(self._move, "edit")
        self._move.clicked.connect(self.change_membership)
        self._open_house = QPushButton(self.tr("Mở hộ"), box)
        icons.put(self._open_house, "household")
        self._open_house.clicked.connect(self._ask_house)
        self._members = members_table(self._desk, box)
        self._members.opened.connect(self.open_person)
        self._members.set_empty(
            self.tr("Chưa thuộc hộ nào"), self.tr("Chọn hộ đang ở, hoặc thêm hộ ở trang Nhân khẩu."), icon="household"
        )
        head = QHBoxLayout()
        head.addWidget(self._house, 1)
        head.addWidget(self._move)
        head.addWidget(self._open_house)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._members, 1)
        return box

    def _build_residence(self) -> QWidget:
        box = QWidget(self)
        words = self._words
        self._add_residence = QPushButton(self.tr("Thêm thời gian cư trú"), box)
        icons.put(self._add_residence, "add")
        self._add_residence.clicked.connect(self.add_residence)
        self._lived = PagedTable(
            [
                Column(self.tr("Loại"), lambda row: words.code("residence_kinds", row.kind), 240),
                Column(self.tr("Nơi ở"), lambda row: words.said("residence", "place", row.place), 260, stretch=True),
                Column(self.tr("Từ"), lambda row: words.said("residence", "since", row.since), 150, "right"),
                Column(self.tr("Đến"), self._until, 150, "right"),
            ],
            name=self.tr("Các thời gian cư trú"),
        )
        self._lived.set_empty(self.tr("Chưa ghi đã ở đâu, từ khi nào"), "", self.tr("Thêm thời gian cư trú"), "home")
        self._lived.asked.connect(self.add_residence)
        self._lived.opened.connect(self._edit_residence)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.addWidget(self._add_residence, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._lived, 1)
        return box

    def _until(self, row: ResidenceFacts) -> str:
        return self._words.said("residence", "until", row.until) if row.until else ""

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        self._wanted = ""
        if isinstance(target, tuple):
            target, self._wanted = target
            if target == self._person_id and self._card is not None:
                self._go_to_field()
        if isinstance(target, str) and target and target != self._person_id:
            self._close_forms()
            self._person_id, self._card, self._whole = target, None, False
            self.removal.set_row(target)
            self._empty.say(self.tr("Đang mở…"), icon="person")
            self._stack.setCurrentWidget(self._empty)
            self.refresh()

    def may_leave(self) -> bool:
        """Leaving the page commits each open form as one change; what cannot be saved stays a draft."""
        for section in self.sections.values():
            if section.panel is not None:
                section.panel.commit()
        return True

    def title(self) -> str:
        return self._card.person.name if self._card is not None else self.tr("Nhân khẩu")

    @property
    def card(self) -> PersonCard | None:
        return self._card

    def concerned(self, changes: Changes) -> bool:
        return bool(self._person_id) and super().concerned(changes)

    def ask(self) -> None:
        home, person_id = self._home, self._person_id
        self.read("person", lambda _progress: people.person_card(home, person_id), self._show, self._not_there)
        self.read("questions", lambda _progress: questions.of_person(home, person_id), self._show_questions)

    # Showing ---------------------------------------------------------------------------------------------------------

    def line(self, name: str) -> FactLine:
        """A field of the person to read; numbers are masked until they are revealed."""
        assert self._card is not None
        person = self._card.person
        line = fact_line(self._desk, self._card, "resident", person, name)
        value: Any = getattr(person, name)
        if isinstance(value, SourcedNumber) and self._whole:
            said = " · ".join(filter(None, (value.number, value.source)))
            return replace(line, value=said)
        if isinstance(value, SourcedNumber):
            return replace(line, value=" · ".join(filter(None, (mask(value.number), value.source))))
        return line

    def panel(self, section: str) -> RecordPanel:
        """The form of a section."""
        assert self._card is not None
        home, person = self._home, self._card.person
        person_id = person.id

        def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
            return people.change_person(home, person_id, seen or person.seen, fields)

        def reread() -> Record:
            return record_of(people.person_card(home, person_id).person)

        entries = person_entries(self._desk, SECTIONS[section], self._card.kin, person)
        return RecordPanel(
            self._desk.words,
            self._tasks,
            "resident",
            entries,
            record_of(person),
            save,
            key=f"resident/{person_id}/{section}",
            reread=reread,
            parent=self,
        )

    def section_saved(self, done: object) -> None:
        if isinstance(done, Done):
            self.done(done)

    def _show(self, card: PersonCard) -> None:
        self._card = card
        person = card.person
        self._person_id = person.id  # the record that stands for the person, after a merge
        self._tabs.setTabVisible(self._tabs.indexOf(self.merged), bool(card.merged))
        names = {person.area_id: card.area, **card.kin, **{m.id: m.name for m in card.members}}
        if card.household is not None:
            names[card.household.id] = card.household.label
        self._desk = replace(self._desk, words=self._words.with_names(names))
        self._name.setText(person.name)
        house = card.household.label if card.household is not None else self.tr("chưa thuộc hộ nào")
        self._where.setText(f"{card.area or self.tr('(ngoài máy này)')} · {house}")
        for section in self.sections.values():
            section.show_card(card, self._desk)
        self.merged.show_card(card, self._desk.words)
        if person.merged_into is not None:
            self.banners.tell("merged", self.tr("Hồ sơ này đã gộp vào hồ sơ ngoài máy này."), "accent", closable=False)
        else:
            self.banners.take_back("merged")
        self._show_eye()
        self._show_cases()
        self._house.setText(self._desk.words.said("resident", "membership", person.membership))
        self._open_house.setEnabled(card.household is not None)
        self._move.setEnabled(self._desk.may("resident", "membership"))
        self._members.set_source(Rows(card.members, lambda member: member.id))
        lived = sorted(card.residences, key=born_order)
        self._lived.set_source(Rows(lived, lambda row: row.id))
        machines = {self._home.device: self.tr("Máy này"), **self._desk.machines}
        self._history.set_source(Rows(told(card.history, self._desk.words, machines), lambda line: line.key))
        if any(entity == "resident" and row == person.id for entity, row, _ in card.conflicts):
            deed = (self.tr("Giải quyết xung đột"), self._ask_conflict)
            said = self.tr("Có chỗ hai giá trị đang chờ người chọn.")
            self.banners.tell("conflicts", said, "bad", [deed], closable=False)
        else:
            self.banners.take_back("conflicts")
        self._stack.setCurrentIndex(1)
        self.retitled.emit()
        self._go_to_field()

    def _go_to_field(self) -> None:
        """Open the form in which the wanted field is written, at that field."""
        wanted, self._wanted = self._wanted, ""
        for name, section in self.sections.items():
            if wanted not in SECTIONS[name] or not self._desk.may("resident", wanted):
                continue
            self._tabs.setCurrentIndex(0)
            section.edit()
            if section.panel is not None:
                section.panel.go_to(wanted)

    def _show_questions(self, rows: list[QuestionRow]) -> None:
        """What the office asks about this person, over all, with a mark at each field."""
        self.questions.show_questions(rows)
        asked = frozenset(row.place for row in rows if row.answered_on is None)
        if asked != self._desk.asked:
            self._desk = replace(self._desk, asked=asked)
            if self._card is not None:
                for section in self.sections.values():
                    section.show_card(self._card, self._desk)

    def _ask_conflict(self) -> None:
        self.conflict_asked.emit(self._person_id)

    def _show_cases(self) -> None:
        clear(self._cases)
        assert self._card is not None
        for case_id, category, state in self._card.cases:
            words = f"{category} · {spoken(LISTS['case_state'].get(state, state))}"
            button = DeedButton(words, "done" if state == "closed" else "cases", ("case", case_id), self)
            button.setAccessibleName(fill(self.tr("Mở hồ sơ %1"), words))
            button.asked.connect(self._ask_case)
            self._cases.addWidget(button)
        if not self._card.cases:
            self._cases.addWidget(muted(self.tr("Chưa có hồ sơ nào"), self))
        self._cases.addWidget(self._card_button())
        self._cases.addStretch(1)

    def _card_button(self) -> QPushButton:
        """Reading a card's code into the open case; with several the case is chosen."""
        assert self._card is not None
        button = QPushButton(self.tr("Quét thẻ…"), self)
        icons.put(button, "card")
        opened = [(case_id, category) for case_id, category, state in self._card.cases if state != "closed"]
        button.setEnabled(bool(opened))
        button.setToolTip("" if opened else self.tr("Lập hồ sơ trước: mã trên thẻ được ghi thành chứng cứ của hồ sơ"))
        if len(opened) > 1:
            menu = QMenu(button)
            for case_id, category in opened:
                menu.addAction(fill(self.tr("Vào hồ sơ %1"), category)).setData(case_id)
            menu.triggered.connect(self._card_into)
            button.setMenu(menu)
        elif opened:
            button.setProperty("case", opened[0][0])
            button.clicked.connect(self._card_of_sender)
        return button

    def _card_into(self, action: QAction) -> None:
        self.read_card(str(action.data()))

    def _card_of_sender(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.read_card(str(sender.property("case")))

    def read_card(self, case_id: str) -> None:
        """Read the code of this person's identity card into a case."""
        dialog = CardDialog(self._home, self._tasks, self._person_id, case_id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self._card_taken)
        dialog.open()

    def _card_taken(self, changes: Changes) -> None:
        self.done(Done(None, changes))

    def _show_eye(self) -> None:
        assert self._card is not None
        numbers = (self._card.person.id_number, self._card.person.old_number)
        has = any(isinstance(number, SourcedNumber) for number in numbers)
        self._eye.setVisible(has)
        self._eye.setText(self.tr("Che số") if self._whole else self.tr("Xem đủ số"))
        self._eye.setToolTip(self.tr("Mỗi lần xem đủ số đều được ghi vào nhật ký truy cập"))
        icons.put(self._eye, "eye_off" if self._whole else "eye")

    def _removed(self, done: Done[Deleted]) -> None:
        self._close_forms()
        settle(self, self.gone, done)
        self._stack.setCurrentWidget(self.gone)

    def _not_there(self, error: Exception) -> None:
        if self.gone.row == self._person_id:
            self._stack.setCurrentWidget(self.gone)
            return
        said = explain(error)
        self._empty.say(said.title, said.text.replace("\n", " "), icon="error")
        self._stack.setCurrentWidget(self._empty)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def change_membership(self) -> None:
        """Read the households, then ask for one."""
        if self._card is not None:
            home, area = self._home, self._card.person.area_id

            def read(_progress: Progress) -> list[HouseholdRow]:
                found = people.households(home, limit=20_000)
                return sorted(found, key=lambda row: row.area_id != area)  # those of the person's own area first

            self.read("households", read, self._ask_membership)

    def add_residence(self) -> None:
        if self._card is not None:
            self._open(case_forms.residence_dialog(self._desk, self._card.person.id, None, None))

    def _edit_residence(self, residence_id: str) -> None:
        there = self._lived.current_row()
        if self._card is None or not isinstance(there, ResidenceFacts):
            return
        home, person_id = self._home, self._card.person.id

        def reread() -> Record:
            found = people.person_card(home, person_id).residences
            return record_of(next(each for each in found if each.id == residence_id))

        self._open(case_forms.residence_dialog(self._desk, person_id, there, reread))

    def _ask_membership(self, households: list[HouseholdRow]) -> None:
        if self._card is None:
            return
        home, person = self._home, self._card.person

        def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
            return people.change_person(home, person.id, seen or person.seen, fields)

        self._open(dialogs.membership_dialog(self._desk, person, households, save))

    def _open(self, dialog: RecordDialog) -> None:
        self._dialog = dialog
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _close_forms(self) -> None:
        for section in self.sections.values():
            section.close_form()

    def _reveal(self) -> None:
        self._whole = not self._whole
        if self._card is not None:
            self._show(self._card)
        if self._whole:
            home, person_id = self._home, self._person_id
            self._tasks.run(lambda _progress: people.note_revealed(home, person_id), None, self._went_wrong)

    def _begin_case(self) -> None:
        category = self._category.value()
        if category is not None and self._card is not None:
            person = self._card.person
            self.start_wizard.emit(WizardRequest(None, category, person.area_id, person.id))

    def _begin_interview(self) -> None:
        if self._card is not None:
            self.start_interview.emit(InterviewRequest(person_id=self._card.person.id))

    def _ask_case(self, _deed: str, case_id: str) -> None:
        self.open_case.emit(case_id)

    def _ask_house(self) -> None:
        if self._card is not None and self._card.household is not None:
            self.open_household.emit(self._card.household.id)
