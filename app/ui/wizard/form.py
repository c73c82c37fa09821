"""One screen of the wizard: its questions as editors, in one column. Dumb: it shows, and reports what was typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.questions import Ask, Question, ScreenQuestions
from app.ui.editors import kept_of, restore_into
from app.ui.widgets.fields import FieldRow, Form, name_inputs
from app.ui.wizard.claims import ClaimsEdit
from app.ui.wizard.context import Context, Values
from app.ui.wizard.flow import Screen
from app.ui.wizard.fold import link
from app.ui.wizard.household import HouseholdEdit
from app.ui.wizard.kin import KinChooser
from app.ui.wizard.members import MembersEdit
from app.ui.wizard.papers import PapersEdit
from app.ui.wizard.periods import PeriodsEdit
from app.ui.wizard.simple import simple_editor
from app.ui.wizard.steps import StepsEdit
from app.ui.wizard.summary import SummaryEdit
from app.ui.wizard.wait import WaitEdit

_WIDE = {Ask.MEMBERS, Ask.KIN, Ask.PERIODS}
_BARE = {Ask.HOUSEHOLD, Ask.PAPERS, Ask.CLAIMS, Ask.STEPS, Ask.VISIT, Ask.TICK}


class ScreenForm(Form):
    """The editors of one screen by question key. Signal: ``changed()`` something was typed."""

    changed = Signal()

    def __init__(
        self, spec: ScreenQuestions, screen: Screen, context: Context, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec, self._screen, self._context = spec, screen, context
        self.editors: dict[str, Any] = {}
        self._places: dict[str, QWidget] = {}
        self._unfolded = False
        self._quiet = False
        for question in spec.asks:
            self._ask(question)
        self._more = link(self.tr("Thêm mục không bắt buộc"), self)
        self._more.clicked.connect(self._unfold)
        self.add(self._more)

    def _ask(self, question: Question) -> None:
        editor: Any = simple_editor(question, self._context) or _part_editor(question, self._context)
        self.editors[question.key] = editor
        if question.kind in _BARE:
            name_inputs(editor, question.label)
            self.add(editor)
            self._places[question.key] = editor
        elif question.kind in _WIDE:
            self._places[question.key] = self._wide_row(question, editor)
        else:
            self._places[question.key] = self.row(
                question.label, editor, hint=question.hint, required=question.key in ("name", "area_id")
            )
        editor.changed.connect(self._edited)

    def _wide_row(self, question: Question, editor: QWidget) -> FieldRow:
        row = FieldRow(question.label, editor, hint=question.hint, above=True, parent=self)
        self._rows.append(row)
        self.add(row)
        for each in (editor, *editor.findChildren(QWidget)):
            if not isinstance(editor, MembersEdit):
                each.installEventFilter(self)
        return row

    def show_values(self, values: Values, texts: Values) -> None:
        """Fill every editor, without reporting it as typed."""
        self._quiet = True
        try:
            for key, editor in self.editors.items():
                editor.set_value(values.get(key))
                if hasattr(editor, "load"):
                    editor.load(values)
                if key in texts:
                    restore_into(editor, texts[key])
        finally:
            self._quiet = False
        self._unfolded = any(ask.folded and values.get(ask.key) is not None for ask in self.spec.asks)
        self.adapt(values)

    def adapt(self, values: Values) -> None:
        """Show the questions that make sense now."""
        sensible = {ask.key for ask in self._screen.asked(values)}
        folded = False
        for ask in self.spec.asks:
            hidden = ask.folded and not self._unfolded
            folded = folded or (hidden and ask.key in sensible)
            self._places[ask.key].setVisible(ask.key in sensible and not hidden)
            if hasattr(self.editors[ask.key], "adapt"):
                self.editors[ask.key].adapt(values)
        self._more.setVisible(folded)

    def typed(self) -> dict[str, Any]:
        """All values of this screen as they stand in its editors."""
        found: dict[str, Any] = {}
        for key, editor in self.editors.items():
            found[key] = editor.value()
            if hasattr(editor, "extra"):
                found |= editor.extra()
        return found

    def texts(self) -> dict[str, Any]:
        """What stands in editors that cannot be read (yet)."""
        return {key: kept_of(editor) for key, editor in self.editors.items() if editor.problem()}

    def problems(self) -> dict[str, str]:
        """What is wrong, by question, of what is shown."""
        shown = {key: editor for key, editor in self.editors.items() if not self._places[key].isHidden()}
        return {key: found for key, editor in shown.items() if (found := editor.problem())}

    def focus_on(self, key: str) -> None:
        """Go to a question, opening the folded ones if it is among them."""
        if key in self.editors:
            if self._places[key].isHidden():
                self._unfold()
            self.editors[key].setFocus()

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _unfold(self) -> None:
        self._unfolded = True
        self.changed.emit()


def _part_editor(question: Question, context: Context) -> Any:
    match question.kind:
        case Ask.HOUSEHOLD:
            return HouseholdEdit(context)
        case Ask.MEMBERS:
            return MembersEdit(context)
        case Ask.KIN:
            return KinChooser(context, question.label)
        case Ask.WAIT:
            return WaitEdit(context)
        case Ask.PERIODS:
            return PeriodsEdit(context)
        case Ask.PAPERS:
            return PapersEdit(context)
        case Ask.CLAIMS:
            return ClaimsEdit(context)
        case Ask.STEPS:
            return StepsEdit(context)
    return SummaryEdit(context)
