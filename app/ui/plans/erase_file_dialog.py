"""Xóa hẳn tệp minh chứng: why, before a file of a task is erased for good."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.cases.tab import heading, muted
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import Form, TextLine


class EraseFileDialog(QDialog):
    """Why a file is erased for good; Enter does nothing dangerous."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xóa hẳn tệp minh chứng"))
        self.setMinimumWidth(480)
        head = heading(fill(self.tr("Xóa hẳn “%1”?"), title), self)
        head.setWordWrap(True)
        said = muted(self.tr("Nội dung bị xóa trên máy này và trong các bản sao lưu. Không hoàn tác được."), self)
        said.setWordWrap(True)
        self.why = TextLine(self)
        self.yes = QPushButton(self.tr("Xóa hẳn"), self)
        self.yes.setProperty("role", "danger")
        self.yes.setAutoDefault(False)
        self.yes.setEnabled(False)
        self.yes.clicked.connect(self.accept)
        leave = QPushButton(self.tr("Thôi"), self)
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        self.why.changed.connect(self._typed)
        form = Form(self)
        form.row(self.tr("Lý do (được giữ lại, không ghi tên ai)"), self.why, required=True)
        buttons = QHBoxLayout()
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        for each in (head, said, form):
            layout.addWidget(each)
        layout.addLayout(buttons)

    def reason(self) -> str:
        return (self.why.value() or "").strip()

    def _typed(self) -> None:
        self.yes.setEnabled(bool(self.reason()))
