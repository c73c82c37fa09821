"""Taking in an Excel list in one page: the file, its columns and places, the preview, the result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.errors import HosoError
from app.home import Home
from app.progress import Progress
from app.services import lists, people
from app.services.lists import ImportRow, ImportSummary, ListKind, ListPreview, OpenedList, Place, Undone
from app.services.people import AreaRow
from app.ui.dialogs import confirm, show_error
from app.ui.formats import fill
from app.ui.lists.choose_step import ChooseStep
from app.ui.lists.imports_dialog import ImportsDialog, LeftDialog
from app.ui.lists.mapping_step import MappingStep
from app.ui.lists.parts import StepsLine, Working, button, label
from app.ui.lists.preview_step import PreviewStep
from app.ui.lists.result_step import ResultStep
from app.ui.messages import Blame, explain
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea

T = TypeVar("T")
_STALE = ("list.changed-since", "row.changed-since", "row.unknown", "row.exists")
CHOOSE, MAPPING, PREVIEW, RESULT = range(4)


class ImportPage(QWidget):
    """Signals: ``imported(object)`` the `Changes`; ``closed()`` the person is done here."""

    imported = Signal(object)
    closed = Signal()

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._opened: OpenedList | None = None
        self._after: Callable[[Any], object] | None = None
        self._back_to: int | None = None
        self._pending_places = False
        self._line = StepsLine(
            [self.tr("Chọn tệp"), self.tr("Cột và địa bàn"), self.tr("Xem trước"), self.tr("Kết quả")], self
        )
        self._banners = BannerArea(self)
        self._choose, self._mapping = ChooseStep(self), MappingStep(home, self)
        self._preview, self._result = PreviewStep(home, self), ResultStep(self)
        self._stack = QStackedWidget(self)
        for each in (self._choose, self._mapping, self._preview, self._result):
            self._stack.addWidget(each)
        self._working = Working(self)
        self._back = button(self.tr("Quay lại"), "back", parent=self)
        self._save = button(self.tr("Lưu phần không đọc được…"), "save", parent=self)
        self._before = button(self.tr("Các lần nhập trước…"), "history", parent=self)
        self._summary: ImportSummary | None = None
        self.dialog: ImportsDialog | LeftDialog | None = None
        self._go = button("", role="primary", parent=self)
        self._lay_out()
        self._connect()
        self._show_step(CHOOSE)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Nhập danh sách Excel"), "title", self, wrap=False))
        head.addSpacing(Space.XL)
        head.addWidget(self._line, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._back)
        foot.addWidget(self._working, 1)
        foot.addStretch(0)
        foot.addWidget(self._save)
        foot.addWidget(self._before)
        foot.addWidget(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addWidget(self._banners)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._choose.chosen.connect(self.open_file)
        self._mapping.remapped.connect(self._read_places)
        self._mapping.decided.connect(self._check)
        self._preview.changed.connect(self._check)
        self._result.save_asked.connect(self._save_returned)
        self._result.again_asked.connect(self._begin)
        self._result.close_asked.connect(self.closed)
        self._result.undo_asked.connect(self._undo_this)
        self._before.clicked.connect(self.show_imports)
        self._back.clicked.connect(self._step_back)
        self._go.clicked.connect(self._step_on)
        self._save.clicked.connect(self._save_returned)
        self._tasks.ticked.connect(self._working.show_tick)
        on = QShortcut(QKeySequence("Ctrl+Return"), self)
        on.activated.connect(self._go.click)

    # What the window calls -----------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        """Gone to with a file: it is opened at once."""
        if isinstance(target, Path):
            self.open_file(target, None)

    def may_leave(self) -> bool:
        """Writing goes on behind; what was decided about a preview is kept while the page lives."""
        return True

    @property
    def step(self) -> int:
        return self._stack.currentIndex()

    @property
    def busy(self) -> bool:
        return self._working.task is not None

    # From step to step ---------------------------------------------------------------------------------------------

    def open_file(self, path: Path, kind: ListKind | None) -> None:
        """Open a file (chosen, dropped, or handed in by another page)."""
        if self.busy:
            return
        self._banners.take_back("error")
        home = self._home
        self._run(lambda _: lists.open_list(home, path, kind), self._opened_list, self.tr("Đang mở tệp"))

    def _opened_list(self, opened: OpenedList) -> None:
        self._opened = opened
        self._preview.forget()
        self._mapping.show_list(opened)
        self._show_step(MAPPING)
        self._read_places()

    def _read_places(self) -> None:
        opened, mappings, home = self._opened, self._mapping.mappings, self._home
        if opened is None:
            return
        if self.busy:
            self._pending_places = True
            return

        def read(progress: Progress) -> tuple[tuple[Place, ...], list[AreaRow]]:
            return lists.places(home, opened, mappings, progress), people.areas(home)

        self._run(read, self._places_read, self.tr("Đang đọc danh sách"), back_to=CHOOSE)

    def _places_read(self, found: tuple[tuple[Place, ...], list[AreaRow]]) -> None:
        if self._pending_places:
            self._pending_places = False
            self._read_places()
            return
        self._mapping.show_places(*found)

    def _compare(self) -> None:
        opened, mappings, choices, home = self._opened, self._mapping.mappings, self._mapping.choices, self._home
        if opened is None or self._mapping.problem():
            return
        self._run(
            lambda progress: lists.preview_list(home, opened, mappings, choices, progress),
            self._compared,
            self.tr("Đang so sánh"),
        )

    def _compared(self, preview: ListPreview) -> None:
        self._preview.show_preview(preview)
        self._show_step(PREVIEW)

    def _write(self) -> None:
        preview, decisions, home = self._preview.preview, self._preview.decisions, self._home
        if preview is None:
            return
        self._banners.take_back("stale")
        self._run(
            lambda progress: lists.write_list(home, preview, decisions, progress),
            self._written,
            self.tr("Đang ghi"),
        )

    def _written(self, done: Done[ImportSummary]) -> None:
        self._summary = done.value
        self._result.show_summary(done.value, may_undo=lists.may_take_back(self._home))
        self._show_step(RESULT)
        self.imported.emit(done.changes)

    # Taking an import back ---------------------------------------------------------------------------------------

    def show_imports(self) -> None:
        """The imports made before, each with its way back."""
        home = self._home
        self._run(lambda _: lists.imports(home), self._show_imports, self.tr("Đang đọc các lần nhập"))

    def _show_imports(self, rows: list[ImportRow]) -> None:
        dialog = ImportsDialog(rows, may=lists.may_take_back(self._home), parent=self.window())
        dialog.take_back_asked.connect(self._undo_row)
        self._open(dialog)

    def _undo_this(self) -> None:
        if self._summary is not None:
            self._undo(self._summary.id, self._summary.file)

    def _undo_row(self, row: ImportRow) -> None:
        self._undo(row.id, row.file)

    def _undo(self, import_id: str, file: str) -> None:
        said = self.tr(
            "Những gì lần nhập “%1” đã lập sẽ bị xóa, những gì nó đã sửa trở lại như trước. "
            "Bản ghi đã có người sửa sau đó được giữ nguyên và nêu tên."
        )
        if self.busy or not confirm(
            self.window(), self.tr("Hoàn tác cả lần nhập?"), fill(said, file), self.tr("Hoàn tác lần nhập"), danger=True
        ):
            return
        home = self._home
        self._run(lambda _: lists.take_back_import(home, import_id), self._undone, self.tr("Đang hoàn tác"))

    def _undone(self, done: Done[Undone]) -> None:
        undone = done.value
        if self.step == RESULT:
            self._result.show_undone(undone)
        said = fill(self.tr("Đã hoàn tác lần nhập “%1”: %2 bản ghi."), undone.file, undone.rows)
        self._banners.tell("undone", said, "good")
        self.imported.emit(done.changes)
        if undone.left:
            self._open(LeftDialog(undone, self.window()))

    def _open(self, dialog: ImportsDialog | LeftDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save_returned(self) -> None:
        preview, decisions, home = self._preview.preview, self._preview.decisions, self._home
        if preview is None:
            return
        name = f"{Path(preview.opened.file).stem} - {self.tr('dòng cần xem lại')}.xlsx"
        picked, _ = QFileDialog.getSaveFileName(
            self, self.tr("Lưu phần không đọc được"), str(preview.opened.path.with_name(name)), "Excel (*.xlsx)"
        )
        if picked:
            path = Path(picked)
            self._run(
                lambda _: (lists.save_returned(home, preview, path, decisions), path),
                self._returned,
                self.tr("Đang lưu"),
            )

    def _returned(self, found: tuple[int, Path]) -> None:
        self._banners.tell(
            "saved", fill(self.tr("Đã lưu %1 dòng vào “%2”, gửi lại cho nơi lập danh sách."), *found), "good"
        )

    def _begin(self) -> None:
        self._opened = None
        self._preview.forget()
        self._show_step(CHOOSE)

    def _step_on(self) -> None:
        if self.busy or not self._go.isEnabled():
            return
        if self.step == MAPPING:
            self._compare()
        elif self.step == PREVIEW:
            self._write()

    def _step_back(self) -> None:
        if self.busy:
            return
        if self.step == CHOOSE:
            self.closed.emit()
        else:
            self._show_step(self.step - 1)

    # Work ----------------------------------------------------------------------------------------------------------

    def _run(
        self, work: Callable[[Progress], T], done: Callable[[T], object], words: str, *, back_to: int | None = None
    ) -> None:
        self._after, self._back_to = done, back_to
        task = self._tasks.run(work, self._finished, self._failed, cancellable=True, on_cancelled=self._cancelled)
        self._working.watch(task, words)
        self._check()

    def _finished(self, result: object) -> None:
        self._working.watch(None)
        self._banners.take_back("error")
        after, self._after = self._after, None
        if after is not None:
            after(result)
        self._check()

    def _failed(self, error: Exception) -> None:
        self._working.watch(None)
        explained = explain(error)
        if isinstance(error, HosoError) and error.code in _STALE and self.step == PREVIEW:
            self._banners.explain("stale", explained)
            self._compare()
        elif explained.blame is Blame.US:
            show_error(self.window(), error)
        else:
            self._banners.explain("error", explained)
        self._check()

    def _cancelled(self) -> None:
        self._working.watch(None)
        self._banners.tell("error", self.tr("Đã dừng. Chưa có gì được ghi."), "neutral")
        if self._back_to is not None:
            self._show_step(self._back_to)
        self._check()

    # Showing -------------------------------------------------------------------------------------------------------

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._line.show_step(step)
        self._banners.take_back("saved")
        self._back.setText(self.tr("Đóng") if step == CHOOSE else self.tr("Quay lại"))
        self._back.setVisible(step != RESULT)
        (self._choose, self._mapping, self._preview, self._result)[step].setFocus()
        self._check()

    def _check(self) -> None:
        step, idle = self.step, not self.busy
        self._choose.set_busy(not idle)
        self._back.setEnabled(idle)
        self._go.setVisible(step in (MAPPING, PREVIEW))
        preview = self._preview.preview
        sends_back = preview is not None and any(
            preview.counts[verdict] for verdict in (lists.Verdict.WRONG, lists.Verdict.DOUBTFUL)
        )
        self._before.setVisible(step == CHOOSE)
        self._before.setEnabled(idle)
        self._save.setVisible(step == PREVIEW and sends_back)
        self._save.setEnabled(idle)
        if step == MAPPING:
            self._go.setText(self.tr("Xem trước"))
            self._go.setEnabled(idle and not self._mapping.problem())
        elif step == PREVIEW:
            count = self._preview.to_write()
            self._go.setText(fill(self.tr("Nhập %1 dòng"), count) if count else self.tr("Không có gì để ghi, xong"))
            self._go.setEnabled(idle)
