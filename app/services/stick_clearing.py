"""Old bundles on a stick (gói cũ trên USB): which are no longer needed, and taking those off of which nothing would be
lost.

A file is only deleted where its content is surely elsewhere: the office's own bundles can be written again; a laptop's
are in the oldest backup that the office keeps. Deleting is all that is promised: flash may keep what was overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models.ops import OpLine
from app.models.state import Heads
from app.sync import acks, bundle, trunk, written
from app.sync.envelope import Manifest
from app.sync.registry import Registry
from app.sync.written import Written

_op = msgspec.json.Decoder(OpLine)
MOST_COMPARED = 64 * 1024 * 1024
"""Larger bundles are not read through change by change."""


class Old(StrEnum):
    """Why a bundle is no longer needed."""

    TAKEN = "taken"
    """It was taken in here."""
    ANSWERED = "answered"
    """The machine that it is for has what is in it."""
    NEWER = "newer"
    """A newer one for the same way exists."""
    DEAD = "dead"
    """It is of a line that was left when the office came back from a backup."""
    USED = "used"
    """A request that was granted."""


@dataclass(frozen=True, slots=True)
class Age:
    """What is known of a file's age. ``safe``: nothing would be lost without it; ``why`` it is needed still otherwise:
    ``not-durable`` (no backup that is kept long enough holds it), ``unknown`` (it may hold what nobody else has)."""

    old: Old | None = None
    safe: bool = False
    why: str = ""
    to: str = ""
    """For whom it is, of one that was written here."""


FRESH = Age()


@dataclass(slots=True)
class Knowing:
    """What a look at a stick needs to know, read once."""

    home: Home
    heads: Heads
    register: Registry | None
    taken: Mapping[str, str]
    durable_at: str
    durable: Mapping[tuple[str, str], int]
    newest_out: Mapping[str, str]
    newest_in: Mapping[str, str]

    @staticmethod
    def load(home: Home, conn: Connection, register: Registry | None, taken: Mapping[str, str]) -> Knowing:
        oldest = conn.exec_driver_sql("SELECT min(at) FROM backup WHERE kept = 1 AND verified = 1").scalar()
        return Knowing(
            home,
            Heads.load(conn),
            register,
            taken,
            str(oldest or ""),
            acks.durable_heads(conn),
            written.newest(conn),
            newest_taken(conn),
        )

    def of_ours(self, conn: Connection, file: Path) -> Age:
        """A bundle that cannot be opened here: perhaps one that was written here for another machine."""
        told = written.find(conn, file)
        if told is None:
            return FRESH
        return self._of_office(conn, told) if self.home.is_office else self._of_laptop(conn, told)

    def of_theirs(self, file: Path, manifest: Manifest, size: int) -> Age:
        """A bundle for this machine."""
        at = self.taken.get(manifest.bundle)
        if self.home.is_office:
            if at is not None and self.durable_at and at < self.durable_at:
                return Age(Old.TAKEN, True)
            old = self._age(manifest, at)
            if old is None:
                return FRESH
            if self._all_durable(file, size):
                return Age(old, True)
            return Age(old, False, "not-durable" if at is not None else "unknown")
        head = manifest.head
        if at is not None:
            return Age(Old.TAKEN, True)
        if head is not None and head.epoch in self.heads.dead:
            return Age(Old.DEAD, False, "unknown")
        if head is not None and head.epoch == self.heads.epoch and head.lsn < self.heads.lsn:
            return Age(Old.NEWER, True)
        return FRESH

    def _age(self, manifest: Manifest, at: str | None) -> Old | None:
        if at is not None:
            return Old.TAKEN
        head = manifest.head
        if head is not None and head.epoch != "none" and head.epoch != self.heads.epoch:
            return Old.DEAD
        return Old.NEWER if manifest.created < self.newest_in.get(manifest.sender, "") else None

    def _of_office(self, conn: Connection, told: Written) -> Age:
        """All that is in it is the office's own: it can be written again."""
        entry = self.register.device(told.to) if self.register else None
        to = entry.name if entry else ""
        if told.epoch != self.heads.epoch:
            return Age(Old.DEAD, True, to=to)
        said = trunk.stated(conn, told.to).trunk
        if said.epoch == told.epoch and said.lsn >= told.lsn:
            return Age(Old.ANSWERED, True, to=to)
        if told.at < self.newest_out.get(told.to, "") or (entry is not None and entry.revoked):
            return Age(Old.NEWER, True, to=to)
        return Age(to=to)

    def _of_laptop(self, conn: Connection, told: Written) -> Age:
        known = acks.acknowledged(conn, self.heads.device)
        office = self.register.device(told.to) if self.register else None
        to = office.name if office else ""
        safe = all(chain in known and known[chain].durable >= seq for chain, seq in told.chains.items())
        if safe and told.at < self.newest_in.get(told.to, ""):
            return Age(Old.ANSWERED, True, to=to)
        if told.at < self.newest_out.get(told.to, ""):
            return Age(Old.NEWER, safe, "" if safe else "not-durable", to=to)
        return Age(to=to)

    def _all_durable(self, file: Path, size: int) -> bool:
        """Whether every change in it is here, the very same, and in the oldest backup that is kept."""
        if size > MOST_COMPARED:
            return False
        home, register = self.home, self.register

        def trusted(claim: bundle.SenderClaim) -> bytes | None:
            entry = register.device(claim.sender) if register else None
            return entry.key if entry else None

        try:
            with (
                bundle.open_bundle(
                    file, spool_dir=home.folder / "spool", identities=home.ring.identities, trusted=trusted
                ) as came,
                home.engine.connect() as conn,
            ):
                if any(not home.blobs.has(sha256) for sha256 in came.blobs()) or came.parts():
                    return False
                return all(
                    self._is_durable(conn, line)
                    for kind in ("ops", "returned")
                    for line in came.iter_records(kind, _op)
                )
        except (UserError, EnvironmentFault):
            return False

    def _is_durable(self, conn: Connection, line: OpLine) -> bool:
        if line.seq > self.durable.get((line.device, line.chain), 0):
            return False
        found = conn.exec_driver_sql(
            "SELECT hash FROM op WHERE device = ? AND chain = ? AND seq = ?", (line.device, line.chain, line.seq)
        ).scalar()
        return found is not None and bytes(found) == line.hash


def newest_taken(conn: Connection) -> dict[str, str]:
    """By sender, when the newest of its bundles was taken in here."""
    found = conn.exec_driver_sql("SELECT device, max(at) FROM exchange WHERE direction = 'in' GROUP BY device")
    return {str(device): str(at) for device, at in found}
