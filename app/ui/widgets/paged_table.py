"""The list that pages show: table, empty state, loading state, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.paged_model import Column, PagedModel, Rows, Sort, Source

__all__ = ["Column", "PagedTable", "Rows", "Sort", "Source"]
_SHOW_LOADING_AFTER = 250
_READABLE = 96
"""To what a wider column shrinks before the list has to be scrolled sideways, in pixels."""
_NUMBER = 130
"""The same for numbers and days, whose columns are narrower: with half its digits one says something else."""
_TOLD = 600
"""How many signs of what is cut off stand under a list; the whole of a cell is in its tip."""


class _Header(QHeaderView):
    """Draws its own sort arrow: the style sheet would hide Fusion's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted: Sort | None = None

    def head_width(self, section: int) -> int:
        """What the words of this head need, in pixels."""
        return self.sectionSizeFromContents(section).width()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        model = self.model()
        if isinstance(model, PagedModel) and self.sorted and model.columns[section].sort_key == self.sorted.key:
            side = 16
            at_left = model.columns[section].align == "right"
            x = rect.left() + 4 if at_left else rect.right() - side - 3
            where = QRect(x, rect.center().y() - side // 2, side, side)
            painter.fillRect(where, theme.current().colour("window"))
            icons.icon("down" if self.sorted.descending else "up", "accent").paint(painter, where)


class _View(QTableView):
    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class PagedTable(QWidget):
    """A keyset-paged list. Rows are known by the text key that the :class:`Source` gives.

    Signals: ``opened(str)`` double click or Enter; ``selected(str)`` the current row changed; ``picked()`` the set of
    selected rows changed (with ``many=True``); ``asked()`` the empty state's button; ``failed(object)`` reading failed.

    Without ``tasks`` the source is read in place: for :class:`Rows` only. ``tells``: what of the current row is cut
    off, or in a column that yielded, stands in full under the list.
    """

    opened = Signal(str)
    selected = Signal(str)
    picked = Signal()
    asked = Signal()
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        tasks: Tasks | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "",
        many: bool = False,
        tells: bool = False,
    ) -> None:
        super().__init__(parent)
        self._model = PagedModel(columns, tasks, self)
        self._tells = tells
        self._current = self._awaited = ""
        self._kept: set[str] = set()
        self._restoring = False
        self._empty_words = (self.tr("Chưa có gì ở đây"), "", "", "empty")
        self._view = self._make_view(name or self.tr("Danh sách"), many)
        self._empty = EmptyState(parent=self)
        self._empty.asked.connect(self.asked)
        self._waiting = EmptyState("waiting", self.tr("Đang đọc danh sách…"), parent=self)
        self._stack = QStackedWidget(self)
        for each in (self._view, self._empty, self._waiting):
            self._stack.addWidget(each)
        self._foot = QLabel(self)
        self._foot.setProperty("role", "muted")
        self._whole = QLabel(self)
        self._whole.setWordWrap(True)
        self._whole.setTextFormat(Qt.TextFormat.PlainText)
        self._whole.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._foot)
        layout.addWidget(self._whole)
        self.setFocusProxy(self._view)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SHOW_LOADING_AFTER)
        self._slow.timeout.connect(self._show_waiting)
        self._telling = QTimer(self)  # the second click of two must still find its row where it was
        self._telling.setSingleShot(True)
        self._telling.setInterval(QApplication.doubleClickInterval())
        self._telling.timeout.connect(self._tell)
        self._model.asking.connect(self._asking)
        self._model.arrived.connect(self._arrived)
        self._model.counted.connect(self._write_foot)
        self._model.failed.connect(self._failed)

    def _make_view(self, name: str, many: bool) -> _View:
        view = _View(self)
        header = _Header(view)
        view.setHorizontalHeader(header)
        view.setModel(self._model)
        view.setAccessibleName(name)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        view.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setWordWrap(False)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        rows = view.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        rows.setMinimumSectionSize(Size.ROW)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setFixedHeight(Size.TARGET + 2)
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._sort_by)
        view.doubleClicked.connect(self._open_index)
        view.entered_row.connect(self._open_row)
        view.selectionModel().currentRowChanged.connect(self._moved)
        view.selectionModel().selectionChanged.connect(self._picked)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        return view

    # What pages use ------------------------------------------------------------------------------------------------

    def set_source(self, source: Source | None) -> None:
        """Show a list. The selection is kept if the row is on the first page of it."""
        self._model.set_source(source)

    def refresh(self) -> None:
        """Read again; selection and scroll position stay."""
        self._model.refresh()

    def set_empty(self, title: str, text: str = "", action: str = "", icon: str = "empty") -> None:
        """What to say when the list is empty (a filter that finds nothing deserves other words than an empty list)."""
        self._empty_words = (title, text, action, icon)
        if self._model.total == 0:
            self._empty.say(*self._empty_words)

    def set_sort(self, sort: Sort | None) -> None:
        header = self._view.horizontalHeader()
        assert isinstance(header, _Header)
        header.sorted = sort
        header.viewport().update()
        self._model.set_sort(sort)
        self._lay_columns()

    def sort(self) -> Sort | None:
        return self._model.sort_by

    def current_key(self) -> str:
        """The key of the current row; it may be out of what is loaded after a refresh. "" for none."""
        return self._current

    def current_row(self) -> Any:
        """The row object, or None."""
        index = self._model.find(self._current)
        return self._model.row(index) if index >= 0 else None

    def picked_keys(self) -> list[str]:
        """The keys of all selected rows, from top to bottom."""
        return [self._model.key_at(index.row()) for index in self._view.selectionModel().selectedRows()]

    def select(self, key: str) -> bool:
        """Make a loaded row the current one. Whether it was there; if not, it is selected, and told, once it comes."""
        self._current, self._awaited = key, ""
        row = self._model.find(key)
        if row < 0:
            self._kept, self._awaited = {key} if key else set(), key
            return False
        flags = (
            QItemSelectionModel.SelectionFlag
        )  # whatever keys are held meanwhile: the view would add to what is chosen
        self._view.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect | flags.Rows)
        return True

    def rows_loaded(self) -> int:
        return self._model.rowCount()

    @property
    def model(self) -> PagedModel:
        return self._model

    @property
    def view(self) -> QTableView:
        return self._view

    # Reading -------------------------------------------------------------------------------------------------------

    def _asking(self) -> None:
        self._scroll = self._view.verticalScrollBar().value()
        self._kept = set(self.picked_keys()) or self._kept
        if self._model.rowCount() == 0:
            self._slow.start()

    def _show_waiting(self) -> None:
        if self._model.loading:
            self._stack.setCurrentWidget(self._waiting)

    def _arrived(self, whole: bool) -> None:
        self._slow.stop()
        if whole:
            self._restore()
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._view)
        else:
            self._empty.say(*self._empty_words)
            self._stack.setCurrentWidget(self._empty)
        self._write_foot()
        self._write_whole()
        if self._awaited and self._model.find(self._awaited) >= 0:
            self._awaited = ""
            self.selected.emit(self._current)

    def _restore(self) -> None:
        """After a reset: the same rows selected, the same place in the list."""
        model, chosen = self._view.selectionModel(), QItemSelection()
        for key in self._kept | {self._current}:
            if (row := self._model.find(key)) >= 0:
                chosen.select(self._model.index(row, 0), self._model.index(row, len(self._model.columns) - 1))
        self._restoring = True
        if (row := self._model.find(self._current)) >= 0:
            model.setCurrentIndex(self._model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._restoring = False
        self._view.verticalScrollBar().setValue(getattr(self, "_scroll", 0))

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        said = explain(error)
        self._empty.say(said.title, said.text, "", "error")
        self._stack.setCurrentWidget(self._empty)
        self._foot.clear()
        self._whole.hide()
        self.failed.emit(error)

    def _write_foot(self, _total: int = 0) -> None:
        total, loaded = self._model.total, self._model.rowCount()
        if total is None or not loaded:
            self._foot.setText("")
        elif loaded < total:
            self._foot.setText(fill(self.tr("%1 dòng (đã đọc %2 dòng đầu, cuộn xuống để đọc tiếp)"), total, loaded))
        else:
            self._foot.setText(fill(self.tr("%1 dòng"), max(total, loaded)))

    def _tell(self) -> None:
        """The list gives way to what is told of the row, which stays in sight."""
        self._write_whole()
        if (layout := self.layout()) is not None:
            layout.activate()
        if (row := self._model.find(self._current)) >= 0:
            self._view.scrollTo(self._model.index(row, 0))

    def _write_whole(self) -> None:
        if not self._tells:
            return
        row, header = self._model.find(self._current), self._view.horizontalHeader()
        said = []
        for i, column in enumerate(self._model.columns if row >= 0 else ()):
            index = self._model.index(row, i)
            text = str(self._model.data(index) or "")
            if text and (
                header.isSectionHidden(i) or self._view.sizeHintForIndex(index).width() > header.sectionSize(i)
            ):
                said.append(f"{column.title}: {text}")
        whole = " · ".join(said)
        self._whole.setText(whole if len(whole) <= _TOLD else whole[: _TOLD - 1] + "…")
        self._whole.setVisible(bool(said))

    # What the person does ------------------------------------------------------------------------------------------

    def _sort_by(self, section: int) -> None:
        key = self._model.columns[section].sort_key
        if key:
            now = self._model.sort_by
            self.set_sort(Sort(key, descending=now is not None and now.key == key and not now.descending))

    def _scrolled(self, value: int) -> None:
        bar = self._view.verticalScrollBar()
        if bar.maximum() - value < 30 * Size.ROW and self._model.canFetchMore(QModelIndex()):
            self._model.fetchMore(QModelIndex())

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._restoring or not current.isValid():
            return
        self._current, self._awaited = self._model.key_at(current.row()), ""
        if self._tells:
            self._telling.start()
        self.selected.emit(self._current)

    def _picked(self) -> None:
        if not self._restoring:
            self._kept = set(self.picked_keys())
            self.picked.emit()

    def _open_index(self, index: QModelIndex) -> None:
        self._open_row(index.row())

    def _open_row(self, row: int) -> None:
        self.opened.emit(self._model.key_at(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def _lay_columns(self) -> None:
        """Every head can be read, and every number and day. One column takes what is left; is there too little, those
        that yield are not shown, and the widest give way."""
        header = self._view.horizontalHeader()
        assert isinstance(header, _Header)
        columns, room = self._model.columns, self.width() - 18
        heads = [header.head_width(i) for i in range(len(columns))]
        widths = [max(column.width, head) for column, head in zip(columns, heads, strict=True)]
        leasts = [
            min(width, max(column.least or (_NUMBER if column.align == "right" else _READABLE), head))
            for column, width, head in zip(columns, widths, heads, strict=True)
        ]
        sorted_by = header.sorted.key if header.sorted is not None else None
        for i, column in reversed(list(enumerate(columns))):
            gives_way = column.yields and column.sort_key != sorted_by and sum(leasts) > room
            header.setSectionHidden(i, gives_way)
            if gives_way:
                widths[i] = leasts[i] = 0
        over = sum(widths) - room
        if over > 0:
            widths = _narrowed(widths, leasts, over)
        elif (stretch := next((i for i, column in enumerate(columns) if column.stretch), None)) is not None:
            widths[stretch] -= over
        for i, width in enumerate(widths):
            if width:
                header.resizeSection(i, width)
        self._write_whole()


def _narrowed(widths: list[int], leasts: list[int], over: int) -> list[int]:
    """Take ``over`` from what columns have beyond their least width, in proportion; what is still too wide scrolls."""
    spare = [width - least for width, least in zip(widths, leasts, strict=True)]
    share = min(1.0, over / (sum(spare) or 1))
    return [width - ceil(each * share) for width, each in zip(widths, spare, strict=True)]
