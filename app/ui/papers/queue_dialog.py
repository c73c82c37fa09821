"""Several cases printed one after the other: a file each, in a folder; what failed is named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import NO_CHANGES, Changes
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.progress import Progress
from app.services import dossiers, forms, slips
from app.services.forms import FormLine
from app.storage import write_whole
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.settings import handing
from app.ui.settings.setup_pages import free_name
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import Form, RadioRow, TextLine, Tick
from app.ui.window import Memory

DOSSIER, FORM, SLIP = "dossier", "form", "slip"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: the file, or why there is none."""

    case_id: str
    name: str
    file: Path | None
    why: str = ""
    changes: Changes = NO_CHANGES


Print = Callable[[str, Path], Changes]
"""Prints one case into a file."""


class QueueDialog(QDialog):
    """Signal: ``changed(object)`` the register of prints got rows."""

    changed = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, memory: Memory, cases: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._memory, self._cases = home, tasks, memory, tuple(dict.fromkeys(cases))
        self._task: Task | None = None
        self._again: tuple[str, ...] = ()
        self._so_far: list[Outcome] = []
        self.setWindowTitle(fill(self.tr("In lần lượt %1 hồ sơ"), len(self._cases)))
        self.setMinimumSize(760, 480)
        self.banners = BannerArea(self)
        self._build()
        self._what_changed()
        self._tasks.run(lambda _progress: forms.all_forms(home), self._take_forms, self._went_wrong)

    def _build(self) -> None:
        offered = self._offered()
        self.what = RadioRow(offered, self, upright=True)
        keys = [key for key, _ in offered]
        kept = self._remembered("what")
        self.what.set_value(kept if kept in keys else next(iter(keys), None))
        self.what.changed.connect(self._what_changed)
        self.masked = Tick(self.tr("Che số định danh, không kèm ảnh quét"), self)
        self.masked.set_value(self._remembered("masked") != "0")
        self.purpose = TextLine(self, placeholder=self.tr("Ví dụ: Họp Tổ công tác tháng 11"), most=120)
        self.purpose.set_value(self._remembered("purpose"))
        self.choice = ChoiceBox([], self, placeholder=self.tr("Gõ tên hoặc số mẫu"))
        form = Form(self)
        form.row(self.tr("In gì"), self.what)
        self._masked_row = form.row(self.tr("Mức độ"), self.masked)
        self._purpose_row = form.row(self.tr("Mục đích in"), self.purpose)
        self._choice_row = form.row(self.tr("Biểu mẫu"), self.choice)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Những hồ sơ không in được"))
        self._list.setWordWrap(True)
        self._list.setVisible(False)
        self._folder = QPushButton(self.tr("Mở thư mục"), self)
        icons.put(self._folder, "folder")
        self._folder.clicked.connect(self._show_folder)
        self._folder.setVisible(False)
        self._retry = QPushButton(self.tr("In lại những hồ sơ lỗi"), self)
        self._retry.clicked.connect(self._print_again)
        self._retry.setVisible(False)
        self._close = QPushButton(self.tr("Đóng"), self)
        self._close.clicked.connect(self.reject)
        self._start = QPushButton(self.tr("In vào thư mục…"), self)
        icons.put(self._start, "print", "on_accent")
        self._start.setProperty("role", "primary")
        self._start.setDefault(True)
        self._start.setEnabled(bool(offered))
        self._start.clicked.connect(self._ask_where)
        buttons = QHBoxLayout()
        for each in (self._folder, self._retry):
            buttons.addWidget(each)
        buttons.addStretch(1)
        for each in (self._close, self._start):
            buttons.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.banners)
        layout.addWidget(form)
        layout.addWidget(self._said)
        layout.addWidget(self._list, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)

    def _offered(self) -> list[tuple[str, str]]:
        account = self._home.account
        offered = (
            (Action.PRINT_DOSSIER, DOSSIER, self.tr("Hồ sơ")),
            (Action.PRINT_FORM, FORM, self.tr("Biểu mẫu, điền từ hồ sơ")),
            (Action.PRINT_SLIP, SLIP, self.tr("Phiếu đưa cho người dân")),
        )
        return [(key, text) for action, key, text in offered if account.may(action)]

    def _take_forms(self, lines: list[FormLine]) -> None:
        self.choice.set_options([Option(line.spec.code, line.spec.name) for line in lines])
        self.choice.set_value(self._remembered("form") or None)

    def _what_changed(self) -> None:
        what = self.what.value()
        self._masked_row.setVisible(what == DOSSIER)
        self._purpose_row.setVisible(what == DOSSIER)
        self._choice_row.setVisible(what == FORM)

    # Printing --------------------------------------------------------------------------------------------------------

    def _ready(self) -> bool:
        what = self.what.value()
        no_purpose = what == DOSSIER and self.purpose.value() is None
        no_form = what == FORM and self.choice.value() is None
        self._purpose_row.set_error(self.tr("Hãy ghi in để làm gì.") if no_purpose else "")
        self._choice_row.set_error(self.tr("Hãy chọn biểu mẫu.") if no_form else "")
        return what is not None and not no_purpose and not no_form

    def _ask_where(self) -> None:
        if not self._ready():
            return
        kept = str(self._memory.value("papers/folder") or "")
        start = kept or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Ghi các bản in vào thư mục"), start):
            self.print_into(Path(chosen))

    def print_into(self, folder: Path) -> None:
        """Print them all into ``folder``."""
        for key, value in (
            ("what", self.what.value() or ""),
            ("masked", "1" if self.masked.value() else "0"),
            ("purpose", self.purpose.value() or ""),
            ("form", self.choice.value() or ""),
        ):
            self._memory.setValue(f"queue/{key}", value)
        self._memory.setValue("papers/folder", str(folder))
        self._run(self._cases, folder)

    def _print_again(self) -> None:
        if self._ready():
            self._run(self._again, Path(str(self._memory.value("papers/folder"))))

    def _run(self, asked: tuple[str, ...], folder: Path) -> None:
        home, print_one, stem = self._home, self._printing(), f"{self.what.value()}-{self._home.today.isoformat()}"
        sealed = self.tr("(không mở được)")
        self._so_far = so_far = []

        def work(progress: Progress) -> None:
            for case_id in progress.over(asked, "print", len(asked), every=1):
                file, name = free_name(folder, stem), sealed
                try:
                    line = dossiers.case_line(home, case_id)
                    name = line.name if line else sealed
                    changes = print_one(case_id, file)
                except UserError as error:
                    so_far.append(Outcome(case_id, name, None, explain(error).happened))
                else:
                    so_far.append(Outcome(case_id, name, file, changes=changes))

        self._busy(True)
        self._task = self._tasks.run(
            work,
            self._printed,
            self._not_printed,
            title=self.tr("Đang in lần lượt"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _printing(self) -> Print:
        home, what = self._home, self.what.value()
        if what == DOSSIER:
            purpose, masked = self.purpose.value() or "", self.masked.value()

            def dossier(case_id: str, out: Path) -> Changes:
                dossiers.print_dossiers(home, out, ids=(case_id,), purpose=purpose, masked=masked)
                return NO_CHANGES

            return dossier
        if what == FORM:
            code = self.choice.value() or ""

            def form(case_id: str, out: Path) -> Changes:
                done = forms.print_form(home, case_id, code)
                write_whole(out, done.value, private=True)
                return done.changes

            return form

        def slip(case_id: str, out: Path) -> Changes:
            write_whole(out, slips.print_slip(home, case_id), private=True)
            return NO_CHANGES

        return slip

    def _printed(self, _nothing: None) -> None:
        self._tell(stopped=False)

    def _tell(self, *, stopped: bool) -> None:
        """What became of them, as far as it went."""
        outcomes = self._so_far
        self._busy(False)
        self.changed.emit(reduce(or_, (each.changes for each in outcomes), NO_CHANGES))
        failed = [each for each in outcomes if each.file is None]
        done = len(outcomes) - len(failed)
        if stopped:
            text = fill(self.tr("Đã dừng: %1 hồ sơ đã in xong, phần còn lại chưa in."), done)
        elif failed:
            text = fill(self.tr("Đã in %1 hồ sơ; %2 hồ sơ không in được."), done, len(failed))
        else:
            text = fill(self.tr("Đã in %1 hồ sơ."), done)
        self.banners.tell("done", text, "neutral" if stopped else "warn" if failed else "good")
        self._list.clear()
        for each in failed:
            self._list.addItem(f"{each.name}: {each.why}")
        self._list.setVisible(bool(failed))
        self._again = tuple(each.case_id for each in failed)
        self._retry.setVisible(bool(failed))
        self._folder.setVisible(done > 0)

    def _stopped(self) -> None:
        self._tell(stopped=True)

    def _not_printed(self, error: Exception) -> None:
        self._tell(stopped=True)
        self._went_wrong(error)

    def _busy(self, busy: bool) -> None:
        for each in (self._start, self._retry, self.what):
            each.setEnabled(not busy)
        self._close.setText(self.tr("Dừng") if busy else self.tr("Đóng"))
        if not busy:
            self._task = None

    def _show_folder(self) -> None:
        done = next((each.file for each in self._so_far if each.file is not None), None)
        if done is not None:
            handing.open_folder(done)

    def _remembered(self, key: str) -> str:
        return str(self._memory.value(f"queue/{key}") or "")

    def _went_wrong(self, error: Exception) -> None:
        show_error(self, error)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
            return
        super().reject()
