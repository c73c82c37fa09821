"""Many rows in one statement. SQLite opens a savepoint for each statement that could fail half way, and at each the
full-text index writes out the few words that it has gathered: a row at a time costs four times as much."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

_ROWS, _VALUES = 2000, 30_000  # SQLite binds 32,766 values at most


def write(conn: Connection, before: str, rows: Sequence[Sequence[Any]], after: str = "") -> None:
    """``before VALUES (?, …), (?, …), … after`` for all rows, which are equally long."""
    if not rows:
        return
    width = len(rows[0])
    one, step = f"({', '.join('?' * width)})", min(_ROWS, _VALUES // width)
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        values = ", ".join([one] * len(part))
        conn.exec_driver_sql(f"{before} VALUES {values} {after}", tuple(chain.from_iterable(part)))
