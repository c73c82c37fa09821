"""Writing a question for the field about one value (hỏi lại cơ sở)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.sync_desk import ConflictRow
from app.ui.field_words import Words, field_name
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import LongText


class QuestionDialog(QDialog):
    """A first wording with both values stands there; the person changes it. Signal: ``asked(str, str)`` the conflict's
    id and the words."""

    asked = Signal(str, str)

    def __init__(self, row: ConflictRow, said: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setModal(True)
        self.setWindowTitle(self.tr("Hỏi lại cơ sở"))
        self.setMinimumWidth(560)
        title = QLabel(f"{row.title}: {field_name(row.entity, row.field)}", self)
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        how = QLabel(
            self.tr(
                "Câu hỏi hiện ngay tại mục này trên các máy giữ hồ sơ. Người ở cơ sở trả lời bằng chữ; câu trả lời về "
                "cùng gói của máy. Xung đột vẫn mở cho đến khi anh/chị chốt."
            ),
            self,
        )
        how.setProperty("role", "muted")
        how.setWordWrap(True)
        self.words = LongText(self, lines=5)
        self.words.setAccessibleName(self.tr("Câu hỏi"))
        self.words.set_value(self._proposal(said))
        self.words.changed.connect(self._look)
        self._send = QPushButton(self.tr("Gửi câu hỏi"), self)
        self._send.setProperty("role", "primary")
        self._send.clicked.connect(self.send)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for each in (title, how, self.words):
            layout.addWidget(each)
        layout.addLayout(buttons)
        self.words.setFocus()

    def send(self) -> None:
        if (text := self.words.value()) is not None:
            self._send.setEnabled(False)
            self.asked.emit(self._row.id, text)

    def _proposal(self, said: Words) -> str:
        row = self._row
        if row.field == "gone":
            return ""
        standing, queued = (said.said(row.entity, row.field, value) for value in (row.standing, row.queued))
        return fill(
            self.tr("Mục này đang có hai giá trị: “%1” và “%2”. Giá trị nào đúng, theo giấy tờ nào?"), standing, queued
        )

    def _look(self) -> None:
        self._send.setEnabled(self.words.value() is not None)
