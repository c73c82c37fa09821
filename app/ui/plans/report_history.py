"""Every report of one due day: ours and those received, also the ones that a later one replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.home import Home
from app.progress import Progress
from app.services import reports
from app.services.reports import OWN, RECEIVED, DueRow, PastReport
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class HistoryDialog(QDialog):
    """Read only. ``received_asked(str)``: Enter on a report that was received."""

    received_asked = Signal(str)

    def __init__(
        self, home: Home, tasks: Tasks, due: DueRow, accounts: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self.setWindowTitle(fill(self.tr("Các bản của %1, hạn %2"), due.due.name, due.due.on))
        self.table = PagedTable(
            [
                Column(self.tr("Ngày"), lambda row: row.day, 110, mark=self._mark),
                Column(self.tr("Loại"), self._kind, 170),
                Column(self.tr("Nơi gửi"), lambda row: row.who, 200, stretch=True),
                Column(self.tr("Số"), lambda row: row.number, 120),
                Column(self.tr("Người ghi"), lambda row: accounts.get(row.by, row.by), 150),
                Column(self.tr("Ghi chú"), lambda row: row.note, 160),
            ],
            None,
            self,
            name=self.tr("Các bản báo cáo"),
        )
        self.table.set_empty(self.tr("Chưa có bản nào"), self.tr("Chưa lập, chưa nhận báo cáo nào của kỳ này."))
        self.table.set_source(Rows([], lambda row: row.id))
        self.table.opened.connect(self._opened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(self.table)
        self.resize(980, 420)
        key = due.id

        def read(_progress: Progress) -> Sequence[PastReport]:
            return reports.history(home, key)

        tasks.run(read, self._show, self._went_wrong)

    def _show(self, rows: Sequence[PastReport]) -> None:
        self.table.set_source(Rows(rows, lambda row: row.id))

    def _opened(self, key: str) -> None:
        row = self.table.current_row()
        if isinstance(row, PastReport) and row.kind == RECEIVED:
            self.received_asked.emit(key)

    def _kind(self, row: PastReport) -> str:
        if row.kind == OWN:
            said = self.tr("của ta")
        elif row.kind == RECEIVED:
            said = self.tr("nhận được")
        else:
            said = self.tr("đã đôn đốc")
        return fill(self.tr("%1, đã thay"), said) if row.replaced else said

    def _mark(self, row: PastReport) -> tuple[str, str]:
        return ("history", "neutral") if row.replaced else ("done", "good")

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)
