"""What the tabs of a case share: a card to show, a desk to open forms at, and how they tell what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.casefile import CaseFile
from app.services.cases import CaseCard
from app.ui import icons
from app.ui.cases.forms import Desk
from app.ui.fact_grid import FactLine
from app.ui.field_words import ANSWERS, field_name, silence_of
from app.ui.record_panel import RecordDialog
from app.ui.theme import Space
from app.ui.widgets.badge import TONE_ICON, IconLabel
from app.ui.widgets.flow_row import FlowRow


class CaseTab(QWidget):
    """Signals: ``done(object)`` the Done of a form; ``asked(str, str)`` what the page must do, and to what."""

    done = Signal(object)
    asked = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: CaseCard | None = None
        self._dialog: RecordDialog | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.M, Space.M, Space.M, Space.S)
        self._layout.setSpacing(Space.S)
        self._writes: list[QWidget] = []

    @property
    def writes(self) -> tuple[QWidget, ...]:
        """What of it changes the case."""
        return tuple(self._writes)

    def show_card(self, card: CaseCard, desk: Desk) -> None:
        """Show this case. ``desk`` can name whom the case is about."""
        self._card, self._desk = card, desk
        self.show_parts(card)

    def show_parts(self, card: CaseCard) -> None:
        """To be overridden."""

    @property
    def file(self) -> CaseFile:
        assert self._card is not None
        return self._card.file

    def bar(self, *buttons: tuple[str, str, Callable[[], object]]) -> list[QPushButton]:
        """A row of buttons (icon, words, what is done) on top of the tab."""
        row = FlowRow(self)
        made = []
        for icon, text, call in buttons:
            button = QPushButton(text, self)
            icons.put(button, icon)
            button.clicked.connect(call)
            row.add(button)
            made.append(button)
        self._layout.addWidget(row)
        self._writes.append(row)
        return made

    def open_form(self, dialog: RecordDialog) -> RecordDialog:
        self._dialog = dialog
        dialog.saved.connect(self.done)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def line(self, entity: str, part: Any, name: str, label: str = "") -> FactLine:
        """A field of a part as a line to read, with its marks."""
        assert self._card is not None
        return fact_line(self._desk, self._card, entity, part, name, label)

    def mark(self, entity: str, row_id: str) -> tuple[str, str] | None:
        """The mark of a row of a table: disputed before unsettled."""
        assert self._card is not None
        if any(e == entity and i == row_id for e, i, _ in self._card.conflicts):
            return "conflict", "bad"
        if any(e == entity and i == row_id for e, i, _ in self._desk.asked):
            return "help", "accent"
        if any(e == entity and i == row_id for e, i, _ in self._card.file.shadowed):
            return "laptop", "warn"
        return None


def fact_line(desk: Desk, card: Any, entity: str, part: Any, name: str, label: str = "") -> FactLine:
    """``card``: anything with ``conflicts``, and ``shadowed`` of itself or of its ``file``."""
    value = getattr(part, name)
    shadowed = card.file.shadowed if hasattr(card, "file") else card.shadowed
    at = (entity, part.id, name)
    return FactLine(
        label or field_name(entity, name),
        desk.words.said(entity, name, value if is_known(value) else silence_of(value)),
        silent=not is_known(value) and name in ANSWERS.get(entity, ()),
        silence=silence_of(value),
        own=at in shadowed,
        disputed=at in card.conflicts,
        asked=at in desk.asked,
    )


class DeedButton(QPushButton):
    """A button that knows what it does to what. Signal: ``asked(str, str)``."""

    asked = Signal(str, str)

    def __init__(self, text: str, icon: str, deed: tuple[str, str], parent: QWidget, *, role: str = "") -> None:
        super().__init__(text, parent)
        self._deed = deed
        if role:
            self.setProperty("role", role)
        if icon:
            icons.put(self, icon, {"link": "accent", "primary": "on_accent"}.get(role, "text"))
        self.clicked.connect(self._tell)

    @property
    def deed(self) -> tuple[str, str]:
        return self._deed

    def _tell(self) -> None:
        self.asked.emit(*self._deed)


def heading(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "heading")
    label.setWordWrap(True)
    return label


def muted(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def toned(text: str, tone: str, parent: QWidget) -> QFrame:
    """A state in words over several lines: what a badge is too short for."""
    frame = QFrame(parent)
    frame.setProperty("tone", tone)
    across = QHBoxLayout(frame)
    across.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
    across.setSpacing(Space.XS)
    across.addWidget(IconLabel(TONE_ICON[tone], tone, 16, frame), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(plain(text, frame), 1)
    return frame


def plain(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def clear(layout: Any) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def joined(parts: Sequence[str | None]) -> str:
    return " · ".join(part for part in parts if part)
