"""The picture in the scan editor: as it is turned, with what is cut away greyed out. Mouse and keyboard do the same.

Drag from an empty place to cut; drag an edge or corner to move it, the inside to move the whole. Arrow keys move the
cut, Shift moves its right and lower edges, Alt its left and upper ones.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.domain.scan_edit import Cut, Edit
from app.ui import theme
from app.ui.theme import Space

GRIP = 12
"""So near to an edge, in pixels, the mouse takes hold of it."""
STEP = 0.01
FIRST_CUT = Cut(0.05, 0.05, 0.95, 0.95)


class ScanCanvas(QWidget):
    """Signals: ``changed(object)`` another :class:`Edit`, once per deed of the person (not per pixel)."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Ảnh đang sửa"))
        self.setAccessibleDescription(
            self.tr("R xoay phải, Shift+R xoay trái, X cắt, phím mũi tên dời khung cắt, Shift hoặc Alt để đổi cỡ khung")
        )
        self._image = QImage()
        self._turned = QImage()
        self._edit = Edit()
        self._draft: Cut | None = None
        self._held = ""
        self._from = QPointF()
        self._cut_before = Cut()
        theme.watch().changed.connect(self.update)

    def show_image(self, image: QImage, edit: Edit) -> None:
        self._image = image
        self.show_edit(edit)

    def show_edit(self, edit: Edit) -> None:
        self._edit, self._draft = edit, None
        self._turned = self._image.transformed(QTransform().rotate(edit.turn)) if edit.turn else self._image
        self.update()

    @property
    def edit(self) -> Edit:
        return self._edit

    def begin_cut(self) -> None:
        """A frame to be moved by the arrow keys."""
        if self._edit.cut.whole:
            self._tell(FIRST_CUT)
        self.setFocus()

    def drop_cut(self) -> None:
        self._tell(Cut())

    def place(self) -> QRectF:
        """Where the picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(Space.M, Space.M, -Space.M, -Space.M)
        if self._turned.isNull():
            return QRectF()
        size = self._turned.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > self._turned.width():
            size = self._turned.size().toSizeF()
        return QRectF(
            room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, size.width(), size.height()
        )

    def frame(self) -> QRectF:
        """Where the cut lies in the widget."""
        place, cut = self.place(), self._draft or self._edit.cut
        return QRectF(
            QPointF(place.x() + cut.left * place.width(), place.y() + cut.top * place.height()),
            QPointF(place.x() + cut.right * place.width(), place.y() + cut.bottom * place.height()),
        )

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        painter.fillRect(self.rect(), colours.colour("sunken"))
        if not self._turned.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place(), self._turned)
            if not (self._draft or self._edit.cut).whole:
                self._paint_frame(painter, colours.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_frame(self, painter: QPainter, colour: QColor) -> None:
        place, frame = self.place(), self.frame()
        away = QColor(0, 0, 0, 140)
        for part in (
            QRectF(place.left(), place.top(), place.width(), frame.top() - place.top()),
            QRectF(place.left(), frame.bottom(), place.width(), place.bottom() - frame.bottom()),
            QRectF(place.left(), frame.top(), frame.left() - place.left(), frame.height()),
            QRectF(frame.right(), frame.top(), place.right() - frame.right(), frame.height()),
        ):
            painter.fillRect(part, away)
        painter.setPen(QPen(QColor("white"), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(colour, 2))
        painter.drawRect(frame)
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.fillRect(QRectF(corner.x() - 5, corner.y() - 5, 10, 10), QColor("white"))
            painter.drawRect(QRectF(corner.x() - 5, corner.y() - 5, 10, 10))

    # The mouse -------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._turned.isNull() or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._from, self._cut_before = event.position(), self._edit.cut
        self._held = self._part_at(event.position()) or "new"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._held:
            self.setCursor(_CURSORS.get(self._part_at(event.position()), Qt.CursorShape.CrossCursor))
            return
        here, there = self._fraction(event.position()), self._fraction(self._from)
        across, down = here.x() - there.x(), here.y() - there.y()
        cut = self._cut_before
        match self._held:
            case "new":
                self._draft = Cut.between(there.x(), there.y(), here.x(), here.y())
            case "inside":
                self._draft = cut.moved(left=across, right=across, top=down, bottom=down)
            case held:
                self._draft = cut.moved(
                    left=across if "left" in held else 0.0,
                    right=across if "right" in held else 0.0,
                    top=down if "top" in held else 0.0,
                    bottom=down if "bottom" in held else 0.0,
                )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        draft, self._held, self._draft = self._draft, "", None
        far = (event.position() - self._from).manhattanLength() > GRIP
        if draft is not None and far:
            self._tell(draft)
        self.update()

    def _part_at(self, at: QPointF) -> str:
        """Which part of the frame the mouse is at: "left top", "right", "inside", or nothing."""
        if self._edit.cut.whole:
            return ""
        frame = self.frame()
        if not frame.adjusted(-GRIP, -GRIP, GRIP, GRIP).contains(at):
            return ""
        edges = [
            name
            for name, distance in (
                ("left", at.x() - frame.left()), ("right", at.x() - frame.right()),
                ("top", at.y() - frame.top()), ("bottom", at.y() - frame.bottom()),
            )
            if abs(distance) <= GRIP
        ]  # fmt: skip
        return " ".join(edges) or "inside"

    def _fraction(self, at: QPointF) -> QPointF:
        place = self.place()
        return QPointF((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())

    # The keyboard ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across, down = _ARROWS.get(Qt.Key(event.key()), (0, 0))
        if not (across or down) or self._edit.cut.whole:
            super().keyPressEvent(event)
            return
        by = STEP * (5 if event.isAutoRepeat() else 1)
        match event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            case Qt.KeyboardModifier.ShiftModifier:
                moved = self._edit.cut.moved(right=across * by, bottom=down * by)
            case Qt.KeyboardModifier.AltModifier:
                moved = self._edit.cut.moved(left=across * by, top=down * by)
            case _:
                moved = self._edit.cut.moved(left=across * by, right=across * by, top=down * by, bottom=down * by)
        self._tell(moved)

    def _tell(self, cut: Cut) -> None:
        if cut != self._edit.cut:
            self.show_edit(self._edit.with_cut(cut))
            self.changed.emit(self._edit)


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_CURSORS = {
    "inside": Qt.CursorShape.SizeAllCursor,
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "top": Qt.CursorShape.SizeVerCursor,
    "bottom": Qt.CursorShape.SizeVerCursor,
    "left top": Qt.CursorShape.SizeFDiagCursor,
    "right bottom": Qt.CursorShape.SizeFDiagCursor,
    "right top": Qt.CursorShape.SizeBDiagCursor,
    "left bottom": Qt.CursorShape.SizeBDiagCursor,
}
