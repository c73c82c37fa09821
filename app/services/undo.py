"""Taking back one's own last change to a case (hoàn tác): the journal is never cut, its inverse is one more change.

Only what this person did last on this machine can be taken back, and only while nobody has changed the row since. What
is taken back twice stands again: the second inverse inverts the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from app.domain.changes import Done
from app.errors import UserError
from app.home import Home
from app.models import journal
from app.models.base import TAKEN_BACK as TAKEN_BACK
from app.models.casefile import rows_of_case
from app.models.journal import Edit
from app.models.ops import decode_body
from app.models.work import Reading, Work

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class LastChange:
    """One's own last change: the row, when, and its fields with the wire values they get back and those they have.

    ``along`` is the settlement that wrote its value into the record with this change: both are taken back as one.
    """

    entity: str
    row: str
    at: str
    new: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    along: LastChange | None = None


def last_change(home: Home, case_id: str) -> LastChange | None:
    """What :func:`take_back` would invert; None if there is nothing, or if somebody has changed it since."""
    with home.reading() as r:
        try:
            return _last(r, home, case_id)
        except UserError:
            return None


def last_change_of(home: Home, entity: str, row: str) -> LastChange | None:
    """As :func:`last_change`, of one row that belongs to no case (a task, a seat)."""
    with home.reading() as r:
        try:
            return _last_of(r, home, [(entity, row)])
        except UserError:
            return None


def take_back_of(home: Home, entity: str, *rows: str) -> Done[LastChange]:
    """Invert one's own last change to one of these rows, which belong to no case. Raises: as :func:`take_back`."""
    with home.writing() as w:
        return _inverted(w, _last_of(w, home, [(entity, row) for row in rows]))


def take_back(home: Home, case_id: str) -> Done[LastChange]:
    """Invert one's own last change to the case.

    Raises:
        UserError("undo.nothing"): this person has changed nothing of it on this machine.
        UserError("undo.changed-since"): somebody has changed the row since.
        UserError("undo.merged"): it merged two records or took them apart, which is more than this one change.
        UserError("undo.erased"): its content was purged by rule, or what stood before is not known here.
        UserError("permission.write").
    """
    with home.writing() as w:
        return _inverted(w, _last(w, home, case_id))


def _inverted(w: Work, change: LastChange) -> Done[LastChange]:
    for each in (change.along, change):
        if each is not None:
            fields = {"gone": TAKEN_BACK} if each.new else dict(each.before)
            seen = journal.seen_now(w.conn, w.heads, each.entity, each.row)
            w.apply([Edit(each.entity, each.row, fields, seen)])
    return Done(change, w.changes)


def _last(r: Reading, home: Home, case_id: str) -> LastChange:
    return _last_of(r, home, rows_of_case(r, case_id))


def _last_of(r: Reading, home: Home, rows: Sequence[tuple[str, str]]) -> LastChange:
    own = None
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        marks = ", ".join("(?, ?)" for _ in part)
        found = r.conn.exec_driver_sql(
            "SELECT seq, entity, row, at, body FROM op WHERE device = ? AND chain = ? AND actor = ?"
            f" AND (entity, row) IN (VALUES {marks}) ORDER BY seq DESC LIMIT 1",
            (home.device, r.heads.chain, home.account.id, *(value for pair in part for value in pair)),
        ).first()
        if found is not None and (own is None or found[0] > own[0]):
            own = found
    if own is None:
        raise UserError("undo.nothing")
    change = _change(r, *own)
    if change.entity != "resident":
        return change
    before = r.conn.exec_driver_sql(
        "SELECT seq, entity, row, at, body FROM op WHERE device = ? AND chain = ? AND actor = ? AND at = ?"
        " AND seq = ? AND entity = 'settlement'",
        (home.device, r.heads.chain, home.account.id, change.at, own[0] - 1),
    ).first()
    if before is None or (before[1], before[2]) not in set(rows):
        return change
    return replace(change, along=_change(r, *before))


def _change(r: Reading, seq: int, entity: str, row: str, at: str, body: bytes | None) -> LastChange:
    if body is None:
        raise UserError("undo.erased")
    earlier = _earlier(r, entity, row, seq)
    decoded = decode_body(body)
    if "merged_into" in decoded.fields:
        raise UserError("undo.merged")
    if decoded.new:
        return LastChange(entity, row, at, True, {}, decoded.fields)
    before = {name: _before(r, entity, row, name, earlier) for name in decoded.fields}
    return LastChange(entity, row, at, False, before, decoded.fields)


def _earlier(r: Reading, entity: str, row: str, seq: int) -> list[Any]:
    """The bodies of the row's changes before this one, newest first. Raises if there is a later one."""
    found = r.conn.exec_driver_sql(
        "SELECT chain, seq, body FROM op WHERE entity = ? AND row = ? AND state NOT IN ('refused', 'held', 'gap')"
        " ORDER BY coalesce(lsn, 9223372036854775807) DESC, chain DESC, seq DESC",
        (entity, row),
    ).fetchall()
    if not found or (found[0][0], found[0][1]) != (r.heads.chain, seq):
        raise UserError("undo.changed-since")
    waiting = r.conn.exec_driver_sql("SELECT 1 FROM conflict WHERE entity = ? AND row = ? LIMIT 1", (entity, row))
    if waiting.first() is not None:
        raise UserError("undo.changed-since")
    return [body for _, _, body in found[1:]]


def _before(r: Reading, entity: str, row: str, name: str, earlier: list[Any]) -> Any:
    """What stood in the field: the last change that named it, or what the office has, or nothing since its making."""
    for body in earlier:
        if body is None:
            raise UserError("undo.erased")
        decoded = decode_body(body)
        if name in decoded.fields:
            return decoded.fields[name]
        if decoded.new:
            return None
    shadow = r.conn.exec_driver_sql(
        "SELECT value FROM shadow WHERE entity = ? AND row = ? AND field = ?", (entity, row, name)
    ).first()
    if shadow is None:
        raise UserError("undo.erased")
    return None if shadow[0] is None else msgspec.json.decode(shadow[0])
