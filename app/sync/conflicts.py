"""The conflicts that wait for a person at the office (xung đột), and settling them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.merge import Position, Seen
from app.errors import refuse
from app.models import rows
from app.models.journal import Edit
from app.models.state import Heads
from app.models.work import Work
from app.sync.bases import BaseValue, base_of
from app.sync.waiting import no_longer_waiting


class Choice(StrEnum):
    """What a person decides: the trunk's value stands, the one that waits takes its place, or a third does."""

    STANDING = "standing"
    QUEUED = "queued"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One value that waits (wire values). ``why``: changed, deletion or lives, see :class:`app.models.local.Conflict`.

    ``by`` and ``at`` say who wrote the waiting value and when; ``standing_by`` and ``standing_at`` the same of the
    trunk's. ``base`` is what the waiting value's writer had seen there. ``seen`` goes back into :func:`resolve`.
    """

    id: str
    entity: str
    row: str
    field: str
    why: str
    standing: Any
    queued: Any
    by: str
    at: str
    device: str
    standing_by: str | None
    standing_at: str | None
    standing_device: str | None
    seen: Seen
    base: BaseValue


_SELECT = (
    "SELECT c.id, c.entity, c.row, c.field, c.why, c.value, o.actor, o.at, c.device, c.seen FROM conflict AS c"
    " JOIN op AS o ON o.device = c.device AND o.chain = c.chain AND o.seq = c.seq"
)


def list_conflicts(conn: Connection, *, row: tuple[str, str] | None = None) -> list[Conflict]:
    """All that wait, oldest first; of one row (entity, id) if it is given."""
    where, parameters = (" WHERE c.entity = ? AND c.row = ?", row) if row else ("", ())
    return _conflicts(conn, f"{_SELECT}{where} ORDER BY c.id", parameters)


def find_conflict(conn: Connection, conflict_id: str) -> Conflict | None:
    found = _conflicts(conn, f"{_SELECT} WHERE c.id = ?", (conflict_id,))
    return found[0] if found else None


def _conflicts(conn: Connection, sql: str, parameters: Sequence[str]) -> list[Conflict]:
    heads = Heads.load(conn)
    found = conn.exec_driver_sql(sql, tuple(parameters)).fetchall()
    stored = {
        entity: rows.read(conn, entity, [each[2] for each in found if each[1] == entity])
        for entity in {each[1] for each in found}
    }
    result = []
    for id_, entity, row, name, why, value, by, at, device, seen in found:
        there = stored[entity][row]
        standing = there.values[name] if name in there.values else there.extra.get(name)
        queued = None if value is None else msgspec.json.decode(value)
        last = _made(conn, there.positions.last_change(name, standing))
        base = base_of(conn, entity, row, name, seen)
        now = Seen(heads.epoch, heads.lsn)
        result.append(Conflict(id_, entity, row, name, why, standing, queued, by, at, device, *last, now, base))
    return result


def _made(conn: Connection, at: Position) -> tuple[str | None, str | None, str | None]:
    """Who made the trunk's change at this position, when, and on which device."""
    found = conn.exec_driver_sql("SELECT actor, at, device FROM op WHERE lsn = ?", (at.lsn,)).first()
    return (str(found[0]), str(found[1]), str(found[2])) if found else (None, None, None)


def resolve(work: Work, conflict_id: str, choice: Choice, value: Any = None, *, seen: Seen | None = None) -> None:
    """Settle one conflict by an ordinary op of the office on that field; the waiting value waits no more.

    ``seen`` comes from the list that the person looked at. Other devices' values for the field go on waiting.

    Raises:
        UserError("conflict.gone"): it was settled or replaced meanwhile.
        UserError("row.changed-since"): the trunk's value was changed after the list was read.
    """
    found = find_conflict(work.conn, conflict_id) or refuse("conflict.gone", id=conflict_id)
    decided = {Choice.STANDING: found.standing, Choice.QUEUED: found.queued, Choice.VALUE: value}[choice]
    edit = Edit(found.entity, found.row, {found.field: decided}, seen or found.seen)
    work.apply([edit])
    device, chain, seq = work.conn.exec_driver_sql(
        "SELECT device, chain, seq FROM conflict WHERE id = ?", (conflict_id,)
    ).one()
    work.conn.exec_driver_sql("DELETE FROM conflict WHERE id = ?", (conflict_id,))
    no_longer_waiting(work.conn, (device, chain, seq), found.field, "resolved")
