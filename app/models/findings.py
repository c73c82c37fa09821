"""Findings of data checks as conditions in SQL: what was decided of each, and who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, Text, and_, case, exists, func, literal, not_, select

from app.domain.account import Account
from app.domain.checks import UNDONE, FindingState
from app.models.entities import Flaw, Resident
from app.models.local import Finding
from app.models.sealing import shown_to

Columns = TypeVarTuple("Columns")

DECIDED = (
    select(
        Flaw.id.label("id"),
        Flaw.rule.label("rule"),
        func.coalesce(Flaw.resident_id, Flaw.household_id, Flaw.id).label("about"),
        func.coalesce(Flaw.other, "").label("other"),
        Flaw.origin.label("origin"),
        Flaw.state.label("state"),
        Flaw.subject.label("subject"),
        Flaw.reason.label("reason"),
        Flaw.request_id.label("request_id"),
        Flaw.answer.label("answer"),
    )
    .where(Flaw.gone.is_(None))
    .cte("decided")
    .prefix_with("MATERIALIZED")
)
"""What people said of findings, under the key of a finding. Gathered once, so that the join finds it by a key."""

BASIS: ColumnElement[str] = Finding.other + literal(" ", Text) + func.coalesce(Finding.detail, "")
"""What a decision rests on: if a finding says something else now, the decision no longer holds."""

STATE: ColumnElement[str] = case(
    (DECIDED.c.id.is_(None), FindingState.OPEN.value),
    (DECIDED.c.origin.is_not(None), DECIDED.c.state),
    (DECIDED.c.subject == BASIS, DECIDED.c.state),
    else_=FindingState.OPEN.value,
)


def joined(statement: Select[*Columns]) -> Select[*Columns]:
    """``statement`` over findings, with what was decided of each."""
    same = and_(DECIDED.c.rule == Finding.rule, DECIDED.c.about == Finding.row, DECIDED.c.other == Finding.other)
    return statement.select_from(Finding).outerjoin(DECIDED, same)


def people_at_fault(rules: Sequence[str]) -> Select[int]:
    """How many people have a finding of these rules that is not done with, each once; those who were deleted
    are nobody here."""
    counted = joined(select(func.count(Finding.row.distinct())))
    here = exists().where(Resident.id == Finding.row, Resident.gone.is_(None))
    return counted.where(Finding.entity == "resident", Finding.rule.in_(rules), in_state(None), here)


def seen_by(account: Account) -> ColumnElement[bool]:
    """Findings that speak of nobody who is sealed to ``account``: neither the person, nor the other, nor one of the
    household."""
    hidden = and_(Resident.sealed.is_(True), not_(shown_to(account)))
    people = select(Resident.id).where(hidden)
    homes = select(Resident.household_id).where(hidden)
    return and_(Finding.row.not_in(people), Finding.other.not_in(people), Finding.row.not_in(homes))


def in_state(state: FindingState | None) -> ColumnElement[bool]:
    """In this state; None: in any that still counts against the whole."""
    wanted = UNDONE if state is None else (state,)
    return STATE.in_([each.value for each in wanted])
