"""What the database's own errors mean to a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from app.errors import EnvironmentFault

_MEANINGS = (
    ("disk is full", "disk.full"),
    ("readonly database", "disk.read-only"),
    ("database is locked", "database.busy"),
    ("disk i/o error", "disk.io"),
    ("unable to open database file", "disk.io"),
    ("malformed", "database.damaged"),
)


@contextmanager
def faults() -> Iterator[None]:
    """Turn the faults of disk and file inside into an :class:`EnvironmentFault`; anything else is a bug of ours.

    Raises:
        EnvironmentFault("disk.full" | "disk.read-only" | "disk.io" | "database.busy" | "database.damaged", file).
    """
    try:
        yield
    except DBAPIError as fault:
        said = str(fault.orig).lower()
        for part, code in _MEANINGS:
            if part in said:
                raise EnvironmentFault(code, file="data.db") from fault
        raise
