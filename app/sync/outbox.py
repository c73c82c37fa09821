"""What a laptop sends: everything of its own since the last durable acknowledgement (hộp gửi của máy cơ sở)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection

from app.models import erased, state
from app.models.ops import OpLine, chained, meta
from app.models.spec import SCHEMA, specs
from app.models.state import Heads
from app.sync import acks, comparing, epochs, receipts
from app.sync.envelope import LATER_KINDS
from app.sync.inbox import unplaced
from app.sync.oplog import COLUMNS, line_of
from app.sync.wire import FieldStatement, Head

_PAGE = 500
AREAS, REGISTRY, LAST_BUNDLE = "areas", "registry", "last_bundle"


def areas_of(conn: Connection) -> list[str]:
    """The areas that this laptop follows, as the last bundle said."""
    return msgspec.json.decode(state.get(conn, AREAS, "[]"), type=list[str])


def statement(conn: Connection, heads: Heads, *, registry: int = 0) -> FieldStatement:
    """Where this laptop stands."""
    return FieldStatement(
        device=heads.device,
        chain=heads.chain,
        trunk=Head(heads.epoch, heads.lsn, heads.trunk_hash),
        dead=dict(heads.dead),
        areas=areas_of(conn),
        open=receipts.open_ranges(conn, heads.device),
        registry=registry,
        blobs=acks.files_to_acknowledge(conn),
        returned=[(line.device, line.chain, line.seq) for line in returned_ops(conn)],
        erasures=erased.known(conn),
        schema=SCHEMA,
        entities=sorted(specs()),
        reads=list(LATER_KINDS),
        compare=comparing.marks(conn),
    )


def own_ops(conn: Connection, heads: Heads) -> Iterator[OpLine]:
    """The own ops that no durable acknowledgement covers, chain by chain in the order made."""
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE device = ? AND seq >"
        " coalesce((SELECT durable FROM peer WHERE peer.device = op.device AND peer.chain = op.chain), 0)"
        " ORDER BY chain, seq",
        (heads.device,),
    )
    for page in found.partitions(_PAGE):
        yield from (unplaced(line_of(row)) for row in page)


def returned_ops(conn: Connection) -> Iterator[OpLine]:
    """Ops of others that a restored office has lost and this laptop still holds."""
    found = conn.exec_driver_sql(f"SELECT {COLUMNS} FROM op WHERE state = 'returned' ORDER BY chain, seq")
    return map(line_of, found.fetchall())


def unsent(conn: Connection, heads: Heads) -> int:
    """How many own ops would be lost if this machine died now: those that the office has not received."""
    return int(
        conn.exec_driver_sql(
            "SELECT count(*) FROM op WHERE device = ? AND seq >"
            " coalesce((SELECT p.seq FROM peer AS p WHERE p.device = op.device AND p.chain = op.chain), 0)",
            (heads.device,),
        ).scalar()
        or 0
    )


def is_behind_itself(conn: Connection, heads: Heads) -> bool:
    """Whether others have brought ops of the present chain that this laptop, restored, no longer knew of."""
    found = conn.exec_driver_sql(
        "SELECT 1 FROM op WHERE device = ? AND chain = ? AND seq > ? LIMIT 1", (heads.device, heads.chain, heads.seq)
    )
    return found.first() is not None


def go_on_in_a_new_chain(conn: Connection, heads: Heads, chains: Sequence[str]) -> None:
    """The office knows another course of these chains: what it never got of them goes on in a chain of its own."""
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE +device = ? AND chain IN (SELECT value FROM json_each(?))"
        " AND state = 'pending' ORDER BY chain, seq",
        (heads.device, msgspec.json.encode(chains).decode()),
    ).fetchall()
    epochs.start_chain(heads)
    moved = []
    for line in map(line_of, found):
        heads.seq += 1
        body_hash = line.sealed
        assert body_hash is not None
        known = meta(line.device, heads.chain, heads.seq, line.entity, line.row, line.actor, line.at, line.schema)
        heads.hash = chained(heads.hash, known, body_hash)
        moved.append((heads.chain, heads.seq, heads.hash, line.device, line.chain, line.seq))
    if moved:
        conn.exec_driver_sql(
            "UPDATE op SET chain = ?, seq = ?, hash = ? WHERE device = ? AND chain = ? AND seq = ?", moved
        )
