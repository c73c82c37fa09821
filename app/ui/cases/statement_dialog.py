"""A statement on screen, to be saved and printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.services.slips import case_code
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.widgets.paper_dialog import PaperDialog


def tr(text: str) -> str:
    return QCoreApplication.translate("StatementDialog", text)


class StatementDialog(PaperDialog):
    """The sheet as it will lie on paper. Its file name says nothing of the person."""

    def __init__(self, tasks: Tasks, pdf: bytes, case_id: str, parent: QWidget | None = None) -> None:
        name = fill(tr("Loi-khai-%1.pdf"), case_code(case_id))
        super().__init__(tasks, pdf, tr("Văn bản, lời khai để ký"), name, parent)
