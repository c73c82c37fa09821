"""Diện B7: references to written decisions in force, each an opaque sealed value and its last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class SealedRow:
    """What lies here: the sealed bytes say nothing, and nothing else is kept."""

    id: str
    sealed: bytes
    until: date


def add(conn: Connection, row: SealedRow) -> None:
    conn.exec_driver_sql(
        "INSERT INTO sealed_decision (id, sealed, until) VALUES (?, ?, ?)",
        (row.id, row.sealed, row.until.isoformat()),
    )


def all_of(conn: Connection) -> tuple[SealedRow, ...]:
    """All that lies here, the nearest end first."""
    found = conn.exec_driver_sql("SELECT id, sealed, until FROM sealed_decision ORDER BY until, id")
    return tuple(SealedRow(str(i), bytes(sealed), date.fromisoformat(until)) for i, sealed, until in found)


def find(conn: Connection, row_id: str) -> SealedRow | None:
    return next((row for row in all_of(conn) if row.id == row_id), None)


def remove(conn: Connection, row_id: str) -> bool:
    """Forget one; whether it was there."""
    return conn.exec_driver_sql("DELETE FROM sealed_decision WHERE id = ?", (row_id,)).rowcount > 0


def lapse(conn: Connection, today: date) -> int:
    """Forget those whose last day is past; how many they were."""
    return conn.exec_driver_sql("DELETE FROM sealed_decision WHERE until < ?", (today.isoformat(),)).rowcount
