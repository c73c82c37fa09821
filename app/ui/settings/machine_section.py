"""This machine: its name, its commune, its keys' fingerprints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.home import Home
from app.progress import Progress
from app.services import machine
from app.services.machine import Machine
from app.ui.formats import number
from app.ui.settings import handing
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.widgets.fields import Form


class MachineSection(Section):
    """Signal ``changed`` is never sent: nothing is changed here."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._form = Form(self)
        self._layout.addWidget(self._form)
        self._note = self.words(role="muted")
        self.across(self.button(self.tr("Mở thư mục dữ liệu"), "folder", self._open))
        self._layout.addStretch(1)

    def refresh(self) -> None:
        home = self._home

        def read(_progress: Progress) -> Machine:
            return machine.machine(home)

        self.run(read, self._show)

    def _show(self, found: Machine) -> None:
        kind = self.tr("Máy văn phòng xã") if found.office else self.tr("Máy cơ sở")
        no = self.tr("chưa được cấp quyền") if found.number is None else number(found.number)
        self._form.clear()
        for label, value in (
            (self.tr("Tên máy"), found.name),
            (self.tr("Loại máy"), kind),
            (self.tr("Số máy trong xã"), no),
            (self.tr("Đơn vị"), f"{found.unit_name} ({found.unit})"),
            (self.tr("Kế hoạch"), found.plan),
            (self.tr("Dấu vân tay khóa của máy"), found.fingerprint),
            (self.tr("Dấu vân tay khóa của xã"), found.root or self.tr("chưa có")),
            (self.tr("Thư mục dữ liệu"), str(found.folder)),
        ):
            shown = QLabel(value, self)
            shown.setWordWrap(True)
            shown.setContentsMargins(0, 6, 0, 0)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.row(label, shown)
        self._note.setText(
            self.tr("Dấu vân tay giúp hai người đọc cho nhau để biết đúng máy, đúng xã.")
            if found.granted
            else self.tr("Máy này chưa được văn phòng cấp quyền: mở trang Đồng bộ để xin.")
        )

    def _open(self) -> None:
        handing.open_folder(self._home.folder / "x")
