"""The backups that count as kept (các bản sao lưu đang giữ): which they are, and letting go of some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import backups
from app.services.backups import Kept
from app.ui import dialogs, icons
from app.ui.formats import fill, size
from app.ui.settings.section import said
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.widgets.tick_list import TickList


class KeptBackupsDialog(WorkingDialog):
    """Nothing is ticked at first; the newest cannot be. Signal: ``let_go(int)`` how many are kept no longer."""

    let_go = Signal(int)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._home = home
        self.setWindowTitle(self.tr("Các bản sao lưu đang giữ"))
        self.setMinimumSize(640, 420)
        self.resize(780, 540)
        title = QLabel(self.tr("Các bản sao lưu đang giữ"), self)
        title.setProperty("role", "title")
        lead = QLabel(
            self.tr(
                "Máy cơ sở chỉ bỏ phần dữ liệu đã có trong bản cũ nhất còn giữ: phục hồi từ bản nào cũng không mất gì. "
                "Bản tự làm được dọn dần; bản lưu vào tệp khác hay ở nơi cũ thì giữ mãi, cho đến khi bỏ ở đây."
            ),
            self,
        )
        lead.setWordWrap(True)
        lead.setProperty("role", "muted")
        self.list = TickList(self)
        self.list.changed.connect(self.look)
        for widget in (title, lead):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.buttons.addStretch(1)
        self._back = self.button("", self.reject)
        self._go = self.button("", self.ask, role="danger")
        icons.put(self._go, "remove")
        self._read()

    def ask(self) -> None:
        """After asking: what is chosen is kept no longer."""
        keys = self.list.chosen()
        if not keys or self.busy:
            return
        question = self.tr(
            "Tệp nào với tới được thì bị xóa. Tệp ở USB không cắm thì vẫn nằm đó: từ đây đừng phục hồi từ nó, vì máy "
            "cơ sở có thể đã bỏ phần dữ liệu mới hơn nó."
        )
        heading = fill(self.tr("Không giữ %1 bản sao lưu nữa?"), len(keys))
        if not dialogs.confirm(self, heading, question, self.tr("Không giữ nữa"), danger=True):
            return
        home = self._home

        def work(_progress: Progress) -> int:
            return backups.let_go(home, keys)

        self.work(work, self._went, self.tr("Đang bỏ bản sao lưu"))

    def look(self) -> None:
        count = len(self.list.chosen())
        self._go.setText(fill(self.tr("Không giữ %1 bản nữa"), count) if count else self.tr("Không giữ nữa"))
        self._go.setEnabled(count > 0 and not self.busy)
        self._back.setText(self.tr("Dừng lại") if self.busy else self.tr("Đóng"))

    def _read(self) -> None:
        home = self._home

        def read(_progress: Progress) -> tuple[Kept, ...]:
            return backups.kept(home)

        self.work(read, self._show, self.tr("Đang đọc danh sách"))

    def failed(self, _error: Exception) -> None:
        """Those before the fault are gone: which are still kept is read again, and the fault stays said."""
        home = self._home
        if self.list.ticks:
            self._tasks.run(lambda _progress: backups.kept(home), self._show)

    def _show(self, found: Sequence[Kept]) -> None:
        self.list.clear()
        may, newest = self._home.account.may(Action.BACK_UP), next((each.id for each in found if each.path), "")
        for each in found:
            when = said(each.at) if each.at else self.tr("Bản mà máy này được phục hồi từ đó")
            self.list.add(
                each.id, when, "\n".join(self._words(each, newest, found[-1].id)), may=may and each.id != newest
            )
        if not found:
            self.list.say(self.tr("Chưa có bản sao lưu nào."))
        self.look()

    def _words(self, each: Kept, newest: str, oldest: str) -> list[str]:
        words = []
        if each.path is not None:
            there = size(each.size) if each.size is not None else self.tr("hiện không thấy: USB chưa cắm, hay đã xóa?")
            words.append(f"{each.path} ({there})")
        if each.id == newest:
            words.append(self.tr("Bản mới nhất: phải giữ."))
        elif each.id == oldest:
            words.append(self.tr("Bản cũ nhất: máy cơ sở bỏ dữ liệu theo bản này."))
        return words

    def _went(self, count: int) -> None:
        self.let_go.emit(count)
        self.accept()
