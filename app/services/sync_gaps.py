"""The desk of gaps (bàn chỗ đứt quãng): what is missing, from whom, and what waits for a record or a newer program.

A gap closes by itself with the laptop's next bundle. Is the laptop lost, a person lets in what waits behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import refuse
from app.home import Home
from app.progress import QUIET, Progress
from app.services.sync_desk import name_of_device
from app.sync import custody, gaps, judging, registry, releasing
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
    """One thing that is missing: of ``chain`` the changes ``first`` to ``last``; ``held`` counts what waits for it."""

    missing: Missing
    device: str
    name: str
    held: int
    since: str
    first: int = 0
    last: int = 0
    chain: str = ""

    @property
    def key(self) -> str:
        return f"{self.missing}/{self.device}/{self.chain}/{self.first}"


@dataclass(frozen=True, slots=True)
class LetIn:
    """What came in from behind a gap, counted in changes: ``new`` records, ``waiting`` for a choice, ``equal`` to what
    stands, ``held`` for a record that nobody has, ``refused``."""

    new: int
    waiting: int
    equal: int
    held: int
    refused: int


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
                gap.chain,
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


def let_in(home: Home, device: str, chain: str, *, progress: Progress = QUIET) -> Done[LetIn]:
    """Take in all that waits behind gaps of a laptop's chain, because what is missing will never come: as proposals,
    like a bundle that lay aside. Does the missing part come after all, it is judged in its place.

    Raises:
        UserError("permission.action"), UserError("gap.unknown"): there is no such gap any more.
    """
    home.require(Action.RELEASE_QUARANTINE)
    with home.working() as w:
        register = registry.current(w.conn) or refuse("device.not-granted")
        allowed = judging.by_register(register)
        came = releasing.take_in_behind(
            w.conn,
            w.heads,
            device,
            chain,
            allowed(device),
            others=allowed,
            scopes=custody.of_register(register),
            progress=progress,
        )
        gaps.note(w.conn, home.now)
    return Done(LetIn(came.new, came.queued, came.equal, came.held + came.newer, len(came.refused)), came.changes)
