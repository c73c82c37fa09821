"""First-run set-up: who this machine is, plan and commune, the first person, the recovery sheet.

    dialog = SetupDialog(folder, tasks)
    if dialog.exec() == SetupDialog.DialogCode.Accepted:
        outcome = dialog.outcome          # SetUp: which home to open, and as whom

What was typed is kept in memory only. A set-up that fails leaves nothing behind and says at which field it failed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.codes import Unit
from app.errors import HosoError
from app.progress import Progress
from app.services import backups, founding, units
from app.services.founding import FoundedOffice, Founding
from app.ui import dialogs, icons
from app.ui.formats import fill
from app.ui.messages import Blame, explain
from app.ui.settings import handing, section
from app.ui.settings.restore_page import RestorePage
from app.ui.settings.setup_pages import (
    FIELD,
    OFFICE,
    PLACES,
    FieldDonePage,
    SealPage,
    SetupPage,
    SheetPage,
    WherePage,
    WhichPage,
    WhoPage,
)
from app.ui.tasks import Lane, Tasks
from app.ui.theme import Space, dress
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import first_input, scrolled
from app.ui.widgets.progress_panel import ProgressPanel

DemoMaker = Callable[[Progress], Path]
FIRST_COMMUNE = "22120"
"""Xã Tuy An Đông, whose plan is proposed first."""
Communes = tuple[str, str, str, Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class SetUp:
    """Which home to open. With ``account`` and ``passphrase`` it opens at once; without (restored), by the login."""

    folder: Path
    account: str | None = None
    passphrase: str | None = field(default=None, repr=False)
    demo: bool = False


class SetupDialog(QDialog):
    """``demo`` makes the sample commune and gives the folder of its office; without it the offer is not shown."""

    def __init__(
        self, folder: Path, tasks: Tasks, parent: QWidget | None = None, *, demo: DemoMaker | None = None
    ) -> None:
        super().__init__(parent)
        self.outcome: SetUp | None = None
        self._folder, self._tasks, self._demo = folder, tasks, demo
        self._founded: FoundedOffice | None = None
        self._sheet: Path | None = None
        self._busy = self._bringing_back = False
        self.setWindowTitle(self.tr("Hồ sơ Cư trú: thiết lập lần đầu"))
        self.setMinimumSize(860, 560)
        self.resize(980, 660)
        self._which = WhichPage(self, demo=demo is not None)
        self._where = WherePage(self._plan_cards(), self)
        self._who = WhoPage(self)
        self._sheet_page = SheetPage(self)
        self._seal = SealPage(tasks, self)
        self._field_done = FieldDonePage(self)
        self._restoring = RestorePage(self)
        self._all: tuple[SetupPage, ...] = (
            self._which,
            self._where,
            self._who,
            self._sheet_page,
            self._seal,
            self._field_done,
            self._restoring,
        )
        self._build()
        self._which.restore_asked.connect(self._enter_restoring)
        self._restoring.choose_asked.connect(self._choose_backup)
        self._which.demo_asked.connect(self._open_demo)
        self._where.plan_chosen.connect(self._ask_communes)
        self._seal.print_asked.connect(self._print_sheet)
        self._seal.folder_asked.connect(self._show_folder)
        self._who.done.connect(self._next)
        go_on = QShortcut(QKeySequence("Ctrl+Return"), self)
        go_on.activated.connect(self._next)
        self._show_page(self._which)

    def _plan_cards(self) -> list[tuple[str, str, str, str]]:
        return [(offer.id, f"{offer.unit_name}, {offer.province_name}", offer.title, "") for offer in founding.plans()]

    def _build(self) -> None:
        rail = QFrame(self)
        rail.setProperty("role", "panel")
        rail.setFixedWidth(230)
        self._marks = [QLabel(rail) for _ in range(5)]
        steps = QVBoxLayout(rail)
        steps.setContentsMargins(Space.XL, Space.XL, Space.L, Space.XL)
        steps.setSpacing(Space.L)
        name = QLabel(self.tr("Hồ sơ Cư trú"), rail)
        name.setProperty("role", "heading")
        steps.addWidget(name)
        for mark in self._marks:
            mark.setWordWrap(True)
            steps.addWidget(mark)
        steps.addStretch(1)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._stack = QStackedWidget(self)
        for page in self._all:
            self._stack.addWidget(page if page is self._seal else scrolled(page))
        self._banners = BannerArea(self)
        self._back = QPushButton(self.tr("Quay lại"), self)
        icons.put(self._back, "back")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self._go_back)
        self._on = QPushButton(self)
        self._on.setProperty("role", "primary")
        self._on.setAutoDefault(False)
        self._on.clicked.connect(self._next)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._on)
        main = self._main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addWidget(self._banners)
        column.addLayout(buttons)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(rail)
        across.addWidget(main, 1)
        self._progress = ProgressPanel(self._tasks, main)

    # Going about -----------------------------------------------------------------------------------------------------

    def _way(self) -> list[SetupPage]:
        if self._bringing_back:
            return [self._which, self._restoring]
        if self._which.role() == FIELD:
            return [self._which, self._where, self._who, self._field_done]
        return [self._which, self._where, self._who, self._sheet_page, self._seal]

    def page(self) -> SetupPage:
        """The page that is shown."""
        return self._all[self._stack.currentIndex()]

    def _show_page(self, page: SetupPage) -> None:
        way = self._way()
        place = way.index(page)
        self._stack.setCurrentIndex(self._all.index(page))
        self._title.setText(page.title)
        for number, mark in enumerate(self._marks):
            mark.setVisible(number < len(way))
            if number < len(way):
                sign = "✓" if number < place else f"{number + 1}."
                mark.setText(f"{sign}  {self._short(way[number])}")
                dress(mark, role="strong" if number == place else "muted")
        made = page in (self._seal, self._field_done)
        self._back.setVisible(place > 0 and not made)
        self._on.setText(self._what_next(page))
        self._banners.take_back("error")
        target: QWidget = page
        while (proxy := target.focusProxy()) is not None:
            target = proxy
        (first_input(target) or self._on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _short(self, page: SetupPage) -> str:
        words: dict[SetupPage, str] = {
            self._which: self.tr("Loại máy"),
            self._where: self.tr("Kế hoạch và xã"),
            self._who: self.tr("Người đầu tiên"),
            self._sheet_page: self.tr("Phiếu khôi phục"),
            self._seal: self.tr("In và niêm phong"),
            self._field_done: self.tr("Xin cấp quyền"),
            self._restoring: self.tr("Bản sao lưu"),
        }
        return words[page]

    def _what_next(self, page: SetupPage) -> str:
        if page in (self._seal, self._field_done):
            return self.tr("Mở chương trình")
        if page is self._sheet_page:
            return self.tr("Lập máy văn phòng")
        if page is self._restoring:
            return self.tr("Trải ra máy này")
        if page is self._who and self._which.role() == FIELD:
            return self.tr("Lập máy cơ sở")
        return self.tr("Tiếp tục")

    def _go_back(self) -> None:
        way = self._way()
        before = way[max(0, way.index(self.page()) - 1)]
        self._bringing_back = self._bringing_back and before is not self._which
        self._show_page(before)

    def _next(self) -> None:
        page = self.page()
        if self._busy or not page.check():
            return
        if page is self._which:
            self._enter_where()
        elif page is self._where:
            self._who.suggest(self._which.role() or OFFICE, self._where.unit_name())
            self._show_page(self._who)
        elif page is self._who and self._which.role() == OFFICE:
            self._sheet_page.suggest(self._where.unit_name())
            self._show_page(self._sheet_page)
        elif page in (self._who, self._sheet_page):
            self._found()
        elif page is self._restoring:
            assert self._restoring.file is not None
            self.restore_from(self._restoring.file)
        elif page is self._seal:
            self._finish_office()
        else:
            self.accept()

    def _enter_where(self) -> None:
        offers = founding.plans()
        if self._where.plans.value() is None and offers:
            preferred = next((o for o in offers if o.unit_code == FIRST_COMMUNE), offers[0])
            self._where.plans.set_value(preferred.id)
            self._ask_communes(preferred.id)
        self._show_page(self._where)

    def _ask_communes(self, plan_id: str) -> None:
        def read(_progress: Progress) -> Communes:
            plan = founding.plan_of(plan_id)
            return plan_id, plan.unit_code, plan.unit_name, units.communes(plan.province_code)

        self._tasks.run(read, self._take_communes, self._went_wrong, lane=Lane.OTHER)

    def _take_communes(self, answer: Communes) -> None:
        self._where.take_plan(*answer)

    # Founding --------------------------------------------------------------------------------------------------------

    def _asked(self) -> Founding:
        return Founding(
            plan=self._where.plans.value() or "",
            unit=self._where.commune.value() or "",
            machine=self._who.machine.value() or "",
            person=self._who.person.value() or "",
            passphrase=self._who.passphrase.value() or "",
        )

    def _found(self) -> None:
        asked, folder = self._asked(), self._folder
        self._set_busy(True)
        if self._which.role() == FIELD:

            def lay(_progress: Progress) -> str:
                return founding.found_laptop(folder, asked)

            self._tasks.run(lay, self._laptop_founded, self._went_wrong, title=self.tr("Đang lập máy cơ sở"))
            return
        sheet = self._sheet_page.path()

        def found(_progress: Progress) -> tuple[FoundedOffice, Path]:
            return founding.found_office(folder, asked, sheet_to=sheet), sheet

        self._tasks.run(found, self._office_founded, self._went_wrong, title=self.tr("Đang lập máy văn phòng"))

    def _office_founded(self, answer: tuple[FoundedOffice, Path]) -> None:
        self._set_busy(False)
        self._founded, self._sheet = answer
        self.outcome = SetUp(self._folder, self._founded.account, self._asked().passphrase)
        self._seal.view.show_pdf(self._sheet)
        self._show_page(self._seal)

    def _laptop_founded(self, account: str) -> None:
        self._set_busy(False)
        self.outcome = SetUp(self._folder, account, self._asked().passphrase)
        self._show_page(self._field_done)

    def _finish_office(self) -> None:
        if self._seal.remove.value() and self._sheet is not None:
            self._seal.view.close_pdf()
            try:
                self._sheet.unlink(missing_ok=True)
            except OSError as fault:
                dialogs.show_error(self, fault)
        self.accept()

    def _print_sheet(self) -> None:
        if self._sheet is not None and not handing.open_file(self._sheet):
            self._banners.tell(
                "viewer",
                fill(
                    self.tr("Máy không có chương trình xem PDF. Hãy mở và in tệp này ở máy khác: %1"), str(self._sheet)
                ),
                "warn",
            )

    def _show_folder(self) -> None:
        if self._sheet is not None:
            handing.open_folder(self._sheet)

    # Other ways in ---------------------------------------------------------------------------------------------------

    def _enter_restoring(self) -> None:
        self._bringing_back = True
        self._show_page(self._restoring)

    def _choose_backup(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Chọn bản sao lưu"),
            "",
            f"{self.tr('Bản sao lưu')} (*{backups.SUFFIX});;{self.tr('Mọi tệp')} (*)",
        )
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, file: Path) -> None:
        """Which machine's backup this is, before anything is laid out."""

        def look(_progress: Progress) -> tuple[Path, str, str]:
            manifest = backups.look(file)
            return file, manifest.machine, section.said(manifest.at)

        self._tasks.run(look, self._take_backup, self._went_wrong, lane=Lane.OTHER)

    def _take_backup(self, answer: tuple[Path, str, str]) -> None:
        self._restoring.take(*answer)
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_from(self, file: Path) -> None:
        """Lay a backup out as this machine's records."""
        folder = self._folder

        def lay_out(progress: Progress) -> None:
            backups.restore(folder, file, progress=progress)

        self._set_busy(True)
        self._tasks.run(
            lay_out,
            self._restored,
            self._went_wrong,
            title=self.tr("Đang phục hồi từ bản sao lưu"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _restored(self, _answer: object) -> None:
        self._set_busy(False)
        self.outcome = SetUp(self._folder)
        self.accept()

    def _open_demo(self) -> None:
        make = self._demo
        if make is None:
            return
        self._set_busy(True)
        self._tasks.run(
            make,
            self._demo_made,
            self._went_wrong,
            title=self.tr("Đang dựng dữ liệu mẫu (toàn bộ là người không có thật)"),
            cancellable=True,
            on_cancelled=self._stopped,
        )

    def _demo_made(self, folder: Path) -> None:
        self._set_busy(False)
        self.outcome = SetUp(folder, demo=True)
        self.accept()

    def _stopped(self) -> None:
        self._set_busy(False)

    # Telling ---------------------------------------------------------------------------------------------------------

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for each in (self._stack, self._back, self._on):
            each.setEnabled(not busy)
        if busy:
            self._banners.take_back("error")

    def _went_wrong(self, error: Exception) -> None:
        self._set_busy(False)
        said = explain(error)
        if said.blame is Blame.US:
            dialogs.show_error(self, error)
            return
        name = PLACES.get(said.code, "")
        if isinstance(error, HosoError) and said.code.startswith(("disk.", "stick.", "file.")):
            name = "sheet" if self.page() is self._sheet_page and self._is_sheet(error) else name
        for page in self._way():
            if name in page.rows:
                self._show_page(page)
                page.show_problem(name, f"{said.happened} {said.todo}")
                return
        self._banners.tell("error", f"{said.happened} {said.todo}", "bad")

    def _is_sheet(self, error: HosoError) -> bool:
        return str(error.params.get("file", "")) == str(self._sheet_page.path())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._progress.place()

    def reject(self) -> None:
        """Esc, the close button. A sheet that was not put under seal is not left without a word."""
        if self._busy:
            return
        if self.outcome is not None and self.page() is self._seal:
            leave = dialogs.confirm(
                self,
                self.tr("Chưa niêm phong phiếu khôi phục"),
                fill(
                    self.tr(
                        "Máy văn phòng đã lập xong. Phiếu khôi phục không tạo lại được; tệp PDF vẫn nằm ở: %1\n"
                        "Hãy in, niêm phong rồi xóa tệp này."
                    ),
                    str(self._sheet),
                ),
                self.tr("Để sau, mở chương trình"),
                danger=True,
            )
            if leave:
                self.accept()
            return
        if self.outcome is not None:
            self.accept()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:
            event.ignore()
            return
        super().closeEvent(event)
