"""A forgotten passphrase at the locked machine: by the office over a stick, or by the recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.progress import Progress
from app.services import forgotten
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.tasks import Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.fields import LongText


class ForgottenPage(QWidget):
    """Signals: ``left()`` back to the login; ``coded(account, code)`` a one-time code opens the account now; the code
    is empty when the office reads it out."""

    left = Signal()
    coded = Signal(str, str)

    def __init__(self, folder: Path, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._tasks = folder, tasks
        self._account, self._name = "", ""
        self._title = self._words("title")
        self._first = self._words()
        self._ask = self._button(self.tr("Ghi tệp xin mở lại…"), "stick")
        self._ask.clicked.connect(self._write_request)
        self._second = self._words()
        self._second.setText(
            self.tr("2. Văn phòng nhận ra anh/chị, đưa lại một tệp và đọc cho một mã 16 số. Nạp tệp đó vào máy này:")
        )
        self._take = self._button(self.tr("Nạp tệp của văn phòng…"), "imported")
        self._take.clicked.connect(self._read_answer)
        self._or = self._words("heading")
        self._or.setText(self.tr("Hoặc dùng phiếu khôi phục của xã"))
        self._sheet_words = self._words("muted")
        self._sheet_words.setText(
            self.tr(
                "Chỉ khi không còn ai ở văn phòng mở được máy. Gõ lần lượt các nhóm chữ trên phiếu; chữ hoa, chữ "
                "thường, dấu cách đều được."
            )
        )
        self._sheet = LongText(self, lines=3)
        self._sheet.setAccessibleName(self.tr("Các nhóm chữ trên phiếu khôi phục"))
        self._by_sheet = self._button(self.tr("Mở lại bằng phiếu"), "key")
        self._by_sheet.clicked.connect(self._use_sheet)
        self._told = self._words()
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        back = self._button(self.tr("Quay lại"), "back")
        back.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._title)
        layout.addWidget(self._first)
        layout.addLayout(_alone(self._ask))
        layout.addWidget(self._second)
        layout.addLayout(_alone(self._take))
        layout.addSpacing(Space.S)
        for each in (self._or, self._sheet_words, self._sheet):
            layout.addWidget(each)
        layout.addLayout(_alone(self._by_sheet))
        layout.addWidget(self._told)
        layout.addStretch(1)
        layout.addLayout(_alone(back))

    def begin(self, account: str, name: str) -> None:
        """Show the page for this person."""
        self._account, self._name = account, name
        possible = forgotten.possible(self._folder)
        self._title.setText(self.tr("Quên mật khẩu"))
        self._first.setText(
            fill(self.tr("1. Ghi một tệp cho %1 vào USB rồi mang đến máy văn phòng. Dữ liệu chưa gửi không mất."), name)
            if possible
            else self.tr(
                "Máy này chưa được văn phòng cấp quyền lần nào, nên không ai mở lại được. Nếu chưa nhập gì đáng kể, "
                "hãy lập lại máy."
            )
        )
        for each in (self._ask, self._second, self._take, self._or, self._sheet_words, self._sheet, self._by_sheet):
            each.setVisible(possible)
        self._sheet.set_value(None)
        self._tell("")

    # Over the stick --------------------------------------------------------------------------------------------------

    def _write_request(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Ghi tệp xin mở lại vào USB"),
            f"{self._name}{forgotten.REQUEST_SUFFIX}",
            f"{self.tr('Tệp xin mở lại')} (*{forgotten.REQUEST_SUFFIX})",
        )
        if chosen:
            self.write_request(Path(chosen))

    def write_request(self, out: Path) -> None:
        """Write the request to ``out``."""
        folder, account = self._folder, self._account

        def write(_progress: Progress) -> str:
            forgotten.ask(folder, account, out)
            return out.name

        self._tasks.run(write, self._written, self._went_wrong)

    def _written(self, name: str) -> None:
        self._tell(fill(self.tr("Đã ghi “%1”. Mang USB đến máy văn phòng."), name))

    def _read_answer(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Chọn tệp của văn phòng"),
            "",
            f"{self.tr('Tệp mở lại')} (*{forgotten.ANSWER_SUFFIX});;{self.tr('Mọi tệp')} (*)",
        )
        if chosen:
            self.read_answer(Path(chosen))

    def read_answer(self, file: Path) -> None:
        """Take the office's answer in."""
        folder = self._folder

        def take(_progress: Progress) -> str:
            return forgotten.install(folder, file).account

        self._tasks.run(take, self._installed, self._went_wrong)

    def _installed(self, account: str) -> None:
        self.coded.emit(account, "")

    # By the sheet ----------------------------------------------------------------------------------------------------

    def _use_sheet(self) -> None:
        folder, account, typed = self._folder, self._account, self._sheet.value() or ""

        def open_it(_progress: Progress) -> tuple[str, str]:
            return account, forgotten.by_sheet(folder, account, typed).code

        self._tasks.run(open_it, self._opened, self._went_wrong)

    def _opened(self, answer: tuple[str, str]) -> None:
        self._sheet.set_value(None)
        self.coded.emit(*answer)

    # Parts -----------------------------------------------------------------------------------------------------------

    def _went_wrong(self, error: Exception) -> None:
        said = explain(error)
        if said.blame is Blame.US:
            dialogs.show_error(self, error)
            return
        self._tell(f"{said.happened} {said.todo}", "error")

    def _tell(self, text: str, role: str = "strong") -> None:
        self._told.setText(text)
        dress(self._told, role=role)

    def told(self) -> str:
        """What the page says of the last thing that was tried."""
        return self._told.text()

    def _words(self, role: str = "") -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            dress(label, role=role)
        return label

    def _button(self, text: str, icon: str) -> QPushButton:
        button = QPushButton(text, self)
        icons.put(button, icon)
        button.setAutoDefault(False)
        return button


def _alone(button: QPushButton) -> QHBoxLayout:
    layout = QHBoxLayout()
    layout.addWidget(button)
    layout.addStretch(1)
    return layout
