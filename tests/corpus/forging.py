"""Bundles that no honest program writes: by a sender who holds an enrolled key and means ill, or by a bad stick."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from app.models.ops import GENESIS, OpLine, chained, encode_body, meta, sealed_hash
from app.models.spec import SCHEMA
from app.security import strictjson, trust
from app.security.age import AgeReader, AgeWriter, Identity
from app.security.trust import Signer
from app.sync import envelope
from app.sync.envelope import Manifest, Section
from app.sync.framing import Counted, FrameWriter

HEAD = envelope.MAGIC + bytes([envelope.VERSION])


def closed(inside: bytes, *recipients: str) -> bytes:
    """A bundle with any plaintext inside."""
    sink = io.BytesIO()
    sink.write(HEAD)
    with AgeWriter(sink, recipients) as plain:
        plain.write(inside)
    return sink.getvalue()


def opened(whole: bytes, identity: Identity) -> bytes:
    """The plaintext of a bundle."""
    with AgeReader(io.BytesIO(whole[len(HEAD) :]), [identity]) as plain:
        return b"".join(iter(lambda: plain.read(65536), b""))


def parts(inside: bytes) -> list[bytes]:
    """The plaintext cut before each section and before the manifest."""
    found: list[bytes] = []
    for frame in frames(inside):
        if frame[:1] in (b"S", b"M"):
            found.append(b"")
        found[-1] += frame
    return found


def frames(inside: bytes) -> list[bytes]:
    """The plaintext cut at each frame."""
    found, start = [], 0
    while start < len(inside):
        end = start + 5 + int.from_bytes(inside[start + 1 : start + 5], "big")
        found.append(inside[start:end])
        start = end
    return found


Body = Callable[[FrameWriter], Sequence[Section]]


def forged(
    body: Body,
    manifest: Manifest,
    signer: Signer,
    *recipients: str,
    payload: Callable[[bytes], bytes] = bytes,
    payload_type: str = envelope.MANIFEST_TYPE,
    tail: bytes = b"",
    to: Sequence[str] | None = None,
) -> bytes:
    """A bundle of any frames. ``payload`` changes the manifest's JSON before it is signed; ``to``: whom it names."""
    sink = io.BytesIO()
    writer = FrameWriter(sink)
    sections = tuple(body(writer))
    prints = tuple(trust.fingerprint(each) for each in (recipients if to is None else to))
    whole = msgspec.structs.replace(manifest, sender=signer.keyid, recipients=prints, sections=sections)
    signed = trust.sign(payload_type, payload(strictjson.encode(whole)), signer)
    writer._frame(b"M", signed)
    return closed(sink.getvalue() + tail, *recipients)


def stored(writer: FrameWriter, kind: str, data: bytes, *, name: str = "", **claimed: Any) -> Section:
    """A section of any bytes under any claim."""
    return msgspec.structs.replace(writer.section(kind, name, [data], Counted()), **claimed)


def titled(writer: FrameWriter, kind: str, name: str, data: bytes) -> None:
    """A section under a title that the writer would not give it."""
    writer._frame(b"S", msgspec.json.encode({"kind": kind, "name": name}))
    writer._frame(b"D", data)
    writer._frame(b"E", b"")


class Ops:
    """A device's ops in a chain, each right by itself."""

    def __init__(self, device: str, chain: str, actor: str) -> None:
        self.device, self.chain, self.actor = device, chain, actor
        self.seq, self.hash, self.lines = 0, GENESIS, list[OpLine]()

    def add(
        self,
        entity: str,
        row: str,
        fields: dict[str, Any],
        *,
        new: bool = True,
        actor: str | None = None,
        schema: int = SCHEMA,
        raw: bytes | None = None,
        device: str | None = None,
    ) -> OpLine:
        self.seq += 1
        body = raw or encode_body(fields, "", {}, new=new)
        salt, at, who = b"s" * 16, "2026-11-20T08:00:00Z", actor or self.actor
        known = meta(device or self.device, self.chain, self.seq, entity, row, who, at, schema)
        self.hash = chained(self.hash, known, sealed_hash(salt, body))
        made = OpLine(
            device or self.device, self.chain, self.seq, entity, row, who, at, schema, self.hash, salt,
            msgspec.Raw(body),
        )  # fmt: skip
        self.lines.append(made)
        return made

    @property
    def raw(self) -> list[bytes]:
        return [strictjson.encode(line) for line in self.lines]
