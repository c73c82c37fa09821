"""What erasing still has to do once it is in the journal (dọn sau khi xóa hẳn): files, set-aside bundles, old copies of
the database, free pages, and backups, of which new ones take the place before the old go.

Each part can be repeated: a kill, a full disk or a stick that is not there leaves the rest for the next time. Bundles
in quarantine that hold something erased are deleted, not rewritten: they carry their laptop's signature, and what was
in them has come again by another chain. What lies on sticks is out of reach; people are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection

from app import backup
from app.backup import SUFFIX
from app.domain.ids import new_id
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models import erased, snapshot
from app.models.engine import DATABASE
from app.models.erased import Erased, Pending
from app.models.ops import OpLine, decode_body
from app.progress import QUIET, Progress
from app.storage import faults
from app.sync import bundle, leaving, registry

ASIDE = "quarantine"
"""The folder of a home where bundles lie that contradict what their laptop sent before."""

_op = msgspec.json.Decoder(OpLine).decode


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What went. ``left``: backups that cannot be reached now (a stick, a disk): they go when they are."""

    files: int = 0
    bundles: int = 0
    backups: int = 0
    left: tuple[Path, ...] = ()


def is_pending(home: Home) -> bool:
    """Whether something is still to be done."""
    with home.engine.connect() as conn:
        return erased.pending(conn) is not None


def finish(home: Home, *, progress: Progress = QUIET) -> Cleaned:
    """Do what is left to do; nothing if there is nothing.

    Raises:
        EnvironmentFault: the disk; what was done stays done, and the rest is done the next time. Cancelled, likewise.
    """
    with home.engine.connect() as conn:
        todo = erased.pending(conn)
    if todo is None:
        return Cleaned()
    progress.tick("erase.files", 0)
    for sha256 in todo.blobs:
        home.blobs.remove(sha256)
    bundles = _bundles(home, todo, progress)
    for copy in home.folder.glob(f"{DATABASE}.before-*"):
        with faults(copy):
            copy.unlink(missing_ok=True)
    progress.tick("erase.pages", 0)
    snapshot.scrub(home.engine)
    replaced, left = _backups(home, todo, progress)
    with home.noting() as conn:
        waiting = tuple(each for each, _ in left)
        erased.keep_pending(conn, Pending((), waiting) if waiting else None)
    return Cleaned(len(todo.blobs), bundles, replaced, tuple(path for _, path in left))


def _bundles(home: Home, todo: Pending, progress: Progress) -> int:
    """Delete what was set aside of bundles that hold something erased, or cannot be read to their end."""
    with home.engine.connect() as conn:
        gone, register = Erased.load(conn), registry.current(conn)
    count = 0
    for file in progress.over(sorted((home.folder / ASIDE).glob("*")), "erase.bundles", every=1):
        if _holds_any(home, file, gone, set(todo.blobs), register, progress):
            with faults(file):
                file.unlink(missing_ok=True)
            count += 1
    return count


def _holds_any(
    home: Home, file: Path, gone: Erased, blobs: set[str], register: registry.Registry | None, progress: Progress
) -> bool:
    def trusted(claim: bundle.SenderClaim) -> bytes | None:
        entry = register.device(claim.sender) if register else None
        return entry.key if entry else None

    try:
        with bundle.open_bundle(
            file,
            spool_dir=home.folder / "spool",
            identities=home.ring.identities,
            trusted=trusted,
            progress=progress,
        ) as held:
            if blobs & held.blobs().keys():
                return True
            lines = (line for kind in ("ops", "returned") for line in held.iter_lines(kind, _op))
            return any(gone.covers(line) or _names_a_field(line, gone) for line in lines)
    except UserError:
        return True


def _names_a_field(line: OpLine, gone: Erased) -> bool:
    names = gone.fields.get((line.entity, line.row), {})
    if not names or line.content is None:
        return False
    fields = decode_body(line.content).fields
    return any(fields.get(name) is not None for name in names)


# Backups -------------------------------------------------------------------------------------------------------


def _backups(home: Home, todo: Pending, progress: Progress) -> tuple[int, list[tuple[str, Path]]]:
    """In each place where an older backup lies a new one is written and read back, before the older go: so the oldest
    kept backup never holds less than laptops were told. Says how many went, and which could not be reached."""
    with home.engine.connect() as conn:
        old = _kept(conn, todo.backups)
        paths = conn.exec_driver_sql("SELECT id, path FROM backup WHERE kept = 1").fetchall()
    later = {Path(str(path)).name for key, path in paths if key not in todo.backups}
    own = home.folder / "backups"
    places = {own: [file for file in sorted(own.glob(f"*{SUFFIX}")) if file.name not in later]}
    left = []
    for key, path in old:
        if not path.parent.is_dir():
            left.append((key, path))
        elif path.parent.resolve() != own.resolve():
            places.setdefault(path.parent, []).append(path)
    count = 0
    for place, files in places.items():
        there = [file for file in files if file.is_file()]
        if there:
            stamp = home.now.replace(":", "").replace("-", "")
            backup.write(home, place / f"{stamp}-{new_id()[-6:]}{SUFFIX}", progress=progress)
        for file in there:
            with faults(file):
                file.unlink(missing_ok=True)
            count += 1
    waiting = {key for key, _ in left}
    with home.noting() as conn:
        for key, _ in old:
            if key not in waiting:
                conn.exec_driver_sql("UPDATE backup SET kept = 0 WHERE id = ?", (key,))
    return count, left


def _kept(conn: Connection, ids: tuple[str, ...]) -> list[tuple[str, Path]]:
    found: list[Any] = []
    for each in ids:
        found += conn.exec_driver_sql("SELECT id, path FROM backup WHERE id = ? AND kept = 1", (each,)).fetchall()
    return [(str(key), Path(str(path))) for key, path in found]


def finish_if_possible(home: Home) -> None:
    """At opening, and after an exchange: what the disk refuses now waits, and ``hoso doctor`` says so. Also the files
    of what left a laptop's scope."""
    try:
        _let_go_of_what_left(home)
        finish(home)
    except (EnvironmentFault, UserError):
        return


def _let_go_of_what_left(home: Home) -> None:
    """The files of what left this laptop's scope (:mod:`app.sync.leaving`), with their small pictures."""
    with home.engine.connect() as conn:
        gone = leaving.files_to_remove(conn)
    if gone:
        for sha256 in gone:
            home.blobs.remove(sha256)
            home.blobs.drop_pieces(sha256)
        with home.noting() as conn:
            leaving.files_removed(conn)
