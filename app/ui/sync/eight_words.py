"""Eight words, large enough to be read aloud across a table or over the telephone (tám từ đối chiếu)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from app.ui.theme import Space


class EightWords(QFrame):
    """``show_words(("bàn", "ghế", …))``: numbered, in two rows of four."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._words: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
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

    def show_words(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        for (_, label), word in zip(self._labels, words, strict=False):
            label.setText(word)
        self.setAccessibleName(self.tr("Tám từ đối chiếu") + ": " + " ".join(words))

    def words(self) -> tuple[str, ...]:
        return self._words

    def text(self) -> str:
        return " ".join(self._words)
