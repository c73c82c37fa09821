"""One change as it is kept and as it travels: a body of bytes that is never re-encoded, and a chain of hashes.

A chain is one device's changes in the order made. Each op's hash is
``SHA-256(previous hash ‖ meta ‖ SHA-256(salt ‖ body))``: body and salt can be erased, and the chain still verifies.

An op of an erased row keeps ``body_hash`` only. Of one that named an erased field the other fields stay, as a body
without salt beside ``body_hash``: what was in it cannot be guessed from the hash, since the salt is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Annotated, Any

import msgspec
from msgspec import Meta

#: The hash before a chain's first op.
GENESIS = bytes(32)


class Body(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was changed. ``new``: the op made the row. ``seen`` per field, ``""`` for all that are not named."""

    fields: dict[str, Any] = msgspec.field(name="f")
    epoch: str = msgspec.field(name="e", default="")
    seen: dict[str, int] = msgspec.field(name="s", default_factory=dict)
    new: bool = msgspec.field(name="n", default=False)

    def seen_of(self, name: str) -> int:
        return self.seen.get(name, self.seen.get("", 0))


class OpLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """An op on the wire and in memory: one line of NDJSON. After a purge ``body`` is unset and ``salt`` None."""

    device: str = msgspec.field(name="d")
    chain: str = msgspec.field(name="c")
    seq: Annotated[int, Meta(ge=1)] = msgspec.field(name="n")
    entity: str = msgspec.field(name="e")
    row: str = msgspec.field(name="i")
    actor: str = msgspec.field(name="a")
    at: str = msgspec.field(name="t")
    schema: Annotated[int, Meta(ge=1)] = msgspec.field(name="v")
    hash: bytes = msgspec.field(name="h")
    salt: bytes | None = msgspec.field(name="s", default=None)
    body: msgspec.Raw | msgspec.UnsetType = msgspec.field(name="b", default=msgspec.UNSET)
    body_hash: bytes | None = msgspec.field(name="x", default=None)
    lsn: int | None = msgspec.field(name="l", default=None)
    accepted: list[str] | None = msgspec.field(name="k", default=None)

    @property
    def content(self) -> bytes | None:
        """The bytes of the body as they were written; None after a purge."""
        return bytes(self.body) if isinstance(self.body, (msgspec.Raw, bytes)) else None

    @property
    def sealed(self) -> bytes | None:
        """The hash of salt and body, from whichever of them is still there."""
        if self.salt is None or not isinstance(self.body, (msgspec.Raw, bytes)):
            return self.body_hash
        return sealed_hash(self.salt, self.body)


_encode = msgspec.json.Encoder().encode
_decode_body = msgspec.json.Decoder(Body).decode
_encode_sorted = msgspec.json.Encoder(order="deterministic").encode


def encode_body(fields: Mapping[str, Any], epoch: str, seen: Mapping[str, int], *, new: bool) -> bytes:
    return _encode_sorted(Body(dict(fields), epoch, dict(seen), new))


def decode_body(body: bytes | msgspec.Raw) -> Body:
    """Raises: msgspec.ValidationError or msgspec.DecodeError on anything that is not a body."""
    return _decode_body(body)


def meta(device: str, chain: str, seq: int, entity: str, row: str, actor: str, at: str, schema: int) -> bytes:
    """The part of an op that stays when its body is erased."""
    return _encode((device, chain, seq, entity, row, actor, at, schema))


def sealed_hash(salt: bytes, body: bytes | msgspec.Raw) -> bytes:
    digest = sha256(salt)
    digest.update(body)
    return digest.digest()


def chained(previous: bytes, metadata: bytes, body_hash: bytes) -> bytes:
    return sha256(previous + len(metadata).to_bytes(4, "big") + metadata + body_hash).digest()


def hash_of(line: OpLine, previous: bytes) -> bytes:
    """The hash that ``line`` must carry after ``previous``.

    Raises:
        ValueError: the op has neither body nor body hash.
    """
    body_hash = line.sealed
    if body_hash is None:
        raise ValueError("an op without body and without body hash")
    known = meta(line.device, line.chain, line.seq, line.entity, line.row, line.actor, line.at, line.schema)
    return chained(previous, known, body_hash)


def stripped(line: OpLine) -> OpLine:
    """The op without content: what is left of it when its row is erased."""
    return msgspec.structs.replace(line, body=msgspec.UNSET, salt=None, body_hash=line.sealed)


def without(line: OpLine, names: Collection[str]) -> OpLine:
    """The op without what it said of these fields.

    Raises:
        msgspec.MsgspecError: the body is not one.
    """
    content = line.content
    if content is None:
        return stripped(line)
    body = decode_body(content)
    left = {name: value for name, value in body.fields.items() if name not in names}
    seen = {name: at for name, at in body.seen.items() if name not in names}
    rest = msgspec.Raw(encode_body(left, body.epoch, seen, new=body.new))
    return msgspec.structs.replace(line, body=rest, salt=None, body_hash=line.sealed)
