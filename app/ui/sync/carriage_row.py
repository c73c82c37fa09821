"""Which attachments travel: how much of them this machine sends on a stick, and which a laptop takes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from app.domain.carriage import ROOM, TAKES, Choice
from app.ui.theme import Space

MB = 1_000_000


class CarriageRow(QWidget):
    """Signal: ``chosen(str, str)``: under which name to remember which value."""

    chosen = Signal(str, str)

    def __init__(self, *, office: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        self._room = self._box(
            layout,
            ROOM,
            self.tr("Tệp đính kèm gửi đi:"),
            (
                (self.tr("vừa chỗ trống trên USB"), ""),
                (self.tr("tối đa 1 GB mỗi gói"), "1000"),
                (self.tr("tối đa 200 MB mỗi gói"), "200"),
                (self.tr("chưa gửi, để lần sau"), "0"),
            ),
        )
        self._takes = None if office else self._box(
            layout,
            TAKES,
            self.tr("Tệp đính kèm nhận về:"),
            (
                (self.tr("mọi tệp trong địa bàn"), ""),
                (self.tr("chỉ của hồ sơ đang mở do máy này làm"), Choice.MINE.value),
                (self.tr("không nhận tệp"), Choice.NONE.value),
            ),
        )  # fmt: skip
        layout.addStretch(1)

    def show_choices(self, takes: str, room: str) -> None:
        for box, value in ((self._room, room), (self._takes, takes)):
            if box is not None:
                box.setCurrentIndex(max(0, box.findData(value)))

    def room(self) -> int | None:
        """How many bytes of attachments go at most; None: what fits."""
        chosen = str(self._room.currentData())
        return int(chosen) * MB if chosen else None

    def _box(self, layout: QHBoxLayout, key: str, label: str, options: tuple[tuple[str, str], ...]) -> QComboBox:
        said, box = QLabel(label, self), QComboBox(self)
        said.setProperty("role", "muted")
        said.setBuddy(box)
        box.setAccessibleName(label.removesuffix(":"))
        box.setProperty("choice", key)
        for text, value in options:
            box.addItem(text, value)
        box.activated.connect(self._activated)
        layout.addWidget(said)
        layout.addWidget(box)
        return box

    def _activated(self, _index: int) -> None:
        box = self.sender()
        if isinstance(box, QComboBox):
            self.chosen.emit(str(box.property("choice")), str(box.currentData()))
