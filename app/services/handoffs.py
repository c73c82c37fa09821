"""Hand-offs between the bodies of the commune (chuyển việc): sent, acknowledged, finished, and those that are owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from app.domain.casefile import HandOffFacts
from app.domain.changes import Done
from app.domain.handoffs import HandOffRule, HandOffState, desks_of, due_of, is_late, state_of
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.procedure import StepState
from app.errors import UserError, refuse
from app.home import Home
from app.models import same_person
from app.models.casefile import taken
from app.models.entities import Area, Case, HandOff, Resident, Step
from app.models.sealing import shown_to


@dataclass(frozen=True, slots=True)
class HandOffRow:
    """One hand-off, whom it is about, and whether it is for, or from, a desk of the person who sits here."""

    facts: HandOffFacts
    name: str
    area: str
    category: str
    state: HandOffState
    late: bool
    for_me: bool
    from_me: bool

    @property
    def id(self) -> str:
        return self.facts.id


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A hand-off that a result calls for and nobody has sent."""

    rule: HandOffRule
    case_id: str
    resident_id: str
    name: str
    category: str
    area: str
    since: date | None
    mine: bool

    @property
    def id(self) -> str:
        return f"{self.case_id}:{self.rule.kind}:{self.rule.receiver}"


def handoffs(home: Home, *, finished: bool = False) -> tuple[HandOffRow, ...]:
    """Those that are not finished (or those that are), late ones first, then by their day."""
    done = HandOff.done_on.is_not(None) if finished else HandOff.done_on.is_(None)
    with home.reading() as r:
        statement = (
            same_person.join_person(select(HandOff, Resident, Area.name, Case.category), HandOff.resident_id)
            .outerjoin(Area, Area.id == Resident.area_id)
            .outerjoin(Case, Case.id == HandOff.case_id)
            .where(HandOff.gone.is_(None), done, *_visible(home))
        )
        rows = [_row(home, taken(r, row.HandOff, HandOffFacts), row) for row in r.session.execute(statement)]
    return tuple(sorted(rows, key=lambda row: (not row.late, row.facts.due or date.max, row.id)))


def owed(home: Home) -> tuple[OwedRow, ...]:
    """What results of open and closed cases call for and no hand-off has told, oldest first."""
    desks = desks_of(home.account.roles)
    wanted = (Case.id, Case.category, Resident.id.label("person"), Resident.name, Step.done_on, Area.name)
    found: list[OwedRow] = []
    with home.reading() as r:
        for rule in home.pack.handoffs:
            giving = [each.id for each in home.pack.procedures.values() if rule.result in each.yields]
            told = exists().where(
                and_(
                    HandOff.resident_id == Resident.id,
                    HandOff.kind == rule.kind,
                    HandOff.receiver == rule.receiver,
                    HandOff.gone.is_(None),
                )
            )
            statement = (
                same_person.join_person(select(*wanted), Case.resident_id)
                .join(Step, Step.case_id == Case.id)
                .outerjoin(Area, Area.id == Resident.area_id)
                .where(
                    Step.procedure.in_(giving),
                    Step.state == StepState.DONE,
                    Step.gone.is_(None),
                    Case.gone.is_(None),
                    ~told,
                    *_visible(home),
                )
            )
            found += [
                OwedRow(rule, case, person, name, category, area or "", since, rule.sender in desks)
                for case, category, person, name, since, area in r.session.execute(statement)
            ]
    return tuple(sorted(found, key=lambda row: (not row.mine, row.since or date.max, row.id)))


def send(
    home: Home,
    resident_id: str,
    kind: str,
    sender: str,
    receiver: str,
    *,
    text: str = "",
    case_id: str | None = None,
    due: date | None = None,
) -> Done[str]:
    """Tell another body of a person.

    Raises:
        UserError("person.elsewhere"), UserError("handoff.kind-unknown", kind), UserError("handoff.body-unknown", body).
        UserError("handoff.not-your-desk", body): nobody with this account's roles sits at the sender's desk.
        UserError("handoff.to-itself"), UserError("handoff.due-past", day).
    """
    tables = home.pack.tables
    if tables["handoff_kinds"].get(kind) is None:
        raise UserError("handoff.kind-unknown", kind=kind)
    for body in (sender, receiver):
        if tables["bodies"].get(body) is None:
            raise UserError("handoff.body-unknown", body=body)
    if sender == receiver:
        raise UserError("handoff.to-itself")
    _at_desk(home, sender)
    if due is not None and due < home.today:
        raise UserError("handoff.due-past", day=due)
    with home.writing() as w:
        _ = w.find(Resident, resident_id) or refuse("person.elsewhere")
        row = w.add(
            HandOff(
                id=new_id(),
                resident_id=resident_id,
                case_id=case_id,
                kind=kind,
                sender=sender,
                receiver=receiver,
                text=text.strip() or None,
                sent_on=home.today,
                sent_by=home.account.id,
                due=due,
            )
        )
        w.flush()
        return Done(row.id, w.changes)


def send_owed(home: Home, rows: Sequence[OwedRow]) -> Done[int]:
    """Send what is owed from the desks of this account, each with the words and the day of its rule, in one change.

    Raises:
        UserError("handoff.not-your-desk", body), UserError("person.elsewhere").
    """
    for row in rows:
        _at_desk(home, row.rule.sender)
    with home.writing() as w:
        for row in rows:
            _ = w.find(Resident, row.resident_id) or refuse("person.elsewhere")
            w.add(
                HandOff(
                    id=new_id(),
                    resident_id=row.resident_id,
                    case_id=row.case_id,
                    kind=row.rule.kind,
                    sender=row.rule.sender,
                    receiver=row.rule.receiver,
                    text=row.rule.text,
                    sent_on=home.today,
                    sent_by=home.account.id,
                    due=due_of(row.rule, home.today),
                )
            )
        w.flush()
        return Done(len(rows), w.changes)


def take(home: Home, handoff_id: str, seen: Seen) -> Done[None]:
    """Acknowledge it (đã nhận việc).

    Raises:
        UserError("handoff.elsewhere"), UserError("handoff.not-your-desk", body), UserError("handoff.taken-already").
        UserError("row.changed-since").
    """
    with home.writing() as w:
        row = w.change(HandOff, handoff_id, seen) or refuse("handoff.elsewhere")
        _at_desk(home, row.receiver)
        if row.taken_on is not None:
            raise UserError("handoff.taken-already")
        row.taken_on, row.taken_by = home.today, home.account.id
        w.flush()
        return Done(None, w.changes)


def finish(home: Home, handoff_id: str, seen: Seen, result: str) -> Done[None]:
    """Say what came of it. Who finishes without having acknowledged does both.

    Raises:
        UserError("handoff.elsewhere"), UserError("handoff.not-your-desk", body), UserError("handoff.no-result").
        UserError("row.changed-since").
    """
    if not result.strip():
        raise UserError("handoff.no-result")
    with home.writing() as w:
        row = w.change(HandOff, handoff_id, seen) or refuse("handoff.elsewhere")
        _at_desk(home, row.receiver)
        if row.taken_on is None:
            row.taken_on, row.taken_by = home.today, home.account.id
        row.result, row.done_on = result.strip(), home.today
        w.flush()
        return Done(None, w.changes)


def counts(home: Home) -> Mapping[str, int]:
    """For the day's page: to read (``for_me``), late ones of those (``late``), owed by my desk (``owed``)."""
    waiting = [row for row in handoffs(home) if row.for_me]
    return {
        "for_me": sum(row.state is HandOffState.SENT for row in waiting),
        "late": sum(row.late for row in waiting),
        "owed": sum(row.mine for row in owed(home)),
    }


def _at_desk(home: Home, body: str) -> None:
    if body not in desks_of(home.account.roles):
        raise UserError("handoff.not-your-desk", body=body)


def _visible(home: Home) -> tuple[ColumnElement[bool], ...]:
    return (Resident.gone.is_(None), shown_to(home.account))


def _row(home: Home, facts: HandOffFacts, row: Any) -> HandOffRow:
    desks = desks_of(home.account.roles)
    return HandOffRow(
        facts,
        row.Resident.name,
        row.name or "",
        row.category or "",
        state_of(facts),
        is_late(facts, home.today),
        facts.receiver in desks,
        facts.sender in desks,
    )
