"""A scan or photo on screen: turn it, zoom it, drag it. The file itself is never touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserError
from app.progress import Progress
from app.ui import icons, theme
from app.ui.messages import explain
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space
from app.ui.widgets.empty_state import EmptyState

MOST_SIDE = 4000
MOST_PIXELS = 200_000_000


def read_picture(source: Path | bytes, most_side: int = MOST_SIDE) -> QImage:
    """Read by content, never by the file's ending; turned as the camera says; large ones are shrunk while reading.

    Raises:
        UserError("view.not-a-picture"), UserError("view.picture-too-large"), OSError.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not data or not reader.canRead():
        raise UserError("view.not-a-picture")
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        raise UserError("view.picture-too-large", width=size.width(), height=size.height())
    if size.isValid() and max(size.width(), size.height()) > most_side:
        reader.setScaledSize(size.scaled(QSize(most_side, most_side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UserError("view.not-a-picture")
    return image


class _Canvas(QGraphicsView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.item = QGraphicsPixmapItem()
        self.item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self.item)


class ImageView(QWidget):
    """``show_picture(path or bytes)``.

    Signals: ``turned(int)`` degrees clockwise (0, 90, 180, 270); ``opened()``; ``failed(object)``.
    Keys: + and − zoom, 0 fits, L and R turn.
    """

    turned = Signal(int)
    opened = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._question = 0
        self._turn = 0
        self._fits = True
        self._canvas = _Canvas(self)
        self._canvas.setAccessibleName(name or self.tr("Ảnh giấy tờ"))
        self._empty = EmptyState("attach", self.tr("Chưa có ảnh"), parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._canvas)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        self._tools: list[QToolButton] = []
        for icon, text, slot in (
            ("turn_left", self.tr("Xoay trái (L)"), self.turn_left),
            ("turn_right", self.tr("Xoay phải (R)"), self.turn_right),
            ("zoom_out", self.tr("Thu nhỏ (−)"), self.zoom_out),
            ("zoom_in", self.tr("Phóng to (+)"), self.zoom_in),
            ("whole", self.tr("Vừa khung (0)"), self.fit),
        ):
            button = QToolButton(self)
            button.setIcon(icons.icon(icon))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(slot)
            bar.addWidget(button)
            self._tools.append(button)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self._canvas)
        theme.watch().changed.connect(self._ground)
        self._ground()
        self._enable(False)

    def show_picture(self, source: Path | bytes, turn: int = 0) -> None:
        """Read in the worker and show, turned by ``turn`` degrees."""
        self._question += 1
        number, self._turn, self._fits = self._question, turn % 360, True

        def read(_progress: Progress) -> tuple[int, QImage]:
            return number, read_picture(source)

        self._empty.say(self.tr("Đang mở…"), icon="waiting")
        self._stack.setCurrentWidget(self._empty)
        self._tasks.run(read, self._came, self._went_wrong, lane=Lane.OTHER)

    def clear(self) -> None:
        self._question += 1
        self._canvas.item.setPixmap(QPixmap())
        self._empty.say(self.tr("Chưa có ảnh"), icon="attach")
        self._stack.setCurrentWidget(self._empty)
        self._enable(False)

    def turn(self) -> int:
        return self._turn

    def turn_left(self) -> None:
        self._set_turn(self._turn - 90)

    def turn_right(self) -> None:
        self._set_turn(self._turn + 90)

    def zoom_in(self) -> None:
        self._zoom(1.25)

    def zoom_out(self) -> None:
        self._zoom(0.8)

    def fit(self) -> None:
        self._fits = True
        self._canvas.resetTransform()
        self._canvas.rotate(self._turn)
        bounds = self._canvas.item.sceneBoundingRect()
        if not bounds.isEmpty():
            self._canvas.setSceneRect(bounds)
            self._canvas.fitInView(bounds, Qt.AspectRatioMode.KeepAspectRatio)
            if self._canvas.transform().determinant() > 1:  # do not blow a small picture up
                self._canvas.resetTransform()
                self._canvas.rotate(self._turn)

    def _zoom(self, by: float) -> None:
        scale = abs(self._canvas.transform().determinant()) ** 0.5 * by
        if 0.02 < scale < 20:
            self._fits = False
            self._canvas.scale(by, by)

    def _set_turn(self, turn: int) -> None:
        self._turn = turn % 360
        self.fit()
        self.turned.emit(self._turn)

    def _came(self, answer: tuple[int, QImage]) -> None:
        number, image = answer
        if number != self._question:
            return
        self._canvas.item.setPixmap(QPixmap.fromImage(image))
        self._stack.setCurrentWidget(self._canvas)
        self._enable(True)
        self.fit()
        self.opened.emit()

    def _went_wrong(self, error: Exception) -> None:
        said = explain(error)
        self._empty.say(said.title, said.text, icon="error")
        self._stack.setCurrentWidget(self._empty)
        self._enable(False)
        self.failed.emit(error)

    def _enable(self, on: bool) -> None:
        for button in self._tools:
            button.setEnabled(on)

    def _ground(self) -> None:
        self._canvas.setBackgroundBrush(theme.current().colour("sunken"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit, Qt.Key.Key_L: self.turn_left, Qt.Key.Key_R: self.turn_right,
        }  # fmt: skip
        if (act := keys.get(Qt.Key(event.key()))) is not None and self._tools[0].isEnabled():
            act()
        else:
            super().keyPressEvent(event)
