"""What has to be typed for a paper around a case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.letters import Ask, AskKind
from app.ui.editors import DayEdit
from app.ui.widgets.fields import FieldRow, Form, LongText, TextLine


class AskForm(Form):
    """A row for each ask. Signal: ``typed()``."""

    typed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, above=True)
        self._today = today
        self.asked: dict[str, FieldRow] = {}

    def ask_for(
        self, asks: Sequence[Ask], starts: Mapping[str, str] | None = None, *, own: Mapping[str, str] | None = None
    ) -> None:
        """Other asks. ``starts``: what stands there first; ``own``: what is said of a field that may stay empty because
        each case says it itself."""
        self.clear()
        self.asked = {}
        for ask in asks:
            editor = self._editor(ask.kind)
            if not isinstance(editor, DayEdit):
                editor.set_value((starts or {}).get(ask.key) or None)
            editor.changed.connect(self._typed)
            moment = self.tr("Ví dụ: 8 giờ 00 ngày 05/12/2026") if ask.kind is AskKind.MOMENT else ""
            hint = (own or {}).get(ask.key, moment)
            required = ask.required and ask.key not in (own or {})
            self.asked[ask.key] = self.row(ask.label, editor, required=required, hint=hint)

    def said(self) -> dict[str, str]:
        """What stands in the fields, as it is printed."""
        return {key: _said(row.editor) for key, row in self.asked.items()}

    def complain(self, lacking: Collection[str]) -> bool:
        """Say what is missing or cannot be read, and lead there; whether there was anything."""
        for key, row in self.asked.items():
            row.set_error(self.tr("Cần ghi trước khi in.") if key in lacking else _problem(row.editor))
        wrong = [row for row in self.asked.values() if row.error()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(wrong)

    def _editor(self, kind: AskKind) -> TextLine | LongText | DayEdit:
        match kind:
            case AskKind.LONG:
                return LongText(self)
            case AskKind.DAY:
                return DayEdit(self._today, self, may_be_later=True)
            case _:
                return TextLine(self)

    def _typed(self) -> None:
        for row in self.asked.values():
            row.set_error("")
        self.typed.emit()


def _said(editor: QWidget) -> str:
    if isinstance(editor, DayEdit):
        day = editor.value()
        return f"{day:%d/%m/%Y}" if day else ""
    return editor.value() or "" if isinstance(editor, TextLine | LongText) else ""


def _problem(editor: QWidget) -> str:
    return editor.problem() if isinstance(editor, DayEdit) else ""
