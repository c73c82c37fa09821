"""One report that was received, opened: who sent it when, what its check said, what it replaced, and its numbers beside
those of the report that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QSplitter, QVBoxLayout, QWidget

from app.home import Home
from app.services import reports_received
from app.services.reports_received import ReceivedReport, ToldNumber, Version
from app.services.reports_receiving import Notice
from app.ui.cases.tab import heading, muted
from app.ui.dialogs import show_error
from app.ui.formats import day, fill
from app.ui.plans.report_incoming import notice_words
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class ReceivedDialog(QDialog):
    """Read only; Esc leaves."""

    def __init__(
        self, home: Home, tasks: Tasks, report_id: str, accounts: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        self.banners = BannerArea(self)
        self._head, self._about = heading("", self), muted("", self)
        for label in (self._head, self._about):
            label.setWordWrap(True)
        self.numbers = PagedTable(self._columns(), None, self, name=self.tr("Số liệu của nơi gửi"))
        self.numbers.set_empty(
            self.tr("Không có số liệu"), self.tr("Báo cáo này được ghi là nhận bản giấy, không kèm tệp số liệu.")
        )
        self.notices = PagedTable(
            [
                Column(self.tr("Kết quả kiểm tra"), lambda row: notice_words(row[1]), 300, mark=_warns, stretch=True),
                Column(self.tr("Bảng"), lambda row: row[1].table, 240),
                Column(self.tr("Ở đâu"), lambda row: row[1].where, 120),
                Column(self.tr("Ghi là"), lambda row: row[1].said, 170),
            ],
            None,
            self,
            name=self.tr("Kết quả kiểm tra"),
        )
        for table in (self.numbers, self.notices):
            table.set_source(Rows([], str))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.numbers)
        split.addWidget(self.notices)
        split.setSizes([330, 170])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        for each in (self.banners, self._head, self._about):
            layout.addWidget(each)
        layout.addWidget(split, 1)
        layout.addWidget(buttons)
        self.setWindowTitle(self.tr("Báo cáo đã nhận"))
        self.resize(1180, 640)
        self.numbers.setFocus()
        tasks.run(lambda _progress: reports_received.received_report(home, report_id), self._show, self._went_wrong)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Bảng"), lambda row: row.table, 270),
            Column(self.tr("Dòng"), lambda row: row.row, 220, stretch=True),
            Column(self.tr("Cột"), lambda row: row.column, 190),
            Column(self.tr("Nơi gửi báo"), lambda row: row.told, 110, "right"),
            Column(self.tr("Bản trước"), lambda row: row.earlier, 100, "right", mark=_changed),
            Column(self.tr("Trong báo cáo của ta"), lambda row: row.whole, 160, "right"),
        ]

    def _show(self, report: ReceivedReport) -> None:
        self._head.setText(fill(self.tr("%1: %2, hạn %3"), report.sender, report.due, report.on))
        self._about.setText("\n".join(filter(None, self._lines(report))))
        if report.replaced_by is not None:
            self.banners.tell(
                "replaced", fill(self.tr("Đã được thay bằng %1."), self._version(report.replaced_by)), "warn"
            )
        self.numbers.set_source(Rows(report.numbers, lambda row: row.id))
        if report.checked:
            self.notices.set_empty(
                self.tr("Không thấy gì sai"), self.tr("Đúng kế hoạch, đúng kỳ, các tổng khớp."), "", "good"
            )
        elif report.numbers:
            self.notices.set_empty(
                self.tr("Không giữ kết quả kiểm tra"), self.tr("Tệp được nhận trước khi có mục này.")
            )
        self.notices.setVisible(bool(report.numbers) or report.checked)
        self.notices.set_source(Rows(list(enumerate(report.notices)), lambda row: str(row[0])))
        if report.numbers:
            self.numbers.select(report.numbers[0].id)

    def _lines(self, report: ReceivedReport) -> tuple[str, ...]:
        on = day(report.received_on) if report.received_on else "……"
        came = fill(self.tr("Số %1, nhận ngày %2"), report.number or "……", on)
        if report.late:
            came = fill(self.tr("%1 (chậm)"), came)
        by = fill(self.tr("người nhận: %1"), self._accounts.get(report.received_by, report.received_by))
        file = fill(self.tr("tệp: %1"), report.file) if report.file else ""
        period = fill(self.tr("Số liệu từ %1 đến %2"), report.first, report.last)
        if not report.numbers:
            ours = ""
        elif report.adds:
            ours = self.tr("được cộng vào báo cáo của ta")
        else:
            ours = self.tr("chỉ để đối chiếu, không cộng vào báo cáo của ta")
        return (
            "; ".join(filter(None, (came, by, file))) + ".",
            "; ".join(filter(None, (period, ours))) + ".",
            fill(self.tr("Thay cho %1."), self._version(report.replaced)) if report.replaced else "",
            fill(self.tr("Ghi chú: %1"), report.note) if report.note else "",
        )

    def _version(self, version: Version) -> str:
        return fill(
            self.tr("bản số %1, nhận ngày %2"), version.number or "……", day(version.day) if version.day else "……"
        )

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)
        self.reject()


def _changed(row: ToldNumber) -> tuple[str, str] | None:
    return ("edit", "accent") if row.earlier is not None and row.earlier != row.told else None


def _warns(_row: tuple[int, Notice]) -> tuple[str, str]:
    return "warning", "warn"
