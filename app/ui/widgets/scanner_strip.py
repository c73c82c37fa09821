"""The scanner's folder on screen: watched while the page is seen, and a strip that offers what came.

``ScannerStrip(home, tasks)`` stands over a list of papers. ``wanted(list)`` the files that the person chose to take in:
the page attaches them by :func:`app.services.attachments_folder.take_in` and calls :meth:`ScannerStrip.look_again`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from app.errors import HosoError
from app.home import Home
from app.progress import Progress
from app.services import attachments_folder
from app.services.attachments_folder import Look
from app.ui import icons
from app.ui.dialogs import confirm, show_error
from app.ui.formats import fill
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Size, Space, dress
from app.ui.widgets.badge import IconLabel

POLL = 2500
"""Milliseconds: a network folder or a stick tells nobody that it changed."""


class ScannerWatch(QObject):
    """Looks into the folder now and then, off the main thread. Signal: ``looked(object)`` a :class:`Look`."""

    looked = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder: Path | None = None
        self._last: Look | None = None
        self._looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path | None) -> None:
        """Watch another folder, or none."""
        self.pause()
        if folder != self._folder:
            self._last = None
        self._folder = folder
        if folder is not None:
            self._timer.start()
            self.look()

    def pause(self) -> None:
        self._timer.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def look(self) -> None:
        folder, last = self._folder, self._last
        if folder is None or self._looking:
            return

        def see(_progress: Progress) -> tuple[Path, Look]:
            return folder, attachments_folder.look(folder, last)

        self._looking = True
        self._tasks.run(see, self._saw, self._failed, lane=Lane.OTHER)

    def _saw(self, answer: tuple[Path, Look]) -> None:
        self._looking = False
        folder, seen = answer
        if folder != self._folder:
            return
        self._last = seen
        if seen.there and self._timer.isActive() and not self._watcher.directories():
            self._watcher.addPath(str(folder))
        self.looked.emit(seen)

    def _failed(self, _error: Exception) -> None:
        self._looking = False


class ScannerStrip(QFrame):
    """One line: how many new scans there are, what to do with them, and which folder it is.

    Signal: ``wanted(object)`` the list of paths.
    """

    wanted = Signal(object)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._folder = attachments_folder.chosen(home)
        self._passed: set[tuple[Path, int]] = set()
        self._look = Look()
        self._watch = ScannerWatch(tasks, self)
        self._watch.looked.connect(self._saw)
        self._icon = IconLabel("scanner", "muted", Size.ICON, self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._take = QPushButton(self.tr("Xem và đính…"), self)
        self._take.clicked.connect(self._wish)
        self._later = QPushButton(self.tr("Để sau"), self)
        self._later.setProperty("role", "quiet")
        self._later.setToolTip(self.tr("Không nhắc những tệp này nữa cho đến khi mở lại chương trình"))
        self._later.clicked.connect(self._pass_over)
        self._choose = QToolButton(self)
        self._choose.setIcon(icons.icon("folder"))
        self._choose.setToolTip(self.tr("Thư mục máy quét"))
        self._choose.setAccessibleName(self.tr("Thư mục máy quét"))
        self._choose.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._choose.setMenu(self._menu())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, 2, Space.XS, 2)
        layout.setSpacing(Space.S)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        for button in (self._take, self._later, self._choose):
            layout.addWidget(button)
        self._say()

    def fresh(self) -> list[Path]:
        """What is offered now."""
        return [path for path in self._look.ready if (path, self._look.sights[path].changed) not in self._passed]

    def words(self) -> str:
        return self._words.text()

    def look_again(self) -> None:
        """After files were taken in."""
        self._watch.look()

    def choose(self, folder: Path | None) -> None:
        """Take another folder, or none."""
        try:
            attachments_folder.choose(self._home, folder)
        except HosoError as error:
            show_error(self.window(), error)
            return
        self._folder, self._look = folder, Look()
        self._passed.clear()
        self._watch.watch(folder if self.isVisible() else None)
        self._say()

    def may_delete(self, count: int) -> bool:
        """Whether so many files are to leave the folder once they are kept: asked once, then remembered."""
        known = attachments_folder.deletes(self._home)
        if known is None:
            question = self.tr(
                "Bản quét trong thư mục không được mã hóa: ai mở máy cũng xem được. Sau khi chương trình đã giữ bản mã "
                "hóa và đọc lại được, có xóa %1 tệp này khỏi thư mục không? Câu trả lời được nhớ cho những lần sau."
            )
            known = confirm(
                self.window(), self.tr("Xóa bản quét khỏi thư mục?"), fill(question, count), self.tr("Giữ xong thì xóa")
            )
            attachments_folder.decide_deleting(self._home, known)
        return known

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.watch(self._folder)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.pause()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._choose_act = menu.addAction(self.tr("Chọn thư mục máy quét lưu vào…"), self._ask_folder)
        self._drop_act = menu.addAction(self.tr("Thôi theo dõi thư mục này"), self._drop_folder)
        self._delete_act = menu.addAction(self.tr("Xóa tệp khỏi thư mục sau khi đã giữ"))
        self._delete_act.setCheckable(True)
        self._delete_act.toggled.connect(self._deleting_chosen)
        menu.aboutToShow.connect(self._fill_menu)
        return menu

    def _fill_menu(self) -> None:
        self._drop_act.setEnabled(self._folder is not None)
        self._delete_act.blockSignals(True)
        self._delete_act.setChecked(attachments_folder.deletes(self._home) is True)
        self._delete_act.blockSignals(False)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Chọn thư mục máy quét lưu vào"), str(self._folder or Path.home())
        )
        if folder:
            self.choose(Path(folder))

    def _drop_folder(self) -> None:
        self.choose(None)

    def _deleting_chosen(self, delete: bool) -> None:
        attachments_folder.decide_deleting(self._home, delete)

    def _wish(self) -> None:
        if files := self.fresh():
            self.wanted.emit(files)

    def _pass_over(self) -> None:
        self._passed |= {(path, self._look.sights[path].changed) for path in self._look.ready}
        self._say()

    def _saw(self, seen: Look) -> None:
        self._look = seen
        self._say()

    def _say(self) -> None:
        fresh = len(self.fresh())
        if self._folder is None:
            text = self.tr("Có máy quét? Chọn thư mục nó lưu vào để bản quét mới hiện ở đây.")
        elif not self._look.there:
            text = fill(self.tr("Không thấy thư mục “%1”. Hãy cắm lại USB hoặc nối lại mạng."), self._folder)
        elif fresh:
            text = fill(self.tr("%1 bản quét mới"), fresh + self._look.more)
            if self._look.growing:
                text += fill(self.tr(" · %1 tệp đang ghi dở"), self._look.growing)
        elif self._look.growing:
            text = fill(self.tr("Đang chờ máy quét ghi xong %1 tệp…"), self._look.growing)
        else:
            text = fill(self.tr("Chưa có bản quét mới trong “%1”."), self._folder)
        self._words.setText(text)
        self._words.setToolTip(str(self._folder or ""))
        gone = self._folder is not None and not self._look.there
        self._icon.set_icon("warning" if gone else "scanner", "warn" if gone else "accent" if fresh else "muted")
        self._take.setVisible(bool(fresh))
        self._later.setVisible(bool(fresh))
        dress(self, tone="warn" if gone else "accent" if fresh else "neutral")
