"""The two halves of an exchange at each side (trao đổi): plain streams of ops and small structs, no envelope.

Office and laptop each have one function that says what goes out and one that takes in. All of them work in the
caller's transaction: what goes out is one view of the database, what comes in is kept whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.domain.changes import ALL_CHANGED, Changes
from app.errors import UserError
from app.models import erased, state
from app.models.erased import Erased, Signed
from app.models.ops import OpLine
from app.models.spec import SCHEMA, specs
from app.models.state import Heads
from app.models.types import json_text
from app.progress import QUIET, Progress
from app.sync import (
    access,
    acks,
    comparing,
    digest,
    epochs,
    erasing,
    fold,
    leaving,
    lifting,
    newer,
    outbox,
    receipts,
    scope,
    trunk,
)
from app.sync.custody import Scopes, everywhere
from app.sync.envelope import LATER_KINDS
from app.sync.inbox import Inbox, TakenIn
from app.sync.judging import Allowed, allowing
from app.sync.oplog import COLUMNS, batches, line_of
from app.sync.undisturbed import undisturbed_batches
from app.sync.wire import AccessLine, AreaDigest, FieldStatement, Head, OfficeStatement, Receipt

_BATCH = 2000


# Laptop → office ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FieldParcel:
    """What a laptop sends. The streams are read once, inside the transaction."""

    statement: FieldStatement
    ops: Iterable[OpLine]
    returned: Iterable[OpLine] = ()
    access: Iterable[AccessLine] = ()
    erasures: Iterable[Signed] = ()


def field_outgoing(conn: Connection, heads: Heads, *, registry: int = 0) -> FieldParcel:
    """At a laptop: everything that the office may not have for good."""
    return FieldParcel(
        outbox.statement(conn, heads, registry=registry),
        outbox.own_ops(conn, heads),
        outbox.returned_ops(conn),
        access.outgoing(conn, heads.device),
        erased.records(conn),
    )


def office_incoming(
    conn: Connection,
    heads: Heads,
    parcel: FieldParcel,
    allowed: Allowed,
    *,
    others: Callable[[str], Allowed] | None = None,
    scopes: Scopes = everywhere,
    progress: Progress = QUIET,
) -> TakenIn:
    """At the office: take in a laptop's parcel. Taking it in again changes nothing. What was erased and came back with
    an older backup is erased again first, as the laptop's records say. ``allowed`` is for this laptop's ops; ``others``
    gives by device what holds for an op of another one that waited until now (None: the same). ``scopes`` says which
    areas each laptop holds: what it writes about others arrives as a proposal (:mod:`app.sync.custody`).

    Raises:
        Fork (``UserError("sync.fork")``): the laptop is a copy, or was restored. Keep the bundle aside, and in another
            transaction call :func:`app.sync.trunk.remember` with its statement and what it crossed: the next bundle
            tells of it.
        UserError("sync.office-behind"): the laptop holds more of this epoch than the office, which therefore must have
            been restored without saying so.
        UserError("sync.chain-broken"), UserError("sync.foreign-op"): the parcel is not what the laptop wrote.
    """
    said = parcel.statement
    _refuse_if_behind(conn, heads, said.trunk)
    epochs.learn(heads, said.trunk.epoch, said.dead)
    erased_now = erasing.obey_all(conn, heads, parcel.erasures)
    inbox = Inbox(conn, heads, allowing(said.device, allowed, others), scopes)
    inbox.report.erased = erased_now.rows
    for row in erased_now.touched:
        inbox.report.tell_changed(row, None, heads.start)
    inbox.take(said.device, parcel.ops, progress)
    inbox.take_returned(parcel.returned)
    inbox.report.access = access.take_in(conn, said.device, parcel.access)
    comparing.compare(conn, heads, said)
    trunk.remember(conn, said)
    return inbox.report


def _refuse_if_behind(conn: Connection, heads: Heads, there: Head) -> None:
    if there.epoch != heads.epoch or there.lsn == 0:
        return
    here = conn.exec_driver_sql("SELECT trunk_hash FROM op WHERE lsn = ?", (there.lsn,)).scalar()
    if here is None or bytes(here) != there.hash:
        raise UserError("sync.office-behind", laptop=there.lsn, office=heads.lsn)


# Office → laptop ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OfficeParcel:
    """What the office sends. Receipts are read before ops; both once, inside the block."""

    statement: OfficeStatement
    receipts: Iterable[Receipt]
    ops: Iterable[OpLine]
    count: int = 0
    erasures: Iterable[Signed] = ()


@contextmanager
def office_outgoing(
    conn: Connection, heads: Heads, device: str, areas: Sequence[str], *, registry: int = 0, progress: Progress = QUIET
) -> Iterator[OfficeParcel]:
    """At the office: what brings a laptop from where it said it stands to this office's head, in a writing transaction.

    It is answered to the laptop's last word, so two bundles without one between them bring the same.
    """
    said = trunk.stated(conn, device)
    key = f"bundle_no:{device}"
    no = int(state.get(conn, key, "0")) + 1
    state.put(conn, {key: str(no)})
    known = frozenset(said.entities) & specs().keys() if said.entities else specs().keys()
    says_alike = said.schema == 0 or not any(step >= said.schema for step in lifting.LIFTS)  # else nothing compares
    compared = areas if says_alike else ()
    digests = [digest.on_wire(digest.digest(conn, area, known=known, progress=progress)) for area in compared]
    with trunk.share(conn, heads, said, areas) as share:
        statement = OfficeStatement(
            office=heads.device,
            device=device,
            no=no,
            start=share.start,
            trunk=Head(heads.epoch, heads.lsn, heads.trunk_hash),
            dead=dict(heads.dead),
            areas=list(areas),
            left=list(share.left),
            held=sorted(share.held),
            acks=acks.acknowledgements(conn, device, said.open, trunk.crossed(conn, device)),
            safe=acks.durable_lsn(conn, heads),
            compared=comparing.found_of(conn, device),
            digests=[AreaDigest(d.area, heads.epoch, heads.lsn, d.hex, d.rows) for d in digests],
            access=access.received(conn, device),
            registry=registry,
            blobs=acks.files_held(conn, said.blobs),
            returned=acks.returned_and_here(conn, said.returned),
            schema=SCHEMA,
            entities=sorted(known),
            reads=list(LATER_KINDS),
        )
        told = erased.records(conn, without=said.erasures)
        yield OfficeParcel(statement, receipts.receipts(conn, device, said.open), share.ops, share.count, told)


@dataclass(slots=True)
class Followed:
    """What a bundle of the office did at a laptop.

    ``stale``: a newer one was taken in before, nothing was done. ``ops`` counts the trunk's ops, ``settled`` the own
    ops that the office answered for, ``left`` the rows that went out of scope, ``departed`` tells what of them is no
    longer here. ``new_chain``: this laptop is a copy or was restored, and goes on in a chain of its own. ``differing``:
    areas whose digest is not the office's. ``erased`` counts the rows and values that were erased for good,
    ``erased_own`` the unsent own changes that went with them. ``newer`` counts ops that are only kept until this
    program is updated (:mod:`app.sync.newer`).
    """

    stale: bool = False
    ops: int = 0
    settled: int = 0
    left: int = 0
    departed: leaving.Departed = field(default_factory=leaving.Departed)
    new_chain: bool = False
    new_epoch: bool = False
    erased: int = 0
    erased_own: int = 0
    newer: int = 0
    differing: list[str] = field(default_factory=list)
    changes: Changes = ALL_CHANGED


def field_incoming(
    conn: Connection, heads: Heads, parcel: OfficeParcel, *, check_digests: bool = True, progress: Progress = QUIET
) -> Followed:
    """At a laptop: move the whole scope to where the office's bundle says, or not at all.

    Raises:
        UserError("sync.for-another"): the bundle is for another laptop.
        UserError("sync.bundle-missing"): it begins after what this laptop holds; an earlier one has to come first,
            or this laptop's own bundle go to the office again. So also if it answers a copy of this laptop.
        UserError("sync.other-trunk"): it is of a trunk that was never this laptop's.
        UserError("sync.newer-schema"), UserError("sync.bundle-incomplete"): see :func:`app.sync.fold.take`.
    """
    said = parcel.statement
    result = Followed()
    if said.device != heads.device:
        raise UserError("sync.for-another", device=said.device)
    if _is_stale(conn, heads, said):
        return Followed(stale=True, changes=Changes())
    areas_before, outside_before = outbox.areas_of(conn), leaving.outside(conn)
    if not _holds_what_it_builds_on(heads, said, areas_before):
        raise UserError("sync.bundle-missing", have=heads.lsn, start=said.start)
    if said.trunk.epoch != heads.epoch:
        result.new_epoch = bool(heads.epoch)
        epochs.move(conn, heads, said.trunk.epoch, said.dead)
    if said.start > heads.lsn:
        raise UserError("sync.bundle-missing", have=heads.lsn, start=said.start)
    obeyed = erasing.obey_all(conn, heads, parcel.erasures)
    result.erased, result.erased_own = obeyed.rows, obeyed.own
    newer.learn(conn, heads)
    gone = Erased.load(conn)
    result.left = _leave(conn, heads, said, areas_before)
    placed = receipts.settle(conn, heads.device, parcel.receipts)
    result.settled = len(placed)
    acks.take_in(conn, heads.device, said.acks)
    if otherwise := acks.on_another_course(conn, heads, said.acks):
        outbox.go_on_in_a_new_chain(conn, heads, otherwise)
        result.new_chain = True
    own = fold.OwnOps(conn, heads)
    heads.dead = {**heads.dead, **said.dead}
    folded: set[tuple[str, str]] = set()
    answered = _rows_of(conn, heads, placed)
    for batch in undisturbed_batches(progress.over(parcel.ops, "sync.ops", parcel.count or None), _BATCH):
        if otherwise := acks.taken_by_others(conn, heads, batch):
            outbox.go_on_in_a_new_chain(conn, heads, otherwise)
            own, result.new_chain = fold.OwnOps(conn, heads), True
        folded |= fold.take(conn, heads, own, batch, gone) & answered
        result.ops += len(batch)
        result.newer += newer.keep(conn, batch)
    _settle_own(conn, heads, own, placed, folded, gone)
    if not result.new_chain and outbox.is_behind_itself(conn, heads):
        outbox.go_on_in_a_new_chain(conn, heads, [heads.chain])
        result.new_chain = True
    heads.lsn, heads.trunk_hash = said.trunk.lsn, said.trunk.hash
    state.put(conn, {outbox.AREAS: json_text(said.areas) or "[]", outbox.LAST_BUNDLE: str(said.no)})
    access.acknowledge(conn, said.access)
    acks.acknowledge_files(conn, said.blobs, said.trunk.lsn)
    acks.acknowledge_returned(conn, said.returned)
    heads.save(conn)
    result.departed = leaving.depart(conn, heads, outside_before, said.safe)
    if check_digests and specs().keys() >= set(said.entities):
        known = frozenset(said.entities) or specs().keys()
        result.differing = [
            each.area
            for each in said.digests
            if digest.digest(conn, each.area, known=known, progress=progress).hex != each.hex
        ]
        comparing.remember_differing(conn, result.differing, said.compared)
    return result


def _holds_what_it_builds_on(heads: Heads, said: OfficeStatement, areas: Sequence[str]) -> bool:
    """Otherwise the bundle answers what a copy of this machine said, and does not bring what only that one holds."""
    return not said.held or (said.trunk.epoch == heads.epoch and set(said.held).issubset(areas))


def _is_stale(conn: Connection, heads: Heads, said: OfficeStatement) -> bool:
    """A bundle of an epoch that this laptop has left is old, unless it says that the laptop's present epoch was left:
    then a late bundle of a line that the office gave up had led the laptop astray, and this one leads it back."""
    if said.trunk.epoch != heads.epoch:
        return said.trunk.epoch in heads.dead and heads.epoch not in said.dead
    return said.no <= int(state.get(conn, outbox.LAST_BUNDLE, "0"))


def _leave(conn: Connection, heads: Heads, said: OfficeStatement, areas_before: Sequence[str]) -> int:
    """Mark what the laptop is no longer to hold; it was true up to where the laptop stands now."""
    dropped = [area for area in areas_before if area not in said.areas]
    left: list[tuple[str, str]] = [(entity, row) for entity, row in said.left]
    if dropped:
        with scope.rows_of_areas(conn, dropped, "dropped") as table:
            found = conn.exec_driver_sql(f"SELECT entity, row FROM {table}")
            left += [(str(entity), str(row)) for entity, row in found]
    with scope.with_what_belongs(conn, left, "leaving") as table:
        done = conn.exec_driver_sql(
            f"INSERT OR IGNORE INTO outside (entity, row, lsn) SELECT entity, row, ? FROM {table}", (heads.lsn,)
        )
        return int(done.rowcount)


def _rows_of(conn: Connection, heads: Heads, placed: Sequence[tuple[str, int]]) -> set[tuple[str, str]]:
    """The rows of these own ops (chain, seq)."""
    return {(line.entity, line.row) for lines in _own(conn, heads, placed) for line in lines}


def _own(conn: Connection, heads: Heads, placed: Sequence[tuple[str, int]]) -> Iterator[list[OpLine]]:
    """These own ops (chain, seq), some at a time."""
    for batch in batches(placed, _BATCH):
        lines = []
        for chain in {chain for chain, _ in batch}:
            wanted = {seq for each, seq in batch if each == chain}
            found = conn.exec_driver_sql(
                f"SELECT {COLUMNS} FROM op WHERE device = ? AND chain = ? AND seq BETWEEN ? AND ?",
                (heads.device, chain, min(wanted), max(wanted)),
            )
            lines += [line for line in map(line_of, found) if line.seq in wanted]
        yield lines


def _settle_own(
    conn: Connection,
    heads: Heads,
    own: fold.OwnOps,
    placed: Sequence[tuple[str, int]],
    folded: set[tuple[str, str]],
    gone: Erased,
) -> None:
    """Show anew what the office answered for; rows that it also brought anew are right already."""
    for lines in _own(conn, heads, placed):
        fold.settle(conn, own, [line for line in lines if (line.entity, line.row) not in folded], gone)
