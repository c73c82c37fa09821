"""Tổ công tác: every seat and who has it, by which letter; empty seats; the list of members and the letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.working_group import Appointed, LetterOf, is_of_each_hamlet
from app.progress import Progress
from app.services import undo, working_group
from app.services.working_group import Group, GroupRow
from app.ui.cases.forms import record_of
from app.ui.editors import DayEdit
from app.ui.formats import day, fill
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick
from app.ui.widgets.paged_table import Column, Rows

MEMBERS = "members"
"""The plan's day by which the list of members is to be sent."""


class SeatsView(WorkView):
    """Enter on an empty seat puts somebody into it; on a taken one it corrects what is written."""

    CONCERNS = ("appointment", "area", "edition")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Trong Tổ"), lambda row: row.seat.title, 110),
            Column(self.tr("Đại diện"), self._from, 206, stretch=True),
            Column(self.tr("Họ và tên"), self._name, 180, mark=self._mark),
            Column(self.tr("Chức vụ"), lambda row: row.appointed and row.appointed.position, 126),
            Column(self.tr("Điện thoại"), lambda row: row.appointed and row.appointed.phone, 112),
            Column(self.tr("Quyết định"), self._letter, 150),
            Column(self.tr("Từ ngày"), lambda row: row.appointed and row.appointed.since, 106),
            Column(self.tr("Đến ngày"), lambda row: row.appointed and row.appointed.until, 106),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._group: Group | None = None
        self._papers = PaperDeeds(self._tasks, self)
        row, made = self.bar(
            ("person", self.tr("Cử người…"), self.appoint),
            ("forward", self.tr("Thay người…"), self.succeed),
            ("edit", self.tr("Sửa…"), self.change),
            ("undo", self.tr("Hoàn tác"), self.take_back),
            ("done", self.tr("Quyết định đã ký…"), self.issue),
            ("print", self.tr("In quyết định"), self.print_letter),
            ("export", self.tr("Quyết định (Word)…"), self.save_letter),
            ("print", self.tr("In danh sách"), self.print_members),
            ("export", self.tr("Danh sách (Excel)…"), self.save_members),
        )
        self._appoint, self._succeed, self._change, self._back, self._issue, *self._prints = made
        self._on = DayEdit(self._home.today, self, may_be_later=True)
        self._on.setFixedWidth(190)
        for line in self._on.findChildren(TextLine):
            line.setAccessibleName(self.tr("Ai ở Tổ công tác vào ngày"))
            line.setPlaceholderText(self.tr("Vào ngày (hôm nay)"))
        self._on.changed.connect(self.reload)
        self._before = Tick(self.tr("Cả người đã thôi, chưa nhận"), self)
        self._before.changed.connect(self.reload)
        self._empty = Tick(self.tr("Chỉ vị trí còn trống"), self)
        self._empty.changed.connect(self.reload)
        for each in (self._on, self._before, self._empty):
            row.add(each)
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Không có vị trí nào như vậy"), self.tr("Kế hoạch ghi các vị trí trong Tổ công tác."), "", "person"
        )

    def ask(self) -> None:
        home, on = self._home, self._on.value()

        def read(_progress: Progress) -> Group:
            return working_group.group(home, on)

        self.read("group", read, self._show)

    def _show(self, found: Group) -> None:
        self._group = found
        rows = [row for row in found.rows if not self._empty.value() or row.appointed is None]
        if self._before.value():
            rows += found.past
        self._table.set_source(Rows(rows, lambda row: row.id))
        parts = [
            fill(self.tr("Ngày %1: %2 thành viên"), found.day, found.members),
            fill(self.tr("còn trống: %1"), found.empty),
        ]
        if waiting := self._waiting():
            parts.append(fill(self.tr("chờ quyết định: %1"), len(waiting.appointed)))
        if (sent := self._home.pack.plan.deadline(MEMBERS)) is not None:
            parts.append(fill(self.tr("danh sách gửi trước ngày %1 (xem Nhiệm vụ)"), sent.before))
        self.tell(" · ".join(parts))
        self.show_deeds()

    def _waiting(self) -> LetterOf | None:
        letters = self._group.letters if self._group is not None else ()
        return next((each for each in letters if not each.number), None)

    def show_deeds(self) -> None:
        row, may = self.current(), self._home.account.may_write("appointment", "name")
        taken = isinstance(row, GroupRow) and row.appointed is not None
        self._appoint.setEnabled(isinstance(row, GroupRow) and may)
        self._succeed.setEnabled(taken and may and not row.past)
        self._change.setEnabled(taken and may)
        self._back.setEnabled(taken and may)
        self._issue.setEnabled(may and self._waiting() is not None)
        for button in self._prints:
            button.setEnabled(self._home.account.may(Action.PRINT_REPORT))

    # Deeds -----------------------------------------------------------------------------------------------------------

    def appoint(self) -> None:
        row, home = self.current(), self._home
        if not isinstance(row, GroupRow):
            return
        start: dict[str, Any] = {}
        if is_of_each_hamlet(row.seat) and self._group is not None and row.appointed is None:
            start = {"body": next((id for id, name in self._group.hamlets.items() if name == row.hamlet), None)}
        seat = row.seat.id

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            rest = {name: value for name, value in fields.items() if name != "name"}
            return working_group.appoint(home, seat, str(fields["name"]), rest)

        self.open_form(self._form(self.tr("Cử người vào Tổ công tác"), row, Record(start), save, f"new/{row.id}"))

    def succeed(self) -> None:
        row, home = self.current(), self._home
        if not isinstance(row, GroupRow) or row.appointed is None:
            return
        earlier = row.appointed

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            rest = {name: value for name, value in fields.items() if name != "name"}
            return working_group.succeed(home, earlier.id, earlier.seen, str(fields["name"]), rest)

        title = fill(self.tr("Người thay %1"), earlier.name)
        dialog = self._form(title, row, Record({"body": earlier.body}), save, f"after/{row.id}", since=True)
        dialog.panel.preset("since", home.today)
        self.open_form(dialog)

    def change(self) -> None:
        row, home = self.current(), self._home
        if not isinstance(row, GroupRow) or row.appointed is None:
            return
        one = row.appointed

        def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
            return working_group.change(home, one.id, seen or one.seen, fields)

        self.open_form(
            self._form(self.tr("Thành viên Tổ công tác"), row, record_of(one), save, f"one/{one.id}", more=True)
        )

    def _form(
        self,
        title: str,
        row: GroupRow,
        record: Record,
        save: Any,
        key: str,
        *,
        since: bool = False,
        more: bool = False,
    ) -> RecordDialog:
        desk = self._desk
        entries = [Entry("name", TextLine, required=True), Entry("position", TextLine), Entry("phone", TextLine)]
        if is_of_each_hamlet(row.seat) and self._group is not None:
            hamlets = [Option(id, name) for id, name in self._group.hamlets.items()]
            entries.append(Entry("body", lambda: ChoiceBox(hamlets), label=self.tr("Thôn, buôn, tổ"), required=True))
        entries.append(Entry("since", desk.day(later=True), required=since))
        if more:
            entries += [
                Entry("until", desk.day(later=True), hint=self.tr("Ngày cuối còn ở vị trí này")),
                Entry("number", TextLine),
                Entry("signed_on", desk.day()),
            ]
        entries.append(Entry("note", TextLine))
        return desk.dialog(
            title,
            "appointment",
            entries,
            record,
            save,
            key=f"seat/{key}",
            whole=not more,
            intro=f"{row.seat.title}: {row.seat.who}",
        )

    def issue(self) -> None:
        home, desk = self._home, self._desk

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return working_group.issue(home, str(fields["number"]), fields["signed_on"])

        dialog = desk.dialog(
            self.tr("Quyết định đã ký"),
            "appointment",
            [
                Entry("number", TextLine, hint=self.tr("Ví dụ 15/QĐ-UBND"), required=True),
                Entry("signed_on", desk.day(), required=True),
            ],
            Record(),
            save,
            key="seat/issue",
            whole=True,
            intro=self.tr("Ghi số và ngày cho mọi thành viên đang chờ quyết định, trong một lần ghi."),
        )
        dialog.panel.preset("signed_on", desk.today)
        self.open_form(dialog)

    def take_back(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, GroupRow) and row.appointed is not None:
            one = row.appointed.id
            self.do(lambda: undo.take_back_of(home, "appointment", one))

    def print_letter(self) -> None:
        home, which = self._home, self._chosen_letter()
        self._papers.show_paper(
            lambda: working_group.print_letter(home, which),
            self.tr("Quyết định về Tổ công tác"),
            self.tr("quyet-dinh-to-cong-tac.pdf"),
        )

    def save_letter(self) -> None:
        home, which = self._home, self._chosen_letter()
        self._papers.save_as(
            lambda: working_group.print_letter(home, which, form=working_group.WORD),
            self.tr("quyet-dinh-to-cong-tac.docx"),
        )

    def print_members(self) -> None:
        home, on = self._home, self._on.value()
        self._papers.show_paper(
            lambda: working_group.print_members(home, day=on),
            self.tr("Danh sách thành viên Tổ công tác"),
            self.tr("thanh-vien-to-cong-tac.pdf"),
        )

    def save_members(self) -> None:
        home, on = self._home, self._on.value()
        self._papers.save_as(
            lambda: working_group.print_members(home, form=working_group.EXCEL, day=on),
            self.tr("thanh-vien-to-cong-tac.xlsx"),
        )

    def _chosen_letter(self) -> LetterOf | None:
        """The letter of the chosen member, else the one that is still to be signed, else the last."""
        letters = self._group.letters if self._group is not None else ()
        row = self.current()
        one = row.appointed if isinstance(row, GroupRow) else None
        of = next((each for each in letters if one is not None and one.id in {m.id for m in each.appointed}), None)
        return of or next(iter(letters), None)

    def _opened(self, _key: str) -> None:
        row = self.current()
        if isinstance(row, GroupRow) and self._appoint.isEnabled():
            if row.appointed is None:
                self.appoint()
            else:
                self.change()

    # Words -----------------------------------------------------------------------------------------------------------

    def _from(self, row: GroupRow) -> str:
        return f"{row.hamlet} ({row.seat.who})" if row.hamlet else row.seat.who

    def _name(self, row: GroupRow) -> str:
        return row.appointed.name if row.appointed is not None else self.tr("(chưa có ai)")

    def _mark(self, row: GroupRow) -> tuple[str, str]:
        if row.appointed is None:
            return ("warning", "warn")
        return ("history", "neutral") if row.past else ("done", "good")

    def _letter(self, row: GroupRow) -> str:
        one: Appointed | None = row.appointed
        if one is None:
            return ""
        if not one.number:
            return self.tr("chờ quyết định")
        return fill(self.tr("%1 ngày %2"), one.number, day(one.signed_on)) if one.signed_on else one.number
