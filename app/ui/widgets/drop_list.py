"""The list that drops under a text field: search results, choices.

It is a child of the window, not a window of its own: so the field keeps keyboard and input method (Unikey, IBus), and
nothing is ever put into the text that the person did not type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.ui import icons, theme
from app.ui.theme import Size, Space

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DropItem:
    """One row: a title, a muted detail beside it, an icon. An item that is not ``enabled`` only informs."""

    title: str
    detail: str = ""
    icon: str = ""
    enabled: bool = True


class _Items(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: Sequence[DropItem] = ()

    def show(self, items: Sequence[DropItem]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}. {item.detail}" if item.detail else item.title
        if role == Qt.ItemDataRole.ToolTipRole and item.detail:
            return f"{item.title}\n{item.detail}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.items[index.row()].enabled:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Paint(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, Size.TARGET)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Items)
        item = model.items[index.row()]
        colours = theme.current()
        painter.save()
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.colour("hover"))
        left = rect.left() + Space.S
        if item.icon:
            size = Size.ICON
            icons.icon(item.icon, "muted").paint(painter, QRect(left, rect.center().y() - size // 2 + 1, size, size))
            left += size + Space.S
        room = rect.right() - Space.S - left
        metrics = painter.fontMetrics()
        align = Qt.AlignmentFlag.AlignVCenter
        title_least = min(metrics.horizontalAdvance(item.title), room * 6 // 10)
        detail_most = room - title_least - Space.L
        detail_width = min(metrics.horizontalAdvance(item.detail) + 1, detail_most) if item.detail else 0
        title_room = room - detail_width - (Space.L if detail_width else 0)
        painter.setPen(colours.colour("text" if item.enabled else "muted"))
        title = metrics.elidedText(item.title, Qt.TextElideMode.ElideRight, title_room)
        painter.drawText(QRect(left, rect.top(), title_room, rect.height()), align | Qt.AlignmentFlag.AlignLeft, title)
        if detail_width:
            painter.setPen(colours.colour("muted"))
            detail = metrics.elidedText(item.detail, Qt.TextElideMode.ElideRight, detail_width)
            where = QRect(rect.right() - Space.S - detail_width, rect.top(), detail_width, rect.height())
            painter.drawText(where, align | Qt.AlignmentFlag.AlignRight, detail)
        painter.restore()


class DropList(QFrame):
    """Shows rows under ``field``; Up, Down, Page keys, Enter and Esc work from inside the field.

    Signals: ``chosen(int)`` the row that was taken; ``closed()`` it went away without a choice.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, field: QLineEdit, most_rows: int = 9, least_width: int = 240) -> None:
        super().__init__(field)
        self._field, self._most, self._least = field, most_rows, least_width
        self._choose_first = False
        self.setProperty("role", "drop")
        self._list = QListView(self)
        self._list.setProperty("role", "drop")
        self._list.setAccessibleName(self.tr("Danh sách gợi ý"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._items = _Items(self)
        self._list.setModel(self._items)
        self._list.setItemDelegate(_Paint(self._list))
        self._list.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        field.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)  # it hangs at the window, not at the field

    def show_items(self, items: Sequence[DropItem], *, choose_first: bool = True, current: int = -1) -> None:
        """Drop the list; with ``choose_first`` Enter takes the first enabled row at once. No rows: it closes."""
        self._items.show(items)
        if not items:
            self.hide()
            return
        self._place(len(items))
        self._field.removeEventFilter(self)
        self._field.installEventFilter(self)  # the last one in is asked first: before a form that goes on at Enter
        self.show()
        self.raise_()
        if current >= 0:
            self._list.setCurrentIndex(self._items.index(current))
        elif choose_first:
            self._step(1)

    def current(self) -> int:
        """The highlighted row, or -1."""
        return self._list.currentIndex().row()

    @property
    def items(self) -> Sequence[DropItem]:
        return self._items.items

    def _place(self, count: int) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(count, self._most) * Size.TARGET + 4
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 1))
        if below.y() + height > window.height() and (above := below.y() - self._field.height() - 2 - height) >= 0:
            below.setY(above)
        height = min(height, window.height() - below.y())
        width = min(max(self._field.width(), self._least), window.width())
        self.setGeometry(min(below.x(), window.width() - width), below.y(), width, height)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid() and self._items.items[index.row()].enabled:
            self.hide()
            self.chosen.emit(index.row())

    def _step(self, by: int) -> None:
        row, count = self.current(), len(self._items.items)
        reach = range(row + (1 if by > 0 else -1), count if by > 0 else -1, 1 if by > 0 else -1)
        steps = [each for each in reach if self._items.items[each].enabled][: abs(by)]
        if steps:
            self._list.setCurrentIndex(self._items.index(steps[-1]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self.isVisible():
            self.hide()
            self.closed.emit()
        elif event.type() == QEvent.Type.KeyPress and self.isVisible() and isinstance(event, QKeyEvent):
            return self._key(event)
        elif event.type() == QEvent.Type.ShortcutOverride and self.isVisible() and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place(len(self._items.items))
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self._step(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.current() < 0:
                return False
            self._take(self._list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
            return True
        return False
