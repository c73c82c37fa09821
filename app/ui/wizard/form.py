"""One screen of the wizard: its questions as editors, in one column. Dumb: it shows, and reports what was typed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QToolButton, QWidget

from app.domain.questions import Ask, Question, ScreenQuestions
from app.ui.editors import kept_of, restore_into
from app.ui.widgets.fields import INPUTS, FieldRow, Form, name_inputs
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
    ended = Signal()
    """Enter was pressed in the last field."""

    def __init__(self, spec: ScreenQuestions, screen: Screen, context: Context, parent: QWidget | None = None) -> None:
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
        if hasattr(editor, "grown"):
            editor.grown.connect(self._order_soon)

    def _wide_row(self, question: Question, editor: QWidget) -> FieldRow:
        row = FieldRow(question.label, editor, hint=question.hint, above=True, parent=self)
        self._rows.append(row)
        self.add(row)
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

    def put_after(self, key: str, widget: QWidget) -> None:
        """Show ``widget`` right under a question."""
        self._layout.insertWidget(self._layout.indexOf(self._places[key]) + 1, widget)

    def put_first(self, button: QPushButton) -> None:
        """Show a button above the questions, no wider than its words."""
        self._layout.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignLeft)

    def focus_on(self, key: str) -> None:
        """Go to a question, opening the folded ones if it is among them."""
        if key in self.editors:
            if self._places[key].isHidden():
                self._unfold()
            self.editors[key].setFocus()

    def inputs(self) -> list[QWidget]:
        """What takes typing and can be seen, from the top, a group of radio buttons once."""
        found = [each for kind in INPUTS for each in self.findChildren(kind) if self._takes(each)]
        found.sort(key=lambda each: (each.mapTo(self, QPoint()).y(), each.mapTo(self, QPoint()).x()))
        groups: set[int] = set()
        once = []
        for each in found:
            if isinstance(each, QRadioButton):
                if id(each.parentWidget()) in groups:
                    continue
                groups.add(id(each.parentWidget()))
            once.append(each)
        return once

    def go_on_from(self, widget: QWidget) -> bool:
        """Enter: to the next thing to fill in, or :attr:`ended`."""
        here = widget.mapTo(self, QPoint())
        group = widget.parentWidget() if isinstance(widget, QRadioButton) else None
        for each in self.inputs():
            at = each.mapTo(self, QPoint())
            behind = at.y() > here.y() + 4 or (abs(at.y() - here.y()) <= 4 and at.x() > here.x())
            if behind and each is not widget and (group is None or each.parentWidget() is not group):
                each.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        self.ended.emit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no field has used."""
        focus = self.focusWidget()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and focus is not None:
            if isinstance(focus, QPushButton | QToolButton):
                focus.click()
            else:
                self.go_on_from(focus)
            return
        super().keyPressEvent(event)

    def _takes(self, each: QWidget) -> bool:
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        return takes and each.isEnabled() and each.isVisibleTo(self)

    def _order_soon(self) -> None:
        QTimer.singleShot(0, self, self._order)

    def _order(self) -> None:
        """Tab goes where the eye goes, also to rows and cards that came later."""
        found = [each for each in self.findChildren(QWidget) if self._takes(each)]
        found.sort(key=lambda each: (each.mapTo(self, QPoint()).y(), each.mapTo(self, QPoint()).x()))
        for first, second in pairwise(found):
            QWidget.setTabOrder(first, second)

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
