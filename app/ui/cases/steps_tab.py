"""Các bước: each procedure on the way, where it stands, and one button for each thing that may have happened to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.casefile import StepFacts
from app.domain.changes import Done
from app.domain.pathway import PathStep
from app.domain.procedure import StepState
from app.domain.striking import Objection
from app.progress import Progress
from app.services import steps
from app.services.cases import CaseCard
from app.services.steps import PortalSheet
from app.ui.cases import forms, step_forms, way
from app.ui.cases.portal_copy import PortalCopy
from app.ui.cases.tab import CaseTab, clear, joined, muted, plain, toned
from app.ui.formats import day, fill
from app.ui.messages import explain
from app.ui.theme import Space
from app.ui.widgets.fields import scrolled
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class StepsTab(CaseTab):
    """A table of the steps; under it what the chosen one needs and rests on, and why it does not go on."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        (
            self._filed,
            self._result,
            self._refused,
            self._pause,
            self._resume,
            self._portal,
            self._ground,
            self._confirm,
            self._obstacle,
            self._edit,
        ) = self.bar(
            ("export", self.tr("Đã nộp"), self.record_filed),
            ("done", self.tr("Có kết quả"), self.record_done),
            ("blocked", self.tr("Bị từ chối"), self.record_refused),
            ("waiting", self.tr("Tạm dừng…"), self.pause),
            ("now", self.tr("Tính tiếp…"), self.resume),
            ("copy", self.tr("Chép lên cổng"), self.copy_to_portal),
            ("key", self.tr("Căn cứ xóa…"), self.ground),
            ("shield", self.tr("Xác nhận xóa"), self.confirm),
            ("blocked", self.tr("Ghi vướng mắc…"), self.record_finding),
            ("edit", self.tr("Ghi khác…"), self.record),
        )
        self._keys()
        self._table = PagedTable(
            [
                Column(self.tr("Bước"), lambda row: row[0].procedure.name, 176, stretch=True, mark=self._mark),
                Column(self.tr("Tình trạng"), lambda row: way.ended(row[0]), 226, mark=_state),
                Column(self.tr("Hạn"), _due, 110, "right"),
                Column(self.tr("Nộp"), lambda row: row[1].filed_on if row[1] else None, 110, "right"),
            ],
            name=self.tr("Các bước"),
        )
        self._table.set_empty(self.tr("Chưa có bước nào"), self.tr("Diện này chưa có lộ trình trong danh mục."))
        self._table.selected.connect(self._show_details)
        self._table.opened.connect(self._opened)
        self._table.setMinimumHeight(120)
        self._layout.addWidget(self._table, 3)
        details = QWidget(self)
        self._details = QVBoxLayout(details)
        self._details.setContentsMargins(0, 0, Space.S, 0)
        self._details.setSpacing(Space.XS)
        self._layout.addWidget(scrolled(details), 2)
        self._enable()

    def _keys(self) -> None:
        for keys, slot, buttons in (
            ("Ctrl+D", self._stop_or_go_on, (self._pause, self._resume)),
            ("Ctrl+Shift+C", self.copy_to_portal, (self._portal,)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
            for button in buttons:
                button.setToolTip(keys)

    def show_parts(self, card: CaseCard) -> None:
        records = {step.procedure: step for step in card.file.steps}
        rows = [(step, records.get(step.id)) for step in card.pathway.steps]
        self._table.set_source(Rows(rows, lambda row: row[0].id))
        if not self._table.current_key() and rows:
            now = next((step.id for step in card.pathway.now), rows[0][0].id)
            self._table.select(now)
        self._show_details(self._table.current_key())

    def choose(self, procedure: str) -> None:
        """Show the details of a step, as a click on the line of steps does."""
        self._table.select(procedure)

    def chosen(self) -> str:
        return self._table.current_key()

    # What happened to the step ---------------------------------------------------------------------------------------

    def record_filed(self) -> None:
        self._record({"state": "filed", "filed_on": self._desk.today})

    def record_done(self) -> None:
        self._record({"state": "done", "done_on": self._desk.today})

    def record_refused(self) -> None:
        self._record({"state": "refused", "done_on": self._desk.today})

    def record(self) -> None:
        self._record({})

    def pause(self) -> None:
        if (step := self._step()) is not None:
            self.open_form(step_forms.pause_dialog(self._desk, self.file, step.id))

    def resume(self) -> None:
        if (step := self._step()) is not None and step.pause is not None:
            self.open_form(step_forms.resume_dialog(self._desk, self.file, step))

    def ground(self) -> None:
        if (step := self._step()) is not None and step.procedure.strikes:
            self.open_form(step_forms.striking_dialog(self._desk, self.file, step))

    def confirm(self) -> None:
        """A second person's word for a striking, in their own name."""
        row = self._table.current_row()
        if row is not None and row[1] is not None and self._may_confirm(row[0], row[1]):
            home, case_id, step, record = self._desk.words.home, self.file.case.id, row[0], row[1]

            def work(_progress: Progress) -> Done[None]:
                return steps.confirm_striking(home, case_id, step.id, record.seen)

            self._desk.tasks.run(work, self.done.emit, self._say)

    def record_finding(self) -> None:
        """What the graph found of this step, as an obstacle."""
        if (step := self._step()) is not None and step.finding is not None:
            self.open_form(step_forms.finding_dialog(self._desk, self.file, step.finding))

    def record_finding_of(self, what: str) -> None:
        """What it found of a step by its procedure, or of a goal by its code."""
        findings = self._card.pathway.findings if self._card is not None else ()
        found = next((one for one in findings if one.about == what), None)
        if found is not None:
            self.open_form(step_forms.finding_dialog(self._desk, self.file, found))

    def copy_to_portal(self) -> None:
        """Open the copy screen; reading what it shows is noted in the access log."""
        step = self._step()
        if step is not None and step.procedure.portal:
            home, case_id, procedure = self._desk.words.home, self.file.case.id, step.id
            self._desk.tasks.run(
                lambda _progress: steps.portal_sheet(home, case_id, procedure), self._show_portal, self._say
            )

    def _show_portal(self, sheet: PortalSheet) -> None:
        self._copying = PortalCopy(self._desk, sheet, self)
        self._copying.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._copying.filed.connect(self._filed_online)
        self._copying.open()

    def _filed_online(self, procedure: str) -> None:
        self._table.select(procedure)
        self._record({"state": "filed", "filed_on": self._desk.today, "channel": "online"})

    def _stop_or_go_on(self) -> None:
        step = self._step()
        if step is not None and step.state is StepState.FILED:
            (self.pause if step.pause is None else self.resume)()

    def _step(self) -> PathStep | None:
        row = self._table.current_row()
        return row[0] if row is not None else None

    def _opened(self, _procedure: str) -> None:
        self.record()

    def _record(self, preset: dict[str, Any]) -> None:
        if self._table.current_row() is not None:
            self.open_form(forms.step_dialog(self._desk, self.file, self._table.current_key(), preset))

    def _say(self, error: Exception) -> None:
        said = explain(error)
        self._details.insertWidget(0, toned(f"{said.happened} {said.todo}", "warn", self))

    # What can be done ------------------------------------------------------------------------------------------------

    def _enable(self) -> None:
        """Which buttons are there, and which may be pressed: a button that never fits this step is not shown."""
        account, row = self._desk.words.home.account, self._table.current_row()
        step, record = row if row is not None else (None, None)
        for button, state in ((self._filed, "filed"), (self._result, "done"), (self._refused, "refused")):
            button.setEnabled(step is not None and account.may_write("step", "state", state))
        self._edit.setEnabled(step is not None and account.may_write("step", "note"))
        strikes = step is not None and step.procedure.strikes
        filed = step is not None and step.state is StepState.FILED
        paused = step is not None and step.pause is not None
        stops = account.may_write("step", "pauses")
        _show(self._pause, filed and not paused, stops)
        _show(self._resume, filed and paused, stops)
        _show(self._portal, step is not None and bool(step.procedure.portal), account.may_write("step", "channel"))
        _show(self._ground, strikes, account.may_write("step", "grounds"))
        _show(self._confirm, strikes, step is not None and self._may_confirm(step, record))
        finding = step.finding if step is not None else None
        _show(self._obstacle, finding is not None, account.may_write("obstacle", "text"))
        if step is not None and strikes and step.objections:
            self._result.setEnabled(False)
        against = "; ".join(way.objection_text(one) for one in step.objections) if step is not None and strikes else ""
        self._result.setToolTip(against)
        self._confirm.setToolTip("" if self._confirm.isEnabled() else self.tr("Người khác người ghi căn cứ xác nhận"))

    def _may_confirm(self, step: PathStep, record: StepFacts | None) -> bool:
        """Somebody else than who wrote the ground, while it is not confirmed. The service judges it again."""
        account = self._desk.words.home.account
        if record is None or not record.grounds or record.confirmed_by or self._card is None:
            return False
        written = (
            change.actor
            for change in self._card.history
            if change.row == record.id and any(one.name == "grounds" and one.after for one in change.changes)
        )
        return next(written, account.id) != account.id and account.may_write("step", "confirmed_by")

    # What it rests on ------------------------------------------------------------------------------------------------

    def _show_details(self, _key: str) -> None:
        self._enable()
        clear(self._details)
        row = self._table.current_row()
        if row is None:
            return
        step, record = row
        for widget in [*self._standing(step, record), *self._lines(step)]:
            self._details.addWidget(widget)
        self._details.addStretch(1)

    def _standing(self, step: PathStep, record: StepFacts | None) -> list[QWidget]:
        """What happened to this step of this case."""
        words = self._desk.words
        shown: list[QWidget] = []
        if step.finding is not None:
            shown.append(toned(way.finding_text(step.finding, words), "stuck" if way.is_stuck(step) else "warn", self))
        if step.used is not None and (late := way.late_text(step.used)):
            shown.append(toned(late, way.late_tone(step.used), self))
        if record is not None:
            code = fill(self.tr("Mã hồ sơ: %1"), record.file_code) if record.file_code else ""
            channel = words.code("channels", record.channel) if record.channel else ""
            for text in filter(None, (record.note, joined([code, channel]))):
                shown.append(plain(text, self))
            shown += [plain(way.pause_text(one, words), self) for one in record.pauses]
        if step.used is not None:
            shown.append(muted(way.used_text(step.used), self))
        if step.procedure.strikes:
            shown += self._striking(step, record)
        return shown

    def _striking(self, step: PathStep, record: StepFacts | None) -> list[QWidget]:
        words = self._desk.words
        shown: list[QWidget] = [
            muted(self.tr("Xóa đăng ký không phải mục đích; được đếm riêng với người được giúp."), self)
        ]
        if record is not None and record.grounds:
            shown.append(plain(fill(self.tr("Căn cứ %1"), record.grounds), self))
        if record is not None and record.notified_on:
            shown.append(plain(fill(self.tr("Đã thông báo %1"), record.notified_on), self))
        if record is not None and record.confirmed_by:
            shown.append(plain(fill(self.tr("Người thứ hai xác nhận: %1"), words.name(record.confirmed_by)), self))
        for objection in step.objections:
            tone = "bad" if objection is Objection.EXCLUDED else "warn"
            shown.append(toned(way.objection_text(objection), tone, self))
        return shown

    def _lines(self, step: PathStep) -> list[QWidget]:
        words = self._desk.words
        shown: list[QWidget] = []
        if step.due is not None:
            shown.append(plain(way.due_text(step.due), self))
            source = way.source_text(step.due.source, check=step.due.needs_check)
            shown += [muted(source, self)] if source else []
        if step.competence is not None:
            where = joined([words.code("authorities", step.competence.authority), step.competence.where])
            shown.append(plain(joined([where, way.channel_text(step, words)]), self))
            shown.append(muted(way.source_text(step.competence.source), self))
        if step.detour:
            shown.append(muted(self.tr("Bước vòng: làm trước để có giấy mà bước sau còn thiếu."), self))
        for state in step.needs:
            have = {True: self.tr("đã có"), False: self.tr("còn thiếu"), None: self.tr("chưa hỏi")}[state.held]
            check = self.tr("cần kiểm tra") if state.need.source.needs_check else ""
            shown.append(plain(joined([state.need.name, have, way.how_to_get(state, words), check]), self))
        shown += [plain(way.blocker_text(blocker, words), self) for blocker in step.blockers]
        if step.planned is not None and step.state is StepState.TODO:
            days = (step.planned.filed, step.planned.done)
            text = self.tr("Sớm nhất: nộp %1, có kết quả %2") if step.planned.known else self.tr("Sớm nhất nộp %1")
            shown.append(muted(fill(text, *(days if step.planned.known else days[:1])), self))
        if step.assumes:
            facts = "; ".join(way.question_text(fact, words) for fact in step.assumes)
            shown.append(muted(fill(self.tr("Tạm coi theo trường hợp thường gặp, chưa hỏi: %1"), facts), self))
        if step.procedure.note:
            shown.append(muted(step.procedure.note, self))
        shown.append(muted(way.source_text(step.procedure.source), self))
        return shown

    def _mark(self, row: Any) -> tuple[str, str] | None:
        return self.mark("step", row[1].id) if row[1] is not None else None


def _show(button: QPushButton, there: bool, may: bool) -> None:
    button.setVisible(there)
    button.setEnabled(there and may)


def _state(row: Any) -> tuple[str, str]:
    _word, tone, icon = way.readiness(row[0])
    return icon, tone


def _due(row: Any) -> str:
    return day(row[0].due.on) if row[0].due is not None else ""
