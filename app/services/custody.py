"""Who holds a case (ai đang giữ hồ sơ): which laptops have its area, since when, and when each last came in; at a
laptop what the office has of it. And the rows in which office and a laptop differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app.domain.changes import Done
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.sync import comparing, registry, scope, trunk
from app.sync.comparing import Found
from app.sync.registry import Registry
from app.sync.told import title_of


@dataclass(frozen=True, slots=True)
class Holder:
    """A laptop that holds the area. ``last_in``: when its work last came to the office, known there only (ISO, UTC).
    ``until``: it no longer holds the area, and has not heard so yet."""

    id: str
    no: int
    name: str
    people: tuple[str, ...]
    since: date | None
    last_in: str | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Custody:
    """Of one person or case. ``outside``: this laptop no longer follows it, it can only be read. ``unsent`` counts the
    own changes of it that the office has not confirmed, ``confirmed`` is when the last of the others was written."""

    area_id: str | None
    area: str
    holders: tuple[Holder, ...]
    outside: bool = False
    unsent: int = 0
    confirmed: str | None = None


def custody_of_case(home: Home, case_id: str) -> Custody:
    """Who holds a case. Raises: UserError("case.elsewhere")."""
    return _custody(home, "case", case_id)


def custody_of_person(home: Home, person_id: str) -> Custody:
    """Who holds a person's record. Raises: UserError("person.elsewhere")."""
    return _custody(home, "resident", person_id)


def _custody(home: Home, entity: str, row: str) -> Custody:
    with home.reading() as r:
        conn = r.conn
        if conn.exec_driver_sql(f'SELECT 1 FROM "{entity}" WHERE id = ?', (row,)).first() is None:
            raise UserError("case.elsewhere" if entity == "case" else "person.elsewhere", id=row)
        area = scope.area_of(conn, entity, row)
        name = conn.exec_driver_sql("SELECT name FROM area WHERE id = ?", (area,)).scalar()
        register = registry.current(conn)
        holders = _holders(conn, register, area) if register and area else ()
        if home.is_office:
            return Custody(area, str(name or ""), holders)
        person = row
        if entity == "case":
            person = str(conn.exec_driver_sql('SELECT resident_id FROM "case" WHERE id = ?', (row,)).scalar())
        unsent, confirmed = _own(conn, home.device, person)
        outside = scope.is_outside(conn, entity, row)
        return Custody(area, str(name or ""), holders, outside, unsent, confirmed)


def _holders(conn: Connection, register: Registry, area: str) -> tuple[Holder, ...]:
    last = {
        str(device): str(at)
        for device, at in conn.exec_driver_sql(
            "SELECT device, max(at) FROM exchange WHERE direction = 'in' GROUP BY device"
        )
    }
    found = []
    for entry in register.devices:
        since, until = dict(entry.since).get(area), dict(entry.former).get(area)
        holds = area in entry.areas
        if entry.side != "field" or entry.revoked or not (holds or area in trunk.stated(conn, entry.id).areas):
            continue
        people = tuple(account.name for account in register.accounts_of(entry.id))
        found.append(
            Holder(
                entry.id,
                entry.no,
                entry.name,
                people,
                date.fromisoformat(since) if since else None,
                last.get(entry.id),
                date.fromisoformat(until) if until and not holds else None,
            )
        )
    return tuple(sorted(found, key=lambda each: (each.until is not None, each.no)))


def _own(conn: Connection, device: str, person: str) -> tuple[int, str | None]:
    """Own changes of a person and all that lies with them: how many are unconfirmed, and when the last other was
    made."""
    acknowledged = "coalesce((SELECT p.seq FROM peer AS p WHERE p.device = op.device AND p.chain = op.chain), 0)"
    with scope.with_what_belongs(conn, [("resident", person)], "in_custody") as table:
        unsent, confirmed = conn.exec_driver_sql(
            f"SELECT coalesce(sum(op.seq > {acknowledged}), 0),"
            f" max(CASE WHEN op.seq <= {acknowledged} THEN op.at END)"
            f" FROM {table} AS t JOIN op ON op.entity = t.entity AND op.row = t.row WHERE op.device = ?",
            (device,),
        ).one()
    return int(unsent), confirmed


# Where machines differ -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """A record in which the office and a laptop differ. ``what``: office (only there), laptop (only there) or fields,
    which are named. ``again``: its whole history goes with the next bundle for that laptop."""

    device: str
    device_name: str
    area: str
    entity: str
    row: str
    title: str
    what: str
    fields: tuple[str, ...] = ()
    again: bool = False

    @property
    def key(self) -> str:
        return f"{self.device} {self.entity} {self.row}"


@dataclass(frozen=True, slots=True)
class Differing:
    """All that was found. ``more`` counts rows beyond those listed; ``areas`` are too large to compare row by row."""

    rows: tuple[DifferingRow, ...] = ()
    more: int = 0
    areas: tuple[str, ...] = ()


def differing(home: Home) -> Differing:
    """At the office: by laptop the rows that its last bundle showed to differ. At a laptop: what the office found."""
    with home.reading() as r:
        conn = r.conn
        register = registry.current(conn)
        names = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
        rows: list[DifferingRow] = []
        more, large = 0, list[str]()
        for device, found in comparing.found(conn).items():
            rows += _rows(conn, device, found, names, register)
            more += found.left_out
            large += [names.get(area, area) for area in found.areas_left_out]
    return Differing(tuple(rows), more, tuple(large))


def _rows(
    conn: Connection, device: str, found: Found, names: dict[str, str], register: Registry | None
) -> list[DifferingRow]:
    entry = register.device(device) if register and device else None
    again = set(comparing.sent_again(conn, device))
    return [
        DifferingRow(
            device,
            entry.name if entry else "",
            names.get(each.area, each.area),
            each.entity,
            each.row,
            title_of(conn, each.entity, each.row),
            each.what,
            tuple(each.fields),
            (each.entity, each.row) in again,
        )
        for each in found.rows
    ]


def send_again(home: Home, device: str) -> Done[int]:
    """Let the next bundle for a laptop bring the whole history of the rows in which it differs. Nothing is overwritten
    by it: the laptop folds the history anew, and what its people have not sent stays theirs.

    Raises:
        UserError("permission.action"), UserError("custody.nothing-differs").
    """
    home.require(Action.EXPORT_BUNDLE)
    with home.noting() as conn:
        rows = [(each.entity, each.row) for each in comparing.found_of(conn, device)]
        if not rows:
            refuse("custody.nothing-differs")
        comparing.send_again(conn, device, rows)
    home.log("send-again", why=device)
    return Done(len(rows))
