"""A small table in which numbers are typed: one row for each sender, one column for each number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from app.domain.figures import Table

_MOST = 100_000_000
_ROWS_SHOWN = 8


class TypedTable(QWidget):
    """What is typed that is no whole number is marked, and is not part of the value."""

    changed = Signal()

    def __init__(self, table: Table, parent: QWidget | None = None, *, frozen: bool = False) -> None:
        super().__init__(parent)
        self._columns, self._rows = table.columns, tuple(row.key for row in table.rows)
        self.grid = QTableWidget(len(table.rows), len(table.columns), self)
        self.grid.setAccessibleName(table.title)
        self.grid.setHorizontalHeaderLabels(list(table.titles))
        self.grid.setVerticalHeaderLabels([row.label for row in table.rows])
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.setTabKeyNavigation(False)
        if frozen:
            self.grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for at, row in enumerate(table.rows):
            for place, cell in enumerate(row.cells):
                item = QTableWidgetItem("" if cell is None else str(cell))
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.grid.setItem(at, place, item)
        height = self.grid.horizontalHeader().sizeHint().height() + 6
        self.grid.setFixedHeight(height + self.grid.rowHeight(0) * max(1, min(_ROWS_SHOWN, len(table.rows))) + 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self.grid.itemChanged.connect(self._edited)

    def value(self) -> Mapping[str, Mapping[str, int]]:
        """By row and column."""
        found: dict[str, dict[str, int]] = {}
        for at, key in enumerate(self._rows):
            told = {
                code: number for place, code in enumerate(self._columns) if (number := self._at(at, place)) is not None
            }
            if told:
                found[key] = told
        return found

    def set_value(self, value: Mapping[str, Mapping[str, int]]) -> None:
        for at, key in enumerate(self._rows):
            for place, code in enumerate(self._columns):
                number = value.get(key, {}).get(code)
                item = self.grid.item(at, place)
                if item is not None:
                    item.setText("" if number is None else str(number))

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        for at in range(len(self._rows)):
            for place in range(len(self._columns)):
                item = self.grid.item(at, place)
                if item is not None and item.text().strip() and self._at(at, place) is None:
                    return self.tr("Chỉ nhập số nguyên, không âm.")
        return ""

    def _at(self, row: int, column: int) -> int | None:
        item = self.grid.item(row, column)
        text = item.text().strip().replace(".", "").replace(" ", "") if item is not None else ""
        return int(text) if text.isascii() and text.isdigit() and int(text) <= _MOST else None

    def _edited(self, _item: object) -> None:
        self.changed.emit()
