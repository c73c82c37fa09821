"""What the plan and the law then ask: each step, what can be done now, what is missing, by when, where it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.pathway import Blocker, Finding, NeedState, PathStep, Readiness, WaitsOn
from app.domain.procedure import StepState
from app.domain.sourced import Source
from app.domain.worksheet import StepNote
from app.ui.editors import DayEdit, kept_of, restore_into
from app.ui.formats import day, fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, TextLine
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import Fold, link, muted, said

_TONE = {
    Readiness.DONE: "good",
    Readiness.READY: "accent",
    Readiness.FILED: "warn",
    Readiness.WAITS: "warn",
    Readiness.LACKS: "bad",
    Readiness.ASK: "neutral",
    Readiness.REFUSED: "stuck",
    Readiness.NOT_NEEDED: "neutral",
}


class StepCard(Fold):
    """One procedure."""

    def __init__(self, owner: StepsEdit, step: PathStep, note: StepNote) -> None:
        super().__init__(step.procedure.name, owner)
        self.note = note
        self._owner = owner
        self._step = step
        context = owner.context
        states = {
            StepState.TODO: self.tr("Chưa nộp"),
            StepState.FILED: self.tr("Đã nộp, chờ kết quả"),
            StepState.DONE: self.tr("Xong"),
            StepState.REFUSED: self.tr("Bị từ chối"),
            StepState.NOT_NEEDED: self.tr("Không cần làm"),
        }
        may = [state for state in states if context.may_write("step", "state", state.value) or state == note.state]
        self._state = ChoiceBox([Option(state.value, states[state]) for state in may], self)
        self._filed = DayEdit(context.today, self)
        self._due = DayEdit(context.today, self, may_be_later=True)
        self._done = DayEdit(context.today, self)
        self._code = TextLine(self, placeholder=self.tr("Mã hồ sơ trên giấy hẹn"))
        self._fields: tuple[tuple[str, str, Any], ...] = tuple(
            (name, label, editor)
            for name, label, editor in (
                ("state", self.tr("Đang ở đâu"), self._state),
                ("filed_on", self.tr("Ngày nộp"), self._filed),
                ("due_on", self.tr("Ngày hẹn trả"), self._due),
                ("done_on", self.tr("Ngày có kết quả"), self._done),
                ("file_code", self.tr("Mã hồ sơ"), self._code),
            )
            if context.may_write("step", name)
        )
        self._describe(step)
        for name, label, editor in self._fields:
            self.add(FieldRow(label, editor, parent=self))
            editor.set_value(getattr(note, name))
            editor.changed.connect(self._edited)
        asked = {editor for _, _, editor in self._fields}
        for unasked in {self._state, self._filed, self._due, self._done, self._code} - asked:
            unasked.hide()  # a role may not write every field of a step
        if not self._fields:
            self.add(muted(self.tr("Ngày nộp, ngày xong do cán bộ thụ lý ghi."), self))

    def _describe(self, step: PathStep) -> None:
        words = {
            Readiness.DONE: self.tr("Xong"),
            Readiness.READY: self.tr("Làm được ngay"),
            Readiness.FILED: self.tr("Đã nộp"),
            Readiness.WAITS: self.tr("Chờ"),
            Readiness.LACKS: self.tr("Thiếu giấy tờ"),
            Readiness.ASK: self.tr("Cần hỏi thêm"),
            Readiness.REFUSED: self.tr("Bị từ chối"),
            Readiness.NOT_NEEDED: self.tr("Không cần"),
        }
        late = step.due is not None and step.due.late
        self.badge(self.tr("Quá hạn") if late else words[step.readiness], "bad" if late else _TONE[step.readiness])
        self.line(" · ".join(filter(None, self._first_line(step))))
        if step.procedure.code:
            self.add(muted(fill(self.tr("Mã thủ tục %1"), step.procedure.code), self))
        if step.competence is not None:
            self.add(_sourced(step.competence.where or self._authority(step), step.competence.source, self))
        if step.finding is not None and step.finding.sure:
            self.add(said("• " + self._stuck(step.finding), self))
        for blocker in step.blockers:
            self.add(said("• " + self._why(blocker), self))
        for state in step.needs:
            mark = {True: "✓ ", False: "✗ ", None: "? "}[state.held]
            if state.need.form:
                mark = "• "
            how = self._how(state)
            self.add(_sourced(mark + state.need.name + (f": {how}" if how else ""), state.need.source, self))
        if step.due is not None and step.due.source is not None:
            self.add(_sourced(fill(self.tr("Hạn: %1"), day(step.due.on)), step.due.source, self))
        if step.procedure.note:
            self.add(_sourced(step.procedure.note, step.procedure.source, self))

    def _how(self, state: NeedState) -> str:
        """Who gives what is missing."""
        context = self._owner.context
        if state.written is not None:
            paper = context.codes["evidence_kinds"].name_of(state.written.paper)
            return fill(self.tr("có thể lập ngay %1 (lời của: %2)"), paper, state.written.who)
        giver = context.sitting.tables.procedures.get(state.through)
        return fill(self.tr("có từ bước %1"), giver.name) if giver is not None else ""

    def _stuck(self, finding: Finding) -> str:
        """Why the step cannot go on, and who asks for what is lacking."""
        context = self._owner.context
        known = context.sitting.tables.procedures
        if finding.circle:
            names = " → ".join(known[one].name for one in (*finding.circle, finding.circle[0]))
            return fill(self.tr("Vòng tròn: %1"), names)
        authority = context.codes["authorities"].name_of(finding.authority) if finding.authority else ""
        paper = finding.need.name if finding.need else ", ".join(map(self._thing, finding.things))
        return fill(self.tr("Không có nơi nào cho: %1. Cơ quan: %2"), paper, authority)

    def _thing(self, code: str) -> str:
        codes = self._owner.context.codes
        table = codes["results"] if codes["results"].get(code) else codes["evidence_kinds"]
        return table.name_of(code)

    def _first_line(self, step: PathStep) -> list[str]:
        parts = [self._authority(step)]
        if step.due is not None:
            parts.append(fill(self.tr("hạn %1"), day(step.due.on)))
        missing = [need.name for need in step.missing]
        if step.readiness is Readiness.LACKS and missing:
            parts.append(fill(self.tr("thiếu: %1"), "; ".join(missing)))
        if step.detour:
            parts.append(self.tr("bước vòng để có giấy"))
        if step.online_only:
            parts.append(self.tr("chỉ nộp trực tuyến"))
        if step.pause is not None:
            parts.append(fill(self.tr("tạm dừng từ %1"), day(step.pause.since)))
        if step.optional:
            parts.append(self.tr("tùy người dân"))
        if step.needs_check:
            parts.append(self.tr("cần kiểm tra"))
        return parts

    def _authority(self, step: PathStep) -> str:
        authorities = self._owner.context.codes["authorities"]
        return authorities.name_of(step.competence.authority) if step.competence else ""

    def _why(self, blocker: Blocker) -> str:
        context = self._owner.context
        match blocker.kind:
            case WaitsOn.STEP:
                known = context.sitting.tables.procedures.get(blocker.what)
                return fill(self.tr("Sau bước: %1"), known.name if known else blocker.what)
            case WaitsOn.PERSON:
                return fill(self.tr("Chờ hồ sơ khác: %1"), blocker.why or self.tr("xem mục Cha và mẹ"))
            case WaitsOn.ANSWER:
                return fill(self.tr("Cần hỏi: %1"), context.codes["facts"].name_of(blocker.what))
            case WaitsOn.RULE:
                return fill(self.tr("Chờ quy định mới, áp dụng từ %1"), date.fromisoformat(blocker.what))
        return fill(self.tr("Cơ quan tự làm: %1"), context.codes["authorities"].name_of(blocker.what))

    def value(self) -> StepNote:
        typed = {name: editor.value() for name, _, editor in self._fields}
        if typed.get("state", "") is None:
            typed["state"] = self.note.state
        return replace(self.note, **typed)

    def problem(self) -> str:
        return next((found for _, _, editor in self._fields if (found := editor.problem())), "")

    def kept(self) -> Any:
        return [self.note.procedure, *(kept_of(editor) for _, _, editor in self._fields)]

    def restore(self, kept: list[Any]) -> None:
        for (_, _, editor), text in zip(self._fields, kept, strict=True):
            restore_into(editor, text)

    def file(self, **given: Any) -> None:
        """As typing these fields does."""
        for name, _, editor in self._fields:
            if name in given:
                editor.set_value(given[name])
        self._edited()

    def _edited(self) -> None:
        """A filing day says that it was filed, a day of the result that it is done, where that may be said."""
        if self._state.value() == StepState.TODO and self._filed.value() is not None:
            self._state.set_value(StepState.FILED.value)
        may_decide = self._owner.context.may_write("step", "state", StepState.DONE.value)
        if may_decide and self._state.value() == StepState.FILED and self._done.value() is not None:
            self._state.set_value(StepState.DONE.value)
        self._owner.edited()


class StepsEdit(QWidget):
    """A tuple of :class:`StepNote`. The way is worked out from what is committed, so this screen comes late."""

    changed = Signal()
    grown = Signal()
    ask_wanted = Signal(str)
    """A question that would change or settle the way: go there."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._cards: list[StepCard] = []
        self._shown: object = None
        self._now = Badge("", "accent", parent=self, wraps=True)
        self._quote = muted("", self)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._asks = muted("", self)
        self._first_open = ""
        self._to_ask = link(self.tr("Đi hỏi câu đầu tiên"), self)
        self._to_ask.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._now)
        layout.addWidget(self._quote)
        layout.addWidget(self._asks)
        layout.addWidget(self._to_ask)
        layout.addLayout(self._column)

    def value(self) -> tuple[StepNote, ...]:
        known = {step.procedure for step in self.context.file.steps}
        return tuple(
            note
            for card in self._cards
            if (note := card.value()) != StepNote(note.procedure) or note.procedure in known
        )

    def set_value(self, value: tuple[StepNote, ...] | None) -> None:
        pathway = self.context.sitting.pathway
        self._shown = pathway
        for card in self._cards:
            card.hide()
            card.deleteLater()
        notes = {note.procedure: note for note in value or ()}
        self._cards = [StepCard(self, step, notes.get(step.id, StepNote(step.id))) for step in pathway.steps]
        for card in self._cards:
            self._column.addWidget(card)
        ready = pathway.now
        if ready:
            self._now.show_state(
                fill(self.tr("Làm được ngay: %1"), "; ".join(s.procedure.name for s in ready)), "accent"
            )
            quote = ready[0].at_once
            self._quote.setText(f"“{quote.text}” ({quote.source.text})" if quote else "")
        else:
            self._now.show_state(self.tr("Chưa có bước nào làm được ngay"), "neutral")
            self._quote.setText("")
        self._quote.setVisible(bool(self._quote.text()))
        facts = self.context.codes["facts"]
        questionnaire = self.context.sitting.tables.questionnaire
        open_ = [key for key in pathway.questions if questionnaire.question(key) is not None]
        words = [question.label if (question := questionnaire.question(key)) else facts.name_of(key) for key in open_]
        self._asks.setText(fill(self.tr("Còn cần hỏi để biết chắc đường đi: %1"), "; ".join(words)) if words else "")
        self._asks.setVisible(bool(words))
        self._first_open = open_[0] if open_ else ""
        self._to_ask.setVisible(bool(words))
        if self._cards:
            self.setFocusProxy(self._cards[0])

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        return next((found for card in self._cards if (found := card.problem())), "")

    def kept(self) -> Any:
        return [card.kept() for card in self._cards if card.problem()]

    def restore(self, kept: Any) -> None:
        for procedure, *texts in kept:
            card = self.card(str(procedure))
            if card is not None:
                card.restore(texts)
                card.open(True)

    def adapt(self, values: Values) -> None:
        """The way is shown as it is on record."""

    def card(self, procedure: str) -> StepCard | None:
        return next((card for card in self._cards if card.note.procedure == procedure), None)

    def edited(self) -> None:
        self.changed.emit()

    def _ask(self) -> None:
        self.ask_wanted.emit(self._first_open)


def _sourced(text: str, source: Source, parent: QWidget) -> QWidget:
    """A line with its source, and "cần kiểm tra" where the source is less than an official text."""
    check = parent.tr(" · cần kiểm tra") if source.needs_check else ""
    line = QWidget(parent)
    layout = QVBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(said(text, line))
    layout.addWidget(muted(source.text + check, line))
    return line
