"""Choosing the areas of a laptop (giao địa bàn), each with how much lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.people import AreaRow
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import Tick, scrolled


class AreaTicks(QWidget):
    """Areas with ticks. ``value()`` is the ids of those ticked, in the order shown."""

    changed = Signal()

    def __init__(self, areas: Sequence[AreaRow], chosen: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas = tuple(areas)
        self._ticks: dict[str, Tick] = {}
        taken = set(chosen)
        column = QWidget(self)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(Space.S, 0, Space.S, 0)
        inside.setSpacing(0)
        for area in areas:
            counts = fill(self.tr("%1 hộ, %2 nhân khẩu, %3 hồ sơ"), area.households, area.residents, area.open_cases)
            tick = Tick(f"{area.name}  ({counts})", self)
            tick.set_value(area.id in taken)
            tick.changed.connect(self._look)
            tick.changed.connect(self.changed)
            inside.addWidget(tick)
            self._ticks[area.id] = tick
        inside.addStretch(1)
        self._sum = QLabel(self)
        self._sum.setProperty("role", "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(scrolled(column), 1)
        layout.addWidget(self._sum)
        self._look()

    def value(self) -> list[str]:
        return [area for area, tick in self._ticks.items() if tick.value()]

    def set_value(self, areas: Iterable[str]) -> None:
        taken = set(areas)
        for area, tick in self._ticks.items():
            tick.set_value(area in taken)
        self._look()

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        return ""

    def total(self) -> str:
        """The line under the list."""
        return self._sum.text()

    def _look(self) -> None:
        taken = [area for area in self._areas if self._ticks[area.id].value()]
        if not taken:
            self._sum.setText(self.tr("Chưa chọn địa bàn nào"))
            return
        self._sum.setText(
            fill(
                self.tr("Đã chọn %1 địa bàn: %2 hộ, %3 nhân khẩu, %4 hồ sơ đang giải quyết"),
                len(taken),
                sum(area.households for area in taken),
                sum(area.residents for area in taken),
                sum(area.open_cases for area in taken),
            )
        )


class AreasDialog(QDialog):
    """Other areas for a laptop that is in use. ``decided(object)``: the list of ids."""

    decided = Signal(object)

    def __init__(
        self, machine: str, areas: Sequence[AreaRow], chosen: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(fill(self.tr("Địa bàn của %1"), machine))
        self.setMinimumSize(520, 420)
        words = QLabel(
            self.tr(
                "Gói tiếp theo mang đến những địa bàn mới. Địa bàn bỏ ra chỉ còn xem được trên máy đó, "
                "và rời khỏi máy sau khi văn phòng đã giữ chắc phần chưa gửi."
            ),
            self,
        )
        words.setWordWrap(True)
        self.ticks = AreaTicks(areas, chosen, self)
        self._ok = QPushButton(self.tr("Giao các địa bàn này"), self)
        self._ok.setProperty("role", "primary")
        self._ok.clicked.connect(self._decide)
        back = QPushButton(self.tr("Thôi"), self)
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(self._ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(words)
        layout.addWidget(self.ticks, 1)
        layout.addLayout(buttons)

    def _decide(self) -> None:
        self.decided.emit(self.ticks.value())
        self.accept()
