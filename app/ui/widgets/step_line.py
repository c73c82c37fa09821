"""The pathway as a line of steps (lộ trình): done, now, waiting, late, blocked; each with icon, word and colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.theme import Space

_DOT = 28
_LEAST = 116
_MOST = 220
_LINES = 2


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    WAITING = "waiting"
    LATE = "late"
    BLOCKED = "blocked"
    TODO = "todo"
    SKIPPED = "skipped"


_LOOK = {
    StepState.DONE: ("done", "good"),
    StepState.NOW: ("now", "accent"),
    StepState.WAITING: ("waiting", "warn"),
    StepState.LATE: ("late", "bad"),
    StepState.BLOCKED: ("blocked", "stuck"),
    StepState.TODO: ("todo", "muted"),
    StepState.SKIPPED: ("skipped", "muted"),
}


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step: ``note`` is a short second line ("hạn 12/12", "xong 03/11")."""

    key: str
    title: str
    state: StepState
    note: str = ""


class _Step(QAbstractButton):
    def __init__(self, mark: StepMark, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark, self.word = mark, word
        self.chosen = False
        self.setText(mark.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        full = ". ".join(part for part in (mark.title, word, mark.note) if part)
        self.setAccessibleName(full)
        self.setToolTip(full)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, (icon, role) = theme.current(), _LOOK[self.mark.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRect((self.width() - _DOT) // 2, 6, _DOT, _DOT)
        frame = self.rect().adjusted(2, dot.bottom() + 2, -2, -1)
        if self.chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_soft" if self.chosen else "hover"))
            painter.drawRoundedRect(frame, 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 5, 5)
        icons.icon(icon, role).paint(painter, dot)
        metrics = painter.fontMetrics()
        top = dot.bottom() + 3
        font = QFont(self.font())
        font.setBold(self.mark.state in (StepState.NOW, StepState.LATE))
        painter.setFont(font)
        painter.setPen(colours.colour("muted" if self.mark.state in (StepState.TODO, StepState.SKIPPED) else "text"))
        title = QRect(Space.XS, top, self.width() - 2 * Space.XS, metrics.lineSpacing() * _LINES + 2)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(title, int(centre | Qt.TextFlag.TextWordWrap), self.mark.title)
        painter.setFont(self.font())
        painter.setPen(colours.colour(role))
        note = metrics.elidedText(self.mark.note or self.word, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(QRect(title.left(), title.bottom() + 1, title.width(), metrics.lineSpacing()), centre, note)


class StepLine(QWidget):
    """The whole line; it breaks into rows when there is no room. Left and Right walk, Enter or Space opens.

    Signal: ``activated(str)`` the key of the step.
    """

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[_Step] = []
        self._words = {
            StepState.DONE: self.tr("Xong"),
            StepState.NOW: self.tr("Đang làm"),
            StepState.WAITING: self.tr("Đang chờ"),
            StepState.LATE: self.tr("Quá hạn"),
            StepState.BLOCKED: self.tr("Vướng mắc"),
            StepState.TODO: self.tr("Chưa tới"),
            StepState.SKIPPED: self.tr("Không cần"),
        }
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Lộ trình"))

    def show_steps(self, marks: Sequence[StepMark], chosen: str = "") -> None:
        """Show these steps, in this order."""
        for step in self._steps:
            step.hide()
            step.deleteLater()
        self._steps = []
        for mark in marks:
            step = _Step(mark, self._words[mark.state], self)
            step.chosen = mark.key == chosen
            step.clicked.connect(self._clicked)
            step.installEventFilter(self)
            step.show()
            self._steps.append(step)
        self._arrange()
        self.updateGeometry()

    def choose(self, key: str) -> None:
        """Mark the step whose details the page shows."""
        for step in self._steps:
            step.chosen = step.mark.key == key
            step.update()

    def _clicked(self) -> None:
        step = self.sender()
        if isinstance(step, _Step):
            self.choose(step.mark.key)
            self.activated.emit(step.mark.key)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, _Step):
            by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if by is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                where = self._steps.index(watched) + by
                if 0 <= where < len(self._steps):
                    self._steps[where].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return False

    def _per_row(self, width: int) -> int:
        return max(1, min(len(self._steps) or 1, width // _LEAST))

    def _row_height(self) -> int:
        return 6 + _DOT + 3 + self.fontMetrics().lineSpacing() * (_LINES + 1) + 12

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        per_row = self._per_row(width)
        rows = -(-len(self._steps) // per_row) if self._steps else 0
        return rows * self._row_height()

    def sizeHint(self) -> QSize:
        width = max(self.width(), _LEAST * 4)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One row: a layout asks for the height of its width, no window has to grow for a line that is narrow yet."""
        return QSize(_LEAST, self._row_height() if self._steps else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _arrange(self) -> None:
        per_row = self._per_row(self.width())
        rows = -(-len(self._steps) // per_row) if self._steps else 1
        per_row = -(-len(self._steps) // rows) if self._steps else 1
        width, height = min(self.width() // per_row, _MOST), self._row_height()
        for index, step in enumerate(self._steps):
            step.setGeometry((index % per_row) * width, (index // per_row) * height, width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line between the dots: solid up to where work is, dashed after."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        for left, right in zip(self._steps, self._steps[1:], strict=False):
            if left.y() != right.y():
                continue
            behind = left.mark.state in (StepState.DONE, StepState.SKIPPED)
            style = Qt.PenStyle.SolidLine if behind else Qt.PenStyle.DotLine
            painter.setPen(QPen(colours.colour("good" if behind else "edge"), 2, style))
            y, reach = left.y() + 6 + _DOT // 2, _DOT // 2 + 5
            start = left.x() + left.width() // 2 + reach
            painter.drawLine(QPoint(start, y), QPoint(right.x() + right.width() // 2 - reach, y))
