"""Collects what a use case wants to be so, and makes the least edits of it for the journal's bulk door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from app.domain.merge import Seen
from app.models import rows
from app.models.journal import Edit
from app.models.spec import specs
from app.models.types import to_wire


@dataclass(slots=True)
class _Row:
    new: bool
    made_of: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)


class Batch:
    """Rows by (entity, id), each once however often it is spoken of. Values may be domain values or wire values.

    :meth:`edits` leaves out what is so already, so wishing for what stands there writes nothing.
    """

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._rows: dict[tuple[str, str], _Row] = {}

    def add(self, entity: str, row_id: str, fields: Mapping[str, Any]) -> str:
        """A row that is new for sure."""
        self._rows[entity, row_id] = _Row(True, {}, _wire(fields))
        return row_id

    def change(self, entity: str, row_id: str, fields: Mapping[str, Any]) -> None:
        """Other values for a row that is there, or that was added to this batch."""
        self._rows.setdefault((entity, row_id), _Row(False)).fields.update(_wire(fields))

    def put(self, entity: str, row_id: str, made_of: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
        """A row whose id its parent determines: changed, or brought back, or made."""
        row = self._rows.setdefault((entity, row_id), _Row(False))
        row.made_of.update(_wire(made_of))
        row.fields.update(_wire(fields))

    def wanted(self, entity: str, row_id: str, name: str) -> Any:
        """The wire value that this batch gives the field, or None."""
        row = self._rows.get((entity, row_id))
        return row.fields.get(name) if row else None

    def edits(self, conn: Connection) -> list[Edit]:
        """The edits, parents before their parts."""
        ids: dict[str, list[str]] = {}
        for (entity, row_id), row in self._rows.items():
            if not row.new:
                ids.setdefault(entity, []).append(row_id)
        stored = {entity: rows.read(conn, entity, wanted) for entity, wanted in ids.items()}
        found = []
        order = {entity: at for at, entity in enumerate(specs())}
        for (entity, row_id), row in sorted(self._rows.items(), key=lambda item: order[item[0][0]]):
            there = stored.get(entity, {}).get(row_id)
            if row.new or (there is None and row.made_of):
                given = {name: value for name, value in {**row.made_of, **row.fields}.items() if value is not None}
                found.append(Edit(entity, row_id, given, self._seen, new=True))
                continue
            before = there.values if there else {}
            wanted = {**row.fields, "gone": None} if row.made_of and before.get("gone") is not None else row.fields
            changed = {name: value for name, value in wanted.items() if before.get(name) != value}
            if changed:
                found.append(Edit(entity, row_id, changed, self._seen))
        return found


def _wire(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: to_wire(value) for name, value in fields.items()}
