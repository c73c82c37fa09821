"""Giving work out (phân công): rõ người, rõ việc, rõ thời gian, rõ kết quả, rõ trách nhiệm (Kế hoạch, II.2).

One case or many in one change, so that it is taken back as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested
from app.models.entities import Case, Resident
from app.models.sealing import shown_to

GIVEN = frozenset({"assignee", "team", "task", "due"})


@dataclass(frozen=True, slots=True)
class Load:
    """What one person or team has to do: open cases, and those past their day."""

    who: str
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Cases to be given out, each with what is ``seen`` of it, and the ``teams`` that have had work before."""

    cases: tuple[tuple[str, Seen], ...]
    teams: tuple[str, ...]


def assign(home: Home, cases: Sequence[tuple[str, Seen]], given: Mapping[str, Any]) -> Done[int]:
    """Give cases to a person (``assignee``, an account) or a team (``team``, its name), with what is to be done
    (``task``) and by when (``due``). A field that is not in ``given`` stays; None takes it away.

    Raises:
        UserError("permission.action"), UserError("case.elsewhere"), UserError("case.closed-already").
        UserError("assign.nothing"), UserError("assign.due-past", day), UserError("row.changed-since").
    """
    home.require(Action.ASSIGN_CASE)
    fields = {name: _clean(value) for name, value in given.items() if name in GIVEN}
    if not fields or not cases:
        raise UserError("assign.nothing")
    due = fields.get("due")
    if isinstance(due, date) and due < home.today:
        raise UserError("assign.due-past", day=due)
    with home.writing() as w:
        for case_id, seen in cases:
            case = w.change(Case, case_id, seen) or refuse("case.elsewhere")
            if case.state == "closed" and not contested.among(w, [case_id]):
                raise UserError("case.closed-already")
            for name, value in fields.items():
                setattr(case, name, value)
        w.flush()
        return Done(len(cases), w.changes)


def offered(home: Home, case_ids: Sequence[str]) -> Offered:
    """What the dialog of giving out is drawn from, read at one moment."""
    return Offered(tuple(seen_of(home, case_ids)), teams(home))


def seen_of(home: Home, case_ids: Sequence[str]) -> list[tuple[str, Seen]]:
    """What a list that is drawn now shows of these cases, for :func:`assign`."""
    with home.reading() as r:
        return [(case_id, r.seen(Case, case_id)) for case_id in case_ids]


def teams(home: Home) -> tuple[str, ...]:
    """The teams that work has been given to, by name."""
    with home.reading() as r:
        found = r.session.scalars(select(Case.team).where(Case.team.is_not(None), Case.gone.is_(None)).distinct())
        return tuple(sorted(str(team) for team in found))


def loads(home: Home) -> tuple[tuple[Load, ...], tuple[Load, ...]]:
    """(people, teams) with their open cases; "" stands for what nobody was given. Most work first."""
    with home.reading() as r:
        found = []
        for column in (Case.assignee, Case.team):
            late = func.sum(func.coalesce(Case.due < home.today, 0))
            rows = r.session.execute(
                select(func.coalesce(column, ""), func.count(), late)
                .join(Resident, Resident.id == Case.resident_id)
                .where(Case.gone.is_(None), contested.is_open(), Resident.gone.is_(None), shown_to(home.account))
                .group_by(column)
            )
            each = [Load(str(who), int(count), int(late or 0)) for who, count, late in rows]
            found.append(tuple(sorted(each, key=lambda load: (-load.open, load.who))))
    people, named = found
    return people, named


def _clean(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value
