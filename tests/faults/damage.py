"""How disks and sticks fail in these tests, and what must hold afterwards."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from sqlalchemy import event

from app import storage
from app.home import Home
from app.services import doctor
from app.services.doctor import Finding


def ill(home: Home) -> list[Finding]:
    """What the doctor does not like; a test's disk may be small."""
    return [each for each in doctor.examine(home) if not each.good and each.what != "disk"]


def counts(home: Home) -> dict[str, int]:
    """How many rows every table of the home has, but for the access log, which only grows."""
    with home.engine.connect() as conn:
        names = [
            str(name)
            for (name,) in conn.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        ]
        return {
            name: int(conn.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() or 0)
            for name in names
            if name != "access" and not name.startswith("lookup_words_")
        }


def files(folder: Path) -> set[Path]:
    """What lies in a home, but for the database's own log and the lock."""
    return {
        path.relative_to(folder)
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(("data.db", "home.lock"))
    }


@contextmanager
def a_full_disk(home: Home, room: int = 8) -> Iterator[None]:
    """The database may grow by ``room`` pages and no more."""

    def limit(connection: Any, record: Any, proxy: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + room}")

    def lift(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1073741823")

    event.listen(home.engine, "checkout", limit)
    event.listen(home.engine, "checkin", lift)
    try:
        yield
    finally:
        event.remove(home.engine, "checkout", limit)
        event.remove(home.engine, "checkin", lift)


@contextmanager
def a_read_only_database(home: Home) -> Iterator[None]:
    """The system refuses every write to the database."""

    def on(connection: Any, record: Any, proxy: Any) -> None:
        connection.execute("PRAGMA query_only = ON")

    def off(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA query_only = OFF")

    event.listen(home.engine, "checkout", on)
    event.listen(home.engine, "checkin", off)
    try:
        yield
    finally:
        event.remove(home.engine, "checkout", on)
        event.remove(home.engine, "checkin", off)


class _Failing:
    """A file whose medium gives out after some bytes."""

    def __init__(self, file: BinaryIO, room: int, give_out: Any) -> None:
        self._file, self._room, self._give_out = file, room, give_out

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            self._give_out()
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def after_bytes(monkeypatch: pytest.MonkeyPatch, room: int, give_out: Any) -> None:
    """Every file that is written in one piece loses its medium after ``room`` bytes."""
    begun = storage.Written.__init__

    def failing(self: storage.Written, path: Path, *, private: bool) -> None:
        begun(self, path, private=private)
        self._file = _Failing(self._file, room, give_out)  # type: ignore[assignment]

    monkeypatch.setattr(storage.Written, "__init__", failing)


def no_room() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
