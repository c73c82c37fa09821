"""What was erased for good (đã xóa hẳn theo yêu cầu), as this machine remembers it: which rows, and which fields of
rows; never what stood in them. And what a machine still has to do on its disk because of it.

The records lie among what the machine remembers, each as the office signed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from msgspec import Meta
from sqlalchemy import Connection

from app.domain.merge import Seen
from app.models import remembering
from app.models.ops import Body, OpLine, decode_body
from app.models.spec import specs
from app.models.state import Heads

ERASED = "erased"
"""The reason under which an op on what was erased is refused."""
_RECORD, _MORE, _PENDING = "erasure:", "erased-more", "erasing-pending"
LASTING = (_RECORD, _MORE, _PENDING)
"""How the keys begin under which erasing itself is remembered."""

Key = tuple[str, str]
_Id = Annotated[str, Meta(min_length=1, max_length=64)]


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """The record of one erasing (biên bản xóa): who, when, why, and which rows or fields. ``epoch`` and ``lsn`` say
    where the office's trunk stood: of a field, what was written by someone who had not seen that is erased too."""

    id: _Id
    at: Annotated[str, Meta(max_length=40)]
    by: _Id
    why: Annotated[str, Meta(max_length=2000)]
    epoch: _Id
    lsn: Annotated[int, Meta(ge=0, le=2**53)]
    rows: Annotated[tuple[tuple[_Id, _Id], ...], Meta(max_length=20_000)] = ()
    fields: Annotated[tuple[tuple[_Id, _Id, _Id], ...], Meta(max_length=1000)] = ()


class Signed(msgspec.Struct, frozen=True):
    """A record, and the bytes of the office's signature over it."""

    record: Erasure
    raw: bytes


class _Envelope(msgspec.Struct):
    payload: bytes


def put(conn: Connection, signed: Signed, gone: Iterable[Key] = ()) -> None:
    """Remember a record that was verified or made here, and what went with its rows that it does not name."""
    remembering.put(conn, _RECORD + signed.record.id, signed.raw.decode("utf-8"))
    add(conn, set(gone).difference(signed.record.rows))


def add(conn: Connection, gone: Iterable[Key]) -> None:
    """Remember rows that belong to erased ones and that no record names: they came later, or never left here."""
    if more := set(gone):
        more.update(_more(conn))
        remembering.put(conn, _MORE, msgspec.json.encode(sorted(more)).decode())


def _more(conn: Connection) -> list[Key]:
    return msgspec.json.decode(remembering.get(conn, _MORE) or "[]", type=list[tuple[str, str]])


def knows(conn: Connection, erasure_id: str) -> bool:
    return remembering.get(conn, _RECORD + erasure_id) is not None


def known(conn: Connection) -> list[str]:
    """The ids of the records that this machine has obeyed."""
    return [each.record.id for each in records(conn)]


def records(conn: Connection, *, without: Iterable[str] = ()) -> list[Signed]:
    """The records that this machine has obeyed, oldest first; ``without`` names those that are left out."""
    left_out = set(without)
    after = _RECORD[:-1] + chr(ord(_RECORD[-1]) + 1)
    found = conn.exec_driver_sql(
        "SELECT key, value FROM remembered WHERE key >= ? AND key < ? ORDER BY key", (_RECORD, after)
    ).fetchall()
    return [_signed(str(text)) for key, text in found if str(key).removeprefix(_RECORD) not in left_out]


def _signed(text: str) -> Signed:
    raw = text.encode("utf-8")
    payload = msgspec.json.decode(raw, type=_Envelope).payload
    return Signed(msgspec.json.decode(payload, type=Erasure), raw)


# What is covered -----------------------------------------------------------------------------------------------

_MORE_OWNERS = {
    "case": ("resident_id",),
    "attachment": ("case_id",),
    "visit": ("case_id",),
    "handoff": ("case_id",),
    "printed": ("case_id",),
    "likeness": ("second",),
    "flaw": ("resident_id", "other"),
    "resident": ("merged_into",),
}
_OWNER_OF = {
    "resident_id": "resident",
    "case_id": "case",
    "second": "resident",
    "other": "resident",
    "merged_into": "resident",
}


def owners(entity: str) -> dict[str, str]:
    """By field which entity's row a row of ``entity`` is erased with: its owner, its case, the person it speaks of."""
    parent = specs()[entity].parent
    found = {name: _OWNER_OF[name] for name in _MORE_OWNERS.get(entity, ())}
    return found | ({parent[0]: parent[1]} if parent else {})


@dataclass(slots=True)
class Erased:
    """All that was erased, for an import to ask of each op."""

    rows: set[Key] = field(default_factory=set)
    fields: dict[Key, dict[str, Seen]] = field(default_factory=dict)

    @staticmethod
    def load(conn: Connection) -> Erased:
        found = Erased()
        for signed in records(conn):
            found.learn(signed.record)
        found.rows.update(_more(conn))
        refused = conn.exec_driver_sql("SELECT entity, row FROM op WHERE state = 'refused' AND reason = ?", (ERASED,))
        for entity, row in refused.fetchall():
            if (entity, row) not in found.fields:
                found.rows.add((str(entity), str(row)))
        return found

    def learn(self, record: Erasure) -> None:
        self.rows.update(record.rows)
        for entity, row, name in record.fields:
            self.fields.setdefault((entity, row), {})[name] = Seen(record.epoch, record.lsn)

    def __bool__(self) -> bool:
        return bool(self.rows or self.fields)

    def covers(self, line: OpLine, body: Body | None = None) -> bool:
        """Whether the op is of an erased row, or of one that belongs to an erased one."""
        if (line.entity, line.row) in self.rows:
            return True
        if not self.rows or line.entity not in specs():
            return False
        belongs = owners(line.entity)
        fields = body.fields if body is not None else fields_of(line) if belongs else {}
        return any((entity, fields.get(name)) in self.rows for name, entity in belongs.items())

    def unseen(self, line: OpLine, body: Body, heads: Heads) -> set[str]:
        """The erased fields of which the op brings a value, written by someone who had not seen the erasing."""
        erased = self.fields.get((line.entity, line.row), {})
        said = (name for name in erased if body.fields.get(name) is not None)
        return {name for name in said if before(body, name, erased[name], heads)}


def before(body: Body, name: str, at: Seen, heads: Heads) -> bool:
    """Whether the field was written by someone who had not seen the trunk's change ``at``."""
    if body.new:
        return True
    seen, lsn = heads.seen(body.epoch, body.seen_of(name)), heads.seen(at.epoch, at.lsn)
    return seen < lsn if at.epoch == heads.epoch else seen <= lsn


def fields_of(line: OpLine) -> dict[str, object]:
    """What the op says; nothing if it has no content, or none that can be read."""
    try:
        return decode_body(line.content).fields if line.content is not None else {}
    except msgspec.MsgspecError:
        return {}


def forget_list_rows(conn: Connection, ids: set[str]) -> None:
    """Forget what is remembered from lists of these people or cases."""
    kept = conn.exec_driver_sql("SELECT key, value FROM remembered WHERE key >= 'list-rows:' AND key < 'list-rows;'")
    for key, text in kept.fetchall():
        lines = msgspec.json.decode(text)
        left = [line for line in lines if not any(isinstance(part, str) and part in ids for part in line)]
        if len(left) < len(lines):
            remembering.put(conn, str(key), msgspec.json.encode(left).decode())


def forget_remembered(conn: Connection, ids: set[str]) -> None:
    """Forget whatever else this machine remembers under or with one of these ids: it is small, and made anew."""
    forget_list_rows(conn, ids)
    for key, text in conn.exec_driver_sql("SELECT key, value FROM remembered").fetchall():
        ours = str(key).startswith(LASTING)
        if not ours and any(each in key or each in text for each in ids):
            remembering.forget(conn, str(key))


def rewrite(conn: Connection, lines: Iterable[OpLine]) -> None:
    """Keep what is left of these ops."""
    parameters = [(line.content, line.body_hash, line.device, line.chain, line.seq) for line in lines]
    if parameters:
        conn.exec_driver_sql(
            "UPDATE op SET salt = NULL, body = ?, body_hash = ? WHERE device = ? AND chain = ? AND seq = ?", parameters
        )


# What is left to do on the disk --------------------------------------------------------------------------------


class Pending(msgspec.Struct, frozen=True):
    """What still has to go: files by their SHA-256, backups by their id. Also old copies of the database, bundles that
    were set aside, and free pages, which need no names."""

    blobs: tuple[str, ...] = ()
    backups: tuple[str, ...] = ()


def pending(conn: Connection) -> Pending | None:
    """What erasing still has to do here; None if it is done."""
    kept = remembering.get(conn, _PENDING)
    return None if kept is None else msgspec.json.decode(kept, type=Pending)


def add_pending(conn: Connection, blobs: Iterable[str]) -> None:
    """In the transaction that erases: these files, and every backup that is kept now, have to go."""
    before_ = pending(conn) or Pending()
    backups = [str(row[0]) for row in conn.exec_driver_sql("SELECT id FROM backup WHERE kept = 1 ORDER BY at, id")]
    keep_pending(conn, Pending(_joined(before_.blobs, blobs), _joined(before_.backups, backups)))


def keep_pending(conn: Connection, left: Pending | None) -> None:
    if left is None:
        remembering.forget(conn, _PENDING)
    else:
        remembering.put(conn, _PENDING, msgspec.json.encode(left).decode())


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def lines_of(conn: Connection, where: str, parameters: tuple[object, ...]) -> Iterator[tuple[OpLine, str]]:
    """Ops with content, and their state."""
    found = conn.exec_driver_sql(
        "SELECT device, chain, seq, entity, row, actor, at, schema, hash, salt, body, body_hash, state FROM op"
        f" WHERE body IS NOT NULL AND {where}",
        parameters,
    )
    for device, chain, seq, entity, row, actor, at, schema, hash_, salt, body, body_hash, state in found.fetchall():
        raw = msgspec.Raw(body)
        yield OpLine(device, chain, seq, entity, row, actor, at, schema, hash_, salt, raw, body_hash), str(state)
