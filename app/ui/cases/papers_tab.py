"""Giấy tờ: scans and photos with small pictures at the left and the chosen one at the right; new ones from files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.errors import HosoError
from app.progress import Progress
from app.services import attachments
from app.services.attachments import Shown
from app.services.cases import CaseCard
from app.ui import icons
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab
from app.ui.dialogs import confirm, show_error
from app.ui.formats import fill, size
from app.ui.tasks import Lane
from app.ui.theme import Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.image_view import ImageView, read_picture
from app.ui.widgets.pdf_view import PdfView

THUMB = 112
MOST_FOR_THUMB = 12_000_000
"""Bytes. A larger picture is not opened only to make it small."""


class PapersTab(CaseTab):
    """Asks for "attach" with the id of a piece of evidence or ""; :meth:`choose_files` opens the file dialog.

    Signal: ``files_chosen(object, str)`` the paths, and the evidence that they belong to ("" for none).
    """

    files_chosen = Signal(object, str)

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._shown_id = ""
        self._wanted: list[str] = []
        self._thumbs: dict[str, QIcon] = {}
        self._attach, self._remove = self.bar(
            ("attach", self.tr("Đính bản chụp, bản quét…"), self.choose_loose),
            ("remove", self.tr("Gỡ ra"), self.remove),
        )
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Giấy tờ đính kèm"))
        self._list.setIconSize(QSize(THUMB, THUMB))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.currentItemChanged.connect(self._picked)
        self._picture = ImageView(desk.tasks, self)
        self._pdf = PdfView(desk.tasks, self)
        self._pdf.allow(printing=False, saving=False, folder=False)
        self._nothing = EmptyState(
            "attach",
            self.tr("Chưa có bản chụp nào"),
            self.tr("Kéo tệp thả vào đây, hoặc bấm “Đính bản chụp, bản quét”. Nhận ảnh và PDF."),
            self.tr("Chọn tệp…"),
            self,
        )
        self._nothing.asked.connect(self.choose_loose)
        self._viewer = QStackedWidget(self)
        for each in (self._nothing, self._picture, self._pdf):
            self._viewer.addWidget(each)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        left = QWidget(split)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.addWidget(self._list)
        split.addWidget(left)
        split.addWidget(self._viewer)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        self._left = left
        self._layout.addWidget(split, 1)

    def show_parts(self, card: CaseCard) -> None:
        kept = self._shown_id
        self._list.blockSignals(True)
        self._list.clear()
        evidence = {piece.id: self._desk.words.code("evidence_kinds", piece.kind) for piece in card.file.evidence}
        for each in card.file.attachments:
            of = evidence.get(each.evidence_id or "", "")
            item = QListWidgetItem("\n".join(filter(None, (each.title, of, size(each.size)))))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setIcon(self._thumbs.get(each.id, icons.icon("papers", "muted")))
            item.setToolTip(each.title)
            self._list.addItem(item)
        self._list.blockSignals(False)
        there = [each.id for each in card.file.attachments]
        self._left.setVisible(bool(there))
        self._remove.setEnabled(bool(there) and self._desk.may("attachment", "gone"))
        if not there:
            self._shown_id = ""
            self._viewer.setCurrentWidget(self._nothing)
        elif kept in there:
            self._list.setCurrentRow(there.index(kept))
        self._wanted = [
            each.id
            for each in card.file.attachments
            if each.id not in self._thumbs and each.media_type.startswith("image/") and each.size < MOST_FOR_THUMB
        ]
        if self.isVisible():
            self._next_thumb()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next_thumb()
        if self._list.count() and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def choose_loose(self) -> None:
        self.choose_files("")

    def choose_files(self, evidence_id: str) -> None:
        """Ask for files to attach, as scans of a piece of evidence or ("") of nothing in particular."""
        files, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Chọn bản chụp, bản quét"),
            "",
            self.tr("Ảnh và PDF (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.pdf);;Mọi tệp (*)"),
        )
        if files:
            self.files_chosen.emit([Path(file) for file in files], evidence_id)

    def remove(self) -> None:
        if self._list.currentRow() < 0:
            return
        item = self._list.currentItem()
        title = item.toolTip()
        text = fill(self.tr("“%1” sẽ không còn trong hồ sơ. Lịch sử vẫn ghi ai đã gỡ."), title)
        if confirm(self, self.tr("Gỡ bản chụp này?"), text, self.tr("Gỡ ra"), danger=True):
            self.asked.emit("detach", str(item.data(Qt.ItemDataRole.UserRole)))

    def _picked(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._shown_id = str(item.data(Qt.ItemDataRole.UserRole))
        home, wanted = self._desk.words.home, self._shown_id

        def read(_progress: Progress) -> tuple[str, Shown]:
            return wanted, attachments.show(home, wanted)

        self._desk.tasks.run(read, self._show, self._failed)

    def _show(self, answer: tuple[str, Shown]) -> None:
        wanted, shown = answer
        if wanted != self._shown_id:
            return
        if shown.data is None:
            self._nothing.say(
                self.tr("Tệp này chưa có trên máy"),
                self.tr("Tệp sẽ đến trong lần trao đổi dữ liệu tới."),
                icon="waiting",
            )
            self._viewer.setCurrentWidget(self._nothing)
        elif shown.media_type == "application/pdf":
            self._pdf.show_pdf(shown.data)
            self._viewer.setCurrentWidget(self._pdf)
        else:
            self._picture.show_picture(shown.data)
            self._viewer.setCurrentWidget(self._picture)

    def _failed(self, error: Exception) -> None:
        show_error(self.window(), error)

    def _next_thumb(self) -> None:
        if not self._wanted:
            return
        wanted = self._wanted.pop(0)
        home = self._desk.words.home

        def read(_progress: Progress) -> tuple[str, QImage | None]:
            try:
                data = attachments.show(home, wanted).data
                return wanted, read_picture(data, THUMB) if data is not None else None
            except HosoError:
                return wanted, None

        self._desk.tasks.run(read, self._got_thumb, self._failed, lane=Lane.DATABASE)

    def _got_thumb(self, answer: tuple[str, QImage | None]) -> None:
        wanted, image = answer
        if image is not None:
            self._thumbs[wanted] = QIcon(QPixmap.fromImage(image))
            for row in range(self._list.count()):
                if self._list.item(row).data(Qt.ItemDataRole.UserRole) == wanted:
                    self._list.item(row).setIcon(self._thumbs[wanted])
        if self.isVisible():
            self._next_thumb()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.files_chosen.emit(files, "")
