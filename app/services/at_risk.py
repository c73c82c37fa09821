"""What would be lost if this machine died now (nếu máy hỏng bây giờ)."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.home import Home
from app.models.state import Heads
from app.sync import outbox
from app.sync.acks import BackupHeads
from app.sync.files import NAMING

_UNSENT = (
    "SELECT min(at) FROM op WHERE device = ? AND seq > coalesce((SELECT p.seq FROM peer AS p"
    " WHERE p.device = op.device AND p.chain = op.chain), 0)"
)
_FILES = "SELECT a.sha256, a.size FROM op JOIN {0} AS a ON a.id = op.row WHERE +op.entity = '{0}' AND op.lsn > ?"


@dataclass(frozen=True, slots=True)
class AtRisk:
    """How many changes exist nowhere else, and when the oldest of them was made (ISO, UTC); files with their bytes, and
    drafts that somebody has begun and not left yet."""

    changes: int
    since: str | None = None
    files: int = 0
    size: int = 0
    drafts: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes or self.files or self.drafts)


def at_risk(home: Home) -> AtRisk:
    """At a laptop: own changes and files that the office has not confirmed. At the office: what was made after the
    newest backup."""
    with home.reading() as r:
        if home.is_office:
            return _since_backup(r.conn, r.heads)
        count = outbox.unsent(r.conn, r.heads)
        since = r.conn.exec_driver_sql(_UNSENT, (home.device,)).scalar() if count else None
        files, size = r.conn.exec_driver_sql(
            "SELECT count(*), coalesce(sum(size), 0) FROM blob WHERE held = 1 AND acknowledged = 0"
        ).one()
        return AtRisk(count, None if since is None else str(since), int(files), int(size), _drafts(r.conn))


def _since_backup(conn: Connection, heads: Heads) -> AtRisk:
    newest = conn.exec_driver_sql(
        "SELECT heads, at FROM backup WHERE kept = 1 AND verified = 1 ORDER BY at DESC, id DESC LIMIT 1"
    ).first()
    saved = msgspec.json.decode(newest[0], type=BackupHeads) if newest is not None else None
    lsn = saved.lsn if saved is not None and saved.epoch == heads.epoch else 0
    count, since = conn.exec_driver_sql("SELECT count(*), min(at) FROM op WHERE lsn > ?", (lsn,)).one()
    files, size = conn.exec_driver_sql(
        f"SELECT count(*), coalesce(sum(size), 0) FROM ({' UNION '.join(map(_FILES.format, NAMING))})",
        (lsn,) * len(NAMING),
    ).one()
    return AtRisk(int(count), since, int(files), int(size), _drafts(conn, newest[1] if newest is not None else ""))


def _drafts(conn: Connection, since: str = "") -> int:
    return int(conn.exec_driver_sql("SELECT count(*) FROM draft WHERE at > ?", (since,)).scalar() or 0)
