"""Where this machine stands with the others: what is unsent, who is silent, which values wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app import backup
from app.errors import refuse
from app.home import Home
from app.models import state
from app.services.sync_desk import Choice as Choice
from app.services.sync_desk import ConflictRow as ConflictRow
from app.services.sync_desk import list_conflicts as list_conflicts
from app.services.sync_desk import name_of_device
from app.services.sync_desk import resolve as resolve
from app.services.sync_desk import show_conflict as show_conflict
from app.sync import digest, newer, outbox, registry
from app.sync.digest import Digest as Digest
from app.sync.registry import Registry


@dataclass(frozen=True, slots=True)
class Peer:
    """Another machine, and when it was last heard of and written to."""

    id: str
    no: int
    name: str
    side: str
    areas: tuple[str, ...]
    revoked: bool
    last_in: str | None
    last_out: str | None


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One line of the log of exchanges. ``counts``: ops, new, files, size, settled, as far as they apply."""

    at: str
    direction: str
    device: str
    name: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class SyncState:
    """``unsent``: own changes that would be lost if this machine died now.

    ``held``: changes that wait for a row or for a newer program. ``newer``: those that a newer program wrote, held at
    the office, kept at a laptop until its program is updated."""

    granted: bool
    unsent: int
    unanswered: int
    held: int
    conflicts: int
    last_in: str | None
    last_out: str | None
    last_backup: str | None
    machine: str
    unit_name: str
    peers: tuple[Peer, ...]
    newer: int = 0


def sync_state(home: Home) -> SyncState:
    """What the status line and the sync page show."""
    with home.reading() as r:
        conn = r.conn
        register = registry.current(conn)
        last = backup.last(home)
        return SyncState(
            granted=register is not None,
            unsent=0 if home.is_office else outbox.unsent(conn, r.heads),
            unanswered=_count(conn, "SELECT count(*) FROM op WHERE state = 'pending'"),
            held=_count(conn, "SELECT count(*) FROM op WHERE state = 'held'"),
            conflicts=_count(conn, "SELECT count(*) FROM conflict"),
            last_in=_last(conn, "in"),
            last_out=_last(conn, "out"),
            last_backup=last.at if last else None,
            machine=state.get(conn, "machine"),
            unit_name=state.get(conn, "unit_name"),
            peers=tuple(_peers(conn, register, home.device)) if register else (),
            newer=newer.held(conn) if home.is_office else newer.kept(conn),
        )


def exchanges(home: Home, limit: int = 200) -> list[ExchangeRow]:
    """The log of exchanges, newest first."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        found = conn.exec_driver_sql(
            "SELECT at, direction, device, summary FROM exchange ORDER BY at DESC, id DESC LIMIT ?", (limit,)
        )
        return [
            ExchangeRow(at, direction, device, name_of_device(register, device), msgspec.json.decode(summary))
            for at, direction, device, summary in found
        ]


# Digest --------------------------------------------------------------------------------------------------------


def digests(home: Home, areas: Sequence[str] = ()) -> list[Digest]:
    """The digest of each area, or of those named by id: equal on two machines that hold the same.

    Raises:
        UserError("area.elsewhere").
    """
    with home.reading() as r:
        known = [str(row[0]) for row in r.conn.exec_driver_sql("SELECT id FROM area ORDER BY id")]
        for area in areas:
            if area not in known:
                refuse("area.elsewhere", id=area)
        return [digest.digest(r.conn, area) for area in areas or known]


# Parts ---------------------------------------------------------------------------------------------------------


def _count(conn: Connection, sql: str) -> int:
    return int(conn.exec_driver_sql(sql).scalar() or 0)


def _last(conn: Connection, direction: str, device: str | None = None) -> str | None:
    where, parameters = (" AND device = ?", (direction, device)) if device else ("", (direction,))
    found = conn.exec_driver_sql(f"SELECT max(at) FROM exchange WHERE direction = ?{where}", parameters).scalar()
    return None if found is None else str(found)


def _peers(conn: Connection, register: Registry, device: str) -> list[Peer]:
    names = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
    return [
        Peer(
            entry.id,
            entry.no,
            entry.name,
            entry.side,
            tuple(names.get(area, area) for area in entry.areas),
            entry.revoked,
            _last(conn, "in", entry.id),
            _last(conn, "out", entry.id),
        )
        for entry in register.devices
        if entry.id != device
    ]
