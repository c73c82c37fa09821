"""What the plan itself says, to be read: what a stage asks, reports and days, the fourteen groups, who does what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.category import Category
from app.domain.plan import Goal, Indicator, Order, Stage
from app.domain.reporting import next_reports, reports_between
from app.home import Home
from app.services.cases import CaseCounts, CaseFilter
from app.ui.cases.tab import DeedButton, clear, heading, muted, plain
from app.ui.cases.way import source_text
from app.ui.formats import day, fill, number
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.fields import readable, scrolled

WIDE = 900
_FIRST_REPORTS = 8


class ReadingPart(QWidget):
    """One column of words. Signals: ``cases_asked(object)`` a CaseFilter; ``coverage_asked(str)`` the doors."""

    cases_asked = Signal(object)
    coverage_asked = Signal(str)

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        inside = readable(QWidget(self), WIDE)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, Space.M, Space.S, Space.M)
        self._column.setSpacing(Space.S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(inside))


class StagePart(ReadingPart):
    """What one stage asks, and how long it still lasts."""

    def show_stage(self, stage: Stage) -> None:
        column, today = self._column, self._home.today
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

    def _ask_coverage(self, _deed: str, area_id: str) -> None:
        self.coverage_asked.emit(area_id)


class ReportsPart(ReadingPart):
    """The next reports, the plan's days, what it wants reached."""

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(home, parent)
        column, plan, today = self._column, home.pack.plan, home.today
        column.addWidget(heading(self.tr("Báo cáo sắp tới"), self))
        column.addWidget(muted(fill(self.tr("Gửi %1"), plan.reports_to), self))
        soonest = {due.on for due in next_reports(plan, today)[:1]}
        for due in reports_between(plan, today, date(today.year + 1, 12, 31))[:_FIRST_REPORTS]:
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
        if any(indicator.goals for indicator in plan.indicators):
            column.addWidget(heading(self.tr("Mục tiêu"), self))
        for indicator in plan.indicators:
            for goal in indicator.goals:
                column.addWidget(_bullet(_goal_words(indicator, goal), self))
        column.addStretch(1)


class DutiesPart(ReadingPart):
    """Who does what, in the plan's own words."""

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(home, parent)
        column, plan = self._column, home.pack.plan
        for body in plan.bodies:
            orders = [order for order in plan.all_orders if order.owner == body.id]
            if orders:
                column.addWidget(heading(body.name, self))
            for order in orders:
                column.addWidget(_bullet(f"{order.text} ({self._rest(order)})", self))
        if plan.seats:
            column.addWidget(heading(self.tr("Tổ công tác"), self))
        for seat in plan.seats:
            column.addWidget(_bullet(f"{seat.title}: {seat.who}", self))
        column.addStretch(1)

    def _rest(self, order: Order) -> str:
        """Whether it leads, by when, and where the plan says so."""
        parts = [self.tr("chủ trì") if order.leads else self.tr("phối hợp, thực hiện")]
        if order.due is not None:
            parts.append(fill(self.tr("đến hết %1"), order.due))
        return "; ".join((*parts, source_text(order.source)))


class GroupsPart(ReadingPart):
    """The fourteen groups with how many cases each has."""

    def show_counts(self, counts: CaseCounts) -> None:
        column = self._column
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

    def _ask_cases(self, _deed: str, code: str) -> None:
        self.cases_asked.emit(CaseFilter(category=code, state="open"))


def _goal_words(indicator: Indicator, goal: Goal) -> str:
    tr = QCoreApplication.translate
    words = tr("ReportsPart", "%1 % %2: %3") if indicator.share else tr("ReportsPart", "%1 %2: %3")
    said = fill(words, number(goal.value), indicator.of, indicator.name)
    return said if goal.by is None else said + fill(tr("ReportsPart", ", đến hết %1"), goal.by)


def _bullet(text: str, parent: QWidget) -> QLabel:
    label = plain(f"• {text}", parent)
    label.setContentsMargins(Space.S, 0, 0, 0)
    return label


def _left(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row
