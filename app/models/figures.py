"""What reports count (số liệu báo cáo), read from the records as dated items: see :mod:`app.domain.figures`.

Counts are of everybody, sealed people too: a number tells nobody's name. Who may not open a sealed person does not see
the row behind the number. B7 is in none of them: of that group only sealed references are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app.domain.answers import is_known
from app.domain.doors import STILL_TO_REACH, reach_of
from app.domain.drive import ALL
from app.domain.figures import Item
from app.domain.plan import Plan
from app.domain.procedure import ONE_DAY, Procedure
from app.domain.tasks import FINDING, TaskState, issued_on
from app.domain.values import Closing
from app.models import contested, findings, same_person
from app.models.entities import (
    Benefit,
    Case,
    Flaw,
    HandOff,
    Household,
    Mark,
    Measurement,
    Obstacle,
    ReCheck,
    Request,
    Resident,
    Step,
    Target,
    Task,
    Visit,
)
from app.models.figures_drive import drive_items
from app.models.local import Finding
from app.models.work import Reading

SETTLED, NEVER_COUNTED = "settled", "B7"
_OF_A_DRIVE = "drive:"
"""How the figures and targets of a drive are called (:func:`app.models.drives.indicator`)."""
_NEWEST = frozenset({"measured", "measured-of"})
_CASES = frozenset({"case", "settled", "ended"})
_STEPS = frozenset({"filed", "overdue", "helped", "struck", "paper"})
_PARTS = frozenset({
    "obstacle", "obstacle-told", "obstacle-answered", "obstacle-solved", "benefit", "benefit-granted", "recheck",
    "recheck-done",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Of:
    """Whose case it is."""

    person: str
    keys: Mapping[str, str]


def items(
    r: Reading, plan: Plan, procedures: Mapping[str, Procedure], last: date, events: frozenset[str]
) -> list[Item]:
    """Everything that a report about days up to ``last`` may count, if it counts these ``events``."""
    found: list[Item] = []
    if events & (_CASES | _STEPS | _PARTS):
        cases = dict(_cases(r, found))
        found += _steps(r, cases, procedures) if events & _STEPS else ()
        found += _parts(r, cases) if events & _PARTS else ()
    found += _handoffs(r) if events & {"handoff", "handoff-done"} else ()
    found += _doors(r, min(stage.first for stage in plan.stages)) if events & {"door", "door-reached", "visit"} else ()
    found += _tasks(r, plan) if events & {"task", "task-done", "task-late"} else ()
    found += _cleaning(r, plan) if events & {"finding", "flaw", "request", "request-answered"} else ()
    found += _marks(r) if "mark" in events else ()
    found += _measured(r, plan, last) if events & _NEWEST else ()
    found += _targets(r, plan) if "target" in events else ()
    if events & {"turnout", "turnout-done"}:
        for drive in plan.drives:
            found += drive_items(r, plan, drive, last)
    return found


def of_cases(r: Reading, procedures: Mapping[str, Procedure]) -> list[Item]:
    """The items of cases and their steps alone."""
    found: list[Item] = []
    cases = dict(_cases(r, found))
    return [*found, *_steps(r, cases, procedures)]


def up_to(r: Reading, plan: Plan, everything: Iterable[Item], last: date, events: frozenset[str]) -> list[Item]:
    """The same items for a report about earlier days, up to ``last``: all but figures that are the newest of a day."""
    newest = _measured(r, plan, last) if events & _NEWEST else ()
    return [*(item for item in everything if item.event not in _NEWEST), *newest]


def _cases(r: Reading, found: list[Item]) -> Iterator[tuple[str, _Of]]:
    """By id, and the items of the cases themselves. An ending that does not hold yet is none."""
    waiting = contested.all_here(r.conn)
    columns = select(Case.id, Case.category, Case.opened_on, Case.state, Case.closing, Resident.id, Resident.area_id)
    statement = same_person.join_person(columns, Case.resident_id).where(Case.gone.is_(None), Resident.gone.is_(None))
    for case, category, opened, state, closing, person, area in r.session.execute(statement):
        if category == NEVER_COUNTED:
            continue
        keys = {"category": category, "group": category[:1], "area": area}
        over = state == "closed" and case not in waiting
        end = closing if over and isinstance(closing, Closing) else None
        ended = end.on if end is not None else (date.min if over else None)
        found.append(Item("case", "case", case, person, opened, ended, keys))
        if over:
            kind = end.kind if end is not None else ""
            day = end.on if end is not None else None
            event = "settled" if kind == SETTLED else "ended"
            found.append(Item(event, "case", case, person, day, None, {**keys, "ending": kind}))
        yield case, _Of(person, keys)


def _steps(r: Reading, cases: Mapping[str, _Of], procedures: Mapping[str, Procedure]) -> Iterator[Item]:
    columns = select(Step.id, Step.case_id, Step.procedure, Step.state, Step.filed_on, Step.due_on, Step.done_on)
    for row, case, name, state, filed, due, done in r.session.execute(columns.where(Step.gone.is_(None))):
        of, procedure = cases.get(case), procedures.get(name)
        if of is None or procedure is None:
            continue
        over = state in ("done", "refused")
        step = Item(
            "filed", "step", row, of.person, filed, (done or filed) if over else None, {**of.keys, "procedure": name}
        )
        if filed is not None:
            yield step
        if filed is not None and due is not None and not (over and done is None):
            yield replace(step, event="overdue", day=due + ONE_DAY, ended=done if over else None)
        if state != "done":
            continue
        base = Item("helped", "step", row, of.person, done, None, of.keys)
        if procedure.strikes:
            yield replace(base, event="struck")
            continue
        if procedure.yields or procedure.gives:
            yield base
        for paper in procedure.yields:
            yield replace(base, event="paper", row=f"{row}:{paper}", keys={**of.keys, "paper": paper})


def _parts(r: Reading, cases: Mapping[str, _Of]) -> Iterator[Item]:
    """Obstacles, benefits and re-checks of cases."""
    for obstacle in r.session.scalars(select(Obstacle).where(Obstacle.gone.is_(None))):
        if (of := cases.get(obstacle.case_id)) is None:
            continue
        keys = {**of.keys, "obstacle": obstacle.kind}
        base = Item("obstacle", "obstacle", obstacle.id, of.person, obstacle.opened_on, obstacle.closed_on, keys)
        yield base
        for event, day in (
            ("obstacle-told", obstacle.reported_on),
            ("obstacle-answered", obstacle.answered_on),
            ("obstacle-solved", obstacle.closed_on),
        ):
            if day is not None:
                yield replace(base, event=event, day=day, ended=None)
    for benefit in r.session.scalars(select(Benefit).where(Benefit.gone.is_(None))):
        if (of := cases.get(benefit.case_id)) is None:
            continue
        keys = {**of.keys, "benefit": benefit.kind}
        if benefit.applied_on is not None:
            yield Item("benefit", "benefit", benefit.id, of.person, benefit.applied_on, benefit.done_on, keys)
        if benefit.state == "granted":
            yield Item("benefit-granted", "benefit", benefit.id, of.person, benefit.done_on, None, keys)
    for check in r.session.scalars(select(ReCheck).where(ReCheck.gone.is_(None))):
        if (of := cases.get(check.case_id)) is None:
            continue
        base = Item("recheck", "recheck", check.id, of.person, check.drawn_on, check.done_on, of.keys)
        yield base
        if check.done_on is not None:
            keys = {**of.keys, "verdict": check.verdict or ""}
            yield replace(base, event="recheck-done", day=check.done_on, ended=None, keys=keys)


def _handoffs(r: Reading) -> Iterator[Item]:
    statement = same_person.join_person(select(HandOff, Resident.id, Resident.area_id), HandOff.resident_id)
    for row, person, area in r.session.execute(statement.where(HandOff.gone.is_(None), Resident.gone.is_(None))):
        keys = {"handoff": row.kind, "body": row.sender, "receiver": row.receiver, "area": area}
        base = Item("handoff", "handoff", row.id, person, row.sent_on, row.done_on, keys)
        yield base
        if row.done_on is not None:
            yield replace(base, event="handoff-done", day=row.done_on, ended=None)


def _doors(r: Reading, since: date) -> Iterator[Item]:
    areas: dict[str, str] = {}
    for house, area in r.session.execute(select(Household.id, Household.area_id).where(Household.gone.is_(None))):
        areas[house] = area
        yield Item("door", "household", house, keys={"area": area})
    reached: dict[str, date] = {}
    visits = select(Visit.id, Visit.household_id, Visit.day, Visit.outcome).where(Visit.gone.is_(None))
    for row, house, day, outcome in r.session.execute(visits):
        if house not in areas:
            continue
        reach = reach_of(outcome)
        yield Item("visit", "visit", row, None, day, None, {"area": areas[house], "reach": reach.value})
        if day is not None and day >= since and reach not in STILL_TO_REACH:
            reached[house] = min(day, reached.get(house, day))
    for house, day in reached.items():
        yield Item("door-reached", "household", house, None, day, None, {"area": areas[house]})


def _tasks(r: Reading, plan: Plan) -> Iterator[Item]:
    """What the plan orders, whether or not somebody has written anything of it yet, and what the work brought."""
    orders, issued = {order.id: order for order in plan.all_orders}, issued_on(plan)
    written = r.session.scalars(select(Task).where(Task.plan == plan.id)).all()
    begun = {row.key for row in written if row.key and row.parent is None and row.gone is None}
    for id, order in orders.items():
        if id not in begun:
            keys = {"body": order.owner, "unit": "", "stage": order.stage, "kind": order.kind.value}
            yield from _task(Item("task", "task", id, None, order.first, None, keys), order.due, None, issued)
    for row in written:
        if row.gone is not None or row.kind == FINDING or row.state == TaskState.DROPPED:
            continue
        if row.key and row.parent is not None:
            continue  # a unit's own part: the order is what is counted
        known = orders.get(row.key or "")
        keys = {
            "body": row.owner or (known.owner if known else ""),
            "unit": row.unit or "",
            "stage": known.stage if known else "",
            "kind": row.kind,
        }
        first, due = (row.first or known.first, row.due or known.due) if known else (row.first, row.due)
        yield from _task(Item("task", "task", row.id, None, first, row.done_on, keys), due, row.done_on, issued)


def _task(task: Item, due: date | None, done: date | None, issued: date) -> Iterator[Item]:
    yield task
    if done is not None:
        yield replace(task, event="task-done", day=done, ended=None)
    if due is not None and due >= issued:
        yield replace(task, event="task-late", day=due + timedelta(days=1))


def _measured(r: Reading, plan: Plan, last: date) -> Iterator[Item]:
    """Of each indicator and unit the newest figure up to ``last``."""
    newest: dict[tuple[str, str], Measurement] = {}
    rows = select(Measurement).where(Measurement.plan == plan.id, Measurement.gone.is_(None), Measurement.day <= last)
    rows = rows.where(~Measurement.indicator.startswith(_OF_A_DRIVE))
    for row in r.session.scalars(rows.order_by(Measurement.day, Measurement.id)):
        newest[row.indicator, row.unit] = row
    for (indicator, unit), row in newest.items():
        keys = {"indicator": indicator, "unit": unit}
        yield Item("measured", "measurement", row.id, None, row.day, None, keys, row.value or 0)
        yield Item("measured-of", "measurement", row.id, None, row.day, None, keys, row.whole or 0)


def _targets(r: Reading, plan: Plan) -> Iterator[Item]:
    """What was given out to reach; of a drive the whole, which its bands and its days come to."""
    columns = select(Target.id, Target.indicator, Target.unit, Target.last, Target.value)
    of_drive = Target.indicator.startswith(_OF_A_DRIVE)
    wanted = columns.where(Target.plan == plan.id, Target.gone.is_(None))
    for id, indicator, unit, last, value in r.session.execute(
        wanted.where(~of_drive | Target.indicator.endswith(f":{ALL}"))
    ):
        yield Item("target", "target", id, None, None, last, {"indicator": indicator, "unit": unit}, value or 0)


def _cleaning(r: Reading, plan: Plan) -> Iterator[Item]:
    rules = {check.rule for check in plan.checks}
    columns = select(Finding.rule, Finding.row, Finding.other, Finding.entity, Finding.area_id, Finding.found_on)
    undone = findings.joined(columns).where(findings.in_state(None))
    for rule, row, other, entity, area, day in r.session.execute(undone):
        if rule in rules:
            yield Item(
                "finding",
                entity,
                f"{row}:{other or ''}:{rule}",
                None,
                _day(day),
                None,
                {"rule": rule, "area": area or ""},
            )
    for flaw in r.session.scalars(select(Flaw).where(Flaw.gone.is_(None), Flaw.rule.in_(rules))):
        keys = {"rule": flaw.rule, "area": "", "state": flaw.state}
        yield Item("flaw", "flaw", flaw.id, flaw.resident_id, flaw.day, None, keys)
    for asked in r.session.scalars(select(Request).where(Request.gone.is_(None), Request.sent_on.is_not(None))):
        base = Item(
            "request",
            "request",
            asked.id,
            None,
            asked.sent_on,
            asked.answered_on,
            {"kind": asked.kind, "state": asked.state},
        )
        yield base
        if asked.answered_on is not None:
            yield replace(base, event="request-answered", day=asked.answered_on, ended=None)


def _marks(r: Reading) -> Iterator[Item]:
    marks = same_person.join_person(
        select(Mark.id, Mark.kind, Mark.day, Resident.id, Resident.area_id), Mark.resident_id
    )
    for mark, kind, day, person, area in r.session.execute(marks.where(Mark.gone.is_(None), Resident.gone.is_(None))):
        yield Item("mark", "mark", mark, person, day, None, {"kind": kind, "area": area})


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value[:10]) if is_known(value) and value else None
