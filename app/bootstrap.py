"""The composition root of the window: application, look, set-up or login, the opened home, the main window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.demo import told_of
from app.errors import HosoError
from app.home import Home
from app.progress import Progress
from app.services import sitting
from app.ui import i18n
from app.ui.collector import Collector
from app.ui.dialogs import CrashCatcher, install_excepthook, show_error
from app.ui.settings import preferences
from app.ui.settings.idle_lock import Curtain, IdleWatch
from app.ui.settings.login_dialog import LoginDialog
from app.ui.settings.setup_dialog import SetupDialog
from app.ui.shell import Shell
from app.ui.tasks import Tasks


def open_window(folder: Path, *, passphrase: str | None = None) -> int:
    """Open the window on ``folder``, after set-up or login. Gives the exit status.

    With a ``passphrase`` (a demo's) its first account sits down at once.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("hoso")
    app.setOrganizationName("hoso")
    app.setQuitOnLastWindowClosed(False)
    memory = QSettings()
    chosen = preferences.load(memory)
    i18n.install(app, chosen.language)
    preferences.dress(app, chosen)
    sitting_down = SittingDown(folder, memory, chosen.idle, install_excepthook(app), app)
    sitting_down.passphrase = passphrase
    QTimer.singleShot(0, sitting_down.begin)
    collector = Collector(app)
    try:
        return int(app.exec())
    finally:
        collector.stop()


class SittingDown(QObject):
    """From a folder to a window: set-up if it is no home, login if it is, and the same again when people change."""

    def __init__(self, folder: Path, memory: QSettings, idle: int, crashes: CrashCatcher, app: QApplication) -> None:
        super().__init__(app)
        self._folder, self._memory, self._app, self._crashes = folder, memory, app, crashes
        self._tasks = Tasks(self)
        self.passphrase: str | None = None
        self._home: Home | None = None
        self._shell: Shell | None = None
        self._idle = IdleWatch(app, idle, self)
        self._idle.rest()
        self._idle.idle.connect(self._lock)

    def begin(self) -> None:
        account, passphrase = None, self.passphrase
        if passphrase is not None:
            account = sitting.people_here(self._folder)[0].account
        if not sitting.is_home(self._folder):
            setup = SetupDialog(self._folder, self._tasks, demo=self._make_demo)
            if not setup.exec() or setup.outcome is None:
                self._end()
                return
            self._folder, account = setup.outcome.folder, setup.outcome.account
            passphrase = setup.outcome.passphrase
        self._sit(account, passphrase)

    def _sit(self, account: str | None, passphrase: str | None) -> None:
        home = self._opened_at_once(account, passphrase) if account and passphrase else None
        if home is None:
            login = LoginDialog(self._folder, self._tasks, note=told_of(self._folder))
            if not login.exec() or login.home is None:
                self._end()
                return
            home = login.home
        self._home = home
        self._shell = shell = Shell(home, self._tasks, self._memory, self)
        self._crashes.window = shell.window
        shell.switch_asked.connect(self._switch)
        shell.window.closing.connect(self._end)
        shell.start()
        gc.freeze()  # what the program is made of is not looked through for cycles again while the window waits
        self._idle.wake()

    def _opened_at_once(self, account: str, passphrase: str) -> Home | None:
        try:
            return sitting.open_home(self._folder, account, passphrase)
        except HosoError as error:
            show_error(None, error)
            return None

    def _switch(self) -> None:
        """Another person sits down at the open window; drafts stay, pages do not."""
        self._log_in(locked=False)

    def _lock(self) -> None:
        """Nobody touched it for a while: what stands on the screen goes out of sight until someone logs in."""
        self._log_in(locked=True)

    def _log_in(self, *, locked: bool) -> None:
        home, shell = self._home, self._shell
        if home is None or shell is None or (not locked and not shell.may_leave()):
            return
        self._idle.rest()
        with Curtain(shell.window):
            note = told_of(self._folder)
            login = LoginDialog(self._folder, self._tasks, shell.window, home=home, locked=locked, note=note)
            accepted = login.exec()
        if locked and not accepted:
            shell.window.close()
            return
        if accepted and login.another:
            shell.reseated()
        self._idle.wake()

    def _make_demo(self, progress: Progress) -> Path:
        from app.demo import commune

        return commune.make(self._folder, progress=progress).office

    def _end(self) -> None:
        self._tasks.shutdown()
        if self._home is not None:
            self._home.close()
        self._app.exit(0)
