"""Lộ trình quản lý của từng diện (Kế hoạch, III.2.3): which groups have one, with its measures and its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.domain.plan import OrderKind
from app.progress import Progress
from app.services import stages
from app.services.stages import RoadMap
from app.ui.formats import fill
from app.ui.plans import task_forms
from app.ui.plans.work_view import WorkView
from app.ui.widgets.paged_table import Column, Rows


class RoadMapsView(WorkView):
    """Enter writes another measure for the group; the measures themselves are tasks."""

    CONCERNS = ("task", "case", "resident")

    def columns(self) -> list[Column]:
        return [
            Column(self.tr("Diện"), lambda row: row.category, 64, "center"),
            Column(self.tr("Tên diện"), lambda row: row.title, 340, stretch=True),
            Column(self.tr("Hồ sơ đang mở"), lambda row: row.cases, 128, "right"),
            Column(self.tr("Lộ trình"), self._there, 170, mark=self._mark),
            Column(self.tr("Biện pháp đã xong"), self._done, 150, "right"),
            Column(self.tr("Hạn gần nhất"), self._due, 128),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: Sequence[RoadMap] = ()
        row, (self._new, self._see) = self.bar(
            ("add", self.tr("Thêm biện pháp của diện…"), self.new),
            ("eye", self.tr("Xem các biện pháp"), self.see),
        )
        layout.addWidget(row)
        self._table.set_empty(self.tr("Chưa có hồ sơ của diện nào"), self.tr("Mỗi diện có hồ sơ cần một lộ trình."))

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> tuple[RoadMap, ...]:
            return stages.road_maps(home)

        self.read("maps", read, self._show)

    def _show(self, rows: tuple[RoadMap, ...]) -> None:
        self._rows = rows
        self._table.set_source(Rows(rows, lambda row: row.category))
        missing = [row.category for row in rows if not row.there]
        said = fill(self.tr("%1 diện có hồ sơ hoặc lộ trình"), len(rows))
        if missing:
            said += " · " + fill(self.tr("chưa có lộ trình: %1"), ", ".join(missing))
        self.tell(said)
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        self._new.setEnabled(isinstance(row, RoadMap) and self._home.account.may_write("task", "due"))
        self._see.setEnabled(isinstance(row, RoadMap) and bool(row.tasks))

    def new(self) -> None:
        row = self.current()
        if isinstance(row, RoadMap):
            kind = OrderKind.ROAD_MAP.value
            self.open_form(task_forms.new_dialog(self._desk, kind=kind, category=row.category))

    def see(self) -> None:
        if isinstance(self.current(), RoadMap):
            self.part_asked.emit(("tasks", f"category:{self.current().category}"))

    def _opened(self, _key: str) -> None:
        if self._new.isEnabled():
            self.new()

    def _there(self, row: RoadMap) -> str:
        return fill(self.tr("%1 biện pháp"), len(row.tasks)) if row.there else self.tr("chưa có")

    def _mark(self, row: RoadMap) -> tuple[str, str]:
        return ("done", "good") if row.there else ("warning", "warn")

    def _done(self, row: RoadMap) -> str:
        return f"{sum(not task.open for task in row.tasks)}/{len(row.tasks)}" if row.tasks else ""

    def _due(self, row: RoadMap) -> date | None:
        return min((task.facts.due for task in row.tasks if task.open and task.facts.due is not None), default=None)
