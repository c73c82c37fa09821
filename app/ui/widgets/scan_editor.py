"""Photos and scans looked at before they are kept: turned, cut, brought to a size that can still be read.

Several at once become scans of one paper. The files themselves are never touched; what is kept is made anew from each,
without the place and the device that a camera writes into it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.scan_edit import Edit, Keep
from app.errors import HosoError
from app.progress import Progress
from app.services import attachments
from app.services.attachments import Picked, Preview
from app.ui import icons
from app.ui.formats import fill
from app.ui.messages import explain
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.image_view import read_picture
from app.ui.widgets.pdf_view import PdfView
from app.ui.widgets.scan_canvas import ScanCanvas
from app.ui.widgets.scan_side import ScanSide, Sheet

MEASURE_AFTER = 350
"""Milliseconds without a change, then the size that would be kept is worked out."""
THUMB = 72
SHOWN_SIDE = 1600


class _Sheets(QListWidget):
    """A list that leaves letters to the editor: it is not searched by typing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ScanEditor(QDialog):
    """``exec()``; afterwards :meth:`picked` is what the person wanted.

    Keys: R and Shift+R turn, X cuts, Ctrl+Z takes back, Page Up and Page Down go to another picture.
    """

    def __init__(
        self,
        tasks: Tasks,
        sources: Sequence[Path | bytes],
        title: str = "",
        parent: QWidget | None = None,
        *,
        papers: Sequence[tuple[str, str]] = (),
        paper: str = "",
    ) -> None:
        """``papers``: (id, name) of those that the scans may belong to, ``paper`` the one that is chosen at first."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xem và sửa trước khi đính"))
        self.resize(1040, 640)
        self._tasks = tasks
        self._begun = False
        self._sheets = [Sheet(each, self._name_of(each)) for each in sources]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(MEASURE_AFTER)
        self._soon.timeout.connect(self._measure)
        self._side = ScanSide(title, papers, self)
        self._side.choose_paper(paper)
        self._side.keep_chosen.connect(self._keep_chosen)
        self._build()
        self._keys()
        for index in range(len(self._sheets)):
            self._open(index)
        self._list.setCurrentRow(0)

    # What the caller asks --------------------------------------------------------------------------------------------

    def picked(self) -> list[Picked]:
        """Every picture with its edits, under the title; several are numbered."""
        title, many = self._side.title(), len(self._sheets)
        return [
            Picked(
                each.source,
                fill(self.tr("%1 (%2/%3)"), title, number, many) if title and many > 1 else title or each.name,
                each.steps.now,
                each.keep,
            )
            for number, each in enumerate(self._sheets, start=1)
        ]

    def paper(self) -> str:
        """The id of the paper to which they belong, "" for none."""
        return self._side.paper()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self._sheets)

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._list = _Sheets(self)
        self._list.setAccessibleName(self.tr("Các ảnh sẽ đính"))
        self._list.setIconSize(QSize(THUMB, THUMB))
        self._list.setFixedWidth(150)
        self._list.setWordWrap(True)
        for each in self._sheets:
            item = QListWidgetItem(icons.icon("papers", "muted"), each.name)
            item.setToolTip(each.name)
            self._list.addItem(item)
        self._list.setVisible(len(self._sheets) > 1)
        self._list.currentRowChanged.connect(self._chosen)
        self._canvas = ScanCanvas(self)
        self._canvas.changed.connect(self._edited)
        self._real = QLabel(self)
        self._real_area = QScrollArea(self)
        self._real_area.setAccessibleName(self.tr("Bản sẽ giữ, đúng cỡ"))
        self._real_area.setWidget(self._real)
        self._pdf = PdfView(self._tasks, self)
        self._pdf.allow(printing=False, saving=False, folder=False)
        self._empty = EmptyState("waiting", self.tr("Đang mở…"), parent=self)
        self._stack = QStackedWidget(self)
        for face in (self._canvas, self._real_area, self._pdf, self._empty):
            self._stack.addWidget(face)
        middle = QVBoxLayout()
        middle.setSpacing(Space.S)
        middle.addLayout(self._bar())
        middle.addWidget(self._stack, 1)
        across = QHBoxLayout()
        across.setSpacing(Space.M)
        across.addWidget(self._list)
        across.addLayout(middle, 1)
        across.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(across, 1)
        layout.addLayout(self._buttons())

    def _bar(self) -> QHBoxLayout:
        self._tools: dict[str, QToolButton] = {}
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        for key, icon, text, slot in (
            ("left", "turn_left", self.tr("Xoay trái (Shift+R)"), self.turn_left),
            ("right", "turn_right", self.tr("Xoay phải (R)"), self.turn_right),
            ("cut", "crop", self.tr("Cắt (X): kéo chuột, hoặc phím mũi tên"), self.begin_cut),
            ("whole", "whole", self.tr("Bỏ cắt (Shift+X)"), self._canvas.drop_cut),
            ("undo", "undo", self.tr("Hoàn tác (Ctrl+Z)"), self.undo),
        ):
            button = QToolButton(self)
            button.setIcon(icons.icon(icon))
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.clicked.connect(slot)
            bar.addWidget(button)
            self._tools[key] = button
        self._look = QPushButton(self.tr("Xem bản sẽ giữ (V)"), self)
        self._look.setCheckable(True)
        self._look.setToolTip(self.tr("Đúng từng điểm ảnh như sẽ lưu: chữ nhỏ có đọc được không?"))
        icons.put(self._look, "eye")
        self._look.toggled.connect(self._show)
        bar.addWidget(self._look)
        bar.addStretch(1)
        return bar

    def _buttons(self) -> QHBoxLayout:
        self._drop = QPushButton(self.tr("Bỏ ảnh này"), self)
        icons.put(self._drop, "remove")
        self._drop.clicked.connect(self.drop)
        cancel = QPushButton(self.tr("Thôi"), self)
        cancel.clicked.connect(self.reject)
        self._take = QPushButton(self.tr("Đính kèm"), self)
        self._take.setProperty("role", "primary")
        self._take.setDefault(True)
        self._take.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._drop)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._take)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field of the dialog wanted: a letter typed into the title never comes here."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._deeds.get((Qt.Key(event.key()), modifiers))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _keys(self) -> None:
        plain, shift, ctrl = (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.ControlModifier,
        )
        self._deeds: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_R, plain): self.turn_right,
            (Qt.Key.Key_R, shift): self.turn_left,
            (Qt.Key.Key_L, plain): self.turn_left,
            (Qt.Key.Key_X, plain): self.begin_cut,
            (Qt.Key.Key_X, shift): self._canvas.drop_cut,
            (Qt.Key.Key_V, plain): self._look.toggle,
            (Qt.Key.Key_Z, ctrl): self.undo,
            (Qt.Key.Key_PageDown, plain): self._after,
            (Qt.Key.Key_PageUp, plain): self._before,
        }

    # Deeds -----------------------------------------------------------------------------------------------------------

    def turn_right(self) -> None:
        self._turn(90)

    def turn_left(self) -> None:
        self._turn(-90)

    def begin_cut(self) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.preview is not None and not sheet.is_pdf:
            self._look.setChecked(False)
            self._canvas.begin_cut()

    def undo(self) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.steps.undo():
            self._changed()

    def drop(self) -> None:
        """This picture is not attached; with the last one the dialog goes."""
        row = self._list.currentRow()
        if not 0 <= row < len(self._sheets):
            return
        del self._sheets[row]
        self._list.takeItem(row)
        if not self._sheets:
            self.reject()
            return
        self._list.setVisible(len(self._sheets) > 1)
        self._show()

    def _turn(self, degrees: int) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.preview is not None and sheet.steps.take(sheet.steps.now.turned(degrees)):
            self._changed()

    def _edited(self, edit: Edit) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.steps.take(edit):
            self._changed()

    def _keep_chosen(self, keep: str) -> None:
        if self._sheet is not None:
            self._sheet.keep = Keep(keep)
            self._changed()

    def _changed(self) -> None:
        if self._sheet is not None:
            self._sheet.kept = None
        self._show()
        self._soon.start()

    def _after(self) -> None:
        self._list.setCurrentRow(min(self._list.currentRow() + 1, self._list.count() - 1))

    def _before(self) -> None:
        self._list.setCurrentRow(max(self._list.currentRow() - 1, 0))

    # Reading ---------------------------------------------------------------------------------------------------------

    def _open(self, index: int) -> None:
        sheet = self._sheets[index]

        def read(_progress: Progress) -> tuple[Sheet, Preview | HosoError, QImage]:
            try:
                preview = attachments.preview(sheet.source)
                pdf = preview.media_type == "application/pdf"
                return sheet, preview, QImage() if pdf else read_picture(preview.data, SHOWN_SIDE)
            except HosoError as error:
                return sheet, error, QImage()

        self._tasks.run(read, self._opened, lane=Lane.OTHER)

    def _opened(self, answer: tuple[Sheet, Preview | HosoError, QImage]) -> None:
        sheet, preview, image = answer
        if sheet not in self._sheets:
            return
        if isinstance(preview, HosoError):
            self._unreadable(sheet, preview)
            return
        sheet.preview, sheet.image = preview, image
        if sheet.steps.now.nothing and sheet.keep is Keep.NORMAL:
            sheet.kept = preview
        else:
            self._soon.start()
        item = self._list.item(self._sheets.index(sheet))
        if not image.isNull():
            item.setIcon(QPixmap.fromImage(image.scaled(THUMB * 2, THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio)))
        self._show()

    def _unreadable(self, sheet: Sheet, error: HosoError) -> None:
        said = explain(error)
        sheet.fault = f"{said.happened} {said.todo}"
        self._list.item(self._sheets.index(sheet)).setIcon(icons.icon("error", "bad"))
        self._show()

    def _measure(self) -> None:
        """Make what would be kept, to tell its size and show it."""
        sheet = self._sheet
        if sheet is None or sheet.preview is None:
            return
        edit, keep = sheet.steps.now, sheet.keep

        def make(_progress: Progress) -> tuple[Sheet, Edit, Keep, Preview | HosoError]:
            try:
                return sheet, edit, keep, attachments.preview(sheet.source, edit=edit, keep=keep)
            except HosoError as error:  # the stick was pulled meanwhile
                return sheet, edit, keep, error

        self._tasks.run(make, self._measured, lane=Lane.OTHER)

    def _measured(self, answer: tuple[Sheet, Edit, Keep, Preview | HosoError]) -> None:
        sheet, edit, keep, kept = answer
        if sheet not in self._sheets:
            return
        if isinstance(kept, HosoError):
            self._unreadable(sheet, kept)
        elif (sheet.steps.now, sheet.keep) == (edit, keep):
            sheet.kept = kept
            self._show()

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def _sheet(self) -> Sheet | None:
        row = self._list.currentRow()
        return self._sheets[row] if 0 <= row < len(self._sheets) else None

    def _chosen(self, _row: int) -> None:
        sheet = self._sheet
        self._show()
        if sheet is not None and sheet.kept is None:
            self._soon.start()

    def _show(self) -> None:
        sheet = self._sheet
        ready = sheet is not None and sheet.preview is not None
        picture = ready and sheet is not None and not sheet.is_pdf
        for key, button in self._tools.items():
            button.setEnabled(bool(picture if key in ("cut", "whole") else ready))
        self._look.setEnabled(bool(picture))
        self._take.setEnabled(bool(self._sheets) and all(each.preview and not each.fault for each in self._sheets))
        if sheet is None:
            return
        self._tools["undo"].setEnabled(sheet.steps.can_undo)
        self._tools["whole"].setEnabled(bool(picture) and not sheet.steps.now.cut.whole)
        if sheet.fault:
            self._empty.say(sheet.name, sheet.fault, icon="error")
            self._stack.setCurrentWidget(self._empty)
        elif sheet.preview is None:
            self._empty.say(self.tr("Đang mở…"), sheet.name, icon="waiting")
            self._stack.setCurrentWidget(self._empty)
        elif sheet.is_pdf:
            if self._stack.currentWidget() is not self._pdf or self._pdf.property("of") != id(sheet.kept):
                self._pdf.setProperty("of", id(sheet.kept))
                self._pdf.show_pdf((sheet.kept or sheet.preview).data)
            self._stack.setCurrentWidget(self._pdf)
        elif self._look.isChecked():
            kept = QImage.fromData(sheet.kept.data) if sheet.kept is not None else QImage()
            self._real.setPixmap(QPixmap.fromImage(kept))
            self._real.adjustSize()
            self._stack.setCurrentWidget(self._real_area)
        else:
            self._canvas.show_image(sheet.image, sheet.steps.now)
            self._stack.setCurrentWidget(self._canvas)
            if not self._begun:  # the keys of the editor are letters: they must not go into the title
                self._begun = True
                self._canvas.setFocus()
        self._side.show_sheet(sheet)

    def _name_of(self, source: Path | bytes) -> str:
        return self.tr("Ảnh vừa chụp") if isinstance(source, bytes) else source.stem
