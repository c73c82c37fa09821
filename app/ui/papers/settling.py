"""Whether a layout was compared with the official one (đã đối chiếu mẫu): who did, when, their note; taken back too."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.fields import FieldRow, LongText


class SettleDialog(QDialog):
    """Asks for a note before the layout is taken."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mẫu này đã đối chiếu đúng"))
        self.setMinimumWidth(460)
        said = QLabel(
            fill(
                self.tr(
                    "Xã nhận rằng bố cục của “%1” đúng với mẫu chính thức. Dấu “cần kiểm tra mẫu” không còn in trên "
                    "giấy, ở mọi máy của xã. Tên người đối chiếu và ngày được ghi lại; có thể rút lại."
                ),
                name,
            ),
            self,
        )
        said.setWordWrap(True)
        self._note = LongText(self, placeholder=self.tr("Ví dụ: so với mẫu trên Cổng dịch vụ công ngày 28/11/2026"))
        later = QPushButton(self.tr("Thôi"), self)
        later.clicked.connect(self.reject)
        settle = QPushButton(self.tr("Đã đối chiếu đúng"), self)
        settle.setProperty("role", "primary")
        settle.setDefault(True)
        settle.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(said)
        layout.addWidget(FieldRow(self.tr("Đối chiếu với gì"), self._note, above=True, parent=self))
        layout.addLayout(buttons)

    def note(self) -> str:
        return self._note.value() or ""


class Settling(QWidget):
    """Signals: ``settled(str)`` with the note; ``taken_back()``."""

    settled = Signal(str)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None, *, may: bool) -> None:
        super().__init__(parent)
        self._may, self._name = may, ""
        self._dialog: SettleDialog | None = None
        self._badge = Badge(self.tr("Cần kiểm tra mẫu"), "warn", parent=self)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setProperty("role", "muted")
        self._settle = QPushButton(self.tr("Mẫu này đã đối chiếu đúng…"), self)
        icons.put(self._settle, "tick")
        self._settle.clicked.connect(self._ask)
        self._back = QPushButton(self.tr("Rút lại việc đối chiếu"), self)
        icons.put(self._back, "undo")
        self._back.clicked.connect(self.taken_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self._said, self._settle, self._back):
            layout.addWidget(each)

    def tell(self, name: str, *, unsure: bool, by: str, on: date | None, note: str) -> None:
        """How it stands with the paper ``name``."""
        self._name = name
        self._badge.setVisible(unsure)
        self._settle.setVisible(unsure and self._may)
        self._back.setVisible(bool(by) and self._may)
        said = fill(self.tr("Đã đối chiếu mẫu: %1, ngày %2."), by, f"{on:%d/%m/%Y}" if on else "") if by else ""
        self._said.setText("\n".join(part for part in (said, note) if part))
        self._said.setVisible(bool(said))
        self.setVisible(unsure or bool(by))

    def _ask(self) -> None:
        self._dialog = SettleDialog(self._name, self)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.accepted.connect(self._was_settled)
        self._dialog.open()

    def _was_settled(self) -> None:
        if self._dialog is not None:
            self.settled.emit(self._dialog.note())
