"""What became of this laptop's own work (công việc của máy này): sent, accepted, waiting for a person, refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.home import Home
from app.models import rows
from app.models.spec import specs
from app.models.types import from_wire
from app.sync import outbox, registry
from app.sync.oplog import NEWER
from app.sync.told import title_of

MOST = 500


@dataclass(frozen=True, slots=True)
class OwnWork:
    """Own changes by what the office has said of them. ``pending``: it has not answered yet, sent or not. ``newer``:
    those of ``held`` that wait there for a newer program."""

    pending: int
    accepted: int
    waiting: int
    held: int
    refused: int
    newer: int = 0

    @property
    def all(self) -> int:
        return self.pending + self.accepted + self.waiting + self.held + self.refused


@dataclass(frozen=True, slots=True)
class WaitingValue:
    """An own value that waits at the office, beside the one that stands there (values of the domain).

    A person at the office decides between the two.
    """

    entity: str
    row: str
    field: str
    title: str
    case_id: str | None
    office: Any
    own: Any


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """An own change that the office did not take, and why (see :mod:`app.sync.judging`)."""

    entity: str
    row: str
    title: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """An area that this machine holds."""

    id: str
    name: str
    residents: int


def own_work(home: Home) -> OwnWork:
    """How the own changes stand."""
    with home.engine.connect() as conn:
        made = conn.exec_driver_sql("SELECT count(*) FROM op WHERE device = ?", (home.device,)).scalar()
        counted = conn.exec_driver_sql(
            "SELECT state, count(*) FROM op WHERE +device = ?"
            " AND state IN ('pending', 'queued', 'held', 'refused') GROUP BY state",
            (home.device,),
        )
        found = {str(state): int(count) for state, count in counted}
        newer = conn.exec_driver_sql(
            "SELECT count(*) FROM op WHERE +device = ? AND state = 'held' AND reason = ?", (home.device, NEWER)
        ).scalar()
    settled = int(made or 0) - sum(found.values())
    return OwnWork(
        found.get("pending", 0),
        settled,
        found.get("queued", 0),
        found.get("held", 0),
        found.get("refused", 0),
        int(newer or 0),
    )


def waiting_values(home: Home) -> list[WaitingValue]:
    """Own values for which two stand against each other at the office, at most :data:`MOST`."""
    with home.engine.connect() as conn:
        queued: set[tuple[str, str, str]] = set()
        for entity, row, waiting in conn.exec_driver_sql(
            "SELECT entity, row, waiting FROM op WHERE +device = ? AND state = 'queued' AND waiting IS NOT NULL",
            (home.device,),
        ):
            queued |= {(str(entity), str(row), name) for name in msgspec.json.decode(waiting)}
        result = []
        for entity, row, name in sorted(queued)[:MOST]:
            shadow = conn.exec_driver_sql(
                "SELECT value FROM shadow WHERE entity = ? AND row = ? AND field = ?", (entity, row, name)
            ).first()
            stored = rows.read(conn, entity, [row]).get(row)
            if shadow is None or stored is None:
                continue
            office = None if shadow[0] is None else msgspec.json.decode(shadow[0])
            own = stored.values.get(name, stored.extra.get(name))
            result.append(
                WaitingValue(
                    entity,
                    row,
                    name,
                    title_of(conn, entity, row),
                    _case_of(conn, entity, row),
                    _domain(entity, name, office),
                    _domain(entity, name, own),
                )
            )
        return result


def refused_rows(home: Home) -> list[RefusedRow]:
    """Own changes that the office refused, newest first."""
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql(
            "SELECT entity, row, at, reason FROM op WHERE +device = ? AND state = 'refused' ORDER BY at DESC LIMIT ?",
            (home.device, MOST),
        ).fetchall()
        return [RefusedRow(e, r, title_of(conn, e, r), at, reason or "") for e, r, at, reason in found]


def held_areas(home: Home) -> list[Held]:
    """The areas that this machine holds, with how many people."""
    with home.engine.connect() as conn:
        wanted = None if home.is_office else outbox.areas_of(conn)
        found = conn.exec_driver_sql(
            "SELECT a.id, a.name, (SELECT count(*) FROM resident AS r WHERE r.area_id = a.id AND r.gone IS NULL)"
            " FROM area AS a WHERE a.gone IS NULL ORDER BY a.name_sort, a.id"
        ).fetchall()
    return [Held(i, n, c) for i, n, c in found if wanted is None or i in wanted]


def sharers(home: Home) -> list[str]:
    """Who has an account on this machine, as the register says."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
    return [entry.name for entry in register.accounts_of(home.device)] if register else []


def _domain(entity: str, name: str, wire: Any) -> Any:
    kind = specs()[entity].fields.get(name)
    return from_wire(wire, kind.type) if kind is not None and kind.kind == "fact" else wire


def _case_of(conn: Connection, entity: str, row: str) -> str | None:
    if entity == "case":
        return row
    spec = specs()[entity]
    if spec.parent is None or spec.parent[1] != "case":
        return None
    found = conn.exec_driver_sql(f'SELECT "{spec.parent[0]}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
    return None if found is None else str(found)
