"""Bringing a home's database to this program's version: one transaction, after a backup, checked afterwards.

Alembic costs a fifth of a cold start, so it is imported only when there is something to migrate: the newest revision is
known from the names of the files, ``v<revision>_<what>.py``.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Engine

from app.errors import BugError, UserError
from app.models.journal import GATE, Gate, guard_statements

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

_SCRIPTS = Path(__file__).with_name("migrations")


def scripts() -> ScriptDirectory:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def current(conn: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    there = conn.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    found = conn.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if there else None
    return None if found is None else str(found)


def head() -> str:
    """The newest revision that this program knows."""
    revisions = [path.name[1:].partition("_")[0] for path in (_SCRIPTS / "versions").glob("v*_*.py")]
    if not revisions:
        raise BugError("migrations.none")
    return max(revisions)


def upgrade(engine: Engine, file: Path) -> bool:
    """Migrate to the newest revision; says whether there was anything to do.

    Before an existing database is touched, a copy of it lies beside it as ``data.db.before-<revision>``. A fault
    rolls everything back.

    Raises:
        UserError("database.newer-than-program"): a later program has written this database.
    """
    with engine.connect() as conn:
        at = current(conn)
    if at == head():
        return False
    known = scripts()
    if at is not None and at not in {script.revision for script in known.walk_revisions()}:
        raise UserError("database.newer-than-program", revision=at)
    if at is not None:
        keep_copy(engine, file, file.with_name(f"{file.name}.before-{head()}"))
    _run(engine, known)
    return True


def _run(engine: Engine, known: ScriptDirectory) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with engine.connect().execution_options(writing=True) as conn:
        cast(Any, conn.connection.dbapi_connection).execute("PRAGMA foreign_keys = OFF")
        gate: Gate = conn.info[GATE]
        gate.open = True
        try:
            context = MigrationContext.configure(
                conn, opts={"fn": lambda rev, _: known._upgrade_revs("head", rev), "transactional_ddl": False}
            )
            with Operations.context(context):
                context.run_migrations()
            for statement in guard_statements():
                conn.exec_driver_sql(statement)
            broken = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise BugError("migrations.broken-reference", tables=sorted({row[0] for row in broken}))
            conn.commit()
        finally:
            gate.open = False
    engine.dispose()


def keep_copy(engine: Engine, file: Path, target: Path) -> None:
    """A copy of the closed database file, with everything in the write-ahead log folded in first."""
    with engine.connect() as conn:
        conn.rollback()
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()
    engine.dispose()
    shutil.copyfile(file, target)
