"""The right of a case: what is missing, what can be done now (as buttons that do it), and by when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.pathway import NeedState, PathStep, Pathway, Readiness, WaitsOn
from app.domain.permissions import Action
from app.services.cases import CaseCard
from app.ui.cases import way
from app.ui.cases.forms import Desk
from app.ui.cases.tab import DeedButton, clear, heading, muted, plain, toned
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge

_ASKED_AT_ONCE = 4
_STEPS_AT_ONCE = 3


class TodoPanel(QFrame):
    """Signal: ``asked(str, str)``: "wizard", "file" (procedure), "result" (procedure), "evidence" (evidence kind),
    "open_case" (case), "visit", "attach", "print" (kind of paper), "step" (procedure), "obstacle", "note", "assign",
    "close", "reopen", "steps" (procedure: look at it), "finding" (procedure or goal: an obstacle)."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._column.setSpacing(Space.S)
        self._buttons: list[DeedButton] = []

    def deeds(self) -> list[tuple[str, str]]:
        """What the buttons do, from top to bottom."""
        return [button.deed for button in self._buttons]

    def button(self, deed: str, what: str = "") -> DeedButton:
        """Raises StopIteration if there is none."""
        return next(each for each in self._buttons if each.deed == (deed, what))

    def show_card(self, card: CaseCard, desk: Desk) -> None:
        clear(self._column)
        self._buttons = []
        self._desk, file = desk, card.file
        if file.case.state == "closed":
            if card.contested:
                self._column.addWidget(Badge(self.tr("Kết thúc chưa chốt: còn xung đột"), "bad", "conflict", self))
            else:
                self._column.addWidget(Badge(self.tr("Hồ sơ đã kết thúc"), "good", "done", self))
            closing = desk.words.said("case", "closing", file.case.closing)
            self._column.addWidget(plain(closing, self))
        else:
            self._now(card.pathway)
            self._filed(card.pathway)
            self._missing(card.pathway)
            self._findings(card.pathway)
            self._strikings(card.pathway)
            self._questions(card.pathway)
            self._waits(card.pathway)
        self._always(card)
        self._column.addStretch(1)

    def _now(self, way_: Pathway) -> None:
        self._column.addWidget(heading(self.tr("Làm được ngay"), self))
        must = [step for step in way_.now if not step.optional]
        may = [step for step in way_.now if step.optional]
        for step in must:
            text = fill(self.tr("Nộp: %1"), step.procedure.name)
            self._deed(text, "now", ("file", step.id), primary=step is must[0])
            self._due(step)
        if must and must[0].at_once is not None:
            self._column.addWidget(muted(f"“{must[0].at_once.text}” ({must[0].at_once.source.text})", self))
        for step in may:
            self._deed(fill(self.tr("Nếu người dân muốn: %1"), step.procedure.name), "step", ("file", step.id))
        self._deed(self.tr("Hỏi tiếp trong phiếu"), "edit", ("wizard", ""), primary=not must)
        if not way_.now:
            done, not_yet = self.tr("Đã xong mọi bước bắt buộc."), self.tr("Chưa bước nào đủ điều kiện nộp.")
            said = done if way_.finished else not_yet
            self._column.addWidget(muted(said, self))

    def _filed(self, way_: Pathway) -> None:
        filed = [s for s in way_.steps if s.readiness is Readiness.FILED and not s.procedure.strikes]
        if filed:
            self._column.addWidget(heading(self.tr("Đang chờ cơ quan"), self))
        for step in filed:
            self._deed(fill(self.tr("Ghi kết quả: %1"), step.procedure.name), "done", ("result", step.id))
            self._due(step)
            if step.pause is not None:
                self._column.addWidget(toned(way.pause_text(step.pause, self._desk.words), "warn", self))
            if step.used is not None and (late := way.late_text(step.used)):
                self._column.addWidget(muted(late, self))

    def _missing(self, way_: Pathway) -> None:
        lacking = [s for s in way_.steps if s.readiness is Readiness.LACKS and not s.procedure.strikes]
        if lacking:
            self._column.addWidget(heading(self.tr("Còn thiếu"), self))
        for step in lacking[:_STEPS_AT_ONCE]:
            self._column.addWidget(muted(fill(self.tr("Để nộp: %1"), step.procedure.name), self))
            self._due(step)
            for state in step.needs:
                if not state.held:
                    self._need(state)

    def _need(self, state: NeedState) -> None:
        """A paper that is missing, and who yields it."""
        need = state.need
        paper = state.written.paper if state.written is not None else need.papers[0] if need.papers else ""
        check = f" ({self.tr('cần kiểm tra')})" if need.source.needs_check else ""
        if paper:
            button = self._deed(f"{need.name}{check}", "attach", ("evidence", paper))
            button.setToolTip(fill(self.tr("Ghi giấy tờ này là đã thấy. Căn cứ: %1"), need.source.text))
        else:
            self._column.addWidget(plain(f"• {need.name}{check}", self))
        if how := way.how_to_get(state, self._desk.words):
            self._column.addWidget(muted(how, self))

    def _findings(self, way_: Pathway) -> None:
        """What never comes about as things stand, and the obstacle that it should become."""
        if way_.findings:
            self._column.addWidget(heading(self.tr("Không đi tiếp được"), self))
        words = self._desk.words
        for finding in way_.findings[:_STEPS_AT_ONCE]:
            tone = "stuck" if finding.sure else "warn"
            self._column.addWidget(toned(way.finding_text(finding, words), tone, self))
            if words.home.account.may_write("obstacle", "text"):
                self._deed(self.tr("Ghi thành vướng mắc…"), "blocked", ("finding", finding.about))

    def _strikings(self, way_: Pathway) -> None:
        """Apart from all that helps: what could be struck, never as something to hurry to."""
        if way_.strikings:
            self._column.addWidget(heading(self.tr("Xóa đăng ký"), self))
            self._column.addWidget(
                muted(self.tr("Không phải mục đích của hồ sơ. Cần căn cứ, thông báo, hai người."), self)
            )
        for step in way_.strikings:
            self._deed(fill(self.tr("Xem: %1"), step.procedure.name), "step", ("steps", step.id))

    def _questions(self, way_: Pathway) -> None:
        if not way_.questions:
            return
        self._column.addWidget(heading(self.tr("Cần hỏi"), self))
        words = self._desk.words
        for fact in way_.questions[:_ASKED_AT_ONCE]:
            self._column.addWidget(plain(f"• {way.question_text(fact, words)}", self))
        more = len(way_.questions) - _ASKED_AT_ONCE
        if more > 0:
            self._column.addWidget(muted(fill(self.tr("và %1 câu nữa trong phiếu"), more), self))

    def _waits(self, way_: Pathway) -> None:
        """Whom the case waits on. Steps that wait on steps need no words: the line of steps shows them."""
        found = dict.fromkeys(
            blocker for step in way_.steps for blocker in step.blockers if blocker.kind is WaitsOn.PERSON
        )
        for blocker in found:
            self._deed(way.blocker_text(blocker, self._desk.words), "waiting", ("open_case", blocker.what))

    def _always(self, card: CaseCard) -> None:
        account = self._desk.words.home.account
        is_open = card.file.case.state != "closed"
        self._column.addWidget(heading(self.tr("Việc khác"), self))
        if is_open:
            self._deed(self.tr("Ghi lượt đến nhà"), "visit", ("visit", ""))
            self._deed(self.tr("Đính bản chụp…"), "attach", ("attach", ""))
            self._deed(self.tr("Thêm vướng mắc"), "blocked", ("obstacle", ""))
            if account.may_write("case", "category"):
                self._deed(self.tr("Đổi diện…"), "search", ("regroup", ""))
        if account.may_write("note", "text"):
            self._deed(self.tr("Ghi trao đổi…"), "edit", ("note", ""))
            if account.may_write("case", "category"):
                self._deed(self.tr("Đổi diện…"), "search", ("regroup", ""))
        if account.may(Action.PRINT_DOSSIER):
            self._deed(self.tr("In hồ sơ"), "print", ("print", "one"))
        if account.may(Action.PRINT_FORM):
            self._deed(self.tr("In biểu mẫu, văn bản…"), "papers", ("print", "form"))
        if is_open and account.may(Action.ASSIGN_CASE):
            self._deed(self.tr("Giao việc: người, nhóm, hạn"), "calendar", ("assign", ""))
        if is_open and account.may(Action.CLOSE_CASE):
            self._deed(self.tr("Kết thúc hồ sơ…"), "lock", ("close", ""))
        if not is_open and account.may(Action.CLOSE_CASE):
            self._deed(self.tr("Mở lại hồ sơ…"), "undo", ("reopen", ""))

    def _due(self, step: PathStep) -> None:
        if step.due is not None:
            self._column.addWidget(toned(way.due_text(step.due), "bad" if step.due.late else "warn", self))
            source = way.source_text(step.due.source, check=step.due.needs_check)
            if source:
                self._column.addWidget(muted(source, self))

    def _deed(self, text: str, icon: str, deed: tuple[str, str], *, primary: bool = False) -> DeedButton:
        button = WrappingButton(text, icon, deed, self, role="primary" if primary else "")
        button.asked.connect(self.asked)
        self._column.addWidget(button)
        self._buttons.append(button)
        return button


class WrappingButton(DeedButton):
    """A button in a narrow column: long words are cut with dots, all of them stand in the tooltip."""

    def __init__(self, text: str, icon: str, deed: tuple[str, str], parent: QWidget, *, role: str = "") -> None:
        super().__init__(text, icon, deed, parent, role=role)
        self._words = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setMinimumWidth(80)
        self.setStyleSheet("text-align: left; padding: 0 8px")

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        room = self.width() - self.iconSize().width() - 28
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
