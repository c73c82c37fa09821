"""Is this machine well? Database, journal chain, attachments, fonts, disk and clock."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from app import erasure
from app.errors import HosoError
from app.home import Home
from app.models.erased import Erased
from app.models.ops import GENESIS, OpLine, hash_of
from app.models.spec import specs
from app.packs.pack import default_root
from app.progress import QUIET, Progress
from app.storage import PIECE
from app.sync import registry

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
        findings = [_database(conn), _references(conn), *_chains(conn, progress), *_clocks(home, conn)]
        findings.append(_erased(home, conn))
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


def _erased(home: Home, conn: Connection) -> Finding:
    """Nothing waits to be cleaned up, and no op lost what it said, or a part of it, but for an erasing. The notes of
    visits can be of a laptop that took a name out before it sent them."""
    gone = Erased.load(conn)
    there = conn.exec_driver_sql(
        "SELECT entity, row, body IS NULL FROM op"
        " WHERE salt IS NULL AND coalesce(reason, '') NOT IN ('erased', 'purged')"
    ).fetchall()
    unexplained = sum(
        1
        for entity, row, empty in there
        if (entity, row) not in (gone.rows if empty else gone.fields)
        and not (entity == "visit" and not empty and gone.rows)
        and not (empty and _has_left(home, conn, entity, row))
    )
    if unexplained:
        return Finding("erased", False, f"{unexplained} unexplained")
    pending = erasure.is_pending(home)
    return Finding("erased", not pending, "pending" if pending else f"{len(gone.rows) + len(gone.fields)}")


def _has_left(home: Home, conn: Connection, entity: str, row: str) -> bool:
    """Whether the row is no longer on this laptop, so that its ops keep their hashes only (rời máy)."""
    if home.is_office or entity not in specs():
        return False
    return conn.exec_driver_sql(f'SELECT 1 FROM "{entity}" WHERE id = ?', (row,)).first() is None


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


def _clocks(home: Home, conn: Connection) -> Iterator[Finding]:
    """Whether the clocks are right, as far as a machine can know: nothing merges by them, but days are printed.

    This machine's is wrong if it stands before the last thing that was written here or long before the plan, or if it
    has jumped by more than a year. Another's shows in what came from it: written in the future, or before the plan.
    """
    now, plan_began = _moment(home.now), min(stage.first for stage in home.pack.plan.stages)
    earliest = datetime(plan_began.year - 1, 1, 1, tzinfo=UTC)
    own = conn.exec_driver_sql(
        "SELECT at FROM access WHERE device = ? ORDER BY no DESC LIMIT 200", (home.device,)
    ).fetchall()
    moments = [now, *(_moment(str(at)) for (at,) in own)]
    behind = len(moments) > 1 and moments[1] - now > timedelta(minutes=5)
    jumped = any(abs(later - before) > timedelta(days=365) for later, before in pairwise(moments))
    yield Finding("clock", not (behind or jumped or now < earliest), home.now)
    register = registry.current(conn)
    others = conn.exec_driver_sql(
        "SELECT device, min(at), max(at) FROM access WHERE device <> ? GROUP BY device", (home.device,)
    )
    for device, first, last in others.fetchall():
        if _moment(str(last)) - now > timedelta(days=1) or _moment(str(first)) < earliest:
            entry = register.device(str(device)) if register else None
            yield Finding("clock-of", False, entry.name if entry else str(device))


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)
