"""A list too long to hold, a page at a time, in the order that the database gives.

The model never sorts or filters: the :class:`Source` does, in SQL. What came back for a question that has since changed
(another sort, another filter) is thrown away by its number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.progress import Progress
from app.ui import icons
from app.ui.formats import plain
from app.ui.tasks import Lane, Task, Tasks

PAGE = 100
MOST_REFRESHED = 2000
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Sort:
    """``key`` is a :attr:`Column.sort_key`."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``getter(row)`` gives text (other values are written by :func:`app.ui.formats.plain`, None as empty).

    ``width`` in pixels; one column may ``stretch`` over what is left. Where there is too little room, a column that
    ``yields`` is not shown (unless the list is sorted by it), and the others shrink, none below ``least`` (0: to what
    a word needs, or not at all where numbers stand at the right). ``sort_key`` empty: cannot be sorted by.
    ``mark(row)`` may give (icon name, tone) to stand before the text: icon, colour and word tell a state together.
    """

    title: str
    getter: Callable[[Any], object]
    width: int = 120
    align: str = "left"
    sort_key: str = ""
    stretch: bool = False
    mark: Callable[[Any], tuple[str, str] | None] | None = None
    tip: str = ""
    least: int = 0
    yields: bool = False


class Source(Protocol):
    """Where rows come from. Called in the database thread; must touch no widget.

    ``after`` is None for the first page, else the ``next_key`` of the page before (anything; the model only hands it
    back); ``next_key`` None means that this was the last page.
    """

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[Any], Any]: ...
    def count(self) -> int: ...
    def key(self, row: Any) -> str: ...


class Rows:
    """A :class:`Source` over a list that is in memory already (at most some thousand rows)."""

    def __init__(
        self,
        rows: Sequence[Any],
        key: Callable[[Any], str],
        sorts: dict[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        self._rows, self._key, self._sorts = list(rows), key, sorts or {}

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[Any], Any]:
        rows = self._rows
        if sort is not None and sort.key in self._sorts:
            rows = sorted(rows, key=self._sorts[sort.key], reverse=sort.descending)
        start = int(after or 0)
        end = start + limit
        return rows[start:end], end if end < len(rows) else None

    def count(self) -> int:
        return len(self._rows)

    def key(self, row: Any) -> str:
        return self._key(row)


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


class PagedModel(QAbstractTableModel):
    """The Qt side.

    Signals: ``arrived(bool)`` rows came (True: from the first on); ``counted(int)``; ``failed(object)``; ``asking()``
    a question went out.
    """

    arrived = Signal(bool)
    counted = Signal(int)
    failed = Signal(object)
    asking = Signal()

    def __init__(self, columns: Sequence[Column], tasks: Tasks | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.sort_by: Sort | None = None
        self.total: int | None = None
        self._tasks = tasks
        self._source: Source | None = None
        self._rows: list[Any] = []
        self._keys: list[str] = []
        self._next: Any = None
        self._more = False
        self._question = 0
        self._pending: Task | None = None

    # What pages use ------------------------------------------------------------------------------------------------

    def set_source(self, source: Source | None) -> None:
        """Show another list, from its beginning."""
        self._source = source
        self._ask(PAGE, whole=True)

    def refresh(self) -> None:
        """Read again what is shown; rows that stayed keep their selection."""
        self._ask(min(max(PAGE, len(self._rows)), MOST_REFRESHED), whole=True)

    def set_sort(self, sort: Sort | None) -> None:
        self.sort_by = sort
        self._ask(PAGE, whole=True)

    @property
    def loading(self) -> bool:
        return self._pending is not None

    def row(self, index: int) -> Any:
        return self._rows[index]

    def key_at(self, index: int) -> str:
        return self._keys[index]

    def find(self, key: str) -> int:
        """The row with this key among those loaded, or -1."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    # What Qt uses --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            value = column.getter(self._rows[index.row()])
            return "" if value is None else plain(value)
        if role == Qt.ItemDataRole.DecorationRole and column.mark is not None:
            mark = column.mark(self._rows[index.row()])
            return icons.icon(*mark) if mark else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align]
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and self._pending is None

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._ask(PAGE, whole=False)

    # Asking --------------------------------------------------------------------------------------------------------

    def _ask(self, limit: int, *, whole: bool) -> None:
        self._question += 1
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None
        source = self._source
        if source is None:
            self._replace([], None)
            self.arrived.emit(True)
            return
        number, after, sort = self._question, None if whole else self._next, self.sort_by

        def read(progress: Progress) -> tuple[int, bool, Sequence[Any], Any]:
            progress.tick("read", 0)
            rows, following = source.fetch(after, limit, sort)
            return number, whole, rows, following

        def count(_progress: Progress) -> tuple[int, int]:
            return number, source.count()

        if self._tasks is None:
            quiet = Progress()
            self._came(read(quiet))
            self._counted(count(quiet))
            return
        self._pending = self._tasks.run(read, self._came, self._went_wrong, cancellable=True, lane=Lane.DATABASE)
        if whole:
            self._tasks.run(count, self._counted, self._went_wrong, lane=Lane.DATABASE)
        self.asking.emit()

    def _came(self, answer: tuple[int, bool, Sequence[Any], Any]) -> None:
        number, whole, rows, following = answer
        if number != self._question:
            return
        self._pending = None
        if whole:
            self._replace(rows, following)
        elif rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._append(rows)
            self.endInsertRows()
            self._next, self._more = following, following is not None
        else:
            self._more = False
        self.arrived.emit(whole)

    def _replace(self, rows: Sequence[Any], following: Any) -> None:
        keys = [self._source.key(row) for row in rows] if self._source is not None else []
        if keys == self._keys and keys:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self._rows, self._keys = list(rows), keys
            self.endResetModel()
        self._next, self._more = following, following is not None

    def _append(self, rows: Sequence[Any]) -> None:
        assert self._source is not None
        self._rows.extend(rows)
        self._keys.extend(self._source.key(row) for row in rows)

    def _counted(self, answer: tuple[int, int]) -> None:
        if answer[0] <= self._question:
            self.total = answer[1]
            self.counted.emit(answer[1])

    def _went_wrong(self, error: Exception) -> None:
        self._pending = None
        self._more = False
        self.failed.emit(error)
