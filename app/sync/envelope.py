"""What a bundle says about itself (bản kê của gói dữ liệu), and the bounds that keep a reader safe.

The manifest is signed as bytes and kept as bytes. Wire names never change; a newer program may add fields, which this
one skips; a change that an old program must not skip raises :data:`VERSION` or adds a section kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.security.files import MAX_BLOB
from app.security.trust import Fingerprint, Id

MAGIC = b"HSCT"
VERSION = 1
MANIFEST_TYPE = "application/vnd.hoso.bundle-manifest.v1+json"

MIB = 1024 * 1024
MAX_BUNDLE = 8 * 1024 * MIB
"""Bytes of the whole file that a reader takes."""
MAX_WRITTEN = 4096 * MIB - 32 * MIB
"""What a writer makes at most: a FAT32 stick takes no file of 4 GiB."""
MAX_ENVELOPE = 12 * MIB
MAX_SECTIONS = 20_000
MAX_SMALL = 8 * MIB
MAX_LINES_STORED = 1024 * MIB
MAX_LINES_RAW = 4 * 1024 * MIB
MAX_LINES = 5_000_000
MAX_LINE = 4 * MIB
MAX_RATIO = 200
"""How much zstd may have gained. Ops carry random ids and salts and gain some 10."""
RATIO_FLOOR = 16 * MIB
"""Below this decoded size the ratio does not matter."""
MAX_WINDOW = 8 * MIB

Sha256 = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Hash = Annotated[str, Meta(max_length=64, pattern=r"\A[0-9a-f]*\Z")]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Moment = Annotated[str, Meta(max_length=40)]


class Form(StrEnum):
    """How a section is stored."""

    SMALL = "small"
    """Bytes as they are, read into memory."""
    LINES = "lines"
    """One zstd frame of NDJSON; each line is kept as its writer wrote it."""
    BLOB = "blob"
    """An attachment as it is, named by its SHA-256."""
    PART = "part"
    """A stretch of an attachment that is too large for what is left of the bundle; the manifest says of which."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a section kind: its form, and the most bytes it may have as stored."""

    form: Form
    limit: int


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "registry": Kind(Form.SMALL, MAX_SMALL),
        "grant": Kind(Form.SMALL, MAX_SMALL),
        "ops": Kind(Form.LINES, MAX_LINES_STORED),
        "receipts": Kind(Form.LINES, MAX_LINES_STORED),
        "statement": Kind(Form.SMALL, MAX_SMALL),
        "returned": Kind(Form.LINES, MAX_LINES_STORED),
        "access": Kind(Form.LINES, MAX_LINES_STORED),
        "purges": Kind(Form.LINES, MAX_LINES_STORED),
        "blob": Kind(Form.BLOB, MAX_BLOB),
        "part": Kind(Form.PART, MAX_BLOB),
    }
)
"""Every section kind. ``statement``: where its sender stands (:mod:`app.sync.wire`);
``returned``: ops of others that a restored office lost; ``access``: the access log; ``purges``: erased values."""


LATER_KINDS = ("part",)
"""The kinds that programs before schema 3 refuse: sent only to who says that it reads them."""


def allowed_raw(stored: int) -> int:
    """The most bytes that a ``lines`` section of ``stored`` bytes may decode to."""
    return min(MAX_LINES_RAW, max(RATIO_FLOOR, stored * MAX_RATIO))


class Part(msgspec.Struct, frozen=True):
    """Which stretch of which attachment a ``part`` section is: from ``start`` on, of ``total`` bytes."""

    sha256: Sha256
    start: Count
    total: Annotated[int, Meta(ge=1, le=MAX_BLOB)]

    @property
    def name(self) -> str:
        """What its section is called."""
        return f"{self.sha256[:40]}-{self.start:x}"


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """One section, as the manifest names it. ``size`` and ``sha256`` are of the bytes as stored in the bundle."""

    kind: Annotated[str, Meta(max_length=32, pattern=r"\A[a-z][a-z0-9-]*\Z")]
    name: Annotated[str, Meta(max_length=64, pattern=r"\A[a-z0-9-]*\Z")] = ""
    """For a blob its SHA-256, for a part :attr:`Part.name`; never a path."""
    size: Count
    sha256: Sha256
    count: Annotated[int, Meta(ge=0, le=MAX_LINES)] = 1
    """Lines; 1 for other forms."""
    raw_size: Count
    """Bytes once decoded."""
    part: Part | None = None


class TrunkHead(msgspec.Struct, frozen=True):
    """A position on the trunk: which epoch, how far, and the chain hash there."""

    epoch: Id
    lsn: Count
    hash: Hash


class EpochEnd(msgspec.Struct, frozen=True):
    """An epoch that a restore ended, and the lsn at which it was left."""

    epoch: Id
    left_at: Count


class ChainRange(msgspec.Struct, frozen=True, kw_only=True):
    """The sender's own ops in this bundle: seq ``first`` to ``last`` of one chain, inclusive."""

    chain: Id
    first: Count
    last: Count
    before: Hash
    """The chain hash before ``first``."""
    hash: Hash
    """The chain hash at ``last``."""


class TrunkRange(msgspec.Struct, frozen=True, kw_only=True):
    """The trunk ops that an office bundle carries for a scope: ``(after, upto]`` in the head's epoch."""

    after: Count
    upto: Count


class Acknowledgement(msgspec.Struct, frozen=True, kw_only=True):
    """How far of a device's chain the sender has: received, and durably (in the oldest kept backup)."""

    device: Id
    chain: Id
    received: Count
    received_hash: Hash
    durable: Count = 0
    durable_hash: Hash = ""


class AreaDigest(msgspec.Struct, frozen=True):
    """The digest over one area's trunk values at the head of the manifest."""

    area: Id
    value: Hash


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The signed part of a bundle. The writer fills ``sender``, ``recipients`` and ``sections``."""

    format: Annotated[int, Meta(ge=1)] = VERSION
    bundle: Id
    """The bundle's own id, for receipts and the access log."""
    root: Fingerprint
    """The commune: the fingerprint of its root key."""
    sender: Id = "unset"
    """A device id; the key that signs is looked up by it."""
    sender_role: Literal["office", "field"]
    recipient: Id
    """The device that this is for."""
    recipients: Annotated[tuple[Fingerprint, ...], Meta(max_length=8)] = ()
    """Who can open it: fingerprints of the age recipients. A bundle passed on to others is refused by them."""
    head: TrunkHead | None = None
    """The sender's trunk head."""
    epochs: Annotated[tuple[EpochEnd, ...], Meta(max_length=256)] = ()
    """The epochs that restores ended, oldest first."""
    chains: Annotated[tuple[ChainRange, ...], Meta(max_length=64)] = ()
    trunk: TrunkRange | None = None
    acknowledgements: Annotated[tuple[Acknowledgement, ...], Meta(max_length=1024)] = ()
    digests: Annotated[tuple[AreaDigest, ...], Meta(max_length=1024)] = ()
    registry_version: Count = 0
    schema: Count = 0
    created: Moment
    """ISO moment by the sender's clock; for display only."""
    program: Annotated[str, Meta(max_length=40)]
    sections: Annotated[tuple[Section, ...], Meta(max_length=MAX_SECTIONS)] = ()


class Claim(msgspec.Struct, frozen=True):
    """The two fields that are looked at before the signature, to know whose key to try. They prove nothing."""

    root: Fingerprint
    sender: Id
    format: Annotated[int, Meta(ge=1)] = VERSION
