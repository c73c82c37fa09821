"""The second child of one birth: only what is different is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.wizard import Twin
from app.ui.theme import Space
from app.ui.widgets.fields import Form, TextLine
from app.ui.wizard.fold import said
from app.ui.wizard.simple import Radios


class TwinDialog(QDialog):
    """``exec()``, then :meth:`twin`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sinh đôi: trẻ thứ hai"))
        self.setMinimumWidth(480)
        self.name = TextLine(self, placeholder=self.tr("Chưa có tên thì để trống"))
        self.sex = Radios([("male", self.tr("Nam")), ("female", self.tr("Nữ"))], self)
        form = Form(self)
        form.row(self.tr("Họ và tên"), self.name)
        form.row(self.tr("Giới tính"), self.sex)
        cancel, make = QPushButton(self.tr("Thôi"), self), QPushButton(self.tr("Lập hồ sơ trẻ thứ hai"), self)
        make.setProperty("role", "primary")
        make.setDefault(True)
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(
            said(
                self.tr("Ngày sinh, nơi sinh, cha mẹ, hộ, nơi ở và các câu trả lời được chép sang. Giấy tờ thì không."),
                self,
            )
        )
        layout.addWidget(form)
        layout.addLayout(buttons)

    def twin(self) -> Twin:
        return Twin(self.name.value() or "", self.sex.value())
