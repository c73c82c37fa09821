"""The register of prints (sổ in): every copy, page by page; which say something old; to whom each went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import colleagues, prints
from app.services.prints import PrintFilter, PrintLine
from app.ui import icons
from app.ui.editors import DayEdit
from app.ui.formats import fill
from app.ui.papers.work_dialog import WorkDialog
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, RadioRow, TextLine, Tick
from app.ui.widgets.paged_model import Rows, Sort
from app.ui.widgets.paged_table import Column, PagedTable

OF_CASE, OF_ALL = "case", "all"
_PAUSE = 250


class PrintSource:
    """The register in pages. A page of which this account may open nothing is not the end."""

    def __init__(self, home: Home, which: PrintFilter) -> None:
        self._home, self._which = home, which

    def fetch(self, after: Any, limit: int, _sort: Sort | None) -> tuple[Sequence[PrintLine], Any]:
        page = prints.list_prints(self._home, self._which, after, limit)
        while not page.rows and page.next is not None:
            page = prints.list_prints(self._home, self._which, page.next, limit)
        return page.rows, page.next

    def count(self) -> int:
        return prints.count_prints(self._home, self._which)

    def key(self, row: PrintLine) -> str:
        return row.id


class RegisterDialog(WorkDialog):
    """Signals: ``changed(object)`` it was written down to whom a copy went; ``open_case(object)`` the case of one."""

    changed = Signal(object)
    open_case = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, case_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home, self._case_id = home, case_id
        self._old: dict[str, bool] = {}
        self._comparing: Task | None = None
        self.setWindowTitle(self.tr("Sổ in"))
        self.setMinimumSize(1080, 600)
        self.resize(1200, 660)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.read)
        self._build()
        self.read()

    def _build(self) -> None:
        self.whose = RadioRow([(OF_CASE, self.tr("Hồ sơ đang chọn")), (OF_ALL, self.tr("Mọi hồ sơ"))], self)
        self.whose.set_value(OF_CASE if self._case_id else OF_ALL)
        self.whose.changed.connect(self.read)
        self.whose.setVisible(self._case_id is not None)
        self.text = TextLine(self, placeholder=self.tr("Tên người"), most=120)
        self.text.setAccessibleName(self.tr("Lọc theo tên người"))
        self.text.changed.connect(self._soon.start)
        self.kind = ChoiceBox(self._kinds(), self, placeholder=self.tr("Mọi loại giấy tờ"))
        accounts = colleagues.colleagues(self._home).accounts
        self.by = ChoiceBox([Option(*each) for each in accounts.items()], self, placeholder=self.tr("Ai in cũng được"))
        self.since, self.until = (DayEdit(self._home.today, self, may_be_later=True) for _ in range(2))
        for each in (self.kind, self.by, self.since, self.until):
            each.changed.connect(self._soon.start)
        self.old_only = Tick(self.tr("Chỉ những bản nay đã khác hồ sơ"), self)
        self.old_only.changed.connect(self.read)
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        for label, editor, share in (
            (self.tr("Của ai"), self.text, 3),
            (self.tr("Giấy tờ"), self.kind, 3),
            (self.tr("Người in"), self.by, 3),
            (self.tr("Từ ngày"), self.since, 2),
            (self.tr("Đến ngày"), self.until, 2),
        ):
            filters.addWidget(FieldRow(label, editor, above=True, parent=self), share, Qt.AlignmentFlag.AlignTop)
        narrow = QHBoxLayout()
        narrow.addWidget(self.whose)
        narrow.addWidget(self.old_only)
        narrow.addStretch(1)
        self.table = PagedTable(self._columns(), self._tasks, self, name=self.tr("Sổ in"))
        self.table.selected.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.table.failed.connect(self.failed)
        self.table.model.arrived.connect(self._compare)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.to = TextLine(self, most=120)
        self._save = QPushButton(self.tr("Ghi giao cho"), self)
        self._save.setAutoDefault(False)
        self._save.clicked.connect(self._hand_over)
        self._go = QPushButton(self.tr("Mở hồ sơ"), self)
        icons.put(self._go, "cases")
        self._go.setAutoDefault(False)
        self._go.clicked.connect(self._open)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(FieldRow(self.tr("Giao bản này cho"), self.to, parent=self), 1)
        below.addWidget(self._save)
        below.addWidget(self._go)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(filters)
        layout.addLayout(narrow)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._count)
        layout.addLayout(below)
        self.lay(body)
        self._chosen()

    def _kinds(self) -> list[Option]:
        words = (
            ("dossier", self.tr("Hồ sơ quản lý")),
            ("slip", self.tr("Phiếu người dân")),
            ("statement", self.tr("Bản tường trình, lời khai")),
            ("form", self.tr("Mọi biểu mẫu")),
            ("letter", self.tr("Mọi văn bản")),
        )
        pack = self._home.pack
        found = {f"form:{spec.code}": spec.name for spec in pack.forms}
        found |= {f"letter:{spec.code}": spec.name for spec in pack.letters}
        return [*(Option(*each) for each in words), *(Option(*each) for each in found.items())]

    def _columns(self) -> list[Column]:
        def old(line: PrintLine) -> tuple[str, str] | None:
            return ("late", "warn") if self._old.get(line.id) else None

        def now(line: PrintLine) -> str:
            if line.id not in self._old:
                return "…"
            return self.tr("nay đã khác") if self._old[line.id] else ""

        def level(line: PrintLine) -> str:
            return self.tr("che số") if line.masked else self.tr("đầy đủ")

        return [
            Column(self.tr("Ngày"), lambda line: line.day, 102),
            Column(self.tr("Giấy tờ"), lambda line: line.title, 150, stretch=True),
            Column(self.tr("Của ai"), lambda line: line.name, 150),
            Column(self.tr("Bản"), lambda line: line.copy, 54, "right", tip=self.tr("Bản in thứ mấy")),
            Column(self.tr("Hồ sơ nay"), now, 136, mark=old, tip=self.tr("In lại bây giờ thì giấy này có khác không")),
            Column(self.tr("Mức độ"), level, 88),
            Column(self.tr("Mục đích"), lambda line: line.why, 110),
            Column(self.tr("Người in"), lambda line: line.by, 110),
            Column(self.tr("Giao cho"), lambda line: line.handed_to, 104),
        ]

    # Reading ---------------------------------------------------------------------------------------------------------

    def which(self) -> PrintFilter:
        """What the fields ask for."""
        own = self._case_id if self.whose.value() == OF_CASE else None
        return PrintFilter(
            kind=self.kind.value() or "",
            text=self.text.value() or "",
            case_id=own or "",
            by=self.by.value() or "",
            since=self.since.value(),
            until=self.until.value(),
        )

    def read(self) -> None:
        """Read the register; what is superseded is looked for page by page, or among all if only that is asked for."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._soon.start()
            return
        which = self.which()
        if which == PrintFilter(case_id=which.case_id):
            self.table.set_empty(
                self.tr("Chưa có bản in nào"), self.tr("Mỗi bản in, bản lưu của giấy tờ được ghi một dòng.")
            )
        else:
            self.table.set_empty(self.tr("Không có bản in nào như vậy"), self.tr("Bỏ bớt điều kiện lọc ở trên."))
        home = self._home
        self._old.clear()
        if not self.old_only.value():
            self._count.setText("")
            self.table.set_source(PrintSource(home, which))
            self._chosen()
            return
        self.table.set_empty(
            self.tr("Không có bản nào khác hồ sơ"), self.tr("Mọi bản in đã xem đều nói như hồ sơ hiện nay.")
        )
        self.work(
            lambda progress: prints.superseded(home, progress=progress, which=which),
            self._take_old,
            self.tr("Đang so các bản in với hồ sơ"),
        )

    def _take_old(self, lines: Sequence[PrintLine]) -> None:
        self._old = {line.id: True for line in lines}
        self.table.set_source(Rows(lines, _key))
        self._count.setText(fill(self.tr("%1 bản in nay đã khác hồ sơ."), len(lines)))
        self._chosen()

    def _compare(self, _whole: bool) -> None:
        """The rows that came are compared with the records of today, behind."""
        rows = [self.table.model.row(at) for at in range(self.table.rows_loaded())]
        new = frozenset(row.id for row in rows) - self._old.keys()
        if not new or (self._comparing is not None and not self._comparing.over):
            return
        home = self._home

        def compare(progress: Progress) -> tuple[frozenset[str], frozenset[str]]:
            return new, prints.stale_of(home, sorted(new), progress)

        self._comparing = self._tasks.run(compare, self._compared, self.failed, cancellable=True)

    def _compared(self, answer: tuple[frozenset[str], frozenset[str]]) -> None:
        asked, old = answer
        self._comparing = None
        self._old |= {each: each in old for each in asked}
        self.table.view.viewport().update()
        shown = [self.table.model.row(at).id for at in range(self.table.rows_loaded())]
        count = sum(self._old.get(each, False) for each in shown)
        self._count.setText(fill(self.tr("Trong %1 dòng đã đọc, %2 bản nay đã khác hồ sơ."), len(shown), count))
        self._compare(False)

    # To whom ---------------------------------------------------------------------------------------------------------

    def _chosen(self, _key: str = "") -> None:
        line = self.table.current_row()
        self.to.set_value(line.handed_to if line is not None else None)
        may = line is not None and self._home.account.may_write("printed", "handed_to")
        self.to.setEnabled(may)
        self._save.setEnabled(may)
        self._go.setEnabled(line is not None and bool(line.case_id))

    def _hand_over(self) -> None:
        home, line, to = self._home, self.table.current_row(), self.to.value() or ""
        if line is not None:
            self._tasks.run(lambda _progress: prints.hand_over(home, line.id, line.seen, to), self._handed, self.failed)

    def _handed(self, done: Done[None]) -> None:
        self.changed.emit(done.changes)
        if self.old_only.value():
            self.read()
        else:
            self.table.refresh()

    def _open(self, _key: str = "") -> None:
        line = self.table.current_row()
        if line is not None and line.case_id:
            self.accept()
            self.open_case.emit(line.case_id)

    def done(self, result: int) -> None:
        if self._comparing is not None:
            self._comparing.cancel()
        super().done(result)


def _key(line: PrintLine) -> str:
    return line.id
