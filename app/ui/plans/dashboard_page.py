"""Bảng điều hành: what presses, how far each group and place is, and when all is done at today's pace. Every number
says how it is counted and opens to the people behind it. Units are not ranked: no plan at hand orders that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.plan import Part
from app.home import Home
from app.progress import Progress
from app.services import coverage, dashboard, stages
from app.services.dashboard import BehindList, Row, Shown
from app.ui import icons
from app.ui.cases.tab import muted
from app.ui.field_words import Words
from app.ui.formats import day, fill, number
from app.ui.plans.charts import BarsChart, Line, TrendChart
from app.ui.plans.pressing import Pressing, pressing
from app.ui.service_page import ServicePage
from app.ui.tasks import Lane, Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.widgets.paper_dialog import PaperDialog
from app.ui.window import Memory


def _tr(text: str) -> str:
    return QCoreApplication.translate("dashboard", text)


def _press_mark(row: Pressing) -> tuple[str, str]:
    """No method: a table that holds its page by one makes a ring of widgets, which only the collector takes apart."""
    return ("late", "bad") if row.late else (row.icon, "muted")


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the page shows."""

    shown: Shown
    pressing: tuple[Pressing, ...]
    doors_left: int


class DashboardPage(ServicePage):
    """Signals: ``part_asked(object)`` a part of the plan's page; ``coverage_asked(str)``; ``sync_asked()``."""

    part_asked = Signal(object)
    coverage_asked = Signal(str)
    sync_asked = Signal()
    CONCERNS = ("case", "resident", "step", "task", "report", "handoff", "recheck", "visit", "area", "edition")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._board: Board | None = None
        self._stage: Task | None = None
        self._stage_waits = False
        tasks.began.connect(self._make_way)
        tasks.idle.connect(self._go_on)
        self._said = {what: (_tr(title), _tr(how)) for what, (title, how) in dashboard.WORDS.items()}
        self._numbers: dict[str, QPushButton] = {}
        self.press = PagedTable(self._press_columns(), name=self.tr("Tuần này và đã trễ"), parent=self, tells=True)
        self.press.set_empty(self.tr("Tuần này không có việc nào đến hạn"), icon="good")
        self.press.opened.connect(self._go)
        self.trend = TrendChart(self.tr("Xu hướng từ đầu kế hoạch"), self)
        self.trend.asked.connect(self.open_behind)
        self.pace = muted("", self)
        self.bars = BarsChart(self.tr("Theo diện"), self)
        self.bars.asked.connect(self._open_category)
        self.categories = self._rows_table(self.tr("Theo diện"), "category")
        self.areas = self._rows_table(self.tr("Theo địa bàn"), "area")
        self._lay_out()
        self.refresh()

    # Layout -----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        for what, (title, how) in self._said.items():
            top.addWidget(self._number(what, title, how))
        self.doors = self._number("doors", self.tr("Hộ chưa đến được"), self.tr("Tính từ đầu giai đoạn này."))
        top.addWidget(self.doors)
        how = self.tr("Hồ sơ có đủ mọi điều kiện ra của giai đoạn này và các giai đoạn trước.")
        top.addWidget(self._number("stage", self.tr("Xong giai đoạn này"), how))
        print_ = QPushButton(self.tr("In…"), self)
        icons.put(print_, "print")
        print_.clicked.connect(self.print_board)
        top.addWidget(print_, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        charts = QTabWidget(self)
        charts.setAccessibleName(self.tr("Biểu đồ và bảng số"))
        trend = QWidget(charts)
        column = QVBoxLayout(trend)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.trend, 1)
        column.addWidget(self.pace)
        charts.addTab(trend, self.tr("Xu hướng"))
        charts.addTab(self.bars, self.tr("Theo diện"))
        charts.addTab(self.categories, self.tr("Bảng theo diện"))
        charts.addTab(self.areas, self.tr("Bảng theo địa bàn"))
        self.charts = charts
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        self.late = QLabel("", left)
        self.late.setProperty("role", "strong")
        column.addWidget(self.late)
        column.addWidget(self.press, 1)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(charts)
        halves.setSizes([470, 670])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        has_cases = self._home.pack.plan.has(Part.CASES)
        for each in (*self._numbers.values(), charts):
            each.setVisible(has_cases)

    def _number(self, what: str, title: str, how: str) -> QPushButton:
        """One number as a button: it opens what is behind it."""
        button = QPushButton(self)
        button.setProperty("about", title)
        button.setToolTip(how)
        button.setMinimumHeight(58)
        button.clicked.connect(self._number_clicked)
        self._numbers[what] = button
        return button

    def _press_columns(self) -> list[Column]:
        whose = 110 if self._home.pack.plan.has(Part.CASES) else 300  # without cases the list has the whole page
        return [
            Column(self.tr("Hạn"), lambda row: row.on, 128, mark=_press_mark),
            Column(self.tr("Việc"), lambda row: f"{row.kind}: {row.what}", 130, stretch=True),
            Column(self.tr("Của ai"), lambda row: row.whose, whose),
        ]

    def _rows_table(self, name: str, by: str) -> PagedTable:
        def count(what: str):  # type: ignore[no-untyped-def]
            return lambda row: number(row.counts[what])

        short = {
            "case": self.tr("Đã lập"),
            "open": self.tr("Đang mở"),
            "settled": self.tr("Giải quyết"),
            "helped": self.tr("Được giúp"),
            "struck": self.tr("Xóa đ.ký"),
        }
        columns = [Column(name, self._label_of(by), 160, stretch=True, least=140)]
        columns += [
            Column(title, count(what), 88, "right", tip=self._said[what][1], yields=what == "struck")
            for what, title in short.items()
        ]
        columns.append(Column("%", lambda row: "" if row.share is None else f"{row.share} %", 64, "right"))
        table = PagedTable(columns, name=name, parent=self, tells=True)
        table.set_empty(self.tr("Chưa có hồ sơ nào"), icon="cases")
        table.opened.connect(self._open_category if by == "category" else self._open_area)
        return table

    def _label_of(self, by: str):  # type: ignore[no-untyped-def]
        other = self.tr("Không rõ")

        def label(row: Row) -> str:
            if not row.key:
                return other
            return f"{row.key} · {row.label}" if by == "category" else row.label

        return label

    # Reading ----------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home = self._home

        def read(progress: Progress) -> Board:
            shown = dashboard.progress(home, telling=progress)
            return Board(shown, pressing(home), coverage.coverage(home).still)

        self.read("board", read, self.show_board)

    def show_board(self, board: Board) -> None:
        self._board, shown = board, board.shown
        for what in self._said:
            self._tell(what, shown.total.counts[what])
        self._ask_stage()
        self._tell("doors", board.doors_left)
        late = sum(one.late for one in board.pressing)
        self.late.setText(fill(self.tr("%1 việc đã trễ, %2 việc đến hạn trong tuần"), late, len(board.pressing) - late))
        self.press.set_source(Rows(board.pressing, lambda row: row.id))
        trend = shown.trend
        self.trend.show_lines(
            [point.day for point in trend],
            [
                Line("settled", self._said["settled"][0], "good", [point.settled for point in trend]),
                Line("case", self._said["case"][0], "neutral", [point.found for point in trend]),
                Line("helped", self._said["helped"][0], "accent", [point.helped for point in trend]),
                Line("struck", self._said["struck"][0], "stuck", [point.struck for point in trend]),
            ],
            (shown.pace.met_on, shown.total.counts["case"]) if shown.pace.met_on and shown.pace.open else None,
        )
        words, values = dashboard.pace_said(shown)
        self.pace.setText(fill(_tr(words), *values))
        named = [(row.key, row.key or self.tr("khác"), row.counts) for row in shown.by_category]
        parts = (("settled", self._said["settled"][0], "good"), ("open", self._said["open"][0], "accent"))
        self.bars.show_rows(named, parts)
        self.categories.set_source(Rows(shown.by_category, lambda row: row.key))
        self.areas.set_source(Rows(shown.by_area, lambda row: row.key))

    def _ask_stage(self) -> None:
        """What a stage still lacks takes the way of each case: of very many some seconds, in which whatever else is
        asked for goes first."""
        home, before = self._home, self._stage
        self._stage = None
        if before is not None:
            before.cancel()
        if home.pack.plan.has(Part.CASES):
            self._say_stage("…")
            self._stage = self.read(
                "stage",
                lambda progress: stages.through(home, progress=progress),
                self.show_stage,
                title=self.tr("Đang xem từng hồ sơ của giai đoạn…"),
                left=self._stage_left,
            )
        self._stage_waits = False

    def _make_way(self, task: Task) -> None:
        stage = self._stage
        if stage is not None and task is not stage and not stage.over and task.lane is Lane.DATABASE:
            self._stage_waits = True
            stage.cancel()

    def _stage_left(self) -> None:
        if self._stage is not None and self._stage.over and not self._stage_waits:
            self._say_stage(self.tr("Mở xem"))

    def _go_on(self) -> None:
        if self._stage_waits and self.isVisible():
            self._ask_stage()

    def _say_stage(self, said: str) -> None:
        button = self._numbers["stage"]
        title = str(button.property("about"))
        button.setText(f"{said}\n{title}")
        button.setAccessibleName(f"{title}. {button.toolTip()}")

    def show_stage(self, numbers: tuple[int, int]) -> None:
        self._tell("stage", *numbers)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def _tell(self, what: str, count: int, of: int | None = None) -> None:
        button = self._numbers[what]
        title = str(button.property("about"))
        said = number(count) if of is None else f"{number(count)} / {number(of)}"
        button.setText(f"{said}\n{title}")
        button.setAccessibleName(f"{title}: {said}. {button.toolTip()}")

    # Going there ------------------------------------------------------------------------------------------------------

    def _go(self, key: str) -> None:
        row = self.press.current_row()
        if row is None:
            return
        name, target = row.target
        signal = getattr(self, name)
        signal.emit() if target is None else signal.emit(target)

    def _number_clicked(self) -> None:
        what = next(name for name, button in self._numbers.items() if button is self.sender())
        if what == "doors":
            self.coverage_asked.emit("")
        elif what == "stage":
            self.part_asked.emit("stages")
        else:
            self.open_behind(what)

    def _open_category(self, what: str, key: str | None = None) -> None:
        """From a bar (what, key), or from the table (key)."""
        self.open_behind(*((what, "category", key) if key is not None else ("case", "category", what)))

    def _open_area(self, key: str) -> None:
        self.open_behind("case", "area", key)

    def open_behind(self, what: str, by: str = "", key: str = "") -> None:
        """Show who stands behind a number."""
        home = self._home
        title = " · ".join(filter(None, (self._said[what][0], self._row_name(by, key))))

        def show(found: BehindList) -> None:
            self.dialog = BehindDialog(title, self._said[what][1], found, self._words, self)
            self.dialog.open_case.connect(self.open_case)
            self.dialog.open_person.connect(self.open_person)
            self.dialog.open()

        self.read("behind", lambda _progress: dashboard.behind(home, what, by, key), show)

    def _row_name(self, by: str, key: str) -> str:
        if by != "area" or self._board is None:
            return key
        return next((row.label for row in self._board.shown.by_area if row.key == key), "")

    # On paper ---------------------------------------------------------------------------------------------------------

    def print_board(self) -> None:
        home, found = self._home, self._board.pressing if self._board else ()
        lines = [(day(one.on) if one.on else "", one.kind, one.what, one.whose) for one in found]
        self._tasks.run(
            lambda progress: dashboard.sheet(home, lines, telling=progress),
            self._show_paper,
            self._went_wrong,
            title=self.tr("Đang dựng bảng điều hành…"),
        )

    def _show_paper(self, pdf: bytes) -> None:
        name = f"bang-dieu-hanh-{self._home.today.isoformat()}.pdf"
        self.paper = PaperDialog(self._tasks, pdf, self.tr("Bảng điều hành"), name, self)
        self.paper.open()


class BehindDialog(QDialog):
    """Who is counted by one number. Signals: ``open_case(str)``, ``open_person(str)``."""

    open_case = Signal(str)
    open_person = Signal(str)

    def __init__(self, title: str, how: str, found: BehindList, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(760, 520)
        self.table = PagedTable(
            [
                Column(self.tr("Họ và tên"), lambda row: row.name, 200, stretch=True),
                Column(self.tr("Diện"), lambda row: row.category, 70),
                Column(self.tr("Địa bàn"), lambda row: row.area, 180),
                Column(self.tr("Ngày"), lambda row: row.day, 110),
            ],
            name=title,
            parent=self,
        )
        self.table.set_empty(self.tr("Không có ai"), icon="people")
        self.table.set_source(Rows(found.rows, lambda row: row.id))
        self.table.opened.connect(self._open)
        said = fill(self.tr("%1 dòng. %2"), number(len(found.rows)), how)
        if found.hidden:
            said += " " + fill(self.tr("%1 người bảo mật được đếm mà không hiện tên."), number(found.hidden))
        layout = QVBoxLayout(self)
        layout.addWidget(muted(said, self))
        layout.addWidget(self.table, 1)

    def _open(self, _key: str) -> None:
        row = self.table.current_row()
        if row is None:
            return
        self.accept()
        if row.case_id:
            self.open_case.emit(row.case_id)
        else:
            self.open_person.emit(row.person_id)
