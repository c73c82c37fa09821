"""The imports made before (các lần nhập trước), and what taking one back has left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.lists import ImportRow, LeftRow, Undone
from app.ui.field_words import entity_name
from app.ui.formats import fill
from app.ui.lists.parts import button, label, spoken
from app.ui.sync.words import when
from app.ui.theme import Space
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_MADE = (
    ("new", "%1 nhân khẩu mới"),
    ("changed", "%1 nhân khẩu có thay đổi"),
    ("areas", "%1 địa bàn mới"),
    ("households", "%1 hộ mới"),
    ("cases", "%1 hồ sơ mới"),
    ("steps", "%1 bước đã làm"),
    ("obstacles", "%1 vướng mắc"),
    ("noted", "%1 ghi chú về người không còn trong danh sách"),
    ("deleted", "%1 bản ghi đã xóa, có lý do"),
)
_WHY = {
    "changed": "đã có người sửa sau lần nhập",
    "used": "có bản ghi khác đang gắn vào",
    "unknown": "không biết trước đó là gì",
}


def made_words(made: dict[str, int]) -> list[str]:
    """What an import made, line by line."""
    return [fill(spoken(words), made[key]) for key, words in _MADE if made.get(key)]


class ImportsDialog(QDialog):
    """``take_back_asked(object)``: the :class:`ImportRow` to be taken back."""

    take_back_asked = Signal(object)

    def __init__(self, rows: Sequence[ImportRow], *, may: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các lần nhập trước"))
        self.resize(960, 440)
        self._rows, self._may = {row.id: row for row in rows}, may
        self.table = PagedTable(
            [
                Column(self.tr("Lúc"), lambda row: when(row.at), 160),
                Column(self.tr("Tệp"), lambda row: row.file, 180),
                Column(self.tr("Người nhập"), lambda row: row.by, 150),
                Column(self.tr("Đã ghi"), lambda row: ", ".join(made_words(dict(row.made))), 200, stretch=True),
                Column(self.tr("Tình trạng"), self._state, 200),
            ],
            name=self.tr("Các lần nhập trước"),
        )
        self.table.set_empty(
            self.tr("Chưa nhập danh sách nào"), self.tr("Mỗi lần nhập từ nay được ghi ở đây và hoàn tác được.")
        )
        self.table.set_source(Rows(list(rows), lambda row: row.id))
        self.table.selected.connect(self._look)
        self.go = button(self.tr("Hoàn tác lần nhập này…"), "undo", "danger", self)
        self.go.clicked.connect(self._ask)
        close = button(self.tr("Đóng"), parent=self)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(
            label(
                self.tr("Hoàn tác xóa những gì lần nhập đã lập và trả lại giá trị cũ; chỗ đã có người sửa thì giữ.")
                if may
                else self.tr("Chỉ người được quyền xóa bản ghi mới hoàn tác được một lần nhập."),
                "muted",
                self,
            ),
            1,
        )
        buttons.addWidget(close)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        if rows:
            self.table.select(rows[0].id)
        self._look(rows[0].id if rows else "")

    def _state(self, row: ImportRow) -> str:
        return fill(self.tr("đã hoàn tác %1"), when(row.undone)) if row.undone else self.tr("đang có")

    def _look(self, key: str) -> None:
        row = self._rows.get(key)
        self.go.setEnabled(self._may and row is not None and not row.undone)

    def _ask(self) -> None:
        row = self._rows.get(self.table.current_key())
        if row is not None:
            self.accept()
            self.take_back_asked.emit(row)


class LeftDialog(QDialog):
    """What was left as it is, whose it is, and why."""

    def __init__(self, undone: Undone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Những bản ghi giữ nguyên"))
        self.resize(720, 420)
        self.table = PagedTable(
            [
                Column(self.tr("Của ai"), lambda row: row.title, 200, stretch=True),
                Column(self.tr("Bản ghi"), lambda row: entity_name(row.entity), 140),
                Column(self.tr("Vì sao giữ"), self._why, 260),
            ],
            name=self.windowTitle(),
        )
        self.table.set_source(Rows(list(undone.left), lambda row: f"{row.entity}/{row.row}"))
        close = button(self.tr("Đóng"), role="primary", parent=self)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        said = self.tr("%1 bản ghi của lần nhập “%2” được giữ nguyên; mở từng bản ghi để xem và sửa nếu cần.")
        layout.addWidget(label(fill(said, len(undone.left), undone.file), parent=self))
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)

    def _why(self, row: LeftRow) -> str:
        return spoken(_WHY.get(str(row.why), str(row.why)))
