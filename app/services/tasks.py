"""Nhiệm vụ theo kế hoạch: who must do what by when, how far it is, with what result and on what paper.

The plan's orders are tasks by themselves; a row is written when somebody says something about one. What the work itself
brings (a unit's own plan, a meeting, an inspection and its findings) is added beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.list_columns import ListColumn
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.domain.plan import Plan
from app.domain.tasks import (
    FINDING,
    KINDS,
    Followed,
    Standing,
    TaskFilter,
    TaskState,
    carried_over,
    days_over,
    matches,
    tasks_of,
)
from app.errors import UserError, refuse
from app.home import Home
from app.models.editions import editions
from app.models.entities import Enclosure, Task
from app.models.state import get
from app.models.tasks import file_titles, files_of, givers_of, kept_tasks
from app.models.work import Reading, Work
from app.packs.pack import default_root
from app.packs.plans import load_plan, read_plan
from app.packs.reading import PackError

_PRESSING = tuple(Standing)
ALL = TaskFilter()
EDITED = "bản của xã"
"""How faults call a plan that is no file."""
_WRITTEN = frozenset({
    "owner", "partners", "person", "category", "unit", "first", "due", "measure", "text", "title", "state", "result",
    "evidence", "value", "done_on", "note",
})  # fmt: skip
_OF_THE_PLAN = frozenset({"title", "unit", "kind"})
"""What of an order is the plan's to say."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One line of the list, with names for the ids of bodies and units."""

    task: Followed
    owner: str
    partners: str
    unit: str
    stage: str
    days_late: int
    files: tuple[str, ...] = ()
    """Titles of the files that show what became of it; at a laptop none."""

    @property
    def id(self) -> str:
        return self.task.id


@dataclass(frozen=True, slots=True)
class TaskList:
    """The rows of one filter, the most pressing first. ``counts``: of all tasks without a parent, by standing;
    ``owners`` and ``units``: those of whom there are tasks, id to name."""

    rows: tuple[TaskRow, ...]
    counts: Mapping[Standing, int]
    owners: Mapping[str, str]
    units: Mapping[str, str]

    @property
    def late(self) -> int:
        return self.counts.get(Standing.LATE, 0)


def tasks(home: Home, which: TaskFilter = ALL) -> TaskList:
    """The tasks of the plan, of one filter."""
    with home.reading() as r:
        return _list(home, r, which)


def find(home: Home, task_id: str) -> TaskRow:
    """One task. Raises: UserError("task.elsewhere")."""
    with home.reading() as r:
        found = _all(home, r)
        row = next((each for each in found if each.id == task_id), None) or refuse("task.elsewhere")
        return _row(home, row, givers_of(r, home.pack.plan), _files(home, r))


def add(home: Home, kind: str, title: str, fields: Mapping[str, Any] | None = None, *, parent: str = "") -> Done[str]:
    """A task that the work itself brought; ``parent``: the inspection that found it, or what it is a part of.

    Raises:
        UserError("task.kind-unknown", kind), UserError("task.no-title"), UserError("task.no-inspection"): a finding
            without the inspection that made it. UserError("task.elsewhere"): its parent. As :func:`record`.
    """
    if kind not in KINDS:
        raise UserError("task.kind-unknown", kind=kind)
    if not title.strip():
        raise UserError("task.no-title")
    if kind == FINDING and not parent:
        raise UserError("task.no-inspection")
    wanted = dict(fields or {})
    with home.writing() as w:
        if parent and all(each.id != parent for each in _all(home, w)):
            raise UserError("task.elsewhere")
        made = {"plan": home.pack.plan.id, "kind": kind, "title": title.strip(), "parent": parent or None}
        row = Task(id=new_id(), state=TaskState.TODO.value, **made)
        _write(home, row, wanted)
        w.add(row)
        w.flush()
        return Done(row.id, w.changes)


def record(home: Home, task_id: str, fields: Mapping[str, Any], seen: Seen | None = None) -> Done[str]:
    """Write about a task; an order of the plan gets its row now if it has none.

    Raises:
        UserError("task.elsewhere"), UserError("task.state-unknown", state).
        UserError("task.no-result"): it is done, and nobody says with what result.
        UserError("task.no-reason"): it is no longer to be done, and nobody says why.
        UserError("task.in-the-future", day): it was done later than today.
        UserError("task.ends-before-it-begins"), UserError("task.of-the-plan"), UserError("row.changed-since").
    """
    with home.writing() as w:
        there = next((each for each in _all(home, w) if each.id == task_id), None) or refuse("task.elsewhere")
        if there.order is not None and _OF_THE_PLAN & set(fields):
            raise UserError("task.of-the-plan")
        row = (w.change(Task, task_id, seen) or refuse("task.elsewhere")) if there.kept else put_row(w, there)
        _write(home, row, fields)
        w.flush()
        return Done(task_id, w.changes)


def finish(
    home: Home, task_id: str, seen: Seen | None, result: str, *, evidence: str = "", on: date | None = None
) -> Done[str]:
    """It is done, with this result, as this paper shows. Raises: as :func:`record`."""
    fields = {"state": TaskState.DONE.value, "result": result, "done_on": on or home.today}
    return record(home, task_id, fields | ({"evidence": evidence} if evidence.strip() else {}), seen)


def begin_again(home: Home, task_id: str, seen: Seen | None) -> Done[str]:
    """It is not done after all. Raises: as :func:`record`."""
    return record(home, task_id, {"state": TaskState.DOING.value, "done_on": None}, seen)


def remove(home: Home, task_id: str, seen: Seen, reason: str) -> Done[None]:
    """Take away a task that was added by mistake.

    Raises:
        UserError("task.of-the-plan"): what the plan orders is dropped with a reason, never removed.
        UserError("task.has-parts"): there are tasks under it. UserError("task.has-files"): files are kept with it.
        UserError("task.elsewhere"), UserError("task.no-reason").
        UserError("row.changed-since"), UserError("permission.write").
    """
    if not reason.strip():
        raise UserError("task.no-reason")
    with home.writing() as w:
        there = next((each for each in _all(home, w) if each.id == task_id), None) or refuse("task.elsewhere")
        if there.order is not None:
            raise UserError("task.of-the-plan")
        if there.children:
            raise UserError("task.has-parts")
        if files_of(w, task_id):
            raise UserError("task.has-files")
        row = w.change(Task, task_id, seen) or refuse("task.elsewhere")
        row.gone = reason.strip()
        w.flush()
        return Done(None, w.changes)


def earlier_plans(home: Home) -> tuple[Plan, ...]:
    """The plans that held here before the one that holds now, the earliest first: the one that the home began with, and
    the commune's own. One that cannot be read any more is left out."""
    with home.reading() as r:
        first = str(get(r.conn, "plan"))
        own = [one for one in editions(r) if one.since <= home.today]
    found: dict[str, Plan] = {}
    for id, text in [(first, ""), *((one.plan, one.document) for one in own)]:
        try:
            found[id] = read_plan(text, EDITED) if text else load_plan(default_root(), id)
        except PackError:
            continue
    found.pop(home.pack.plan.id, None)
    return tuple(found.values())


def carry_over(home: Home, earlier: Plan, last: date) -> Done[int]:
    """Take what was open under an earlier plan when it ended into the plan that holds now, each once, with where it
    comes from (việc năm trước chuyển sang). Nothing is taken away from the earlier plan.

    Raises: UserError("task.same-plan"): the plan that holds now is the one to carry over from.
    """
    plan = home.pack.plan
    if earlier.id == plan.id:
        raise UserError("task.same-plan")
    with home.writing() as w:
        givers = givers_of(w, earlier)
        left = carried_over(tasks_of(earlier, kept_tasks(w, earlier.id), givers, last), last)
        there = {task.key for task in kept_tasks(w, plan.id)}
        taken_over = [task for task in left if task.id not in there]
        ids = {task.id: new_id() for task in taken_over}
        for task in taken_over:
            facts = task.facts
            row = Task(
                id=ids[task.id],
                plan=plan.id,
                kind=facts.kind,
                key=task.id,
                title=facts.title,
                state=facts.state,
                parent=ids.get(facts.parent or ""),
                source=f"{facts.source or ''} · {earlier.number or earlier.id}".strip(" ·"),
            )
            keep = ("text", "owner", "partners", "person", "category", "unit", "due", "measure", "result", "evidence")
            for name in keep:
                if value := getattr(facts, name):
                    setattr(row, name, value)
            w.add(row)
            for file in files_of(w, task.id):
                copied = {name: getattr(file, name) for name in ("title", "media_type", "size", "sha256", "by", "day")}
                w.add(Enclosure(id=new_id(), task_id=row.id, **copied))
        w.flush()
        return Done(len(taken_over), w.changes)


def print_tasks(home: Home, which: TaskFilter, *, form: str = "pdf", purpose: str = "") -> bytes:
    """The list as a PDF or an Excel workbook (``form``), noted in the access log.

    Raises: UserError("permission.action").
    """
    home.require(Action.PRINT_REPORT)
    from app.reports.issuer import issuer_of
    from app.reports.list_file import list_file
    from app.reports.list_pdf import PrintedList

    plan = home.pack.plan
    with home.reading() as r:
        found = _list(home, r, which)
    words = home.pack.tables["record_values"]
    columns = (
        ListColumn("title", "Nhiệm vụ", 46),
        ListColumn("owner", "Chủ trì", 18),
        ListColumn("partners", "Phối hợp", 18),
        ListColumn("due", "Hạn", 13, "centre"),
        ListColumn("state", "Tình trạng", 13),
        ListColumn("result", "Kết quả, văn bản", 24),
        ListColumn("source", "Căn cứ", 12),
    )
    rows = tuple(
        (
            row.task.facts.title if not row.unit else f"{row.task.facts.title} ({row.unit})",
            " · ".join(filter(None, (row.owner, row.task.facts.person))),
            row.partners,
            f"{row.task.facts.due:%d/%m/%Y}" if row.task.facts.due else "thường xuyên",
            words.name_of(f"task_standing.{row.task.standing.value}"),
            ". ".join(filter(None, (row.task.facts.result, row.task.facts.evidence, _named(row.files)))),
            row.task.facts.source or "",
        )
        for row in found.rows
    )
    why = purpose.strip() or "theo dõi nhiệm vụ của kế hoạch"
    about = " ".join(filter(None, ("theo Kế hoạch", plan.number, plan.title[0].lower() + plan.title[1:])))
    shown = PrintedList(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        "Danh sách nhiệm vụ",
        about,
        why,
        home.account.name,
        columns,
        (("", rows),),
    )
    content = list_file(shown, form, "nhiem-vu")
    home.log("print", entity="task", why=f"tasks:{form}:{why}")
    return content


# Parts ---------------------------------------------------------------------------------------------------------


def put_row(w: Work, task: Followed) -> Task:
    """The row of an order about which nobody has written anything yet."""
    facts = task.facts
    made = {"plan": facts.plan, "kind": facts.kind, "key": facts.key, "title": facts.title}
    under = {"unit": facts.unit, "parent": facts.parent} if facts.parent is not None else {}
    return w.put(Task, facts.id, {**made, **under, "state": TaskState.TODO.value})


def _all(home: Home, r: Reading) -> tuple[Followed, ...]:
    plan = home.pack.plan
    return tasks_of(plan, kept_tasks(r, plan.id), givers_of(r, plan), home.today)


def _list(home: Home, r: Reading, which: TaskFilter) -> TaskList:
    found, givers = _all(home, r), givers_of(r, home.pack.plan)
    shown = [task for task in found if matches(task, which)]
    shown.sort(key=lambda task: (_PRESSING.index(task.standing), task.facts.due or date.max))
    counts = Counter(task.standing for task in found if task.facts.parent is None or task.facts.kind == FINDING)
    files = _files(home, r)
    owners = dict.fromkeys(task.facts.owner for task in found if task.facts.owner and task.facts.unit is None)
    return TaskList(
        tuple(_row(home, task, givers, files) for task in shown),
        counts,
        {owner: name_of(home.pack.plan, givers, owner) for owner in owners if owner},
        {unit: name_of(home.pack.plan, givers, unit) for unit in _units(found)},
    )


def _units(found: Iterable[Followed]) -> list[str]:
    return list(dict.fromkeys(task.facts.unit for task in found if task.facts.unit))


def _files(home: Home, r: Reading) -> Mapping[str, tuple[str, ...]]:
    return file_titles(r) if home.account.may_read("enclosure", "title") else {}


def _row(home: Home, task: Followed, givers: Mapping[str, str], files: Mapping[str, tuple[str, ...]]) -> TaskRow:
    plan, facts = home.pack.plan, task.facts
    stage = next((each.name.partition(":")[0] for each in plan.stages if each.id == task.stage), "")
    return TaskRow(
        task,
        name_of(plan, givers, facts.owner or ""),
        ", ".join(name_of(plan, givers, one) for one in facts.partners),
        name_of(plan, givers, facts.unit or ""),
        stage,
        days_over(task, home.today),
        files.get(task.id, ()),
    )


def _named(files: tuple[str, ...]) -> str:
    return f"Tệp: {'; '.join(files)}" if files else ""


def units_of(home: Home) -> Mapping[str, str]:
    """Those who each have their own part of some orders: id to name, for :func:`name_of`."""
    with home.reading() as r:
        return givers_of(r, home.pack.plan)


def name_of(plan: Plan, givers: Mapping[str, str], id: str) -> str:
    """How a body, a unit or an area is called; a name that was typed is itself."""
    return givers.get(id) or plan.name_of(id)


def _write(home: Home, row: Task, fields: Mapping[str, Any]) -> None:
    for name in fields:
        if name not in _WRITTEN:
            raise UserError("task.of-the-plan")
    for name, value in fields.items():
        setattr(row, name, (value.strip() or None) if isinstance(value, str) else value)
    if row.state not in tuple(TaskState):
        raise UserError("task.state-unknown", state=row.state)
    if row.first is not None and row.due is not None and row.due < row.first:
        raise UserError("task.ends-before-it-begins")
    if row.state == TaskState.DROPPED and not row.note:
        raise UserError("task.no-reason")
    if row.state != TaskState.DONE:
        if "state" in fields:
            row.done_on, row.done_by = None, None
        return
    if not row.result:
        raise UserError("task.no-result")
    if "state" in fields or "done_on" in fields:
        row.done_on, row.done_by = row.done_on or home.today, home.account.id
    if row.done_on is not None and row.done_on > home.today:
        raise UserError("task.in-the-future", day=row.done_on)
