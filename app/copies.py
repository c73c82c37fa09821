"""The backups that the office makes by itself around an import, here and in a second place (nơi sao lưu thứ hai).

Before an import there must be one that holds all that was there; one that does already is not made again. The one made
after it also goes to the second place, if that can be reached. Where it cannot, the office is reminded each day.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app import backup
from app.backup import SUFFIX, BackedUp
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models import remembering
from app.progress import QUIET, Progress
from app.storage import PIECE, atomic_write, faults
from app.sync import acks
from app.sync.acks import BackupHeads

PLACE, AT = "backup.second-place", "backup.second-at"
_SINCE, _LATER = "backup.second-missed", "backup.second-later"


@dataclass(frozen=True, slots=True)
class Second:
    """Where copies go besides. ``there``: the folder can be reached now (the stick is in); ``at``: the last copy, ISO
    in UTC, empty if there is none."""

    folder: Path
    there: bool
    at: str


@dataclass(frozen=True, slots=True)
class Copied:
    """The backups around an import; None where the disk refused one. ``before`` holds what was there, ``made``: for
    this import; ``second`` is the copy in the second place."""

    before: Path | None = None
    made: bool = False
    after: Path | None = None
    second: Path | None = None


class Lack(StrEnum):
    """Why there is no copy in a second place."""

    UNCHOSEN = "unchosen"
    """Nobody has chosen one."""
    AWAY = "away"
    """The folder cannot be reached: the stick or the disk is not in."""
    FAILED = "failed"
    """It can be reached, and did not take the last copy."""


@dataclass(frozen=True, slots=True)
class Nag:
    """The second place is missing: ``since`` when (ISO, UTC), and which folder, if one was chosen."""

    lack: Lack
    since: str
    folder: Path | None = None


def second_place(home: Home) -> Second | None:
    """The second place, if one was chosen."""
    with home.engine.connect() as conn:
        folder = remembering.get(conn, PLACE)
        at = remembering.get(conn, AT) or ""
    return None if folder is None else Second(Path(folder), Path(folder).is_dir(), at)


def copy_to_second(home: Home, made: BackedUp, *, progress: Progress = QUIET) -> BackedUp | None:
    """Copy a backup that was just made and read back to the second place, and read it back there; as many stay as
    beside the records. None if there is no such place, or it cannot be reached.

    Raises:
        EnvironmentFault: the disk or the stick; what was made before stays. Cancelled.
    """
    place = second_place(home)
    if place is None or not place.there:
        _missed(home)
        return None
    target = place.folder / made.path.name.replace(SUFFIX, f"-2{SUFFIX}")
    with home.engine.connect() as conn:
        heads = conn.exec_driver_sql("SELECT heads FROM backup WHERE path = ?", (str(made.path.resolve()),)).scalar()
    try:
        with backup.entered(home, target, made.at, str(heads)):
            with faults(made.path), open(made.path, "rb") as source, atomic_write(target, private=True) as out:
                while piece := source.read(PIECE):
                    progress.tick("backup.second", source.tell(), made.size)
                    out.write(piece)
            with backup.whole_or_gone(target):
                backup.verify(target, progress=progress)
    except (EnvironmentFault, UserError):
        _missed(home)
        raise
    with home.noting() as conn:
        remembering.put(conn, AT, made.at)
        for key in (_SINCE, _LATER):
            remembering.forget(conn, key)
    with suppress(EnvironmentFault):
        backup.tidy(home, place.folder)
    return replace(made, path=target)


# Around an import ----------------------------------------------------------------------------------------------


def before_import(home: Home, *, progress: Progress = QUIET) -> Copied:
    """A backup with all that is here, made now unless the newest one holds it. That the disk refuses stops nothing."""
    there = _holds_all(home)
    if there is not None:
        return Copied(before=there)
    try:
        return Copied(before=backup.back_up_by_itself(home, progress=progress).path, made=True)
    except EnvironmentFault:
        return Copied()


def after_import(home: Home, copied: Copied, *, progress: Progress = QUIET) -> Copied:
    """The backup after it, and its copy. That the disk or the stick refuses is said, and undoes nothing."""
    try:
        made = backup.back_up_by_itself(home, progress=progress)
    except EnvironmentFault:
        return copied
    second = None
    with suppress(EnvironmentFault, UserError):
        second = copy_to_second(home, made, progress=progress)
    return replace(copied, after=made.path, second=second.path if second else None)


def _holds_all(home: Home) -> Path | None:
    """The newest backup beside the records that was read back, if the journal has not moved since."""
    with home.engine.connect() as conn:
        now = _heads(acks.heads_for_backup(conn))
        found = conn.exec_driver_sql(
            "SELECT path, heads FROM backup WHERE kept = 1 AND verified = 1 ORDER BY at DESC, id DESC"
        ).fetchall()
    beside = (home.folder / "backups").resolve()
    held = (Path(str(path)) for path, heads in found if _heads(heads) == now)
    return next((file for file in held if file.parent == beside and file.is_file()), None)


def _heads(text: str) -> BackupHeads:
    return msgspec.json.decode(text, type=BackupHeads)


# Reminding -----------------------------------------------------------------------------------------------------


def nag(home: Home) -> Nag | None:
    """What a person is to be told of the second place today; None if nothing is wrong, or it was put off."""
    with home.engine.connect() as conn:
        later = remembering.get(conn, _LATER)
    return None if later is not None and home.today.isoformat() < later else lacking(home)


def lacking(home: Home) -> Nag | None:
    """What is wrong with the second place; None if nothing is."""
    if not home.is_office:
        return None
    place = second_place(home)
    with home.engine.connect() as conn:
        since = remembering.get(conn, _SINCE) or ""
        begun = _first_change(conn)
    if place is None:
        return Nag(Lack.UNCHOSEN, begun) if begun else None
    if not place.there:
        return Nag(Lack.AWAY, place.at or since or begun, place.folder)
    return Nag(Lack.FAILED, since, place.folder) if since else None


def put_off(home: Home) -> None:
    """Be quiet until tomorrow; not for ever."""
    with home.noting() as conn:
        remembering.put(conn, _LATER, (home.today + timedelta(days=1)).isoformat())


def _missed(home: Home) -> None:
    with home.noting() as conn:
        if remembering.get(conn, _SINCE) is None:
            remembering.put(conn, _SINCE, home.now)


def _first_change(conn: Connection) -> str:
    """When there was something to lose for the first time: the first change of this home."""
    return str(conn.exec_driver_sql("SELECT min(at) FROM op WHERE lsn <= 20").scalar() or "")
