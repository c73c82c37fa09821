"""Cases: opening, listing, reading, and writing down what was learned and done (hồ sơ)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select

from app.domain.answers import Answer
from app.domain.case_filter import CaseFilter as CaseFilter
from app.domain.casefile import CaseFile, situation_of
from app.domain.changes import Done
from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.pathway import Pathway
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import contested, same_person, strikings
from app.models.base import Shared
from app.models.casefile import case_file, rows_of_case
from app.models.entities import (
    Area,
    Case,
    CaseAnswer,
    Claim,
    Evidence,
    Household,
    Obstacle,
    Residence,
    Resident,
    Step,
)
from app.models.history import HistoryRow, history_of
from app.models.listing import cases_matching
from app.models.paging import Key, Page, after
from app.models.work import Reading, Work
from app.sync import registry, scope

#: A case without a due date sorts behind all that have one.
NEVER = date(9999, 12, 31)


class CaseOrder(StrEnum):
    DUE = "due"
    NAME = "name"
    CATEGORY = "category"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list of cases."""

    id: str
    category: str
    state: str
    resident_id: str
    name: str
    born: Answer[PartialDate]
    area: str
    household: str
    opened_on: date | None
    due: date | None
    assignee: str | None
    obstacles: int
    held_here: bool
    team: str | None = None
    task: str | None = None
    contested: bool = False
    """It was ended while values wait for a person: open until those are settled."""
    held_by: tuple[int, ...] = ()
    """The numbers of the laptops that hold its area."""


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case with all its parts, the way that it has to go, and what has happened to it."""

    file: CaseFile
    pathway: Pathway
    history: tuple[HistoryRow, ...]
    conflicts: frozenset[tuple[str, str, str]]
    """(entity, id, field) for which two values wait for a person."""
    contested: bool = False
    """As in :class:`CaseRow`."""


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many open cases there are, by category, and how many people they are.

    ``by_group``: people in group A and in group B, each once in a group; ``people``: each once.
    """

    by_category: Mapping[str, int]
    people: int
    closed: int
    by_group: Mapping[str, int] = field(default_factory=dict)


def open_case(
    home: Home,
    resident_id: str,
    category: str,
    *,
    opened_on: date | None = None,
    found_by: str | None = None,
    assignee: str | None = None,
) -> Done[str]:
    """A new case of a person in one group of the plan.

    Raises:
        UserError("person.elsewhere"), UserError("category.unknown", category), UserError("permission.action").
        UserError("category.by-decision-only", category): B7 is never a case (DESIGN §5).
        UserError("case.open-already", id): the person has an open case of this group.
        UserError("case.in-the-future", day).
    """
    home.require(Action.OPEN_CASE)
    known = home.pack.categories.get(category)
    if known is None:
        raise UserError("category.unknown", category=category)
    if known.reference_only:
        raise UserError("category.by-decision-only", category=category)
    day = opened_on or home.today
    if day > home.today:
        raise UserError("case.in-the-future", day=day)
    with home.writing() as w:
        person = same_person.kept(w, resident_id) or refuse("person.elsewhere")
        there = w.session.scalar(
            select(Case.id).where(
                Case.resident_id.in_(same_person.records_of(w, [person.id])),
                Case.category == category,
                contested.is_open(),
                Case.gone.is_(None),
            )
        )
        if there is not None:
            raise UserError("case.open-already", id=there)
        case = w.add(
            Case(
                id=new_id(),
                resident_id=person.id,
                category=category,
                state="open",
                opened_on=day,
                found_by=found_by,
                assignee=assignee,
            )
        )
        w.flush()
        return Done(case.id, w.changes)


def case_card(home: Home, case_id: str, *, why: str | None = None) -> CaseCard:
    """The whole case. The reading is noted in the access log.

    Raises:
        UserError("case.elsewhere"): this machine does not hold it.
    """
    with home.reading() as r:
        file = case_file(r, case_id) or refuse("case.elsewhere")
        history = history_of(r, rows_of_case(r, case_id))
        unsettled = case_id in contested.among(r, [case_id])
        conflicts = frozenset(
            (str(e), str(i), str(f)) for e, i, f in r.conn.exec_driver_sql("SELECT entity, row, field FROM conflict")
        )
    home.log("read", entity="case", row=case_id, why=why)
    pathway = home.pack.pathway(situation_of(file), today=home.today)
    return CaseCard(file, pathway, tuple(history), conflicts, unsettled)


def list_cases(
    home: Home,
    which: CaseFilter,
    key: Key | None = None,
    limit: int = 100,
    *,
    order: CaseOrder = CaseOrder.DUE,
    down: bool = False,
) -> Page[CaseRow]:
    """One page of cases, from behind ``key``. A case whose person is outside this laptop is left out."""
    with home.reading() as r:
        sort: Any = {
            CaseOrder.DUE: func.coalesce(Case.due, NEVER.isoformat()),
            CaseOrder.NAME: Resident.name_sort,
            CaseOrder.CATEGORY: Case.category,
            CaseOrder.OPENED: func.coalesce(Case.opened_on, NEVER.isoformat()),
        }[order]
        statement = cases_matching(home.account, home.today, select(Case, Resident, sort.label("sort")), which)
        found = r.session.execute(after(statement, (sort, Case.id), key, down=down).limit(limit)).all()
        rows = _case_rows(r, [(case, person) for case, person, _ in found])
        last = (found[-1].sort, found[-1].Case.id) if len(found) == limit else None
        return Page(tuple(rows), last)


def count_cases(home: Home, which: CaseFilter) -> int:
    with home.reading() as r:
        return (
            r.session.scalar(cases_matching(home.account, home.today, select(func.count()).select_from(Case), which))
            or 0
        )


def case_counts(home: Home, area_id: str | None = None) -> CaseCounts:
    """Open cases by category; a person in several categories is counted in each, and once as a person."""
    with home.reading() as r:
        which = CaseFilter(area_id=area_id)
        open_cases = contested.is_open()
        by_category = r.session.execute(
            cases_matching(home.account, home.today, select(Case.category, func.count()).select_from(Case), which)
            .where(open_cases)
            .group_by(Case.category)
        )
        people = cases_matching(
            home.account, home.today, select(func.count(Resident.id.distinct())).select_from(Case), which
        ).where(open_cases)
        closed = cases_matching(home.account, home.today, select(func.count()).select_from(Case), which).where(
            contested.is_over()
        )
        group = func.substr(Case.category, 1, 1)
        by_group = r.session.execute(
            cases_matching(
                home.account, home.today, select(group, func.count(Resident.id.distinct())).select_from(Case), which
            )
            .where(open_cases)
            .group_by(group)
        )
        return CaseCounts(
            {str(category): int(number) for category, number in by_category},
            r.session.scalar(people) or 0,
            r.session.scalar(closed) or 0,
            {str(each): int(number) for each, number in by_group},
        )


# Writing down --------------------------------------------------------------------------------------------------


def change_case(home: Home, case_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Write other values into some fields of a case that the caller had ``seen``.

    Raises:
        UserError("case.elsewhere"), UserError("row.changed-since").
    """
    return _change(home, Case, case_id, seen, fields, "case.elsewhere")


def answer(home: Home, case_id: str, answers: Mapping[str, Any]) -> Done[None]:
    """Keep the wizard's answers of one screen: True, False, a text, a silence, or None to take an answer back.

    Raises:
        UserError("case.elsewhere").
    """
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        for key, value in answers.items():
            _put(w, CaseAnswer, child_id(case_id, key), {"value": value}, case_id=case_id, key=key)
        w.flush()
        return Done(None, w.changes)


def state_claim(home: Home, case_id: str, kind: str, fields: Mapping[str, Any], seen: Seen | None = None) -> Done[str]:
    """Write down what is claimed of one matter, or how it stands (statement, standing, reason).

    Raises:
        UserError("case.elsewhere"), UserError("row.changed-since").
    """
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        row_id = child_id(case_id, kind)
        _put(w, Claim, row_id, fields, seen, case_id=case_id, kind=kind)
        w.flush()
        return Done(row_id, w.changes)


def add_evidence(home: Home, case_id: str, kind: str, fields: Mapping[str, Any]) -> Done[str]:
    """A paper that was shown, or something that somebody said.

    Raises:
        UserError("case.elsewhere"), UserError("evidence.kind-unknown", kind).
    """
    if home.pack.tables["evidence_kinds"].get(kind) is None:
        raise UserError("evidence.kind-unknown", kind=kind)
    return _add(home, case_id, Evidence(id=new_id(), case_id=case_id, kind=kind, **fields))


def change_evidence(home: Home, evidence_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Correct a piece of evidence, or take it back (``{"gone": reason}``). Raises as :func:`change_case`."""
    return _change(home, Evidence, evidence_id, seen, fields, "evidence.elsewhere")


def record_step(
    home: Home, case_id: str, procedure: str, fields: Mapping[str, Any], seen: Seen | None = None
) -> Done[str]:
    """Write down where one procedure stands: filed, done, refused, with its real dates.

    Raises:
        UserError("case.elsewhere"), UserError("procedure.unknown", procedure), UserError("row.changed-since").
        UserError("step.in-the-future", day), UserError("step.done-before-filed").
        UserError("striking.no-ground") and its like, as :func:`app.models.strikings.judged`.
    """
    if procedure not in home.pack.procedures:
        raise UserError("procedure.unknown", procedure=procedure)
    for name in ("complete_on", "filed_on", "done_on"):
        if (day := fields.get(name)) is not None and day > home.today:
            raise UserError("step.in-the-future", day=day)
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        row_id = child_id(case_id, procedure)
        fields = strikings.judged(w, case_id, home.pack.procedures[procedure], fields, home.today)
        begun = fields if w.find(Step, row_id) is not None else {"state": "todo", **fields}
        row = _put(w, Step, row_id, begun, seen, case_id=case_id, procedure=procedure)
        if row.filed_on and row.done_on and row.done_on < row.filed_on:
            raise UserError("step.done-before-filed")
        w.flush()
        return Done(row_id, w.changes)


def add_obstacle(home: Home, case_id: str, kind: str, fields: Mapping[str, Any]) -> Done[str]:
    """Something that keeps the case from going on. Raises: UserError("case.elsewhere")."""
    given = {"opened_on": home.today, **fields}
    return _add(home, case_id, Obstacle(id=new_id(), case_id=case_id, kind=kind, **given))


def change_obstacle(home: Home, obstacle_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Write down what was tried, the answer, or that it is over. Raises as :func:`change_case`."""
    return _change(home, Obstacle, obstacle_id, seen, fields, "obstacle.elsewhere")


def add_residence(home: Home, resident_id: str, kind: str, fields: Mapping[str, Any]) -> Done[str]:
    """A period of residence. Raises: UserError("person.elsewhere")."""
    with home.writing() as w:
        _ = w.find(Resident, resident_id) or refuse("person.elsewhere")
        row = w.add(Residence(id=new_id(), resident_id=resident_id, kind=kind, **fields))
        w.flush()
        return Done(row.id, w.changes)


def change_residence(home: Home, residence_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Correct a period of residence. Raises as :func:`change_case`."""
    return _change(home, Residence, residence_id, seen, fields, "residence.elsewhere")


# Parts ---------------------------------------------------------------------------------------------------------


def _change(
    home: Home, cls: type[Shared], row_id: str, seen: Seen, fields: Mapping[str, Any], missing: str
) -> Done[None]:
    with home.writing() as w:
        row = w.change(cls, row_id, seen) or refuse(missing)
        for name, value in fields.items():
            setattr(row, name, value)
        w.flush()
        return Done(None, w.changes)


def _put(
    w: Work, cls: type[Any], row_id: str, fields: Mapping[str, Any], seen: Seen | None = None, **made_of: str
) -> Any:
    """Change the part with this id, or make it."""
    row = w.put(cls, row_id, made_of, seen)
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def _add(home: Home, case_id: str, row: Shared) -> Done[str]:
    with home.writing() as w:
        _ = w.find(Case, case_id) or refuse("case.elsewhere")
        w.add(row)
        w.flush()
        return Done(row.id, w.changes)


def _case_rows(r: Reading, found: Sequence[tuple[Case, Resident]]) -> list[CaseRow]:
    areas = _names(r, select(Area.id, Area.name).where(Area.id.in_({p.area_id for _, p in found})))
    labels = _names(
        r, select(Household.id, Household.label).where(Household.id.in_({p.household_id for _, p in found}))
    )
    ids = [case.id for case, _ in found]
    unsettled, outside, holders = contested.among(r, ids), scope.outside_among(r.conn, "case", ids), _holders(r)
    obstacles = {
        str(case_id): int(number)
        for case_id, number in r.session.execute(
            select(Obstacle.case_id, func.count())
            .where(
                Obstacle.case_id.in_([c.id for c, _ in found]), Obstacle.gone.is_(None), Obstacle.closed_on.is_(None)
            )
            .group_by(Obstacle.case_id)
        )
    }
    return [
        CaseRow(
            case.id,
            case.category,
            case.state,
            person.id,
            person.name,
            person.born,
            areas.get(person.area_id, ""),
            labels.get(person.household_id, ""),
            case.opened_on,
            case.due,
            case.assignee,
            obstacles.get(case.id, 0),
            case.id not in outside,
            case.team,
            case.task,
            case.id in unsettled,
            holders.get(person.area_id, ()),
        )
        for case, person in found
    ]


def _holders(r: Reading) -> dict[str, tuple[int, ...]]:
    """By area the numbers of the laptops that hold it."""
    register = registry.current(r.conn)
    found: dict[str, list[int]] = {}
    for entry in register.devices if register else ():
        for area in entry.areas if entry.side == "field" and not entry.revoked else ():
            found.setdefault(area, []).append(entry.no)
    return {area: tuple(sorted(numbers)) for area, numbers in found.items()}


def _names(r: Reading, statement: Select[str, str]) -> dict[str, str]:
    return {str(key): str(name) for key, name in r.session.execute(statement)}
