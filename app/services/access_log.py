"""Who has read, printed or exported what (nhật ký truy cập), for those who must watch over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.permissions import Action
from app.home import Home
from app.models.work import Reading
from app.sync import registry

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``who`` and ``machine`` are names, or the ids where this home knows none; ``about`` names the person or
    thing that was looked at, empty where it is not known here. Sealed people are not named."""

    key: Key
    at: str
    who: str
    machine: str
    what: str
    entity: str | None
    about: str
    why: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    rows: tuple[Entry, ...]
    next: Key | None


_NAME: Mapping[str, str] = {
    "resident": "SELECT name FROM resident WHERE id = ? AND sealed IS NOT 1",
    "household": "SELECT label FROM household WHERE id = ?",
    "case": 'SELECT p.name FROM "case" c JOIN resident p ON p.id = c.resident_id WHERE c.id = ? AND p.sealed IS NOT 1',
    "attachment": "SELECT title FROM attachment WHERE id = ?",
    "enclosure": "SELECT title FROM enclosure WHERE id = ?",
    "area": "SELECT name FROM area WHERE id = ?",
}


def entries(home: Home, key: Key | None = None, limit: int = 100) -> EntryPage:
    """One page of the log, newest first, from behind ``key``.

    Raises:
        UserError("permission.action").
    """
    home.require(Action.READ_ACCESS_LOG)
    behind = " WHERE (at, device, no) < (?, ?, ?)" if key else ""
    with home.reading() as r:
        names = _names(r)
        found = r.conn.exec_driver_sql(
            'SELECT device, no, actor, at, what, entity, "row", why FROM access' + behind +
            " ORDER BY at DESC, device DESC, no DESC LIMIT ?",
            (*(key or ()), limit),
        ).fetchall()  # fmt: skip
        rows = tuple(
            Entry(
                (str(at), str(device), int(no)),
                str(at),
                names.get(actor, str(actor)),
                names.get(device, str(device)),
                str(what),
                entity,
                _about(r, entity, row, names),
                str(why or ""),
            )
            for device, no, actor, at, what, entity, row, why in found
        )
    return EntryPage(rows, rows[-1].key if len(rows) == limit else None)


def count(home: Home) -> int:
    """How many lines there are. Raises: UserError("permission.action")."""
    home.require(Action.READ_ACCESS_LOG)
    with home.reading() as r:
        return int(r.conn.exec_driver_sql("SELECT count(*) FROM access").scalar() or 0)


def _names(r: Reading) -> dict[str, str]:
    register = registry.current(r.conn)
    if register is None:
        return {}
    return {e.id: e.name for e in register.accounts} | {d.id: d.name for d in register.devices}


def _about(r: Reading, entity: str | None, row: str | None, names: Mapping[str, str]) -> str:
    if entity is None or row is None:
        return ""
    if entity in ("account", "device"):
        return names.get(row, "")
    statement = _NAME.get(entity)
    return str(r.conn.exec_driver_sql(statement, (row,)).scalar() or "") if statement else ""
