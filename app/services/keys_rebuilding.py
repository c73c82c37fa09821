"""An office rebuilt from a backup (dựng lại văn phòng): what has to be done, in which order, and how far it is.

The backup holds what the office knew then. What it lost since, the laptops bring back: their own work, and what others
had sent (:mod:`app.sync.epochs`). Machines and accounts that were granted after the backup are in the register that
those laptops hold; a person takes them over from it: whoever has the lost office's disk may have signed there too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import rebuilt, state
from app.progress import QUIET, Progress
from app.security import trust
from app.sync import bundle, registry
from app.sync.bundle import SenderClaim
from app.sync.registry import Registry


@dataclass(frozen=True, slots=True)
class LaptopStep:
    """One laptop on its way back: ``told`` once a bundle was written for it, ``came`` once its own was taken in."""

    id: str
    no: int
    name: str
    told: bool
    came: bool


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """``since`` is when this office was first opened after the restore (ISO, UTC). ``new_keys``: its keys were made
    anew since; until then whoever has the lost machine can speak for the office."""

    since: str
    new_keys: bool
    laptops: tuple[LaptopStep, ...]

    @property
    def done(self) -> bool:
        return self.new_keys and all(each.came for each in self.laptops)


@dataclass(frozen=True, slots=True)
class Lost:
    """What a laptop's register knows and this office does not."""

    sender: str
    machines: tuple[str, ...]
    people: tuple[str, ...]


def rebuilding(home: Home) -> Rebuilding | None:
    """How far the rebuilding is; None if this office was never restored."""
    with home.engine.connect() as conn:
        since = rebuilt.since(conn)
        register = registry.current(conn)
        if not since or register is None or not home.is_office:
            return None
        told, came = (rebuilt.exchanged(conn, direction) for direction in ("out", "in"))
        new_keys = rebuilt.has_new_keys(conn)
    laptops = (entry for entry in register.devices if entry.side == "field" and not entry.revoked)
    steps = (LaptopStep(each.id, each.no, each.name, each.id in told, each.id in came) for each in laptops)
    return Rebuilding(since, new_keys, tuple(steps))


def look_back(home: Home, file: Path, *, progress: Progress = QUIET) -> Lost:
    """Which machines and people a laptop's bundle knows that this office does not; nothing is kept.

    Raises:
        UserError("keys.nothing-lost", file): it knows no more; take the bundle in as usual.
        The refusals of :mod:`app.sync.bundle`.
    """
    with home.engine.connect() as conn, _lost(home, conn, file, progress) as (sender, theirs):
        ours = registry.current(conn) or refuse("registry.missing")
        machines = tuple(e.name for e in theirs.devices if ours.device(e.id) is None)
        people = tuple(e.name for e in theirs.accounts if ours.account(e.id) is None)
        return Lost(sender, machines, people)


def take_back(home: Home, file: Path, *, progress: Progress = QUIET) -> Done[Lost]:
    """Take over from a laptop's register what this office lost (nhận lại sổ máy). The bundle itself is imported next.

    Raises:
        UserError("permission.action"), UserError("keys.missing"); as :func:`look_back`.
    """
    home.require(Action.RESTORE)
    office = home.ring.office or refuse("keys.missing")
    told = look_back(home, file, progress=progress)
    with home.noting() as conn, _lost(home, conn, file, progress) as (_, theirs):
        registry.continued(conn, office, bytes.fromhex(state.get(conn, "root")), **registry.joined(conn, theirs))
    home.log("register-taken-back", why=told.sender)
    return Done(told)


@contextmanager
def _lost(home: Home, conn: Connection, file: Path, progress: Progress) -> Iterator[tuple[str, Registry]]:
    """The name of a bundle's sender and the register it brings, which this commune's root vouches for."""
    root = bytes.fromhex(state.get(conn, "root"))
    found: list[tuple[str, Registry]] = []

    def trusted(claim: SenderClaim) -> bytes | None:
        paper = claim.papers.get("registry") or refuse("keys.nothing-lost", file=file.name)
        theirs = registry.goes_beyond(conn, paper, root) or refuse("keys.nothing-lost", file=file.name)
        entry = theirs.device(claim.sender)
        if entry is None or entry.revoked:
            raise UserError("bundle.unknown-device", file=file.name, sender=claim.sender)
        found.append((entry.name, theirs))
        return entry.key

    with bundle.open_bundle(
        file,
        spool_dir=home.folder / "spool",
        identities=home.ring.identities,
        trusted=trusted,
        root=trust.fingerprint(root),
        device=home.device,
        progress=progress,
    ):
        yield found[-1]
