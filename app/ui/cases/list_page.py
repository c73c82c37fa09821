"""Hồ sơ: all cases that this machine holds, filtered, counted by category, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import assigning, cases, colleagues, filters, looking, people
from app.services.assigning import Offered
from app.services.cases import CaseCounts, CaseFilter, CaseOrder, CaseRow
from app.services.colleagues import Colleagues
from app.services.filters import Saved
from app.services.lists_printing import ListWish
from app.services.people import AreaRow
from app.ui import icons
from app.ui.cases.endings import assign_dialog
from app.ui.cases.forms import Desk
from app.ui.cases.more_filters import MoreFilters
from app.ui.cases.new_case import NewCaseDialog, category_options
from app.ui.cases.tab import DeedButton
from app.ui.field_words import LISTS, born, spoken
from app.ui.formats import fill, number
from app.ui.lists.export_dialog import ExportDialog
from app.ui.record_panel import RecordDialog
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Sort
from app.ui.window import Memory

AFTER_TYPING = 250


class CaseSource:
    """The cases of one filter, for the table."""

    def __init__(self, home: Home, which: CaseFilter) -> None:
        self._home, self._which = home, which
        self.news: frozenset[str] = frozenset()
        """The cases that others have changed since this person looked."""

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[CaseRow], Any]:
        order = CaseOrder(sort.key) if sort else CaseOrder.DUE
        page = cases.list_cases(self._home, self._which, after, limit, order=order, down=bool(sort and sort.descending))
        self.news |= looking.changed(self._home, [row.id for row in page.rows])
        return page.rows, page.next

    def count(self) -> int:
        return cases.count_cases(self._home, self._which)

    def key(self, row: CaseRow) -> str:
        return row.id


_PRINTS = (Action.PRINT_DOSSIER, Action.PRINT_FORM, Action.PRINT_SLIP)


class CaseListPage(ServicePage):
    """Enter opens a case (``open_case``), Ctrl+N begins one at the door (``start_wizard``), Ctrl+F goes to the words.

    ``open_target`` takes a :class:`CaseFilter`, or the code of a category. G gives the chosen cases
    out, Ctrl+P prints for them one after the other, Ctrl+B goes to the board. Signals: ``import_asked()``,
    ``board_asked()``, ``papers_asked(object)`` the list of the chosen cases.
    """

    import_asked = Signal()
    board_asked = Signal()
    papers_asked = Signal(object)
    CONCERNS = ("case", "resident", "household", "area", "obstacle")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._names = colleagues.colleagues(home).accounts
        self._areas: tuple[AreaRow, ...] = ()
        self._which = self._from_memory()
        self._dialog: NewCaseDialog | None = None
        self._giving: RecordDialog | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(AFTER_TYPING)
        self._typing.timeout.connect(self._filter)
        self._build()
        self._show_filter()
        sort = (self.remembered("sort") or f"{CaseOrder.DUE} 0").split()
        self._table.set_sort(Sort(sort[0], sort[1] == "1"))
        deeds = (
            ("Ctrl+N", self.new_case),
            ("Ctrl+F", self._go_words),
            ("Ctrl+B", self.board_asked.emit),
            ("G", self.give),
            ("Ctrl+P", self.print_chosen),
        )
        for keys, slot in deeds:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.refresh()

    def _build(self) -> None:
        self._text = TextLine(self, placeholder=self.tr("Tên hoặc số, gõ không dấu cũng được"))
        self._text.setAccessibleName(self.tr("Lọc theo tên hoặc số"))
        self._text.setClearButtonEnabled(True)
        self._text.textChanged.connect(self._text_changed)
        self._area = ChoiceBox((), self, placeholder=self.tr("Mọi địa bàn"))
        self._category = ChoiceBox(category_options(self._home), self, placeholder=self.tr("Mọi diện"))
        states = [Option(code, self._state_name(code)) for code in LISTS["case_state"]]
        self._state = ChoiceBox(states, self, placeholder=self.tr("Mọi tình trạng"))
        self._stuck = Tick(self.tr("Có vướng mắc"), self)
        self._clear = QPushButton(self.tr("Bỏ lọc"), self)
        icons.put(self._clear, "close")
        self._clear.clicked.connect(self.clear_filter)
        for box, name in (
            (self._area, self.tr("Lọc theo địa bàn")),
            (self._category, self.tr("Lọc theo diện")),
            (self._state, self.tr("Lọc theo tình trạng")),
        ):
            for line in box.findChildren(TextLine):
                line.setAccessibleName(name)
            box.changed.connect(self._filter)
        self._stuck.changed.connect(self._filter)
        self._new = QPushButton(self.tr("Hồ sơ mới"), self)
        self._new.setProperty("role", "primary")
        icons.put(self._new, "add", "on_accent")
        self._new.setToolTip(self.tr("Lập hồ sơ mới tại cửa nhà (Ctrl+N)"))
        self._new.clicked.connect(self.new_case)
        self._new.setEnabled(self._home.account.may(Action.OPEN_CASE))
        self._counts = FlowRow(self, Space.XS)
        self._people = QLabel(self)
        self._people.setProperty("role", "muted")
        self._more = MoreFilters(self._home.account.id, self, stages=self._home.pack.plan.stages)
        self._more.chosen.connect(self._set)
        self._more.save_asked.connect(self._save_filter)
        self._more.forget_asked.connect(self._forget_filter)
        self._give = QPushButton(self.tr("Giao việc (G)"), self)
        icons.put(self._give, "calendar")
        self._give.setToolTip(self.tr("Giao mọi hồ sơ đang chọn cho một người, một nhóm, trong một lần ghi"))
        self._give.clicked.connect(self.give)
        self._give.setEnabled(False)
        self._print = QPushButton(self.tr("In…"), self)
        icons.put(self._print, "print")
        self._print.setToolTip(self.tr("In lần lượt giấy tờ của mọi hồ sơ đang chọn (Ctrl+P)"))
        self._print.clicked.connect(self.print_chosen)
        self._print.setEnabled(False)
        self._board = QPushButton(self.tr("Bảng việc"), self)
        icons.put(self._board, "whole")
        self._board.setToolTip(self.tr("Hồ sơ theo bước sắp tới, theo người, theo nhóm (Ctrl+B)"))
        self._board.clicked.connect(self.board_asked)
        self._export = QPushButton(self.tr("Xuất danh sách…"), self)
        icons.put(self._export, "excel")
        self._export.setToolTip(self.tr("Hồ sơ theo bộ lọc đang xem, ra PDF hoặc Excel"))
        self._export.setEnabled(self._home.account.may(Action.EXPORT_LIST))
        self._export.clicked.connect(self.export)
        self._source = CaseSource(self._home, self._which)
        self._table = PagedTable(
            self._columns(), self._tasks, self, name=self.tr("Danh sách hồ sơ"), many=True, tells=True
        )
        self._table.picked.connect(self._picked)
        self._table.opened.connect(self.open_case)
        self._table.asked.connect(self._empty_asked)
        self._table.view.horizontalHeader().sectionClicked.connect(self._sorted)
        self._lay_out()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        for each, stretch in ((self._text, 4), (self._area, 3), (self._category, 3), (self._state, 3)):
            filters.addWidget(each, stretch)
        filters.addWidget(self._stuck)
        filters.addWidget(self._clear)
        filters.addWidget(self._new)
        deeds = QHBoxLayout()
        deeds.setSpacing(Space.S)
        deeds.addWidget(self._people, 1)
        for button in (self._more, self._give, self._print, self._export, self._board):
            deeds.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(filters)
        layout.addLayout(deeds)
        layout.addWidget(self._counts)
        layout.addWidget(self._table, 1)
        self.setFocusProxy(self._table)

    def _columns(self) -> list[Column]:
        today = self._home.today

        def late(row: CaseRow) -> tuple[str, str] | None:
            return ("late", "bad") if row.due and row.due < today and (row.state != "closed" or row.contested) else None

        def fresh(row: CaseRow) -> tuple[str, str] | None:
            return ("info", "accent") if row.id in self._source.news else None

        def state(row: CaseRow) -> tuple[str, str]:
            if row.contested:
                return "conflict", "bad"
            return ("done", "good") if row.state == "closed" else ("now", "accent")

        def stuck(row: CaseRow) -> tuple[str, str] | None:
            return ("blocked", "stuck") if row.obstacles else None

        return [
            Column(self.tr("Hạn"), lambda row: row.due, 128, sort_key=CaseOrder.DUE, mark=late, least=128),
            Column(
                self.tr("Họ và tên"),
                lambda row: row.name,
                200,
                sort_key=CaseOrder.NAME,
                stretch=True,
                mark=fresh,
                least=170,
            ),
            Column(self.tr("Ngày sinh"), lambda row: born(row.born), 106, "right"),
            Column(self.tr("Diện"), lambda row: row.category, 54, "center", CaseOrder.CATEGORY),
            Column(self.tr("Địa bàn"), lambda row: row.area, 110),
            Column(self.tr("Hộ"), lambda row: row.household, 150),
            Column(self.tr("Tình trạng"), self._state_word, 136, mark=state, least=132),
            Column(self.tr("Vướng mắc"), lambda row: row.obstacles or "", 92, "center", mark=stuck),
            Column(self.tr("Giao cho"), self._given, 120),
            Column(self.tr("Đang giữ"), self._holder, 80),
            Column(self.tr("Ngày lập"), lambda row: row.opened_on, 104, "right", CaseOrder.OPENED, yields=True),
        ]

    def _holder(self, row: CaseRow) -> str:
        """At the office which laptops hold the case; at a laptop whether it can still be written there."""
        if not self._home.is_office:
            return "" if row.held_here else self.tr("Chỉ xem")
        return fill(self.tr("Máy %1"), ", ".join(f"{number:02d}" for number in row.held_by)) if row.held_by else ""

    def _given(self, row: CaseRow) -> str:
        return " · ".join(filter(None, (self._names.get(row.assignee or "", ""), row.team)))

    def _state_word(self, row: CaseRow) -> str:
        return self._state_name("contested" if row.contested else row.state)

    def _state_name(self, code: str) -> str:
        """As short as a table needs it."""
        short = {"open": self.tr("Đang mở"), "contested": self.tr("Chưa chốt")}
        return short.get(code) or spoken(LISTS["case_state"].get(code, code))

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, CaseFilter):
            self._set(target)
        elif isinstance(target, str) and target:
            self._set(CaseFilter(category=target, state="open"))

    def ask(self) -> None:
        home, area = self._home, self._which.area_id

        def read(_progress: Progress) -> tuple[list[AreaRow], CaseCounts, Sequence[Saved], Sequence[str]]:
            return people.areas(home), cases.case_counts(home, area), filters.saved(home), assigning.teams(home)

        self.read("counts", read, self._show_counts)
        self._table.refresh() if self._table.model.total is not None else self._ask_list()

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def which(self) -> CaseFilter:
        return self._which

    @property
    def table(self) -> PagedTable:
        return self._table

    def _ask_list(self) -> None:
        if self._is_filtered():
            self._table.set_empty(
                self.tr("Không có hồ sơ nào khớp bộ lọc"),
                self.tr("Thử bỏ bớt điều kiện lọc."),
                self.tr("Bỏ lọc"),
                "filter",
            )
        else:
            self._table.set_empty(
                self.tr("Chưa có hồ sơ nào"),
                self.tr("Lập hồ sơ đầu tiên tại cửa nhà (Ctrl+N), hoặc nhập danh sách Excel ở trang Nhân khẩu."),
                self.tr("Hồ sơ mới") if self._home.account.may(Action.OPEN_CASE) else "",
                "cases",
            )
        self._source = CaseSource(self._home, self._which)
        self._table.set_source(self._source)

    def _show_counts(self, answer: tuple[list[AreaRow], CaseCounts, Sequence[Saved], Sequence[str]]) -> None:
        areas, counts, saved, teams = answer
        self._more.know(saved, teams)
        self._areas = tuple(areas)
        self._area.set_options([Option(area.id, area.name) for area in areas])
        self._area.set_value(self._which.area_id)
        self._counts.clear()
        for code in self._home.pack.categories:
            count = counts.by_category.get(code, 0)
            if count:
                category = self._home.pack.categories[code]
                button = DeedButton(f"{code}: {number(count)}", "", ("category", code), self._counts, role="quiet")
                button.setToolTip(category.title)
                button.setAccessibleName(fill(self.tr("Diện %1, %2 hồ sơ: %3"), code, count, category.title))
                button.setCheckable(True)
                button.setChecked(self._which.category == code)
                button.setStyleSheet("padding: 0 6px")
                button.asked.connect(self._category_asked)
                self._counts.add(button)
        said = fill(self.tr("%1 người, %2 hồ sơ đang mở"), counts.people, sum(counts.by_category.values()))
        groups = [fill(self.tr("nhóm %1: %2 người"), code, count) for code, count in sorted(counts.by_group.items())]
        self._people.setText(" · ".join([said, *groups]) if counts.people else "")
        self._people.setToolTip(self.tr("Một người thuộc nhiều diện chỉ đếm một lần"))

    # Filters ---------------------------------------------------------------------------------------------------------

    def clear_filter(self) -> None:
        self._set(CaseFilter())

    def _is_filtered(self) -> bool:
        return self._which != CaseFilter() and self._which != CaseFilter(state="open")

    def _set(self, which: CaseFilter) -> None:
        if which != self._which:
            self._which = which
            self._show_filter()
            self._keep()
            self._ask_list()
            self.refresh()

    def _show_filter(self) -> None:
        which = self._which
        self._text.blockSignals(True)
        self._text.setText(which.text)
        self._text.blockSignals(False)
        self._area.set_value(which.area_id)
        self._category.set_value(which.category)
        self._state.set_value(which.state)
        self._stuck.set_value(which.with_obstacle)
        self._more.show_filter(which)
        self._clear.setEnabled(which != CaseFilter())

    def _filter(self) -> None:
        boxes = (self._area, self._category, self._state)
        if any(box.problem() for box in boxes):
            return
        area, category, state = (box.value() for box in boxes)
        text = self._text.value() or ""
        which = replace(
            self._which, area_id=area, category=category, state=state, text=text, with_obstacle=self._stuck.value()
        )
        if which != self._which:
            area_changed = which.area_id != self._which.area_id
            self._which = which
            self._clear.setEnabled(which != CaseFilter())
            self._keep()
            self._ask_list()
            if area_changed or which.category is not None:
                self.refresh()

    def _text_changed(self, _text: str) -> None:
        self._typing.start()

    def _category_asked(self, _deed: str, code: str) -> None:
        self._set(replace(self._which, category=None if self._which.category == code else code))

    def _sorted(self, _section: int) -> None:
        sort = self._table.sort()
        self.remember("sort", f"{sort.key} {int(sort.descending)}" if sort else "")

    def _keep(self) -> None:
        which = self._which
        for name, value in (("area", which.area_id), ("category", which.category), ("state", which.state)):
            self.remember(name, value or "-")
        self.remember("stuck", "1" if which.with_obstacle else "")

    def _from_memory(self) -> CaseFilter:
        """Words are not remembered: they are somebody's name."""
        area, category, state = (self.remembered(name, "-") for name in ("area", "category", "state"))
        if not self.remembered("state"):
            state = "open"
        known = [None if value == "-" else value for value in (area, category, state)]
        return CaseFilter(known[0], known[1], known[2], with_obstacle=bool(self.remembered("stuck")))

    # Deeds -----------------------------------------------------------------------------------------------------------

    def new_case(self) -> None:
        """Ask for the place, then look for the group by an interview; or take a group at once, and go to the wizard."""
        if not self._home.account.may(Action.OPEN_CASE):
            return
        self._dialog = NewCaseDialog(self._home, self._areas, self._which, self)
        self._dialog.chosen.connect(self.start_wizard)
        self._dialog.interview_chosen.connect(self.start_interview)
        self._dialog.open()

    def give(self) -> None:
        """Give the chosen cases out, in one change."""
        chosen = self._table.picked_keys()
        if not chosen or not self._home.account.may(Action.ASSIGN_CASE):
            return
        home = self._home

        def read(_progress: Progress) -> tuple[Offered, Colleagues]:
            return assigning.offered(home, chosen), colleagues.colleagues(home)

        self.read("give", read, self._ask_whom)

    def print_chosen(self) -> None:
        """Print for the chosen cases, one after the other."""
        if self._print.isEnabled():
            self.papers_asked.emit(list(self._table.picked_keys()))

    def export(self) -> None:
        """The cases of the filter, as a file that leaves the office."""
        dialog = ExportDialog(self._home, self._tasks, ListWish(self._which, ""), self._table.model.total, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_whom(self, answer: tuple[Offered, Colleagues]) -> None:
        offered, known = answer
        desk = Desk(self._words.with_names(known.accounts), self._tasks, self, known.accounts, known.machines)
        dialog = assign_dialog(desk, offered)
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._giving = dialog
        dialog.open()

    def _picked(self) -> None:
        chosen, account = bool(self._table.picked_keys()), self._home.account
        self._give.setEnabled(chosen and account.may(Action.ASSIGN_CASE))
        self._print.setEnabled(chosen and any(account.may(each) for each in _PRINTS))

    def _save_filter(self, name: str) -> None:
        home, which = self._home, self._which
        self._tasks.run(lambda _progress: filters.save(home, name, which), self._filters_kept, self._went_wrong)

    def _forget_filter(self, name: str) -> None:
        home = self._home
        self._tasks.run(lambda _progress: filters.forget(home, name), self._filters_kept, self._went_wrong)

    def _filters_kept(self, saved: Sequence[Saved]) -> None:
        self.refresh()

    def _empty_asked(self) -> None:
        self.clear_filter() if self._is_filtered() else self.new_case()

    def _go_words(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()
