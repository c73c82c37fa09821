"""What the journal knows of each shared class: its fields, how each lies in its column, and whose part it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Boolean, Column, Integer, Text
from sqlalchemy.orm import class_mapper

from app.models import entities
from app.models.base import Shared
from app.models.types import Fact, IsoDate, from_wire, json_text, to_wire

#: The step of the wire schema that this program writes. Older ops are lifted by :mod:`app.sync.lifting`.
SCHEMA = 5


@dataclass(frozen=True, slots=True)
class Field:
    """One journaled field: the unit of merging."""

    name: str
    kind: str  # text | fact | day | flag | count
    type: Any
    required: bool

    def column_value(self, wire: Any) -> Any:
        """What the column stores for a wire value, without the detour over the value object.

        Raises:
            msgspec.ValidationError: the wire value is not of this field's kind.
        """
        if wire is None:
            if self.required:
                raise msgspec.ValidationError(f"{self.name} is required")
            return None
        if self.kind == "text" and type(wire) is str:
            return wire
        if self.kind == "fact":
            from_wire(wire, self.type)
            return json_text(wire)
        if self.kind == "day":
            return msgspec.convert(wire, date).isoformat()
        return msgspec.convert(wire, self.type, strict=True)

    @property
    def unpacks(self) -> Callable[[Any], Any] | None:
        """What makes the wire value of what the column stores; None if the two are the same."""
        return msgspec.json.decode if self.kind == "fact" else bool if self.kind == "flag" else None

    def wire_value(self, stored: Any) -> Any:
        """The wire value of what the column stores (raw, as textual SQL reads it)."""
        if stored is None:
            return None
        if self.kind == "fact":
            return msgspec.json.decode(stored)
        return bool(stored) if self.kind == "flag" else stored


@dataclass(frozen=True, slots=True)
class Spec:
    """One shared class, as the journal sees it."""

    entity: str
    cls: type[Shared]
    fields: Mapping[str, Field]
    derived: tuple[str, ...]
    parent: tuple[str, str] | None  # (field, entity) inside the aggregate
    children: tuple[tuple[str, str], ...]  # (entity, field) that name this as parent

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in the order in which a row is written."""
        return ("id", *self.fields, *self.derived, "positions", "extra")

    def wire_of(self, row: Shared, names: Sequence[str]) -> dict[str, Any]:
        return {name: to_wire(getattr(row, name)) for name in names}


def _field(column: Column[Any]) -> Field:
    kind, python = _kind_of(column)
    return Field(column.name, kind, python, not column.nullable)


def _kind_of(column: Column[Any]) -> tuple[str, Any]:
    match column.type:
        case Fact(kind=kind):
            return "fact", kind
        case IsoDate():
            return "day", str
        case Boolean():
            return "flag", bool
        case Integer():
            return "count", int
        case Text():
            return "text", str
        case other:
            raise TypeError(f"{column}: no wire form for {other!r}")


def _plain(name: str) -> str:
    """SQLAlchemy marks reserved words with a class of its own; on the wire a name is a plain string."""
    return "".join(name)


def _parent(cls: type[Shared]) -> tuple[str, str] | None:
    for column in class_mapper(cls).columns:
        for key in column.foreign_keys:
            return _plain(column.name), _plain(key.column.table.name)
    return None


@cache
def specs() -> Mapping[str, Spec]:
    """Every shared class by its entity name, parents before their parts."""
    classes = [value for value in vars(entities).values() if isinstance(value, type) and issubclass(value, Shared)]
    found = {cls.__tablename__: cls for cls in classes if cls is not Shared}
    parents = {name: _parent(cls) for name, cls in found.items()}
    result = {}
    for name, cls in sorted(found.items(), key=lambda item: (parents[item[0]] is not None, item[0])):
        columns = class_mapper(cls).columns
        shared = [c for c in columns if c.name != "id" and not ({"derived", "local"} & c.info.keys())]
        derived = tuple(c.name for c in columns if "derived" in c.info)
        parts = tuple((child, parent[0]) for child, parent in parents.items() if parent and parent[1] == name)
        result[name] = Spec(name, cls, {c.name: _field(c) for c in shared}, derived, parents[name], parts)
    return result


@cache
def spec_of(cls: type[Shared]) -> Spec:
    return specs()[str(cls.__tablename__)]
