"""Báo cáo: which reports are due and how far ours is; who has sent what, who is missing, who was asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.reporting import DueState
from app.home import Home
from app.progress import Progress
from app.services import reports, reports_deeds, undo
from app.services.reports import DueRow, Grid
from app.ui.formats import day, fill
from app.ui.plans.report_dialog import ReportDialog
from app.ui.plans.report_history import HistoryDialog
from app.ui.plans.report_senders import ReportSenders
from app.ui.record_panel import Entry, Record
from app.ui.tasks import Tasks
from app.ui.widgets.fields import TextLine, Tick
from app.ui.widgets.paged_table import Column, Rows
from app.ui.window import Memory


class ReportsView(ReportSenders):
    """Enter on a due report opens it; below stands who owes it and what came (sender × due day)."""

    CONCERNS = ("report", "area")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Hạn"), self._on, 150, mark=self._mark),
            Column(self.tr("Báo cáo"), lambda row: row.due.name, 230, stretch=True),
            Column(self.tr("Số liệu"), lambda row: f"{day(row.due.first)} – {day(row.due.last)}", 212),
            Column(self.tr("Của ta"), self._state, 250, mark=self._state_mark),
            Column(self.tr("Số, ngày gửi"), self._sent, 190),
            Column(self.tr("Đã nhận"), self._came, 90, "right"),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: Sequence[DueRow] = ()
        self._wanted = ""
        self.report_dialog: ReportDialog | None = None
        self.history_dialog: HistoryDialog | None = None
        row, (self._open, self._send, self._unsend, self._history, self._back) = self.bar(
            ("papers", self.tr("Lập, xem báo cáo…"), self.open_report),
            ("done", self.tr("Ghi đã gửi…"), self.send),
            ("undo", self.tr("Rút lại việc gửi"), self.unsend),
            ("history", self.tr("Các bản trước…"), self.show_history),
            ("undo", self.tr("Hoàn tác"), self.undo_last),
        )
        self._back.setToolTip(self.tr("Lấy lại việc bạn vừa làm với báo cáo này: lập, chốt, gửi, nhận (Ctrl+Z)"))
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.undo_last)
        self._all = Tick(self.tr("Cả báo cáo đã gửi"), self)
        self._all.set_value(self.remembered("all", "1") != "0")
        self._all.changed.connect(self._all_changed)
        row.add(self._all)
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Không có báo cáo nào đến hạn"),
            self.tr("Kế hoạch không có báo cáo nào quanh ngày này."),
            "",
            "good",
        )

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self.lay_out_senders()
        self.show_deeds()

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home = self._home
        if not home.is_office:
            self.tell(self.tr("Báo cáo được lập và theo dõi ở máy văn phòng."))
            self._table.set_source(Rows([], lambda row: row.id))
            return

        def read(_progress: Progress) -> Sequence[DueRow]:
            return reports.dues(home)

        self.read("rows", read, self._show)

    def _show(self, rows: Sequence[DueRow]) -> None:
        whole = self._all.value()
        self._rows = [row for row in rows if whole or row.state is not DueState.SENT]
        key = self._table.current_key()
        self._table.set_source(Rows(self._rows, lambda row: row.id))
        late = sum(row.late for row in rows)
        missing = sum(sender.late and not sender.received for row in rows for sender in row.senders)
        said = [
            fill(self.tr("Quá hạn chưa gửi: %1"), late),
            fill(self.tr("lượt báo cáo của nơi khác còn thiếu: %1"), missing),
        ]
        self.tell(" · ".join(said))
        known = {row.id for row in self._rows}
        self._table.select(self._wanted if self._wanted in known else key if key in known else self._nearest())
        self._wanted, self._grid = "", Grid((), ())
        self._row_changed()

    def _nearest(self) -> str:
        """The due day that is next, else the last one."""
        ahead = [row for row in self._rows if row.left >= 0]
        return ahead[0].id if ahead else self._rows[-1].id if self._rows else ""

    def show_due(self, key: str) -> None:
        """Go to one due report."""
        self._wanted = key
        self.reload()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def show_deeds(self) -> None:
        row = self.current()
        due, may = isinstance(row, DueRow), self._home.account.may(Action.PRINT_REPORT)
        self._open.setEnabled(due and may)
        self._history.setEnabled(due)
        self._send.setEnabled(due and may and row.state in (DueState.TODO, DueState.FROZEN))
        self._unsend.setEnabled(due and may and row.state is DueState.SENT)
        self._send.setToolTip(self.tr("Hãy chốt số liệu trước") if due and row.state is DueState.DRAFTED else "")
        self._back.setEnabled(due and may)
        self.show_sender_deeds()

    def _opened(self, _key: str) -> None:
        self.open_report()

    def open_report(self) -> None:
        """Make, edit, print the report that is chosen."""
        row = self.current()
        if not isinstance(row, DueRow):
            return
        self.report_dialog = ReportDialog(self._home, self._tasks, self._memory, row.id, self)
        self.report_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report_dialog.changed.connect(self._made)
        self.report_dialog.open_case.connect(self.open_case)
        self.report_dialog.open()

    def _made(self, changes: Any) -> None:
        self.done(Done(None, changes))

    def send(self) -> None:
        row = self.current()
        if not isinstance(row, DueRow):
            return
        home, desk, key, seen = self._home, self._desk, row.id, row.seen

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return reports_deeds.mark_sent(home, key, str(fields.get("number") or ""), fields["sent_on"], seen)

        dialog = desk.dialog(
            fill(self.tr("Đã gửi: %1, hạn %2"), row.due.name, row.due.on),
            "report",
            [
                Entry("number", TextLine, self.tr("Số văn bản"), self.tr("Ví dụ: 15/BC-UBND")),
                Entry("sent_on", desk.day(), self.tr("Ngày gửi"), required=True),
            ],
            Record(),
            save,
            key=f"report/sent/{key}",
            whole=True,
            intro=self.tr("Báo cáo lập ngoài chương trình cũng ghi được ở đây.") if row.state is DueState.TODO else "",
            judged=False,
        )
        dialog.panel.preset("sent_on", desk.today)
        self.open_form(dialog)

    def unsend(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, DueRow):
            self.do(lambda: reports_deeds.unsend(home, row.id, row.seen))

    def undo_last(self) -> None:
        """Take back one's own last deed about the due report that is chosen; once more does it again."""
        row, home = self.current(), self._home
        if isinstance(row, DueRow):
            self.do(lambda: undo.take_back_of(home, "report", *reports_deeds.deeds_of(home, row.id)))

    def show_history(self) -> None:
        """Every report of this due day, also those that were replaced."""
        row = self.current()
        if isinstance(row, DueRow):
            self.history_dialog = HistoryDialog(self._home, self._tasks, row, self._accounts, self)
            self.history_dialog.received_asked.connect(self.show_received)
            self.history_dialog.open()

    def _all_changed(self) -> None:
        self.remember("all", "1" if self._all.value() else "0")
        self.reload()

    # Words -----------------------------------------------------------------------------------------------------------

    def case_of(self, row: Any) -> str | None:
        return None

    def _on(self, row: DueRow) -> str:
        hour = fill(self.tr(" trước %1"), row.due.hour) if row.due.hour else ""
        return day(row.due.on) + hour

    def _mark(self, row: DueRow) -> tuple[str, str] | None:
        if row.late:
            return "late", "bad"
        return ("done", "good") if row.state is DueState.SENT else ("calendar", "warn" if row.left <= 7 else "neutral")

    def _state(self, row: DueRow) -> str:
        said = {
            DueState.TODO: self.tr("chưa lập"),
            DueState.DRAFTED: self.tr("bản nháp"),
            DueState.FROZEN: self.tr("đã chốt, chưa gửi"),
            DueState.SENT: self.tr("đã gửi"),
        }[row.state]
        if row.state is DueState.SENT:
            return said
        if row.late:
            return (
                fill(self.tr("%1, quá hạn"), said)
                if row.left >= 0
                else fill(self.tr("%1, quá %2 ngày"), said, -row.left)
            )
        return fill(self.tr("%1, hôm nay"), said) if row.left == 0 else fill(self.tr("%1, còn %2 ngày"), said, row.left)

    def _state_mark(self, row: DueRow) -> tuple[str, str]:
        return {
            DueState.TODO: ("todo", "neutral"),
            DueState.DRAFTED: ("edit", "accent"),
            DueState.FROZEN: ("lock", "accent"),
            DueState.SENT: ("done", "good"),
        }[row.state]

    def _sent(self, row: DueRow) -> str:
        return " · ".join(filter(None, (row.number, day(row.sent_on) if row.sent_on else "")))

    def _came(self, row: DueRow) -> str:
        return f"{row.received}/{len(row.senders)}" if row.senders else ""
