"""Paper visit sheets typed in one sitting (nhập phiếu giấy), and those met on them who wait for a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, select

from app.domain import names
from app.domain.answers import Answer, lifted
from app.domain.casefile import HouseholdFacts
from app.domain.changes import Done
from app.domain.ids import child_id, new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.sheet import (
    DRAFT,
    FROM,
    TO,
    WITHOUT_PAPERS,
    MetNote,
    Sheet,
    Sitting,
    note_of,
    papers_said,
    same_number,
)
from app.domain.values import Membership
from app.errors import UserError, refuse
from app.home import Home
from app.models import casefile, drafts, same_person
from app.models.base import Shared
from app.models.entities import Area, Case, HandOff, Household, Resident, Visit
from app.models.sealing import shown_to
from app.models.work import Reading, Work

VERSION = 1
ELSEWHERE = "Phiếu này là của hộ khác"
"""The reason that stands at a visit whose sheet was moved to another household."""
COMPLETE = "Đã đủ giấy tờ"
"""What came of telling of somebody whose sheet was corrected: nothing is missing after all."""


@dataclass(frozen=True, slots=True)
class Door:
    """A household as a sheet is begun at it: its members as lines of the sheet, and where the rows were read."""

    household: HouseholdFacts
    people: tuple[MetNote, ...]
    seen: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Somebody on record as a line of a sheet, and where the rows were read. ``household``: where they live, or ""."""

    note: MetNote
    household: str
    seen: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class Typed:
    """A sheet with the same number that is there already."""

    visit_id: str
    number: str
    household: str
    area: str
    day: date | None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody met without papers for whom nobody has opened a case. ``id`` is the hand-off's."""

    id: str
    resident_id: str
    name: str
    born: Answer[PartialDate]
    household: str
    area_id: str
    area: str
    told: str
    since: date | None
    seen: Seen


def door(home: Home, household_id: str) -> Door:
    """Begin a sheet at a household that is known.

    Raises:
        UserError("household.elsewhere").
    """
    with home.reading() as r:
        row = r.find(Household, household_id) or refuse("household.elsewhere")
        members = casefile.members_of(r, household_id)
        seen = {f"household:{row.id}": r.seen(Household, row.id)}
        seen |= {f"resident:{member.id}": r.seen(Resident, member.id) for member in members}
        people = tuple(MetNote(m.id, m.name, m.born, m.sex, m.relation) for m in members)
        return Door(casefile.taken(r, row, HouseholdFacts), people, seen)


def recognised(home: Home, person_id: str) -> Recognised:
    """Somebody whom the typist knew again on a list of likenesses.

    Raises:
        UserError("person.elsewhere").
    """
    with home.reading() as r:
        row = r.find(Resident, person_id) or refuse("person.elsewhere")
        told = child_id(row.id, WITHOUT_PAPERS)
        seen = {f"resident:{row.id}": r.seen(Resident, row.id), f"handoff:{told}": r.seen(HandOff, told)}
        home_of = row.membership if isinstance(row.membership, Membership) else None
        note = MetNote(row.id, row.name, row.born, row.sex, home_of.relation if home_of else None)
        return Recognised(note, row.household_id or "", seen)


def typed_before(home: Home, number: str, besides: str = "") -> tuple[Typed, ...]:
    """The sheets with this number that were typed already, here or on a machine whose work has come in."""
    wanted = same_number(number)
    if not wanted:
        return ()
    with home.reading() as r:
        found = r.session.execute(
            select(Visit, Household.label, Area.name)
            .outerjoin(Household, Household.id == Visit.household_id)
            .outerjoin(Area, Area.id == Household.area_id)
            .where(Visit.sheet == wanted, Visit.gone.is_(None), Visit.id != besides)
            .order_by(Visit.day.desc(), Visit.id)
        )
        return tuple(Typed(v.id, v.sheet or "", label or "", area or "", v.day) for v, label, area in found)


def save(home: Home, sheet: Sheet) -> Done[Sheet]:
    """Write a sheet, or correct one: the household, the people, the visit, and who lacks papers; all or nothing.

    Nobody is deleted by correcting: who was struck from the sheet stays in the household. Gives back the sheet with the
    positions of what is on record now.

    Raises:
        UserError("sheet.no-number"), UserError("sheet.no-household"), UserError("sheet.no-day"),
        UserError("area.elsewhere"), UserError("household.elsewhere"), UserError("visit.in-the-future", day),
        UserError("name.empty"), UserError("born.in-the-future"), UserError("row.changed-since", …),
        UserError("row.deleted-since", entity), UserError("permission.write", …).
    """
    number = same_number(sheet.number)
    if not number:
        raise UserError("sheet.no-number")
    if not sheet.household_id or (sheet.new_household and not names.display(sheet.label)):
        raise UserError("sheet.no-household")
    if sheet.day is None:
        raise UserError("sheet.no-day")
    if sheet.day > home.today:
        raise UserError("visit.in-the-future", day=sheet.day)
    with home.writing() as w:
        area_id = _household(w, sheet)
        w.flush()
        for note in sheet.met:
            _person(home, w, sheet, note, area_id)
        w.flush()
        visit_id = _visit(home, w, replace(sheet, number=number))
        for note in sheet.met:
            _tell(home, w, sheet, number, note)
        w.flush()
        changes = w.changes
    saved = replace(sheet, id=visit_id, number=number, area_id=area_id, new_household=False)
    with home.reading() as r:
        return Done(replace(saved, seen=_seen_of(r, saved)), changes)


def body_of(sitting: Sitting) -> str:
    """A sitting as the text that the drafts table keeps."""
    return msgspec.json.encode({"version": VERSION, "sitting": sitting}).decode()


def begun(home: Home) -> Sitting:
    """The sitting that this person has begun and not ended, also after a kill; an empty one without.

    Raises:
        UserError("sheet.draft-unreadable"): a newer program wrote it, or it was damaged.
    """
    with home.engine.connect() as conn:
        kept = drafts.find(conn, DRAFT, home.account.id)
    if kept is None:
        return Sitting()
    try:
        read = msgspec.json.decode(kept.body)
        if read["version"] != VERSION:
            raise UserError("sheet.draft-unreadable")
        sitting = msgspec.convert(read["sitting"], Sitting)
    except (msgspec.MsgspecError, KeyError, TypeError) as fault:
        raise UserError("sheet.draft-unreadable") from fault
    return replace(sitting, typed=tuple(_lifted(sheet) for sheet in sitting.typed))


def end(home: Home) -> None:
    """The sitting is over: every sheet of it is saved."""
    with home.noting() as conn:
        drafts.drop(conn, DRAFT, home.account.id)


def waiting(home: Home, area_id: str | None = None) -> tuple[WaitingRow, ...]:
    """Who was met without papers and has no case (chờ phân diện), those who wait longest first."""
    conditions: list[ColumnElement[bool]] = [
        HandOff.kind == WITHOUT_PAPERS, HandOff.done_on.is_(None), HandOff.gone.is_(None), Resident.gone.is_(None)
    ]  # fmt: skip
    conditions.append(shown_to(home.account))
    if home.account.areas:
        conditions.append(Resident.area_id.in_(home.account.areas))
    if area_id is not None:
        conditions.append(Resident.area_id == area_id)
    with home.reading() as r:
        statement = same_person.join_person(
            select(HandOff, Resident).select_from(HandOff), HandOff.resident_id
        ).where(*conditions)  # fmt: skip
        found = r.session.execute(statement.order_by(HandOff.sent_on, HandOff.id)).all()
        with_case = _with_case(r, [person.id for _, person in found])
        areas = _names(r, Area, Area.name, {person.area_id for _, person in found})
        houses = _names(r, Household, Household.label, {person.household_id for _, person in found})
        return tuple(
            WaitingRow(
                row.id,
                person.id,
                person.name,
                person.born,
                houses.get(person.household_id, ""),
                person.area_id,
                areas.get(person.area_id, ""),
                row.text or "",
                row.sent_on,
                r.seen(HandOff, row.id),
            )
            for row, person in found
            if person.id not in with_case
        )


def set_aside(home: Home, handoff_id: str, seen: Seen, reason: str) -> Done[None]:
    """Nobody for whom a case is needed: the reason is kept, and the person leaves the list.

    Raises:
        UserError("sheet.no-reason"), UserError("handoff.elsewhere"), UserError("row.changed-since").
    """
    if not reason.strip():
        raise UserError("sheet.no-reason")
    with home.writing() as w:
        row = w.change(HandOff, handoff_id, seen) or refuse("handoff.elsewhere")
        row.done_on, row.result = home.today, reason.strip()
        w.flush()
        return Done(None, w.changes)


# Parts ---------------------------------------------------------------------------------------------------------


def _household(w: Work, sheet: Sheet) -> str:
    """The household of the sheet; its area, which decides on that of the people."""
    row = w.find(Household, sheet.household_id)
    if row is None and sheet.new_household:
        _ = w.find(Area, sheet.area_id) or refuse("area.elsewhere")
        _not_deleted(w, Household, sheet.household_id)
        row = w.add(Household(id=sheet.household_id, label=names.display(sheet.label), area_id=sheet.area_id))
    if row is None:
        raise UserError("household.elsewhere")
    return row.area_id


def _person(home: Home, w: Work, sheet: Sheet, note: MetNote, area_id: str) -> None:
    """One line: the fields that say something else than the record, or somebody new."""
    name = names.display(note.name) or refuse("name.empty")
    if isinstance(note.born, PartialDate) and note.born.earliest > home.today:
        raise UserError("born.in-the-future")
    given: dict[str, Any] = {"name": name, "born": note.born, "sex": note.sex}
    if note.id not in sheet.guests:
        given["membership"] = Membership(sheet.household_id, note.relation)
    row = w.change(Resident, note.id, sheet.seen.get(f"resident:{note.id}"))
    if row is None:
        _not_deleted(w, Resident, note.id)
        w.add(Resident(id=note.id, area_id=area_id, **given))
        return
    for field, value in given.items():
        if getattr(row, field) != value:
            setattr(row, field, value)


def _visit(home: Home, w: Work, sheet: Sheet) -> str:
    """The visit that the sheet is. One that was written at another household is taken back there."""
    visit_id = sheet.id
    row = w.change(Visit, visit_id, sheet.seen.get(f"visit:{visit_id}"))
    if row is not None and row.household_id != sheet.household_id:
        row.gone = ELSEWHERE
        row, visit_id = None, new_id()
    fields = {
        "day": sheet.day,
        "outcome": sheet.outcome,
        "note": note_of(sheet, home.pack.tables["sheet_papers"].name_of),
        "told_by": sheet.told_by,
        "sheet": sheet.number,
    }
    if row is None:
        _not_deleted(w, Visit, visit_id)
        w.add(Visit(id=visit_id, household_id=sheet.household_id, by=home.account.id, **fields))
        return visit_id
    for name, value in fields.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    return visit_id


def _tell(home: Home, w: Work, sheet: Sheet, number: str, note: MetNote) -> None:
    """Somebody lacks papers: whoever decides on the group is told, once per person, by the newest sheet."""
    row_id = child_id(note.id, WITHOUT_PAPERS)
    row = w.change(HandOff, row_id, sheet.seen.get(f"handoff:{row_id}"))
    said = papers_said(note, home.pack.tables["sheet_papers"].name_of)
    text = f"Phiếu {number}: {said}"
    if row is None and note.lacks:
        w.add(
            HandOff(
                id=row_id,
                resident_id=note.id,
                kind=WITHOUT_PAPERS,
                sender=FROM,
                receiver=TO,
                sent_on=sheet.day,
                sent_by=home.account.id,
                text=text,
            )
        )
    elif row is not None and note.lacks and (row.text != text or row.result == COMPLETE):
        row.text, row.done_on, row.result = text, None, None
    elif row is not None and not note.lacks and row.done_on is None:
        row.done_on, row.result = home.today, COMPLETE


def _seen_of(r: Reading, sheet: Sheet) -> dict[str, Seen]:
    rows: list[tuple[type[Shared], str]] = [(Household, sheet.household_id), (Visit, sheet.id)]
    for note in sheet.met:
        rows += [(Resident, note.id), (HandOff, child_id(note.id, WITHOUT_PAPERS))]
    return {f"{cls.__tablename__}:{row_id}": r.seen(cls, row_id) for cls, row_id in rows}


def _not_deleted(w: Work, cls: type[Shared], row_id: str) -> None:
    if w.session.get(cls, row_id) is not None:
        raise UserError("row.deleted-since", entity=str(cls.__tablename__))


def _with_case(r: Reading, ids: list[str]) -> set[str]:
    """Those of these people who have a case, with whatever record of theirs."""
    whose = same_person.records_of(r, ids)
    if not whose:
        return set()
    found = r.session.scalars(select(Case.resident_id).where(Case.resident_id.in_(whose), Case.gone.is_(None)))
    return {whose[str(record)] for record in found}


def _lifted(sheet: Sheet) -> Sheet:
    """A silence that was written as text is one again."""
    return replace(sheet, people=tuple(replace(note, sex=lifted(note.sex)) for note in sheet.people))


def _names(r: Reading, cls: Any, column: Any, ids: set[str]) -> dict[str, str]:
    return {str(key): str(name) for key, name in r.session.execute(select(cls.id, column).where(cls.id.in_(ids)))}
