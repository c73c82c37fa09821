"""The rows in which office and laptop differ (chỗ lệch), as their marks showed; their history can be sent again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.services.custody import Differing, DifferingRow
from app.ui import icons
from app.ui.field_words import entity_name, field_name
from app.ui.formats import fill
from app.ui.sync import words
from app.ui.sync.tabs import ListTab
from app.ui.widgets.paged_table import Column


class ComparedTab(ListTab):
    """Signal: ``again_asked(str)``: send the history of the rows of this laptop once more (office)."""

    again_asked = Signal(str)

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        office = home.is_office
        columns = [
            Column(self.tr("Máy"), lambda row: row.device_name, 160) if office else None,
            Column(self.tr("Địa bàn"), lambda row: row.area, 170),
            Column(self.tr("Của ai"), lambda row: row.title or self.tr("(không rõ tên)"), 200),
            Column(self.tr("Bản ghi"), lambda row: entity_name(row.entity), 160),
            Column(self.tr("Lệch thế nào"), self._what, 300, stretch=True, mark=self._mark),
        ]
        super().__init__([each for each in columns if each], self.tr("Chỗ lệch"), parent)
        self._may = office and home.account.may(Action.EXPORT_BUNDLE)
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._again = QPushButton(self.tr("Gửi lại lịch sử các bản ghi này"), self)
        icons.put(self._again, "export")
        self._again.setVisible(office)
        self._again.clicked.connect(self._ask)
        self.bar.addWidget(self._note, 1)
        self.bar.addWidget(self._again)
        self.table.selected.connect(self._look)
        self.table.set_empty(
            self.tr("Chưa thấy bản ghi nào lệch"),
            self.tr(
                "Khi mã đối chiếu của một địa bàn khác nhau, lần gửi sau máy cơ sở gửi kèm bảng đối chiếu, và các bản "
                "ghi lệch hiện ở đây."
            ),
            icon="good",
        )
        self.show_differing(Differing())

    def show_differing(self, found: Differing) -> None:
        said = self.tr(
            "So với bản gốc ở đúng vị trí mà máy đang giữ. Không bên nào bị ghi đè: gửi lại lịch sử thì máy tự tính "
            "lại bản ghi, phần máy chưa gửi vẫn còn."
        )
        more = [
            fill(self.tr("Còn %1 bản ghi lệch nữa."), found.more) if found.more else "",
            fill(self.tr("Quá lớn để so từng bản ghi: %1."), words.joined(found.areas)) if found.areas else "",
        ]
        self._note.setText(" ".join(filter(None, (said, *more))))
        self.show_rows(found.rows, lambda row: row.key)
        self._look()

    def note(self) -> str:
        return self._note.text()

    def _what(self, row: DifferingRow) -> str:
        match row.what:
            case "office":
                said = self.tr("Chỉ có ở văn phòng")
            case "laptop":
                said = self.tr("Chỉ có ở máy cơ sở")
            case _:
                names = words.joined([field_name(row.entity, name) for name in row.fields])
                said = fill(self.tr("Khác ở: %1"), names)
        return fill(self.tr("%1 (gói tới gửi lại)"), said) if row.again else said

    def _mark(self, row: DifferingRow) -> tuple[str, str]:
        return ("export", "accent") if row.again else ("late", "warn")

    def _current(self) -> DifferingRow | None:
        row = self.table.current_row()
        if isinstance(row, DifferingRow):
            return row
        devices = {each.device for each in self.rows()}
        return self.rows()[0] if len(devices) == 1 else None

    def _look(self, _key: str = "") -> None:
        row = self._current()
        self._again.setEnabled(self._may and row is not None and not row.again)

    def _ask(self) -> None:
        if (row := self._current()) is not None:
            self.again_asked.emit(row.device)
