"""Papers (Giấy tờ): what is printed, for whom, whole or masked; looked at, then saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.permissions import Action
from app.home import Home
from app.progress import Progress
from app.services import dossiers, people, slips
from app.services.dossiers import CaseLine, Choice, Printed
from app.storage import write_whole
from app.ui import icons
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.papers.case_picker import CasePicker
from app.ui.settings import handing
from app.ui.settings.setup_pages import free_name
from app.ui.tasks import Task, Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import FieldRow, Form, RadioRow, TextLine, Tick, scrolled
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import Memory

ONE, AREA, ALL, SLIP = "one", "area", "all", "slip"
_LEFT = 340
_PAUSE = 250
_PRINTS = "prints"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be printed, as it stands on the left."""

    what: str
    case_id: str | None
    area_id: str | None
    masked: bool
    purpose: str


class PapersPage(QWidget):
    """``show_case(case_id)`` (or ``open_target``) jumps to one case's dossier. Signal: ``changed(object)`` is not sent:
    printing changes no record."""

    changed = Signal(object)

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(parent)
        self._home, self._tasks = home, tasks
        self._memory: Memory = memory if memory is not None else QSettings()
        self._question = 0
        self._running: Task | None = None
        self._saved: Path | None = None
        self._slip: bytes | None = None
        self._stale = True
        self.banners = BannerArea(self)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._preview)
        self._restore_choices()
        self._what_changed()
        self._clear_prints()

    # Building --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._what = RadioRow(self._choices(), self, upright=True)
        self._what.changed.connect(self._what_changed)
        self._case = CasePicker(self._home, self._tasks, self)
        self._case.changed.connect(self._asked_anew)
        self._area = ChoiceBox([], self, placeholder=self.tr("Gõ tên thôn, buôn, bến…"))
        self._area.changed.connect(self._asked_anew)
        self._masked = Tick(self.tr("Che số định danh, không kèm ảnh quét"), self)
        self._masked.set_value(True)
        self._masked.changed.connect(self._asked_anew)
        self._purpose = TextLine(self, placeholder=self.tr("Ví dụ: Họp Tổ công tác tháng 11"), most=120)
        self._purpose.changed.connect(self._purpose_typed)
        form = Form(self, above=True)
        form.row(self.tr("In gì"), self._what)
        self._case_row = form.row(self.tr("Hồ sơ của ai"), self._case)
        self._area_row = form.row(self.tr("Địa bàn"), self._area)
        self._masked_row = form.row(self.tr("Mức độ"), self._masked)
        self._purpose_row = form.row(
            self.tr("Mục đích in"), self._purpose, hint=self.tr("In trên bìa và ghi vào nhật ký truy cập.")
        )
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        self._count.setProperty("role", "muted")
        form.add(self._count)
        self._make = QPushButton(self)
        self._make.setProperty("role", "primary")
        self._make.clicked.connect(self._make_it)
        left = QFrame(self)
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(scrolled(form), 1)
        column.addWidget(self._make)
        self.view = PdfView(self._tasks, self)
        self.view.save_requested.connect(self._ask_where)
        self.view.print_requested.connect(self._print)
        self.view.folder_requested.connect(self._show_folder)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addWidget(left)
        across.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        nothing = EmptyState(
            "papers",
            self.tr("Chưa in được giấy tờ nào"),
            self.tr("Tài khoản đang dùng chưa có vai trò được in. Máy mới cần văn phòng cấp quyền ở trang Đồng bộ."),
            parent=self,
        )
        body = QWidget(self)
        body.setLayout(across)
        across.setContentsMargins(0, 0, 0, 0)
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
                (ONE, self.tr("Hồ sơ của một người")),
                (AREA, self.tr("Mọi hồ sơ của một địa bàn")),
                (ALL, self.tr("Mọi hồ sơ của máy này")),
            ]
        if account.may(Action.PRINT_SLIP):
            found.append((SLIP, self.tr("Phiếu đưa cho người dân")))
        return found

    def _restore_choices(self) -> None:
        keys = [key for key, _ in self._choices()]
        kept = str(self._memory.value("papers/what") or "")
        self._what.set_value(kept if kept in keys else next(iter(keys), None))
        self._masked.set_value(str(self._memory.value("papers/masked") or "1") != "0")
        self._purpose.set_value(str(self._memory.value("papers/purpose") or ""))

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, str) and target:
            self.show_case(target)

    def show_case(self, case_id: str) -> None:
        """Show the dossier of one case, to be printed."""
        home = self._home
        if self._what.value() not in (ONE, SLIP):
            self._what.set_value(ONE)
            self._what_changed()

        def read(_progress: Progress) -> tuple[str, CaseLine | None]:
            return case_id, dossiers.case_line(home, case_id)

        self._case.set_value(case_id)
        self._tasks.run(read, self._show_row, self._went_wrong)

    def _show_row(self, answer: tuple[str, CaseLine | None]) -> None:
        case_id, row = answer
        self._case.row_of(case_id, row)
        self._asked_anew()

    def on_changes(self, changes: Changes) -> None:
        """What is shown may be of yesterday: it is made again when it is looked at."""
        if changes.touches(
            "case", "resident", "household", "claim", "evidence", "step", "obstacle", "attachment", "visit"
        ):
            self._stale = True
            if self.isVisible() and self._what.value() == ONE:
                self._soon.start()
        if changes.touches("area", "case", "resident"):
            self._read_areas()

    def reload(self) -> None:
        """F5."""
        self._read_areas()
        self._case.search()
        self._asked_anew()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self._choices():
            self._stale = False
            self.reload()

    # Choosing --------------------------------------------------------------------------------------------------------

    def wanted(self) -> _Wanted:
        """What stands on the left."""
        return _Wanted(
            self._what.value() or "",
            self._case.value(),
            self._area.value(),
            self._masked.value(),
            self._purpose.value() or "",
        )

    def _what_changed(self) -> None:
        what = self._what.value()
        self._memory.setValue("papers/what", what or "")
        self._case_row.setVisible(what in (ONE, SLIP))
        self._area_row.setVisible(what == AREA)
        self._masked_row.setVisible(what != SLIP)
        self._purpose_row.setVisible(what != SLIP)
        many = what in (AREA, ALL)
        self._make.setVisible(what in (AREA, ALL, SLIP))
        self._make.setText(self.tr("Ghi PDF…") if many else self.tr("Lập phiếu"))
        icons.put(self._make, "save" if many else "papers", "on_accent")
        self._asked_anew()

    def _purpose_typed(self) -> None:
        self._purpose_row.set_error("")
        self._memory.setValue("papers/purpose", self._purpose.value() or "")

    def _asked_anew(self) -> None:
        """Another paper is meant: what was saved or made is not it."""
        self._saved = self._slip = None
        self._question += 1
        self._memory.setValue("papers/masked", "1" if self._masked.value() else "0")
        self._count.setText("")
        self.banners.take_back("saved")
        self.view.close_pdf()
        self._soon.start()

    def _read_areas(self) -> None:
        home = self._home

        def read(_progress: Progress) -> list[Option]:
            return [
                Option(row.id, row.name, fill(self.tr("%1 hồ sơ đang làm"), row.open_cases))
                for row in people.areas(home)
            ]

        self._tasks.run(read, self._area.set_options, self._went_wrong)

    # Looking ---------------------------------------------------------------------------------------------------------

    def _preview(self) -> None:
        wanted, home, number = self.wanted(), self._home, self._question
        if wanted.what == ONE and wanted.case_id is not None:
            case_id = wanted.case_id

            def render(_progress: Progress) -> tuple[int, bytes]:
                return number, dossiers.render_preview(home, case_id, masked=wanted.masked, purpose=wanted.purpose)

            self._tasks.run(render, self._rendered, self._went_wrong, title=self.tr("Đang dựng hồ sơ để xem"))
        elif wanted.what == ALL or (wanted.what == AREA and wanted.area_id is not None):

            def count(_progress: Progress) -> tuple[int, Choice]:
                return number, dossiers.choose(home, hamlet=wanted.area_id if wanted.what == AREA else None)

            self._tasks.run(count, self._counted, self._went_wrong)

    def _rendered(self, answer: tuple[int, bytes]) -> None:
        number, pdf = answer
        if number == self._question:
            self.view.show_pdf(pdf)

    def _counted(self, answer: tuple[int, Choice]) -> None:
        number, choice = answer
        if number != self._question:
            return
        text = fill(self.tr("Sẽ in %1 hồ sơ vào một tệp."), len(choice.cases))
        if choice.left_out:
            text += " " + fill(self.tr("Không in %1 hồ sơ được bảo mật."), choice.left_out)
        self._count.setText(text if choice.cases else self.tr("Không có hồ sơ nào ở đây."))
        self._make.setEnabled(bool(choice.cases))

    # Making ----------------------------------------------------------------------------------------------------------

    def _make_it(self) -> None:
        if self._what.value() == SLIP:
            self._make_slip()
        else:
            self._ask_where()

    def _make_slip(self) -> None:
        home, case_id, number = self._home, self._case.value(), self._question
        if case_id is None:
            self._case_row.set_error(self.tr("Hãy chọn hồ sơ."))
            return
        self._case_row.set_error("")

        def make(_progress: Progress) -> tuple[int, bytes]:
            return number, slips.print_slip(home, case_id)

        self._tasks.run(make, self._slip_made, self._went_wrong, title=self.tr("Đang lập phiếu"))

    def _slip_made(self, answer: tuple[int, bytes]) -> None:
        number, pdf = answer
        if number == self._question:
            self._slip = pdf
            self.view.show_pdf(pdf)

    def _ready(self) -> bool:
        """Whether all is said that a print needs; tells what is not."""
        wanted = self.wanted()
        errors: list[tuple[FieldRow, str]] = [
            (self._case_row, self.tr("Hãy chọn hồ sơ.") if wanted.what in (ONE, SLIP) and not wanted.case_id else ""),
            (self._area_row, self.tr("Hãy chọn địa bàn.") if wanted.what == AREA and not wanted.area_id else ""),
            (self._purpose_row, self.tr("Hãy ghi in để làm gì.") if wanted.what != SLIP and not wanted.purpose else ""),
        ]
        for row, text in errors:
            row.set_error(text)
        return not any(text for _, text in errors)

    def _ask_where(self) -> None:
        if not self._ready():
            return
        kept = Path(str(self._memory.value("papers/folder") or ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = next((each for each in (kept, Path(documents)) if str(each) != "." and each.is_dir()), Path.home())
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Ghi bản in vào"), str(free_name(folder, self._file_stem())), self.tr("Tệp PDF (*.pdf)")
        )
        if chosen:
            self.save_to(Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf"))

    def _file_stem(self) -> str:
        """Says nothing of a person or their group: files lie about."""
        what = {ONE: "ho-so", AREA: "ho-so-dia-ban", ALL: "ho-so-tat-ca", SLIP: "phieu"}[self._what.value() or ONE]
        return f"{what}-{self._home.today.isoformat()}"

    def save_to(self, out: Path) -> None:
        """Make the paper that stands on the left, as a numbered copy in ``out``."""
        self._memory.setValue("papers/folder", str(out.parent))
        self._write(out, self._written)

    def _print(self) -> None:
        """A copy for the printer, by way of the system's viewer; what lies for it here goes with the next one."""
        if not self._ready():
            return
        if self._saved is not None and self._saved.is_file():
            self._open(self._saved)
            return
        folder = self._home.folder / _PRINTS
        try:
            folder.mkdir(exist_ok=True)
        except OSError as fault:
            show_error(self.window(), fault)
            return
        self._write(free_name(folder, self._file_stem()), self._written_for_print)

    def _write(self, out: Path, take: Callable[[Printed], object]) -> None:
        wanted, home, slip = self.wanted(), self._home, self._slip
        if wanted.what == SLIP:
            if slip is None:
                self._make_slip()
                return

            def write(progress: Progress) -> Printed:
                write_whole(out, slip, private=True)
                return Printed(1, 1, out)

        else:
            ids = (wanted.case_id,) if wanted.what == ONE and wanted.case_id else ()
            hamlet = wanted.area_id if wanted.what == AREA else None

            def write(progress: Progress) -> Printed:
                return dossiers.print_dossiers(
                    home, out, ids=ids, hamlet=hamlet, purpose=wanted.purpose, masked=wanted.masked, progress=progress
                )

        self._set_busy(True)
        self._running = self._tasks.run(
            write,
            take,
            self._not_written,
            title=self.tr("Đang in hồ sơ"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _written(self, printed: Printed) -> None:
        self._set_busy(False)
        self._saved = printed.path
        text = fill(self.tr("Đã ghi %1 hồ sơ, %2 trang: %3"), printed.dossiers, printed.pages, str(printed.path))
        if printed.left_out:
            text += " " + fill(self.tr("Không in %1 hồ sơ được bảo mật."), printed.left_out)
        self.banners.tell("saved", text, "good", [(self.tr("Mở thư mục"), self._show_folder)])
        self.view.show_pdf(printed.path)

    def _written_for_print(self, printed: Printed) -> None:
        self._set_busy(False)
        self._open(printed.path)

    def _open(self, file: Path) -> None:
        if not handing.open_file(file):
            self.banners.tell(
                "viewer", fill(self.tr("Máy không có chương trình xem PDF để in. Tệp nằm ở: %1"), str(file)), "warn"
            )

    def _show_folder(self) -> None:
        if self._saved is not None:
            handing.open_folder(self._saved)
        else:
            self.banners.tell("folder", self.tr("Bản này chưa lưu ra tệp. Bấm “Lưu…” trước."), "accent")

    def _stopped(self) -> None:
        self._set_busy(False)
        self.banners.tell("saved", self.tr("Đã dừng in; không có tệp nào được ghi."), "neutral")

    def _not_written(self, error: Exception) -> None:
        self._set_busy(False)
        self._went_wrong(error)

    def _set_busy(self, busy: bool) -> None:
        self._make.setEnabled(not busy)
        self.view.setEnabled(not busy)
        if not busy:
            self._running = None

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)

    def _clear_prints(self) -> None:
        """What was handed to the printer in earlier sittings does not stay in the clear."""
        folder = self._home.folder / _PRINTS
        for file in folder.glob("*.pdf") if folder.is_dir() else ():
            try:
                file.unlink()
            except OSError:
                continue  # still open in a viewer: the next sitting takes it
