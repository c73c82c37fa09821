"""A look at a scan before it is attached, and at one that is: turn it, name it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import FieldRow, TextLine
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.pdf_view import PdfView
from app.ui.wizard.fold import muted


class ScanDialog(QDialog):
    """``exec()``; afterwards :meth:`title` and :meth:`turn` say what the person wanted. ``attach=False`` only shows."""

    def __init__(
        self,
        tasks: Tasks,
        data: bytes,
        media_type: str,
        title: str,
        *,
        attach: bool = True,
        renamed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đính giấy tờ") if attach else title)
        self.resize(820, 600)
        self._title = TextLine(self)
        self._title.set_value(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        self._picture: ImageView | None = None
        if media_type == "application/pdf":
            pdf = PdfView(tasks, self)
            pdf.allow(printing=False, saving=False, folder=False)
            pdf.show_pdf(data)
            layout.addWidget(pdf, 1)
        else:
            self._picture = ImageView(tasks, self, name=title)
            self._picture.show_picture(data)
            layout.addWidget(self._picture, 1)
        if renamed:
            layout.addWidget(muted(self.tr("Đuôi tệp ghi khác với nội dung; chương trình giữ theo nội dung."), self))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        if attach:
            layout.addWidget(FieldRow(self.tr("Tên tệp đính kèm"), self._title, parent=self))
            cancel = QPushButton(self.tr("Thôi"), self)
            cancel.clicked.connect(self.reject)
            buttons.addWidget(cancel)
        else:
            self._title.hide()
        take = QPushButton(self.tr("Đính kèm") if attach else self.tr("Đóng"), self)
        take.setProperty("role", "primary")
        take.setDefault(True)
        take.clicked.connect(self.accept)
        buttons.addWidget(take)
        layout.addLayout(buttons)

    def title(self) -> str:
        return self._title.value() or ""

    def turn(self) -> int:
        """Degrees clockwise."""
        return self._picture.turn() if self._picture is not None else 0


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
