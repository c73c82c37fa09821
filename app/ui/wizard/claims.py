"""Each claim with what it rests on, how it stands, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.evidence import Matter, pieces_of
from app.domain.worksheet import ClaimNote, PaperNote, Standing
from app.services import evidence
from app.ui import evidence_words
from app.ui.editors import TickList
from app.ui.field_words import LISTS
from app.ui.formats import fill
from app.ui.theme import Space, dress
from app.ui.widgets.answer import AnswerBox
from app.ui.widgets.fields import FieldRow, LongText, TextLine
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import Fold, muted
from app.ui.wizard.simple import Radios

_TONE = {
    Standing.PROVEN: "good",
    Standing.LIKELY: "accent",
    Standing.UNCLEAR: "warn",
    Standing.DISPUTED: "bad",
}


class ClaimCard(Fold):
    """One claim. Judging it (``standing``) is shown to read only where this person may not."""

    def __init__(self, owner: ClaimsEdit, kind: str) -> None:
        super().__init__(owner.context.codes["claim_kinds"].name_of(kind), owner)
        self.kind = kind
        self._owner = owner
        self._supports: TickList | None = None
        self._standing_value: str | None = None
        self.may_judge = owner.context.may_write("claim", "standing")
        self._statement = AnswerBox(TextLine(), self)
        self._standing = Radios([(each.value, LISTS["standing"][each.value]) for each in Standing], self, upright=True)
        self._reason = LongText(self, lines=2, placeholder=self.tr("Vì sao; giấy nào nói khác giấy nào"))
        self._papers = QVBoxLayout()
        self._suggested = muted("", self)
        self._suggested.hide()
        self._against = QLabel(self)
        self._against.setWordWrap(True)
        self._against.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._against, tone="bad")
        self._against.hide()
        self._nothing = muted(self.tr("Chưa có giấy tờ, lời kể nào ở màn trước."), self)
        self.add(FieldRow(self.tr("Người dân khai thế nào"), self._statement, parent=self))
        self.add(muted(self.tr("Dựa vào:"), self))
        self.inside.addLayout(self._papers)
        self.add(self._nothing)
        self.add(self._against)
        self.add(self._suggested)
        if self.may_judge:
            self.add(FieldRow(self.tr("Đánh giá"), self._standing, parent=self))
        else:
            self._standing.hide()
            self.add(muted(self.tr("Đánh giá do cán bộ tư pháp, công an làm; ở đây chỉ ghi điều nghe, thấy."), self))
        self.add(FieldRow(self.tr("Vì sao, mâu thuẫn gì"), self._reason, parent=self))
        for editor in (self._statement, self._standing, self._reason):
            editor.changed.connect(owner.edited)

    def show_note(self, note: ClaimNote) -> None:
        self._statement.set_value(note.statement)
        self._standing_value = note.standing
        self._standing.set_value(note.standing)
        self._reason.set_value(note.reason)

    def value(self) -> ClaimNote:
        standing = self._standing.value() if self.may_judge else self._standing_value
        return ClaimNote(self.kind, self._statement.value(), standing, self._reason.value())

    def show_weighed(self, against: str, suggested: str) -> None:
        """What contradicts itself, and what the evidence makes of the claim: beside the person's own judgement."""
        self._against.setText(against)
        self._against.setVisible(bool(against))
        self._suggested.setText(suggested)
        self._suggested.setVisible(bool(suggested))

    def weighed(self) -> tuple[str, str]:
        return self._against.text(), self._suggested.text()

    def show_papers(self, papers: list[tuple[str, str]], supporting: tuple[str, ...]) -> None:
        """The papers there are, and which of them this claim rests on."""
        if self._supports is not None:
            self._supports.hide()
            self._supports.deleteLater()
        self._supports = TickList(papers, self)
        self._supports.set_value(supporting)
        self._supports.changed.connect(self._owner.edited)
        self._papers.addWidget(self._supports)
        self._nothing.setVisible(not papers)

    def resting_on(self) -> tuple[str, ...]:
        return self._supports.value() if self._supports is not None else ()

    def rest_on(self, *paper_ids: str) -> None:
        """As ticking these papers does."""
        if self._supports is not None:
            self._supports.set_value(paper_ids)
            self._owner.edited()

    def judge(self, standing: Standing) -> None:
        self._standing.set_value(standing.value)
        self._owner.edited()

    def summarise(self) -> None:
        note, count = self.value(), len(self.resting_on())
        words = fill(self.tr("dựa vào %1 giấy tờ, lời kể"), count) if count else self.tr("chưa có căn cứ")
        if note.standing:
            known = note.standing in tuple(Standing)
            tone = _TONE[Standing(note.standing)] if known else "neutral"
            self.badge(LISTS["standing"].get(note.standing, note.standing), tone)
        else:
            self.badge(words, "neutral" if count else "warn")
        self.line(note.reason or "" if note.standing == Standing.DISPUTED else words if note.standing else "")


class ClaimsEdit(QWidget):
    """A tuple of :class:`ClaimNote`; :meth:`extra` gives the papers with what each of them supports."""

    changed = Signal()
    grown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._papers: tuple[PaperNote, ...] = ()
        self._values: Values = {}
        self._others: tuple[ClaimNote, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        self._cards = {kind: ClaimCard(self, kind) for kind in context.sitting.tables.category.claims}
        for card in self._cards.values():
            layout.addWidget(card)
        first = next(iter(self._cards.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> tuple[ClaimNote, ...]:
        empty = [ClaimNote(kind) for kind in self._cards]
        return (*(note for card in self._cards.values() if (note := card.value()) not in empty), *self._others)

    def set_value(self, value: tuple[ClaimNote, ...] | None) -> None:
        self._others = tuple(note for note in value or () if note.kind not in self._cards)
        by_kind = {note.kind: note for note in value or ()}
        for kind, card in self._cards.items():
            card.show_note(by_kind.get(kind, ClaimNote(kind)))
            card.summarise()

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        return ""

    def load(self, values: Values) -> None:
        self._papers = tuple(values.get("papers") or ())
        self._values = values
        kinds = self.context.codes["evidence_kinds"]
        shown = [(note.id, self._named(note, kinds.name_of(note.kind))) for note in self._papers if note.gone is None]
        for kind, card in self._cards.items():
            card.show_papers(shown, tuple(note.id for note in self._papers if kind in note.supports))
            card.summarise()
        self._weigh()

    def extra(self) -> dict[str, Any]:
        if not self._papers:
            return {}
        rests = {kind: card.resting_on() for kind, card in self._cards.items()}
        changed = []
        for note in self._papers:
            others = tuple(kind for kind in note.supports if kind not in self._cards)
            chosen = tuple(kind for kind, papers in rests.items() if note.id in papers)
            same = set(note.supports) == {*chosen, *others}
            changed.append(note if same else replace(note, supports=(*chosen, *others)))
        return {"papers": tuple(changed)}

    def adapt(self, values: Values) -> None:
        """Nothing besides the papers, which are shown when the screen is."""

    def card(self, kind: str) -> ClaimCard:
        return self._cards[kind]

    def edited(self) -> None:
        for card in self._cards.values():
            card.summarise()
        self._weigh()
        self.changed.emit()

    def _weigh(self) -> None:
        """The papers as they stand in the wizard: what contradicts itself, and how strong each claim stands."""
        home, words = self.context.home, self.context.words
        notes = self.extra().get("papers", ())
        told = evidence.weigh_typed(home, self.context.file, self._values, pieces_of(notes), words.names, self._cards)
        for kind, card in self._cards.items():
            suggestion, wanted = told.suggestions[kind], home.pack.evidence.claims.get(kind, ())
            against = [self._sides(matter) for matter in told.matters if matter.is_open and matter.about in wanted]
            reasons = "; ".join(evidence_words.why(reason, words) for reason in suggestion.why)
            standing = LISTS["standing"][suggestion.standing.value].lower()
            card.show_weighed("\n".join(against), fill(self.tr("Máy gợi ý: %1 (%2)"), standing, reasons))

    def _sides(self, matter: Matter) -> str:
        """``Ngày sinh: 03/05/2024 (Giấy chứng sinh) ≠ 2023 (Sổ hộ khẩu)``."""
        words = self.context.words
        sides = [f"{v.said.text} ({words.code('evidence_kinds', v.voices[0].piece.kind)})" for v in matter.values]
        if matter.record_differs and matter.recorded is not None:
            sides.append(f"{matter.recorded.text} ({self.tr('thông tin nhân khẩu')})")
        return f"{words.code('matters', matter.about)}: {' ≠ '.join(sides)}"

    def _named(self, note: PaperNote, kind: str) -> str:
        return " · ".join(filter(None, (kind, note.number, note.told_by)))
