"""Looking at bundles without taking them in, and the small look-ups that scripts need."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.domain import names
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import state
from app.progress import QUIET, Progress
from app.security import trust
from app.sync import bundle, conflicts, registry
from app.sync.bundle import Inspection, SenderClaim
from app.sync.conflicts import Choice
from app.sync.envelope import Manifest


def is_granted(home: Home) -> bool:
    """Whether the office has entered this machine into the register."""
    with home.engine.connect() as conn:
        return registry.newest(conn) is not None


def inspect(home: Home, file: Path, *, progress: Progress = QUIET) -> Inspection:
    """What a bundle for this machine says of itself. Its sections are whole; who signed it was not checked.

    Raises: the refusals of :mod:`app.sync.bundle`.
    """
    return bundle.inspect(file, home.ring.identities, progress)


def verify(home: Home, file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Read a bundle to its last byte, with signature and every line, and keep nothing.

    Raises: the refusals of :mod:`app.sync.bundle`; UserError("device.not-granted").
    """
    with home.engine.connect() as conn:
        register = registry.current(conn) or refuse("device.not-granted")
        root = bytes.fromhex(state.get(conn, "root"))

    def trusted(claim: SenderClaim) -> bytes | None:
        entry = register.device(claim.sender)
        return entry.key if entry is not None and not entry.revoked else None

    with bundle.open_bundle(
        file,
        spool_dir=home.folder / "spool",
        identities=home.ring.identities,
        trusted=trusted,
        root=trust.fingerprint(root),
        device=home.device,
        progress=progress,
    ) as came:
        came.check_contents(progress)
        return came.manifest


def areas_named(home: Home, wanted: Sequence[str]) -> list[str]:
    """The ids of areas given by id or by name, however typed.

    Raises:
        UserError("area.elsewhere", id): none or several are called so.
    """
    with home.engine.connect() as conn:
        known = [(str(i), str(n)) for i, n in conn.exec_driver_sql("SELECT id, name FROM area WHERE gone IS NULL")]
    found = []
    for text in wanted:
        folded = names.fold(text)
        hits = [area for area, name in known if text == area or names.fold(name) == folded]
        if len(hits) != 1:
            raise UserError("area.elsewhere", id=text)
        found.append(hits[0])
    return found


def resolve(home: Home, conflict_id: str, choice: str, value: str | None) -> None:
    """Settle a conflict from a script; ``value`` is the field's JSON.

    Raises:
        UserError("permission.action"), UserError("conflict.gone"), UserError("conflict.value-malformed").
    """
    home.require(Action.RESOLVE_CONFLICT)
    try:
        wire = None if value is None else msgspec.json.decode(value)
    except msgspec.DecodeError as fault:
        raise UserError("conflict.value-malformed", detail=str(fault)) from fault
    with home.writing() as w:
        try:
            conflicts.resolve(w, conflict_id, Choice(choice), wire)
        except msgspec.ValidationError as fault:
            raise UserError("conflict.value-malformed", detail=str(fault)) from fault
