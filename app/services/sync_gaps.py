"""The desk of gaps (bàn chỗ đứt quãng): what is missing, from whom, and what waits for a record or a newer program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.home import Home
from app.services.sync_desk import name_of_device
from app.sync import gaps, registry
from app.sync.oplog import NEWER


class Missing(StrEnum):
    """What a line of the desk waits for."""

    CHANGES = "changes"
    """Changes of this laptop before others that came: its next bundle brings them."""
    RECORD = "record"
    """The record that these are about: another laptop's bundle, or an earlier one, brings it."""
    PROGRAM = "program"
    """A newer program on this machine."""


@dataclass(frozen=True, slots=True)
class GapRow:
    """One thing that is missing: the changes ``first`` to ``last``; ``held`` counts what waits for it."""

    missing: Missing
    device: str
    name: str
    held: int
    since: str
    first: int = 0
    last: int = 0

    @property
    def key(self) -> str:
        return f"{self.missing}/{self.device}/{self.first}"


def list_gaps(home: Home) -> list[GapRow]:
    """All that is missing at this office: gaps in chains first."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        rows = [
            GapRow(
                Missing.CHANGES,
                gap.device,
                name_of_device(register, gap.device),
                gap.held,
                gap.since,
                gap.first,
                gap.last,
            )
            for gap in gaps.gaps(conn)
        ]
        found = conn.exec_driver_sql(
            "SELECT device, coalesce(reason, '') = ?, count(*), min(at) FROM op WHERE state = 'held'"
            " GROUP BY 1, 2 ORDER BY 2, 1",
            (NEWER,),
        ).fetchall()
    for device, newer, count, since in found:
        what = Missing.PROGRAM if newer else Missing.RECORD
        rows.append(GapRow(what, device, name_of_device(register, device), int(count), since))
    return rows
