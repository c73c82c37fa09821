"""Backups (sao lưu) as people ask for them; how they are made and read stands in :mod:`app.backup`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app import backup
from app.backup import BackedUp, Kept, Manifest
from app.domain.permissions import Action
from app.home import Home
from app.progress import QUIET, Progress

__all__ = [
    "SUFFIX", "BackedUp", "Kept", "Manifest", "back_up", "back_up_by_itself", "drill", "kept", "last", "let_go", "look",
    "restore", "verify",
]  # fmt: skip

SUFFIX = backup.SUFFIX
"""How the name of a backup ends."""


def back_up(home: Home, out: Path, *, progress: Progress = QUIET) -> BackedUp:
    """Write everything that this home holds into one file and read it back.

    Raises:
        UserError("permission.action"); EnvironmentFault: the disk; nothing is left at ``out``.
    """
    home.require(Action.BACK_UP)
    made = backup.write(home, out, progress=progress)
    home.log("backup")
    return made


def back_up_by_itself(home: Home, *, progress: Progress = QUIET) -> BackedUp:
    """See :func:`app.backup.back_up_by_itself`."""
    return backup.back_up_by_itself(home, progress=progress)


def last(home: Home) -> BackedUp | None:
    """The newest backup that is kept, if its file is still there."""
    return backup.last(home)


def kept(home: Home) -> tuple[Kept, ...]:
    """The backups that count as kept, the newest first: see :func:`app.backup.kept`."""
    return backup.kept(home)


def let_go(home: Home, keys: Sequence[str]) -> int:
    """These are kept no longer, and their files deleted where they can be reached. Laptops may then let go of what the
    oldest of the others holds, so none of these is to be restored from any more. Says how many.

    Raises:
        UserError("permission.action"), and as :func:`app.backup.let_go`; those before are gone then.
    """
    home.require(Action.BACK_UP)
    for key in keys:
        backup.let_go(home, key)
        home.log("backup", why="let-go")
    return len(keys)


def look(file: Path) -> Manifest:
    """What a backup says it holds. Raises: UserError("backup.not-a-backup"), UserError("backup.damaged")."""
    return backup.look(file)


def verify(file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Read a backup through to its last byte. Raises as :func:`look`."""
    return backup.verify(file, progress=progress)


def restore(folder: Path, file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Lay a backup out as a home in an empty folder. Raises as :func:`app.backup.restore`."""
    return backup.restore(folder, file, progress=progress)


def drill(home: Home, file: Path, *, progress: Progress = QUIET) -> Manifest:
    """Try a restore without touching anything. Raises as :func:`app.backup.drill`."""
    return backup.drill(home, file, progress=progress)
