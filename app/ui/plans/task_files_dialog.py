"""Tệp minh chứng của một nhiệm vụ: the documents that show what became of it, looked at, added, saved, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import NO_CHANGES, Changes, Done
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import erasing, tasks_files, undo
from app.services.attachments import Picked
from app.services.erasing import Erasing
from app.services.tasks import TaskRow
from app.services.tasks_files import NewFile, Opened, TaskFile
from app.ui import icons
from app.ui.cards.camera import jpeg_of
from app.ui.cases.tab import heading
from app.ui.dialogs import show_error
from app.ui.formats import fill, size
from app.ui.plans.erase_file_dialog import EraseFileDialog
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.image_view import ImageView
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.scan_editor import ScanEditor
from app.ui.widgets.thumbs import Thumbs

THUMB = 72
SHA256 = Qt.ItemDataRole.UserRole + 1
_SCANS = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".pdf"})
"""What is looked at, turned and cut before it is kept; the content decides what it is."""


class TaskFilesDialog(QDialog):
    """Ctrl+V takes a picture or files from the clipboard, files can be dropped; Ctrl+S saves the chosen one, Delete
    takes it away, Ctrl+Z takes the last deed of this dialog back.

    ``changed(object)``: the Changes of a deed.
    """

    changed = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, task: TaskRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._task = home, tasks, task
        self._may = home.is_office and home.account.may_write("enclosure", "sha256")
        self._files: tuple[TaskFile, ...] = ()
        self._shown = ""
        self._deed: tuple[str, ...] = ()
        self.asking: EraseFileDialog | None = None
        self._saving: Path | None = None
        self.setWindowTitle(self.tr("Tệp minh chứng"))
        self.setAcceptDrops(self._may)
        self.resize(1020, 620)
        self._thumbs = Thumbs(home, tasks, self)
        self._thumbs.arrived.connect(self._thumb_came)
        self.banners = BannerArea(self)
        title = heading(task.task.facts.title, self)
        title.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(title)
        layout.addWidget(self.banners)
        layout.addWidget(self._build_bar())
        layout.addWidget(self._build_files(), 1)
        for keys, call in (
            (QKeySequence.StandardKey.Paste, self.paste),
            (QKeySequence.StandardKey.Save, self.save),
            (QKeySequence.StandardKey.Delete, self.remove),
            (QKeySequence.StandardKey.Undo, self.take_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(call)
        self._show_deeds()
        self.read()

    def _build_bar(self) -> FlowRow:
        row = FlowRow(self)
        made = []
        for icon, text, call in (
            ("attach", self.tr("Đính tệp…"), self.choose),
            ("copy", self.tr("Dán ảnh, tệp (Ctrl+V)"), self.paste),
            ("save", self.tr("Lưu ra tệp…"), self.save),
            ("remove", self.tr("Gỡ ra"), self.remove),
            ("undo", self.tr("Hoàn tác"), self.take_back),
            ("error", self.tr("Xóa hẳn…"), self.erase),
        ):
            button = QPushButton(text, row)
            icons.put(button, icon)
            button.setAutoDefault(False)
            button.clicked.connect(call)
            row.add(button)
            made.append(button)
        self._attach, self._paste, self._save, self._remove, self._undo, self._erase = made
        self._erase.setToolTip(self.tr("Xóa cả nội dung tệp trên máy và trong các bản sao lưu"))
        self._erase.setVisible(self._home.is_office and self._home.account.may(Action.PURGE))
        return row

    def _build_files(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.list = QListWidget(split)
        self.list.setAccessibleName(self.tr("Các tệp minh chứng"))
        self.list.setIconSize(QSize(THUMB, THUMB))
        self.list.setWordWrap(True)
        self.list.setMinimumWidth(280)
        self.list.currentItemChanged.connect(self._picked)
        self._picture = ImageView(self._tasks, self)
        self._pdf = PdfView(self._tasks, self)
        self._pdf.allow(printing=False, saving=False, folder=False)
        self._words = QPlainTextEdit(self)
        self._words.setReadOnly(True)
        self._words.setAccessibleName(self.tr("Chữ trong tệp"))
        self._nothing = EmptyState("attach", parent=self)
        self._nothing.asked.connect(self._asked)
        self._viewer = QStackedWidget(split)
        for each in (self._nothing, self._picture, self._pdf, self._words):
            self._viewer.addWidget(each)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        return split

    # Reading ---------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        home, task = self._home, self._task.id
        self._tasks.run(lambda _progress: tasks_files.list_files(home, task), self._show, self._went_wrong)

    def _show(self, files: tuple[TaskFile, ...]) -> None:
        self._files = files
        there = [each.id for each in files]
        self.list.blockSignals(True)
        self.list.clear()
        for each in files:
            item = QListWidgetItem("\n".join((each.title, self._about(each))))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            item.setData(SHA256, each.sha256)
            item.setToolTip(each.name)
            item.setIcon(self._thumbs.icon(each.sha256) or icons.icon(_icon(each), "muted"))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(files))
        if not files:
            self._shown = ""
            self._say_nothing()
        elif self._shown in there:
            self.list.setCurrentRow(there.index(self._shown))
        else:
            self.list.setCurrentRow(len(files) - 1)
        self._thumbs.want((each.sha256, each.media_type) for each in files)
        self._show_deeds()

    def _about(self, each: TaskFile) -> str:
        said = [each.name.rpartition(".")[2].upper(), size(each.size)]
        if each.day is not None:
            said.append(fill(self.tr("%1 đính %2"), each.by, f"{each.day:%d/%m/%Y}"))
        return " · ".join(said) if each.here else self.tr("Không còn tệp này trên máy")

    def _say_nothing(self) -> None:
        if self._may:
            self._nothing.say(
                self.tr("Chưa có tệp minh chứng"),
                self.tr("Kéo tệp thả vào đây, dán ảnh (Ctrl+V), hoặc chọn tệp. Nhận ảnh, PDF, Word và Excel."),
                self.tr("Chọn tệp…"),
                "attach",
            )
        else:
            self._nothing.say(
                self.tr("Chưa có tệp minh chứng"),
                self.tr("Chỉ người ghi được nhiệm vụ ở máy văn phòng đính tệp."),
                "",
                "attach",
            )
        self._viewer.setCurrentWidget(self._nothing)

    def _picked(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._show_deeds()
        if item is None:
            return
        self._shown = str(item.data(Qt.ItemDataRole.UserRole))
        home, wanted = self._home, self._shown

        def read(_progress: Progress) -> tuple[str, Opened]:
            return wanted, tasks_files.open_file(home, wanted)

        self._tasks.run(read, self._open, self._cannot_open)

    def _open(self, answer: tuple[str, Opened]) -> None:
        wanted, found = answer
        if wanted != self._shown:
            return
        if found.media_type == "application/pdf":
            self._pdf.show_pdf(found.data)
            self._viewer.setCurrentWidget(self._pdf)
        elif found.media_type == "image/jpeg":
            self._picture.show_picture(found.data)
            self._viewer.setCurrentWidget(self._picture)
        elif found.words.strip():
            self._words.setPlainText(found.words)
            self._viewer.setCurrentWidget(self._words)
        else:
            self._nothing.say(
                found.name,
                self.tr("Tệp này không xem được ngay tại đây. Lưu ra tệp rồi mở bằng Word hoặc Excel."),
                self.tr("Lưu ra tệp…"),
                "papers",
            )
            self._viewer.setCurrentWidget(self._nothing)

    def _cannot_open(self, error: Exception) -> None:
        self._nothing.say(self.tr("Không mở được tệp này"), self.tr("Tệp hỏng hoặc không còn trên máy."), "", "warning")
        self._viewer.setCurrentWidget(self._nothing)
        self._went_wrong(error)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def choose(self) -> None:
        files, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Chọn tệp minh chứng"),
            "",
            self.tr("Ảnh, PDF, Word, Excel (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.pdf *.docx *.doc *.xlsx *.xls)")
            + ";;"
            + self.tr("Mọi tệp (*)"),
        )
        if files:
            self.add([Path(file) for file in files])

    def paste(self) -> None:
        """A picture or files from the clipboard."""
        if self._may:
            self._take(QGuiApplication.clipboard().mimeData(), self.tr("Bảng tạm không có ảnh hay tệp nào."))

    def add(self, sources: Sequence[Path | bytes]) -> None:
        """Keep these; pictures and PDFs are looked at first."""
        scans = [each for each in sources if isinstance(each, bytes) or each.suffix.lower() in _SCANS]
        wanted = [NewFile(each) for each in sources if each not in scans]
        if scans:
            editor = ScanEditor(self._tasks, scans, "", self)
            if editor.exec() != QDialog.DialogCode.Accepted:
                return
            wanted += [_new(each) for each in editor.picked()]
        self.keep(wanted)

    def keep(self, wanted: Sequence[NewFile]) -> None:
        home, task = self._home, self._task.id

        def work(progress: Progress) -> Done[tuple[str, ...]]:
            return tasks_files.add(home, task, wanted, progress=progress)

        self._tasks.run(work, self._added, self._went_wrong, title=self.tr("Đính tệp minh chứng"), cancellable=True)

    def save(self) -> None:
        """Ask where, and write the chosen file there as it is."""
        chosen = self._chosen()
        if chosen is None:
            return
        ending = f"*.{chosen.name.rpartition('.')[2]}"
        kinds = fill(self.tr("Tệp %1"), f"({ending})")
        file, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu ra tệp"), chosen.name, kinds)
        if file:
            self.save_to(Path(file))

    def save_to(self, out: Path) -> None:
        chosen, home = self._chosen(), self._home
        if chosen is not None:
            id = chosen.id
            self._saving = out

            def work(_progress: Progress) -> None:
                tasks_files.save_file(home, id, out)

            self._tasks.run(work, self._saved, self._went_wrong, title=self.tr("Ghi tệp"))

    def remove(self) -> None:
        chosen, home = self._chosen(), self._home
        if chosen is None or not self._may:
            return
        id, seen, title = chosen.id, chosen.seen, chosen.title

        def work(_progress: Progress) -> tuple[str, str, Changes]:
            return id, title, tasks_files.remove(home, id, seen, "gỡ khỏi nhiệm vụ").changes

        self._tasks.run(work, self._removed, self._went_wrong)

    def erase(self) -> None:
        """Ask why, and erase the chosen file for good."""
        chosen = self._chosen()
        if chosen is not None:
            self.asking = EraseFileDialog(chosen.title, self)
            self.asking.accepted.connect(self._erase_now)
            self.asking.open()

    def _erase_now(self) -> None:
        chosen, home, asking = self._chosen(), self._home, self.asking
        if chosen is not None and asking is not None:
            id, reason = chosen.id, asking.reason()
            self._tasks.run(
                lambda progress: erasing.erase_task_file(home, id, reason=reason, progress=progress),
                self._erased,
                self._went_wrong,
                title=self.tr("Xóa hẳn tệp minh chứng"),
            )

    def _erased(self, done: Done[Erasing]) -> None:
        self._deed = ()
        told = self.tr("Đã xóa hẳn tệp.")
        if done.value.cleaned is None:
            told += " " + self.tr("Đĩa chưa cho dọn hết: sẽ dọn tiếp khi mở lần sau.")
        self.banners.tell("deed", told, "neutral")
        self._tell(done.changes)

    def take_back(self) -> None:
        """The last adding or taking away of this dialog."""
        home, ids = self._home, self._deed
        if not ids:
            return

        def work(_progress: Progress) -> Changes:
            changes = NO_CHANGES
            for id in ids:
                changes |= undo.take_back_of(home, "enclosure", id).changes
            return changes

        self._tasks.run(work, self._taken_back, self._went_wrong)

    # What came of them -----------------------------------------------------------------------------------------------

    def _added(self, done: Done[tuple[str, ...]]) -> None:
        self._deed = done.value
        self._shown = done.value[-1]
        told = fill(self.tr("Đã đính %1 tệp. Tệp gốc còn nguyên ở chỗ cũ."), len(done.value))
        self.banners.tell("deed", told, "good", [(self.tr("Hoàn tác"), self.take_back)])
        self._tell(done.changes)

    def _removed(self, answer: tuple[str, str, Changes]) -> None:
        id, title, changes = answer
        self._deed = (id,)
        told = fill(self.tr("Đã gỡ “%1” khỏi nhiệm vụ."), title)
        self.banners.tell("deed", told, "neutral", [(self.tr("Hoàn tác"), self.take_back)])
        self._tell(changes)

    def _taken_back(self, changes: Changes) -> None:
        self.banners.tell("deed", self.tr("Đã hoàn tác."), "good")
        self._tell(changes)

    def _saved(self, _nothing: None) -> None:
        file = self._saving
        assert file is not None
        told = self.tr("Đã ghi %1. Bản ghi ra không còn được mã hóa: dùng xong hãy xóa.")
        self.banners.tell("deed", fill(told, str(file)), "warn")

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.read()

    def _went_wrong(self, error: Exception) -> None:
        show_error(self, error)

    # Parts -----------------------------------------------------------------------------------------------------------

    def _chosen(self) -> TaskFile | None:
        at = self.list.currentRow()
        return self._files[at] if 0 <= at < len(self._files) else None

    def _show_deeds(self) -> None:
        chosen = self._chosen()
        for button in (self._attach, self._paste):
            button.setEnabled(self._may)
        self._save.setEnabled(chosen is not None and chosen.here)
        self._remove.setEnabled(chosen is not None and self._may)
        self._undo.setEnabled(bool(self._deed))
        self._erase.setEnabled(chosen is not None)

    def _asked(self) -> None:
        if self._chosen() is None:
            self.choose()
        else:
            self.save()

    def _thumb_came(self, sha256: str) -> None:
        icon = self._thumbs.icon(sha256)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if icon is not None and item.data(SHA256) == sha256:
                item.setIcon(icon)

    def _take(self, data: QMimeData | None, nothing: str) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data is not None else []
        if files:
            self.add(files)
        elif data is not None and data.hasImage() and isinstance(image := data.imageData(), QImage):
            self.add([jpeg_of(image)])
        else:
            self.banners.tell("deed", nothing, "warn")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData(), self.tr("Không thấy ảnh hay tệp nào."))


def _new(picked: Picked) -> NewFile:
    return NewFile(picked.source, picked.title, picked.edit, picked.keep)


def _icon(file: TaskFile) -> str:
    return "excel" if file.name.endswith((".xlsx", ".xls")) else "papers"
