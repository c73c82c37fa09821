"""The rail at the left: where one can go. Wide with words, narrow with icons only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.formats import fill
from app.ui.page import PageSpec
from app.ui.theme import Size, Space, dress


class _Entry(QPushButton):
    def __init__(self, spec: PageSpec, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec, self._place, self._count = spec, place, 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setIconSize(QSize(22, 22))
        self.toggled.connect(self._draw)
        self._compact = False
        self._draw()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self._draw()

    def set_count(self, count: int) -> None:
        self._count = count
        self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self.spec.icon, "accent" if self.isChecked() else "muted"))
        words = f"{self.spec.title} ({self._count})" if self._count else self.spec.title
        self.setText("" if self._compact else f"  {words}")
        self.setAccessibleName(words)
        self.setToolTip(fill(self.tr("%1 (Alt+%2)"), words, self._place))


class Rail(QFrame):
    """Signal: ``asked(str)`` the key of a page; ``fold_asked(bool)`` the person wants it narrow (True) or wide."""

    asked = Signal(str)
    fold_asked = Signal(bool)

    def __init__(self, specs: Sequence[PageSpec], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._compact = False
        self._name = QLabel(name, self)
        self._name.setProperty("role", "strong")
        self._name.setContentsMargins(Space.L, 0, 0, 0)
        self._name.setFixedHeight(Size.TOP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.S)
        layout.setSpacing(2)
        layout.addWidget(self._name)
        self._entries: dict[str, _Entry] = {}
        for place, spec in enumerate(specs, 1):
            entry = _Entry(spec, place, self)
            entry.clicked.connect(self._clicked)
            layout.addWidget(entry)
            self._entries[spec.key] = entry
        layout.addStretch(1)
        self._fold = QPushButton(self)
        self._fold.setIconSize(QSize(22, 22))
        self._fold.clicked.connect(self._folded)
        layout.addWidget(self._fold)
        self.set_compact(False)

    def mark(self, key: str) -> None:
        """Show where one is. Focus is not moved."""
        for each, entry in self._entries.items():
            entry.setAutoExclusive(False)
            entry.setChecked(each == key)
            entry.setAutoExclusive(True)

    def set_count(self, key: str, count: int) -> None:
        """How much waits there; 0 shows nothing."""
        self._entries[key].set_count(count)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setFixedWidth(Size.RAIL_COMPACT if compact else Size.RAIL)
        self._name.setText("" if compact else self.tr("Hồ sơ Cư trú"))
        for entry in self._entries.values():
            entry.set_compact(compact)
        words = self.tr("Mở rộng") if compact else self.tr("Thu gọn")
        self._fold.setIcon(icons.icon("expand" if compact else "collapse", "muted"))
        self._fold.setText("" if compact else f"  {words}")
        self._fold.setAccessibleName(words)
        self._fold.setToolTip(words)
        dress(self, compact=compact)
        for each in (*self._entries.values(), self._fold):
            dress(each)

    def compact(self) -> bool:
        return self._compact

    def _clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.asked.emit(entry.spec.key)

    def _folded(self) -> None:
        self.fold_asked.emit(not self._compact)
