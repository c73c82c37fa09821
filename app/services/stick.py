"""What lies on a stick (USB): which files are ours, by what stands in them, never by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.progress import QUIET, Progress
from app.security import reset, strictjson, trust
from app.services.stick_clearing import FRESH as FRESH
from app.services.stick_clearing import Age as Age
from app.services.stick_clearing import Knowing
from app.services.stick_clearing import Old as Old
from app.storage import faults, read_bounded, sync_folder
from app.sync import bundle, enrolment, registry
from app.sync.enrolment import MAX_REQUEST
from app.sync.registry import Registry

DEPTH = 2
"""How deep folders are looked into."""
MOST = 300
MOST_READ = 200 * 1024 * 1024
"""Larger bundles are named without being opened."""
_SKIPPED = (".part",)


class Kind(StrEnum):
    BUNDLE = "bundle"
    REQUEST = "request"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Found:
    """One file of ours. ``about``: who sent it, as it says of itself and the register calls it; ``taken``: when this
    home took that bundle in before; ``trouble``: the code of why it cannot be used here, or empty; ``age``: whether it
    is needed still."""

    path: Path
    kind: Kind
    size: int
    modified: str
    about: str = ""
    made: str = ""
    taken: str | None = None
    own: bool = False
    trouble: str = ""
    age: Age = FRESH


@dataclass(frozen=True, slots=True)
class Cleared:
    """What was deleted, and what was left because it is needed, or could not be deleted."""

    gone: tuple[str, ...]
    left: tuple[str, ...]


def kind_of(file: Path) -> Kind | None:
    """What a file is, by its content; None if it is nothing of ours.

    Raises:
        EnvironmentFault, UserError: as :func:`app.storage.faults`.
    """
    if bundle.is_bundle(file):
        return Kind.BUNDLE
    with faults(file):
        size = file.stat().st_size
    if size > max(MAX_REQUEST, reset.MAX_FILE):
        return None
    raw = read_bounded(file, max(MAX_REQUEST, reset.MAX_FILE)) or b""
    with suppress(UserError):
        enrolment.read_request(raw)
        return Kind.REQUEST
    with suppress(UserError):
        reset.read_request(raw)
        return Kind.FORGOTTEN
    return None


def look(home: Home, folder: Path, *, progress: Progress = QUIET) -> list[Found]:
    """Our files in a folder and the folders in it, newest first. A file that cannot be read is passed over.

    Raises:
        EnvironmentFault, UserError("file.not-found"): the folder itself cannot be read.
    """
    with faults(folder):
        files = sorted(_files(folder, DEPTH), key=str)[:MOST]
    return _look_at(home, files, progress)


def clear(home: Home, files: Sequence[Path], *, progress: Progress = QUIET) -> Cleared:
    """Delete those of these files that are old and of which nothing would be lost: looked at again right before.

    Raises:
        EnvironmentFault: the stick; what was deleted before is gone.
    """
    gone = []
    for found in _look_at(home, files, progress):
        if found.age.old is not None and found.age.safe:
            with faults(found.path):
                found.path.unlink(missing_ok=True)
            gone.append(found.path)
    for file in {file.parent: file for file in gone}.values():
        with faults(file, begun=True):
            sync_folder(file.parent)
    names = {file.name for file in gone}
    return Cleared(tuple(sorted(names)), tuple(file.name for file in files if file not in gone))


def _look_at(home: Home, files: Sequence[Path], progress: Progress) -> list[Found]:
    with home.engine.connect() as conn:
        register = registry.current(conn)
        taken = {
            str(bundle_id): str(at)
            for bundle_id, at in conn.exec_driver_sql(
                "SELECT sha256, min(at) FROM exchange WHERE direction = 'in' GROUP BY sha256"
            )
        }
        knowing = Knowing.load(home, conn, register, taken)
    found = []
    for file in progress.over(files, "stick.look", len(files), every=1):
        with suppress(UserError, EnvironmentFault):
            kind = kind_of(file)
            if kind is not None:
                found.append(_describe(home, file, kind, register, knowing))
    return sorted(found, key=lambda each: each.modified, reverse=True)


def _files(folder: Path, depth: int) -> Iterator[Path]:
    for path in folder.iterdir():
        with suppress(OSError):
            if path.is_file() and path.suffix not in _SKIPPED:
                yield path
            elif depth > 1 and path.is_dir() and not path.is_symlink():
                yield from _files(path, depth - 1)


def _describe(home: Home, file: Path, kind: Kind, register: Registry | None, knowing: Knowing) -> Found:
    with faults(file):
        status = file.stat()
    modified = datetime.fromtimestamp(status.st_mtime, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    plain = Found(file, kind, status.st_size, modified)
    if kind is Kind.REQUEST:
        asked = enrolment.read_request(read_bounded(file, MAX_REQUEST) or b"")
        known = register is not None and register.device(asked.device) is not None
        about = f"{asked.machine} · {asked.person}"
        trouble, age = ("device.known", Age(Old.USED, home.is_office)) if known else ("", FRESH)
        return Found(file, kind, status.st_size, modified, about, trouble=trouble, age=age)
    if kind is Kind.FORGOTTEN:
        forgotten = reset.read_request(read_bounded(file, reset.MAX_FILE) or b"")
        machine = ""
        with suppress(strictjson.Malformed):
            signed = trust.read_envelope(forgotten.statement, limit=reset.MAX_FILE).signatures
            entry = register.device(signed[0].keyid) if register and signed else None
            machine = entry.name if entry else ""
        return Found(file, kind, status.st_size, modified, " · ".join(filter(None, (forgotten.name, machine))))
    if status.st_size > MOST_READ:
        return plain
    try:
        seen = bundle.inspect(file, home.ring.identities)
    except UserError as fault:
        age = FRESH
        if fault.code == "bundle.not-for-this-device":
            with home.engine.connect() as conn:
                age = knowing.of_ours(conn, file)
        return Found(file, kind, status.st_size, modified, trouble=fault.code, age=age)
    manifest = seen.manifest
    sender = register.device(manifest.sender) if register else None
    about = sender.name if sender else ""
    return Found(
        file,
        kind,
        status.st_size,
        modified,
        about,
        manifest.created,
        knowing.taken.get(manifest.bundle),
        manifest.sender == home.device,
        age=knowing.of_theirs(file, manifest, status.st_size),
    )
