"""The second place of the backups (nơi sao lưu thứ hai): another disk or a stick, so that no fire takes all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import backup, copies
from app.backup import BackedUp
from app.copies import AT, PLACE
from app.copies import Lack as Lack
from app.copies import Nag as Nag
from app.copies import Second as Second
from app.domain.permissions import Action
from app.errors import UserError
from app.home import Home
from app.models import remembering
from app.progress import QUIET, Progress


@dataclass(frozen=True, slots=True)
class Twice:
    """What one press made: the backup beside the records, and its copy in the second place if that was there."""

    here: BackedUp
    second: BackedUp | None


def second_place(home: Home) -> Second | None:
    """The second place, if one was chosen."""
    return copies.second_place(home)


def nag(home: Home) -> Nag | None:
    """What is wrong with the second place today; None if nothing is, or it was put off until tomorrow."""
    return copies.nag(home)


def lacking(home: Home) -> Nag | None:
    """What is wrong with the second place, also when it was put off; None if nothing is."""
    return copies.lacking(home)


def put_off(home: Home) -> None:
    """Say nothing of the missing second place until tomorrow. Raises: UserError("permission.action")."""
    home.require(Action.BACK_UP)
    copies.put_off(home)


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
        for key in (PLACE, AT):
            remembering.forget(conn, key)
        if folder is not None:
            remembering.put(conn, PLACE, str(folder.resolve()))


def back_up_twice(home: Home, *, progress: Progress = QUIET) -> Twice:
    """A backup beside the records and, where it can be reached, its copy in the second place; there too as many
    stay.

    Raises:
        UserError("permission.action"); EnvironmentFault: the disk or the stick; what was made before stays. Cancelled.
    """
    home.require(Action.BACK_UP)
    here = backup.back_up_by_itself(home, progress=progress)
    home.log("backup")
    return Twice(here, copies.copy_to_second(home, here, progress=progress))
