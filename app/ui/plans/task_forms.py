"""The forms of a task: what became of it, whose it is and by when, a new one, what an inspection found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.numbers_vi import grouped
from app.domain.tasks import FINDING, KINDS, TaskState
from app.services import tasks
from app.services.tasks import TaskRow
from app.ui.cases.forms import Desk
from app.ui.editors import TickList
from app.ui.formats import fill
from app.ui.record_panel import Entry, Record, RecordDialog
from app.ui.widgets.choice import ChoiceBox, Option
from app.ui.widgets.fields import LongText, RadioRow, TextLine

_MOST = 1_000_000_000


def tr(text: str) -> str:
    return QCoreApplication.translate("task_forms", text)


class CountEdit(TextLine):
    """A whole number, with or without dots between its thousands. The value is an int or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, most=15)

    def value(self) -> int | None:  # type: ignore[override]
        digits = self._digits()
        return int(digits) if digits.isdecimal() and int(digits) <= _MOST else None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else grouped(value))

    def problem(self) -> str:
        return "" if self.is_empty() or self.value() is not None else tr("Chỉ ghi số nguyên.")

    def _digits(self) -> str:
        return "".join(self.text().replace(".", "").split())


def words_of(desk: Desk, table: str, code: str) -> str:
    """A kind, state or standing of a task in words."""
    return desk.words.code("record_values", f"task_{table}.{code}")


def _bodies(desk: Desk) -> list[Option]:
    return [Option(body.id, body.name) for body in desk.words.home.pack.plan.bodies]


def result_dialog(desk: Desk, row: TaskRow, *, done: bool = False) -> RecordDialog:
    """What became of the task. ``done``: it is finished now."""
    home, facts = desk.words.home, row.task.facts
    states = [(state.value, words_of(desk, "state", state.value)) for state in TaskState]
    entries = [
        Entry("state", lambda: RadioRow(states, upright=True), required=True),
        Entry("result", LongText, hint=tr("Đã làm được gì, bao nhiêu")),
        Entry("evidence", TextLine, hint=tr("Số, ngày, tên văn bản; để ở đâu")),
        Entry("value", CountEdit, hint=facts.measure or ""),
        Entry("done_on", desk.day()),
        Entry("note", LongText, hint=tr("Không phải làm nữa thì ghi lý do ở đây")),
    ]
    dialog = _dialog(desk, row, tr("Kết quả nhiệm vụ"), entries, "result")
    if done:
        dialog.panel.preset("state", TaskState.DONE.value)
        dialog.panel.preset("done_on", home.today)
    return dialog


def change_dialog(desk: Desk, row: TaskRow) -> RecordDialog:
    """Whose it is and by when; of a task of one's own also what it is."""
    bodies, own = _bodies(desk), row.task.order is None
    entries = [
        Entry("person", TextLine, hint=tr("Ai trực tiếp làm")),
        Entry("due", desk.day(later=True), hint=_planned(row)),
        Entry("owner", lambda: ChoiceBox(bodies)),
        Entry("partners", lambda: TickList([(each.code, each.label) for each in bodies])),
        Entry("measure", LongText, hint=tr("Thế nào là xong")),
    ]
    if own:
        remedy = tr("Biện pháp khắc phục") if row.task.facts.kind == FINDING else ""
        entries = [Entry("title", LongText, required=True), Entry("text", LongText, label=remedy), *entries]
    if own or row.task.facts.kind == "road-map":
        entries.append(Entry("category", lambda: ChoiceBox(_categories(desk))))
    return _dialog(desk, row, tr("Giao việc, đặt hạn"), entries, "change")


def new_dialog(desk: Desk, *, kind: str = "", parent: TaskRow | None = None, category: str = "") -> RecordDialog:
    """A task that the work itself brought; under ``parent`` what the inspection found."""
    home = desk.words.home
    finding = parent is not None
    kinds = [Option(each, words_of(desk, "kind", each)) for each in KINDS if each != FINDING]
    entries = [
        Entry("title", LongText, label=tr("Tồn tại, sai sót") if finding else "", required=True),
        Entry("text", LongText, label=tr("Biện pháp khắc phục") if finding else "", required=finding),
        Entry("due", desk.day(later=True), required=finding),
        Entry("owner", lambda: ChoiceBox(_bodies(desk))),
        Entry("person", TextLine),
        Entry("measure", LongText, hint=tr("Thế nào là xong")),
    ]
    if not finding:
        entries = [
            Entry("kind", lambda: ChoiceBox(kinds), required=True),
            *entries,
            Entry("first", desk.day(later=True)),
            Entry("category", lambda: ChoiceBox(_categories(desk))),
        ]
    under = parent.id if parent is not None else ""

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        rest = {name: value for name, value in fields.items() if name not in ("kind", "title")}
        kept_kind = FINDING if under else str(fields["kind"])
        return tasks.add(home, kept_kind, str(fields["title"]), rest, parent=under)

    start = {"kind": kind or None, "category": category or None}
    if parent is not None and parent.unit:
        start = {"owner": parent.task.facts.owner}
    return desk.dialog(
        tr("Tồn tại sau kiểm tra") if finding else tr("Thêm nhiệm vụ"),
        "task",
        entries,
        Record(start),
        save,
        key=f"task/new/{under or kind or 'any'}/{category}",
        whole=True,
        intro=parent.task.facts.title if parent is not None else "",
        judged=False,
    )


def remove_dialog(desk: Desk, row: TaskRow) -> RecordDialog:
    """Take away what was added by mistake."""
    home, seen = desk.words.home, row.task.facts.seen
    assert seen is not None

    def save(fields: Mapping[str, Any], _seen: Seen | None) -> Done[Any]:
        return tasks.remove(home, row.id, seen, str(fields["note"]))

    return desk.dialog(
        tr("Bỏ nhiệm vụ ghi nhầm"),
        "task",
        [Entry("note", TextLine, label=tr("Lý do"), required=True)],
        Record({}, seen),
        save,
        key=f"task/remove/{row.id}",
        whole=True,
        yes=tr("Bỏ nhiệm vụ này"),
        intro=row.task.facts.title,
        judged=False,
    )


def _dialog(desk: Desk, row: TaskRow, title: str, entries: list[Entry], what: str) -> RecordDialog:
    home = desk.words.home

    def save(fields: Mapping[str, Any], seen: Seen | None) -> Done[Any]:
        return tasks.record(home, row.id, fields, seen)

    return desk.dialog(
        title,
        "task",
        entries,
        _record(row),
        save,
        key=f"task/{what}/{row.id}",
        reread=_again(desk, row.id),
        intro=row.task.facts.title,
    )


def _record(row: TaskRow) -> Record:
    facts = row.task.facts
    names = [name for name in facts.__dataclass_fields__ if name not in ("id", "seen")]
    return Record({name: getattr(facts, name) for name in names}, facts.seen if row.task.kept else None)


def _again(desk: Desk, task_id: str) -> Callable[[], Record]:
    return lambda: _record(tasks.find(desk.words.home, task_id))


def _planned(row: TaskRow) -> str:
    due = row.task.order.due if row.task.order is not None else None
    return fill(tr("Kế hoạch ghi: đến hết %1"), due) if due is not None else ""


def _categories(desk: Desk) -> list[Option]:
    known = desk.words.home.pack.categories.values()
    return [Option(each.code, f"{each.code} · {each.title}") for each in known if not each.reference_only]
