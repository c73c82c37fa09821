"""Taking in what was laid aside (nhận gói để riêng), or waits behind changes that nobody has any more (sau chỗ đứt
quãng), because a person said so: as proposals only.

A laptop that was taken out of the commune, that went two ways, or of which a stretch is lost, can still have done
honest work. What it wrote after the last change that the office has of it goes into a chain of its own, which the first
of these changes names: so the same bundle, or a longer one of the same course, brings nothing twice. Every value of a
record that is here waits for a person; new records are taken and marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.ids import child_id
from app.errors import UserError
from app.models.ops import GENESIS, OpLine, chained, hash_of, meta
from app.models.state import Heads
from app.progress import QUIET, Progress
from app.sync import access, custody, epochs, erasing
from app.sync.custody import RELEASED, Scopes, everywhere
from app.sync.exchange import FieldParcel
from app.sync.inbox import BATCH, Inbox, TakenIn
from app.sync.judging import Allowed, allowing
from app.sync.oplog import COLUMNS, line_of


def take_in(
    conn: Connection,
    heads: Heads,
    parcel: FieldParcel,
    allowed: Allowed,
    *,
    others: Callable[[str], Allowed] | None = None,
    scopes: Scopes = everywhere,
    progress: Progress = QUIET,
) -> TakenIn:
    """At the office: the parcel of a laptop that is not trusted. As :func:`app.sync.exchange.office_incoming`, but the
    laptop is not answered, and nothing that it wrote stands before a person has looked.

    Raises:
        UserError("sync.chain-broken"), UserError("sync.foreign-op"): the parcel is not what the laptop wrote.
    """
    device = parcel.statement.device
    epochs.learn(heads, parcel.statement.trunk.epoch, parcel.statement.dead)
    erased_now = erasing.obey_all(conn, heads, parcel.erasures)
    inbox = Inbox(conn, heads, allowing(device, allowed, others), scopes)
    inbox.report.erased = erased_now.rows
    for row in erased_now.touched:
        inbox.report.tell_changed(row, None, heads.start)
    inbox.take(device, _rechained(conn, device, parcel.ops, inbox.report), progress)
    if epochs.was_restored(conn):
        inbox.take_returned(parcel.returned)
    inbox.report.access = access.take_in(conn, device, parcel.access)
    return inbox.report


def take_in_behind(
    conn: Connection,
    heads: Heads,
    device: str,
    chain: str,
    allowed: Allowed,
    *,
    others: Callable[[str], Allowed] | None = None,
    scopes: Scopes = everywhere,
    progress: Progress = QUIET,
) -> TakenIn:
    """At the office: all that waits behind gaps of a device's chain, because what is missing will never come. Should it
    come nevertheless, it is judged in its place, and what was let in here is not judged again. What a copy wrote, or
    the laptop itself before it was restored, can wait beside what it wrote afterwards: each course gets its own chain.

    Raises:
        UserError("gap.unknown"): nothing waits there.
    """
    inbox = Inbox(conn, heads, allowing(device, allowed, others), scopes)
    waiting = _behind(conn, device, chain)
    inbox.take(device, _rechained(conn, device, waiting, inbox.report, one_course=False), progress)
    if not inbox.report.received:
        raise UserError("gap.unknown")
    return inbox.report


def _behind(conn: Connection, device: str, chain: str) -> Iterator[OpLine]:
    """Page by page, as those that were read are no longer there for the next page."""
    page = f"SELECT {COLUMNS} FROM op WHERE device = ? AND chain = ? AND seq > ? AND state = 'gap' ORDER BY seq LIMIT ?"
    last = 0
    while lines := [line_of(row) for row in conn.exec_driver_sql(page, (device, chain, last, BATCH))]:
        yield from lines
        last = lines[-1].seq


@dataclass(slots=True)
class _Course:
    """One chain of the bundle: its last op's place and hash, and the chain into which its unknown part goes."""

    seq: int = 0
    hash: bytes | None = None
    chain: str = ""
    to_seq: int = 0
    to_hash: bytes = GENESIS


def _rechained(
    conn: Connection, device: str, lines: Iterable[OpLine], report: TakenIn, *, one_course: bool = True
) -> Iterator[OpLine]:
    """``one_course``: what does not go on from the op before it is no honest bundle."""
    courses: dict[str, _Course] = {}
    for line in lines:
        if line.device != device:
            raise UserError("sync.foreign-op", device=line.device)
        course = courses.setdefault(line.chain, _Course())
        body_hash = line.sealed
        goes_on = course.hash is not None and line.seq == course.seq + 1  # else a stretch is missing before it
        breaks_off = body_hash is not None and goes_on and hash_of(line, course.hash or b"") != line.hash
        if body_hash is None or (breaks_off and one_course):
            raise UserError("sync.chain-broken", device=device, chain=line.chain, seq=line.seq)
        if breaks_off:
            course = courses[line.chain] = _Course()
        course.seq, course.hash = line.seq, line.hash
        if not course.chain and _is_here(conn, line):
            report.received += 1
            report.repeated += 1
            report.tell_same((line.entity, line.row), "known")
            continue
        if not course.chain:
            course.chain = child_id(line.chain, f"released {line.hash.hex()}")
            custody.let_in(conn, course.chain)
        _waits_no_more(conn, line)
        course.to_seq += 1
        known = meta(device, course.chain, course.to_seq, line.entity, line.row, line.actor, line.at, line.schema)
        course.to_hash = chained(course.to_hash, known, body_hash)
        yield OpLine(
            device,
            course.chain,
            course.to_seq,
            line.entity,
            line.row,
            line.actor,
            line.at,
            line.schema,
            course.to_hash,
            line.salt,
            line.body,
            line.body_hash,
        )


def _waits_no_more(conn: Connection, line: OpLine) -> None:
    """What came before, behind a gap, and is let in now: nothing is missing before it any more."""
    conn.exec_driver_sql(
        "UPDATE op SET state = 'settled', reason = ?"
        " WHERE device = ? AND chain = ? AND seq = ? AND hash = ? AND state = 'gap'",
        (RELEASED, line.device, line.chain, line.seq, line.hash),
    )


def _is_here(conn: Connection, line: OpLine) -> bool:
    """Whether the office has judged this very change."""
    found = conn.exec_driver_sql(
        "SELECT hash FROM op WHERE device = ? AND chain = ? AND seq = ? AND state <> 'gap'",
        (line.device, line.chain, line.seq),
    ).scalar()
    return found is not None and bytes(found) == line.hash
