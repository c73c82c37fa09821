"""Visit sheets to take along (phiếu đi từng nhà): a block for each household of an area, or of those chosen."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.domain.door_code import door_code
from app.domain.partial_date import PartialDate
from app.domain.permissions import Action
from app.domain.sheet import next_number, same_number
from app.domain.values import Membership
from app.errors import UserError, refuse
from app.home import Home
from app.models import same_person
from app.models.addresses import area_named, short_address
from app.models.casefile import HEAD
from app.models.entities import Area, Household, Resident
from app.models.work import Reading

if TYPE_CHECKING:
    from app.reports.visit_sheet import DoorSheet, Met

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class PrintedSheets:
    """A PDF of visit sheets: how many ``doors`` it has, on how many ``sheets``."""

    pdf: bytes
    doors: int
    sheets: int


def print_visit_sheets(
    home: Home, area: str = "", *, households: Sequence[str] = (), first_number: str = ""
) -> PrintedSheets:
    """Sheets for the households of ``area`` (its id or name), or for ``households``, in the order of their names.

    Sealed people are left out, whoever prints: the sheet goes from hand to hand. With ``first_number`` ("PT-001") the
    sheets are numbered from there. The print is noted in the access log.

    Raises:
        UserError("permission.action"), UserError("area.elsewhere"), UserError("household.elsewhere"),
        UserError("report.nothing-to-print").
    """
    printed, place = _printed(home, area, households, first_number)
    home.log("print", entity="area", row=place or None, why=f"visit-sheets: {printed.doors}")
    return printed


def preview_visit_sheets(
    home: Home, area: str = "", *, households: Sequence[str] = (), first_number: str = ""
) -> PrintedSheets:
    """The same to be looked at. Raises: as :func:`print_visit_sheets`."""
    return _printed(home, area, households, first_number)[0]


def _printed(home: Home, area: str, households: Sequence[str], first_number: str) -> tuple[PrintedSheets, str]:
    """And the area's id."""
    home.require(Action.PRINT_SLIP)
    from app.reports.issuer import issuer_of
    from app.reports.visit_sheet import DoorSheets, printed_on, write_visit_sheets

    tables, plan = home.pack.tables, home.pack.plan
    with home.reading() as r:
        place = area_named(r, area) if area else None
        rows = _chosen(r, households) if households else _of_area(r, place)
        doors = list(_doors(r, rows, same_number(first_number)))
    about = DoorSheets(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        tuple(row.name for row in tables["sheet_papers"].rows),
        tuple(row.name for row in tables["visit_outcomes"].rows),
        printed_on(home.today, place.name if place else "", len(doors)),
    )
    out = io.BytesIO()
    sheets = write_visit_sheets(doors, about, out)
    return PrintedSheets(out.getvalue(), len(doors), sheets), place.id if place else ""


def _chosen(r: Reading, ids: Sequence[str]) -> list[Household]:
    rows = [r.find(Household, each) or refuse("household.elsewhere") for each in dict.fromkeys(ids)]
    return sorted(rows, key=lambda row: (row.label_sort, row.id))


def _of_area(r: Reading, place: Area | None) -> list[Household]:
    if place is None:
        raise UserError("area.elsewhere")
    alive = select(Household).where(Household.area_id == place.id, Household.gone.is_(None))
    return list(r.session.scalars(alive.order_by(Household.label_sort, Household.id)))


def _doors(r: Reading, rows: Sequence[Household], number: str) -> Iterator[DoorSheet]:
    from app.reports.visit_sheet import DoorSheet

    areas = {str(key): str(name) for key, name in r.session.execute(select(Area.id, Area.name))}
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        living = _people(r, [row.id for row in part])
        for row in part:
            people = living.get(row.id)
            if people is None:
                continue
            area = areas.get(row.area_id, "")
            yield DoorSheet(door_code(row.id), row.label, short_address(row, area), area, tuple(people), number)
            number = next_number(number)


def _people(r: Reading, households: Sequence[str]) -> dict[str, list[Met]]:
    """Who lives in each: its head first, then by age. A household of sealed people alone is not in it: its name is
    often theirs."""
    from app.reports.visit_sheet import Met

    living: dict[str, list[Resident]] = {each: [] for each in households}
    for row in r.session.scalars(select(Resident).where(Resident.household_id.in_(households), same_person.stands())):
        living[row.household_id].append(row)
    return {
        key: [Met(row.name, _year(row)) for row in sorted(rows, key=_rank) if not row.sealed]
        for key, rows in living.items()
        if not rows or not all(row.sealed for row in rows)
    }


def _year(row: Resident) -> str:
    return str(row.born.year) if isinstance(row.born, PartialDate) else ""


def _rank(row: Resident) -> tuple[bool, str, str, str]:
    head = isinstance(row.membership, Membership) and row.membership.relation == HEAD
    return not head, row.born_from or "9999", row.name_sort, row.id
