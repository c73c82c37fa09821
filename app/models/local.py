"""What a home keeps for itself: the journal's pages, drafts, conflicts, readers, counters. Never merged."""

from __future__ import annotations

from sqlalchemy import Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


class Op(Base):
    """One change as it was made (see :mod:`app.models.ops`); history and synchronisation both read here.

    ``lsn`` and ``accepted`` (JSON list of field names; null: all) say what the trunk took of it. ``state`` is one of
    pending, accepted, queued, held, refused, settled; at the office also gap (an earlier op of its chain is missing),
    at a laptop also returned (another's op that a restored office has lost). ``waiting`` (JSON list) names the fields
    that still wait for a person, ``reason`` why it is held or refused. A purged op has neither body nor salt, only
    ``body_hash``.

    Most ops of a device or an entity are settled and lie far back, which SQLite does not know. A query for what waits,
    or for what is new, says ``+device`` or ``+entity``, so that it goes by the state or by the lsn.
    """

    __tablename__ = "op"
    device: Mapped[str] = mapped_column(Text, primary_key=True)
    chain: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    entity: Mapped[str] = mapped_column(Text, nullable=False)
    row: Mapped[str] = mapped_column(Text, nullable=False)
    actor: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)
    schema: Mapped[int] = mapped_column(Integer, nullable=False)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    body_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    state: Mapped[str] = mapped_column(Text, nullable=False)
    lsn: Mapped[int | None] = mapped_column(Integer)
    accepted: Mapped[str | None] = mapped_column(Text)
    trunk_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    waiting: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    __table_args__ = (
        Index("ix_op_row", "entity", "row"),
        Index("ix_op_lsn", "lsn", unique=True),
        Index("ix_op_state", "state"),
    )


class Shadow(Base):
    """The trunk's value of a field that shows this laptop's own unsettled value, and what that own change had seen."""

    __tablename__ = "shadow"
    entity: Mapped[str] = mapped_column(Text, primary_key=True)
    row: Mapped[str] = mapped_column(Text, primary_key=True)
    field: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str | None] = mapped_column(Text)
    own_seen: Mapped[int] = mapped_column(Integer, nullable=False)


class Outside(Base):
    """A row that has left this laptop's scope (ngoài địa bàn của máy): read-only, and true only up to ``lsn``."""

    __tablename__ = "outside"
    entity: Mapped[str] = mapped_column(Text, primary_key=True)
    row: Mapped[str] = mapped_column(Text, primary_key=True)
    lsn: Mapped[int] = mapped_column(Integer, nullable=False)


class Conflict(Base):
    """A value that waits for a person (xung đột), at the office. One per row, field and chain: a device's later
    change replaces its own. ``why``: changed (another's change was not seen), deletion (it would delete what its
    writer had not seen), lives (its writer went on with what another had deleted; the value is null)."""

    __tablename__ = "conflict"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    entity: Mapped[str] = mapped_column(Text, nullable=False)
    row: Mapped[str] = mapped_column(Text, nullable=False)
    field: Mapped[str] = mapped_column(Text, nullable=False)
    device: Mapped[str] = mapped_column(Text, nullable=False)
    chain: Mapped[str] = mapped_column(Text, nullable=False)
    seq: Mapped[int] = mapped_column(Integer, nullable=False)
    value: Mapped[str | None] = mapped_column(Text)
    seen: Mapped[int] = mapped_column(Integer, nullable=False)
    why: Mapped[str] = mapped_column(Text, nullable=False)
    __table_args__ = (Index("ix_conflict_field", "entity", "row", "field", "chain", unique=True),)


class Draft(Base):
    """What is being typed: outside the journal until the screen is left."""

    __tablename__ = "draft"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    account: Mapped[str] = mapped_column(Text, primary_key=True)
    body: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)


class Access(Base):
    """Who read, exported or printed what, when and why. Append-only; travels to the office."""

    __tablename__ = "access"
    device: Mapped[str] = mapped_column(Text, primary_key=True)
    no: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    actor: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)
    what: Mapped[str] = mapped_column(Text, nullable=False)
    entity: Mapped[str | None] = mapped_column(Text)
    row: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str | None] = mapped_column(Text)
    __table_args__ = (Index("ix_access_row", "entity", "row"),)


class State(Base):
    """Named values of this home: who it is, its chain's head, the trunk's counter, what was acknowledged."""

    __tablename__ = "state"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text, nullable=False)


class RegistryVersion(Base):
    """The commune's register of devices and accounts, each version as the office signed it."""

    __tablename__ = "registry"
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    document: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)


class Peer(Base):
    """What this home knows of another: heads that were received and acknowledged (JSON)."""

    __tablename__ = "peer"
    device: Mapped[str] = mapped_column(Text, primary_key=True)
    chain: Mapped[str] = mapped_column(Text, primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, nullable=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    durable: Mapped[int] = mapped_column(Integer, nullable=False)
    note: Mapped[str | None] = mapped_column(Text)


class Exchange(Base):
    """One bundle that went out or came in: the log that the sync page shows."""

    __tablename__ = "exchange"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    direction: Mapped[str] = mapped_column(Text, nullable=False)
    device: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)
    sha256: Mapped[str] = mapped_column(Text, nullable=False)
    summary: Mapped[str] = mapped_column(Text, nullable=False)
    __table_args__ = (Index("ix_exchange_at", "at"),)


class Blob(Base):
    """A file that this home holds, or still wants (``held`` 0). ``acknowledged`` at a laptop: 0 while the office has
    not said that it has the file, else one more than the trunk's lsn when it said so."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    size: Mapped[int] = mapped_column(Integer, nullable=False)
    held: Mapped[int] = mapped_column(Integer, nullable=False)
    acknowledged: Mapped[int] = mapped_column(Integer, nullable=False)


class Lookup(Base):
    """What the search field finds: one line of folded text per person, household and case, indexed by FTS5."""

    __tablename__ = "lookup"
    no: Mapped[int] = mapped_column(Integer, primary_key=True)
    entity: Mapped[str] = mapped_column(Text, nullable=False)
    row: Mapped[str] = mapped_column(Text, nullable=False)
    folded: Mapped[str] = mapped_column(Text, nullable=False)
    __table_args__ = (Index("ix_lookup_row", "entity", "row", unique=True),)


class SealedDecision(Base):
    """Diện B7: the reference to one written decision in force, as one opaque sealed value; only at the office, never
    on the wire, gone on the day after ``until``."""

    __tablename__ = "sealed_decision"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary, nullable=False)
    until: Mapped[str] = mapped_column(Text, nullable=False)


class Remembered(Base):
    """Small things a machine remembers between two sittings: list mappings, last choices (JSON)."""

    __tablename__ = "remembered"
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text, nullable=False)


class Backup(Base):
    """A backup that was made, read back and kept; ``heads`` (JSON) is what it contains of each chain."""

    __tablename__ = "backup"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    path: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)
    verified: Mapped[int] = mapped_column(Integer, nullable=False)
    kept: Mapped[int] = mapped_column(Integer, nullable=False)
    heads: Mapped[str] = mapped_column(Text, nullable=False)


class Quarantine(Base):
    """A bundle laid aside for a person (gói dữ liệu để riêng), with whose it is and why. ``state``: waiting, released
    (its work was taken in), or closed (a person looked and wrote why nothing more is to be had)."""

    __tablename__ = "quarantine"
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    path: Mapped[str] = mapped_column(Text, nullable=False)
    sha256: Mapped[str] = mapped_column(Text, nullable=False, unique=True)
    size: Mapped[int] = mapped_column(Integer, nullable=False)
    device: Mapped[str] = mapped_column(Text, nullable=False)
    why: Mapped[str] = mapped_column(Text, nullable=False)
    at: Mapped[str] = mapped_column(Text, nullable=False)
    state: Mapped[str] = mapped_column(Text, nullable=False)
    decided_by: Mapped[str | None] = mapped_column(Text)
    decided_at: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class Piece(Base):
    """A part of a large file that came before the rest of it (phần của tệp lớn); the parts lie encrypted beside the
    files until all are here."""

    __tablename__ = "piece"
    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    start: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(Integer, nullable=False)
    total: Mapped[int] = mapped_column(Integer, nullable=False)
    digest: Mapped[str] = mapped_column(Text, nullable=False)


class Finding(Base):
    """What a data check found on this machine (kết quả rà soát dữ liệu), worked out anew when what it rests on changes.
    ``other`` is the second person or household where a rule names two; ``detail`` what the rule has to say (JSON)."""

    __tablename__ = "finding"
    rule: Mapped[str] = mapped_column(Text, primary_key=True)
    row: Mapped[str] = mapped_column(Text, primary_key=True)
    other: Mapped[str] = mapped_column(Text, primary_key=True, server_default="")
    entity: Mapped[str] = mapped_column(Text, nullable=False)
    area_id: Mapped[str] = mapped_column(Text, nullable=False)
    sort: Mapped[str] = mapped_column(Text, nullable=False)
    detail: Mapped[str | None] = mapped_column(Text)
    found_on: Mapped[str] = mapped_column(Text, nullable=False)
    __table_args__ = (
        Index("ix_finding_list", "rule", "sort", "row"),
        Index("ix_finding_area", "rule", "area_id"),
        Index("ix_finding_row", "row"),
        Index("ix_finding_other", "other"),
    )
