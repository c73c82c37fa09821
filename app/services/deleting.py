"""Deleting a person, a household or a case (xóa bản ghi): with a reason, with what hangs on it told first, and undone
while nobody has gone on with it. Nothing is erased: see :mod:`app.services.erasing` for that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.errors import BugError, UserError, refuse
from app.home import Home
from app.models import inverse
from app.models.base import TAKEN_BACK, Shared
from app.models.entities import Case, Household, Resident, Visit
from app.models.inverse import Inversion, Span
from app.models.work import Reading

_CLASSES: Mapping[str, type[Shared]] = {"resident": Resident, "household": Household, "case": Case}
_ELSEWHERE = {"resident": "person.elsewhere", "household": "household.elsewhere", "case": "case.elsewhere"}


@dataclass(frozen=True, slots=True)
class Consequences:
    """What hangs on a record that is to be deleted, as far as this machine sees.

    ``cases`` (category, state) are deleted with a person; ``members`` of a household stay, and are in no household
    then; ``visits`` are the knocks on its door; ``waiting`` the cases (whose) that wait for this one. ``seen`` goes
    back with :func:`delete`.
    """

    entity: str
    row: str
    title: str
    cases: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    visits: int = 0
    waiting: tuple[str, ...] = ()
    seen: Mapping[tuple[str, str], Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, and where in the journal, for :func:`bring_back`."""

    entity: str
    row: str
    title: str
    span: Span


def consequences(home: Home, entity: str, row: str) -> Consequences:
    """What deleting this record would mean.

    Raises:
        UserError("permission.action"), UserError("person.elsewhere"), UserError("household.elsewhere"),
        UserError("case.elsewhere").
    """
    home.require(Action.DELETE)
    with home.reading() as r:
        found: Any = r.find(_class_of(entity), row) or _refuse_elsewhere(entity)
        cases, members, visits, waiting = [], [], 0, []
        if entity == "resident":
            cases = list(r.session.scalars(_of_person(row)))
        elif entity == "household":
            members = list(r.session.scalars(_of_house(row)))
            visits = len(
                r.session.scalars(select(Visit.id).where(Visit.household_id == row, Visit.gone.is_(None))).all()
            )
        ids = {row, *(case.id for case in cases)} if entity != "household" else set()
        for case in r.session.scalars(select(Case).where(Case.gone.is_(None), Case.waits_on.is_not(None))):
            if getattr(case.waits_on, "case_id", None) in ids and case.id not in ids:
                waiting.append(_person_of(r, case))
        along = [("case", Case, case.id) for case in cases] + [("resident", Resident, each.id) for each in members]
        return Consequences(
            entity,
            row,
            _title(r, found),
            tuple((case.category, case.state) for case in cases),
            tuple(each.name for each in members),
            visits,
            tuple(waiting),
            {(kind, key): r.seen(cls, key) for kind, cls, key in [(entity, type(found), row), *along]},
        )


def delete(home: Home, told: Consequences, reason: str) -> Done[Deleted]:
    """Delete a record as was told: a person with their cases; a household, whose members are in none then; a case.

    Raises:
        UserError("permission.action"), UserError("permission.write"), UserError("reason.empty"),
        UserError("row.changed-since"): something was changed since it was told; look again.
        UserError("person.elsewhere"), UserError("household.elsewhere"), UserError("case.elsewhere").
    """
    home.require(Action.DELETE)
    why = reason.strip() or refuse("reason.empty")
    with home.writing() as w:
        first = w.heads.seq + 1
        for (entity, key), seen in told.seen.items():
            row: Any = w.change(_class_of(entity), key, seen) or _refuse_elsewhere(entity)
            if entity == "resident" and told.entity == "household":
                row.membership = None
            else:
                row.gone = why
        known = {key for _, key in told.seen}
        if (
            told.entity == "resident"
            and set(w.session.scalars(_of_person(told.row).with_only_columns(Case.id))) - known
        ):
            raise UserError("row.changed-since", entity="resident", id=told.row, fields=["gone"])
        w.flush()
        span = Span(home.device, w.heads.chain, first, w.heads.seq)
        return Done(Deleted(told.entity, told.row, told.title, span), w.changes)


def bring_back(home: Home, deleted: Deleted) -> Done[Inversion]:
    """Undo a deletion: what went with it comes back too.

    Raises:
        UserError("permission.action"), UserError("undo.changed-since"): somebody has gone on with the record since.
    """
    home.require(Action.DELETE)
    with home.writing() as w:
        done = inverse.invert(w, deleted.span, TAKEN_BACK)
        if (deleted.entity, deleted.row) not in done.undone:
            raise UserError("undo.changed-since")
        return Done(done, w.changes)


def _class_of(entity: str) -> type[Shared]:
    if entity not in _CLASSES:
        raise BugError("delete.entity", entity=entity)
    return _CLASSES[entity]


def _refuse_elsewhere(entity: str) -> Any:
    raise UserError(_ELSEWHERE[entity])


def _of_person(person_id: str) -> Any:
    return (
        select(Case).where(Case.resident_id == person_id, Case.gone.is_(None)).order_by(Case.state == "closed", Case.id)
    )


def _of_house(household_id: str) -> Any:
    return (
        select(Resident)
        .where(Resident.household_id == household_id, Resident.gone.is_(None))
        .order_by(Resident.name_sort, Resident.id)
    )


def _person_of(r: Reading, case: Case) -> str:
    person = r.session.get(Resident, case.resident_id)
    return person.name if person is not None else ""


def _title(r: Reading, row: Any) -> str:
    if isinstance(row, Case):
        return f"{row.category} · {_person_of(r, row)}"
    return str(row.label if isinstance(row, Household) else row.name)
