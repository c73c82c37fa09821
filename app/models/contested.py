"""Cases that were ended while values of theirs wait for a person (kết thúc chưa chốt): open until those are settled.

Such an ending comes on a stick: where it was made, nobody knew of the other value. It is taken as it is, whichever of
the two came first, and nothing is undone; but the case counts as open, and is shown so, for as long as somebody has to
choose. At a laptop what waits is its own values of which the office said that they do.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sqlalchemy import CTE, ColumnElement, Connection, Select, and_, case, or_, select, union
from sqlalchemy.sql.selectable import CompoundSelect

from app.models import entities as e
from app.models import same_person
from app.models.base import Shared
from app.models.local import Conflict, Op, State
from app.models.work import Reading

PARTS_OF_A_CASE = (
    e.Claim, e.Evidence, e.Step, e.Obstacle, e.CaseAnswer, e.Attachment, e.Settlement, e.ReCheck, e.Benefit, e.Note,
)  # fmt: skip


def is_open() -> ColumnElement[bool]:
    """Of a row of cases: it was not ended, or its ending does not hold yet."""
    return or_(e.Case.state != "closed", e.Case.id.in_(_disputed_cases()))


def is_over() -> ColumnElement[bool]:
    return and_(e.Case.state == "closed", e.Case.id.not_in(_disputed_cases()))


def is_contested() -> ColumnElement[bool]:
    """It was ended, and its ending does not hold yet."""
    return and_(e.Case.state == "closed", e.Case.id.in_(_disputed_cases()))


def told_state() -> ColumnElement[str]:
    """What lists call its state: open, contested or closed."""
    return case((is_contested(), "contested"), else_=e.Case.state)


def all_here(conn: Connection) -> frozenset[str]:
    return frozenset(conn.scalars(select(e.Case.id).where(is_contested())))


def among(reading: Reading, ids: Collection[str]) -> frozenset[str]:
    """Those of these cases whose ending does not hold yet."""
    found = select(e.Case.id).where(e.Case.id.in_(ids), is_contested())
    return frozenset(reading.session.scalars(found))


def disputed_rows() -> CTE:
    """(entity, row) of which a value waits for a person."""
    here = select(State.value).where(State.key == "device").scalar_subquery()
    own = select(Op.entity, Op.row).where(Op.state == "queued", Op.waiting.is_not(None), Op.device == here)
    return union(select(Conflict.entity, Conflict.row), own).cte("disputed")


@cache
def _disputed_cases() -> CompoundSelect[str]:
    """The cases of :func:`app.models.casefile.rows_of_case` whose rows are disputed, seen from the rows. One object, so
    that a statement may use it twice."""
    rows = disputed_rows()

    def of(cls: type[Shared]) -> Select[str]:
        return select(rows.c.row).where(rows.c.entity == str(cls.__tablename__))

    parts = [select(cls.case_id).where(cls.id.in_(of(cls))) for cls in PARTS_OF_A_CASE]
    doors = union(of(e.Household), select(e.Visit.household_id).where(e.Visit.id.in_(of(e.Visit))))
    records = union(
        of(e.Resident),
        select(e.Residence.resident_id).where(e.Residence.id.in_(of(e.Residence))),
        select(e.HandOff.resident_id).where(e.HandOff.id.in_(of(e.HandOff))),
        select(e.Resident.id).where(e.Resident.household_id.in_(doors)),
    ).cte("disputed_record")
    people = same_person.same_as(records)
    return union(of(e.Case), *parts, select(e.Case.id).where(e.Case.resident_id.in_(people)))
