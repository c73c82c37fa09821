"""Số liệu, chỉ tiêu của các đơn vị: a grid of units, typed cell by cell or pasted from a spreadsheet, saved as one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Done
from app.domain.indicators import Reached, read_count, read_pasted
from app.errors import UserError
from app.services.indicators import Entry
from app.ui import icons
from app.ui.editors import DayEdit
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import TextLine

_MOST_SAID = 4
GIVEN = "given"
_WIDE = 1240


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column of the grid is: of which indicator, and which of its parts."""

    indicator: str
    part: str
    title: str


Save = Callable[[Sequence[Entry], date], Done[Any]]


class FiguresDialog(QDialog):
    """Signal: ``saved(object)`` the Done of the service.

    ``rows``: the indicators whose figures stand side by side, all told by the same units. With ``targets`` what each
    unit is to reach is typed instead, and no day.
    """

    saved = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        rows: Sequence[Reached],
        units: Mapping[str, str],
        save: Save,
        today: date,
        parent: QWidget | None = None,
        *,
        targets: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._rows, self._save = tasks, rows, save
        self._units = {row.unit: units.get(row.unit, row.unit) for row in rows[0].units}
        self._targets, self._today = targets, today
        self._cells = [cell for row in rows for cell in self._columns_of(row)]
        title = self.tr("Chỉ tiêu giao cho các đơn vị") if targets else self.tr("Số liệu của các đơn vị")
        self.setWindowTitle(title)
        self.resize(_WIDE, 600)
        about = QLabel(
            self.tr("Gõ vào ô, hoặc dán bảng đã chép từ Excel (Ctrl+V): dòng có tên đơn vị vào đúng đơn vị."), self
        )
        about.setWordWrap(True)
        self.day = DayEdit(today, self)
        self.day.set_value(rows[0].on)
        self.day.setFixedWidth(330)
        self.day.setVisible(not targets)
        for line in self.day.findChildren(TextLine):
            line.setAccessibleName(self.tr("Số liệu tính đến ngày"))
        self.grid = self._grid(title)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setProperty("role", "error")
        self._ok = QPushButton(self.tr("Lưu"), self)
        self._ok.setProperty("role", "primary")
        self._ok.clicked.connect(self.submit)
        paste = QPushButton(self.tr("Dán từ Excel"), self)
        icons.put(paste, "excel")
        paste.clicked.connect(self.paste)
        close = QPushButton(self.tr("Thôi"), self)
        close.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(about, 1)
        top.addWidget(self.day)
        buttons = QHBoxLayout()
        for each in (self._ok, paste, close):
            each.setAutoDefault(False)
            buttons.addWidget(each)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._said)
        layout.addLayout(buttons)
        for keys, call in ((QKeySequence.StandardKey.Paste, self.paste), ("Ctrl+Return", self.submit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(call)
        self._fill()

    def _columns_of(self, row: Reached) -> list[Cell]:
        indicator, many = row.indicator, len(self._rows) > 1
        if self._targets:
            return [Cell(indicator.id, GIVEN, self.tr("Chỉ tiêu giao"))]
        found = [Cell(indicator.id, "value", indicator.name if many else self.tr("Đạt được"))]
        if indicator.share:
            found.append(Cell(indicator.id, "whole", fill(self.tr("Trên tổng số %1"), indicator.of)))
        if indicator.cause:
            found.append(Cell(indicator.id, "cause", indicator.cause))
        return found

    def _grid(self, name: str) -> QTableWidget:
        grid = QTableWidget(len(self._units), 1 + len(self._cells), self)
        grid.setAccessibleName(name)
        grid.setHorizontalHeaderLabels([self.tr("Đơn vị"), *(cell.title for cell in self._cells)])
        header = grid.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        header.setMinimumHeight(96 if len(self._cells) > 3 else 36)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        grid.setColumnWidth(0, 210)
        wide = max(96, (_WIDE - 210 - 80) // max(1, len(self._cells)))
        for column in range(1, grid.columnCount()):
            grid.setColumnWidth(column, min(wide, 260))
        grid.verticalHeader().setVisible(False)
        return grid

    def _fill(self) -> None:
        told = {(row.indicator.id, unit.unit): unit for row in self._rows for unit in row.units}
        for line, (unit, name) in enumerate(self._units.items()):
            head = QTableWidgetItem(name)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.grid.setItem(line, 0, head)
            for column, cell in enumerate(self._cells, start=1):
                value = getattr(told[cell.indicator, unit], cell.part)
                self.grid.setItem(line, column, QTableWidgetItem("" if value is None else str(value)))
        self.grid.setCurrentCell(0, 1)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def paste(self) -> None:
        self.take(QGuiApplication.clipboard().text())

    def take(self, text: str) -> None:
        """Put a copied table into the grid; lines that fit nobody are said."""
        pasted = read_pasted(text, self._units)
        lines = {unit: line for line, unit in enumerate(self._units)}
        for unit, cells in pasted.cells.items():
            for column, cell in enumerate(cells[: len(self._cells)], start=1):
                self.grid.setItem(lines[unit], column, QTableWidgetItem(cell))
        said = [fill(self.tr("Đã đưa vào %1 đơn vị."), len(pasted.cells))]
        if pasted.unread:
            shown = ", ".join(f"{number}: {first}" for number, first in pasted.unread[:_MOST_SAID])
            said.append(fill(self.tr("Không hiểu %1 dòng (%2)."), len(pasted.unread), shown))
        self._said.setText(" ".join(said))

    def submit(self) -> None:
        day = self.day.value() or self._today
        try:
            entries = self.entries()
        except UserError as wrong:
            self._tell(wrong)
            return
        save = self._save
        self._ok.setEnabled(False)
        self._tasks.run(lambda _progress: save(entries, day), self._was_saved, self._was_refused)

    def entries(self) -> list[Entry]:
        """Every figure of the grid that differs from what was shown. Raises: UserError("figure.not-a-count")."""
        found = []
        told = {(row.indicator.id, unit.unit): unit for row in self._rows for unit in row.units}
        for line, (unit, name) in enumerate(self._units.items()):
            cells: dict[tuple[str, str], str] = {
                (cell.indicator, cell.part): self._text(line, column)
                for column, cell in enumerate(self._cells, start=1)
            }
            for row in self._rows:
                id = row.indicator.id
                value = _count(cells[id, GIVEN if self._targets else "value"], name)
                whole = _count(cells.get((id, "whole"), ""), name)
                cause = cells.get((id, "cause"), "")
                before = told[id, unit]
                stood = (before.given, None, "") if self._targets else (before.value, before.whole, before.cause or "")
                if (value, whole if row.indicator.share and not self._targets else None, cause) != (
                    stood[0],
                    stood[1] if row.indicator.share else None,
                    stood[2],
                ) or (not self._targets and value is not None and before.day != self.day.value()):
                    found.append(Entry(id, unit, value, whole, cause))
        return found

    def _text(self, line: int, column: int) -> str:
        item = self.grid.item(line, column)
        return item.text().strip() if item is not None else ""

    def _was_saved(self, done: Done[Any]) -> None:
        self.saved.emit(done)
        self.accept()

    def _was_refused(self, error: Exception) -> None:
        self._ok.setEnabled(True)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        said = explain(error)
        self._said.setText(f"{said.happened} {said.todo}")


def _count(text: str, unit: str) -> int | None:
    if not text:
        return None
    value = read_count(text)
    if value is None:
        raise UserError("figure.not-a-count", unit=unit, text=text)
    return value
