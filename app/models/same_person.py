"""Which record stands for a person who has several (hồ sơ trùng đã gộp).

Merging moves nothing. The record that is not kept names the kept one in ``merged_into``, and every reading follows it,
over as many steps as there are. A redirect that leads to a record which this machine does not hold, or which was
deleted, leads nowhere: the record then stands for itself. Of records that lead to each other in a ring, as two machines
may bring about that merged the same two the other way round, the one with the least id stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVarTuple

from sqlalchemy import CTE, ColumnElement, Select, func, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, aliased
from sqlalchemy.sql.selectable import CompoundSelect

from app.models import search
from app.models.entities import Resident
from app.models.work import Reading

Columns = TypeVarTuple("Columns")
_CHUNK = 400


def kept(reading: Reading, resident_id: str) -> Resident | None:
    """The record that stands for the person of this one; None if this machine does not hold it, or it was deleted."""
    row = reading.find(Resident, resident_id)
    met = [resident_id]
    while row is not None and row.merged_into is not None:
        if row.merged_into in met:
            return reading.find(Resident, min(met[met.index(row.merged_into) :]))
        target = reading.find(Resident, row.merged_into)
        if target is None:
            break
        met.append(target.id)
        row = target
    return row


def records_of(reading: Reading, ids: Iterable[str]) -> dict[str, str]:
    """Every living record of the people whom ``ids`` stand for, these too → which of ``ids`` it is."""
    whose = {each: each for each in ids}
    latest = list(whose)
    while latest:
        found: list[Any] = []
        for start in range(0, len(latest), _CHUNK):
            part = latest[start : start + _CHUNK]
            statement = select(Resident.id, Resident.merged_into)
            found += reading.session.execute(
                statement.where(Resident.merged_into.in_(part), Resident.gone.is_(None)).order_by(Resident.id)
            ).all()
        latest = [str(record) for record, _ in found if record not in whose]
        whose.update({str(record): whose[str(target)] for record, target in found if record not in whose})
    return whose


def stands() -> ColumnElement[bool]:
    """Of a row of people: it is alive, and no other record that is here stands for it."""
    led_on = Resident.id.in_(select(_ends().c.record))
    return Resident.gone.is_(None) & or_(Resident.merged_into.is_(None), ~led_on)


def join_person(statement: Select[*Columns], record: InstrumentedAttribute[str]) -> Select[*Columns]:
    """``statement`` joined to the :class:`Resident` who stands for the person of the column ``record``."""
    ends = _ends()
    joined = statement.select_from(record.class_).outerjoin(ends, ends.c.record == record)
    return joined.join(Resident, Resident.id == func.coalesce(ends.c.kept, record))


def same_as(records: CTE) -> CompoundSelect[str]:
    """Every record of the people whom the first column of ``records`` names, those too."""
    ends, record = _ends(), records.c[0]
    kept = select(func.coalesce(ends.c.kept, record)).select_from(records).outerjoin(ends, ends.c.record == record)
    people = kept.cte("people")
    return union(select(record), select(people.c[0]), select(ends.c.record).where(ends.c.kept.in_(select(people.c[0]))))


def matching(typed: str) -> ColumnElement[bool]:
    """Of a row of people: any record of the person has the typed words or number."""
    matched = search.ids_matching(typed, "resident").cte("matched")
    ends = _ends()
    by_another = select(ends.c.kept).where(ends.c.record.in_(select(matched.c.row)))
    return or_(Resident.id.in_(select(matched.c.row)), Resident.id.in_(by_another))


def redirects() -> CTE:
    """(record, kept): the records of which another stands for the person, and that one."""
    return _ends()


def redirected(reading: Reading) -> list[tuple[str, str]]:
    """All of them, by record: few."""
    ends = _ends()
    rows = reading.session.execute(select(ends.c.record, ends.c.kept).order_by(ends.c.record))
    return [(str(record), str(kept)) for record, kept in rows]


@cache
def _ends() -> CTE:
    """(record, kept): where each redirect ends. Few rows: only those of merged records. One object, so that a statement
    may use it twice."""
    source, target = aliased(Resident), aliased(Resident)
    walk = (
        select(source.id.label("record"), target.id.label("kept"))
        .join(target, target.id == source.merged_into)
        .where(source.merged_into > "", source.gone.is_(None), target.gone.is_(None))  # the index finds the few
        .cte("redirect", recursive=True)
    )
    between, further = aliased(Resident), aliased(Resident)
    walk = walk.union(
        select(walk.c.record, further.id)
        .join(between, between.id == walk.c.kept)
        .join(further, further.id == between.merged_into)
        .where(further.gone.is_(None))
    )
    inner, ring = walk.alias("onward"), walk.alias("ring")
    ends_here = walk.c.kept.not_in(select(inner.c.record))
    in_a_ring = walk.c.kept.in_(select(ring.c.record).where(ring.c.record == ring.c.kept))
    kept = func.min(walk.c.kept)
    found = select(walk.c.record, kept.label("kept")).where(or_(ends_here, in_a_ring))
    return found.group_by(walk.c.record).having(kept != walk.c.record).cte("redirect_end")
