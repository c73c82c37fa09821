"""The settings, as the person meets them who keeps the machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from app import backup
from app.domain.roles import Role
from app.errors import EnvironmentFault
from app.home import Home
from app.services import accounts, backups, founding, sitting
from app.services.doctor import Finding
from app.services.founding import Founding
from app.ui import dialogs, theme
from app.ui.settings import accounts_section, preferences
from app.ui.settings.account_dialog import AccountDialog
from app.ui.settings.accounts_section import AccountsSection
from app.ui.settings.backup_section import BackupSection
from app.ui.settings.doctor_section import DoctorSection
from app.ui.settings.idle_lock import IdleWatch
from app.ui.settings.look_section import LookSection
from app.ui.settings.passphrase_section import PassphraseSection
from app.ui.settings.settings_page import SettingsPage
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.services.homes import CHEAP, PASSPHRASE, PLAN
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs

KEYS = ("machine", "look", "backups", "doctor", "passphrase", "accounts", "log", "about")


class Keeper:
    def __init__(self, qtbot, tasks: Tasks, home: Home) -> None:
        self.qtbot, self.tasks, self.home, self.memory = qtbot, tasks, home, Forgetful()
        self.page = SettingsPage(home, tasks, memory=self.memory)
        shown(self.page, 1180, 600)

    def go(self, key: str):
        self.page.open_target(key)
        self.wait()
        section = self.page.section(key)
        assert section is not None
        return section

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.open, timeout=20_000)

    def words(self, key: str) -> str:
        section = self.page.section(key)
        assert section is not None
        return " ".join(label.text() for label in section.findChildren(QLabel) if not label.isHidden())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(tmp_path / "office", asked, kdf=CHEAP)
    home = sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    yield home
    home.close()


@pytest.fixture
def keeper(qtbot, tasks: Tasks, office: Home) -> Iterator[Keeper]:
    someone = Keeper(qtbot, tasks, office)
    yield someone
    someone.wait()
    bury(someone.page)


def test_every_section_is_named_and_large_enough(keeper: Keeper):
    for key in KEYS:
        section = keeper.go(key)
        assert keeper.page.shown() == key
        assert unnamed_inputs(section) == []
        assert too_small_targets(section) == []


def test_the_machine_tells_its_name_and_its_fingerprint(keeper: Keeper):
    keeper.go("machine")
    words = keeper.words("machine")
    assert "Máy văn phòng" in words
    assert "Xã Tuy An Đông (22120)" in words


def test_a_look_holds_at_once_and_is_remembered(keeper: Keeper, qapp: QApplication):
    section = keeper.go("look")
    assert isinstance(section, LookSection)
    watch = IdleWatch(qapp, 15, qapp)
    section._scheme.set_value("dark")
    section._size.set_value("3")
    section._idle.set_value("5")
    section._language.set_value("en")
    section._chosen()
    assert theme.current() is theme.DARK
    assert qapp.font().pointSize() == theme.Type.BODY + 3
    assert watch._timer.interval() == 5 * 60_000
    kept = preferences.load(keeper.memory)
    assert (kept.scheme.value, kept.larger, kept.idle, kept.language.value) == ("dark", 3, 5, "en")
    assert "Mở lại" in keeper.words("look")
    qapp.removeEventFilter(watch)
    bury_watch = watch
    bury_watch.deleteLater()
    preferences.dress(qapp, preferences.Preferences(theme.Scheme.LIGHT))


def test_a_memory_that_is_broken_gives_the_usual_look():
    memory = Forgetful()
    for key in ("look/scheme", "look/language", "look/larger", "seat/idle"):
        memory.setValue(key, "x")
    assert preferences.load(memory) == preferences.Preferences()
    memory.setValue("look/larger", 77)
    assert preferences.load(memory).larger == 0


def test_a_backup_that_nobody_keeps_any_more_is_let_go_after_asking(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.settings.backup_section.LONG_KEPT", 0)
    by_hand = backups.back_up(keeper.home, tmp_path / "rieng.hsbk").path
    newest = backups.back_up_by_itself(keeper.home).path
    section = keeper.go("backups")
    assert "Bản cũ nhất còn giữ đã 0 ngày" in keeper.words("backups")
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "confirm", lambda _parent, title, *_, **__: asked.append(title) or len(asked) > 1)
    dialog = section.open_kept()
    keeper.wait()
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert str(by_hand) in told
    assert "Bản cũ nhất" in told
    first, second = dialog.list.ticks.values()
    assert [first.isEnabled(), second.isEnabled()] == [False, True]
    assert not dialog._go.isEnabled()
    second.set_value(True)
    dialog.look()
    dialog.ask()
    assert by_hand.exists()  # asked, and thought better of it
    dialog.ask()
    keeper.wait()
    bury(dialog)
    assert asked == ["Không giữ 1 bản sao lưu nữa?"] * 2
    assert (by_hand.exists(), newest.exists()) == (False, True)
    assert "Không còn giữ 1 bản sao lưu" in keeper.words("backups")


def test_of_several_backups_a_fault_stops_the_list_shows_those_that_are_still_kept(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backups.back_up(keeper.home, tmp_path / "một.hsbk").path
    second = backups.back_up(keeper.home, tmp_path / "hai.hsbk").path
    backups.back_up_by_itself(keeper.home)
    section = keeper.go("backups")
    monkeypatch.setattr(dialogs, "confirm", lambda *_, **__: True)
    dialog = section.open_kept()
    keeper.wait()
    for tick in dialog.list.ticks.values():
        tick.set_value(True)
    dialog.look()
    real, gone = backup.let_go, []

    def let_go(home: Home, key: str) -> None:
        if gone:
            raise EnvironmentFault("disk.read-back", file=second.name)
        real(home, key)
        gone.append(key)

    monkeypatch.setattr(backup, "let_go", let_go)
    dialog.ask()
    keeper.wait()
    assert "fault" in dialog.banners.shown()
    assert [file.exists() for file in (second, first)] == [False, True]
    column = dialog.list._inside  # what was taken out of it waits to be deleted, and new lines to be shown
    told = " ".join(line.text() for at in range(column.count()) if (line := column.itemAt(at).widget()) is not None)
    assert (str(first) in told, str(second) in told) == (True, False)
    assert dialog.list.ticks.keys().isdisjoint(gone)
    assert len(dialog.list.ticks) == 2
    assert not dialog._go.isEnabled()
    bury(dialog)


def test_a_missing_backup_and_a_missing_second_place_nag_until_they_are_there(keeper: Keeper, tmp_path: Path):
    section = keeper.go("backups")
    assert isinstance(section, BackupSection)
    assert "Chưa có bản sao lưu nào" in keeper.words("backups")
    assert "Chưa có nơi thứ hai" in keeper.words("backups")
    assert not section._drill.isEnabled()
    stick = tmp_path / "usb"
    stick.mkdir()
    section.choose_place(stick)
    keeper.wait()
    section._back_up()
    keeper.wait()
    keeper.wait()
    words = keeper.words("backups")
    assert "Bản gần nhất" in words
    assert "hai nơi" in words
    assert "Chưa có nơi thứ hai" not in words
    section._try_restore()
    keeper.wait()
    assert "phục hồi được" in keeper.words("backups")
    section.back_up_to(tmp_path / "rieng")
    keeper.wait()
    assert backups.verify(tmp_path / "rieng.hsbk").side == "office"


def test_the_doctor_speaks_in_words(keeper: Keeper):
    section = keeper.go("doctor")
    assert isinstance(section, DoctorSection)
    section.examine()
    keeper.wait()
    assert section.findings
    assert "Cơ sở dữ liệu nguyên vẹn." in keeper.words("doctor")
    for what in ("database", "references", "chain", "attachments", "fonts", "disk", "clock"):
        good, bad = (section.sentence(Finding(what, well, "1")) for well in (True, False))
        assert good != bad
        assert good.endswith(".")
        assert what not in good


def test_the_own_passphrase_is_changed_only_with_the_present_one(keeper: Keeper):
    section = keeper.go("passphrase")
    assert isinstance(section, PassphraseSection)
    section._current.set_value("không phải thế")
    section._new.set_value("năm sáu bảy tám")
    section._change()
    keeper.wait()
    assert "chưa đúng" in section._current_row.error()
    section._current.set_value(PASSPHRASE)
    section._new.set_value(PASSPHRASE)
    section._change()
    keeper.wait()
    assert "giống hệt" in section._new_row.error()
    section._new.set_value("năm sáu bảy tám")
    section._change()
    keeper.wait()
    assert "Đã đổi mật khẩu" in keeper.words("passphrase")
    sitting.switch(keeper.home, keeper.home.account.id, "năm sáu bảy tám")


def test_a_colleague_is_added_and_their_code_shown_once(keeper: Keeper, monkeypatch: pytest.MonkeyPatch):
    section = keeper.go("accounts")
    assert isinstance(section, AccountsSection)
    told: list[tuple[str, str]] = []

    class Shown:
        def __init__(self, name: str, code: str, *_: object, **__: object) -> None:
            told.append((name, code))

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(accounts_section, "CodeDialog", Shown)
    dialog = AccountDialog(keeper.home, accounts.people(keeper.home).devices, section._keep)
    section._dialog = dialog
    dialog._press()
    keeper.wait()
    assert dialog._rows["name"].error()
    dialog._name.set_value("Y Bhim Niê")
    dialog._press()
    keeper.wait()
    assert "vai trò" in dialog._rows["roles"].error()
    dialog._roles.set_value([Role.CLERK.value])
    dialog._press()
    keeper.wait()
    assert told[0][0] == "Y Bhim Niê"
    added = next(row for row in accounts.people(keeper.home).accounts if row.name == "Y Bhim Niê")
    assert section._table.rows_loaded() == 2
    section._table.select(added.id)
    assert section._code.isEnabled()
    monkeypatch.setattr(dialogs, "confirm", lambda *_, **__: True)
    section._new_code()
    keeper.wait()
    assert told[1][1] != told[0][1]
    section._turn()
    keeper.wait()
    section._table.select(added.id)
    assert section._stop.text() == "Cho dùng lại"
    section._table.select(keeper.home.account.id)
    assert not section._stop.isEnabled()
    section._dialog = None
    bury(dialog)


def test_a_role_sees_only_the_sections_it_may(qtbot, tasks: Tasks, office: Home):
    office.account = replace(office.account, roles=(Role.CLERK,))
    page = SettingsPage(office, tasks, memory=Forgetful())
    qtbot.addWidget(page)
    assert page.section("log") is None
    section = page.section("accounts")
    assert isinstance(section, AccountsSection)
    assert section._add.isHidden()
    qtbot.waitUntil(lambda: not tasks.open)


def test_the_log_is_in_words(keeper: Keeper):
    accounts.add_account(keeper.home, "Y Bhim Niê", [Role.CLERK], kdf=CHEAP)
    section = keeper.go("log")
    model = section._table.model
    rows = [[str(model.index(r, c).data()) for c in range(5)] for r in range(model.rowCount())]
    assert rows[0][1:4] == ["Lê Thị Hòa", "Thêm tài khoản", "Tài khoản: Y Bhim Niê"]
    assert rows[-1][2] == "Vào máy"


def test_the_help_is_honest_about_roles_and_about_what_is_not_built(keeper: Keeper):
    keeper.go("about")
    words = keeper.words("about")
    assert "không phải do mật mã" in words
    assert "B7" in words
    assert "nghi vấn" in words
