"""Epochs of the trunk (kỳ của bản gốc): a restored office begins a new one, and laptops find their way to it.

What the trunk was given after the backup is lost to the office, but not to the laptops that hold it: their own ops
become pending again, those of others go back as *returned*, and the rows are folded anew without them.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

from app.domain.ids import new_id
from app.domain.merge import shared_until
from app.errors import UserError
from app.models import journal, state
from app.models.ops import GENESIS
from app.models.state import Heads
from app.sync import acks
from app.sync.fold import anew

_RESTORED = "restored"


def begin(conn: Connection, heads: Heads) -> None:
    """At an office that was just restored: a new epoch, and a new chain of its own (the old went on elsewhere)."""
    acks.laid_out(conn)
    heads.dead = {**heads.dead, heads.epoch: heads.lsn}
    heads.epoch = new_id()
    start_chain(heads)
    heads.save(conn)
    state.put(conn, {_RESTORED: heads.epoch})


def was_restored(conn: Connection) -> bool:
    """Whether this office has ever begun a new epoch: only then may a laptop hand back ops of others."""
    return bool(state.get(conn, _RESTORED))


def start_chain(heads: Heads) -> None:
    heads.chain, heads.seq, heads.hash = new_id(), 0, GENESIS


def line_of(epoch: str, dead: Mapping[str, int]) -> dict[str, float]:
    """A machine's line of epochs, for :func:`app.domain.merge.shared_until`."""
    return {**dead, epoch: float("inf")} if epoch else dict(dead)


def shared(heads: Heads, epoch: str, dead: Mapping[str, int]) -> int:
    """Up to which lsn this machine's trunk and one at ``epoch`` are the same."""
    return shared_until(line_of(heads.epoch, heads.dead), line_of(epoch, dead))


def learn(heads: Heads, epoch: str, dead: Mapping[str, int]) -> None:
    """At the office: what a laptop at an epoch that this office never knew can have seen of the present one.

    That epoch came from a backup which was later given up for an older one.
    """
    together = shared(heads, epoch, dead)
    for unknown in {epoch, *dead} - {heads.epoch, *heads.dead, ""}:
        heads.dead = {**heads.dead, unknown: min(together, dead.get(unknown, together))}


def move(conn: Connection, heads: Heads, epoch: str, dead: Mapping[str, int]) -> None:
    """At a laptop: go over to the office's new epoch. The bundle that says so brings the whole scope again,
    and what it does not bring is outside.

    Raises:
        UserError("sync.other-trunk"): the bundle's trunk was never this laptop's.
    """
    if not heads.epoch:
        heads.epoch, heads.dead = epoch, dict(dead)
        return
    left = shared(heads, epoch, dead)
    if left == 0 and heads.lsn > 0 and not (heads.dead.keys() | {heads.epoch}) & dead.keys():
        raise UserError("sync.other-trunk")
    lost = [
        (str(entity), str(row))
        for entity, row in conn.exec_driver_sql("SELECT DISTINCT entity, row FROM op WHERE lsn > ?", (left,))
    ]
    _make_pending(conn, heads, left)
    _take_over_seen(conn, heads, left)
    before = heads.epoch
    line = {**{each: min(at, left) for each, at in heads.dead.items()}, **dead, before: left}
    heads.dead = {each: at for each, at in line.items() if each != epoch}
    heads.epoch = epoch
    heads.lsn = min(heads.lsn, left)
    heads.trunk_hash = GENESIS
    with journal.opened(conn):
        anew(conn, heads, lost)


def _make_pending(conn: Connection, heads: Heads, left: int) -> None:
    """Own ops whose standing the restored office may not know wait for its word again."""
    clean = "lsn = NULL, accepted = NULL, waiting = NULL, reason = NULL, trunk_hash = NULL"
    conn.exec_driver_sql(
        f"UPDATE op SET state = 'pending', {clean} WHERE device = ? AND (lsn > ? OR lsn IS NULL AND seq >"
        " coalesce((SELECT durable FROM peer WHERE peer.device = op.device AND peer.chain = op.chain), 0))",
        (heads.device, left),
    )
    conn.exec_driver_sql(
        f"UPDATE op SET state = 'returned', {clean} WHERE device <> ? AND lsn > ?", (heads.device, left)
    )


def _take_over_seen(conn: Connection, heads: Heads, left: int) -> None:
    conn.exec_driver_sql("UPDATE shadow SET own_seen = ? WHERE own_seen > ?", (left, left))
    conn.exec_driver_sql("DELETE FROM outside")
    conn.exec_driver_sql("INSERT INTO outside SELECT DISTINCT entity, row, 0 FROM op WHERE lsn IS NOT NULL")
