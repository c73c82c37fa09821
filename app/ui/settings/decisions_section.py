"""B7: references to written decisions in force. For one role, at the office; each opening leaves a line in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.home import Home
from app.services import decisions
from app.services.decisions import Decision, KeptDecision
from app.ui import dialogs, icons
from app.ui.cases.tab import muted
from app.ui.editors import DayEdit
from app.ui.fact_grid import FactGrid, FactLine
from app.ui.formats import day, fill
from app.ui.messages import explain
from app.ui.settings.section import Section
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.fields import Form, TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows


class DecisionsSection(Section):
    """Shown to those only who may open a reference."""

    def __init__(self, home: Home, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(home, tasks, parent)
        self._dialog: DecisionDialog | None = None
        self._open = ""
        self.words(
            self.tr(
                "Diện B7 không lập hồ sơ. Ở đây chỉ giữ dẫn chiếu đến một quyết định bằng văn bản đang có hiệu lực: "
                "số, ngày, cơ quan, ngày hết hạn. Không ghi tên người, hành vi, lời nói, nhận xét. Dẫn chiếu được mã "
                "hóa, không tìm kiếm được, không in, không xuống máy cơ sở, và tự xóa sau ngày hết hạn."
            )
        )
        self.words(
            self.tr(
                "Vế thứ hai của diện B7 trong kế hoạch (“biểu hiện, dấu hiệu nghi vấn”, “tiêu chuẩn xã hội”) không dựa "
                "trên quyết định nào của pháp luật nên chương trình cố ý không làm."
            ),
            "muted",
        )
        self._add = self.button(self.tr("Ghi dẫn chiếu…"), "add", self.add, role="primary")
        self._read = self.button(self.tr("Xem (ghi nhật ký)"), "eye", self.open_selected)
        self._remove = self.button(self.tr("Xóa…"), "remove", self.ask_to_remove)
        self.across(self._add, self._read, self._remove)
        self._table = PagedTable(
            [
                Column(self.tr("Dẫn chiếu"), self._sealed_word, 220, stretch=True),
                Column(self.tr("Hết hạn"), lambda row: row.until, 140, "right"),
                Column(self.tr("Còn lại"), self._left_word, 140, "right"),
            ],
            name=self.tr("Các dẫn chiếu đang có hiệu lực"),
        )
        self._table.set_empty(self.tr("Không có dẫn chiếu nào"), icon="lock")
        self._table.selected.connect(self._selected)
        self._table.opened.connect(self._opened)
        self._table.setMinimumHeight(150)
        self._layout.addWidget(self._table, 1)
        self._facts = FactGrid(self)
        self._layout.addWidget(self._facts)
        self._selected("")

    def refresh(self) -> None:
        home = self._home
        self.run(lambda _progress: decisions.kept(home), self._show)

    def add(self) -> None:
        """Write down another one."""
        self._dialog = DecisionDialog(self._home.today, self._add_one, self)
        self._dialog.open()

    def open_selected(self) -> None:
        """Open the chosen one; the log is told."""
        home, wanted = self._home, self._table.current_key()
        if wanted:
            self._open = wanted
            self.run(lambda _progress: decisions.read(home, wanted), self._show_opened)

    def ask_to_remove(self) -> None:
        home, wanted = self._home, self._table.current_key()
        text = self.tr("Dẫn chiếu bị xóa hẳn và không lấy lại được. Quyết định giấy vẫn ở cơ quan ra quyết định.")
        if wanted and dialogs.confirm(self, self.tr("Xóa dẫn chiếu"), text, self.tr("Xóa dẫn chiếu này"), danger=True):
            self.run(lambda _progress: decisions.remove(home, wanted), self._removed)

    def _add_one(self, decision: Decision) -> None:
        home = self._home
        dialog = self._dialog
        if dialog is not None:
            self._tasks.run(lambda _progress: decisions.add(home, decision), self._added, dialog.refuse)

    def _added(self, _made: KeptDecision) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.refresh()

    def _removed(self, _nothing: object) -> None:
        self.refresh()

    def _show(self, rows: tuple[KeptDecision, ...]) -> None:
        self._facts.show_lines([])
        self._table.set_source(Rows(rows, lambda row: row.id))
        self._selected(self._table.current_key())

    def _show_opened(self, found: Decision) -> None:
        if self._open != self._table.current_key():
            return
        self._facts.show_lines(
            [
                FactLine(self.tr("Số quyết định"), found.number),
                FactLine(self.tr("Ngày quyết định"), day(found.day)),
                FactLine(self.tr("Cơ quan ra quyết định"), found.authority),
                FactLine(self.tr("Hết hiệu lực"), day(found.until)),
            ]
        )

    def _opened(self, _key: str) -> None:
        self.open_selected()

    def _selected(self, key: str) -> None:
        """Another row: what was opened goes out of sight."""
        self._facts.show_lines([])
        for button in (self._read, self._remove):
            button.setEnabled(bool(key))

    def _sealed_word(self, _row: Any) -> str:
        return self.tr("(đã mã hóa)")

    def _left_word(self, row: Any) -> str:
        return fill(self.tr("%1 ngày"), (row.until - self._home.today).days)


class DecisionDialog(QDialog):
    """Four fields, and no other. ``take`` gets the :class:`Decision`; it reports by accept or :meth:`refuse`."""

    def __init__(self, today: date, take: Callable[[Decision], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._take = take
        self.setWindowTitle(self.tr("Dẫn chiếu đến một quyết định"))
        self.setModal(True)
        self.setMinimumWidth(560)
        self.banners = BannerArea(self)
        self.number = TextLine(self, placeholder=self.tr("Như 12/QĐ-UBND"), most=decisions.MOST_NUMBER)
        self.day, self.until = DayEdit(today), DayEdit(today, may_be_later=True)
        self.authority = TextLine(self, most=decisions.MOST_AUTHORITY)
        form = Form(self, above=True)
        form.row(self.tr("Số quyết định"), self.number, required=True)
        self._day_row = form.row(self.tr("Ngày quyết định"), self.day, required=True)
        form.row(self.tr("Cơ quan ra quyết định"), self.authority, required=True)
        self._until_row = form.row(self.tr("Ngày hết hiệu lực"), self.until, required=True)
        yes = QPushButton(self.tr("Mã hóa và giữ"), self)
        yes.setProperty("role", "primary")
        icons.put(yes, "lock", "on_accent")
        yes.setDefault(True)
        yes.clicked.connect(self.take)
        no = QPushButton(self.tr("Thôi"), self)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(self.banners)
        layout.addWidget(form)
        layout.addWidget(muted(self.tr("Không ghi tên người, hành vi, lời nói, nhận xét."), self))
        layout.addLayout(buttons)

    def take(self) -> None:
        """What can be said here of what is missing is said here; the rest comes back by :meth:`refuse`."""
        missing = False
        for row, editor in ((self._day_row, self.day), (self._until_row, self.until)):
            problem = editor.problem() or ("" if editor.value() is not None else self.tr("Hãy ghi ngày."))
            row.set_error(problem)
            missing = missing or bool(problem)
        day_, until = self.day.value(), self.until.value()
        if not missing and day_ is not None and until is not None:
            self._take(Decision(self.number.value() or "", day_, self.authority.value() or "", until))

    def refuse(self, error: Exception) -> None:
        """The reference was not taken."""
        self.banners.explain("refused", explain(error))
