"""Erasing for good at the request of the person concerned (xóa hẳn dữ liệu theo yêu cầu): a whole person, or one field;
and a file that was kept with a task.

Only the office erases, because its word goes to every machine; what that does to journal, tables and files stands in
:mod:`app.sync.erasing` and :mod:`app.erasure`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from app import erasure
from app.domain import names
from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.permissions import Action
from app.erasure import Cleaned
from app.errors import BugError, EnvironmentFault, refuse
from app.home import Home
from app.models import access, erased
from app.models.entities import Enclosure, Household, Resident
from app.models.erased import Erasure, Signed
from app.models.journal import Edit, seen_now
from app.models.ops import decode_body
from app.models.spec import specs
from app.models.work import Reading, Work
from app.progress import QUIET, Progress
from app.sync import erasing, mentions, registry
from app.sync.told import title_of

_NOT_ERASED = frozenset({"gone", "area_id", "merged_into", "sealed", "opened_to"})
_KIN = ("mother", "father", "guardian")


@dataclass(frozen=True, slots=True)
class Consequences:
    """What erasing a person would do. ``rows`` counts by entity what goes; ``alone`` is the household that nobody else
    has ever been in, ``kin`` the people whose record names this one as parent or guardian and keeps doing so,
    ``machines`` the laptops that will be told, ``backups`` those that are replaced."""

    name: str
    rows: Mapping[str, int]
    alone: str | None
    kin: tuple[str, ...]
    machines: tuple[str, ...]
    backups: tuple[Path, ...]
    fields: tuple[str, ...]
    """Fields of the person that have, or had, a value and can be erased by themselves."""
    visits: int = 0
    """Visits to the person's doors whose notes lose the lines that name them."""
    mentions: tuple[tuple[str, str], ...] = ()
    """(entity, whose) of other records that name this person, or a namesake: they stay, for people to look at."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """What was erased. ``cleaned`` is None if the disk refused to be cleaned up now: it is done at the next opening."""

    id: str
    rows: int
    cleaned: Cleaned | None


@dataclass(frozen=True, slots=True)
class ErasureRow:
    """One record of erasing, as it is shown: nothing of what was erased."""

    id: str
    at: str
    by: str
    why: str
    rows: int
    fields: int


def consequences(home: Home, person_id: str) -> Consequences:
    """What erasing this person would do. Deleted people can be erased too.

    Raises:
        UserError("permission.action"), UserError("erase.only-at-office"), UserError("person.elsewhere").
    """
    _may(home)
    with home.reading() as r:
        person = r.session.get(Resident, person_id) or refuse("person.elsewhere")
        gone = erasing.belongings(r.conn, [("resident", person_id)])
        register = registry.current(r.conn)
        machines = register.devices if register else ()
        laptops = [each.name for each in machines if each.side == "field" and not each.revoked]
        backups = r.conn.exec_driver_sql("SELECT path FROM backup WHERE kept = 1 ORDER BY at, id").fetchall()
        alone = _alone(r, person)
        visits = mentions.visits_naming(r.conn, person_id, person.name, gone)
        others = [
            (entity, title_of(r.conn, entity, row))
            for entity, row in mentions.naming(r.conn, person.name, gone)
            if not (entity == "visit" and row in visits) and r.find(specs()[entity].cls, row) is not None
        ]
        return Consequences(
            person.name,
            dict(Counter(entity for entity, _ in gone)),
            alone.label if alone is not None else None,
            tuple(_kin(r, person_id)),
            tuple(laptops),
            tuple(Path(str(path)) for (path,) in backups),
            tuple(_fields_with_values(r, person)),
            len(visits),
            tuple(others),
        )


def erase_person(
    home: Home, person_id: str, *, name: str, reason: str, household: bool = False, progress: Progress = QUIET
) -> Done[Erasing]:
    """Erase a person with their cases, papers and all that was written of them; ``household``: also the household that
    nobody else has ever been in. ``name`` is the person's, typed once more.

    Raises:
        UserError("permission.action"), UserError("erase.only-at-office"), UserError("person.elsewhere"),
        UserError("erase.other-name"), UserError("reason.empty"), UserError("erase.reason-names-them").
        Nothing is erased then. Cancelled: it is erased, and cleaning up goes on at the next opening.
    """
    _may(home)
    with home.writing() as w:
        person = w.session.get(Resident, person_id) or refuse("person.elsewhere")
        roots = [("resident", person_id)]
        if household and (alone := _alone(w, person)) is not None:
            roots.append(("household", alone.id))
        why = _confirmed(person, name, reason)
        gone = erasing.belongings(w.conn, roots)
        notes = mentions.visits_naming(w.conn, person_id, person.name, gone)
        seen = Seen(w.heads.epoch, w.heads.lsn)
        w.apply([Edit("visit", row, {"note": None}, seen) for row in notes])
        fields = [("visit", row, "note") for row in notes]
        signed = _record(home, w, why, rows=gone, fields=fields)
        _carry_out(home, w, signed, person_id)
        seen = Seen(signed.record.epoch, signed.record.lsn)  # what stays of a note was written knowing of the erasing
        w.apply([Edit("visit", row, {"note": rest}, seen) for row, rest in notes.items() if rest])
        changes = w.changes
    return Done(Erasing(signed.record.id, len(gone), _clean(home, progress)), changes)


def erase_field(
    home: Home, person_id: str, field: str, *, name: str, reason: str, progress: Progress = QUIET
) -> Done[Erasing]:
    """Erase what one field of a person holds and ever held: it is empty from now on, and its history too.

    Raises: as :func:`erase_person`; UserError("erase.field-required", field): without it there is no record.
    """
    _may(home)
    kind = specs()["resident"].fields.get(field)
    if kind is None or kind.required or field in _NOT_ERASED:
        refuse("erase.field-required", field=field)
    with home.writing() as w:
        person = w.session.get(Resident, person_id) or refuse("person.elsewhere")
        why = _confirmed(person, name, reason)
        seen = seen_now(w.conn, w.heads, "resident", person_id)
        w.apply([Edit("resident", person_id, {field: None}, seen)])
        signed = _record(home, w, why, fields=[("resident", person_id, field)])
        _carry_out(home, w, signed, person_id)
        changes = w.changes
    return Done(Erasing(signed.record.id, 1, _clean(home, progress)), changes)


def erase_task_file(home: Home, file_id: str, *, reason: str, progress: Progress = QUIET) -> Done[Erasing]:
    """Erase a file of a task, also one that was taken away from it: its title, its content, older backups of it. Other
    records that name the same content keep it.

    Raises:
        UserError("permission.action"), UserError("erase.only-at-office"), UserError("task.file-elsewhere"),
        UserError("reason.empty"). Nothing is erased then. Cancelled: as :func:`erase_person`.
    """
    _may(home)
    with home.writing() as w:
        _ = w.session.get(Enclosure, file_id) or refuse("task.file-elsewhere")
        signed = _record(home, w, reason.strip() or refuse("reason.empty"), rows=[("enclosure", file_id)])
        _carry_out(home, w, signed, file_id, "enclosure")
        changes = w.changes
    return Done(Erasing(signed.record.id, 1, _clean(home, progress)), changes)


def finish(home: Home, *, progress: Progress = QUIET) -> Cleaned:
    """Go on with what a kill, a full disk or an absent stick left undone. Raises: EnvironmentFault."""
    return erasure.finish(home, progress=progress)


def erasures(home: Home) -> list[ErasureRow]:
    """Every erasing that this machine knows of, oldest first."""
    with home.engine.connect() as conn:
        register = registry.current(conn)
        found = [each.record for each in erased.records(conn)]
    accounts = {entry.id: entry.name for entry in register.accounts} if register else {}
    return [ErasureRow(e.id, e.at, accounts.get(e.by, e.by), e.why, len(e.rows), len(e.fields)) for e in found]


# Parts ---------------------------------------------------------------------------------------------------------


def _may(home: Home) -> None:
    home.require(Action.PURGE)
    if not home.is_office:
        refuse("erase.only-at-office")


def _confirmed(person: Resident, name: str, reason: str) -> str:
    """The reason, if the name was typed once more and the reason, which stays, does not tell it again."""
    if names.display(name).casefold() != names.display(person.name).casefold():
        refuse("erase.other-name")
    why = reason.strip() or refuse("reason.empty")
    if f" {names.fold(person.name)} " in f" {names.fold(why)} ":
        refuse("erase.reason-names-them")
    return why


def _record(
    home: Home,
    w: Work,
    why: str,
    *,
    rows: Sequence[tuple[str, str]] = (),
    fields: Sequence[tuple[str, str, str]] = (),
) -> Signed:
    if home.ring.office is None:
        raise BugError("erase.no-office-key")
    record = Erasure(
        id=new_id(),
        at=home.now,
        by=home.account.id,
        why=why,
        epoch=w.heads.epoch,
        lsn=w.heads.lsn,
        rows=tuple(rows),
        fields=tuple(fields),
    )
    return erasing.sign(record, home.ring.office)


def _carry_out(home: Home, w: Work, signed: Signed, row: str, entity: str = "resident") -> None:
    w.session.expunge_all()
    obeyed = erasing.obey(w.conn, w.heads, signed)
    w.touch(obeyed.touched)
    access.note(w.conn, home.device, home.account.id, home.now, "erase", entity=entity, row=row, why=signed.record.why)


def _clean(home: Home, progress: Progress) -> Cleaned | None:
    try:
        return erasure.finish(home, progress=progress)
    except EnvironmentFault:
        return None


def _alone(r: Reading, person: Resident) -> Household | None:
    """The household of the person, if no other record, living or deleted, is or was in it."""
    if not person.household_id:
        return None
    house = r.session.get(Household, person.household_id)
    others = select(Resident.id).where(Resident.household_id == person.household_id, Resident.id != person.id)
    if house is None or r.session.scalar(others.limit(1)) is not None:
        return None
    moved = r.conn.exec_driver_sql(
        "SELECT 1 FROM op WHERE entity = 'resident' AND row <> ? AND instr(body, ?) > 0 LIMIT 1",
        (person.id, house.id.encode()),
    )
    return house if moved.first() is None else None


def _kin(r: Reading, person_id: str) -> list[str]:
    clauses = " OR ".join(f"instr({name}, ?) > 0" for name in _KIN)
    found = r.conn.exec_driver_sql(
        f"SELECT name FROM resident WHERE gone IS NULL AND ({clauses}) ORDER BY name_sort", (person_id,) * len(_KIN)
    )
    return [str(name) for (name,) in found]


def _fields_with_values(r: Reading, person: Resident) -> list[str]:
    found = r.conn.exec_driver_sql(
        "SELECT body FROM op WHERE entity = 'resident' AND row = ? AND body IS NOT NULL", (person.id,)
    )
    said = {name for (body,) in found for name, value in decode_body(body).fields.items() if value is not None}
    known = specs()["resident"].fields
    return [name for name in known if name in said and not known[name].required and name not in _NOT_ERASED]
