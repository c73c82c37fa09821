"""What is read out at the laptop: eight words, and each person's one-time code. On the screen, copied, or printed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.enrolment import Code
from app.ui import icons
from app.ui.sync.eight_words import EightWords
from app.ui.theme import Space


def tr(text: str) -> str:
    return QCoreApplication.translate("sync", text)


def as_text(machine: str, words: Sequence[str], codes: Sequence[Code]) -> str:
    """For the clipboard."""
    lines = [machine, tr("Tám từ đối chiếu:") + " " + " ".join(words)]
    lines += [f"{tr('Mã một lần của')} {code.name}: {code.code}" for code in codes]
    return "\n".join(lines)


def as_page(machine: str, words: Sequence[str], codes: Sequence[Code]) -> str:
    """For the printer: one small page, a strip to cut for each person."""
    strips = "".join(
        f"<p style='border-top:1px dashed #000; padding-top:10pt'><b>{escape(code.name)}</b><br/>"
        f"{escape(tr('Mã một lần để mở máy, sau đó tự chọn mật khẩu:'))}<br/>"
        f"<span style='font-size:18pt'>{escape(code.code)}</span></p>"
        for code in codes
    )
    note = escape(tr("Không để tờ này cùng chỗ với máy hoặc USB. Dùng xong thì hủy."))
    return (
        f"<h2>{escape(machine)}</h2><p>{escape(tr('Tám từ đối chiếu, đọc ở máy cơ sở:'))}</p>"
        f"<p style='font-size:16pt'><b>{escape(' · '.join(words))}</b></p>{strips}<p><i>{note}</i></p>"
    )


class Handover(QWidget):
    """Words and codes, with the two buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._machine, self._codes = "", tuple[Code, ...]()
        self.words = EightWords(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(2, 1)
        self._codes_head = QLabel(self.tr("Mã một lần, đưa tận tay từng người:"), self)
        self._codes_head.setProperty("role", "strong")
        copy = QPushButton(self.tr("Chép"), self)
        icons.put(copy, "copy")
        copy.clicked.connect(self.copy)
        print_ = QPushButton(self.tr("In…"), self)
        icons.put(print_, "print")
        print_.clicked.connect(self.print_page)
        row = QHBoxLayout()
        for button in (copy, print_):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.words)
        layout.addWidget(self._codes_head)
        layout.addLayout(self._grid)
        layout.addLayout(row)

    def show_handover(self, machine: str, words: Sequence[str], codes: Sequence[Code], scanned: str = "") -> None:
        self._machine, self._codes = machine, tuple(codes)
        self.words.show_words(words, scanned)
        self._codes_head.setVisible(bool(codes))
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, code in enumerate(codes):
            name, secret = QLabel(code.name, self), QLabel(code.code, self)
            secret.setProperty("role", "title")
            secret.setAccessibleName(f"{code.name}: {code.code}")
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(secret, place, 1)

    def text(self) -> str:
        return as_text(self._machine, self.words.words(), self._codes)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def print_page(self) -> None:
        """Straight to the printer: no file with codes is left on any disk."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            document = QTextDocument()
            document.setHtml(as_page(self._machine, self.words.words(), self._codes))
            document.print_(printer)
