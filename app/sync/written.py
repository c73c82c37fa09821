"""Which bundles this machine has written, to know them again on a stick (gói đã ghi).

What it wrote for others it cannot open: a file is known by a fingerprint of its beginning, which no two bundles share.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app.models import remembering
from app.models.state import Heads
from app.storage import faults

_KEY = "written:"
_LEADING = 4096


class Written(msgspec.Struct, frozen=True):
    """One bundle. ``epoch`` and ``lsn``: where the trunk stood here; ``chains``: up to where it brought own changes."""

    to: str
    at: str
    epoch: str = ""
    lsn: int = 0
    chains: dict[str, int] = {}


def note(conn: Connection, heads: Heads, file: Path, to: str, at: str) -> None:
    """Remember a bundle that was just written for another machine."""
    own = conn.exec_driver_sql("SELECT chain, max(seq) FROM op WHERE device = ? GROUP BY chain", (heads.device,))
    told = Written(to, at, heads.epoch, heads.lsn, {str(chain): int(seq) for chain, seq in own})
    remembering.put(conn, _KEY + mark_of(file), msgspec.json.encode(told).decode())


def find(conn: Connection, file: Path) -> Written | None:
    """What was written into this file, if this machine wrote it. Raises: EnvironmentFault."""
    kept = remembering.get(conn, _KEY + mark_of(file))
    return None if kept is None else msgspec.json.decode(kept, type=Written)


def newest(conn: Connection) -> dict[str, str]:
    """By machine, when the newest bundle for it was written."""
    after = _KEY[:-1] + chr(ord(_KEY[-1]) + 1)
    found: dict[str, str] = {}
    for (text,) in conn.exec_driver_sql("SELECT value FROM remembered WHERE key >= ? AND key < ?", (_KEY, after)):
        told = msgspec.json.decode(text, type=Written)
        found[told.to] = max(found.get(told.to, ""), told.at)
    return found


def mark_of(file: Path) -> str:
    """The fingerprint of a file's beginning: it holds the age header, new in each bundle."""
    with faults(file), open(file, "rb") as source:
        return hashlib.sha256(source.read(_LEADING)).hexdigest()
