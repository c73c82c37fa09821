"""The reminder that there is no second backup (nhắc nơi sao lưu thứ hai): what to do, or not before tomorrow."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import backups_second
from app.services.backups_second import Lack, Nag, Twice
from app.ui.messages import explain
from app.ui.sync import places
from app.ui.tasks import Tasks
from app.ui.today_desks import nag_words
from app.ui.widgets.banner import BannerArea


class SecondPlace(QObject):
    """Signal: ``changed()`` a place was chosen, a copy made, or it was put off."""

    changed = Signal()
    KEY = "second-place"

    def __init__(self, home: Home, tasks: Tasks, page: QWidget, banners: BannerArea) -> None:
        super().__init__(page)
        self._home, self._tasks, self._page, self._banners = home, tasks, page, banners
        self._nag: Nag | None = None

    def show_nag(self, nag: Nag | None) -> None:
        """The banner, or none."""
        if nag == self._nag and (nag is None) != (self.KEY in self._banners.shown()):
            return
        self._nag = nag
        self._banners.take_back(self.KEY)
        if nag is None:
            return
        actions = []
        if self._home.account.may(Action.BACK_UP):
            choose = self.tr("Chọn nơi…") if nag.lack is Lack.UNCHOSEN else self.tr("Chọn nơi khác…")
            if nag.lack is not Lack.UNCHOSEN:
                actions.append((self.tr("Sao lưu ngay"), self.copy_now))
            actions += [(choose, self.choose), (self.tr("Để mai"), self.put_off)]
        self._banners.tell(self.KEY, nag_words(nag, datetime.now()), "warn", actions, closable=False)

    def choose(self) -> None:
        there = self._nag.folder if self._nag is not None else None
        folder = places.choose_folder(self._page, self.tr("Chép sao lưu vào đâu?"), str(there or ""))
        if folder is None:
            return
        home = self._home

        def work(progress: Progress) -> Twice:
            backups_second.choose_second_place(home, folder)
            return backups_second.back_up_twice(home, progress=progress)

        self._tasks.run(work, self._copied, self._failed, title=self.tr("Đang sao lưu"), cancellable=True)

    def copy_now(self) -> None:
        home = self._home
        self._tasks.run(
            lambda progress: backups_second.back_up_twice(home, progress=progress),
            self._copied,
            self._failed,
            title=self.tr("Đang sao lưu"),
            cancellable=True,
        )

    def put_off(self) -> None:
        home = self._home
        self._tasks.run(lambda _progress: backups_second.put_off(home), self._done, self._failed)

    def _copied(self, made: Twice) -> None:
        if made.second is not None:
            self._banners.tell("copied", self.tr("Đã sao lưu vào cả hai nơi và đọc lại."), "good")
        self._done(None)

    def _done(self, _nothing: object) -> None:
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._banners.explain("fault", explain(error))
