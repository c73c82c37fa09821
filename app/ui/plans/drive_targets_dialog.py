"""Bảng chỉ tiêu: typed cell by cell, pasted, from a file or as the plan prints it; sums beside the printed total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
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
from app.domain.drive import Drive, TargetRow
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import drives_targets
from app.services.drives_targets import TargetTable, Unread
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill, number
from app.ui.messages import explain
from app.ui.plans.drive_words import column_name, doubt_words
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.flow_row import FlowRow

_MOST_SAID = 6


class TargetsDialog(QDialog):
    """Signal: ``saved(object)`` the Done of the service."""

    saved = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, drive: Drive, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._drive = home, tasks, drive
        self._rows: tuple[TargetRow, ...] = ()
        self._printed: dict[str, int] = {}
        self._filling = False
        self.setWindowTitle(self.tr("Bảng chỉ tiêu"))
        self.resize(980, 620)
        about = QLabel(
            self.tr("Gõ số vào ô, hoặc dán bảng từ kế hoạch, Excel (Ctrl+V). Dòng tổng giữ như bản in."), self
        )
        about.setWordWrap(True)
        row = FlowRow(self)
        for icon, text, call in (
            ("plans", self.tr("Lấy bảng của kế hoạch"), self.as_printed),
            ("copy", self.tr("Dán"), self.paste),
            ("imported", self.tr("Từ tệp…"), self.from_file),
            ("export", self.tr("Xuất Excel…"), self.export),
        ):
            button = QPushButton(text, row)
            icons.put(button, icon)
            button.clicked.connect(call)
            row.add(button)
        self.table = QTableWidget(0, 1 + len(drive.columns), self)
        self.table.setAccessibleName(self.tr("Bảng chỉ tiêu"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Đơn vị"), *(column_name(drive, column) for column in drive.columns)]
        )
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at in range(1, 1 + len(drive.columns)):
            self.table.setColumnWidth(at, 156)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag(int(wrapped)))
        self.table.horizontalHeader().setMinimumHeight(52)
        self.table.verticalHeader().setVisible(False)
        self.table.itemChanged.connect(self._typed)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        leave = QPushButton(self.tr("Thôi"), self)
        leave.clicked.connect(self.reject)
        self.save_button = QPushButton(self.tr("Lưu bảng"), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addWidget(about)
        layout.addWidget(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.paste)
        self._run(lambda: drives_targets.targets(home, drive))

    # Where numbers come from -----------------------------------------------------------------------------------------

    def as_printed(self) -> None:
        home, drive = self._home, self._drive
        self._run(lambda: drives_targets.as_printed(home, drive))

    def paste(self) -> None:
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        home, drive = self._home, self._drive
        self._run(lambda: drives_targets.pasted(home, drive, text))

    def from_file(self) -> None:
        kinds = self.tr("Bảng tính (*.xlsx *.xls *.csv)")
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Tệp có bảng chỉ tiêu"), "", kinds)
        if file:
            home, drive = self._home, self._drive
            self._run(lambda: drives_targets.from_file(home, drive, Path(file)))

    def export(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, self.tr("Lưu bảng chỉ tiêu"), "chi-tieu.xlsx", self.tr("Tệp Excel (*.xlsx)")
        )
        if file:
            home, drive = self._home, self._drive
            self._tasks.run(lambda _progress: drives_targets.export_table(home, drive, Path(file)), None, self._failed)

    # Saving ----------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        wrong = self._wrong()
        if wrong:
            self.said.setText(fill(self.tr("Chưa lưu: ô này không phải số: %1"), ", ".join(wrong)))
            return
        home, drive, table = self._home, self._drive, TargetTable(self.rows(), self._printed)
        self.save_button.setEnabled(False)

        def work(_progress: Progress) -> Done[TargetTable]:
            return drives_targets.save_targets(home, drive, table)

        self._tasks.run(work, self._saved, self._failed)

    def _saved(self, done: Done[TargetTable]) -> None:
        self.saved.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, UserError):
            said = explain(error)
            self.said.setText(f"{said.happened} {said.todo}")
        else:
            show_error(self, error)

    # The table -------------------------------------------------------------------------------------------------------

    def rows(self) -> tuple[TargetRow, ...]:
        """The units with the numbers that stand in their cells."""
        found = []
        for at, row in enumerate(self._rows):
            values = {}
            for column, key in enumerate(self._drive.columns, 1):
                text = self._text(at, column)
                if text.isdecimal():
                    values[key] = int(text)
            found.append(TargetRow(row.unit, row.name, values))
        return tuple(found)

    def _run(self, work: Callable[[], TargetTable]) -> None:
        def read(_progress: Progress) -> TargetTable:
            return work()

        self._tasks.run(read, self.show_table, self._failed)

    def show_table(self, table: TargetTable) -> None:
        """What was read; units that it does not have keep empty cells."""
        there = {row.unit: row for row in table.rows}
        for old in self._rows:
            there.setdefault(old.unit, TargetRow(old.unit, old.name, {}))
        order = [row.unit for row in self._rows] or list(there)
        order += [unit for unit in there if unit not in order]
        self._rows = tuple(there[unit] for unit in order)
        self._printed = dict(table.printed)
        self._filling = True
        self.table.setRowCount(len(self._rows) + 2)
        for at, row in enumerate(self._rows):
            self._put(at, 0, row.name, editable=False)
            for column, key in enumerate(self._drive.columns, 1):
                value = row.values.get(key)
                self._put(at, column, "" if value is None else number(value))
        self._filling = False
        self._sums()
        self._say(table.unread, [doubt_words(self._drive, each, self._names()) for each in table.doubts])

    def _put(self, row: int, column: int, text: str, *, editable: bool = True) -> None:
        item = QTableWidgetItem(text)
        if not editable:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.table.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip().replace(".", "").replace(" ", "") if item is not None else ""

    def _wrong(self) -> list[str]:
        found = []
        for at in range(len(self._rows)):
            for column in range(1, 1 + len(self._drive.columns)):
                text = self._text(at, column)
                if text and not text.isdecimal():
                    found.append(text)
        return found

    def _typed(self, _item: QTableWidgetItem) -> None:
        if not self._filling:
            self._sums()
            wrong = self._wrong()
            if wrong:
                self.said.setText(fill(self.tr("Ô này không phải số: %1"), ", ".join(wrong[:_MOST_SAID])))

    def _sums(self) -> None:
        self._filling = True
        rows, at = self.rows(), len(self._rows)
        self._put(at, 0, self.tr("Cộng các dòng"), editable=False)
        self._put(at + 1, 0, self.tr("Tổng như bản in"), editable=False)
        for column, key in enumerate(self._drive.columns, 1):
            self._put(at, column, number(sum(row.values.get(key, 0) for row in rows)), editable=False)
            printed = self._printed.get(key)
            self._put(at + 1, column, "" if printed is None else number(printed), editable=False)
        self._filling = False

    def _names(self) -> Mapping[str, str]:
        return {row.unit: row.name for row in self._rows}

    def _say(self, unread: tuple[Unread, ...], doubts: list[str]) -> None:
        why = {
            "unit": self.tr("không có đơn vị này"),
            "numbers": self.tr("thiếu số hoặc số sai"),
            "twice": self.tr("đơn vị có hai lần"),
        }
        lines = [
            fill(self.tr("Dòng %1 không lấy được (%2): %3"), each.line, why[each.why], each.text) for each in unread
        ]
        lines += doubts
        more = len(lines) - _MOST_SAID
        if more > 0:
            lines = [*lines[:_MOST_SAID], fill(self.tr("và %1 điều khác"), more)]
        self.said.setText("\n".join(lines))
