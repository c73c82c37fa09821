"""What the page of synchronising shows, read in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.carriage import ROOM, TAKES
from app.home import Home
from app.services import at_risk, custody, laptops, machine, naming, own_work, sync_state
from app.services.at_risk import AtRisk
from app.services.custody import Differing
from app.services.laptops import LaptopRow
from app.services.own_work import Held, OwnWork, RefusedRow, WaitingValue
from app.services.sync_state import Digest, ExchangeRow, SyncState
from app.ui.sync.import_dialog import DIFFERING

NOTHING_DIFFERS = Differing()
FOLDER = "sync.folder"
"""Under this name the machine remembers the folder of last time."""

Digests = tuple[list[Digest], Mapping[str, str], frozenset[str] | None]
"""The digests, the names of their areas, and in which the last import differed (None before any)."""


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that the page shows, read in one go."""

    state: SyncState
    risk: AtRisk
    work: OwnWork
    areas: Sequence[Held]
    laptops: Sequence[LaptopRow]
    log: Sequence[ExchangeRow]
    waiting: Sequence[WaitingValue]
    refused: Sequence[RefusedRow]
    names: Mapping[str, str]
    folder: str
    takes: str
    room: str
    differing: Differing = NOTHING_DIFFERS
    exchange_day: int | None = None

    @staticmethod
    def of(home: Home) -> Read:
        office = home.is_office
        waiting = [] if office else own_work.waiting_values(home)
        return Read(
            sync_state.sync_state(home),
            at_risk.at_risk(home),
            own_work.own_work(home),
            own_work.held_areas(home),
            laptops.laptops(home) if office else (),
            sync_state.exchanges(home),
            waiting,
            () if office else own_work.refused_rows(home),
            naming.names_of(home, naming.ids_in(*(each.office for each in waiting), *(each.own for each in waiting))),
            machine.remembered(home, FOLDER),
            machine.remembered(home, TAKES),
            machine.remembered(home, ROOM),
            custody.differing(home),
            laptops.exchange_day(home) if office else None,
        )


def digests_of(home: Home) -> Digests:
    found = sync_state.digests(home)
    told = "" if home.is_office else machine.remembered(home, DIFFERING)
    return found, naming.names_of(home, [each.area for each in found]), _areas_told(told)


def _areas_told(told: str) -> frozenset[str] | None:
    """What :class:`ImportDialog` remembered: None before any import, no area if all were equal."""
    if not told:
        return None
    return frozenset() if told == "-" else frozenset(told.split())
