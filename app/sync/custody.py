"""Whether a laptop writes about what it does not hold (ngoài địa bàn của máy): then its work arrives as a proposal.

What it changes of a row in an area that is another's by now, or never was its own, waits for a person at the office,
whoever changed the row last. What it makes anew is taken and marked: somebody found elsewhere is never lost. Three
things count as the laptop's own all the same: what it made itself and had not been told of when it went on with it,
with all that lies with that; rows that a move took out of its areas (there, as everywhere, what each person had seen
decides); and what lies in no area.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.merge import NOWHERE, Position
from app.models import state
from app.models.ops import Body, OpLine
from app.models.state import Heads
from app.sync import acks, scope
from app.sync.oplog import COLUMNS, body_of, line_of
from app.sync.registry import DeviceEntry, Registry
from app.sync.working import Key, Live, WorkingSet

OUTSIDE, RELEASED = "outside", "released"
"""Why such a value waits, and the reason that such an op is kept with."""
_LET_IN = "let-in:"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Held:
    """The areas that a laptop holds, and those that it once held."""

    areas: frozenset[str]
    former: frozenset[str] = frozenset()

    @staticmethod
    def of(entry: DeviceEntry) -> Held:
        """By the register. One that was withdrawn holds nothing any more."""
        once = frozenset(area for area, _ in entry.former)
        areas = frozenset(entry.areas)
        return Held(frozenset(), areas | once) if entry.revoked else Held(areas, once)


Scopes = Callable[[str], Held | None]
"""What a device holds; None for one of which nothing is known, and nothing is judged."""


def everywhere(_device: str) -> Held | None:
    return None


def of_register(register: Registry) -> Scopes:
    """What each laptop holds by the commune's register."""
    known = {entry.id: Held.of(entry) for entry in register.devices if entry.side == "field"}
    return known.get


def let_in(conn: Connection, chain: str) -> None:
    """All that this chain brings is a proposal, wherever it lies and whenever it is judged: a person let it in."""
    state.put(conn, {_LET_IN + chain: "1"})


class Custody:
    """Asked by the judge for each op of an import."""

    def __init__(self, conn: Connection, heads: Heads, working: WorkingSet, scopes: Scopes) -> None:
        self._conn, self._heads, self._working, self._scopes = conn, heads, working, scopes
        self._held: dict[str, Held | None] = {}
        self._chains: dict[str, set[str]] = {}
        self._let_in: dict[str, bool] = {}
        self._area: dict[Key, str | None] = {}
        self._came_from: dict[Key, frozenset[str]] = {}

    def prefetch(self, rows: Iterable[tuple[OpLine, Body]]) -> None:
        """Read where the people and households of a batch lie, whose own rows it does not touch."""
        self._area.clear()
        self._came_from.clear()
        wanted: dict[str, set[str]] = {root: set() for root in scope.ROOTS}
        for line, body in rows:
            if self._held_by(line.device) is None:
                continue
            if line.entity in wanted and self._working.has((line.entity, line.row)):
                continue
            top = self._top((line.entity, line.row), self._working.get((line.entity, line.row)), body)
            if top is not None and top[0] in wanted and not self._working.has(top):
                wanted[top[0]].add(top[1])
        for root, ids in wanted.items():
            listed = sorted(ids)
            for start in range(0, len(listed), _CHUNK):
                part = listed[start : start + _CHUNK]
                marks = ", ".join("?" * len(part))
                self._area.update({(root, row): None for row in part})  # of a new one the op itself says it
                found = self._conn.exec_driver_sql(
                    f'SELECT id, area_id FROM "{root}" WHERE id IN ({marks})', tuple(part)
                )
                self._area.update({(root, str(row)): area for row, area in found})

    def beyond(self, line: OpLine, body: Body, live: Live | None) -> bool:
        """Whether the op is about what its device does not hold. ``live``: the row as it stands, None if it is new."""
        if self._is_let_in(line.chain):
            return live is None or line.chain not in live.positions.base.authors
        held = self._held_by(line.device)
        if held is None:
            return False
        self._chains_of(line.device).add(line.chain)  # it can be new with this import
        key = (line.entity, line.row)
        top = self._top(key, live, body)
        area = None if top is None else self._area_of(top, live if top == key else None, body)
        if top is None or area is None or area in held.areas:
            return False
        knew = self._heads.seen(body.epoch, body.seen_of(""))
        for each in {key, top}:
            there = live if each == key else self._working.get(each)
            made = there.positions.base if there is not None else NOWHERE
            if made.lsn > knew and self._made_it(line.device, made):
                return False
        return area in held.former or not (held.areas | held.former) & self._once_in(top)

    def why(self, chain: str) -> str:
        """Under which reason what is beyond its laptop waits, and is kept."""
        return RELEASED if self._is_let_in(chain) else OUTSIDE

    def _is_let_in(self, chain: str) -> bool:
        if chain not in self._let_in:
            self._let_in[chain] = bool(state.get(self._conn, _LET_IN + chain))
        return self._let_in[chain]

    def _held_by(self, device: str) -> Held | None:
        if device not in self._held:
            self._held[device] = self._scopes(device)
        return self._held[device]

    def _chains_of(self, device: str) -> set[str]:
        if device not in self._chains:
            self._chains[device] = set(acks.heads_of(self._conn, device))
        return self._chains[device]

    def _made_it(self, device: str, made: Position) -> bool:
        """Whether the device made the row that stands since ``made``; it may have been brought back by another."""
        if not self._chains_of(device).isdisjoint(made.authors):
            return True
        found = self._conn.exec_driver_sql("SELECT 1 FROM op WHERE lsn = ? AND +device = ?", (made.lsn, device))
        return found.first() is not None

    def _top(self, key: Key, live: Live | None, body: Body) -> Key | None:
        """The person, household or area that the row lies with; None if that is not here, or the row in no area."""
        while (owner := scope.owner_of(key[0])) is not None:
            name, entity = owner
            row = live.value(name) if live is not None else body.fields.get(name)
            if not isinstance(row, str):
                return None
            key, body = (entity, row), _NOTHING
            if key[0] in scope.ROOTS:
                return key
            live = self._working.get(key)
            if live is None:
                return None
        return key if key[0] in (*scope.ROOTS, "area") else None

    def _area_of(self, top: Key, live: Live | None, body: Body) -> str | None:
        if top[0] == "area":
            return top[1]
        if live is None and self._working.has(top):
            live = self._working.get(top)
        if live is not None:
            area = live.value("area_id")
            return area if isinstance(area, str) else None
        if top not in self._area:
            found = self._conn.exec_driver_sql(f'SELECT area_id FROM "{top[0]}" WHERE id = ?', (top[1],)).scalar()
            self._area[top] = None if found is None else str(found)
        known = self._area[top] or body.fields.get("area_id")
        return known if isinstance(known, str) else None

    def _once_in(self, top: Key) -> frozenset[str]:
        """The areas in which a person or household once lay."""
        if top not in self._came_from:
            found = self._conn.exec_driver_sql(
                f"SELECT {COLUMNS} FROM op WHERE entity = ? AND row = ? AND lsn IS NOT NULL", top
            )
            bodies = [body_of(line_of(row)) for row in found.fetchall()]
            self._came_from[top] = frozenset(
                str(body.fields["area_id"]) for body in bodies if body is not None and body.fields.get("area_id")
            )
        return self._came_from[top]


_NOTHING = Body({})
