"""Writing the paper that stands on the page: into a file, or for the printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.home import Home
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.papers.print_dialog import PrintDialog
from app.ui.papers.side import EXCEL, PDF, WORD, Made, Side
from app.ui.settings import handing
from app.ui.settings.setup_pages import free_name
from app.ui.tasks import Task, Tasks
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import Memory

_PRINTS = "prints"


class Maker(QObject):
    """Signals: ``changed(object)`` Changes; ``busy(bool)`` it begins or ends to write."""

    changed = Signal(object)
    busy = Signal(bool)

    def __init__(
        self, home: Home, tasks: Tasks, memory: Memory, view: PdfView, banners: BannerArea, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._memory = home, tasks, memory
        self._view, self._banners, self._page = view, banners, parent
        self._running: Task | None = None
        self._side: Side | None = None
        self._saved: Path | None = None
        self.dialog: PrintDialog | None = None

    def working(self) -> bool:
        return self._running is not None

    def forget(self) -> None:
        """Another paper is meant: what was saved is not it."""
        self._saved = None
        self._banners.take_back("saved")

    # Into a file -----------------------------------------------------------------------------------------------------

    def ask_where(self, side: Side) -> None:
        suffix = side.suffix()
        kinds = {
            PDF: self.tr("Tệp PDF (*.pdf)"),
            WORD: self.tr("Tệp Word (*.docx)"),
            EXCEL: self.tr("Tệp Excel (*.xlsx)"),
        }
        start = free_name(folder_of(self._memory), self._stem(side), suffix)
        chosen, _ = QFileDialog.getSaveFileName(self._page, self.tr("Ghi bản in vào"), str(start), kinds[suffix])
        if chosen:
            self.save_to(side, Path(chosen if chosen.lower().endswith(suffix) else f"{chosen}{suffix}"))

    def _stem(self, side: Side) -> str:
        return f"{side.stem()}-{self._home.today.isoformat()}"

    def save_to(self, side: Side, out: Path) -> None:
        """A numbered copy in ``out``."""
        self._memory.setValue("papers/folder", str(out.parent))
        self._write(side, out, self._written)

    def _written(self, made: Made) -> None:
        self._end(made)
        self._saved = made.path
        self._banners.tell("saved", made.said, "good", [(self.tr("Mở thư mục"), self.show_folder)])
        if made.path.suffix.lower() == PDF:
            self._view.show_pdf(made.path)

    def show_folder(self) -> None:
        if self._saved is not None:
            handing.open_folder(self._saved)
        else:
            self._banners.tell("folder", self.tr("Bản này chưa lưu ra tệp. Bấm “Lưu…” trước."), "accent")

    # To the printer --------------------------------------------------------------------------------------------------

    def print(self, side: Side) -> None:
        """A copy for the printer; what lies for it here goes when it was printed, or with the next sitting."""
        if self._saved is not None and self._saved.is_file() and self._saved.suffix == PDF:
            self._open_printer(self._saved)
            return
        folder = self._home.folder / _PRINTS
        try:
            folder.mkdir(exist_ok=True)
        except OSError as fault:
            self._went_wrong(fault)
            return
        self._write(side, free_name(folder, self._stem(side)), self._written_for_print)

    def _written_for_print(self, made: Made) -> None:
        self._end(made)
        self._open_printer(made.path)

    def _open_printer(self, file: Path) -> None:
        passing = file.parent == self._home.folder / _PRINTS
        self.dialog = PrintDialog(self._tasks, self._memory, file, self._page, passing=passing)
        self.dialog.viewer_missing.connect(self._no_viewer)
        self.dialog.open()

    def _no_viewer(self, file: object) -> None:
        self._banners.tell(
            "viewer", fill(self.tr("Máy không có chương trình xem PDF để in. Tệp nằm ở: %1"), str(file)), "warn"
        )

    def clear_prints(self) -> None:
        """What was handed to the printer in earlier sittings does not stay in the clear."""
        folder = self._home.folder / _PRINTS
        for file in folder.glob("*.pdf") if folder.is_dir() else ():
            try:
                file.unlink()
            except OSError:
                continue  # still open in a viewer: the next sitting takes it

    # Parts -----------------------------------------------------------------------------------------------------------

    def _write(self, side: Side, out: Path, take: Callable[[Made], object]) -> None:
        self._is_busy(True)
        self._side = side
        self._running = self._tasks.run(
            side.make(out),
            take,
            self._not_written,
            title=self.tr("Đang in"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _end(self, made: Made) -> None:
        self._is_busy(False)
        if self._side is not None:
            self._side.wrote(made.found)
        self.changed.emit(made.changes)

    def _stopped(self) -> None:
        self._is_busy(False)
        self._banners.tell("saved", self.tr("Đã dừng in; không có tệp nào được ghi."), "neutral")

    def _not_written(self, error: Exception) -> None:
        self._is_busy(False)
        self._went_wrong(error)

    def _is_busy(self, busy: bool) -> None:
        if not busy:
            self._running = None
        self.busy.emit(busy)

    def _went_wrong(self, error: Exception) -> None:
        show_error(self._page.window(), error)


def folder_of(memory: Memory) -> Path:
    """Where papers were saved last, if that is still there; else the documents, or the home folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kept = (str(memory.value("papers/folder") or ""), documents)
    return next((Path(each) for each in kept if each and Path(each).is_dir()), Path.home())
