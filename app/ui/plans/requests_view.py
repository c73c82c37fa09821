"""Đề nghị cấp trên: the letters with what was answered, and under them the people of the one that is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.domain.checks import FindingState, RequestState
from app.domain.permissions import Action
from app.progress import Progress
from app.services import checks_requests
from app.services.checks import FindingRow
from app.services.checks_requests import RequestRow
from app.ui.formats import fill
from app.ui.plans import check_forms
from app.ui.plans.work_view import WorkView
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class RequestsView(WorkView):
    """Letters above, people below. Enter on a person opens the person."""

    CONCERNS = ("request", "flaw", "resident")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Số"), lambda row: row.number, 60),
            Column(self.tr("Ngày lập"), lambda row: row.made_on, 112),
            Column(self.tr("Kính gửi"), lambda row: row.receiver, 180),
            Column(self.tr("Đề nghị"), lambda row: row.title, 220, stretch=True),
            Column(self.tr("Người"), lambda row: row.people, 76, "right"),
            Column(self.tr("Chờ"), lambda row: row.open or "", 56, "right"),
            Column(self.tr("Trả lời trước"), lambda row: row.due, 128),
            Column(self.tr("Đến đâu"), self._state, 170, mark=self._mark),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: dict[str, RequestRow] = {}
        row, made = self.bar(
            ("print", self.tr("In công văn, danh sách…"), self.print_letter),
            ("export", self.tr("Ghi số, ngày gửi…"), self.send),
            ("edit", self.tr("Trả lời cả công văn…"), self.answer_all),
            ("people", self.tr("Trả lời từng người…"), self.answer_some),
        )
        self._print, self._send, self._answer, self._some = made
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Chưa có công văn đề nghị nào"),
            self.tr("Ở phần Sai lệch, chọn các dòng rồi bấm “Đề nghị cấp trên…”."),
            "",
            "good",
        )

    def build_below(self, layout: QVBoxLayout) -> None:
        self._people = PagedTable(
            [
                Column(self.tr("Họ và tên, hộ"), lambda row: row.title, 170, stretch=True),
                Column(self.tr("Ngày sinh"), check_forms.born, 112),
                Column(self.tr("Địa bàn"), lambda row: row.area, 110),
                Column(self.tr("Sai lệch"), lambda row: row.said, 240),
                Column(self.tr("Tình trạng"), lambda row: check_forms.state_name(row.state.value), 170, mark=self._of),
                Column(self.tr("Trả lời"), lambda row: row.answer, 200),
            ],
            self._tasks,
            self,
            name=self.tr("Người trong công văn"),
            many=True,
        )
        self._people.set_empty(self.tr("Chọn một công văn để xem người trong đó"))
        self._people.set_source(Rows([], str))
        self._people.picked.connect(self.show_deeds)
        self._people.opened.connect(self._open_person)
        self._found: dict[str, FindingRow] = {}
        layout.addWidget(self._people, 1)

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> list[RequestRow]:
            return checks_requests.list_requests(home)

        self.read("requests", read, self._show)

    def _show(self, rows: list[RequestRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._table.set_source(Rows(rows, lambda row: row.id))
        late = sum(row.late for row in rows)
        waiting = sum(row.open for row in rows)
        told = fill(self.tr("%1 công văn, %2 trường hợp chờ trả lời"), len(rows), waiting)
        self.tell(f"{told} · {fill(self.tr('quá hạn: %1'), late)}" if late else told)
        if rows and self._table.current_key() not in self._rows:
            self._table.select(rows[0].id)
        self._read_people()

    def _row_changed(self, _key: str = "") -> None:
        super()._row_changed(_key)
        self._read_people()

    def _read_people(self) -> None:
        home, letter = self._home, self.letter()
        if letter is None:
            return
        letter_id = letter.id

        def read(_progress: Progress) -> list[FindingRow]:
            return checks_requests.people_of(home, letter_id)

        self.read("people", read, self._show_people)

    def _show_people(self, rows: list[FindingRow]) -> None:
        self._found = {row.id: row for row in rows}
        self._people.set_source(Rows(rows, lambda row: row.id))
        self.show_deeds()

    def letter(self) -> RequestRow | None:
        return self._rows.get(self._table.current_key())

    @property
    def people(self) -> PagedTable:
        return self._people

    def chosen(self) -> list[FindingRow]:
        return [self._found[key] for key in self._people.picked_keys() if key in self._found]

    def show_deeds(self) -> None:
        letter = self.letter()
        may = letter is not None and self._home.is_office and self._home.account.may_write("request", "answer")
        self._print.setEnabled(letter is not None and self._home.account.may(Action.PRINT_REPORT))
        self._send.setEnabled(may)
        self._answer.setEnabled(may and letter is not None and letter.state is not RequestState.ANSWERED)
        self._some.setEnabled(may and bool(self.chosen()))

    # Deeds -----------------------------------------------------------------------------------------------------------

    def print_letter(self) -> None:
        letter = self.letter()
        if letter is None:
            return
        kinds = self.tr("Tài liệu PDF (*.pdf);;Tài liệu Word (*.docx);;Bảng tính Excel, chỉ danh sách (*.xlsx)")
        file, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Lưu công văn"), "cong-van-de-nghi.pdf", kinds)
        if file:
            self.save_to(Path(file))

    def save_to(self, file: Path) -> None:
        home, letter = self._home, self.letter()
        if letter is None:
            return
        letter_id = letter.id

        def write(_progress: Progress) -> int:
            return checks_requests.write_request(home, letter_id, file)

        self._tasks.run(write, None, self._went_wrong, title=self.tr("Ghi công văn"))

    def send(self) -> None:
        if (letter := self.letter()) is not None:
            self.open_form(check_forms.sent_form(self._desk, letter))

    def answer_all(self) -> None:
        if (letter := self.letter()) is not None:
            self.open_form(check_forms.answer_form(self._desk, letter, ()))

    def answer_some(self) -> None:
        if (letter := self.letter()) is not None and (chosen := self.chosen()):
            self.open_form(check_forms.answer_form(self._desk, letter, chosen))

    def _opened(self, _key: str) -> None:
        self._people.view.setFocus()

    def _open_person(self, _key: str) -> None:
        row = self._people.current_row()
        if isinstance(row, FindingRow) and row.entity == "resident":
            self.open_person.emit(row.row)
        elif isinstance(row, FindingRow) and row.entity == "household":
            self.open_household.emit(row.row)

    # Words -----------------------------------------------------------------------------------------------------------

    def _state(self, row: RequestRow) -> str:
        if row.late:
            return self.tr("Quá hạn trả lời")
        return {
            RequestState.DRAFT: self.tr("Chưa gửi"),
            RequestState.SENT: self.tr("Đã gửi, chờ trả lời"),
            RequestState.ANSWERED: self.tr("Đã trả lời"),
        }[row.state]

    def _mark(self, row: RequestRow) -> tuple[str, str]:
        if row.late:
            return "late", "bad"
        return {
            RequestState.DRAFT: ("edit", "neutral"),
            RequestState.SENT: ("export", "accent"),
            RequestState.ANSWERED: ("done", "good"),
        }[row.state]

    def _of(self, row: Any) -> tuple[str, str]:
        return ("done", "good") if row.state is FindingState.SETTLED else ("info", "neutral")
