"""Danh sách của cấp trên: choose what the list says and the file, look at whom its lines mean, then write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.id_number import mask
from app.home import Home
from app.progress import Progress
from app.services import lists_above
from app.services.lists_above import AboveDone, AboveLine, AbovePreview, Match
from app.ui import icons
from app.ui.cases.tab import muted
from app.ui.dialogs import show_error
from app.ui.formats import fill, number
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows

WIDE, HIGH = 960, 600
_MARKS = {
    Match.MATCHED: ("done", "good"),
    Match.AMBIGUOUS: ("warning", "warn"),
    Match.NOT_FOUND: ("search", "neutral"),
    Match.WRONG: ("error", "bad"),
}


class AboveListDialog(QDialog):
    """Signal ``written(object)``: the Done of the service."""

    written = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Danh sách của cấp trên"))
        self._home, self._tasks = home, tasks
        self._preview: AbovePreview | None = None
        self._picked: dict[str, str] = {}
        self._kind = ChoiceBox(
            [Option(each.id, each.name) for each in home.pack.checks.above.values()],
            self,
            placeholder=self.tr("Danh sách nói gì về những người này?"),
        )
        self._kind.changed.connect(self._changed)
        self._file = QPushButton(self.tr("Chọn tệp Excel…"), self)
        icons.put(self._file, "excel")
        self._file.clicked.connect(self._choose_file)
        self._told = muted("", self)
        self._table = PagedTable(self._columns(), tasks, self, name=self.tr("Các dòng của danh sách"))
        self._table.set_empty(
            self.tr("Chưa chọn tệp"),
            self.tr("Chọn danh sách nói gì, rồi chọn tệp. Chưa có gì được ghi trước khi bấm Ghi."),
        )
        self._table.set_source(Rows([], str))
        self._table.selected.connect(self._row_changed)
        self._who = ChoiceBox([], self, placeholder=self.tr("Dòng này là ai?"))
        self._who.changed.connect(self._take_person)
        self._write = QPushButton(self.tr("Ghi"), self)
        self._write.setProperty("role", "primary")
        self._write.clicked.connect(self.write)
        close = QPushButton(self.tr("Đóng"), self)
        close.clicked.connect(self.reject)
        for button in (self._file, self._write, close):
            button.setAutoDefault(False)
        for box, name in ((self._kind, self.tr("Loại danh sách")), (self._who, self.tr("Dòng này là ai?"))):
            for line in box.findChildren(TextLine):
                line.setAccessibleName(name)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._kind, 1)
        top.addWidget(self._file)
        foot.addWidget(self._who, 1)
        foot.addWidget(self._write)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self._told)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        self.resize(WIDE, HIGH)
        self._path: Path | None = None
        self._show_deeds()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Dòng"), lambda line: line.row_number, 68, "right"),
            Column(self.tr("Họ và tên trong danh sách"), lambda line: line.name, 210, stretch=True),
            Column(self.tr("Ngày sinh"), lambda line: line.born, 112),
            Column(self.tr("Số"), lambda line: mask(line.number) if line.number else "", 130),
            Column(self.tr("Kết quả tìm"), self._match, 210, mark=lambda line: _MARKS[line.match]),
            Column(self.tr("Người trong sổ"), self._person, 170),
        ]

    # Deeds -----------------------------------------------------------------------------------------------------------

    def choose(self, kind: str, path: Path) -> None:
        """Read a list. ``kind``: an id of ``checks.toml``'s lists."""
        self._kind.set_value(kind)
        self._path = path
        self._read()

    def write(self) -> None:
        home, preview, picked = self._home, self._preview, dict(self._picked)
        if preview is None:
            return

        def work(_progress: Progress) -> Done[AboveDone]:
            return lists_above.write_above(home, preview, picked)

        self._tasks.run(work, self._wrote, self._failed, title=self.tr("Ghi danh sách của cấp trên"))

    def _choose_file(self) -> None:
        kinds = self.tr("Danh sách (*.xlsx *.xls *.csv)")
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn danh sách"), "", kinds)
        if file:
            self._path = Path(file)
            self._read()

    def _changed(self) -> None:
        if not self._kind.problem():
            self._read()

    def _read(self) -> None:
        home, path, kind = self._home, self._path, self._kind.value()
        self._show_deeds()
        if path is None or kind is None:
            return

        def work(progress: Progress) -> AbovePreview:
            return lists_above.preview_above(home, path, kind, progress)

        self._tasks.run(work, self._show, self._failed, title=self.tr("Đọc danh sách"), cancellable=True)

    def _show(self, preview: AbovePreview) -> None:
        self._preview, self._picked = preview, {}
        counts = preview.counts
        told = self.tr("%1: tìm thấy %2, cần người chọn %3, không có ở đây %4, không đọc được %5")
        numbers = (number(counts[each]) for each in (Match.MATCHED, Match.AMBIGUOUS, Match.NOT_FOUND, Match.WRONG))
        self._told.setText(fill(told, preview.file, *numbers))
        self._table.set_source(Rows(preview.lines, lambda line: line.key))
        self._show_deeds()

    def _wrote(self, done: Done[AboveDone]) -> None:
        told = self.tr("Đã ghi %1 người; %2 người không có ở đây được giữ theo danh sách; để lại %3 dòng.")
        self._told.setText(fill(told, done.value.people, done.value.elsewhere, done.value.left))
        self._preview = None
        self._show_deeds()
        self.written.emit(done)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    # One line --------------------------------------------------------------------------------------------------------

    def _row_changed(self, _key: str) -> None:
        line = self._table.current_row()
        people = line.people if isinstance(line, AboveLine) and line.match is Match.AMBIGUOUS else ()
        self._who.set_options([Option(key, name, key[-6:]) for key, name in people])
        self._who.set_value(self._picked.get(line.key) if isinstance(line, AboveLine) else None)
        self._who.setEnabled(bool(people))

    def _take_person(self) -> None:
        line = self._table.current_row()
        if not isinstance(line, AboveLine) or self._who.problem():
            return
        person = self._who.value()
        if person:
            self._picked[line.key] = person
        else:
            self._picked.pop(line.key, None)
        self._show_deeds()

    def _show_deeds(self) -> None:
        preview = self._preview
        count = preview.counts[Match.MATCHED] + len(self._picked) if preview is not None else 0
        if preview is not None and preview.rule.rule:
            count += preview.counts[Match.NOT_FOUND]
        self._write.setText(fill(self.tr("Ghi %1 dòng"), number(count)) if count else self.tr("Ghi"))
        self._write.setEnabled(bool(count))
        self._file.setEnabled(self._kind.value() is not None)

    # Words -----------------------------------------------------------------------------------------------------------

    def _match(self, line: AboveLine) -> str:
        if line.match is Match.AMBIGUOUS:
            return {
                "several": self.tr("Nhiều người cùng số"),
                "other-name": self.tr("Số của người tên khác"),
            }.get(line.why, self.tr("Chỉ giống tên, chọn người"))
        return {
            Match.MATCHED: self.tr("Tìm thấy"),
            Match.NOT_FOUND: self.tr("Không có ở đây"),
            Match.WRONG: self.tr("Không đọc được"),
        }[line.match]

    def _person(self, line: AboveLine) -> Any:
        picked = self._picked.get(line.key)
        return next((name for key, name in line.people if key == picked or line.match is Match.MATCHED), "")
