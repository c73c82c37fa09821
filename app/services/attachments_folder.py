"""The folder into which a scanner writes (thư mục máy quét): new files are offered, taken in, and then not left lying
there in plain.

A scanner writes slowly: a file is offered when two looks apart found it alike and it opens. It is deleted only after it
was stored, read back whole, and found to be still the file that was read; what cannot be deleted is told. Deleting
takes the name away, as any program does it; on a medium that keeps old blocks they can be brought back with effort.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.changes import Done
from app.errors import EnvironmentFault, HosoError, UserError
from app.home import Home
from app.intake import scans
from app.models import remembering
from app.progress import QUIET, Progress
from app.services.attachments import Attached, Picked, attach_all

FOLDER_KEY, DELETE_KEY = "scanner.folder", "scanner.delete"
ENDINGS = frozenset({".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".webp", ".pdf", ".heic"})
STILL_SECONDS = 2.0
"""So long must nothing have changed in a file before it counts as written to its end."""
MOST_OFFERED = 200
MOST_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class Sight:
    """One file as a look found it: size, time of change, and since when (seconds of a monotonic clock) it is so."""

    size: int
    changed: int
    since: float


@dataclass(frozen=True, slots=True)
class Look:
    """What lies in the folder. ``ready``: written to their end, oldest first; ``growing``: how many are still written;
    ``there`` is False while the folder is not (the stick was pulled); ``more``: how many beyond those listed."""

    ready: tuple[Path, ...] = ()
    growing: int = 0
    there: bool = True
    more: int = 0
    sights: Mapping[Path, Sight] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """``left``: files that were stored but could not be deleted from the folder, or changed meanwhile."""

    attached: tuple[Attached, ...]
    deleted: int
    left: tuple[str, ...]


def chosen(home: Home) -> Path | None:
    """The scanner's folder, as this machine remembers it."""
    with home.engine.connect() as conn:
        kept = remembering.get(conn, FOLDER_KEY)
    return Path(kept) if kept else None


def choose(home: Home, folder: Path | None) -> None:
    """Remember another folder, or none.

    Raises:
        UserError("folder.of-the-program"): the program's own folder, or one in it.
        UserError("folder.missing").
    """
    if folder is not None:
        if not folder.is_dir():
            raise UserError("folder.missing", file=str(folder))
        if folder.resolve().is_relative_to(home.folder.resolve()):
            raise UserError("folder.of-the-program", file=str(folder))
    with home.noting() as conn:
        if folder is None:
            remembering.forget(conn, FOLDER_KEY)
        else:
            remembering.put(conn, FOLDER_KEY, str(folder))


def deletes(home: Home) -> bool | None:
    """Whether files are deleted from the folder once they are kept; None while nobody was asked."""
    with home.engine.connect() as conn:
        return {"yes": True, "no": False}.get(remembering.get(conn, DELETE_KEY) or "")


def decide_deleting(home: Home, delete: bool) -> None:
    """Remember the answer on this machine."""
    with home.noting() as conn:
        remembering.put(conn, DELETE_KEY, "yes" if delete else "no")


def look(folder: Path, before: Look | None = None, *, now: float | None = None) -> Look:
    """Look into the folder again; ``before`` is the last look. Touches no database: run it off the database thread."""
    moment = time.monotonic() if now is None else now
    known = before.sights if before is not None else {}
    try:
        files = [
            path for path in _some(folder) if path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~"))
        ]
        sights = {path: sight for path in files if (sight := _sight(path, known.get(path), moment)) is not None}
    except OSError:
        return Look(there=False)
    still = [path for path, sight in sights.items() if moment - sight.since >= STILL_SECONDS]
    known_ready = set(before.ready) if before is not None else set()
    ready = [path for path in still if path in known_ready or _opens(path, sights[path].size)]
    ready.sort(key=lambda path: (sights[path].changed, path.name))
    return Look(
        tuple(ready[:MOST_OFFERED]),
        len(sights) - len(ready),
        more=max(0, len(ready) - MOST_OFFERED),
        sights=sights,
    )


def take_in(
    home: Home,
    resident_id: str,
    picked: Sequence[Picked],
    *,
    case_id: str | None = None,
    evidence_id: str | None = None,
    delete: bool = False,
    progress: Progress = QUIET,
) -> Done[TakenIn]:
    """Attach files of the folder as scans of one paper; with ``delete`` they are then removed from it.

    Raises: as :func:`app.services.attachments.attach_all`; then every file still lies in the folder.
    """
    before = {each.source: _mark(each.source) for each in picked if isinstance(each.source, Path)}
    done = attach_all(home, resident_id, picked, case_id=case_id, evidence_id=evidence_id, progress=progress)
    if not delete:
        return Done(TakenIn(done.value, 0, ()), done.changes)
    deleted, left = 0, []
    for each, attached in zip(picked, done.value, strict=True):
        if not isinstance(each.source, Path):
            continue
        if _is_kept(home, attached.sha256) and _gone(each.source, before[each.source]):
            deleted += 1
        else:
            left.append(scans.name_of(each.source))
    return Done(TakenIn(done.value, deleted, tuple(left)), done.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _some(folder: Path) -> list[Path]:
    """Files of the folder, a bounded number: somebody may choose a folder of a whole office."""
    found: list[Path] = []
    for path in folder.iterdir():
        found.append(path)
        if len(found) >= MOST_LOOKED_AT:
            break
    return found


def _sight(path: Path, known: Sight | None, moment: float) -> Sight | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    if not path.is_file() or path.is_symlink():
        return None
    if known is not None and (known.size, known.changed) == (stat.st_size, stat.st_mtime_ns):
        return known
    return Sight(stat.st_size, stat.st_mtime_ns, moment)


def _opens(path: Path, size: int) -> bool:
    """Whether the file has content and nobody holds it for writing, as far as the system tells (Windows does)."""
    if size == 0:
        return False
    try:
        with path.open("rb") as file:
            return bool(file.read(1))
    except OSError:
        return False


def _mark(path: Path) -> tuple[int, str] | None:
    try:
        data = scans.read_file(path)
    except HosoError:
        return None
    return len(data), hashlib.sha256(data).hexdigest()


def _is_kept(home: Home, sha256: str) -> bool:
    """Read the stored file back to its end: only then may the plain one go."""
    try:
        return bool(home.blobs.read(sha256))
    except (EnvironmentFault, UserError):
        return False


def _gone(path: Path, before: tuple[int, str] | None) -> bool:
    """Delete the file if it still is what was read."""
    if before is None or _mark(path) != before:
        return False
    try:
        path.unlink()
    except OSError:
        return False
    return not path.exists()
