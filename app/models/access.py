"""The access log (nhật ký truy cập): who read, exported or printed what, when and why. Append-only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One reading of a person's record, one print, one login."""

    device: str
    no: int
    actor: str
    at: str
    what: str
    entity: str | None
    row: str | None
    why: str | None


def note(
    conn: Connection,
    device: str,
    actor: str,
    at: str,
    what: str,
    *,
    entity: str | None = None,
    row: str | None = None,
    why: str | None = None,
) -> None:
    conn.exec_driver_sql(
        "INSERT INTO access (device, no, actor, at, what, entity, row, why)"
        " SELECT ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ? FROM access WHERE device = ?",
        (device, actor, at, what, entity, row, why, device),
    )


def of_row(conn: Connection, entity: str, row: str, limit: int = 200) -> list[AccessRow]:
    """Who has looked at this row, newest first."""
    found = conn.exec_driver_sql(
        "SELECT device, no, actor, at, what, entity, row, why FROM access WHERE entity = ? AND row = ?"
        " ORDER BY at DESC, no DESC LIMIT ?",
        (entity, row, limit),
    )
    return [AccessRow(*line) for line in found]
