"""What the answers amount to, beside the questions: proposals with the plan's words and reasons, and what is ruled out.

The program proposes; the person ticks.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.category import Category
from app.domain.interview import Findings, Interview, Proposal
from app.ui.cases.tab import heading, muted, plain
from app.ui.formats import fill
from app.ui.interview import words
from app.ui.theme import Space
from app.ui.widgets.badge import Badge, IconLabel
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine, Tick, scrolled
from app.ui.wizard.fold import Fold

_MARKS = {True: ("good", "good"), False: ("skipped", "bad"), None: ("unknown", "muted")}


class ProposalCard(QFrame):
    """One category that fits or may fit. Signal: ``ticked(str, bool)``."""

    ticked = Signal(str, bool)

    def __init__(
        self, proposal: Proposal, category: Category, interview: Interview, *, own: str, chosen: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.code = category.code
        self.tick = Tick(category.code, self)
        self.tick.setAccessibleName(words.title(category))
        self.tick.setToolTip(category.wording)
        self.tick.setChecked(chosen)
        self.tick.changed.connect(self._changed)
        word, tone, icon = words.strength(proposal.strength)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        layout.setSpacing(Space.XS)
        head = QHBoxLayout()
        head.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_strong(category.title, self), 1)
        layout.addLayout(head)
        marks = QHBoxLayout()
        marks.addWidget(Badge(word, tone, icon, self))
        if own:
            marks.addWidget(Badge(own, "accent", "cases", self))
        marks.addStretch(1)
        layout.addLayout(marks)
        shown: dict[str, None] = {}
        for reason in proposal.reasons:
            text = words.reason_text(interview, reason)
            if text in shown:
                continue
            shown[text] = None
            layout.addLayout(_line(text, reason.holds, self))
        if proposal.words:
            said = "; ".join(f"“{each}”" for each in proposal.words)
            layout.addWidget(muted(fill(self.tr("Kế hoạch: %1 (%2)"), said, category.source.text), self))
        if proposal.ask:
            asks = "; ".join(interview.question(key).label for key in proposal.ask)
            layout.addWidget(muted(fill(self.tr("Còn hỏi: %1"), asks), self))

    def _changed(self) -> None:
        self.ticked.emit(self.code, self.tick.value())


class ProposalsPanel(QFrame):
    """Signal: ``chosen_changed()``: the ticks are others now."""

    chosen_changed = Signal()

    def __init__(self, interview: Interview, categories: Mapping[str, Category], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._interview = interview
        self._categories = {code: each for code, each in categories.items() if not each.reference_only}
        self._chosen: list[str] = []
        self._findings: Findings | None = None
        self._own: Mapping[str, str] = {}
        self.cards: dict[str, ProposalCard] = {}
        self._fold_open = False
        self._area = scrolled(QWidget(self))
        self._column = QVBoxLayout()
        options = [Option(code, words.title(each)) for code, each in self._categories.items()]
        self.other = ChoiceBox(options, self, placeholder=self.tr("Chọn thẳng một diện khác"))
        for line in self.other.findChildren(TextLine):
            line.setAccessibleName(self.tr("Chọn thẳng một diện khác"))
        self.other.changed.connect(self._other_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.XS, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(heading(self.tr("Diện đề xuất"), self))
        layout.addWidget(self._area, 1)
        layout.addWidget(self.other)

    def chosen(self) -> tuple[str, ...]:
        """What the person ticked, in the order of ticking."""
        return tuple(self._chosen)

    def forget(self) -> None:
        """Another interview begins."""
        self._chosen = []
        self.other.set_value(None)

    def show_findings(self, findings: Findings, own: Mapping[str, str]) -> None:
        """``own``: what to say of categories in which the person has an open case."""
        self._findings, self._own = findings, own
        self.cards = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.S)
        if findings.cannot_say:
            self._column.addWidget(muted(self.tr("Chưa nói được. Trả lời các câu bên trái."), self))
        for proposal in findings.proposals:
            self._add(proposal)
        proposed = {each.category for each in findings.proposals}
        for code in self._chosen:
            if code not in proposed:
                self._add(next(each for each in (*findings.ruled_out, *findings.open) if each.category == code))
        self._show_ruled_out(findings)
        self._column.addStretch(1)
        inside.setProperty("role", "page")
        self._area.setWidget(inside)  # whole at once: what is filled while it shows keeps its old height

    def _add(self, proposal: Proposal) -> None:
        code = proposal.category
        card = ProposalCard(
            proposal,
            self._categories[code],
            self._interview,
            own=self._own.get(code, ""),
            chosen=code in self._chosen,
            parent=self,
        )
        card.ticked.connect(self._ticked)
        self._column.addWidget(card)
        self.cards[code] = card

    def _show_ruled_out(self, findings: Findings) -> None:
        out = [each for each in findings.ruled_out if each.category not in self._chosen]
        if not out:
            return
        codes = ", ".join(each.category for each in out)
        fold = Fold(fill(self.tr("Không thuộc: %1"), codes), self)
        for each in out:
            fold.inside.addWidget(plain(words.title(self._categories[each.category]), fold))
            against = [reason for reason in each.reasons if reason.holds is False]
            for reason in dict.fromkeys(against):
                text = f"{words.reason_text(self._interview, reason)}"
                fold.inside.addLayout(_line(f"{text}. {self.tr('Kế hoạch')}: “{reason.words}”", False, fold))
        fold.open(self._fold_open)
        fold.toggled.connect(self._folded)
        self._column.addWidget(fold)

    def _folded(self, opened: bool) -> None:
        self._fold_open = opened

    def _ticked(self, code: str, on: bool) -> None:
        self._chosen = [each for each in self._chosen if each != code]
        if on:
            self._chosen.append(code)
        self.chosen_changed.emit()

    def _other_chosen(self) -> None:
        code = self.other.value()
        if code is None or self._findings is None:
            return
        self.other.set_value(None)
        if code not in self._chosen:
            self._chosen.append(code)
        self.show_findings(self._findings, self._own)
        self.chosen_changed.emit()


def _strong(text: str, parent: QWidget) -> QLabel:
    label: QLabel = plain(text, parent)
    label.setProperty("role", "strong")
    label.setContentsMargins(0, Space.XS, 0, 0)
    return label


def _line(text: str, holds: bool | None, parent: QWidget) -> QHBoxLayout:
    """One reason: a mark, and the words that say the same."""
    icon, tone = _MARKS[holds]
    row = QHBoxLayout()
    row.setSpacing(Space.XS)
    row.addWidget(IconLabel(icon, tone, 16, parent), 0, Qt.AlignmentFlag.AlignTop)
    label: QLabel = plain(text, parent)
    row.addWidget(label, 1)
    return row
