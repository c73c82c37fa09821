"""One matter on which the evidence speaks: what each piece says side by side, and how it was settled (mâu thuẫn)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.answers import Answer, Silence
from app.domain.casefile import AttachmentFacts, CaseFile
from app.domain.changes import Done
from app.domain.evidence import Matter, Settling, State, Value, Voice
from app.domain.merge import Seen
from app.domain.values import Said
from app.services import evidence
from app.services.evidence import Weighed
from app.ui import evidence_words, icons
from app.ui.cases.forms import Desk
from app.ui.cases.tab import DeedButton, heading, muted, plain, toned
from app.ui.field_words import field_name
from app.ui.formats import day, fill
from app.ui.record_panel import Entry, Record, RecordDialog, Save
from app.ui.theme import Space
from app.ui.widgets.badge import Badge
from app.ui.widgets.fields import LongText, Tick

COLUMN, THUMB = 192, 104
"""Pixels: how wide a piece stands, and how high its small picture."""
MOST_OF_A_VALUE, MOST = 3, 8
"""Of many pieces that say the same so many stand beside the others: fewer where there are many values, always one."""


class ContradictionCard(QFrame):
    """A matter with its pieces in columns.

    Signals: ``asked(str, str)``: ``take`` with ``matter piece`` (or ``matter record``, ``matter unknown``), ``reopen``
    with the matter. ``wants()``: the small pictures of :attr:`wanted` are to be shown now.
    """

    asked = Signal(str, str)
    wants = Signal()

    def __init__(
        self,
        desk: Desk,
        matter: Matter,
        scans: Mapping[str, AttachmentFacts],
        story: Sequence[Settling],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.matter, self._scans = desk, matter, scans
        self._pictures: dict[str, QLabel] = {}
        self._may = desk.may("settlement", "taken")
        self.setProperty("role", "card")
        self._name = desk.words.code("matters", matter.about)
        words, tone, icon = evidence_words.STATES[matter.state]
        self.setAccessibleName(f"{self._name}: {evidence_words.tr(words)}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(heading(self._name, self), 1)
        head.addWidget(Badge(evidence_words.tr(words), tone, icon, self), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        for line in self._lines():
            layout.addWidget(line)
        self._columns_of = layout.count()
        self._side_by_side: QScrollArea | None = None
        if matter.state is State.SETTLED:
            self._open = QPushButton(self.tr("Xem các bên nói gì"), self)
            self._open.setProperty("role", "link")
            self._open.setAccessibleName(f"{self.tr('Xem các bên nói gì')}: {self._name}")
            icons.put(self._open, "down", "accent")
            self._open.clicked.connect(self.open)
            layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.open()
        self._foot(layout, story)

    def open(self) -> None:
        """Show what each piece says, side by side; once settled, only when asked for."""
        layout = self.layout()
        if self._side_by_side is None and isinstance(layout, QVBoxLayout):
            self._side_by_side = self._columns()
            layout.insertWidget(self._columns_of, self._side_by_side)
            if self.matter.state is State.SETTLED:
                self._open.hide()
                self.wants.emit()

    @property
    def wanted(self) -> tuple[AttachmentFacts, ...]:
        """The attachments whose small pictures are to be shown."""
        return tuple(self._scans[piece] for piece in self._pictures)

    def show_picture(self, sha256: str, icon: QIcon) -> None:
        for piece, label in self._pictures.items():
            if self._scans[piece].sha256 == sha256:
                label.setPixmap(icon.pixmap(COLUMN, THUMB))

    def _lines(self) -> list[QWidget]:
        """What is to be known before the pieces are read."""
        matter, lines = self.matter, list[QWidget]()
        settlement = matter.settlement
        if settlement is not None and matter.state is State.SETTLED:
            taken = self._taken(settlement.taken)
            lines.append(plain(fill(self.tr("Lấy theo: %1"), taken), self))
        if matter.since:
            lines.append(toned(self.tr("Đã giải quyết, nhưng sau đó có chứng cứ nói khác."), "bad", self))
        elif matter.state is State.REOPENED:
            reason = settlement.reason if settlement is not None else ""
            lines.append(toned(fill(self.tr("Đưa ra xem xét lại: %1"), reason), "bad", self))
        if matter.record_differs and matter.recorded is not None and matter.state is State.SETTLED:
            words = fill(self.tr("Thông tin nhân khẩu còn ghi khác: %1"), matter.recorded.text)
            lines.append(toned(words, "warn", self))
        return lines

    def _columns(self) -> QScrollArea:
        inner = QWidget(self)
        boxes: list[QWidget] = []
        across = QHBoxLayout(inner)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        most = max(1, min(MOST_OF_A_VALUE, MOST // max(1, len(self.matter.values))))
        for value in self.matter.values:
            shown = value.voices[:most]
            boxes += [self._column(value, voice) for voice in shown[:-1]]
            boxes.append(self._column(value, shown[-1], len(value.voices) - len(shown)))
        if self.matter.recorded is not None:
            boxes.append(self._record(self.matter.recorded))
        for box in boxes:
            across.addWidget(box)
        across.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setProperty("role", "page")
        area.setWidget(inner)
        highest = max((layout.heightForWidth(COLUMN) for box in boxes if (layout := box.layout())), default=0)
        area.setFixedHeight(highest + area.horizontalScrollBar().sizeHint().height() + Space.XS)
        return area

    def _box(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        box = QFrame(self)
        box.setProperty("role", "card")
        box.setFixedWidth(COLUMN)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        said = plain(title, box)
        said.setProperty("role", "strong")
        layout.addWidget(said)
        return box, layout

    def _column(self, value: Value, voice: Voice, more: int = 0) -> QWidget:
        """``more``: so many others say the same and are not shown."""
        piece = voice.piece
        kind = self._desk.words.code("evidence_kinds", piece.kind)
        box, layout = self._box(evidence_words.value(voice.said))
        box.setAccessibleName(f"{self._name}: {voice.said.text}: {kind}")
        layout.addWidget(plain(kind, box))
        for text in (
            evidence_words.seen(piece), piece.told_by or "", evidence_words.issued(piece),
            evidence_words.strength(piece),
        ):  # fmt: skip
            if text:
                layout.addWidget(muted(text, box))
        if more:
            layout.addWidget(plain(fill(self.tr("và %1 chứng cứ nữa nói như vậy"), more), box))
        if value.first_established:
            layout.addWidget(muted(self.tr("Được lập trước các giấy kia (chỉ để tham khảo)"), box))
        if piece.id in self.matter.since:
            layout.addWidget(Badge(self.tr("Có sau khi giải quyết"), "warn", "now", box), 0, Qt.AlignmentFlag.AlignLeft)
        if piece.id in self._scans:
            picture = QLabel(box)
            picture.setFixedHeight(THUMB)
            picture.setAccessibleName(fill(self.tr("Ảnh nhỏ của %1"), kind))
            self._pictures[piece.id] = picture
            layout.addWidget(picture)
        layout.addStretch(1)
        taken = self._is_taken(voice.said)
        if taken:
            layout.addWidget(Badge(self.tr("Đã lấy theo"), "good", "done", box), 0, Qt.AlignmentFlag.AlignLeft)
        elif self._may:
            layout.addWidget(self._take(self.tr("Chọn theo giấy này…"), piece.id, kind, box))
        return box

    def _record(self, recorded: Said) -> QWidget:
        box, layout = self._box(evidence_words.value(recorded))
        words = self.tr("Thông tin nhân khẩu đang ghi")
        box.setAccessibleName(f"{self._name}: {recorded.text}: {words}")
        layout.addWidget(plain(words, box))
        layout.addStretch(1)
        if self.matter.is_open and self._may:
            layout.addWidget(self._take(self.tr("Giữ như đang ghi…"), "record", words, box))
        return box

    def _take(self, words: str, what: str, about: str, parent: QWidget) -> DeedButton:
        button = DeedButton(words, "", ("take", f"{self.matter.about} {what}"), parent, role="link")
        button.setAccessibleName(f"{words} {self._name}: {about}")
        button.asked.connect(self.asked)
        return button

    def _foot(self, layout: QVBoxLayout, story: Sequence[Settling]) -> None:
        for each in story:
            layout.addWidget(muted(told(each, self._desk), self))
        if not self._may:
            return
        across = QHBoxLayout()
        across.setSpacing(Space.S)
        if self.matter.is_open:
            across.addWidget(self._take(self.tr("Chưa xác định được…"), "unknown", "", self))
        if self.matter.state is State.SETTLED:
            button = DeedButton(self.tr("Xem xét lại…"), "undo", ("reopen", self.matter.about), self, role="link")
            button.setAccessibleName(f"{self.tr('Xem xét lại…')} {self._name}")
            button.asked.connect(self.asked)
            across.addWidget(button)
        across.addStretch(1)
        layout.addLayout(across)

    def _is_taken(self, said: Said) -> bool:
        settlement = self.matter.settlement
        return settlement is not None and self.matter.state is State.SETTLED and settlement.taken == said

    def _taken(self, taken: object) -> str:
        if isinstance(taken, Said):
            return evidence_words.value(taken)
        return self.tr("chưa xác định được") if isinstance(taken, Silence) else ""


def told(settling: Settling, desk: Desk) -> str:
    """One settling of the history, in a line."""
    if settling.undone:
        taken = evidence_words.tr("đã hoàn tác")
    elif settling.taken is None:
        taken = evidence_words.tr("đưa ra xem xét lại")
    elif isinstance(settling.taken, Said):
        taken = fill(evidence_words.tr("lấy theo: %1"), evidence_words.value(settling.taken))
    else:
        taken = evidence_words.tr("chưa xác định được")
    when = day(settling.day) if settling.day else ""
    return evidence_words.joined([when, desk.words.name(settling.by), taken, settling.reason])


# Settling ------------------------------------------------------------------------------------------------------


def settle_dialog(desk: Desk, file: CaseFile, weighed: Weighed, about: str, what: str) -> RecordDialog | None:
    """Take a side: that of a piece (its id), of the record (``record``), or of none (``unknown``). The reason is
    required; whether the person's record is changed too is asked, and yes unless taken away."""
    matter = weighed.matter(about)
    if matter is None:
        return None
    home, case_id = desk.words.home, file.case.id
    voice = next((voice for voice in matter.voices if voice.piece.id == what), None)
    taken: Answer[Said] = voice.said if voice is not None else matter.recorded if what == "record" else Silence.UNKNOWN
    source = desk.words.code("evidence_kinds", voice.piece.kind) if voice is not None else None
    changed = (
        evidence.would_write(home, file, taken, weighed.relatives)
        if voice is not None and isinstance(taken, Said)
        else ()
    )
    entries = [Entry("reason", lambda: LongText(lines=4), required=True, hint=_tr("Dựa vào đâu mà chọn như vậy"))]
    if changed:
        names = ", ".join(field_name("resident", name) for name in changed)
        entries.append(
            Entry("into_record", lambda: Tick(fill(_tr("Ghi luôn vào: %1"), names)), _tr("Thông tin nhân khẩu"))
        )

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return evidence.settle(
            home,
            case_id,
            about,
            taken,
            str(fields["reason"]),
            weighed=matter.pieces,
            seen=matter.settlement.seen if matter.settlement is not None else None,
            person_seen=file.person.seen if file.person is not None else None,
            into_record=bool(fields.get("into_record")),
            source=source,
        )

    side = evidence_words.value(taken) if isinstance(taken, Said) else _tr("chưa xác định được")
    others = [value.said.text for value in matter.values if value.said != taken]
    intro = fill(_tr("Lấy theo: %1"), evidence_words.joined([side, source]))
    if others:
        intro += "\n" + fill(_tr("Các nơi khác ghi: %1"), "; ".join(others))
    dialog = _dialog(desk, f"{_tr('Giải quyết')}: {desk.words.code('matters', about)}", entries, save, intro,
                     f"settlement/{case_id}/{about}/{what}", _tr("Chọn theo bên này"))  # fmt: skip
    if changed:
        dialog.panel.preset("into_record", True)
    return dialog


def reopen_dialog(desk: Desk, file: CaseFile, weighed: Weighed, about: str) -> RecordDialog:
    """Take a settled matter up again, with the reason."""
    home, case_id = desk.words.home, file.case.id
    matter = weighed.matter(about)
    seen = matter.settlement.seen if matter is not None and matter.settlement is not None else None

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return evidence.reopen(home, case_id, about, str(fields["reason"]), seen=seen)

    return _dialog(
        desk,
        f"{_tr('Xem xét lại')}: {desk.words.code('matters', about)}",
        [Entry("reason", lambda: LongText(lines=4), required=True, hint=_tr("Có gì mới mà phải xem lại"))],
        save,
        _tr("Lần giải quyết trước vẫn ở trong lịch sử."),
        f"reopen/{case_id}/{about}",
        _tr("Đưa ra xem xét lại"),
    )


def _dialog(desk: Desk, title: str, entries: list[Entry], save: Save, intro: str, key: str, yes: str) -> RecordDialog:
    return desk.dialog(
        title, "settlement", entries, Record(), save, key=key, whole=True, yes=yes, intro=intro, judged=False
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("contradiction", text)
