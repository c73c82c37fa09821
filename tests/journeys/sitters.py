"""A machine with its window in a journey: real homes, real pages, one process."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.home import Home
from app.services import sitting
from app.ui.settings.login_dialog import LoginDialog
from app.ui.settings.setup_dialog import SetupDialog
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.window import Forgetful
from tests.ui.checks import bury

PICTURES = os.environ.get("HOSO_PICTURES", "")
"""A folder: then every station of the journey leaves a picture there."""
SMALLEST = 1366, 768


class Machine:
    """One home, its task runner, and the window on it while somebody sits there."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder, self.tasks = qtbot, folder, Tasks()
        self.opened: Home | None = None
        self.shell: Shell | None = None
        self.tasks.failed.connect(self._failed)
        self.faults: list[Exception] = []

    @property
    def home(self) -> Home:
        assert self.opened is not None
        return self.opened

    def _failed(self, error: Exception) -> None:
        self.faults.append(error)

    def until(self, true: Callable[[], object]) -> None:
        """Wait for a condition; a fault of the work behind it ends the waiting at once."""
        self.qtbot.waitUntil(lambda: bool(self.faults) or bool(true()), timeout=20_000)
        if self.faults:
            raise self.faults[0]

    def settle(self) -> None:
        """Until nothing is queued, running, or about to be asked."""
        for _ in range(3):
            self.qtbot.wait(5)
            self.until(lambda: not self.tasks.open)

    # Sitting down ----------------------------------------------------------------------------------------------------

    def set_up(self, role: str, machine: str, person: str, passphrase: str, sheet: Path | None = None) -> None:
        """First-run set-up, page by page, then the window."""
        dialog = SetupDialog(self.folder, self.tasks)
        dialog.show()
        self.picture(f"setup-{role}-1", dialog)
        dialog._which.cards.set_value(role)
        self._on(dialog)
        assert dialog._where.commune.value() == "22120"
        self.picture(f"setup-{role}-2", dialog)
        self._on(dialog)
        dialog._who.machine.set_value(machine)
        dialog._who.person.set_value(person)
        dialog._who.passphrase.set_value(passphrase)
        self.picture(f"setup-{role}-3", dialog)
        self._on(dialog)
        if sheet is not None:
            dialog._sheet_page.file.set_value(str(sheet))
            self.picture(f"setup-{role}-4", dialog)
            self._on(dialog)
            assert dialog._seal.view.pages() == 1
            dialog._seal.remove.set_value(False)
            dialog._seal.sealed.set_value(True)
        self.picture(f"setup-{role}-last", dialog)
        self._on(dialog)
        made = dialog.outcome
        bury(dialog)
        assert made is not None
        self.sit(sitting.open_home(made.folder, made.account or "", made.passphrase or ""))

    def _on(self, dialog: SetupDialog) -> None:
        dialog._next()
        self.settle()

    def log_in(self, name: str, passphrase: str) -> None:
        """By the login of a closed program."""
        dialog = LoginDialog(self.folder, self.tasks)
        dialog.show()
        self.enter(dialog, name, passphrase)
        assert dialog.result() == QDialog.DialogCode.Accepted, dialog._error.text()
        home = dialog.home
        bury(dialog)
        assert home is not None
        self.sit(home)

    def switch(self, name: str, passphrase: str, own: str = "") -> None:
        """Another person sits down at the open window; with ``own`` after a one-time code."""
        dialog = LoginDialog(self.folder, self.tasks, home=self.home)
        dialog.show()
        self.enter(dialog, name, passphrase)
        if own:
            assert dialog._stack.currentWidget() is dialog._own, dialog._error.text()
            self.picture("own-passphrase", dialog)
            dialog._new.set_value(own)
            dialog._keep.click()
            self.settle()
        assert dialog.result() == QDialog.DialogCode.Accepted, dialog._error.text()
        assert dialog.another
        bury(dialog)
        assert self.shell is not None
        self.shell.reseated()
        self.settle()

    def enter(self, dialog: LoginDialog, name: str, passphrase: str) -> None:
        dialog.choose(next(each.account for each in sitting.people_here(self.folder) if each.name == name))
        self.picture("login", dialog)
        dialog._passphrase.set_value(passphrase)
        dialog._enter.click()
        self.settle()

    def sit(self, home: Home) -> None:
        self.opened = home
        self.shell = Shell(home, self.tasks, Forgetful())
        self.shell.start()
        self.shell.window.setWindowState(Qt.WindowState.WindowNoState)
        self.shell.window.resize(*SMALLEST)
        self.settle()

    def leave(self) -> None:
        """Close the window and the home; the runner stays for the next one."""
        if self.shell is not None:
            self.settle()
            self.shell.may_leave()
            self.settle()
            self.shell.window.close()
            bury(self.shell.window)
            self.shell.deleteLater()
            self.shell = None
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def end(self) -> None:
        self.leave()
        self.tasks.shutdown()
        self.tasks.deleteLater()

    # About the window ------------------------------------------------------------------------------------------------

    def go(self, key: str, target: object = None) -> Any:
        """Go to a page, and have what it shows."""
        assert self.shell is not None
        self.shell.window.go(key, target)
        self.settle()
        return self.page(key)

    def page(self, key: str) -> Any:
        assert self.shell is not None
        page = self.shell.window.page(key)
        assert page is not None
        return page

    def place(self) -> str:
        """The key of the page in front."""
        assert self.shell is not None
        place = self.shell.window.place()
        return place.key if place else ""

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        if PICTURES:
            shown = widget or (self.shell.window if self.shell else None)
            if shown is not None:
                self.qtbot.wait(120)  # for the eye only: what was just changed is laid out
                Path(PICTURES).mkdir(parents=True, exist_ok=True)
                shown.grab().save(str(Path(PICTURES) / f"{self.folder.name}-{name}.png"))
