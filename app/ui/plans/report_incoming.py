"""A received report file before it is taken in: how many numbers, what is wrong, number and day of the paper."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import reports_receiving
from app.services.reports_receiving import Incoming, Notice
from app.ui.cases.tab import heading, muted
from app.ui.dialogs import show_error
from app.ui.editors import DayEdit
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import Form, TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class IncomingDialog(QDialog):
    """``taken(object)``: the Done of the service."""

    taken = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, incoming: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._incoming = home, tasks, incoming
        self.setWindowTitle(self.tr("Nhận tệp số liệu"))
        notices = [*incoming.refused, *incoming.warnings]
        title = heading(fill(self.tr("Báo cáo của %1"), incoming.sender_name), self)
        said = fill(self.tr("Tệp %1: đọc được %2 số."), incoming.file, incoming.numbers)
        if incoming.refused:
            said += self.tr(" Không nhận được vì có ô sai; hãy xin nơi gửi sửa.")
        elif notices:
            said += self.tr(" Nhận được, nhưng hãy xem các điều sau.")
        about = muted(said, self)
        about.setWordWrap(True)
        self.table = PagedTable(
            [
                Column(self.tr("Điều gì"), lambda row: row[1].words, 260, mark=lambda row: row[1].mark, stretch=True),
                Column(self.tr("Bảng"), lambda row: row[1].notice.table, 240),
                Column(self.tr("Ở đâu"), lambda row: row[1].notice.where, 120),
                Column(self.tr("Ghi là"), lambda row: row[1].notice.said, 160),
            ],
            None,
            self,
            name=self.tr("Điều cần xem"),
        )
        self.table.set_empty(
            self.tr("Không thấy gì sai"), self.tr("Đúng kế hoạch, đúng kỳ, các tổng khớp."), "", "good"
        )
        rows = [(str(at), _Told(one, one in incoming.refused)) for at, one in enumerate(notices)]
        self.table.set_source(Rows(rows, lambda row: row[0]))
        self.number, self.day = TextLine(self), DayEdit(home.today, self)
        self.day.set_value(home.today)
        form = Form(self)
        form.row(self.tr("Số văn bản"), self.number)
        form.row(self.tr("Ngày nhận"), self.day, required=True)
        self.ok = QPushButton(self.tr("Nhận số liệu"), self)
        self.ok.setProperty("role", "primary")
        self.ok.setEnabled(not incoming.refused)
        self.ok.clicked.connect(self.take)
        leave = QPushButton(self.tr("Không nhận"), self)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.ok)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        for each in (title, about):
            layout.addWidget(each)
        layout.addWidget(self.table, 1)
        layout.addWidget(form)
        layout.addLayout(buttons)
        self.resize(880, 560)

    def take(self) -> None:
        home, incoming, on = self._home, self._incoming, self.day.value()
        number = self.number.value() or ""
        if on is None:
            self.day.setFocus()
            return

        def keep(_progress: Progress) -> Done[str]:
            return reports_receiving.keep(home, incoming, number, on)

        self._tasks.run(keep, self._kept, self._went_wrong)

    def _kept(self, done: Done[str]) -> None:
        self.taken.emit(done)
        self.accept()

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)


class _Told:
    """A notice with its words."""

    def __init__(self, notice: Notice, refused: bool) -> None:
        self.notice = notice
        self.words = notice_words(notice)
        self.mark = ("error", "bad") if refused else ("warning", "warn")


def notice_words(notice: Notice) -> str:
    tr = QCoreApplication.translate
    said = {
        "not-a-number": tr("IncomingDialog", "không phải số nguyên"),
        "negative": tr("IncomingDialog", "số âm"),
        "too-large": tr("IncomingDialog", "số quá lớn"),
        "no-number": tr("IncomingDialog", "ô trống"),
        "unknown-row": tr("IncomingDialog", "dòng không có trong mẫu, không nhận"),
        "missing-row": tr("IncomingDialog", "thiếu dòng"),
        "missing-column": tr("IncomingDialog", "thiếu cột"),
        "unknown-table": tr("IncomingDialog", "bảng không có trong mẫu, không nhận"),
        "other-row": tr("IncomingDialog", "dòng chỉ nơi gửi có; vẫn cộng vào tổng"),
        "sum": tr("IncomingDialog", "dòng tổng khác tổng các dòng"),
        "formulas": tr("IncomingDialog", "tệp có ô công thức: chỉ đọc kết quả lần lưu cuối"),
        "no-keys": tr("IncomingDialog", "tệp gõ tay: bảng và dòng được nhận theo tên"),
    }
    return said.get(notice.what, notice.what)
