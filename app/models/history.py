"""What happened to a row: the journal read as a story, each change beside what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.models.ops import decode_body
from app.models.work import Reading

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: wire values before and after. ``state`` says what the office made of it."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One op. ``state``: see :class:`app.models.local.Op`; of an accepted one that came as a proposal ``outside`` or
    ``released``. ``erased``: its content was purged by rule, only that it happened is left."""

    entity: str
    row: str
    actor: str
    device: str
    at: str
    state: str
    new: bool
    changes: tuple[FieldChange, ...]
    erased: bool = False


def history_of(reading: Reading, rows: Sequence[tuple[str, str]]) -> list[HistoryRow]:
    """The changes of these rows, newest first by the order of the trunk, then by that of their chains."""
    found: list[Any] = []
    wanted = sorted(set(rows))
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        marks = ", ".join("(?, ?)" for _ in part)
        found += reading.conn.exec_driver_sql(
            "SELECT entity, row, actor, device, at, CASE WHEN state = 'accepted' AND reason IN ('outside', 'released')"
            " THEN reason ELSE state END, body, coalesce(lsn, 9223372036854775807), chain, seq FROM op"
            f" WHERE (entity, row) IN (VALUES {marks})",
            tuple(value for pair in part for value in pair),
        ).fetchall()
    found.sort(key=lambda op: (op[7], op[8], op[9]))
    standing: dict[tuple[str, str, str], Any] = {}
    story = []
    for entity, row, actor, device, at, state, body, _lsn, _chain, _seq in found:
        if body is None:
            story.append(HistoryRow(entity, row, actor, device, at, state, False, (), erased=True))
            continue
        decoded = decode_body(body)
        changes = []
        for name, value in decoded.fields.items():
            changes.append(FieldChange(name, standing.get((entity, row, name)), value))
            standing[entity, row, name] = value
        story.append(HistoryRow(entity, row, actor, device, at, state, decoded.new, tuple(changes)))
    story.reverse()
    return story
