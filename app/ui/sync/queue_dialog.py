"""Many laptops in a row (chuẩn bị máy hàng loạt): the list, whose turn it is, and one stick after the other.

The keyboard is enough: type or scan the words of the laptop whose turn it is, Enter: its file is written; read the
words out, Enter: the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.home import Home
from app.progress import Progress
from app.services import enrolment_queue, exchange
from app.services.enrolment import GrantTold
from app.services.enrolment_queue import Fault, Line, Queue, Request, Step
from app.ui import icons
from app.ui.field_words import role_words
from app.ui.formats import fill
from app.ui.sync import places, words
from app.ui.sync.eight_words import EightWords, HeardField
from app.ui.sync.handover import Handover
from app.ui.sync.running import WorkingDialog
from app.ui.tasks import Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.fields import LongText
from app.ui.widgets.paged_table import Column, PagedTable, Rows

LIST, TYPING, TURN, HANDED = range(4)


@dataclass(frozen=True, slots=True)
class Seen:
    """The list, and the requests on the stick."""

    queue: Queue
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """Lines that were typed or pasted, once they are in the list; with a fault none of them is."""

    added: int
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Written:
    told: GrantTold
    name: str
    queue: Queue


class QueueDialog(WorkingDialog):
    """Signals: ``granted(str)`` a device is in the register; ``folder_used(str)`` to remember."""

    granted = Signal(str)
    folder_used = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, folder: str = "") -> None:
        super().__init__(tasks, parent)
        self._home, self._folder = home, places.stick_now(folder)
        self._seen = Seen(Queue(()), ())
        self._request: Request | None = None
        self.setWindowTitle(self.tr("Chuẩn bị máy hàng loạt"))
        self.setMinimumSize(860, 540)
        self.resize(1040, 640)
        self._heading = QLabel(self)
        self._heading.setProperty("role", "title")
        self._heading.setWordWrap(True)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._count.setWordWrap(True)
        self._pages = QStackedWidget(self)
        for page in (self._list_page(), self._typing_page(), self._turn_page(), self._handed_page()):
            self._pages.addWidget(page)
        for each in (self._heading, self._count):
            self.body.addWidget(each)
        self.body.addWidget(self._pages, 1)
        self._leave = self.button(self.tr("Đóng, làm tiếp sau"), self.reject)
        self._back = self.button(self.tr("Quay lại danh sách"), self.show_list)
        self.buttons.addStretch(1)
        self._on = self.button("", self.go_on, role="primary")
        self.show_list()
        self.read_again()

    # Building --------------------------------------------------------------------------------------------------------

    def _list_page(self) -> QWidget:
        self.table = PagedTable(
            [
                Column("#", self._number, 44, "center"),
                Column(self.tr("Người"), lambda line: line.planned.person, 190, mark=self._mark),
                Column(self.tr("Máy"), lambda line: line.planned.machine or "–", 130),
                Column(self.tr("Địa bàn"), lambda line: words.joined(line.area_names) or "–", 220, stretch=True),
                Column(self.tr("Vai trò"), self._roles, 200),
                Column(self.tr("Đến đâu rồi"), self._step, 190),
            ],
            None,
            self,
            name=self.tr("Danh sách máy cần chuẩn bị"),
        )
        self.table.set_empty(
            self.tr("Chưa có dòng nào"),
            self.tr("Gõ hoặc dán danh sách người nhận máy, mỗi người một dòng."),
            self.tr("Gõ hoặc dán danh sách…"),
            "laptop",
        )
        self.table.asked.connect(self.type_lines)
        self.table.selected.connect(self._line_chosen)
        self._type = self._small(self.tr("Gõ hoặc dán danh sách…"), "add", self.type_lines)
        self._off = self._small(self.tr("Để cuối danh sách"), "down", self.put_off)
        self._drop = self._small(self.tr("Bỏ dòng này"), "remove", self.remove)
        self._stick = self._small(self.tr("Chọn USB…"), "stick", self._choose_stick)
        return _page(_row(self._type, self._off, self._drop, self._stick), self.table)

    def _typing_page(self) -> QWidget:
        how = QLabel(
            self.tr(
                "Mỗi dòng một máy: họ tên; địa bàn; vai trò; tên máy. Chỉ họ tên là bắt buộc; nhiều địa bàn hoặc vai "
                "trò cách nhau bằng dấu phẩy. Dán thẳng từ bảng Excel cũng được."
            ),
            self,
        )
        how.setWordWrap(True)
        self.lines = LongText(self, lines=12, placeholder="Y Bhim Niê; Thôn Xuân Hòa; Trưởng thôn; Máy 07")
        self.lines.setAccessibleName(self.tr("Danh sách máy cần chuẩn bị, mỗi dòng một máy"))
        self.lines.changed.connect(self.look)
        self._faults = QLabel(self)
        self._faults.setWordWrap(True)
        self._faults.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._faults, role="error")
        fill_areas = self._small(self.tr("Điền sẵn các địa bàn chưa có máy"), "place", self._ask_areas)
        return _page(how, self.lines, self._faults, _row(fill_areas))

    def _turn_page(self) -> QWidget:
        self._who = QLabel(self)
        self._who.setWordWrap(True)
        self._who.setTextFormat(Qt.TextFormat.PlainText)
        self.words = EightWords(self)
        self.heard = HeardField(self.words, self)
        self.heard.same.connect(self._heard)
        self._same = self._small(self.tr("Tôi đã nghe đọc đúng tám từ"), "good", self._heard)
        self._compared = QLabel(self)
        self._compared.setWordWrap(True)
        self.heard.line.returnPressed.connect(self.go_on)
        return _page(self._who, self.words, self.heard, _row(self._same, self._compared), None)

    def _handed_page(self) -> QWidget:
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self.handover = Handover(self)
        return _page(self._told, self.handover, None)

    # What tests and the page use -------------------------------------------------------------------------------------

    @property
    def seen(self) -> Seen:
        return self._seen

    @property
    def place(self) -> int:
        return self._pages.currentIndex()

    def heading(self) -> str:
        return self._heading.text()

    def problems(self) -> str:
        """What was not understood of the lines that were typed."""
        return self._faults.text()

    def use_stick(self, folder: Path) -> None:
        """Requests are looked for here, and files written here."""
        self._folder = str(folder)
        self.folder_used.emit(self._folder)
        self.read_again()

    def read_again(self) -> None:
        """The list, and what lies on the stick."""
        home, folder = self._home, self._folder

        def read(_progress: Progress) -> Seen:
            there = Path(folder) if folder else None
            found = enrolment_queue.requests(home, there) if there is not None and there.is_dir() else []
            return Seen(enrolment_queue.read(home), tuple(found))

        self.work(read, self._took_seen, self.tr("Đang đọc danh sách và USB"))

    def show_list(self) -> None:
        self._show(LIST)

    def type_lines(self) -> None:
        self._faults.setText("")
        self._show(TYPING)

    def put_off(self) -> None:
        self._change(enrolment_queue.put_off)

    def remove(self) -> None:
        self._change(enrolment_queue.remove)

    def go_on(self) -> None:
        if self.busy or not self._on.isEnabled():
            return
        {LIST: self._begin_turn, TYPING: self._add, TURN: self._write, HANDED: self._next}[self.place]()

    # Deeds -----------------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        home, text = self._home, self.lines.value() or ""

        def add(_progress: Progress) -> Typed:
            planned, faults = enrolment_queue.read_lines(home, text)
            if faults:
                return Typed(0, tuple(faults))
            return Typed(len(planned) if enrolment_queue.add(home, planned) else 0, ())

        self.work(add, self._added, self.tr("Đang ghi danh sách"))

    def _added(self, typed: Typed) -> None:
        if typed.faults:
            self._faults.setText("\n".join(self._fault(each) for each in typed.faults[:6]))
            return
        self.lines.set_value(None)
        self.show_list()
        self.read_again()

    def _fault(self, fault: Fault) -> str:
        what = {
            "person": self.tr("thiếu họ tên"),
            "areas": self.tr("không có địa bàn"),
            "roles": self.tr("không có vai trò"),
        }[fault.what]
        return fill(self.tr("Dòng %1: %2 “%3”"), fault.number, what, fault.text)

    def _ask_areas(self) -> None:
        home = self._home
        self.work(lambda _: enrolment_queue.areas_without_laptop(home), self._fill_areas, self.tr("Đang đọc địa bàn"))

    def _fill_areas(self, areas: list[tuple[str, str]]) -> None:
        kept = self.lines.value()
        made = "\n".join(f"; {name}" for _, name in areas)
        self.lines.set_value(f"{kept}\n{made}" if kept else made)

    def _change(self, deed) -> None:  # type: ignore[no-untyped-def]
        home, line = self._home, self.table.current_key()
        if line and not self.busy:
            self.work(lambda _: deed(home, line), self._changed, self.tr("Đang ghi danh sách"))

    def _changed(self, _done: object) -> None:
        self.read_again()

    def _begin_turn(self) -> None:
        ready = self._ready()
        if ready is None:
            self.read_again()
            return
        self._request = ready
        line = self._line(ready.line)
        assert line is not None
        asked = ready.asked
        self.words.show_words(asked.words, asked.code)
        self.heard.clear()
        self._compared.setText("")
        lines = [
            fill(self.tr("Máy “%1”, do %2 thiết lập"), asked.machine, asked.person),
            fill(self.tr("Giao: %1"), words.joined(line.area_names) or self.tr("(chưa giao địa bàn)")),
        ]
        if line.planned.account:
            lines.append(self.tr("Người này đã có tài khoản: giữ nguyên tài khoản và vai trò."))
        if line.step is Step.GRANTED:
            lines.append(self.tr("Máy đã vào sổ lần trước nhưng tệp chưa nằm trên USB: chỉ ghi lại tệp."))
        self._who.setText("\n".join(lines))
        self._show(TURN)
        self.heard.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _heard(self) -> None:
        self._compared.setText(self.tr("✓ Đã so tám từ. Nhấn Enter để ghi tệp giao máy."))
        dress(self._compared, role="strong")
        self.look()

    def _write(self) -> None:
        home, request, folder = self._home, self._request, Path(self._folder)
        assert request is not None
        line = request.line or ""

        def write(progress: Progress) -> Written:
            told = enrolment_queue.take(home, line, request.file).value
            out = exchange.write_for_laptop(home, folder, told.device, grant=told.grant, progress=progress)
            return Written(told, out.path.name, enrolment_queue.written(home, line).value)

        self.work(write, self._took_written, self.tr("Đang ghi tệp giao máy"))

    def failed(self, error: Exception) -> None:
        del error
        if self.place == TURN:
            self.granted.emit("")  # it may be in the register: what is shown elsewhere is read again

    def _took_written(self, written: Written) -> None:
        self.granted.emit(written.told.device)
        file = self._request.file if self._request is not None else None
        self._show_seen(Seen(written.queue, tuple(each for each in self._seen.requests if each.file != file)))
        told = written.told
        self.handover.show_handover(told.machine, told.words, told.codes, told.code)
        self._told.setText(
            fill(
                self.tr(
                    "Đã ghi và đọc lại %1. Cắm USB vào máy “%2”, chọn “Nhận tệp giao máy”, rồi so tám từ dưới đây."
                ),
                written.name,
                told.machine,
            )
        )
        self._show(HANDED)

    def _next(self) -> None:
        self.show_list()
        self.read_again()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show_seen(self, seen: Seen) -> None:
        self._seen = seen
        self.table.set_source(Rows(seen.queue.lines, lambda line: line.id))

    def _took_seen(self, seen: Seen) -> None:
        self._show_seen(seen)
        self._head()
        if self.place == LIST:
            self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._head()
        self.look()
        target = {TYPING: self.lines, TURN: self.heard.line}.get(place, self._on)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> None:
        queue, turn, ready = self._seen.queue, self._seen.queue.turn, self._ready()
        self._count.setText(
            fill(self.tr("Đã xong %1 trên %2 máy."), queue.written, len(queue.lines))
            + " "
            + (
                fill(self.tr("USB: %1 (%2 yêu cầu)"), self._folder, len(self._seen.requests))
                if self._folder
                else self.tr("Chưa chọn USB.")
            )
        )
        if self.place == TYPING:
            text = self.tr("Danh sách người nhận máy")
        elif self.place == HANDED:
            text = self.tr("Mang USB về máy đó")
        elif not queue.lines:
            text = self.tr("Ai nhận máy? Hãy gõ hoặc dán danh sách")
        elif turn is None:
            text = self.tr("Đã chuẩn bị xong tất cả các máy trong danh sách")
        elif ready is None and self._seen.requests:
            text = fill(
                self.tr("Yêu cầu của “%1” không khớp tên nào: hãy chọn dòng của người này"),
                self._seen.requests[0].asked.person,
            )
        elif ready is None:
            text = fill(self.tr("Đến lượt %1: cắm USB có yêu cầu của máy này"), turn.planned.person)
        else:
            line = self._line(ready.line)
            text = fill(self.tr("Đến lượt %1"), line.planned.person if line else "")
        self._heading.setText(text)

    def _ready(self) -> Request | None:
        """The request on the stick whose line waits; the one whose turn it is comes first. One that names nobody of the
        list is for the line that is chosen."""
        found = next((each for each in self._seen.requests if each.line is not None), None)
        line = self._line(self.table.current_key())
        if found is None and self._seen.requests and line is not None and line.step is Step.WAITING:
            return replace(self._seen.requests[0], line=line.id)
        return found

    def _line(self, key: str | None) -> Line | None:
        return next((line for line in self._seen.queue.lines if line.id == key), None)

    def look(self) -> None:
        place, ready = self.place, self._ready()
        self._back.setVisible(place in (TYPING, TURN))
        self._leave.setVisible(place == LIST)
        self._on.setText(
            {
                LIST: self.tr("Làm máy này") if ready is not None else self.tr("Đọc lại USB"),
                TYPING: self.tr("Thêm vào danh sách"),
                TURN: self.tr("Ghi tệp giao máy"),
                HANDED: self.tr("Máy tiếp theo"),
            }[place]
        )
        able = {
            LIST: ready is not None or bool(self._folder),
            TYPING: not self.lines.is_empty(),
            TURN: bool(self._compared.text()),
            HANDED: True,
        }[place]
        self._on.setEnabled(able and not self.busy)
        self._look_at_line()
        for each in (self._type, self._stick):
            each.setEnabled(not self.busy)

    def _line_chosen(self, _key: str = "") -> None:
        self._head()
        self.look()

    def _look_at_line(self) -> None:
        line = self._line(self.table.current_key())
        waits = line is not None and line.step in (Step.WAITING, Step.GRANTED)
        self._off.setEnabled(waits and not self.busy)
        self._drop.setEnabled(line is not None and not self.busy)

    def _number(self, line: Line) -> str:
        order = [each.id for each in self._seen.queue.lines]
        return str(order.index(line.id) + 1) if line.id in order else ""

    def _roles(self, line: Line) -> str:
        if line.planned.account:
            return self.tr("như tài khoản đã có")
        return words.joined([role_words(role.value) for role in line.planned.roles])

    def _step(self, line: Line) -> str:
        turn = self._seen.queue.turn
        said = {
            Step.WAITING: self.tr("chờ"),
            Step.GRANTED: self.tr("đã vào sổ, chưa ghi USB"),
            Step.WRITTEN: self.tr("đã ghi tệp giao máy"),
            Step.DONE: self.tr("máy đã gửi gói về"),
        }[line.step]
        return fill(self.tr("đến lượt (%1)"), said) if turn is not None and line.id == turn.id else said

    def _mark(self, line: Line) -> tuple[str, str] | None:
        if line.step in (Step.WRITTEN, Step.DONE):
            return "good", "good"
        turn = self._seen.queue.turn
        return ("forward", "accent") if turn is not None and line.id == turn.id else None

    def _choose_stick(self) -> None:
        folder = places.choose_folder(self, self.tr("USB nào?"), self._folder)
        if folder is not None:
            self.use_stick(folder)

    def _small(self, text: str, icon: str, call) -> QPushButton:  # type: ignore[no-untyped-def]
        button = QPushButton(text, self)
        icons.put(button, icon)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        return button


def _page(*parts: QWidget | None) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.M)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        else:
            layout.addWidget(part, 1 if isinstance(part, PagedTable) else 0)
    return page


def _row(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
