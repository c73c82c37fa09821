"""Which rows make two machines differ (đối chiếu đến từng bản ghi), after their digests of an area were not equal.

A laptop whose digest is not the office's sends with its next bundle a short mark of every field of every row of that
area. The office works out what it itself held at the place on the trunk where the laptop stands, and names the rows:
only here, only there, or other in these fields. It tells the laptop, and on a person's word sends the whole history of
these rows once more. Nothing is overwritten by it: the laptop folds the history anew, and its own unsettled changes
stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.models import remembering, state
from app.models.spec import specs
from app.models.state import Heads
from app.models.types import json_text
from app.sync import digest, scope
from app.sync.fold import TrunkRow
from app.sync.oplog import COLUMNS, line_of
from app.sync.wire import AreaMarks, FieldStatement, RowDiffers, RowMarks

Key = tuple[str, str]
Marks = Mapping[str, str]
MOST = 500
"""Rows that are named; how many more there are is told."""
MAX_MARKS = 5 * 1024 * 1024
"""The most bytes that the marks of a bundle may take."""
HERE, THERE, FIELDS = "office", "laptop", "fields"
_DIFFERING, _FOUND, _AGAIN = "differing", "compared:", "send-again:"
_encode = msgspec.json.Encoder(order="deterministic").encode


class Found(msgspec.Struct, frozen=True):
    """What a comparison with one laptop gave. ``left_out`` counts rows beyond :data:`MOST`, ``areas_left_out`` names
    areas whose marks were too many to send."""

    rows: list[RowDiffers]
    left_out: int = 0
    areas_left_out: list[str] = []


# At a laptop ---------------------------------------------------------------------------------------------------


def remember_differing(conn: Connection, areas: Collection[str], told: list[RowDiffers]) -> None:
    """After a bundle: the areas whose digest is not the office's, and what the office found of earlier marks."""
    state.put(conn, {_DIFFERING: json_text(sorted(areas)) or "[]"})
    if areas and told:
        _put(conn, "", Found(told))
    elif not areas:
        remembering.forget(conn, _FOUND)


def marks(conn: Connection) -> list[AreaMarks]:
    """What a laptop sends of the areas that differ; an area that does not fit goes without its rows."""
    result, size = [], 0
    for area in msgspec.json.decode(state.get(conn, _DIFFERING, "[]"), type=list[str]):
        rows, fits = [], True
        with scope.rows_of_areas(conn, [area]) as table:
            for entity, row, values in digest.values(conn, table):
                mine = marks_of(values)
                size += 60 + sum(len(name) + 14 for name in mine)
                if size > MAX_MARKS:
                    fits = False
                    break
                rows.append(RowMarks(entity, row, dict(mine)))
        result.append(AreaMarks(area, rows if fits else [], whole=fits))
    return result


def marks_of(values: Mapping[str, Any]) -> Marks:
    """A short mark of each value: equal values have equal marks."""
    return {name: sha256(_encode((name, value))).hexdigest()[:8] for name, value in values.items()}


# At the office -------------------------------------------------------------------------------------------------


def compare(conn: Connection, heads: Heads, said: FieldStatement) -> None:
    """Find the rows in which the laptop that said this differs, and remember them until it says that all is equal."""
    key = _FOUND + said.device
    if not said.compare or said.trunk.epoch != heads.epoch:
        remembering.forget(conn, key)
        remembering.forget(conn, _AGAIN + said.device)
        return
    since = {
        (str(entity), str(row))
        for entity, row in conn.exec_driver_sql("SELECT DISTINCT entity, row FROM op WHERE lsn > ?", (said.trunk.lsn,))
    }
    known = set(said.entities) & specs().keys() if said.entities else set(specs())
    rows: list[RowDiffers] = []
    left_out = 0
    for each in said.compare:
        if not each.whole:
            continue
        for found in _of_area(conn, each, known, since, said.trunk.lsn):
            if len(rows) < MOST:
                rows.append(found)
            else:
                left_out += 1
    too_many = [each.area for each in said.compare if not each.whole]
    _put(conn, said.device, Found(rows, left_out, too_many))


def _of_area(
    conn: Connection, told: AreaMarks, known: Collection[str], since: Collection[Key], lsn: int
) -> Iterator[RowDiffers]:
    there: dict[Key, Marks] = {(each.entity, each.row): each.fields for each in told.rows}
    with scope.rows_of_areas(conn, [told.area]) as table:
        here = {(entity, row): marks_of(values) for entity, row, values in digest.values(conn, table, known)}
    for key in sorted(here.keys() | there.keys()):
        mine, theirs = here.get(key), there.get(key)
        if mine == theirs or key[0] not in known:
            continue
        if (mine is None or theirs is None) and _moved(conn, key, since):
            continue
        if key in since:
            mine = _held_at(conn, key, lsn)
        if mine == theirs:
            continue
        if mine is None or theirs is None:
            yield RowDiffers(told.area, *key, THERE if mine is None else HERE)
        else:
            names = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
            yield RowDiffers(told.area, *key, FIELDS, names)


def _moved(conn: Connection, key: Key, since: Collection[Key]) -> bool:
    """Whether the row, or one that it lies with, was changed since: it may have come or gone then."""
    while key not in since:
        owner = scope.owner_of(key[0])
        if owner is None:
            return False
        above = conn.exec_driver_sql(f'SELECT "{owner[0]}" FROM "{key[0]}" WHERE id = ?', (key[1],)).scalar()
        if above is None:
            return False
        key = (owner[1], str(above))
    return True


def _held_at(conn: Connection, key: Key, lsn: int) -> Marks | None:
    """The marks of a row as the trunk had it at ``lsn``; None if it did not yet."""
    then = TrunkRow()
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE entity = ? AND row = ? AND lsn <= ? ORDER BY lsn", (*key, lsn)
    )
    for line in map(line_of, found.fetchall()):
        then.take(line)
    if not then.positions.on_trunk:
        return None
    return marks_of({name: value for name, value in then.values.items() if value is not None})


# What was found ------------------------------------------------------------------------------------------------


def found(conn: Connection) -> dict[str, Found]:
    """By device what was found of it; at a laptop under ``""`` what the office told of this one."""
    kept = conn.exec_driver_sql(
        "SELECT key, value FROM remembered WHERE key >= ? AND key < ? ORDER BY key", (_FOUND, _FOUND[:-1] + ";")
    ).fetchall()
    return {str(key).removeprefix(_FOUND): msgspec.json.decode(str(text), type=Found) for key, text in kept}


def found_of(conn: Connection, device: str) -> list[RowDiffers]:
    kept = remembering.get(conn, _FOUND + device)
    return msgspec.json.decode(kept, type=Found).rows if kept is not None else []


def send_again(conn: Connection, device: str, rows: Iterable[Key]) -> None:
    """Let the next bundles for this laptop bring the whole history of these rows, until it says that all is equal."""
    text = msgspec.json.encode(sorted(set(rows))).decode()
    remembering.put(conn, _AGAIN + device, text)


def sent_again(conn: Connection, device: str) -> list[Key]:
    kept = remembering.get(conn, _AGAIN + device)
    return msgspec.json.decode(kept, type=list[tuple[str, str]]) if kept is not None else []


def _put(conn: Connection, device: str, what: Found) -> None:
    remembering.put(conn, _FOUND + device, msgspec.json.encode(what).decode())
