"""The small editors: yes or no, one of a few, an area, and a line that may be silent."""

from __future__ import annotations

import textwrap
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.domain.answers import Silence
from app.domain.questions import Ask, Question
from app.services import people
from app.services.people import AreaRow
from app.ui import icons
from app.ui.editors import AddressEdit, NumberEdit
from app.ui.theme import Size, Space
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine, Tick
from app.ui.widgets.partial_date import PartialDateAnswer
from app.ui.wizard.context import Context, Lists

_IN_A_ROW = 3
_LINE = 36
"""Characters: a choice with more of them stands on several lines, for a radio button does not break its words."""


class Radios(QWidget):
    """A few choices in sight, and a button that takes the answer back to "chưa hỏi"."""

    changed = Signal()

    def __init__(self, choices: list[tuple[Any, str]], parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        broken = [textwrap.fill(words, _LINE) if upright else words for _, words in choices]
        self._row = RadioRow([(str(at), words) for at, words in enumerate(broken)], self, upright=upright)
        if not upright and (inside := self._row.layout()) is not None:
            inside.setSpacing(Space.L)
        self._row.changed.connect(self._picked)
        self._clear = QToolButton(self)
        self._clear.setProperty("role", "quiet")
        self._clear.setIcon(icons.icon("undo", "muted"))
        self._clear.setToolTip(self.tr("Trở lại chưa hỏi"))
        self._clear.setAccessibleName(self.tr("Trở lại chưa hỏi"))
        self._clear.setFixedSize(Size.TARGET, Size.TARGET)
        self._clear.clicked.connect(self._cleared)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._row, 1)
        layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._row)
        self._look()

    def value(self) -> Any:
        at = self._row.value()
        return None if at is None else self._values[int(at)]

    def set_value(self, value: Any) -> None:
        at = next((str(i) for i, each in enumerate(self._values) if each is value or each == value), None)
        self._row.set_value(None if value is None else at)
        self._look()

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        return ""

    def _picked(self) -> None:
        self._look()
        self.changed.emit()

    def _cleared(self) -> None:
        self.set_value(None)
        self._row.setFocus()
        self.changed.emit()

    def _look(self) -> None:
        self._clear.setEnabled(self.value() is not None)


class YesNo(Radios):
    """Có · Không · Không rõ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        words = (QCoreApplication.translate("YesNo", text) for text in ("Có", "Không", "Không rõ"))
        super().__init__(list(zip((True, False, Silence.UNKNOWN), words, strict=True)), parent)


class Said(Tick):
    """A tick whose answer is yes or nothing."""

    def value(self) -> Any:
        return True if self.isChecked() else None

    def is_empty(self) -> bool:
        return not self.isChecked()


class AreaChoice(ChoiceBox):
    """The areas that this machine holds."""

    def __init__(self, context: Lists, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._context = context
        self._wanted: str | None = None
        context.tasks.run(lambda _progress: people.areas(context.home), self._came)

    def _came(self, areas: list[AreaRow]) -> None:
        kinds = self._context.codes["area_kinds"]
        wanted = self._wanted if self._wanted is not None else self.value()
        self.set_options([Option(area.id, area.name, kinds.name_of(area.kind)) for area in areas])
        self.set_value(wanted)
        if wanted is None and len(areas) == 1:
            self.set_value(areas[0].id)
            self.changed.emit()

    def set_value(self, value: str | None) -> None:
        self._wanted = value
        super().set_value(value)

    def value(self) -> str | None:
        return super().value() or self._wanted if self.is_empty() else super().value()


def simple_editor(question: Question, context: Context) -> QWidget | None:
    """The editor of a question of a small kind; None for a table."""
    match question.kind:
        case Ask.YES_NO:
            return YesNo()
        case Ask.TICK:
            return Said(question.label)
        case Ask.AREA:
            return AreaChoice(context)
        case Ask.DATE:
            return PartialDateAnswer(today=context.today, shows_age=question.key == "born", may_not_apply=False)
        case Ask.CHOICE:
            choices: list[tuple[Any, str]] = list(question.choices)
            if question.silent:
                choices.append((Silence.UNKNOWN, QCoreApplication.translate("YesNo", "Không rõ")))
            room = sum(len(words) for _, words in choices)
            return Radios(choices, upright=len(choices) > _IN_A_ROW or room > _LINE)
        case Ask.CODE:
            return _maybe_silent(ChoiceBox(context.options(question.table)), question)
        case Ask.NUMBER:
            return _maybe_silent(NumberEdit(old=question.key == "old_number"), question)
        case Ask.TEXT:
            return _maybe_silent(TextLine(), question)
        case Ask.LONG:
            return _maybe_silent(LongText(), question)
        case Ask.ADDRESS:
            return _maybe_silent(AddressEdit(), question)
    return None


def _maybe_silent(editor: QWidget, question: Question) -> QWidget:
    return AnswerBox(editor) if question.silent else editor
