"""What an area's records come to (mã đối chiếu): equal on two machines if and only if they hold the same.

One line of canonical JSON per row, ``[entity, id, {field: value}]``, ordered by entity and id, hashed with SHA-256.
Values are the trunk's, also where a laptop shows its own; fields without a value are left out, those of a newer
version are in, deleted rows are there with their reason. Rows that the trunk does not have, and sealed people, are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.models.spec import specs
from app.models.state import Heads
from app.models.types import is_on_trunk
from app.progress import QUIET, Progress
from app.sync import scope
from app.sync.wire import AreaDigest

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder().decode
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of one area at one place on the trunk."""

    area: str
    epoch: str
    lsn: int
    rows: int
    hex: str


def digest(conn: Connection, area: str, *, known: Collection[str] | None = None, progress: Progress = QUIET) -> Digest:
    """The digest of one area, read row by row; over the records of these entities only, which both sides know."""
    heads = Heads.load(conn)
    total, count = sha256(), 0
    with scope.rows_of_areas(conn, [area]) as table:
        for line in progress.over(lines(conn, table, known), "sync.digest"):
            total.update(line)
            total.update(b"\n")
            count += 1
    return Digest(area, heads.epoch, heads.lsn, count, total.hexdigest())


def on_wire(found: Digest) -> AreaDigest:
    return AreaDigest(found.area, found.epoch, found.lsn, found.hex, found.rows)


def lines(conn: Connection, table: str, known: Collection[str] | None = None) -> Iterator[bytes]:
    """The canonical lines of the rows that ``table`` (entity, row) names, of the ``known`` entities."""
    return map(_encode, values(conn, table, known))


def values(
    conn: Connection, table: str, known: Collection[str] | None = None
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The same rows as (entity, id, values), ordered. A fact may be the text of its value (``msgspec.Raw``), which is
    encoded as it is."""
    shadows: dict[tuple[str, str], dict[str, Any]] = {}
    for entity, row, name, value in conn.exec_driver_sql("SELECT entity, row, field, value FROM shadow"):
        shadows.setdefault((entity, row), {})[name] = None if value is None else _decode(value)
    for entity in sorted(specs() if known is None else specs().keys() & set(known)):
        fields = specs()[entity].fields
        # A fact lies in its column as the very text that it has in the line.
        kinds = {"fact": msgspec.Raw, "flag": bool}
        made = [(at, name, kinds.get(each.kind)) for at, (name, each) in enumerate(fields.items(), 3)]
        columns = ", ".join(f'e."{name}"' for name in fields)
        found = conn.exec_driver_sql(
            f'SELECT e.id, e.positions, e.extra, {columns} FROM {table} AS t JOIN "{entity}" AS e ON e.id = t.row'
            f" WHERE t.entity = '{entity}' ORDER BY t.row"
        )
        for row in (tuple(row) for page in found.partitions(_PAGE) for row in page):
            if not is_on_trunk(row[1]):
                continue
            shown = {name: row[at] if make is None else make(row[at]) for at, name, make in made if row[at] is not None}
            if row[2] or (entity, row[0]) in shadows:
                shown |= _decode(row[2]) if row[2] else {}
                shown |= shadows.get((entity, row[0]), {})
                shown = {name: value for name, value in shown.items() if value is not None}
            yield entity, row[0], shown
