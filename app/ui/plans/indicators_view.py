"""Chỉ tiêu: above each indicator with its goal, below what each unit told, or the cases behind a counted number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Done
from app.domain.indicators import Doubt, Reached, Remark, UnitRow, told_on
from app.domain.permissions import Action
from app.domain.stages import CaseStanding
from app.progress import Progress
from app.services import indicators
from app.services.indicators import Board, Entry
from app.ui.editors import DayEdit
from app.ui.formats import fill, number
from app.ui.plans.figures_dialog import FiguresDialog
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.widgets.fields import TextLine
from app.ui.widgets.paged_table import Column, PagedTable, Rows

_HIGH = 206
_MOST_NAMED = 4


class IndicatorsView(WorkView):
    """Choose an indicator above; Enter there types figures. Below, Enter on a case opens it. ``open_target``: an id."""

    CONCERNS = ("measurement", "target", "case", "resident", "step", "mark", "obstacle", "evidence", "edition")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Đơn vị, người"), self._who, 300, stretch=True, mark=self._unit_mark),
            Column(self.tr("Đạt được"), lambda row: _of(row, "value"), 110, "right"),
            Column(self.tr("Trên tổng số"), lambda row: _of(row, "whole"), 120, "right"),
            Column(self.tr("Chỉ tiêu giao"), lambda row: _of(row, "given"), 120, "right"),
            Column(self.tr("Lần trước"), lambda row: _of(row, "before"), 110, "right"),
            Column(self.tr("Ngày số liệu"), lambda row: _of(row, "day"), 116),
            Column(self.tr("Nguyên nhân, diện"), self._cause, 220),
        ]

    def _top_columns(self) -> list[Column]:
        return [
            Column(self.tr("Chỉ tiêu"), lambda row: row.indicator.name, 300, stretch=True, mark=self._mark),
            Column(self.tr("Phải đạt"), _goal, 110, "right"),
            Column(self.tr("Đến hết"), lambda row: row.goal.by if row.goal is not None else None, 112),
            Column(self.tr("Đạt được"), lambda row: _number(row.value), 104, "right"),
            Column(self.tr("Trên tổng số"), lambda row: _number(row.whole), 118, "right"),
            Column(self.tr("Tỷ lệ"), _share, 84, "right"),
            Column(self.tr("Còn thiếu"), lambda row: _number(row.lacking), 96, "right"),
            Column(self.tr("Xu hướng"), _trend, 190),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._board: Board | None = None
        self._chosen = ""
        self._papers = PaperDeeds(self._tasks, self)
        self.figures_dialog: FiguresDialog | None = None
        row, (self._enter, self._give, self._keep, *self._prints) = self.bar(
            ("edit", self.tr("Nhập số liệu…"), self.enter),
            ("edit", self.tr("Giao chỉ tiêu…"), self.give),
            ("save", self.tr("Chốt số hôm nay"), self.keep),
            ("print", self.tr("In"), self.print_board),
            ("export", self.tr("Excel…"), self.save_board),
        )
        self._on = DayEdit(self._home.today, self)
        self._on.setFixedWidth(290)
        for line in self._on.findChildren(TextLine):
            line.setAccessibleName(self.tr("Tính đến ngày"))
            line.setPlaceholderText(self.tr("Tính đến ngày"))
        self._on.changed.connect(self.reload)
        row.add(self._on)
        layout.addWidget(row)
        self.top = PagedTable(self._top_columns(), name=self.tr("Các chỉ tiêu"), parent=self)
        self.top.setFixedHeight(_HIGH)
        self.top.selected.connect(self._pick)
        self.top.opened.connect(self._enter_row)
        self.top.set_empty(self.tr("Kế hoạch không đặt chỉ tiêu nào"), icon="good")
        layout.addWidget(self.top)
        self._table.set_empty(
            self.tr("Chưa chọn chỉ tiêu, hoặc không còn ai thiếu"),
            self.tr("Chọn một chỉ tiêu ở trên để thấy từng đơn vị, hoặc những hồ sơ chưa đạt."),
        )

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        home, on = self._home, self._on.value()

        def read(progress: Progress) -> Board:
            return indicators.indicators(home, on, progress=progress)

        self.read("board", read, self._show)

    def _show(self, board: Board) -> None:
        self._board = board
        if not self._chosen and board.rows:
            self._chosen = board.rows[0].indicator.id
        self.top.set_source(Rows(board.rows, lambda row: row.indicator.id))
        self._fill()

    def _row(self) -> Reached | None:
        rows = self._board.rows if self._board is not None else ()
        return next((row for row in rows if row.indicator.id == self._chosen), None)

    def _pick(self, indicator: str) -> None:
        self._chosen = indicator
        self._fill()

    def _fill(self) -> None:
        row = self._row()
        below: Sequence[Any] = ()
        if row is not None:
            below = row.counted.missing if row.counted is not None else row.units
        self._table.set_source(Rows(below, _key))
        self.tell(self._told(row))
        self.show_deeds()

    def _told(self, row: Reached | None) -> str:
        """How it is counted, and what is to be said about it."""
        if row is None or self._board is None:
            return ""
        parts = [fill(self.tr("%1 (%2)"), row.indicator.of, _how(row))]
        parts += [_remark(each, self._board.units) for each in row.remarks]
        return " · ".join(parts)

    def show_deeds(self) -> None:
        row, account = self._row(), self._home.account
        office = self._home.is_office
        entered = row is not None and row.counted is None
        self._enter.setEnabled(entered and office and account.may_write("measurement", "value"))
        many = row is not None and len(row.units) > 1 and not row.indicator.share
        self._give.setEnabled(many and office and account.may_write("target", "value"))
        self._keep.setEnabled(office and account.may_write("measurement", "value"))
        for button in self._prints:
            button.setEnabled(account.may(Action.PRINT_REPORT))

    def open_target(self, target: object) -> None:
        self._chosen = str(target)
        self._fill()

    def case_of(self, row: Any) -> str | None:
        return row.id if isinstance(row, CaseStanding) else None

    # Deeds -----------------------------------------------------------------------------------------------------------

    def _enter_row(self, indicator: str) -> None:
        self._chosen = indicator
        self.show_deeds()
        if self._enter.isEnabled():
            self.enter()

    def enter(self) -> None:
        """Figures of the chosen indicator; those that are told each week by the same units stand side by side."""
        row = self._row()
        if row is None or self._board is None:
            return
        home, on = self._home, self._on.value()
        day = on or told_on(home.pack.plan, row.indicator, home.today)

        def read(progress: Progress) -> Board:
            return indicators.indicators(home, day, progress=progress)

        self.read("entry", read, self._enter_figures)

    def _enter_figures(self, board: Board) -> None:
        row = next((each for each in board.rows if each.indicator.id == self._chosen), None)
        if row is None:
            return
        rows = [row]
        if row.indicator.every is not None:
            rows = [
                each
                for each in board.rows
                if each.indicator.every is row.indicator.every and each.indicator.givers == row.indicator.givers
            ]
        home = self._home

        def save(entries: Sequence[Entry], day: date) -> Done[Any]:
            return indicators.write(home, entries, day)

        self._open(FiguresDialog(self._tasks, rows, board.units, save, home.today, self))

    def give(self) -> None:
        row = self._row()
        if row is None or self._board is None:
            return
        home, id = self._home, row.indicator.id

        def save(entries: Sequence[Entry], _day: date) -> Done[Any]:
            return indicators.set_targets(home, id, {entry.unit: entry.value for entry in entries})

        self._open(FiguresDialog(self._tasks, [row], self._board.units, save, home.today, self, targets=True))

    def _open(self, dialog: FiguresDialog) -> None:
        self.figures_dialog = dialog
        dialog.saved.connect(self.done)
        dialog.open()

    def keep(self) -> None:
        home = self._home
        self.do(lambda: indicators.keep_counted(home), self.tr("Chốt số hôm nay"))

    def print_board(self) -> None:
        home, on = self._home, self._on.value()
        self._papers.show_paper(
            lambda: indicators.print_board(home, on), self.tr("Kết quả thực hiện chỉ tiêu"), self.tr("chi-tieu.pdf")
        )

    def save_board(self) -> None:
        home, on = self._home, self._on.value()
        self._papers.save_as(lambda: indicators.print_board(home, on, form="xlsx"), self.tr("chi-tieu.xlsx"))

    # Words -----------------------------------------------------------------------------------------------------------

    def _who(self, row: Any) -> str:
        if isinstance(row, CaseStanding):
            return f"{row.name} ({row.area})"
        return self._board.units.get(row.unit, row.unit) if self._board is not None else row.unit

    def _cause(self, row: Any) -> str:
        return row.category if isinstance(row, CaseStanding) else row.cause or ""

    def _unit_mark(self, row: Any) -> tuple[str, str] | None:
        if isinstance(row, CaseStanding):
            return ("todo", "neutral")
        return ("done", "good") if row.value is not None else ("warning", "warn")

    def _mark(self, row: Reached) -> tuple[str, str]:
        if row.late:
            return ("late", "bad")
        if row.reached is None:
            return ("unknown", "neutral")
        return ("done", "good") if row.reached else ("todo", "accent")


def _tr(text: str) -> str:
    return QCoreApplication.translate("IndicatorsView", text)


def _key(row: Any) -> str:
    return str(row.id if isinstance(row, CaseStanding) else row.unit)


def _of(row: Any, name: str) -> object:
    value = getattr(row, name) if isinstance(row, UnitRow) else None
    return _number(value) if isinstance(value, int) else value


def _number(value: int | None) -> str:
    return "" if value is None else number(value)


def _goal(row: Reached) -> str:
    if row.goal is None:
        return _tr("(theo dõi)")
    return fill(_tr("%1 %"), row.goal.value) if row.indicator.share else number(row.goal.value)


def _share(row: Reached) -> str:
    return f"{row.per_cent:.1f} %".replace(".", ",") if row.per_cent is not None else ""


def _trend(row: Reached) -> str:
    said = []
    for _, value, whole in indicators.trend_of(row):
        said.append(f"{value * 100 / whole:.0f} %" if whole else number(value))
    return " → ".join(said)


def _how(row: Reached) -> str:
    """How the number comes about, in words."""
    kind, _, name = row.indicator.counted.partition(":")
    known = {
        "recorded": _tr(
            "đếm theo người, mỗi người một lần: có số định danh hoặc đã thu thập dân cư, có kết quả về cư trú, có hồ sơ"
            " ban đầu; không tính người đã chuyển đi, chết, không thuộc diện"
        ),
        "eligible-a": _tr(
            "đếm theo người thuộc nhóm A không còn vướng mắc: hồ sơ đã giải quyết xong, hoặc đã có mọi kết quả của diện"
        ),
        "cards-b": _tr(
            "đếm theo người thuộc nhóm B chưa có căn cước khi lập hồ sơ: nay đã có thẻ hoặc giấy chứng nhận"
        ),
        "stuck-a": _tr(
            "đếm theo người thuộc nhóm A từng có vướng mắc: mọi vướng mắc đã gỡ và hồ sơ đã giải quyết xong"
        ),
    }
    if kind == "cases":
        return known.get(name, name)
    if kind == "marks":
        return _tr("đếm theo người có ghi thông tin này, trên mọi nhân khẩu")
    if kind == "checks":
        return _tr("nhân khẩu không còn sai lệch theo quy tắc kiểm tra, trên mọi nhân khẩu")
    return _tr("các đơn vị báo, cộng số của từng đơn vị")


def _remark(remark: Remark, units: dict[str, str] | Any) -> str:
    names = ", ".join(units.get(unit, unit) for unit in remark.units[:_MOST_NAMED])
    if len(remark.units) > _MOST_NAMED:
        names = fill(_tr("%1 và %2 đơn vị khác"), names, len(remark.units) - _MOST_NAMED)
    match remark.doubt:
        case Doubt.MISSING_UNITS:
            return fill(_tr("chưa có số liệu: %1"), names)
        case Doubt.TARGET_BELOW_DONE:
            return fill(_tr("chỉ tiêu giao thấp hơn số đã đạt: %1"), names)
        case Doubt.LESS_THAN_BEFORE:
            return fill(_tr("số liệu giảm so với lần trước: %1"), names)
        case Doubt.NO_CAUSE:
            return fill(_tr("chưa ghi nguyên nhân: %1"), names)
        case Doubt.TARGETS_DIFFER:
            return fill(_tr("tổng chỉ tiêu giao %1, kế hoạch ghi %2"), remark.here, remark.there)
