"""Obstacles of all cases (vướng mắc): gathered by the plan's day, reported to the level above, answered, closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from app.domain.casefile import ObstacleFacts
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.obstacles import GATHERED_BY, ObstacleState, ObstacleView, gathering, view_of
from app.domain.permissions import Action
from app.domain.plan import Deadline
from app.errors import UserError, refuse
from app.home import Home
from app.models import same_person, settings
from app.models.casefile import taken
from app.models.entities import Area, Case, Obstacle, Resident
from app.models.paging import Key, Page, after
from app.models.sealing import shown_to
from app.models.work import Reading

NO_DAY = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class ObstacleFilter:
    """Which obstacles a list shows; ``state`` None: all that are not closed."""

    state: ObstacleState | None = None
    kind: str | None = None
    area_id: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class ObstacleRow:
    """One obstacle, and whose it is."""

    facts: ObstacleFacts
    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    view: ObstacleView

    @property
    def id(self) -> str:
        return self.facts.id


@dataclass(frozen=True, slots=True)
class ObstacleCounts:
    """How many obstacles stand where, how many of the open ones are of which kind, and how many are late."""

    by_state: Mapping[ObstacleState, int]
    by_kind: Mapping[str, int]
    late: int


def list_obstacles(home: Home, which: ObstacleFilter, key: Key | None = None, limit: int = 100) -> Page[ObstacleRow]:
    """A page of obstacles, the oldest first. Those of sealed people only for who may open them."""
    opened: Any = func.coalesce(Obstacle.opened_on, NO_DAY.isoformat())
    with home.reading() as r:
        columns: Select[Any] = select(Obstacle, Case, Resident, Area.name, opened.label("opened"))
        statement = _matching(columns, home, which)
        statement = statement.outerjoin(Area, Area.id == Resident.area_id)
        found = r.session.execute(after(statement, (opened, Obstacle.id), key, down=False).limit(limit)).all()
        gather = _gather(home, r)
        rows = tuple(_row(home, taken(r, row.Obstacle, ObstacleFacts), row, gather) for row in found)
        last = (found[-1].opened, found[-1].Obstacle.id) if len(found) == limit else None
        return Page(rows, last)


def count_obstacles(home: Home, which: ObstacleFilter) -> int:
    with home.reading() as r:
        return r.session.scalar(_matching(select(func.count()), home, which)) or 0


def obstacle_counts(home: Home) -> ObstacleCounts:
    """Read once for the head of the page; every number is the length of its list."""
    with home.reading() as r:
        found = r.session.scalars(_all(select(Obstacle), home)).all()
        facts = [taken(r, row, ObstacleFacts) for row in found]
        gather = _gather(home, r)
    views = [view_of(each, home.pack.plan, home.today, gather) for each in facts]
    by_state = {state: sum(view.state is state for view in views) for state in ObstacleState}
    by_kind: dict[str, int] = {}
    for each, view in zip(facts, views, strict=True):
        if view.state is not ObstacleState.CLOSED:
            by_kind[each.kind] = by_kind.get(each.kind, 0) + 1
    return ObstacleCounts(by_state, dict(sorted(by_kind.items())), sum(view.late for view in views))


def report(home: Home, obstacles: Sequence[tuple[str, Seen]], level: str, on: date) -> Done[int]:
    """Report obstacles to a level above, all in one change (tập hợp báo cáo, Kế hoạch, III.2.3).

    Raises:
        UserError("permission.action"), UserError("obstacle.elsewhere"), UserError("obstacle.closed").
        UserError("obstacle.level-unknown", level), UserError("obstacle.in-the-future", day).
        UserError("row.changed-since"): nothing of it is kept.
    """
    home.require(Action.ASSIGN_CASE)
    if home.pack.tables["levels"].get(level) is None:
        raise UserError("obstacle.level-unknown", level=level)
    _not_later(home, on)
    with home.writing() as w:
        for row_id, seen in obstacles:
            row = w.change(Obstacle, row_id, seen) or refuse("obstacle.elsewhere")
            if row.closed_on is not None:
                raise UserError("obstacle.closed")
            row.level, row.reported_on, row.answered_on = level, on, None
        w.flush()
        return Done(len(obstacles), w.changes)


def answer(home: Home, obstacle_id: str, seen: Seen, text: str, on: date) -> Done[None]:
    """Write down what the level above answered.

    Raises:
        UserError("obstacle.elsewhere"), UserError("obstacle.no-answer"), UserError("obstacle.in-the-future", day).
        UserError("obstacle.answered-before-reported"), UserError("row.changed-since").
    """
    if not text.strip():
        raise UserError("obstacle.no-answer")
    _not_later(home, on)
    with home.writing() as w:
        row = w.change(Obstacle, obstacle_id, seen) or refuse("obstacle.elsewhere")
        if row.reported_on is not None and on < row.reported_on:
            raise UserError("obstacle.answered-before-reported")
        row.answer, row.answered_on = text.strip(), on
        w.flush()
        return Done(None, w.changes)


def close(home: Home, obstacle_id: str, seen: Seen, on: date) -> Done[None]:
    """It is out of the way. Raises: as :func:`answer`."""
    _not_later(home, on)
    return _write(home, obstacle_id, seen, {"closed_on": on})


def reopen(home: Home, obstacle_id: str, seen: Seen) -> Done[None]:
    """It stands in the way again. Raises: UserError("obstacle.elsewhere"), UserError("row.changed-since")."""
    return _write(home, obstacle_id, seen, {"closed_on": None})


def _write(home: Home, obstacle_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    with home.writing() as w:
        row = w.change(Obstacle, obstacle_id, seen) or refuse("obstacle.elsewhere")
        for name, value in fields.items():
            setattr(row, name, value)
        w.flush()
        return Done(None, w.changes)


def _not_later(home: Home, on: date) -> None:
    if on > home.today:
        raise UserError("obstacle.in-the-future", day=on)


def gathered_by(home: Home) -> tuple[Deadline | None, bool]:
    """The day by which the commune gathers what it has to tell above itself, and whether somebody has set it: until
    then it is a proposal of ours. None where the plan wants it told to the commune itself."""
    with home.reading() as r:
        return _gather(home, r), settings.find(r, _gather_key(home)) is not None


def set_gathered_by(home: Home, before: date | None) -> Done[None]:
    """Set the commune's own day ("trước ngày"), or go back to the proposal.

    Raises: UserError("obstacle.gather-nothing"): the plan wants no level above told.
        UserError("obstacle.gather-late", day): it would be after the plan's own day. UserError("permission.write").
    """
    wanted = gathering(home.pack.plan, before)
    if wanted is None:
        raise UserError("obstacle.gather-nothing")
    if before is not None and wanted.before != before:
        raise UserError("obstacle.gather-late", day=wanted.before)
    with home.writing() as w:
        if before is None:
            settings.take_back(w, _gather_key(home))
        else:
            settings.put(w, _gather_key(home), before.isoformat(), by=home.account.name, day=home.today)
        w.flush()
        return Done(None, w.changes)


def _gather(home: Home, r: Reading) -> Deadline | None:
    row = settings.find(r, _gather_key(home))
    own = date.fromisoformat(row.value) if row is not None and isinstance(row.value, str) else None
    return gathering(home.pack.plan, own)


def _gather_key(home: Home) -> str:
    return f"{home.pack.plan.id}:{GATHERED_BY}"


def _row(home: Home, facts: ObstacleFacts, row: Any, gather: Deadline | None) -> ObstacleRow:
    view = view_of(facts, home.pack.plan, home.today, gather)
    return ObstacleRow(facts, row.Case.id, row.Resident.id, row.Resident.name, row.Case.category, row.name or "", view)


def _all(statement: Select[Any], home: Home) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = [
        Obstacle.gone.is_(None), Case.gone.is_(None), Resident.gone.is_(None), shown_to(home.account)
    ]  # fmt: skip
    joined = same_person.join_person(statement, Case.resident_id).join(Obstacle, Obstacle.case_id == Case.id)
    return joined.where(*conditions)


_STATES: Mapping[ObstacleState, tuple[ColumnElement[bool], ...]] = {
    ObstacleState.CLOSED: (Obstacle.closed_on.is_not(None),),
    ObstacleState.ANSWERED: (Obstacle.closed_on.is_(None), Obstacle.answered_on.is_not(None)),
    ObstacleState.REPORTED: (
        Obstacle.closed_on.is_(None),
        Obstacle.answered_on.is_(None),
        Obstacle.reported_on.is_not(None),
    ),
    ObstacleState.MET: (
        Obstacle.closed_on.is_(None),
        Obstacle.answered_on.is_(None),
        Obstacle.reported_on.is_(None),
    ),
}


def _matching(statement: Select[Any], home: Home, which: ObstacleFilter) -> Select[Any]:
    conditions = _STATES[which.state] if which.state is not None else (Obstacle.closed_on.is_(None),)
    wanted = _all(statement, home).where(*conditions)
    for column, value in (
        (Obstacle.kind, which.kind),
        (Obstacle.level, which.level),
        (Resident.area_id, which.area_id),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    return wanted
