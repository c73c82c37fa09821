"""What a plan orders, followed up (nhiệm vụ): whose it is, by which day, how far, with what result and on what paper.

An order of the plan is a task from the first day, also while nobody has written anything about it. What the work itself
brings (a meeting, an inspection and what it found) is a task beside it. No clock is read: ``today`` is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.domain.ids import plan_id
from app.domain.merge import Seen
from app.domain.names import fold
from app.domain.plan import Order, OrderKind, Plan
from app.domain.procedure import ONE_DAY

FINDING = "finding"
"""What an inspection found (tồn tại, sai phạm): a task under it, with its remedy and the day for that."""
KINDS: tuple[str, ...] = (*(kind.value for kind in OrderKind), FINDING)
EACH_UNIT = "units"
"""Among those who each have one: every unit of the plan, or every area where the plan names no units."""


class TaskState(StrEnum):
    """What somebody said of a task. Wire names."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"  # không còn phải làm, có lý do


class Standing(StrEnum):
    """Where a task stands on a day, the most pressing first."""

    LATE = "late"
    WEEK = "week"
    OPEN = "open"
    LATER = "later"
    STANDING = "standing"
    PASSED = "passed"
    """Its day was over when the plan was issued: it was there to be taken over, and is nobody's delay."""
    DONE = "done"
    DONE_LATE = "done-late"
    DROPPED = "dropped"


OPEN = frozenset({Standing.LATE, Standing.WEEK, Standing.OPEN, Standing.LATER, Standing.STANDING, Standing.PASSED})
"""What still has to be done."""


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """One task as the records have it."""

    id: str
    plan: str
    kind: str
    title: str
    state: str
    seen: Seen | None = None
    key: str | None = None
    text: str | None = None
    owner: str | None = None
    partners: tuple[str, ...] = ()
    person: str | None = None
    category: str | None = None
    unit: str | None = None
    parent: str | None = None
    first: date | None = None
    due: date | None = None
    measure: str | None = None
    result: str | None = None
    evidence: str | None = None
    value: int | None = None
    done_on: date | None = None
    done_by: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A task with what the plan says of it: ``order`` is None for what the work itself brought. ``kept``: it has a row
    of its own; before that there is nothing to be seen of it but the plan."""

    facts: TaskFacts
    order: Order | None
    kept: bool
    standing: Standing
    children: int = 0
    children_done: int = 0

    @property
    def id(self) -> str:
        return self.facts.id

    @property
    def stage(self) -> str:
        return self.order.stage if self.order is not None else ""

    @property
    def open(self) -> bool:
        return self.standing in OPEN


@cache
def task_id(plan: str, order: str, unit: str = "") -> str:
    """The id of the task of an order; with ``unit`` of that unit's own part of it."""
    return plan_id(plan, "task", order, unit) if unit else plan_id(plan, "task", order)


def issued_on(plan: Plan) -> date:
    """The day from which the plan binds: its own day, or the first of its first stage where the copy shows none."""
    return plan.issued_on or min(stage.first for stage in plan.stages)


def standing_of(task: TaskFacts, issued: date, today: date, *, ordered: bool = True) -> Standing:
    """Where the task stands. The due day is the last one in time; an order of the plan without one goes on for good,
    what the work itself brought does not."""
    if task.state == TaskState.DROPPED:
        return Standing.DROPPED
    if task.state == TaskState.DONE:
        after = task.due is not None and task.done_on is not None and task.done_on > max(task.due, issued)
        return Standing.DONE_LATE if after else Standing.DONE
    if task.due is None:
        if task.first is not None and today < task.first:
            return Standing.LATER
        return Standing.STANDING if ordered else Standing.OPEN
    if task.due < issued:
        return Standing.PASSED
    if task.due < today:
        return Standing.LATE
    if task.due <= end_of_week(today):
        return Standing.WEEK
    return Standing.LATER if task.first is not None and today < task.first else Standing.OPEN


def end_of_week(today: date) -> date:
    """The Sunday of the week of ``today``."""
    return today + timedelta(days=6 - today.weekday())


def tasks_of(plan: Plan, kept: Iterable[TaskFacts], givers: Mapping[str, str], today: date) -> tuple[Followed, ...]:
    """Every task of the plan, those of orders in the plan's order, then what the work brought, by day.

    ``givers``: the units or areas of which each has its own part of some orders, id to name. A row that an order no
    longer stands behind (the plan was changed) stays, as what it was.
    """
    rows = {task.id: task for task in kept}
    issued = issued_on(plan)
    stages = {stage.id: stage for stage in plan.stages}
    found: list[Followed] = []
    for order in plan.all_orders:
        first = order.first or (stages[order.stage].first if order.stage in stages else None)
        whole = _of_order(plan, order, first, task_id(plan.id, order.id))
        row = rows.pop(whole.id, None)
        found.append(_followed(_over(whole, row), order, row is not None, issued, today))
        for unit in units_of(order, givers):
            part = replace(whole, id=task_id(plan.id, order.id, unit), unit=unit, parent=whole.id, owner=unit)
            row = rows.pop(part.id, None)
            found.append(_followed(_over(part, row), order, row is not None, issued, today))
    own = [_followed(row, None, True, issued, today) for row in rows.values()]
    found += sorted(own, key=lambda each: (each.facts.due or date.max, each.facts.title, each.id))
    return _counted(found)


def units_of(order: Order, givers: Mapping[str, str]) -> tuple[str, ...]:
    """Those who each have their own part of the order."""
    return tuple(dict.fromkeys(unit for one in order.of_each for unit in (givers if one == EACH_UNIT else (one,))))


def _of_order(plan: Plan, order: Order, first: date | None, id: str) -> TaskFacts:
    return TaskFacts(
        id=id,
        plan=plan.id,
        kind=order.kind.value,
        title=order.text,
        state=TaskState.TODO.value,
        key=order.id,
        owner=order.owner,
        partners=order.partners,
        first=first,
        due=order.due,
        measure=order.measure or None,
        source=order.source.text,
    )


def _over(ordered: TaskFacts, row: TaskFacts | None) -> TaskFacts:
    """What was written about it, over what the plan says: the plan's words stand, a day of one's own goes before."""
    if row is None:
        return ordered
    return replace(
        row,
        title=ordered.title,
        kind=ordered.kind,
        key=ordered.key,
        unit=ordered.unit,
        parent=ordered.parent,
        owner=row.owner or ordered.owner,
        partners=row.partners or ordered.partners,
        first=row.first or ordered.first,
        due=row.due or ordered.due,
        measure=row.measure or ordered.measure,
        source=ordered.source,
    )


def _followed(task: TaskFacts, order: Order | None, kept: bool, issued: date, today: date) -> Followed:
    return Followed(task, order, kept, standing_of(task, issued, today, ordered=order is not None))


def _counted(found: Sequence[Followed]) -> tuple[Followed, ...]:
    """Each with how many tasks lie under it, and how many of those are over."""
    under: dict[str, list[Followed]] = {}
    for each in found:
        if each.facts.parent is not None:
            under.setdefault(each.facts.parent, []).append(each)
    return tuple(
        replace(each, children=len(parts), children_done=sum(not part.open for part in parts))
        if (parts := under.get(each.id))
        else each
        for each in found
    )


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks a list shows. Empty: all. ``owner``: it leads or helps; ``parts``: also the part of each unit."""

    standings: frozenset[Standing] = frozenset()
    owner: str = ""
    stage: str = ""
    kind: str = ""
    unit: str = ""
    category: str = ""
    parent: str = ""
    text: str = ""
    parts: bool = False


def matches(task: Followed, which: TaskFilter) -> bool:
    facts = task.facts
    if which.parent:
        return facts.parent == which.parent
    if which.unit:
        if facts.unit != which.unit:
            return False
    elif facts.parent is not None and facts.kind != FINDING and not which.parts and not which.owner:
        return False
    return (
        (not which.standings or task.standing in which.standings)
        and (not which.owner or which.owner == facts.owner or which.owner in facts.partners)
        and (not which.stage or which.stage == task.stage)
        and (not which.kind or which.kind == facts.kind)
        and (not which.category or which.category == facts.category)
        and (not which.text or fold(which.text.strip()) in fold(_words(facts)))
    )


def _words(task: TaskFacts) -> str:
    parts = (task.title, task.text, task.person, task.result, task.evidence, task.measure, task.note)
    return " ".join(part for part in parts if part)


def days_over(task: Followed, today: date) -> int:
    """By how many days it is late, or was when it was done; 0 when it was in time or has no day."""
    due = task.facts.due
    if due is None or task.standing not in (Standing.LATE, Standing.DONE_LATE):
        return 0
    return ((task.facts.done_on or today) - due) // ONE_DAY


def carried_over(tasks: Iterable[Followed], last: date) -> tuple[Followed, ...]:
    """What is open when the year ends (việc chuyển sang năm sau). What stands for good goes on by itself."""
    return tuple(
        task
        for task in tasks
        if task.open and task.standing is not Standing.STANDING and (task.facts.due is None or task.facts.due <= last)
    )
