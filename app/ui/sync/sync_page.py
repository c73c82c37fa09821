"""Đồng bộ: bundles on a stick, both ways; at the office also the laptops, at a new laptop its enrolment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.domain.changes import ALL_CHANGED, NO_CHANGES, Changes, Done
from app.home import Home
from app.progress import Progress
from app.services import (
    duplicates_telling,
    exchange,
    keys_rebuilding,
    machine,
    stick,
    sync_gaps,
)
from app.services.exchange import Exported
from app.services.keys_rebuilding import Rebuilding
from app.services.stick import Cleared, Found, Kind
from app.services.sync_gaps import GapRow, LetIn
from app.ui.dialogs import confirm
from app.ui.formats import fill
from app.ui.service_page import ServicePage
from app.ui.sync import places, words
from app.ui.sync.aside_tab import AsideDialog, AsideTab, Desks, GapTab
from app.ui.sync.carriage_row import CarriageRow
from app.ui.sync.clear_dialog import ClearDialog
from app.ui.sync.compared_tab import ComparedTab
from app.ui.sync.done_dialog import WrittenDialog
from app.ui.sync.enrol_face import EnrolFace, Enrolled
from app.ui.sync.import_dialog import ImportDialog
from app.ui.sync.laptop_face import LaptopHead
from app.ui.sync.machine_deeds import MachineDeeds
from app.ui.sync.office_face import MachinesTab, OfficeHead
from app.ui.sync.page_read import FOLDER, Digests, Read, digests_of
from app.ui.sync.rebuild_dialog import RebuildDialog
from app.ui.sync.second_place import SecondPlace
from app.ui.sync.tabs import DigestTab, LogTab, StickTab, WaitingTab
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.window import Memory


class SyncPage(ServicePage):
    """Two faces by ``home.is_office``, and a third before a laptop is granted.

    Signals besides those of :class:`ServicePage`: ``conflicts_asked()``; ``enrolled(str)`` this laptop belongs to
    a commune now, and who sits here has roles: the pages have to be built anew, and the words told there.
    """

    conflicts_asked = Signal()
    bundle_imported = Signal(object)
    enrolled = Signal(str)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        memory: Memory | None = None,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._now = now
        self._folder = ""
        self._read: Read | None = None
        self._dialog: QDialog | None = None
        self.setAcceptDrops(True)
        self.banners = BannerArea(self)
        self._second = SecondPlace(home, tasks, self, self.banners)
        self._second.changed.connect(self.reload)
        self.deeds = MachineDeeds(home, tasks, self)
        self._office_head: OfficeHead | None = None
        self._laptop_head: LaptopHead | None = None
        self.machines: MachinesTab | None = None
        self._desks = Desks()
        self.aside: AsideTab | None = None
        self.gaps: GapTab | None = None
        self.waiting: WaitingTab | None = None
        self.enrol: EnrolFace | None = None
        self.stick, self.log, self.digests = StickTab(self), LogTab(self), DigestTab(self, compared=not home.is_office)
        self.compared = ComparedTab(home, self)
        self.carriage = CarriageRow(office=home.is_office, parent=self)
        self._tabs = QTabWidget(self)
        self._faces = QStackedWidget(self)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        working = QWidget(self)
        inside = QVBoxLayout(working)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        inside.setSpacing(Space.M)
        if self._home.is_office:
            self._office_head = OfficeHead(self._home, self)
            self.machines = MachinesTab(self._home, self._now, self)
            inside.addWidget(self._office_head)
            self._tabs.addTab(self.machines, self.tr("Máy cơ sở"))
            self.aside, self.gaps = AsideTab(self), GapTab(self)
        else:
            self._laptop_head = LaptopHead(self._home, self)
            self.waiting = WaitingTab(self._home, self)
            inside.addWidget(self._laptop_head)
            self._tabs.addTab(self.waiting, self.tr("Đang chờ văn phòng"))
        self._tabs.addTab(self.stick, self.tr("Trên USB"))
        self._tabs.addTab(self.log, self.tr("Nhật ký trao đổi"))
        self._tabs.addTab(self.digests, self.tr("Mã đối chiếu"))
        self._tabs.addTab(self.compared, self.tr("Chỗ lệch"))
        inside.addWidget(self.carriage)
        if self.aside is not None and self.gaps is not None:
            self._tabs.addTab(self.aside, self.tr("Gói để riêng"))
            self._tabs.addTab(self.gaps, self.tr("Còn thiếu"))
        inside.addWidget(self._tabs, 1)
        self._faces.addWidget(working)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addWidget(self._faces, 1)

    def _connect(self) -> None:
        if self._office_head is not None and self.machines is not None:
            self._office_head.import_asked.connect(self.choose_bundle)
            self._office_head.conflicts_asked.connect(self.conflicts_asked)
            self.machines.prepare_asked.connect(self.deeds.prepare)
            self.machines.forgotten_asked.connect(self.deeds.answer_forgotten)
            self.machines.many_asked.connect(self.deeds.prepare_many)
            self.machines.replace_asked.connect(self.deeds.replace_laptop)
            self.machines.rebuild_asked.connect(self.rebuild)
            self.machines.export_asked.connect(self.choose_folder_for)
            self.machines.areas_asked.connect(self.deeds.ask_areas)
            self.machines.revoke_asked.connect(self.deeds.revoke)
            self.machines.day_asked.connect(self.deeds.settle_day)
        if self.aside is not None:
            self.aside.look_asked.connect(self.open_aside)
        if self.gaps is not None:
            self.gaps.let_in_asked.connect(self.let_in)
        if self._laptop_head is not None and self.waiting is not None:
            self._laptop_head.export_asked.connect(self.choose_folder_for)
            self._laptop_head.import_asked.connect(self.choose_bundle)
            self.waiting.case_asked.connect(self.open_case)
        self.carriage.chosen.connect(self._carriage_chosen)
        self.stick.file_asked.connect(self.open_file)
        self.stick.folder_asked.connect(self._choose_stick)
        self.stick.again_asked.connect(self.look_at_stick)
        self.stick.clear_asked.connect(self.clear_stick)
        self.digests.asked.connect(self.compare)
        self.compared.again_asked.connect(self.deeds.send_again)
        self._tabs.currentChanged.connect(self._tab_changed)
        self.deeds.opened.connect(self._open)
        self.deeds.granted.connect(self._granted)
        self.deeds.settled.connect(self._settled)
        self.deeds.failed.connect(self._went_wrong)
        self.deeds.folder_used.connect(self._use)

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        """A path (a file that was opened with the program), or None."""
        if isinstance(target, Path):
            self.take_file(target)

    def concerned(self, changes: Changes) -> bool:
        return bool(changes)

    def ask(self) -> None:
        home = self._home

        self.read("all", lambda _progress: Read.of(home), self._show)
        if home.is_office:
            self.read("desks", lambda _progress: Desks.read(home), self._show_desks)
            self.read("rebuilding", lambda _progress: keys_rebuilding.rebuilding(home), self._show_rebuilding)

    # What the person does --------------------------------------------------------------------------------------------

    def choose_bundle(self) -> None:
        filter_ = self.tr("Gói dữ liệu (*.hsct)") + ";;" + self.tr("Mọi tệp (*)")
        file = places.choose_file(self, self.tr("Chọn gói để nhập"), self._folder, filter_)
        if file is not None:
            self._use(str(file.parent))
            self.import_file(file)

    def import_file(self, file: Path) -> ImportDialog:
        """Look at a bundle; the person decides then."""
        dialog = ImportDialog(self._home, self._tasks, file, self.window())
        dialog.imported.connect(self._imported)
        dialog.conflicts_asked.connect(self.conflicts_asked)
        dialog.aside_asked.connect(self.open_aside)
        self._open(dialog)
        return dialog

    def choose_folder_for(self, device: str = "") -> None:
        """Choose where a bundle is written: for a laptop by id, or at a laptop for the office."""
        folder = places.choose_folder(self, self.tr("Ghi gói vào USB nào?"), self._folder)
        if folder is not None:
            self.export_to(folder, device)

    def export_to(self, folder: Path, device: str = "") -> None:
        home, room = self._home, self.carriage.room()

        def work(progress: Progress) -> tuple[Exported, Done[int]]:
            asked = duplicates_telling.ask_both_laptops(home)
            return exchange.export_bundle(home, folder, to=device or None, room=room, progress=progress), asked

        self._use(str(folder))
        self._tasks.run(
            work,
            self._exported,
            self._went_wrong,
            title=self.tr("Đang ghi gói"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def rebuild(self) -> RebuildDialog:
        """The steps of an office that came back from a backup."""
        dialog = RebuildDialog(self._home, self._tasks, self.window(), folder=self._folder)
        dialog.export_asked.connect(self.choose_folder_for)
        dialog.import_asked.connect(self.choose_bundle)
        dialog.taken_back.connect(self.reload)
        dialog.folder_used.connect(self._use)
        self.changed.connect(dialog.read_again)
        dialog.show()
        self._dialog = dialog
        return dialog

    def look_at_stick(self) -> None:
        """Read again which of our files lie in the folder."""
        home, folder = self._home, places.stick_now(self._folder)
        self.stick.show_folder(folder)
        if not folder:
            self.stick.show_found(())
            return

        def work(progress: Progress) -> list[Found]:
            return stick.look(home, Path(folder), progress=progress)

        self.read("stick", work, self.stick.show_found)

    def clear_stick(self) -> ClearDialog:
        """Which old files on the stick may go."""
        dialog = ClearDialog(self._home, self._tasks, self.stick.old(), self.window())
        dialog.cleared.connect(self._cleared)
        self._open(dialog)
        return dialog

    def _cleared(self, done: Cleared) -> None:
        text = fill(self.tr("Đã xóa %1 tệp cũ khỏi USB."), len(done.gone))
        if done.left:
            text += " " + fill(self.tr("Giữ lại vì còn cần: %1"), words.joined(done.left))
        self.banners.tell("cleared", text, "good")
        self.look_at_stick()

    def compare(self) -> None:
        home = self._home

        self.read("digests", lambda _progress: digests_of(home), self._show_digests)

    def open_file(self, file: Path, kind: Kind) -> None:
        """Do with a file of ours what one does with its kind."""
        if kind is Kind.REQUEST and self._home.is_office:
            self.deeds.prepare(file)
        elif kind is Kind.FORGOTTEN and self._home.is_office:
            self.deeds.answer_forgotten(file)
        elif kind is Kind.BUNDLE and self._enrolling:
            assert self.enrol is not None
            self.enrol.open_grant(file)
        elif kind is Kind.BUNDLE:
            self.import_file(file)
        else:
            self.banners.tell("file", self.tr("Tệp này dành cho văn phòng; hãy mở nó ở máy văn phòng."), "neutral")

    def take_file(self, file: Path) -> None:
        """A file or folder that was dropped: what it is stands in it, not in its name."""
        self.banners.take_back("file")

        def work(_progress: Progress) -> tuple[Path, Kind | None]:
            return file, None if file.is_dir() else stick.kind_of(file)

        if file.is_dir():
            self._use(str(file))
            self._tabs.setCurrentWidget(self.stick)
            self.look_at_stick()
            return
        self.read("dropped", work, self._dropped)

    # Showing ---------------------------------------------------------------------------------------------------------

    @property
    def shown(self) -> Read | None:
        """What was last read."""
        return self._read

    @property
    def laptop_head(self) -> LaptopHead | None:
        return self._laptop_head

    @property
    def tabs(self) -> QTabWidget:
        return self._tabs

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open, or was last."""
        return self._dialog

    @property
    def _enrolling(self) -> bool:
        return self._read is not None and not self._read.state.granted and not self._home.is_office

    def _show(self, read: Read) -> None:
        self._read = read
        self._folder = self._folder or read.folder
        self.deeds.folder, self.deeds.laptops = self._folder, read.laptops
        if self._enrolling:
            self._show_enrolment()
            return
        self._faces.setCurrentIndex(0)
        self.carriage.show_choices(read.takes, read.room)
        if read.state.newer:
            said = words.newer(self._home.is_office, read.state.newer)
            self.banners.tell("newer", said, "warn", closable=False)
        else:
            self.banners.take_back("newer")
        now = self._now()
        if self._office_head is not None and self.machines is not None:
            self._office_head.show_state(read.state, read.laptops, now)
            self.machines.show_laptops(read.laptops, read.exchange_day)
        if self._laptop_head is not None and self.waiting is not None:
            self._laptop_head.show_state(read.state, read.risk, read.work, read.areas, now)
            self.waiting.show_waiting(read.waiting, read.refused, read.names)
            count = len(read.waiting) + len(read.refused)
            title = self.tr("Đang chờ văn phòng")
            self._tabs.setTabText(0, f"{title} ({count})" if count else title)
        self.log.show_log(read.log)
        self.compared.show_differing(read.differing)
        lies = len(read.differing.rows) + read.differing.more
        title = self.tr("Chỗ lệch")
        self._tabs.setTabText(self._tabs.indexOf(self.compared), f"{title} ({lies})" if lies else title)
        self._tab_changed()

    def _show_rebuilding(self, state: Rebuilding | None) -> None:
        """An office that came back from a backup is not done before its laptops were here once."""
        self.banners.take_back("rebuilding")
        if state is not None and not state.done:
            text = fill(
                self.tr("Văn phòng vừa dựng lại từ bản sao lưu: %1 trên %2 máy đã về một lượt."),
                sum(each.came for each in state.laptops),
                len(state.laptops),
            )
            self.banners.tell("rebuilding", text, "warn", [(self.tr("Các bước còn lại…"), self.rebuild)])

    def _show_desks(self, desks: Desks) -> None:
        """What lies aside and what is missing, counted on their tabs, and the reminder of the second place."""
        self._desks = desks
        if self.aside is None or self.gaps is None:
            return
        self.aside.show_aside(desks.aside)
        self.gaps.show_gaps(desks.gaps)
        waiting = sum(row.state == "waiting" for row in desks.aside)
        for tab, title, count in (
            (self.aside, self.tr("Gói để riêng"), waiting),
            (self.gaps, self.tr("Còn thiếu"), len(desks.gaps)),
        ):
            self._tabs.setTabText(self._tabs.indexOf(tab), f"{title} ({count})" if count else title)
        self._second.show_nag(desks.nag)

    def let_in(self, row: GapRow) -> None:
        """Its laptop will never bring what is missing: take what waits behind it, after asking."""
        text = fill(
            self.tr(
                "%1 thay đổi của %2 đang giữ lại sẽ được nhận như đề xuất: giá trị của bản ghi đã có chờ người chọn "
                "ở bàn xung đột, bản ghi mới được nhận và đánh dấu. Chỉ làm khi máy đã mất hoặc hỏng hẳn; "
                "máy còn dùng được thì gói sau của máy tự đem phần còn thiếu về."
            ),
            row.held,
            row.name,
        )
        if confirm(self.window(), self.tr("Nhận phần sau chỗ thiếu"), text, self.tr("Nhận phần này"), danger=True):
            home = self._home
            self._tasks.run(
                lambda progress: sync_gaps.let_in(home, row.device, row.chain, progress=progress),
                self._was_let_in,
                self._went_wrong,
                title=self.tr("Đang nhận phần đang giữ"),
                cancellable=True,
                on_cancelled=self._let_in_was_stopped,
            )

    def _was_let_in(self, done: Done[LetIn]) -> None:
        text = self.tr(
            "Đã nhận: %1 bản ghi mới, %2 giá trị chờ chọn, %3 đã có, %4 còn chờ bản ghi khác, %5 bị từ chối."
        )
        came = done.value
        counts = came.new, came.waiting, came.equal, came.held, came.refused
        self.banners.tell("let-in", fill(text, *counts), "good")
        self._imported(done)

    def _let_in_was_stopped(self) -> None:
        self.banners.tell("stopped", self.tr("Đã dừng. Chưa nhận gì, phần đang giữ vẫn còn nguyên."), "neutral")

    def open_aside(self, key: str = "") -> AsideDialog | None:
        """Look into a bundle that lies aside; without a key only show the list."""
        if self.aside is None:
            return None
        self._tabs.setCurrentWidget(self.aside)
        row = next((each for each in self._desks.aside if each.id == key), None)
        if row is None:
            self.refresh(ALL_CHANGED)
            return None
        dialog = AsideDialog(self._home, self._tasks, row, self.window())
        dialog.imported.connect(self._imported)
        dialog.conflicts_asked.connect(self.conflicts_asked)
        self._open(dialog)
        return dialog

    def _show_enrolment(self) -> None:
        if self.enrol is None:
            self.enrol = EnrolFace(self._home, self._tasks, self)
            self.enrol.enrolled.connect(self._enrolled)
            self.enrol.tried.connect(self.reload)
            self.enrol.folder_used.connect(self._use)
            self._faces.addWidget(self.enrol)
            self.enrol.ask()
        self.enrol.folder = self._folder
        self._faces.setCurrentWidget(self.enrol)

    def _tab_changed(self, _index: int = 0) -> None:
        if self._tabs.currentWidget() is self.digests:
            self.compare()
        elif self._tabs.currentWidget() is self.stick:
            self.look_at_stick()

    def _show_digests(self, answer: Digests) -> None:
        self.digests.show_digests(*answer)

    # What came of it -------------------------------------------------------------------------------------------------

    def _imported(self, done: Done[Any]) -> None:
        if done.changes:
            self.changed.emit(done.changes)
        self.bundle_imported.emit(done.changes)
        self.refresh(ALL_CHANGED)

    def _exported(self, told: tuple[Exported, Done[int]]) -> None:
        done, asked = told
        self._open(WrittenDialog(self._home, self._tasks, done, self.window()))
        self.changed.emit(asked.changes or NO_CHANGES)  # the line at the bottom tells the last exchange
        if asked.value:
            text = self.tr(
                "%1 hồ sơ có thể là của một người ở hai địa bàn: đã hỏi cả hai máy, kèm trong gói gửi các máy."
            )
            self.banners.tell("twins", fill(text, asked.value), "neutral")
        self.refresh(ALL_CHANGED)

    def _stopped(self) -> None:
        self.banners.tell("stopped", self.tr("Đã dừng. Không có tệp dở nào trên USB."), "neutral")

    def _granted(self, _device: str) -> None:
        self.refresh(ALL_CHANGED)

    def _enrolled(self, done: Enrolled) -> None:
        told = fill(
            self.tr("Máy này đã thuộc về %1. Người đăng nhập được: %2. Người dùng mã một lần sẽ tự chọn mật khẩu."),
            done.offered.unit_name,
            words.joined(done.people),
        )
        self.banners.tell("enrolled", told, "good")
        self.changed.emit(done.done.changes or ALL_CHANGED)
        self.refresh(ALL_CHANGED)
        self.enrolled.emit(told)

    def _settled(self, done: Done[Any]) -> None:
        if done.changes:
            self.changed.emit(done.changes)
        self.refresh(ALL_CHANGED)

    # Files -----------------------------------------------------------------------------------------------------------

    def _carriage_chosen(self, key: str, value: str) -> None:
        home = self._home
        self._tasks.run(lambda _progress: machine.remember(home, key, value))

    def _use(self, folder: str) -> None:
        """Remember a folder for next time."""
        if folder and folder != self._folder:
            home, self._folder = self._home, folder
            self.deeds.folder = folder
            self._tasks.run(lambda _progress: machine.remember(home, FOLDER, folder))

    def _choose_stick(self) -> None:
        folder = places.choose_folder(self, self.tr("Xem thư mục nào?"), self._folder)
        if folder is not None:
            self._use(str(folder))
            self.look_at_stick()

    def _dropped(self, answer: tuple[Path, Kind | None]) -> None:
        file, kind = answer
        if kind is None:
            self.banners.tell("file", fill(self.tr("“%1” không phải tệp của chương trình này."), file.name), "warn")
            return
        self.open_file(file, kind)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) == 1:
            self.take_file(files[0])
        elif files:
            self.banners.tell("file", self.tr("Hãy thả từng tệp một, hoặc cả thư mục."), "neutral")

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.open()
