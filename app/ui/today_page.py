"""Việc hôm nay: what I must do, by when, at which door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.obstacles import ObstacleState
from app.domain.permissions import Action
from app.domain.sheet import DRAFT as SHEETS
from app.home import Home
from app.progress import Progress
from app.services import coverage, drafts, groups, handoffs, laptops, obstacles, rechecks, today
from app.services.cases import CaseFilter
from app.services.coverage import DoorRow
from app.services.groups import NumberedRow
from app.services.obstacles import ObstacleFilter
from app.services.today import BegunRow, DueRow, ReadyRow, Today
from app.ui.cases.tab import DeedButton, clear, heading, joined, muted, plain
from app.ui.cases.way import source_text
from app.ui.dialogs import confirm
from app.ui.door_list import DoorList
from app.ui.field_words import entity_name, field_name
from app.ui.formats import ago, day, fill
from app.ui.service_page import InterviewRequest, ServicePage, WizardRequest
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.today_desks import Desks, desks, question_words
from app.ui.today_desks import lines as desk_lines
from app.ui.visit_recorder import VisitRecorder
from app.ui.widgets.badge import Badge, IconLabel
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Tick, scrolled, settle
from app.ui.window import Memory

SIDE = 340
MOST_ASKED = 10
"""Questions of the office that are shown one by one; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Together:
    """What bodies owe each other, what is to be re-checked by me, what nobody has reported, which laptops are late."""

    to_read: int = 0
    late: int = 0
    owed: int = 0
    rechecks: int = 0
    obstacles: int = 0
    laptops: int = 0


def together(home: Home) -> Together:
    waiting = handoffs.counts(home)
    met = obstacles.count_obstacles(home, ObstacleFilter(ObstacleState.MET)) if home.is_office else 0
    mine = rechecks.count_mine(home)
    late = laptops.count_late(home)
    return Together(waiting["for_me"], waiting["late"], waiting["owed"], mine, met, late)


class TodayPage(ServicePage):
    """Signals: ``conflicts_asked()``, ``sync_asked()``, ``cases_asked(object)`` a CaseFilter, ``import_asked()``,
    ``sheets_asked()`` the paper sheets, ``coverage_asked(str)`` the doors of an area, or of all, ``work_asked(str)`` a
    list of work on the plan's page."""

    conflicts_asked = Signal()
    sync_asked = Signal()
    cases_asked = Signal(object)
    import_asked = Signal()
    sheets_asked = Signal()
    coverage_asked = Signal(str)
    work_asked = Signal(str)
    CONCERNS = (
        "case", "resident", "household", "visit", "answer", "claim", "evidence", "step", "obstacle", "area", "handoff",
        "recheck", "question", "report",
    )  # fmt: skip

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._now: Today | None = None
        self._together = Together()
        self._desks = Desks()
        self._ready: tuple[ReadyRow, ...] | None = None
        self._doors: tuple[DoorRow, ...] = ()
        self._door_list: DoorList | None = None
        self._numbered: tuple[NumberedRow, ...] = ()
        self._looking: Task | None = None
        self._begun: dict[str, BegunRow] = {}
        self._build()
        self.refresh()

    def _build(self) -> None:
        self._mine = Tick(self.tr("Chỉ việc giao cho tôi"), self)
        self._mine.set_value(bool(self.remembered("mine")))
        self._mine.changed.connect(self._mine_changed)
        self._summary = heading("", self)
        self.banners = BannerArea(self)
        self.knocks = VisitRecorder(self._home, self, self.banners)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.knocks.take_back)
        top = QHBoxLayout()
        top.addWidget(self._summary, 1)
        sheets = DeedButton(self.tr("Nhập phiếu giấy"), "visit", ("sheets", ""), self)
        sheets.asked.connect(self._deed)
        top.addWidget(sheets)
        top.addWidget(self._mine)
        left, right = QWidget(self), QWidget(self)
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, Space.S, Space.M)
            column.setSpacing(Space.S)
        side = scrolled(right)
        side.setFixedWidth(SIDE)
        body = QHBoxLayout()
        body.setSpacing(Space.L)
        body.addWidget(scrolled(left), 1)
        body.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.M, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self.banners)
        layout.addLayout(body, 1)

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home, mine = self._home, self._mine.value()
        if self._looking is not None:
            self._looking.cancel()

        def read(_progress: Progress) -> tuple[Today, tuple[NumberedRow, ...], Together]:
            return today.today(home, only_mine=mine), groups.numbered(home, only_mine=mine), together(home)

        def look(progress: Progress) -> tuple[ReadyRow, ...]:
            return today.ready(home, only_mine=mine, progress=progress)

        self.read("today", read, self._show)
        self._looking = self.read("ready", look, self._show_ready)
        self.read("desks", lambda _progress: desks(home), self._show_desks)
        self.read(
            "doors", lambda _progress: coverage.doors(home, with_open_case=True, only_mine=mine), self._show_doors
        )

    def _mine_changed(self) -> None:
        self.remember("mine", "1" if self._mine.value() else "")
        self.refresh()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, answer: tuple[Today, tuple[NumberedRow, ...], Together]) -> None:
        self._now, self._numbered, self._together = answer
        self._draw()

    def _show_desks(self, now: Desks) -> None:
        self._desks = now
        self._draw()

    def _show_doors(self, rows: tuple[DoorRow, ...]) -> None:
        self._doors = rows
        self._draw()

    def _show_ready(self, rows: tuple[ReadyRow, ...]) -> None:
        self._ready = rows
        self._looking = None
        self._draw()

    def _draw(self) -> None:
        now = self._now
        if now is None:
            return
        focus = QApplication.focusWidget()
        at_doors = self._door_list is not None and focus is not None and self._door_list.isAncestorOf(focus)
        self._door_list = None
        clear(self._left)
        clear(self._right)
        weekdays = (
            self.tr("Thứ hai"), self.tr("Thứ ba"), self.tr("Thứ tư"), self.tr("Thứ năm"), self.tr("Thứ sáu"),
            self.tr("Thứ bảy"), self.tr("Chủ nhật"),
        )  # fmt: skip
        late = fill(self.tr("%1 việc quá hạn"), now.late_total) if now.late_total else ""
        near = fill(self.tr("%1 việc trong %2 ngày tới"), now.due_total - now.late_total, today.SOON)
        self._summary.setText(joined([f"{weekdays[now.day.weekday()]} {day(now.day)}", late, near]))
        self._draw_begun(now)
        self._draw_asked()
        self._draw_due(now)
        self._draw_doors(stay=at_doors)
        self._draw_ready()
        self._draw_numbered()
        self._left.addStretch(1)
        self._draw_plan(now)
        self._draw_waiting(now)
        self._right.addStretch(1)
        for column in (self._left, self._right):
            settle(column)

    def _draw_numbered(self) -> None:
        """Cases of group A that have met their end: a person decides what becomes of them."""
        if not self._numbered:
            return
        self._left.addWidget(heading(self.tr("Nhóm A đã có số định danh: kết thúc, hoặc chuyển sang nhóm B"), self))
        for row in self._numbered:
            if row.issued.finished:
                said, badge = self.tr("Lộ trình đã xong."), Badge(self.tr("Kết thúc được"), "good", "done", self)
            else:
                said, badge = self.tr("Lộ trình còn bước chưa xong."), Badge(self.tr("Cần chọn"), "warn", "", self)
            self._left.addWidget(self._card(row, [said], badge, ("case", row.case_id), self.tr("Mở hồ sơ")))

    def _draw_due(self, now: Today) -> None:
        if now.open_cases == 0:
            may = self._home.account.may(Action.IMPORT_LIST)
            empty = EmptyState(
                "cases",
                self.tr("Chưa có hồ sơ nào"),
                self.tr("Nhập danh sách Excel đang có, hoặc lập hồ sơ đầu tiên ở trang Hồ sơ (Ctrl+N)."),
                self.tr("Nhập danh sách…") if may else "",
                self,
            )
            empty.setMinimumHeight(220)
            empty.asked.connect(self.import_asked)
            self._left.addWidget(empty)
            return
        self._left.addWidget(heading(self.tr("Tới hạn"), self))
        if not now.due:
            self._left.addWidget(muted(fill(self.tr("Không có việc nào tới hạn trong %1 ngày tới."), today.SOON), self))
        for row in now.due:
            self._left.addWidget(self._due_card(row, now))
        if now.due_total > len(now.due):
            rest = now.due_total - len(now.due)
            more = DeedButton(fill(self.tr("Còn %1 việc nữa, xem ở trang Hồ sơ"), rest), "cases", ("cases", ""), self)
            more.asked.connect(self._deed)
            self._left.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _due_card(self, row: DueRow, now: Today) -> QFrame:
        days = (row.on - now.day).days
        if days < 0:
            said, tone, icon = fill(self.tr("Quá hạn %1 ngày"), -days), "bad", "late"
        elif days == 0:
            said, tone, icon = self.tr("Hôm nay"), "warn", "calendar"
        else:
            said, tone, icon = fill(self.tr("Còn %1 ngày"), days), "warn" if days <= 3 else "neutral", "calendar"
        if row.procedure:
            what = fill(self.tr("Cơ quan trả kết quả: %1"), self._words.procedure(row.procedure))
        else:
            what = self.tr("Hạn của hồ sơ")
        badge = Badge(f"{said} · {day(row.on)}", tone, icon, self)
        return self._card(row, [what], badge, ("case", row.case_id), self.tr("Mở hồ sơ"))

    def _draw_doors(self, *, stay: bool) -> None:
        """The doors where a case is open and nobody was met since the stage began; with ``stay`` the keyboard is at
        the next one, as it was at the one before."""
        if not self._doors:
            return
        across = QHBoxLayout()
        across.addWidget(heading(fill(self.tr("Cửa cần đến: %1"), len(self._doors)), self), 1)
        more = DeedButton(self.tr("Độ phủ theo địa bàn"), "place", ("coverage", ""), self)
        more.asked.connect(self._deed)
        across.addWidget(more)
        self._left.addLayout(across)
        doors = DoorList(self._doors, self._words, self)
        doors.opened.connect(self.open_household)
        doors.knocked.connect(self._knocked)
        self._left.addWidget(doors)
        self._door_list = doors
        if stay:
            doors.table.setFocus()

    def _knocked(self, household_id: str, outcome: str) -> None:
        row = next(row for row in self._doors if row.id == household_id)
        self.knocks.record(household_id, outcome, f"{self._words.code('visit_outcomes', outcome)} · {row.label}")

    def _draw_ready(self) -> None:
        if self._now is not None and self._now.open_cases == 0:
            return
        title = QHBoxLayout()
        title.addWidget(heading(self.tr("Đủ điều kiện, làm ngay"), self), 1)
        self._left.addLayout(title)
        if self._ready is None:
            self._left.addWidget(muted(self.tr("Đang xem các hồ sơ tới hạn trước…"), self))
            return
        if not self._ready:
            self._left.addWidget(muted(self.tr("Chưa có bước nào đủ giấy tờ để nộp."), self))
            return
        quote = self._home.pack.plan.at_once
        if quote is not None:
            self._left.addWidget(muted(f"“{quote.text}” ({source_text(quote.source)})", self))
        for row in self._ready:
            steps = [self._words.procedure(procedure) for procedure in row.procedures]
            badge = Badge(self.tr("Làm ngay"), "accent", "now", self)
            self._left.addWidget(self._card(row, steps, badge, ("case", row.case_id), self.tr("Mở hồ sơ")))

    def _draw_begun(self, now: Today) -> None:
        self._begun = {row.key: row for row in now.begun}
        if not now.begun:
            return
        self._left.addWidget(heading(self.tr("Đang làm dở"), self))
        for row in now.begun:
            frame = _frame(self)
            across = QHBoxLayout(frame)
            across.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
            across.setSpacing(Space.S)
            across.addWidget(IconLabel("edit", "accent", parent=frame))
            what = fill(self.tr("Phiếu diện %1"), row.category) if row.category else self._form_name(row.key)
            words = plain(joined([row.about or ("" if row.key == SHEETS else self.tr("(chưa ghi tên)")), what]), frame)
            across.addWidget(words, 1)
            across.addWidget(muted(_when(row.at, self._home.clock()), frame))
            resume = DeedButton(self.tr("Làm tiếp"), "now", ("resume", row.key), frame)
            drop = DeedButton(self.tr("Bỏ"), "remove", ("drop", row.key), frame, role="quiet")
            resume.setAccessibleName(fill(self.tr("Làm tiếp: %1"), words.text()))
            drop.setAccessibleName(fill(self.tr("Bỏ bản nháp: %1"), words.text()))
            for button in (resume, drop):
                button.asked.connect(self._deed)
                across.addWidget(button)
            resume.setVisible(any((row.case_id, row.resident_id, row.talk_id, row.key == SHEETS)))
            self._left.addWidget(frame)

    def _draw_asked(self) -> None:
        """What the office asks the field about: each leads to the case or person where it is answered."""
        rows = self._desks.questions
        if not rows:
            return
        self._left.addWidget(heading(fill(self.tr("Văn phòng hỏi lại: %1"), len(rows)), self))
        for row in rows[:MOST_ASKED]:
            frame = _frame(self)
            across = QHBoxLayout(frame)
            across.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
            across.setSpacing(Space.S)
            across.addWidget(IconLabel("help", "accent", parent=frame), 0, Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(2)
            name = plain(joined([row.title, field_name(row.entity, row.field)]), frame)
            name.setProperty("role", "strong")
            column.addWidget(name)
            column.addWidget(plain(question_words(row), frame))
            across.addLayout(column, 1)
            deed = ("case", row.case_id) if row.case_id else ("person", row.resident_id)
            button = DeedButton(self.tr("Trả lời"), "forward", deed, frame)
            button.setAccessibleName(fill(self.tr("Trả lời: %1"), name.text()))
            button.asked.connect(self._deed)
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._left.addWidget(frame)

    def _form_name(self, key: str) -> str:
        """What a form's draft is about; its key is ``form/<entity>/<ids>``."""
        if key.startswith(today.TALK):
            return self.tr("Tìm diện")
        if key == SHEETS:
            return self.tr("Phiếu giấy")
        parts = key.split("/")
        return entity_name(parts[1]) if len(parts) > 1 else ""

    def _draw_plan(self, now: Today) -> None:
        box = _frame(self, "panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(heading(self.tr("Kế hoạch"), box))
        if now.stage is not None:
            column.addWidget(plain(now.stage.name, box))
            if now.stage.last is not None:
                left = (now.stage.last - now.day).days
                words = fill(self.tr("đến %1, còn %2 ngày"), now.stage.last, left)
                column.addWidget(muted(words, box))
        for report in now.reports:
            left = (report.on - now.day).days
            words = fill(self.tr("%1: %2, còn %3 ngày"), report.name, report.on, left)
            row = QHBoxLayout()
            mark = IconLabel("calendar", "warn" if left <= 7 else "muted", parent=box)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(plain(words, box), 1)
            column.addLayout(row)
        for deadline in now.deadlines:
            column.addWidget(plain(fill(self.tr("Trước %1: %2"), deadline.before, deadline.name), box))
        self._right.addWidget(box)

    def _draw_waiting(self, now: Today) -> None:
        box = _frame(self, "panel")
        grid = QGridLayout(box)
        grid.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        said = fill(self.tr("%1 người có %2 hồ sơ đang mở"), now.people, now.open_cases)
        lines: list[tuple[str, str, str, tuple[str, str] | None, str]] = []
        if now.open_cases:
            lines.append(("cases", "muted", said, None, ""))
        if now.conflicts:
            words = fill(self.tr("%1 chỗ có hai giá trị chờ người chọn"), now.conflicts)
            lines.append(("conflict", "bad", words, ("conflicts", ""), self.tr("Xem")))
        lines += self._work_lines()
        lines += desk_lines(self._desks, self._home.clock().astimezone().replace(tzinfo=None))
        if not self._home.is_office:
            if now.unsent:
                since = _when(now.unsent_since, self._home.clock()) if now.unsent_since else ""
                words = fill(self.tr("%1 thay đổi chưa gửi văn phòng, cũ nhất %2"), now.unsent, since)
                lines.append(("laptop", "warn", words, ("sync", ""), self.tr("Gửi")))
            else:
                lines.append(("good", "good", self.tr("Mọi thay đổi đã gửi văn phòng"), None, ""))
        for row, (icon, tone, words, deed, action) in enumerate(lines):
            grid.addWidget(IconLabel(icon, tone, parent=box), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(plain(words, box), row, 1)
            if deed is not None:
                button = DeedButton(action, "", deed, box)
                button.setAccessibleName(f"{action}: {words}")
                button.asked.connect(self._deed)
                grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
        if lines:
            self._right.addWidget(box)
        else:
            box.deleteLater()

    def _work_lines(self) -> list[tuple[str, str, str, tuple[str, str] | None, str]]:
        """What other bodies wait for, and what is to be looked at again: each leads to its list on the plan's page."""
        work = self._together
        lines: list[tuple[str, str, str, tuple[str, str] | None, str]] = []
        see = self.tr("Xem")
        if work.to_read:
            words = fill(self.tr("%1 việc bộ phận khác chuyển đến, chưa nhận"), work.to_read)
            lines.append(("imported", "bad" if work.late else "warn", words, ("work", "handoffs"), see))
        if work.owed:
            words = fill(self.tr("%1 kết quả phải báo cho bộ phận khác"), work.owed)
            lines.append(("export", "warn", words, ("work", "handoffs"), see))
        if work.rechecks:
            lines.append(
                ("eye", "warn", fill(self.tr("%1 hồ sơ chờ tôi phúc tra"), work.rechecks), ("work", "rechecks"), see)
            )
        if work.obstacles:
            words = fill(self.tr("%1 vướng mắc chưa báo lên cấp trên"), work.obstacles)
            lines.append(("blocked", "stuck", words, ("work", "obstacles"), see))
        if work.laptops:
            words = fill(self.tr("%1 máy cơ sở lỡ hẹn trao đổi hoặc im lặng lâu"), work.laptops)
            lines.append(("laptop", "warn", words, ("sync", ""), see))
        return lines

    def _card(
        self, row: DueRow | ReadyRow | NumberedRow, lines: list[str], badge: QWidget, deed: tuple[str, str], action: str
    ) -> QFrame:
        frame = _frame(self)
        name = plain(row.name, frame)
        name.setProperty("role", "strong")
        category = QLabel(row.category, frame)
        category.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(name, 1)
        head.addWidget(category, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        for line in lines:
            words.addWidget(plain(line, frame))
        words.addWidget(muted(joined([row.household, row.area]) or self.tr("Chưa ghi nơi ở"), frame))
        button = DeedButton(action, "forward", deed, frame)
        button.setAccessibleName(f"{action}: {row.name}, {row.category}")
        button.asked.connect(self._deed)
        across = QHBoxLayout(frame)
        across.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        across.setSpacing(Space.M)
        across.addLayout(words, 1)
        across.addWidget(button)
        return frame

    # Deeds -----------------------------------------------------------------------------------------------------------

    def _deed(self, deed: str, what: str) -> None:
        match deed:
            case "case":
                self.open_case.emit(what)
            case "person":
                self.open_person.emit(what)
            case "cases":
                self.cases_asked.emit(CaseFilter(state="open"))
            case "conflicts":
                self.conflicts_asked.emit()
            case "sheets":
                self.sheets_asked.emit()
            case "coverage":
                self.coverage_asked.emit(what)
            case "work":
                self.work_asked.emit(what)
            case "sync":
                self.sync_asked.emit()
            case "resume":
                self.resume(what)
            case "drop":
                self._ask_to_drop(what)

    def resume(self, key: str) -> None:
        """Go on with what was begun: the wizard at its screen, or the page whose form it was."""
        row = self._begun[key]
        if key == SHEETS:
            self.sheets_asked.emit()
        elif row.talk_id is not None:
            self.start_interview.emit(InterviewRequest(row.talk_id))
        elif row.category is not None:
            self.start_wizard.emit(WizardRequest(row.case_id, row.category, None, row.resident_id))
        elif row.case_id is not None:
            self.open_case.emit(row.case_id)
        elif row.resident_id is not None:
            self.open_person.emit(row.resident_id)

    def _ask_to_drop(self, key: str) -> None:
        text = self.tr("Những gì đang gõ dở ở đó sẽ mất. Dữ liệu đã lưu không đổi.")
        if confirm(self, self.tr("Bỏ bản nháp này?"), text, self.tr("Bỏ bản nháp"), danger=True):
            home = self._home
            self._tasks.run(lambda _progress: drafts.drop(home, key), self._dropped, self._went_wrong)

    def _dropped(self, _nothing: object) -> None:
        self.refresh()


def _frame(parent: QWidget, role: str = "card") -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def _when(at: str, now: datetime) -> str:
    """A moment of a draft or of the journal (UTC text), as seen from now."""
    return ago(datetime.fromisoformat(at).astimezone(), now.astimezone())
