"""What the office does about its laptops (máy cơ sở): preparing one or many, areas, replacing, taking one out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.changes import Done
from app.home import Home
from app.progress import Progress
from app.services import custody, enrolment, laptops, people
from app.services.laptops import LaptopRow
from app.services.people import AreaRow
from app.ui import dialogs
from app.ui.formats import fill
from app.ui.sync.area_ticks import AreasDialog
from app.ui.sync.forgotten_dialog import ForgottenDialog
from app.ui.sync.grant_dialog import GrantDialog
from app.ui.sync.queue_dialog import QueueDialog
from app.ui.tasks import Tasks


class MachineDeeds(QObject):
    """Dialogs and changes of the register for a page, which says what ``laptops`` there are and which ``folder`` was
    used last.

    Signals: ``opened(object)`` a dialog; ``granted(str)`` a laptop; ``settled(object)`` a Done; ``failed(object)`` an
    error; ``folder_used(str)``.
    """

    opened = Signal(object)
    granted = Signal(str)
    settled = Signal(object)
    failed = Signal(object)
    folder_used = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._home, self._tasks, self._page = home, tasks, page
        self.folder = ""
        self.laptops: Sequence[LaptopRow] = ()

    def prepare(self, file: Path | None = None) -> GrantDialog:
        """The guided way to a new laptop."""
        dialog = GrantDialog(self._home, self._tasks, self._page.window(), file=file, folder=self.folder)
        dialog.granted.connect(self.granted)
        dialog.folder_used.connect(self.folder_used)
        self.opened.emit(dialog)
        return dialog

    def prepare_many(self) -> QueueDialog:
        """One laptop after the other, from a list that says whose turn it is."""
        dialog = QueueDialog(self._home, self._tasks, self._page.window(), folder=self.folder)
        dialog.granted.connect(self.granted)
        dialog.folder_used.connect(self.folder_used)
        self.opened.emit(dialog)
        return dialog

    def replace_laptop(self, device: str) -> GrantDialog | None:
        """A lost laptop's people get another one; the lost one is revoked."""
        row = self._laptop(device)
        if row is None:
            return None
        dialog = GrantDialog(self._home, self._tasks, self._page.window(), folder=self.folder, instead_of=row)
        dialog.granted.connect(self.granted)
        dialog.folder_used.connect(self.folder_used)
        self.opened.emit(dialog)
        return dialog

    def answer_forgotten(self, file: Path | None = None) -> ForgottenDialog:
        dialog = ForgottenDialog(self._home, self._tasks, self._page.window(), file=file, folder=self.folder)
        dialog.folder_used.connect(self.folder_used)
        self.opened.emit(dialog)
        return dialog

    def revoke(self, device: str) -> None:
        row = self._laptop(device)
        if row is None:
            return
        text = self.tr(
            "Máy này sẽ không nhận được gói mới. Gói mà nó còn mang về sẽ bị từ chối và cần người xem xét: nếu trên "
            "máy còn công việc chưa gửi, hãy nhập gói của nó trước. Không lấy lại được những gì máy đang giữ."
        )
        title = fill(self.tr("Thu hồi máy “%1”?"), row.name)
        if dialogs.confirm(self._page.window(), title, text, self.tr("Thu hồi máy"), danger=True):
            home = self._home
            self._change(lambda: enrolment.revoke(home, device))

    def settle_day(self, weekday: object) -> None:
        """On which day of the week laptops come."""
        home, day = self._home, weekday if isinstance(weekday, int) else None
        self._tasks.run(lambda _progress: laptops.settle_exchange_day(home, day), self._settled, self._failed)

    def send_again(self, device: str) -> None:
        """The next bundle for this laptop brings the whole history of the rows in which it differs."""
        home = self._home
        self._tasks.run(lambda _progress: custody.send_again(home, device), self._settled, self._failed)

    def give_areas(self, device: str, areas: Sequence[str]) -> None:
        home = self._home
        self._change(lambda: enrolment.assign_areas(home, device, areas))

    def ask_areas(self, device: str) -> None:
        home, row = self._home, self._laptop(device)
        if row is None:
            return

        def work(_progress: Progress) -> tuple[LaptopRow, list[AreaRow]]:
            return row, people.areas(home)

        self._tasks.run(work, self._choose_areas, self._failed)

    def _choose_areas(self, answer: tuple[LaptopRow, list[AreaRow]]) -> None:
        row, areas = answer
        dialog = AreasDialog(row.name, areas, row.areas, self._page.window())
        dialog.setProperty("device", row.id)
        dialog.decided.connect(self._areas_decided)
        self.opened.emit(dialog)

    def _areas_decided(self, areas: list[str]) -> None:
        dialog = self.sender()
        if dialog is not None:
            self.give_areas(str(dialog.property("device")), areas)

    def _laptop(self, device: str) -> LaptopRow | None:
        return next((row for row in self.laptops if row.id == device), None)

    def _change(self, work: Callable[[], Done[str]]) -> None:
        """A change of the register: no record changes, but the page reads again."""
        self._tasks.run(lambda _progress: work(), self._settled, self._failed)

    def _settled(self, done: Done[Any]) -> None:
        self.settled.emit(done)

    def _failed(self, error: Exception) -> None:
        self.failed.emit(error)
