"""Xung đột: the values that wait for a person, one by one; at a laptop what waits for the office's decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import ALL_CHANGED, Changes, Done
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import naming, own_work, questions, sync_state
from app.services.naming import PART_NAMED_BY
from app.services.own_work import RefusedRow, WaitingValue
from app.services.sync_state import ConflictRow
from app.ui.dialogs import show_error
from app.ui.field_words import Words, field_name
from app.ui.formats import day, fill
from app.ui.messages import explain
from app.ui.service_page import ServicePage
from app.ui.sync.conflict_panel import ConflictPanel, Decision
from app.ui.sync.question_dialog import QuestionDialog
from app.ui.sync.tabs import WaitingTab
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory

_AGAIN = ("conflict.gone", "row.changed-since")
"""Faults after which the list is read again: somebody else was quicker."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the page shows."""

    conflicts: Sequence[ConflictRow]
    names: Mapping[str, str]
    parts: Mapping[tuple[str, str], str]
    own: Sequence[WaitingValue] = ()
    refused: Sequence[RefusedRow] = ()


class ConflictsPage(ServicePage):
    """↑↓ go through the list; 1 or ← keeps what stands, 2 or → takes what was sent, 3 is another value; Enter settles.

    ``open_target`` takes the id of a conflict, or of a row that has one.
    """

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._waiting = Waiting((), {}, {})
        self._wanted = ""
        self._place = 0
        self.question: QuestionDialog | None = None
        self.banners = BannerArea(self)
        self._head = QLabel(self)
        self._head.setProperty("role", "heading")
        keys = QLabel(
            self.tr(
                "↑ ↓ chọn xung đột · 1 hoặc ← giữ giá trị văn phòng · 2 hoặc → lấy giá trị gửi về · "
                "3 nhập giá trị khác · Enter chốt"
            )
            if home.is_office
            else self.tr("Xung đột do người ở văn phòng giải quyết. Ở đây là các giá trị của máy này đang chờ."),
            self,
        )
        keys.setProperty("role", "muted")
        keys.setWordWrap(True)
        self.table = PagedTable(self._columns(), None, self, name=self.tr("Xung đột"))
        self.table.selected.connect(self._selected)
        self.table.view.installEventFilter(self)
        self.panel = ConflictPanel(self._words, self)
        self.panel.settled.connect(self._settle)
        self.panel.case_asked.connect(self.open_case)
        self.panel.question_asked.connect(self.ask_field)
        self.own = WaitingTab(home, self)
        self.own.case_asked.connect(self.open_case)
        self._none = EmptyState("good", self.tr("Không có xung đột nào"), self._nothing(), parent=self)
        sides = QWidget(self)
        across = QHBoxLayout(sides)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addWidget(self.table, 5)
        across.addWidget(self.panel, 6)
        self._faces = QStackedWidget(self)
        for face in (self._none, sides, self.own):
            self._faces.addWidget(face)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addWidget(self._head)
        layout.addWidget(keys)
        layout.addWidget(self._faces, 1)
        self.setFocusProxy(self.table.view)
        self.refresh()

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        self._wanted = str(target or "")
        self._go_wanted()

    def concerned(self, changes: Changes) -> bool:
        return bool(changes)

    def ask(self) -> None:
        home = self._home

        def work(_progress: Progress) -> Waiting:
            if not home.is_office:
                own = own_work.waiting_values(home)
                ids = list(naming.ids_in(*(each.office for each in own), *(each.own for each in own)))
                return Waiting((), naming.names_of(home, ids), {}, own, own_work.refused_rows(home))
            found = sync_state.list_conflicts(home)
            ids = list(naming.ids_in(*(v for each in found for v in (each.standing, each.queued, each.base.value))))
            rows = [(each.entity, each.row) for each in found]
            return Waiting(found, naming.names_of(home, ids), naming.parts_of(home, rows))

        self.read("conflicts", work, self._show)

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def waiting(self) -> Waiting:
        return self._waiting

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Của ai"), lambda row: row.title, 125, stretch=True, mark=lambda _row: ("conflict", "warn")),
            Column(self.tr("Mục"), self._what, 140),
            Column(self.tr("Hỏi cơ sở"), self._asked, 168, mark=self._asked_mark),
        ]

    def _asked(self, row: ConflictRow) -> str:
        if row.asked is None:
            return ""
        if row.asked.answered_on is not None:
            return self.tr("Đã có trả lời")
        return fill(self.tr("Đã hỏi %1"), day(row.asked.on) if row.asked.on else "")

    def _asked_mark(self, row: ConflictRow) -> tuple[str, str] | None:
        if row.asked is None:
            return None
        return ("good", "good") if row.asked.answered_on is not None else ("waiting", "warn")

    def _what(self, row: ConflictRow) -> str:
        part = self._part(row)
        return f"{part}: {field_name(row.entity, row.field)}" if part else field_name(row.entity, row.field)

    def _part(self, row: ConflictRow) -> str:
        told = self._waiting.parts.get((row.entity, row.row), "")
        return self._words.said(row.entity, PART_NAMED_BY[row.entity], told) if told else ""

    def _nothing(self) -> str:
        return self.tr("Khi hai máy sửa cùng một mục mà không thấy của nhau, hai giá trị sẽ chờ ở đây.")

    def _show(self, waiting: Waiting) -> None:
        self._waiting = waiting
        self._words = self._words.with_names(waiting.names)
        if not self._home.is_office:
            self._head.setText(
                fill(self.tr("%1 giá trị của máy này đang chờ văn phòng"), len(waiting.own) + len(waiting.refused))
            )
            self.own.show_waiting(waiting.own, waiting.refused, waiting.names)
            self._faces.setCurrentIndex(2)
            return
        count = len(waiting.conflicts)
        self._head.setText(fill(self.tr("%1 xung đột đang chờ"), count) if count else "")
        self._head.setVisible(bool(count))
        self._faces.setCurrentIndex(1 if count else 0)
        self.table.set_source(Rows(waiting.conflicts, lambda row: row.id))
        if count:
            self._go_wanted()
            if self.table.current_row() is None:
                self.table.select(waiting.conflicts[min(self._place, count - 1)].id)
            self._selected(self.table.current_key())
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The list was empty when the window gave the page the keyboard."""
        focused = self.window().focusWidget()
        if self.isVisible() and (focused is None or not self.isAncestorOf(focused)):
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_wanted(self) -> None:
        found = next((each for each in self._waiting.conflicts if self._wanted in (each.id, each.row)), None)
        if found is not None:
            self._wanted = ""
            self.table.select(found.id)

    def _selected(self, key: str) -> None:
        place = next((i for i, each in enumerate(self._waiting.conflicts) if each.id == key), -1)
        if place < 0:
            return
        self._place = place
        row = self._waiting.conflicts[place]
        said = Words(self._home, self._words.names, whole_numbers=True)
        self.panel.show_conflict(row, said, self._part(row))
        self.panel.setEnabled(self._home.account.may(Action.RESOLVE_CONFLICT))

    # Settling --------------------------------------------------------------------------------------------------------

    def _settle(self, decision: Decision) -> None:
        row, home = self.panel.row, self._home
        if row is None:
            return
        self.banners.take_back("fault")
        self.panel.set_busy(True)

        def work(_progress: Progress) -> Done[tuple[str, ...]]:
            choice = sync_state.Choice(decision.choice)
            return sync_state.resolve(home, row.id, choice, decision.value, seen=row.seen)

        self._tasks.run(work, self._settled, self._not_settled)

    def ask_field(self, conflict_id: str) -> QuestionDialog:
        """Write a question for the field about a conflict."""
        row = next(each for each in self._waiting.conflicts if each.id == conflict_id)
        said = Words(self._home, self._words.names, whole_numbers=False)
        dialog = QuestionDialog(row, said, self.window())
        dialog.asked.connect(self._send_question)
        self.question = dialog
        dialog.open()
        return dialog

    def _send_question(self, conflict_id: str, text: str) -> None:
        home = self._home

        def work(_progress: Progress) -> Done[str]:
            return questions.ask(home, conflict_id, text)

        self._tasks.run(work, self._was_asked, self._not_settled)

    def _was_asked(self, done: Done[str]) -> None:
        if self.question is not None:
            self.question.accept()
        self.banners.tell(
            "asked", self.tr("Đã ghi câu hỏi. Câu hỏi đi cùng gói tiếp theo của văn phòng cho máy cơ sở."), "good"
        )
        self.changed.emit(done.changes or ALL_CHANGED)
        self.refresh(ALL_CHANGED)

    def _settled(self, done: Done[tuple[str, ...]]) -> None:
        self.panel.set_busy(False)
        row = self.panel.row
        if row is not None:
            text = fill(self.tr("Đã chốt: %1, %2."), row.title, field_name(row.entity, row.field))
            if done.value:
                text += " " + self.tr("Hồ sơ đã được báo kết thúc trước đó: từ nay kết thúc có hiệu lực.")
            self.banners.tell("settled", text, "good")
        self.changed.emit(done.changes or ALL_CHANGED)
        self.refresh(ALL_CHANGED)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_settled(self, error: Exception) -> None:
        self.panel.set_busy(False)
        if isinstance(error, UserError):
            self.banners.explain("fault", explain(error))
            if error.code in _AGAIN:
                self.refresh(ALL_CHANGED)
            return
        show_error(self.window(), error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.table.view
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._waiting.conflicts
            and self.panel.isEnabled()
            and self.panel.key(event)
        ):
            return True
        return super().eventFilter(watched, event)
