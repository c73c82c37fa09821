"""Labelled form rows and the plain editors in them.

Every editor of this package, however it looks, offers the same five things (:class:`Editor`), so pages and the
wizard treat a date, a choice and a line of text alike.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.formats import nfc
from app.ui.theme import Size, Space, dress

INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QCheckBox, QRadioButton)


@runtime_checkable
class Editor(Protocol):
    """What every editor offers. ``changed`` is a signal without arguments, sent only for changes by the person."""

    changed: Any

    def value(self) -> Any:
        """The value, or None while there is none (also while what is typed cannot be read)."""

    def set_value(self, value: Any) -> None:
        """Show a value without sending ``changed``."""

    def is_empty(self) -> bool:
        """Whether nothing at all was entered."""

    def problem(self) -> str:
        """What is wrong with what was entered, as a sentence; empty if nothing is."""


class TextLine(QLineEdit):
    """One line of text; the value is NFC, without blanks at the ends, None when empty."""

    changed = Signal()
    left = Signal()
    """The person went to another field."""

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "", most: int = 500) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(most)
        self.textEdited.connect(self._edited)

    def value(self) -> str | None:
        return " ".join(nfc(self.text()).split()) or None

    def set_value(self, value: str | None) -> None:
        self.setText(value or "")
        self.setCursorPosition(0)

    def is_empty(self) -> bool:
        return not self.text().strip()

    def problem(self) -> str:
        return ""

    def _edited(self, _text: str) -> None:
        self.changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class LongText(QPlainTextEdit):
    """Several lines of text. Tab leaves the field; Enter makes a line; the value is NFC, None when empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, placeholder: str = "", lines: int = 3) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self._quiet = False
        self.textChanged.connect(self._edited)

    def value(self) -> str | None:
        return nfc(self.toPlainText()).strip() or None

    def set_value(self, value: str | None) -> None:
        self._quiet = True
        self.setPlainText(value or "")
        self._quiet = False

    def is_empty(self) -> bool:
        return not self.toPlainText().strip()

    def problem(self) -> str:
        return ""

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit()


class RadioRow(QWidget):
    """A few choices, all in sight: ``RadioRow([("male", "Nam"), ("female", "Nữ")])``. The value is the key or None.

    They stand side by side, ``upright`` one below the other, or in so many ``columns``, row by row.
    """

    changed = Signal()

    def __init__(
        self, choices: list[tuple[str, str]], parent: QWidget | None = None, *, upright: bool = False, columns: int = 0
    ) -> None:
        super().__init__(parent)
        columns = columns or (1 if upright else len(choices) or 1)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(Space.XL)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(columns, 1)
        self._buttons: dict[str, QRadioButton] = {}
        for number, (key, label) in enumerate(choices):
            button = QRadioButton(label, self)
            button.clicked.connect(self._picked)
            layout.addWidget(button, *divmod(number, columns))
            self._buttons[key] = button
        if choices:
            self.setFocusProxy(self._buttons[choices[0][0]])

    def value(self) -> str | None:
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        for key, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(key == value)
            button.setAutoExclusive(True)

    def is_empty(self) -> bool:
        return self.value() is None

    def problem(self) -> str:
        return ""

    def _picked(self) -> None:
        self.changed.emit()


class Tick(QCheckBox):
    """A single yes/no. The value is a bool."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._clicked)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.setChecked(bool(value))

    def is_empty(self) -> bool:
        return False

    def problem(self) -> str:
        return ""

    def _clicked(self) -> None:
        self.changed.emit()


def name_inputs(widget: QWidget, name: str) -> None:
    """Give ``widget`` and every input inside it that has no name of its own the accessible name ``name``."""
    for each in (widget, *widget.findChildren(QWidget)):
        own_words = isinstance(each, QAbstractButton) and each.text()
        if not each.accessibleName() and not own_words and (each is widget or isinstance(each, INPUTS)):
            each.setAccessibleName(name)


class FieldRow(QWidget):
    """Label, editor, hint and error line. The hint goes while an error shows; the height does not jump.

    ``above=True`` puts the label over the editor (narrow columns); else it stands at the left in a fixed column.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        takes_hint = getattr(editor, "set_hint", None)
        if hint and callable(takes_hint):
            takes_hint(hint)
            hint = ""
        self._hint = hint
        self._label = QLabel(f"{label} *" if required else label, self)
        self._label.setWordWrap(True)
        self._label.setBuddy(editor.focusProxy() or editor)
        if required:
            self._label.setToolTip(self.tr("Cần có"))
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        name_inputs(editor, label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        if above:
            grid.addWidget(self._label, 0, 0)
            grid.addWidget(editor, 1, 0)
            grid.addWidget(self._note, 2, 0)
        else:
            self._label.setFixedWidth(Size.LABEL)
            self._label.setContentsMargins(0, 6, 0, 0)
            grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, 0, 1)
            grid.addWidget(self._note, 1, 1)
        self.set_error("")

    @property
    def label(self) -> str:
        return self._label.text().removesuffix(" *")

    def set_error(self, text: str) -> None:
        """Say what is wrong under the editor; an empty text takes it away."""
        shown = text or self._hint
        self._note.setText(shown)
        self._note.setVisible(bool(shown))
        dress(self._note, role="error" if text else "muted")
        for each in (self.editor, *self.editor.findChildren(QWidget)):
            if isinstance(each, QLineEdit | QPlainTextEdit) and bool(each.property("wrong")) != bool(text):
                dress(each, wrong=bool(text))
        self.editor.setAccessibleDescription(shown)

    def error(self) -> str:
        return self._note.text() if self._note.property("role") == "error" else ""

    def set_hint(self, text: str) -> None:
        self._hint = text
        if not self.error():
            self.set_error("")


class Form(QWidget):
    """A column of rows. Enter goes to the next field (Tab too); Ctrl+Enter is left to the page.

    ``form.row(self.tr("Họ và tên"), TextLine())`` returns the :class:`FieldRow`.
    """

    def __init__(self, parent: QWidget | None = None, *, above: bool = False) -> None:
        super().__init__(parent)
        self._above = above
        self._rows: list[FieldRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.M)
        self._layout.addStretch(1)

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        return tuple(self._rows)

    def row(self, label: str, editor: QWidget, *, hint: str = "", required: bool = False) -> FieldRow:
        row = FieldRow(label, editor, hint=hint, required=required, above=self._above, parent=self)
        self._rows.append(row)
        self.add(row)
        for each in (editor, *editor.findChildren(QWidget)):
            each.installEventFilter(self)
        return row

    def section(self, title: str) -> QLabel:
        """A heading over the rows that follow."""
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        if self._layout.count() > 1:
            heading.setContentsMargins(0, Space.S, 0, 0)
        self.add(heading)
        return heading

    def line(self) -> None:
        rule = QFrame(self)
        rule.setProperty("role", "line")
        rule.setFixedHeight(1)
        self.add(rule)

    def add(self, widget: QWidget) -> None:
        """Any widget in the column."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def clear(self) -> None:
        """Take all rows away."""
        self._rows.clear()
        clear_column(self._layout)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if enter and plain and isinstance(watched, QLineEdit | QCheckBox | QRadioButton):
                self.go_on_from(watched)
                return True
        return super().eventFilter(watched, event)

    def go_on_from(self, widget: QWidget) -> bool:
        """Move to the first input of the next visible row; False at the last."""
        here = next((i for i, row in enumerate(self._rows) if row.isAncestorOf(widget)), -1)
        for row in self._rows[here + 1 :]:
            target = first_input(row.editor)
            if row.isVisibleTo(self) and target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        self.focusNextChild()
        return False


def first_input(widget: QWidget) -> QWidget | None:
    """The first thing in ``widget`` (itself included) that takes the keyboard and can be seen."""
    for each in (widget, *widget.findChildren(QWidget)):
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if takes and each.isEnabled() and each.isVisibleTo(widget.window()):
            return each
    return None


def scrolled(widget: QWidget) -> QScrollArea:
    """A form may be higher than the screen, never wider: a page puts it in this."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setProperty("role", "page")
    area.setWidget(widget)
    return area


def clear_column(layout: QLayout) -> None:
    """Take all out of a column but the stretch at its end."""
    while layout.count() > 1:
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def settle(column: QLayout) -> None:
    """Give what was just laid into a scrolled column its room before it is painted. Qt shows new lines and makes room
    for them in two goes, and between them they are seen squeezed."""
    inside = column.parentWidget()
    area = inside.parentWidget() if inside is not None else None
    if inside is None or area is None:
        return
    for line in inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        QCoreApplication.sendPostedEvents(line, QEvent.Type.MetaCall)
    for each in (inside, area):  # what it needs is told to the area, which then makes room
        QCoreApplication.sendPostedEvents(each, QEvent.Type.LayoutRequest)


def readable(widget: QWidget, width: int = Size.READABLE) -> QWidget:
    """Keep a form from growing wider than lines are pleasant to read."""
    widget.setMaximumWidth(width)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return widget
