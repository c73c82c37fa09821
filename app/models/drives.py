"""The children of a drive in SQL (đợt cao điểm): who they are on a day, how each stands, how many were taken when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import CTE, ColumnElement, Select, Text, and_, case, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from app.domain import names
from app.domain.account import Account
from app.domain.answers import Answer
from app.domain.drive import OLDER, UNKNOWN, UNSURE, ChildFilter, ChildState, Drive, band_on, reached_by
from app.domain.partial_date import PartialDate
from app.domain.plan import Plan
from app.models import same_person, settings
from app.models.entities import Area, Mark, Measurement, Resident, Target, Turnout
from app.models.sealing import sealed_with, shown_to
from app.models.types import from_wire
from app.models.work import Reading, Work

_NOT_FULL, _YEAR_ONLY = '{"day":n', '{"day":null,"month":n'
"""How a date of birth is written where no day, no month is known: by this it is told apart without being decoded."""
_UNITS = "drive:units"
Turned = Any
"""The alias of :class:`Turnout` under which a statement has the child's row."""


# Ages ----------------------------------------------------------------------------------------------------------------


def is_full() -> ColumnElement[bool]:
    """The whole date of birth is known: then ``born_from`` is the day."""
    return type_coerce(Resident.born, Text) < _NOT_FULL


def has_reached(day: date, age: int) -> ColumnElement[bool]:
    """For sure ``age`` full years old on ``day``, however little of the day of birth is known."""
    after = reached_by(day, age) + timedelta(1)
    written = type_coerce(Resident.born, Text)
    until = case(
        (written < _NOT_FULL, after.isoformat()),
        (written < _YEAR_ONLY, date(after.year, after.month, 1).isoformat()),
        else_=date(after.year, 1, 1).isoformat(),
    )
    return and_(Resident.born_from != "", Resident.born_from < until)


def may_have_reached(day: date, age: int) -> ColumnElement[bool]:
    """Perhaps ``age`` full years old on ``day``."""
    return and_(Resident.born_from != "", Resident.born_from <= reached_by(day, age).isoformat())


def band(drive: Drive, day: date) -> ColumnElement[str]:
    """:func:`app.domain.drive.band_on` in SQL."""
    youngest = drive.bands[0].at_least
    exact = [(Resident.born_from > reached_by(day, youngest).isoformat(), UNSURE)] if youngest else []
    exact += [(Resident.born_from > reached_by(day, each.under).isoformat(), each.id) for each in drive.bands]
    sure: list[tuple[ColumnElement[bool], str]] = []
    for each in drive.bands:
        at_least = [has_reached(day, each.at_least)] if each.at_least else []
        sure.append((and_(*at_least, ~may_have_reached(day, each.under)), each.id))
    return case(
        (Resident.born_from == "", UNKNOWN),
        (is_full(), case(*exact, else_=OLDER)),
        *sure,
        (has_reached(day, drive.oldest), OLDER),
        else_=UNSURE,
    )


def is_child(drive: Drive, day: date) -> ColumnElement[bool]:
    """In one of the bands, or perhaps in one."""
    latest = reached_by(day, drive.oldest)
    perhaps = and_(Resident.born_from > (latest - timedelta(366)).isoformat(), ~has_reached(day, drive.oldest))
    return or_(Resident.born_from > latest.isoformat(), perhaps)


# How a child stands --------------------------------------------------------------------------------------------------


def standing(drive: Drive) -> tuple[Turned, ColumnElement[str], Any]:
    """The child's turnout (also one that lies with a merged record), the state, and what to join a statement with."""
    return _standing(drive.id)


@cache
def _standing(drive: str) -> tuple[Turned, ColumnElement[str], Any]:
    own, turned = aliased(Turnout), aliased(Turnout)
    merged = _of_merged(drive)
    this = and_(own.resident_id == Resident.id, own.drive == drive, own.gone.is_(None))
    chosen = case(
        (own.state == ChildState.DONE, own.id),
        (merged.c.state == ChildState.DONE, merged.c.id),
        else_=func.coalesce(own.id, merged.c.id),
    )
    card = select(Mark.id).where(Mark.resident_id == Resident.id, Mark.kind == "card", Mark.gone.is_(None))
    state = case(
        (and_(turned.id.is_not(None), turned.state != ChildState.TODO), turned.state),
        (card.exists(), literal(ChildState.CARD.value)),
        else_=literal(ChildState.TODO.value),
    )

    def joined(statement: Select[Any]) -> Select[Any]:
        return (
            statement.select_from(Resident)
            .outerjoin(own, this)
            .outerjoin(merged, merged.c.kept == Resident.id)
            .outerjoin(turned, turned.id == chosen)
        )

    return turned, state, joined


def _of_merged(drive: str) -> CTE:
    """(kept, id, state): the turnouts that lie with records of which another stands for the person. Few rows."""
    each = aliased(Turnout)
    ends = same_person.redirects()
    rank = func.row_number().over(
        partition_by=ends.c.kept, order_by=(case((each.state == ChildState.DONE, 0), else_=1), each.id)
    )
    ranked = (
        select(ends.c.kept, each.id, each.state, rank.label("rank"))
        .join(each, each.resident_id == ends.c.record)
        .where(each.drive == drive, each.gone.is_(None))
        .subquery()
    )
    return select(ranked.c.kept, ranked.c.id, ranked.c.state).where(ranked.c.rank == 1).cte("merged_turnout")


# Which children ------------------------------------------------------------------------------------------------------


def matching(
    drive: Drive, statement: Select[Any], turned: Turned, state: ColumnElement[str], which: ChildFilter, day: date,
    units: Mapping[str, str], reader: Account | None,
) -> Select[Any]:  # fmt: skip
    """``statement`` of :func:`standing`, for the children of the filter; ``units``: area → unit."""
    conditions: list[ColumnElement[bool]] = [same_person.stands(), or_(is_child(drive, day), turned.id.is_not(None))]
    if reader is not None:
        conditions.append(shown_to(reader))
    if which.unit is not None:
        own = [area for area, unit in units.items() if unit == which.unit]
        conditions.append(or_(turned.unit == which.unit, and_(_none(turned.unit), Resident.area_id.in_(own))))
    for column, value in (
        (Resident.area_id, which.area_id),
        (turned.school, which.school),
        (turned.class_name, which.class_name),
        (turned.done_on, which.done_on),
    ):
        if value is not None:
            conditions.append(column == value)
    if which.band is not None:
        conditions.append(band(drive, day) == which.band)
    if which.states:
        conditions.append(state.in_([each.value for each in which.states]))
    if which.letter == "unsent":
        conditions += [state == ChildState.AWAY_REGISTERED, turned.letter_on.is_(None)]
    elif which.letter == "unanswered":
        conditions += [turned.letter_on.is_not(None), _none(turned.answer)]
    if which.text.strip():
        conditions.append(or_(same_person.matching(which.text), sealed_with(which.text)))
    return statement.where(*conditions)


def _none(column: Any) -> ColumnElement[bool]:
    return func.coalesce(column, "") == ""


# Units ---------------------------------------------------------------------------------------------------------------

_KINDS = ("thi tran ", "thi xa ", "phuong ", "xa ")


def area_units(r: Reading, plan: Plan) -> dict[str, str]:
    """Area → the unit of the plan that it belongs to: as somebody said, or as it is called; else itself is one."""
    row = settings.find(r, _UNITS)
    told = row.value if row is not None and isinstance(row.value, dict) else {}
    by_name = {bare_name(unit.name): unit.id for unit in plan.units}
    by_id = {unit.id for unit in plan.units}
    found: dict[str, str] = {}
    areas = select(Area.id, Area.name, Area.code).where(Area.gone.is_(None)).order_by(Area.name_sort)
    for area_id, name, code in r.session.execute(areas):
        said = told.get(area_id)
        if said in by_id:
            found[area_id] = str(said)
        else:
            found[area_id] = code if code in by_id else by_name.get(bare_name(name), area_id)
    return found


def put_unit(w: Work, area_id: str, unit: str | None, *, by: str, day: date) -> None:
    """Say to which unit of the plan an area belongs; None: as it is called."""
    row = settings.find(w, _UNITS)
    told = dict(row.value) if row is not None and isinstance(row.value, dict) else {}
    told.pop(area_id, None)
    settings.put(w, _UNITS, told if unit is None else {**told, area_id: unit}, by=by, day=day)


def bare_name(name: str) -> str:
    """A unit's name without what kind of unit it is: how plans, tables and areas call the same one."""
    folded = names.fold(name)
    for kind in _KINDS:
        folded = folded.removeprefix(kind)
    return folded.strip()


def unit_names(r: Reading, plan: Plan, units: Mapping[str, str]) -> dict[str, str]:
    """Every unit, with its name: those of the plan in its order, then areas that belong to none."""
    areas = dict(r.session.execute(select(Area.id, Area.name)).all())
    beside = dict.fromkeys(unit for unit in units.values() if unit in areas)
    return {unit.id: unit.name for unit in plan.units} | {unit: str(areas[unit]) for unit in beside}


# Numbers -------------------------------------------------------------------------------------------------------------


def tally(r: Reading, drive: Drive, day: date, units: Mapping[str, str]) -> dict[tuple[str, str, str], int]:
    """(unit, band, state) → how many children, everybody: numbers tell nothing of one."""
    turned, state, joined = standing(drive)
    which = band(drive, day)
    statement = joined(select(Resident.area_id, turned.unit, which, state, func.count()))
    statement = matching(drive, statement, turned, state, ChildFilter(), day, units, None)
    found: dict[tuple[str, str, str], int] = {}
    for area, unit, kind, stands, number in r.session.execute(
        statement.group_by(Resident.area_id, turned.unit, which, state)
    ):
        key = (unit or units.get(area, area), kind, stands)
        found[key] = found.get(key, 0) + number
    return found


def taken(r: Reading, drive: Drive, until: date, units: Mapping[str, str]) -> dict[tuple[str, str, date], int]:
    """(unit, band on the day, day) → how many children were taken; a person with several records once."""
    ends = same_person.redirects()
    person = func.coalesce(ends.c.kept, Turnout.resident_id)
    columns = (person, Turnout.resident_id, Resident.area_id, Turnout.unit, Turnout.done_on)
    statement = (
        select(*columns, type_coerce(Resident.born, Text))
        .outerjoin(ends, ends.c.record == Turnout.resident_id)
        .join(Resident, Resident.id == person)
        .where(Turnout.drive == drive.id, Turnout.state == ChildState.DONE, Turnout.gone.is_(None))
        .where(Turnout.done_on <= until, same_person.stands())
        .order_by(case((person == Turnout.resident_id, 0), else_=1), Turnout.id)
    )
    found: dict[tuple[str, str, date], int] = {}
    bands: dict[tuple[str | None, date], str] = {}
    counted: set[str] = set()
    for whose, _, area, unit, day, born in r.session.execute(statement):
        if whose in counted:
            continue
        counted.add(whose)
        which = bands.get((born, day))
        if which is None:
            which = bands[born, day] = band_on(drive.bands, _born(born), day)
        key = (unit or units.get(area, area), which, day)
        found[key] = found.get(key, 0) + 1
    return found


def _born(written: str | None) -> Answer[PartialDate]:
    return None if written is None else from_wire(msgspec.json.decode(written), PartialDate)


def indicator(drive: Drive, column: str) -> str:
    """Under which name targets and figures of a drive are kept."""
    return f"drive:{drive.id}:{column}"


def targets(r: Reading, plan: Plan, drive: Drive) -> list[Target]:
    """Every number that was given out, and every printed total."""
    known = [indicator(drive, column) for column in drive.columns]
    statement = select(Target).where(Target.plan == plan.id, Target.indicator.in_(known), Target.gone.is_(None))
    return list(r.session.scalars(statement.order_by(Target.indicator, Target.unit)))


def entered(r: Reading, plan: Plan, drive: Drive, until: date) -> dict[tuple[str, str, date], int]:
    """(unit, band, day) → what was typed in for a day."""
    known = {indicator(drive, each.id): each.id for each in drive.bands}
    statement = select(Measurement.unit, Measurement.indicator, Measurement.day, Measurement.value).where(
        Measurement.plan == plan.id,
        Measurement.indicator.in_(known),
        Measurement.gone.is_(None),
        Measurement.value.is_not(None),
        Measurement.day.between(drive.first, until),
    )
    found = r.session.execute(statement)
    return {(unit, known[which], day): value for unit, which, day, value in found if day and value is not None}


def schools(r: Reading, drive: Drive) -> list[tuple[str, str]]:
    """(school, class) of the drive's lists, each once."""
    statement = select(func.coalesce(Turnout.school, ""), func.coalesce(Turnout.class_name, "")).where(
        Turnout.drive == drive.id, Turnout.gone.is_(None), func.coalesce(Turnout.school, Turnout.class_name, "") != ""
    )
    return [(school, one) for school, one in r.session.execute(statement.distinct().order_by(Turnout.school))]


def people(r: Reading, ids: Iterable[str]) -> dict[str, Resident]:
    """The standing records of these people."""
    return {each: row for each in ids if (row := same_person.kept(r, each)) is not None}
