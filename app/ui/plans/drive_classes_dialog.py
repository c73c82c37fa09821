"""Danh sách lớp: from a file or typed; who was matched, who may be several, who is on no record; then kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.drive import Drive
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import drives_classes
from app.services.drives_classes import MATCHED, NOBODY, SEVERAL, UNREAD, ClassList, ClassRow
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import FieldRow, LongText, TextLine
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_LOOK = {
    MATCHED: ("done", "good"),
    SEVERAL: ("unknown", "warn"),
    NOBODY: ("person", "neutral"),
    UNREAD: ("late", "bad"),
}


class ClassesDialog(QDialog):
    """Enter on a row takes the next of those whom it may mean. Signal: ``saved(object)`` the Done of the service."""

    saved = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, drive: Drive, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._drive = home, tasks, drive
        self._list = ClassList("", ())
        self._chosen: dict[str, str] = {}
        self.setWindowTitle(self.tr("Danh sách trường, lớp"))
        self.resize(980, 620)
        self.school = TextLine(self, placeholder=self.tr("Nếu tệp không có cột trường"))
        self.class_name = TextLine(self, placeholder=self.tr("Nếu tệp không có cột lớp"))
        self.typed = LongText(self, placeholder=self.tr("Mỗi dòng một trẻ: họ tên, ngày sinh"), lines=3)
        for editor, name in (
            (self.school, self.tr("Trường")),
            (self.class_name, self.tr("Lớp")),
            (self.typed, self.tr("Danh sách gõ tay")),
        ):
            editor.setAccessibleName(name)
        row = FlowRow(self)
        for icon, text, call in (
            ("imported", self.tr("Từ tệp Excel…"), self.ask_file),
            ("search", self.tr("So danh sách đã gõ"), self.read_typed),
        ):
            button = QPushButton(text, row)
            icons.put(button, icon)
            button.clicked.connect(call)
            row.add(button)
        self.table = PagedTable(
            [
                Column(self.tr("Dòng"), lambda row: row.line, 64, "right"),
                Column(self.tr("Họ và tên"), lambda row: row.name, 190),
                Column(self.tr("Ngày sinh"), lambda row: row.born, 110, "right"),
                Column(self.tr("Trường, lớp"), self._school_of, 170),
                Column(self.tr("Kết quả"), self._verdict, 170, mark=lambda row: _LOOK[row.verdict]),
                Column(self.tr("Trong máy"), self._whom, 200, stretch=True),
            ],
            None,
            self,
            name=self.tr("Danh sách lớp"),
        )
        self.table.opened.connect(self.take)
        self.table.set_empty(
            self.tr("Chưa có danh sách"),
            self.tr("Chọn tệp danh sách lớp của nhà trường, hoặc gõ tên trẻ."),
            "",
            "empty",
        )
        self.table.set_source(Rows((), self._key))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        leave = QPushButton(self.tr("Thôi"), self)
        leave.clicked.connect(self.reject)
        self.save_button = QPushButton(self.tr("Ghi trường, lớp cho trẻ đã khớp"), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.said, 1)
        buttons.addWidget(leave)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addWidget(FieldRow(self.tr("Trường"), self.school, parent=self))
        layout.addWidget(FieldRow(self.tr("Lớp"), self.class_name, parent=self))
        layout.addWidget(FieldRow(self.tr("Gõ tên"), self.typed, parent=self))
        layout.addWidget(row)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)

    def ask_file(self) -> None:
        kinds = self.tr("Danh sách (*.xlsx *.xls *.csv)")
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Danh sách lớp"), "", kinds)
        if file:
            self.read_file(Path(file))

    def read_file(self, file: Path) -> None:
        home, school, one = self._home, self.school.value() or "", self.class_name.value() or ""

        def read(progress: Progress) -> ClassList:
            return drives_classes.read_classes(home, file, school=school, class_name=one, progress=progress)

        self._tasks.run(read, self._took, self._failed, title=self.windowTitle(), cancellable=True)

    def read_typed(self) -> None:
        home, text = self._home, self.typed.value() or ""
        school, one = self.school.value() or "", self.class_name.value() or ""

        def read(_progress: Progress) -> ClassList:
            return drives_classes.typed_classes(home, text, school=school, class_name=one)

        self._tasks.run(read, self._took, self._failed, title=self.windowTitle())

    def save(self) -> None:
        home, drive = self._home, self._drive
        wanted = [
            (self._chosen[self._key(row)], row.school, row.class_name)
            for row in self._list.rows
            if self._key(row) in self._chosen
        ]
        self.save_button.setEnabled(False)

        def work(progress: Progress) -> Done[int]:
            return drives_classes.keep_classes(home, drive, wanted, progress)

        self._tasks.run(work, self._saved, self._failed, title=self.windowTitle())

    def take(self, key: str) -> None:
        """Whom a row means where it may be several: the likeliest first, then the next, then nobody."""
        row = next((each for each in self._list.rows if self._key(each) == key), None)
        if row is None or not row.found:
            return
        ids = [each for each, _ in row.found]
        at = ids.index(self._chosen[key]) + 1 if key in self._chosen else 0
        if at < len(ids):
            self._chosen[key] = ids[at]
        else:
            del self._chosen[key]
        self._tell()

    def _took(self, found: ClassList) -> None:
        self._list = found
        self._chosen = {self._key(row): row.found[0][0] for row in found.of(MATCHED)}
        self._tell()

    def _tell(self) -> None:
        self.table.set_source(Rows(self._list.rows, self._key))
        count = {verdict: len(self._list.of(verdict)) for verdict in _LOOK}
        self.said.setText(
            fill(
                self.tr("Khớp %1, có thể nhiều người %2, không có trong máy %3, không đọc được %4. Sẽ ghi %5 trẻ."),
                count[MATCHED],
                count[SEVERAL],
                count[NOBODY],
                count[UNREAD],
                len(self._chosen),
            )
        )
        self.save_button.setEnabled(bool(self._chosen))

    def _saved(self, done: Done[int]) -> None:
        self.saved.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(bool(self._chosen))
        if isinstance(error, UserError):
            said = explain(error)
            self.said.setText(f"{said.happened} {said.todo}")
        else:
            show_error(self, error)

    # Words -----------------------------------------------------------------------------------------------------------

    def _key(self, row: ClassRow) -> str:
        return f"{row.sheet}:{row.line}"

    def _school_of(self, row: ClassRow) -> str:
        return ", ".join(filter(None, (row.school, row.class_name)))

    def _verdict(self, row: ClassRow) -> str:
        return {
            MATCHED: self.tr("Khớp"),
            SEVERAL: self.tr("Có thể là"),
            NOBODY: self.tr("Không có trong máy"),
            UNREAD: self.tr("Không đọc được"),
        }[row.verdict]

    def _whom(self, row: ClassRow) -> str:
        chosen = self._chosen.get(self._key(row))
        if chosen is not None:
            return dict(row.found)[chosen]
        return ", ".join(name for _, name in row.found) or row.why
