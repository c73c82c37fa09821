"""The commune's laptops as the office looks after them (các máy cơ sở): what each holds, since when it is silent."""

from __future__ import annotations

from dataclasses import dataclass

from app.home import Home
from app.security import trust
from app.sync import registry


@dataclass(frozen=True, slots=True)
class LaptopRow:
    """One laptop. ``areas`` and ``area_names`` are in the same order; an area that is gone keeps its id as name.

    ``last_in``: when its last bundle was taken in here; ``last_out``: when one was last written for it (ISO, UTC).
    """

    id: str
    no: int
    name: str
    areas: tuple[str, ...]
    area_names: tuple[str, ...]
    people: tuple[str, ...]
    last_in: str | None
    last_out: str | None
    revoked: bool
    fingerprint: str


def laptops(home: Home) -> list[LaptopRow]:
    """Every laptop of the register, in the order in which they were granted; revoked ones at the end."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        names = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
        last = {
            (str(device), str(direction)): str(at)
            for device, direction, at in conn.exec_driver_sql(
                "SELECT device, direction, max(at) FROM exchange GROUP BY device, direction"
            )
        }
    if register is None:
        return []
    found = [
        LaptopRow(
            entry.id,
            entry.no,
            entry.name,
            entry.areas,
            tuple(names.get(area, area) for area in entry.areas),
            tuple(account.name for account in register.accounts_of(entry.id)),
            last.get((entry.id, "in")),
            last.get((entry.id, "out")),
            entry.revoked,
            trust.shown(trust.fingerprint(entry.key)),
        )
        for entry in register.devices
        if entry.side == "field"
    ]
    return sorted(found, key=lambda row: (row.revoked, row.no))
