"""What a paper says, matter by matter: only the matters that make sense for it, filled from the record by one key, and
a contradiction told while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.agreeing import Agreement, How, agreement, date_of, how
from app.domain.casefile import EvidenceFacts
from app.domain.evidence import in_order, opposing
from app.domain.partial_date import PartialDate
from app.domain.values import Said
from app.ui import evidence_words, icons
from app.ui.field_words import Words
from app.ui.formats import fill
from app.ui.theme import Space, dress
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import FieldRow, TextLine, name_inputs

FEW = 6
"""So many matters are offered at once; the others are one choice away."""


class SaidLine(QWidget):
    """What the paper says of one matter, in its own words; below it how a date is read, and who says otherwise."""

    changed = Signal()

    def __init__(self, about: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.about = about
        self._recorded: Said | None = None
        self._given: Said | None = None
        self._line = TextLine(self, placeholder=parent.tr("Chép đúng như ghi trên giấy"))
        self._line.setAccessibleName(name)
        self._line.changed.connect(self.changed)
        self._same = QPushButton(self)
        self._same.setProperty("role", "link")
        self._same.clicked.connect(self.take_recorded)
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._name = name
        across = QHBoxLayout()
        across.setSpacing(Space.S)
        across.addWidget(self._line, 1)
        across.addWidget(self._same)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(across)
        layout.addWidget(self._note)
        self.setFocusProxy(self._line)
        self._note.hide()
        self.set_recorded(None)

    def value(self) -> Said | None:
        """What stood there stays what it was until it is changed."""
        text = self._line.value()
        if self._given is not None and text == self._given.text:
            return self._given
        return Said(self.about, text, self._read(text)) if text else None

    def set_value(self, said: Said | None) -> None:
        self._line.set_value(said.text if said else None)
        self._given = said

    def text(self) -> str:
        return self._line.text()

    def set_text(self, text: str) -> None:
        self._line.setText(text)

    def is_empty(self) -> bool:
        return self._line.is_empty()

    def problem(self) -> str:
        return ""

    def set_recorded(self, said: Said | None) -> None:
        """What the person's record says of it, for :meth:`take_recorded`."""
        self._recorded = said
        self._same.setVisible(said is not None)
        if said is not None:
            words = self.tr("Đúng như đã ghi")
            self._same.setText(words)
            self._same.setToolTip(fill(self.tr("%1 (Ctrl+D)"), said.text))
            self._same.setAccessibleName(f"{self._name}: {words}: {said.text}")

    def take_recorded(self) -> None:
        """One key: the paper says what the record says."""
        if self._recorded is not None:
            self.set_value(self._recorded)
            self.changed.emit()

    def judge(self, others: Sequence[EvidenceFacts], words: Words) -> None:
        """Say at once who contradicts what stands here."""
        said = self.value()
        text, tone = "", ""
        if said is not None:
            against = opposing(said, others)
            if against:
                text, tone = evidence_words.against(against, words), "bad"
            elif self._recorded is not None and agreement(said, self._recorded) is Agreement.NO:
                text, tone = fill(self.tr("Khác với thông tin nhân khẩu đang ghi: %1"), self._recorded.text), "bad"
            elif how(self.about) is How.DATE and date_of(said) is None:
                text, tone = self.tr("Chưa đọc ra ngày nào; vẫn giữ nguyên chữ."), "warn"
        self._note.setText(text)
        self._note.setVisible(bool(text))
        if text:
            dress(self._note, tone=tone)

    def note(self) -> str:
        return self._note.text()

    def has_focus(self) -> bool:
        return self._line.hasFocus()

    def _read(self, text: str) -> PartialDate | None:
        """The date that is meant, where the words can be read as one."""
        return date_of(Said(self.about, text)) if how(self.about) is How.DATE else None


class SaysEdit(QWidget):
    """A tuple of :class:`Said`. ``show_kind`` says of which matters the paper tells; others can be added.

    Ctrl+D in a line, or the button for the whole paper: exactly as the person's record has it.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: dict[str, SaidLine] = {}
        self._rows: dict[str, FieldRow] = {}
        self._tells: tuple[str, ...] = ()
        self._recorded: Mapping[str, Said] = {}
        self._others: tuple[EvidenceFacts, ...] = ()
        self._repeated: tuple[Said, ...] = ()
        self._all = QPushButton(self.tr("Cả giấy đúng như đã ghi"), self)
        self._all.setProperty("role", "link")
        icons.put(self._all, "tick", "accent")
        self._all.clicked.connect(self.take_all_recorded)
        self._place = QVBoxLayout()
        self._place.setSpacing(Space.XS)
        self._more = ChoiceBox((), self, placeholder=self.tr("Giấy còn ghi điều khác…"))
        name_inputs(self._more, self.tr("Giấy còn ghi điều khác"))
        self._more.changed.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._place)
        layout.addWidget(self._more)
        shortcut = QShortcut(QKeySequence("Ctrl+D"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._take_here)
        self.show_kind("")

    def show_kind(self, kind: str) -> None:
        """Offer the matters that a paper of this kind tells of; what stands here already stays."""
        self._tells = self._words.home.pack.evidence.tells(kind) if kind else ()
        self._lay()

    def set_recorded(self, recorded: Mapping[str, Said]) -> None:
        """What the person's record says, by matter."""
        if recorded == self._recorded:
            return
        self._recorded = recorded
        self._lay()
        for about, line in self._lines.items():
            line.set_recorded(recorded.get(about))
        self._judge()

    def set_others(self, others: Sequence[EvidenceFacts]) -> None:
        """The other pieces of the case, to hold this one against."""
        self._others = tuple(others)
        self._judge()

    def value(self) -> tuple[Said, ...]:
        said = {about: value for about, line in self._lines.items() if (value := line.value()) is not None}
        return (*(said[about] for about in in_order(said)), *self._repeated)

    def set_value(self, value: Sequence[Said] | None) -> None:
        """A second saying of one matter, which a newer machine may write, is kept as it is."""
        known: dict[str, Said] = {}
        repeated = []
        for said in value or ():
            if said.about in known:
                repeated.append(said)
            known.setdefault(said.about, said)
        self._repeated = tuple(repeated)
        self._lay(known)
        for about, line in self._lines.items():
            line.set_value(known.get(about))
        self._judge()

    def is_empty(self) -> bool:
        return not self.value()

    def problem(self) -> str:
        return ""

    def kept(self) -> dict[str, str]:
        return {about: line.text() for about, line in self._lines.items() if not line.is_empty()}

    def restore(self, kept: Any) -> None:
        texts = {str(about): str(text) for about, text in dict(kept).items()}
        self._lay(texts)
        for about, text in texts.items():
            self._lines[about].set_text(text)
        self._judge()

    def line(self, about: str) -> SaidLine:
        return self._lines[about]

    def abouts(self) -> tuple[str, ...]:
        """The matters that are offered."""
        return in_order(self._lines)

    def take_all_recorded(self) -> None:
        """Every line that is empty says what the record says."""
        for line in self._lines.values():
            if line.is_empty():
                line.take_recorded()

    def add(self, about: str) -> SaidLine:
        """Offer one more matter."""
        self._lay({about: ""})
        return self._lines[about]

    def _lay(self, also: Mapping[str, Any] | None = None) -> None:
        few = sorted(self._tells, key=lambda about: about not in self._recorded)[:FEW]
        wanted = in_order({*few, *(also or ()), *(about for about, line in self._lines.items() if not line.is_empty())})
        for about in [about for about in self._lines if about not in wanted]:
            row = self._rows.pop(about)
            del self._lines[about]
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, about in enumerate(wanted):
            if about not in self._lines:
                name = self._words.code("matters", about)
                line = SaidLine(about, name, self)
                line.set_recorded(self._recorded.get(about))
                line.changed.connect(self._edited)
                self._lines[about] = line
                self._rows[about] = FieldRow(name, line, above=True, parent=self)
            self._place.insertWidget(place, self._rows[about])
        rest = [row for row in self._words.home.pack.tables["matters"] if row.code not in self._lines]
        self._more.set_options([Option(row.code, row.name) for row in rest])
        self._all.setVisible(any(about in self._recorded for about in self._lines))
        self.grown.emit()

    def _chosen(self) -> None:
        about = self._more.value()
        if about is not None:
            self._more.set_value(None)
            self.add(about).setFocus()

    def _take_here(self) -> None:
        line = next((line for line in self._lines.values() if line.has_focus()), None)
        if line is not None:
            line.take_recorded()

    def _edited(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        for line in self._lines.values():
            line.judge(self._others, self._words)
