"""The rows that a batch of ops is about, in memory: read once, judged against, written once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from app.domain.merge import Position, Positions
from app.models import journal, rows
from app.models.rows import RowWrite
from app.models.spec import specs

Key = tuple[str, str]


@dataclass(slots=True)
class Live:
    """A row of the trunk as it stands after the ops judged so far (wire values): what was ``stored`` when it was
    read, and what has ``changed``."""

    stored: Mapping[str, Any]
    extra: dict[str, Any]
    positions: Positions
    new: bool = False
    changed: dict[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        if name in self.changed:
            return self.changed[name]
        try:
            return self.stored[name]
        except KeyError:
            return self.extra.get(name)

    def last_change(self, name: str) -> Position:
        return self.positions.last_change(name, self.value(name))


class WorkingSet:
    """Rows by (entity, id); None for one that the office does not have."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._rows: dict[Key, Live | None] = {}
        self._dirty: set[Key] = set()

    def fetch(self, keys: Iterable[Key]) -> None:
        wanted: dict[str, list[str]] = defaultdict(list)
        for entity, row in keys:
            if (entity, row) not in self._rows and entity in specs():
                wanted[entity].append(row)
        for entity, ids in wanted.items():
            found = rows.read(self._conn, entity, ids)
            for row in ids:
                there = found.get(row)
                live = None if there is None else Live(there.values, dict(there.extra), there.positions)
                self._rows[entity, row] = live

    def has(self, key: Key) -> bool:
        """Whether it is known here, without asking the database, that the row is there."""
        return self._rows.get(key) is not None

    def get(self, key: Key) -> Live | None:
        if key not in self._rows:
            self.fetch([key])
        return self._rows[key]

    def positions(self, key: Key) -> Positions | None:
        """Where the row stands now; None if it is not here."""
        live = self.get(key)
        return None if live is None else live.positions

    def create(self, key: Key, fields: Mapping[str, Any], at: Position) -> None:
        known = specs()[key[0]].fields
        values = {name: fields.get(name) for name in known}
        extra = {name: value for name, value in fields.items() if name not in known}
        self._rows[key] = Live(values, extra, Positions(at), new=True)
        self._dirty.add(key)

    def change(self, key: Key, fields: Mapping[str, Any], at: Position, settled: Collection[str] = ()) -> None:
        """``settled``: those of the fields that got the value which stood there already."""
        live = self.get(key)
        assert live is not None
        agreed = {name: live.last_change(name).agreed(at.lsn, at.origin) for name in settled}
        for name, value in fields.items():
            if name in live.stored:
                live.changed[name] = value
            else:
                live.extra[name] = value
        live.positions = live.positions.moved(fields, at)
        for name, position in agreed.items():
            live.positions = live.positions.moved([name], position)
        self._dirty.add(key)

    def withdraw(self, key: Key, name: str, chain: str) -> None:
        """``chain`` now wants another value, which waits: what stands is the others' word, if it was theirs too."""
        live = self.get(key)
        at = live.last_change(name) if live is not None else None
        if live is not None and at is not None and chain in at.authors and len(at.authors) > 1:
            live.positions = live.positions.moved([name], at.without(chain))
            self._dirty.add(key)

    def flush(self) -> None:
        """Write what changed; the rows stay in memory."""
        writes = []
        for key in sorted(self._dirty):  # neighbours lie on one page
            live = self._rows[key]
            assert live is not None
            values, before = ({**live.stored, **live.changed}, None) if live.new else (live.changed, live.stored)
            writes.append(RowWrite(*key, values, live.positions, live.new, live.extra, before))
            live.new = False
        with journal.opened(self._conn):
            rows.write(self._conn, writes)
        self._dirty.clear()

    def forget(self) -> None:
        """Write, and let go of everything: the next batch begins with nothing in memory."""
        self.flush()
        self._rows.clear()
