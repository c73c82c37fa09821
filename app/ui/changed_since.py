"""The question when somebody has changed a field since the form was opened: theirs or mine, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.theme import Space
from app.ui.widgets.diff_row import DiffRow, Side
from app.ui.widgets.fields import scrolled


@dataclass(frozen=True, slots=True)
class Differing:
    """One field with what stands there now and what was just typed, in words."""

    name: str
    label: str
    theirs: str
    mine: str


class ChangedSinceDialog(QDialog):
    """Nothing is chosen beforehand. ``decided(object)``: the list of fields that keep the other person's value."""

    decided = Signal(object)

    def __init__(self, fields: Sequence[Differing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("Có người vừa sửa"))
        self.setMinimumSize(560, 280)
        words = QLabel(
            self.tr(
                "Ai đó đã sửa những chỗ dưới đây từ lúc anh/chị mở. Chưa có gì bị ghi đè. "
                "Hãy chọn giá trị đúng cho từng chỗ."
            ),
            self,
        )
        words.setWordWrap(True)
        self._rows: dict[str, DiffRow] = {}
        column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.L)
        for each in fields:
            sides = [
                Side("theirs", self.tr("Đang lưu (người khác vừa sửa)"), each.theirs),
                Side("mine", self.tr("Anh/chị vừa nhập"), each.mine),
            ]
            row = DiffRow(each.label, sides, self)
            row.chosen.connect(self._look)
            self._rows[each.name] = row
            inside.addWidget(row)
        inside.addStretch(1)
        self._ok = QPushButton(self.tr("Lưu theo lựa chọn"), self)
        self._ok.setProperty("role", "primary")
        self._ok.clicked.connect(self._decide)
        self._back = QPushButton(self.tr("Quay lại, chưa lưu"), self)
        self._back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(words)
        layout.addWidget(scrolled(column), 1)
        layout.addLayout(buttons)
        self._look("")

    def choose(self, name: str, side: str) -> None:
        """As a click does: ``side`` is "mine" or "theirs"."""
        self._rows[name].set_choice(side)
        self._look("")

    def accept_choice(self) -> None:
        self._decide()

    def _look(self, _side: str) -> None:
        self._ok.setEnabled(all(row.choice() for row in self._rows.values()))

    def _decide(self) -> None:
        if self._ok.isEnabled():
            self.decided.emit([name for name, row in self._rows.items() if row.choice() == "theirs"])
            self.accept()
