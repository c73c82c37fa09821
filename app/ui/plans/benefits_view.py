"""Chế độ được hưởng: what people with papers may be due and have not got yet (Kế hoạch, III.2.4, IV.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.benefits import BenefitState
from app.progress import Progress
from app.services import benefits
from app.services.benefits import BenefitRow
from app.ui.cases.together_tab import benefit_dialog
from app.ui.field_words import LISTS, spoken
from app.ui.formats import fill
from app.ui.plans.work_view import WorkView
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.fields import TextLine
from app.ui.widgets.paged_table import Column, Rows


class BenefitsView(WorkView):
    """One line per person and benefit that is still open."""

    CONCERNS = ("benefit", "step", "case", "resident")

    def columns(self) -> list[Column]:
        words = self._words
        return [
            Column(self.tr("Địa bàn"), lambda row: row.area, 110),
            Column(self.tr("Họ và tên"), lambda row: row.name, 150),
            Column(self.tr("Diện"), lambda row: row.category, 52, "center"),
            Column(self.tr("Chế độ"), lambda row: words.code("benefit_kinds", row.due.kind), 170),
            Column(self.tr("Đến đâu"), self._state, 136, mark=self._mark),
            Column(self.tr("Ngày đề nghị"), self._applied, 120, "right"),
            Column(self.tr("Bộ phận lo"), self._body, 150),
            Column(self.tr("Căn cứ"), self._source, 170, stretch=True),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        row, (self._apply, self._write) = self.bar(
            ("done", self.tr("Đã đề nghị hôm nay"), self.apply),
            ("edit", self.tr("Ghi kết quả…"), self.write),
        )
        self._kind = ChoiceBox(self._desk.options("benefit_kinds"), self, placeholder=self.tr("Mọi chế độ"))
        self._kind.setMinimumWidth(220)
        for line in self._kind.findChildren(TextLine):
            line.setAccessibleName(self.tr("Lọc theo chế độ"))
        self._kind.changed.connect(self._filtered)
        row.add(self._kind)
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Không còn chế độ nào phải lo"),
            self.tr("Khi một người có số định danh hoặc giấy tờ, các chế độ cần xem sẽ hiện ở đây."),
            "",
            "good",
        )

    def ask(self) -> None:
        home, kind = self._home, self._kind.value()

        def read(progress: Progress) -> Sequence[BenefitRow]:
            return benefits.open_benefits(home, kind=kind, progress=progress)

        self.read("rows", read, self._show)

    def _show(self, rows: Sequence[BenefitRow]) -> None:
        self._table.set_source(Rows(rows, lambda row: row.id))
        people = len({row.resident_id for row in rows})
        self.tell(fill(self.tr("%1 việc của %2 người"), len(rows), people) if rows else "")
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        may = self._home.account.may_write("benefit", "state")
        self._apply.setEnabled(isinstance(row, BenefitRow) and row.due.state is BenefitState.TODO and may)
        self._write.setEnabled(isinstance(row, BenefitRow) and may)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, BenefitRow):
            seen = row.due.record.seen if row.due.record is not None else None
            self.do(lambda: benefits.applied(home, row.case_id, row.due.kind, home.today, seen))

    def write(self) -> None:
        row = self.current()
        if isinstance(row, BenefitRow):
            self.open_form(benefit_dialog(self._desk, row.case_id, row.due))

    def _filtered(self) -> None:
        if not self._kind.problem():
            self.refresh()

    # Words -----------------------------------------------------------------------------------------------------------

    def _state(self, row: BenefitRow) -> str:
        return spoken(LISTS["benefit_state"][row.due.state.value])

    def _mark(self, row: BenefitRow) -> tuple[str, str]:
        return ("waiting", "accent") if row.due.state is BenefitState.APPLIED else ("todo", "warn")

    def _applied(self, row: BenefitRow) -> Any:
        return row.due.record.applied_on if row.due.record is not None else None

    def _body(self, row: BenefitRow) -> str:
        return self._words.code("bodies", row.due.rule.body) if row.due.rule is not None else ""

    def _source(self, row: BenefitRow) -> str:
        if row.due.rule is None:
            return ""
        source = row.due.rule.source
        return fill(self.tr("%1 (cần kiểm tra)"), source.text) if source.needs_check else source.text
