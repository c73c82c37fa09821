"""What the forms of the public service portal (Cổng dịch vụ công) ask for, out of a case: nothing is typed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.answers import Answer, is_known
from app.domain.casefile import CaseFile, PersonFacts, StepFacts
from app.domain.numbers_vi import date_in_words
from app.domain.partial_date import PartialDate
from app.domain.procedure import PortalForm
from app.domain.values import Address, Kin, Membership, SourcedNumber

HEAD = "chu-ho"
"""The relation of the head of a household to itself (chủ hộ), Circular 116/2026, Art. 6.1."""


@dataclass(frozen=True, slots=True)
class PortalLine:
    """One field, ready to be copied. ``text`` is empty where the case does not hold it. ``number``: it is a person's
    number and shown masked; ``of`` is then whose. ``table``: the code table that says ``text`` in words."""

    label: str
    text: str
    number: bool = False
    of: str | None = None
    table: str = ""


@dataclass(frozen=True, slots=True)
class _Value:
    text: str = ""
    number: bool = False
    of: str | None = None
    table: str = ""


def lines(form: PortalForm, file: CaseFile, procedure: str) -> tuple[PortalLine, ...]:
    """The form's fields with what the case holds of each, in the form's order."""
    step = next((one for one in file.steps if one.procedure == procedure), None)
    found = ((field.label, ASKED[field.what](file, step)) for field in form.fields)
    return tuple(PortalLine(label, one.text, one.number, one.of, one.table) for label, one in found)


_Reader = Callable[[CaseFile, StepFacts | None], _Value]


def _person(read: Callable[[PersonFacts], _Value]) -> _Reader:
    return lambda file, _step: read(file.person) if file.person is not None else _Value()


def _text(name: str, table: str = "") -> _Reader:
    return _person(lambda person: _Value(_known(getattr(person, name)), table=table))


def _known(answer: Answer[Any]) -> str:
    return str(answer) if answer is not None and is_known(answer) else ""


def _day(born: Answer[PartialDate]) -> str:
    return born.text_vi() if isinstance(born, PartialDate) else ""


def _in_words(born: Answer[PartialDate]) -> str:
    return date_in_words(born) if isinstance(born, PartialDate) else ""


def _number(person: PersonFacts) -> _Value:
    number = person.id_number
    return _Value(number.number, number=True, of=person.id) if isinstance(number, SourcedNumber) else _Value()


def _kin(who: str, read: Callable[[Kin], _Value]) -> _Reader:
    def reader(file: CaseFile, _step: StepFacts | None) -> _Value:
        kin = getattr(file.person, who) if file.person is not None else None
        return read(kin) if isinstance(kin, Kin) else _Value()

    return reader


def _kin_number(kin: Kin) -> _Value:
    return _Value(kin.number, number=True, of=kin.resident_id) if kin.number else _Value()


def _home(file: CaseFile, _step: StepFacts | None) -> _Value:
    """Where the person lives now: the current period, else the household's address."""
    now = (one.place for one in file.residences if one.kind == "current" and one.until is None)
    place = next((one for one in now if isinstance(one, Address)), None)
    if place is None and file.household is not None and isinstance(file.household.address, Address):
        place = file.household.address
    if place is None:
        return _Value()
    return _Value(place.one_line)


def _head(file: CaseFile, _step: StepFacts | None) -> _Value:
    return _Value(next((one.name for one in file.members if one.relation == HEAD), ""))


def _relation(person: PersonFacts) -> _Value:
    membership = person.membership
    relation = membership.relation if isinstance(membership, Membership) else None
    return _Value(relation or "", table="relations" if relation else "")


def _step(read: Callable[[StepFacts], Answer[Any]]) -> _Reader:
    def reader(_file: CaseFile, step: StepFacts | None) -> _Value:
        value = read(step) if step is not None else None
        return _Value(f"{value:%d/%m/%Y}" if isinstance(value, date) else _known(value))

    return reader


ASKED: Mapping[str, _Reader] = {
    "name": _text("name"),
    "other_names": _text("other_names"),
    "born": _person(lambda person: _Value(_day(person.born))),
    "born_in_words": _person(lambda person: _Value(_in_words(person.born))),
    "sex": _text("sex", "sex"),
    "number": _person(_number),
    "ethnicity": _text("ethnicity", "ethnic_groups"),
    "nationality": _text("nationality"),
    "birth_place": _text("birth_place"),
    "home_town": _text("home_town"),
    "birth_registered_at": _text("birth_registered_at"),
    "civil_status": _text("civil_status", "civil_statuses"),
    "phone": _text("phone"),
    "home": _home,
    "head": _head,
    "relation": _person(_relation),
    **{
        f"{who}_{part}": _kin(who, read)
        for who in ("mother", "father", "guardian")
        for part, read in (
            ("name", lambda kin: _Value(kin.name)),
            ("born", lambda kin: _Value(_day(kin.born))),
            ("number", _kin_number),
        )
    },
    "file_code": _step(lambda step: step.file_code),
    "filed_on": _step(lambda step: step.filed_on),
    "note": _step(lambda step: step.note),
}
"""What a form may ask for, by the word that ``portal.toml`` uses. ``sex`` is one of the program's own lists."""
