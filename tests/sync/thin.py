"""A connection as the sync code knows it, straight on SQLite in memory: no pool, no cursors' cursors, no file, no key.

Histories are judged by the hundred thousand; what lies between the merge and SQLite is tested elsewhere.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from unittest.mock import patch

from sqlalchemy import Connection

from app.domain import ids
from app.models import journal
from app.models.journal import GATE, Gate, opened
from app.models.ops import encode_body
from app.models.spec import SCHEMA, specs
from app.sync.lifting import LIFTS, Lift


class Found(sqlite3.Cursor):
    """What a statement gives back, with the names that SQLAlchemy has for it."""

    def all(self) -> list[Any]:
        return self.fetchall()

    def first(self) -> Any:
        found = self.fetchone()
        self.close()
        return found

    def scalar(self) -> Any:
        found = self.first()
        return None if found is None else found[0]

    def partitions(self, size: int) -> Iterator[list[Any]]:
        while found := self.fetchmany(size):
            yield found

    def one(self) -> Any:
        (found,) = self.fetchall()
        return found


class Clock:
    """One machine's clock, by which it makes ids. Only one machine's is read at a time."""

    _read: Clock | None = None

    def __init__(self) -> None:
        self.days = 0
        self._last = 0

    def is_read(self) -> None:
        """From here on ids are made by this clock, and after the last that it made."""
        if Clock._read is not self:
            if Clock._read is not None:
                Clock._read._last = ids._last
            ids._last, Clock._read = self._last, self

    @property
    def at(self) -> str:
        return (datetime(2026, 11, 28, 8, tzinfo=UTC) + timedelta(days=self.days)).strftime("%Y-%m-%dT%H:%M:%SZ")

    @staticmethod
    def time_ns() -> int:
        now = time.time_ns()
        return now if Clock._read is None else now + Clock._read.days * 86_400 * 10**9

    @staticmethod
    @contextmanager
    def all() -> Iterator[None]:
        """Inside, each machine has its own."""
        real, last = ids.time, ids._last
        ids.time = Clock
        try:
            yield
        finally:
            ids.time, ids._last, Clock._read = real, last, None


#: Words of an older program. The step after it calls the same fields otherwise.
OLD_WORDS = {"note": "remark", "area_id": "place"}


@contextmanager
def older_program() -> Iterator[None]:
    """What is written inside is written as an older program wrote it: its step of the schema, and its words."""

    def in_old_words(fields: Mapping[str, Any], epoch: str, seen: Mapping[str, int], *, new: bool) -> bytes:
        said, saw = ({OLD_WORDS.get(name, name): each for name, each in given.items()} for given in (fields, seen))
        return encode_body(said, epoch, saw, new=new)

    with patch.object(journal, "encode_body", in_old_words), patch.object(journal, "SCHEMA", SCHEMA - 1):
        yield


@contextmanager
def renamed_since() -> Iterator[None]:
    """Inside, this program knows what the older one called its fields."""
    today = {old: new for new, old in OLD_WORDS.items()}
    lifts = cast(dict[int, Lift], LIFTS)
    before = lifts.get(SCHEMA - 1)
    lifts[SCHEMA - 1] = lambda _, fields: {today.get(name, name): value for name, value in fields.items()}
    try:
        yield
    finally:
        del lifts[SCHEMA - 1]
        if before is not None:
            lifts[SCHEMA - 1] = before


Image = dict[str, list[tuple[Any, ...]]]
"""The rows of a database by table."""


class Thin:
    """The part of a ``Connection`` that sync and journal use.

    Temporary tables stay and are emptied instead: a new one would make SQLite plan each statement anew.
    """

    def __init__(self, schema: bytes) -> None:
        self._raw = sqlite3.connect(":memory:", isolation_level=None, cached_statements=2000)
        self._raw.deserialize(schema)
        self._gate = Gate()
        self.info: dict[str, Any] = {GATE: self._gate}
        self._raw.create_function(GATE, 0, lambda: self._gate.open)
        for pragma in ("foreign_keys = ON", "temp_store = MEMORY", "journal_mode = MEMORY"):
            self._raw.execute(f"PRAGMA {pragma}")
        self._temporary: dict[str, str] = {}
        self.clock = Clock()
        tables = self._raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        found = [name for (name,) in tables if not name.startswith(("search_", "sqlite_"))]
        self._tables = [*specs(), *(name for name in found if name not in specs())]  # owners before their parts
        self._any = "SELECT " + ", ".join(f'EXISTS (SELECT 1 FROM "{name}")' for name in self._tables)

    def exec_driver_sql(self, sql: str, parameters: Sequence[Any] | None = None) -> Found:
        if sql[0] in "CD" and sql.startswith(("CREATE TEMP TABLE ", "DROP TABLE ")):
            sql = self._kept(sql)
        cursor = self._raw.cursor(Found)
        if parameters is None:
            return cursor.execute(sql)
        return cursor.executemany(sql, parameters) if isinstance(parameters, list) else cursor.execute(sql, parameters)

    def _kept(self, sql: str) -> str:
        if sql.startswith("DROP"):
            return "SELECT 1"
        name = sql.split()[3]
        if self._temporary.get(name) == sql:
            return f"DELETE FROM temp.{name}"
        assert name not in self._temporary, "two tables of one name"
        self._temporary[name] = sql
        return sql

    # As an engine, too: it is its only connection.

    def execution_options(self, **options: Any) -> Thin:
        return self

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        yield cast(Connection, self)

    def dispose(self) -> None:
        self._raw.close()

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing."""
        temporary = dict(self._temporary)
        self.clock.is_read()
        self._raw.execute("BEGIN")
        try:
            yield cast(Connection, self)
        except BaseException:
            self._raw.execute("ROLLBACK")
            self._temporary = temporary
            raise
        self._raw.execute("COMMIT")

    def rows(self) -> Image:
        """All that is in the database."""
        filled = self._raw.execute(self._any).fetchone()
        names = [name for name, is_filled in zip(self._tables, filled, strict=True) if is_filled]
        return {name: self._raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}

    def load(self, image: Image) -> None:
        """Hold this, and nothing of what was there before."""
        filled = self._raw.execute(self._any).fetchone()
        with self.begin() as conn, opened(conn):
            there = [name for name, is_filled in zip(self._tables, filled, strict=True) if is_filled]
            for name in reversed(there):
                self._raw.execute(f'DELETE FROM "{name}"')
            for name, lines in image.items():
                marks = ", ".join("?" * len(lines[0]))
                self._raw.executemany(f'INSERT INTO "{name}" VALUES ({marks})', lines)
