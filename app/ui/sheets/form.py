"""One paper sheet on the screen: dense, in the order of the paper, from the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.door_code import LENGTH, scanned
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.sheet import MetNote, Sheet, next_number
from app.services import people, sheets
from app.services.people import HouseholdRow
from app.services.sheets import Door, Recognised
from app.ui.editors import DayEdit
from app.ui.sheets.household_line import HouseholdLine
from app.ui.sheets.met import MetEdit, SheetDesk
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.fields import FieldRow, TextLine
from app.ui.wizard.simple import AreaChoice

_MOST_HOUSEHOLDS = 5000


class SheetForm(QWidget):
    """A QR of a printed sheet, typed by a scanner into any line, takes its household.

    Signals: ``changed()`` something was typed; ``numbered()`` the number was left; ``ended()`` Enter at the end;
    ``not_found(Exception)`` a scanned household is not here.
    """

    not_found = Signal(object)
    changed = Signal()
    numbered = Signal()
    ended = Signal()

    def __init__(self, desk: SheetDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet = Sheet(new_id(), "", "", new_id())
        self._area_of_rows = ""
        self._lines: list[QLineEdit] = []
        self.number = TextLine(self, most=40 + LENGTH)
        self.area = AreaChoice(desk, self)
        self.day = DayEdit(desk.today, self)
        self.told_by = TextLine(self, placeholder=self.tr("Trưởng thôn, chủ hộ…"), most=120)
        self.household = HouseholdLine(self)
        self.outcome = ChoiceBox(desk.options("visit_outcomes"), self)
        self.note = TextLine(self)
        self.met = MetEdit(desk, self)
        self._order: tuple[Any, ...] = (
            self.number, self.area, self.day, self.told_by, self.household, self.outcome, self.note
        )  # fmt: skip
        self._build()
        for editor in (*self._order, self.met):
            editor.changed.connect(self._edited)
        for editor in self._order:
            for line in (editor, *editor.findChildren(QLineEdit)):
                line.installEventFilter(self)
                if isinstance(line, QLineEdit):
                    self._lines.append(line)
                    line.textChanged.connect(self._look_for_code)
        self.number.left.connect(self.numbered)
        self.household.changed.connect(self._household_edited)
        self.household.found.connect(self._found)
        self.met.ended.connect(self.ended)
        self.met.known_again.connect(self._known_again)
        self.begin()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        places = (
            (self.tr("Số phiếu"), self.number, 0, 0, 1, True),
            (self.tr("Địa bàn"), self.area, 0, 1, 1, True),
            (self.tr("Ngày đến"), self.day, 0, 2, 1, True),
            (self.tr("Người kể"), self.told_by, 0, 3, 1, False),
            (self.tr("Hộ"), self.household, 1, 0, 2, True),
            (self.tr("Kết quả"), self.outcome, 1, 2, 1, True),
            (self.tr("Ghi chú trên phiếu"), self.note, 1, 3, 1, False),
        )
        for label, editor, row, column, span, required in places:
            field = FieldRow(label, editor, required=required, above=True, parent=self)
            grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((3, 5, 6, 5)):
            grid.setColumnStretch(column, stretch)
        heading = QLabel(self.tr("Những người gặp được"), self)
        heading.setProperty("role", "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.S, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(grid)
        layout.addWidget(heading)
        layout.addWidget(self.met)
        layout.addStretch(1)

    # What stands here ----------------------------------------------------------------------------------------------

    @property
    def sheet_id(self) -> str:
        return self._sheet.id

    @property
    def corrects(self) -> bool:
        """Whether this sheet was saved before."""
        return f"visit:{self._sheet.id}" in self._sheet.seen

    def value(self) -> Sheet:
        """The sheet as it stands; what cannot be read is left out (see :meth:`problem`)."""
        known = self.household.value()
        return Sheet(
            id=self._sheet.id,
            number=self.number.value() or "",
            area_id=self.area.value() or "",
            household_id=known or (self._sheet.household_id if not self.household.is_empty() else ""),
            label=self.household.label(),
            new_household=known is None,
            day=self.day.value(),
            told_by=self.told_by.value(),
            outcome=self.outcome.value() or "",
            note=self.note.value(),
            people=self.met.met(),
            members=self._sheet.members,
            seen=self._sheet.seen,
            guests=self._sheet.guests,
        )

    def problem(self) -> str:
        """What is wrong with what was typed; the keyboard goes there."""
        for editor in (*self._order, self.met):
            if found := editor.problem():
                editor.setFocus()
                return str(found)
        return ""

    def untouched(self) -> bool:
        """Whether nothing was typed that belongs to this sheet alone."""
        return self.household.is_empty() and self.note.is_empty() and not self.met.met()

    def focus_on(self, what: str) -> None:
        getattr(self, what).setFocus()

    def begin(self, after: Sheet | None = None) -> None:
        """An empty sheet. What is the same on the next one is kept: area, day, who told; the number goes on."""
        self._sheet = Sheet(new_id(), "", "", new_id())
        self._say_on_record()
        self.number.set_value(next_number(after.number) if after else "")
        if after is not None:
            self.area.set_value(after.area_id)
            self.day.set_value(after.day)
            self.told_by.set_value(after.told_by)
        self.household.set_value(None)
        self.outcome.set_value("met")
        self.note.set_value(None)
        self.met.show_met(())
        self.met.set_value(())
        self._offer_households()

    def show_sheet(self, sheet: Sheet) -> None:
        """A sheet that was saved, to be looked at and corrected."""
        self._sheet = sheet
        self._say_on_record()
        self.number.set_value(sheet.number)
        self.area.set_value(sheet.area_id)
        self.day.set_value(sheet.day)
        self.told_by.set_value(sheet.told_by)
        self.household.set_value(sheet.household_id, sheet.label)
        self.outcome.set_value(sheet.outcome)
        self.note.set_value(sheet.note)
        self.met.show_met(sheet.people, frozenset(note.id for note in sheet.people))
        self._offer_households()

    def kept(self) -> dict[str, Any]:
        """Everything that stands here, readable or not, as JSON: what the draft keeps."""
        return {
            "id": self._sheet.id,
            "household_id": self._sheet.household_id,
            "members": list(self._sheet.members),
            "guests": list(self._sheet.guests),
            "seen": msgspec.to_builtins(dict(self._sheet.seen)),
            "number": self.number.text(),
            "area": [self.area.value(), self.area.text()],
            "day": self.day.text(),
            "told_by": self.told_by.text(),
            "household": self.household.kept(),
            "outcome": self.outcome.text(),
            "note": self.note.text(),
            "met": self.met.kept(),
        }

    def restore(self, kept: dict[str, Any]) -> None:
        """The reverse of :meth:`kept`. Raises: KeyError, TypeError, msgspec.ValidationError."""
        seen = msgspec.convert(kept["seen"], dict[str, Seen])
        members = tuple(kept["members"])
        guests = tuple(kept.get("guests", ()))
        self._sheet = Sheet(kept["id"], "", "", kept["household_id"], members=members, seen=seen, guests=guests)
        self._say_on_record()
        self.number.setText(kept["number"])
        area_id, area_text = kept["area"]
        if area_id:
            self.area.set_value(area_id)
        else:
            self.area.set_text(area_text)
        self.day.set_text(kept["day"])
        self.told_by.setText(kept["told_by"])
        self.household.restore(kept["household"])
        self.outcome.set_text(kept["outcome"])
        self.note.setText(kept["note"])
        self.met.restore(kept["met"])
        self._offer_households()

    # Typing --------------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._offer_households()
        self.changed.emit()

    def _offer_households(self) -> None:
        area = self.area.value() or ""
        if area == self._area_of_rows:
            return
        self._area_of_rows = area
        if area:
            home = self._desk.home
            self._desk.tasks.run(
                lambda _progress: (area, people.households(home, area, limit=_MOST_HOUSEHOLDS)), self._offer
            )
        else:
            self.household.offer(())

    def households_changed(self) -> None:
        """A household was added: the next sheet can be of it."""
        self._area_of_rows = ""
        self._offer_households()

    def _offer(self, answer: tuple[str, list[HouseholdRow]]) -> None:
        if answer[0] == self._area_of_rows:
            self.household.offer(answer[1])

    def _found(self, household_id: str) -> None:
        home = self._desk.home
        self._desk.tasks.run(lambda _progress: sheets.door(home, household_id), self._show_members)

    def _show_members(self, door: Door) -> None:
        """Who lives there stands in the lines already, before those that were typed."""
        if self.household.value() != door.household.id:
            return
        own = {note.id: note for note in self._brought()}
        people_ = tuple(own.pop(note.id, note) for note in door.people)
        members = tuple(note.id for note in door.people)
        self._sheet = replace(self._sheet, members=members, seen={**self._sheet.seen, **door.seen})
        self._say_on_record()
        self.met.show_met((*people_, *own.values()), frozenset(members))
        self.changed.emit()

    def _look_for_code(self, typed: str) -> None:
        """A scanner typed the code of a household where the keyboard was: what stood there before it stays."""
        found = scanned(typed)
        if found is None:
            return
        before, household_id = found
        for line in self._lines:
            if line.text() == typed:
                line.setText(before)
        self.household.setFocus(Qt.FocusReason.OtherFocusReason)
        home = self._desk.home
        self._desk.tasks.run(lambda _progress: sheets.door(home, household_id), self._scanned, self.not_found.emit)

    def _scanned(self, door: Door) -> None:
        """The sheet is of this household, wherever it is; who was typed already stays on it."""
        self._leave_members()
        self.area.set_value(door.household.area_id)
        self.household.set_value(door.household.id, door.household.label)
        self._offer_households()
        self._show_members(door)

    def _leave_members(self) -> None:
        """Who lives in a household that was taken before does not move to another."""
        if self._sheet.members:
            brought = self._brought()
            self._sheet = replace(self._sheet, members=())
            self.met.show_met(brought)

    def _known_again(self, row_id: str, person_id: str) -> None:
        home = self._desk.home
        self._desk.tasks.run(
            lambda _progress: (self._sheet.id, row_id, sheets.recognised(home, person_id)), self._take_over
        )

    def _take_over(self, answer: tuple[str, str, Recognised]) -> None:
        """A line that was typed is of somebody on record: who lives elsewhere was met here and stays there."""
        sheet_id, row_id, known = answer
        if sheet_id != self._sheet.id:
            return
        guests = self._sheet.guests
        if known.household and known.household != self.household.value():
            guests = (*guests, known.note.id)
        self._sheet = replace(self._sheet, seen={**known.seen, **self._sheet.seen}, guests=guests)
        self._say_on_record()
        self.met.take_over(row_id, known.note)

    def _say_on_record(self) -> None:
        self.met.on_record = frozenset(
            key.removeprefix("resident:") for key in self._sheet.seen if key.startswith("resident:")
        )

    def _brought(self) -> tuple[MetNote, ...]:
        """Those whom the sheet itself names; not who lived in the household that was taken before."""
        return tuple(note for note in self.met.met() if note.id not in self._sheet.members)

    def _household_edited(self) -> None:
        """Another household is meant: who lives in the one that was taken first does not move to it."""
        if self.household.value() is None:
            self._leave_members()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_on_from(watched)
                return True
        return super().eventFilter(watched, event)

    def _go_on_from(self, line: QLineEdit) -> None:
        at = next(i for i, editor in enumerate(self._order) if editor is line or editor.isAncestorOf(line))
        if at + 1 < len(self._order):
            self._order[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif self.met.lines:
            self.met.lines[0].name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.met.add_row()
