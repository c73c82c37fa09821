"""A consistent copy of an encrypted database while it is in use, reading one back, and leaving nothing between the
lines of the database itself."""

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


def scrub(engine: Engine) -> None:
    """Leave nothing of deleted content in the file: the search index is made anew, the database is written anew
    without free pages, and the write-ahead log is emptied.

    Raises:
        EnvironmentFault: the disk is full, or somebody is reading.
    """
    with faults(), engine.execution_options(writing=True).begin() as conn:
        conn.exec_driver_sql("INSERT INTO lookup_words (lookup_words) VALUES ('rebuild')")
    with faults(), engine.execution_options(isolation_level="AUTOCOMMIT").connect() as conn:
        driver = cast(Any, conn.connection.dbapi_connection)
        driver.execute("VACUUM")
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
