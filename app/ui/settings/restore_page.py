"""The page of first-run set-up by which a machine comes back from its backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui import icons
from app.ui.formats import fill
from app.ui.settings.setup_pages import SetupPage, paragraph


class RestorePage(SetupPage):
    """A machine comes back from its backup: which one, and all the steps in their order."""

    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Dựng lại máy từ bản sao lưu")
        self.file: Path | None = None
        for number, text in enumerate(
            (
                self.tr("Cắm USB hoặc ổ có bản sao lưu (đuôi .hsbk) và chọn bản mới nhất còn đọc được."),
                self.tr("Chương trình kiểm tra từng tệp rồi trải ra máy này. Chưa cần mật khẩu."),
                self.tr(
                    "Đăng nhập bằng mật khẩu cũ. Nếu không ai còn nhớ: chọn Quên mật khẩu và gõ các nhóm chữ trên "
                    "phiếu khôi phục; bản sao lưu cũ mở bằng phiếu của thời đó."
                ),
                self.tr(
                    "Máy văn phòng: mở Đồng bộ, Việc khác, Dựng lại văn phòng. Ở đó đổi khóa văn phòng bằng phiếu, rồi "
                    "cho từng máy cơ sở đi về một lượt: phần mất sau bản sao lưu do các máy trả lại."
                ),
                self.tr("Máy cơ sở: xuất gói như thường; văn phòng nhận ra máy và trả lại phần còn thiếu."),
            ),
            1,
        ):
            self._layout.addWidget(paragraph(f"{number}. {text}", self))
        self._choose = QPushButton(self.tr("Chọn bản sao lưu…"), self)
        icons.put(self._choose, "backup")
        self._choose.clicked.connect(self.choose_asked)
        across = QHBoxLayout()
        across.addWidget(self._choose)
        across.addStretch(1)
        self._layout.addLayout(across)
        self._told = paragraph("", self, "strong")
        self._layout.addWidget(self._told)
        self._layout.addStretch(1)
        self.setFocusProxy(self._choose)

    def take(self, file: Path, machine: str, at: str) -> None:
        """The backup that was chosen, as it says of itself."""
        self.file = file
        self._told.setText(fill(self.tr("%1: của máy “%2”, lúc %3."), file.name, machine, at))

    def told(self) -> str:
        return self._told.text()

    def problems(self) -> dict[str, str]:
        if self.file is not None:
            return {}
        self._told.setText(self.tr("Hãy chọn bản sao lưu."))
        return {"file": self._told.text()}
