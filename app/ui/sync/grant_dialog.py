"""Preparing a laptop in one sitting (chuẩn bị máy cơ sở): request, words, areas, people, one file on the stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.home import Home
from app.progress import Progress
from app.services import accounts, enrolment, exchange, people
from app.services.accounts import AccountRow
from app.services.enrolment import Asked, GrantTold
from app.services.exchange import Exported
from app.services.laptops import LaptopRow
from app.services.people import AreaRow
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.sync import places, words
from app.ui.sync.area_ticks import AreaTicks
from app.ui.sync.eight_words import EightWords, HeardField
from app.ui.sync.handover import Handover
from app.ui.sync.running import WorkingDialog
from app.ui.sync.sharers import Sharers
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.fields import Tick, first_input

REQUESTS = "*.hsyc"


@dataclass(frozen=True, slots=True)
class Opened:
    """A request with what one can give its laptop."""

    asked: Asked
    areas: Sequence[AreaRow]
    accounts: Sequence[AccountRow]


@dataclass(frozen=True, slots=True)
class Written:
    """A grant that is in the register, and its file; without ``file`` the writing still has to be done."""

    told: GrantTold
    file: Exported


class GrantDialog(WorkingDialog):
    """Four steps. ``granted(str)`` the device's id once it is in the register; ``folder_used(str)`` to remember."""

    granted = Signal(str)
    folder_used = Signal(str)

    def __init__(
        self,
        home: Home,
        tasks: Tasks,
        parent: QWidget | None = None,
        *,
        file: Path | None = None,
        folder: str = "",
        instead_of: LaptopRow | None = None,
    ) -> None:
        super().__init__(tasks, parent)
        self._home, self._folder, self._lost = home, folder, instead_of
        self._file: Path | None = None
        self._opened: Opened | None = None
        self._given: list[GrantTold] = []
        self._written: Written | None = None
        self.setWindowTitle(
            fill(self.tr("Thay máy “%1” bị mất hoặc hỏng"), instead_of.name)
            if instead_of is not None
            else self.tr("Chuẩn bị máy cơ sở")
        )
        self.setMinimumSize(720, 480)
        self.resize(820, 560)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._step = QLabel(self)
        self._step.setProperty("role", "muted")
        self._pages = QStackedWidget(self)
        self._areas: AreaTicks | None = None
        self.sharers = Sharers(self)
        self.sharers.changed.connect(self.look)
        self.handover = Handover(self)
        self._build_pages()
        for each in (self._step, self._heading):
            self.body.addWidget(each)
        self.body.addWidget(self._pages, 1)
        self._cancel = self.button(self.tr("Thôi"), self.reject)
        self.buttons.addStretch(1)
        self._back = self.button(self.tr("Quay lại"), self.back)
        self._next = self.button(self.tr("Tiếp"), self.go_on, role="primary")
        self._show(0)
        if file is not None:
            self.open_request(file)

    # Building --------------------------------------------------------------------------------------------------------

    def _build_pages(self) -> None:
        self._how = QLabel(
            self.tr(
                "1. Ở máy cơ sở: mở trang Đồng bộ, ghi yêu cầu ghi danh ra USB.\n"
                "2. Cắm USB vào máy này và chọn tệp đó (đuôi .hsyc).\n"
                "3. So tám từ hai bên, giao địa bàn, chọn người dùng; mọi thứ được ghi vào một tệp trên cùng USB."
            ),
            self,
        )
        self._how.setWordWrap(True)
        self._choose = QPushButton(self.tr("Chọn tệp yêu cầu…"), self)
        icons.put(self._choose, "folder")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_file)
        self._who = QLabel(self)
        self._who.setWordWrap(True)
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self.words = EightWords(self)
        self.heard = HeardField(self.words, self)
        self.heard.same.connect(self._heard)
        self.same = Tick(self.tr("Đã so: máy cơ sở hiện đúng tám từ này, đúng thứ tự"), self)
        self.same.changed.connect(self.look)
        self._pages.addWidget(_column(self._how, self._choose, self._who, self.words, self.heard, self.same))
        self._area_page = QWidget(self)
        self._area_layout = QVBoxLayout(self._area_page)
        self._area_layout.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._area_page)
        self._pages.addWidget(self.sharers)
        self._summary = QLabel(self)
        self._summary.setWordWrap(True)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._pages.addWidget(_column(self._summary))
        self._after = QLabel(self)
        self._after.setWordWrap(True)
        self._after.setTextFormat(Qt.TextFormat.PlainText)
        self._pages.addWidget(_column(self._after, self.handover))
        for part in (self.words, self.heard, self.same, self._who):
            part.hide()

    # What the page and tests use -------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        """The step shown, from 0."""
        return self._pages.currentIndex()

    @property
    def areas(self) -> AreaTicks:
        assert self._areas is not None
        return self._areas

    @property
    def written(self) -> Written | None:
        return self._written

    def open_request(self, file: Path) -> None:
        """Show whose request it is."""
        home = self._home
        self._file = file

        def work(_progress: Progress) -> Opened:
            asked = enrolment.look_at_request(home, file)
            return Opened(asked, people.areas(home), accounts.people(home).accounts)

        self.work(work, self._took_request, self.tr("Đang đọc yêu cầu"))

    def go_on(self) -> None:
        if self.busy or not self._next.isEnabled():
            return
        if self.place == 4:
            self.accept()
        elif self.place == 3:
            self._write()
        elif self._known:
            self._show(3)
        else:
            self._show(self.place + 1)

    def back(self) -> None:
        if not self.busy and 0 < self.place < 4:
            self._show(self.place - 1)

    def write_to(self, folder: Path) -> None:
        """Grant, and write grant and first assignment into one file. A stick that fails is tried again without
        granting twice."""
        home, file, given = self._home, self._file, self._given
        areas, roles, others = self.areas.value(), self.sharers.roles(), self.sharers.others()
        owner, lost, known = self.sharers.owner.value(), self._lost.id if self._lost else None, self._known
        assert file is not None

        def work(progress: Progress) -> Written:
            if not given and known:
                given.append(enrolment.grant_again(home, file).value)
            elif not given:
                given.append(
                    enrolment.grant(
                        home, file, areas=areas, roles=roles, others=others, owner=owner, instead_of=lost
                    ).value
                )
            told = given[0]
            out = exchange.write_for_laptop(home, folder, told.device, grant=told.grant, progress=progress)
            return Written(told, out)

        self.folder_used.emit(str(folder))
        self.work(work, self._took_written, self.tr("Đang ghi tệp giao máy"))

    # Parts -----------------------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        filter_ = fill(self.tr("Yêu cầu ghi danh (%1)"), REQUESTS) + ";;" + self.tr("Mọi tệp (*)")
        file = places.choose_file(self, self.tr("Chọn yêu cầu ghi danh"), self._folder, filter_)
        if file is not None:
            self._folder = str(file.parent)
            self.folder_used.emit(self._folder)
            self.open_request(file)

    def _took_request(self, opened: Opened) -> None:
        self._opened = opened
        asked = opened.asked
        self.words.show_words(asked.words, asked.code)
        self.heard.clear()
        self.same.set_value(False)
        self._who.setText(fill(self.tr("Máy: %1\nNgười thiết lập: %2"), asked.machine, asked.person))
        for part in (self.words, self.heard, self.same, self._who):
            part.setVisible(not asked.known)
        self._how.hide()
        if asked.known:
            self._who.setText(
                fill(
                    self.tr(
                        "Máy “%1” đã có trong sổ máy. Máy đang làm việc thì dùng “Xuất gói cho máy”. Nếu tệp giao máy "
                        "chưa đến được máy đó (USB hỏng, mất điện), bấm “Tiếp” để ghi lại tệp đó."
                    ),
                    asked.machine,
                )
            )
            self._who.show()
        if self._areas is not None:
            self._area_layout.removeWidget(self._areas)
            self._areas.deleteLater()
        self._areas = AreaTicks(opened.areas, self._lost.areas if self._lost is not None else (), self)
        self._areas.changed.connect(self.look)
        self._area_layout.addWidget(self._areas)
        self.sharers.show_first(asked.person)
        self.sharers.set_accounts(opened.accounts)
        if self._lost is not None and self.sharers.owner.value() is None:
            theirs = [each.id for each in opened.accounts if self._lost.id in each.devices]
            self.sharers.set_owner(theirs[0] if len(theirs) == 1 else None)
        self._heading_now()
        if not asked.known:
            self.heard.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self) -> None:
        self.same.set_value(True)
        self.look()

    def _write(self) -> None:
        folder = places.choose_folder(self, self.tr("Ghi vào USB nào?"), self._folder)
        if folder is not None:
            self.write_to(folder)

    def _took_written(self, written: Written) -> None:
        self._written = written
        self.granted.emit(written.told.device)
        told = written.told
        self.handover.show_handover(told.machine, told.words, told.codes, told.code)
        self._after.setText(
            fill(
                self.tr(
                    "Đã ghi và đọc lại: có thể rút USB. Tệp: %1 (%2).\n"
                    "Ở máy cơ sở: chọn “Nhận tệp giao máy”, so tám từ dưới đây với màn hình máy đó."
                ),
                written.file.path.name,
                words.exported(written.file),
            )
        )
        self._show(4)

    def may_close(self) -> bool:
        if not self._given or self._written is not None:
            return True
        return dialogs.confirm(
            self,
            self.tr("Chưa ghi được tệp giao máy"),
            self.tr("Máy đã vào sổ nhưng tệp chưa nằm trên USB. Sau này mở lại yêu cầu của máy này để ghi tệp."),
            self.tr("Đóng, chưa ghi"),
            danger=True,
        )

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        if place == 3:
            self._summary.setText(self._summed())
        self._heading_now()
        self.look()
        shown = self._pages.currentWidget()
        target = first_input(shown) if shown is not None else None
        (target or self._next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading_now(self) -> None:
        headings = (
            self.tr("Máy nào xin ghi danh?") if self._opened is None else self.tr("Hai bên có cùng tám từ không?"),
            self.tr("Máy này giữ những địa bàn nào?"),
            self.tr("Ai dùng chung máy này?"),
            self.tr("Ghi tệp giao máy ra USB"),
            self.tr("Mang USB về máy cơ sở"),
        )
        self._heading.setText(headings[self.place])
        self._step.setText(fill(self.tr("Bước %1 trên 4"), self.place + 1) if self.place < 4 else self.tr("Xong"))

    @property
    def _known(self) -> bool:
        """Its laptop is in the register: only its file is written again."""
        return self._opened is not None and self._opened.asked.known

    def _summed(self) -> str:
        assert self._opened is not None
        asked = self._opened.asked
        if asked.known:
            return fill(self.tr("Ghi lại tệp giao máy cho “%1”. Mã một lần cũ, nếu có, không dùng nữa."), asked.machine)
        others = [person.name for person in self.sharers.others()]
        lines = [
            fill(self.tr("Máy: %1"), asked.machine),
            self.areas.total(),
            fill(self.tr("Người dùng: %1"), words.joined([asked.person, *others])),
            "",
            self.tr("Ghi danh và phần dữ liệu đầu tiên nằm chung một tệp, chỉ máy đó mở được."),
        ]
        if not self.areas.value():
            lines.append(self.tr("Chưa giao địa bàn nào: máy sẽ trống cho đến khi được giao."))
        if self._lost is not None:
            lines.append(
                fill(
                    self.tr(
                        "Máy cũ “%1” bị thu hồi ngay. Nếu sau này tìm lại được, phần chưa gửi của nó vẫn xem được."
                    ),
                    self._lost.name,
                )
            )
        return "\n".join(lines)

    def look(self) -> None:
        opened = self._opened
        problem = self.sharers.problem() if opened is not None else ""
        ready = {
            0: opened is not None and (opened.asked.known or self.same.value()),
            1: True,
            2: not problem,
            3: True,
            4: True,
        }[self.place]
        self._next.setEnabled(ready and not self.busy)
        self._next.setToolTip(problem if self.place == 2 else "")
        self._next.setText({3: self.tr("Chọn USB và ghi…"), 4: self.tr("Xong")}.get(self.place, self.tr("Tiếp")))
        self._back.setVisible(0 < self.place < 4 and not self._given)
        self._cancel.setVisible(self.place < 4)
        self._choose.setEnabled(not self.busy)
        self._choose.setText(self.tr("Chọn tệp yêu cầu…") if opened is None else self.tr("Chọn tệp khác…"))


def _column(*parts: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.M)
    for part in parts:
        if isinstance(part, QPushButton):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(part)
    layout.addStretch(1)
    return page
