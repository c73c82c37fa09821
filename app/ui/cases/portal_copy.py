"""Chép lên cổng: the fields of a procedure's form in the portal's order, each with a button: nothing is typed twice.

Ctrl+C copies the field that has the focus and goes on to the next. Numbers are masked until they are shown, which
leaves a line in the access log; a whole number does not stay in the clipboard once the screen is closed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.id_number import mask
from app.domain.portal import PortalLine
from app.services import steps
from app.services.steps import PortalSheet
from app.ui import icons
from app.ui.cases import way
from app.ui.cases.forms import Desk
from app.ui.field_words import LISTS, spoken
from app.ui.formats import fill
from app.ui.theme import Space
from app.ui.widgets.fields import scrolled


class _Line(QObject):
    """One field: its label, what the case holds, and the button that copies it, or first shows it."""

    asked = Signal(object)

    def __init__(self, line: PortalLine, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line, self.text = line, text
        self.hidden = line.number and bool(text)
        self.copied = False
        self.label = QLabel(line.label, parent)
        self.label.setWordWrap(True)
        self.value = QLabel(parent)
        self.value.setWordWrap(True)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(parent)
        self.button.setAutoDefault(False)
        self.button.setMinimumWidth(110)
        self.button.clicked.connect(self._tell)
        self.draw()

    def draw(self) -> None:
        said = mask(self.text) if self.hidden else self.text or self.tr("(hồ sơ chưa có)")
        self.value.setText(said)
        self.value.setProperty("role", "" if self.text else "muted")
        self.button.setEnabled(bool(self.text))
        if self.hidden:
            words, icon = self.tr("Hiện"), "eye"
        else:
            words, icon = (self.tr("Đã chép"), "done") if self.copied else (self.tr("Chép"), "copy")
        self.button.setText(words)
        icons.put(self.button, icon)
        self.button.setAccessibleName(f"{words}: {self.line.label}")

    def _tell(self) -> None:
        self.asked.emit(self)


class PortalCopy(QDialog):
    """The copy screen of one step. Signal: ``filed(str)``: it was handed in on the portal; write its code down."""

    filed = Signal(str)

    def __init__(self, desk: Desk, sheet: PortalSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._sheet = desk, sheet
        self._number_copied = ""
        self.setWindowTitle(self.tr("Chép lên Cổng dịch vụ công"))
        self.setMinimumWidth(680)
        title = QLabel(sheet.procedure.name, self)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        code = fill(self.tr("Mã thủ tục %1"), sheet.procedure.code) if sheet.procedure.code else ""
        known = sheet.step.file_code if sheet.step is not None and sheet.step.file_code else ""
        file_code = fill(self.tr("Mã hồ sơ %1"), known) if known else ""
        under = QLabel(" · ".join(filter(None, (code, file_code, way.source_text(sheet.source)))), self)
        under.setProperty("role", "muted")
        under.setWordWrap(True)
        self.lines = [_Line(line, self._said(line), self) for line in sheet.lines]
        rows = QWidget(self)
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, Space.S, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for number, line in enumerate(self.lines):
            for column, widget in enumerate((line.label, line.value, line.button)):
                grid.addWidget(widget, number, column)
            line.asked.connect(self._asked)
            line.button.installEventFilter(self)
        grid.setRowStretch(len(self.lines), 1)
        self._told = QLabel(self)
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        filed = QPushButton(self.tr("Đã nộp: ghi mã hồ sơ, ngày hẹn…"), self)
        filed.setProperty("role", "primary")
        icons.put(filed, "export", "on_accent")
        filed.clicked.connect(self._was_filed)
        filed.setEnabled(desk.may("step", "file_code"))
        away = QPushButton(self.tr("Đóng"), self)
        away.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._told, 1)
        for button in (filed, away):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(title)
        layout.addWidget(under)
        layout.addWidget(scrolled(rows), 1)
        layout.addLayout(buttons)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self.copy_current)
        self.resize(720, min(580, 190 + 38 * len(self.lines)))
        self._say(self.tr("Ctrl+C chép ô đang chọn và sang ô sau; ↑ ↓ để đổi ô."))
        self._go_on(-1)

    def current(self) -> int:
        """The field that has the focus; -1 if none has."""
        return next((at for at, line in enumerate(self.lines) if line.button.hasFocus()), -1)

    def copy_current(self) -> None:
        """Copy the field that has the focus, or the first, and go on. A masked number has to be shown first."""
        at = max(self.current(), 0)
        if self.lines[at].hidden:
            self._say(self.tr("Số đang che: bấm “Hiện” trước. Mỗi lần hiện được ghi vào nhật ký truy cập."))
            self.lines[at].button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.lines[at].text:
            self._copy(at)

    def _asked(self, line: _Line) -> None:
        if not line.hidden:
            self._copy(self.lines.index(line))
            return
        line.hidden = False
        line.draw()
        home, of, case_id = self._desk.words.home, line.line.of, self._sheet.case_id
        self._desk.tasks.run(lambda _progress: steps.note_number_shown(home, of, case_id))

    def _copy(self, at: int) -> None:
        line = self.lines[at]
        QGuiApplication.clipboard().setText(line.text)
        if line.line.number:
            self._number_copied = line.text
        line.copied = True
        line.draw()
        done = sum(each.copied for each in self.lines)
        there = sum(bool(each.text) for each in self.lines)
        self._say(fill(self.tr("Đã chép: %1 (%2/%3 ô)"), line.line.label, done, there))
        self._go_on(at)

    def _go_on(self, at: int) -> None:
        """The focus to the next field that holds something; at the end it stays."""
        following = next((line for line in self.lines[at + 1 :] if line.text), None)
        if following is not None:
            following.button.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None:
                at = self.current() + by
                while 0 <= at < len(self.lines) and not self.lines[at].text:
                    at += by
                if 0 <= at < len(self.lines):
                    self.lines[at].button.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._number_copied and clipboard.text() == self._number_copied:
            clipboard.clear()
        super().closeEvent(event)

    def _was_filed(self) -> None:
        self.filed.emit(self._sheet.procedure.id)
        self.close()

    def _say(self, text: str) -> None:
        self._told.setText(text)

    def _said(self, line: PortalLine) -> str:
        if line.table in LISTS:
            return spoken(LISTS[line.table].get(line.text, line.text))
        return self._desk.words.code(line.table, line.text) if line.table and line.text else line.text
