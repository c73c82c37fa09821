"""The access log: who looked at what, printed what, when and why. Read only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.home import Home
from app.services import access_log
from app.services.access_log import Entry
from app.ui.field_words import entity_name, role_words
from app.ui.settings.section import Section, said
from app.ui.tasks import Tasks
from app.ui.widgets.paged_table import Column, PagedTable, Sort


class _Log:
    """The log as a source of rows, newest first."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def fetch(self, after: Any, limit: int, sort: Sort | None) -> tuple[Sequence[Entry], Any]:
        page = access_log.entries(self._home, after, limit)
        return page.rows, page.next

    def count(self) -> int:
        return access_log.count(self._home)

    def key(self, row: Entry) -> str:
        return "/".join(map(str, row.key))


class LogSection(Section):
    """Shown to those only who may read it."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self.words(self.tr("Ai đã xem, in, xuất hồ sơ của ai, lúc nào, để làm gì. Không sửa, không xóa được."), "muted")
        self._deeds = {
            "login": self.tr("Vào máy"),
            "read": self.tr("Xem"),
            "reveal": self.tr("Xem số đầy đủ"),
            "portal": self.tr("Chép lên Cổng dịch vụ công"),
            "print": self.tr("In"),
            "export": self.tr("Xuất"),
            "import": self.tr("Nhập"),
            "backup": self.tr("Sao lưu"),
            "passphrase": self.tr("Đổi mật khẩu"),
            "passphrase-reset": self.tr("Cấp lại mật khẩu"),
            "account-add": self.tr("Thêm tài khoản"),
            "account-change": self.tr("Sửa tài khoản"),
            "account-disable": self.tr("Ngừng tài khoản"),
            "account-enable": self.tr("Cho dùng lại tài khoản"),
            "grant": self.tr("Cấp quyền máy"),
            "enrolled": self.tr("Nhận quyền máy"),
            "decision-add": self.tr("Ghi dẫn chiếu"),
            "decision-remove": self.tr("Xóa dẫn chiếu"),
        }
        self._reasons = {
            "dossier": self.tr("Xem hồ sơ trước khi in"),
            "slip": self.tr("Phiếu cho người dân"),
            "cli": self.tr("Bằng dòng lệnh"),
            "interview": self.tr("Tìm diện"),
            "board": self.tr("Xem danh sách sau một con số"),
        }
        self._table = PagedTable(
            [
                Column(self.tr("Lúc"), self._at, 140),
                Column(self.tr("Ai"), self._who, 150),
                Column(self.tr("Việc"), self._deed, 150),
                Column(self.tr("Của ai, cái gì"), self._about, 180, stretch=True),
                Column(self.tr("Để làm gì"), self._why, 150),
                Column(self.tr("Máy"), self._machine, 110),
            ],
            tasks,
            self,
            name=self.tr("Nhật ký truy cập"),
        )
        self._table.set_empty(self.tr("Chưa có dòng nào"))
        self._layout.addWidget(self._table, 1)

    def refresh(self) -> None:
        self._table.set_source(_Log(self._home))

    def _at(self, row: Entry) -> str:
        return said(row.at)

    def _who(self, row: Entry) -> str:
        return row.who

    def _deed(self, row: Entry) -> str:
        return self._deeds.get(row.what, row.what)

    def _about(self, row: Entry) -> str:
        if row.entity is None:
            return ""
        own = {
            "account": self.tr("Tài khoản"),
            "device": self.tr("Máy"),
            "decision": self.tr("Dẫn chiếu đến quyết định"),
        }
        kind = own.get(row.entity) or entity_name(row.entity)
        return f"{kind}: {row.about}" if row.about else kind

    def _why(self, row: Entry) -> str:
        if row.what.startswith("account-"):
            return ", ".join(role_words(role) for role in row.why.split())
        return self._reasons.get(row.why, row.why)

    def _machine(self, row: Entry) -> str:
        return row.machine
