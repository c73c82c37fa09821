"""Several people of one household, taken down in one go: a row each, Enter makes the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.domain.ids import new_id
from app.domain.worksheet import MemberNote
from app.ui import icons
from app.ui.formats import fill
from app.ui.theme import Size, Space
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, name_inputs
from app.ui.widgets.partial_date import PartialDateEdit
from app.ui.wizard.context import Lists, Values
from app.ui.wizard.fold import muted


class MemberRow:
    """The editors of one person."""

    def __init__(self, owner: MembersEdit, row_id: str, number: int) -> None:
        self.id = row_id
        self.below: QWidget | None = None
        """What stands under the row, over its whole width."""
        context = owner.context
        self.name = TextLine(owner, placeholder=owner.tr("Họ và tên"), most=120)
        self.relation = ChoiceBox(context.options("relations"), owner, placeholder=owner.tr("Với chủ hộ"))
        self.born = PartialDateEdit(owner, today=context.today)
        self.sex = ChoiceBox(
            [Option("male", owner.tr("Nam")), Option("female", owner.tr("Nữ"))], owner, placeholder="…"
        )
        self.remove = QToolButton(owner)
        self.remove.setProperty("role", "quiet")
        self.remove.setIcon(icons.icon("remove", "muted"))
        self.remove.setFixedSize(Size.TARGET, Size.TARGET)
        self.remove.setProperty("row", row_id)
        self.remove.setAccessibleName(fill(owner.tr("Bỏ dòng %1"), number))
        self.remove.setToolTip(owner.tr("Bỏ dòng này"))
        for editor, said in (
            (self.name, owner.tr("Họ và tên, dòng %1")),
            (self.relation, owner.tr("Quan hệ với chủ hộ, dòng %1")),
            (self.born, owner.tr("Ngày sinh, dòng %1")),
            (self.sex, owner.tr("Giới tính, dòng %1")),
        ):
            name_inputs(editor, fill(said, number))

    @property
    def editors(self) -> tuple[Any, ...]:
        return self.name, self.relation, self.born, self.sex

    def note(self) -> MemberNote:
        return MemberNote(self.id, self.name.value() or "", self.relation.value(), self.born.value(), self.sex.value())

    def show(self, note: MemberNote) -> None:
        self.name.set_value(note.name)
        self.relation.set_value(note.relation)
        self.born.set_value(note.born)
        self.sex.set_value(note.sex if isinstance(note.sex, str) else None)


class MembersEdit(QWidget):
    """A tuple of :class:`MemberNote`. Enter goes through a row's fields, and from the last one to a new row."""

    changed = Signal()
    grown = Signal()
    """A row came or went."""

    def __init__(self, context: Lists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._rows: list[MemberRow] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XS)
        self._grid.setVerticalSpacing(Space.XS)
        for column, stretch in enumerate((5, 4, 4, 2, 0)):
            self._grid.setColumnStretch(column, stretch)
        for column, text in enumerate(
            (self.tr("Họ và tên"), self.tr("Với chủ hộ"), self.tr("Ngày sinh"), self.tr("Giới"))
        ):
            self._grid.addWidget(muted(text, self), 0, column)
        self._add = QPushButton(self.tr("Thêm một người"), self)
        icons.put(self._add, "add")
        self._add.clicked.connect(self._add_clicked)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._grid)
        layout.addLayout(below)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[MemberNote, ...]:
        return tuple(note for row in self._rows if not (note := row.note()).empty)

    def set_value(self, value: tuple[MemberNote, ...] | None) -> None:
        while self._rows:
            self._drop(self._rows[-1])
        for note in value or ():
            self._new_row(note.id).show(note)

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        for row in self._rows:
            if found := row.born.problem() or row.relation.problem() or row.sex.problem():
                return found
            if not row.note().empty and not row.note().name:
                return self.tr("Có dòng chưa ghi tên.")
        return ""

    def kept(self) -> Any:
        return [[row.id, *(editor.text() for editor in row.editors)] for row in self._rows]

    def restore(self, kept: Any) -> None:
        self.set_value(())
        for row_id, name, *rest in kept:
            row = self._new_row(str(row_id))
            row.name.setText(str(name))
            for editor, text in zip(row.editors[1:], rest, strict=True):
                editor.set_text(str(text))

    def adapt(self, values: Values) -> None:
        """Nothing that is answered elsewhere changes this table."""

    def add_row(self) -> TextLine:
        """One more row; its name field gets the focus."""
        row = self._new_row(new_id())
        row.name.setFocus(Qt.FocusReason.TabFocusReason)
        self.grown.emit()
        return row.name

    def field(self, row: int, column: int) -> Any:
        """The editor in a cell."""
        return self._rows[row].editors[column]

    def make_row(self, row_id: str, number: int) -> MemberRow:
        """The editors of one more row."""
        return MemberRow(self, row_id, number)

    def _new_row(self, row_id: str) -> MemberRow:
        row = self.make_row(row_id, len(self._rows) + 1)
        at = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        for column, editor in enumerate(row.editors):
            self._grid.addWidget(editor, at, column, top)
            editor.changed.connect(self._edited)
            for each in (editor, *editor.findChildren(QLineEdit)):
                each.installEventFilter(self)
        self._grid.addWidget(row.remove, at, 4, top)
        if row.below is not None:
            self._grid.addWidget(row.below, at + 1, 0, 1, 5)
        row.remove.clicked.connect(self._remove_clicked)
        for widget in filter(None, (*row.editors, row.remove, row.below)):
            widget.show()  # at once, not at the next turn: the keyboard may go there
        self._rows.append(row)
        return row

    def _drop(self, row: MemberRow) -> None:
        self._rows.remove(row)
        for widget in filter(None, (*row.editors, row.remove, row.below)):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _add_clicked(self) -> None:
        self.add_row()

    def _remove_clicked(self) -> None:
        sender = self.sender()
        row = next((r for r in self._rows if sender is not None and r.id == sender.property("row")), None)
        if row is not None:
            self._drop(row)
            self.grown.emit()
            self.changed.emit()

    def _edited(self) -> None:
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            watched.home(False)  # a long name is read from its beginning
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and isinstance(watched, QLineEdit):
                self._go_on_from(watched)
                return True
        return super().eventFilter(watched, event)

    def _go_on_from(self, widget: QWidget) -> None:
        for row in self._rows:
            for column, editor in enumerate(row.editors):
                if editor is widget or editor.isAncestorOf(widget):
                    self.go_on_in(row, column)
                    return

    def go_on_in(self, row: MemberRow, column: int) -> None:
        """Enter in a field: to the one behind it, from the last one to the next row."""
        if column + 1 < len(row.editors):
            row.editors[column + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif row is not self._rows[-1]:
            self._rows[self._rows.index(row) + 1].name.setFocus(Qt.FocusReason.TabFocusReason)
        elif not row.note().empty:
            self.add_row()
