"""What makes founding a home quick: most tests found one, and many of them three.

The newest schema is made by the migrations once in a process, and every further database is a copy of that one, page
by page under its own key: Alembic's way costs a sixth of a second of a core, the copy a hundredth. What the migrations
make is judged in ``tests/models/test_migrations.py``, which runs them, as every test does that starts the program. And
a slot of the vault that asked for no cost of its own gets the least one, a quarter of a second less at every opening.
"""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import sqlalchemy
from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache

from app.models import migrate
from app.models.engine import DATABASE, connect, open_engine
from app.security import vault
from app.security.vault_file import STANDARD, Kdf, Slot

CHEAP = Kdf(passes=1, memory_kib=8, lanes=1)
_made = vault.make_slot


def cheap_slot(*given: Any, kdf: Kdf = CHEAP, **named: Any) -> Slot:
    """As :func:`app.security.vault.make_slot`, where a person's passphrase would be guarded as in use."""
    return _made(*given, kdf=CHEAP if kdf == STANDARD else kdf, **named)


migrated = migrate.upgrade
"""As in use: every step run by Alembic."""


def upgrade(engine: Engine, file: Path) -> bool:
    """As :func:`app.models.migrate.upgrade`; only an empty database takes the short way."""
    with engine.connect() as conn:
        empty = conn.exec_driver_sql("SELECT 1 FROM sqlite_master").first() is None
    if not empty:
        return migrated(engine, file)
    raw = engine.raw_connection()
    try:
        _newest().backup(cast(Any, raw.driver_connection))
    finally:
        raw.close()
    engine.dispose()
    return True


_statements: LRUCache[Any, Any] = LRUCache(4000)
_dialects: dict[type[Dialect], Dialect] = {}


def sharing(engine: Engine) -> Engine:
    """Let ``engine`` take the statements that another one has compiled: each home has an engine of its own, and a test
    would compile most of its statements anew."""
    engine.dialect = _dialects.setdefault(type(engine.dialect), engine.dialect)
    engine._compiled_cache = _statements
    return engine


def create_engine(*given: Any, **named: Any) -> Engine:
    """As SQLAlchemy's, with statements compiled once in a process."""
    return sharing(sqlalchemy.create_engine(*given, **named))


@cache
def _newest() -> Any:
    """An open database that the migrations made, with nothing in it."""
    folder = TemporaryDirectory()
    file = Path(folder.name) / DATABASE
    engine = open_engine(file, bytes(32))
    migrated(engine, file)
    engine.dispose()
    made = connect(file, bytes(32))
    made.execute("VACUUM")
    atexit.register(folder.cleanup)
    atexit.register(made.close)
    return made
