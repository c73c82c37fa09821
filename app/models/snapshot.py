"""A consistent copy of an encrypted database while it is in use, and reading one back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine

from app.errors import EnvironmentFault
from app.models.engine import connect
from app.models.faults import faults
from app.storage import faults as disk_faults

PAGES = 2000


def copy_to(engine: Engine, key: bytes, target: Path) -> None:
    """Write a copy of the database, under the same key. A copy that was cut short is taken away.

    Raises:
        EnvironmentFault: the disk.
    """
    try:
        with faults(), disk_faults(target), engine.connect() as conn:
            copy = connect(target, key)
            try:
                cast(Any, conn.connection.dbapi_connection).backup(copy, pages=PAGES)
            finally:
                copy.close()
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def read_back(file: Path, key: bytes) -> None:
    """Check every page of a copy.

    Raises:
        EnvironmentFault("disk.read-back", file): it is not what was written.
    """
    copy = connect(file, key)
    try:
        bad = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        good = copy.execute("PRAGMA integrity_check").fetchall()
    except Exception as fault:
        raise EnvironmentFault("disk.read-back", file=file.name) from fault
    finally:
        copy.close()
    if bad or [row[0] for row in good] != ["ok"]:
        raise EnvironmentFault("disk.read-back", file=file.name)
