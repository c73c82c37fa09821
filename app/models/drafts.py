"""Drafts (bản nháp): what is being typed, kept within a second, outside the journal.

A draft belongs to a screen (``key``) and to the account that types. Its body is the screen's own JSON and carries
the positions that the screen was read at, so that what is committed later says what was really seen.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class DraftRow:
    key: str
    account: str
    body: str
    at: str


def keep(conn: Connection, key: str, account: str, body: str, at: str) -> None:
    conn.exec_driver_sql(
        "INSERT INTO draft (key, account, body, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key, account) DO UPDATE SET body = excluded.body, at = excluded.at",
        (key, account, body, at),
    )


def find(conn: Connection, key: str, account: str) -> DraftRow | None:
    row = conn.exec_driver_sql(
        "SELECT key, account, body, at FROM draft WHERE key = ? AND account = ?", (key, account)
    ).first()
    return DraftRow(*row) if row else None


def drop(conn: Connection, key: str, account: str) -> None:
    conn.exec_driver_sql("DELETE FROM draft WHERE key = ? AND account = ?", (key, account))


def of_account(conn: Connection, account: str, prefix: str = "") -> list[DraftRow]:
    """What this person has begun and not finished, newest first."""
    rows = conn.exec_driver_sql(
        "SELECT key, account, body, at FROM draft WHERE account = ? AND substr(key, 1, ?) = ? ORDER BY at DESC, key",
        (account, len(prefix), prefix),
    )
    return [DraftRow(*row) for row in rows]
