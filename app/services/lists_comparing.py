"""What a list says against what is recorded, field by field, in the words of the list (`ListRow.values`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from app.domain import names
from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.intake import labelled
from app.intake.cells import Remark, StepDone
from app.intake.decisions import AreaChoice, bare_place_key
from app.intake.official import CASE_FIELDS, PLAIN, Official, label, step_text
from app.intake.preview import Change, Known, RowVerdict, Verdict
from app.intake.rows import ListRow
from app.intake.titles import ListKind
from app.models.list_records import AreaRecord, CaseRecord, PersonRecord
from app.models.types import is_wire_value

_NUMBERS = ("id_number", "old_number")
_KIN = ("mother", "father")


# The rows, in the words of the record ---------------------------------------------------------------------------


def settled(
    rows: Iterable[ListRow], choices: Mapping[str, AreaChoice], areas: Mapping[str, AreaRecord], words: Official
) -> tuple[ListRow, ...]:
    """The rows with official words and the chosen areas' names; rows of places that are left out are not among them."""
    found = []
    for row in rows:
        choice = choices.get(str(row.values.get("area", "")))
        if choice is not None and choice.left_out:
            continue
        values, faults, doubts = dict(row.values), list(row.faults), list(row.doubts)
        if choice is not None:
            there = areas.get(choice.area_id or "")
            values["area"] = there.name if there else choice.name
        if "ethnicity" in values:
            values["ethnicity"] = words.ethnicity_name(words.ethnicity_code(values["ethnicity"]))
        category = values.get("category")
        if category is not None and not words.takes(category):
            faults.append(Remark("category.unknown", "category", None, {"text": category}))
        found.append(replace(row, values=MappingProxyType(values), faults=tuple(faults), doubts=tuple(doubts)))
    return tuple(found)


# The record, in the words of the list ---------------------------------------------------------------------------


def known_of(person: PersonRecord, hidden: frozenset[str], words: Official) -> Known:
    """The person as the comparison looks at it. Of cases nothing: a person has several, see :func:`judged`."""
    fields = (
        *PLAIN, "ethnicity", "relation", "household_number", "address", "registered_address",
        *_KIN, *(f"{who}_{what}" for who in _KIN for what in ("born", "number")), "guardian",
    )  # fmt: skip
    values = {name: said(person, None, name, words) for name in fields if name not in hidden}
    return Known(
        person.id,
        person.name,
        said(person, None, "born", words),
        said(person, None, "id_number", words),
        person.household.label if person.household else None,
        person.area or None,
        said(person, None, "old_number", words),
        {name: value for name, value in values.items() if value is not None},
    )


def said(person: PersonRecord, case: CaseRecord | None, name: str, words: Official) -> Any:
    """What is recorded of a list's field, in the list's form; None if nothing is."""
    if case is not None and (name in CASE_FIELDS or name.startswith("step:")):
        return _said_of_case(case, name, words)
    raw: Any = person.values.get(name)
    if name == "born":
        return PartialDate(**raw) if is_wire_value(raw) else None
    if name in _NUMBERS:
        return raw["number"] if is_wire_value(raw) else None
    if name == "ethnicity":
        return words.ethnicity_name(raw) if is_wire_value(raw) else None
    if name == "relation":
        membership: Any = person.values.get("membership")
        relation = membership["relation"] if is_wire_value(membership) else None
        return words.relation_name(relation) if relation else None
    if name == "area":
        return person.area or None
    if name in ("household", "household_number", "address"):
        return _said_of_house(person, name)
    if name == "registered_address":
        return _raw(person.residences.get("permanent", ("", None))[1])
    who, _, what = name.partition("_")
    if who in (*_KIN, "guardian") and (not what or what in ("born", "number")):
        kin: Any = person.values.get(who)
        if not is_wire_value(kin):
            return None
        if what == "born":
            return PartialDate(**kin["born"]) if is_wire_value(kin["born"]) else None
        return kin[what or "name"] or None
    return raw if is_wire_value(raw) else None


def _said_of_house(person: PersonRecord, name: str) -> str | None:
    house = person.household
    if name == "address":
        return _raw(house.address) if house else _raw(person.residences.get("current", ("", None))[1])
    if house is None:
        return None
    return house.label if name == "household" else labelled.line_of(house.note, label("household_number"))


def _said_of_case(case: CaseRecord, name: str, words: Official) -> Any:
    if name.startswith("step:"):
        procedure = name.removeprefix("step:")
        if procedure not in words.procedures:
            line = labelled.line_of(case.note, label(name))
            return StepDone(procedure, None, line) if line else None
        step = case.steps.get(procedure)
        if step is None or step["state"] not in ("done", "filed"):
            return None
        day = step["done_on"] if step["state"] == "done" else step["filed_on"]
        return StepDone(procedure, date.fromisoformat(day) if day else None, step["note"])
    if name == "obstacle":
        return "; ".join(text for _, _, text in case.obstacles if text) or None
    if name == "result":
        return labelled.line_of(case.note, label("result"))
    if name == "assignee":
        return words.account_name(case.assignee) if case.assignee else None
    if name == "opened_on":
        return date.fromisoformat(case.opened_on) if case.opened_on else None
    return case.category if name == "category" else case.note


def _raw(place: Any) -> str | None:
    return (place["raw"] or place["line"]) if is_wire_value(place) else None


# Differences ----------------------------------------------------------------------------------------------------


def differences(
    person: PersonRecord,
    row: ListRow,
    words: Official,
    *,
    category: str | None = None,
    only: frozenset[str] | None = None,
) -> tuple[Change, ...]:
    """The fields of which the list says something that the record does not. An empty cell says nothing."""
    case = person.case_of(category or row.values.get("category")) if row.kind is ListKind.CASES else None
    found = []
    for name, new in row.values.items():
        if (only is not None and name not in only) or (row.household_by_order and name.startswith("household")):
            continue
        of_case = row.kind is ListKind.CASES and (name in CASE_FIELDS or name.startswith("step:"))
        old = None if of_case and case is None else said(person, case, name, words)
        if not _agree(name, old, new, words):
            found.append(Change(name, old, new))
    return tuple(found)


def _agree(name: str, old: Any, new: Any, words: Official) -> bool:
    """Whether the record says what the list says, or more."""
    if isinstance(new, Silence):
        return True
    if isinstance(new, StepDone):
        if not isinstance(old, StepDone):
            return False
        if new.procedure not in words.procedures:
            return old.text == step_text(new)
        return old.day == new.day or (new.day is None and (new.text is None or old.text == new.text))
    if isinstance(new, PartialDate):
        return isinstance(old, PartialDate) and (old == new or (new.could_be(old) and _parts(new) < _parts(old)))
    if isinstance(old, str) and isinstance(new, str):
        if name == "assignee":
            return old == words.account_name(words.account_of(new))
        if name == "note":
            return labelled.has_text(old, new)
        if name in ("area", "household"):
            return bare_place_key(old) == bare_place_key(new)
        if name == "obstacle" and new in old.split("; "):
            return True
        if name in ("name", *_KIN) and new.isascii() and names.fold(old) == names.fold(new):
            return True
        return _plain(old) == _plain(new)
    return bool(old == new)


def _plain(text: str) -> str:
    return names.canonical_tone(" ".join(text.split())).casefold()


def _parts(born: PartialDate) -> int:
    return 1 + (born.month is not None) + (born.day is not None)


def judged(
    rows: Sequence[RowVerdict], people: Mapping[str, PersonRecord], words: Official, sealed: frozenset[str]
) -> tuple[RowVerdict, ...]:
    """The comparison's verdicts with what only the records can tell: which case is meant, what they say already, and
    who may not be shown here."""
    return tuple(_judged(row, people, words, sealed) for row in rows)


def _judged(one: RowVerdict, people: Mapping[str, PersonRecord], words: Official, sealed: frozenset[str]) -> RowVerdict:
    if one.row is not None and sealed & {*one.candidates, one.resident_id or ""}:
        aside = Remark("match.set-aside", "")
        return replace(one, verdict=Verdict.WRONG, changes=(), candidates=(), reasons=(aside,))
    if one.row is None or one.verdict in (Verdict.WRONG, Verdict.NEW):
        if one.verdict is Verdict.NEW and one.row is not None and not one.row.values.get("area"):
            return replace(one, verdict=Verdict.WRONG, reasons=(Remark("area.missing", "area"),))
        return one
    person = people.get(one.resident_id or (one.candidates[0] if len(one.candidates) == 1 else ""))
    if person is None or (one.verdict is Verdict.UNCHANGED):
        return one
    changes = differences(person, one.row, words, only=frozenset(change.field for change in one.changes))
    if one.verdict is Verdict.CHANGED and not changes:
        return replace(one, verdict=Verdict.UNCHANGED, changes=())
    return replace(one, changes=changes)
