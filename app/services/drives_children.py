"""The children of a drive one by one: who still has to come, was taken, is elsewhere; marked quickly, and undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from app.domain.answers import Answer
from app.domain.changes import Done
from app.domain.drive import (
    ELSEWHERE,
    MARKABLE,
    ChildFilter,
    ChildState,
    Drive,
    band_on,
    bands_on,
    next_move,
)
from app.domain.ids import child_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin
from app.errors import UserError, refuse
from app.home import Home
from app.models import drives, same_person
from app.models.entities import Area, Household, Resident, Turnout
from app.models.paging import Key, Page, after
from app.models.work import Reading, Work

FIELDS: Final = (
    "state", "unit", "school", "class_name", "place", "reason", "papers", "letter_number", "letter_on", "answer",
    "told_on", "done_on", "desk", "note",
)  # fmt: skip
"""What a mark may write of a child, besides who wrote it and when."""
_OF_STATE: Final[Mapping[ChildState, frozenset[str]]] = {
    ChildState.DONE: frozenset({"done_on", "desk"}),
    ChildState.UNABLE: frozenset({"reason", "papers"}),
    ChildState.AWAY_REGISTERED: frozenset({"place", "letter_number", "letter_on", "answer"}),
    ChildState.AWAY: frozenset({"place", "told_on"}),
    ChildState.PRESENT: frozenset({"told_on"}),
}
"""What is said of one state only, and goes when the child stands otherwise. The letter that was sent stays told."""
_KEPT: Final = frozenset({"letter_number", "letter_on", "answer", "place"})


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child on one day. ``band`` for sure, else :data:`~app.domain.drive.UNSURE` and the ``possible`` ones;
    ``moves_on``: when the next band begins. ``turnout``: what is on record, by field; ``seen`` goes back
    with a mark."""

    id: str
    name: str
    born: Answer[PartialDate]
    band: str
    possible: tuple[str, ...]
    moves_on: date | None
    area: str
    household: str
    unit: str
    state: ChildState
    seen: Seen
    turnout: Mapping[str, Any] = field(default_factory=dict)
    carer: str = ""
    phone: str = ""
    sealed: bool = False

    def said(self, name: str) -> Any:
        return self.turnout.get(name)


@dataclass(frozen=True, slots=True)
class Before:
    """What a mark replaced: the child, its fields, and what of it was on record right after the mark."""

    resident_id: str
    fields: Mapping[str, Any] | None
    seen: Seen


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark that can be taken back. ``told_at_once``: who came back and has to be told now."""

    state: ChildState
    before: tuple[Before, ...]
    told_at_once: tuple[str, ...] = ()


def children(
    home: Home, drive: Drive, which: ChildFilter, key: Key | None = None, limit: int = 100, *, down: bool = False
) -> Page[ChildRow]:
    """One page of the children of a filter, by name."""
    with home.reading() as r:
        units = drives.area_units(r, home.pack.plan)
        turned, state, joined = drives.standing(drive)
        columns = (Resident, turned, state.label("stands"), Area.name, Household.label)
        statement = drives.matching(
            drive, joined(select(*columns)), turned, state, which, home.today, units, home.account
        )
        statement = statement.outerjoin(Area, Area.id == Resident.area_id)
        statement = statement.outerjoin(Household, Household.id == Resident.household_id)
        ordered = after(statement, (Resident.name_sort, Resident.id), key, down=down)
        found = r.session.execute(ordered.limit(limit + 1)).all()
        rows = tuple(_row(r, home, drive, units, *each) for each in found[:limit])
        last = found[limit - 1][0] if len(found) > limit else None
        return Page(rows, (last.name_sort, last.id) if last is not None else None)


def count(home: Home, drive: Drive, which: ChildFilter) -> int:
    """How many children the filter takes, of those whom the reader may open."""
    with home.reading() as r:
        units = drives.area_units(r, home.pack.plan)
        turned, state, joined = drives.standing(drive)
        statement = joined(select(func.count()))
        counted = drives.matching(drive, statement, turned, state, which, home.today, units, home.account)
        return int(r.session.scalar(counted) or 0)


def child(home: Home, drive: Drive, resident_id: str) -> ChildRow:
    """One child as it stands. Raises: UserError("person.elsewhere"), UserError("person.sealed")."""
    with home.reading() as r:
        person = same_person.kept(r, resident_id) or refuse("person.elsewhere")
        if not r.opens(person):
            refuse("person.sealed")
        turned, state, joined = drives.standing(drive)
        row, stands = r.session.execute(joined(select(turned, state)).where(Resident.id == person.id)).one()
        place, house = r.find(Area, person.area_id), r.find(Household, person.household_id)
        units = drives.area_units(r, home.pack.plan)
        area, label = place.name if place else None, house.label if house else None
        return _row(r, home, drive, units, person, row, stands, area, label)


def classes(home: Home, drive: Drive) -> tuple[tuple[str, str], ...]:
    """(school, class) of the lists that were taken in."""
    with home.reading() as r:
        return tuple(drives.schools(r, drive))


# Marking -------------------------------------------------------------------------------------------------------------


def mark(
    home: Home, drive: Drive, chosen: Mapping[str, Seen], state: ChildState, fields: Mapping[str, Any] | None = None
) -> Done[Marked]:
    """Say how these children stand; ``chosen``: child → what of it was on the screen. What another state said goes.

    Raises:
        UserError("drive.state-not-marked"): that a child has a card is on record, not marked here.
        UserError("drive.no-reason"): why a child cannot come yet must be said.
        UserError("drive.done-later"), UserError("drive.done-before"): taken after today, or before the drive began.
        UserError("drive.day-later"): another day that is still to come.
        UserError("person.elsewhere"), UserError("person.sealed"), UserError("permission.write").
    """
    if state not in MARKABLE:
        raise UserError("drive.state-not-marked")
    given = {name: value for name, value in (fields or {}).items() if name in FIELDS and name != "state"}
    _judge(home, drive, state, given)
    with home.writing() as w:
        before: list[Before] = []
        returned: list[str] = []
        for resident_id, seen in chosen.items():
            person = same_person.kept(w, resident_id) or refuse("person.elsewhere")
            if not w.opens(person):
                refuse("person.sealed")
            row, was = _put(w, drive, person.id, seen)
            stood = ChildState(was["state"]) if was else ChildState.TODO
            _write(home, row, state, given)
            if state is ChildState.RETURNED and stood in ELSEWHERE:
                returned.append(person.name)
            before.append(Before(person.id, was, seen))
        w.flush()
        kept = tuple(
            Before(one.resident_id, one.fields, w.seen(Turnout, _id(drive, one.resident_id))) for one in before
        )
        return Done(Marked(state, kept, tuple(returned)), w.changes)


def change(home: Home, drive: Drive, resident_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Change what is said of one child without moving it to another state: school, class, letter, answer, note.

    Raises: as :func:`mark`.
    """
    given = {name: value for name, value in fields.items() if name in FIELDS and name != "state"}
    with home.writing() as w:
        person = same_person.kept(w, resident_id) or refuse("person.elsewhere")
        if not w.opens(person):
            refuse("person.sealed")
        row, _ = _put(w, drive, person.id, seen)
        state = ChildState(row.state)
        _judge(home, drive, state, {**{name: getattr(row, name) for name in ("reason", "done_on")}, **given})
        for name, value in given.items():
            setattr(row, name, value or None)
        row.by, row.day = home.account.id, home.today
        w.flush()
        return Done(None, w.changes)


def take_back(home: Home, drive: Drive, marked: Marked) -> Done[int]:
    """Undo a mark: each child stands as it did. Whoever changed one since keeps their word, as everywhere.

    Raises: UserError("permission.write"), UserError("row.changed-since").
    """
    with home.writing() as w:
        for one in marked.before:
            row = w.change(Turnout, _id(drive, one.resident_id), one.seen)
            if row is None:
                continue
            if one.fields is None:
                row.gone = "rút lại"
                continue
            for name in (*FIELDS, "by", "day"):
                setattr(row, name, one.fields[name])
        w.flush()
        return Done(len(marked.before), w.changes)


# Parts ---------------------------------------------------------------------------------------------------------------


def _id(drive: Drive, resident_id: str) -> str:
    return child_id(resident_id, drive.id)


def _put(w: Work, drive: Drive, resident_id: str, seen: Seen) -> tuple[Turnout, dict[str, Any] | None]:
    """The child's row to be changed, and what it said; None where there was none."""
    there = w.find(Turnout, _id(drive, resident_id))
    was = {name: getattr(there, name) for name in (*FIELDS, "by", "day")} if there is not None else None
    made_of = {"resident_id": resident_id, "drive": drive.id, "state": ChildState.TODO.value}
    return w.put(Turnout, _id(drive, resident_id), made_of, seen), was


def _write(home: Home, row: Turnout, state: ChildState, given: Mapping[str, Any]) -> None:
    row.state = state.value
    for kind, names in _OF_STATE.items():
        if kind is not state:
            for name in names - _KEPT - _OF_STATE.get(state, frozenset()):
                setattr(row, name, None)
    for name, value in given.items():
        setattr(row, name, value or None)
    if state is ChildState.DONE and row.done_on is None:
        row.done_on = home.today
    row.by, row.day = home.account.id, home.today


def _judge(home: Home, drive: Drive, state: ChildState, given: Mapping[str, Any]) -> None:
    today = home.today
    done_on = given.get("done_on")
    if state is ChildState.DONE and done_on is not None:
        if done_on > today:
            raise UserError("drive.done-later", day=done_on)
        if done_on < drive.first:
            raise UserError("drive.done-before", day=done_on, first=drive.first)
    if state is ChildState.DONE and done_on is None and today < drive.first:
        raise UserError("drive.done-before", day=today, first=drive.first)
    if state is ChildState.UNABLE and not str(given.get("reason") or "").strip():
        raise UserError("drive.no-reason")
    for name in ("letter_on", "told_on"):
        if (day := given.get(name)) is not None and day > today:
            raise UserError("drive.day-later", day=day)


def _row(
    r: Reading, home: Home, drive: Drive, units: Mapping[str, str], person: Resident, turned: Turnout | None,
    stands: str, area: str | None, household: str | None,
) -> ChildRow:  # fmt: skip
    today = home.today
    said = {name: getattr(turned, name) for name in FIELDS} if turned is not None else {}
    own = turned is not None and turned.resident_id == person.id
    seen = r.seen(Turnout, turned.id) if own and turned is not None else r.seen(Resident, person.id)
    return ChildRow(
        id=person.id,
        name=person.name,
        born=person.born,
        band=band_on(drive.bands, person.born, today),
        possible=bands_on(drive.bands, person.born, today),
        moves_on=next_move(drive.bands, person.born, today),
        area=area or "",
        household=household or "",
        unit=str(said.get("unit") or units.get(person.area_id, person.area_id)),
        state=ChildState(stands) if stands in set(ChildState) else ChildState.TODO,
        seen=seen,
        turnout=said,
        carer=carer_of(r, person),
        phone=person.phone or "",
        sealed=bool(person.sealed),
    )


def carer_of(r: Reading, person: Resident) -> str:
    """Who brings the child: the mother, father or guardian by name."""
    for kin in (person.mother, person.father, person.guardian):
        if isinstance(kin, Kin):
            row = r.find(Resident, kin.resident_id) if kin.resident_id else None
            if row is not None and r.opens(row):
                return row.name
            if kin.name:
                return kin.name
    return ""


def place_words(value: Any) -> str:
    return value.one_line if isinstance(value, Address) else ""


def chosen_of(rows: Sequence[ChildRow]) -> dict[str, Seen]:
    """What :func:`mark` is given for these rows."""
    return {row.id: row.seen for row in rows}
