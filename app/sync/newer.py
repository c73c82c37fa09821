"""What a newer program wrote and this one does not understand yet (văn phòng dùng bản mới hơn).

A laptop keeps it as it came: unknown fields lie in their row's ``extra``, ops of unknown records in the journal only,
marked. When its program has been updated, the rows are computed anew from their ops. (The office holds such ops, see
:mod:`app.sync.inbox`.) A step of the wire schema that only adds goes unnoticed by digests. One that lifts (a value
under another name) leaves the laptop with the value of before, and the office sends no digests until it is updated.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from app.models import journal, state
from app.models.ops import OpLine
from app.models.spec import SCHEMA, specs
from app.models.state import Heads
from app.sync import custody, fold, judging, scope
from app.sync.inbox import Inbox
from app.sync.oplog import NEWER, is_newer
from app.sync.registry import Registry

_KEPT = "kept_newer"
_WHERE = "state = 'accepted' AND reason = ?"


def keep(conn: Connection, lines: list[OpLine]) -> int:
    """Note that there is something to learn among what was just taken in; how many ops."""
    count = sum(map(is_newer, lines))
    if count:
        state.put(conn, {_KEPT: "1"})
    return count


def kept(conn: Connection) -> int:
    """At a laptop: how many ops of the trunk wait here for a newer program."""
    if not state.get(conn, _KEPT):
        return 0
    return int(conn.exec_driver_sql(f"SELECT count(*) FROM op WHERE {_WHERE}", (NEWER,)).scalar() or 0)


def held(conn: Connection) -> int:
    """At the office: how many ops of laptops wait for a newer program."""
    found = conn.exec_driver_sql("SELECT count(*) FROM op WHERE state = 'held' AND reason = ?", (NEWER,))
    return int(found.scalar() or 0)


def learn(conn: Connection, heads: Heads) -> int:
    """Fold in what was kept and is understood by now; how many rows."""
    if not state.get(conn, _KEPT):
        return 0
    found = conn.exec_driver_sql(f"SELECT DISTINCT entity, row, schema FROM op WHERE {_WHERE}", (NEWER,)).fetchall()
    order = {entity: place for place, entity in enumerate(specs())}
    keys = sorted({(e, r) for e, r, schema in found if schema <= SCHEMA and e in order}, key=lambda k: order[k[0]])
    if not keys:
        return 0
    by_entity: dict[str, list[tuple[str]]] = defaultdict(list)
    for entity, row in keys:
        by_entity[entity].append((row,))
    with journal.opened(conn):
        for entity, ids in by_entity.items():
            conn.exec_driver_sql(f'UPDATE "{entity}" SET extra = NULL WHERE id = ?', ids)
    fold.anew(conn, heads, keys)
    conn.exec_driver_sql(
        f"UPDATE op SET reason = NULL WHERE entity = ? AND row = ? AND {_WHERE} AND schema <= ?",
        [(*key, NEWER, SCHEMA) for key in keys],
    )
    _go_out_with_their_owners(conn, heads)
    if len(keys) == len({(e, r) for e, r, _ in found}):
        state.put(conn, {_KEPT: ""})
    return len(keys)


def learn_at_office(conn: Connection, heads: Heads, register: Registry) -> None:
    """Judge what laptops with a newer program sent and is understood by now."""
    found = conn.exec_driver_sql(
        "SELECT 1 FROM op WHERE state = 'held' AND reason = ? AND schema <= ? LIMIT 1", (NEWER, SCHEMA)
    )
    if found.first() is not None:
        Inbox(conn, heads, judging.by_register(register), custody.of_register(register))


def _go_out_with_their_owners(conn: Connection, heads: Heads) -> None:
    """A part of what left this laptop while nobody here knew of parts like it has left too."""
    outside = [(str(e), str(r)) for e, r in conn.exec_driver_sql("SELECT entity, row FROM outside")]
    if outside:
        with scope.with_what_belongs(conn, outside, "leaving") as table:
            conn.exec_driver_sql(
                f"INSERT OR IGNORE INTO outside (entity, row, lsn) SELECT entity, row, ? FROM {table}", (heads.lsn,)
            )
