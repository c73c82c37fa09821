"""The lists under the page's head: the stick, the log of exchanges, the codes to compare, own values that wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.home import Home
from app.services.own_work import Held, RefusedRow, WaitingValue
from app.services.stick import Found, Kind
from app.services.sync_state import Digest, ExchangeRow
from app.ui import icons
from app.ui.field_words import Words, entity_name, field_name
from app.ui.formats import fill, size
from app.ui.sync import words
from app.ui.sync.clear_dialog import age_words
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class ListTab(QWidget):
    """A bar and a table."""

    def __init__(self, columns: Sequence[Column], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QHBoxLayout()
        self.bar.setSpacing(Space.S)
        self.table = PagedTable(columns, None, self, name=name, tells=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(self.bar)
        layout.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[Any], key: Callable[[Any], str]) -> None:
        self.table.set_source(Rows(rows, key))

    def rows(self) -> list[Any]:
        return [self.table.model.row(index) for index in range(self.table.rows_loaded())]

    def cells(self) -> list[list[str]]:
        """What stands in the table, as text."""
        model = self.table.model
        return [
            [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


class StickTab(ListTab):
    """Signals: ``file_asked(object, object)`` open this file (Path, Kind); ``folder_asked()``; ``again_asked()``;
    ``clear_asked()`` clear what is old."""

    file_asked = Signal(object, object)
    folder_asked = Signal()
    again_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(self.tr("Là gì"), words.what_is, 230, stretch=True, mark=self._mark),
            Column(self.tr("Tệp"), lambda found: found.path.name, 210),
            Column(self.tr("Ghi lúc"), lambda found: words.when(found.modified), 150),
            Column(self.tr("Cỡ"), lambda found: size(found.size), 80, "right"),
            Column(self.tr("Đã nhập"), lambda found: words.when(found.taken), 150),
            Column(self.tr("Gói cũ"), age_words, 300, mark=self._age_mark),
        ]
        super().__init__(columns, self.tr("Tệp trên USB"), parent)
        self._where = QLabel(self)
        self._where.setProperty("role", "muted")
        self._open = QPushButton(self.tr("Mở tệp đã chọn"), self)
        self._open.clicked.connect(self._open_current)
        folder = QPushButton(self.tr("Thư mục khác…"), self)
        icons.put(folder, "folder")
        folder.clicked.connect(self.folder_asked)
        again = QPushButton(self.tr("Xem lại"), self)
        icons.put(again, "refresh")
        again.clicked.connect(self.again_asked)
        self.bar.addWidget(self._where, 1)
        self._clear = QPushButton(self.tr("Dọn USB…"), self)
        icons.put(self._clear, "remove")
        self._clear.clicked.connect(self.clear_asked)
        for button in (self._open, self._clear, folder, again):
            self.bar.addWidget(button)
        self.table.opened.connect(self._open_key)
        self.table.selected.connect(self._look)
        self.table.set_empty(
            self.tr("Chưa thấy tệp nào của chương trình"),
            self.tr("Cắm USB rồi bấm “Xem lại”, hoặc chọn thư mục khác. Cũng có thể kéo tệp thả vào trang này."),
            icon="stick",
        )
        self._look()

    def show_folder(self, folder: str) -> None:
        self._where.setText(fill(self.tr("Đang xem: %1"), folder) if folder else "")

    def show_found(self, found: Sequence[Found]) -> None:
        self.show_rows(found, lambda each: str(each.path))
        self._look()

    def old(self) -> list[Found]:
        """The files that are old, those that may go and those that may not yet."""
        return [each for each in self.rows() if each.age.old is not None]

    def _age_mark(self, found: Found) -> tuple[str, str] | None:
        if found.age.old is None:
            return None
        return ("done", "muted") if found.age.safe else ("lock", "warn")

    def _mark(self, found: Found) -> tuple[str, str] | None:
        if found.trouble:
            return ("error", "muted")
        return {Kind.BUNDLE: ("imported", "accent"), Kind.REQUEST: ("laptop", "accent")}.get(
            found.kind, ("key", "accent")
        )

    def _open_current(self) -> None:
        self._open_key(self.table.current_key())

    def _open_key(self, key: str) -> None:
        found = next((each for each in self.rows() if str(each.path) == key), None)
        if found is not None:
            self.file_asked.emit(Path(found.path), found.kind)

    def _look(self, _key: str = "") -> None:
        self._open.setEnabled(self.table.current_row() is not None)
        old = self.old()
        self._clear.setEnabled(any(each.age.safe for each in old))
        self._clear.setText(fill(self.tr("Dọn USB (%1 gói cũ)…"), len(old)) if old else self.tr("Dọn USB…"))


class LogTab(ListTab):
    """Which bundles went out and came in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = [
            Column(self.tr("Lúc"), lambda row: words.when(row.at), 160),
            Column(self.tr("Chiều"), self._way, 130, mark=self._mark),
            Column(self.tr("Máy"), lambda row: row.name, 220),
            Column(self.tr("Trong gói"), lambda row: words.counts(row.counts), 300, stretch=True),
        ]
        super().__init__(columns, self.tr("Nhật ký trao đổi"), parent)
        self.table.set_empty(self.tr("Chưa trao đổi lần nào"), icon="sync")

    def show_log(self, rows: Sequence[ExchangeRow]) -> None:
        places = {id(row): place for place, row in enumerate(rows)}
        self.show_rows(rows, lambda row: str(len(places) - places[id(row)]))

    def _way(self, row: ExchangeRow) -> str:
        return self.tr("Nhập vào") if row.direction == "in" else self.tr("Xuất ra")

    def _mark(self, row: ExchangeRow) -> tuple[str, str]:
        return ("imported", "accent") if row.direction == "in" else ("export", "muted")


class DigestTab(ListTab):
    """The code of each area: equal on two machines that hold the same at the same place. Signal: ``asked()``."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, compared: bool = True) -> None:
        """``compared``: a laptop, whose last import was compared with the office; the office has no such column."""
        columns = [
            Column(self.tr("Địa bàn"), self._area, 240, stretch=True),
            Column(self.tr("Mã đối chiếu"), lambda row: words.short_digest(row.hex), 220),
            Column(self.tr("Bản ghi"), lambda row: row.rows, 100, "right"),
            Column(self.tr("Vị trí"), lambda row: row.lsn, 100, "right"),
        ]
        if compared:
            columns.append(Column(self.tr("Sau lần nhập gần nhất"), self._said, 230, mark=self._mark))
        self._names: Mapping[str, str] = {}
        self._differing: frozenset[str] | None = None
        super().__init__(columns, self.tr("Mã đối chiếu"), parent)
        note = QLabel(
            self.tr("Hai máy có cùng vị trí mà mã giống nhau thì giữ đúng như nhau. Có thể đọc mã qua điện thoại."),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        copy = QPushButton(self.tr("Chép"), self)
        icons.put(copy, "copy")
        copy.clicked.connect(self._copy)
        again = QPushButton(self.tr("Tính lại"), self)
        icons.put(again, "refresh")
        again.clicked.connect(self.asked)
        self.bar.addWidget(note, 1)
        self.bar.addWidget(copy)
        self.bar.addWidget(again)
        self.table.set_empty(self.tr("Chưa có địa bàn nào"))

    def show_digests(
        self, digests: Sequence[Digest], names: Mapping[str, str], differing: frozenset[str] | None
    ) -> None:
        """``differing``: the areas that were not equal after the last import; None at the office and before any."""
        self._names, self._differing = names, differing
        self.show_rows(sorted(digests, key=self._area), lambda row: row.area)

    def _area(self, row: Digest) -> str:
        return self._names.get(row.area, row.area)

    def _said(self, row: Digest) -> str:
        if self._differing is None:
            return ""
        return self.tr("Khác văn phòng") if row.area in self._differing else self.tr("Giống văn phòng")

    def _mark(self, row: Digest) -> tuple[str, str] | None:
        if self._differing is None:
            return None
        return ("late", "warn") if row.area in self._differing else ("done", "good")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self.cells()))


class WaitingTab(ListTab):
    """At a laptop: own values that wait for a person at the office, and own changes that it refused.

    Signal: ``case_asked(str)``.
    """

    case_asked = Signal(str)

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        self._said = Words(home, whole_numbers=True)
        columns = [
            Column(self.tr("Của ai"), lambda row: row.title, 190),
            Column(self.tr("Mục"), self._field, 210, mark=self._mark),
            Column(self.tr("Văn phòng đang giữ"), self._office, 220),
            Column(self.tr("Máy này đã ghi"), self._own, 220, stretch=True),
        ]
        super().__init__(columns, self.tr("Giá trị đang chờ"), parent)
        note = QLabel(
            self.tr(
                "Hai giá trị khác nhau thì người ở văn phòng quyết định. Trên máy này vẫn hiện giá trị của mình, "
                "không có gì bị mất. Kết quả về trong gói tiếp theo của văn phòng."
            ),
            self,
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self.bar.addWidget(note, 1)
        self.table.opened.connect(self._opened)
        self.table.set_empty(
            self.tr("Không có giá trị nào đang chờ"),
            self.tr("Văn phòng chưa báo xung đột hay từ chối thay đổi nào của máy này."),
            icon="good",
        )

    def show_waiting(
        self, waiting: Sequence[WaitingValue], refused: Sequence[RefusedRow], names: Mapping[str, str]
    ) -> None:
        self._said = self._said.with_names(names)
        self.show_rows([*waiting, *refused], self._key)

    def _key(self, row: WaitingValue | RefusedRow) -> str:
        last = row.field if isinstance(row, WaitingValue) else f"refused/{row.at}/{id(row)}"
        return f"{row.entity}/{row.row}/{last}"

    def _field(self, row: WaitingValue | RefusedRow) -> str:
        if isinstance(row, RefusedRow):
            return fill(self.tr("%1: bị từ chối"), entity_name(row.entity))
        return f"{entity_name(row.entity)}: {field_name(row.entity, row.field)}"

    def _mark(self, row: WaitingValue | RefusedRow) -> tuple[str, str]:
        return ("error", "bad") if isinstance(row, RefusedRow) else ("conflict", "warn")

    def _office(self, row: WaitingValue | RefusedRow) -> str:
        return "" if isinstance(row, RefusedRow) else self._said.said(row.entity, row.field, row.office)

    def _own(self, row: WaitingValue | RefusedRow) -> str:
        if isinstance(row, RefusedRow):
            return words.refusal(row.reason, row.entity)
        return self._said.said(row.entity, row.field, row.own)

    def _opened(self, key: str) -> None:
        row = next((each for each in self.rows() if self._key(each) == key), None)
        if isinstance(row, WaitingValue) and row.case_id:
            self.case_asked.emit(row.case_id)


def area_words(areas: Sequence[Held], most: int = 4) -> str:
    """The areas that a machine holds, in a line."""
    shown = [fill("%1 (%2)", area.name, area.residents) for area in areas[:most]]
    more = fill(words.tr("và %1 địa bàn nữa"), len(areas) - most) if len(areas) > most else ""
    return words.joined([*shown, more])


def silence(at: str | None, now: datetime) -> str:
    """Since when a machine says nothing."""
    days = words.days_silent(at, now)
    if days is None:
        return words.tr("chưa gửi lần nào")
    return words.tr("mới gửi hôm nay") if days <= 0 else fill(words.tr("%1 ngày"), days)
