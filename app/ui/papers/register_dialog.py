"""The register of prints (sổ in): every copy, of a case or of all; which say something old; to whom each went."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import colleagues, prints
from app.services.prints import PrintFilter, PrintLine
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import FieldRow, RadioRow, TextLine, Tick
from app.ui.widgets.paged_model import Rows
from app.ui.widgets.paged_table import Column, PagedTable

OF_CASE, OF_ALL = "case", "all"


@dataclass(frozen=True, slots=True)
class _Register:
    """What the table shows. ``old``: the copies that the same paper would not say any more."""

    lines: tuple[PrintLine, ...]
    old: frozenset[str]
    names: dict[str, str]


class RegisterDialog(QDialog):
    """Signal: ``changed(object)`` it was written down to whom a copy went."""

    changed = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, case_id: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._case_id = home, tasks, case_id
        self._shown = _Register((), frozenset(), {})
        self._task: Task | None = None
        self.setWindowTitle(self.tr("Sổ in"))
        self.setMinimumSize(1040, 560)
        self._build()
        self.read()

    def _build(self) -> None:
        self.whose = RadioRow([(OF_CASE, self.tr("Hồ sơ đang chọn")), (OF_ALL, self.tr("Mọi hồ sơ"))], self)
        self.whose.set_value(OF_CASE if self._case_id else OF_ALL)
        self.whose.changed.connect(self.read)
        self.whose.setVisible(self._case_id is not None)
        self.old_only = Tick(self.tr("Chỉ những bản in nay đã khác hồ sơ"), self)
        self.old_only.changed.connect(self._show)
        self.table = PagedTable(self._columns(), self._tasks, self, name=self.tr("Sổ in"))
        self.table.set_empty(
            self.tr("Chưa có bản in nào"), self.tr("Mỗi bản in, bản lưu của giấy tờ được ghi một dòng.")
        )
        self.table.selected.connect(self._chosen)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self.to = TextLine(self, most=120)
        self._save = QPushButton(self.tr("Ghi giao cho"), self)
        self._save.clicked.connect(self._hand_over)
        close = QPushButton(self.tr("Đóng"), self)
        close.clicked.connect(self.accept)
        top = QHBoxLayout()
        top.addWidget(self.whose)
        top.addWidget(self.old_only)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(FieldRow(self.tr("Bản đang chọn giao cho ai"), self.to, parent=self), 1)
        below.addWidget(self._save)
        below.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._count)
        layout.addLayout(below)
        self._chosen()

    def _columns(self) -> list[Column]:
        def old(line: PrintLine) -> tuple[str, str] | None:
            return ("late", "warn") if line.id in self._shown.old else None

        def now(line: PrintLine) -> str:
            return self.tr("nay đã khác") if line.id in self._shown.old else ""

        def level(line: PrintLine) -> str:
            return self.tr("che số") if line.masked else self.tr("đầy đủ")

        return [
            Column(self.tr("Ngày"), lambda line: line.day, 106),
            Column(self.tr("Giấy tờ"), lambda line: line.title, 160, stretch=True),
            Column(self.tr("Của ai"), lambda line: line.name, 150),
            Column(self.tr("Bản số"), lambda line: line.copy, 66, "right"),
            Column(self.tr("Hồ sơ nay"), now, 120, mark=old),
            Column(self.tr("Mức độ"), level, 76),
            Column(self.tr("Mục đích"), lambda line: line.why, 140),
            Column(self.tr("Người in"), lambda line: self._shown.names.get(line.by, ""), 110),
            Column(self.tr("Giao cho"), lambda line: line.handed_to, 110),
        ]

    # Reading ---------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the register, and which of its copies have grown old."""
        home, case_id = self._home, self._case_id if self.whose.value() == OF_CASE else None
        if self._task is not None:
            self._task.cancel()

        def work(progress: Progress) -> _Register:
            lines: list[PrintLine] = []
            which = PrintFilter(case_id=case_id or "")
            page = prints.list_prints(home, which)
            while True:
                lines += page.rows
                progress.tick("read", len(lines))
                if page.next is None:
                    break
                page = prints.list_prints(home, which, page.next)
            old = frozenset(line.id for line in prints.superseded(home, case_id, progress))
            return _Register(tuple(lines), old, dict(colleagues.colleagues(home).accounts))

        self._task = self._tasks.run(
            work, self._take, self._went_wrong, title=self.tr("Đang đọc sổ in"), cancellable=True
        )

    def _take(self, shown: _Register) -> None:
        self._task, self._shown = None, shown
        self._show()

    def _show(self) -> None:
        lines = [line for line in self._shown.lines if not self.old_only.value() or line.id in self._shown.old]
        self.table.set_source(Rows(lines, _key))
        said = fill(self.tr("%1 bản in, %2 bản nay đã khác hồ sơ."), len(self._shown.lines), len(self._shown.old))
        self._count.setText(said)
        self._chosen()

    # To whom ---------------------------------------------------------------------------------------------------------

    def _chosen(self, _key: str = "") -> None:
        line = self.table.current_row()
        self.to.set_value(line.handed_to if line is not None else None)
        may = line is not None and self._home.account.may_write("printed", "handed_to")
        self.to.setEnabled(may)
        self._save.setEnabled(may)

    def _hand_over(self) -> None:
        home, line, to = self._home, self.table.current_row(), self.to.value() or ""
        if line is not None:
            self._tasks.run(
                lambda _progress: prints.hand_over(home, line.id, line.seen, to), self._handed, self._went_wrong
            )

    def _handed(self, done: Done[None]) -> None:
        self.changed.emit(done.changes)
        self.read()

    def _went_wrong(self, error: Exception) -> None:
        self._task = None
        show_error(self, error)


def _key(line: PrintLine) -> str:
    return line.id
