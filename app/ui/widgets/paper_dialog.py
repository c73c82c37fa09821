"""A paper on screen as it will lie on the desk, to be saved, and printed from there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from app.progress import Progress
from app.storage import write_whole
from app.ui.dialogs import show_error
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space
from app.ui.widgets.pdf_view import PdfView


class PaperDialog(QDialog):
    """``name``: what its file is called at first."""

    def __init__(self, tasks: Tasks, pdf: bytes, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._pdf, self._name = tasks, pdf, name
        self.setWindowTitle(title)
        self.resize(900, 640)
        self.view = PdfView(tasks, self)
        self.view.allow(printing=False, saving=True, folder=False)
        self.view.save_requested.connect(self.save)
        self.view.show_pdf(pdf)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addWidget(self.view)

    def save(self) -> None:
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu văn bản"), self._name, self.tr("Tệp PDF (*.pdf)"))
        if file:
            self.save_to(Path(file))

    def save_to(self, file: Path) -> None:
        pdf = self._pdf

        def write(_progress: Progress) -> None:
            write_whole(file, pdf, private=True)

        self._tasks.run(write, None, self._failed, lane=Lane.OTHER)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
