"""Below the due reports: who sends for the one that is chosen, what came, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.progress import Progress
from app.services import reports, reports_asking, reports_deeds, reports_receiving
from app.services.reports import DueRow, Grid, GridRow, Sender
from app.services.reports_receiving import Incoming
from app.storage import write_whole
from app.ui.cases.tab import heading
from app.ui.dialogs import show_error
from app.ui.formats import day, fill
from app.ui.papers.making import folder_of
from app.ui.plans.report_incoming import IncomingDialog
from app.ui.plans.report_received import ReceivedDialog
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.settings.setup_pages import free_name
from app.ui.theme import Space
from app.ui.widgets.fields import LongText, TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows

PERIODS = 4


class ReportSenders(WorkView):
    """The half of the reports' view that is about senders. Enter on one whose report came opens it."""

    incoming_dialog: IncomingDialog | None = None
    received_dialog: ReceivedDialog | None = None
    _grid = Grid((), ())

    def lay_out_senders(self) -> None:
        """Below the list of due reports: who sends the one that is chosen."""
        self._senders_head = heading("", self)
        self._senders_head.setWordWrap(True)
        deeds, (self._look, self._receive, self._take, self._form, self._ask, self._undo) = self.bar(
            ("eye", self.tr("Xem bản đã nhận…"), self.open_received),
            ("edit", self.tr("Ghi đã nhận…"), self.receive),
            ("excel", self.tr("Nhận tệp số liệu…"), self.take_file),
            ("export", self.tr("Mẫu Excel…"), self.write_form),
            ("export", self.tr("Đôn đốc…"), self.ask_again),
            ("undo", self.tr("Rút lại việc nhận"), self.take_back),
        )
        self.senders = PagedTable(self._sender_columns(), None, self, name=self.tr("Nơi phải gửi báo cáo"), many=True)
        self.senders.set_empty(
            self.tr("Không nơi nào phải gửi báo cáo này"), self.tr("Báo cáo này chỉ do máy văn phòng lập và gửi đi.")
        )
        self.senders.opened.connect(self._sender_opened)
        self.senders.selected.connect(self._row_changed)
        self.senders.picked.connect(self._row_changed)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        for each in (self._senders_head, deeds):
            column.addWidget(each)
        column.addWidget(self.senders, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.removeWidget(self._table)
        split.addWidget(self._table)
        split.addWidget(below)
        split.setSizes([240, 300])
        layout.addWidget(split, 1)

    def _row_changed(self, _key: str = "") -> None:
        row = self.current()
        if isinstance(row, DueRow) and (not self._grid.dues or self._grid.dues[0].key != row.id):
            home, key = self._home, row.id

            def read(_progress: Progress) -> Grid:
                return reports.grid(home, key, PERIODS)

            self.read("grid", read, self._show_grid)
        self.show_deeds()

    def _show_grid(self, grid: Grid) -> None:
        self._grid = grid
        if not grid.dues:
            return
        head = fill(self.tr("Ai gửi cho ta: %1, hạn %2"), grid.dues[0].name, grid.dues[0].on)
        before = ", ".join(day(due.on) for due in grid.dues[1:])
        self._senders_head.setText(head + (fill(self.tr(" (các kỳ trước: %1)"), before) if before else ""))
        self.senders.set_source(Rows(grid.rows, lambda row: row.id))
        self.show_deeds()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def show_sender_deeds(self) -> None:
        if not hasattr(self, "senders"):
            return
        chosen, may = self._chosen(), self._home.account.may(Action.PRINT_REPORT)
        one = len(chosen) == 1
        for button, can in (
            (self._look, one and chosen[0].received),
            (self._receive, one),
            (self._take, one),
            (self._form, one),
            (self._ask, bool(chosen) and not any(sender.received for sender in chosen)),
            (self._undo, one and chosen[0].received),
        ):
            button.setEnabled(may and can)

    def _sender_opened(self, _key: str) -> None:
        if self._look.isEnabled():
            self.open_received()
        elif self._receive.isEnabled():
            self.receive()

    def open_received(self) -> None:
        """The report of the sender that is chosen: its figures, its check, what it replaced."""
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].report_id is not None:
            self.show_received(chosen[0].report_id)

    def show_received(self, report_id: str) -> None:
        self.received_dialog = ReceivedDialog(self._home, self._tasks, report_id, self._accounts, self)
        self.received_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.received_dialog.open()

    def _chosen(self) -> list[Sender]:
        keys = set(self.senders.picked_keys())
        return [row.now for row in self._grid.rows if row.id in keys and row.now is not None]

    def receive(self) -> None:
        """A report that came on paper."""
        chosen, row = self._chosen(), self.current()
        if len(chosen) != 1 or not isinstance(row, DueRow):
            return
        home, desk, key, sender = self._home, self._desk, row.id, chosen[0]

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            number, note = str(fields.get("number") or ""), str(fields.get("note") or "")
            return reports_deeds.mark_received(home, key, sender.id, number, fields["received_on"], note)

        dialog = desk.dialog(
            fill(self.tr("Đã nhận báo cáo của %1"), sender.name),
            "report",
            [
                Entry("number", TextLine, self.tr("Số văn bản")),
                Entry("received_on", desk.day(), self.tr("Ngày nhận"), required=True),
                Entry("note", LongText, self.tr("Ghi chú")),
            ],
            Record(),
            save,
            key=f"report/received/{key}/{sender.id}",
            whole=True,
            intro=self.tr("Bản nhận sau thay bản nhận trước; bản trước vẫn được giữ.") if sender.received else "",
            judged=False,
        )
        dialog.panel.preset("received_on", desk.today)
        self.open_form(dialog)

    def take_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Tệp số liệu báo cáo"),
            str(folder_of(self._memory)),
            self.tr("Bảng tính (*.xlsx *.xls *.csv)"),
        )
        if file:
            self.look_at(Path(file))

    def look_at(self, file: Path) -> None:
        """Check a report file of the sender that is chosen, and offer to take it in."""
        chosen, row = self._chosen(), self.current()
        if len(chosen) != 1 or not isinstance(row, DueRow):
            return
        home, key, sender = self._home, row.id, chosen[0].id
        self._memory.setValue("papers/folder", str(file.parent))

        def look(_progress: Progress) -> Incoming:
            return reports_receiving.look_at(home, key, sender, file)

        self._tasks.run(look, self._looked, self._went_wrong, title=self.tr("Đang kiểm tra tệp báo cáo"))

    def _looked(self, incoming: Incoming) -> None:
        self.incoming_dialog = IncomingDialog(self._home, self._tasks, incoming, self)
        self.incoming_dialog.taken.connect(self.done)
        self.incoming_dialog.open()

    def write_form(self) -> None:
        """The empty Excel form for the sender that is chosen."""
        chosen, row = self._chosen(), self.current()
        if len(chosen) != 1 or not isinstance(row, DueRow):
            return
        stem = f"mau-so-lieu-{row.due.duty.id}-{row.due.on.isoformat()}"
        start = free_name(folder_of(self._memory), stem, ".xlsx")
        file, _ = QFileDialog.getSaveFileName(
            self, self.tr("Ghi mẫu số liệu"), str(start), self.tr("Tệp Excel (*.xlsx)")
        )
        if file:
            home, key, sender, path = self._home, row.id, chosen[0].id, Path(file)
            self._memory.setValue("papers/folder", str(path.parent))
            self._write(path, lambda: reports_asking.blank(home, key, sender))

    def ask_again(self) -> None:
        """A letter to those whose report is missing; that they were asked is noted."""
        chosen, row = self._chosen(), self.current()
        if not chosen or not isinstance(row, DueRow):
            return
        stem = f"cong-van-don-doc-{row.due.on.isoformat()}"
        start = free_name(folder_of(self._memory), stem, ".docx")
        kinds = self.tr("Tệp Word (*.docx);;Tệp PDF (*.pdf)")
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Ghi công văn đôn đốc"), str(start), kinds)
        if file:
            self.write_reminder(Path(file))

    def write_reminder(self, path: Path) -> None:
        chosen, row = self._chosen(), self.current()
        if not chosen or not isinstance(row, DueRow):
            return
        home, key, senders = self._home, row.id, [sender.id for sender in chosen]
        form = path.suffix.lower().lstrip(".")
        self._memory.setValue("papers/folder", str(path.parent))

        def deed() -> Done[int]:
            write_whole(path, reports_asking.reminder_letter(home, key, senders, form))
            return reports_asking.ask_again(home, key, senders)

        self.do(deed)

    def take_back(self) -> None:
        chosen, home = self._chosen(), self._home
        if len(chosen) == 1 and chosen[0].report_id is not None:
            id, seen = chosen[0].report_id, chosen[0].seen
            self.do(lambda: reports_deeds.take_back_received(home, id, seen))

    def _write(self, path: Path, made: Callable[[], bytes]) -> None:
        told = fill(self.tr("Đã ghi %1"), str(path))

        def write(_progress: Progress) -> str:
            write_whole(path, made())
            return told

        self._tasks.run(write, self.tell, self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self.window(), error)

    # Words -----------------------------------------------------------------------------------------------------------

    def _sender_columns(self) -> list[Column]:
        def at(place: int) -> Callable[[GridRow], object]:
            return lambda row: self._cell(row.cells[place]) if place < len(row.cells) else ""

        def mark(place: int) -> Callable[[GridRow], tuple[str, str] | None]:
            return lambda row: _cell_mark(row.cells[place]) if place < len(row.cells) else None

        titles = (self.tr("Kỳ này"), self.tr("Kỳ trước"), self.tr("2 kỳ trước"), self.tr("3 kỳ trước"))
        return [
            Column(self.tr("Nơi gửi"), lambda row: row.name, 220, stretch=True),
            *(
                Column(title, at(place), 200 if place == 0 else 150, mark=mark(place))
                for place, title in enumerate(titles)
            ),
            Column(self.tr("Số"), lambda row: row.now.number if row.now else "", 110),
            Column(self.tr("Đôn đốc"), lambda row: row.now.asked_on if row.now else None, 110, "right"),
        ]

    def _cell(self, sender: Sender | None) -> str:
        if sender is None:
            return ""
        if not sender.received:
            return self.tr("quá hạn") if sender.late else self.tr("chưa nhận")
        said = [day(sender.received_on) if sender.received_on else self.tr("đã nhận")]
        if sender.late:
            said.append(self.tr("chậm"))
        if sender.counted:
            said.append(self.tr("có số liệu"))
        if sender.earlier:
            said.append(fill(self.tr("bản thứ %1"), sender.earlier + 1))
        return ", ".join(said)


def _cell_mark(sender: Sender | None) -> tuple[str, str] | None:
    if sender is None:
        return None
    if sender.received:
        return ("late", "warn") if sender.late else ("done", "good")
    return ("late", "bad") if sender.late else ("todo", "neutral")
