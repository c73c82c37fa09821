"""Many laptops in a row (chuẩn bị máy hàng loạt): who is to get which, whose turn it is, and how far each has come.

The list is remembered at the office, and what was done with a laptop before the power went is found in the register: a
line knows its laptop before that is granted. So the list goes on after a restart where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app.domain import names
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.permissions import Action
from app.domain.roles import Role
from app.errors import UserError, refuse
from app.home import Home
from app.models import remembering
from app.services import enrolment
from app.services.enrolment import REQUEST_SUFFIX, Asked, GrantTold
from app.sync import registry
from app.sync.registry import Registry

_KEY = "preparing"
MOST = 500


class Step(StrEnum):
    """How far a line is."""

    WAITING = "waiting"
    GRANTED = "granted"
    """In the register; its file still has to lie on a stick."""
    WRITTEN = "written"
    DONE = "done"
    """Its laptop has come back with a bundle of its own."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One laptop that is to be prepared. ``account``: the one that ``person`` has already, with its own roles."""

    person: str
    roles: tuple[Role, ...] = (Role.FIELD_MEMBER,)
    areas: tuple[str, ...] = ()
    machine: str = ""
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list, with the laptop that took it."""

    id: str
    planned: Planned
    area_names: tuple[str, ...]
    step: Step
    device: str | None


@dataclass(frozen=True, slots=True)
class Queue:
    """The list in its order. ``turn`` is the line to prepare now: the first that is not written yet."""

    lines: tuple[Line, ...]

    @property
    def turn(self) -> Line | None:
        return next((line for line in self.lines if line.step in (Step.WAITING, Step.GRANTED)), None)

    @property
    def written(self) -> int:
        return sum(line.step in (Step.WRITTEN, Step.DONE) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Fault:
    """A pasted line that was not understood: its number from 1, and ``what``: person, roles or areas."""

    number: int
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """A request on the stick. ``line``: the line whose person or machine it names; None if it names no one's."""

    file: Path
    asked: Asked
    line: str | None


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    person: str
    roles: tuple[str, ...]
    areas: tuple[str, ...]
    machine: str = ""
    account: str | None = None
    device: str | None = None
    written: bool = False


# The list ------------------------------------------------------------------------------------------------------


def read(home: Home) -> Queue:
    """The list as it is now."""
    with home.engine.connect() as conn:
        kept, register = _kept(conn), registry.current(conn)
        called = {str(i): str(n) for i, n in conn.exec_driver_sql("SELECT id, name FROM area")}
        back = {str(d) for d in conn.exec_driver_sql("SELECT device FROM exchange WHERE direction = 'in'").scalars()}
    return Queue(tuple(_line(each, register, called, back) for each in kept))


def add(home: Home, planned: Sequence[Planned]) -> Done[int]:
    """Put lines at the end of the list; gives how many there are. Whoever has an account keeps it.

    Raises:
        UserError("permission.action"), UserError("name.empty"), UserError("queue.too-long", most).
    """
    home.require(Action.GRANT_DEVICE)
    with home.noting() as conn:
        kept = [*_kept(conn), *map(_to_keep, planned)]
        if len(kept) > MOST:
            raise UserError("queue.too-long", most=MOST)
        _keep(conn, kept)
    return Done(len(kept))


def read_lines(home: Home, text: str) -> tuple[list[Planned], list[Fault]]:
    """Lines as they are typed or pasted from a table: person, areas, roles, machine, parted by a tab or a semicolon;
    areas and roles by commas. Roles as the plan calls them; none: field member."""
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT id, name FROM area WHERE gone IS NULL").fetchall()
    areas = {names.fold(str(name)): str(area) for area, name in rows}
    roles = {names.fold(home.pack.plan.title_of(role)): role for role in Role} | {role.value: role for role in Role}
    planned, faults = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.replace(";", "\t").split("\t")] + [""] * 3
        person = " ".join(cells[0].split())
        found = [(cell, areas.get(names.fold(cell))) for cell in _parts(cells[1])]
        given = [(cell, roles.get(names.fold(cell)) or roles.get(cell)) for cell in _parts(cells[2])]
        wrong = [("areas", cell) for cell, area in found if area is None]
        wrong += [("roles", cell) for cell, role in given if role is None]
        if not person:
            wrong.insert(0, ("person", line.strip()))
        if wrong:
            faults += [Fault(number, what, cell) for what, cell in wrong]
            continue
        planned.append(
            Planned(
                person,
                tuple(role for _, role in given if role is not None) or (Role.FIELD_MEMBER,),
                tuple(area for _, area in found if area is not None),
                " ".join(cells[3].split()),
            )
        )
    return planned, faults


def areas_without_laptop(home: Home) -> list[tuple[str, str]]:
    """Areas (id, name) that no laptop holds and no line of the list is for, to begin a list with."""
    with home.engine.connect() as conn:
        register, kept = registry.current(conn), _kept(conn)
        rows = conn.exec_driver_sql("SELECT id, name FROM area WHERE gone IS NULL ORDER BY name_sort, id").fetchall()
    held = {area for each in kept for area in each.areas}
    held.update(area for entry in (register.devices if register else ()) if not entry.revoked for area in entry.areas)
    return [(str(i), str(n)) for i, n in rows if str(i) not in held]


def remove(home: Home, line: str) -> Done[None]:
    """Take a line off the list. A laptop that was granted stays granted. Raises: UserError("permission.action")."""
    home.require(Action.GRANT_DEVICE)
    with home.noting() as conn:
        _keep(conn, [each for each in _kept(conn) if each.id != line])
    return Done(None)


def put_off(home: Home, line: str) -> Done[None]:
    """Somebody is not there: their turn comes at the end. Raises: UserError("permission.action")."""
    home.require(Action.GRANT_DEVICE)
    with home.noting() as conn:
        kept = _kept(conn)
        _keep(conn, sorted(kept, key=lambda each: each.id == line))
    return Done(None)


# At the stick --------------------------------------------------------------------------------------------------


def requests(home: Home, folder: Path) -> list[Request]:
    """The requests on a stick whose laptops still have to get their file, the one whose turn it is first. What is no
    request of this commune is passed over."""
    queue = read(home)
    taken = {line.device: line for line in queue.lines if line.device is not None}
    found = []
    for file, asked in enrolment.look_at_requests(home, sorted(folder.glob(f"*{REQUEST_SUFFIX}"))):
        mine = taken.get(asked.device)
        if mine is not None and mine.step is Step.GRANTED:
            found.append(Request(file, asked, mine.id))
        elif not asked.known:
            found.append(Request(file, asked, _whose(queue, asked)))
    turn = queue.turn.id if queue.turn else None
    return sorted(found, key=lambda each: (each.line != turn, each.line is None, each.file.name))


def take(home: Home, line: str, file: Path) -> Done[GrantTold]:
    """Grant the laptop of ``file`` what its line says; a laptop that was granted and not written gets its grant anew.
    The file is written next (:func:`app.services.exchange.write_for_laptop`), then :func:`written` ticks it off.

    Raises:
        UserError("queue.no-such-line"), UserError("queue.other-laptop"): the line has its laptop already;
        as :func:`app.services.enrolment.grant`.
    """
    asked = enrolment.look_at_request(home, file)
    with home.noting() as conn:
        kept = _kept(conn)
        mine = next((each for each in kept if each.id == line), None) or refuse("queue.no-such-line")
        register = registry.current(conn) or refuse("registry.missing")
        if mine.device not in (None, asked.device) and register.device(mine.device or "") is not None:
            raise UserError("queue.other-laptop", person=mine.person)
        if not asked.known:
            home.require(Action.GRANT_DEVICE)
            mine = msgspec.structs.replace(mine, device=asked.device)
            _keep(conn, [mine if each.id == line else each for each in kept])
    if asked.known:
        return enrolment.grant_again(home, file)
    roles = tuple(Role(role) for role in mine.roles if role in set(Role))
    owner = _account(mine, register)
    return enrolment.grant(home, file, areas=mine.areas, roles=roles, owner=owner, called=mine.machine)


def written(home: Home, line: str) -> Done[Queue]:
    """The file of this line lies on the stick, read back: the next one's turn.

    Raises: UserError("permission.action").
    """
    home.require(Action.GRANT_DEVICE)
    with home.noting() as conn:
        done = [msgspec.structs.replace(e, written=True) if e.id == line else e for e in _kept(conn)]
        _keep(conn, done)
    return Done(read(home))


# Parts ---------------------------------------------------------------------------------------------------------


def _kept(conn: Connection) -> list[_Kept]:
    return msgspec.json.decode(remembering.get(conn, _KEY) or "[]", type=list[_Kept])


def _keep(conn: Connection, kept: Iterable[_Kept]) -> None:
    lines = list(kept)
    if lines:
        remembering.put(conn, _KEY, msgspec.json.encode(lines).decode())
    else:
        remembering.forget(conn, _KEY)


def _to_keep(planned: Planned) -> _Kept:
    return _Kept(
        id=new_id(),
        person=" ".join(planned.person.split()) or refuse("name.empty"),
        roles=tuple(role.value for role in planned.roles or (Role.FIELD_MEMBER,)),
        areas=tuple(dict.fromkeys(planned.areas)),
        machine=" ".join(planned.machine.split()),
        account=planned.account,
    )


def _account(each: _Kept, register: Registry | None) -> str | None:
    """The account that the line names, or the only one of just that name."""
    if each.account is not None or register is None:
        return each.account
    called = each.person.casefold()
    found = [entry.id for entry in register.accounts if entry.name.casefold() == called and not entry.disabled]
    return found[0] if len(found) == 1 else None


def _line(each: _Kept, register: Registry | None, called: dict[str, str], back: set[str]) -> Line:
    entry = register.device(each.device) if register and each.device else None
    step = Step.WAITING
    if entry is not None:
        step = Step.DONE if entry.id in back else Step.WRITTEN if each.written else Step.GRANTED
    roles = tuple(Role(role) for role in each.roles if role in set(Role))
    account = each.account if entry is not None else _account(each, register)
    planned = Planned(each.person, roles, each.areas, each.machine, account)
    area_names = tuple(called.get(area, area) for area in each.areas)
    return Line(each.id, planned, area_names, step, entry.id if entry else None)


def _whose(queue: Queue, asked: Asked) -> str | None:
    """The line that waits for this person, or for a machine of this name."""
    waiting = [line for line in queue.lines if line.step is Step.WAITING]
    for said, of in ((asked.person, "person"), (asked.machine, "machine")):
        found = [line for line in waiting if names.fold(getattr(line.planned, of)) == names.fold(said)]
        if len(found) == 1:
            return found[0].id
    return None


def _parts(cell: str) -> list[str]:
    return [part for part in (each.strip() for each in cell.split(",")) if part]
