"""Papers (Giấy tờ): what is printed, of whom; looked at, then saved or printed. Each kind has a side of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import dossiers
from app.services.dossiers import CaseLine
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.papers.case_picker import CasePicker
from app.ui.papers.door_side import LabelSide, VisitSide
from app.ui.papers.dossier_side import ALL, AREA, ONE, DossierSide
from app.ui.papers.form_side import FormSide
from app.ui.papers.letter_side import LetterSide
from app.ui.papers.making import Maker
from app.ui.papers.queue_dialog import QueueDialog
from app.ui.papers.register_dialog import RegisterDialog
from app.ui.papers.side import Look, Looked, Side
from app.ui.papers.slip_side import SlipSide
from app.ui.papers.to_field import FieldJump
from app.ui.papers.verify_dialog import VerifyDialog
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Form, RadioRow, scrolled
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import Memory

FORM, LETTER, SLIP, VISIT, LABEL = "form", "letter", "slip", "visit", "label"
VERIFY, REGISTER = "verify", "register"
"""What the search field leads to."""
_LEFT = 372
_PAUSE = 250
_CONCERNS = (
    "case",
    "resident",
    "household",
    "claim",
    "evidence",
    "step",
    "obstacle",
    "attachment",
    "visit",
    "residence",
)


class PapersPage(QWidget):
    """``open_target`` takes a case's id, ``(case, kind)``, a list of cases to be printed one after the other, or
    ``VERIFY``, ``REGISTER``.

    Signals: ``changed(object)`` the register of prints got a row; ``open_case(object)``, ``open_person(object)``,
    ``open_household(str)``, ``start_wizard(object)`` to a field that is missing.
    """

    changed = Signal(object)
    open_case = Signal(object)
    open_person = Signal(object)
    open_household = Signal(str)
    start_wizard = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._memory: Memory = memory if memory is not None else QSettings()
        self._question = 0
        self._dialog: QueueDialog | RegisterDialog | VerifyDialog | None = None
        self._waiting: list[str] = []
        self._looking: Task | None = None
        self._stale = True
        self.banners = BannerArea(self)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._preview)
        keys = [key for key, _ in self._choices()]
        kept = str(self._memory.value("papers/what") or "")
        self._what.set_value(kept if kept in keys else next(iter(keys), None))
        self._what_changed()
        self.maker.clear_prints()

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._what = RadioRow(self._choices(), self, columns=2)
        self._what.changed.connect(self._what_changed)
        self._case = CasePicker(self._home, self._tasks, self)
        self._case.changed.connect(self._case_changed)
        top = Form(self, above=True)
        top.row(self.tr("In gì"), self._what)
        self._case_row = top.row(self.tr("Hồ sơ của ai"), self._case)
        given = (self._home, self._tasks, self._memory, self)
        self.dossier, self.forms, self.letters = DossierSide(*given), FormSide(*given), LetterSide(*given)
        self.slip, self.labels, self.visits = SlipSide(*given), LabelSide(*given), VisitSide(*given)
        self._sides: dict[str, Side] = {
            ONE: self.dossier, AREA: self.dossier, ALL: self.dossier, FORM: self.forms, LETTER: self.letters,
            SLIP: self.slip, LABEL: self.labels, VISIT: self.visits,
        }  # fmt: skip
        for side in dict.fromkeys(self._sides.values()):
            top.add(side)
            side.anew.connect(self._asked_anew)
            side.counted.connect(self._say_foot)
            side.changed.connect(self.changed)
            side.field_asked.connect(self._go_to_field)
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        self._count.setProperty("role", "muted")
        top.add(self._count)
        self._make = QPushButton(self)
        self._make.setProperty("role", "primary")
        self._make.clicked.connect(self._make_it)
        left = QFrame(self)
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(scrolled(top), 1)
        column.addWidget(self._make)
        self._register = QPushButton(self.tr("Sổ in…"), self)
        icons.put(self._register, "history")
        self._register.setToolTip(self.tr("Đã in những gì, ai in, để làm gì, giao cho ai; bản nào nay đã khác hồ sơ"))
        self._register.clicked.connect(self.show_register)
        self._verify = QPushButton(self.tr("Kiểm tra bản in…"), self)
        icons.put(self._verify, "qr")
        self._verify.setToolTip(self.tr("Quét mã QR hoặc mở tệp của một bản in: còn đúng, đã cũ hay đã bị sửa"))
        self._verify.clicked.connect(self.show_verify)
        both = QHBoxLayout()
        both.setSpacing(Space.S)
        for each in (self._register, self._verify):
            both.addWidget(each, 1)
        column.addLayout(both)
        self.view = PdfView(self._tasks, self)
        self.view.save_requested.connect(self._ask_where)
        self.view.print_requested.connect(self._print)
        self.maker = Maker(self._home, self._tasks, self._memory, self.view, self.banners, self)
        self.maker.changed.connect(self.changed)
        self.maker.busy.connect(self._busy)
        self.view.folder_requested.connect(self.maker.show_folder)
        self.jump = FieldJump(self._home, self._tasks, self)
        for signal, own in (
            (self.jump.open_case, self.open_case),
            (self.jump.open_person, self.open_person),
            (self.jump.open_household, self.open_household),
            (self.jump.start_wizard, self.start_wizard),
        ):
            signal.connect(own)
        body = QWidget(self)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.L)
        across.addWidget(left)
        across.addWidget(self.view, 1)
        nothing = EmptyState(
            "papers",
            self.tr("Chưa in được giấy tờ nào"),
            self.tr("Tài khoản đang dùng chưa có vai trò được in. Máy mới cần văn phòng cấp quyền ở trang Đồng bộ."),
            parent=self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addWidget(body, 1)
        layout.addWidget(nothing, 1)
        offered = bool(self._choices())
        body.setVisible(offered)
        nothing.setVisible(not offered)
        self.setFocusProxy(self._what)

    def _choices(self) -> list[tuple[str, str]]:
        account = self._home.account
        found = []
        if account.may(Action.PRINT_DOSSIER):
            found += [
                (ONE, self.tr("Hồ sơ một người")),
                (AREA, self.tr("Hồ sơ một địa bàn")),
                (ALL, self.tr("Mọi hồ sơ")),
            ]
        if account.may(Action.PRINT_FORM):
            found += [
                (FORM, self.tr("Biểu mẫu")),
                (LETTER, self.tr("Văn bản")),
            ]
        if account.may(Action.PRINT_SLIP):
            found += [
                (SLIP, self.tr("Phiếu người dân")),
                (VISIT, self.tr("Phiếu đi từng nhà")),
                (LABEL, self.tr("Nhãn, phong bì")),
            ]
        return found

    def _side(self) -> Side:
        return self._sides[self._what.value() or ONE]

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if target == VERIFY:
            self.show_verify()
        elif target == REGISTER:
            self.show_register()
        elif isinstance(target, str) and target:
            self.show_case(target)
        elif isinstance(target, tuple) and len(target) == 2:
            self.show_case(str(target[0]), str(target[1]))
        elif isinstance(target, list) and target:
            self.show_queue([str(each) for each in target])

    def show_case(self, case_id: str, what: str = "") -> None:
        """Show the papers of one case, to be printed: of the kind ``what``, else the last one chosen."""
        home = self._home
        keys = [key for key, _ in self._choices()]
        if what in keys or self._what.value() in (AREA, ALL):
            self._what.set_value(what if what in keys else keys[0])
            self._what_changed()

        def read(_progress: Progress) -> tuple[str, CaseLine | None]:
            return case_id, dossiers.case_line(home, case_id)

        self._case.set_value(case_id)
        self._tasks.run(read, self._show_row, self._went_wrong)

    def _show_row(self, answer: tuple[str, CaseLine | None]) -> None:
        self._case.row_of(*answer)
        self._case_changed()

    def show_queue(self, cases_asked: list[str]) -> None:
        """Print for several cases, one after the other."""
        self.banners.take_back("queue")
        self._dialog = QueueDialog(self._home, self._tasks, self._memory, cases_asked, self)
        self._dialog.changed.connect(self.changed)
        self._dialog.left.connect(self._leave_queue)
        self._dialog.field_asked.connect(self._go_from_queue)
        self._dialog.open()

    def _leave_queue(self, waiting: list[str]) -> None:
        """The way back to those that are still to be seen to."""
        self._waiting = waiting
        if waiting:
            said = fill(self.tr("Còn %1 hồ sơ chưa in được hoặc còn thiếu thông tin."), len(waiting))
            self.banners.tell("queue", said, "warn", [(self.tr("In lại những hồ sơ này"), self._back_to_queue)])

    def _back_to_queue(self) -> None:
        self.show_queue(self._waiting)

    def _go_from_queue(self, case_id: str, field: str) -> None:
        if not field and isinstance(self._dialog, QueueDialog) and self._dialog.what.value() == LETTER:
            self.show_case(case_id, LETTER)
        else:
            self.jump.go(case_id, field)

    def show_register(self) -> None:
        """What was printed of the case that is chosen, or of all."""
        what = self._what.value()
        self._dialog = RegisterDialog(
            self._home, self._tasks, self._case.value() if what in (ONE, FORM, LETTER, SLIP) else None, self
        )
        self._dialog.changed.connect(self.changed)
        self._dialog.open_case.connect(self.open_case)
        self._dialog.open()

    def show_verify(self) -> None:
        """Whether a print that somebody holds still says what the record says."""
        self._dialog = VerifyDialog(self._home, self._tasks, self._memory, self)
        self._dialog.open_case.connect(self.open_case)
        self._dialog.open()

    def on_changes(self, changes: Changes) -> None:
        """What is shown may be of yesterday: it is made again when it is looked at."""
        if changes.touches(*_CONCERNS):
            self._stale = True
            if self.isVisible() and self._what.value() in (ONE, FORM, LETTER):
                self._soon.start()
        self.dossier.on_changes(changes)
        if self.isVisible() and self._what.value() in (VISIT, LABEL) and changes.touches("area", "household"):
            self._side().reload()

    def reload(self) -> None:
        """F5."""
        self.dossier.reload()
        self._side().reload()
        self._case.search()
        self._asked_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._choices():
            self._stale = False
            self.reload()

    # Choosing --------------------------------------------------------------------------------------------------------

    def _what_changed(self) -> None:
        what = self._what.value() or ""
        self._memory.setValue("papers/what", what)
        self._case_row.setVisible(what in (ONE, FORM, LETTER, SLIP))
        self._case_row.set_error("")
        if what in (ONE, AREA, ALL):
            self.dossier.set_what(what)
        for side in set(self._sides.values()):
            side.setVisible(side is self._side())
        self._case_changed()

    def _case_changed(self) -> None:
        self._case_row.set_error("")
        self._side().set_case(self._case.value())
        self._asked_anew()

    def _asked_anew(self) -> None:
        """Another paper is meant: what was saved or made is not it."""
        self.maker.forget()
        self.slip.forget()
        self._question += 1
        self._say_foot()
        self._soon.start()

    def _say_foot(self) -> None:
        side = self._side()
        self._count.setText(side.foot())
        self._make.setVisible(bool(side.button()))
        self._make.setText(side.button())
        icons.put(self._make, "papers" if side is self.slip else "save", "on_accent")
        self._make.setEnabled(side.may_make() and not self.maker.working())

    # Looking ---------------------------------------------------------------------------------------------------------

    def _preview(self) -> None:
        if not self._choices():
            return
        work = self._side().look()
        if self._looking is not None:
            self._looking.cancel()  # nobody waits for it any more
        self._looking = None if work is None else self._show(work, self._looked)
        if work is None:
            self.view.close_pdf()

    def _show(self, work: Look, take: Callable[[tuple[int, Looked]], object]) -> Task:
        number = self._question

        def look(progress: Progress) -> tuple[int, Looked]:
            return number, work(progress)

        return self._tasks.run(
            look, take, self._not_looked, title=self.tr("Đang dựng bản in để xem"), cancellable=take == self._looked
        )

    def _looked(self, answer: tuple[int, Looked]) -> None:
        number, looked = answer
        if number == self._question:
            self._side().looked(looked.found)
            self.view.show_pdf(looked.pdf)

    def _not_looked(self, error: Exception) -> None:
        self.view.close_pdf()
        if not self._side().refused(error):
            self._went_wrong(error)

    # Making ----------------------------------------------------------------------------------------------------------

    def _make_it(self) -> None:
        if self._side() is self.slip:
            self._make_slip()
        else:
            self._ask_where()

    def _make_slip(self) -> None:
        work = self.slip.print_it() if self._ready() else None
        if work is not None:
            self._show(work, self._slip_made)

    def _slip_made(self, answer: tuple[int, Looked]) -> None:
        number, looked = answer
        if number == self._question:
            self.slip.take(looked.pdf)
            self.view.show_pdf(looked.pdf)

    def _ready(self) -> bool:
        """Whether all is said that a print needs; tells what is not."""
        side = self._side()
        lacks_case = side.ABOUT_ONE and self._case_row.isVisibleTo(self) and self._case.value() is None
        self._case_row.set_error(self.tr("Hãy chọn hồ sơ.") if lacks_case else "")
        return side.ready() and not lacks_case

    def _ask_where(self) -> None:
        if self._ready() and not self._slip_first():
            self.maker.ask_where(self._side())

    def save_to(self, out: Path) -> None:
        """Make the paper that stands on the left, as a numbered copy in ``out``."""
        if not self._slip_first():
            self.maker.save_to(self._side(), out)

    def _print(self) -> None:
        if self._ready() and not self._slip_first():
            self.maker.print(self._side())

    def _slip_first(self) -> bool:
        """A slip is made before it is saved: True if that begins now."""
        first = self._side() is self.slip and not self.slip.made()
        if first:
            self._make_slip()
        return first

    def _busy(self, busy: bool) -> None:
        self.view.setEnabled(not busy)
        self._make.setEnabled(not busy and self._side().may_make())

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)

    def _go_to_field(self, field: str) -> None:
        case_id = self._case.value()
        if case_id is not None:
            self.jump.go(case_id, field)
