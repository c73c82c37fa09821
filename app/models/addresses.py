"""Areas by the name that people type, and addresses in one line as papers print them."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.values import Address
from app.errors import refuse
from app.models.entities import Area, Household
from app.models.work import Reading


def area_named(r: Reading, wanted: str) -> Area:
    """The area of this id or name.

    Raises:
        UserError("area.elsewhere").
    """
    row = r.find(Area, wanted)
    if row is None:
        row = r.session.scalar(select(Area).where(Area.name == wanted, Area.gone.is_(None)))
    return row or refuse("area.elsewhere")


def short_address(row: Household, area: str) -> str:
    """The address without the area's name, which stands beside it."""
    place = row.address if isinstance(row.address, Address) else None
    if place is None:
        return ""
    return (place.line or "") if place.line or place.hamlet == area else (place.raw or place.hamlet or "")
