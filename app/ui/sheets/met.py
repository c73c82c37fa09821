"""Who was met, as a sheet has it: a line per person, and under it a tick for each paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.codes import CodeTable
from app.domain.matching import Profile
from app.domain.sheet import MetNote
from app.home import Home
from app.services.duplicates import Lookalike
from app.ui import icons
from app.ui.formats import fill
from app.ui.tasks import Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.choice import Option
from app.ui.widgets.flow_row import FlowRow
from app.ui.wizard.lookalikes import Lookalikes
from app.ui.wizard.members import MemberRow, MembersEdit


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """What the editors of a sheet ask for; the wizard's own editors take it too."""

    home: Home
    tasks: Tasks

    @property
    def today(self) -> date:
        return self.home.today

    @property
    def codes(self) -> Mapping[str, CodeTable]:
        return self.home.pack.tables

    def options(self, table: str) -> list[Option]:
        return [Option(row.code, row.name, ", ".join(row.aliases)) for row in self.codes[table]]


class PaperTick(QPushButton):
    """Whether somebody has a paper: not asked, has none, has it. Space goes round; K, C and Delete say it at once.

    Signals: ``changed()``; ``ended()`` Enter was pressed.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, code: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self._name = code, name
        self._value: bool | None = None
        self.setProperty("role", "quiet")
        self.clicked.connect(self._round)
        self._look()

    def value(self) -> bool | None:
        return self._value

    def set_value(self, value: bool | None) -> None:
        self._value = value
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        says = {Qt.Key.Key_K: False, Qt.Key.Key_C: True, Qt.Key.Key_Delete: None, Qt.Key.Key_Backspace: None}
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
        elif plain and event.key() in says:
            self._say(says[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _round(self) -> None:
        self._say({None: False, False: True, True: None}[self._value])

    def _say(self, value: bool | None) -> None:
        self.set_value(value)
        self.changed.emit()

    def _look(self) -> None:
        words = {None: self.tr("%1: chưa hỏi"), False: self.tr("%1: không"), True: self.tr("%1: có")}[self._value]
        tone = {None: "neutral", False: "bad", True: "good"}[self._value]
        self.setText(fill(words, self._name))
        self.setIcon(icons.icon({None: "not_asked", False: "close", True: "done"}[self._value], tone))
        self.setToolTip(self.tr("Phím cách: đổi · K: không có · C: có · Delete: chưa hỏi"))
        dress(self, tone=tone)


class MetRow(MemberRow):
    """One person, a tick for each paper, and who this may be."""

    def __init__(self, owner: MetEdit, row_id: str, number: int) -> None:
        super().__init__(owner, row_id, number)
        self._owner = owner
        self._silence: str | None = None
        self.others: frozenset[str] = frozenset()
        """Of whom the typist has said that they are another."""
        self.hints = Lookalikes(owner.desk, owner)
        self.hints.same.connect(owner.is_same)
        self.hints.another.connect(owner.is_another)
        self.below = across = FlowRow(owner, Space.XS)
        self.ticks = [PaperTick(row.code, row.name, across) for row in owner.desk.codes["sheet_papers"]]
        for tick, row in zip(self.ticks, owner.desk.codes["sheet_papers"], strict=True):
            tick.setAccessibleName(fill(owner.tr("%1, dòng %2"), row.name, number))
            tick.setAccessibleDescription(row.note)
            tick.changed.connect(self._ticked)
            tick.ended.connect(self._ended)
            across.add(tick)

    def met(self) -> MetNote:
        note = self.note()
        says = {tick.code: tick.value() for tick in self.ticks}
        has = tuple(code for code, value in says.items() if value is True)
        lacks = tuple(code for code, value in says.items() if value is False)
        sex = self._silence if self.sex.is_empty() else self.sex.value()
        return MetNote(self.id, note.name, note.born, sex, note.relation, has, lacks)

    def show_met(self, note: MetNote) -> None:
        self.name.set_value(note.name)
        self.relation.set_value(note.relation)
        self.born.set_value(note.born)
        self.sex.set_value(note.sex)
        self._silence = note.sex if self.sex.is_empty() else None  # what the record says, not seen in the field
        for tick in self.ticks:
            tick.set_value(True if tick.code in note.has else False if tick.code in note.lacks else None)

    def _ticked(self) -> None:
        self._owner.edited()

    def _ended(self) -> None:
        tick = self._owner.sender_of(self.ticks)
        at = self.ticks.index(tick) if tick is not None else len(self.ticks)
        if at + 1 < len(self.ticks):
            self.ticks[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._owner.after(self)


class MetEdit(MembersEdit):
    """A tuple of :class:`MetNote`. Enter goes through a line, then through its ticks, then to a new line.

    Signals: ``ended()`` Enter was pressed in an empty line: nobody more was met; ``known_again(str, str)`` the id of a
    line, and of the person on record whom the typist knew again in it.
    """

    ended = Signal()
    known_again = Signal(str, str)

    def __init__(self, desk: SheetDesk, parent: QWidget | None = None) -> None:
        self.desk = desk
        self.on_record: frozenset[str] = frozenset()
        """Ids of lines that stand for somebody on record: nobody is looked for then."""
        super().__init__(desk, parent)

    def make_row(self, row_id: str, number: int) -> MetRow:
        return MetRow(self, row_id, number)

    @property
    def lines(self) -> list[MetRow]:
        return [row for row in self._rows if isinstance(row, MetRow)]

    def met(self) -> tuple[MetNote, ...]:
        return tuple(note for row in self.lines if not (note := row.met()).empty)

    def show_met(self, people: tuple[MetNote, ...], kept: frozenset[str] = frozenset()) -> None:
        """Show these. ``kept``: ids of people on record; their lines cannot be taken away here."""
        self.set_value(())
        for note in people:
            row = self._new_row(note.id)
            assert isinstance(row, MetRow)
            row.show_met(note)
            if note.id in kept:
                row.remove.setEnabled(False)
                row.remove.setToolTip(self.tr("Đã có trong hộ: sửa ở trang của hộ"))
        self.grown.emit()

    def kept(self) -> Any:
        return [[row.id, [tick.value() for tick in row.ticks], *(each.text() for each in row.editors)]
                for row in self.lines]  # fmt: skip

    def restore(self, kept: Any) -> None:
        self.set_value(())
        for row_id, ticks, name, *rest in kept:
            row = self._new_row(str(row_id))
            assert isinstance(row, MetRow)
            row.name.setText(str(name))
            for editor, text in zip(row.editors[1:], rest, strict=True):
                editor.set_text(str(text))
            for tick, value in zip(row.ticks, ticks, strict=False):
                tick.set_value(value)

    def edited(self) -> None:
        self._edited()

    def _edited(self) -> None:
        for row in self.lines:
            self._look(row)
        super()._edited()

    def _look(self, row: MetRow) -> None:
        """Who may this be? Only of somebody whom the sheet brings."""
        met, known = row.met(), row.id in self.on_record
        typed = Profile(row.id, "" if known else met.name, born=None if known else met.born, sex=met.sex)
        row.hints.look_for(typed, row.others)

    def _new_row(self, row_id: str) -> MemberRow:
        row = super()._new_row(row_id)
        if isinstance(row, MetRow):
            self._grid.addWidget(row.hints, self._grid.rowCount(), 0, 1, 5)
        return row

    def _drop(self, row: MemberRow) -> None:
        super()._drop(row)
        if isinstance(row, MetRow):
            self._grid.removeWidget(row.hints)
            row.hints.hide()
            row.hints.deleteLater()

    def apart(self) -> list[tuple[str, str]]:
        """Line by line, of whom it was said that they are another."""
        return [(row.id, other) for row in self.lines for other in sorted(row.others)]

    def is_same(self, each: Lookalike) -> None:
        if (row := self._hinted()) is not None:
            self.known_again.emit(row.id, each.id)

    def is_another(self, person_id: str) -> None:
        if (row := self._hinted()) is not None:
            row.others |= {person_id}
            self._look(row)
            row.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hinted(self) -> MetRow | None:
        sender = self.sender()
        return next((row for row in self.lines if sender is row.hints), None)

    def take_over(self, row_id: str, note: MetNote) -> None:
        """The line ``row_id`` stands for somebody on record from now on; twice in the sheet they stand once."""
        typed = next((row for row in self.lines if row.id == row_id), None)
        if typed is None:
            return
        ticked = typed.met()
        standing = next((row for row in self.lines if row.id == note.id), None)
        if standing is None:
            typed.id = note.id
            typed.remove.setProperty("row", note.id)
            typed.show_met(replace(note, has=ticked.has, lacks=ticked.lacks))
            typed.hints.look_for(Profile(note.id, ""))
        else:
            self._drop(typed)
            standing.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grown.emit()
        self.changed.emit()

    def sender_of(self, ticks: list[PaperTick]) -> PaperTick | None:
        """Which of these has the keyboard."""
        return next((tick for tick in ticks if tick.hasFocus()), None)

    def after(self, row: MemberRow) -> None:
        """The line behind this one; a new one behind the last."""
        if row is not self._rows[-1]:
            self._rows[self._rows.index(row) + 1].name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add_row()

    def go_on_in(self, row: MemberRow, column: int) -> None:
        if column == 0 and isinstance(row, MetRow) and row is self._rows[-1] and row.met().empty:
            self.ended.emit()
        elif column + 1 < len(row.editors):
            row.editors[column + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif isinstance(row, MetRow) and row.ticks:
            row.ticks[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.after(row)
