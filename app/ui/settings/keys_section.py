"""The office's keys and the recovery sheet (khóa và phiếu khôi phục): what is in force, and with whom."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import keys
from app.services.keys import Keys, SheetRow
from app.ui.formats import day, fill
from app.ui.settings.keys_dialog import Deed, KeysDialog
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.theme import dress
from app.ui.widgets.fields import Form
from app.ui.widgets.paged_table import Column, PagedTable, Rows


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


class KeysSection(Section):
    """At the office only."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self.dialog: KeysDialog | None = None
        self.words(
            self.tr(
                "Khóa gốc của xã chỉ mở được bằng phiếu khôi phục giấy. Khóa văn phòng ký sổ máy; các máy cơ sở tự "
                "nhận khóa mới cùng gói tiếp theo."
            ),
            "muted",
        )
        self._form = Form(self)
        self._layout.addWidget(self._form)
        self._waiting = self.words()
        self.words(self.tr("Sổ giữ phiếu khôi phục"), "heading")
        self._table = PagedTable(
            [
                Column(self.tr("Phiếu số"), lambda row: str(row.no), 92, "center"),
                Column(self.tr("Người giữ"), lambda row: row.holder, 150, stretch=True),
                Column(self.tr("Giữ từ"), lambda row: _day(row.since), 110),
                Column(self.tr("Đến"), lambda row: _day(row.until) if row.until else "–", 110),
                Column(self.tr("Hiệu lực"), self._state, 210, mark=self._mark),
                Column(self.tr("Mã phiếu"), lambda row: row.mark, 200),
            ],
            None,
            self,
            name=self.tr("Sổ giữ phiếu khôi phục"),
        )
        self._layout.addWidget(self._table, 1)
        self._old = self.words()
        self._hand = self.button(self.tr("Bàn giao phiếu…"), "person", self.hand_over)
        self._again = self.button(self.tr("In lại phiếu…"), "print", self.reprint)
        self._new = self.button(self.tr("Lập phiếu mới…"), "key", self.renew_sheet, role="primary")
        self._office = self.button(self.tr("Đổi khóa văn phòng…"), "shield", self.renew_office)
        self.across(self._new, self._hand, self._again, self._office)
        for each in (self._hand, self._again, self._new, self._office):
            each.setEnabled(home.account.may(Action.RESTORE))

    def refresh(self) -> None:
        home = self._home

        def read(_progress: Progress) -> Keys:
            return keys.told(home)

        self.run(read, self._show)

    def old_words(self) -> str:
        return self._old.text()

    def waiting_words(self) -> str:
        return self._waiting.text()

    def hand_over(self) -> None:
        self._open(Deed.HAND_OVER)

    def reprint(self) -> None:
        self._open(Deed.REPRINT)

    def renew_sheet(self) -> None:
        self._open(Deed.SHEET)

    def renew_office(self) -> None:
        self._open(Deed.OFFICE)

    # Parts -----------------------------------------------------------------------------------------------------------

    def _show(self, told: Keys) -> None:
        self._form.clear()
        for label, value in (
            (self.tr("Dấu vân tay khóa gốc của xã"), told.root),
            (self.tr("Dấu vân tay khóa văn phòng"), fill(self.tr("%1 (cấp ngày %2)"), told.office, _day(told.issued))),
        ):
            shown = QLabel(value, self)
            shown.setContentsMargins(0, 6, 0, 0)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.row(label, shown)
        names = ", ".join(told.waiting[:5]) + ("…" if len(told.waiting) > 5 else "")
        self._waiting.setText(
            fill(self.tr("%1 máy chưa nhận khóa hoặc phiếu mới, sẽ nhận cùng gói tới: %2"), len(told.waiting), names)
            if told.waiting
            else self.tr("Mọi máy cơ sở đã theo khóa và phiếu đang dùng.")
        )
        dress(self._waiting, role="strong" if told.waiting else "muted")
        self._table.set_source(Rows(tuple(reversed(told.sheets)), lambda row: f"{row.no}:{row.holder}:{row.since}"))
        void = [row for row in told.sheets if row.void]
        self._old.setVisible(bool(void))
        if void:
            self._old.setText(
                fill(
                    self.tr(
                        "Phiếu đã hết hiệu lực vẫn mở được những gì ghi trước khi thay: %1 bản sao lưu cũ đang giữ, và "
                        "các gói cũ còn trên USB. Ai có cả phiếu cũ lẫn một bản sao lưu cũ còn tìm ra khóa dữ liệu của "
                        "máy đó. Giữ kín phiếu cũ, và hủy nó khi đã hủy các bản sao lưu và USB đó."
                    ),
                    len(told.old_backups),
                )
            )

    def _state(self, row: SheetRow) -> str:
        if row.void:
            return fill(self.tr("hết hiệu lực từ %1"), _day(row.void))
        return self.tr("đã bàn giao") if row.until else self.tr("đang có hiệu lực")

    def _mark(self, row: SheetRow) -> tuple[str, str]:
        return ("skipped", "muted") if row.void or row.until else ("good", "good")

    def _open(self, deed: Deed) -> None:
        self.dialog = KeysDialog(self._home, self._tasks, deed, self.window())
        self.dialog.done_with.connect(self._done)
        self.dialog.open()

    def _done(self, words: str) -> None:
        self.banners.tell("done", words, "good")
        self.refresh()
