"""Cửa cần đến: the doors where a case is open and nobody was met yet, with one key for each way a knock can end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.coverage import DoorRow
from app.ui.cases.visits_tab import VisitKeys
from app.ui.field_words import Words
from app.ui.plans.coverage_page import LOOK
from app.ui.theme import Size, Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_SHOWN = 6


class DoorList(QWidget):
    """Signals: ``knocked(str, str)`` the household and the outcome; ``opened(str)`` the household."""

    knocked = Signal(str, str)
    opened = Signal(str)

    def __init__(self, rows: Sequence[DoorRow], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = PagedTable(
            [
                Column(self.tr("Hộ"), lambda row: row.label, 180, stretch=True),
                Column(self.tr("Địa bàn"), lambda row: row.area, 130),
                Column(
                    self.tr("Lần gần nhất"),
                    lambda row: words.code("visit_outcomes", row.outcome) if row.outcome else self.tr("Chưa đến"),
                    170,
                    mark=lambda row: LOOK[row.reach],
                ),
                Column(self.tr("Hạn"), lambda row: row.due, 114, "right"),
            ],
            name=self.tr("Cửa cần đến"),
            parent=self,
        )
        self.table.setFixedHeight(Size.TARGET + Size.ROW * (min(len(rows), _SHOWN) + 1) + Space.S)
        self.table.opened.connect(self.opened)
        self.keys = VisitKeys(words, self, self)
        self.keys.asked.connect(self._knocked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.table)
        layout.addWidget(self.keys)
        self.table.set_source(Rows(rows, lambda row: row.id))
        if rows:
            self.table.select(rows[0].id)

    def _knocked(self, outcome: str) -> None:
        row = self.table.current_row()
        if isinstance(row, DoorRow):
            self.knocked.emit(row.id, outcome)
