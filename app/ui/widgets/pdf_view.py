"""A PDF on screen before it goes to paper: pages at the left, one page large, and what to do with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.progress import Progress
from app.ui import icons
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.pdf_render import PdfDocument

_THUMB = QSize(92, 124)
_KEPT_THUMBS = 200
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
_SCREEN = 96 / 72
Index = QModelIndex | QPersistentModelIndex


class _Strip(QAbstractListModel):
    """The small pictures, drawn when they come into sight: last asked, first drawn."""

    wanted = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pages = 0
        self._thumbs: OrderedDict[int, QIcon] = OrderedDict()
        blank = QImage(_THUMB, QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.white)
        self._blank = _thumb(blank)

    def start(self, pages: int) -> None:
        self.beginResetModel()
        self.pages = pages
        self._thumbs.clear()
        self.endResetModel()

    def keep(self, page: int, image: QImage) -> None:
        self._thumbs[page] = _thumb(image)
        if len(self._thumbs) > _KEPT_THUMBS:
            self._thumbs.popitem(last=False)
        index = self.index(page)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.pages

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return fill(self.tr("Trang %1"), index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            if (thumb := self._thumbs.get(index.row())) is not None:
                return thumb
            self.wanted.emit(index.row())
            return self._blank
        return None


class PdfView(QWidget):
    """Shows a PDF from bytes or a file. Signals: ``print_requested()``, ``save_requested()``, ``folder_requested()``,
    ``opened(int)`` pages, ``failed(object)``.

    Keys: Page Up/Down, Home, End turn pages; Ctrl with +, −, 0 zooms.
    """

    print_requested = Signal()
    save_requested = Signal()
    folder_requested = Signal()
    opened = Signal(int)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._document: PdfDocument | None = None
        self._question = 0
        self._page = 0
        self._zoom: float | None = None
        self._thumbs_wanted: list[int] = []
        self._thumb_busy = False
        self._strip = _Strip(self)
        self._strip.wanted.connect(self._want_thumb)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._later.timeout.connect(self._render)
        self._build()
        self._enable()

    def _build(self) -> None:
        self._list = QListView(self)
        self._list.setModel(self._strip)
        self._list.setAccessibleName(self.tr("Các trang"))
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setFlow(QListView.Flow.TopToBottom)
        self._list.setWrapping(False)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setIconSize(_THUMB)
        self._list.setGridSize(QSize(_THUMB.width() + 20, _THUMB.height() + 34))
        self._list.setUniformItemSizes(True)
        self._list.setFixedWidth(_THUMB.width() + 44)
        self._list.hide()
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.selectionModel().currentRowChanged.connect(self._strip_moved)
        self._sheet = QLabel(self)
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea(self)
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("Trang PDF"))
        self._scroll.installEventFilter(self)
        self._scroll.viewport().installEventFilter(self)
        self._empty = EmptyState("papers", self.tr("Chưa có bản in để xem"), parent=self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        body = QHBoxLayout()
        body.setSpacing(Space.S)
        body.addWidget(self._list)
        body.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self._build_bar())
        layout.addLayout(body, 1)
        self.setFocusProxy(self._scroll)

    def _build_bar(self) -> QHBoxLayout:
        self._before = self._tool("up", self.tr("Trang trước (Page Up)"))
        self._before.clicked.connect(self.page_before)
        self._after = self._tool("down", self.tr("Trang sau (Page Down)"))
        self._after.clicked.connect(self.page_after)
        self._where = QLabel(self)
        self._where.setMinimumWidth(90)
        self._smaller = self._tool("zoom_out", self.tr("Thu nhỏ (Ctrl −)"))
        self._smaller.clicked.connect(self.zoom_out)
        self._larger = self._tool("zoom_in", self.tr("Phóng to (Ctrl +)"))
        self._larger.clicked.connect(self.zoom_in)
        self._fit = self._tool("fit", self.tr("Vừa chiều rộng (Ctrl 0)"))
        self._fit.clicked.connect(self.fit_width)
        self._percent = QLabel(self)
        self._percent.setMinimumWidth(54)
        self._folder = QPushButton(self.tr("Mở thư mục"), self)
        icons.put(self._folder, "folder")
        self._folder.clicked.connect(self.folder_requested)
        self._save = QPushButton(self.tr("Lưu…"), self)
        icons.put(self._save, "save")
        self._save.clicked.connect(self.save_requested)
        self._print = QPushButton(self.tr("In…"), self)
        icons.put(self._print, "print", "on_accent")
        self._print.setProperty("role", "primary")
        self._print.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        for each in (self._before, self._after, self._where, self._smaller, self._larger, self._fit, self._percent):
            bar.addWidget(each)
        bar.addStretch(1)
        for button in (self._folder, self._save, self._print):
            bar.addWidget(button)
        return bar

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(Size.ICON, Size.ICON))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    # What pages use ------------------------------------------------------------------------------------------------

    def show_pdf(self, source: Path | bytes) -> None:
        """Open and show the first page; what was shown before goes."""
        self.close_pdf()
        number = self._question

        def read(_progress: Progress) -> tuple[int, PdfDocument]:
            return number, PdfDocument(source)

        self._empty.say(self.tr("Đang mở…"), icon="waiting")
        self._tasks.run(read, self._opened, self._went_wrong, lane=Lane.OTHER)

    def close_pdf(self) -> None:
        """Forget the document."""
        self._question += 1
        document, self._document = self._document, None
        if document is not None:
            self._tasks.run(_closing(document), lane=Lane.OTHER)
        self._thumbs_wanted.clear()
        self._thumb_busy = False
        self._strip.start(0)
        self._list.hide()
        self._sheet.clear()
        self._empty.say(self.tr("Chưa có bản in để xem"), icon="papers")
        self._stack.setCurrentWidget(self._empty)
        self._enable()

    def allow(self, *, printing: bool = True, saving: bool = True, folder: bool = True) -> None:
        """Which of the three buttons are there."""
        self._print.setVisible(printing)
        self._save.setVisible(saving)
        self._folder.setVisible(folder)

    def pages(self) -> int:
        return len(self._document.sizes) if self._document else 0

    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        if self._document is not None:
            self._page = max(0, min(page, self.pages() - 1))
            self._list.setCurrentIndex(self._strip.index(self._page))
            self._scroll.verticalScrollBar().setValue(0)
            self._render()

    def page_before(self) -> None:
        self.go_to(self._page - 1)

    def page_after(self) -> None:
        self.go_to(self._page + 1)

    def zoom_in(self) -> None:
        self._set_zoom(next((step for step in _STEPS if step > self.zoom() + 0.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        self._set_zoom(next((step for step in reversed(_STEPS) if step < self.zoom() - 0.01), _STEPS[0]))

    def fit_width(self) -> None:
        self._set_zoom(None)

    def zoom(self) -> float:
        """1.0 is the size on paper (at 96 dots an inch)."""
        if self._zoom is not None or self._document is None:
            return self._zoom or 1.0
        room = self._scroll.viewport().width() - 2 * Space.S
        return max(0.2, min(2.0, room / (self._document.sizes[self._page][0] * _SCREEN)))

    # Rendering -----------------------------------------------------------------------------------------------------

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._render()

    def _opened(self, answer: tuple[int, PdfDocument]) -> None:
        number, document = answer
        if number != self._question:
            self._tasks.run(_closing(document), lane=Lane.OTHER)
            return
        self._document = document
        self._strip.start(len(document.sizes))
        self._stack.setCurrentWidget(self._scroll)
        self._list.setVisible(len(document.sizes) > 1)
        self.go_to(0)
        self.opened.emit(len(document.sizes))

    def _went_wrong(self, error: Exception) -> None:
        said = explain(error)
        self._empty.say(said.title, said.text, icon="error")
        self._stack.setCurrentWidget(self._empty)
        self.failed.emit(error)

    def _render(self) -> None:
        self._enable()
        document, page, number = self._document, self._page, self._question
        if document is None:
            return
        ratio = self.devicePixelRatioF()
        scale = self.zoom() * _SCREEN * ratio

        def draw(_progress: Progress) -> tuple[int, int, QImage, float]:
            return number, page, document.picture(page, scale), ratio

        self._tasks.run(draw, self._drawn, self._went_wrong, lane=Lane.OTHER)

    def _drawn(self, answer: tuple[int, int, QImage, float]) -> None:
        number, page, image, ratio = answer
        if number == self._question and page == self._page:
            picture = QPixmap.fromImage(image)
            picture.setDevicePixelRatio(ratio)
            self._sheet.setPixmap(picture)
            self._sheet.setAccessibleName(fill(self.tr("Trang %1"), page + 1))

    def _want_thumb(self, page: int) -> None:
        if page in self._thumbs_wanted:
            self._thumbs_wanted.remove(page)
        self._thumbs_wanted.append(page)
        del self._thumbs_wanted[:-20]
        self._next_thumb()

    def _next_thumb(self) -> None:
        document, number = self._document, self._question
        if self._thumb_busy or document is None or not self._thumbs_wanted:
            return
        page = self._thumbs_wanted.pop()
        width, height = document.sizes[page]
        scale = min(_THUMB.width() / width, _THUMB.height() / height)

        def draw(_progress: Progress) -> tuple[int, int, QImage]:
            return number, page, document.picture(page, scale)

        self._thumb_busy = True
        self._tasks.run(draw, self._thumb_drawn, self._went_wrong, lane=Lane.OTHER)

    def _thumb_drawn(self, answer: tuple[int, int, QImage]) -> None:
        number, page, image = answer
        if number != self._question:
            return
        self._thumb_busy = False
        self._strip.keep(page, image)
        self._next_thumb()

    def _strip_moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and current.row() != self._page:
            self.go_to(current.row())

    def _enable(self) -> None:
        count = self.pages()
        for button in (self._smaller, self._larger, self._fit, self._print, self._save, self._folder):
            button.setEnabled(count > 0)
        self._before.setEnabled(self._page > 0 and count > 0)
        self._after.setEnabled(self._page < count - 1)
        self._where.setText(fill(self.tr("Trang %1 / %2"), self._page + 1, count) if count else "")
        self._percent.setText(f"{round(self.zoom() * 100)} %" if count else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._scroll:
            return self._key(event)
        if event.type() == QEvent.Type.Resize and self._zoom is None and self._document is not None:
            self._later.start()
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            return self._wheel(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key(), control:
            case Qt.Key.Key_PageDown, False:
                self.page_after()
            case Qt.Key.Key_PageUp, False:
                self.page_before()
            case Qt.Key.Key_Home, False:
                self.go_to(0)
            case Qt.Key.Key_End, False:
                self.go_to(self.pages() - 1)
            case ((Qt.Key.Key_Plus | Qt.Key.Key_Equal), True):
                self.zoom_in()
            case Qt.Key.Key_Minus, True:
                self.zoom_out()
            case Qt.Key.Key_0, True:
                self.fit_width()
            case _:
                return False
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if steps > 0 else self.zoom_out)()
            return True
        bar = self._scroll.verticalScrollBar()
        if steps < 0 and bar.value() == bar.maximum() and self._page < self.pages() - 1:
            self.page_after()
            return True
        if steps > 0 and bar.value() == bar.minimum() and self._page > 0:
            self.page_before()
            bar.setValue(bar.maximum())
            return True
        return False


def _thumb(image: QImage) -> QIcon:
    """With a hair line round it, and no tint when selected."""
    picture = QPixmap.fromImage(image)
    painter = QPainter(picture)
    painter.setPen(QColor("#87939C"))
    painter.drawRect(0, 0, picture.width() - 1, picture.height() - 1)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _closing(document: PdfDocument) -> Callable[[Progress], None]:
    def close(_progress: Progress) -> None:
        document.close()

    return close
