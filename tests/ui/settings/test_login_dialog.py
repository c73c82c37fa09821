"""Sitting down in the window: at the start, in the middle of the day, after the lock, with a forgotten passphrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow

from app.domain.roles import Role
from app.home import Home
from app.services import accounts, forgotten, founding, sitting
from app.services.accounts import Coded
from app.services.founding import FoundedOffice, Founding
from app.ui import dialogs
from app.ui.settings.idle_lock import Curtain, IdleWatch
from app.ui.settings.login_dialog import LoginDialog
from app.ui.tasks import Tasks
from tests.services.homes import CHEAP, PASSPHRASE, PLAN
from tests.ui.checks import bury, too_small_targets, unnamed_inputs

OWN = "năm sáu bảy tám"


class Machine:
    """An office of two people, and somebody at its login."""

    def __init__(self, qtbot, tasks: Tasks, folder: Path) -> None:
        self.qtbot, self.tasks, self.folder = qtbot, tasks, folder
        asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
        self.founded: FoundedOffice = founding.found_office(folder, asked, kdf=CHEAP)
        home = self.open()
        self.clerk: Coded = accounts.add_account(home, "H’Hen Niê", [Role.CLERK], kdf=CHEAP)
        home.close()
        self.dialogs: list[LoginDialog] = []
        self.homes: list[Home] = []

    def open(self) -> Home:
        return sitting.open_home(self.folder, self.founded.account, PASSPHRASE)

    def login(self, **named: object) -> LoginDialog:
        dialog = LoginDialog(self.folder, self.tasks, **named)
        dialog.show()
        self.dialogs.append(dialog)
        return dialog

    def enter(self, dialog: LoginDialog, account: str, passphrase: str) -> None:
        dialog.choose(account)
        dialog._passphrase.set_value(passphrase)
        dialog._try()
        self.wait()
        if dialog.home is not None:
            self.homes.append(dialog.home)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.open, timeout=20_000)


@pytest.fixture
def machine(qtbot, tasks: Tasks, tmp_path: Path) -> Iterator[Machine]:
    here = Machine(qtbot, tasks, tmp_path / "office")
    yield here
    for dialog in here.dialogs:
        bury(dialog)
    for home in here.homes:
        home.close()


def test_the_right_passphrase_opens_and_a_wrong_one_says_so_and_stays(machine: Machine):
    dialog = machine.login(last=machine.founded.account)
    assert dialog.account() == machine.founded.account
    machine.enter(dialog, machine.founded.account, "không phải thế")
    assert dialog.home is None
    assert "chưa đúng" in dialog._error.text()
    assert dialog._passphrase.is_empty()
    machine.enter(dialog, machine.founded.account, PASSPHRASE)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.home is not None
    assert dialog.home.account.name == "Lê Thị Hòa"


def test_a_code_opens_once_and_an_own_passphrase_must_be_chosen(machine: Machine):
    dialog = machine.login()
    machine.enter(dialog, machine.clerk.account, machine.clerk.code or "")
    assert dialog._stack.currentWidget() is dialog._own
    assert dialog.result() != QDialog.DialogCode.Accepted
    dialog._new.first.set_value(OWN)
    dialog._choose()
    assert "giống nhau" in dialog._own_error.text()
    dialog._new.again.set_value(OWN)
    dialog._choose()
    machine.wait()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.home is not None
    dialog.home.close()
    sitting.open_home(machine.folder, machine.clerk.account, OWN).close()


def test_who_leaves_without_an_own_passphrase_has_not_sat_down(machine: Machine):
    dialog = machine.login()
    dialog.choose(machine.clerk.account)
    dialog._passphrase.set_value(machine.clerk.code)
    dialog._try()
    machine.wait()
    dialog.reject()
    assert dialog.home is None
    assert dialog._stack.currentWidget() is dialog._login
    machine.open().close()


def test_two_people_change_places_in_the_open_window(machine: Machine):
    home = machine.open()
    machine.homes.append(home)
    dialog = machine.login(home=home)
    machine.enter(dialog, machine.founded.account, PASSPHRASE)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert not dialog.another
    dialog = machine.login(home=home)
    dialog.choose(machine.clerk.account)
    dialog._passphrase.set_value(machine.clerk.code)
    dialog._try()
    machine.wait()
    dialog._leave_own()
    assert home.account.name == "Lê Thị Hòa"
    dialog._passphrase.set_value(machine.clerk.code)
    dialog.choose(machine.clerk.account)
    dialog._passphrase.set_value(machine.clerk.code)
    dialog._try()
    machine.wait()
    dialog._new.set_value(OWN)
    dialog._choose()
    machine.wait()
    assert dialog.another
    assert home.account.name == "H’Hen Niê"


def test_a_locked_window_is_not_left_by_escape(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    home = machine.open()
    machine.homes.append(home)
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirm", lambda *_, **__: answers.pop(0))
    dialog = machine.login(home=home, locked=True)
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert answers == []


def test_a_home_that_another_program_has_open_is_said_to_be_so(machine: Machine):
    machine.homes.append(machine.open())
    dialog = machine.login()
    dialog.choose(machine.founded.account)
    dialog._passphrase.set_value(PASSPHRASE)
    dialog._try()
    machine.wait()
    assert "cửa sổ" in dialog._error.text()


def test_a_forgotten_passphrase_goes_over_the_stick_and_back(machine: Machine, tmp_path: Path):
    request, answer = tmp_path / "a.hsquen", tmp_path / "a.hsmo"
    dialog = machine.login()
    dialog.choose(machine.clerk.account)
    dialog._forgot()
    dialog._forgotten.write_request(request)
    machine.wait()
    assert "a.hsquen" in dialog._forgotten.told()
    home = machine.open()
    code = forgotten.answer(home, request, answer, kdf=CHEAP)
    home.close()
    dialog._forgotten.read_answer(request)
    machine.wait()
    assert "không phải" in dialog._forgotten.told()
    dialog._forgotten.read_answer(answer)
    machine.wait()
    assert dialog._stack.currentWidget() is dialog._login
    assert dialog.account() == machine.clerk.account
    machine.enter(dialog, machine.clerk.account, code.code)
    assert dialog._stack.currentWidget() is dialog._own


def test_the_recovery_sheet_opens_by_being_typed_off(machine: Machine):
    dialog = machine.login()
    dialog.choose(machine.founded.account)
    dialog._forgot()
    page = dialog._forgotten
    page._sheet.set_value("ABC")
    page._use_sheet()
    machine.wait()
    assert "nhóm" in page.told()
    page._sheet.set_value("\n".join(str(group) for group in machine.founded.sheet.groups))
    page._use_sheet()
    machine.wait()
    machine.qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog._own, timeout=20_000)
    assert dialog.home is not None
    machine.homes.append(dialog.home)


def test_every_page_of_the_login_is_named_and_large_enough(machine: Machine):
    dialog = machine.login()
    dialog.choose(machine.clerk.account)
    for page in (dialog._login, dialog._own, dialog._forgotten):
        if page is dialog._forgotten:
            dialog._forgot()
        dialog._stack.setCurrentWidget(page)
        assert unnamed_inputs(page) == []
        assert too_small_targets(page) == []


def test_the_window_locks_when_nobody_touches_it_and_not_before(qtbot, qapp: QApplication):
    watch = IdleWatch(qapp, 15)
    assert watch.counting()
    watch._timer.setInterval(60)
    watch.wake()
    label = QLabel()
    qtbot.addWidget(label)
    with qtbot.waitSignal(watch.idle, timeout=2000):
        qapp.sendEvent(label, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    assert not watch.counting()
    watch.set_minutes(0)
    assert not watch.counting()
    qapp.removeEventFilter(watch)


def test_a_locked_window_shows_nothing_of_what_stood_on_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QLabel("Trần Văn Ẩn"))
    window.show()
    with Curtain(window):
        assert not window.centralWidget().isVisible()
    assert window.centralWidget().isVisible()
