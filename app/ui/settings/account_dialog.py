"""One account: name, roles, machines. And the dialog that shows a one-time code, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.roles import Role
from app.errors import HosoError
from app.home import Home
from app.services.accounts import AccountRow, DeviceRow
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.theme import Size, Space
from app.ui.widgets.fields import Form, TextLine, Tick, scrolled

_PLACES = {
    "account.name-taken": "name",
    "name.empty": "name",
    "account.no-role": "roles",
    "account.own-machine": "where",
}


class Ticks(QWidget):
    """Some of several, in a column. The value is the tuple of ticked keys."""

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._ticks: dict[str, Tick] = {}
        for key, label, tip in choices:
            tick = Tick(label, self)
            tick.setToolTip(tip)
            layout.addWidget(tick)
            self._ticks[key] = tick

    def value(self) -> tuple[str, ...]:
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    def set_value(self, keys: Sequence[str]) -> None:
        for key, tick in self._ticks.items():
            tick.setChecked(key in keys)


class AccountDialog(QDialog):
    """``asked`` gives name, roles and machines after Accepted; errors of the deed come back through :meth:`refuse`.

    ``deed`` is called with them when the person presses the button; it reports by :meth:`accept` or :meth:`refuse`.
    """

    def __init__(
        self,
        home: Home,
        devices: Sequence[DeviceRow],
        deed: Callable[[AccountDialog], object],
        parent: QWidget | None = None,
        *,
        account: AccountRow | None = None,
    ) -> None:
        super().__init__(parent)
        self._deed = deed
        self.account = account
        self.setWindowTitle(self.tr("Sửa tài khoản") if account else self.tr("Thêm người làm việc"))
        self.setMinimumSize(640, 560)
        plan = home.pack.plan
        self._name = TextLine(self, placeholder=self.tr("Họ và tên thật"), most=120)
        self._roles = Ticks([(role.value, plan.title_of(role), self._about(role)) for role in Role], self)
        self._where = Ticks([(d.id, fill(self.tr("Máy số %1: %2"), d.no, d.name), "") for d in devices], self)
        form = Form(self)
        self._rows = {
            "name": form.row(self.tr("Họ và tên"), self._name),
            "roles": form.row(self.tr("Vai trò"), self._roles, hint=self.tr("Có thể chọn nhiều vai trò.")),
            "where": form.row(self.tr("Dùng ở máy"), self._where),
        }
        if account is not None:
            self._name.set_value(account.name)
            self._roles.set_value([role.value for role in account.roles])
            self._where.set_value(account.devices)
        else:
            self._where.set_value([home.device])
        leave = QPushButton(self.tr("Thôi"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self._keep = QPushButton(self.tr("Lưu") if account else self.tr("Thêm người này"), self)
        self._keep.setProperty("role", "primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._press)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(scrolled(form), 1)
        layout.addLayout(buttons)
        self._name.setFocus()

    def name(self) -> str:
        return self._name.value() or ""

    def roles(self) -> tuple[Role, ...]:
        return tuple(Role(key) for key in self._roles.value())

    def devices(self) -> tuple[str, ...]:
        return self._where.value()

    def refuse(self, error: Exception) -> None:
        """The deed failed: say it at the field that is meant."""
        self._keep.setEnabled(True)
        said = explain(error)
        row = self._rows.get(_PLACES.get(said.code, "")) if isinstance(error, HosoError) else None
        if row is not None and said.blame is Blame.INPUT:
            row.set_error(f"{said.happened} {said.todo}")
        else:
            dialogs.show_error(self, error)

    def _press(self) -> None:
        for row in self._rows.values():
            row.set_error("")
        if not self.devices():
            self._rows["where"].set_error(self.tr("Hãy chọn ít nhất một máy."))
            return
        self._keep.setEnabled(False)
        self._deed(self)

    def _about(self, role: Role) -> str:
        return {
            Role.HAMLET_HEAD: self.tr("Ghi người, hộ, lượt đến; không xem tôn giáo và các bước thủ tục"),
            Role.FIELD_MEMBER: self.tr("Ghi mọi điều thấy và nghe tại nhà; không kết thúc, không phân công hồ sơ"),
            Role.AREA_POLICE: self.tr("Ghi mọi phần của hồ sơ, kết quả cấp số, cư trú; xóa; kết thúc hồ sơ"),
            Role.JUSTICE_OFFICER: self.tr("Ghi mọi phần của hồ sơ, kết quả hộ tịch, quốc tịch"),
            Role.SOCIAL_OFFICER: self.tr("Ghi mọi phần của hồ sơ, kết quả bảo hiểm, trợ cấp, chăm sóc"),
            Role.CLERK: self.tr("Danh sách, nộp và trả hồ sơ, báo cáo; không xem tôn giáo"),
            Role.GROUP_HEAD: self.tr("Ghi, phân công, kết thúc, gỡ xung đột, xem nhật ký truy cập"),
            Role.ADMINISTRATOR: self.tr("Máy, tài khoản, sao lưu; tự vai trò này không xem hồ sơ của ai"),
        }[role]


class CodeDialog(QDialog):
    """A one-time code, large, to be read to the person. It is not shown again."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mã một lần"))
        self.setMinimumWidth(480)
        title = QLabel(fill(self.tr("Mã một lần cho %1"), name), self)
        title.setProperty("role", "heading")
        shown = QLabel(code, self)
        shown.setProperty("role", "title")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setMinimumHeight(Size.TARGET * 2)
        words = QLabel(
            note
            or self.tr(
                "Đọc mã này cho đúng người đó; đừng ghi ra giấy để lại. Vào lần đầu xong, người đó chọn mật khẩu "
                "riêng. "
                "Mã không hiện lại; mất thì cấp mã khác."
            ),
            self,
        )
        words.setWordWrap(True)
        close = QPushButton(self.tr("Đã đọc xong"), self)
        icons.put(close, "good", "on_accent")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        for each in (title, shown, words):
            layout.addWidget(each)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
