"""Sự việc & chứng cứ: what contradicts itself, then each claim beside the evidence that it rests on, how it stands, and
what is still to be shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.casefile import AttachmentFacts, ClaimFacts, EvidenceFacts
from app.domain.evidence import Matter, State, Suggestion
from app.domain.permissions import Action
from app.progress import Progress
from app.services import statements
from app.services.cases import CaseCard
from app.services.evidence import Weighed
from app.ui import evidence_words
from app.ui.cases import forms
from app.ui.cases.contradiction import ContradictionCard, reopen_dialog, settle_dialog
from app.ui.cases.statement_dialog import StatementDialog
from app.ui.cases.tab import CaseTab, DeedButton, clear, heading, joined, muted, plain
from app.ui.dialogs import show_error
from app.ui.field_words import LISTS, spoken
from app.ui.formats import fill
from app.ui.theme import Size, Space
from app.ui.widgets.badge import Badge, IconLabel
from app.ui.widgets.fields import scrolled
from app.ui.widgets.thumbs import Thumbs

STANDING = {"proven": ("good", "done"), "likely": ("accent", "now"), "unclear": ("warn", "unknown"),
            "disputed": ("bad", "conflict")}  # fmt: skip
FEW = 4
"""Of many pieces under one claim so many are shown until all are asked for."""


class ClaimsTab(CaseTab):
    """What is contradicted, one card per claim of the category, the evidence that supports none of them, and what was
    settled. :meth:`take` gets the weighed evidence before the card is shown."""

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._weighed = Weighed()
        self._add, self._blank = self.bar(
            ("add", self.tr("Thêm chứng cứ, giấy tờ"), self._add_loose),
            ("print", self.tr("In tờ khai trống"), self._offer_blanks),
        )
        self._blanks = self._menu_of_blanks()
        self._blank.setVisible(desk.words.home.account.may(Action.PRINT_FORM))
        column = QWidget(self)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.M)
        self._layout.addWidget(scrolled(column), 1)
        self._cards: dict[str, QFrame] = {}
        self._matters: dict[str, ContradictionCard] = {}
        self._scans: dict[str, AttachmentFacts] = {}
        self._whole: set[str] = set()
        self._statement: StatementDialog | None = None
        self._thumbs = Thumbs(desk.words.home, desk.tasks, self)
        self._thumbs.arrived.connect(self._show_picture)

    def take(self, weighed: Weighed) -> None:
        """What the evidence of the case that is shown next says."""
        self._weighed = weighed

    def show_parts(self, card: CaseCard) -> None:
        clear(self._column)
        self._cards, self._matters = {}, {}
        file = card.file
        self._scans = {}
        for each in file.attachments:
            if each.evidence_id:
                self._scans.setdefault(each.evidence_id, each)
        for matter in self._weighed.open:
            self._column.addWidget(self._matter(matter))
        category = self._desk.words.home.pack.categories.get(file.case.category)
        known = {claim.kind: claim for claim in file.claims}
        by_claim = self._by_claim()
        for kind in dict.fromkeys((*(category.claims if category else ()), *known)):
            self._cards[kind] = self._claim(kind, known.get(kind), by_claim.get(kind, []))
            self._column.addWidget(self._cards[kind])
        loose = [piece for piece in file.evidence if not piece.supports]
        if loose:
            self._column.addWidget(heading(self.tr("Chứng cứ chưa gắn với sự việc nào"), self))
            self._pieces(self._column, "", loose)
        settled = [m for m in self._weighed.matters if not m.is_open and m.state is not State.AGREED]
        if settled:
            self._column.addWidget(heading(self.tr("Đã đối chiếu"), self))
        for matter in settled:
            self._column.addWidget(self._matter(matter))
        self._column.addStretch(1)
        self._want_pictures()

    def shown_kinds(self) -> tuple[str, ...]:
        return tuple(self._cards)

    def matter(self, about: str) -> ContradictionCard | None:
        """The card of a matter, if it is contradicted, settled, or only perhaps agreed upon."""
        return self._matters.get(about)

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

    def settle(self, about: str, what: str) -> None:
        """Ask why this side is taken: a piece, ``record``, or ``unknown``."""
        dialog = settle_dialog(self._desk, self.file, self._weighed, about, what)
        if dialog is not None:
            self.open_form(dialog)

    def reopen(self, about: str) -> None:
        self.open_form(reopen_dialog(self._desk, self.file, self._weighed, about))

    def print_statement(self, evidence_id: str) -> None:
        """The sheet of a statement, to be signed."""
        home = self._desk.words.home
        self._print(lambda _progress: statements.print_statement(home, evidence_id).value)

    def print_blank(self, kind: str) -> None:
        """The empty sheet of a kind of statement."""
        home, case_id = self._desk.words.home, self.file.case.id
        self._print(lambda _progress: statements.print_blank(home, case_id, kind).value)

    # Claims ----------------------------------------------------------------------------------------------------------

    def _by_claim(self) -> dict[str, list[EvidenceFacts]]:
        found: dict[str, list[EvidenceFacts]] = {}
        for piece in self.file.evidence:
            for kind in piece.supports:
                found.setdefault(kind, []).append(piece)
        return found

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
        suggestion = self._weighed.suggestions.get(kind)
        if suggestion is not None:
            left.addWidget(muted(self._suggested(suggestion), frame))
        lacks = [evidence_words.lack(reason, self._desk.words) for reason in self._weighed.missing.get(kind, ())]
        if lacks:
            left.addWidget(muted(fill(self.tr("Còn thiếu: %1"), "; ".join(lacks)), frame))
        edit = self._button(self.tr("Ghi lời khai, đánh giá"), "edit", name, ("claim", kind))
        left.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        self._pieces(right, kind, pieces)
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

    def _suggested(self, suggestion: Suggestion) -> str:
        reasons = "; ".join(evidence_words.why(reason, self._desk.words) for reason in suggestion.why)
        standing = spoken(LISTS["standing"][suggestion.standing.value]).lower()
        return fill(self.tr("Máy gợi ý: %1 (%2)"), standing, reasons)

    def _silent(self, claim: ClaimFacts) -> str:
        if claim.statement is None:
            return self.tr("Chưa hỏi")
        return self._desk.words.said("claim", "statement", claim.statement)

    def _pieces(self, layout: QVBoxLayout, kind: str, pieces: list[EvidenceFacts]) -> None:
        whole = kind in self._whole
        for piece in pieces if whole else pieces[:FEW]:
            layout.addWidget(self._piece(piece))
        if not whole and len(pieces) > FEW:
            words = fill(self.tr("Xem thêm %1 chứng cứ"), len(pieces) - FEW)
            about = self._desk.words.code("claim_kinds", kind) if kind else self.tr("Chứng cứ")
            layout.addWidget(self._button(words, "down", about, ("all", kind)), 0, Qt.AlignmentFlag.AlignLeft)

    def _piece(self, piece: EvidenceFacts) -> QWidget:
        words = self._desk.words
        box = QFrame(self)
        box.setProperty("role", "panel")
        name = words.code("evidence_kinds", piece.kind)
        says = "; ".join(f"{words.code('matters', said.about)}: {evidence_words.value(said)}" for said in piece.says)
        details = joined(
            [
                evidence_words.seen(piece), evidence_words.strength(piece).lower(), evidence_words.issued(piece),
                piece.told_by, piece.note,
            ]
        )  # fmt: skip
        texts = QVBoxLayout()
        texts.setSpacing(0)
        title = plain(name, box)
        title.setProperty("role", "strong")
        texts.addWidget(title)
        if says:
            texts.addWidget(plain(says, box))
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
        for icon, said, deed in self._deeds_of(piece):
            button = DeedButton("", icon, (deed, piece.id), box, role="quiet")
            button.setToolTip(said)
            button.setAccessibleName(f"{said}: {name}")
            button.setFixedSize(Size.TARGET + 8, Size.TARGET)
            button.asked.connect(self._deed)
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _deeds_of(self, piece: EvidenceFacts) -> list[tuple[str, str, str]]:
        """Icon, words and deed of each button beside a piece."""
        home = self._desk.words.home
        statement = statements.is_statement(home, piece.kind)
        attach = self.tr("Đính bản đã ký…") if statement else self.tr("Đính bản chụp")
        deeds = [("attach", attach, "attach"), ("edit", self.tr("Sửa"), "evidence")]
        if statement and home.account.may(Action.PRINT_FORM):
            deeds.insert(0, ("print", self.tr("In văn bản, lời khai để ký"), "statement"))
        return deeds

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
            case "statement":
                self.print_statement(what)
            case "take":
                self.settle(*what.split(" ", 1))
            case "reopen":
                self.reopen(what)
            case "all" if self._card is not None:
                self._whole.add(what)
                self.show_parts(self._card)
            case _:
                self.asked.emit(deed, what)

    # Matters ---------------------------------------------------------------------------------------------------------

    def _matter(self, matter: Matter) -> ContradictionCard:
        story = self._weighed.story.get(matter.about, ())
        card = ContradictionCard(self._desk, matter, self._scans, story, self)
        card.asked.connect(self._deed)
        card.wants.connect(self._want_pictures)
        self._matters[matter.about] = card
        return card

    def _want_pictures(self) -> None:
        """The small pictures of the papers that stand side by side; what is here already is shown at once."""
        wanted = [each for card in self._matters.values() for each in card.wanted]
        self._thumbs.want((each.sha256, each.media_type) for each in wanted)
        for sha256 in {each.sha256 for each in wanted}:
            self._show_picture(sha256)

    def _show_picture(self, sha256: str) -> None:
        icon = self._thumbs.icon(sha256)
        if icon is not None:
            for card in self._matters.values():
                card.show_picture(sha256, icon)

    # Statements ------------------------------------------------------------------------------------------------------

    def _offer_blanks(self) -> None:
        self._blanks.popup(self._blank.mapToGlobal(self._blank.rect().bottomLeft()))

    def _menu_of_blanks(self) -> QMenu:
        menu = QMenu(self)
        for kind in statements.BLANKS:
            action = menu.addAction(self._desk.words.code("evidence_kinds", kind))
            action.setData(kind)
        menu.triggered.connect(self._blank_chosen)
        return menu

    def _blank_chosen(self, action: QAction) -> None:
        self.print_blank(str(action.data()))

    def _print(self, make: Callable[[Progress], bytes]) -> None:
        self._desk.tasks.run(make, self._printed, self._failed, title=self.tr("Đang lập văn bản"))

    def _printed(self, pdf: bytes) -> None:
        self._statement = StatementDialog(self._desk.tasks, pdf, self.file.case.id, self.window())
        self._statement.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._statement.open()

    def _failed(self, error: Exception) -> None:
        show_error(self.window(), error)
