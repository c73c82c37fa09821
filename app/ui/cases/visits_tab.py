"""Lượt đến nhà: one key for each way in which a knock on a door can end, and the knocks before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.casefile import VisitFacts
from app.services.cases import CaseCard
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab, DeedButton
from app.ui.editors import DayEdit
from app.ui.field_words import Words
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import TextLine
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows

KEYS = (("met", "Alt+M", "door"), ("nobody", "Alt+K", "waiting"), ("refused", "Alt+T", "blocked"),
        ("moved", "Alt+C", "forward"), ("come_back", "Alt+H", "calendar"))  # fmt: skip
"""The outcomes that have a key of their own; the others are on the paper sheet and in the wizard."""
MARKS = {"met": ("done", "good"), "refused": ("blocked", "stuck"), "nobody": ("waiting", "warn"),
         "come_back": ("calendar", "accent")}  # fmt: skip


Taken = tuple[date | None, str | None, str | None]
"""Day, note, and who told."""


class VisitKeys(QWidget):
    """One button and one key for each way in which a knock can end. The keys work all over ``scope``.

    Signal: ``asked(str)`` the outcome.
    """

    asked = Signal(str)

    def __init__(self, words: Words, scope: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowRow(self)
        self.buttons: dict[str, DeedButton] = {}
        for outcome, keys, icon in KEYS:
            text = words.code("visit_outcomes", outcome)
            button = DeedButton(text, icon, ("visit", outcome), self)
            button.setToolTip(fill(self.tr("%1 (%2)"), text, keys))
            button.asked.connect(self._pressed)
            row.add(button)
            self.buttons[outcome] = button
            key = QShortcut(QKeySequence(keys), scope)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(button.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row)

    def allow(self, can: bool) -> None:
        """Whether there is a door."""
        for button in self.buttons.values():
            button.setEnabled(can)

    def _pressed(self, _deed: str, outcome: str) -> None:
        self.asked.emit(outcome)


class VisitBar(QWidget):
    """The keys; day, who told and a note are typed beside them. Signal: ``asked(str)`` the outcome."""

    asked = Signal(str)

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day = DayEdit(desk.today, self)
        self.day.set_value(desk.today)
        self.note = TextLine(self, placeholder=self.tr("Ghi chú (không bắt buộc)"))
        self.note.setAccessibleName(self.tr("Ghi chú của lượt đến"))
        self.told_by = TextLine(self, placeholder=self.tr("Người kể: ai nói, ai trả lời"), most=120)
        self.told_by.setAccessibleName(self.tr("Người kể"))
        self.told_by.setToolTip(fill(self.tr("Ai kể. Người ghi là %1."), desk.words.home.account.name))
        said = QLabel(self.tr("Ngày đến"), self)
        said.setBuddy(self.day)
        self.day.setAccessibleName(self.tr("Ngày đến"))
        for line in self.day.findChildren(TextLine):
            line.setAccessibleName(self.tr("Ngày đến"))
        self.keys = VisitKeys(desk.words, desk.parent, self)
        self.keys.asked.connect(self.asked)
        self.buttons = self.keys.buttons
        fields = QHBoxLayout()
        fields.setSpacing(Space.S)
        fields.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        self.day.setMaximumWidth(240)
        fields.addWidget(self.day)
        fields.addWidget(self.told_by, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        said.setContentsMargins(0, 6, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(fields)
        layout.addWidget(self.keys)

    def taken(self) -> Taken:
        """Day, note and who told; the last two are emptied for the next visit."""
        taken = self.day.value(), self.note.value(), self.told_by.value()
        self.note.set_value(None)
        self.told_by.set_value(None)
        return taken


class VisitsTab(CaseTab):
    """``asked("visit", outcome)`` when a key was pressed; the page records it with :meth:`taken`."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.bar_of_keys = VisitBar(desk, self)
        self.bar_of_keys.asked.connect(self._pressed)
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
        self.bar_of_keys.keys.allow(can)
        if not can:
            self._table.set_empty(
                self.tr("Người này chưa thuộc hộ nào"),
                self.tr("Lượt đến nhà ghi theo hộ. Hãy ghi hộ của người này trước."),
                icon="household",
            )
        self._table.set_source(Rows(card.file.visits[::-1], lambda row: row.id))

    def taken(self) -> Taken:
        return self.bar_of_keys.taken()

    def _pressed(self, outcome: str) -> None:
        self.asked.emit("visit", outcome)


def visits_table(desk: forms.Desk, parent: QWidget) -> PagedTable:
    """The knocks on a door, newest first."""
    words = desk.words

    def mark(row: VisitFacts) -> tuple[str, str]:
        return MARKS.get(row.outcome, ("visit", "neutral"))

    return PagedTable(
        [
            Column(parent.tr("Ngày"), lambda row: row.day, 106, "right"),
            Column(
                parent.tr("Kết quả"), lambda row: words.code("visit_outcomes", row.outcome), 190, mark=mark, least=170
            ),
            Column(parent.tr("Người kể"), lambda row: row.told_by, 130, yields=True),
            Column(parent.tr("Người ghi"), lambda row: words.name(row.by), 140),
            Column(parent.tr("Phiếu"), lambda row: row.sheet, 80, yields=True),
            Column(parent.tr("Ghi chú"), lambda row: (row.note or "").replace("\n", " "), 170, stretch=True, least=150),
        ],
        name=parent.tr("Các lượt đến nhà"),
        parent=parent,
        tells=True,
    )
