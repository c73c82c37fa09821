"""One report: its words at the left, its picture at the right; kept as a draft, frozen, printed, saved, looked into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.changes import Done
from app.domain.figures import Difference
from app.domain.numbers_vi import grouped
from app.home import Home
from app.progress import Progress
from app.services import reports_making
from app.services.reports_making import Draft
from app.ui import icons
from app.ui.cases.tab import muted
from app.ui.dialogs import show_error
from app.ui.formats import fill
from app.ui.papers.making import Maker
from app.ui.papers.side import Looked
from app.ui.plans.report_numbers import NumbersDialog
from app.ui.plans.report_side import ReportSide
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import scrolled
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.pdf_view import PdfView
from app.ui.window import Memory

_LEFT, _PAUSE = 470, 500
_TOLD = 6


class ReportDialog(QDialog):
    """Signals: ``changed(object)`` Changes; ``open_case(str)``."""

    changed = Signal(object)
    open_case = Signal(str)

    def __init__(self, home: Home, tasks: Tasks, memory: Memory, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._tasks, self._key = home, tasks, key
        self._draft: Draft | None = None
        self._question = 0
        self.numbers: NumbersDialog | None = None
        self.banners = BannerArea(self)
        self.side = ReportSide(home, tasks, memory, self)
        self.view = PdfView(tasks, self)
        self.maker = Maker(home, tasks, memory, self.view, self.banners, self)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look)
        self.side.anew.connect(self._typed)
        self.view.save_requested.connect(self._save_file)
        self.view.print_requested.connect(self._print)
        self.view.folder_requested.connect(self.maker.show_folder)
        self.maker.busy.connect(self._busy)
        self._read()

    def _build(self) -> None:
        self._state = muted("", self)
        self._state.setWordWrap(True)
        deeds: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("save", self.tr("Lưu nháp"), self.save),
            ("lock", self.tr("Chốt số liệu"), self.freeze),
            ("undo", self.tr("Bỏ chốt"), self.thaw),
            ("refresh", self.tr("Lập bản mới thay thế"), self.make_anew),
            ("eye", self.tr("Danh sách sau con số…"), self.show_numbers),
        )
        row = FlowRow(self)
        self._buttons: list[QPushButton] = []
        for icon, text, call in deeds:
            button = QPushButton(text, row)
            button.setAutoDefault(False)
            icons.put(button, icon)
            button.clicked.connect(call)
            row.add(button)
            self._buttons.append(button)
        self.save_button, self.freeze_button, self.thaw_button, self.anew_button, self.list_button = self._buttons
        self.freeze_button.setToolTip(
            self.tr("Từ lúc này số liệu và lời văn được giữ nguyên: in lại lúc nào cũng đúng bản đó")
        )
        left = QFrame(self)
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._state)
        column.addWidget(row)
        column.addWidget(scrolled(self.side), 1)
        kinds = QHBoxLayout()
        label = QLabel(self.tr("Lưu thành"), self)
        label.setBuddy(self.side.kind)
        kinds.addWidget(label)
        kinds.addWidget(self.side.kind, 1)
        column.addLayout(kinds)
        across = QHBoxLayout()
        across.setSpacing(Space.L)
        across.addWidget(left)
        across.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addLayout(across, 1)
        self.setWindowTitle(self.tr("Báo cáo"))
        self.resize(1240, 680)

    # Reading ---------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        home, key = self._home, self._key
        self._tasks.run(lambda _progress: reports_making.draft(home, key), self._show, self._went_wrong)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        self.side.show_draft(draft)
        self.setWindowTitle(fill(self.tr("%1, hạn %2"), draft.name, draft.key.rpartition(":")[2]))
        first, last = f"{draft.figures.first:%d/%m/%Y}", f"{draft.figures.last:%d/%m/%Y}"
        if draft.frozen:
            said = fill(self.tr("Đã chốt. Số liệu từ %1 đến %2, giữ nguyên như lúc chốt."), first, last)
        else:
            said = fill(self.tr("Bản nháp. Số liệu từ %1 đến %2, theo hồ sơ lúc này."), first, last)
        self._state.setText(said)
        self._tell("late", draft.late, self.tr("Số liệu kỳ trước nay đã khác (nhập muộn, nộp lại): %1"))
        self._tell("since", draft.since, self.tr("Từ khi chốt, hồ sơ đã khác báo cáo này: %1"))
        self.save_button.setEnabled(not draft.frozen)
        self.freeze_button.setEnabled(not draft.frozen)
        self.thaw_button.setEnabled(draft.frozen and draft.day is None)
        self.anew_button.setEnabled(draft.frozen)
        self._look()

    def _tell(self, key: str, found: tuple[Difference, ...], words: str) -> None:
        if not found:
            self.banners.take_back(key)
            return
        told = "; ".join(
            f"{_whose(one)}{one.row}, {one.column}: {grouped(one.frozen)} → {grouped(one.now)}" for one in found[:_TOLD]
        )
        more = fill(self.tr("; và %1 số khác (phụ lục)"), len(found) - _TOLD) if len(found) > _TOLD else ""
        self.banners.tell(key, fill(words, told + more), "accent")

    def _typed(self) -> None:
        self.maker.forget()
        self._question += 1
        self._soon.start()

    def _look(self) -> None:
        work = self.side.look()
        if work is None:
            return
        number = self._question

        def look(progress: Progress) -> tuple[int, Looked]:
            return number, work(progress)

        self._tasks.run(look, self._looked, self._went_wrong, title=self.tr("Đang dựng bản in để xem"))

    def _looked(self, answer: tuple[int, Looked]) -> None:
        number, looked = answer
        if number == self._question:
            self.view.show_pdf(looked.pdf)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        self._write(reports_making.save)

    def freeze(self) -> None:
        self._write(reports_making.freeze)

    def _write(self, service: Callable[..., Done[Any]]) -> None:
        home, key, draft = self._home, self._key, self._draft
        if draft is None:
            return
        wording, seen = self.side.wording(), draft.seen
        self._tasks.run(lambda _progress: service(home, key, wording, seen), self._done, self._went_wrong)

    def thaw(self) -> None:
        home, key, draft = self._home, self._key, self._draft
        if draft is not None:
            seen = draft.seen
            self._tasks.run(lambda _progress: reports_making.thaw(home, key, seen), self._done, self._went_wrong)

    def make_anew(self) -> None:
        home, key = self._home, self._key
        self._tasks.run(lambda _progress: reports_making.make_anew(home, key), self._done, self._went_wrong)

    def _done(self, done: Done[Any]) -> None:
        self.changed.emit(done.changes)
        self._read()

    def show_numbers(self) -> None:
        """Every number of the report, and the list behind it."""
        if self._draft is None:
            return
        self.numbers = NumbersDialog(self._home, self._tasks, self._draft, self)
        self.numbers.open_case.connect(self._go_to_case)
        self.numbers.open()

    def _go_to_case(self, case_id: str) -> None:
        self.open_case.emit(case_id)
        self.close()

    def _save_file(self) -> None:
        self.maker.ask_where(self.side)

    def _print(self) -> None:
        self.maker.print(self.side)

    def _busy(self, busy: bool) -> None:
        self.view.setEnabled(not busy)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed is kept as a draft."""
        if self.side.edited():
            self.save()
        self._question += 1  # a picture that is still being made comes too late
        self.view.close_pdf()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc leaves and keeps."""
        self.close()

    def _went_wrong(self, error: Exception) -> None:
        show_error(self.window(), error)


def _whose(one: Difference) -> str:
    return f"{one.who}: " if one.who and one.who != one.row else ""
