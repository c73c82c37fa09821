"""Chờ phân diện: who was met without papers and has no case yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.permissions import Action
from app.home import Home
from app.services import sheets
from app.services.sheets import WaitingRow
from app.ui import icons
from app.ui.field_words import born
from app.ui.service_page import InterviewRequest, ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import Form, LongText
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.wizard.fold import muted


class WaitingView(ServicePage):
    """The list; Enter opens the person. The page around it reads the rows."""

    CONCERNS = ()

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._dialog: QDialog | None = None
        self._rows: dict[str, WaitingRow] = {}
        self.table = PagedTable(
            [
                Column(self.tr("Gặp ngày"), lambda row: row.since, 114, "right"),
                Column(self.tr("Họ và tên"), lambda row: row.name, 200),
                Column(self.tr("Ngày sinh"), lambda row: born(row.born), 114, "right"),
                Column(self.tr("Hộ"), lambda row: row.household, 150),
                Column(self.tr("Địa bàn"), lambda row: row.area, 130),
                Column(self.tr("Trên phiếu"), lambda row: row.told, 280, stretch=True),
            ],
            name=self.tr("Người chờ phân diện"),
            parent=self,
        )
        self.table.set_empty(
            self.tr("Không có ai chờ phân diện"),
            self.tr("Ai được đánh dấu không có giấy tờ trên phiếu sẽ hiện ở đây cho đến khi có hồ sơ."),
            icon="good",
        )
        self.table.opened.connect(self._open)
        bar = FlowRow(self)
        self._buttons = []
        for icon, text, call in (
            ("filter", self.tr("Tìm diện, lập hồ sơ…"), self.find_group),
            ("person", self.tr("Mở người này"), self._open_current),
            ("close", self.tr("Không cần hồ sơ…"), self.ask_reason),
        ):
            button = QPushButton(text, self)
            icons.put(button, icon)
            button.clicked.connect(call)
            bar.add(button)
            self._buttons.append(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(muted(self.tr("Gặp khi đến nhà, thiếu giấy tờ, chưa có hồ sơ nào."), self))
        layout.addWidget(bar)
        layout.addWidget(self.table, 1)

    def show_rows(self, rows: tuple[WaitingRow, ...]) -> None:
        self._rows = {row.id: row for row in rows}
        self.table.set_source(Rows(rows, lambda row: row.id))
        if rows and not self.table.current_key():
            self.table.select(rows[0].id)
        for button in self._buttons:
            button.setEnabled(bool(rows))
        self._buttons[0].setEnabled(bool(rows) and self._home.account.may(Action.OPEN_CASE))

    def current(self) -> WaitingRow | None:
        return self._rows.get(self.table.current_key())

    # Deeds -----------------------------------------------------------------------------------------------------------

    def find_group(self) -> None:
        """The interview asks what the plan's words turn on, and goes on to the case of this person."""
        row = self.current()
        if row is not None:
            self.start_interview.emit(InterviewRequest(person_id=row.resident_id, area_id=row.area_id))

    def ask_reason(self) -> None:
        row = self.current()
        if row is not None:
            dialog = ReasonDialog(row.name, self)
            dialog.given.connect(self._set_aside)
            self._show_dialog(dialog)

    def _set_aside(self, reason: str) -> None:
        row, home = self.current(), self._home
        if row is not None:
            self.do(lambda: sheets.set_aside(home, row.id, row.seen, reason))

    def done(self, done: Done[None]) -> None:
        """The page around reads again, told by ``changed``."""
        self.changed.emit(done.changes)

    def _open(self, row_id: str) -> None:
        self.open_person.emit(self._rows[row_id].resident_id)

    def _open_current(self) -> None:
        if (row := self.current()) is not None:
            self.open_person.emit(row.resident_id)

    def _show_dialog(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.open()


class ReasonDialog(QDialog):
    """Why no case is needed. Signal: ``given(str)``."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Không cần hồ sơ"))
        self.setMinimumWidth(480)
        self.reason = LongText(self, lines=2)
        form = Form(self, above=True)
        self._field = form.row(
            self.tr("Vì sao"), self.reason, required=True, hint=self.tr("Ví dụ: giấy tờ để ở nhà người con")
        )
        self._ok = QPushButton(self.tr("Bỏ khỏi danh sách"), self)
        self._ok.clicked.connect(self.take)
        _lay_out(self, [QLabel(name, self), form], self._ok)

    def take(self) -> None:
        reason = self.reason.value()
        if reason is None:
            self._field.set_error(self.tr("Hãy ghi một câu lý do."))
            return
        self.given.emit(reason)
        self.accept()


def _lay_out(dialog: QDialog, parts: list[QWidget], ok: QPushButton) -> None:
    cancel = QPushButton(dialog.tr("Thôi"), dialog)
    cancel.clicked.connect(dialog.reject)
    ok.setProperty("role", "primary")
    ok.setDefault(True)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(cancel)
    buttons.addWidget(ok)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    layout.setSpacing(Space.M)
    for part in parts:
        layout.addWidget(part)
    layout.addLayout(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
