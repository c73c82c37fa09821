"""Bare databases for tests of the spine: real encrypted files, the office's and a laptop's."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from app.domain.ids import new_id
from app.models import migrate
from app.models.engine import DATABASE, open_engine
from app.models.setup import found_home
from app.models.state import Side

KEY = bytes(range(32))
ACTOR = "account-1"
AT = "2026-11-22T08:00:00Z"


def a_database(folder: Path, side: Side = Side.OFFICE) -> Engine:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / DATABASE
    engine = open_engine(file, KEY)
    migrate.upgrade(engine, file)
    with engine.execution_options(writing=True).begin() as conn:
        found_home(conn, side, new_id(), {})
    return engine
