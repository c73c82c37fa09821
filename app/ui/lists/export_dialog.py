"""Xuất danh sách: what the filter on screen shows, as PDF or Excel, with a purpose, and a password."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.list_columns import COLUMNS, TITLES
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services.lists_printing import LEAST_PASSWORD, ListWish, write_list
from app.ui.dialogs import show_error
from app.ui.formats import fill, number
from app.ui.messages import explain
from app.ui.settings.passphrase import PassphraseEdit
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, TextLine, Tick

_ACROSS = 4


class ExportDialog(QDialog):
    """``wish`` says which people or cases; ``count`` how many are shown. Signal: ``written(object)`` the file."""

    written = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, wish: ListWish, count: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._wish = home, tasks, wish
        self._path: Path | None = None
        self.setWindowTitle(self.tr("Xuất danh sách"))
        self.setMinimumWidth(620)
        columns = COLUMNS[wish.kind]
        said = fill(self.tr("%1: %2 dòng theo bộ lọc đang xem. Người được bảo mật không có trong danh sách."),
                    TITLES[wish.kind], number(count) if count is not None else "…")  # fmt: skip
        about = QLabel(said, self)
        about.setWordWrap(True)
        self.purpose = TextLine(self, placeholder=self.tr("Danh sách này để làm gì, gửi cho ai"), most=200)
        self.by = ChoiceBox(
            [Option(each.key, each.title) for each in columns if each.groups], self, placeholder=self.tr("Không chia")
        )
        shown = QGroupBox(self.tr("Các cột, ngoài họ và tên"), self)
        grid = QGridLayout(shown)
        grid.setHorizontalSpacing(Space.M)
        self.columns = {}
        name, *others = columns
        self._name = name.key
        for at, each in enumerate(others):
            tick = Tick(each.title, shown)
            tick.setChecked(not each.rare)
            self.columns[each.key] = tick
            grid.addWidget(tick, at // _ACROSS, at % _ACROSS)
        self.masked = Tick(self.tr("Che bớt số định danh"), self)
        self.masked.setChecked(wish.masked)
        self.password = PassphraseEdit(self.tr("Mật khẩu của tệp"), self)
        self.again = PassphraseEdit(self.tr("Nhập lại mật khẩu của tệp"), self)
        self._trouble = QLabel(self)
        self._trouble.setProperty("role", "error")
        self._trouble.setWordWrap(True)
        self._close = QPushButton(self.tr("Thôi"), self)
        self._close.clicked.connect(self.reject)
        self.save = QPushButton(self.tr("Lưu tệp…"), self)
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self.ask_where)
        buttons = QHBoxLayout()
        buttons.addWidget(self._trouble, 1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addWidget(about)
        layout.addWidget(FieldRow(self.tr("Mục đích"), self.purpose, required=True, parent=self))
        layout.addWidget(FieldRow(self.tr("Chia theo"), self.by, parent=self))
        layout.addWidget(shown)
        layout.addWidget(self.masked)
        hint = fill(self.tr("Để trống nếu không cần; ít nhất %1 ký tự. Quên thì không mở lại được."), LEAST_PASSWORD)
        layout.addWidget(FieldRow(self.tr("Mật khẩu"), self.password, hint=hint, parent=self))
        layout.addWidget(FieldRow(self.tr("Nhập lại"), self.again, parent=self))
        layout.addLayout(buttons)
        self.purpose.setFocus()

    def wish(self) -> ListWish:
        """What is asked for, as it stands here."""
        chosen = (self._name, *(key for key, tick in self.columns.items() if tick.value()))
        return replace(
            self._wish,
            purpose=self.purpose.value() or "",
            columns=chosen,
            by=self.by.value() or "",
            masked=self.masked.value(),
            password=self.password.value() or "",
        )

    def problem(self) -> str:
        """What is wrong; the keyboard goes there."""
        if self.purpose.is_empty():
            self.purpose.setFocus()
            return self.tr("Ghi mục đích của danh sách.")
        if found := self.by.problem():
            self.by.setFocus()
            return found
        if self.password.value() != self.again.value():
            self.again.setFocus()
            return self.tr("Hai lần nhập mật khẩu không giống nhau.")
        return ""

    def ask_where(self) -> None:
        if problem := self.problem():
            self._trouble.setText(problem)
            return
        kinds = f"{self.tr('Tệp PDF (*.pdf)')};;{self.tr('Tệp Excel (*.xlsx)')}"
        name = f"{TITLES[self._wish.kind]}.pdf"
        file, kind = QFileDialog.getSaveFileName(self, self.tr("Xuất danh sách"), name, kinds)
        if file:
            wanted = ".xlsx" if "xlsx" in kind else ".pdf"
            path = Path(file)
            self.write_to(path if path.suffix.lower() in (".pdf", ".xlsx") else path.with_name(path.name + wanted))

    def write_to(self, path: Path) -> None:
        """Write the list in the background; the dialog closes when it is there."""
        home, wish, self._path = self._home, self.wish(), path
        self.save.setEnabled(False)
        self._trouble.clear()

        def work(_progress: Progress) -> int:
            return write_list(home, wish, path)

        self._tasks.run(work, self._done, self._failed, title=self.windowTitle())

    def _done(self, _count: int) -> None:
        self.accept()
        self.written.emit(self._path)

    def _failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if isinstance(error, UserError):
            said = explain(error)
            self._trouble.setText(f"{said.happened} {said.todo}")
        else:
            show_error(self, error)
