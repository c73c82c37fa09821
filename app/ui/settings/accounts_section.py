"""The people who work with the records: who they are, what they may, where they sit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import accounts, forgotten
from app.services.accounts import AccountRow, Coded, People
from app.services.forgotten import Asked, NewCode
from app.ui import dialogs
from app.ui.formats import fill
from app.ui.settings.account_dialog import AccountDialog, CodeDialog
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class AccountsSection(Section):
    """At the office the administrator keeps them; elsewhere they are shown."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._people = People((), ())
        self._dialog: AccountDialog | None = None
        self.words(
            self.tr(
                "Mỗi người một tài khoản, mỗi máy một mật khẩu. Vai trò quyết định được xem và ghi gì; do chương "
                "trình giữ, "
                "không phải do mật mã."
            ),
            "muted",
        )
        self._table = PagedTable(
            [
                Column(self.tr("Họ và tên"), self._name, 190, stretch=True),
                Column(self.tr("Vai trò"), self._roles, 320),
                Column(self.tr("Máy"), self._machines, 130),
                Column(self.tr("Tình trạng"), self._state, 200, mark=self._mark),
            ],
            None,
            self,
            name=self.tr("Tài khoản"),
        )
        self._table.selected.connect(self._selected)
        self._table.opened.connect(self._edit)
        self._add = self.button(self.tr("Thêm người…"), "add", self._ask_new, role="primary")
        self._change = self.button(self.tr("Sửa…"), "edit", self._edit)
        self._code = self.button(self.tr("Cấp mã mới…"), "key", self._new_code)
        self._stop = self.button(self.tr("Ngừng"), "lock", self._turn)
        self._answer = self.button(self.tr("Mở lại cho máy khác…"), "stick", self._ask_request)
        self._answer.setToolTip(self.tr("Trả lời tệp xin mở lại của một máy bị quên mật khẩu"))
        self._ask = self.button(self.tr("Xin mã cho người này…"), "stick", self._ask_for)
        self.across(self._add, self._change, self._code, self._stop, self._answer, self._ask)
        self._layout.addWidget(self._table, 1)
        keeper = home.is_office and home.account.may(Action.MANAGE_ACCOUNTS)
        for each in (self._add, self._change, self._code, self._stop):
            each.setVisible(keeper)
        self._answer.setVisible(home.is_office and home.account.may(Action.RESET_PASSPHRASE))
        self._ask.setVisible(not home.is_office)

    def refresh(self) -> None:
        home = self._home

        def read(_progress: Progress) -> People:
            return accounts.people(home)

        self.run(read, self._show)

    def _show(self, people: People) -> None:
        self._people = people
        self._table.set_source(Rows(people.accounts, _key))
        self._selected()

    # Columns ---------------------------------------------------------------------------------------------------------

    def _name(self, row: AccountRow) -> str:
        return f"{row.name} ({self.tr('đang dùng')})" if row.id == self._home.account.id else row.name

    def _roles(self, row: AccountRow) -> str:
        title = self._home.pack.plan.title_of
        return ", ".join(title(role) for role in row.roles) or self.tr("chưa được cấp quyền")

    def _machines(self, row: AccountRow) -> str:
        numbers = [str(device.no) for device in self._people.devices if device.id in row.devices]
        return ", ".join(numbers)

    def _state(self, row: AccountRow) -> str:
        if row.disabled:
            return self.tr("Đã ngừng")
        if row.starter:
            return self.tr("Chưa vào lần nào")
        if not row.here and self._home.device in row.devices:
            return self.tr("Chưa có mật khẩu ở đây")
        return self.tr("Đang làm việc") if row.here else self.tr("Làm ở máy khác")

    def _mark(self, row: AccountRow) -> tuple[str, str] | None:
        if row.disabled:
            return "lock", "neutral"
        waits = row.starter or (not row.here and self._home.device in row.devices)
        return ("waiting", "warn") if waits else ("good", "good")

    def _selected(self, _key: str = "") -> None:
        row = self._table.current_row()
        own = row is not None and row.id == self._home.account.id
        here = row is not None and self._home.device in row.devices and not row.disabled
        self._change.setEnabled(row is not None and not row.disabled)
        self._code.setEnabled(here and not own)
        self._stop.setEnabled(row is not None and not own)
        stopped = row is not None and row.disabled
        self._stop.setText(self.tr("Cho dùng lại") if stopped else self.tr("Ngừng"))
        self._ask.setEnabled(here and not row.here if row is not None else False)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def _ask_new(self) -> None:
        self._open_dialog(None)

    def _edit(self, _key: object = None) -> None:
        row = self._table.current_row()
        if row is not None and not row.disabled and self._change.isVisibleTo(self):
            self._open_dialog(row)

    def _open_dialog(self, row: AccountRow | None) -> None:
        devices = [device for device in self._people.devices if not device.revoked]
        self._dialog = AccountDialog(self._home, devices, self._keep, self.window(), account=row)
        self._dialog.exec()
        self._dialog.deleteLater()
        self._dialog = None

    def _keep(self, dialog: AccountDialog) -> None:
        home, account = self._home, dialog.account
        name, roles, devices = dialog.name(), dialog.roles(), dialog.devices()

        def keep(_progress: Progress) -> Coded | None:
            if account is None:
                return accounts.add_account(home, name, roles, devices)
            accounts.change_account(home, account.id, name, roles, devices)
            return None

        self._tasks.run(keep, self._kept, dialog.refuse)

    def _kept(self, coded: Coded | None) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.refresh()
        if coded is None:
            return
        if coded.code is not None:
            CodeDialog(coded.name, coded.code, self.window()).exec()
            return
        self.banners.tell(
            "added",
            fill(
                self.tr("Đã thêm %1. Máy cơ sở biết người này sau gói dữ liệu tới; ở đó bấm “Xin mã cho người này”."),
                coded.name,
            ),
            "good",
        )

    def _new_code(self) -> None:
        row = self._table.current_row()
        if row is None:
            return
        sure = dialogs.confirm(
            self.window(),
            fill(self.tr("Cấp mã mới cho %1?"), row.name),
            self.tr("Mật khẩu cũ của người này ở máy này hết dùng được. Hãy chắc chắn đang nói với đúng người."),
            self.tr("Cấp mã mới"),
        )
        if sure:
            self._do(lambda home: accounts.new_code(home, row.id), self._coded)

    def _turn(self) -> None:
        row = self._table.current_row()
        if row is None:
            return
        if row.disabled:
            self._do(lambda home: accounts.enable_account(home, row.id), self._coded)
            return
        sure = dialogs.confirm(
            self.window(),
            fill(self.tr("Ngừng tài khoản %1?"), row.name),
            self.tr(
                "Người này không vào được máy này nữa, các máy khác sau gói dữ liệu tới. Những gì đã ghi vẫn giữ "
                "tên người này."
            ),
            self.tr("Ngừng tài khoản"),
            danger=True,
        )
        if sure:
            self._do(lambda home: accounts.disable_account(home, row.id), self._stopped)

    def _do(self, deed: Callable[[Home], object], take: Callable[..., object]) -> None:
        home = self._home

        def work(_progress: Progress) -> object:
            return deed(home)

        self._tasks.run(work, take, self._went_wrong)

    def _coded(self, coded: Coded) -> None:
        self.refresh()
        if coded.code is not None:
            CodeDialog(coded.name, coded.code, self.window()).exec()

    def _stopped(self, _answer: object) -> None:
        self.refresh()

    # A forgotten passphrase of another machine -----------------------------------------------------------------------

    def _ask_request(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Chọn tệp xin mở lại"),
            "",
            f"{self.tr('Tệp xin mở lại')} (*{forgotten.REQUEST_SUFFIX});;{self.tr('Mọi tệp')} (*)",
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, request: Path) -> None:
        """Show whose request this is, and ask whether the person was recognised."""
        home = self._home

        def look(_progress: Progress) -> tuple[Path, Asked]:
            return request, forgotten.look(home, request)

        self._tasks.run(look, self._recognise, self._went_wrong)

    def _recognise(self, answer: tuple[Path, Asked]) -> None:
        request, asked = answer
        sure = dialogs.confirm(
            self.window(),
            fill(self.tr("%1 xin mở lại máy “%2”"), asked.name, asked.machine or self.tr("không có trong sổ của xã")),
            self.tr(
                "Không tệp nào chứng minh được ai đang hỏi. Chỉ đồng ý khi anh/chị gặp tận mặt hoặc nhận ra giọng đúng "
                "người đó."
            ),
            self.tr("Đúng người, cấp mã"),
            danger=True,
        )
        if not sure:
            return
        out, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Ghi tệp mở lại vào USB"),
            str(request.with_suffix(forgotten.ANSWER_SUFFIX)),
            f"{self.tr('Tệp mở lại')} (*{forgotten.ANSWER_SUFFIX})",
        )
        if out:
            self.answer(request, Path(out))

    def answer(self, request: Path, out: Path) -> None:
        """Write the answer and show the code."""
        self._do(lambda home: forgotten.answer(home, request, out), self._answered)

    def _answered(self, made: NewCode) -> None:
        note = self.tr(
            "Đưa USB cho người đó và đọc mã này qua điện thoại hoặc tận mặt; đừng ghi mã vào cùng USB. Mã không "
            "hiện lại."
        )
        CodeDialog(made.name, made.code, self.window(), note=note).exec()

    def _ask_for(self) -> None:
        row = self._table.current_row()
        if row is None:
            return
        out, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Ghi tệp xin mã vào USB"),
            f"{row.name}{forgotten.REQUEST_SUFFIX}",
            f"{self.tr('Tệp xin mở lại')} (*{forgotten.REQUEST_SUFFIX})",
        )
        if out:
            folder, account, name, target = self._home.folder, row.id, row.name, Path(out)
            self._do(lambda _home: forgotten.ask(folder, account, target, name=name), self._asked)

    def _asked(self, _answer: object) -> None:
        self.banners.tell(
            "asked",
            self.tr("Đã ghi tệp. Mang USB đến văn phòng; tệp trả lời nạp ở màn hình đăng nhập, mục “Quên mật khẩu…”."),
            "good",
        )


def _key(row: AccountRow) -> str:
    return row.id
