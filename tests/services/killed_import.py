"""A process that dies while it writes a list: ``python -m tests.services.killed_import HOME ACCOUNT FILE PART``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import FIRST_ACCOUNT
from app.home import Home
from app.models import journal
from app.models.engine import DATABASE, open_engine
from app.models.journal import Edit
from app.models.state import Side, get
from app.security import device, vault
from app.security.files import BlobStore
from app.services import lists
from tests.services.homes import NOW, PASSPHRASE, the_pack


def reopened(folder: Path, account: str) -> Home:
    """The home of :func:`tests.services.homes.a_home`, opened by another process."""
    unlocked = vault.open_with(folder, account, PASSPHRASE)
    ring = device.KeyRing.generate(new_id(), office=True)
    engine = open_engine(folder / DATABASE, unlocked.database_key())
    with engine.connect() as conn:
        own = get(conn, "device")
    blobs = BlobStore(folder / "blobs", ring.home_identity, unlocked.blob_name_key())
    who = Account(account, "Nguyễn Thị Thử", FIRST_ACCOUNT)
    lock = FileLock(folder / "home.lock")
    return Home(folder, Side.OFFICE, own, engine, unlocked, ring, blobs, the_pack(), who, lock, lambda: NOW)


def main(folder: Path, account: str, file: Path, part: int) -> None:
    """Import ``file``, and die as soon as ``part`` edits lie in the database."""
    apply, done = journal.apply, 0

    def until_killed(*args: Any, **more: Any) -> None:
        nonlocal done
        edits: Sequence[Edit] = args[2]
        apply(*args, **more)
        done += len(edits)
        if done >= part:
            os._exit(9)

    journal.apply = until_killed
    lists.run(reopened(folder, account), file)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
