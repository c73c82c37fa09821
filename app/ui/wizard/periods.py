"""Where somebody has lived, period by period, on a line with its gaps; periods are copied from one of the household."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.casefile import CaseFile
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Address
from app.domain.worksheet import HouseholdNote, PeriodNote, gaps
from app.services import wizard
from app.ui import icons
from app.ui.editors import AddressEdit, kept_of, restore_into
from app.ui.field_words import address
from app.ui.formats import day, fill
from app.ui.residence_line import spans_of
from app.ui.theme import Space
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.badge import Badge
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, TextLine, name_inputs
from app.ui.widgets.partial_date import PartialDateAnswer
from app.ui.widgets.timeline import Timeline
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import Fold, link, muted


class PeriodCard(Fold):
    """One period, opened to be edited."""

    def __init__(self, owner: PeriodsEdit, note: PeriodNote) -> None:
        super().__init__(owner.tr("Giai đoạn"), owner)
        self.note = note
        context = owner.context
        self._kind = ChoiceBox(context.options("residence_kinds"), self)
        self._place = AnswerBox(AddressEdit(), self, may_not_apply=False)
        self._since = PartialDateAnswer(self, today=context.today, may_not_apply=False)
        self._until = PartialDateAnswer(self, today=context.today)
        self._note = TextLine(self)
        self._fields: tuple[Any, ...] = (self._kind, self._place, self._since, self._until, self._note)
        editor: Any
        for label, editor in zip(
            (self.tr("Ở dạng nào"), self.tr("Ở đâu"), self.tr("Từ"), self.tr("Đến"), self.tr("Ghi chú")),
            self._fields,
            strict=True,
        ):
            self.add(FieldRow(label, editor, parent=self))
            editor.changed.connect(self._edited)
        self._until.set_hint(self.tr("Còn ở đây thì để trống"))
        self._remove = link(self.tr("Bỏ giai đoạn này"), self)
        self._remove.setProperty("row", note.id)
        self._remove.clicked.connect(owner.remove_clicked)
        self.add(self._remove)
        self._owner = owner
        self._show()

    def _show(self) -> None:
        for editor, value in zip(self._fields, self._values(self.note), strict=True):
            editor.set_value(value)
        self.summarise()

    @staticmethod
    def _values(note: PeriodNote) -> tuple[Any, ...]:
        return note.kind, note.place, note.since, note.until, note.note

    def value(self) -> PeriodNote:
        kind, place, since, until, words = (editor.value() for editor in self._fields)
        return replace(self.note, kind=kind or self.note.kind, place=place, since=since, until=until, note=words)

    def problem(self) -> str:
        return next((found for editor in self._fields if (found := getattr(editor, "problem", str)())), "")

    def kept(self) -> Any:
        return [self.note.id, *(kept_of(editor) for editor in self._fields)]

    def restore(self, kept: list[Any]) -> None:
        for editor, text in zip(self._fields, kept, strict=True):
            restore_into(editor, text)
        self.summarise()

    def summarise(self) -> None:
        note = self.value()
        kinds = self._owner.context.codes["residence_kinds"]
        since = note.since.text_vi() if isinstance(note.since, PartialDate) else "…"
        until = note.until.text_vi() if isinstance(note.until, PartialDate) else self.tr("nay")
        self.set_title(fill("%1 – %2 · %3", since, until, kinds.name_of(note.kind)))
        self.line(address(note.place) if isinstance(note.place, Address) else "")
        self.badge(self.tr("Chưa rõ từ khi nào") if not isinstance(note.since, PartialDate) else "", "warn")

    def _edited(self) -> None:
        self.summarise()
        self._owner.edited()


class PeriodsEdit(QWidget):
    """A tuple of :class:`PeriodNote`, those taken back included (with the reason in ``gone``)."""

    changed = Signal()
    grown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._cards: list[PeriodCard] = []
        self._gone: list[PeriodNote] = []
        self._born: Any = None
        self._house: HouseholdNote | None = None
        self.line = Timeline(self)
        self._gaps = Badge("", "warn", parent=self, wraps=True)
        self._gaps.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self._add = QPushButton(self.tr("Thêm giai đoạn"), self)
        icons.put(self._add, "add")
        self._add.clicked.connect(self._add_clicked)
        self._at_home = QPushButton(self.tr("Ở hộ này từ khi sinh"), self)
        self._at_home.clicked.connect(self.live_at_home)
        self._from = ChoiceBox((), self, placeholder=self.tr("Chép nơi ở của người trong hộ…"))
        name_inputs(self._from, self.tr("Chép nơi ở của ai"))
        self._copy = QPushButton(self.tr("Chép"), self)
        icons.put(self._copy, "copy")
        self._copy.clicked.connect(self._copy_clicked)
        self._empty = muted(self.tr("Chưa ghi giai đoạn nào."), self)
        buttons, copying = QHBoxLayout(), QHBoxLayout()
        for each in (self._add, self._at_home):
            buttons.addWidget(each)
        buttons.addStretch(1)
        copying.addWidget(self._from, 1)
        copying.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._empty)
        layout.addWidget(self.line)
        layout.addWidget(self._gaps)
        layout.addLayout(self._column)
        layout.addLayout(buttons)
        layout.addLayout(copying)
        self.setFocusProxy(self._add)

    def value(self) -> tuple[PeriodNote, ...]:
        return (*(card.value() for card in self._cards), *self._gone)

    def set_value(self, value: tuple[PeriodNote, ...] | None) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        self._gone = [note for note in value or () if note.gone is not None]
        for note in value or ():
            if note.gone is None:
                self._show(note)
        self._look()

    def is_empty(self) -> bool:
        return not self._cards

    def problem(self) -> str:
        return next((found for card in self._cards if (found := card.problem())), "")

    def kept(self) -> Any:
        return [card.kept() for card in self._cards if card.problem()]

    def restore(self, kept: Any) -> None:
        by_id = {card.note.id: card for card in self._cards}
        for row_id, *texts in kept:
            card = by_id.get(str(row_id)) or self._show(PeriodNote(str(row_id)))
            card.restore(texts)
            card.open(True)

    def adapt(self, values: Values) -> None:
        self._born = values.get("born")
        house = values.get("household")
        self._house = house if isinstance(house, HouseholdNote) else None
        own = self.context.sitting.draft.person_id
        chosen = self._from.value()
        self._from.set_options([Option(m.id, m.name) for m in self.context.file.members if m.id != own])
        self._from.set_value(chosen)
        several = any(m.id != own for m in self.context.file.members)
        self._from.setVisible(several)
        self._copy.setVisible(several)
        self._look()

    def add(self, note: PeriodNote, *, opened: bool = True) -> PeriodCard:
        """One more period."""
        card = self._show(note)
        card.open(opened)
        self._look()
        self.grown.emit()
        self.changed.emit()
        return card

    def live_at_home(self) -> None:
        """One period at the household's address since birth."""
        place = self._house.address if self._house else None
        if place is None and self._house is not None:
            place = Address(line=self._house.label, hamlet=self.context.file.area_name or None)
        since = self._born if isinstance(self._born, PartialDate) else None
        self.add(PeriodNote(new_id(), "current", place, since), opened=False)

    def edited(self) -> None:
        self._look()
        self.changed.emit()

    def remove_clicked(self) -> None:
        sender = self.sender()
        card = next((c for c in self._cards if sender is not None and c.note.id == sender.property("row")), None)
        if card is None:
            return
        if any(row.id == card.note.id for row in self.context.file.residences):
            self._gone.append(replace(card.value(), gone="ghi nhầm"))
        self._cards.remove(card)
        card.hide()
        card.deleteLater()
        self._look()
        self.grown.emit()
        self.changed.emit()

    def _show(self, note: PeriodNote) -> PeriodCard:
        card = PeriodCard(self, note)
        self._cards.append(card)
        self._column.addWidget(card)
        return card

    def _add_clicked(self) -> None:
        self.add(PeriodNote(new_id())).setFocus()

    def _copy_clicked(self) -> None:
        person = self._from.value()
        if person is not None:
            home = self.context.home
            self.context.tasks.run(lambda _progress: wizard.residences_of(home, person), self._copied)

    def _copied(self, file: CaseFile) -> None:
        """Only what lies after this person's birth, or reaches into their life."""
        born = self._born if isinstance(self._born, PartialDate) else None
        rows = [
            row for row in file.residences
            if born is None or not isinstance(row.until, PartialDate) or row.until.latest >= born.earliest
        ]  # fmt: skip
        for row in rows:
            since = row.since
            if born is not None and isinstance(since, PartialDate) and since.latest < born.earliest:
                since = born
            self.add(PeriodNote(new_id(), row.kind, row.place, since, row.until), opened=False)
        if not rows:
            self._gaps.show_state(self.tr("Người này chưa có giai đoạn cư trú nào để chép"), "neutral")
            self._gaps.show()

    def _look(self) -> None:
        self._empty.setVisible(not self._cards)
        notes, today = [card.value() for card in self._cards], self.context.today
        self.line.show_spans(spans_of(self._born, notes, today, self.context.codes["residence_kinds"].name_of), today)
        found = gaps(self._born, notes, today)
        words = "; ".join(
            fill(self.tr("%1 đến %2"), day(gap.since), day(gap.until) if gap.until else self.tr("nay")) for gap in found
        )
        self._gaps.setVisible(bool(found) and bool(self._cards))
        if found:
            self._gaps.show_state(fill(self.tr("Chưa rõ ở đâu: %1"), words), "warn")
