"""The values that wait for a person, as an import changes them: one per row, field and chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.ids import new_id
from app.models.ops import OpLine
from app.models.spec import specs
from app.models.types import json_text
from app.sync.oplog import names_of

LIVES = "lives"
Key = tuple[str, str]
OpKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One value that waits, and the op that brought it."""

    id: str
    op: OpKey
    value: Any
    seen: int
    why: str


class WaitingValues:
    """All that wait at this office; changes go to the database with :meth:`flush`."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._by_row: dict[Key, dict[tuple[str, str], Waiting]] = defaultdict(dict)
        self._put: dict[str, tuple[Key, str, Waiting]] = {}
        self._removed: list[str] = []
        self._released: list[tuple[OpKey, str]] = []
        columns = "id, entity, row, field, device, chain, seq, value, seen, why"
        found = conn.exec_driver_sql(f"SELECT {columns} FROM conflict")
        for id_, entity, row, name, device, chain, seq, value, seen, why in found:
            decoded = None if value is None else msgspec.json.decode(value)
            self._by_row[entity, row][name, chain] = Waiting(id_, (device, chain, seq), decoded, seen, why)

    def any_in(self, key: Key) -> bool:
        """Whether anything waits in a row."""
        return bool(self._by_row.get(key))

    def of_row(self, key: Key) -> Iterator[tuple[str, str, Waiting]]:
        """(field, chain, what waits) of a row."""
        for (name, chain), each in self._by_row.get(key, {}).items():
            yield name, chain, each

    def put(self, line: OpLine, key: Key, name: str, value: Any, seen: int, why: str) -> None:
        """Let a value wait; what the same chain had waiting there is replaced."""
        self.release(key, name, line.chain)
        each = Waiting(new_id(), (line.device, line.chain, line.seq), value, seen, why)
        self._by_row[key][name, line.chain] = each
        self._put[each.id] = (key, name, each)

    def release(self, key: Key, name: str, chain: str) -> None:
        """What this chain had waiting there waits no more: a later change of its own took its place."""
        waiting = self._by_row.get(key)
        each = waiting.pop((name, chain), None) if waiting else None
        if each is None:
            return
        if self._put.pop(each.id, None) is None:
            self._removed.append(each.id)
        if each.why != LIVES:
            self._released.append((each.op, name))

    def holds(self, key: Key, name: str, chain: str) -> bool:
        return (name, chain) in self._by_row.get(key, {})

    def want_deletion(self, key: Key) -> frozenset[str]:
        """The chains that wait to have this row deleted."""
        waiting = self.of_row(key)
        return frozenset(chain for name, chain, each in waiting if name == "gone" and each.value is not None)

    def others_wait(self, key: Key, known: frozenset[str]) -> bool:
        """Whether a value of a chain outside ``known`` waits in the row (not about its deletion) or in a part of it."""
        if any(name != "gone" and chain not in known for name, chain, _ in self.of_row(key)):
            return True
        for entity, field in specs()[key[0]].children:
            for (kind, row), values in self._by_row.items():
                if kind != entity or all(chain in known for _, chain in values):
                    continue
                owner = self._conn.exec_driver_sql(f'SELECT "{field}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
                if owner == key[1]:
                    return True
        return False

    def flush(self) -> None:
        """Write what changed. The ops concerned have to be in the database by now."""
        if self._removed:
            self._conn.exec_driver_sql("DELETE FROM conflict WHERE id = ?", [(id_,) for id_ in self._removed])
        if self._put:
            self._conn.exec_driver_sql(
                "INSERT INTO conflict (id, entity, row, field, device, chain, seq, value, seen, why)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (each.id, *key, name, *each.op, json_text(each.value), each.seen, each.why)
                    for key, name, each in self._put.values()
                ],
            )
        for op, name in self._released:
            no_longer_waiting(self._conn, op, name, "replaced")
        self._removed, self._put, self._released = [], {}, []


def no_longer_waiting(conn: Connection, op: OpKey, name: str, reason: str) -> None:
    """Take a field off what an op waits for; an op with nothing left is accepted, or settled if the trunk took none."""
    where = "device = ? AND chain = ? AND seq = ?"
    found = conn.exec_driver_sql(f"SELECT waiting, lsn FROM op WHERE {where}", op).first()
    if found is None:
        return
    left = [each for each in names_of(found[0]) or [] if each != name]
    if left:
        conn.exec_driver_sql(f"UPDATE op SET waiting = ? WHERE {where}", (json_text(left), *op))
    else:
        conn.exec_driver_sql(
            f"UPDATE op SET waiting = NULL, state = ?, reason = ? WHERE {where} AND state = 'queued'",
            ("settled" if found[1] is None else "accepted", reason, *op),
        )
