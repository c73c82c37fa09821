"""The tasks of the plan as the records have them, and the units of which each has its own part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select

from app.domain.plan import Plan
from app.domain.tasks import TaskFacts
from app.models.casefile import taken
from app.models.entities import Area, Enclosure, Task
from app.models.work import Reading


def kept_tasks(reading: Reading, plan: str) -> list[TaskFacts]:
    """Every task of this plan about which somebody has written something."""
    rows = reading.session.scalars(select(Task).where(Task.plan == plan, Task.gone.is_(None)).order_by(Task.id))
    return [facts_of(reading, row) for row in rows]


def facts_of(reading: Reading, row: Task) -> TaskFacts:
    facts = taken(reading, row, TaskFacts)
    return replace(facts, partners=tuple(row.partners) if isinstance(row.partners, tuple) else ())


def givers_of(reading: Reading, plan: Plan) -> Mapping[str, str]:
    """The units under the plan's own, or the areas where it names none: id to name, in their order."""
    if plan.units:
        return {unit.id: unit.name for unit in plan.units}
    rows = reading.session.execute(
        select(Area.id, Area.name).where(Area.gone.is_(None)).order_by(Area.name_sort, Area.id)
    )
    return {str(area): str(name) for area, name in rows}


def file_titles(reading: Reading) -> Mapping[str, tuple[str, ...]]:
    """By task the titles of the files that show what became of it, in the order of adding."""
    rows = reading.session.execute(
        select(Enclosure.task_id, Enclosure.title).where(Enclosure.gone.is_(None)).order_by(Enclosure.id)
    )
    found: dict[str, tuple[str, ...]] = {}
    for task, title in rows:
        found[str(task)] = (*found.get(str(task), ()), str(title))
    return found


def files_of(reading: Reading, task_id: str) -> list[Enclosure]:
    """The files that are kept with one task, in the order of adding."""
    wanted = select(Enclosure).where(Enclosure.task_id == task_id, Enclosure.gone.is_(None)).order_by(Enclosure.id)
    return list(reading.session.scalars(wanted))
