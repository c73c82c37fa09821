"""Phối hợp: what other bodies were told of this person, what the person is due, the re-check, remarks on the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.benefits import BenefitDue, BenefitState
from app.domain.casefile import HandOffFacts, NoteFacts, ReCheckFacts
from app.domain.changes import Done
from app.domain.handoffs import desks_of, state_of
from app.domain.merge import Seen
from app.services import benefits, handoffs
from app.services.cases import CaseCard
from app.ui.cases.endings import note_dialog
from app.ui.cases.forms import Desk
from app.ui.cases.tab import CaseTab, joined
from app.ui.field_words import LISTS, choices, spoken
from app.ui.formats import fill
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: a benefit, a hand-off or a re-check."""

    id: str
    what: str
    title: str
    state: str
    on: date | None
    text: str
    part: Any


class TogetherTab(CaseTab):
    """One table; Enter writes down how the chosen line stands."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._send, self._write, self._remark = self.bar(
            ("export", self.tr("Chuyển việc cho bộ phận khác…"), self.send),
            ("edit", self.tr("Ghi chế độ…"), self.write),
            ("add", self.tr("Ghi trao đổi…"), self.remark),
        )
        self._table = PagedTable(
            [
                Column(self.tr("Loại"), lambda line: line.what, 92),
                Column(self.tr("Việc"), lambda line: line.title, 180),
                Column(self.tr("Đến đâu"), lambda line: line.state, 112),
                Column(self.tr("Ngày"), lambda line: line.on, 106, "right"),
                Column(self.tr("Nội dung, kết quả"), lambda line: line.text, 120, stretch=True),
            ],
            name=self.tr("Chế độ, việc chuyển và phúc tra"),
            tells=True,
        )
        self._table.opened.connect(self._opened)
        self._table.selected.connect(self._turned)
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        file, home = card.file, self._desk.words.home
        lines = [self._benefit(each) for each in benefits.of_case(home, file)]
        lines += [self._handoff(each) for each in file.handoffs]
        lines += [self._recheck(each) for each in file.rechecks]
        lines += [self._note(each) for each in file.notes]
        self._table.set_source(Rows(lines, lambda line: line.id))
        self._send.setEnabled(bool(desks_of(home.account.roles)) and file.person is not None)
        self._turned()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def send(self) -> None:
        """Tell another body of this person."""
        desk, home, file = self._desk, self._desk.words.home, self.file
        mine = desks_of(home.account.roles)
        bodies = desk.options("bodies")

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return handoffs.send(
                home,
                file.case.resident_id,
                str(fields["kind"]),
                str(fields["sender"]),
                str(fields["receiver"]),
                text=str(fields.get("text") or ""),
                case_id=file.case.id,
                due=fields.get("due"),
            )

        own = [each for each in bodies if each.code in mine]
        dialog = desk.dialog(
            self.tr("Chuyển việc cho bộ phận khác"),
            "handoff",
            [
                Entry("kind", desk.code("handoff_kinds"), required=True),
                Entry("sender", lambda: ChoiceBox(own), required=True),
                Entry("receiver", lambda: ChoiceBox(bodies), required=True),
                Entry("text", LongText),
                Entry("due", desk.day(later=True)),
            ],
            Record(),
            save,
            key=f"handoff/{file.case.id}",
            whole=True,
            yes=self.tr("Chuyển việc"),
        )
        if len(own) == 1:
            dialog.panel.preset("sender", own[0].code)
        self.open_form(dialog)

    def write(self) -> None:
        """How the chosen benefit stands; without a choice another one."""
        line = self._table.current_row()
        due = line.part if isinstance(line, Line) and isinstance(line.part, BenefitDue) else None
        self.open_form(benefit_dialog(self._desk, self.file.case.id, due))

    def remark(self) -> None:
        self.open_form(note_dialog(self._desk, self.file.case.id, None))

    def _opened(self, _id: str) -> None:
        line = self._table.current_row()
        if not isinstance(line, Line):
            return
        if isinstance(line.part, BenefitDue) and self._write.isEnabled():
            self.write()
        elif isinstance(line.part, NoteFacts) and line.part.by == self._desk.words.home.account.id:
            self.open_form(note_dialog(self._desk, self.file.case.id, line.part))

    def _turned(self, _id: str = "") -> None:
        self._write.setEnabled(self._desk.may("benefit", "state"))

    # Words -----------------------------------------------------------------------------------------------------------

    def _benefit(self, due: BenefitDue) -> Line:
        words, record = self._desk.words, due.record
        state = spoken(LISTS["benefit_state"][due.state.value])
        if record is None and not due.ready and due.rule is not None:
            state = fill(self.tr("Chờ %1"), words.code("results", due.rule.result).lower())
        text = joined((record.result, record.note)) if record else (due.rule.note if due.rule else "")
        on = (record.done_on or record.applied_on) if record else None
        title = words.code("benefit_kinds", due.kind)
        return Line(f"benefit:{due.kind}", self.tr("Chế độ"), title, state, on, text, due)

    def _handoff(self, each: HandOffFacts) -> Line:
        words = self._desk.words
        state = {
            "sent": self.tr("Chưa nhận"),
            "taken": self.tr("Đã nhận"),
            "done": self.tr("Đã xong"),
        }[state_of(each).value]
        way = f"{words.code('bodies', each.sender)} → {words.code('bodies', each.receiver)}"
        title = words.code("handoff_kinds", each.kind)
        text = joined((way, each.text, each.result))
        return Line(each.id, self.tr("Chuyển việc"), title, state, each.done_on or each.sent_on, text, each)

    def _note(self, each: NoteFacts) -> Line:
        who = self._desk.words.name(each.by) if each.by else ""
        return Line(each.id, self.tr("Trao đổi"), who, "", each.day, each.text or "", each)

    def _recheck(self, each: ReCheckFacts) -> Line:
        words = self._desk.words
        state = words.code("recheck_verdicts", each.verdict) or self.tr("Chưa phúc tra")
        who = words.name(each.done_by or each.assignee) if each.done_by or each.assignee else ""
        text = joined((who, each.differences))
        return Line(each.id, self.tr("Phúc tra"), each.sample, state, each.done_on or each.due, text, each)


def benefit_dialog(desk: Desk, case_id: str, due: BenefitDue | None) -> RecordDialog:
    """How a benefit stands; ``due`` None: one that no rule proposes."""
    home = desk.words.home
    record = due.record if due is not None else None

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        kind = due.kind if due is not None else str(fields["kind"])
        rest = {name: value for name, value in fields.items() if name != "kind"}
        return benefits.record(home, case_id, kind, rest, record.seen if record is not None else None)

    states = [each for each in choices("benefit_state") if home.account.may_write("benefit", "state", each[0])]
    names = ("state", "applied_on", "done_on", "result", "note")
    values = {name: getattr(record, name) for name in names} if record else {"state": BenefitState.TODO.value}
    entries = [
        Entry("state", lambda: RadioRow(states, upright=True), required=True),
        Entry("applied_on", desk.day()),
        Entry("done_on", desk.day()),
        Entry("result", TextLine),
        Entry("note", LongText),
    ]
    if due is None:
        kinds = [Option(row.code, row.name, row.note) for row in home.pack.tables["benefit_kinds"]]
        entries.insert(0, Entry("kind", lambda: ChoiceBox(kinds), required=True))
    title = desk.words.code("benefit_kinds", due.kind) if due is not None else spoken("Chế độ được hưởng")
    return desk.dialog(
        title,
        "benefit",
        entries,
        Record(values, record.seen if record else None),
        save,
        key=f"benefit/{case_id}/{due.kind if due is not None else 'new'}",
        whole=record is None,
    )
