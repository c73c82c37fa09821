"""A look at a scan that is attached, and at the slip for the person."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.pdf_view import PdfView


class ScanDialog(QDialog):
    """A scan that is attached, to be looked at."""

    def __init__(self, tasks: Tasks, data: bytes, media_type: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(820, 600)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        if media_type == "application/pdf":
            pdf = PdfView(tasks, self)
            pdf.allow(printing=False, saving=False, folder=False)
            pdf.show_pdf(data)
            layout.addWidget(pdf, 1)
        else:
            picture = ImageView(tasks, self, name=title)
            picture.show_picture(data)
            layout.addWidget(picture, 1)
        close = QPushButton(self.tr("Đóng"), self)
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout.addLayout(buttons)


class SlipDialog(QDialog):
    """The slip on screen, to be saved."""

    def __init__(self, tasks: Tasks, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phiếu dành cho người dân"))
        self.resize(900, 640)
        self.view = PdfView(tasks, self)
        self.view.allow(printing=False, saving=True, folder=False)
        self.view.show_pdf(pdf)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addWidget(self.view)
