"""Settings (Cài đặt): this machine, look and lock, backups, its health, the own passphrase, accounts, log, about."""

from __future__ import annotations

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.ui import icons
from app.ui.settings.about_section import AboutSection
from app.ui.settings.accounts_section import AccountsSection
from app.ui.settings.backup_section import BackupSection
from app.ui.settings.decisions_section import DecisionsSection
from app.ui.settings.doctor_section import DoctorSection
from app.ui.settings.keys_section import KeysSection
from app.ui.settings.log_section import LogSection
from app.ui.settings.look_section import LookSection
from app.ui.settings.machine_section import MachineSection
from app.ui.settings.passphrase_section import PassphraseSection
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.theme import Size, Space
from app.ui.widgets.fields import readable, scrolled
from app.ui.window import Memory

_WIDE = 760


class SettingsPage(QWidget):
    """``open_target`` takes the key of a section: machine, look, backups, keys, doctor, passphrase, accounts, log,
    decisions, about."""

    changed = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(parent)
        kept: Memory = memory if memory is not None else QSettings()
        self._sections: dict[str, Section] = {}
        self._list = QListWidget(self)
        self._list.setFixedWidth(Size.RAIL + 48)
        self._list.setAccessibleName(self.tr("Các mục cài đặt"))
        self._stack = QStackedWidget(self)
        self._add("machine", "laptop", self.tr("Máy này"), MachineSection(home, tasks, self))
        self._add("look", "eye", self.tr("Giao diện và khóa"), LookSection(home, tasks, kept, self))
        self._add("backups", "backup", self.tr("Sao lưu"), BackupSection(home, tasks, self))
        if home.is_office:
            self._add("keys", "key", self.tr("Khóa, phiếu khôi phục"), KeysSection(home, tasks, self), tall=True)
        self._add("doctor", "shield", self.tr("Kiểm tra máy"), DoctorSection(home, tasks, self))
        self._add("passphrase", "key", self.tr("Mật khẩu của tôi"), PassphraseSection(home, tasks, self))
        self._add("accounts", "people", self.tr("Tài khoản"), AccountsSection(home, tasks, self), tall=True)
        if home.account.may(Action.READ_ACCESS_LOG):
            self._add("log", "history", self.tr("Nhật ký truy cập"), LogSection(home, tasks, self), tall=True)
        if home.is_office and home.account.may(Action.READ_REFERENCE):
            self._add("decisions", "lock", self.tr("Quyết định (B7)"), DecisionsSection(home, tasks, self), tall=True)
        self._add("about", "info", self.tr("Giới thiệu, trợ giúp"), AboutSection(home, tasks, self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        layout.setSpacing(Space.XL)
        layout.addWidget(self._list)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self._list)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)

    def _add(self, key: str, icon: str, title: str, section: Section, *, tall: bool = False) -> None:
        section.set_title(title)
        section.changed.connect(self.changed)
        self._sections[key] = section
        item = QListWidgetItem(icons.icon(icon), title, self._list)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setSizeHint(QSize(0, Size.ROW + 2))
        self._stack.addWidget(section if tall else scrolled(readable(section, _WIDE)))

    def section(self, key: str) -> Section | None:
        """One section, by its key."""
        return self._sections.get(key)

    def shown(self) -> str:
        """The key of the section in front."""
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def open_target(self, target: object) -> None:
        keys = list(self._sections)
        if target in keys:
            self._list.setCurrentRow(keys.index(str(target)))
        else:
            self.reload()

    def reload(self) -> None:
        """F5."""
        self._show(self._list.currentRow())

    def _show(self, row: int) -> None:
        keys = list(self._sections)
        if 0 <= row < len(keys):
            self._stack.setCurrentIndex(row)
            self._sections[keys[row]].refresh()
