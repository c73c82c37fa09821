"""The office's head of the page: what can be done, and the board of laptops: who is late, what each holds and lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.meeting import SILENT_DAYS, Standing
from app.domain.permissions import Action
from app.home import Home
from app.services.laptops import LaptopRow
from app.services.sync_state import SyncState
from app.ui import icons
from app.ui.formats import day, fill
from app.ui.sync import words
from app.ui.sync.tabs import silence
from app.ui.theme import Space, dress
from app.ui.widgets.badge import Badge
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class OfficeHead(QWidget):
    """Badges and the two buttons that are used daily. Signals say what was asked."""

    import_asked = Signal()
    conflicts_asked = Signal()

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._badges = FlowRow(self, Space.S)
        self._conflicts = QPushButton(self)
        self._conflicts.clicked.connect(self.conflicts_asked)
        import_ = QPushButton(self.tr("Nhập gói…"), self)
        import_.setProperty("role", "primary")
        icons.put(import_, "imported", "on_accent")
        import_.setEnabled(home.account.may(Action.IMPORT_BUNDLE))
        import_.clicked.connect(self.import_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._badges, 1)
        row.addWidget(self._conflicts)
        row.addWidget(import_)

    def show_state(self, state: SyncState, laptops: Sequence[LaptopRow], now: datetime) -> None:
        self._badges.clear()
        silent = [
            row for row in laptops if not row.revoked and (words.days_silent(row.last_in, now) or 0) >= SILENT_DAYS
        ]
        overdue = sum(row.meeting.standing is Standing.OVERDUE for row in laptops)
        for text, tone, shown in (
            (fill(self.tr("%1 thay đổi còn chờ phần đến trước"), state.held), "warn", state.held),
            (fill(self.tr("%1 máy lỡ hẹn trao đổi"), overdue), "warn", overdue),
            (fill(self.tr("%1 máy im lặng từ %2 ngày trở lên"), len(silent), SILENT_DAYS), "warn", silent),
            (self.tr("Chưa sao lưu lần nào"), "warn", state.last_backup is None),
        ):
            if shown:
                self._badges.add(Badge(text, tone, parent=self))
        last = words.since(state.last_backup, now)
        if last:
            self._badges.add(Badge(fill(self.tr("Sao lưu %1"), last), "neutral", "backup", self))
        self._conflicts.setText(
            fill(self.tr("Giải quyết %1 xung đột…"), state.conflicts)
            if state.conflicts
            else self.tr("Không có xung đột")
        )
        icons.put(self._conflicts, "conflict", "warn" if state.conflicts else "muted")
        dress(self._conflicts, role="" if state.conflicts else "quiet")


class MachinesTab(QWidget):
    """The laptops, the most urgent first. Signals carry the row's id: ``export_asked``, ``areas_asked``,
    ``revoke_asked``; and ``prepare_asked()``, ``forgotten_asked()``, ``day_asked(object)`` a weekday or None."""

    prepare_asked = Signal()
    forgotten_asked = Signal()
    many_asked = Signal()
    rebuild_asked = Signal()
    replace_asked = Signal(str)
    export_asked = Signal(str)
    areas_asked = Signal(str)
    revoke_asked = Signal(str)
    day_asked = Signal(object)

    def __init__(self, home: Home, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._now = home, now
        may = home.account.may
        self._prepare = self._button("laptop", self.tr("Chuẩn bị máy cơ sở…"), self.prepare_asked)
        self._prepare.setEnabled(may(Action.GRANT_DEVICE))
        self._export = self._button("export", self.tr("Xuất gói cho máy…"), self._ask_export)
        self._more = QPushButton(self.tr("Việc khác"), self)
        icons.put(self._more, "more")
        menu = QMenu(self._more)
        self._areas = menu.addAction(icons.icon("place"), self.tr("Đổi địa bàn của máy…"))
        self._areas.triggered.connect(self._ask_areas)
        self._revoke = menu.addAction(icons.icon("remove", "bad"), self.tr("Thu hồi máy…"))
        self._revoke.triggered.connect(self._ask_revoke)
        self._replace = menu.addAction(icons.icon("switch"), self.tr("Thay máy bị mất hoặc hỏng…"))
        self._replace.triggered.connect(self._ask_replace)
        menu.addSeparator()
        many = menu.addAction(icons.icon("people"), self.tr("Chuẩn bị máy hàng loạt…"))
        many.triggered.connect(self.many_asked)
        many.setEnabled(may(Action.GRANT_DEVICE))
        rebuild = menu.addAction(icons.icon("office"), self.tr("Dựng lại văn phòng…"))
        rebuild.triggered.connect(self.rebuild_asked)
        rebuild.setEnabled(may(Action.RESTORE))
        self._forgotten = menu.addAction(icons.icon("key"), self.tr("Trả lời quên mật khẩu…"))
        self._forgotten.triggered.connect(self._ask_forgotten)
        self._forgotten.setEnabled(may(Action.RESET_PASSPHRASE))
        self._days = self._day_menu(menu)
        self._more.setMenu(menu)
        bar = QHBoxLayout()
        bar.setSpacing(Space.S)
        for button in (self._export, self._prepare, self._more):
            bar.addWidget(button)
        bar.addStretch(1)
        self._about = QLabel(self)
        self._about.setProperty("role", "muted")
        self._about.setWordWrap(True)
        self.table = PagedTable(self._columns(), None, self, name=self.tr("Các máy cơ sở"))
        self.table.selected.connect(self._look)
        self.table.opened.connect(self._ask_export_of)
        self.table.asked.connect(self.prepare_asked)
        self.table.set_empty(
            self.tr("Chưa có máy cơ sở nào"),
            self.tr("Một máy được chuẩn bị trong một lần ngồi, với một USB."),
            self.tr("Chuẩn bị máy cơ sở…") if may(Action.GRANT_DEVICE) else "",
            "laptop",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._about)
        self._look()

    def show_laptops(self, rows: Sequence[LaptopRow], weekday: int | None = None) -> None:
        """``weekday``: the weekly day of exchanges, if the commune has settled it."""
        self._day_actions[weekday].setChecked(True)
        self.table.set_source(Rows(rows, lambda row: row.id))
        self._look()

    def about(self) -> str:
        """The line under the table: since when the chosen laptop holds each of its areas, and what is to be noted."""
        return self._about.text()

    def choose_day(self, weekday: int | None) -> None:
        """As the menu does."""
        self._day_actions[weekday].trigger()

    def current(self) -> LaptopRow | None:
        row = self.table.current_row()
        return row if isinstance(row, LaptopRow) else None

    def _button(self, icon: str, text: str, call: Any) -> QPushButton:
        button = QPushButton(text, self)
        icons.put(button, icon)
        button.clicked.connect(call)
        return button

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Số"), lambda row: f"{row.no:02d}", 48, "center"),
            Column(self.tr("Máy"), lambda row: row.name, 140, mark=self._mark),
            Column(
                self.tr("Địa bàn"),
                lambda row: words.joined(row.area_names) or self.tr("(chưa giao)"),
                160,
                stretch=True,
            ),
            Column(self.tr("Người dùng"), lambda row: words.joined(row.people), 130),
            Column(self.tr("Cần để ý"), self._to_note, 210, mark=self._noted),
            Column(self.tr("Gửi về"), lambda row: words.since(row.last_in, self._now(), self.tr("chưa")), 128),
            Column(self.tr("Xuất cho"), lambda row: words.since(row.last_out, self._now(), self.tr("chưa")), 128),
            Column(self.tr("Im lặng"), self._silence, 158, mark=self._silent),
        ]

    def _to_note(self, row: LaptopRow) -> str:
        """What is wrong with a laptop, or still out there as far as it last said."""
        if row.revoked:
            return ""
        due = {
            Standing.OVERDUE: fill(self.tr("lỡ %1 buổi hẹn"), row.meeting.missed),
            Standing.DUE_TODAY: self.tr("hẹn hôm nay"),
        }
        return words.joined(
            [
                due.get(row.meeting.standing, ""),
                self.tr("thiếu thay đổi ở giữa") if row.gap else "",
                fill(self.tr("%1 tệp chưa về"), row.missing_files) if row.missing_files else "",
                fill(self.tr("lệch %1 bản ghi"), row.differing) if row.differing else "",
                self.tr("chưa biết đã đổi địa bàn") if row.holds_former else "",
            ]
        )

    def _noted(self, row: LaptopRow) -> tuple[str, str] | None:
        if not self._to_note(row):
            return None
        return ("late", "bad") if row.meeting.standing is Standing.OVERDUE or row.gap else ("info", "warn")

    def _day_menu(self, menu: QMenu) -> QMenu:
        days = menu.addMenu(icons.icon("calendar"), self.tr("Ngày hẹn trao đổi"))
        days.setEnabled(self._home.account.may_write("setting", "value"))
        group = QActionGroup(self)
        names = [
            self.tr("Thứ Hai"), self.tr("Thứ Ba"), self.tr("Thứ Tư"), self.tr("Thứ Năm"), self.tr("Thứ Sáu"),
            self.tr("Thứ Bảy"), self.tr("Chủ nhật"),
        ]  # fmt: skip
        self._day_actions: dict[int | None, QAction] = {}
        for weekday, name in ((None, self.tr("Không hẹn ngày")), *enumerate(names)):
            action = days.addAction(name)
            action.setCheckable(True)
            action.setData(weekday)
            group.addAction(action)
            action.triggered.connect(self._ask_day)
            self._day_actions[weekday] = action
        return days

    def _ask_day(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.day_asked.emit(action.data())

    def _since(self, row: LaptopRow) -> str:
        parts = [
            fill(self.tr("%1 từ %2"), name, day(since)) if since else name
            for name, since in zip(row.area_names, row.since or (None,) * len(row.area_names), strict=True)
        ]
        holds = fill(self.tr("%1 giữ: %2"), row.name, words.joined(parts) or self.tr("(chưa giao)"))
        return ". ".join(filter(None, (holds, self._to_note(row).capitalize())))

    def _silence(self, row: LaptopRow) -> str:
        return self.tr("đã thu hồi") if row.revoked else silence(row.last_in, self._now())

    def _silent(self, row: LaptopRow) -> tuple[str, str] | None:
        days = words.days_silent(row.last_in, self._now())
        late = not row.revoked and (row.late or days is None or days >= SILENT_DAYS)
        return ("waiting", "warn") if late else None

    def _mark(self, row: LaptopRow) -> tuple[str, str]:
        return ("skipped", "muted") if row.revoked else ("laptop", "muted")

    def _look(self, _key: str = "") -> None:
        row = self.current()
        self._about.setText(self._since(row) if row is not None else "")
        usable, may = row is not None and not row.revoked, self._home.account.may
        self._export.setEnabled(usable and may(Action.EXPORT_BUNDLE))
        self._areas.setEnabled(usable and may(Action.GRANT_DEVICE))
        self._revoke.setEnabled(usable and may(Action.REVOKE_DEVICE))
        self._replace.setEnabled(usable and may(Action.REVOKE_DEVICE) and may(Action.GRANT_DEVICE))

    def _ask_export(self) -> None:
        self._ask_export_of(self.table.current_key())

    def _ask_export_of(self, _key: str) -> None:
        if self._export.isEnabled() and (row := self.current()) is not None:
            self.export_asked.emit(row.id)

    def _ask_areas(self) -> None:
        if (row := self.current()) is not None:
            self.areas_asked.emit(row.id)

    def _ask_revoke(self) -> None:
        if (row := self.current()) is not None:
            self.revoke_asked.emit(row.id)

    def _ask_replace(self) -> None:
        if (row := self.current()) is not None:
            self.replace_asked.emit(row.id)

    def _ask_forgotten(self) -> None:
        self.forgotten_asked.emit()
