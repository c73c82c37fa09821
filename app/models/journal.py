"""The journal: no shared row changes without its op, written in the same transaction.

Two doors lead in. The ORM's flush (:mod:`app.models.work`) and :func:`apply` for bulk work; both go through
:func:`record`. Triggers on every shared table refuse any other write, textual SQL too, unless the gate of the
connection is open, and only this module opens it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from app.domain.merge import Position, Positions, Seen
from app.errors import BugError, UserError
from app.models import many, rows
from app.models.ops import chained, encode_body, meta, sealed_hash
from app.models.rows import RowWrite
from app.models.spec import SCHEMA, specs
from app.models.state import Heads, Side
from app.models.types import json_text, unpack

GATE = "journal_gate"


class Gate:
    """Whether this connection may write shared tables now."""

    open = False


@contextmanager
def opened(conn: Connection) -> Iterator[None]:
    """The gate, open for the writes of this block."""
    gate: Gate = conn.info[GATE]
    before, gate.open = gate.open, True
    try:
        yield
    finally:
        gate.open = before


def guard_statements() -> Iterator[str]:
    """The triggers that close shared tables and the journal itself to every other way of writing."""
    for table in specs():
        for action in ("INSERT", "UPDATE", "DELETE"):
            yield (
                f'CREATE TRIGGER IF NOT EXISTS "guard_{table}_{action.lower()}" BEFORE {action} ON "{table}"'
                f" WHEN {GATE}() = 0 BEGIN SELECT RAISE(ABORT, 'a shared table was written past the journal'); END"
            )
    for action in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER IF NOT EXISTS guard_access_{action.lower()} BEFORE {action} ON access"
            f" WHEN {GATE}() = 0 BEGIN SELECT RAISE(ABORT, 'the access log is append-only'); END"
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody changed on one row: wire values, and what they had on the screen.

    ``before`` holds the row's values and ``positions`` where they lay on the trunk; both are empty for a new row.
    """

    entity: str
    row: str
    fields: Mapping[str, Any]
    seen: Seen
    new: bool = False
    before: Mapping[str, Any] = field(default_factory=dict)
    positions: Positions = field(default_factory=Positions)


_INSERT_OP = (
    "INSERT INTO op (device, chain, seq, entity, row, actor, at, schema, salt, body, hash, state, lsn, trunk_hash)"
)


def record(conn: Connection, heads: Heads, edits: Sequence[Edit], *, actor: str, at: str) -> list[Positions]:
    """Write one op per edit and return the positions that each row has from now on. The rows are the caller's.

    At the office an op is on the trunk at once; on a laptop it is pending, and the trunk's value of every field that
    it covers goes to the shadows.

    Raises:
        UserError("row.changed-since"): at the office, a field was changed after it was read.
    """
    office = heads.side is Side.OFFICE
    if office:
        _refuse_unseen(conn, heads, edits)
    else:
        edits = _no_further_than_held(conn, heads, edits)
    parameters, positions, random = [], [], os.urandom(16 * len(edits))
    for index, edit in enumerate(edits):
        heads.seq += 1
        salt = random[16 * index : 16 * index + 16]
        seen = {"": edit.seen.lsn, **{k: v for k, v in edit.seen.own.items() if k in edit.fields}}
        body = encode_body(edit.fields, edit.seen.epoch, seen, new=edit.new)
        known = meta(heads.device, heads.chain, heads.seq, edit.entity, edit.row, actor, at, SCHEMA)
        heads.hash = chained(heads.hash, known, sealed_hash(salt, body))
        lsn = trunk_hash = None
        after = edit.positions
        if office:
            lsn = heads.lsn = heads.lsn + 1
            heads.trunk_hash = trunk_hash = next_trunk_hash(heads.trunk_hash, heads.hash, None)
            after = landed(edit.positions, edit.fields, Position(lsn, heads.chain), new=edit.new)
        positions.append(after)
        parameters.append(
            (
                heads.device,
                heads.chain,
                heads.seq,
                edit.entity,
                edit.row,
                actor,
                at,
                SCHEMA,
                salt,
                body,
                heads.hash,
                "accepted" if office else "pending",
                lsn,
                trunk_hash,
            )
        )
    many.write(conn, _INSERT_OP, parameters)
    if not office:
        _shade(conn, heads, edits)
    return positions


def landed(before: Positions, fields: Iterable[str], to: Position, *, new: bool) -> Positions:
    """The positions of a row after the trunk took these fields of a change."""
    return Positions(to) if new else before.moved(fields, to)


def next_trunk_hash(previous: bytes, op_hash: bytes, accepted: Sequence[str] | None) -> bytes:
    """The trunk's own chain: which op came next, and what of it was taken."""
    taken = "" if accepted is None else json_text(sorted(accepted)) or ""
    return sha256(previous + op_hash + taken.encode()).digest()


def apply(conn: Connection, heads: Heads, edits: Sequence[Edit], *, actor: str, at: str) -> None:
    """The bulk door: record the edits and write their rows, all in this transaction.

    Raises:
        UserError("row.changed-since"): see :func:`record`.
        UserError("row.exists"), UserError("row.unknown"): an edit is new for a row that is there, or the reverse.
        msgspec.ValidationError: a value is not of its field's kind.
    """
    if len({(edit.entity, edit.row) for edit in edits}) != len(edits):
        raise BugError("journal.row-twice-in-one-batch")
    with_before = _look_up(conn, edits)
    positions = record(conn, heads, with_before, actor=actor, at=at)
    writes = [
        RowWrite(edit.entity, edit.row, edit.fields, at_now, edit.new)
        for edit, at_now in zip(with_before, positions, strict=True)
    ]
    with opened(conn):
        rows.write(conn, writes)


def _look_up(conn: Connection, edits: Sequence[Edit]) -> list[Edit]:
    """The edits with the rows that they change, as they lie now."""
    ids: dict[str, list[str]] = {}
    for edit in edits:
        unknown = edit.fields.keys() - specs()[edit.entity].fields.keys()
        if unknown:
            raise BugError("journal.unknown-field", entity=edit.entity, fields=sorted(unknown))
        ids.setdefault(edit.entity, []).append(edit.row)
    stored = {entity: rows.read(conn, entity, wanted) for entity, wanted in ids.items()}
    result = []
    for edit in edits:
        there = stored[edit.entity].get(edit.row)
        if edit.new == (there is not None):
            raise UserError("row.exists" if edit.new else "row.unknown", entity=edit.entity, id=edit.row)
        if there is not None:
            edit = replace(edit, before=there.values, positions=there.positions)
        result.append(edit)
    return result


def _refuse_unseen(conn: Connection, heads: Heads, edits: Sequence[Edit]) -> None:
    """What this transaction itself changed before does not count: its writer knows it."""
    for edit in edits:
        late = [
            name
            for name in edit.fields
            if heads.seen(edit.seen.epoch, edit.seen.of(name)) < edit.positions.at(name).lsn <= heads.start
        ]
        if not late and not edit.new and edit.fields.get("gone") is not None:
            seen = heads.seen(edit.seen.epoch, edit.seen.of("gone"))
            known = [edit.positions, *rows.parts_positions(conn, edit.entity, edit.row)]
            late = ["gone"] if any(seen < each.latest().lsn <= heads.start for each in known) else []
        if late:
            raise UserError("row.changed-since", entity=edit.entity, id=edit.row, fields=late)


def _no_further_than_held(conn: Connection, heads: Heads, edits: Sequence[Edit]) -> list[Edit]:
    """The edits with ``seen`` cut where this laptop stopped following the row (a new part: its owner)."""
    if conn.exec_driver_sql("SELECT 1 FROM outside LIMIT 1").first() is None:
        return list(edits)
    result = []
    for edit in edits:
        parent = specs()[edit.entity].parent if edit.new else None
        entity, row = (parent[1], edit.fields.get(parent[0])) if parent else (edit.entity, edit.row)
        until = _held_until(conn, entity, row)
        if until is not None:
            own = {name: heads.seen(edit.seen.epoch, at) for name, at in edit.seen.own.items()}
            lsn = min(until, heads.seen(edit.seen.epoch, edit.seen.lsn))
            edit = replace(edit, seen=Seen(heads.epoch, lsn, own))
        result.append(edit)
    return result


def _held_until(conn: Connection, entity: str, row: str | None) -> int | None:
    at = conn.exec_driver_sql("SELECT lsn FROM outside WHERE entity = ? AND row = ?", (entity, row)).scalar()
    return None if at is None else int(at)


def _shade(conn: Connection, heads: Heads, edits: Sequence[Edit]) -> None:
    """Keep the trunk's value of each field that this laptop now shows its own value of."""
    shadows = [
        (edit.entity, edit.row, name, json_text(edit.before.get(name)), heads.seen(edit.seen.epoch, edit.seen.of(name)))
        for edit in edits
        if edit.positions.on_trunk
        for name in edit.fields
    ]
    if shadows:
        conn.exec_driver_sql(
            "INSERT INTO shadow (entity, row, field, value, own_seen) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (entity, row, field) DO UPDATE SET own_seen = excluded.own_seen",
            shadows,
        )


@dataclass(frozen=True, slots=True)
class Sight:
    """What screens that are drawn from one reading show, beyond the trunk at one lsn.

    ``own``: the rows that show own unsettled values, by field what the changes that made them had seen. ``parts``: the
    least of those in the parts of a row. ``held_until``: where this laptop stopped following a row.
    """

    own: Mapping[tuple[str, str], Mapping[str, int]]
    parts: Mapping[tuple[str, str], int]
    held_until: Mapping[tuple[str, str], int]

    @staticmethod
    def load(conn: Connection) -> Sight:
        own: dict[tuple[str, str], dict[str, int]] = {}
        for entity, row, name, seen in conn.exec_driver_sql("SELECT entity, row, field, own_seen FROM shadow"):
            own.setdefault((str(entity), str(row)), {})[str(name)] = int(seen)
        left = conn.exec_driver_sql("SELECT entity, row, lsn FROM outside")
        return Sight(own, rows.own_seen_in_parts(conn) if own else {}, {(e, r): int(lsn) for e, r, lsn in left})

    def of(self, heads: Heads, entity: str, row: str, *, on_trunk: bool) -> Seen:
        """Of a row that the trunk does not have, as far as this laptop knows, nobody has seen a trunk's value.

        Who deletes a row has seen of it and its parts what lies under none of this laptop's own values.
        """
        if not on_trunk:
            return Seen(heads.epoch, 0)
        at = (entity, row)
        lsn = min(heads.lsn, self.held_until.get(at, heads.lsn))
        own = dict(self.own.get(at, {}))
        least = min([lsn, self.parts.get(at, lsn), *own.values()])
        return Seen(heads.epoch, lsn, own | {"gone": least} if least < lsn else own)


def seen_now(conn: Connection, heads: Heads, entity: str, row: str) -> Seen:
    """What a screen that is drawn now shows of this row."""
    stored = conn.exec_driver_sql(f'SELECT positions FROM "{entity}" WHERE id = ?', (row,)).scalar()
    return Sight.load(conn).of(heads, entity, row, on_trunk=stored is not None and unpack(stored).on_trunk)
