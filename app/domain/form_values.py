"""What stands in a form's items: one text for each fill, out of a case and the records around it.

The simple values are those that the portal's copy screen reads (:data:`app.domain.portal.ASKED`); here come those that
need more than the case file: parents and head by their own records, who files for a child, what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.answers import is_known
from app.domain.casefile import CaseFile, PersonFacts, ResidenceFacts
from app.domain.forms import FormSpec, TablePerson
from app.domain.partial_date import PartialDate
from app.domain.portal import ASKED, HEAD
from app.domain.values import Address, Kin, SourcedNumber

ADULT = 18
_KIN = ("guardian", "mother", "father")
"""Who files for a child, in this order: whoever has it in care first."""
_TIES = {"guardian": "người giám hộ, nuôi dưỡng", "mother": "mẹ", "father": "cha"}
_LATE = timedelta(days=60)
"""Khai sinh đúng hạn: within sixty days of the birth (Law on civil status, Art. 15.1)."""
_REGISTERING = {"birth-again": "again", "birth-with-papers": "papers", "birth-foreign-with-papers": "papers"}


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What a form is filled from. ``kin`` are the records of mother, father, guardian and head of household, as far as
    they are on this machine; ``members`` those of the household, with their relation to the head.

    ``name_of(table, code)`` says a code in words; ``procedure`` is what the form is filed for.
    """

    file: CaseFile
    unit: str
    province: str
    day: date
    name_of: Callable[[str, str], str]
    kin: Mapping[str, PersonFacts] = field(default_factory=dict)
    members: tuple[tuple[PersonFacts, str | None], ...] = ()
    procedure: str = ""


def values(form: FormSpec, facts: FormFacts) -> dict[str, str]:
    """The text of every fill of the form; empty where the records do not say."""
    found = {name: text_of(name, facts) for name in form.fills() if name not in ("office", "request", "members")}
    found["office"] = _said(form.office, facts)
    found["request"] = _said(form.requests.get(facts.procedure, ""), facts)
    return found


def people(form: FormSpec, facts: FormFacts) -> dict[str, tuple[TablePerson, ...]]:
    """The rows of the form's tables: the others of the household whom the same change concerns."""
    if "members" not in form.fills():
        return {}
    own = facts.file.person.id if facts.file.person else ""
    rows = (_row(person, relation, facts) for person, relation in facts.members if person.id != own)
    return {"members": tuple(rows)}


def text_of(name: str, facts: FormFacts) -> str:
    """One fill as text."""
    if name.startswith("answer."):
        return _answer(name.removeprefix("answer."), facts)
    if reader := _READERS.get(name):
        return reader(facts)
    who, _, part = name.partition("_")
    if who in _TIES and part in _OF_RECORD:
        record = facts.kin.get(who)
        return _OF_RECORD[part](record, facts) if record is not None else ""
    if asked := ASKED.get(name):
        value = asked(facts.file, None)
        return facts.name_of(value.table, value.text) if value.table and value.text else value.text
    return ""


def _said(template: str, facts: FormFacts) -> str:
    return re.sub(r"{([^}]*)}", lambda found: text_of(found[1], facts), template).strip()


def _answer(key: str, facts: FormFacts) -> str:
    value = facts.file.answers.get(key)
    if value is None or not is_known(value):
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, PartialDate):
        return value.text_vi()
    return value.one_line if isinstance(value, Address) else str(value)


# The person ----------------------------------------------------------------------------------------------------


def _person(facts: FormFacts) -> PersonFacts | None:
    return facts.file.person


def _is_child(facts: FormFacts) -> bool:
    person = _person(facts)
    born = person.born if person else None
    return isinstance(born, PartialDate) and born.age_on(facts.day)[0] < ADULT


def _old_number(facts: FormFacts) -> str:
    number = facts.file.person.old_number if facts.file.person else None
    return number.number if isinstance(number, SourcedNumber) else ""


def _religion(facts: FormFacts) -> str:
    religion = facts.file.person.religion if facts.file.person else None
    return str(religion) if religion is not None and is_known(religion) else ""


def _residence(kind: str) -> Callable[[FormFacts], str]:
    def read(facts: FormFacts) -> str:
        lasting = (row for row in facts.file.residences if row.kind == kind and row.until is None)
        return next((row.place.one_line for row in lasting if isinstance(row.place, Address)), "")

    return read


def _periods(facts: FormFacts) -> str:
    return "; ".join(filter(None, (_period(row, facts) for row in facts.file.residences)))


def _period(row: ResidenceFacts, facts: FormFacts) -> str:
    place = row.place.one_line if isinstance(row.place, Address) else ""
    since = f"từ {row.since.text_vi()}" if isinstance(row.since, PartialDate) else ""
    until = f"đến {row.until.text_vi()}" if isinstance(row.until, PartialDate) else ""
    return " ".join(filter(None, (since, until, f"{facts.name_of('residence_kinds', row.kind).lower()}:", place)))


# The household -------------------------------------------------------------------------------------------------


def _head_number(facts: FormFacts) -> str:
    head = facts.kin.get("head")
    return _number(head) if head is not None else ""


def _row(person: PersonFacts, relation: str | None, facts: FormFacts) -> TablePerson:
    return TablePerson(
        name=person.name,
        born=person.born.text_vi() if isinstance(person.born, PartialDate) else "",
        sex=facts.name_of("sex", person.sex) if isinstance(person.sex, str) and is_known(person.sex) else "",
        number=_number(person),
        relation=facts.name_of("relations", relation) if relation and relation != HEAD else "",
    )


def _number(person: PersonFacts) -> str:
    return person.id_number.number if isinstance(person.id_number, SourcedNumber) else ""


def _known(value: object) -> str:
    return str(value) if value is not None and is_known(value) else ""


def _kin_home(person: PersonFacts, facts: FormFacts) -> str:
    """Where a parent lives, if the record lies in the same household."""
    own = facts.file.person
    same = own is not None and own.household_id is not None and person.household_id == own.household_id
    return text_of("home", facts) if same else ""


_OF_RECORD: Mapping[str, Callable[[PersonFacts, FormFacts], str]] = {
    "ethnicity": lambda person, facts: (
        facts.name_of("ethnic_groups", text) if (text := _known(person.ethnicity)) else ""
    ),
    "nationality": lambda person, facts: _known(person.nationality),
    "home": _kin_home,
}


def _kin_year(who: str) -> Callable[[FormFacts], str]:
    def read(facts: FormFacts) -> str:
        kin = getattr(facts.file.person, who) if facts.file.person else None
        return str(kin.born.year) if isinstance(kin, Kin) and isinstance(kin.born, PartialDate) else ""

    return read


# Who files -----------------------------------------------------------------------------------------------------


def _filer(facts: FormFacts) -> str:
    """Which of the kin files, or "" if the person files alone."""
    person = _person(facts)
    if person is None or not _is_child(facts):
        return ""
    return next((who for who in _KIN if isinstance(kin := getattr(person, who), Kin) and kin.name), "")


def _filer_part(part: str) -> Callable[[FormFacts], str]:
    def read(facts: FormFacts) -> str:
        who = _filer(facts)
        if who:
            return text_of(f"{who}_{part}", facts)
        return "" if _is_child(facts) else text_of(part, facts)

    return read


def _filer_relation(facts: FormFacts) -> str:
    who = _filer(facts)
    return _TIES[who] if who else "" if _is_child(facts) else "bản thân"


def _parent(facts: FormFacts) -> str:
    return text_of("filer_name", facts) if _filer(facts) else ""


def _registering(facts: FormFacts) -> str:
    person = _person(facts)
    if not facts.procedure.startswith("birth"):
        return ""
    if found := _REGISTERING.get(facts.procedure):
        return found
    born = person.born if person else None
    if not isinstance(born, PartialDate):
        return ""
    return "late" if facts.day - born.latest > _LATE else "in_time"


_READERS: Mapping[str, Callable[[FormFacts], str]] = {
    "old_number": _old_number,
    "religion": _religion,
    "permanent": _residence("permanent"),
    "temporary": _residence("temporary"),
    "periods": _periods,
    "head_number": _head_number,
    "area": lambda facts: facts.file.area_name,
    "unit": lambda facts: facts.unit,
    "province": lambda facts: facts.province,
    "filer_name": _filer_part("name"),
    "filer_number": _filer_part("number"),
    "filer_home": _filer_part("home"),
    "filer_phone": lambda facts: "" if _is_child(facts) else text_of("phone", facts),
    "filer_relation": _filer_relation,
    "parent_name": _parent,
    "registering": _registering,
    **{f"{who}_born_year": _kin_year(who) for who in _KIN},
}
