"""Erasing for good (xóa hẳn): the office's signed record of it travels, and every machine obeys it once.

What goes: rows and all that belongs to them, the content of their ops, what waits for a person, shadows, drafts, search
lines, what is remembered of them from lists, and their files. What stays: that ops were made, by whom and when, and
their hashes, so that each chain still verifies; and the record. Everything here is done in the caller's transaction;
files, old backups and free pages go after it (:mod:`app.erasure`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection

from app.domain.merge import Seen
from app.errors import UserError
from app.models import checking, erased, journal, rows
from app.models.erased import ERASED, Erasure, Key, Signed
from app.models.journal import Edit
from app.models.ops import OpLine, stripped, without
from app.models.spec import specs
from app.models.state import Heads, Side
from app.security import strictjson, trust
from app.security.trust import Signer
from app.sync import fold, mentions, scope
from app.sync.files import NAMING, named_among
from app.sync.oplog import batches, body_of
from app.sync.waiting import no_longer_waiting

ERASURE_TYPE = "application/vnd.hoso.erasure.v1+json"
_MAX = 4 * 1024 * 1024
_CHUNK = 400
_UNSETTLED = "('pending', 'held', 'queued')"


def sign(record: Erasure, office: Signer) -> Signed:
    return Signed(record, trust.sign(ERASURE_TYPE, strictjson.encode(record), office))


def read(raw: bytes, *office_keys: bytes) -> Signed:
    """A record that came in, verified: only the office of this commune erases, under one of its keys.

    Raises:
        UserError("erasure.malformed"), UserError("erasure.bad-signature").
    """
    try:
        envelope = trust.read_envelope(raw, limit=_MAX)
    except strictjson.Malformed as fault:
        raise UserError("erasure.malformed") from fault
    for key in office_keys:
        try:
            payload = trust.verify(envelope, ERASURE_TYPE, key)
            return Signed(strictjson.decode(payload, Erasure, limit=_MAX), raw)
        except strictjson.Malformed as fault:
            raise UserError("erasure.malformed") from fault
        except trust.BadSignature:
            continue
    raise UserError("erasure.bad-signature")


def sign_anew(conn: Connection, office: Signer) -> None:
    """At an office that renews its key: its records under the new one, for laptops that know only that."""
    for signed in erased.records(conn):
        erased.put(conn, sign(signed.record, office))


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What records did here: rows and values that went, and how many unsent own changes lost something."""

    records: int = 0
    rows: int = 0
    own: int = 0
    touched: frozenset[Key] = frozenset()

    def __add__(self, other: Obeyed) -> Obeyed:
        return Obeyed(
            self.records + other.records,
            self.rows + other.rows,
            self.own + other.own,
            self.touched | other.touched,
        )


def obey_all(conn: Connection, heads: Heads, told: Iterable[Signed]) -> Obeyed:
    """Obey those records that this machine does not know yet."""
    done = Obeyed()
    for signed in told:
        done += obey(conn, heads, signed)
    return done


def obey(conn: Connection, heads: Heads, signed: Signed) -> Obeyed:
    """Erase what the record names, and what belongs to it here. Obeying it again does nothing."""
    record = signed.record
    if erased.knows(conn, record.id):
        return Obeyed()
    gone = _with_unlanded(conn, belongings(conn, record.rows)) if record.rows else []
    erased.put(conn, signed, gone)
    own = _erase_rows(conn, heads, gone) if gone else 0
    own += _erase_fields(conn, heads, record)
    touched = {*gone, *((entity, row) for entity, row, _ in record.fields)}
    return Obeyed(1, len(gone) + len(record.fields), own, frozenset(touched))


def belongings(conn: Connection, roots: Iterable[Key]) -> list[Key]:
    """These rows and everything in the tables that is erased with them."""
    found: dict[Key, None] = dict.fromkeys((entity, row) for entity, row in roots)
    fresh = list(found)
    while fresh:
        by_entity: dict[str, list[str]] = defaultdict(list)
        for entity, row in fresh:
            by_entity[entity].append(row)
        fresh = []
        for entity in specs():
            for name, owner in erased.owners(entity).items():
                for (row,) in _in(conn, f'SELECT id FROM "{entity}" WHERE "{name}" IN', by_entity.get(owner, ())):
                    if (entity, row) not in found:
                        found[entity, row] = None
                        fresh.append((entity, row))
    return list(found)


def _with_unlanded(conn: Connection, gone: Sequence[Key]) -> list[Key]:
    """Also the rows that only ops know which never came to the trunk, or wait here."""
    found = dict.fromkeys(gone)
    waiting = [
        ((line.entity, line.row), line)
        for line, _ in erased.lines_of(conn, "state IN ('held', 'gap', 'refused') AND lsn IS NULL", ())
        if line.entity in specs() and erased.owners(line.entity)
    ]
    while True:
        fresh = [
            key
            for key, line in waiting
            if key not in found
            and any((owner, erased.fields_of(line).get(name)) in found for name, owner in erased.owners(key[0]).items())
        ]
        if not fresh:
            return list(found)
        found.update(dict.fromkeys(fresh))


# Rows ----------------------------------------------------------------------------------------------------------


def _erase_rows(conn: Connection, heads: Heads, gone: Sequence[Key]) -> int:
    """Says how many of this laptop's own unsettled changes went with them."""
    files = _files_of(conn, gone)
    own, visits = 0, set[Key]()
    if heads.side is Side.FIELD:
        visits = mentions.forget_unsent(conn, heads, [row for entity, row in gone if entity == "resident"])
    for part in batches(gone, _CHUNK):
        where, values = _pairs(part)
        if heads.side is Side.FIELD:
            unsettled = f"{where} AND device = ? AND state IN {_UNSETTLED}"
            own += _count(conn, f"SELECT count(*) FROM op WHERE {unsettled}", (*values, heads.device))
            conn.exec_driver_sql(
                f"UPDATE op SET state = 'refused', reason = '{ERASED}', waiting = NULL WHERE {unsettled}",
                (*values, heads.device),
            )
        else:
            conn.exec_driver_sql(
                f"UPDATE op SET reason = '{ERASED}', waiting = NULL, state = CASE WHEN state = 'held' THEN 'refused'"
                f" WHEN lsn IS NULL THEN 'settled' ELSE 'accepted' END WHERE {where} AND state IN ('held', 'queued')",
                values,
            )
        erased.rewrite(conn, (stripped(line) for line, _ in erased.lines_of(conn, where, values)))
        for table in ("conflict", "shadow", "outside", "lookup"):
            conn.exec_driver_sql(f"DELETE FROM {table} WHERE {where}", values)
    ids = [row for _, row in gone]
    drop(conn, gone)
    for some in batches(ids, _CHUNK):
        conn.exec_driver_sql(f"DELETE FROM sealed_decision WHERE id IN {_marks(some)}", tuple(some))
    if visits:
        fold.show_again(conn, heads, visits)
    _forget_drafts(conn, set(ids))
    erased.forget_remembered(conn, set(ids))
    _let_go_of_files(conn, files)
    return own


def drop(conn: Connection, gone: Sequence[Key]) -> None:
    """Out of their tables, parts before owners, and out of what checks of the data found."""
    for some in batches([row for _, row in gone], _CHUNK):
        checking.forget(conn, some)
    by_entity: dict[str, list[str]] = defaultdict(list)
    for entity, row in gone:
        by_entity[entity].append(row)
    with journal.opened(conn):
        for entity in reversed(scope.by_depth()):
            for part in batches(by_entity.get(entity, ()), _CHUNK):
                conn.exec_driver_sql(f'DELETE FROM "{entity}" WHERE id IN {_marks(part)}', tuple(part))


def _files_of(conn: Connection, gone: Sequence[Key]) -> set[str]:
    files = set[str]()
    for entity in NAMING:
        ids = [row for each, row in gone if each == entity]
        files.update(str(sha) for (sha,) in _in(conn, f"SELECT sha256 FROM {entity} WHERE id IN", ids))
        for part in batches(ids, _CHUNK):
            where = f"entity = '{entity}' AND row IN {_marks(part)}"
            said = (erased.fields_of(line).get("sha256") for line, _ in erased.lines_of(conn, where, tuple(part)))
            files.update(sha for sha in said if isinstance(sha, str))
    return files


def _let_go_of_files(conn: Connection, files: set[str]) -> None:
    """The files that nothing else names any more; they go from the disk when this transaction is kept."""
    gone = [
        sha
        for sha in sorted(files - named_among(conn, files))
        if not _count(
            conn,
            "SELECT count(*) FROM op WHERE entity = 'attachment' AND state IN ('held', 'gap') AND instr(body, ?) > 0",
            (sha.encode(),),
        )
    ]
    if gone:
        conn.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", [(sha,) for sha in gone])
        conn.exec_driver_sql("DELETE FROM piece WHERE sha256 = ?", [(sha,) for sha in gone])
    erased.add_pending(conn, gone)


# Fields --------------------------------------------------------------------------------------------------------


def _erase_fields(conn: Connection, heads: Heads, record: Erasure) -> int:
    """Take the named values out of rows and ops: what someone wrote who had not seen that they were erased."""
    if not record.fields:
        return 0
    at, own = Seen(record.epoch, record.lsn), 0
    if heads.side is Side.OFFICE:
        _empty_what_came_back(conn, heads, record, at)
    for entity, row, name in record.fields:
        for line, state in erased.lines_of(conn, "entity = ? AND row = ?", (entity, row)):
            body = _readable(line)
            if body is None or body.fields.get(name) is None or not erased.before(body, name, at, heads):
                continue
            rest = without(line, {name})
            erased.rewrite(conn, [rest])
            if heads.side is Side.FIELD and line.device == heads.device and state in ("pending", "held", "queued"):
                own += 1
                if not erased.fields_of(rest):
                    conn.exec_driver_sql(
                        f"UPDATE op SET state = 'refused', reason = '{ERASED}', waiting = NULL"
                        " WHERE device = ? AND chain = ? AND seq = ?",
                        (line.device, line.chain, line.seq),
                    )
        _stop_waiting(conn, entity, row, name)
        _forget_drafts(conn, {row}, name)
        erased.forget_remembered(conn, {row})
    if heads.side is Side.FIELD:
        fold.blank(conn, heads, record.fields, at)
    erased.add_pending(conn, ())
    return own


def _empty_what_came_back(conn: Connection, heads: Heads, record: Erasure, at: Seen) -> None:
    """At an office that was restored from before the erasing: the values go again, as one more change each."""
    lsn = heads.seen(at.epoch, at.lsn)
    for entity, row, name in record.fields:
        there = rows.read(conn, entity, [row]).get(row)
        if there is None or there.values.get(name) is None:
            continue
        stands_since = there.positions.at(name).lsn
        if stands_since < lsn or (at.epoch != heads.epoch and stands_since == lsn):
            seen = journal.seen_now(conn, heads, entity, row)
            journal.apply(conn, heads, [Edit(entity, row, {name: None}, seen)], actor=record.by, at=record.at)


def _stop_waiting(conn: Connection, entity: str, row: str, name: str) -> None:
    where, values = "entity = ? AND row = ? AND field = ?", (entity, row, name)
    found = conn.exec_driver_sql(f"SELECT device, chain, seq FROM conflict WHERE {where}", values).fetchall()
    conn.exec_driver_sql(f"DELETE FROM conflict WHERE {where}", values)
    for device, chain, seq in found:
        no_longer_waiting(conn, (device, chain, seq), name, ERASED)


def _readable(line: OpLine) -> Any:
    try:
        return body_of(line)
    except msgspec.MsgspecError:
        return None


# Traces --------------------------------------------------------------------------------------------------------


def _forget_drafts(conn: Connection, ids: set[str], name: str | None = None) -> None:
    """The drafts of screens that show these rows; with ``name`` only what they hold of that field. Of a draft that only
    lists one of them among others (a sheet of a household) that part."""
    for key, account, text in conn.exec_driver_sql("SELECT key, account, body FROM draft").fetchall():
        if not (any(each in key for each in ids) or any(each in text for each in ids)):
            continue
        body = _object(text)
        about = any(each in key for each in ids) or any(
            isinstance(value, str) and value in ids for value in body.values()
        )
        if not about and name is not None:
            continue
        if not about:
            body = _pruned(body, ids)
        elif name is None:
            conn.exec_driver_sql("DELETE FROM draft WHERE key = ? AND account = ?", (key, account))
            continue
        for part in body.values():
            if isinstance(part, dict) and name is not None:
                part.pop(name, None)
        conn.exec_driver_sql(
            "UPDATE draft SET body = ? WHERE key = ? AND account = ?",
            (msgspec.json.encode(body).decode(), key, account),
        )


def _pruned(part: Any, ids: set[str]) -> Any:
    """Without the entries of lists that stand for one of these rows."""
    if isinstance(part, dict):
        return {key: _pruned(value, ids) for key, value in part.items()}
    if isinstance(part, list):
        return [_pruned(each, ids) for each in part if not (isinstance(each, dict) and ids & _texts(each))]
    return part


def _texts(part: dict[str, Any]) -> set[str]:
    return {value for value in part.values() if isinstance(value, str)}


def _object(text: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return {}
    return found if isinstance(found, dict) else {}


# Parts ---------------------------------------------------------------------------------------------------------


def _pairs(part: Sequence[Key]) -> tuple[str, tuple[str, ...]]:
    marks = ", ".join("(?, ?)" for _ in part)
    return f"(entity, row) IN (VALUES {marks})", tuple(value for pair in part for value in pair)


def _marks(part: Sequence[object]) -> str:
    return "(" + ", ".join("?" * len(part)) + ")"


def _in(conn: Connection, select: str, ids: Iterable[str]) -> Iterator[Sequence[Any]]:
    for part in batches(ids, _CHUNK):
        yield from conn.exec_driver_sql(f"{select} {_marks(part)}", tuple(part)).fetchall()


def _count(conn: Connection, sql: str, parameters: tuple[object, ...]) -> int:
    return int(conn.exec_driver_sql(sql, parameters).scalar() or 0)
