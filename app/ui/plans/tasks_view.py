"""Nhiệm vụ: every order of the plan and what the work brought, whose it is, by when, how far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.domain.changes import Changes, Done
from app.domain.permissions import Action
from app.domain.tasks import FINDING, KINDS, OPEN, Standing, TaskFilter
from app.progress import Progress
from app.services import tasks, undo
from app.services.tasks import TaskList, TaskRow
from app.ui import icons
from app.ui.formats import fill
from app.ui.plans import task_forms
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.task_files_dialog import TaskFilesDialog
from app.ui.plans.task_forms import words_of
from app.ui.plans.work_view import WorkView
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, Rows

LOOK = {
    Standing.LATE: ("late", "bad"),
    Standing.WEEK: ("calendar", "warn"),
    Standing.OPEN: ("todo", "accent"),
    Standing.LATER: ("waiting", "neutral"),
    Standing.STANDING: ("todo", "neutral"),
    Standing.PASSED: ("forward", "neutral"),
    Standing.DONE: ("done", "good"),
    Standing.DONE_LATE: ("done", "warn"),
    Standing.DROPPED: ("blocked", "neutral"),
}
"""Icon and tone of each; the words stand beside them."""
_OPEN, _EACH = "open", "*"
FILES_KEY = "Ctrl+T"


class TasksView(WorkView):
    """Enter says what became of a task; Ctrl+N adds one; Ctrl+T shows its files; Ctrl+Z takes one's own last word on it
    back.

    ``open_target``: a task's id, a :class:`Standing`, or "category:A1": the road maps of a group.
    """

    CONCERNS = ("task", "enclosure", "area", "edition")
    TELLS = False

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Hạn"), lambda row: row.task.facts.due, 116),
            Column(self.tr("Tình trạng"), self._standing, 190, mark=self._mark),
            Column(self.tr("Nhiệm vụ"), self._title, 300, stretch=True),
            Column(self.tr("Chủ trì"), lambda row: row.owner, 170),
            Column(self.tr("Người làm"), lambda row: row.task.facts.person, 120),
            Column(self.tr("Việc nhỏ"), self._parts, 92, "right"),
            Column(self.tr("Tệp"), lambda row: len(row.files) or None, 60, "right"),
            Column(self.tr("Căn cứ"), lambda row: row.task.facts.source, 104),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._list = TaskList((), {}, {}, {})
        self._parent: TaskRow | None = None
        self.files_dialog: TaskFilesDialog | None = None
        self._category = ""
        self._papers = PaperDeeds(self._tasks, self)
        plan = self._home.pack.plan
        row, made = self.bar(
            ("edit", self.tr("Kết quả…"), self.result),
            ("person", self.tr("Giao việc…"), self.change),
            ("add", self.tr("Thêm…"), self.new),
            ("add", self.tr("Tồn tại…"), self.found),
            ("forward", self.tr("Từng đơn vị"), self.under),
            ("remove", self.tr("Bỏ…"), self.remove),
            ("undo", self.tr("Hoàn tác"), self.take_back),
            ("print", self.tr("In"), self.print_list),
            ("export", self.tr("Excel…"), self.save_list),
        )
        self._result, self._change, self._new, self._found, self._under, self._remove, self._back, *papers = made
        self._print, self._save = papers
        filters = FlowRow(self)
        standings = [Option(_OPEN, self.tr("Chưa xong (có hạn)"))]
        standings += [Option(each.value, words_of(self._desk, "standing", each.value)) for each in Standing]
        self._state = self._box(filters, standings, self.tr("Mọi tình trạng"), 172)
        self._owner = self._box(filters, [], self.tr("Mọi cơ quan"), 180)
        stages = [Option(stage.id, stage.name) for stage in plan.stages]
        self._stage = self._box(filters, stages, self.tr("Mọi giai đoạn"), 172)
        kinds = [Option(each, words_of(self._desk, "kind", each)) for each in KINDS]
        self._kind = self._box(filters, kinds, self.tr("Mọi loại việc"), 172)
        self._unit = self._box(filters, [], self.tr("Mọi đơn vị"), 172)
        self._text = TextLine(self, placeholder=self.tr("Tìm…"))
        self._text.setAccessibleName(self.tr("Tìm trong nhiệm vụ"))
        self._text.setMinimumWidth(150)
        self._text.changed.connect(self.reload)
        filters.add(self._text)
        layout.addWidget(row)
        layout.addWidget(filters)
        self._table_words()
        for keys, call in (
            (QKeySequence.StandardKey.Undo, self.take_back),
            (QKeySequence.StandardKey.New, self.new),
            (FILES_KEY, self.files),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def _box(self, row: FlowRow, options: Sequence[Option], placeholder: str, width: int) -> ChoiceBox:
        box = ChoiceBox(options, self, placeholder=placeholder)
        box.setFixedWidth(width)
        for line in box.findChildren(TextLine):
            line.setAccessibleName(placeholder)
        box.changed.connect(self._filtered)
        row.add(box)
        return box

    def build_below(self, layout: QVBoxLayout) -> None:
        self._whole = QLabel(self)
        self._whole.setWordWrap(True)
        self._whole.setTextFormat(Qt.TextFormat.PlainText)
        self._whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._whole.setProperty("role", "muted")
        self._attach = QPushButton(self.tr("Tệp minh chứng…"), self)
        self._attach.setToolTip(self.tr("Văn bản, biên bản, ảnh cho thấy kết quả (Ctrl+T)"))
        icons.put(self._attach, "attach")
        self._attach.clicked.connect(self.files)
        row = QHBoxLayout()
        row.addWidget(self._whole, 1)
        row.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)

    def _table_words(self) -> None:
        self._table.set_empty(
            self.tr("Không có nhiệm vụ nào như vậy"),
            self.tr("Mỗi điều kế hoạch giao là một nhiệm vụ. Bỏ bớt bộ lọc để thấy các nhiệm vụ khác."),
            "",
            "good",
        )

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home, which = self._home, self.which()

        def read(_progress: Progress) -> TaskList:
            return tasks.tasks(home, which)

        self.read("tasks", read, self._show)

    def which(self) -> TaskFilter:
        """What the filters above the table say."""
        if self._parent is not None:
            return TaskFilter(parent=self._parent.id)
        state = self._state.value()
        standings = frozenset[Standing]()
        if state:
            standings = OPEN - {Standing.STANDING} if state == _OPEN else frozenset({Standing(state)})
        return TaskFilter(
            standings=standings,
            owner=self._owner.value() or "",
            stage=self._stage.value() or "",
            kind=self._kind.value() or "",
            unit="" if self._unit.value() == _EACH else self._unit.value() or "",
            category=self._category,
            text=self._text.value() or "",
            parts=self._unit.value() == _EACH,
        )

    def _show(self, found: TaskList) -> None:
        self._list = found
        self._owner.set_options([Option(id, name) for id, name in found.owners.items()])
        each = [Option(_EACH, self.tr("Việc của từng đơn vị"))] if found.units else []
        self._unit.set_options([*each, *(Option(id, name) for id, name in found.units.items())])
        self._table.set_source(Rows(found.rows, lambda row: row.id))
        if self._parent is not None:
            self.tell(fill(self.tr("Việc nhỏ của: %1"), self._parent.task.facts.title))
        else:
            count = found.counts
            over = sum(count.get(each, 0) for each in (Standing.DONE, Standing.DONE_LATE))
            parts = [
                fill(self.tr("Quá hạn: %1"), count.get(Standing.LATE, 0)),
                fill(self.tr("đến hạn trong tuần: %1"), count.get(Standing.WEEK, 0)),
                fill(self.tr("đang trong hạn: %1"), count.get(Standing.OPEN, 0)),
                fill(self.tr("đã xong: %1"), over),
                fill(self.tr("thường xuyên: %1"), count.get(Standing.STANDING, 0)),
            ]
            if count.get(Standing.PASSED):
                parts.append(fill(self.tr("hạn đã qua trước khi ban hành: %1"), count[Standing.PASSED]))
            self.tell(" · ".join(parts))
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        one = isinstance(row, TaskRow)
        account = self._home.account
        gives_out = account.may_write("task", "due")
        facts = row.task.facts if one else None
        self._result.setEnabled(one and account.may_write("task", "state"))
        self._change.setEnabled(one and gives_out)
        self._new.setEnabled(gives_out)
        self._attach.setEnabled(one and self._home.is_office and account.may_read("enclosure", "sha256"))
        self._found.setEnabled(one and gives_out and facts is not None and facts.kind == "inspection")
        self._remove.setEnabled(one and gives_out and row.task.order is None and not row.task.children)
        self._back.setEnabled(one and row.task.kept)
        self._under.setEnabled(self._parent is not None or (one and row.task.children > 0))
        self._under.setText(self.tr("Mọi nhiệm vụ") if self._parent is not None else self.tr("Từng đơn vị"))
        for button in (self._print, self._save):
            button.setEnabled(account.may(Action.PRINT_REPORT))
        self._whole.setText(self._told(row) if one else "")

    def open_target(self, target: object) -> None:
        self._parent, self._category = None, ""
        if isinstance(target, Standing):
            self._state.set_value(target.value)
        elif isinstance(target, str) and target.startswith("kind:"):
            self._kind.set_value(target.removeprefix("kind:"))
        elif isinstance(target, str) and target.startswith("category:"):
            self._category = target.removeprefix("category:")
        elif isinstance(target, str):
            self._state.set_value(None)
            self._text.set_value(target)
        self.reload()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def result(self) -> None:
        row = self.current()
        if isinstance(row, TaskRow):
            self.open_form(task_forms.result_dialog(self._desk, row, done=row.task.open and not row.task.children))

    def change(self) -> None:
        row = self.current()
        if isinstance(row, TaskRow):
            self.open_form(task_forms.change_dialog(self._desk, row))

    def new(self) -> None:
        if self._new.isEnabled():
            self.open_form(task_forms.new_dialog(self._desk, kind=self._kind.value() or ""))

    def found(self) -> None:
        row = self.current()
        if isinstance(row, TaskRow):
            self.open_form(task_forms.new_dialog(self._desk, parent=row))

    def files(self) -> None:
        """The documents that show what became of the chosen task."""
        row = self.current()
        if isinstance(row, TaskRow) and self._attach.isEnabled():
            self.files_dialog = TaskFilesDialog(self._home, self._tasks, row, self.window())
            self.files_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.files_dialog.changed.connect(self._files_changed)
            self.files_dialog.open()

    def _files_changed(self, changes: Changes) -> None:
        self.done(Done(None, changes))

    def under(self) -> None:
        """The parts of the chosen task, or back to all."""
        row = self.current()
        self._parent = None if self._parent is not None else row if isinstance(row, TaskRow) else None
        self.reload()

    def remove(self) -> None:
        row = self.current()
        if isinstance(row, TaskRow) and row.task.facts.seen is not None:
            self.open_form(task_forms.remove_dialog(self._desk, row))

    def take_back(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, TaskRow) and row.task.kept:
            self.do(lambda: undo.take_back_of(home, "task", row.id))

    def print_list(self) -> None:
        home, which = self._home, self.which()
        self._papers.show_paper(
            lambda: tasks.print_tasks(home, which), self.tr("Danh sách nhiệm vụ"), self.tr("nhiem-vu.pdf")
        )

    def save_list(self) -> None:
        home, which = self._home, self.which()
        self._papers.save_as(lambda: tasks.print_tasks(home, which, form="xlsx"), self.tr("nhiem-vu.xlsx"))

    def _opened(self, _key: str) -> None:
        if self._result.isEnabled():
            self.result()

    # Words -----------------------------------------------------------------------------------------------------------

    def _filtered(self) -> None:
        boxes = (self._state, self._owner, self._stage, self._kind, self._unit)
        if not any(box.problem() for box in boxes):
            self._parent, self._category = None, ""
            self.refresh()

    def _title(self, row: TaskRow) -> str:
        facts = row.task.facts
        if facts.kind == FINDING:
            return fill(self.tr("Tồn tại: %1"), facts.title)
        return f"{row.unit}: {facts.title}" if row.unit else facts.title

    def _standing(self, row: TaskRow) -> str:
        words = words_of(self._desk, "standing", row.task.standing.value)
        return fill(self.tr("%1 %2 ngày"), words, row.days_late) if row.days_late else words

    def _mark(self, row: TaskRow) -> tuple[str, str]:
        return LOOK[row.task.standing]

    def _parts(self, row: TaskRow) -> str:
        return f"{row.task.children_done}/{row.task.children}" if row.task.children else ""

    def _told(self, row: TaskRow) -> str:
        facts = row.task.facts
        parts: list[tuple[str, Any]] = [
            (self.tr("Phối hợp"), row.partners),
            (self.tr("Khắc phục") if facts.kind == FINDING else self.tr("Nội dung"), facts.text),
            (self.tr("Thế nào là xong"), facts.measure),
            (self.tr("Kết quả"), facts.result),
            (self.tr("Văn bản"), facts.evidence),
            (self.tr("Tệp minh chứng"), "; ".join(row.files)),
            (self.tr("Ghi chú"), facts.note),
        ]
        said = " · ".join(f"{label}: {value}" for label, value in parts if value)
        return f"{facts.title}\n{said}" if said else facts.title
