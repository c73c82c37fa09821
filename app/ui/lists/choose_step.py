"""The first step: which file. Chosen, or dropped here from a folder window or a stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from app.services.lists import ListKind
from app.ui.lists.parts import button, kind_name, label
from app.ui.theme import Size, Space, dress
from app.ui.widgets.badge import IconLabel
from app.ui.widgets.fields import RadioRow, name_inputs

ENDINGS = (".xlsx", ".xls", ".csv", ".txt", ".xlsm")


class ChooseStep(QWidget):
    """``chosen(object, object)``: the Path, and the ListKind or None to let the program tell."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._folder = ""
        self._kind = RadioRow(
            [
                ("", self.tr("Tự nhận biết")),
                (ListKind.RESIDENTS.value, kind_name(ListKind.RESIDENTS)),
                (ListKind.CASES.value, kind_name(ListKind.CASES)),
            ],
            self,
        )
        self._kind.set_value("")
        name_inputs(self._kind, self.tr("Loại danh sách"))
        self._target = QFrame(self)
        self._target.setProperty("role", "card")
        self._open = button(self.tr("Chọn tệp…"), "folder", "primary", self)
        self._open.clicked.connect(self._browse)
        inside = QVBoxLayout(self._target)
        inside.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        inside.setSpacing(Space.M)
        inside.addStretch(1)
        inside.addWidget(IconLabel("excel", "accent", Size.ICON_LARGE, self), 0, Qt.AlignmentFlag.AlignHCenter)
        for text, role in (
            (self.tr("Kéo tệp danh sách vào đây, hoặc chọn tệp"), "heading"),
            (self.tr("Excel (.xlsx, .xls) hoặc CSV. Mỗi thôn một sheet hay tất cả một sheet đều được."), "muted"),
            (self.tr("Chưa có gì được ghi trước khi anh/chị xem và bấm Nhập."), "muted"),
        ):
            line = label(text, role, self)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(line)
        inside.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Danh sách nói về gì?"), "heading", self))
        layout.addWidget(self._kind)
        layout.addWidget(self._target, 1)
        self.setFocusProxy(self._open)

    def kind(self) -> ListKind | None:
        value = self._kind.value()
        return ListKind(value) if value else None

    def set_busy(self, busy: bool) -> None:
        self._open.setEnabled(not busy)
        self.setAcceptDrops(not busy)

    def _browse(self) -> None:
        pattern = " ".join(f"*{ending}" for ending in ENDINGS)
        picked, _ = QFileDialog.getOpenFileName(
            self, self.tr("Chọn danh sách"), self._folder, f"{self.tr('Danh sách')} ({pattern})"
        )
        if picked:
            self._folder = str(Path(picked).parent)
            self.chosen.emit(Path(picked), self.kind())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            dress(self._target, edge="accent")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        dress(self._target, edge="")

    def dropEvent(self, event: QDropEvent) -> None:
        dress(self._target, edge="")
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()), self.kind())
        event.acceptProposedAction()
