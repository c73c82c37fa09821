"""Vướng mắc of all cases: gathered by the plan's day, reported to the level above, answered, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.obstacles import REPORTED_BY, ObstacleState
from app.domain.permissions import Action
from app.domain.plan import Deadline
from app.home import Home
from app.progress import Progress
from app.services import obstacles
from app.services.obstacles import ObstacleCounts, ObstacleFilter, ObstacleRow
from app.ui.formats import fill
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, TextLine
from app.ui.widgets.paged_table import Column, Sort


class ObstacleSource:
    """The obstacles of one filter, for the table. ``loaded`` keeps the rows that were read, for deeds on many."""

    def __init__(self, home: Home, which: ObstacleFilter) -> None:
        self._home, self._which = home, which
        self.loaded: dict[str, ObstacleRow] = {}

    def fetch(self, after: Any, limit: int, _sort: Sort | None) -> tuple[Sequence[ObstacleRow], Any]:
        page = obstacles.list_obstacles(self._home, self._which, after, limit)
        self.loaded.update({row.id: row for row in page.rows})
        return page.rows, page.next

    def count(self) -> int:
        return obstacles.count_obstacles(self._home, self._which)

    def key(self, row: ObstacleRow) -> str:
        return row.id


class ObstaclesView(WorkView):
    """Select several and report them together (Kế hoạch, III.2.3)."""

    CONCERNS = ("obstacle", "case", "resident")
    MANY = True

    def columns(self) -> list[Column]:
        words = self._words
        return [
            Column(self.tr("Từ ngày"), lambda row: row.facts.opened_on, 128, mark=self._late),
            Column(self.tr("Họ và tên"), lambda row: row.name, 140),
            Column(self.tr("Diện"), lambda row: row.category, 52, "center"),
            Column(self.tr("Địa bàn"), lambda row: row.area, 100),
            Column(self.tr("Vướng mắc"), lambda row: words.code("obstacle_kinds", row.facts.kind), 160),
            Column(self.tr("Nội dung"), self._text, 130, stretch=True),
            Column(self.tr("Ai gỡ được"), lambda row: words.code("authorities", row.facts.authority), 120),
            Column(self.tr("Đến đâu"), self._state, 120, mark=self._mark),
            Column(self.tr("Phải kịp trước"), self._next, 128),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._source = ObstacleSource(self._home, ObstacleFilter())
        self._gathering: Deadline | None = None
        states = [
            Option(ObstacleState.MET.value, self.tr("Chưa báo")),
            Option(ObstacleState.REPORTED.value, self.tr("Đã báo, chờ trả lời")),
            Option(ObstacleState.ANSWERED.value, self.tr("Đã có trả lời")),
            Option(ObstacleState.CLOSED.value, self.tr("Đã gỡ xong")),
        ]
        self._filter = ChoiceBox(states, self, placeholder=self.tr("Mọi vướng mắc chưa gỡ"))
        for line in self._filter.findChildren(TextLine):
            line.setAccessibleName(self.tr("Lọc theo tình trạng vướng mắc"))
        self._filter.changed.connect(self._filtered)
        row, (self._report, self._answer, self._close, self._reopen, self._gather) = self.bar(
            ("export", self.tr("Báo lên cấp trên…"), self.report),
            ("edit", self.tr("Ghi trả lời…"), self.answer),
            ("done", self.tr("Đã gỡ xong"), self.close_one),
            ("undo", self.tr("Mở lại"), self.reopen),
            ("calendar", self.tr("Ngày tập hợp…"), self.gather),
        )
        row.add(self._filter)
        self._filter.setMinimumWidth(240)
        layout.addWidget(row)
        self._table.set_empty(
            self.tr("Không có vướng mắc nào như vậy"),
            self.tr("Vướng mắc được ghi ở từng hồ sơ, trong phần Vướng mắc."),
            "",
            "good",
        )

    def ask(self) -> None:
        home = self._home

        def read(_progress: Progress) -> tuple[ObstacleCounts, tuple[Deadline | None, bool]]:
            return obstacles.obstacle_counts(home), obstacles.gathered_by(home)

        self.read("counts", read, self._show_counts)
        self._source = ObstacleSource(home, self._which())
        self._table.set_source(self._source)

    def _show_counts(self, answer: tuple[ObstacleCounts, tuple[Deadline | None, bool]]) -> None:
        counts, (self._gathering, ours) = answer
        self._gather.setVisible(self._gathering is not None)
        self._gather.setEnabled(self._home.account.may_write("setting", "value"))
        by = counts.by_state
        parts = [
            fill(self.tr("Chưa báo: %1"), by[ObstacleState.MET]),
            fill(self.tr("chờ trả lời: %1"), by[ObstacleState.REPORTED]),
            fill(self.tr("đã trả lời: %1"), by[ObstacleState.ANSWERED]),
            fill(self.tr("đã gỡ: %1"), by[ObstacleState.CLOSED]),
        ]
        if counts.late:
            parts.append(fill(self.tr("quá ngày của kế hoạch: %1"), counts.late))
        if self._gathering is not None:
            words = self.tr("tập hợp trước ngày %1") if ours else self.tr("đề xuất tập hợp trước ngày %1")
            parts.append(fill(words, self._gathering.before))
        self.tell(" · ".join(parts))

    def show_deeds(self) -> None:
        chosen = [self._source.loaded[key] for key in self._table.picked_keys() if key in self._source.loaded]
        states = {row.view.state for row in chosen}
        one = len(chosen) == 1
        may = self._home.account.may_write("obstacle", "answer")
        told = ObstacleState.CLOSED not in states
        self._report.setEnabled(bool(chosen) and told and self._home.account.may(Action.ASSIGN_CASE))
        self._answer.setEnabled(one and may and told)
        self._close.setEnabled(one and may and told)
        self._reopen.setEnabled(one and may and not told)

    # Deeds -----------------------------------------------------------------------------------------------------------

    def report(self) -> None:
        """Report everything that is selected, in one change."""
        chosen = [self._source.loaded[key] for key in self._table.picked_keys() if key in self._source.loaded]
        if not chosen:
            return
        home, desk = self._home, self._desk
        wanted = [(row.id, row.facts.seen) for row in chosen]

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return obstacles.report(home, wanted, str(fields["level"]), fields["reported_on"])

        dialog = desk.dialog(
            fill(self.tr("Báo %1 vướng mắc lên cấp trên"), len(chosen)),
            "obstacle",
            [
                Entry("level", desk.code("levels"), required=True),
                Entry("reported_on", desk.day(), required=True),
            ],
            Record(),
            save,
            key="obstacles/report",
            whole=True,
            yes=self.tr("Ghi là đã báo"),
            intro=self.tr("Ghi ngày báo và cấp nhận cho mọi vướng mắc đang chọn, trong một lần ghi."),
            judged=False,
        )
        dialog.panel.preset("reported_on", desk.today)
        deadline = home.pack.plan.deadline(REPORTED_BY)
        if deadline is not None and deadline.level:
            dialog.panel.preset("level", deadline.level)
        self.open_form(dialog)

    def answer(self) -> None:
        row = self.current()
        if not isinstance(row, ObstacleRow):
            return
        home, desk, seen = self._home, self._desk, row.facts.seen

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return obstacles.answer(home, row.id, seen, str(fields.get("answer") or ""), fields["answered_on"])

        dialog = desk.dialog(
            fill(self.tr("Trả lời về vướng mắc của %1"), row.name),
            "obstacle",
            [Entry("answer", LongText, required=True), Entry("answered_on", desk.day(), required=True)],
            Record({"answer": row.facts.answer}, seen),
            save,
            key=f"obstacle/answer/{row.id}",
            whole=True,
            judged=False,
        )
        dialog.panel.preset("answered_on", desk.today)
        self.open_form(dialog)

    def close_one(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, ObstacleRow):
            self.do(lambda: obstacles.close(home, row.id, row.facts.seen, home.today))

    def reopen(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, ObstacleRow):
            self.do(lambda: obstacles.reopen(home, row.id, row.facts.seen))

    def gather(self) -> None:
        """The commune's own day, before that of the level above; empty: the one that is proposed."""
        if self._gathering is None:
            return
        home, desk, before = self._home, self._desk, self._gathering.before

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return obstacles.set_gathered_by(home, fields.get("value"))

        self.open_form(
            desk.dialog(
                self.tr("Ngày tập hợp vướng mắc"),
                "setting",
                [Entry("value", desk.day(later=True), label=self.tr("Trước ngày"))],
                Record({"value": before}),
                save,
                key="obstacles/gather",
                whole=True,
                intro=self.tr(
                    "Kế hoạch chỉ ghi ngày báo lên trên. Ngày này do xã, phường tự đặt; để trống thì theo đề xuất."
                ),
            )
        )

    # Words -----------------------------------------------------------------------------------------------------------

    def _which(self) -> ObstacleFilter:
        state = self._filter.value()
        return ObstacleFilter(ObstacleState(state) if state else None)

    def _filtered(self) -> None:
        if not self._filter.problem():
            self.refresh()

    def _text(self, row: ObstacleRow) -> str:
        return row.facts.text or row.facts.lacks or ""

    def _state(self, row: ObstacleRow) -> str:
        return {
            ObstacleState.MET: self.tr("Chưa báo"),
            ObstacleState.REPORTED: self.tr("Chờ trả lời"),
            ObstacleState.ANSWERED: self.tr("Đã trả lời"),
            ObstacleState.CLOSED: self.tr("Đã gỡ"),
        }[row.view.state]

    def _next(self, row: ObstacleRow) -> date | None:
        return row.view.next.before if row.view.next is not None else None

    def _late(self, row: ObstacleRow) -> tuple[str, str] | None:
        return ("late", "bad") if row.view.late else None

    def _mark(self, row: ObstacleRow) -> tuple[str, str]:
        closed = row.view.state is ObstacleState.CLOSED
        return ("done", "good") if closed else ("blocked", "stuck")
