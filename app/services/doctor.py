"""Is this machine well? Database, journal chain, attachments, fonts, disk and clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.errors import HosoError
from app.home import Home
from app.models.ops import GENESIS, OpLine, hash_of
from app.packs.pack import default_root
from app.progress import QUIET, Progress
from app.storage import PIECE

FREE_MB = 500
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. ``detail`` is a code or a number, for the screen to put into words."""

    what: str
    good: bool
    detail: str


def examine(home: Home, *, progress: Progress = QUIET) -> list[Finding]:
    """Look at everything; nothing is changed."""
    with home.engine.connect() as conn:
        findings = [_database(conn), _references(conn), *_chains(conn, progress), _clock(home, conn)]
        wanted = [str(row[0]) for row in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1")]
    findings.append(_attachments(home, wanted, progress))
    fonts = default_root() / "fonts"
    absent = [name for name in FONTS if not (fonts / name).is_file()]
    findings.append(Finding("fonts", not absent, ", ".join(absent) or "ok"))
    free = shutil.disk_usage(home.folder).free // 1_000_000
    findings.append(Finding("disk", free >= FREE_MB, f"{free} MB"))
    return findings


def _database(conn: Connection) -> Finding:
    pages = conn.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    rows = [str(row[0]) for row in conn.exec_driver_sql("PRAGMA integrity_check")]
    good = not pages and rows == ["ok"]
    return Finding("database", good, "ok" if good else f"{len(pages) + len(rows)} faults")


def _references(conn: Connection) -> Finding:
    broken = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return Finding("references", not broken, "ok" if not broken else f"{len(broken)} broken")


def _chains(conn: Connection, progress: Progress) -> Iterator[Finding]:
    """Each chain of ops from its first, hash by hash. A laptop holds others' ops only in part: those are not chains."""
    own = conn.exec_driver_sql("SELECT value FROM state WHERE key = 'device'").scalar()
    heads = conn.exec_driver_sql("SELECT device, chain, min(seq), max(seq), count(*) FROM op GROUP BY device, chain")
    for device, chain, first, last, count in heads.fetchall():
        if first != 1 or count != last:
            if device == own:
                yield Finding("chain", False, f"{chain}: gap")
            continue
        good = _chain_verifies(conn, device, chain, progress)
        yield Finding("chain", good, f"{chain}: {count} ops" if good else f"{chain}: broken")


def _chain_verifies(conn: Connection, device: str, chain: str, progress: Progress) -> bool:
    rows = conn.exec_driver_sql(
        "SELECT seq, entity, row, actor, at, schema, hash, salt, body, body_hash FROM op"
        " WHERE device = ? AND chain = ? ORDER BY seq",
        (device, chain),
    )
    previous = GENESIS
    for seq, entity, row, actor, at, schema, kept, salt, body, body_hash in progress.over(rows, "doctor.chain"):
        line = OpLine(device, chain, seq, entity, row, actor, at, schema, bytes(kept), salt, body, body_hash)
        if hash_of(line, previous) != kept:
            return False
        previous = bytes(kept)
    return True


def _attachments(home: Home, wanted: list[str], progress: Progress) -> Finding:
    bad = 0
    for sha256 in progress.over(wanted, "doctor.attachments", len(wanted), every=10):
        try:
            with home.blobs.open(sha256) as blob:
                while blob.read(PIECE):
                    pass
        except HosoError:
            bad += 1
    return Finding("attachments", bad == 0, f"{len(wanted) - bad}/{len(wanted)}")


def _clock(home: Home, conn: Connection) -> Finding:
    """A clock that stands before the last thing that was written here is wrong."""
    last = conn.exec_driver_sql("SELECT max(at) FROM access").scalar()
    if last is None:
        return Finding("clock", True, home.now)
    behind = datetime.fromisoformat(str(last)) - datetime.fromisoformat(home.now)
    return Finding("clock", behind.total_seconds() < 300, home.now)
