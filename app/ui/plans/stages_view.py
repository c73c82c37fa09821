"""Tiến độ giai đoạn: above what the stage wants and how many cases have it, below the cases that lack it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from app.domain.permissions import Action
from app.domain.plan import Condition
from app.domain.stages import ConditionCount, Lack, StageProgress
from app.progress import Progress
from app.services import stages
from app.services.stages import LackFilter
from app.ui.formats import fill
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_HIGH = 214


class StagesView(WorkView):
    """A condition chosen above shows its cases below; Enter on a case opens it. ``open_target``: a condition."""

    CONCERNS = ("case", "resident", "claim", "evidence", "answer", "step", "obstacle", "recheck", "benefit", "task")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Hạn của kế hoạch"), self._due, 160, mark=self._late),
            Column(self.tr("Họ và tên"), lambda row: row.case.name, 220, stretch=True),
            Column(self.tr("Diện"), lambda row: row.case.category, 64, "center"),
            Column(self.tr("Địa bàn"), lambda row: row.case.area, 170),
            Column(self.tr("Còn thiếu"), lambda row: self._condition(row.condition), 290),
            Column(self.tr("Quá (ngày)"), self._days, 116, "right"),
        ]

    def _count_columns(self) -> list[Column]:
        return [
            Column(self.tr("Điều kiện"), lambda row: self._condition(row.condition), 300, stretch=True),
            Column(self.tr("Hạn"), lambda row: row.due, 116),
            Column(self.tr("Có"), lambda row: row.met, 80, "right"),
            Column(self.tr("Còn thiếu"), lambda row: row.lacking, 106, "right", mark=self._state),
            Column(self.tr("Quá hạn"), lambda row: row.late or "", 90, "right"),
            Column(self.tr("Nhóm A thiếu"), lambda row: row.by_group.get("A", ""), 132, "right"),
            Column(self.tr("Nhóm B thiếu"), lambda row: row.by_group.get("B", ""), 132, "right"),
            Column(self.tr("Địa bàn thiếu"), lambda row: len(row.by_area) or "", 132, "right"),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._found: StageProgress | None = None
        self._shown: Condition | None = None
        self._papers = PaperDeeds(self._tasks, self)
        row, self._prints = self.bar(
            ("print", self.tr("In danh sách"), self.print_list), ("export", self.tr("Excel…"), self.save_list)
        )
        plan = self._home.pack.plan
        options = [Option(stage.id, stage.name) for stage in plan.stages if stage.exit or stage.entry]
        self._stage = self._box(options, self.tr("Giai đoạn hôm nay"), 260)
        self._group = self._box(
            [Option("A", self.tr("Nhóm A")), Option("B", self.tr("Nhóm B"))], self.tr("Cả hai nhóm"), 150
        )
        self._area = self._box([], self.tr("Mọi địa bàn"), 190)
        self._only_late = Tick(self.tr("Chỉ quá hạn"), self)
        self._only_late.changed.connect(self._refilter)
        self._stage.changed.connect(self._restage)
        for box in (self._group, self._area):
            box.changed.connect(self._refilter)
        for each in (self._stage, self._group, self._area, self._only_late):
            row.add(each)
        layout.addWidget(row)
        self.counts = PagedTable(self._count_columns(), name=self.tr("Điều kiện của giai đoạn"), parent=self)
        self.counts.setFixedHeight(_HIGH)
        self.counts.selected.connect(self._pick)
        self.counts.set_empty(self.tr("Giai đoạn này không đặt điều kiện cho từng hồ sơ"), icon="good")
        layout.addWidget(self.counts)
        self._table.set_empty(
            self.tr("Không hồ sơ nào còn thiếu"),
            self.tr("Mọi hồ sơ trong bộ lọc đã có điều mà giai đoạn yêu cầu."),
            "",
            "good",
        )

    def _box(self, options: Sequence[Option], placeholder: str, width: int) -> ChoiceBox:
        box = ChoiceBox(options, self, placeholder=placeholder)
        box.setFixedWidth(width)
        for line in box.findChildren(TextLine):
            line.setAccessibleName(placeholder)
        return box

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home, stage = self._home, self._stage.value() or ""

        def read(progress: Progress) -> StageProgress:
            return stages.progress_on(home, stage, progress=progress)

        self.read("stage", read, self._show, title=self.tr("Đang xem từng hồ sơ của giai đoạn…"), left=self._left)

    def _left(self) -> None:
        self.tell(self.tr("Đã dừng. Bấm F5 để xem lại."))

    def _show(self, found: StageProgress) -> None:
        self._found = found
        areas = {lack.case.area_id: lack.case.area for lack in found.lacks}
        self._area.set_options([Option(id, name) for id, name in sorted(areas.items(), key=lambda pair: pair[1])])
        self.counts.set_source(Rows(found.conditions, lambda row: row.condition.value))
        parts = [
            found.stage.name,
            fill(self.tr("%1 hồ sơ"), found.cases),
            fill(self.tr("đủ điều kiện vào: %1"), found.may_enter),
            fill(self.tr("đã xong hết: %1"), found.through),
            fill(self.tr("quá hạn: %1"), found.late),
        ]
        if found.new:
            parts.append(fill(self.tr("phát hiện sau giai đoạn: %1"), found.new))
        self.tell(" · ".join(parts))
        self._fill()

    def which(self) -> LackFilter:
        return LackFilter(self._shown, self._group.value() or "", self._area.value() or "", self._only_late.value())

    def _fill(self) -> None:
        if self._found is not None:
            self._table.set_source(Rows(stages.chosen(self._found, self.which()), lambda row: row.id))
        self.show_deeds()

    def _refilter(self) -> None:
        if not self._group.problem() and not self._area.problem():
            self._fill()

    def _restage(self) -> None:
        if not self._stage.problem():
            self._shown = None
            self.refresh()

    def _pick(self, condition: str) -> None:
        self._shown = Condition(condition) if condition else None
        self._fill()

    def show_deeds(self) -> None:
        for button in self._prints:
            button.setEnabled(self._found is not None and self._home.account.may(Action.PRINT_REPORT))

    def open_target(self, target: object) -> None:
        self._shown = Condition(str(target))
        self._fill()

    def case_of(self, row: Lack) -> str:
        return row.case.id

    # Deeds -----------------------------------------------------------------------------------------------------------

    def print_list(self) -> None:
        home, stage, which = self._home, self._stage.value() or "", self.which()
        self._papers.show_paper(
            lambda: stages.print_lacks(home, stage, which), self.tr("Hồ sơ còn thiếu"), self.tr("giai-doan.pdf")
        )

    def save_list(self) -> None:
        home, stage, which = self._home, self._stage.value() or "", self.which()
        self._papers.save_as(lambda: stages.print_lacks(home, stage, which, form="xlsx"), self.tr("giai-doan.xlsx"))

    # Words -----------------------------------------------------------------------------------------------------------

    def _condition(self, condition: Condition) -> str:
        return self._words.code("record_values", f"condition.{condition.value}")

    def _due(self, row: Lack) -> object:
        return row.due if row.due is not None else self.tr("mới phát sinh")

    def _days(self, row: Lack) -> object:
        return row.days_late(self._home.today) or ""

    def _late(self, row: Lack) -> tuple[str, str] | None:
        return ("late", "bad") if row.late else None

    def _state(self, row: ConditionCount) -> tuple[str, str]:
        if not row.lacking:
            return ("done", "good")
        return ("late", "bad") if row.late else ("todo", "neutral")
