"""Đợt cao điểm, theo đơn vị: targets, quotas, what was taken, how fast it must go on, with a bar for each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from app.domain.changes import Done
from app.domain.drive import QUOTA, TOTAL, ChildFilter, ChildState
from app.domain.drive_figures import BandFigures, UnitFigures
from app.domain.merge import Seen
from app.errors import UserError
from app.progress import Progress
from app.services import drives, drives_targets
from app.services.drives import DayFigures
from app.ui import theme
from app.ui.cases.tab import muted
from app.ui.editors import DayEdit
from app.ui.formats import day as day_words
from app.ui.formats import fill, number
from app.ui.plans.drive_targets_dialog import TargetsDialog
from app.ui.plans.drive_words import doubt_words
from app.ui.plans.paper_deeds import PaperDeeds
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import TextLine
from app.ui.widgets.paged_model import PagedModel
from app.ui.widgets.paged_table import Column, Rows

PROGRESS_COLUMN = 5
_SHOWN_DOUBTS = 3


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One line of the table: a unit, or a row of totals; ``band`` is the one that is looked at."""

    id: str
    figures: UnitFigures
    band: BandFigures
    printed: bool = False


class Bar(QStyledItemDelegate):
    """Draws how far a unit is: a plain bar with its per cent beside it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        row = model.row(index.row()) if isinstance(model, PagedModel) else None
        share = row.band.share if isinstance(row, UnitRow) and not row.printed else None
        if share is None:
            return
        area: QRect = option.rect
        bar = QRect(area.left() + 8, area.center().y() - 4, area.width() - 66, 8)
        colours = theme.current()
        painter.save()
        painter.fillRect(bar, colours.colour("line"))
        painter.fillRect(
            QRect(bar.left(), bar.top(), round(bar.width() * min(1.0, share)), 8), colours.colour("accent")
        )
        painter.restore()


class DriveUnitsView(WorkView):
    """Enter on a unit shows its children. Ctrl+N enters a day's number of a unit."""

    CONCERNS = ("turnout", "target", "measurement", "resident", "area", "mark", "setting")

    def columns(self) -> list[Column]:
        tips = {
            "target": self.tr("Số giao cho đơn vị trong bảng chỉ tiêu."),
            "quota": self.tr("Chỉ tiêu giao cho mỗi ngày."),
            "today": self.tr("Số trẻ thu nhận trong ngày đã chọn, theo tuổi ngày ấy. Bút chì: số nhập tay."),
            "done": self.tr("Cộng từ ngày đầu của đợt đến hết ngày đã chọn."),
            "share": self.tr("Lũy kế trên chỉ tiêu."),
            "difference": self.tr("Lũy kế so với chỉ tiêu ngày nhân số ngày đã qua."),
            "unable": self.tr("Trẻ chưa thể thu nhận, có lý do giải trình."),
            "left": self.tr("Chỉ tiêu trừ giảm trừ, trừ lũy kế."),
            "needed": self.tr("Còn lại chia cho số ngày còn lại của đợt."),
            "met": self.tr("Ngày xong nếu giữ tốc độ của tối đa 7 ngày gần nhất."),
        }
        return [
            Column(self.tr("Đơn vị"), lambda row: row.figures.name, 156, stretch=True),
            Column(self.tr("Chỉ tiêu"), lambda row: _number(row.band.target), 86, "right", tip=tips["target"]),
            Column(self.tr("Mỗi ngày"), lambda row: _number(row.band.quota), 96, "right", tip=tips["quota"]),
            Column(self.tr("Trong ngày"), self._today, 110, "right", mark=self._typed, tip=tips["today"]),
            Column(self.tr("Lũy kế"), self._done, 78, "right", tip=tips["done"]),
            Column(self.tr("Tiến độ"), self._share, 104, "right", tip=tips["share"]),
            Column(self.tr("Nhanh, chậm"), self._difference, 124, "right", mark=self._behind, tip=tips["difference"]),
            Column(self.tr("Giảm trừ"), lambda row: _some(row, row.band.unable), 90, "right", tip=tips["unable"]),
            Column(self.tr("Còn lại"), self._left, 84, "right", tip=tips["left"]),
            Column(self.tr("Cần/ngày"), self._needed, 98, "right", tip=tips["needed"]),
            Column(self.tr("Xong"), self._met, 104, "right", tip=tips["met"]),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._drive = drives.all_drives(self._home)[0]
        self._found: DayFigures | None = None
        self._rows: Sequence[UnitRow] = ()
        self._targets: TargetsDialog | None = None
        self._papers = PaperDeeds(self._tasks, self)
        row, (self._children, self._table_of, self._enter, self._under) = self.bar(
            ("people", self.tr("Từng trẻ"), self.show_children),
            ("edit", self.tr("Bảng chỉ tiêu…"), self.edit_targets),
            ("add", self.tr("Nhập số…"), self.enter),
            ("place", self.tr("Thuộc đơn vị…"), self.put_under),
        )
        self._band = ChoiceBox([Option(band.id, band.name) for band in self._drive.bands], self)
        self._band.set_value(self._drive.bands[0].id)
        self._band.setMinimumWidth(220)
        for line in self._band.findChildren(TextLine):
            line.setAccessibleName(self.tr("Nhóm tuổi"))
        self._band.changed.connect(self._changed)
        self._day = DayEdit(self._home.today, self)
        self._day.set_value(self._home.today)
        for line in self._day.findChildren(TextLine):
            line.setAccessibleName(self.tr("Số liệu đến hết ngày"))
        self._day.changed.connect(self._changed)
        self._day.setFixedWidth(300)
        row.add(self._band)
        row.add(self._day)
        self._under.setVisible(False)
        layout.addWidget(row)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self.enter)
        self._table.view.setItemDelegateForColumn(PROGRESS_COLUMN, Bar(self._table.view))

    def build_below(self, layout: QVBoxLayout) -> None:
        said = [self.tr("Enter: xem từng trẻ của đơn vị.")]
        if self._drive.desks:
            desk = self._drive.desks[0]
            daily = fill(self.tr("%1, %2 hằng ngày"), desk.place, desk.hours)
            said.append(daily + (self.tr(", cả ngày lễ, cuối tuần.") if desk.days_off else "."))
        layout.addWidget(muted(" ".join(said), self))

    def ask(self) -> None:
        home, drive, when = self._home, self._drive, self.day()

        def read(_progress: Progress) -> DayFigures:
            return drives.day_figures(home, drive, when)

        self.read("rows", read, self._show)

    def day(self) -> date:
        return self._day.value() or self._home.today

    def _show(self, found: DayFigures) -> None:
        self._found = found
        band = self._band.value() or self._drive.bands[0].id
        rows = [UnitRow(each.unit, each, each.of(band)) for each in found.rows]
        rows.append(UnitRow(TOTAL, replace(found.total, name=self.tr("Tổng (cộng các dòng)")), found.total.of(band)))
        if any(each.code == "total" for each in found.doubts):
            printed = replace(
                found.total.of(band), target=found.printed.get(band), quota=found.printed.get(QUOTA + band)
            )
            rows.append(UnitRow("printed", replace(found.total, name=self.tr("Tổng (bản in)")), printed, printed=True))
        self._rows = rows
        units = {each.id for each in self._home.pack.plan.units}
        self._under.setVisible(bool(units) and any(each.unit not in units for each in found.rows))
        self._table.set_empty(
            self.tr("Chưa có đơn vị nào"), self.tr("Lập địa bàn, hoặc lấy bảng chỉ tiêu của kế hoạch."), "", "empty"
        )
        self._table.set_source(Rows(rows, lambda row: row.id))
        self.tell(self._words_of(found, band))
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        account = self._home.account
        unit = isinstance(row, UnitRow) and not row.printed
        self._children.setEnabled(unit)
        here, units = self._home.is_office, {each.id for each in self._home.pack.plan.units}
        self._table_of.setEnabled(here and account.may_write("target", "value"))
        self._enter.setEnabled(here and unit and row.id != TOTAL and account.may_write("measurement", "value"))
        area = unit and row.id != TOTAL and row.id not in units
        self._under.setEnabled(bool(units) and area and account.may_write("setting", "value"))
        self._under.setToolTip(self.tr("Địa bàn không trùng tên đơn vị nào của kế hoạch: tính vào đơn vị nào."))

    # Deeds -----------------------------------------------------------------------------------------------------------

    def show_children(self) -> None:
        """The children behind the numbers of the chosen row."""
        row = self.current()
        if isinstance(row, UnitRow) and not row.printed:
            unit = None if row.id == TOTAL else row.id
            self.part_asked.emit(("children", ChildFilter(unit=unit, band=self._band.value())))

    def edit_targets(self) -> None:
        self._targets = TargetsDialog(self._home, self._tasks, self._drive, self.window())
        self._targets.saved.connect(self.done)
        self._targets.open()

    @property
    def targets(self) -> TargetsDialog | None:
        return self._targets

    def enter(self) -> None:
        row = self.current()
        if not isinstance(row, UnitRow) or not self._enter.isEnabled():
            return
        home, drive, unit = self._home, self._drive, row.id

        def save(fields: Any, _seen: Seen | None) -> Done[Any]:
            typed = str(fields.get("value") or "").strip()
            if typed and not typed.isdecimal():
                raise UserError("drive.count-size")
            when = fields.get("day") or home.today
            band = str(fields.get("band") or drive.bands[0].id)
            return drives_targets.enter_count(home, drive, unit, band, when, int(typed) if typed else None)

        bands = [Option(band.id, band.name) for band in drive.bands]
        dialog = self._desk.dialog(
            fill(self.tr("Số thu nhận trong ngày: %1"), row.figures.name),
            "measurement",
            [
                Entry("day", self._desk.day(), self.tr("Ngày"), required=True),
                Entry("band", lambda: ChoiceBox(bands), self.tr("Nhóm tuổi"), required=True),
                Entry("value", TextLine, self.tr("Số trẻ"), self.tr("Để trống để bỏ số đã nhập của ngày ấy")),
            ],
            Record(),
            save,
            key=f"drive/count/{unit}",
            whole=True,
            yes=self.tr("Ghi số"),
            intro=self.tr("Dùng khi trẻ của đơn vị không có trong máy này. Số nhập thay cho số đếm của ngày ấy."),
            judged=False,
        )
        dialog.panel.preset("day", self.day())
        dialog.panel.preset("band", self._band.value())
        self.open_form(dialog)

    def put_under(self) -> None:
        """To which unit of the plan an area of another name belongs."""
        row, home = self.current(), self._home
        if not isinstance(row, UnitRow):
            return

        def save(fields: Any, _seen: Seen | None) -> Done[Any]:
            return drives.put_under(home, row.id, str(fields["unit"]))

        units = [Option(unit.id, unit.name) for unit in home.pack.plan.units]
        self.open_form(
            self._desk.dialog(
                fill(self.tr("%1 thuộc đơn vị nào"), row.figures.name),
                "setting",
                [Entry("unit", lambda: ChoiceBox(units), self.tr("Đơn vị của kế hoạch"), required=True)],
                Record(),
                save,
                key=f"drive/under/{row.id}",
                whole=True,
                yes=self.tr("Ghi lại"),
                judged=False,
            )
        )

    def _opened(self, _key: str) -> None:
        self.show_children()

    def _changed(self) -> None:
        if not self._band.problem() and not self._day.problem():
            self.reload()

    # Words -----------------------------------------------------------------------------------------------------------

    def _words_of(self, found: DayFigures, band: str) -> str:
        total, total_band = found.total, found.total.of(band)
        parts = [
            fill(self.tr("%1: trong ngày %2, lũy kế %3"), day_words(found.day), total_band.today, total_band.done),
            fill(self.tr("mọi nhóm: %1, lũy kế %2"), total.today, total.done),
        ]
        if total.beside_done:
            parts.append(fill(self.tr("ngoài các nhóm hoặc chưa rõ nhóm: %1"), total.beside_done))
        if back := total.states.get(ChildState.RETURNED, 0):
            parts.append(fill(self.tr("đã về, phải báo ngay: %1"), back))
        lines = [" · ".join(parts)]
        if total.of(band).target is None and not found.printed:
            lines.append(self.tr("Chưa có bảng chỉ tiêu: mở “Bảng chỉ tiêu…” để lấy bảng của kế hoạch, dán hoặc gõ."))
        if found.doubts:
            names = {row.unit: row.name for row in found.rows}
            said = [doubt_words(self._drive, each, names) for each in self._first(found)]
            more = len(found.doubts) - len(said)
            tail = fill(self.tr("; và %1 điều khác (xem Bảng chỉ tiêu)"), more) if more > 0 else ""
            lines.append(fill(self.tr("Cần xem: %1"), "; ".join(said)) + tail)
        return "\n".join(lines)

    def _first(self, found: DayFigures) -> list[Any]:
        weight = {"below-done": 0, "total": 1, "bands": 2, "missing": 3, "stranger": 4, "quotas": 5}
        return sorted(found.doubts, key=lambda each: weight[each.code])[:_SHOWN_DOUBTS]

    def _done(self, row: UnitRow) -> str:
        return "" if row.printed else number(row.band.done)

    def _left(self, row: UnitRow) -> str:
        return "" if row.printed else _number(row.band.left)

    def _today(self, row: UnitRow) -> str:
        return "" if row.printed else number(row.band.today)

    def _typed(self, row: UnitRow) -> tuple[str, str] | None:
        return ("edit", "neutral") if row.band.entered and not row.printed else None

    def _share(self, row: UnitRow) -> str:
        share = row.band.share
        return "" if share is None or row.printed else f"{share * 100:.0f} %"

    def _difference(self, row: UnitRow) -> str:
        ahead = row.band.difference
        if ahead is None or row.printed:
            return ""
        if ahead < 0:
            return fill(self.tr("chậm %1"), -ahead)
        return fill(self.tr("vượt %1"), ahead) if ahead else self.tr("đúng")

    def _behind(self, row: UnitRow) -> tuple[str, str] | None:
        ahead = row.band.difference
        if ahead is None or row.printed:
            return None
        return ("late", "bad") if ahead < 0 else ("done", "good")

    def _needed(self, row: UnitRow) -> str:
        if row.printed or row.band.needed is None:
            return ""
        return number(row.band.needed) if row.band.left else self.tr("xong")

    def _met(self, row: UnitRow) -> str:
        if row.printed or row.band.left is None:
            return ""
        when = row.band.met_on(self._found.day) if self._found is not None else None
        return day_words(when) if when is not None else self.tr("chưa rõ")


def _number(value: int | None) -> str:
    return "" if value is None else number(value)


def _some(row: UnitRow, value: int) -> str:
    return number(value) if value and not row.printed else ""
