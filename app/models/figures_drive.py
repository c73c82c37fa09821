"""What reports count of a drive for children's cards (đợt cao điểm): who was taken when, and who is still to be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from app.domain.drive import ChildFilter, ChildState, Drive, band_on
from app.domain.figures import Item
from app.domain.plan import Plan
from app.models import drives, same_person
from app.models.entities import Resident, Turnout
from app.models.work import Reading


def drive_items(r: Reading, plan: Plan, drive: Drive, last: date) -> Iterator[Item]:
    """Children taken, by day; a day of which a unit typed its number counts as typed, and not child by child. Those
    still to be taken are counted as they stand now, whatever ``last`` is."""
    units = drives.area_units(r, plan)
    said = drives.entered(r, plan, drive, last)
    for (unit, band, day), number in said.items():
        keys = {"unit": unit, "area": "", "state": ChildState.DONE.value, "band": band}
        yield Item("turnout-done", "measurement", f"{drive.id}:{unit}:{band}:{day}", None, day, None, keys, number)
    statement = same_person.join_person(select(Turnout, Resident), Turnout.resident_id)
    met: set[str] = set()
    wanted = (Turnout.drive == drive.id, Turnout.state == ChildState.DONE, Turnout.gone.is_(None))
    for row, child in r.session.execute(statement.where(*wanted, Resident.gone.is_(None)).order_by(Turnout.id)):
        if child.id in met or row.done_on is None:
            continue
        met.add(child.id)
        unit, band = row.unit or units.get(child.area_id, child.area_id), band_on(drive.bands, child.born, row.done_on)
        if (unit, band, row.done_on) not in said:
            keys = {"unit": unit, "area": child.area_id, "state": row.state, "band": band}
            yield Item("turnout-done", "turnout", row.id, child.id, row.done_on, None, keys)
    turned, state, joined = drives.standing(drive)
    which = drives.band(drive, last)
    columns = joined(select(Resident.id, Resident.area_id, turned.unit, state, which))
    open_states = frozenset(ChildState) - {ChildState.DONE, ChildState.CARD}
    columns = drives.matching(drive, columns, turned, state, ChildFilter(states=open_states), last, units, None)
    for person, area, own, stands, band in r.session.execute(columns):
        keys = {"unit": own or units.get(area, area), "area": area, "state": stands, "band": band or ""}
        yield Item("turnout", "resident", person, person, None, None, keys)
