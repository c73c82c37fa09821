"""The office answers a forgotten passphrase (trả lời quên mật khẩu): recognise the person, write the answer, read the
code out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.home import Home
from app.progress import Progress
from app.services import forgotten
from app.services.forgotten import ANSWER_SUFFIX, Asked, NewCode
from app.ui import icons
from app.ui.formats import fill
from app.ui.sync import places
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Tick


class ForgottenDialog(WorkingDialog):
    """Signal: ``folder_used(str)`` to remember."""

    folder_used = Signal(str)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        file: Path | None = None,
        folder: str = "",
    ) -> None:
        super().__init__(tasks, parent)
        self._home, self._folder = home, folder
        self._file: Path | None = None
        self._asked: Asked | None = None
        self._code: NewCode | None = None
        self.setWindowTitle(self.tr("Trả lời quên mật khẩu"))
        self.setMinimumSize(560, 340)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._choose = QPushButton(self.tr("Chọn tệp yêu cầu…"), self)
        icons.put(self._choose, "folder")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_file)
        self.known = Tick(self.tr("Tôi đang gặp và nhận ra đúng người này"), self)
        self.known.changed.connect(self.look)
        self._secret = QLabel(self)
        self._secret.setProperty("role", "title")
        self._secret.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy = QPushButton(self.tr("Chép mã"), self)
        icons.put(self._copy, "copy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_code)
        for each in (self._heading, self._words, self.known, self._secret):
            self.body.addWidget(each)
        for button in (self._choose, self._copy):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._back = self.button(self.tr("Thôi"), self.reject)
        self.buttons.addStretch(1)
        self._go = self.button(self.tr("Chọn USB và ghi trả lời…"), self._write, role="primary")
        self.look()
        if file is not None:
            self.open_request(file)

    @property
    def code(self) -> NewCode | None:
        return self._code

    def open_request(self, file: Path) -> None:
        home = self._home
        self._file = file

        def work(_progress: Progress) -> Asked:
            return forgotten.look(home, file)

        self.work(work, self._took_request, self.tr("Đang đọc yêu cầu"))

    def write_to(self, folder: Path) -> None:
        home, file = self._home, self._file
        assert file is not None
        out = folder / f"{file.stem}{ANSWER_SUFFIX}"

        def work(_progress: Progress) -> NewCode:
            return forgotten.answer(home, file, out)

        self._folder = str(folder)
        self.folder_used.emit(self._folder)
        self._out = out
        self.work(work, self._took_code, self.tr("Đang ghi trả lời"))

    def _choose_file(self) -> None:
        filter_ = self.tr("Yêu cầu quên mật khẩu (*.hsquen)") + ";;" + self.tr("Mọi tệp (*)")
        file = places.choose_file(self, self.tr("Chọn yêu cầu quên mật khẩu"), self._folder, filter_)
        if file is not None:
            self._folder = str(file.parent)
            self.open_request(file)

    def _write(self) -> None:
        if self._code is not None:
            self.accept()
            return
        folder = places.choose_folder(self, self.tr("Ghi vào USB nào?"), self._folder)
        if folder is not None:
            self.write_to(folder)

    def _took_request(self, asked: Asked) -> None:
        self._asked = asked
        self.known.set_value(False)

    def _took_code(self, code: NewCode) -> None:
        self._code = code

    def _copy_code(self) -> None:
        if self._code is not None:
            QGuiApplication.clipboard().setText(self._code.code)

    def look(self) -> None:
        asked, code = self._asked, self._code
        for part, shown in (
            (self._choose, code is None),
            (self.known, asked is not None and code is None),
            (self._secret, code is not None),
            (self._copy, code is not None),
            (self._back, code is None),
        ):
            part.setVisible(shown)
        self._go.setEnabled(not self.busy and (code is not None or (asked is not None and self.known.value())))
        self._go.setText(self.tr("Xong") if code is not None else self.tr("Chọn USB và ghi trả lời…"))
        if code is not None:
            self._heading.setText(fill(self.tr("Mã một lần của %1"), code.name))
            self._words.setText(
                fill(
                    self.tr(
                        "Đã ghi và đọc lại %1: có thể rút USB. Hãy đọc mã dưới đây cho người đó; đừng ghi mã cùng "
                        "chỗ với USB. Mã chỉ mở máy một lần, sau đó chọn mật khẩu mới. Phần chưa gửi không mất."
                    ),
                    self._out.name,
                )
            )
            self._secret.setText(code.code)
        elif asked is not None:
            self._heading.setText(fill(self.tr("%1 quên mật khẩu"), asked.name))
            machine = asked.machine or self.tr("(máy không có trong sổ máy)")
            self._words.setText(
                fill(
                    self.tr(
                        "Máy: %1. Tên trong tệp chưa chứng minh gì: chỉ trả lời khi chính người đó đứng trước mặt."
                    ),
                    machine,
                )
            )
        else:
            self._heading.setText(self.tr("Ai quên mật khẩu?"))
            self._words.setText(
                self.tr("Ở màn hình đăng nhập của máy bị khóa, người đó chọn “Quên mật khẩu” và ghi yêu cầu ra USB.")
            )
