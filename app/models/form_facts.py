"""What forms are filled from: a case, with the records of parents, head and household that this machine holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from app.domain.casefile import CaseFile, PersonFacts
from app.domain.codes import CodeTable, words_of
from app.domain.form_values import FormFacts
from app.domain.values import Kin, Membership, SourcedNumber
from app.models import same_person
from app.models.casefile import HEAD, taken
from app.models.entities import Resident
from app.models.state import get
from app.models.work import Reading


def facts_of(
    reading: Reading,
    file: CaseFile,
    *,
    unit: str,
    province: str,
    day: date,
    tables: Mapping[str, CodeTable],
    procedure: str = "",
) -> FormFacts:
    """Everything that a form or letter may print of a case. ``unit`` is the commune's name, unless the home has one."""
    file, kin = with_kin(reading, file)
    members = household_of(reading, file)
    head = head_of(members)
    unit = get(reading.conn, "unit_name") or unit
    return FormFacts(
        file=file,
        unit=unit[:1].lower() + unit[1:],
        province=province,
        day=day,
        name_of=partial(words_of, tables),
        kin=kin | ({"head": head} if head is not None else {}),
        members=members,
        procedure=procedure,
    )


KIN = ("mother", "father", "guardian")


def with_kin(reading: Reading, file: CaseFile) -> tuple[CaseFile, dict[str, PersonFacts]]:
    """The case with what this machine has on record of parents and guardian who are named by their record only, and
    those records themselves. A sealed record that the reader may not open stays what was told of it."""
    person = file.person
    told: dict[str, Any] = {}
    records: dict[str, PersonFacts] = {}
    for who in KIN if person is not None else ():
        kin = getattr(person, who)
        row = same_person.kept(reading, kin.resident_id) if isinstance(kin, Kin) and kin.resident_id else None
        if row is not None and isinstance(kin, Kin) and reading.opens(row):
            number = row.id_number.number if isinstance(row.id_number, SourcedNumber) else kin.number
            told[who] = replace(kin, name=row.name, born=row.born, number=number)
            records[who] = taken(reading, row, PersonFacts)
    return (replace(file, person=replace(person, **told)) if person is not None and told else file), records


def household_of(reading: Reading, file: CaseFile) -> tuple[tuple[PersonFacts, str | None], ...]:
    """The records of those who live in the household, its head first, each with the relation to the head."""
    found: list[tuple[PersonFacts, str | None]] = []
    for member in file.members:
        row = reading.find(Resident, member.id)
        if row is not None:
            relation = row.membership.relation if isinstance(row.membership, Membership) else None
            found.append((taken(reading, row, PersonFacts), relation))
    return tuple(found)


def head_of(members: tuple[tuple[PersonFacts, str | None], ...]) -> PersonFacts | None:
    """The head of the household (chủ hộ) among its members."""
    return next((person for person, relation in members if relation == HEAD), None)
