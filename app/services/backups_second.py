"""The second place of the backups (nơi sao lưu thứ hai): another disk or a stick, so that no fire takes all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import backup
from app.backup import KEPT, SUFFIX, BackedUp
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.progress import QUIET, Progress

_PLACE, _AT = "backup.second-place", "backup.second-at"


@dataclass(frozen=True, slots=True)
class Second:
    """Where copies go besides. ``there``: the folder can be reached now (the stick is in); ``at``: the last copy, ISO
    in UTC, empty if there is none."""

    folder: Path
    there: bool
    at: str


@dataclass(frozen=True, slots=True)
class Twice:
    """What one press made: the backup beside the records, and its copy in the second place if that was there."""

    here: BackedUp
    second: BackedUp | None


def second_place(home: Home) -> Second | None:
    """The second place, if one was chosen."""
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT key, value FROM remembered WHERE key IN (?, ?)", (_PLACE, _AT))
        kept = {str(key): str(value) for key, value in rows}
    if _PLACE not in kept:
        return None
    folder = Path(kept[_PLACE])
    return Second(folder, folder.is_dir(), kept.get(_AT, ""))


def choose_second_place(home: Home, folder: Path | None) -> None:
    """Keep copies in ``folder`` from now on; None ends that. What lies there stays.

    Raises:
        UserError("permission.action"), UserError("file.not-found", file),
        UserError("backup.same-place"): it lies inside the records themselves.
    """
    home.require(Action.BACK_UP)
    if folder is not None:
        if not folder.is_dir():
            raise UserError("file.not-found", file=str(folder))
        if folder.resolve().is_relative_to(home.folder.resolve()):
            raise UserError("backup.same-place")
    with home.noting() as conn:
        conn.exec_driver_sql("DELETE FROM remembered WHERE key IN (?, ?)", (_PLACE, _AT))
        if folder is not None:
            conn.exec_driver_sql("INSERT INTO remembered (key, value) VALUES (?, ?)", (_PLACE, str(folder.resolve())))


def back_up_twice(home: Home, *, progress: Progress = QUIET) -> Twice:
    """A backup beside the records and, where it can be reached, one in the second place; there too the newest five
    are kept.

    Raises:
        UserError("permission.action"); EnvironmentFault: the disk or the stick; what was made before stays. Cancelled.
    """
    home.require(Action.BACK_UP)
    here = backup.back_up_by_itself(home, progress=progress)
    home.log("backup")
    place = second_place(home)
    if place is None or not place.there:
        return Twice(here, None)
    made = backup.write(home, place.folder / here.path.name.replace(SUFFIX, f"-2{SUFFIX}"), progress=progress)
    with home.noting() as conn:
        conn.exec_driver_sql(
            "INSERT INTO remembered (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_AT, made.at),
        )
        rows = conn.exec_driver_sql("SELECT path FROM backup WHERE kept = 1 ORDER BY at DESC, id DESC").fetchall()
        copies = [path for (text,) in rows if (path := Path(str(text))).parent == place.folder]
        for old in copies[KEPT:]:
            old.unlink(missing_ok=True)
            conn.exec_driver_sql("UPDATE backup SET kept = 0 WHERE path = ?", (str(old),))
    return Twice(here, made)
