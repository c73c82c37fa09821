"""Kế hoạch: the stages and where we are today, what this stage asks, reporting days, duties, groups with counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from app.domain.category import Category
from app.domain.changes import Changes
from app.domain.clocks import stage_on
from app.domain.plan import Goal, Indicator, Stage
from app.domain.reporting import next_reports, reports_between
from app.home import Home
from app.progress import Progress
from app.services import cases
from app.services.cases import CaseCounts, CaseFilter
from app.ui.cases.tab import DeedButton, clear, heading, muted, plain
from app.ui.cases.way import source_text
from app.ui.formats import day, fill, number
from app.ui.plans.benefits_view import BenefitsView
from app.ui.plans.handoffs_view import HandOffsView
from app.ui.plans.obstacles_view import ObstaclesView
from app.ui.plans.rechecks_view import ReChecksView
from app.ui.plans.work_view import WorkView
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.fields import readable, scrolled
from app.ui.widgets.step_line import StepLine, StepMark, StepState
from app.ui.window import Memory

WIDE = 900
WORK = frozenset({"obstacles", "handoffs", "rechecks", "benefits"})


class PlanPage(ServicePage):
    """Signals: ``cases_asked(object)``: a CaseFilter for the list of cases; ``coverage_asked(str)``: the doors."""

    cases_asked = Signal(object)
    coverage_asked = Signal(str)
    CONCERNS = ("case", "resident")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._build()
        self.refresh()

    def _build(self) -> None:
        plan = self._home.pack.plan
        title = heading(plan.title, self)
        number_, issued = plan.number, day(plan.issued_on) if plan.issued_on else ""
        place = f"{plan.unit_name}, {plan.province_name}"
        under = muted(" · ".join(filter(None, (place, number_, issued, fill(self.tr("theo %1"), plan.root)))), self)
        self._line = StepLine(self)
        self._line.activated.connect(self.show_stage)
        self._tabs = QTabWidget(self)
        self._tabs.setMinimumHeight(180)
        self._tabs.setAccessibleName(self.tr("Các phần của kế hoạch"))
        self._stage_column = self._tab(self.tr("Giai đoạn này"))
        self._reports_column = self._tab(self.tr("Báo cáo, mốc ngày"))
        self._groups_column = self._tab(self.tr("Mười bốn diện"))
        self._duties_column = self._tab(self.tr("Ai làm gì"))
        self._add_work()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.S)
        for each in (title, under, self._line):
            head.addWidget(each)
        layout.addWidget(self._head)
        self._tabs.currentChanged.connect(self._turned)
        layout.addWidget(self._tabs, 1)
        self._show_line()
        now = stage_on(plan, self._home.today) or plan.stages[0]
        self._show_stage(now)
        self._show_reports()
        self._show_duties()
        self._show_groups(CaseCounts({}, 0, 0))

    def _add_work(self) -> None:
        """The lists of work that a stage asks for, each a page of its own."""
        home, tasks, memory = self._home, self._tasks, self._memory
        self.obstacles = ObstaclesView(home, tasks, self, memory=memory)
        self.handoffs = HandOffsView(home, tasks, self, memory=memory)
        self.rechecks = ReChecksView(home, tasks, self, memory=memory)
        self.benefits = BenefitsView(home, tasks, self, memory=memory)
        for view, title in (
            (self.obstacles, self.tr("Vướng mắc")),
            (self.handoffs, self.tr("Chuyển việc")),
            (self.rechecks, self.tr("Phúc tra")),
            (self.benefits, self.tr("Chế độ")),
        ):
            self._tabs.addTab(view, title)
            view.changed.connect(self.changed)
            view.open_case.connect(self.open_case)
            view.open_person.connect(self.open_person)

    def _turned(self, _index: int) -> None:
        """A list of work takes the whole page: the plan's title and line stand on the other tabs."""
        self._head.setVisible(not isinstance(self._tabs.currentWidget(), WorkView))

    def on_changes(self, changes: Changes) -> None:
        super().on_changes(changes)
        for view in (self.obstacles, self.handoffs, self.rechecks, self.benefits):
            view.on_changes(changes)

    def open_target(self, target: object) -> None:
        """``target``: the name of a list of work ("obstacles", "handoffs", "rechecks", "benefits")."""
        view = getattr(self, str(target), None) if target in WORK else None
        if view is not None:
            self._tabs.setCurrentWidget(view)

    def _tab(self, title: str) -> QVBoxLayout:
        inside = readable(QWidget(self), WIDE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, Space.M, Space.S, Space.M)
        column.setSpacing(Space.S)
        self._tabs.addTab(scrolled(inside), title)
        return column

    # What the window calls -------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> CaseCounts:
            return cases.case_counts(home)

        self.read("counts", read, self._show_groups)

    def show_stage(self, stage_id: str) -> None:
        """Show what another stage asks."""
        self._show_stage(next(stage for stage in self._home.pack.plan.stages if stage.id == stage_id))
        self._tabs.setCurrentIndex(0)

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show_line(self) -> None:
        today = self._home.today
        marks = []
        for stage in self._home.pack.plan.stages:
            if stage.holds(today):
                state = StepState.NOW
            else:
                state = StepState.DONE if stage.last is not None and stage.last < today else StepState.TODO
            until = fill(self.tr("đến %1"), stage.last) if stage.last else fill(self.tr("từ %1"), stage.first)
            marks.append(StepMark(stage.id, stage.name.partition(": ")[2].capitalize() or stage.name, state, until))
        now = stage_on(self._home.pack.plan, today)
        self._line.show_steps(marks, now.id if now is not None else "")

    def _show_stage(self, stage: Stage) -> None:
        column, today = self._stage_column, self._home.today
        clear(column)
        column.addWidget(heading(stage.name, self))
        until = day(stage.last) if stage.last is not None else self.tr("không có ngày kết thúc")
        column.addWidget(plain(f"{day(stage.first)} – {until}", self))
        if stage.holds(today) and stage.last is not None:
            left = (stage.last - today).days
            words = fill(self.tr("Hôm nay %1, còn %2 ngày"), today, left)
            column.addLayout(_left(Badge(words, "warn" if left <= 14 else "accent", "calendar", self)))
        if stage.holds(today):
            doors = DeedButton(self.tr("Độ phủ theo địa bàn"), "place", ("coverage", ""), self)
            doors.asked.connect(self._ask_coverage)
            column.addLayout(_left(doors))
        column.addWidget(muted(source_text(stage.source), self))
        for task in stage.tasks:
            column.addWidget(_bullet(task, self))
        column.addStretch(1)

    def _show_reports(self) -> None:
        column, plan, today = self._reports_column, self._home.pack.plan, self._home.today
        column.addWidget(heading(self.tr("Báo cáo sắp tới"), self))
        column.addWidget(muted(fill(self.tr("Gửi %1"), plan.reports_to), self))
        soonest = {due.on for due in next_reports(plan, today)[:1]}
        for due in reports_between(plan, today, date(today.year + 1, 12, 31))[:8]:
            left = (due.on - today).days
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            near = due.on in soonest
            words = fill(self.tr("%1 · còn %2 ngày"), due.on, left)
            row.addWidget(Badge(words, "accent" if near else "neutral", "calendar", self))
            row.addWidget(plain(due.name, self), 1)
            row.addWidget(muted(source_text(due.source), self))
            column.addLayout(row)
        column.addSpacing(Space.S)
        column.addWidget(heading(self.tr("Mốc của kế hoạch"), self))
        for deadline in plan.deadlines:
            over = deadline.last_day < today
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            words = fill(self.tr("trước %1"), deadline.before)
            row.addWidget(Badge(words, "neutral" if over else "warn", "done" if over else "calendar", self))
            group = fill(self.tr("Nhóm %1: "), deadline.group) if deadline.group else ""
            row.addWidget(plain(group + deadline.name, self), 1)
            row.addWidget(muted(source_text(deadline.source), self))
            column.addLayout(row)
        column.addSpacing(Space.S)
        column.addWidget(heading(self.tr("Mục tiêu"), self))
        for indicator in plan.indicators:
            for goal in indicator.goals:
                column.addWidget(_bullet(_goal_words(indicator, goal), self))
        column.addStretch(1)

    def _show_duties(self) -> None:
        column, plan = self._duties_column, self._home.pack.plan
        for body in plan.bodies:
            column.addWidget(heading(body.name, self))
            for duty in body.duties:
                leads = self.tr("chủ trì") if duty.leads else self.tr("phối hợp, thực hiện")
                column.addWidget(_bullet(f"{duty.text} ({leads}; {source_text(duty.source)})", self))
        column.addWidget(heading(self.tr("Tổ công tác"), self))
        for seat in plan.seats:
            column.addWidget(_bullet(f"{seat.title}: {seat.who}", self))
        column.addStretch(1)

    def _show_groups(self, counts: CaseCounts) -> None:
        column = self._groups_column
        clear(column)
        open_cases = sum(counts.by_category.values())
        total = self.tr("%1 người, %2 hồ sơ đang mở, %3 hồ sơ đã kết thúc")
        column.addWidget(muted(fill(total, counts.people, open_cases, counts.closed), self))
        names = {
            "A": self.tr("Nhóm A: chưa có thông tin trong Cơ sở dữ liệu quốc gia về dân cư"),
            "B": self.tr("Nhóm B: đã có thông tin trong Cơ sở dữ liệu quốc gia về dân cư"),
        }
        for group, title in names.items():
            column.addWidget(heading(title, self))
            members = [each for each in self._home.pack.categories.values() if each.group.value == group]
            column.addWidget(self._group(members, counts))
        column.addStretch(1)

    def _group(self, categories: Sequence[Category], counts: CaseCounts) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for row, category in enumerate(categories):
            code = QLabel(category.code, box)
            code.setProperty("role", "strong")
            grid.addWidget(code, row, 0)
            grid.addWidget(self._wording(category, box), row, 1)
            if category.reference_only:
                said = muted(self.tr("chỉ ghi số quyết định"), box)
                said.setToolTip(self.tr("Chương trình không lập hồ sơ, không gợi ý và không ghi hành vi cho diện này."))
                grid.addWidget(said, row, 2)
            else:
                count = counts.by_category.get(category.code, 0)
                button = DeedButton(fill(self.tr("%1 hồ sơ"), number(count)), "cases", ("list", category.code), box)
                button.setAccessibleName(fill(self.tr("Mở danh sách diện %1, %2 hồ sơ"), category.code, count))
                button.setEnabled(bool(count))
                button.asked.connect(self._ask_cases)
                grid.addWidget(button, row, 2)
        return box

    def _wording(self, category: Category, parent: QWidget) -> QLabel:
        words = f"{category.title}. ({category.source.text})" if category.reference_only else category.wording
        label = plain(words, parent)
        label.setToolTip(source_text(category.source))
        return label

    def _ask_coverage(self, _deed: str, area_id: str) -> None:
        self.coverage_asked.emit(area_id)

    def _ask_cases(self, _deed: str, code: str) -> None:
        self.cases_asked.emit(CaseFilter(category=code, state="open"))


def _goal_words(indicator: Indicator, goal: Goal) -> str:
    tr = QCoreApplication.translate
    words = tr("PlanPage", "%1 % %2: %3") if indicator.share else tr("PlanPage", "%1 %2: %3")
    said = fill(words, number(goal.value), indicator.of, indicator.name)
    return said if goal.by is None else said + fill(tr("PlanPage", ", đến hết %1"), goal.by)


def _bullet(text: str, parent: QWidget) -> QLabel:
    label = plain(f"• {text}", parent)
    label.setContentsMargins(Space.S, 0, 0, 0)
    return label


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
