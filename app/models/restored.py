"""The mark on a home that was laid out from a backup and has not been opened since."""

from __future__ import annotations

from pathlib import Path

from app.storage import sync_folder

_MARK = "restored"


def mark(folder: Path) -> None:
    (folder / _MARK).touch()
    sync_folder(folder)


def is_marked(folder: Path) -> bool:
    return (folder / _MARK).exists()


def unmark(folder: Path) -> None:
    (folder / _MARK).unlink(missing_ok=True)
