"""The office takes in a laptop's ops: each once, in the order of its chain, judged field by field (hộp nhận).

Everything happens in the caller's transaction: on any fault nothing is kept. Memory is bounded by the batch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from sys import intern

import msgspec
from sqlalchemy import Connection

from app.domain.changes import ALL_CHANGED, Changes
from app.domain.merge import Position, Positions
from app.errors import UserError
from app.models import journal
from app.models.erased import ERASED, Erased, fields_of
from app.models.ops import Body, OpLine, stripped, without
from app.models.spec import specs
from app.models.state import Heads
from app.progress import QUIET, Progress
from app.sync import epochs, oplog
from app.sync.chains import Chains, Place
from app.sync.custody import RELEASED, Custody, Scopes, everywhere
from app.sync.judging import Allowed, Judge, Judgement
from app.sync.oplog import COLUMNS, NEWER, batches, body_of, is_newer, line_of
from app.sync.undisturbed import undisturbed_batches
from app.sync.waiting import LIVES, WaitingValues
from app.sync.working import Key, WorkingSet

BATCH = 2000
_NAMED = 5000
"""Rows that are named one by one; of more an import tells how many, so that its memory does not grow with them."""
TOLD = 300
"""Rows of one kind that a report names."""


@dataclass(slots=True)
class TakenIn:
    """What an import did, counted in ops unless it says otherwise.

    ``repeated``: already here. ``new`` and ``changed`` count rows, each once; the first :data:`_NAMED` of them are in
    ``new_rows`` and ``changed_rows``. ``settled`` and ``queued`` count fields.
    ``equal``: ops that said only what stands already. ``held``: wait for a row or for a newer program (``newer``).
    ``gaps``: by chain the first missing seq. ``erased`` counts the rows and values that a record which came along
    erased; ``erased_files`` are not to be kept. ``merged`` and ``same`` tell of the first :data:`TOLD` rows which
    fields were taken, and why nothing was (``known``: it is here already; ``equal``). ``outside`` names the rows of
    which something waits, or that are new, in areas which the laptop does not hold.
    """

    received: int = 0
    repeated: int = 0
    accepted: int = 0
    settled: int = 0
    equal: int = 0
    queued: int = 0
    held: int = 0
    newer: int = 0
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    gaps: dict[str, int] = field(default_factory=dict)
    access: int = 0
    erased: int = 0
    erased_files: set[str] = field(default_factory=set)
    new: int = 0
    changed: int = 0
    new_rows: set[Key] = field(default_factory=set)
    changed_rows: set[Key] = field(default_factory=set)
    outside: set[Key] = field(default_factory=set)
    merged: dict[Key, set[str]] = field(default_factory=dict)
    same: dict[Key, str] = field(default_factory=dict)

    def tell_new(self, row: Key) -> None:
        self.new += 1
        if len(self.new_rows) < _NAMED:
            self.new_rows.add(row)

    def tell_changed(self, row: Key, before: Positions | None, start: int) -> None:
        """``before``: where the row stood until now, ``start``: the trunk when the import began. A row without a name
        here is counted when the first of its changes lands."""
        if row in self.changed_rows or (before is not None and before.base.lsn > start):
            return
        if len(self.changed_rows) < _NAMED:
            self.changed_rows.add(row)
        elif before is not None and before.latest().lsn > start:
            return
        self.changed += 1

    def tell_merged(self, row: Key, names: Collection[str]) -> None:
        if row in self.merged or len(self.merged) < TOLD:
            self.merged.setdefault(row, set()).update(names)

    def tell_same(self, row: Key, why: str) -> None:
        if len(self.same) < TOLD:
            self.same.setdefault(row, why)

    @property
    def touched(self) -> int:
        """How many rows are new or changed."""
        return self.new + self.changed

    @property
    def changes(self) -> Changes:
        named = self.new_rows | self.changed_rows
        return Changes.of(named) if self.touched <= len(named) <= _NAMED else ALL_CHANGED


def unplaced(line: OpLine) -> OpLine:
    """The op without the place on the trunk that another machine knew it at."""
    return line if line.lsn is None else msgspec.structs.replace(line, lsn=None, accepted=None)


Entry = tuple[OpLine, str, Sequence[str] | None, str | None, bytes | None]


class Inbox:
    """One import at the office."""

    def __init__(
        self, conn: Connection, heads: Heads, allowed: Callable[[str], Allowed], scopes: Scopes = everywhere
    ) -> None:
        """``allowed``: by device what its accounts may write, ``scopes``: which areas it holds. What another laptop
        sent earlier may be judged now."""
        self._conn, self._heads = conn, heads
        self._working, self._values = WorkingSet(conn), WaitingValues(conn)
        self._custody = Custody(conn, heads, self._working, scopes)
        self._judge = Judge(conn, heads, self._working, self._values, allowed, self._custody)
        self._entries: dict[tuple[str, str, int], Entry] = {}
        self._refused_rows: set[Key] = set()
        self._waits: dict[Key, list[OpLine]] = defaultdict(list)
        self._erased = Erased.load(conn)
        self.report = TakenIn()
        self._load_held()

    # The two ways in -----------------------------------------------------------------------------------------

    def take(self, device: str, lines: Iterable[OpLine], progress: Progress = QUIET) -> None:
        """A device's own ops.

        Raises:
            Fork, UserError("sync.chain-broken"), UserError("sync.foreign-op"): see :meth:`Chains.place`.
        """
        chains = Chains(self._conn, device)
        for batch in undisturbed_batches(progress.over(lines, "sync.ops"), BATCH):
            self._take_batch(chains, batch)
        self._close_gaps(chains)
        chains.save()
        self.report.gaps.update(chains.gaps)

    def take_returned(self, lines: Iterable[OpLine]) -> None:
        """Ops of others that a laptop holds and a restored office has lost. Their chains cannot be verified here.

        Raises:
            UserError("sync.foreign-op"): this office was never restored, so nothing can have been lost.
        """
        for batch in batches(lines, BATCH):
            if not epochs.was_restored(self._conn):
                raise UserError("sync.foreign-op", device=batch[0].device)
            fresh = []
            for line in batch:
                here = self._hash_at(line)
                if here is not None and here != line.hash:
                    line = oplog.apart(line)
                    here = self._hash_at(line)
                if here is None and (line.device, line.chain, line.seq) not in self._entries:
                    fresh.append(unplaced(line))
            self.report.received += len(fresh)
            self._judge_all(fresh, late=True, returned=True)
            self._flush()

    def _hash_at(self, line: OpLine) -> bytes | None:
        found = self._conn.exec_driver_sql(
            "SELECT hash FROM op WHERE device = ? AND chain = ? AND seq = ?", (line.device, line.chain, line.seq)
        ).scalar()
        return None if found is None else bytes(found)

    def _take_batch(self, chains: Chains, batch: Sequence[OpLine]) -> None:
        chains.look_up(batch)
        nexts: list[OpLine] = []
        late, erased = self._is_ragged(chains), bool(self._erased)
        self.report.received += len(batch)
        for line in batch:
            gone = erased and self._is_gone(line)
            match chains.place(line):
                case Place.NEXT:
                    nexts.append(unplaced(line))
                case Place.GAP:
                    self._keep(unplaced(stripped(line) if gone else line), "gap")
                case Place.KNOWN | Place.JOINS:
                    self.report.repeated += 1
                    self.report.tell_same((line.entity, line.row), "known")
        self._judge_all(nexts, late=late)
        self._flush()

    def _is_ragged(self, chains: Chains) -> bool:
        """Whether later ops of these chains were judged before, because another laptop returned them."""
        return any(
            self._conn.exec_driver_sql(
                "SELECT 1 FROM op WHERE device = ? AND chain = ? AND seq > ? AND state <> 'gap' LIMIT 1",
                (chains.device, chain, head.seq),
            ).first()
            for chain, head in chains.heads.items()
        )

    def _close_gaps(self, chains: Chains) -> None:
        """Judge what waited for the ops before it."""
        for chain, head in sorted(chains.heads.items()):
            where = "device = ? AND chain = ? AND seq BETWEEN ? AND ? AND state = 'gap'"
            while True:
                until = head.seq + BATCH
                waiting = self._read(where, (chains.device, chain, head.seq + 1, until))
                waiting = [line for index, line in enumerate(waiting) if line.seq == head.seq + 1 + index]
                if not waiting:
                    break
                chains.look_up(waiting)
                nexts = [line for line in waiting if chains.place(line, waited=True) is Place.NEXT]
                if not nexts:
                    break
                self._judge_all(nexts, late=True)
                self._flush()

    # Judging -------------------------------------------------------------------------------------------------

    def _judge_all(self, lines: Sequence[OpLine], *, late: bool = False, returned: bool = False) -> None:
        """``late``: a later op of the same chain may have been judged already. ``returned``: the trunk had them."""
        read = [found for line in lines if (found := self._read_body(line)) is not None]
        self._prefetch(read)
        if not returned:
            self._custody.prefetch(read)
        erased = bool(self._erased)
        for line, body in read:
            if erased and self._is_gone(line, body):
                self._refuse_erased(line)
            else:
                self._judge_one(line, body, late=late, returned=returned)

    def _judge_one(self, line: OpLine, body: Body, *, late: bool, returned: bool) -> None:
        overtaken = self._overtaken(line) if late else ()
        result = self._judge.judge(line, body, overtaken, returned=returned)
        if result.refused is not None:
            self._refuse(line, result.refused)
        elif result.wait is not None:
            self._hold(line, result.wait)
        else:
            self._carry_out(line, body, result)

    def _carry_out(self, line: OpLine, body: Body, result: Judgement) -> None:
        key = (intern(line.entity), line.row)
        trunk_hash = None
        before = None if result.new else self._working.positions(key)
        if landed := result.landed:
            line = self._land(line, body, landed, result.settled, new=result.new)
            trunk_hash = self._heads.trunk_hash
            for name in landed if self._values.any_in(key) else ():
                self._values.release(key, name, line.chain)
        for name, (value, seen, why) in result.queued.items():
            self._values.put(line, key, name, value, seen, why)
            self._working.withdraw(key, name, line.chain)
        for row, seen in result.lives:
            if not self._values.holds(row, "gone", line.chain):
                self._values.put(line, row, "gone", None, seen, LIVES)
        state = "queued" if result.queued else "accepted" if landed else "settled"
        marked = result.outside and (result.new or bool(result.queued))
        reason = self._custody.why(line.chain) if marked else None
        self._keep(line, state, waiting=list(result.queued), reason=reason, trunk_hash=trunk_hash)
        if marked:
            self.report.outside.add(key)
        self.report.accepted += state == "accepted"
        self.report.settled += len(result.settled)
        self.report.queued += len(result.queued) + len(result.lives)
        if result.accepted and not result.new:
            self.report.tell_changed(key, before, self._heads.start)
            self.report.tell_merged(key, result.accepted)
        elif not (result.new or result.queued or result.lives):
            self.report.equal += 1
            self.report.tell_same(key, "equal")
        if result.new:
            self.report.tell_new(key)
            self._wake(key)

    def _land(
        self, line: OpLine, body: Body, landed: dict[str, object], settled: Collection[str], *, new: bool
    ) -> OpLine:
        heads = self._heads
        accepted = None if len(landed) == len(body.fields) else sorted(landed)
        heads.lsn += 1
        heads.trunk_hash = journal.next_trunk_hash(heads.trunk_hash, line.hash, accepted)
        at = Position(heads.lsn, line.chain)
        if new:
            self._working.create((line.entity, line.row), landed, at)
        else:
            self._working.change((line.entity, line.row), landed, at, settled)
        return msgspec.structs.replace(line, lsn=heads.lsn, accepted=accepted)

    def _read_body(self, line: OpLine) -> tuple[OpLine, Body] | None:
        """The op with the body to judge; None if it is already dealt with. What it says of an erased field, whose
        erasing its writer had not seen, is taken out."""
        if is_newer(line):
            self._keep(line, "held", reason=NEWER)
            self.report.newer += 1
            return None
        try:
            body = body_of(line)
        except msgspec.MsgspecError:
            self._refuse(line, "body")
            return None
        if body is None:
            self._keep(line, "settled", reason="purged")
            return None
        if not self._erased.fields or not (names := self._erased.unseen(line, body, self._heads)):
            return line, body
        line = without(line, names)
        body = body_of(line)
        if body is None or not body.fields:
            self._refuse(line, ERASED)
            return None
        return line, body

    def _prefetch(self, read: Sequence[tuple[OpLine, Body]]) -> None:
        self._working.fetch({(line.entity, line.row) for line, _ in read})
        owners: set[Key] = set()
        for line, body in read:
            parent = specs()[line.entity].parent
            if parent is None:
                continue
            live = self._working.get((line.entity, line.row))
            named = (body.fields.get(parent[0]), live.value(parent[0]) if live else None)
            owners.update((parent[1], str(row)) for row in named if row is not None)
        self._working.fetch(owners)

    # What waits, and what is refused -------------------------------------------------------------------------

    def _refuse(self, line: OpLine, reason: str) -> None:
        self._keep(line, "refused", reason=reason)
        self._refused_rows.add((line.entity, line.row))
        self.report.refused.append((line.entity, line.row, reason))

    def _is_gone(self, line: OpLine, body: Body | None = None) -> bool:
        """Whether the op is of something that was erased; its file is not to be kept then."""
        if not self._erased.covers(line, body):
            return False
        if line.entity == "attachment" and isinstance(sha256 := fields_of(line).get("sha256"), str):
            self.report.erased_files.add(sha256)
        return True

    def _refuse_erased(self, line: OpLine) -> None:
        """Keep of the op that it was made, and refuse what waited for its row."""
        key = (line.entity, line.row)
        self._refuse(stripped(line), ERASED)
        self._erased.rows.add(key)
        for each in self._waits.pop(key, ()):
            self._refuse_erased(each)

    def _hold(self, line: OpLine, row: Key) -> None:
        if self._was_refused(row):
            self._refuse(line, f"row {row[0]} {row[1]}")
            return
        self._keep(line, "held", reason=f"row {row[0]} {row[1]}")
        self._waits[row].append(line)
        self.report.held += 1

    def _was_refused(self, row: Key) -> bool:
        """Whether this row, which is not here, was to be made by an op that was refused."""
        if row in self._refused_rows:
            return True
        found = self._conn.exec_driver_sql("SELECT 1 FROM op WHERE entity = ? AND row = ? AND state = 'refused'", row)
        return found.first() is not None

    def _load_held(self) -> None:
        """What an earlier import held. Ops of a newer schema that this program has learnt since are judged now."""
        learnt = []
        found = self._conn.exec_driver_sql(
            f"SELECT {COLUMNS}, reason FROM op WHERE state = 'held' ORDER BY chain, seq"
        ).fetchall()
        for row in found:
            line, reason = line_of(row), row[-1]
            if reason == NEWER:
                if not is_newer(line):
                    learnt.append(line)
            else:
                _, entity, waited = reason.split(" ", 2)
                self._waits[entity, waited].append(line)
        if learnt:
            self._judge_all(learnt, late=True)
            self._flush()

    def _wake(self, key: Key) -> None:
        """Judge what waited for this row, in the order in which it was made."""
        waiting = self._waits.pop(key, None)
        if waiting:
            oplog.store(self._conn, self._entries.values())
            self._entries.clear()
            self._working.flush()
            self._judge_all(sorted(waiting, key=lambda line: (line.chain, line.seq)), late=True)

    def _overtaken(self, line: OpLine) -> set[str]:
        """The fields that later ops of the same chain have brought before this one. One that a person let in was judged
        elsewhere, and may have brought nothing."""
        names: set[str] = set()
        later = self._read(
            "entity = ? AND row = ? AND chain = ? AND seq > ? AND state IN ('accepted', 'queued', 'settled')"
            " AND NOT (state = 'settled' AND coalesce(reason, '') = ?)",
            (line.entity, line.row, line.chain, line.seq, RELEASED),
        )
        for each in later:
            body = body_of(each)
            names.update(body.fields if body else ())
        return names

    # Keeping -------------------------------------------------------------------------------------------------

    def _read(self, where: str, parameters: tuple[object, ...]) -> list[OpLine]:
        found = self._conn.exec_driver_sql(f"SELECT {COLUMNS} FROM op WHERE {where} ORDER BY chain, seq", parameters)
        return [line_of(row) for row in found]

    def _keep(
        self,
        line: OpLine,
        state: str,
        *,
        waiting: Sequence[str] = (),
        reason: str | None = None,
        trunk_hash: bytes | None = None,
    ) -> None:
        self._entries[line.device, line.chain, line.seq] = (line, state, waiting, reason, trunk_hash)

    def _flush(self) -> None:
        oplog.store(self._conn, self._entries.values())
        self._entries.clear()
        self._working.forget()
        self._values.flush()
