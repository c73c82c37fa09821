"""Nhân khẩu: everyone whom this machine holds, filtered, a page at a time; adding people and households."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.changes import Done
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import colleagues, duplicates, people
from app.services.lists_printing import ListWish
from app.services.people import AreaRow, HouseholdRow, PeopleFilter, PeopleOrder, ResidentRow
from app.ui import icons
from app.ui.cases.forms import Desk
from app.ui.field_words import born
from app.ui.formats import fill
from app.ui.lists.export_dialog import ExportDialog
from app.ui.people import dialogs
from app.ui.record_panel import RecordDialog
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick
from app.ui.widgets.paged_table import Column, PagedTable, Sort
from app.ui.window import Memory

AFTER_TYPING = 250


class PeopleSource:
    """The people of one filter, for the table."""

    def __init__(self, home: Home, which: PeopleFilter) -> None:
        self._home, self._which = home, which

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[ResidentRow], Any]:
        order = PeopleOrder(sort.key) if sort else PeopleOrder.NAME
        page = people.list_people(
            self._home, self._which, after, limit, order=order, down=bool(sort and sort.descending)
        )
        return page.rows, page.next

    def count(self) -> int:
        return people.count_people(self._home, self._which)

    def key(self, row: ResidentRow) -> str:
        return row.id


@dataclass(frozen=True, slots=True)
class Places:
    """The areas, and the households of the chosen one."""

    areas: tuple[AreaRow, ...]
    households: tuple[HouseholdRow, ...]
    twice: int | None = None
    """Pairs that may be one person; None: this machine has not looked yet."""


class PeopleListPage(ServicePage):
    """Enter opens a person, Ctrl+N adds one. ``open_target`` takes the id of an area, or a PeopleFilter.

    Signals: ``import_asked()``; ``twice_asked()`` people who may be recorded twice.
    """

    import_asked = Signal()
    twice_asked = Signal()
    CONCERNS = ("resident", "household", "area", "case", "likeness")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._places = Places((), ())
        area = self.remembered("area", "-")
        self._which = PeopleFilter(None if area == "-" else area, without_number=bool(self.remembered("without")))
        self._desk = Desk(self._words, tasks, self, colleagues.colleagues(home).accounts)
        self._dialog: RecordDialog | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(AFTER_TYPING)
        self._typing.timeout.connect(self._filter)
        self._build()
        self._show_filter()
        sort = (self.remembered("sort") or f"{PeopleOrder.NAME} 0").split()
        self._table.set_sort(Sort(sort[0], sort[1] == "1"))
        for keys, slot in (
            ("Ctrl+N", self.add_person),
            ("Ctrl+Shift+N", self.add_household),
            ("Ctrl+F", self._go_words),
        ):
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
        self._house = ChoiceBox((), self, placeholder=self.tr("Mọi hộ"))
        for box, name in ((self._area, self.tr("Lọc theo địa bàn")), (self._house, self.tr("Lọc theo hộ"))):
            for line in box.findChildren(TextLine):
                line.setAccessibleName(name)
            box.changed.connect(self._filter)
        self._without = Tick(self.tr("Chưa có số định danh"), self)
        self._without.changed.connect(self._filter)
        self._clear = QPushButton(self.tr("Bỏ lọc"), self)
        icons.put(self._clear, "close")
        self._clear.clicked.connect(self.clear_filter)
        self._add = QPushButton(self.tr("Thêm"), self)
        self._add.setProperty("role", "primary")
        icons.put(self._add, "add", "on_accent")
        self._add.setToolTip(self.tr("Ctrl+N: nhân khẩu, Ctrl+Shift+N: hộ"))
        self._add.setMenu(self._menu())
        self._table = PagedTable(self._columns(), self._tasks, self, name=self.tr("Danh sách nhân khẩu"))
        self._table.opened.connect(self.open_person)
        self._table.asked.connect(self._empty_asked)
        self._table.view.horizontalHeader().sectionClicked.connect(self._sorted)
        self._about = QLabel(self)
        self._about.setProperty("role", "muted")
        self._twice = QPushButton(self.tr("Có thể trùng người…"), self)
        self._twice.setProperty("role", "link")
        icons.put(self._twice, "duplicate", "accent")
        self._twice.clicked.connect(self.twice_asked)
        under = QHBoxLayout()
        under.addWidget(self._about, 1)
        under.addWidget(self._twice)
        self._open_house = QPushButton(self.tr("Mở hộ này"), self)
        icons.put(self._open_house, "household")
        self._open_house.clicked.connect(self._ask_house)
        self._open_house.hide()
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        for each, stretch in ((self._text, 4), (self._area, 3), (self._house, 3)):
            filters.addWidget(each, stretch)
        for button in (self._open_house, self._without, self._clear, self._add):
            filters.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(filters)
        layout.addLayout(under)
        layout.addWidget(self._table, 1)
        self.setFocusProxy(self._table)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for icon, text, slot in (
            ("person", self.tr("Một nhân khẩu… (Ctrl+N)"), self.add_person),
            ("household", self.tr("Một hộ… (Ctrl+Shift+N)"), self.add_household),
            ("people", self.tr("Nhiều người vào hộ đang lọc…"), self.add_members),
        ):
            menu.addAction(icons.icon(icon), text).triggered.connect(slot)
        self._members_action = menu.actions()[-1]
        if self._home.account.may(Action.IMPORT_LIST):
            menu.addSeparator()
            menu.addAction(icons.icon("excel"), self.tr("Nhập danh sách Excel…")).triggered.connect(self.import_asked)
        if self._home.account.may(Action.EXPORT_LIST):
            menu.addAction(icons.icon("print"), self.tr("Xuất danh sách…")).triggered.connect(self.export)
        return menu

    def _columns(self) -> list[Column]:
        words = self._words

        def number(row: ResidentRow) -> tuple[str, str] | None:
            return None if row.number else ("warning", "warn")

        return [
            Column(self.tr("Họ và tên"), lambda row: row.name, 200, sort_key=PeopleOrder.NAME, stretch=True),
            Column(self.tr("Ngày sinh"), lambda row: born(row.born), 116, "right", PeopleOrder.BORN),
            Column(self.tr("Giới tính"), lambda r: words.said("resident", "sex", r.sex) if is_known(r.sex) else "", 90),
            Column(self.tr("Số định danh"), lambda row: row.number or self.tr("chưa có"), 150, mark=number),
            Column(self.tr("Hộ"), lambda row: row.household, 200),
            Column(self.tr("Địa bàn"), lambda row: row.area, 180),
            Column(self.tr("Hồ sơ"), lambda row: ", ".join(row.categories), 110, tip=self.tr("Hồ sơ đang mở")),
        ]

    def export(self) -> None:
        """The people of the filter, as a file that leaves the office."""
        dialog = ExportDialog(self._home, self._tasks, ListWish(self._which, ""), self._table.model.total, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, PeopleFilter):
            self._set(target)
        elif isinstance(target, str) and target:
            self._set(PeopleFilter(area_id=target))

    def ask(self) -> None:
        home, area = self._home, self._which.area_id

        def read(_progress: Progress) -> Places:
            houses = tuple(people.households(home, area, limit=5000))
            return Places(tuple(people.areas(home)), houses, duplicates.count_pairs(home))

        self.read("places", read, self._show_places)
        self._ask_list() if self._table.model.total is None else self._table.refresh()

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def which(self) -> PeopleFilter:
        return self._which

    @property
    def table(self) -> PagedTable:
        return self._table

    def _show_places(self, places: Places) -> None:
        self._places = places
        twice = self.tr("Có thể trùng người…")
        self._twice.setText(fill(self.tr("%1 cặp có thể trùng"), places.twice) if places.twice else twice)
        self._area.set_options([Option(area.id, area.name) for area in places.areas])
        self._house.set_options(
            [Option(each.id, each.label, fill(self.tr("%1 người"), each.members)) for each in places.households]
        )
        self._show_places_chosen()
        area = next((each for each in places.areas if each.id == self._which.area_id), None)
        if area is not None:
            said = self.tr("%1 hộ, %2 người, %3 hồ sơ đang mở")
            self._about.setText(fill(said, area.households, area.residents, area.open_cases))
        else:
            total = [sum(getattr(each, name) for each in places.areas) for name in ("households", "residents")]
            self._about.setText(fill(self.tr("%1 địa bàn, %2 hộ, %3 người"), len(places.areas), *total))
        if not places.areas and not self._is_filtered():
            self._say_empty()

    def _say_empty(self) -> None:
        if self._is_filtered():
            self._table.set_empty(
                self.tr("Không có ai khớp bộ lọc"),
                self.tr("Thử gõ ít chữ hơn. Máy này chỉ tìm được trong địa bàn mà máy giữ."),
                self.tr("Bỏ lọc"),
                "filter",
            )
        elif not self._places.areas:
            self._table.set_empty(
                self.tr("Máy này chưa có địa bàn nào"),
                self.tr("Văn phòng lập địa bàn ở trang Cài đặt; máy cơ sở nhận địa bàn trong gói của văn phòng."),
                icon="place",
            )
        else:
            self._table.set_empty(
                self.tr("Chưa có ai"),
                self.tr("Thêm từng người, hoặc nhập danh sách Excel."),
                self.tr("Thêm nhân khẩu"),
                "people",
            )

    def _ask_list(self) -> None:
        self._say_empty()
        self._table.set_source(PeopleSource(self._home, self._which))

    # Filters ---------------------------------------------------------------------------------------------------------

    def clear_filter(self) -> None:
        self._set(PeopleFilter())

    def _is_filtered(self) -> bool:
        return self._which != PeopleFilter()

    def _set(self, which: PeopleFilter) -> None:
        if which != self._which:
            self._which = which
            self._show_filter()
            self._keep()
            self._ask_list()
            self.refresh()

    def _show_filter(self) -> None:
        which = self._which
        if (self._text.value() or "") != which.text:
            self._text.blockSignals(True)
            self._text.setText(which.text)
            self._text.blockSignals(False)
        self._show_places_chosen()
        self._without.set_value(which.without_number)
        self._clear.setEnabled(self._is_filtered())
        self._open_house.setVisible(which.household_id is not None)
        self._members_action.setEnabled(which.household_id is not None)

    def _show_places_chosen(self) -> None:
        """Never touches the words: somebody may be typing."""
        self._area.set_value(self._which.area_id)
        self._house.set_value(self._which.household_id)

    def _filter(self) -> None:
        if self._area.problem() or self._house.problem():
            return
        area, house = self._area.value(), self._house.value()
        if area != self._which.area_id:
            house = None
        which = PeopleFilter(area, self._text.value() or "", house, self._without.value())
        area_changed = which.area_id != self._which.area_id
        if which != self._which:
            self._which = which
            self._show_filter()
            self._keep()
            self._ask_list()
            if area_changed:
                self.refresh()

    def _text_changed(self, _text: str) -> None:
        self._typing.start()

    def _sorted(self, _section: int) -> None:
        sort = self._table.sort()
        self.remember("sort", f"{sort.key} {int(sort.descending)}" if sort else "")

    def _keep(self) -> None:
        """Words and households are not remembered: they are somebody's name."""
        self.remember("area", self._which.area_id or "-")
        self.remember("without", "1" if self._which.without_number else "")

    # Deeds -----------------------------------------------------------------------------------------------------------

    def add_person(self) -> None:
        self._open(dialogs.add_person_dialog(self._desk, self._places.areas, self._which.area_id), self._person_added)

    def add_household(self) -> None:
        dialog = dialogs.add_household_dialog(self._desk, self._places.areas, self._which.area_id)
        self._open(dialog, self._household_added)

    def add_members(self) -> None:
        if self._which.household_id is not None:
            self.open_household.emit(self._which.household_id)

    def _open(self, dialog: RecordDialog, then: Any) -> None:
        self._dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(then)
        dialog.open()

    def _person_added(self, done: Done[str]) -> None:
        self.done(done)
        self.open_person.emit(done.value)

    def _household_added(self, done: Done[str]) -> None:
        self.done(done)
        self.open_household.emit(done.value)

    def _ask_house(self) -> None:
        if self._which.household_id is not None:
            self.open_household.emit(self._which.household_id)

    def _empty_asked(self) -> None:
        self.clear_filter() if self._is_filtered() else self.add_person()

    def _go_words(self) -> None:
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()
