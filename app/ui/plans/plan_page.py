"""Kế hoạch: the stages and where we are today, and below them what the plan says and the work that it orders.

The parts stand in groups, two rows of tabs: so many fit across the smallest screen. A part is there only where the plan
has it, and is built when it is first looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.clocks import stage_on
from app.domain.plan import Part
from app.home import Home
from app.progress import Progress
from app.services import cases
from app.services.cases import CaseCounts
from app.ui import icons
from app.ui.cases.tab import heading, muted
from app.ui.formats import day, fill
from app.ui.plans.benefits_view import BenefitsView
from app.ui.plans.checks_view import ChecksView
from app.ui.plans.drive_away_view import DriveAwayView
from app.ui.plans.drive_children_view import DriveChildrenView
from app.ui.plans.drive_units_view import DriveUnitsView
from app.ui.plans.handoffs_view import HandOffsView
from app.ui.plans.indicators_view import IndicatorsView
from app.ui.plans.obstacles_view import ObstaclesView
from app.ui.plans.plan_reading import DutiesPart, GroupsPart, ReadingPart, ReportsPart, StagePart
from app.ui.plans.rechecks_view import ReChecksView
from app.ui.plans.reports_view import ReportsView
from app.ui.plans.requests_view import RequestsView
from app.ui.plans.roadmaps_view import RoadMapsView
from app.ui.plans.seats_view import SeatsView
from app.ui.plans.stages_view import StagesView
from app.ui.plans.tasks_view import TasksView
from app.ui.plans.work_view import WorkView
from app.ui.plans.yearend_view import YearEndView
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.step_line import StepLine, StepMark, StepState
from app.ui.window import Memory


@dataclass(frozen=True, slots=True)
class PartOf:
    """One list of work: what :meth:`PlanPage.open_target` calls it, its title, the group of tabs that it stands in, and
    what makes it."""

    name: str
    title: str
    group: str
    make: Callable[[QWidget], WorkView]


class _Later(QWidget):
    """Where a list of work will stand: it is built when it is first seen."""

    def __init__(self, make: Callable[[QWidget], WorkView], joined: Callable[[WorkView], object]) -> None:
        super().__init__()
        self._make, self._joined = make, joined
        self.view: WorkView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    def built(self) -> WorkView:
        if self.view is None:
            self.view = self._make(self)
            self.layout().addWidget(self.view)  # type: ignore[union-attr]
            self._joined(self.view)
        return self.view

    def showEvent(self, event: QShowEvent) -> None:
        self.setFocusProxy(self.built())
        super().showEvent(event)


class PlanPage(ServicePage):
    """Signals: ``cases_asked(object)``: a CaseFilter for the list of cases; ``coverage_asked(str)``: the doors;
    ``editor_asked()``: the plan is to be written or changed."""

    cases_asked = Signal(object)
    coverage_asked = Signal(str)
    editor_asked = Signal()
    board_of_plan_asked = Signal()
    CONCERNS = ("case", "resident")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._places: dict[str, tuple[QTabWidget, QWidget]] = {}
        self._build()
        self.refresh()

    # The parts -------------------------------------------------------------------------------------------------------

    def _work(self) -> list[PartOf]:
        """The lists of work that this plan has, in the order of their tabs: one line each."""
        plan, home, tasks, memory = self._home.pack.plan, self._home, self._tasks, self._memory
        found: list[PartOf] = []
        if plan.has(Part.TASKS):
            of = "tasks"
            found += [PartOf("tasks", self.tr("Nhiệm vụ"), of, lambda p: TasksView(home, tasks, p, memory=memory))]
        if plan.seats:
            found += [
                PartOf("seats", self.tr("Tổ công tác"), "tasks", lambda p: SeatsView(home, tasks, p, memory=memory))
            ]
        if any(stage.entry or stage.exit for stage in plan.stages):
            of = "tasks"
            found += [
                PartOf("stages", self.tr("Tiến độ giai đoạn"), of, lambda p: StagesView(home, tasks, p, memory=memory)),
                PartOf("roadmaps", self.tr("Lộ trình diện"), of, lambda p: RoadMapsView(home, tasks, p, memory=memory)),
            ]
        if plan.has(Part.TASKS):
            of = "tasks"
            found += [PartOf("yearend", self.tr("Cuối năm"), of, lambda p: YearEndView(home, tasks, p, memory=memory))]
        if plan.has(Part.CASES):
            of = "cases"
            found += [
                PartOf("obstacles", self.tr("Vướng mắc"), of, lambda p: ObstaclesView(home, tasks, p, memory=memory)),
                PartOf("handoffs", self.tr("Chuyển việc"), of, lambda p: HandOffsView(home, tasks, p, memory=memory)),
                PartOf("rechecks", self.tr("Phúc tra"), of, lambda p: ReChecksView(home, tasks, p, memory=memory)),
                PartOf("benefits", self.tr("Chế độ"), of, lambda p: BenefitsView(home, tasks, p, memory=memory)),
            ]
        if plan.has(Part.CHECKS):
            of = "checks"
            found += [
                PartOf("checks", self.tr("Sai lệch"), of, lambda p: ChecksView(home, tasks, p, memory=memory)),
                PartOf(
                    "requests", self.tr("Đề nghị cấp trên"), of, lambda p: RequestsView(home, tasks, p, memory=memory)
                ),
            ]
        if plan.has(Part.DRIVE) and plan.drives:
            of = "drive"
            found += [
                PartOf("drive", self.tr("Theo đơn vị"), of, lambda p: DriveUnitsView(home, tasks, p, memory=memory)),
                PartOf("children", self.tr("Từng trẻ"), of, lambda p: DriveChildrenView(home, tasks, p, memory=memory)),
                PartOf("away", self.tr("Tạm trú vắng"), of, lambda p: DriveAwayView(home, tasks, p, memory=memory)),
            ]
        if plan.has(Part.REPORTS) and home.is_office:
            found.append(
                PartOf("reports", self.tr("Báo cáo"), "figures", lambda p: ReportsView(home, tasks, p, memory=memory))
            )
        if plan.indicators:
            of = "figures"
            found += [
                PartOf("indicators", self.tr("Chỉ tiêu"), of, lambda p: IndicatorsView(home, tasks, p, memory=memory))
            ]
        return found

    def _groups_of_tabs(self) -> list[tuple[str, str]]:
        return [
            ("plan", self.tr("Kế hoạch nói gì")),
            ("tasks", self.tr("Ai, việc gì, bao giờ")),
            ("cases", self.tr("Hồ sơ")),
            ("checks", self.tr("Làm sạch dữ liệu")),
            ("drive", self.tr("Đợt cao điểm")),
            ("figures", self.tr("Số liệu, báo cáo")),
        ]

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        plan = self._home.pack.plan
        number, issued = plan.number, day(plan.issued_on) if plan.issued_on else ""
        place = f"{plan.unit_name}, {plan.province_name}"
        under = muted(" · ".join(filter(None, (place, number, issued, fill(self.tr("theo %1"), plan.root)))), self)
        self._line = StepLine(self)
        self._line.activated.connect(self.show_stage)
        edit = QPushButton(self.tr("Soạn, điều chỉnh…"), self)
        icons.put(edit, "edit")
        edit.clicked.connect(self.editor_asked)
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(Space.S)
        top = QHBoxLayout()
        top.addWidget(heading(plan.title, self), 1)
        board = QPushButton(self.tr("Bảng điều hành"), self)
        icons.put(board, "chart")
        board.clicked.connect(self.board_of_plan_asked)
        top.addWidget(board)
        top.addWidget(edit)
        head.addLayout(top)
        head.addWidget(under)
        head.addWidget(self._line)
        self._tabs = QTabWidget(self)
        self._tabs.setMinimumHeight(180)
        self._tabs.setAccessibleName(self.tr("Các phần của kế hoạch"))
        self._fill_tabs()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self._head)
        layout.addWidget(self._tabs, 1)
        self._show_line()
        self._stage.show_stage(stage_on(plan, self._home.today) or plan.stages[0])
        self._groups.show_counts(CaseCounts({}, 0, 0))

    def _fill_tabs(self) -> None:
        home, has = self._home, self._home.pack.plan.has
        self._stage = StagePart(home, self)
        self._groups = GroupsPart(home, self)
        reading: list[tuple[str, str, ReadingPart, bool]] = [
            ("stage", self.tr("Giai đoạn này"), self._stage, True),
            ("reports-due", self.tr("Báo cáo, mốc ngày"), ReportsPart(home, self), True),
            ("groups", self.tr("Mười bốn diện"), self._groups, has(Part.CASES)),
            ("duties", self.tr("Ai làm gì"), DutiesPart(home, self), True),
        ]
        inner: dict[str, QTabWidget] = {}
        work = self._work()
        for group, title in self._groups_of_tabs():
            if group == "plan" or any(each.group == group for each in work):
                inner[group] = self._inner(title)
        for name, title, part, there in reading:
            part.cases_asked.connect(self.cases_asked)
            part.coverage_asked.connect(self.coverage_asked)
            part.setVisible(there)
            if there:
                self._place(inner["plan"], name, title, part)
        for each in work:
            self._place(inner[each.group], each.name, each.title, _Later(each.make, self._joined))
        self._tabs.currentChanged.connect(self._turned)

    def _inner(self, title: str) -> QTabWidget:
        tabs = QTabWidget(self._tabs)
        tabs.setAccessibleName(title)
        tabs.setDocumentMode(True)
        tabs.currentChanged.connect(self._turned)
        self._tabs.addTab(tabs, title)
        return tabs

    def _place(self, tabs: QTabWidget, name: str, title: str, part: QWidget) -> None:
        tabs.addTab(part, title)
        self._places[name] = (tabs, part)

    def _joined(self, view: WorkView) -> None:
        view.changed.connect(self.changed)
        view.open_case.connect(self.open_case)
        view.open_person.connect(self.open_person)
        view.open_household.connect(self.open_household)
        view.cases_asked.connect(self.cases_asked)
        view.part_asked.connect(self.open_target)

    def _turned(self, _index: int) -> None:
        """A list of work takes the whole page: the plan's title and line stand on the other tabs."""
        tabs = self._tabs.currentWidget()
        front = tabs.currentWidget() if isinstance(tabs, QTabWidget) else None
        self._head.setVisible(not isinstance(front, _Later))

    # What the window calls -------------------------------------------------------------------------------------------

    def on_changes(self, changes: Changes) -> None:
        super().on_changes(changes)
        for _, part in self._places.values():
            if isinstance(part, _Later) and part.view is not None:
                part.view.on_changes(changes)

    def open_target(self, target: object) -> None:
        """``target``: the name of a part ("obstacles", "tasks", "stage" …), or ``(name, what to show of it)``."""
        name, what = target if isinstance(target, tuple) else (target, None)
        if str(name) not in self._places:
            return
        tabs, part = self._places[str(name)]
        self._tabs.setCurrentWidget(tabs)
        tabs.setCurrentWidget(part)
        if what is not None:
            self.view(str(name)).open_target(what)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts that this plan has."""
        return tuple(self._places)

    def view(self, name: str) -> WorkView:
        """A list of work, built now if it was not."""
        part = self._places[name][1]
        assert isinstance(part, _Later)
        return part.built()

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> CaseCounts:
            return cases.case_counts(home)

        if home.pack.plan.has(Part.CASES):
            self.read("counts", read, self._groups.show_counts)

    def show_stage(self, stage_id: str) -> None:
        """Show what another stage asks."""
        self._stage.show_stage(next(stage for stage in self._home.pack.plan.stages if stage.id == stage_id))
        self.open_target("stage")

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
