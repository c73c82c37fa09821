"""Two records that may be one person, side by side: why it is thought, what differs, what the kept one shall say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.casefile import PersonFacts
from app.domain.matching import LIKELY, Likeness
from app.domain.matching_words import weighed
from app.domain.merge import Seen
from app.services.duplicates import Pair
from app.services.people import PersonCard
from app.ui import icons
from app.ui.cases.tab import clear, muted
from app.ui.fact_grid import FactGrid, FactLine
from app.ui.field_words import Words, field_name
from app.ui.formats import fill
from app.ui.people.forms import SECTIONS
from app.ui.theme import Space
from app.ui.widgets.diff_row import DiffRow, Side
from app.ui.widgets.fields import TextLine, scrolled, settle
from app.ui.wizard.lookalikes import reason_words

FIELDS = (
    *SECTIONS["identity"], "membership", "area_id", *SECTIONS["kin"], *SECTIONS["origin"], "civil_status", "phone",
    "note",
)  # fmt: skip
"""What two records are compared by, in the order in which people ask."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair with both records as they lie now, and the names of the ids in them."""

    pair: Pair
    one: PersonCard
    two: PersonCard
    proposed_by: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """That ``other`` is the person of ``keep``, which gets the ``chosen`` values."""

    keep: str
    other: str
    chosen: Mapping[str, Any]
    reason: str
    seen: Mapping[str, Seen]


def better(one: PersonCard, two: PersonCard) -> PersonCard:
    """Which record is offered to be kept: the one with a number, with more cases, with more known, the older."""

    def worth(card: PersonCard) -> tuple[bool, int, int]:
        known = sum(is_known(getattr(card.person, name)) for name in FIELDS)
        return is_known(card.person.id_number), len(card.cases), known

    return two if worth(two) > worth(one) or (worth(two) == worth(one) and two.person.id < one.person.id) else one


class TwicePanel(QWidget):
    """Signals: ``merge_asked(object)`` a :class:`Decision`; ``propose_asked(str)`` and ``distinct_asked(str)`` with the
    reason; ``later_asked()``; ``person_asked(str)``; ``both_asked()`` ask the laptops of both areas."""

    merge_asked = Signal(object)
    propose_asked = Signal(str)
    distinct_asked = Signal(str)
    later_asked = Signal()
    person_asked = Signal(str)
    both_asked = Signal()

    def __init__(self, words: Words, *, decides: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._decides = words, decides
        self._compared: Compared | None = None
        self._which: DiffRow | None = None
        self.rows: dict[str, DiffRow] = {}
        self._touched: set[str] = set()
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._points = muted("", self)
        self._asked = muted("", self)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.M)
        inside = QWidget(self)
        inside_layout = QVBoxLayout(inside)
        inside_layout.setContentsMargins(0, 0, Space.S, 0)
        inside_layout.addLayout(self._column)
        inside_layout.addStretch(1)
        self.reason = TextLine(self, placeholder=self.tr("Căn cứ, ví dụ: đã xem giấy khai sinh gốc của cả hai"))
        self.reason.setAccessibleName(self.tr("Căn cứ để kết luận"))
        self.reason.changed.connect(self._look)
        self.merge_button = QPushButton(self.tr("Gộp") if decides else self.tr("Đề nghị gộp"), self)
        self.merge_button.setProperty("role", "primary")
        self.merge_button.setToolTip(self.tr("Ctrl+Enter, sau khi ghi căn cứ"))
        icons.put(self.merge_button, "duplicate", "on_accent")
        self.merge_button.clicked.connect(self.decide)
        self.distinct_button = QPushButton(self.tr("Không phải một người"), self)
        self.distinct_button.setToolTip(self.tr("Ctrl+K. Được ghi nhớ: cặp này không hiện lại nữa"))
        self.distinct_button.clicked.connect(self.say_distinct)
        self.later_button = QPushButton(self.tr("Để sau"), self)
        self.later_button.setToolTip(self.tr("Ctrl+L"))
        self.later_button.clicked.connect(self.later_asked)
        bottom = QHBoxLayout()
        bottom.setSpacing(Space.S)
        self.both_button = QPushButton(self.tr("Hỏi cả hai địa bàn"), self)
        self.both_button.setToolTip(self.tr("Câu hỏi hiện ở họ tên của hai hồ sơ, trên các máy đang giữ chúng"))
        self.both_button.clicked.connect(self.both_asked)
        for button in (self.merge_button, self.distinct_button, self.later_button, self.both_button):
            bottom.addWidget(button)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, 0, 0, 0)
        layout.setSpacing(Space.S)
        for label in (self._title, self._points, self._asked):
            layout.addWidget(label)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self.reason)
        layout.addLayout(bottom)

    # What the page and tests use -------------------------------------------------------------------------------------

    @property
    def compared(self) -> Compared | None:
        return self._compared

    def show_pair(self, compared: Compared, words: Words) -> None:
        same = self._compared is not None and self._compared.pair.key == compared.pair.key
        self._compared, self._words = compared, words
        if not same:
            self.reason.set_value("")
            self._touched = set()
        self.both_button.setVisible(self._decides and compared.pair.first.area != compared.pair.second.area)
        likeness = compared.pair.likeness
        self._title.setText(self._said(likeness))
        self._points.setText(" · ".join(weighed(each, reason_words(each.code)) for each in likeness.reasons))
        self._asked.setVisible(compared.pair.proposed)
        by, why = compared.proposed_by, compared.pair.why
        self._asked.setText(fill(self.tr("%1 đề nghị gộp: “%2”"), by, why))
        self._draw(better(compared.one, compared.two).person.id)
        self._look()

    def keep(self, which: int) -> None:
        """Keys 1 and 2: which of the two records is kept."""
        if self._which is not None and self._compared is not None and self._decides:
            card = (self._compared.one, self._compared.two)[which - 1]
            self._which.set_choice(card.person.id)
            self._other_kept(card.person.id)

    def kept(self) -> str:
        return self._which.choice() if self._which is not None else ""

    def decide(self) -> None:
        """Merge, or at a laptop propose to."""
        reason = self.reason.value()
        if self._compared is None or not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._decides:
            self.propose_asked.emit(reason)
            return
        kept = self.kept()
        cards = {card.person.id: card for card in (self._compared.one, self._compared.two)}
        other = next(card for row_id, card in cards.items() if row_id != kept)
        chosen = {
            name: getattr(other.person, name) for name, row in self.rows.items() if row.choice() == other.person.id
        }
        seen = {row_id: card.person.seen for row_id, card in cards.items()}
        self.merge_asked.emit(Decision(kept, other.person.id, chosen, reason, seen))

    def say_distinct(self) -> None:
        if self._compared is not None:
            self.distinct_asked.emit(self.reason.value() or "")

    def set_busy(self, busy: bool) -> None:
        for button in (self.merge_button, self.distinct_button, self.later_button, self.both_button):
            button.setEnabled(not busy)
        self._look()

    # Parts -----------------------------------------------------------------------------------------------------------

    def _said(self, likeness: Likeness) -> str:
        sure = self.tr("rất có thể là một người") if likeness.points >= LIKELY else self.tr("có thể là một người")
        return fill(self.tr("%1 điểm: %2"), likeness.points, sure)

    def _draw(self, kept: str) -> None:
        assert self._compared is not None
        clear(self._column)
        self.rows = {}
        cards = (self._compared.one, self._compared.two)
        if self._decides:
            sides = [
                Side(card.person.id, owner, card.person.name, self._about(card))
                for card, owner in zip(cards, self._owners(), strict=True)
            ]
            self._which = DiffRow(self.tr("Giữ lại hồ sơ nào (phím 1, 2)"), sides, self, choice=kept)
            self._which.chosen.connect(self._other_kept)
            self._column.addWidget(self._which)
        open_row = QHBoxLayout()
        for card, owner in zip(cards, self._owners(), strict=True):
            button = QPushButton(fill(self.tr("Mở %1"), owner[0].lower() + owner[1:]), self)
            button.setAccessibleName(fill(self.tr("Mở hồ sơ của %1"), card.person.name))
            button.setProperty("person", card.person.id)
            button.setProperty("role", "link")
            button.clicked.connect(self._open_person)
            open_row.addWidget(button)
        self._column.addLayout(open_row)
        one, two = (card.person for card in cards)
        differing, alike = self._differing(one, two)
        if not self._decides:
            grid = FactGrid(self)
            grid.show_lines([FactLine(field_name("resident", name), self._both(one, two, name)) for name in differing])
            self._column.addWidget(grid)
        else:
            for name in differing:
                sides = [
                    Side(each.id, owner, self._value(each, name))
                    for each, owner in zip((one, two), self._owners(), strict=True)
                ]
                row = DiffRow(field_name("resident", name), sides, self, choice=self._usual(one, two, name, kept))
                row.setProperty("field", name)
                row.chosen.connect(self._field_chosen)
                self.rows[name] = row
                self._column.addWidget(row)
        if alike:
            said = " · ".join(f"{field_name('resident', name)}: {self._value(one, name)}" for name in alike)
            self._column.addWidget(muted(fill(self.tr("Giống nhau: %1"), said), self))
        settle(self._column)

    def _owners(self) -> tuple[str, str]:
        return self.tr("Hồ sơ 1"), self.tr("Hồ sơ 2")

    def _about(self, card: PersonCard) -> str:
        cases = ", ".join(category for _, category, _ in card.cases)
        house = card.household.label if card.household is not None else ""
        return " · ".join(filter(None, (house, card.area, fill(self.tr("hồ sơ %1"), cases) if cases else "")))

    def _differing(self, one: PersonFacts, two: PersonFacts) -> tuple[list[str], list[str]]:
        account = self._words.home.account
        names = [name for name in FIELDS if account.may_read("resident", name)]
        differing = [name for name in names if getattr(one, name) != getattr(two, name)]
        alike = [name for name in names if name not in differing and is_known(getattr(one, name))]
        return differing, alike

    def _value(self, person: PersonFacts, name: str) -> str:
        return self._words.said("resident", name, getattr(person, name))

    def _both(self, one: PersonFacts, two: PersonFacts, name: str) -> str:
        return f"1: {self._value(one, name)}\n2: {self._value(two, name)}"

    def _usual(self, one: PersonFacts, two: PersonFacts, name: str, kept: str) -> str:
        """The kept record's value, unless only the other one knows it."""
        here, there = (one, two) if one.id == kept else (two, one)
        return there.id if not is_known(getattr(here, name)) and is_known(getattr(there, name)) else here.id

    def _other_kept(self, kept: str) -> None:
        assert self._compared is not None
        one, two = self._compared.one.person, self._compared.two.person
        for name, row in self.rows.items():
            if name not in self._touched:
                row.set_choice(self._usual(one, two, name, kept))

    def _field_chosen(self, _key: str) -> None:
        if (row := self.sender()) is not None:
            self._touched.add(str(row.property("field")))

    def _open_person(self) -> None:
        if (button := self.sender()) is not None:
            self.person_asked.emit(str(button.property("person")))

    def _look(self) -> None:
        self.merge_button.setEnabled(bool(self.reason.value()) and self.distinct_button.isEnabled())
