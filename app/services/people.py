"""People, households and areas: finding, listing, reading, adding and changing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select

from app.domain import names
from app.domain.answers import Answer
from app.domain.casefile import HouseholdFacts, Member, PersonFacts, ResidenceFacts, VisitFacts
from app.domain.changes import Done
from app.domain.id_number import mask
from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.people_filter import PeopleFilter as PeopleFilter
from app.domain.values import Address, Kin, Membership, SourcedNumber
from app.errors import UserError, refuse
from app.home import Home
from app.models import casefile, contested, same_person, search
from app.models.entities import Area, Case, Household, Residence, Resident, Visit
from app.models.history import HistoryRow, history_of
from app.models.listing import people_matching
from app.models.paging import Key, Page, after
from app.models.sealing import sealed_with, shown_to
from app.models.search import Hit
from app.models.work import Reading, Work


class PeopleOrder(StrEnum):
    """What the list of people can be sorted by."""

    NAME = "name"
    BORN = "born"


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One line of the list of people. The number is masked."""

    id: str
    name: str
    born: Answer[PartialDate]
    sex: Answer[str]
    number: str
    area_id: str
    area: str
    household_id: str
    household: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area (địa bàn) with how much lies in it."""

    id: str
    name: str
    kind: str
    code: str | None
    households: int
    residents: int
    open_cases: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class HouseholdRow:
    id: str
    label: str
    area_id: str
    address: Answer[Address]
    members: int


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything about one person."""

    person: PersonFacts
    area: str
    household: HouseholdFacts | None
    members: tuple[Member, ...]
    cases: tuple[tuple[str, str, str], ...]
    """(case id, category, state as it is told) of each case, open ones first."""
    residences: tuple[ResidenceFacts, ...] = ()
    kin: Mapping[str, str] = field(default_factory=dict)
    """The names of parents and guardians that are recorded here, by their id."""
    history: tuple[HistoryRow, ...] = ()
    shadowed: frozenset[tuple[str, str, str]] = frozenset()
    """(entity, id, field) that show this laptop's own value, which the office has not settled yet."""
    conflicts: frozenset[tuple[str, str, str]] = frozenset()
    """(entity, id, field) for which two values wait for a person."""
    merged: tuple[str, ...] = ()
    """The other records of this person, which were merged into this one."""


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """Everything about one household."""

    household: HouseholdFacts
    area: str
    members: tuple[Member, ...]
    cases: tuple[tuple[str, str, str, str], ...]
    """(case id, category, state as it is told, the person's name) of each case of a member, open ones first."""
    visits: tuple[VisitFacts, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    shadowed: frozenset[tuple[str, str, str]] = frozenset()
    conflicts: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of the search field."""

    entity: str
    id: str
    title: str
    detail: str
    formerly: str = ""
    """The name on a record that was merged into this one, if it was by that record that the person was found."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody found at the door. ``fields``: any further fields of the record, by name."""

    name: str
    area_id: str
    household_id: str | None = None
    relation: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)


# Areas and households ------------------------------------------------------------------------------------------


def areas(home: Home) -> list[AreaRow]:
    """All areas that this machine holds, in the order of their names."""
    with home.reading() as r:
        households = _counts(r, select(Household.area_id, func.count()).where(Household.gone.is_(None)))
        residents = _counts(r, select(Resident.area_id, func.count()).where(same_person.stands()))
        cases = same_person.join_person(select(Resident.area_id, func.count()).select_from(Case), Case.resident_id)
        open_cases = _counts(r, cases.where(Case.gone.is_(None), contested.is_open()))
        rows = r.session.scalars(select(Area).where(Area.gone.is_(None)).order_by(Area.name_sort, Area.id)).all()
        return [
            AreaRow(
                row.id,
                row.name,
                row.kind,
                row.code,
                households.get(row.id, 0),
                residents.get(row.id, 0),
                open_cases.get(row.id, 0),
                r.seen(Area, row.id),
            )
            for row in rows
        ]


def add_area(home: Home, name: str, kind: str, code: str | None = None) -> Done[str]:
    """A new area: a hamlet, a mooring place, a port, a care facility or a plantation.

    Raises:
        UserError("area.kind-unknown", kind), UserError("name.empty").
    """
    if home.pack.tables["area_kinds"].get(kind) is None:
        raise UserError("area.kind-unknown", kind=kind)
    with home.writing() as w:
        area = w.add(Area(id=new_id(), name=_named(name), kind=kind, code=code))
        w.flush()
        return Done(area.id, w.changes)


def households(home: Home, area_id: str | None = None, text: str = "", *, limit: int = 200) -> list[HouseholdRow]:
    """The households of an area, or those whose label has the words of ``text``."""
    with home.reading() as r:
        statement = select(Household).where(Household.gone.is_(None))
        if area_id is not None:
            statement = statement.where(Household.area_id == area_id)
        if text.strip():
            hits = search.find(r.conn, text, entities=("household",), limit=limit)
            statement = statement.where(Household.id.in_([hit.id for hit in hits]))
        rows = r.session.scalars(statement.order_by(Household.label_sort, Household.id).limit(limit)).all()
        members = _counts(
            r,
            select(Resident.household_id, func.count()).where(
                same_person.stands(), Resident.household_id.in_([row.id for row in rows])
            ),
        )
        return [HouseholdRow(row.id, row.label, row.area_id, row.address, members.get(row.id, 0)) for row in rows]


def household(home: Home, household_id: str) -> tuple[HouseholdFacts, tuple[Member, ...]]:
    """One household and who lives in it.

    Raises:
        UserError("household.elsewhere"): this machine does not hold it.
    """
    with home.reading() as r:
        row = r.find(Household, household_id) or refuse("household.elsewhere")
        return casefile.taken(r, row, HouseholdFacts), casefile.members_of(r, household_id)


def add_household(home: Home, label: str, area_id: str, address: Answer[Address] = None) -> Done[str]:
    """A household that nobody knew, found at its door.

    Raises:
        UserError("area.elsewhere"), UserError("name.empty").
    """
    with home.writing() as w:
        _ = w.find(Area, area_id) or refuse("area.elsewhere")
        row = w.add(Household(id=new_id(), label=_named(label), area_id=area_id, address=address))
        w.flush()
        return Done(row.id, w.changes)


def add_members(home: Home, household_id: str, people: Sequence[NewPerson]) -> Done[tuple[str, ...]]:
    """Several members of one household, taken down in one go: all of them are kept, or none.

    Raises:
        UserError("household.elsewhere"), UserError("name.empty").
    """
    with home.writing() as w:
        row = w.find(Household, household_id) or refuse("household.elsewhere")
        ids = tuple(_add(w, person, row.area_id, household_id).id for person in people)
        w.flush()
        return Done(ids, w.changes)


def household_card(home: Home, household_id: str, *, why: str | None = None) -> HouseholdCard:
    """One household with its members, their cases and the visits to its door. The reading is noted in the access log.

    Raises:
        UserError("household.elsewhere"): this machine does not hold it.
    """
    with home.reading() as r:
        row = r.find(Household, household_id) or refuse("household.elsewhere")
        area = r.find(Area, row.area_id)
        members = casefile.members_of(r, household_id)
        records = same_person.records_of(r, [member.id for member in members])
        named = {member.id: member.name for member in members}
        found = r.session.execute(
            select(Case.id, Case.category, contested.told_state(), Case.resident_id).where(
                Case.resident_id.in_(records), Case.gone.is_(None)
            )
        )
        cases = sorted(
            ((str(i), str(category), str(state), named[records[of]]) for i, category, state, of in found),
            key=lambda case: (case[2] == "closed", names.sort_key(case[3]), case[0]),
        )
        visits = r.session.scalars(
            select(Visit).where(Visit.household_id == household_id, Visit.gone.is_(None)).order_by(Visit.day, Visit.id)
        ).all()
        parts = [("household", household_id), *(("visit", visit.id) for visit in visits)]
        card = HouseholdCard(
            casefile.taken(r, row, HouseholdFacts),
            area.name if area else "",
            members,
            tuple(cases),
            tuple(casefile.taken(r, visit, VisitFacts) for visit in visits),
            tuple(history_of(r, parts)),
            r.shadowed,
            _conflicts(r),
        )
    home.log("read", entity="household", row=household_id, why=why)
    return card


def change_household(home: Home, household_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Write other values into some fields of a household that the caller had ``seen``. One that goes to another area
    (a boat that changes its mooring) takes along its people who lie where it lay.

    Raises:
        UserError("household.elsewhere"), UserError("area.elsewhere"), UserError("row.changed-since").
        UserError("name.empty").
    """
    with home.writing() as w:
        row = w.change(Household, household_id, seen) or refuse("household.elsewhere")
        if fields.get("area_id", row.area_id) != row.area_id:
            _ = w.find(Area, str(fields["area_id"])) or refuse("area.elsewhere")
            aboard = select(Resident.id).where(
                Resident.household_id == household_id, Resident.area_id == row.area_id, Resident.gone.is_(None)
            )
            for person_id in w.session.scalars(aboard).all():
                if (person := w.change(Resident, person_id)) is not None:
                    person.area_id = fields["area_id"]
        for name, value in fields.items():
            setattr(row, name, _named(value or "") if name == "label" else value)
        w.flush()
        return Done(None, w.changes)


# People --------------------------------------------------------------------------------------------------------


def add_person(home: Home, person: NewPerson) -> Done[str]:
    """Somebody new.

    Raises:
        UserError("area.elsewhere"), UserError("household.elsewhere"), UserError("name.empty").
    """
    with home.writing() as w:
        _ = w.find(Area, person.area_id) or refuse("area.elsewhere")
        if person.household_id is not None:
            _ = w.find(Household, person.household_id) or refuse("household.elsewhere")
        row = _add(w, person, person.area_id, person.household_id)
        w.flush()
        return Done(row.id, w.changes)


def change_person(home: Home, person_id: str, seen: Seen, fields: Mapping[str, Any]) -> Done[None]:
    """Write other values into some fields of a person whom the caller had ``seen`` on the screen. Who comes into a
    household of another area lies in that area from then on.

    Raises:
        UserError("person.elsewhere"): this machine does not hold the person.
        UserError("row.changed-since"): at the office, someone has changed the field meanwhile.
    """
    with home.writing() as w:
        row = w.change(Resident, person_id, seen) or refuse("person.elsewhere")
        for name, value in fields.items():
            setattr(row, name, _named(value) if name == "name" else value)
        joined = fields.get("membership")
        house = w.find(Household, joined.household_id) if isinstance(joined, Membership) else None
        if house is not None and house.area_id != row.area_id and "area_id" not in fields:
            row.area_id = house.area_id
        _seal_with(w, row, {name: fields[name] for name in _SEALING if name in fields})
        w.flush()
        return Done(None, w.changes)


def person_card(home: Home, person_id: str, *, why: str | None = None) -> PersonCard:
    """One person with household and cases: the record that stands for ``person_id``, with what lies with any record of
    this person. The reading is noted in the access log.

    Raises:
        UserError("person.elsewhere"): this machine does not hold the person.
        UserError("person.sealed"): the person is sealed, and not open to who sits here.
    """
    with home.reading() as r:
        row = same_person.kept(r, person_id) or refuse("person.elsewhere")
        if not r.opens(row):
            raise UserError("person.sealed")
        records = list(same_person.records_of(r, [row.id]))
        area = r.find(Area, row.area_id)
        person = casefile.taken(r, row, PersonFacts)
        house = r.find(Household, person.household_id) if person.household_id else None
        cases = r.session.execute(
            select(Case.id, Case.category, contested.told_state())
            .where(Case.resident_id.in_(records), Case.gone.is_(None))
            .order_by(contested.is_over(), Case.id)
        )
        lived = r.session.scalars(
            select(Residence).where(Residence.resident_id.in_(records), Residence.gone.is_(None)).order_by(Residence.id)
        ).all()
        card = PersonCard(
            person,
            area.name if area else "",
            casefile.taken(r, house, HouseholdFacts) if house else None,
            casefile.members_of(r, house.id) if house else (),
            tuple((case_id, category, state) for case_id, category, state in cases),
            tuple(casefile.taken(r, each, ResidenceFacts) for each in lived),
            _names_of_kin(r, person),
            tuple(
                history_of(r, [*(("resident", each) for each in records), *(("residence", each.id) for each in lived)])
            ),
            r.shadowed,
            _conflicts(r),
            tuple(each for each in records if each != row.id),
        )
    home.log("read", entity="resident", row=row.id, why=why)
    return card


def note_revealed(home: Home, person_id: str) -> None:
    """Somebody looked at the whole of a number that is shown masked (xem số đầy đủ): a line in the access log."""
    home.log("reveal", entity="resident", row=person_id)


def list_people(
    home: Home,
    which: PeopleFilter,
    key: Key | None = None,
    limit: int = 100,
    *,
    order: PeopleOrder = PeopleOrder.NAME,
    down: bool = False,
) -> Page[ResidentRow]:
    """One page of people, from behind ``key``."""
    with home.reading() as r:
        first = Resident.name_sort if order is PeopleOrder.NAME else Resident.born_from
        statement = after(
            people_matching(r.reader, select(Resident), which), (first, Resident.id), key, down=down
        ).limit(limit)
        found = r.session.scalars(statement).all()
        rows = _resident_rows(r, found)
        last = (getattr(found[-1], first.key), found[-1].id) if len(found) == limit else None
        return Page(tuple(rows), last)


def count_people(home: Home, which: PeopleFilter) -> int:
    with home.reading() as r:
        return r.session.scalar(people_matching(r.reader, select(func.count()).select_from(Resident), which)) or 0


def find(home: Home, typed: str, limit: int = 12) -> list[Found]:
    """What the search field offers for what was typed: people, households, areas."""
    with home.reading() as r:
        hits = search.find(r.conn, typed, entities=("resident",), limit=limit)
        open_ones = r.session.scalars(
            select(Resident.id).where(sealed_with(typed), shown_to(home.account)).limit(limit)
        )
        people, formerly = _standing(r, [*(hit.id for hit in hits), *open_ones])
        hits = [Hit("resident", row_id) for row_id in people]
        hits += search.find(r.conn, typed, entities=("household", "area"), limit=max(2, limit - len(hits)))
        houses = {row.id: row for row in _of_ids(r, Household, [h.id for h in hits if h.entity == "household"])}
        places = {row.id: row for row in _of_ids(r, Area, [h.id for h in hits if h.entity == "area"])}
        lines = {row.id: row for row in _resident_rows(r, list(people.values()))}
    found = []
    for hit in hits:
        if hit.id in lines:
            line = lines[hit.id]
            born = line.born.text_vi() if isinstance(line.born, PartialDate) else ""
            detail = " · ".join(filter(None, (born, line.household, line.area, ", ".join(line.categories))))
            found.append(Found("resident", hit.id, line.name, detail, formerly.get(hit.id, "")))
        elif hit.id in houses:
            found.append(Found("household", hit.id, houses[hit.id].label, ""))
        elif hit.id in places:
            found.append(Found("area", hit.id, places[hit.id].name, ""))
    return found


# Parts ---------------------------------------------------------------------------------------------------------


def _add(w: Work, person: NewPerson, area_id: str, household_id: str | None) -> Resident:
    membership = Membership(household_id, person.relation) if household_id else None
    given = {"membership": membership, **person.fields}
    return w.add(Resident(id=new_id(), name=_named(person.name), area_id=area_id, **given))


_SEALING = ("sealed", "opened_to")


def _seal_with(w: Work, row: Resident, fields: Mapping[str, Any]) -> None:
    """A person is sealed or opened with every record that was merged into this one: they tell of the same person."""
    if fields:
        for record in same_person.records_of(w, [row.id]):
            other = w.change(Resident, record) if record != row.id else None
            for name, value in fields.items() if other is not None else ():
                setattr(other, name, value)


def _named(name: str) -> str:
    return names.display(name) or refuse("name.empty")


def _conflicts(r: Reading) -> frozenset[tuple[str, str, str]]:
    found = r.conn.exec_driver_sql("SELECT entity, row, field FROM conflict")
    return frozenset((str(entity), str(row), str(name)) for entity, row, name in found)


def _names_of_kin(r: Reading, person: PersonFacts) -> dict[str, str]:
    ids = [kin.resident_id for kin in (person.mother, person.father, person.guardian) if isinstance(kin, Kin)]
    return {row.id: row.name for row in _of_ids(r, Resident, [each for each in ids if each]) if r.opens(row)}


def _standing(r: Reading, ids: Sequence[str]) -> tuple[dict[str, Resident], dict[str, str]]:
    """Who stands for these records, in their order and each once; and of whom it was only a merged record that was
    found, its name. Sealed people are not told by an open record that was merged into theirs."""
    rows = {row.id: row for row in _of_ids(r, Resident, ids)}
    people: dict[str, Resident] = {}
    formerly: dict[str, str] = {}
    for row_id in ids:
        record = rows.get(row_id)
        person = record if record is None or record.merged_into is None else same_person.kept(r, row_id)
        if person is None or record is None or (person is not record and person.sealed):
            continue
        people.setdefault(person.id, person)
        if person is not record:
            formerly.setdefault(person.id, record.name)
    return people, {row_id: name for row_id, name in formerly.items() if row_id not in rows}


def _counts(r: Reading, statement: Select[str, int]) -> dict[str, int]:
    column = statement.selected_columns[0]
    return {str(key): int(number) for key, number in r.session.execute(statement.group_by(column))}


def _of_ids(r: Reading, cls: Any, ids: Sequence[str]) -> list[Any]:
    return list(r.session.scalars(select(cls).where(cls.id.in_(ids), cls.gone.is_(None)))) if ids else []


def _by_id(r: Reading, statement: Select[str, str]) -> dict[str, str]:
    return {str(key): str(name) for key, name in r.session.execute(statement)}


def _resident_rows(r: Reading, people: Sequence[Resident]) -> list[ResidentRow]:
    if not people:
        return []
    areas = _by_id(r, select(Area.id, Area.name).where(Area.id.in_({p.area_id for p in people})))
    houses = {p.household_id for p in people} - {""}
    labels = _by_id(r, select(Household.id, Household.label).where(Household.id.in_(houses))) if houses else {}
    categories: dict[str, list[str]] = {}
    whose = same_person.records_of(r, [p.id for p in people])
    cases = select(Case.resident_id, Case.category).where(
        Case.resident_id.in_(whose), Case.gone.is_(None), contested.is_open()
    )
    for resident_id, category in r.session.execute(cases.order_by(Case.category)):
        categories.setdefault(whose[resident_id], []).append(category)
    return [
        ResidentRow(
            p.id,
            p.name,
            p.born,
            p.sex,
            mask(p.id_number.number) if isinstance(p.id_number, SourcedNumber) else "",
            p.area_id,
            areas.get(p.area_id, ""),
            p.household_id,
            labels.get(p.household_id, ""),
            tuple(categories.get(p.id, ())),
        )
        for p in people
    ]
