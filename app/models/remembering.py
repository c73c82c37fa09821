"""Small things that a machine remembers between two sittings (JSON text by key): never merged, never sent."""

from __future__ import annotations

from sqlalchemy import Connection


def get(conn: Connection, key: str) -> str | None:
    """What is remembered under ``key``, or None."""
    found = conn.exec_driver_sql("SELECT value FROM remembered WHERE key = ?", (key,)).scalar()
    return None if found is None else str(found)


def put(conn: Connection, key: str, value: str) -> None:
    """Remember ``value`` instead of what was remembered."""
    conn.exec_driver_sql(
        "INSERT INTO remembered (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def forget(conn: Connection, key: str) -> None:
    conn.exec_driver_sql("DELETE FROM remembered WHERE key = ?", (key,))
