"""A bundle lies on the stick and was read back: what it holds, and that the stick may be pulled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.home import Home
from app.services.exchange import Exported
from app.ui import icons
from app.ui.formats import fill, size
from app.ui.sync import words
from app.ui.sync.record_dialog import RecordButton
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.badge import IconLabel
from app.ui.widgets.banner import Banner


class WrittenDialog(QDialog):
    """Says “có thể rút USB” only after the bytes were read back from the medium."""

    def __init__(self, home: Home, tasks: Tasks, done: Exported, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self.setModal(True)
        self.setWindowTitle(self.tr("Đã ghi gói"))
        self.setMinimumWidth(560)
        heading = QLabel(self.tr("Đã ghi và đọc lại: có thể rút USB"), self)
        heading.setProperty("role", "title")
        self._text = QLabel(self._words(), self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(heading)
        column.addWidget(self._text)
        if done.left_out:
            text = fill(
                self.tr("%1 tệp đính kèm không đọc được ở máy này nên không đi cùng. Thông tin về chúng vẫn đi."),
                len(done.left_out),
            )
            column.addWidget(Banner(text, "warn", closable=False, parent=self))
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(IconLabel("good", "good", Size.ICON_LARGE, self), 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(column, 1)
        if done.carried.later:
            text = fill(
                self.tr("%1 tệp đính kèm (%2) không còn chỗ, để lần sau: lần xuất tới sẽ tự đi tiếp."),
                done.carried.later,
                size(done.carried.later_size),
            )
            column.addWidget(Banner(text, "neutral", closable=False, parent=self))
        self.record = RecordButton(home, tasks, self)
        self.record.show_for(done.handed)
        copy = QPushButton(self.tr("Chép đường dẫn"), self)
        icons.put(copy, "copy")
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Xong"), self)
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        close.setFocus()
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(self.record)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addLayout(top)
        layout.addLayout(buttons)

    def text(self) -> str:
        return self._text.text()

    def _words(self) -> str:
        done = self._done
        return "\n".join(
            (
                done.path.name,
                fill(self.tr("Trong thư mục: %1"), str(done.path.parent)),
                fill(self.tr("Gửi cho: %1"), done.to),
                fill(self.tr("Có: %1"), words.exported(done)),
                fill(self.tr("Mã SHA-256: %1"), words.short_digest(done.sha256)),
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._done.path))
