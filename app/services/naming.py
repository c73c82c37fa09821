"""What people call the things whose ids stand in a value (tên gọi)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from app.home import Home
from app.sync import registry
from app.sync.told import title_of

PART_NAMED_BY = {
    "answer": "key",
    "claim": "kind",
    "evidence": "kind",
    "residence": "kind",
    "obstacle": "kind",
    "step": "procedure",
    "visit": "day",
    "attachment": "title",
    "enclosure": "title",
    "case": "category",
}
"""Entity → the field by which people tell its rows apart."""
_ID_LENGTH = 36
_CHUNK = 400


def ids_in(*values: Any) -> Iterator[str]:
    """The ids that stand anywhere in values of the domain or of the wire."""
    for value in values:
        wire = msgspec.to_builtins(value)
        if isinstance(wire, dict):
            yield from ids_in(*wire.values())
        elif isinstance(wire, list | tuple):
            yield from ids_in(*wire)
        elif isinstance(wire, str) and len(wire) == _ID_LENGTH and wire.count("-") == 4:
            yield wire


def names_of(home: Home, ids: Iterable[str]) -> dict[str, str]:
    """The names of these ids: people, households, areas, cases (by their person), accounts, machines."""
    wanted = sorted(set(ids))
    result: dict[str, str] = {}
    with home.engine.connect() as conn:
        register = registry.current(conn)
        if register is not None:
            result |= {entry.id: entry.name for entry in register.accounts if entry.id in wanted}
            result |= {entry.id: entry.name for entry in register.devices if entry.id in wanted}
        for start in range(0, len(wanted), _CHUNK):
            part = tuple(wanted[start : start + _CHUNK])
            marks = ", ".join("?" * len(part))
            for sql in (
                f"SELECT id, name FROM resident WHERE id IN ({marks})",
                f"SELECT id, label FROM household WHERE id IN ({marks})",
                f"SELECT id, name FROM area WHERE id IN ({marks})",
                'SELECT c.id, r.name FROM "case" AS c JOIN resident AS r ON r.id = c.resident_id'
                f" WHERE c.id IN ({marks})",
            ):
                result |= {str(i): str(n) for i, n in conn.exec_driver_sql(sql, part)}
    return result


def titles_of(home: Home, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Whose record each row (entity, id) is: the name of the person, household or area; empty if it is not here."""
    with home.engine.connect() as conn:
        return {(entity, row): title_of(conn, entity, row) for entity, row in rows}


def parts_of(home: Home, rows: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By which value people tell this row from the others of its owner: a claim's kind, a visit's day (wire values)."""
    result: dict[tuple[str, str], str] = {}
    with home.engine.connect() as conn:
        for entity, row in rows:
            field = PART_NAMED_BY.get(entity)
            if field is not None:
                found = conn.exec_driver_sql(f'SELECT "{field}" FROM "{entity}" WHERE id = ?', (row,)).scalar()
                result[entity, row] = str(found or "")
    return result
