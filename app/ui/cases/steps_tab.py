"""Các bước: each procedure on the way, where it stands, and one button for each thing that may have happened to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.pathway import PathStep
from app.services.cases import CaseCard
from app.ui.cases import forms, way
from app.ui.cases.tab import CaseTab, clear, joined, muted, plain
from app.ui.formats import day, fill
from app.ui.theme import Space
from app.ui.widgets.fields import scrolled
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class StepsTab(CaseTab):
    """A table of the steps; under it what the chosen one needs and rests on."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._filed, self._result, self._refused, self._edit = self.bar(
            ("export", self.tr("Đã nộp"), self.record_filed),
            ("done", self.tr("Có kết quả"), self.record_done),
            ("blocked", self.tr("Bị từ chối"), self.record_refused),
            ("edit", self.tr("Ghi khác…"), self.record),
        )
        self._table = PagedTable(
            [
                Column(self.tr("Bước"), lambda row: row[0].procedure.name, 180, stretch=True, mark=self._mark),
                Column(self.tr("Tình trạng"), lambda row: way.readiness(row[0])[0], 200, mark=_state),
                Column(self.tr("Hạn"), _due, 114, "right"),
                Column(self.tr("Nộp"), lambda row: row[1].filed_on if row[1] else None, 114, "right"),
                Column(self.tr("Kết quả"), lambda row: row[1].done_on if row[1] else None, 114, "right"),
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
        self._enable("")

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

    def record_filed(self) -> None:
        self._record({"state": "filed", "filed_on": self._desk.today})

    def record_done(self) -> None:
        self._record({"state": "done", "done_on": self._desk.today})

    def record_refused(self) -> None:
        self._record({"state": "refused", "done_on": self._desk.today})

    def record(self) -> None:
        self._record({})

    def _opened(self, _procedure: str) -> None:
        self.record()

    def _record(self, preset: dict[str, Any]) -> None:
        if self._table.current_row() is not None:
            self.open_form(forms.step_dialog(self._desk, self.file, self._table.current_key(), preset))

    def _enable(self, key: str) -> None:
        account = self._desk.words.home.account
        for button, state in ((self._filed, "filed"), (self._result, "done"), (self._refused, "refused")):
            button.setEnabled(bool(key) and account.may_write("step", "state", state))
        self._edit.setEnabled(bool(key) and account.may_write("step", "note"))

    def _show_details(self, key: str) -> None:
        self._enable(key)
        clear(self._details)
        row = self._table.current_row()
        if row is None:
            return
        step, record = row
        for label in self._lines(step):
            self._details.addWidget(label)
        if record is not None:
            code = fill(self.tr("Mã hồ sơ: %1"), record.file_code) if record.file_code else ""
            for text in filter(None, (code, record.note)):
                self._details.insertWidget(0, plain(text, self))
        self._details.addStretch(1)

    def _lines(self, step: PathStep) -> list[QWidget]:
        words = self._desk.words
        shown: list[QWidget] = []
        if step.due is not None:
            shown.append(plain(way.due_text(step.due), self))
            source = way.source_text(step.due.source, check=step.due.needs_check)
            shown += [muted(source, self)] if source else []
        if step.competence is not None:
            where = f"{words.code('authorities', step.competence.authority)}: {step.competence.where}"
            shown.append(plain(where, self))
            shown.append(muted(way.source_text(step.competence.source), self))
        for state in step.needs:
            have = {True: self.tr("đã có"), False: self.tr("còn thiếu"), None: self.tr("chưa hỏi")}[state.held]
            check = self.tr("cần kiểm tra") if state.need.source.needs_check else ""
            shown.append(plain(joined([state.need.name, have, check]), self))
        shown += [plain(way.blocker_text(blocker, words), self) for blocker in step.blockers]
        if step.assumes:
            facts = "; ".join(way.question_text(fact, words) for fact in step.assumes)
            shown.append(muted(fill(self.tr("Tạm coi theo trường hợp thường gặp, chưa hỏi: %1"), facts), self))
        if step.procedure.note:
            shown.append(muted(step.procedure.note, self))
        shown.append(muted(way.source_text(step.procedure.source), self))
        return shown

    def _mark(self, row: Any) -> tuple[str, str] | None:
        return self.mark("step", row[1].id) if row[1] is not None else None


def _state(row: Any) -> tuple[str, str]:
    _word, tone, icon = way.readiness(row[0])
    return icon, tone


def _due(row: Any) -> str:
    return day(row[0].due.on) if row[0].due is not None else ""
