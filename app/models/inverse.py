"""Inverting a range of the journal (hoàn tác một loạt thay đổi): each row gets back what it had before, by one more
change. What others have changed or built on since is left as it is, and named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.merge import Seen
from app.models import erased, journal
from app.models.journal import Edit
from app.models.ops import Body, decode_body
from app.models.spec import specs
from app.models.state import Side
from app.models.work import Work

Key = tuple[str, str]
_CHUNK = 400
_OPS_AT_ONCE = 1000
_STANDING = "state NOT IN ('refused', 'held', 'gap')"


class Why(StrEnum):
    """Why a row was left as it is: changed since; something that stays hangs on it; what stood before is not known."""

    CHANGED = "changed"
    USED = "used"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Span:
    """Some ops in a row of one chain, ``first`` to ``last`` with both."""

    device: str
    chain: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Inversion:
    """What became of the rows of a span."""

    undone: tuple[Key, ...]
    left: tuple[tuple[Key, Why], ...]


def invert(w: Work, span: Span, reason: str) -> Inversion:
    """Give the rows of ``span`` back what they had; those that it made are deleted with ``reason``.

    Raises: UserError("permission.write"): nothing is inverted then.
    """
    bodies = _bodies(w.conn, span)
    left: dict[Key, Why] = dict.fromkeys(_changed_since(w.conn, span), Why.CHANGED)
    made: set[Key] = set()
    before: dict[Key, Mapping[str, Any]] = {}
    for key, ops in bodies.items():
        if key in left:
            continue
        if any(body is None for body in ops):
            left[key] = Why.UNKNOWN
        elif any(body is not None and body.new for body in ops):
            made.add(key)
        else:
            values = _before(w.conn, span, key, {name for body in ops if body is not None for name in body.fields})
            if values is None:
                left[key] = Why.UNKNOWN
            else:
                before[key] = values
    for key in _used(w.conn, made, before):
        made.discard(key)
        left[key] = Why.USED
    fields: dict[Key, Mapping[str, Any]] = {**{key: {"gone": reason} for key in made}, **before}
    edits = [Edit(*key, values, _seen(w, key)) for key, values in fields.items() if values]
    for start in range(0, len(edits), _OPS_AT_ONCE):
        w.apply(edits[start : start + _OPS_AT_ONCE])
    return Inversion(tuple(fields), tuple(left.items()))


def _seen(w: Work, key: Key) -> Seen:
    if w.heads.side is Side.OFFICE:
        return Seen(w.heads.epoch, w.heads.lsn)
    return journal.seen_now(w.conn, w.heads, *key)


def _bodies(conn: Connection, span: Span) -> dict[Key, list[Body | None]]:
    found: dict[Key, list[Body | None]] = defaultdict(list)
    ops = conn.exec_driver_sql(
        f"SELECT entity, row, body FROM op WHERE {_OF_SPAN} AND {_STANDING} ORDER BY seq", _values(span)
    )
    for entity, row, body in ops:
        found[str(entity), str(row)].append(None if body is None else decode_body(body))
    return found


_OF_SPAN = "device = ? AND chain = ? AND seq BETWEEN ? AND ?"


def _values(span: Span) -> tuple[str, str, int, int]:
    return span.device, span.chain, span.first, span.last


def _changed_since(conn: Connection, span: Span) -> set[Key]:
    """Rows with a later change, by whomever, or a value that waits for a person."""
    own = f"SELECT DISTINCT entity, row FROM op WHERE {_OF_SPAN}"
    until = conn.exec_driver_sql(f"SELECT max(lsn) FROM op WHERE {_OF_SPAN}", _values(span)).scalar()
    later = conn.exec_driver_sql(
        f"SELECT o.entity, o.row FROM ({own}) AS s JOIN op AS o ON o.entity = s.entity AND o.row = s.row"
        f" WHERE o.{_STANDING} AND CASE WHEN o.device = ? AND o.chain = ? THEN o.seq > ? ELSE o.lsn > ? END",
        (*_values(span), span.device, span.chain, span.last, until if until is not None else 2**62),
    ).fetchall()
    waiting = conn.exec_driver_sql(
        f"SELECT s.entity, s.row FROM ({own}) AS s JOIN conflict AS c ON c.entity = s.entity AND c.row = s.row",
        _values(span),
    ).fetchall()
    return {(str(entity), str(row)) for entity, row in (*later, *waiting)}


def _before(conn: Connection, span: Span, key: Key, names: set[str]) -> dict[str, Any] | None:
    """What stood in these fields before the span; None if nobody here knows."""
    first = conn.exec_driver_sql(
        f"SELECT min(lsn) FROM op WHERE {_OF_SPAN} AND entity = ? AND row = ?", (*_values(span), *key)
    ).scalar()
    earlier = conn.exec_driver_sql(
        f"SELECT body, accepted FROM op WHERE entity = ? AND row = ? AND {_STANDING}"
        " AND CASE WHEN device = ? AND chain = ? THEN seq < ? ELSE lsn < ? END"
        " ORDER BY coalesce(lsn, 9223372036854775807) DESC, seq DESC",
        (*key, span.device, span.chain, span.first, first if first is not None else 2**62),
    )
    wanted, found = set(names), {}
    for body, accepted in earlier:
        if body is None:
            return None
        decoded = decode_body(body)
        taken = decoded.fields if accepted is None else msgspec.json.decode(accepted, type=list[str])
        for name in wanted.intersection(taken):
            found[name] = decoded.fields.get(name)
        wanted.difference_update(taken)
        if decoded.new:
            found |= dict.fromkeys(wanted)
            wanted = set()
        if not wanted:
            return found
    for name in wanted:
        shadow = conn.exec_driver_sql(
            "SELECT value FROM shadow WHERE entity = ? AND row = ? AND field = ?", (*key, name)
        ).first()
        if shadow is None:
            return None
        found[name] = None if shadow[0] is None else msgspec.json.decode(shadow[0])
    return found


# What hangs on what --------------------------------------------------------------------------------------------

_KIN = "json_extract(\"{}\", '$.resident_id')"
_MORE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "household": {"area_id": ("area", '"area_id"')},
    "resident": {
        "area_id": ("area", '"area_id"'),
        "membership": ("household", '"household_id"'),
        **{name: ("resident", _KIN.format(name)) for name in ("mother", "father", "guardian")},
    },
    "case": {"waits_on": ("case", "json_extract(\"waits_on\", '$.case_id')")},
    "attachment": {"evidence_id": ("evidence", '"evidence_id"')},
}


def references(entity: str) -> dict[str, tuple[str, str]]:
    """By field: which entity's row it names, and the id as SQL reads it."""
    own = {name: (owner, f'"{name}"') for name, owner in erased.owners(entity).items()}
    return own | dict(_MORE.get(entity, {}))


def _used(conn: Connection, made: Iterable[Key], before: Mapping[Key, Mapping[str, Any]]) -> set[Key]:
    """Those of ``made`` on which something hangs that is not deleted with them. A row that gets its old value of the
    field back lets go of what it names now."""
    going = set(made)
    used: set[Key] = set()
    while True:
        fresh = {
            target
            for target, key, name in _namings(conn, going)
            if key not in going and name not in before.get(key, {})
        }
        if not fresh:
            return used
        used |= fresh
        going -= fresh


def _namings(conn: Connection, targets: set[Key]) -> Iterator[tuple[Key, Key, str]]:
    """(what is named, the living row that names it, in which field)."""
    by_entity: dict[str, list[str]] = defaultdict(list)
    for entity, row in targets:
        by_entity[entity].append(row)
    for entity in specs():
        for name, (owner, column) in references(entity).items():
            ids = by_entity.get(owner, [])
            for start in range(0, len(ids), _CHUNK):
                part: Sequence[str] = ids[start : start + _CHUNK]
                found = conn.exec_driver_sql(
                    f'SELECT {column}, id FROM "{entity}" WHERE gone IS NULL'
                    f" AND {column} IN ({', '.join('?' * len(part))})",
                    tuple(part),
                )
                for target, row in found:
                    yield (owner, str(target)), (entity, str(row)), name
