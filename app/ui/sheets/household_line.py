"""The household of a sheet: found while typing, or new with what was typed as its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.names import fold
from app.services.people import HouseholdRow
from app.ui.formats import fill
from app.ui.theme import Space, dress
from app.ui.widgets.drop_list import DropItem, DropList
from app.ui.widgets.fields import TextLine

_MOST = 12
_COMMON = frozenset({"ho", "ong", "ba", "anh", "chi"})
"""Words that every household's name has: that they are alike says nothing."""


class HouseholdLine(QWidget):
    """``value()`` is the id of a known household or None, ``label()`` what stands there. It completes nothing.

    Signals: ``changed()``; ``found(str)`` a known household was taken.
    """

    changed = Signal()
    found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HouseholdRow, ...] = ()
        self._value: str | None = None
        self._offered: list[HouseholdRow] = []
        self._line = TextLine(self, placeholder=self.tr("Gõ tên hộ: chọn hộ đã có, hoặc để nguyên là hộ mới"), most=120)
        self._line.changed.connect(self._typed)
        self._line.left.connect(self._settle)
        self._line.installEventFilter(self)
        self._said = QLabel(self)
        self._said.setProperty("role", "muted")
        self._said.setWordWrap(True)
        self._drop = DropList(self._line)
        self._drop.chosen.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._line)
        layout.addWidget(self._said)
        self.setFocusProxy(self._line)
        self._say()

    def offer(self, rows: Sequence[HouseholdRow]) -> None:
        """The households of the area."""
        self._rows = tuple(rows)
        self._say()

    def value(self) -> str | None:
        return self._value

    def label(self) -> str:
        return self._line.value() or ""

    def set_value(self, household_id: str | None, label: str = "") -> None:
        self._value = household_id
        self._line.set_value(label)
        self._say()

    def is_empty(self) -> bool:
        return self._line.is_empty()

    def problem(self) -> str:
        return ""

    def said(self) -> str:
        return self._said.text()

    def kept(self) -> Any:
        return [self._value, self._line.text()]

    def restore(self, kept: Any) -> None:
        self._value = str(kept[0]) if kept[0] else None
        self._line.setText(str(kept[1]))
        self._say()

    # Typing --------------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._value = None
        self._drop_down(self._matching())
        self._say()
        self.changed.emit()

    def _settle(self) -> None:
        """The field is left: what is exactly the name of one household is that household."""
        wanted = fold(self._line.text())
        same = [row for row in self._rows if wanted and fold(row.label) == wanted]
        if self._value is None and len(same) == 1:
            self._take(same[0])

    def _chosen(self, at: int) -> None:
        self._take(self._offered[at])

    def _take(self, row: HouseholdRow) -> None:
        self.set_value(row.id, row.label)
        self.changed.emit()
        self.found.emit(row.id)

    def _matching(self) -> list[HouseholdRow]:
        words = fold(self._line.text()).split()
        return [row for row in self._rows if all(word in fold(row.label) for word in words)]

    def _near(self) -> list[HouseholdRow]:
        """Households whose name shares a word with what was typed that not every name has."""
        words = set(fold(self._line.text()).split()) - _COMMON
        return [row for row in self._rows if words & (set(fold(row.label).split()) - _COMMON)] if words else []

    def _drop_down(self, found: list[HouseholdRow]) -> None:
        self._offered = found[:_MOST]
        if self._offered:
            self._drop.show_items(
                [DropItem(row.label, fill(self.tr("%1 người"), row.members), "household") for row in self._offered]
            )
        else:
            self._drop.hide()

    def _say(self) -> None:
        """Which of the two it is, in words: a household that is there twice is hard to mend."""
        tone = "muted"
        if self._value is not None:
            row = next((row for row in self._rows if row.id == self._value), None)
            text = fill(self.tr("Hộ đã có, %1 người"), row.members) if row is not None else self.tr("Hộ đã có")
        elif self.is_empty():
            text = ""
        elif near := self._near():
            names = ", ".join(row.label for row in near[:2])
            text = fill(self.tr("Hộ mới? Đã có tên gần giống: %1. Mũi tên xuống để chọn."), names)
            tone = "error"
        else:
            text = self.tr("Hộ mới, sẽ được lập khi lưu phiếu")
        self._said.setText(text)
        dress(self._said, role=tone)
        self._line.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self._line and pressed == Qt.Key.Key_Down and not self._drop.isVisible():
            self._drop_down(self._matching() or self._near() or list(self._rows))
            return True
        return super().eventFilter(watched, event)
