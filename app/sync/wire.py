"""What travels besides ops: the statements that office and laptop make to each other (msgspec, JSON in the bundle).

A laptop says where it stands and the office answers to exactly that; so the word of the laptop counts, also after it
was restored from its own backup, and a lost stick costs nothing but the next one.
"""

from __future__ import annotations

import msgspec

from app.sync.envelope import Count, Sha256


class Head(msgspec.Struct, frozen=True):
    """A place on the trunk: what a machine holds of it."""

    epoch: str
    lsn: int
    hash: bytes


class Ack(msgspec.Struct, frozen=True):
    """What the office has of a laptop's chain: received up to ``seq``, safe in a verified backup up to ``durable``."""

    chain: str
    seq: int
    hash: bytes
    durable: int


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of one op (biên nhận).

    ``state``: accepted, queued, held, refused or settled. ``accepted`` names the fields that the trunk took (None:
    all, if it has an lsn), ``waiting`` those that wait for a person.
    """

    chain: str
    seq: int
    hash: bytes
    state: str
    lsn: int | None = None
    accepted: list[str] | None = None
    waiting: list[str] = []
    reason: str | None = None


class AccessLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a laptop's access log."""

    no: int
    actor: str
    at: str
    what: str
    entity: str | None = None
    row: str | None = None
    why: str | None = None


class AreaDigest(msgspec.Struct, frozen=True):
    """What an area's records come to at one place on the trunk; ``rows`` says how many they are."""

    area: str
    epoch: str
    lsn: int
    hex: str
    rows: int


class Want(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that the sender of the statement wants. ``have``: the stretches (start, size) of it that came already."""

    sha256: Sha256 = msgspec.field(name="s")
    have: list[tuple[Count, Count]] = msgspec.field(name="h", default_factory=list)


class RowMarks(msgspec.Struct, frozen=True, array_like=True):
    """A row as a laptop holds it: a short mark of each of its values (:mod:`app.sync.comparing`)."""

    entity: str
    row: str
    fields: dict[str, str]


class AreaMarks(msgspec.Struct, frozen=True):
    """The rows of an area whose digest was not the office's; not ``whole`` if they were too many to send."""

    area: str
    rows: list[RowMarks]
    whole: bool = True


class RowDiffers(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row in which office and laptop differ. ``what``: only at the office, only at the laptop, or ``fields``."""

    area: str
    entity: str
    row: str
    what: str
    fields: list[str] = []


class FieldStatement(msgspec.Struct, frozen=True):
    """A laptop to the office: where I stand, and what I still want to know.

    ``open`` names by chain the ranges of own ops that are not settled yet; ``blobs`` the files that the office has not
    acknowledged, ``returned`` the ops of others (device, chain, seq) that go back to a restored office, ``erasures``
    the records of erasing that were obeyed here. ``entities``: what this program knows (none named: all that the
    office does), with the step ``schema``; ``reads`` the later kinds of sections that it can read. ``files``: which
    files it takes unasked (:class:`app.domain.carriage.Choice`), ``wants`` those that it lacks, the most needed first.
    ``compare``: marks of the rows of areas whose digest was not the office's.
    """

    device: str
    chain: str
    trunk: Head
    dead: dict[str, int]
    areas: list[str]
    open: dict[str, list[tuple[int, int]]]
    registry: int = 0
    blobs: list[str] = []
    returned: list[tuple[str, str, int]] = []
    erasures: list[str] = []
    schema: int = 0
    entities: list[str] = []
    reads: list[str] = []
    files: str = "all"
    wants: list[Want] = []
    compare: list[AreaMarks] = []


class OfficeStatement(msgspec.Struct, frozen=True):
    """The office to a laptop: what this bundle brings it from and to, and what became of what it sent.

    ``no`` counts the bundles for this laptop. ``start`` is the lsn that the laptop must hold at least. ``left`` names
    rows (entity, id) that it is no longer to hold. ``areas`` is its whole scope from now on. ``returned``: ops of
    others that the laptop handed back, and that the office now has. ``wants``: files that the office lacks;
    ``held``: areas of which it brings only what is new since ``start`` (None: an older office, which does not say).
    ``schema`` and ``reads`` as in :class:`FieldStatement`; ``entities`` are those that the digests are over. ``safe``:
    up to which lsn the office's oldest kept backup holds the trunk. ``compared``: the rows that the marks showed to
    differ.
    """

    office: str
    device: str
    no: int
    start: int
    trunk: Head
    dead: dict[str, int]
    areas: list[str]
    left: list[tuple[str, str]]
    acks: list[Ack]
    digests: list[AreaDigest]
    access: int = 0
    registry: int = 0
    blobs: list[str] = []
    returned: list[tuple[str, str, int]] = []
    schema: int = 0
    entities: list[str] = []
    reads: list[str] = []
    wants: list[Want] = []
    safe: int = 0
    compared: list[RowDiffers] = []
    held: list[str] | None = None
