"""Facts to read: label and value, the three silences told apart, unsettled and disputed values marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from app.domain.answers import Silence
from app.ui.theme import Space, dress
from app.ui.widgets.badge import IconLabel

_SILENT = {None: "not_asked", Silence.UNKNOWN: "unknown", Silence.DOES_NOT_APPLY: "skipped"}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact in words. ``silent``: the words are those of a silence (``silence`` says which; None: not asked).
    ``own``: this laptop's value, the office has not settled it. ``disputed``: two values wait for a person. ``asked``:
    the office asks the field about it."""

    label: str
    value: str
    silent: bool = False
    silence: Silence | None = None
    own: bool = False
    disputed: bool = False
    asked: bool = False


class FactGrid(QWidget):
    """A grid of facts. ``above`` puts labels over the values (narrow columns)."""

    def __init__(self, parent: QWidget | None = None, *, above: bool = False) -> None:
        super().__init__(parent)
        self._above = above
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS if above else Space.S)
        self._lines: tuple[FactLine, ...] = ()

    def show_lines(self, lines: Sequence[FactLine]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = tuple(lines)
        for index, line in enumerate(lines):
            label = QLabel(line.label, self)
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            value = self._value(line)
            if self._above:
                value.setContentsMargins(0, 0, 0, Space.XS)
                self._grid.addWidget(label, 2 * index, 0)
                self._grid.addWidget(value, 2 * index + 1, 0)
            else:
                self._grid.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(value, index, 1)
        if not self._above:
            self._grid.setColumnMinimumWidth(0, 150)
            self._grid.setColumnStretch(1, 1)

    def lines(self) -> tuple[FactLine, ...]:
        return self._lines

    def text(self, label: str) -> str:
        """What stands beside a label; raises StopIteration for one that is not there."""
        return next(line.value for line in self._lines if line.label == label)

    def _value(self, line: FactLine) -> QWidget:
        box = QWidget(self)
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.XS)
        if line.silent:
            across.addWidget(IconLabel(_SILENT[line.silence], "muted", 16, box), 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(line.value, box)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dress(words, role="muted" if line.silent else "")
        across.addWidget(words, 1)
        for on, icon, tone, tip in (
            (line.asked, "help", "accent", self.tr("Văn phòng hỏi về mục này: câu hỏi ở đầu trang")),
            (line.disputed, "conflict", "bad", self.tr("Hai giá trị đang chờ người có thẩm quyền chọn")),
            (line.own, "laptop", "warn", self.tr("Giá trị của máy này, văn phòng chưa nhận")),
        ):
            if on:
                mark = IconLabel(icon, tone, 16, box)
                mark.setToolTip(tip)
                mark.setAccessibleName(tip)
                across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
                words.setToolTip(tip)
        words.setAccessibleName(f"{line.label}: {line.value}")
        return box
