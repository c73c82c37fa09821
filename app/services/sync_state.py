"""Where this machine stands with the others: what is unsent, who is silent, which values wait for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from app import backup
from app.domain.changes import Done
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.errors import refuse
from app.home import Home
from app.models import state
from app.models.entities import Area, Case, Household, Resident
from app.models.sealing import may_open
from app.models.spec import specs
from app.models.types import from_wire
from app.models.work import Reading
from app.sync import conflicts, digest, outbox, registry
from app.sync.conflicts import Choice as Choice
from app.sync.conflicts import Conflict
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

    ``held``: changes that wait for a row or for a newer program."""

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


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict as people see it: whose record, which field, which two values, who wrote them and when.

    ``standing`` and ``queued`` are values of the domain, as the record's own field would hold them.
    """

    id: str
    entity: str
    row: str
    field: str
    why: str
    title: str
    case_id: str | None
    standing: Any
    queued: Any
    standing_by: str
    standing_at: str | None
    queued_by: str
    queued_at: str
    device: str
    seen: Seen


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
        )


def exchanges(home: Home, limit: int = 200) -> list[ExchangeRow]:
    """The log of exchanges, newest first."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        found = conn.exec_driver_sql(
            "SELECT at, direction, device, summary FROM exchange ORDER BY at DESC, id DESC LIMIT ?", (limit,)
        )
        return [
            ExchangeRow(at, direction, device, _name(register, device), msgspec.json.decode(summary))
            for at, direction, device, summary in found
        ]


# Conflicts -----------------------------------------------------------------------------------------------------


def list_conflicts(home: Home) -> list[ConflictRow]:
    """The values that wait for a person, oldest first (office). Those of sealed people only for who may open them."""
    with home.reading() as r:
        register = registry.current(r.conn)
        shown = [each for each in conflicts.list_conflicts(r.conn) if _may_see(home, r, each.entity, each.row)]
        return [_conflict_row(r, register, each) for each in shown]


def show_conflict(home: Home, conflict_id: str) -> ConflictRow:
    """Raises: UserError("conflict.gone"), UserError("person.sealed")."""
    with home.reading() as r:
        found = conflicts.find_conflict(r.conn, conflict_id) or refuse("conflict.gone", id=conflict_id)
        if not _may_see(home, r, found.entity, found.row):
            refuse("person.sealed")
        return _conflict_row(r, registry.current(r.conn), found)


def resolve(home: Home, conflict_id: str, choice: Choice, value: Any = None, *, seen: Seen | None = None) -> Done[None]:
    """Settle a conflict: the standing value stays, the waiting one takes its place, or a third (wire value) does.

    Raises:
        UserError("permission.action"), UserError("conflict.gone"), UserError("row.changed-since").
    """
    home.require(Action.RESOLVE_CONFLICT)
    with home.writing() as w:
        conflicts.resolve(w, conflict_id, choice, value, seen=seen)
        return Done(None, w.changes)


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


def _name(register: Registry | None, device: str) -> str:
    entry = register.device(device) if register else None
    return entry.name if entry else device


def _person(register: Registry | None, account: str | None) -> str:
    entry = register.account(account) if register and account else None
    return entry.name if entry else (account or "")


def _conflict_row(r: Reading, register: Registry | None, each: Conflict) -> ConflictRow:
    kind = specs()[each.entity].fields.get(each.field)
    title, case_id = _whose(r, each.entity, each.row)

    def value(wire: Any) -> Any:
        return from_wire(wire, kind.type) if kind is not None and kind.kind == "fact" else wire

    return ConflictRow(
        each.id,
        each.entity,
        each.row,
        each.field,
        each.why,
        title,
        case_id,
        value(each.standing),
        value(each.queued),
        _person(register, each.standing_by),
        each.standing_at,
        _person(register, each.by),
        each.at,
        _name(register, each.device),
        each.seen,
    )


def _may_see(home: Home, r: Reading, entity: str, row_id: str) -> bool:
    """Whether this is nobody's who is sealed, or the person here may open what is sealed."""
    row: Any = r.session.get(specs()[entity].cls, row_id)
    if isinstance(row, Resident):
        return may_open(home.account, row)
    if isinstance(row, Case):
        return _may_see(home, r, "resident", row.resident_id)
    parent = specs()[entity].parent
    return row is None or parent is None or _may_see(home, r, parent[1], getattr(row, parent[0]))


def _whose(r: Reading, entity: str, row_id: str) -> tuple[str, str | None]:
    """The name of the person, household or area that a row belongs to, and its case if it has one."""
    spec = specs()[entity]
    row: Any = r.session.get(spec.cls, row_id)
    if row is None:
        return "", None
    if isinstance(row, Resident | Area):
        return row.name, None
    if isinstance(row, Household):
        return row.label, None
    if isinstance(row, Case):
        person = r.session.get(Resident, row.resident_id)
        return (person.name if person else ""), row.id
    if spec.parent is None:
        return "", None
    field, owner = spec.parent
    return _whose(r, owner, getattr(row, field))
