"""Cuối năm: what is open when the year ends and goes on; a new plan takes over the tasks of the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.domain.plan import Plan
from app.domain.tasks import Followed
from app.progress import Progress
from app.services import stages, tasks
from app.services.stages import YearsEnd
from app.ui.formats import fill
from app.ui.plans.task_forms import words_of
from app.ui.plans.tasks_view import LOOK
from app.ui.plans.work_view import WorkView
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine
from app.ui.widgets.paged_table import Column, Rows


class YearEndView(WorkView):
    """Records go on by themselves; tasks of a plan that is over are taken into the one that holds now, once."""

    CONCERNS = ("task", "case", "obstacle", "handoff", "edition")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Hạn"), lambda row: row.facts.due, 116),
            Column(self.tr("Tình trạng"), self._standing, 200, mark=lambda row: LOOK[row.standing]),
            Column(self.tr("Nhiệm vụ còn lại"), lambda row: row.facts.title, 320, stretch=True),
            Column(self.tr("Chủ trì"), self._owner, 220),
            Column(self.tr("Căn cứ"), lambda row: row.facts.source, 130),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._earlier: Sequence[Plan] = ()
        self._units: Mapping[str, str] = {}
        row, (self._carry,) = self.bar(("forward", self.tr("Nhận việc của kế hoạch trước"), self.carry))
        today, first = self._home.today, min(stage.first for stage in self._home.pack.plan.stages)
        years = [Option(str(year), str(year)) for year in range(first.year, max(today.year, first.year) + 1)]
        self._year = ChoiceBox(years, self)
        self._year.set_value(years[-1].code)
        self._year.setFixedWidth(150)
        for line in self._year.findChildren(TextLine):
            line.setAccessibleName(self.tr("Năm"))
        self._year.changed.connect(self.reload)
        row.add(self._year)
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Không còn nhiệm vụ nào phải chuyển"),
            self.tr("Hồ sơ, vướng mắc và việc chuyển giữa các bộ phận tự sang năm sau, không phải nhập lại."),
            "",
            "good",
        )

    def ask(self) -> None:
        home, year = self._home, int(self._year.value() or self._home.today.year)

        def read(_progress: Progress) -> tuple[YearsEnd, tuple[Plan, ...], Mapping[str, str]]:
            return stages.years_end(home, year), tasks.earlier_plans(home), tasks.units_of(home)

        self.read("year", read, self._show)

    def _show(self, answer: tuple[YearsEnd, tuple[Plan, ...], Mapping[str, str]]) -> None:
        found, self._earlier, self._units = answer
        self._table.set_source(Rows(found.tasks, lambda row: row.id))
        by_group = ", ".join(f"{category}: {count}" for category, count in found.cases.items())
        parts = [fill(self.tr("Hết năm %1 còn mở: %2 hồ sơ"), str(found.year), sum(found.cases.values()))]
        if by_group:
            parts.append(by_group)
        parts += [
            fill(self.tr("%1 vướng mắc"), found.obstacles),
            fill(self.tr("%1 việc đang chuyển"), found.handoffs),
            fill(self.tr("%1 nhiệm vụ có hạn"), len(found.tasks)),
        ]
        self.tell(" · ".join(parts))
        self.show_deeds()

    def show_deeds(self) -> None:
        self._carry.setVisible(bool(self._earlier))
        self._carry.setEnabled(self._home.account.may_write("task", "due"))

    def carry(self) -> None:
        """Take over what the plan before left open."""
        if not self._earlier:
            return
        home, earlier = self._home, self._earlier[-1]
        last = date(min(stage.first for stage in home.pack.plan.stages).year - 1, 12, 31)
        self.do(lambda: tasks.carry_over(home, earlier, last), self.tr("Nhận việc của kế hoạch trước"))

    def _standing(self, row: Followed) -> str:
        return words_of(self._desk, "standing", row.standing.value)

    def _owner(self, row: Followed) -> str:
        return tasks.name_of(self._home.pack.plan, self._units, row.facts.owner or "")

    def _opened(self, _key: str) -> None:
        row = self.current()
        if isinstance(row, Followed):
            self.part_asked.emit(("tasks", row.facts.title[:60]))
