"""A laptop follows the trunk: each row shows the trunk's values, and its own where they are not settled yet.

What a row shows is always computed anew from two things: the trunk's values (those shown, with the shadows put back)
and the own ops that are unsettled. So it does not matter in which order news of either comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.merge import Position, Positions, Seen
from app.errors import UserError
from app.models import erased as erasures
from app.models import journal, rows
from app.models.erased import Erased
from app.models.ops import Body, OpLine, stripped
from app.models.rows import RowWrite, StoredRow
from app.models.spec import specs
from app.models.state import Heads
from app.models.types import json_text
from app.sync import oplog
from app.sync.oplog import COLUMNS, NEWER, body_of, is_newer, line_of, names_of

Key = tuple[str, str]
OwnValue = tuple[Any, int, str, int]
"""A value, what its writer had seen, and the op that it is of (chain, seq)."""
_CHUNK = 500
_UNSETTLED = "state IN ('pending', 'held', 'queued')"


class OwnOps:
    """What this laptop shows of its own: by row and field the last unsettled value, and what its writer had seen. The
    last is what was written last here, also where something older goes on in a younger chain; none is shown in whose
    chain a later one has landed: it was replaced."""

    def __init__(self, conn: Connection, heads: Heads) -> None:
        self._device = heads.device
        self._by_row: dict[Key, dict[str, list[OwnValue]]] = defaultdict(dict)
        self._landed: dict[tuple[Key, str, str], int] = {}
        found = conn.exec_driver_sql(
            f"SELECT {COLUMNS}, state, waiting FROM op WHERE +device = ? AND {_UNSETTLED} ORDER BY rowid",
            (heads.device,),
        )
        for row in found:
            line = line_of(row)
            body = body_of(line)
            if body is None:
                continue
            waiting = names_of(row[-1]) or [] if row[-2] == "queued" else list(body.fields)
            for name in waiting:
                if name in body.fields:
                    seen = 0 if body.new else heads.seen(body.epoch, body.seen_of(name))
                    values = self._by_row[line.entity, line.row].setdefault(name, [])
                    values.append((body.fields[name], seen, line.chain, line.seq))
        if self._by_row:
            self._note_landed(conn)

    def _note_landed(self, conn: Connection) -> None:
        """After a restore of the office an older own change can be open again while a later one has landed."""
        columns = ", ".join(f"later.{name}" for name in COLUMNS.split(", "))
        found = conn.exec_driver_sql(
            f"SELECT DISTINCT {columns} FROM op CROSS JOIN op AS later"
            " ON later.entity = op.entity AND later.row = op.row"
            " AND +later.device = op.device AND +later.chain = op.chain AND later.seq > op.seq"  # not along the chain
            f" WHERE +op.device = ? AND op.{_UNSETTLED} AND later.lsn IS NOT NULL",
            (self._device,),
        )
        for line in map(line_of, found):
            self._note(line)

    def _note(self, line: OpLine) -> None:
        """The trunk has this own op."""
        body = body_of(line)
        for name in line.accepted if line.accepted is not None else body.fields if body is not None else ():
            at = ((line.entity, line.row), name, line.chain)
            self._landed[at] = max(line.seq, self._landed.get(at, 0))

    def settled_by(self, lines: Iterable[OpLine]) -> None:
        """What the trunk took whole is not this laptop's own any more; what it took at all replaces what was older in
        its chain, also where a copy of this laptop wrote it."""
        for line in lines:
            mine = self._by_row.get((line.entity, line.row))
            if not mine or line.device != self._device:
                continue
            if line.accepted is None:
                at = (line.chain, line.seq)
                mine.update({name: [each for each in values if each[2:] != at] for name, values in mine.items()})
            self._note(line)

    def of(self, key: Key) -> dict[str, OwnValue]:
        mine = self._by_row.get(key)
        return {} if mine is None else {name: each[-1] for name, each in mine.items() if self._shows(key, name, each)}

    def _shows(self, key: Key, name: str, values: Sequence[OwnValue]) -> bool:
        if not values:
            return False
        *_, chain, seq = values[-1]
        return self._landed.get((key, name, chain), 0) <= seq


@dataclass(slots=True)
class TrunkRow:
    """A row's trunk values at a laptop: ``values``, and for fields without one there what is ``stored``. ``positions``
    are nowhere while the trunk does not have it."""

    stored: Mapping[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    positions: Positions = field(default_factory=Positions)

    def value(self, name: str) -> Any:
        return self.values[name] if name in self.values else self.stored.get(name)

    def take(self, line: OpLine) -> None:
        """Fold one trunk op in. One that made the row begins its history anew.

        Raises:
            UserError("sync.bundle-incomplete"): a change of a row that the bundle did not bring.
        """
        at, body, names = self._of(line)
        begins = body is None or body.new
        if not self.positions.on_trunk and not begins:
            raise UserError("sync.bundle-incomplete", entity=line.entity, id=line.row)
        if not self.positions.on_trunk or (begins and at.lsn <= self.positions.base.lsn):
            self.stored, self.values, self.positions = {}, {}, Positions(at)
        else:
            self.positions = self.positions.moved(names, at)
        self._set(body, names)

    def take_own(self, line: OpLine) -> None:
        """Fold an own op in that the trunk took, where the trunk has not changed the field later."""
        at, body, names = self._of(line)
        names = [name for name in names if self.positions.last_change(name, self.value(name)).lsn < at.lsn]
        self.positions = self.positions.moved(names, at)
        self._set(body, names)

    def _of(self, line: OpLine) -> tuple[Position, Body | None, list[str]]:
        assert line.lsn is not None
        body = body_of(line)
        names = list(body.fields if body else ()) if line.accepted is None else line.accepted
        return Position(line.lsn, line.chain), body, names

    def _set(self, body: Body | None, names: list[str]) -> None:
        if body is not None:
            self.values.update({name: body.fields[name] for name in names if name in body.fields})


def take(conn: Connection, heads: Heads, own: OwnOps, lines: Sequence[OpLine], erased: Erased) -> set[Key]:
    """Fold a batch of the office's ops, in lsn order, and keep them; the rows that they touched.

    An office that was restored may send once more what it had erased: of that only the hashes are kept. Of what a newer
    program wrote, unknown fields stay with their row and ops of unknown records as they are (:mod:`app.sync.newer`).

    Raises:
        UserError("sync.newer-schema"): the office's program is newer, and gives a field that is known here a value
            that it cannot have; this laptop's has to be updated first.
        UserError("sync.bundle-incomplete"): see :meth:`TrunkRow.take`.
    """
    gone = [line for line in lines if erased.covers(line)] if erased else []
    if gone:
        more = {(line.entity, line.row) for line in gone}.difference(erased.rows)
        erasures.add(conn, more)
        erased.rows.update(more)
        lines = [line for line in lines if (line.entity, line.row) not in erased.rows]
        _keep(conn, heads, [stripped(line) for line in gone])
    _keep(conn, heads, lines)
    own.settled_by(lines)
    keys = {(line.entity, line.row) for line in lines if line.entity in specs()}
    if not keys:
        return keys
    rows_ = _load(conn, keys)
    for line in lines:
        if line.entity in specs():
            rows_.trunk[line.entity, line.row].take(line)
    try:
        _show(conn, own, rows_)
    except msgspec.ValidationError as fault:
        if beyond := [line.schema for line in lines if is_newer(line)]:
            raise UserError("sync.newer-schema", schema=max(beyond)) from fault
        raise
    if conn.exec_driver_sql("SELECT 1 FROM outside LIMIT 1").first() is not None:
        conn.exec_driver_sql("DELETE FROM outside WHERE entity = ? AND row = ?", list(keys))
    return keys


def settle(conn: Connection, own: OwnOps, lines: Iterable[OpLine], erased: Erased) -> None:
    """Show anew the rows of own ops whose standing changed, when all that the bundle brought of the trunk is folded.

    What the trunk took counts as its word also where the office does not send it back, because the row left this
    laptop's scope. A row that the office took and never sent is outside: nobody here sees what others make of it.
    """
    judged = [line for line in lines if (line.entity, line.row) not in erased.rows]
    if not judged:
        return
    rows_ = _load(conn, {(line.entity, line.row) for line in judged})
    beyond: set[Key] = set()
    for line in sorted((each for each in judged if each.lsn is not None), key=lambda each: each.lsn or 0):
        row = rows_.trunk[line.entity, line.row]
        if row.positions.on_trunk:
            row.take_own(line)
        else:
            beyond.add((line.entity, line.row))
    _show(conn, own, rows_)
    if beyond:
        conn.exec_driver_sql("INSERT OR IGNORE INTO outside (entity, row, lsn) VALUES (?, ?, 0)", list(beyond))


def anew(conn: Connection, heads: Heads, keys: Sequence[Key]) -> None:
    """Compute these rows from the ops that still are on the trunk. A row without any goes on showing what it shows."""
    own = OwnOps(conn, heads)
    for batch in oplog.batches(keys, 2000):
        rows_ = _load(conn, set(batch))
        for entity, row in batch:
            fresh = rows_.trunk[entity, row] = TrunkRow()
            found = conn.exec_driver_sql(
                f"SELECT {COLUMNS} FROM op WHERE entity = ? AND row = ? AND lsn IS NOT NULL ORDER BY lsn", (entity, row)
            )
            for line in map(line_of, found):
                if line.content is not None:
                    fresh.take(line)
        _show(conn, own, rows_)


def blank(conn: Connection, heads: Heads, fields: Iterable[tuple[str, str, str]], at: Seen) -> None:
    """The trunk's values of these fields (entity, row, name) are nothing, where they stood there before ``at``; what
    is shown is computed anew."""
    wanted, lsn = list(fields), heads.seen(at.epoch, at.lsn)
    rows_ = _load(conn, {(entity, row) for entity, row, _ in wanted})
    for entity, row, name in wanted:
        trunk = rows_.trunk[entity, row]
        if trunk.positions.on_trunk and trunk.positions.at(name).lsn <= lsn:
            trunk.values[name] = None
    _show(conn, OwnOps(conn, heads), rows_)


def show_again(conn: Connection, heads: Heads, keys: set[Key]) -> None:
    """Show rows of the trunk anew after own unsettled ops of theirs have changed."""
    _show(conn, OwnOps(conn, heads), _load(conn, keys))


def _keep(conn: Connection, heads: Heads, lines: Sequence[OpLine]) -> None:
    """Own ops keep their standing, which receipts tell; those that a restored laptop had lost come back."""
    mine = [line for line in lines if line.device == heads.device]
    if mine:
        conn.exec_driver_sql(
            "UPDATE op SET lsn = ?1, accepted = ?2,"
            " state = CASE WHEN ?2 IS NULL AND state IN ('pending', 'held') THEN 'accepted' ELSE state END"
            " WHERE device = ?3 AND chain = ?4 AND seq = ?5 AND hash = ?6",
            [
                (
                    line.lsn,
                    None if line.accepted is None else json_text(line.accepted),
                    *(line.device, line.chain, line.seq, line.hash),
                )
                for line in mine
            ],
        )
        _fill_again(conn, mine)
        here = {
            (chain, seq)
            for chain, seq in conn.exec_driver_sql(
                f"SELECT chain, seq FROM op WHERE +device = ? AND lsn IN ({', '.join(str(line.lsn) for line in mine)})",
                (heads.device,),
            )
        }
        mine = [line for line in mine if (line.chain, line.seq) not in here]
    others = [line for line in lines if line.device != heads.device]
    if heads.dead:
        _make_room(conn, others)
    kept = [*mine, *others]
    oplog.store(conn, ((line, "accepted", None, NEWER if is_newer(line) else None, None) for line in kept))


def _make_room(conn: Connection, lines: Sequence[OpLine]) -> None:
    """What a restored office had lost of others lies here until it is back there. Has its laptop been restored too, and
    gone on otherwise, the trunk has something else at its place: then it goes where the office puts it (``apart``)."""
    told = {(line.device, line.chain, line.seq): line.hash for line in lines}
    found = conn.exec_driver_sql(
        f"SELECT {COLUMNS} FROM json_each(?) AS told CROSS JOIN op ON op.device = told.value ->> 0"
        " AND op.chain = told.value ->> 1 AND op.seq = told.value ->> 2 WHERE op.lsn IS NULL",
        (msgspec.json.encode(list(told)).decode(),),
    ).fetchall()
    for line in map(line_of, found):
        at = (line.device, line.chain, line.seq)
        if line.hash != told[at]:
            to = oplog.apart(line)
            conn.exec_driver_sql(
                "UPDATE OR IGNORE op SET chain = ?, seq = ?, hash = ? WHERE device = ? AND chain = ? AND seq = ?",
                (to.chain, to.seq, to.hash, *at),
            )
            conn.exec_driver_sql("DELETE FROM op WHERE device = ? AND chain = ? AND seq = ?", at)  # it is there already


def _fill_again(conn: Connection, mine: Iterable[OpLine]) -> None:
    """Own ops that lost their content when their row left (:mod:`app.sync.leaving`) get it back when it comes again."""
    parameters = [
        (line.salt, line.content, line.body_hash, line.device, line.chain, line.seq, line.hash, line.sealed)
        for line in mine
        if line.content is not None
    ]
    if parameters:
        conn.exec_driver_sql(
            "UPDATE op SET salt = ?, body = ?, body_hash = ?"
            " WHERE device = ? AND chain = ? AND seq = ? AND hash = ? AND body IS NULL AND body_hash = ?",
            parameters,
        )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some rows: as they lie in their tables, the trunk's values under that, and which of them have shadows."""

    shown: dict[Key, StoredRow]
    trunk: dict[Key, TrunkRow]
    shadowed: set[Key]


def _load(conn: Connection, keys: set[Key]) -> _Rows:
    ids: dict[str, list[str]] = defaultdict(list)
    for entity, row in keys:
        ids[entity].append(row)
    shown = {(e, row): found for e, wanted in ids.items() for row, found in rows.read(conn, e, wanted).items()}
    trunk: dict[Key, TrunkRow] = {}
    for key in keys:
        there = shown.get(key)
        on_trunk = there is not None and there.positions.on_trunk
        if there is not None and on_trunk:
            trunk[key] = TrunkRow(there.values, dict(there.extra), there.positions)
        else:
            trunk[key] = TrunkRow()
    shadowed: set[Key] = set()
    for entity, wanted in ids.items():
        for part in oplog.batches(wanted, _CHUNK):
            found = conn.exec_driver_sql(
                f"SELECT row, field, value FROM shadow WHERE entity = ? AND row IN ({', '.join('?' * len(part))})",
                (entity, *part),
            )
            for row, name, value in found:
                trunk[entity, row].values[name] = None if value is None else msgspec.json.decode(value)
                shadowed.add((entity, row))
    return _Rows(shown, trunk, shadowed)


def _show(conn: Connection, own: OwnOps, rows_: _Rows) -> None:
    """Write what each row is to show, and the trunk's values of the fields that show something of this laptop's own."""
    writes: list[RowWrite] = []
    shadows: list[tuple[str, str, str, str | None, int]] = []
    for key, row in sorted(rows_.trunk.items(), key=lambda item: item[0]):
        there, mine = rows_.shown.get(key), own.of(key)
        known = specs()[key[0]].fields
        stored = there.values if there is not None else {}
        if not row.positions.on_trunk:
            if there is not None:
                said = {name: value for name, (value, *_) in mine.items() if name in known and stored[name] != value}
                writes.append(RowWrite(*key, said, Positions(), before=stored))
            continue
        names = known if row.stored is not stored else [name for name in (*row.values, *mine) if name in known]
        now = {name: mine[name][0] if name in mine else row.value(name) for name in names}
        extra = {name: value for name, value in row.values.items() if name not in known}
        changed = {name: value for name, value in now.items() if stored[name] != value} if there else now
        writes.append(RowWrite(*key, changed, row.positions, there is None, extra, stored if there else None))
        shadows += [(*key, name, json_text(row.value(name)), seen) for name, (_, seen, _, _) in mine.items()]
    if rows_.shadowed:
        conn.exec_driver_sql("DELETE FROM shadow WHERE entity = ? AND row = ?", list(rows_.shadowed))
    if shadows:
        conn.exec_driver_sql("INSERT INTO shadow (entity, row, field, value, own_seen) VALUES (?, ?, ?, ?, ?)", shadows)
    with journal.opened(conn):
        rows.write(conn, writes)
