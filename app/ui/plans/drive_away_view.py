"""Tạm trú vắng mặt từ sáu tháng mà chưa đăng ký nơi khác: who, since when, and which papers each still needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.progress import Progress
from app.services import drives_away
from app.services.drives_away import AwayRow
from app.ui.formats import fill
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.widgets.fields import RadioRow, TextLine
from app.ui.widgets.paged_table import Column, Rows


class DriveAwayView(WorkView):
    """Enter opens the person's case, else the person."""

    CONCERNS = ("mark", "residence", "resident", "visit", "step", "evidence", "case")
    TELLS = False

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Vắng từ ngày"), lambda row: row.since, 110, "right"),
            Column(self.tr("Họ và tên"), lambda row: row.name, 170),
            Column(self.tr("Địa bàn"), lambda row: row.area, 120),
            Column(self.tr("Nơi tạm trú"), lambda row: row.place, 180),
            Column(self.tr("Lượt không gặp"), lambda row: row.visits, 120, "right"),
            Column(self.tr("Còn thiếu"), self._lacks, 320, stretch=True, mark=self._mark),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: Sequence[AwayRow] = ()
        self._papers = PaperDeeds(self._tasks, self)
        row, (self._open, self._print) = self.bar(
            ("person", self.tr("Mở nhân khẩu"), self.open_chosen),
            ("print", self.tr("In danh sách…"), self.print_list),
        )
        layout.addWidget(row)

    def build_below(self, layout: QVBoxLayout) -> None:
        self._whole = QLabel(self)
        self._whole.setWordWrap(True)
        self._whole.setProperty("role", "muted")
        layout.addWidget(self._whole)

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> Sequence[AwayRow]:
            return drives_away.away(home)

        self.read("rows", read, self._show)

    def _show(self, rows: Sequence[AwayRow]) -> None:
        self._rows = rows
        self._table.set_empty(
            self.tr("Không có ai như vậy"),
            self.tr("Người tạm trú được ghi “Vắng mặt” từ 6 tháng, chưa đăng ký nơi khác, sẽ hiện ở đây."),
            "",
            "good",
        )
        self._table.set_source(Rows(rows, lambda row: row.id))
        ready = sum(row.ready for row in rows)
        counted = fill(self.tr("%1 người; đủ tài liệu: %2."), len(rows), ready)
        rule = self.tr("Chỉ xóa khi vắng liên tục từ 6 tháng và không đăng ký tạm trú nơi khác.")
        self.tell(f"{counted} {rule}")
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        self._open.setEnabled(isinstance(row, AwayRow))
        self._print.setEnabled(self._home.account.may(Action.EXPORT_LIST))
        self._whole.setText(self._lacks(row) if isinstance(row, AwayRow) else "")

    def open_chosen(self) -> None:
        row = self.current()
        if isinstance(row, AwayRow):
            self.open_person.emit(row.id)

    def _opened(self, _key: str) -> None:
        row = self.current()
        if isinstance(row, AwayRow) and row.case_id is not None:
            self.open_case.emit(row.case_id)
        else:
            self.open_chosen()

    def print_list(self) -> None:
        home = self._home

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            form = str(fields.get("form") or drives_away.PDF)
            return Done((drives_away.away_paper(home, str(fields.get("purpose") or ""), form)[0], form))

        forms = [(drives_away.PDF, self.tr("In, PDF")), (drives_away.EXCEL, self.tr("Excel"))]
        dialog = self._desk.dialog(
            self.tr("In danh sách tạm trú vắng mặt"),
            "turnout",
            [
                Entry("purpose", TextLine, self.tr("Mục đích"), required=True),
                Entry("form", lambda: RadioRow(forms), self.tr("Dạng")),
            ],
            Record({"form": drives_away.PDF}),
            save,
            key="drive/away",
            whole=True,
            yes=self.tr("Lập danh sách"),
            judged=False,
        )
        dialog.saved.connect(self._made)
        self.open_form(dialog)

    def _made(self, done: Done[Any]) -> None:
        content, form = done.value
        if form == drives_away.EXCEL:
            self._papers.save_as(lambda: content, "tam-tru-vang.xlsx")
        else:
            self._papers.show_paper(lambda: content, self.tr("Tạm trú vắng mặt"), "tam-tru-vang.pdf")

    def _lacks(self, row: AwayRow) -> str:
        return "; ".join(drives_away.WORDS[each] for each in row.lacks) or self.tr("Đủ tài liệu")

    def _mark(self, row: AwayRow) -> tuple[str, str]:
        return ("done", "good") if row.ready else ("todo", "warn")
