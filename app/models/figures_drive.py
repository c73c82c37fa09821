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
    columns = select(Turnout.id, Turnout.unit, Turnout.done_on, Resident.id, Resident.area_id, Resident.born)
    taken = same_person.join_person(columns, Turnout.resident_id).where(
        Turnout.drive == drive.id,
        Turnout.state == ChildState.DONE,
        Turnout.gone.is_(None),
        Turnout.done_on.is_not(None),
        Resident.gone.is_(None),
    )
    met: set[str] = set()
    for row, own, on, child, area, born in r.session.execute(taken.order_by(Turnout.id)):
        if child in met or on is None:
            continue
        met.add(child)
        unit, band = own or units.get(area, area), band_on(drive.bands, born, on)
        if (unit, band, on) not in said:
            keys = {"unit": unit, "area": area, "state": ChildState.DONE.value, "band": band}
            yield Item("turnout-done", "turnout", row, child, on, None, keys)
    turned, state, joined = drives.standing(drive)
    which = drives.band(drive, last)
    still = joined(select(Resident.id, Resident.area_id, turned.unit, state, which))
    open_states = frozenset(ChildState) - {ChildState.DONE, ChildState.CARD}
    still = drives.matching(drive, still, turned, state, ChildFilter(states=open_states), last, units, None)
    for person, area, own, stands, band in r.session.execute(still):
        keys = {"unit": own or units.get(area, area), "area": area, "state": stands, "band": band or ""}
        yield Item("turnout", "resident", person, person, None, None, keys)
