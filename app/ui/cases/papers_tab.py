"""Giấy tờ: scans and photos with small pictures at the left and the chosen one at the right; new ones from files, from
the scanner's folder, or from a camera where there is one. A card's code is read from here too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes, Done
from app.progress import Progress
from app.services import attachments
from app.services.attachments import Shown
from app.services.cases import CaseCard
from app.ui import icons
from app.ui.cards import camera
from app.ui.cards.camera import CameraDialog
from app.ui.cards.card_dialog import CardDialog
from app.ui.cases import forms
from app.ui.cases.tab import CaseTab
from app.ui.dialogs import confirm, show_error
from app.ui.formats import fill, size
from app.ui.theme import Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.scan_editor import ScanEditor
from app.ui.widgets.scanner_strip import ScannerStrip
from app.ui.widgets.thumbs import Thumbs

THUMB = 112
SHA256 = Qt.ItemDataRole.UserRole + 1


class PapersTab(CaseTab):
    """Asks for "attach" with the id of a piece of evidence or ""; :meth:`choose_files` opens the file dialog.

    Signals: ``files_chosen(object, str)`` the list of :class:`~app.services.attachments.Picked`, and the evidence that
    they belong to ("" for none); ``scans_chosen(object, str, bool)`` the same from the scanner's folder, and whether
    the files are to leave it.
    """

    files_chosen = Signal(object, str)
    scans_chosen = Signal(object, str, bool)

    def __init__(self, desk: forms.Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._shown_id = ""
        self._thumbs = Thumbs(desk.words.home, desk.tasks, self)
        self._thumbs.arrived.connect(self._got_thumb)
        self._attach, self._card_button, self._camera, self._remove = self.bar(
            ("attach", self.tr("Đính bản chụp, bản quét…"), self.choose_loose),
            ("card", self.tr("Quét thẻ…"), self.read_card),
            ("camera", self.tr("Chụp bằng camera…"), self.use_camera),
            ("remove", self.tr("Gỡ ra"), self.remove),
        )
        self._camera.setVisible(camera.available())
        self._strip = ScannerStrip(desk.words.home, desk.tasks, self)
        self._strip.wanted.connect(self._take_scans)
        self._layout.addWidget(self._strip)
        self._writes.append(self._strip)
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
            item.setData(SHA256, each.sha256)
            item.setIcon(self._thumbs.icon(each.sha256) or icons.icon("papers", "muted"))
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
        self._thumbs.forget_missing()
        if self.isVisible():
            self._want_thumbs()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want_thumbs()
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
            self.edit_files([Path(file) for file in files], evidence_id)

    def edit_files(self, sources: Sequence[Path | bytes], evidence_id: str = "") -> None:
        """Look at files before they are attached, and let the person turn and cut them."""
        editor = self._editor(sources, evidence_id)
        if editor.exec() == QDialog.DialogCode.Accepted:
            self.files_chosen.emit(editor.picked(), editor.paper())

    def use_camera(self) -> None:
        dialog = CameraDialog(self.tr("Chụp giấy tờ"), self)
        if dialog.exec() == QDialog.DialogCode.Accepted and (photo := dialog.photo()) is not None:
            self.edit_files([photo])

    def read_card(self) -> None:
        """Read the code of an identity card into this case."""
        case = self.file.case
        dialog = CardDialog(self._desk.words.home, self._desk.tasks, case.resident_id, case.id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self._card_taken)
        dialog.open()

    def scans_taken(self) -> None:
        """Files of the scanner's folder were taken in: look again what is left."""
        self._strip.look_again()

    def _card_taken(self, changes: Changes) -> None:
        self.done.emit(Done(None, changes))

    def _editor(self, sources: Sequence[Path | bytes], evidence_id: str) -> ScanEditor:
        names = [(piece.id, self._desk.words.code("evidence_kinds", piece.kind)) for piece in self.file.evidence]
        title = dict(names).get(evidence_id, "")
        return ScanEditor(self._desk.tasks, sources, title, self, papers=names, paper=evidence_id)

    def _take_scans(self, files: list[Path]) -> None:
        editor = self._editor(files, "")
        if editor.exec() == QDialog.DialogCode.Accepted:
            picked = editor.picked()
            self.scans_chosen.emit(picked, editor.paper(), self._strip.may_delete(len(picked)))

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

    def _want_thumbs(self) -> None:
        if self._card is not None:
            self._thumbs.want((each.sha256, each.media_type) for each in self.file.attachments)

    def _got_thumb(self, sha256: str) -> None:
        icon = self._thumbs.icon(sha256)
        for row in range(self._list.count()):
            item = self._list.item(row)
            if icon is not None and item.data(SHA256) == sha256:
                item.setIcon(icon)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.edit_files(files)
