"""Which doors of each area were reached since the plan's stage began (độ phủ theo địa bàn), and which were not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, or_, select

from app.domain.answers import Answer
from app.domain.clocks import stage_on
from app.domain.doors import REACH_OF, STILL_TO_REACH, Reach, reach_of
from app.domain.values import Address
from app.home import Home
from app.models import contested
from app.models.entities import Area, Case, Household, Resident, Visit
from app.models.sealing import shown_to


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """One area: how many doors it has, and how many of each kind by the latest visit."""

    id: str
    name: str
    kind: str
    doors: int
    counts: Mapping[Reach, int]

    @property
    def still(self) -> int:
        """Doors not reached yet."""
        return sum(self.counts.get(reach, 0) for reach in STILL_TO_REACH)

    @property
    def share(self) -> float:
        """How much of the area was reached; all of an area without doors."""
        return (self.doors - self.still) / self.doors if self.doors else 1.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """All areas, those with the most doors still to reach first. ``since``: the first day that counts."""

    since: date
    stage: str
    areas: tuple[AreaCoverage, ...]

    @property
    def doors(self) -> int:
        return sum(area.doors for area in self.areas)

    @property
    def still(self) -> int:
        return sum(area.still for area in self.areas)


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One door: the latest knock since the stage began, and the cases of those who live there that are open."""

    id: str
    label: str
    address: Answer[Address]
    area_id: str
    area: str
    reach: Reach
    outcome: str | None
    day: date | None
    open_cases: int
    due: date | None


def since(home: Home) -> date:
    """The first day of the stage that runs; of the plan, before its first stage began."""
    stage = stage_on(home.pack.plan, home.today)
    return stage.first if stage is not None else home.pack.plan.stages[0].first


def coverage(home: Home) -> Coverage:
    """How far each area is."""
    first = since(home)
    stage = stage_on(home.pack.plan, home.today)
    latest = _latest(first)
    with home.reading() as r:
        found = r.session.execute(
            select(Household.area_id, latest.c.outcome, func.count())
            .outerjoin(latest, latest.c.household_id == Household.id)
            .where(Household.gone.is_(None))
            .group_by(Household.area_id, latest.c.outcome)
        ).all()
        condition = _own_areas(home, Area.id)
        areas = r.session.scalars(select(Area).where(Area.gone.is_(None), *condition).order_by(Area.name_sort)).all()
        counts: dict[str, dict[Reach, int]] = {}
        for area_id, outcome, number in found:
            of_area = counts.setdefault(area_id, {})
            reach = reach_of(outcome)
            of_area[reach] = of_area.get(reach, 0) + number
        rows = [
            AreaCoverage(row.id, row.name, row.kind, sum(counts.get(row.id, {}).values()), counts.get(row.id, {}))
            for row in areas
        ]
    rows.sort(key=lambda row: -row.still)  # stable: areas with as many stay in the order of their names
    return Coverage(first, stage.name if stage is not None else "", tuple(rows))


def doors(
    home: Home,
    area_id: str | None = None,
    *,
    with_open_case: bool = False,
    only_mine: bool = False,
    limit: int | None = None,
) -> tuple[DoorRow, ...]:
    """The doors still to reach: those where a case is due first, the others in the order of their names.

    ``with_open_case``: only doors behind which somebody has an open case; ``only_mine``: one that is this person's.
    """
    latest = _latest(since(home))
    open_cases = _open_cases(home, only_mine=only_mine)
    statement = (
        select(Household, Area.name, latest.c.outcome, latest.c.day, open_cases.c.number, open_cases.c.due)
        .outerjoin(latest, latest.c.household_id == Household.id)
        .outerjoin(open_cases, open_cases.c.household_id == Household.id)
        .outerjoin(Area, Area.id == Household.area_id)
        .where(Household.gone.is_(None), _is_still(latest.c.outcome), *_own_areas(home, Household.area_id))
        .order_by(open_cases.c.due.is_(None), open_cases.c.due, Household.label_sort, Household.id)
        .limit(limit)
    )
    if area_id is not None:
        statement = statement.where(Household.area_id == area_id)
    if with_open_case or only_mine:
        statement = statement.where(open_cases.c.number.is_not(None))
    with home.reading() as r:
        return tuple(
            DoorRow(
                house.id,
                house.label,
                house.address,
                house.area_id,
                area or "",
                reach_of(outcome),
                outcome,
                day,
                number or 0,
                due,
            )
            for house, area, outcome, day, number, due in r.session.execute(statement)
        )


def _latest(first: date) -> Subquery:
    """The latest knock on each door since ``first``."""
    newest = func.row_number().over(partition_by=Visit.household_id, order_by=(Visit.day.desc(), Visit.id.desc()))
    ranked = (
        select(Visit.household_id, Visit.outcome, Visit.day, newest.label("rank"))
        .where(Visit.gone.is_(None), Visit.day >= first)
        .subquery()
    )
    return select(ranked.c.household_id, ranked.c.outcome, ranked.c.day).where(ranked.c.rank == 1).subquery()


def _is_still(outcome: ColumnElement[Any]) -> ColumnElement[bool]:
    done = [code for code, reach in REACH_OF.items() if reach not in STILL_TO_REACH]
    return or_(outcome.is_(None), outcome.not_in(done))


def _open_cases(home: Home, *, only_mine: bool) -> Subquery:
    """By household: how many open cases, and the nearest day. Those of sealed people only for who may open them."""
    conditions = [Case.gone.is_(None), contested.is_open(), Resident.gone.is_(None), Resident.household_id != ""]
    conditions.append(shown_to(home.account))
    if only_mine:
        conditions.append(Case.assignee == home.account.id)
    return (
        select(Resident.household_id, func.count().label("number"), func.min(Case.due).label("due"))
        .join(Case, Case.resident_id == Resident.id)
        .where(*conditions)
        .group_by(Resident.household_id)
        .subquery()
    )


def _own_areas(home: Home, column: Any) -> list[ColumnElement[bool]]:
    return [column.in_(home.account.areas)] if home.account.areas else []
