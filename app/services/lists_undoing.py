"""Taking back a whole list import (hoàn tác một lần nhập danh sách): its range of the journal is inverted, and what was
remembered of its rows is forgotten, so that the same list comes as new. What others changed since stays, and is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.models import access, erased, inverse, remembering
from app.models.base import TAKEN_BACK
from app.models.inverse import Inversion, Span, Why
from app.models.work import Work
from app.sync.account_names import account_names
from app.sync.told import title_of

_PREFIX = "list-import:"
KEPT = 50
"""Imports that are remembered."""


class _Stored(msgspec.Struct, frozen=True):
    file: str
    at: str
    by: str
    device: str
    chain: str
    first: int
    last: int
    made: dict[str, int]
    undone: str = ""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import of a list. ``made`` counts as in :class:`ImportSummary`; ``undone`` is when it was taken back."""

    id: str
    file: str
    at: str
    by: str
    made: Mapping[str, int]
    undone: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A record that was left as it is: whose it is, and why (:class:`app.models.inverse.Why`)."""

    entity: str
    row: str
    title: str
    why: Why


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did."""

    file: str
    rows: int
    left: tuple[LeftRow, ...]


def note_import(w: Work, import_id: str, file: str, first: int, made: Mapping[str, int], at: str) -> None:
    """In the transaction of an import: where in the journal it stands."""
    heads = w.heads
    stored = _Stored(file, at, w.actor, heads.device, heads.chain, first, heads.seq, dict(made))
    remembering.put(w.conn, _PREFIX + import_id, msgspec.json.encode(stored).decode())
    for old, _ in _all(w.conn)[KEPT:]:
        remembering.forget(w.conn, _PREFIX + old)


def imports(home: Home) -> list[ImportRow]:
    """The imports of lists on this machine, newest first."""
    with home.engine.connect() as conn:
        names = account_names(conn, home.folder)
        return [
            ImportRow(key, each.file, each.at, names.get(each.by, each.by), each.made, each.undone)
            for key, each in _all(conn)
        ]


def may_take_back(home: Home) -> bool:
    """Whether the person here may: who takes an import back deletes what it made."""
    account = home.account
    return home.is_office and account.may(Action.IMPORT_LIST) and account.may(Action.DELETE)


def take_back_import(home: Home, import_id: str) -> Done[Undone]:
    """Take one import back, in one transaction.

    Raises:
        UserError("permission.action"), UserError("list.only-at-office"),
        UserError("list.import-unknown"): this machine does not remember it; UserError("list.import-undone").
    """
    home.require(Action.IMPORT_LIST)
    home.require(Action.DELETE)
    if not home.is_office:
        raise UserError("list.only-at-office")
    with home.writing() as w:
        text = remembering.get(w.conn, _PREFIX + import_id) or refuse("list.import-unknown")
        stored = msgspec.json.decode(text, type=_Stored)
        if stored.undone:
            raise UserError("list.import-undone")
        done = inverse.invert(w, Span(stored.device, stored.chain, stored.first, stored.last), TAKEN_BACK)
        left = tuple(LeftRow(*key, title_of(w.conn, *key), why) for key, why in done.left)
        erased.forget_list_rows(w.conn, _people_of(w.conn, done))
        again = msgspec.structs.replace(stored, undone=home.now)
        remembering.put(w.conn, _PREFIX + import_id, msgspec.json.encode(again).decode())
        access.note(w.conn, home.device, home.account.id, home.now, "undo-import", entity="list", why=stored.file)
        return Done(Undone(stored.file, len(done.undone), left), w.changes)


def _all(conn: Connection) -> list[tuple[str, _Stored]]:
    found = conn.exec_driver_sql(
        "SELECT key, value FROM remembered WHERE key >= 'list-import:' AND key < 'list-import;' ORDER BY key DESC"
    )
    return [(str(key).removeprefix(_PREFIX), msgspec.json.decode(str(text), type=_Stored)) for key, text in found]


def _people_of(conn: Connection, done: Inversion) -> set[str]:
    """What was touched, by the ids that lists remember: people, and the cases of steps and obstacles."""
    ids = {row for _, row in done.undone}
    for entity, row in done.undone:
        if entity in ("step", "obstacle"):
            ids.add(str(conn.exec_driver_sql(f"SELECT case_id FROM {entity} WHERE id = ?", (row,)).scalar()))
        elif entity == "residence":
            ids.add(str(conn.exec_driver_sql("SELECT resident_id FROM residence WHERE id = ?", (row,)).scalar()))
    return ids
