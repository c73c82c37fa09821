"""Chuyển việc between the bodies of the commune: what is owed, what came in, what went out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import Done
from app.domain.handoffs import HandOffState
from app.domain.merge import Seen
from app.domain.working_group import Appointed
from app.progress import Progress
from app.services import handoffs, working_group
from app.services.handoffs import HandOffRow, OwedRow
from app.ui.cases.tab import muted
from app.ui.formats import fill
from app.ui.plans.work_view import WorkView
from app.ui.record_panel import Entry, Record
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, TextLine
from app.ui.widgets.paged_table import Column, Rows

_Read = tuple[Sequence[Any], Mapping[str, int], Mapping[str, tuple[Appointed, ...]]]
OWED, OPEN, FINISHED = "owed", "open", "finished"


class HandOffsView(WorkView):
    """Three lists in one table: to be sent, on the way, finished."""

    CONCERNS = ("handoff", "step", "case", "resident")
    MANY = True

    def columns(self) -> list[Column]:
        words = self._words
        return [
            Column(self.tr("Hạn"), self._due, 136, mark=self._late),
            Column(self.tr("Việc"), lambda row: words.code("handoff_kinds", _kind(row)), 160),
            Column(self.tr("Họ và tên"), lambda row: row.name, 140),
            Column(self.tr("Địa bàn"), lambda row: row.area, 100),
            Column(self.tr("Từ"), lambda row: words.code("bodies", _sender(row)), 120),
            Column(self.tr("Đến"), lambda row: words.code("bodies", _receiver(row)), 120),
            Column(self.tr("Đến đâu"), self._state, 136, mark=self._mark),
            Column(self.tr("Nội dung, kết quả"), self._text, 160, stretch=True),
        ]

    def build_bar(self, layout: QVBoxLayout) -> None:
        self._rows: Sequence[Any] = ()
        self._asked: Mapping[str, tuple[Appointed, ...]] = {}
        lists = [
            Option(OPEN, self.tr("Đang chuyển")),
            Option(OWED, self.tr("Phải chuyển mà chưa chuyển")),
            Option(FINISHED, self.tr("Đã xong")),
        ]
        self._which = ChoiceBox(lists, self)
        self._which.set_value(OPEN)
        self._which.setMinimumWidth(240)
        for line in self._which.findChildren(TextLine):
            line.setAccessibleName(self.tr("Danh sách việc chuyển"))
        self._which.changed.connect(self._chosen)
        row, (self._send, self._take, self._finish) = self.bar(
            ("export", self.tr("Chuyển việc đã chọn"), self.send),
            ("done", self.tr("Đã nhận việc"), self.take),
            ("edit", self.tr("Ghi kết quả…"), self.finish),
        )
        row.add(self._which)
        layout.addWidget(row)

    def build_below(self, layout: QVBoxLayout) -> None:
        self._whom = muted("", self)
        layout.addWidget(self._whom)

    def ask(self) -> None:
        home, which = self._home, self._which.value() or OPEN

        def read(_progress: Progress) -> _Read:
            rows = handoffs.owed(home) if which == OWED else handoffs.handoffs(home, finished=which == FINISHED)
            return rows, handoffs.counts(home), working_group.asked_at(home)

        self.read("rows", read, self._show)

    def _show(self, answer: _Read) -> None:
        self._rows, counts, self._asked = answer
        self._table.set_empty(
            self.tr("Không có việc nào ở đây"),
            self.tr("Khi một bước có kết quả mà bộ phận khác phải biết, việc phải chuyển sẽ hiện ở danh sách này."),
            "",
            "good",
        )
        self._table.set_source(Rows(self._rows, lambda row: row.id))
        parts = [fill(self.tr("Chờ bộ phận tôi nhận: %1"), counts["for_me"])]
        if counts["late"]:
            parts.append(fill(self.tr("quá hạn: %1"), counts["late"]))
        parts.append(fill(self.tr("bộ phận tôi phải chuyển: %1"), counts["owed"]))
        self.tell(" · ".join(parts))
        self.show_deeds()

    def show_deeds(self) -> None:
        self._whom.setText(self._to_ask(self.current()))
        chosen = self.picked(self._rows)
        owed = [row for row in chosen if isinstance(row, OwedRow)]
        sent = [row for row in chosen if isinstance(row, HandOffRow) and row.for_me]
        self._send.setEnabled(bool(owed) and all(row.mine for row in owed))
        self._take.setEnabled(len(sent) == 1 == len(chosen) and sent[0].state is HandOffState.SENT)
        self._finish.setEnabled(len(sent) == 1 == len(chosen) and sent[0].state is not HandOffState.DONE)

    def _to_ask(self, row: Any) -> str:
        """Who sits in the working group for the body that it goes to."""
        people = self._asked.get(_receiver(row), ()) if row is not None else ()
        said = "; ".join(", ".join(filter(None, (one.name, one.position, one.phone))) for one in people)
        return fill(self.tr("Hỏi ai: %1"), said) if said else ""

    # Deeds -----------------------------------------------------------------------------------------------------------

    def send(self) -> None:
        home = self._home
        owed = [row for row in self.picked(self._rows) if isinstance(row, OwedRow)]
        if owed:
            self.do(lambda: handoffs.send_owed(home, owed))

    def take(self) -> None:
        row, home = self.current(), self._home
        if isinstance(row, HandOffRow):
            self.do(lambda: handoffs.take(home, row.id, row.facts.seen))

    def finish(self) -> None:
        row = self.current()
        if not isinstance(row, HandOffRow):
            return
        home = self._home

        def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
            return handoffs.finish(home, row.id, row.facts.seen, str(fields.get("result") or ""))

        self.open_form(
            self._desk.dialog(
                fill(self.tr("Kết quả việc chuyển về %1"), row.name),
                "handoff",
                [Entry("result", LongText, required=True)],
                Record({}, row.facts.seen),
                save,
                key=f"handoff/result/{row.id}",
                whole=True,
                yes=self.tr("Ghi là đã xong"),
                intro=row.facts.text or "",
                judged=False,
            )
        )

    def _opened(self, key: str) -> None:
        row = self.current()
        if isinstance(row, HandOffRow) and row.facts.case_id is None:
            self.open_person.emit(row.facts.resident_id)
            return
        super()._opened(key)

    def case_of(self, row: Any) -> str | None:
        return row.facts.case_id if isinstance(row, HandOffRow) else row.case_id

    def _chosen(self) -> None:
        if not self._which.problem():
            self.refresh()

    # Words -----------------------------------------------------------------------------------------------------------

    def _due(self, row: Any) -> Any:
        return row.facts.due if isinstance(row, HandOffRow) else row.since

    def _late(self, row: Any) -> tuple[str, str] | None:
        return ("late", "bad") if isinstance(row, HandOffRow) and row.late else None

    def _state(self, row: Any) -> str:
        if isinstance(row, OwedRow):
            return self.tr("Chưa chuyển")
        return {
            HandOffState.SENT: self.tr("Chưa nhận"),
            HandOffState.TAKEN: self.tr("Đã nhận"),
            HandOffState.DONE: self.tr("Đã xong"),
        }[row.state]

    def _mark(self, row: Any) -> tuple[str, str] | None:
        if isinstance(row, OwedRow):
            return "todo", "warn"
        return ("done", "good") if row.state is HandOffState.DONE else ("now", "accent")

    def _text(self, row: Any) -> str:
        if isinstance(row, OwedRow):
            return row.rule.text
        return " → ".join(filter(None, (row.facts.text, row.facts.result)))


def _kind(row: Any) -> str:
    return row.rule.kind if isinstance(row, OwedRow) else row.facts.kind


def _sender(row: Any) -> str:
    return row.rule.sender if isinstance(row, OwedRow) else row.facts.sender


def _receiver(row: Any) -> str:
    return row.rule.receiver if isinstance(row, OwedRow) else row.facts.receiver
