"""The handover record of a bundle (biên bản bàn giao): made when somebody asks, shown as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.carriage import Handed
from app.home import Home
from app.progress import Progress
from app.services import handovers
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.tasks import Tasks
from app.ui.widgets.paper_dialog import PaperDialog


def tr(text: str) -> str:
    return QCoreApplication.translate("sync", text)


class RecordButton(QPushButton):
    """“In biên bản bàn giao” of what was handed over last."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tr("In biên bản bàn giao…"), parent)
        self._home, self._tasks = home, tasks
        self._handed: Handed | None = None
        self.dialog: PaperDialog | None = None
        icons.put(self, "print")
        self.setAutoDefault(False)
        self.clicked.connect(self.make)
        self.hide()

    def show_for(self, handed: Handed | None) -> None:
        self._handed = handed
        self.setVisible(handed is not None)

    def make(self) -> None:
        home, handed = self._home, self._handed
        if handed is not None:
            self.setEnabled(False)

            def work(_progress: Progress) -> bytes:
                return handovers.print_handover(home, handed)

            self._tasks.run(work, self._made, self._failed, title=tr("Đang lập biên bản"))

    def _made(self, pdf: bytes) -> None:
        self.setEnabled(True)
        self.dialog = PaperDialog(self._tasks, pdf, tr("Biên bản bàn giao"), self._name(), self.window())
        self.dialog.open()

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        show_error(self.window(), error)

    def _name(self) -> str:
        stem = self._handed.file.removesuffix(".hsct") if self._handed is not None else ""
        return f"Bien-ban-{stem}.pdf"
