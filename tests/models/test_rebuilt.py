"""What has happened since an office was laid out from a backup, with clocks that are not to be believed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from app.domain.ids import new_id
from app.models import rebuilt, state
from tests.sync.machines import in_memory

NOON, BEFORE, AFTER = "2026-11-22T12:00:00Z", "2016-11-22T12:00:00Z", "2036-11-22T12:00:00Z"


@pytest.fixture
def conn() -> Iterator[Connection]:
    with in_memory().begin() as opened:
        yield opened


def exchange(conn: Connection, direction: str, device: str, at: str) -> None:
    conn.exec_driver_sql(
        "INSERT INTO exchange (id, direction, device, at, sha256, summary) VALUES (?, ?, ?, ?, '', '{}')",
        (new_id(), direction, device, at),
    )


@pytest.mark.parametrize("at", [BEFORE, NOON, AFTER])
def test_what_the_backup_knew_is_not_what_happened_since_whatever_the_clock_says(conn: Connection, at: str) -> None:
    exchange(conn, "out", "old", at)
    rebuilt.keys_renewed(conn, at)
    rebuilt.begin(conn, NOON)
    assert rebuilt.since(conn) == NOON
    assert rebuilt.exchanged(conn, "out") == set()
    assert not rebuilt.has_new_keys(conn)
    exchange(conn, "out", "one", at)
    exchange(conn, "in", "two", at)
    rebuilt.keys_renewed(conn, at)
    assert (rebuilt.exchanged(conn, "out"), rebuilt.exchanged(conn, "in")) == ({"one"}, {"two"})
    assert rebuilt.has_new_keys(conn)


def test_an_office_that_an_earlier_program_laid_out_goes_by_its_clock(conn: Connection) -> None:
    exchange(conn, "out", "old", BEFORE)
    state.put(conn, {"restored_at": NOON, "keys_renewed_at": BEFORE})
    exchange(conn, "out", "one", AFTER)
    assert rebuilt.exchanged(conn, "out") == {"one"}
    assert not rebuilt.has_new_keys(conn)


def test_an_office_that_was_never_laid_out_anew_says_so(conn: Connection) -> None:
    assert rebuilt.since(conn) == ""
