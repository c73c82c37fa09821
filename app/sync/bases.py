"""What stood in a field when somebody wrote over it (giá trị gốc): read from the ops of the trunk up to that place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.sync.oplog import COLUMNS, body_of, line_of


class Base(StrEnum):
    """Whether the value is known that the writer had seen."""

    KNOWN = "known"
    NEW = "new"
    """There was no such record where the writer stood: both made it, or they had never seen it."""
    ERASED = "erased"
    """It was purged."""


@dataclass(frozen=True, slots=True)
class BaseValue:
    """A value of the wire, and who wrote it when; both None of a field that nobody had filled."""

    what: Base
    value: Any = None
    by: str | None = None
    at: str | None = None


def base_of(conn: Connection, entity: str, row: str, field: str, seen: int) -> BaseValue:
    """What the trunk held in this field up to ``seen``."""
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE entity = ? AND row = ? AND lsn <= ? ORDER BY lsn DESC", (entity, row, seen)
    ).fetchall()
    if not found:
        return BaseValue(Base.NEW)
    for line in map(line_of, found):
        if line.accepted is not None and field not in line.accepted:
            continue
        try:
            body = body_of(line)
        except msgspec.MsgspecError:
            continue
        if body is None:
            return BaseValue(Base.ERASED)
        if field in body.fields:
            return BaseValue(Base.KNOWN, body.fields[field], line.actor, line.at)
    return BaseValue(Base.KNOWN)


def first_written(conn: Connection, entity: str, rows: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Of each of these rows, who wrote it down and when: its earliest op."""
    result = {}
    for row in rows:
        found = conn.exec_driver_sql(
            "SELECT actor, at FROM op WHERE entity = ? AND row = ? ORDER BY lsn IS NULL, lsn, seq LIMIT 1",
            (entity, row),
        ).first()
        if found is not None:
            result[row] = (str(found[0]), str(found[1]))
    return result
