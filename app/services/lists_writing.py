"""Turns what was decided about a list into edits: areas, households, people, cases, steps and obstacles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain import names
from app.domain.ids import child_id, new_id
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Kin, Membership, SourcedNumber
from app.errors import UserError
from app.intake import labelled
from app.intake.cells import StepDone
from app.intake.decisions import AreaChoice, place_key
from app.intake.official import CASE_FIELDS, PLAIN, Official, label, step_text
from app.intake.returned import reasons
from app.intake.rows import HEAD, ListRow
from app.intake.titles import ListKind
from app.models.batch import Batch
from app.models.list_records import CaseRecord, HouseholdRecord, PersonRecord, Records
from app.models.types import is_wire_value

_KIN = ("mother", "father")
#: Folded beginnings of words that say that a file was handed in, and nothing was decided yet.
_FILED = (
    "da nop",
    "nop ho so",
    "nop ngay",
    "da tiep nhan",
    "tiep nhan",
    "da gui",
    "gui ho so",
    "cho ket qua",
    "hen tra",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One row that is to be written. ``fields`` are those of its values that go into the record; of a known person
    those that differ. ``resident_id`` is None for somebody new."""

    key: str
    row: ListRow
    fields: frozenset[str]
    resident_id: str | None
    category: str | None = None
    obstacle_is_the_lists: bool = False
    """The case's one open obstacle stands there as this list told it last time: other words replace it."""


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a row went."""

    resident_id: str
    case_id: str | None
    area_id: str


@dataclass(slots=True)
class _House:
    """A household while a list is written: there already, or made by it."""

    id: str
    label: str
    number: str | None
    note: str | None
    address: Any
    head: str | None = None


@dataclass(slots=True)
class _Person:
    """Somebody while a list is written."""

    id: str
    record: PersonRecord | None
    area_id: str
    membership: Membership | None = None
    fields: dict[str, Any] = field(default_factory=dict)


class Writer:
    """Takes the rows in the list's order, because a household's members stand below its head."""

    def __init__(self, records: Records, words: Official, choices: Iterable[AreaChoice], *, today: date) -> None:
        self.batch = Batch(records.seen)
        self.landed: dict[str, Landed] = {}
        self.counts: dict[str, int] = {}
        self._records, self._words, self._today = records, words, today
        self._areas = {place_key(area.name): area.id for area in records.areas.values()}
        self._houses: dict[tuple[str, str], list[_House]] = {}
        self._numbered: dict[tuple[str, str], _House] = {}
        self._current: dict[tuple[str, str], _House] = {}
        self._owners: dict[str, list[str]] = {}
        self._people: dict[str, _Person] = {}
        self._cases: dict[tuple[str, str], str] = {}
        self._kin: list[tuple[_Person, str]] = []
        heads = {}
        for person in records.people.values():
            number = person.values["id_number"]
            if is_wire_value(number):
                self._owners.setdefault(number["number"], []).append(person.id)
            membership = person.values["membership"]
            if is_wire_value(membership) and membership["relation"] == words.relation_code(HEAD):
                heads[membership["household_id"]] = person.id
        for house in records.households:
            self._know(house, heads.get(house.id))
        for choice in choices:
            self._found_area(choice)

    # Places

    def _found_area(self, choice: AreaChoice) -> None:
        if choice.area_id is None and choice.name and place_key(choice.name) not in self._areas:
            if self._words.tables["area_kinds"].get(choice.kind) is None:
                raise UserError("area.kind-unknown", kind=choice.kind)
            name = names.display(choice.name)
            made = self.batch.add("area", new_id(), {"name": name, "kind": choice.kind})
            self._areas[place_key(choice.name)] = made
            self._count("areas")

    def area_named(self, name: str) -> str | None:
        """The area of this name, made by the list or there before."""
        return self._areas.get(place_key(name)) if name else None

    def _know(self, record: HouseholdRecord, head: str | None) -> None:
        number = labelled.line_of(record.note, label("household_number"))
        self._keep(_House(record.id, record.label, number, record.note, record.address, head), record.area_id)

    def _keep(self, house: _House, area_id: str) -> None:
        self._houses.setdefault((area_id, names.fold(house.label)), []).append(house)
        if house.number:
            self._numbered.setdefault((area_id, house.number), house)

    def _house(self, row: ListRow, area_id: str, own: HouseholdRecord | None, person_id: str) -> _House | None:
        """The household of a row: by its label and number within the area. Two heads of one name are two households."""
        label_text, number = row.values.get("household"), row.values.get("household_number")
        if not label_text and not number:
            return None
        title = label_text or f"{label('household_number')} {number}"
        at = (area_id, number or names.fold(title))
        is_head = row.values.get("relation") == HEAD
        if not is_head and at in self._current:
            return self._current[at]
        if number and (found := self._numbered.get((area_id, number))) and label_text is None:
            return found
        same = self._houses.get((area_id, names.fold(title)), [])
        fits = [house for house in same if not number or house.number in (None, number)]
        fits.sort(key=lambda house: (own is None or house.id != own.id, house.number != number))
        house = next((h for h in fits if not is_head or h.head in (None, person_id)), None)
        if house is None:
            house = _House(new_id(), title, None, None, None)
            self.batch.add("household", house.id, {"area_id": area_id, "label": title})
            self._houses.setdefault((area_id, names.fold(title)), []).append(house)
            self._count("households")
        if number and house.number != number:
            house.number, house.note = number, labelled.with_line(house.note, label("household_number"), number)
            self.batch.change("household", house.id, {"note": house.note})
            self._numbered.setdefault((area_id, number), house)
        if is_head:
            house.head = person_id
            self._current[at] = house
        return house

    # People

    def take(self, taken: Taken) -> Landed:
        """Write one row.

        Raises:
            UserError("list.area-missing"): somebody new whose row names no place.
        """
        row = taken.row
        person = self._person(taken)
        fields = {name: row.values[name] for name in taken.fields if name in row.values}
        of_person = self._of_person(person, row, fields)
        if person.record is None and not person.fields:
            self.batch.add("resident", person.id, {"area_id": person.area_id, **of_person})
            self._count("new")
        else:
            self.batch.change("resident", person.id, of_person)
            if of_person:
                self._count("changed")
        person.fields.update(of_person)
        self._residence(person, fields)
        case_id = self._case(person, taken, fields) if row.kind is ListKind.CASES else None
        self.landed[taken.key] = Landed(person.id, case_id, person.area_id)
        return self.landed[taken.key]

    def _person(self, taken: Taken) -> _Person:
        area_id = self._areas.get(place_key(str(taken.row.values.get("area", ""))))
        if taken.resident_id is None:
            if area_id is None:
                raise UserError("list.area-missing", sheet=taken.row.sheet, row=taken.row.row_number)
            person = _Person(new_id(), None, area_id)
            if taken.row.number:
                self._owners.setdefault(taken.row.number, []).append(person.id)
            self._people[person.id] = person
            return person
        if taken.resident_id not in self._people:
            record = self._records.people[taken.resident_id]
            raw = record.values["membership"]
            membership = Membership(**raw) if is_wire_value(raw) else None
            self._people[record.id] = _Person(record.id, record, record.area_id, membership)
        person = self._people[taken.resident_id]
        if "area" in taken.fields and area_id is not None:
            person.area_id = area_id
        return person

    def _of_person(self, person: _Person, row: ListRow, fields: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {name: fields[name] for name in PLAIN if name in fields}
        if "name" in fields:
            found["name"] = names.display(fields["name"])
        if "born" in fields:
            found["born"] = fields["born"]
        for name in ("id_number", "old_number"):
            if name in fields:
                found[name] = SourcedNumber(fields[name], reasons().word("source"))
        if "ethnicity" in fields:
            found["ethnicity"] = self._words.ethnicity_code(fields["ethnicity"])
        if "area" in fields:
            found["area_id"] = person.area_id
        if "note" in fields and row.kind is ListKind.RESIDENTS:
            before = person.record.values["note"] if person.record else None
            found["note"] = labelled.with_text(before, fields["note"])
        found |= self._membership(person, row, fields)
        for who in (*_KIN, "guardian"):
            if {who, f"{who}_born", f"{who}_number"} & fields.keys():
                found[who] = self._kin_of(person, who, fields)
        return found

    def _membership(self, person: _Person, row: ListRow, fields: Mapping[str, Any]) -> dict[str, Any]:
        own = person.record.household if person.record else None
        placed = {"household", "household_number", "area"} & fields.keys()
        house = None
        if placed or person.record is None or row.values.get("relation") == HEAD or "address" in fields:
            house = self._house(row, person.area_id, own, person.id)
        if house is not None and "address" in fields:
            self._address(house, fields["address"])
        relation = self._words.relation_code(fields["relation"]) if "relation" in fields else None
        before = person.membership
        if (house is None or not placed) and before is not None:
            after = Membership(before.household_id, relation or before.relation)
        elif house is not None:
            moved = before is not None and before.household_id != house.id
            told = row.values.get("relation")
            code = relation or (self._words.relation_code(told) if told else None)
            after = Membership(house.id, code or (before.relation if before and not moved else None))
        else:
            return {}
        person.membership = after
        return {} if after == before else {"membership": after}

    def _address(self, house: _House, text: str) -> None:
        """A household has one address: that of the first of its rows, which is its head's."""
        if self.batch.wanted("household", house.id, "address") is None:
            self.batch.change("household", house.id, {"address": Address(raw=text)})

    def _kin_of(self, person: _Person, who: str, fields: Mapping[str, Any]) -> Kin:
        raw: Any = person.record.values[who] if person.record else None
        before = (
            Kin(raw["resident_id"], raw["name"], _born(raw["born"]), raw["number"], raw["note"])
            if is_wire_value(raw)
            else Kin()
        )
        same = who not in fields or names.fold(fields[who]) == names.fold(before.name)
        kin = Kin(
            before.resident_id if same else None,
            fields.get(who, before.name),
            fields.get(f"{who}_born", before.born if same else None),
            fields.get(f"{who}_number", before.number if same else None),
            before.note if same else None,
        )
        if kin.number and kin.resident_id is None:
            self._kin.append((person, who))
        return kin

    def _residence(self, person: _Person, fields: Mapping[str, Any]) -> None:
        """Where somebody is registered; and where somebody without a household lives."""
        told = [("permanent", fields.get("registered_address"))]
        if person.membership is None:
            told.append(("current", fields.get("address")))
        for kind, text in told:
            if not text:
                continue
            there = person.record.residences.get(kind) if person.record else None
            if there is not None:
                self.batch.change("residence", there[0], {"place": Address(raw=text)})
            else:
                made = {"resident_id": person.id, "kind": kind, "place": Address(raw=text)}
                self.batch.add("residence", new_id(), made)

    # Cases

    def _case(self, person: _Person, taken: Taken, fields: Mapping[str, Any]) -> str | None:
        category = taken.category or taken.row.values.get("category")
        if category is None:
            raise UserError("list.category-missing", sheet=taken.row.sheet, row=taken.row.row_number)
        record = person.record.case_of(category) if person.record else None
        own = {name: value for name, value in fields.items() if name in CASE_FIELDS or name.startswith("step:")}
        case_id = record.id if record else self._cases.get((person.id, category))
        if case_id is None and not own and person.record is not None:
            return None  # the case was deleted here, and the list says nothing new of it
        if case_id is None:
            case_id = new_id()
            self._cases[person.id, category] = case_id
            self.batch.add("case", case_id, {"resident_id": person.id, "category": category, "state": "open"})
            self._count("cases")
        if "opened_on" in own:
            self.batch.change("case", case_id, {"opened_on": own["opened_on"]})
        if "assignee" in own:
            self.batch.change("case", case_id, {"assignee": self._words.account_of(own["assignee"])})
        note = self._note(record, own)
        if note is not None:
            self.batch.change("case", case_id, {"note": note})
        for value in own.values():
            if isinstance(value, StepDone) and value.procedure in self._words.procedures:
                self._step(case_id, value)
        if "obstacle" in own:
            self._obstacle(case_id, record, own["obstacle"], is_the_lists=taken.obstacle_is_the_lists)
        return case_id

    def _note(self, record: CaseRecord | None, own: Mapping[str, Any]) -> str | None:
        """What the list says of the case that no field is for. None if nothing."""
        before = note = record.note if record else None
        if "note" in own and not labelled.has_text(note, own["note"]):
            note = labelled.with_text(note, own["note"])
        if "result" in own:
            note = labelled.with_line(note, label("result"), own["result"])
        for name, value in own.items():
            if isinstance(value, StepDone) and value.procedure not in self._words.procedures:
                note = labelled.with_line(note, label(name), step_text(value))
        return note if note != before else None

    def _step(self, case_id: str, step: StepDone) -> None:
        fields: dict[str, Any] = {"state": "done"}
        if step.day is not None and step.day > self._today:
            fields = {"state": "todo", "due_on": step.day}
        elif step.text and names.fold(step.text).startswith(_FILED):
            fields = {"state": "filed", "filed_on": step.day}
        elif step.day is not None:
            fields["done_on"] = step.day
        if step.text:
            fields["note"] = step.text
        made_of = {"case_id": case_id, "procedure": step.procedure}
        self.batch.put("step", child_id(case_id, step.procedure), made_of, fields)
        self._count("steps")

    def _obstacle(self, case_id: str, record: CaseRecord | None, text: str, *, is_the_lists: bool) -> None:
        """Another obstacle; or other words for the one that this list told before. What others wrote stays."""
        if record is not None and is_the_lists:
            self.batch.change("obstacle", record.obstacles[0][0], {"text": text})
            return
        kind = self._words.obstacle_kind(text)
        self.batch.add("obstacle", new_id(), {"case_id": case_id, "kind": kind, "text": text})
        self._count("obstacles")

    # Those who are gone from the list

    def note_gone(self, resident_id: str, case_id: str | None, text: str) -> None:
        """A line in the record of somebody whom the list no longer names."""
        person = self._records.people.get(resident_id)
        if person is None:
            return
        case = next((case for case in person.cases if case.id == case_id), None)
        entity, row_id, note = (
            ("case", case.id, case.note) if case is not None else ("resident", person.id, person.values["note"])
        )
        if not labelled.has_text(note, text):
            self.batch.change(entity, row_id, {"note": labelled.with_text(note, text)})
            self._count("noted")

    def delete_gone(self, resident_id: str, case_id: str | None, reason: str) -> None:
        """Delete the record (of a list of cases: the case), by explicit decision and with the reason."""
        if not reason.strip():
            raise UserError("list.reason-missing")
        person = self._records.people.get(resident_id)
        if person is None:
            return
        if case_id is not None:
            if any(case.id == case_id for case in person.cases):
                self.batch.change("case", case_id, {"gone": reason.strip()})
                self._count("deleted")
            return
        self.batch.change("resident", resident_id, {"gone": reason.strip()})
        self._count("deleted")

    def finish(self) -> Batch:
        """The whole, after the last row: mothers and fathers who are recorded are tied by their numbers."""
        for person, who in self._kin:
            kin = self.batch.wanted("resident", person.id, who)
            owners = self._owners.get(kin["number"], []) if is_wire_value(kin) else []
            if len(owners) == 1 and owners[0] != person.id:
                self.batch.change("resident", person.id, {who: {**kin, "resident_id": owners[0]}})
        return self.batch

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def _born(raw: Any) -> PartialDate | None:
    return PartialDate(**raw) if is_wire_value(raw) else None
