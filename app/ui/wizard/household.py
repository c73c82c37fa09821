"""At which door: a household that is known, or a new one; who lives there, and this person's place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.casefile import Member
from app.domain.ids import new_id
from app.domain.worksheet import HouseholdNote
from app.services import people
from app.services.people import HouseholdRow
from app.ui import icons
from app.ui.editors import AddressEdit
from app.ui.field_words import born
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, TextLine
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import muted


class HouseholdEdit(QWidget):
    """A :class:`HouseholdNote` or None. The households of the person's area are offered."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._value: HouseholdNote | None = None
        self._rows: dict[str, HouseholdRow] = {}
        self._members: dict[str, tuple[Member, ...]] = {}
        self._area = ""
        if context.file.household is not None:
            self._members[context.file.household.id] = context.file.members
        self._choice = ChoiceBox((), self)
        self._add = QPushButton(self.tr("Hộ chưa có trong máy: thêm hộ mới"), self)
        icons.put(self._add, "add")
        self._back = QPushButton(self.tr("Chọn hộ đã có"), self)
        self._label = TextLine(self, placeholder=self.tr("Ví dụ: Hộ bà Nguyễn Thị Lan"))
        self._relation = ChoiceBox(context.options("relations"), self)
        self._address = AnswerBox(AddressEdit(), self, may_not_apply=False)
        self._who = muted("", self)
        self._chosen = FieldRow(self.tr("Hộ"), self._choice, parent=self)
        self._named = FieldRow(self.tr("Tên hộ mới"), self._label, required=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for each in (
            self._chosen,
            self._named,
            _left(self._add, self._back, parent=self),
            self._who,
            FieldRow(self.tr("Là gì với chủ hộ"), self._relation, parent=self),
            FieldRow(self.tr("Địa chỉ của hộ"), self._address, parent=self),
        ):
            layout.addWidget(each)
        self._choice.changed.connect(self._picked)
        self._add.clicked.connect(self.begin_new)
        self._back.clicked.connect(self._forget_new)
        for editor in (self._label, self._relation, self._address):
            editor.changed.connect(self._edited)
        self.setFocusProxy(self._choice)
        self._look()

    def value(self) -> HouseholdNote | None:
        note = self._value
        if note is None:
            return None
        label = (self._label.value() or "") if note.new else note.label
        return replace(note, label=label, relation=self._relation.value(), address=self._address.value())

    def set_value(self, value: HouseholdNote | None) -> None:
        self._value = value
        if value is not None and not value.new and value.id not in self._rows:
            self._rows[value.id] = HouseholdRow(value.id, value.label, value.area_id, value.address, 0)
            self._offer()
        self._choice.set_value(value.id if value and not value.new else None)
        self._label.set_value(value.label if value and value.new else None)
        self._relation.set_value(value.relation if value else None)
        self._address.set_value(value.address if value else None)
        self._look()

    def is_empty(self) -> bool:
        return self._value is None

    def problem(self) -> str:
        if self._value is not None and self._value.new and self._label.is_empty():
            return self.tr("Hãy ghi tên hộ mới.")
        return self._choice.problem() or self._relation.problem()

    def kept(self) -> Any:
        return [self._choice.text(), self._relation.text()]

    def restore(self, kept: Any) -> None:
        if self._value is None:
            self._choice.set_text(str(kept[0]))
        self._relation.set_text(str(kept[1]))

    def adapt(self, values: Values) -> None:
        area = str(values.get("area_id") or "")
        if area and area != self._area:
            self._area = area
            home = self._context.home
            self._context.tasks.run(lambda _progress: people.households(home, area), self._came)
        if self._value is not None and self._value.new and self._value.area_id != area:
            self._value = replace(self._value, area_id=area)

    def begin_new(self) -> None:
        """As the button does: a household that nobody knew."""
        self.set_value(HouseholdNote(new_id(), "", self._area, self._relation.value(), None, new=True))
        self._label.setFocus()
        self.changed.emit()

    def members(self) -> tuple[Member, ...]:
        """Who is known to live in the household that is chosen."""
        return self._members.get(self._value.id, ()) if self._value else ()

    def _came(self, rows: list[HouseholdRow]) -> None:
        self._rows |= {row.id: row for row in rows}
        self._offer()

    def _offer(self) -> None:
        text, chosen = self._choice.text(), self._value.id if self._value and not self._value.new else None
        self._choice.set_options(
            [
                Option(row.id, row.label, fill(self.tr("%1 người"), row.members) if row.members else "")
                for row in self._rows.values()
            ]
        )
        self._choice.set_value(chosen)
        if chosen is None and text:
            self._choice.set_text(text)

    def _picked(self) -> None:
        row = self._rows.get(self._choice.value() or "")
        if row is None:
            self._value = None
        elif self._value is None or self._value.id != row.id:
            self._value = HouseholdNote(row.id, row.label, row.area_id, self._relation.value(), row.address)
            self._address.set_value(row.address)
            home = self._context.home
            self._context.tasks.run(lambda _progress: people.household(home, row.id), self._learnt)
        self._look()
        self.changed.emit()

    def _learnt(self, found: Any) -> None:
        facts, members = found
        self._members[facts.id] = members
        self._look()
        self.changed.emit()

    def _forget_new(self) -> None:
        self.set_value(None)
        self._choice.setFocus()
        self.changed.emit()

    def _edited(self) -> None:
        self.changed.emit()

    def _look(self) -> None:
        new = self._value is not None and self._value.new
        self._chosen.setVisible(not new)
        self._named.setVisible(new)
        self._add.setVisible(not new)
        self._back.setVisible(new)
        relations = self._context.codes["relations"]
        lines = [
            " ".join(
                filter(
                    None, (m.name, f"({', '.join(filter(None, (relations.name_of(m.relation or ''), born(m.born))))})")
                )
            )
            for m in self.members()
        ]
        self._who.setText(fill(self.tr("Đang có trong hộ: %1"), "; ".join(lines)) if lines else "")
        self._who.setVisible(bool(lines))


def _left(*buttons: QPushButton, parent: QWidget) -> QWidget:
    """Buttons in a row, as wide as their words."""
    row = QWidget(parent)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch(1)
    return row
