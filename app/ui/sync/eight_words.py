"""Eight words, large enough to be read aloud across a table or over the telephone (tám từ đối chiếu), with a QR of
them; and the field into which the other side's are typed or scanned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from app.services.enrolment import Compared
from app.ui.sync.code_square import CodeSquare
from app.ui.theme import Space, dress
from app.ui.widgets.fields import TextLine


class EightWords(QFrame):
    """``show_words(("bàn", "ghế", …))``: numbered, in two rows of four; with a ``code`` also as a QR."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._compared = Compared((), "")
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        across.setSpacing(Space.L)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._square = CodeSquare(self)
        across.addLayout(self._grid, 1)
        across.addWidget(self._square)
        self._labels: list[tuple[QLabel, QLabel]] = []
        for place in range(8):
            number, word = QLabel(str(place + 1), self), QLabel(self)
            number.setProperty("role", "muted")
            word.setProperty("role", "title")
            word.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row, column = divmod(place, 4)
            self._grid.addWidget(number, row, 2 * column)
            self._grid.addWidget(word, row, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)
            self._labels.append((number, word))

    def show_words(self, words: Sequence[str], code: str = "") -> None:
        self._compared = Compared(tuple(words), code)
        for (_, label), word in zip(self._labels, words, strict=False):
            label.setText(word)
        self._square.show_code(code)
        self.setAccessibleName(self.tr("Tám từ đối chiếu") + ": " + " ".join(words))

    def show_compared(self, compared: Compared) -> None:
        self.show_words(*compared)

    def words(self) -> tuple[str, ...]:
        return self._compared.words

    def code(self) -> str:
        return self._compared.code

    def text(self) -> str:
        return " ".join(self._compared.words)

    def are_said_by(self, typed: str) -> bool:
        """Whether the other side shows the same: its words were typed, or its QR read in."""
        return bool(self._compared.words) and self._compared.is_said_by(typed)


class HeardField(QWidget):
    """Type the eight words that the other machine shows, or let a reader type its QR. Signal: ``same()`` they agree."""

    same = Signal()

    def __init__(self, words: EightWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.line = TextLine(self, placeholder=self.tr("Quét mã QR của máy kia, hoặc gõ tám từ của máy kia"), most=200)
        self.line.setAccessibleName(self.tr("Tám từ hoặc mã QR của máy kia"))
        self.line.changed.connect(self._look)
        self.line.returnPressed.connect(self._entered)
        self._said = QLabel(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._said)

    def clear(self) -> None:
        self.line.set_value(None)
        self._tell("")

    def said(self) -> str:
        return self._said.text()

    def _look(self) -> None:
        if self._words.are_said_by(self.line.text()):
            self._tell(self.tr("✓ Khớp"), "strong")
            self.same.emit()
        else:
            self._tell("")

    def _entered(self) -> None:
        self._look()
        if not self.line.is_empty() and not self._said.text():
            self._tell(self.tr("✗ Không khớp: đừng tiếp tục"), "error")

    def _tell(self, text: str, role: str = "") -> None:
        self._said.setText(text)
        dress(self._said, role=role)
