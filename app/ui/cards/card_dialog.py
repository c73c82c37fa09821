"""Quét thẻ: a card's code comes from a keyboard scanner, a photo, the clipboard or a camera, and is confirmed.

``CardDialog(home, tasks, person_id, case_id)`` writes by itself: a piece of evidence, and the ticked fields of the
person. ``taken(object)`` carries the Changes. With ``known`` (fields of a form by name) it is for somebody who is not
in the records yet: nothing is written, and after ``exec()`` :meth:`CardDialog.values` are for the form,
:meth:`CardDialog.card` for :func:`app.services.cards.take` once the person is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes
from app.home import Home
from app.progress import Progress
from app.services import attachments, cards
from app.services.attachments import Picked
from app.services.cards import CardReading
from app.ui import icons
from app.ui.cards import camera, words
from app.ui.cards.camera import CameraDialog, jpeg_of
from app.ui.cards.confirm import Confirm
from app.ui.cards.scanner_field import FAST, ScannerField
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import scrolled

PICTURES = "Ảnh (*.jpg *.jpeg *.png *.tif *.tiff *.webp *.bmp);;Mọi tệp (*)"
PICTURE_TITLE = "Ảnh thẻ căn cước"


@dataclass(frozen=True, slots=True)
class Card:
    """What was confirmed: goes to :func:`app.services.cards.take`."""

    text: str
    fields: tuple[str, ...]
    seen_as: str | None
    told_by: str | None
    picture: Path | bytes | None


class CardDialog(QDialog):
    """Signal: ``taken(object)`` the Changes, after the card was written down."""

    taken = Signal(object)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        person_id: str,
        case_id: str | None,
        parent: QWidget | None = None,
        *,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Quét thẻ căn cước"))
        self.resize(860, 620)
        self.setAcceptDrops(True)
        self._home, self._tasks = home, tasks
        self._person_id, self._case_id, self._known = person_id, case_id, known
        self._reading: CardReading | None = None
        self._picture: Path | bytes | None = None
        self._seen_as = "original"
        self._meddled = False
        self._texts: tuple[str, ...] = ()
        self._looking = False
        self._last_key = 0.0
        self._banners = BannerArea(self)
        self._confirm = Confirm(self)
        self._confirm.changed.connect(self._say_deed)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._build_ask())
        self._stack.addWidget(scrolled(self._confirm))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self._banners)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._buttons())
        self._show_ask()

    # What the caller asks --------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The ticked fields and their values, for a form."""
        proposals = self._reading.proposals if self._reading is not None else {}
        return {name: proposals[name] for name in self._confirm.ticked()}

    def card(self) -> Card | None:
        if self._reading is None:
            return None
        return Card(
            self._reading.text,
            self._confirm.ticked(),
            self._confirm.seen_as(),
            self._confirm.told_by(),
            self._picture if self._confirm.keeps_picture() else None,
        )

    @property
    def reading(self) -> CardReading | None:
        return self._reading

    @property
    def confirm(self) -> Confirm:
        return self._confirm

    # Building --------------------------------------------------------------------------------------------------------

    def _build_ask(self) -> QWidget:
        page = QWidget(self)
        intro = _plain(
            self.tr(
                "Mã QR chỉ giúp đỡ phải gõ. Nó không phải bằng chứng: ai cũng in được. Hãy so với chữ in trên thẻ và "
                "với người."
            ),
            page,
        )
        self.field = ScannerField(page)
        self.field.scanned.connect(self.scanned)
        self._file = QPushButton(self.tr("Đọc từ ảnh…"), page)
        icons.put(self._file, "attach")
        self._file.clicked.connect(self._choose_file)
        self._paste = QPushButton(self.tr("Dán ảnh (Ctrl+V)"), page)
        icons.put(self._paste, "copy")
        self._paste.clicked.connect(self.paste)
        self._camera = QPushButton(self.tr("Dùng camera…"), page)
        icons.put(self._camera, "camera")
        self._camera.clicked.connect(self._use_camera)
        there = camera.available()
        self._camera.setVisible(there)
        row = QHBoxLayout()
        for button in (self._file, self._paste, self._camera):
            row.addWidget(button)
        row.addStretch(1)
        self._several = QListWidget(page)
        self._several.setAccessibleName(self.tr("Các thẻ trong ảnh"))
        self._several.itemActivated.connect(self._one_chosen)
        self._several.hide()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(intro)
        layout.addWidget(self.field)
        layout.addLayout(row)
        if not there:
            layout.addWidget(_plain(camera.how_else(), page, "muted"))
        layout.addWidget(self._several)
        layout.addStretch(1)
        layout.addWidget(_plain(words.how_to_set_the_scanner(), page, "muted"))
        return page

    def _buttons(self) -> QHBoxLayout:
        self._again = QPushButton(self.tr("Đọc thẻ khác"), self)
        icons.put(self._again, "qr")
        self._again.clicked.connect(self._show_ask)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        self._take = QPushButton(self)
        self._take.setProperty("role", "primary")
        self._take.setToolTip(self.tr("Ctrl+Enter"))
        self._take.clicked.connect(self.take)
        row = QHBoxLayout()
        row.addWidget(self._again)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._take)
        for button in (self._again, cancel, self._take, self._file, self._paste, self._camera):
            button.setAutoDefault(False)  # Enter belongs to the scanner
        return row

    # Reading ---------------------------------------------------------------------------------------------------------

    def scanned(self, text: str, meddled: bool = False) -> None:
        """A keyboard scanner gave a text."""
        self._picture, self._seen_as, self._meddled = None, "original", meddled
        self._read(text)

    def read_picture(self, picture: Path | bytes, seen_as: str = "photo") -> None:
        """Look for a card's code in a photo."""
        if self._looking:
            return
        self._looking = True
        self._picture, self._seen_as, self._meddled = picture, seen_as, False
        self._banners.tell("reading", self.tr("Đang tìm mã QR trong ảnh…"), closable=False)

        def look(_progress: Progress) -> tuple[str, ...]:
            return cards.codes_in_picture(picture)

        self._tasks.run(look, self._found, self._failed, lane=Lane.OTHER)

    def paste(self) -> None:
        """A picture, a file or the text of a code from the clipboard."""
        self._take_in(QGuiApplication.clipboard().mimeData(), self.tr("Bảng tạm không có ảnh hay nội dung mã QR."))

    def _take_in(self, data: QMimeData | None, nothing: str) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data is not None else []
        if data is not None and data.hasImage() and isinstance(image := data.imageData(), QImage):
            self.read_picture(jpeg_of(image))
        elif files:
            self.read_picture(files[0])
        elif data is not None and data.hasText() and data.text().strip():
            self.scanned(data.text())
        else:
            self._banners.tell("fault", nothing, "warn")

    def _choose_file(self) -> None:
        file, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn ảnh chụp thẻ"), "", PICTURES)
        if file:
            self.read_picture(Path(file))

    def _use_camera(self) -> None:
        dialog = CameraDialog(self.tr("Đưa mã QR trên thẻ vào giữa khung"), self)
        if dialog.exec() == QDialog.DialogCode.Accepted and (photo := dialog.photo()) is not None:
            self.read_picture(photo, "original")

    def _found(self, texts: tuple[str, ...]) -> None:
        self._looking = False
        self._banners.take_back("reading")
        if len(texts) == 1:
            self._read(texts[0])
            return
        self._texts = texts
        self._several.clear()
        for text in texts:
            self._several.addItem(words.short(" · ".join(part for part in text.split("|")[:4] if part), 120))
        self._several.setCurrentRow(0)
        self._several.show()
        self._several.setFocus()
        self._banners.tell("fault", fill(self.tr("Trong ảnh có %1 thẻ. Hãy chọn thẻ của người này."), len(texts)))

    def _one_chosen(self) -> None:
        self._read(self._texts[self._several.currentRow()])

    def _read(self, text: str) -> None:
        home, person_id, case_id, known = self._home, self._person_id, self._case_id, self._known

        def read(_progress: Progress) -> CardReading:
            if known is not None:
                return cards.read_for_form(home, text, known)
            return cards.read(home, text, person_id, case_id)

        self._tasks.run(read, self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._looking = False
        self._banners.take_back("reading")
        self._banners.explain("fault", explain(error))
        self.field.setFocus()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show_ask(self) -> None:
        self._reading = None
        self._stack.setCurrentIndex(0)
        self._several.hide()
        self._again.hide()
        self._take.hide()
        self.field.setFocus()

    def _show(self, reading: CardReading) -> None:
        self._reading = reading
        self._banners.take_back("fault")
        picture = self._picture is not None and self._known is None
        self._confirm.show_reading(reading, seen_as=self._seen_as, picture=picture, meddled=self._meddled)
        self._stack.setCurrentIndex(1)
        self._again.show()
        self._take.show()
        self._say_deed()
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._again.setFocus()

    def _say_deed(self) -> None:
        count = len(self._confirm.ticked())
        if self._known is not None:
            self._take.setText(fill(self.tr("Điền %1 mục vào phiếu"), count) if count else self.tr("Chỉ giữ mã thẻ"))
        else:
            self._take.setText(
                fill(self.tr("Ghi chứng cứ, lấy %1 mục"), count) if count else self.tr("Chỉ ghi thành chứng cứ")
            )

    # Taking ----------------------------------------------------------------------------------------------------------

    def take(self) -> None:
        """Write down what was confirmed."""
        card, reading = self.card(), self._reading
        if card is None or reading is None:
            return
        if self._known is not None:
            self.accept()
            return
        home, person_id, case_id = self._home, self._person_id, self._case_id
        assert case_id is not None

        def write(_progress: Progress) -> Changes:
            done = cards.take(
                home, case_id, card.text, reading.seen, card.fields, seen_as=card.seen_as, told_by=card.told_by
            )
            changes = done.changes
            if card.picture is not None:
                picked = [Picked(card.picture, PICTURE_TITLE)]
                changes |= attachments.attach_all(
                    home, person_id, picked, case_id=case_id, evidence_id=done.value
                ).changes
            return changes

        self._take.setEnabled(False)
        self._tasks.run(write, self._written, self._not_written, title=self.tr("Đang ghi thẻ"))

    def _written(self, changes: Changes) -> None:
        self.taken.emit(changes)
        self.accept()

    def _not_written(self, error: Exception) -> None:
        self._take.setEnabled(True)
        show_error(self, error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card scanned a second time types into whatever has the focus: the blanks in it must tick nothing."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._stack.currentIndex() == 1:
            now = monotonic()
            fast, self._last_key = now - self._last_key < FAST, now
            if fast and event.key() == Qt.Key.Key_Space:
                return True
        return super().eventFilter(watched, event)

    # Keys and drops --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self._stack.currentIndex() == 0:
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if ctrl and self._stack.currentIndex() == 1 and self._take.isEnabled():
                self.take()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take_in(event.mimeData(), self.tr("Không thấy ảnh."))


def _plain(text: str, parent: QWidget, role: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
