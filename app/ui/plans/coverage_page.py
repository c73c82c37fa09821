"""Độ phủ: how far each area is, and the doors at which somebody has to knock again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import QSplitter, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.domain.answers import is_known
from app.domain.doors import Reach
from app.domain.names import sort_key
from app.home import Home
from app.progress import Progress
from app.services import coverage
from app.services.coverage import AreaCoverage, Coverage, DoorRow
from app.ui import theme
from app.ui.cases.tab import heading, muted
from app.ui.cases.visits_tab import VisitKeys
from app.ui.field_words import address
from app.ui.formats import day, fill, number
from app.ui.service_page import ServicePage
from app.ui.tasks import Tasks
from app.ui.theme import Space
from app.ui.visit_recorder import VisitRecorder
from app.ui.widgets.banner import BannerArea
from app.ui.widgets.paged_model import PagedModel
from app.ui.widgets.paged_table import Column, PagedTable, Rows
from app.ui.window import Memory

LOOK: Mapping[Reach, tuple[str, str]] = {
    Reach.MET: ("done", "good"),
    Reach.REFUSED: ("blocked", "stuck"),
    Reach.MOVED: ("forward", "neutral"),
    Reach.NOBODY: ("waiting", "warn"),
    Reach.LATER: ("calendar", "accent"),
    Reach.NEVER: ("todo", "neutral"),
}
"""Icon and tone of each; the words stand beside them."""
_BAR = 2


class CoverageBar(QStyledItemDelegate):
    """The share that was reached, as a bar with its words: met, then refused, then moved; the rest is empty."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, PagedModel)
        row: AreaCoverage = model.row(index.row())
        if not row.doors:
            return
        colours = theme.current()
        where: QRect = option.rect.adjusted(Space.XS, option.rect.height() - 11, -Space.S, -3)
        painter.save()
        painter.setPen(QPen(colours.colour("edge"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = where.left()
        for reach in (Reach.MET, Reach.REFUSED, Reach.MOVED):
            width = round(where.width() * row.counts.get(reach, 0) / row.doors)
            painter.fillRect(QRect(left, where.top(), width, where.height()), colours.colour(LOOK[reach][1]))
            left += width
        painter.drawRect(where.adjusted(0, 0, -1, -1))
        painter.restore()


class CoveragePage(ServicePage):
    """Above the areas, below the doors of the one that is chosen; a knock is one key. ``open_target(area_id)``."""

    CONCERNS = ("visit", "household", "area", "case", "resident")

    def __init__(
        self, home: Home, tasks: Tasks, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        super().__init__(home, tasks, parent, memory=memory)
        self._area = ""
        self.banners = BannerArea(self)
        self.knocks = VisitRecorder(home, self, self.banners)
        self._title = heading("", self)
        self._under = muted(
            self.tr("Tính theo lượt đến gần nhất của từng hộ. Không hợp tác và đã chuyển đi cũng là đã biết."), self
        )
        self.areas = PagedTable(self._area_columns(), name=self.tr("Độ phủ theo địa bàn"), parent=self)
        self.areas.view.setItemDelegateForColumn(_BAR, CoverageBar(self.areas.view))
        self.areas.selected.connect(self.show_area)
        self.areas.opened.connect(self._to_doors)
        self.areas.set_empty(self.tr("Chưa có địa bàn nào"), icon="place")
        self.doors = PagedTable(self._door_columns(), name=self.tr("Hộ chưa đến được"), parent=self, tells=True)
        self.doors.opened.connect(self.open_household)
        self.doors.set_empty(self.tr("Không còn hộ nào phải đến lại"), icon="good")
        self._of = heading("", self)
        self.keys = VisitKeys(self._words, self, self)
        self.keys.asked.connect(self.record_visit)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.knocks.take_back)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._of)
        column.addWidget(self.keys)
        column.addWidget(self.doors, 1)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.areas)
        halves.addWidget(below)
        halves.setSizes([240, 320])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self.banners)
        layout.addWidget(self._title)
        layout.addWidget(self._under)
        layout.addWidget(halves, 1)

    def _area_columns(self) -> list[Column]:
        titles = {
            Reach.MET: self.tr("Gặp được"), Reach.REFUSED: self.tr("Từ chối"), Reach.MOVED: self.tr("Chuyển đi"),
            Reach.NOBODY: self.tr("Vắng nhà"), Reach.LATER: self.tr("Hẹn lại"), Reach.NEVER: self.tr("Chưa đến"),
        }  # fmt: skip

        def of(reach: Reach) -> Column:
            return Column(titles[reach], lambda row: row.counts.get(reach, 0) or "", 96, "right", reach.value)

        def share(row: AreaCoverage) -> str:
            return fill(self.tr("%1 %"), round(row.share * 100)) if row.doors else self.tr("không có hộ")

        def still(row: AreaCoverage) -> tuple[str, str]:
            return ("waiting", "warn") if row.still else ("done", "good")

        return [
            Column(self.tr("Địa bàn"), lambda row: row.name, 190, sort_key="name", stretch=True),
            Column(self.tr("Số hộ"), lambda row: row.doors, 76, "right", "doors"),
            Column(self.tr("Đã biết"), share, 150, sort_key="share"),
            *(of(reach) for reach in Reach),
            Column(self.tr("Phải đến"), lambda row: row.still, 112, "right", "still", mark=still),
        ]

    def _door_columns(self) -> list[Column]:
        words = self._words

        def said(row: DoorRow) -> str:
            return words.code("visit_outcomes", row.outcome) if row.outcome else self.tr("Chưa đến lần nào")

        return [
            Column(self.tr("Hộ"), lambda row: row.label, 200, stretch=True),
            Column(self.tr("Lần gần nhất"), said, 190, mark=lambda row: LOOK[row.reach]),
            Column(self.tr("Ngày"), lambda row: row.day, 114, "right"),
            Column(self.tr("Hồ sơ mở"), lambda row: row.open_cases or "", 96, "right"),
            Column(self.tr("Hạn"), lambda row: row.due, 114, "right"),
            Column(self.tr("Ở đâu"), lambda row: address(row.address) if is_known(row.address) else "", 180),
        ]

    # What the window calls -------------------------------------------------------------------------------------------

    def open_target(self, target: object) -> None:
        if isinstance(target, str) and target:
            self._area = target
            self.areas.select(target)

    def ask(self) -> None:
        home, area = self._home, self._area

        def read(_progress: Progress) -> tuple[Coverage, tuple[DoorRow, ...]]:
            return coverage.coverage(home), coverage.doors(home, area or None)

        self.read("coverage", read, self._show)

    def show_area(self, area_id: str) -> None:
        """The doors of this area below."""
        if area_id and area_id != self._area:
            self._area = area_id
            self.refresh()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _show(self, answer: tuple[Coverage, tuple[DoorRow, ...]]) -> None:
        found, doors = answer
        self._title.setText(
            fill(
                self.tr("Từ %1: %2 hộ, đã biết %3, còn phải đến %4"),
                day(found.since),
                number(found.doors),
                number(found.doors - found.still),
                number(found.still),
            )
        )
        self._title.setToolTip(found.stage)
        sorts = {reach.value: _count_of(reach) for reach in Reach}
        rows = Rows(
            found.areas,
            lambda row: row.id,
            {
                **sorts,
                "name": lambda row: sort_key(row.name),
                "doors": lambda row: row.doors,
                "share": lambda row: row.share,
                "still": lambda row: row.still,
            },
        )
        self.areas.set_source(rows)
        if self._area:
            self.areas.select(self._area)
        area = next((each for each in found.areas if each.id == self._area), None)
        where = area.name if area is not None else self.tr("Mọi địa bàn")
        self._of.setText(fill(self.tr("%1: %2 hộ phải đến"), where, number(len(doors))))
        self.doors.set_source(Rows(doors, lambda row: row.id))
        if doors and not self.doors.current_key():
            self.doors.select(doors[0].id)
        self.keys.allow(bool(doors))

    def record_visit(self, outcome: str) -> None:
        """At the door that is chosen below."""
        row = self.doors.current_row()
        if isinstance(row, DoorRow):
            self.knocks.record(row.id, outcome, f"{self._words.code('visit_outcomes', outcome)} · {row.label}")

    def _to_doors(self, area_id: str) -> None:
        self.show_area(area_id)
        self.doors.setFocus()


def _count_of(reach: Reach) -> Callable[[AreaCoverage], int]:
    return lambda row: row.counts.get(reach, 0)
