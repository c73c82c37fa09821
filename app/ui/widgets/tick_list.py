"""Things to choose some of, each with what there is to know of it below, and scrolled where they are many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.ui.theme import Space
from app.ui.widgets.fields import Tick, clear_column, scrolled


class TickList(QFrame):
    """Signal: ``changed()`` when a person ticked or unticked one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, Tick] = {}
        column = QWidget(self)
        self._inside = QVBoxLayout(column)
        self._inside.setContentsMargins(0, 0, Space.S, 0)
        self._inside.setSpacing(Space.S)
        self._inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(column))

    def add(self, key: str, text: str, note: str, *, may: bool, on: bool = False) -> None:
        """One more. ``may``: whether it can be chosen; ``on``: whether it is from the start."""
        tick = Tick(text, self)
        tick.set_value(on)
        tick.setEnabled(may)
        tick.changed.connect(self.changed)
        self.ticks[key] = tick
        self._put(tick)
        self.say(note, indent=Space.XL)

    def say(self, words: str, *, indent: int = 0) -> None:
        """A line with nothing to choose."""
        line = QLabel(words, self)
        line.setProperty("role", "muted")
        line.setWordWrap(True)
        line.setContentsMargins(indent, 0, 0, 0)
        self._put(line)

    def chosen(self) -> list[str]:
        """The keys of those that are ticked."""
        return [key for key, tick in self.ticks.items() if tick.isEnabled() and tick.value()]

    def clear(self) -> None:
        """Take all of them away."""
        self.ticks.clear()
        clear_column(self._inside)

    def _put(self, widget: QWidget) -> None:
        self._inside.insertWidget(self._inside.count() - 1, widget)
