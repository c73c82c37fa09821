"""The numbers of a report, and the list behind the one that is chosen: every number can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from app.domain.figures import TOTAL
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import reports_making
from app.services.reports_figures import Behind, BehindRow
from app.services.reports_making import Draft, Lists
from app.ui.cases.tab import muted
from app.ui.dialogs import show_error
from app.ui.field_words import entity_name
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number of the report."""

    table: str
    row: str
    code: str
    where: str
    label: str
    name: str
    value: int
    how: str

    @property
    def id(self) -> str:
        return f"{self.table}|{self.row}|{self.code}"


class NumbersDialog(QDialog):
    """``open_case(str)``: Enter on a row of the list."""

    open_case = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._draft = home, tasks, draft
        self._question = 0
        self._lists: Lists | None = None
        self._wanted = ""
        self._rows = numbers_of(draft)
        self.setWindowTitle(self.tr("Danh sách sau con số"))
        self.numbers = PagedTable(
            [
                Column(self.tr("Bảng"), lambda row: row.where, 190),
                Column(self.tr("Dòng"), lambda row: row.label, 200, stretch=True),
                Column(self.tr("Cột"), lambda row: row.name, 150),
                Column(self.tr("Số"), lambda row: row.value, 70, "right"),
            ],
            None,
            self,
            name=self.tr("Các con số của báo cáo"),
        )
        self.numbers.set_source(Rows(self._rows, lambda row: row.id))
        self.numbers.selected.connect(self._chosen)
        self.list = PagedTable(
            [
                Column(self.tr("Họ và tên"), lambda row: row.name or entity_name(row.entity), 180),
                Column(self.tr("Diện"), lambda row: row.category, 60, "center"),
                Column(self.tr("Địa bàn"), lambda row: row.area, 130, stretch=True),
                Column(self.tr("Ngày"), lambda row: row.day, 110, "right"),
            ],
            None,
            self,
            name=self.tr("Danh sách"),
        )
        self.list.set_empty(self.tr("Không có dòng nào"), self.tr("Chọn một con số ở bên trái để xem danh sách."))
        self.list.set_source(Rows([], lambda row: row.row))
        self.list.opened.connect(self._opened)
        self._head = muted("", self)
        self._head.setWordWrap(True)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.numbers)
        split.addWidget(self.list)
        split.setSizes([620, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self._head)
        layout.addWidget(split, 1)
        self.resize(1180, 600)
        if self._rows:
            self.numbers.select(self._rows[0].id)
        tasks.run(lambda _progress: reports_making.lists_of(home, draft), self._take_lists, self._went_wrong)

    def _take_lists(self, lists: Lists) -> None:
        self._lists = lists
        self._chosen(self._wanted)

    def _chosen(self, key: str) -> None:
        self._wanted = key
        lists = self._lists
        if lists is None:
            return
        row = next((each for each in self._rows if each.id == key), None)
        if row is None:
            return
        home, draft, cell = self._home, self._draft, (row.table, row.row, row.code)
        self._question += 1
        number = self._question

        def read(_progress: Progress) -> tuple[int, NumberRow, Behind | UserError]:
            try:
                return number, row, reports_making.list_of(home, draft, lists, cell)
            except UserError as refused:
                return number, row, refused

        self._tasks.run(read, self._show, self._went_wrong)

    def _show(self, answer: tuple[int, NumberRow, Behind | UserError]) -> None:
        number, row, found = answer
        if number != self._question:
            return
        if isinstance(found, UserError):
            self._head.setText(explain(found).happened)
            self.list.set_source(Rows([], lambda each: each.row))
            return
        said = [fill(self.tr("%1: %2."), row.name, row.how)]
        total = len(found.rows) + found.hidden
        if found.hidden:
            said.append(fill(self.tr("%1 dòng của người được bảo mật không hiện ở đây."), found.hidden))
        if self._draft.frozen and total != row.value:
            said.append(
                fill(
                    self.tr("Danh sách nay có %1 dòng, báo cáo đã chốt là %2: có số liệu nhập muộn."), total, row.value
                )
            )
        self._head.setText(" ".join(said))
        self.list.set_source(Rows(found.rows, lambda each: f"{each.entity}:{each.row}"))

    def _opened(self, _key: str) -> None:
        row = self.list.current_row()
        if isinstance(row, BehindRow) and row.case_id is not None:
            self.open_case.emit(row.case_id)
            self.accept()

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)


def numbers_of(draft: Draft) -> Sequence[NumberRow]:
    """Every number that is counted from records and is not nought, table by table, totals last."""
    measures = draft.spec.by_code
    whole = QCoreApplication.translate("NumbersDialog", "Tổng số")
    found: list[NumberRow] = []
    for table in draft.figures.tables:
        codes = [code for code in table.columns if code in measures]
        for row in table.rows:
            if row.key in measures and table.columns[:1] == ("now",):
                one, value = measures[row.key], row.cells[0]
                if isinstance(value, int) and value:
                    found.append(
                        NumberRow(table.id, row.key, row.key, table.title, row.label, one.name, value, one.how)
                    )
            for code in codes:
                value = row.cells[table.columns.index(code)]
                if isinstance(value, int) and value:
                    one = measures[code]
                    found.append(NumberRow(table.id, row.key, code, table.title, row.label, one.name, value, one.how))
        for code in codes:
            value = table.total[table.columns.index(code)] if table.total else None
            if isinstance(value, int) and value:
                one = measures[code]
                found.append(NumberRow(table.id, TOTAL, code, table.title, whole, one.name, value, one.how))
    return found
