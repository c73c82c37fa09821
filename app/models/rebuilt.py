"""An office that was laid out from a backup (văn phòng dựng lại): since when, and what has happened since.

No clock decides it, unless an earlier program laid the office out: it may have been set back, and much happens within
one of its seconds. The log of exchanges has its lines in the order in which they were written; none is ever taken out.
"""

from __future__ import annotations

from sqlalchemy import Connection

from app.models import state

_AT, _AFTER, _NEW_KEYS = "restored_at", "restored_after", "keys_renewed_at"


def begin(conn: Connection, now: str) -> None:
    """The office is opened for the first time since. ``now`` (ISO, UTC) is for people only."""
    last = conn.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM exchange").scalar()
    state.put(conn, {_AT: now, _AFTER: str(last), _NEW_KEYS: ""})


def since(conn: Connection) -> str:
    """When that was; empty if this office was never laid out from a backup."""
    return state.get(conn, _AT)


def keys_renewed(conn: Connection, now: str) -> None:
    """The office's keys were made anew."""
    state.put(conn, {_NEW_KEYS: now})


def has_new_keys(conn: Connection) -> bool:
    """Whether that was since."""
    renewed = state.get(conn, _NEW_KEYS)
    return bool(renewed) if _after(conn) is not None else renewed >= since(conn)


def exchanged(conn: Connection, direction: str) -> set[str]:
    """The devices for which (``out``), or of which (``in``), a bundle went since."""
    after = _after(conn)
    where, value = ("at >= ?", since(conn)) if after is None else ("rowid > ?", after)
    sql = f"SELECT DISTINCT device FROM exchange WHERE direction = ? AND {where}"
    return {str(device) for (device,) in conn.exec_driver_sql(sql, (direction, value))}


def _after(conn: Connection) -> int | None:
    """The last line of the log of exchanges that the backup had; None where an earlier program laid the office out."""
    known = state.get(conn, _AFTER)
    return int(known) if known else None
