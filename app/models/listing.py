"""The conditions of a filter in SQL: the same people and cases on screen, in a list that leaves, and in a count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, or_, select

from app.domain.account import Account
from app.domain.case_filter import CaseFilter, DueIn
from app.domain.people_filter import PeopleFilter
from app.models import contested, same_person
from app.models.entities import Case, Obstacle, Resident
from app.models.sealing import sealed_with, shown_to

Columns = TypeVarTuple("Columns")


def cases_matching(account: Account, today: date, statement: Select[*Columns], which: CaseFilter) -> Select[*Columns]:
    """Cases of sealed people only for who may open them."""
    conditions: list[ColumnElement[bool]] = [Case.gone.is_(None), Resident.gone.is_(None), shown_to(account)]
    for column, value in (
        (Resident.area_id, which.area_id),
        (Case.category, which.category),
    ):
        if value is not None:
            conditions.append(column == value)
    if which.state is not None:
        condition = _IN_STATE.get(which.state)
        conditions.append(condition() if condition is not None else Case.state == which.state)
    for given, value in ((Case.assignee, which.assignee), (Case.team, which.team)):
        if value is not None:
            conditions.append(given == value if value else given.is_(None))
    conditions += _due(which.due, today)
    if which.opened_from is not None:
        conditions.append(Case.opened_on >= which.opened_from)
    if which.opened_until is not None:
        conditions.append(Case.opened_on <= which.opened_until)
    if which.text.strip():
        conditions.append(or_(same_person.matching(which.text), sealed_with(which.text)))
    if which.with_obstacle:
        open_ones = select(Obstacle.case_id).where(Obstacle.gone.is_(None), Obstacle.closed_on.is_(None))
        conditions.append(Case.id.in_(open_ones))
    return same_person.join_person(statement, Case.resident_id).where(*conditions)


_IN_STATE = {"open": contested.is_open, "contested": contested.is_contested, "closed": contested.is_over}


def _due(near: DueIn | None, today: date) -> list[ColumnElement[bool]]:
    match near:
        case DueIn.LATE:
            return [Case.due < today, contested.is_open()]
        case DueIn.WEEK:
            return [Case.due >= today, Case.due <= today + timedelta(days=7), contested.is_open()]
        case DueIn.NONE:
            return [Case.due.is_(None), contested.is_open()]
    return []


def people_matching(reader: Account | None, statement: Select[Any], which: PeopleFilter) -> Select[Any]:
    """People of a filter; sealed ones only for who may open them, if it is known who reads."""
    conditions: list[ColumnElement[bool]] = [same_person.stands()]
    if reader is not None:
        conditions.append(shown_to(reader))
    if which.area_id is not None:
        conditions.append(Resident.area_id == which.area_id)
    if which.household_id is not None:
        conditions.append(Resident.household_id == which.household_id)
    if which.without_number:
        conditions.append(Resident.id_digits == "")
    if which.text.strip():
        conditions.append(or_(same_person.matching(which.text), sealed_with(which.text)))
    return statement.where(*conditions)
