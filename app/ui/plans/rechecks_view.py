"""Phúc tra: draw a sample of finished cases, look at each again, see how far hồ sơ and life agree."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.errors import UserError
from app.progress import Progress
from app.services import rechecks
from app.services.rechecks import ReCheckRow, SampleResult
from app.ui.editors import TickList
from app.ui.formats import fill
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.widgets.choice import ChoiceBox
from app.ui.widgets.fields import LongText, TextLine, Tick
from app.ui.widgets.paged_table import Column, Rows

USUAL_SHARE = "10"


class ReChecksView(WorkView):
    """Enter opens the case; the verdict is written by somebody who did not work on it."""

    CONCERNS = ("recheck", "case", "resident")

    def columns(self) -> list[Column]:
        words = self._words
        return [
            Column(self.tr("Hạn"), lambda row: row.facts.due, 122, mark=self._late),
            Column(self.tr("Họ và tên"), lambda row: row.name, 140),
            Column(self.tr("Diện"), lambda row: row.category, 52, "center"),
            Column(self.tr("Địa bàn"), lambda row: row.area, 100),
            Column(self.tr("Đợt"), lambda row: row.facts.sample, 130),
            Column(self.tr("Người phúc tra"), self._checker, 130),
            Column(self.tr("Kết quả"), lambda row: words.code("recheck_verdicts", row.facts.verdict), 130),
            Column(self.tr("Ngày"), lambda row: row.facts.done_on, 110, "right"),
            Column(self.tr("Khác ở đâu"), lambda row: row.facts.differences, 150, stretch=True),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: Sequence[ReCheckRow] = ()
        row, (self._draw, self._record) = self.bar(
            ("add", self.tr("Rút mẫu phúc tra…"), self.draw),
            ("edit", self.tr("Ghi kết quả phúc tra…"), self.record),
        )
        self._all = Tick(self.tr("Cả lượt đã xong"), self)
        self._mine = Tick(self.tr("Chỉ việc của tôi"), self)
        for tick in (self._mine, self._all):
            tick.changed.connect(self.reload)
            row.add(tick)
        layout.addWidget(row)

    def ask(self) -> None:
        home, whole, mine = self._home, self._all.value(), self._mine.value()

        def read(_progress: Progress) -> tuple[Sequence[ReCheckRow], Sequence[SampleResult]]:
            return rechecks.rechecks(home, open_only=not whole, only_mine=mine), rechecks.results(home)

        self.read("rows", read, self._show)

    def _show(self, answer: tuple[Sequence[ReCheckRow], Sequence[SampleResult]]) -> None:
        self._rows, results = answer
        may = self._home.account.may(Action.CLOSE_CASE)
        self._table.set_empty(
            self.tr("Không có hồ sơ nào chờ phúc tra"),
            self.tr("Rút một mẫu ngẫu nhiên trong các hồ sơ đã giải quyết xong, chia theo địa bàn và diện."),
            self.tr("Rút mẫu phúc tra…") if may else "",
            "good",
        )
        self._table.set_source(Rows(self._rows, lambda row: row.id))
        self.tell("\n".join(self._result(each) for each in results[:3]))
        self.show_deeds()

    def show_deeds(self) -> None:
        row = self.current()
        self._draw.setEnabled(self._home.account.may(Action.CLOSE_CASE))
        may = self._home.account.may_write("recheck", "verdict")
        self._record.setEnabled(isinstance(row, ReCheckRow) and not row.own and row.facts.done_on is None and may)
        own = isinstance(row, ReCheckRow) and row.own
        self._record.setToolTip(self.tr("Người đã làm hồ sơ không tự phúc tra") if own else "")

    # Deeds -----------------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        home, desk = self._home, self._desk

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            sample = rechecks.propose(
                home,
                str(fields.get("sample") or ""),
                share=_whole(fields.get("share"), "recheck.share", "share"),
                seed=_whole(fields.get("seed"), "recheck.seed", "seed"),
                checkers=fields.get("assignee") or (),
            )
            return rechecks.keep(home, sample, fields.get("due"))

        dialog = desk.dialog(
            self.tr("Rút mẫu phúc tra"),
            "recheck",
            [
                Entry("sample", TextLine, hint=self.tr("Ví dụ: Phúc tra tháng 11"), required=True),
                Entry("share", TextLine, self.tr("Phần trăm mỗi địa bàn, mỗi diện"), self.tr("Ít nhất một hồ sơ")),
                Entry("seed", TextLine, hint=self.tr("Cùng số gieo thì rút ra cùng mẫu: ai cũng kiểm tra lại được")),
                Entry(
                    "assignee",
                    lambda: TickList(list(self._accounts.items())),
                    self.tr("Ai có thể phúc tra"),
                    self.tr("Ai đã làm hồ sơ nào thì không được giao hồ sơ đó"),
                ),
                Entry("due", desk.day(later=True)),
            ],
            Record(),
            save,
            key="recheck/draw",
            whole=True,
            yes=self.tr("Rút mẫu và giao việc"),
            judged=False,
        )
        dialog.panel.preset("share", USUAL_SHARE)
        dialog.panel.preset("seed", str(secrets.randbelow(900_000) + 100_000))
        self.open_form(dialog)

    def record(self) -> None:
        row = self.current()
        if not isinstance(row, ReCheckRow):
            return
        home, desk = self._home, self._desk

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            verdict, differences = str(fields.get("verdict") or ""), str(fields.get("differences") or "")
            return rechecks.record(home, row.id, row.facts.seen, verdict, differences)

        self.open_form(
            desk.dialog(
                fill(self.tr("Kết quả phúc tra: %1"), row.name),
                "recheck",
                [
                    Entry("verdict", lambda: ChoiceBox(desk.options("recheck_verdicts")), required=True),
                    Entry("differences", LongText),
                ],
                Record({}, row.facts.seen),
                save,
                key=f"recheck/{row.id}",
                whole=True,
                intro=self.tr("Khác với hồ sơ thì hồ sơ được mở lại để làm tiếp."),
                judged=False,
            )
        )

    # Words -----------------------------------------------------------------------------------------------------------

    def _checker(self, row: ReCheckRow) -> str:
        name = self._accounts.get(row.facts.done_by or row.facts.assignee or "", "")
        return name or self.tr("chưa giao được")

    def _late(self, row: ReCheckRow) -> tuple[str, str] | None:
        return ("late", "bad") if row.late else None

    def _result(self, each: SampleResult) -> str:
        looked = each.agree + each.differ
        said = fill(self.tr("%1: đã xem %2 trên %3, đúng %4, khác %5"), each.label, looked, looked + each.open,
                    each.agree, each.differ)  # fmt: skip
        return fill(self.tr("%1 (số gieo %2)"), said, str(each.seed)) if each.seed is not None else said


def _whole(text: Any, code: str, name: str) -> int:
    """Raises: UserError(code): what was typed is no whole number."""
    typed = str(text or "").strip()
    if not typed.isdecimal():
        raise UserError(code, **{name: typed})
    return int(typed)
