"""The papers there are: each kind asked for, and of each paper what it is, who brought it, and its scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.casefile import AttachmentFacts, EvidenceFacts
from app.domain.evidence import pieces_of
from app.domain.ids import new_id
from app.domain.values import Said
from app.domain.worksheet import PAPER, PaperNote
from app.services import evidence
from app.ui import icons
from app.ui.editors import DayEdit, kept_of, restore_into
from app.ui.formats import fill, size
from app.ui.says_edit import SaysEdit
from app.ui.theme import Space
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.fields import FieldRow, LongText, TextLine, name_inputs
from app.ui.widgets.partial_date import PartialDateAnswer
from app.ui.widgets.scanner_strip import ScannerStrip
from app.ui.widgets.thumbs import Thumbs
from app.ui.wizard.context import Context, Values
from app.ui.wizard.fold import Fold, link, muted
from app.ui.wizard.simple import Radios, YesNo

_KEPT_BEFORE = ("told_by", "seen_as", "seen_on", "number", "issued_by", "issued_on", "strength", "note")
"""The order in which drafts of the first version kept the fields of a paper."""
THUMB = 40
FILES = "Ảnh và PDF (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.pdf);;Tất cả (*)"


class PaperCard(Fold):
    """One paper: what was seen of it, and its scans."""

    def __init__(self, owner: PapersEdit, note: PaperNote) -> None:
        super().__init__(owner.context.codes["evidence_kinds"].name_of(note.kind), owner)
        self.note = note
        self._owner = owner
        context = owner.context
        self._told_by = TextLine(self, placeholder=self.tr("Mẹ, bà nội, cán bộ y tế…"))
        self._seen_as = Radios(
            [
                ("original", self.tr("Bản chính")),
                ("copy", self.tr("Bản sao")),
                ("photo", self.tr("Ảnh chụp")),
                ("heard", self.tr("Nghe nói")),
            ],
            self,
            upright=True,
        )
        self._seen_on = DayEdit(context.today, self)
        self._number = TextLine(self)
        self._issued_by = TextLine(self)
        self._issued_on = PartialDateAnswer(self, today=context.today)
        self._place = TextLine(self, placeholder=self.tr("Tại nhà, tại trụ sở, qua điện thoại…"))
        self._says = SaysEdit(context.words, self)
        self._says.show_kind(note.kind)
        self._strength = Radios([("weak", self.tr("Yếu")), ("fair", self.tr("Vừa")), ("strong", self.tr("Mạnh"))], self)
        self._words = LongText(self, lines=2)
        self._fields: tuple[tuple[str, Any], ...] = (
            ("told_by", self._told_by),
            ("seen_as", self._seen_as),
            ("seen_on", self._seen_on),
            ("place", self._place),
            ("number", self._number),
            ("issued_by", self._issued_by),
            ("issued_on", self._issued_on),
            ("says", self._says),
            ("strength", self._strength),
            ("note", self._words),
        )
        labels = (
            self.tr("Ai đưa, ai kể"), self.tr("Xem bản nào"), self.tr("Xem ngày"), self.tr("Xem ở đâu"), self.tr("Số"),
            self.tr("Nơi cấp"), self.tr("Ngày cấp"), self.tr("Giấy này ghi gì"), self.tr("Độ tin cậy"),
            self.tr("Ghi chú"),
        )  # fmt: skip
        editor: Any
        for label, (name, editor) in zip(labels, self._fields, strict=True):
            self.add(FieldRow(label, editor, above=name == "says", parent=self))
            editor.changed.connect(owner.edited)
        self._says.grown.connect(owner.grown)
        self._files = QVBoxLayout()
        self._files.setSpacing(Space.XS)
        self.inside.addLayout(self._files)
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setProperty("role", "error")
        self._fault.hide()
        self.add(self._fault)
        attach = QPushButton(self.tr("Đính ảnh, bản quét…"), self)
        icons.put(attach, "attach")
        another = link(self.tr("Có bản khác nữa"), self)
        remove = link(self.tr("Bỏ giấy này"), self)
        buttons = QHBoxLayout()
        for button, press in (
            (attach, owner.attach_clicked),
            (another, owner.another_clicked),
            (remove, owner.remove_clicked),
        ):
            button.setProperty("row", note.id)
            button.clicked.connect(press)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.inside.addLayout(buttons)
        for name, editor in self._fields:
            editor.set_value(getattr(note, name))
        self.show_files()

    def value(self) -> PaperNote:
        return replace(self.note, **{name: editor.value() for name, editor in self._fields})

    @property
    def says(self) -> SaysEdit:
        """What this paper says."""
        return self._says

    def hold_against(self, recorded: Mapping[str, Said], others: Sequence[EvidenceFacts]) -> None:
        """The record and the other papers, so that a contradiction is told while it is typed."""
        self._says.set_recorded(recorded)
        self._says.set_others(others)

    def problem(self) -> str:
        return next((found for _, editor in self._fields if (found := editor.problem())), "")

    def kept(self) -> Any:
        return [self.note.id, {name: kept_of(editor) for name, editor in self._fields}]

    def restore(self, kept: list[Any]) -> None:
        texts = kept[0] if kept and isinstance(kept[0], dict) else dict(zip(_KEPT_BEFORE, kept, strict=False))
        for name, editor in self._fields:
            if name in texts:
                restore_into(editor, texts[name])

    def fault(self, text: str) -> None:
        """What was wrong with a file that was to be attached."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def show_files(self) -> None:
        while (item := self._files.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        files = [each for each in self._owner.context.file.attachments if each.evidence_id == self.note.id]
        for each in files:
            self._files.addWidget(self._file(each))
        self.badge(fill(self.tr("%1 tệp"), len(files)) if files else "", "good")

    def _file(self, each: AttachmentFacts) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        picture = QLabel(row)
        picture.setFixedSize(THUMB, THUMB)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setProperty("of", each.sha256)
        self._owner.draw_thumb(picture)
        layout.addWidget(picture)
        layout.addWidget(muted(fill("%1 · %2", each.title, size(each.size)), row), 1)
        for words, press in ((self.tr("Xem"), self._owner.show_clicked), (self.tr("Gỡ"), self._owner.detach_clicked)):
            button = link(words, row)
            button.setAccessibleName(f"{words}: {each.title}")
            button.setProperty("row", each.id)
            button.clicked.connect(press)
            layout.addWidget(button)
        return row


class PapersEdit(QWidget):
    """A tuple of :class:`PaperNote`; :meth:`extra` holds which kinds there are and are not.

    Signals: ``attach_wanted(str, object)`` a file for a paper, or a list of them; ``scans_wanted(object)`` files of the
    scanner's folder; ``show_wanted(str)``, ``detach_wanted(str)``.
    """

    changed = Signal()
    grown = Signal()
    attach_wanted = Signal(str, object)
    scans_wanted = Signal(object)
    show_wanted = Signal(str)
    detach_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._thumbs = Thumbs(context.home, context.tasks, self)
        self._thumbs.arrived.connect(self._thumb_came)
        self._cards: list[PaperCard] = []
        self._gone: list[PaperNote] = []
        self._kept: dict[str, PaperNote] = {}
        self._values: Values = {}
        self._asked: dict[str, YesNo] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self.strip = ScannerStrip(context.home, context.tasks, self)
        self.strip.wanted.connect(self.scans_wanted)
        kinds = context.codes["evidence_kinds"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.strip)
        for kind in context.sitting.tables.category.evidence:
            answer = YesNo(self)
            answer.setProperty("row", kind)
            answer.changed.connect(self._answered)
            row = FieldRow(kinds.name_of(kind), answer, parent=self)
            layout.addWidget(row)
            place = QVBoxLayout()
            place.setContentsMargins(Space.L, 0, 0, 0)
            layout.addLayout(place)
            self._asked[kind], self._places[kind] = answer, place
        self._others = QVBoxLayout()
        self._others.setSpacing(Space.XS)
        layout.addLayout(self._others)
        self._more = ChoiceBox(context.options("evidence_kinds"), self, placeholder=self.tr("Thêm loại giấy tờ khác…"))
        name_inputs(self._more, self.tr("Thêm loại giấy tờ khác"))
        self._more.changed.connect(self._more_chosen)
        layout.addWidget(self._more)
        first: QWidget = next(iter(self._asked.values()), self._more)
        self.setFocusProxy(first)

    def value(self) -> tuple[PaperNote, ...]:
        return (*(replace(card.value(), supports=self._supports(card.note)) for card in self._cards), *self._gone)

    def set_value(self, value: tuple[PaperNote, ...] | None) -> None:
        opened = {card.note.id for card in self._cards if card.is_open}
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        self._kept = {note.id: note for note in value or ()}
        self._gone = [note for note in value or () if note.gone is not None]
        for note in value or ():
            if note.gone is None:
                self._show(note).open(note.id in opened)

    def is_empty(self) -> bool:
        return not self._cards

    def problem(self) -> str:
        return next((found for card in self._cards if (found := card.problem())), "")

    def kept(self) -> Any:
        return [card.kept() for card in self._cards if card.problem()]

    def restore(self, kept: Any) -> None:
        by_id = {card.note.id: card for card in self._cards}
        for row_id, *texts in kept:
            if (card := by_id.get(str(row_id))) is not None:
                card.restore(texts)
                card.open(True)

    def extra(self) -> dict[str, Any]:
        return {PAPER + kind: answer.value() for kind, answer in self._asked.items()}

    def load(self, values: Values) -> None:
        """Show which kinds there are; a paper on record says yes."""
        self._values = values
        self._compare()
        there = {card.note.kind for card in self._cards}
        for kind, answer in self._asked.items():
            answer.set_value(True if kind in there else values.get(PAPER + kind))

    def adapt(self, values: Values) -> None:
        """What other screens decide of a paper: what it proves."""
        self._kept |= {note.id: note for note in values.get("papers") or ()}
        self._values = values
        self._compare()
        for card in self._cards:
            card.show_files()
        self._want_thumbs()

    def say(self, kind: str, there: bool) -> PaperCard | None:
        """As choosing Có or Không does; the card of the paper if there is one."""
        self._asked[kind].set_value(there)
        self._answer(kind)
        return next((card for card in self._cards if card.note.kind == kind), None)

    def add(self, kind: str) -> PaperCard:
        """One more paper."""
        card = self._show(PaperNote(new_id(), kind, seen_on=self.context.today))
        for other in self._cards:
            other.open(other is card)
        self._compare()
        if kind in self._asked:
            self._asked[kind].set_value(True)
        self.grown.emit()
        self.changed.emit()
        return card

    def card(self, paper_id: str) -> PaperCard | None:
        return next((card for card in self._cards if card.note.id == paper_id), None)

    def names(self) -> list[tuple[str, str]]:
        """Id and name of each paper, as a scan is put to it."""
        return [(card.note.id, card.title) for card in self._cards]

    def draw_thumb(self, picture: QLabel) -> None:
        """The small picture of the scan that ``picture`` is of; it comes when it is read."""
        icon = self._thumbs.icon(str(picture.property("of")))
        picture.setPixmap((icon or icons.icon("papers", "muted")).pixmap(THUMB, THUMB))

    def _want_thumbs(self) -> None:
        self._thumbs.want((each.sha256, each.media_type) for each in self.context.file.attachments)

    def _thumb_came(self, sha256: str) -> None:
        for picture in self.findChildren(QLabel):
            if picture.property("of") == sha256:
                self.draw_thumb(picture)

    def edited(self) -> None:
        self._compare()
        self.changed.emit()

    def _compare(self) -> None:
        """Hold every paper against the record, as it is typed in the other screens, and against the other papers."""
        recorded = evidence.recorded(self.context.home, self._values, self.context.words.names)
        pieces = pieces_of(card.value() for card in self._cards)
        for card in self._cards:
            if card.is_open:
                card.hold_against(recorded, [piece for piece in pieces if piece.id != card.note.id])

    def attach_clicked(self) -> None:
        sender = self.sender()
        files, _ = QFileDialog.getOpenFileNames(self, self.tr("Chọn ảnh hoặc bản quét"), "", FILES)
        paths = [Path(file) for file in files]
        if paths and sender is not None:
            self.attach_wanted.emit(str(sender.property("row")), paths if len(paths) > 1 else paths[0])

    def another_clicked(self) -> None:
        if (card := self._of_sender()) is not None:
            self.add(card.note.kind)

    def remove_clicked(self) -> None:
        card = self._of_sender()
        if card is None:
            return
        self._take_back(card)
        if card.note.kind in self._asked and not any(c.note.kind == card.note.kind for c in self._cards):
            self._asked[card.note.kind].set_value(None)
        self.grown.emit()
        self.changed.emit()

    def show_clicked(self) -> None:
        if (sender := self.sender()) is not None:
            self.show_wanted.emit(str(sender.property("row")))

    def detach_clicked(self) -> None:
        if (sender := self.sender()) is not None:
            self.detach_wanted.emit(str(sender.property("row")))

    def _supports(self, note: PaperNote) -> tuple[str, ...]:
        return self._kept.get(note.id, note).supports

    def _of_sender(self) -> PaperCard | None:
        sender = self.sender()
        return self.card(str(sender.property("row"))) if sender is not None else None

    def _take_back(self, card: PaperCard) -> None:
        if any(row.id == card.note.id for row in self.context.file.evidence):
            self._gone.append(replace(card.value(), gone="ghi nhầm"))
        self._cards.remove(card)
        card.hide()
        card.deleteLater()

    def _show(self, note: PaperNote) -> PaperCard:
        card = PaperCard(self, note)
        self._cards.append(card)
        card.toggled.connect(self._compare)
        self._places.get(note.kind, self._others).addWidget(card)
        return card

    def _answered(self) -> None:
        if (sender := self.sender()) is not None:
            self._answer(str(sender.property("row")))

    def _answer(self, kind: str) -> None:
        mine = [card for card in self._cards if card.note.kind == kind]
        if self._asked[kind].value() is True and not mine:
            self.add(kind)
            return
        if self._asked[kind].value() is not True:
            for card in mine:
                self._take_back(card)
            self.grown.emit()
        self.changed.emit()

    def _more_chosen(self) -> None:
        kind = self._more.value()
        if kind is not None:
            self._more.set_value(None)
            self.add(kind).setFocus()
