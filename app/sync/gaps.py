"""Changes that are missing between others (chỗ đứt quãng): of which laptop, from which number to which, since when.

What came after a gap is held, and judged by itself when the gap is filled: every bundle of a laptop brings all that
the office has not acknowledged for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from app.models import remembering

_KEY = "gap:"


@dataclass(frozen=True, slots=True)
class Gap:
    """Of a device's chain the changes ``first`` to ``last`` are missing; ``held`` that follow wait for them. If
    something stands there, it is of another course: of this one it is missing. ``since`` (ISO, UTC) is empty if it was
    not noted."""

    device: str
    chain: str
    first: int
    last: int
    held: int
    since: str


def gaps(conn: Connection) -> list[Gap]:
    """Each missing stretch, by device."""
    found = conn.exec_driver_sql(
        "SELECT o.device, o.chain, o.seq, coalesce(p.seq, 0) FROM op AS o"
        " LEFT JOIN peer AS p ON p.device = o.device AND p.chain = o.chain"
        " WHERE o.state = 'gap' ORDER BY o.device, o.chain, o.seq"
    ).fetchall()
    result: list[Gap] = []
    at: tuple[str, str] | None = None
    before = 0
    for device, chain, seq, head in found:
        if at != (device, chain):
            at, before = (device, chain), min(head, seq - 2)
        if seq > before + 1:
            since = remembering.get(conn, _key(device, chain)) or ""
            result.append(Gap(device, chain, before + 1, seq - 1, 0, since))
        before = max(before, seq)
        if result and (result[-1].device, result[-1].chain) == at:
            last = result[-1]
            result[-1] = Gap(last.device, last.chain, last.first, last.last, last.held + 1, last.since)
    return result


def note(conn: Connection, now: str) -> None:
    """After an import: remember since when each gap is known, and forget those that were filled."""
    there = {_key(gap.device, gap.chain) for gap in gaps(conn)}
    after = _KEY[:-1] + chr(ord(_KEY[-1]) + 1)
    found = conn.exec_driver_sql("SELECT key FROM remembered WHERE key >= ? AND key < ?", (_KEY, after))
    known = {str(key) for (key,) in found}
    for key in there - known:
        remembering.put(conn, key, now)
    for key in known - there:
        remembering.forget(conn, key)


def _key(device: str, chain: str) -> str:
    return f"{_KEY}{device}:{chain}"
