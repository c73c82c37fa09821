"""Ops between the ``op`` table and the wire; their bytes stay as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection

from app.domain.ids import child_id
from app.models import many
from app.models.ops import GENESIS, Body, OpLine, chained, decode_body, meta
from app.models.spec import SCHEMA, specs
from app.models.types import json_text
from app.sync.lifting import lifted

T = TypeVar("T")

COLUMNS = "device, chain, seq, entity, row, actor, at, schema, hash, salt, body, body_hash, lsn, accepted"
_STORE = (
    "INSERT INTO op (device, chain, seq, entity, row, actor, at, schema, hash, salt, body, body_hash, lsn, accepted,"
    " state, waiting, reason, trunk_hash)"
)
_OVER_OLD = (
    "ON CONFLICT (device, chain, seq) DO UPDATE SET lsn = excluded.lsn, accepted = excluded.accepted,"
    " state = excluded.state, waiting = excluded.waiting, reason = excluded.reason, trunk_hash = excluded.trunk_hash,"
    " salt = CASE WHEN excluded.body_hash IS NULL THEN op.salt END,"
    " body = CASE WHEN excluded.body_hash IS NULL THEN op.body ELSE excluded.body END,"
    " body_hash = coalesce(excluded.body_hash, op.body_hash)"
)
NEWER = "newer"
"""The reason of an op that waits for a newer program: held at the office, kept and not understood at a laptop."""
_names = msgspec.json.Decoder(list[str]).decode


def line_of(row: Sequence[Any]) -> OpLine:
    """The op in a row of :data:`COLUMNS`."""
    device, chain, seq, entity, key, actor, at, schema, hash_, salt, body, body_hash, lsn, accepted = row[:14]
    raw = msgspec.UNSET if body is None else msgspec.Raw(body)
    names = names_of(accepted)
    return OpLine(device, chain, seq, entity, key, actor, at, schema, hash_, salt, raw, body_hash, lsn, names)


def apart(line: OpLine) -> OpLine:
    """A returned op whose place its restored laptop has given to another: in a chain of its own, so that it is kept."""
    sealed = line.sealed
    if sealed is None:
        return line
    chain = child_id(line.chain, f"returned {line.hash.hex()}")
    known = meta(line.device, chain, 1, line.entity, line.row, line.actor, line.at, line.schema)
    return msgspec.structs.replace(line, chain=chain, seq=1, hash=chained(GENESIS, known, sealed))


def is_newer(line: OpLine) -> bool:
    """Whether a newer program wrote the op."""
    return line.schema > SCHEMA or line.entity not in specs()


def names_of(text: str | None) -> list[str] | None:
    return None if text is None else _names(text)


def body_of(line: OpLine) -> Body | None:
    """The op's body in today's words; None if it was purged.

    Raises:
        msgspec.MsgspecError: the body is not one.
    """
    if not isinstance(line.body, (msgspec.Raw, bytes)):
        return None
    body = decode_body(line.body)
    fields = lifted(line.entity, body.fields, line.schema)
    return body if fields is body.fields else Body(fields, body.epoch, _seen_in_new_words(line, body), body.new)


def _seen_in_new_words(line: OpLine, body: Body) -> dict[str, int]:
    """What was seen of each field, by the names that the lifted op has; of several that became one, the least."""
    seen = {"": body.seen_of("")}
    for name, value in body.fields.items():
        for new in lifted(line.entity, {name: value}, line.schema):
            seen[new] = min(seen.get(new, body.seen_of(name)), body.seen_of(name))
    return seen


def store(
    conn: Connection,
    entries: Iterable[tuple[OpLine, str, Sequence[str] | None, str | None, bytes | None]],
) -> None:
    """Keep ops as (line, state, waiting, reason, trunk hash). One that is already there gets its new standing, and
    loses what ``line`` has lost; what was erased here does not come back."""
    parameters = [
        (
            line.device,
            line.chain,
            line.seq,
            line.entity,
            line.row,
            line.actor,
            line.at,
            line.schema,
            line.hash,
            line.salt,
            line.content,
            line.body_hash,
            line.lsn,
            None if line.accepted is None else json_text(line.accepted),
            state,
            json_text(list(waiting)) if waiting else None,
            reason,
            trunk_hash,
        )
        for line, state, waiting, reason, trunk_hash in entries
    ]
    many.write(conn, _STORE, parameters, _OVER_OLD)


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
