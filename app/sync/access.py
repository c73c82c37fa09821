"""The access log on its way to the office (nhật ký truy cập): append-only there, each line once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from app.models import state
from app.sync.oplog import batches
from app.sync.wire import AccessLine

_ACKNOWLEDGED = "access_acknowledged"


def outgoing(conn: Connection, device: str) -> Iterator[AccessLine]:
    """What the office has not acknowledged yet."""
    known = int(state.get(conn, _ACKNOWLEDGED, "0"))
    found = conn.exec_driver_sql(
        'SELECT no, actor, at, what, entity, "row", why FROM access WHERE device = ? AND no > ? ORDER BY no',
        (device, known),
    )
    for row in found:
        yield AccessLine(*row)


def take_in(conn: Connection, device: str, lines: Iterable[AccessLine]) -> int:
    """Add a laptop's lines; says how many were new."""
    before = _count(conn, device)
    for batch in batches(lines, 5000):
        conn.exec_driver_sql(
            'INSERT INTO access (device, no, actor, at, what, entity, "row", why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
            " ON CONFLICT (device, no) DO NOTHING",
            [(device, each.no, each.actor, each.at, each.what, each.entity, each.row, each.why) for each in batch],
        )
    return _count(conn, device) - before


def received(conn: Connection, device: str) -> int:
    """Up to which number the office has a laptop's log without a gap."""
    highest = conn.exec_driver_sql("SELECT max(no) FROM access WHERE device = ?", (device,)).scalar() or 0
    if highest == _count(conn, device):
        return int(highest)
    numbers = conn.exec_driver_sql("SELECT no FROM access WHERE device = ? ORDER BY no", (device,))
    at = 0
    for (no,) in numbers:
        if no != at + 1:
            break
        at = no
    return at


def acknowledge(conn: Connection, no: int) -> None:
    """At a laptop: the office has the log up to ``no``."""
    state.put(conn, {_ACKNOWLEDGED: str(no)})


def _count(conn: Connection, device: str) -> int:
    return int(conn.exec_driver_sql("SELECT count(*) FROM access WHERE device = ?", (device,)).scalar() or 0)
