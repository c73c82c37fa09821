"""Sự việc & chứng cứ: each claim beside the evidence that it rests on, how it stands, and what is still to be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.casefile import ClaimFacts, EvidenceFacts
from app.services.cases import CaseCard
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab, DeedButton, clear, heading, joined, muted, plain
from app.ui.field_words import LISTS, spoken
from app.ui.theme import Size, Space
from app.ui.widgets.badge import Badge, IconLabel
from app.ui.widgets.fields import scrolled

STANDING = {"proven": ("good", "done"), "likely": ("accent", "now"), "unclear": ("warn", "unknown"),
            "disputed": ("bad", "conflict")}  # fmt: skip


class ClaimsTab(CaseTab):
    """One card per claim of the category, then the evidence that supports none of them."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        (self._add,) = self.bar(("add", self.tr("Thêm chứng cứ, giấy tờ"), self._add_loose))
        column = QWidget(self)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.M)
        self._layout.addWidget(scrolled(column), 1)
        self._cards: dict[str, QFrame] = {}

    def show_parts(self, card: CaseCard) -> None:
        clear(self._column)
        self._cards = {}
        file = card.file
        category = self._desk.words.home.pack.categories.get(file.case.category)
        known = {claim.kind: claim for claim in file.claims}
        for kind in dict.fromkeys((*(category.claims if category else ()), *known)):
            pieces = [piece for piece in file.evidence if kind in piece.supports]
            self._cards[kind] = self._claim(kind, known.get(kind), pieces)
            self._column.addWidget(self._cards[kind])
        loose = [piece for piece in file.evidence if not piece.supports]
        if loose:
            self._column.addWidget(heading(self.tr("Chứng cứ chưa gắn với sự việc nào"), self))
            for piece in loose:
                self._column.addWidget(self._piece(piece))
        self._column.addStretch(1)

    def shown_kinds(self) -> tuple[str, ...]:
        return tuple(self._cards)

    def _add_loose(self) -> None:
        self.add_evidence()

    def add_evidence(self, kind: str = "", supports: tuple[str, ...] = ()) -> None:
        dialog = forms.evidence_dialog(self._desk, self.file, None, kind=kind, supports=supports)
        self.open_form(dialog)

    def edit_claim(self, kind: str) -> None:
        self.open_form(forms.claim_dialog(self._desk, self.file, kind))

    def edit_evidence(self, evidence_id: str) -> None:
        piece = next(each for each in self.file.evidence if each.id == evidence_id)
        self.open_form(forms.evidence_dialog(self._desk, self.file, piece))

    def _claim(self, kind: str, claim: ClaimFacts | None, pieces: list[EvidenceFacts]) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        name = self._desk.words.code("claim_kinds", kind)
        frame.setAccessibleName(name)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.XS)
        left.addWidget(heading(name, frame))
        standing = claim.standing if claim is not None else None
        tone, icon = STANDING.get(standing or "", ("neutral", "not_asked"))
        words = spoken(LISTS["standing"].get(standing or "", standing or "Chưa đánh giá"))
        left.addWidget(Badge(words, tone, icon, frame), 0, Qt.AlignmentFlag.AlignLeft)
        if claim is None:
            left.addWidget(muted(self.tr("Chưa ghi gì"), frame))
        else:
            said = self._desk.words.said("claim", "statement", claim.statement)
            shown = plain(said, frame) if is_known(claim.statement) else muted(self._silent(claim), frame)
            left.addWidget(shown)
            if claim.reason:
                left.addWidget(muted(claim.reason, frame))
            self._marks(left, "claim", claim.id)
        edit = self._button(self.tr("Ghi lời khai, đánh giá"), "edit", name, ("claim", kind))
        left.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        for piece in pieces:
            right.addWidget(self._piece(piece))
        if not pieces:
            right.addWidget(muted(self.tr("Chưa có chứng cứ"), frame))
        more = self._button(self.tr("Thêm chứng cứ"), "add", name, ("more", kind))
        right.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        across = QHBoxLayout(frame)
        across.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        across.setSpacing(Space.L)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        return frame

    def _silent(self, claim: ClaimFacts) -> str:
        if claim.statement is None:
            return self.tr("Chưa hỏi")
        return self._desk.words.said("claim", "statement", claim.statement)

    def _piece(self, piece: EvidenceFacts) -> QWidget:
        words = self._desk.words
        box = QFrame(self)
        box.setProperty("role", "panel")
        name = words.code("evidence_kinds", piece.kind)
        issued = words.said("evidence", "issued_on", piece.issued_on) if is_known(piece.issued_on) else ""
        strong = spoken(LISTS["strength"].get(piece.strength or "", ""))
        details = joined(
            [
                spoken(LISTS["seen_as"].get(piece.seen_as or "", piece.seen_as or "")),
                self.tr("tin cậy: ") + strong if strong else "",
                piece.number,
                piece.issued_by,
                issued,
                piece.told_by,
                piece.note,
            ]
        )
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = plain(name, box)
        title.setProperty("role", "strong")
        texts.addWidget(title)
        if details:
            texts.addWidget(muted(details, box))
        count = sum(1 for each in self.file.attachments if each.evidence_id == piece.id)
        if count:
            texts.addWidget(muted(self.tr("%n bản chụp", "", count), box))
        self._marks(texts, "evidence", piece.id)
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.XS)
        across.addWidget(IconLabel("papers", "muted", Size.ICON, box), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        for icon, said, deed in (("attach", self.tr("Đính bản chụp"), "attach"), ("edit", self.tr("Sửa"), "evidence")):
            button = DeedButton("", icon, (deed, piece.id), box, role="quiet")
            button.setToolTip(said)
            button.setAccessibleName(f"{said}: {name}")
            button.setFixedSize(Size.TARGET + 8, Size.TARGET)
            button.asked.connect(self._deed)
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _marks(self, layout: QVBoxLayout, entity: str, row_id: str) -> None:
        mark = self.mark(entity, row_id)
        if mark is not None:
            words = self.tr("Hai giá trị đang chờ chọn") if mark[0] == "conflict" else self.tr("Văn phòng chưa nhận")
            layout.addWidget(Badge(words, mark[1], mark[0], self), 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, text: str, icon: str, about: str, deed: tuple[str, str]) -> DeedButton:
        button = DeedButton(text, icon, deed, self, role="link")
        button.setAccessibleName(f"{about}: {text}")
        button.asked.connect(self._deed)
        return button

    def _deed(self, deed: str, what: str) -> None:
        match deed:
            case "claim":
                self.edit_claim(what)
            case "more":
                self.add_evidence(supports=(what,))
            case "evidence":
                self.edit_evidence(what)
            case _:
                self.asked.emit(deed, what)
