"""What a person must do today (việc hôm nay): by when, and at which door. Pure reading, quick with thousands of cases.

Days come from the database (``case.due``, and ``step.due_on`` of files that lie at an authority); ways are worked out
for a bounded number of cases only, in :func:`ready`, which a page asks for after it has shown the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, func, literal, select, union_all

from app.domain.casefile import situation_of
from app.domain.clocks import stage_on
from app.domain.plan import Deadline, Stage
from app.domain.reporting import ReportDue, next_reports
from app.home import Home
from app.models import contested, drafts, same_person
from app.models.casefile import case_file
from app.models.drafts import DraftRow
from app.models.entities import Area, Case, Household, Resident, Step
from app.models.sealing import shown_to
from app.models.work import Reading
from app.progress import QUIET, Progress

SOON = 14
"""How many days ahead a due day counts as near."""
TALK = "interview:"
"""How the drafts of interviews are called."""
SITTING = "wizard:"
"""How the drafts of the wizard are called; behind it stands the id of the case."""


class _Sitting(msgspec.Struct):
    """What is read of a wizard's draft: which group, and what was typed so far."""

    category: str = ""
    typed: dict[str, Any] = {}


_decode = msgspec.json.Decoder(_Sitting).decode
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class DueRow:
    """A day that is near or past. ``procedure``: the step that an authority owes; None for the case's own day."""

    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    household: str
    procedure: str | None
    on: date
    assignee: str | None


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A case whose next steps have everything they need: "làm ngay"."""

    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    household: str
    procedures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BegunRow:
    """Something that was typed and not finished. ``about`` is the name of whom it is about, as far as known.

    ``category`` is set for a wizard's sitting; its case may be in the draft only, so that it is resumed by its id.
    """

    key: str
    about: str
    at: str
    case_id: str | None
    resident_id: str | None
    category: str | None = None
    talk_id: str | None = None
    """Set for an interview that looks for a group: it is resumed by this id."""


@dataclass(frozen=True, slots=True)
class Today:
    """Everything that the first page tells, but for what can be done at once (:func:`ready`)."""

    day: date
    due: tuple[DueRow, ...]
    due_total: int
    late_total: int
    begun: tuple[BegunRow, ...]
    conflicts: int
    unsent: int
    unsent_since: str | None
    open_cases: int
    people: int
    stage: Stage | None
    reports: tuple[ReportDue, ...]
    deadlines: tuple[Deadline, ...]
    """Days of the plan that are still to come."""


def today(home: Home, *, only_mine: bool = False, limit: int = 50) -> Today:
    """What is due within :data:`SOON` days or late, nearest first, and the counts beside it."""
    day, plan = home.today, home.pack.plan
    with home.reading() as r:
        due = _due_query(home, only_mine=only_mine).subquery()
        near = due.c.on <= day + timedelta(days=SOON)
        total = r.session.scalar(select(func.count()).select_from(due).where(near)) or 0
        late = r.session.scalar(select(func.count()).select_from(due).where(due.c.on < day)) or 0
        found = r.session.execute(select(due).where(near).order_by(due.c.on, due.c.case_id).limit(limit)).all()
        rows = _due_rows(r, found)
        open_cases, people = r.session.execute(
            select(func.count(), func.count(Case.resident_id.distinct())).where(
                Case.gone.is_(None), contested.is_open()
            )
        ).one()
        conflicts = r.conn.exec_driver_sql("SELECT count(*) FROM conflict").scalar() or 0
        unsent, since = r.conn.exec_driver_sql("SELECT count(*), min(at) FROM op WHERE state = 'pending'").one()
        begun = _begun(r, home)
    return Today(
        day=day,
        due=rows,
        due_total=int(total),
        late_total=int(late),
        begun=begun,
        conflicts=int(conflicts),
        unsent=int(unsent),
        unsent_since=since,
        open_cases=int(open_cases),
        people=int(people),
        stage=stage_on(plan, day),
        reports=next_reports(plan, day),
        deadlines=tuple(each for each in plan.deadlines if each.last_day >= day),
    )


def ready(
    home: Home, *, only_mine: bool = False, look_at: int = 60, limit: int = 20, progress: Progress = QUIET
) -> tuple[ReadyRow, ...]:
    """Cases of which a step can be taken now, among the ``look_at`` open ones that are due first.

    Raises:
        Cancelled: the page was left.
    """
    found: list[ReadyRow] = []
    with home.reading() as r:
        query = _open_cases(select(Case.id), home, only_mine=only_mine)
        ids = r.session.scalars(query.order_by(Case.due.is_(None), Case.due, Case.id).limit(look_at)).all()
        for case_id in progress.over(ids, "read", len(ids), every=5):
            file = case_file(r, case_id)
            if file is None or file.person is None:
                continue
            way = home.pack.pathway(situation_of(file), today=home.today)
            now = tuple(step.id for step in way.now if not step.optional)
            if now:
                label = file.household.label if file.household else ""
                person = file.person
                found.append(ReadyRow(case_id, person.id, person.name, file.case.category, file.area_name, label, now))
            if len(found) >= limit:
                break
    return tuple(found)


def _open_cases(statement: Any, home: Home, *, only_mine: bool) -> Any:
    """Open cases of living people; sealed ones only for who may open them."""
    conditions: list[ColumnElement[bool]] = [Case.gone.is_(None), contested.is_open(), Resident.gone.is_(None)]
    conditions.append(shown_to(home.account))
    if home.account.areas:
        conditions.append(Resident.area_id.in_(home.account.areas))
    if only_mine:
        conditions.append(Case.assignee == home.account.id)
    return same_person.join_person(statement, Case.resident_id).where(*conditions)


def _due_query(home: Home, *, only_mine: bool) -> Any:
    columns = (Case.id.label("case_id"), Resident.id.label("resident_id"), Case.category, Case.assignee)
    own = _open_cases(
        select(*columns, literal(None).label("procedure"), Case.due.label("on")), home, only_mine=only_mine
    )
    filed = select(*columns, Step.procedure.label("procedure"), Step.due_on.label("on")).join(
        Step, and_(Step.case_id == Case.id, Step.gone.is_(None), Step.state == "filed", Step.due_on.is_not(None))
    )
    return union_all(own.where(Case.due.is_not(None)), _open_cases(filed, home, only_mine=only_mine))


def _due_rows(r: Reading, found: Sequence[Any]) -> tuple[DueRow, ...]:
    ids = {row.resident_id for row in found}
    people = {p.id: p for p in r.session.scalars(select(Resident).where(Resident.id.in_(ids)))}
    areas = _names(r, select(Area.id, Area.name).where(Area.id.in_({p.area_id for p in people.values()})))
    houses = _names(
        r, select(Household.id, Household.label).where(Household.id.in_({p.household_id for p in people.values()}))
    )
    rows = []
    for row in found:
        person = people[row.resident_id]
        area, house = areas.get(person.area_id, ""), houses.get(person.household_id, "")
        rows.append(
            DueRow(row.case_id, person.id, person.name, row.category, area, house, row.procedure, row.on, row.assignee)
        )
    return tuple(rows)


def _begun(r: Reading, home: Home) -> tuple[BegunRow, ...]:
    return tuple(_begun_row(r, draft) for draft in drafts.of_account(r.conn, home.account.id))


def _begun_row(r: Reading, draft: DraftRow) -> BegunRow:
    about, case_id, resident_id = "", None, None
    for found in _UUID.findall(draft.key):
        if (case := r.find(Case, found)) is not None:
            case_id, resident_id = case.id, case.resident_id
            person = same_person.kept(r, case.resident_id)
            about = person.name if person else ""
            break
        if (person := r.find(Resident, found)) is not None:
            resident_id, about = person.id, person.name
        elif (house := r.find(Household, found)) is not None:
            about = house.label
    category = None
    if draft.key.startswith(SITTING):
        body = _decode(draft.body)
        category, case_id = body.category, draft.key.removeprefix(SITTING)
        typed = body.typed.get("name")
        about = about or (typed if isinstance(typed, str) else "")
    talk_id = draft.key.removeprefix(TALK) if draft.key.startswith(TALK) else None
    return BegunRow(draft.key, about, draft.at, case_id, resident_id, category, talk_id)


def _names(r: Reading, statement: Any) -> Mapping[str, str]:
    return {str(key): str(name) for key, name in r.session.execute(statement)}
