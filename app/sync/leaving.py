"""What a laptop no longer follows becomes read-only, and leaves it (rời máy) with a later bundle, once nothing of it
can be lost any more.

A person goes with all that lies with them, a household with its visits, an area by itself: each whole or not at all.
It stays while a change of it, its own or another's, is not durable at the office, while an own change waits there for a
person (who may have a question about it), while somebody is typing about it, or while a file of it is not in a kept
backup of the office. What goes: rows, search lines, others' changes, the content of own changes, files. What stays:
that own changes were made, with their hashes, so that the chain still verifies. When the row comes back into the scope,
the office sends its whole history, and own changes get their content again (:mod:`app.sync.fold`).

Everything here is done in the transaction of the import; files go after it (:func:`app.erasure.finish_if_possible`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from app.models import erased, remembering
from app.models.ops import stripped
from app.models.spec import specs
from app.models.state import Heads
from app.sync import erasing, scope

Key = tuple[str, str]
_TABLE, _FILES = "departing", "left-files"
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Gone(msgspec.Struct, frozen=True):
    """How much of one area left: people and their cases. ``area`` is its name, empty if it is not known here."""

    area: str
    people: int
    cases: int


@dataclass(frozen=True, slots=True)
class Departed:
    """What left, and how much of what is out of scope stays because it holds work that is not safe elsewhere."""

    rows: int = 0
    gone: tuple[Gone, ...] = ()
    staying: int = 0


def outside(conn: Connection) -> frozenset[Key]:
    """What is out of this laptop's scope and still here."""
    found = conn.exec_driver_sql("SELECT entity, row FROM outside")
    return frozenset((str(entity), str(row)) for entity, row in found)


def depart(conn: Connection, heads: Heads, waiting: frozenset[Key], safe: int) -> Departed:
    """Let go of what was out of scope already before this bundle, and still is. ``safe``: up to which lsn the office's
    oldest kept backup holds the trunk."""
    if not (left := outside(conn) & waiting):
        return Departed()
    with scope.with_what_belongs(conn, sorted(left), _TABLE):
        groups = _Groups.of(conn)
        groups.keep(_unsafe(conn, heads, safe))
        going = groups.going()
        if not going:
            return Departed(staying=len(groups.kept))
        told = _told(conn, going)
        _let_go(conn, heads, going)
    return Departed(len(going), told, len(groups.kept))


# What belongs together -----------------------------------------------------------------------------------------


class _Groups:
    """The rows in question by the one at their top: a person, a household, an area. By the trunk's word and by what is
    shown: a part that this laptop's people moved elsewhere, unsettled, holds both owners."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._above: dict[Key, Key] = {key: key for key in keys}
        self._kept: set[Key] = set()

    @staticmethod
    def of(conn: Connection) -> _Groups:
        found = conn.exec_driver_sql(f"SELECT entity, row FROM {_TABLE}").fetchall()
        groups = _Groups((str(entity), str(row)) for entity, row in found)
        for entity in specs():
            owner = scope.owner_of(entity)
            if owner is None:
                continue
            name, above = owner
            shown = f'SELECT part.id, part."{name}" FROM "{entity}" AS part'
            parts = conn.exec_driver_sql(
                f"{shown} JOIN {_TABLE} AS t ON t.entity = '{above}' AND t.row = part.\"{name}\""
                f" UNION {shown} JOIN {_TABLE} AS t ON t.entity = '{entity}' AND t.row = part.id"
                f" UNION SELECT s.row, substr(s.value, 2, 36) FROM shadow AS s JOIN {_TABLE} AS t"
                f" ON t.entity = '{entity}' AND t.row = s.row WHERE s.entity = '{entity}' AND s.field = '{name}'"
            )
            for part, owned_by in parts.fetchall():
                groups._tie((entity, str(part)), (above, str(owned_by)))
        return groups

    def keep(self, keys: Iterable[Key]) -> None:
        self._kept.update(key for key in keys if key in self._above)

    @property
    def kept(self) -> set[Key]:
        """The tops that stay."""
        return {self._top(key) for key in self._kept}

    def going(self) -> list[Key]:
        kept = self.kept
        return [key for key in self._above if self._top(key) not in kept]

    def _tie(self, part: Key, owner: Key) -> None:
        """A part that this laptop goes on following, but shows with an owner in question, keeps that owner here."""
        if part in self._above and owner in self._above:
            self._above[self._top(part)] = self._top(owner)
        elif owner in self._above:
            self._kept.add(owner)

    def _top(self, key: Key) -> Key:
        while self._above[key] != key:
            key = self._above[key]
        return key


def _unsafe(conn: Connection, heads: Heads, safe: int) -> list[Key]:
    """The rows in question of which something is nowhere else, or is not decided."""
    joined = f"JOIN {_TABLE} AS t ON t.entity = op.entity AND t.row = op.row"
    unsaved = conn.exec_driver_sql(
        f"SELECT DISTINCT op.entity, op.row FROM op {joined} WHERE op.lsn > ? OR op.state = 'returned' OR op.device = ?"
        " AND (op.state IN ('pending', 'queued', 'held') OR op.seq >"
        " coalesce((SELECT durable FROM peer WHERE peer.device = op.device AND peer.chain = op.chain), 0))",
        (safe, heads.device),
    )
    found = [(str(entity), str(row)) for entity, row in unsaved]
    unsent = conn.exec_driver_sql(
        f"SELECT a.id FROM attachment AS a JOIN {_TABLE} AS t ON t.entity = 'attachment' AND t.row = a.id"
        " JOIN blob AS b ON b.sha256 = a.sha256 WHERE b.held = 1 AND (b.acknowledged = 0 OR b.acknowledged > ?)",
        (safe,),
    )
    found += [("attachment", str(row)) for (row,) in unsent]
    typed = {
        each for key, body in conn.exec_driver_sql("SELECT key, body FROM draft") for each in _ids_in(f"{key} {body}")
    }
    if typed:
        rows = conn.exec_driver_sql(f"SELECT entity, row FROM {_TABLE} WHERE entity <> 'area'")
        found += [(str(entity), str(row)) for entity, row in rows if row in typed]
    return found


def _ids_in(text: str) -> set[str]:
    return set(_UUID.findall(text))


# Letting go ----------------------------------------------------------------------------------------------------


def _told(conn: Connection, going: Sequence[Key]) -> tuple[Gone, ...]:
    leaving = set(going)
    people: Counter[str] = Counter()
    cases: Counter[str] = Counter()
    found = conn.exec_driver_sql(
        f"SELECT r.id, coalesce(a.name, '') FROM {_TABLE} AS t JOIN resident AS r ON r.id = t.row"
        " LEFT JOIN area AS a ON a.id = r.area_id WHERE t.entity = 'resident' AND r.gone IS NULL"
    )
    area_of = {str(row): str(area) for row, area in found if ("resident", row) in leaving}
    people.update(area_of.values())
    owned = conn.exec_driver_sql(
        f'SELECT c.resident_id FROM {_TABLE} AS t JOIN "case" AS c ON c.id = t.row'
        " WHERE t.entity = 'case' AND c.gone IS NULL"
    )
    cases.update(area_of[str(person)] for (person,) in owned if str(person) in area_of)
    return tuple(Gone(area, people[area], cases[area]) for area in sorted(people))


def _let_go(conn: Connection, heads: Heads, going: Sequence[Key]) -> None:
    files = _files_of(conn, going)
    conn.exec_driver_sql(f"DELETE FROM {_TABLE}")
    conn.exec_driver_sql(f"INSERT INTO {_TABLE} VALUES (?, ?)", list(going))
    chosen = f"(entity, row) IN (SELECT entity, row FROM {_TABLE})"
    own = erased.lines_of(conn, f"{chosen} AND device = ?", (heads.device,))
    erased.rewrite(conn, (stripped(line) for line, _ in own))
    conn.exec_driver_sql(f"DELETE FROM op WHERE {chosen} AND device <> ?", (heads.device,))
    for table in ("shadow", "outside", "lookup"):
        conn.exec_driver_sql(f"DELETE FROM {table} WHERE {chosen}")
    erasing.drop(conn, going)
    _forget_remembered(conn, {row for entity, row in going if entity != "area"})
    _let_go_of_files(conn, files)


def _files_of(conn: Connection, going: Sequence[Key]) -> list[str]:
    """The files that only attachments name which go."""
    leaving = {row for entity, row in going if entity == "attachment"}
    if not leaving:
        return []
    named: dict[str, set[str]] = defaultdict(set)
    for row, sha256 in conn.exec_driver_sql("SELECT id, sha256 FROM attachment"):
        named[str(sha256)].add(str(row))
    return sorted(sha256 for sha256, rows in named.items() if rows <= leaving)


def _forget_remembered(conn: Connection, ids: set[str]) -> None:
    """Pairs of look-alikes, lines of lists and what else is remembered with one of these ids: it is made anew."""
    erased.forget_list_rows(conn, ids)
    for key, text in conn.exec_driver_sql("SELECT key, value FROM remembered").fetchall():
        if not str(key).startswith(erased.LASTING) and not ids.isdisjoint(_ids_in(f"{key} {text}")):
            remembering.forget(conn, str(key))


def _let_go_of_files(conn: Connection, files: Sequence[str]) -> None:
    if not files:
        return
    parameters = [(sha256,) for sha256 in files]
    conn.exec_driver_sql("DELETE FROM blob WHERE sha256 = ?", parameters)
    conn.exec_driver_sql("DELETE FROM piece WHERE sha256 = ?", parameters)
    waiting = {*files_to_remove(conn), *files}
    remembering.put(conn, _FILES, msgspec.json.encode(sorted(waiting)).decode())


# What is left to do on the disk --------------------------------------------------------------------------------


def files_to_remove(conn: Connection) -> list[str]:
    """The files that still have to go from the disk. One that came again meanwhile is not among them."""
    kept = remembering.get(conn, _FILES)
    if kept is None:
        return []
    held = {str(sha256) for (sha256,) in conn.exec_driver_sql("SELECT sha256 FROM blob WHERE held = 1")}
    return [sha256 for sha256 in msgspec.json.decode(kept, type=list[str]) if sha256 not in held]


def files_removed(conn: Connection) -> None:
    remembering.forget(conn, _FILES)
