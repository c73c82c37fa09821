"""The tables of a plan that a commune changes most, as sheets: one row a stage, a report, a day, a duty, a target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.names import fold
from app.services.plan_editing import PlanDocument
from app.ui import icons
from app.ui.cases.tab import muted
from app.ui.formats import day, fill, nfc
from app.ui.theme import Space


@dataclass(frozen=True, slots=True)
class Column:
    """``kind``: text, day, number, flag, texts (a list, by commas). Hidden ids are filled in by themselves."""

    key: str
    title: str
    kind: str = "text"
    width: int = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the plan. ``fresh``: what a new row has; without it none can be added here."""

    table: str
    title: str
    columns: tuple[Column, ...]
    fresh: Mapping[str, Any] | None = None
    hint: str = ""


SHEETS = (
    Sheet(
        "stage",
        str(QT_TRANSLATE_NOOP("PlanTables", "Giai đoạn")),
        (
            Column("name", str(QT_TRANSLATE_NOOP("PlanTables", "Tên giai đoạn")), width=420),
            Column("from", str(QT_TRANSLATE_NOOP("PlanTables", "Từ ngày")), "day"),
            Column("to", str(QT_TRANSLATE_NOOP("PlanTables", "Đến hết ngày")), "day"),
            Column("source", str(QT_TRANSLATE_NOOP("PlanTables", "Nguồn")), width=180),
        ),
        hint=str(
            QT_TRANSLATE_NOOP(
                "PlanTables",
                "Giai đoạn sau bắt đầu ngay hôm sau giai đoạn trước; chỉ giai đoạn cuối được bỏ trống ngày cuối.",
            )
        ),
    ),
    Sheet(
        "report",
        str(QT_TRANSLATE_NOOP("PlanTables", "Báo cáo")),
        (
            Column("name", str(QT_TRANSLATE_NOOP("PlanTables", "Tên báo cáo")), width=300),
            Column("rhythm", str(QT_TRANSLATE_NOOP("PlanTables", "Nhịp")), "rhythm", 110),
            Column("day", str(QT_TRANSLATE_NOOP("PlanTables", "Ngày")), "daynumber", 100),
            Column("weekday", str(QT_TRANSLATE_NOOP("PlanTables", "Thứ")), "number", 60),
            Column("before", str(QT_TRANSLATE_NOOP("PlanTables", "Trước ngày")), "flag", 110),
            Column("receiver", str(QT_TRANSLATE_NOOP("PlanTables", "Gửi tới")), width=260),
            Column("senders", str(QT_TRANSLATE_NOOP("PlanTables", "Ai gửi")), "texts", 200),
            Column("first_year", str(QT_TRANSLATE_NOOP("PlanTables", "Từ năm")), "number", 80),
            Column("last_year", str(QT_TRANSLATE_NOOP("PlanTables", "Đến năm")), "number", 80),
        ),
        hint=str(
            QT_TRANSLATE_NOOP(
                "PlanTables",
                "Nhịp: hằng ngày, tuần, tháng, năm, hoặc một lần. Đánh x ở “Trước ngày”: trước ngày 12 là hạn cuối 11.",
            )
        ),
    ),
    Sheet(
        "deadline",
        str(QT_TRANSLATE_NOOP("PlanTables", "Mốc ngày")),
        (
            Column("name", str(QT_TRANSLATE_NOOP("PlanTables", "Việc phải xong")), width=520),
            Column("before", str(QT_TRANSLATE_NOOP("PlanTables", "Trước ngày")), "day"),
            Column("group", str(QT_TRANSLATE_NOOP("PlanTables", "Nhóm")), width=70),
            Column("source", str(QT_TRANSLATE_NOOP("PlanTables", "Nguồn")), width=160),
        ),
        {"id": "", "name": "Mốc mới", "before": None, "source": "KH"},
    ),
    Sheet(
        "body.duty",
        str(QT_TRANSLATE_NOOP("PlanTables", "Ai làm gì")),
        (
            Column("text", str(QT_TRANSLATE_NOOP("PlanTables", "Nhiệm vụ")), width=560),
            Column("leads", str(QT_TRANSLATE_NOOP("PlanTables", "Chủ trì")), "flag", 80),
            Column("due", str(QT_TRANSLATE_NOOP("PlanTables", "Hạn (ngày cuối)")), "day"),
            Column("before", str(QT_TRANSLATE_NOOP("PlanTables", "Trước ngày")), "day"),
            Column("source", str(QT_TRANSLATE_NOOP("PlanTables", "Nguồn")), width=140),
        ),
        hint=str(
            QT_TRANSLATE_NOOP(
                "PlanTables",
                "Xếp theo cơ quan. Thêm nhiệm vụ mới ở thẻ Việc riêng; thêm cơ quan ở thẻ Văn bản.",
            )
        ),
    ),
    Sheet(
        "order",
        str(QT_TRANSLATE_NOOP("PlanTables", "Việc riêng")),
        (
            Column("text", str(QT_TRANSLATE_NOOP("PlanTables", "Nhiệm vụ")), width=480),
            Column("owner", str(QT_TRANSLATE_NOOP("PlanTables", "Chủ trì")), width=120),
            Column("partners", str(QT_TRANSLATE_NOOP("PlanTables", "Phối hợp")), "texts", 140),
            Column("due", str(QT_TRANSLATE_NOOP("PlanTables", "Hạn (ngày cuối)")), "day"),
            Column("before", str(QT_TRANSLATE_NOOP("PlanTables", "Trước ngày")), "day"),
            Column("measure", str(QT_TRANSLATE_NOOP("PlanTables", "Cách đo")), width=140),
            Column("source", str(QT_TRANSLATE_NOOP("PlanTables", "Nguồn")), width=120),
        ),
        {"owner": "here", "text": "Nhiệm vụ mới", "source": "KH"},
    ),
    Sheet(
        "indicator",
        str(QT_TRANSLATE_NOOP("PlanTables", "Chỉ tiêu")),
        (
            Column("name", str(QT_TRANSLATE_NOOP("PlanTables", "Chỉ tiêu")), width=420),
            Column("of", str(QT_TRANSLATE_NOOP("PlanTables", "Tính trên")), width=220),
            Column("counted", str(QT_TRANSLATE_NOOP("PlanTables", "Đếm từ")), width=160),
            Column("source", str(QT_TRANSLATE_NOOP("PlanTables", "Nguồn")), width=140),
        ),
        hint=str(QT_TRANSLATE_NOOP("PlanTables", "Mức phải đạt, theo ngày, ở thẻ Mức.")),
    ),
    Sheet(
        "indicator.goal",
        str(QT_TRANSLATE_NOOP("PlanTables", "Mức")),
        (
            Column("value", str(QT_TRANSLATE_NOOP("PlanTables", "Mức phải đạt")), "number", 140),
            Column("by", str(QT_TRANSLATE_NOOP("PlanTables", "Đến hết ngày")), "day", 140),
        ),
        hint=str(QT_TRANSLATE_NOOP("PlanTables", "Mức xếp theo thứ tự chỉ tiêu: phần trăm, hoặc số lượng.")),
    ),
    Sheet(
        "unit",
        str(QT_TRANSLATE_NOOP("PlanTables", "Đơn vị")),
        (
            Column("name", str(QT_TRANSLATE_NOOP("PlanTables", "Tên đơn vị")), width=360),
            Column("id", str(QT_TRANSLATE_NOOP("PlanTables", "Mã")), width=160),
        ),
        {"id": "don-vi", "name": "Đơn vị mới"},
    ),
)


RHYTHMS = {
    "daily": str(QT_TRANSLATE_NOOP("PlanTables", "hằng ngày")),
    "weekly": str(QT_TRANSLATE_NOOP("PlanTables", "hằng tuần")),
    "monthly": str(QT_TRANSLATE_NOOP("PlanTables", "hằng tháng")),
    "yearly": str(QT_TRANSLATE_NOOP("PlanTables", "hằng năm")),
    "once": str(QT_TRANSLATE_NOOP("PlanTables", "một lần")),
}


def read_day(text: str) -> date | None:
    """``dd/mm/yyyy``; None for what is no day."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return None


def shown(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "x" if value else ""
        case date():
            return day(value)
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


class SheetView(QWidget):
    """One sheet over a document. ``edited()`` after the document was changed; ``refused(str)`` what cannot be read."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._document: PlanDocument | None = None
        self._filling = False
        tr = QCoreApplication.translate
        self.table = QTableWidget(0, len(sheet.columns), self)
        self.table.setAccessibleName(tr("PlanTables", sheet.title))
        self.table.setHorizontalHeaderLabels([tr("PlanTables", column.title) for column in sheet.columns])
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, column in enumerate(sheet.columns):
            least = self.fontMetrics().horizontalAdvance(tr("PlanTables", column.title)) + 2 * Space.L
            self.table.setColumnWidth(at, max(column.width, least))
        header.setStretchLastSection(True)
        self.table.itemChanged.connect(self._changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.setSpacing(Space.S)
        if sheet.hint:
            layout.addWidget(muted(tr("PlanTables", sheet.hint), self))
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        if self.sheet.fresh is not None:
            self.adder = QPushButton(self.tr("Thêm dòng (Ins)"), self)
            icons.put(self.adder, "add")
            self.adder.clicked.connect(self.add_row)
            row.addWidget(self.adder)
            insert = QShortcut(QKeySequence(Qt.Key.Key_Insert), self)
            insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            insert.activated.connect(self.add_row)
        self.remover = QPushButton(self.tr("Bỏ dòng đang chọn"), self)
        icons.put(self.remover, "remove")
        self.remover.clicked.connect(self.remove_row)
        row.addWidget(self.remover)
        row.addStretch(1)
        return row

    def show_document(self, document: PlanDocument) -> None:
        self._document, self._filling = document, True
        rows = document.rows(self.sheet.table)
        self.table.setRowCount(len(rows))
        for at, values in enumerate(rows):
            for place, column in enumerate(self.sheet.columns):
                item = QTableWidgetItem(_shown_as(column.kind, values.get(column.key)))
                item.setToolTip(item.text())
                self.table.setItem(at, place, item)
        self.table.resizeRowsToContents()
        self._filling = False

    def take(self, document: PlanDocument) -> None:
        """The document read anew: where the rows are the same, what is being typed into a cell stays."""
        if self._document is not None and self._document.rows(self.sheet.table) == document.rows(self.sheet.table):
            self._document = document
        else:
            self.show_document(document)

    def text(self) -> str | None:
        """The whole plan's text as it is now."""
        return None if self._document is None else self._document.text

    def add_row(self) -> None:
        if self._document is None or self.sheet.fresh is None:
            return
        values = dict(self.sheet.fresh)
        if "id" in values:
            used = {row.get("id") for row in self._document.rows(self.sheet.table)}
            base = values["id"] or "moc"
            values["id"] = next(f"{base}-{n}" for n in range(1, 10_000) if f"{base}-{n}" not in used)
        if values.get("before", "") is None:
            values["before"] = max(row["from"] for row in self._document.rows("stage"))
        number = self._document.add(self.sheet.table, values)
        self.show_document(self._document)
        self.table.setCurrentCell(number, 0)
        self.edited.emit()
        self.table.setFocus()

    def remove_row(self) -> None:
        number = self.table.currentRow()
        if self._document is not None and number >= 0:
            self._document.remove(self.sheet.table, number)
            self.show_document(self._document)
            self.edited.emit()

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling or self._document is None:
            return
        column, text = self.sheet.columns[item.column()], nfc(item.text()).strip()
        value, understood = _value(column.kind, text)
        if understood:
            self._document.set_cell(self.sheet.table, item.row(), column.key, value)
            self.edited.emit()
        else:
            self.refused.emit(
                fill(self.tr("Không hiểu “%1” ở ô này: ngày viết như 31/08/2026, số viết bằng chữ số"), text)
            )
        self.show_document(self._document)


def _shown_as(kind: str, value: Any) -> str:
    if kind == "rhythm" and value in RHYTHMS:
        return QCoreApplication.translate("PlanTables", RHYTHMS[value])
    return shown(value)


def _value(kind: str, text: str) -> tuple[Any, bool]:
    """What a cell's text means, and whether it means anything. An empty cell takes the value away."""
    if not text:
        return None, True
    found = read_day(text)
    match kind:
        case "day":
            return found, found is not None
        case "daynumber":
            return (found, True) if found else (int(text), True) if text.isdecimal() else (None, False)
        case "number":
            return (int(text), True) if text.isdecimal() else (None, False)
        case "rhythm":
            known = {fold(_shown_as("rhythm", name)): name for name in RHYTHMS} | {name: name for name in RHYTHMS}
            return known.get(fold(text)), fold(text) in known
        case "flag":
            return True, True
        case "texts":
            return [one.strip() for one in text.split(",") if one.strip()], True
        case _:
            return text, True
