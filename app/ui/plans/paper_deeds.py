"""A list or a letter of the plan on paper: shown to be printed and saved, or written to a file at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.progress import Progress
from app.storage import write_whole
from app.ui.dialogs import show_error
from app.ui.tasks import Lane, Tasks
from app.ui.widgets.paper_dialog import PaperDialog


class PaperDeeds(QWidget):
    """Lives in a view, out of sight. ``make`` runs in the database thread and gives the bytes of the file."""

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._tasks = tasks
        self._title, self._name = "", ""
        self._file: Path | None = None
        self.dialog: PaperDialog | None = None

    def show_paper(self, make: Callable[[], bytes], title: str, name: str) -> None:
        """The paper as it will lie on the desk. ``name``: what its file is called at first."""
        self._title, self._name = title, name
        self._tasks.run(lambda _progress: make(), self._made, self._failed, title=title)

    def where(self, name: str) -> Path | None:
        """Ask for the PDF file into which a numbered paper goes; None: rather not."""
        file, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("Ghi bản in vào"), name, self.tr("Tệp PDF (*.pdf)")
        )
        return Path(file if file.lower().endswith(".pdf") else f"{file}.pdf") if file else None

    def save_as(self, make: Callable[[], bytes], name: str) -> None:
        """Ask where, then write."""
        ending = Path(name).suffix
        kinds = {".xlsx": self.tr("Bảng tính Excel (*.xlsx)"), ".docx": self.tr("Tài liệu Word (*.docx)")}
        file, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Lưu tệp"), name, kinds.get(ending, f"*{ending}"))
        if file:
            self.save_to(make, Path(file))

    def save_to(self, make: Callable[[], bytes], file: Path) -> None:
        self._file = file
        self._tasks.run(lambda _progress: make(), self._write, self._failed, title=self.tr("Ghi tệp"))

    def _made(self, pdf: bytes) -> None:
        self.dialog = PaperDialog(self._tasks, pdf, self._title, self._name, self.window())
        self.dialog.open()

    def _write(self, content: bytes) -> None:
        file = self._file
        assert file is not None

        def write(_progress: Progress) -> None:
            write_whole(file, content, private=True)

        self._tasks.run(write, None, self._failed, lane=Lane.OTHER)

    def _failed(self, error: Exception) -> None:
        show_error(self.window(), error)
