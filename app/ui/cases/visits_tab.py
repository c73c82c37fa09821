"""Lượt đến nhà: one key for each way in which a knock on a door can end, and the knocks before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.casefile import VisitFacts
from app.services.cases import CaseCard
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab, DeedButton
from app.ui.editors import DayEdit
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import TextLine
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows

KEYS = (("met", "Alt+M", "door"), ("nobody", "Alt+K", "waiting"), ("refused", "Alt+T", "blocked"),
        ("moved", "Alt+C", "forward"), ("come_back", "Alt+H", "calendar"))  # fmt: skip
"""The outcomes that have a key of their own; the others are in the list behind them."""
MARKS = {"met": ("done", "good"), "refused": ("blocked", "stuck"), "nobody": ("waiting", "warn"),
         "come_back": ("calendar", "accent")}  # fmt: skip


class VisitBar(QWidget):
    """The buttons. ``asked("visit", outcome)`` through each button; day and note are typed beside them."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day = DayEdit(desk.today, self)
        self.day.set_value(desk.today)
        self.note = TextLine(self, placeholder=self.tr("Ghi chú (không bắt buộc)"))
        self.note.setAccessibleName(self.tr("Ghi chú của lượt đến"))
        said = QLabel(self.tr("Ngày đến"), self)
        said.setBuddy(self.day)
        self.day.setAccessibleName(self.tr("Ngày đến"))
        for line in self.day.findChildren(TextLine):
            line.setAccessibleName(self.tr("Ngày đến"))
        row = FlowRow(self)
        self.buttons: dict[str, DeedButton] = {}
        for outcome, keys, icon in KEYS:
            text = desk.words.code("visit_outcomes", outcome)
            button = DeedButton(text, icon, ("visit", outcome), self)
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(fill(self.tr("%1 (%2)"), text, keys))
            row.add(button)
            self.buttons[outcome] = button
        fields = QHBoxLayout()
        fields.setSpacing(Space.S)
        fields.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        self.day.setMaximumWidth(320)
        fields.addWidget(self.day)
        fields.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        said.setContentsMargins(0, 6, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(fields)
        layout.addWidget(row)

    def taken(self) -> tuple[date | None, str | None]:
        """Day and note; the note is emptied for the next visit."""
        day, note = self.day.value(), self.note.value()
        self.note.set_value(None)
        return day, note


class VisitsTab(CaseTab):
    """``asked("visit", outcome)`` when a key was pressed; the page records it with :meth:`taken`."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.bar_of_keys = VisitBar(desk, self)
        for button in self.bar_of_keys.buttons.values():
            button.asked.connect(self.asked)
        self._layout.addWidget(self.bar_of_keys)
        self._table = visits_table(desk, self)
        self._table.set_empty(
            self.tr("Chưa đến lần nào"),
            self.tr("Sau mỗi lần đến nhà, bấm một nút ở trên, cả khi không gặp ai."),
            icon="visit",
        )
        self._layout.addWidget(self._table, 1)

    def show_parts(self, card: CaseCard) -> None:
        can = card.file.household is not None
        for button in self.bar_of_keys.buttons.values():
            button.setEnabled(can)
        if not can:
            self._table.set_empty(
                self.tr("Người này chưa thuộc hộ nào"),
                self.tr("Lượt đến nhà ghi theo hộ. Hãy ghi hộ của người này trước."),
                icon="household",
            )
        self._table.set_source(Rows(card.file.visits[::-1], lambda row: row.id))

    def taken(self) -> tuple[date | None, str | None]:
        return self.bar_of_keys.taken()


def visits_table(desk: forms.Desk, parent: QWidget) -> PagedTable:
    """The knocks on a door, newest first."""
    words = desk.words

    def mark(row: VisitFacts) -> tuple[str, str]:
        return MARKS.get(row.outcome, ("visit", "neutral"))

    return PagedTable(
        [
            Column(parent.tr("Ngày"), lambda row: row.day, 114, "right"),
            Column(parent.tr("Kết quả"), lambda row: words.code("visit_outcomes", row.outcome), 190, mark=mark),
            Column(parent.tr("Người đến"), lambda row: words.name(row.by), 140),
            Column(parent.tr("Ghi chú"), lambda row: row.note, 150, stretch=True),
        ],
        name=parent.tr("Các lượt đến nhà"),
        parent=parent,
    )
