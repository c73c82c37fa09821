"""What the office sends to a laptop: the trunk's ops of the rows in its scope, from where it stands (phần của bản gốc).

A row that comes newly into the scope, by a move, by a new grant or out of its seal, comes with its whole history; so
does one that a comparison showed to differ, when a person wants it sent again (:mod:`app.sync.comparing`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.models import state
from app.models.ops import OpLine
from app.models.state import Heads
from app.models.types import json_text
from app.sync import comparing, epochs, scope
from app.sync.lifting import LIFTS
from app.sync.oplog import COLUMNS, body_of, line_of
from app.sync.wire import Ack, FieldStatement, Head

Key = tuple[str, str]
_STATED, _SENT, _CROSSED = "stated:", "sent:", "crossed:"
_PAGE = 2000


def remember(conn: Connection, said: FieldStatement, crossed: Ack | None = None) -> None:
    """Keep where a laptop says that it stands; the next bundle for it answers to that. ``crossed``: why what came with
    it was a fork (:class:`app.sync.chains.Fork`), and not taken in.

    What it was ever sent is kept besides: it may be a copy of the laptop that speaks, and the other still has more; or
    an old stick that came once more, and the laptop itself has gone on since.
    """
    kept = msgspec.structs.replace(said, compare=[])  # the marks are worth nothing afterwards
    before = _sent(conn, said.device)
    now = msgspec.structs.replace(before, any=before.any.union(said.areas), every=None)
    state.put(conn, {_STATED + said.device: msgspec.json.encode(kept).decode()})
    if crossed is not None or state.get(conn, _CROSSED + said.device):
        state.put(conn, {_CROSSED + said.device: msgspec.json.encode(crossed).decode()})
    _put_sent(conn, said.device, now)


class Run(msgspec.Struct, frozen=True):
    """Bundles one after the other with the same areas; ``to``: the trunk's lsn at the last of them."""

    areas: frozenset[str]
    to: int


class Sent(msgspec.Struct, frozen=True):
    """What bundles may have made of a laptop's areas; whether they arrived nobody here knows.

    ``any``: it said once that it holds them, or was sent them, so it may hold records of them. ``runs``: all bundles of
    this ``epoch``. ``every`` was kept by programs
    before this one: what lay in all bundles since the laptop's last word.
    """

    any: frozenset[str] = frozenset()
    every: frozenset[str] | None = None
    epoch: str = ""
    runs: tuple[Run, ...] = ()

    def left_with(self, areas: Sequence[str], since: int) -> frozenset[str]:
        """Which of ``areas`` a laptop that held them at lsn ``since`` holds still, whichever of the bundles of that
        time or later it has taken in."""
        held = frozenset(areas)
        for run in self.runs:
            if run.to >= since:
                held &= run.areas
        return held if self.every is None else held & self.every

    def with_bundle(self, areas: Sequence[str], heads: Heads) -> Sent:
        now = frozenset(areas)
        runs = self.runs if self.epoch == heads.epoch else ()
        if runs and runs[-1].areas == now:
            runs = runs[:-1]
        return Sent(self.any | now, self.every, heads.epoch, (*runs, Run(now, heads.lsn)))


def _sent(conn: Connection, device: str) -> Sent:
    return msgspec.json.decode(state.get(conn, _SENT + device, "{}"), type=Sent)


def _put_sent(conn: Connection, device: str, sent: Sent) -> None:
    state.put(conn, {_SENT + device: msgspec.json.encode(sent).decode()})


def stated(conn: Connection, device: str) -> FieldStatement:
    """Where a laptop last said that it stands; at the beginning, if it has never been heard of."""
    kept = state.get(conn, _STATED + device)
    if kept:
        return msgspec.json.decode(kept, type=FieldStatement)
    return FieldStatement(device, "", Head("", 0, b""), {}, [], {})


def crossed(conn: Connection, device: str) -> Ack | None:
    """Why a laptop's last bundle was a fork; None if it was none."""
    return msgspec.json.decode(state.get(conn, _CROSSED + device) or "null", type=Ack | None)


@dataclass(frozen=True, slots=True)
class Share:
    """One laptop's share of the trunk: ops in lsn order, and the rows that it is no longer to hold. ``held``: areas of
    which only what is new since ``start`` is in it."""

    start: int
    left: Sequence[Key]
    count: int
    ops: Iterator[OpLine]
    held: frozenset[str]


@contextmanager
def share(conn: Connection, heads: Heads, said: FieldStatement, areas: Sequence[str]) -> Iterator[Share]:
    """What a laptop at ``said`` needs to hold ``areas`` at this office's head. Read ``ops`` inside the block.

    A laptop of a dead epoch gets its whole scope again, from the lsn up to which its history is this one.
    """
    same_epoch = said.trunk.epoch == heads.epoch
    start = said.trunk.lsn if same_epoch else min(said.trunk.lsn, epochs.shared(heads, said.trunk.epoch, said.dead))
    before = _sent(conn, said.device)
    _put_sent(conn, said.device, before.with_bundle(areas, heads))
    held = before.left_with(said.areas, said.trunk.lsn) if same_epoch else frozenset()
    maybe = before.any.union(said.areas)
    with scope.rows_of_areas(conn, areas, common=True) as scoped:
        entered, left = _moved(conn, start, maybe, scoped) if maybe else ([], [])
        for key in comparing.sent_again(conn, said.device):
            (entered if _lies_in(conn, scoped, key) else left).append(key)
        with (
            scope.rows_of_areas(
                conn, [area for area in areas if area not in held], "granted", common=not held
            ) as granted,
            scope.with_what_belongs(conn, entered, "entered") as full,
        ):
            wanted = _wanted(conn, start, heads.lsn, scoped, (granted, full))
        yield Share(start, left, _count(conn, wanted), _ops(conn, wanted), held.intersection(areas))
        conn.exec_driver_sql(f"DROP TABLE temp.{wanted}")


def _wanted(conn: Connection, start: int, to: int, scoped: str, whole: Sequence[str]) -> str:
    conn.exec_driver_sql("DROP TABLE IF EXISTS temp.wanted")
    conn.exec_driver_sql("CREATE TEMP TABLE wanted (lsn INTEGER PRIMARY KEY)")
    conn.exec_driver_sql(
        f"INSERT INTO wanted SELECT op.lsn FROM op CROSS JOIN {scoped} AS s ON s.entity = op.entity AND s.row = op.row"
        " WHERE op.lsn > ? AND op.lsn <= ?",
        (start, to),
    )
    for table in whole:
        conn.exec_driver_sql(
            f"INSERT OR IGNORE INTO wanted SELECT op.lsn FROM {table} AS w CROSS JOIN {scoped} AS s"  # from the few
            " ON s.entity = w.entity AND s.row = w.row CROSS JOIN op ON op.entity = w.entity AND op.row = w.row"
            " WHERE op.lsn <= ?",
            (start,),
        )
    return "wanted"


def _count(conn: Connection, wanted: str) -> int:
    return int(conn.exec_driver_sql(f"SELECT count(*) FROM {wanted}").scalar() or 0)


def _ops(conn: Connection, wanted: str) -> Iterator[OpLine]:
    """Page by page, so that no cursor stays open when the reader stops half way."""
    columns = ", ".join(f"op.{name}" for name in COLUMNS.split(", "))
    page = f"SELECT {columns} FROM {wanted} AS w JOIN op ON op.lsn = w.lsn WHERE w.lsn > ? ORDER BY w.lsn LIMIT {_PAGE}"
    lines = [line_of(row) for row in conn.exec_driver_sql(page, (0,)).fetchall()]
    while lines:
        yield from lines
        lines = [line_of(row) for row in conn.exec_driver_sql(page, (lines[-1].lsn,)).fetchall()]


def _moved(conn: Connection, start: int, held: frozenset[str], scoped: str) -> tuple[list[Key], list[Key]]:
    """The rows that have changed where they lie since ``start``: now in scope, and no longer in it."""
    movers: dict[str, list[str]] = defaultdict(list)
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE lsn > ? AND ({_names_a_scoping_field()}) ORDER BY lsn", (start,)
    )
    for line in map(line_of, found):
        body = body_of(line)
        names = set() if body is None else set(body.fields if line.accepted is None else line.accepted)
        if names & scope.scoping_fields(line.entity):
            movers[line.entity].append(line.row)
    entered: list[Key] = []
    gone: list[Key] = []
    for entity, ids in movers.items():
        for row in dict.fromkeys(ids):
            if _lies_in(conn, scoped, (entity, row)):
                entered.append((entity, row))
            elif _was_held(conn, entity, row, held):
                gone.append((entity, row))
    return entered, gone


def _lies_in(conn: Connection, table: str, key: Key) -> bool:
    return conn.exec_driver_sql(f"SELECT 1 FROM {table} WHERE entity = ? AND row = ?", key).first() is not None


def _names_a_scoping_field() -> str:
    """A coarse sieve; what it lets through is looked at closely."""
    found = []
    for entity in scope.by_depth():
        names = [f"instr(body, CAST('{json_text(name)}' AS BLOB)) > 0" for name in sorted(scope.scoping_fields(entity))]
        if names:
            found.append(f"+entity = '{entity}' AND ({' OR '.join(names)})")
    if LIFTS:  # an older op may call such a field otherwise
        found.append(f"schema <= {max(LIFTS)}")
    return " OR ".join(found)


def _was_held(conn: Connection, entity: str, row: str, held: frozenset[str]) -> bool:
    """Whether the laptop may have the row: it once lay in an area that it holds, or with an owner that did."""
    owner = scope.owner_of(entity)
    name = "area_id" if owner is None else owner[0]
    ops = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM op WHERE entity = ? AND row = ? AND lsn IS NOT NULL", (entity, row)
    )
    bodies = [body for body in map(body_of, map(line_of, ops)) if body is not None]
    once = {str(body.fields[name]) for body in bodies if name in body.fields}
    if owner is None:
        return not held.isdisjoint(once)
    # With only one owner ever, it goes where its owner goes.
    return len(once) > 1 and any(_was_held(conn, owner[1], each, held) for each in once)
