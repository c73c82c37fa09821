"""Reading a case with all its parts in one go, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select

from app.domain import casefile as facts
from app.domain.answers import is_known
from app.domain.casefile import CaseFile, HouseholdFacts, Member, PersonFacts
from app.domain.partial_date import told
from app.domain.values import Membership
from app.errors import UserError
from app.models import entities as e
from app.models import same_person
from app.models.base import Shared
from app.models.contested import PARTS_OF_A_CASE, is_open
from app.models.work import Reading

S = TypeVar("S", bound=Shared)
F = TypeVar("F")


def case_file(reading: Reading, case_id: str) -> CaseFile | None:
    """The case with everything that belongs to it; None if this machine does not hold it, or it was deleted.

    The person is the record that stands for the one of the case, with what lies with any record of that person.

    Raises:
        UserError("person.sealed"): the person is sealed, and not open to the reader.
    """
    case = reading.find(e.Case, case_id)
    if case is None:
        return None
    person = same_person.kept(reading, case.resident_id)
    if person is not None and not reading.opens(person):
        raise UserError("person.sealed")
    household = _household_of(reading, person)
    area_id = person.area_id if person else None
    area = reading.find(e.Area, area_id) if area_id else None
    records = list(same_person.records_of(reading, [person.id])) if person else [case.resident_id]
    residences = _parts(reading, e.Residence, e.Residence.resident_id.in_(records))
    visits = _parts(reading, e.Visit, e.Visit.household_id.in_(households_of(reading, records)))
    evidence = _parts(reading, e.Evidence, e.Evidence.case_id == case_id)
    return CaseFile(
        case=taken(reading, case, facts.CaseFacts),
        person=taken(reading, person, PersonFacts) if person else None,
        household=taken(reading, household, HouseholdFacts) if household else None,
        area_name=area.name if area else "",
        members=members_of(reading, household.id) if household else (),
        answers={a.key: told(a.value) for a in _parts(reading, e.CaseAnswer, e.CaseAnswer.case_id == case_id)},
        claims=_all(reading, _parts(reading, e.Claim, e.Claim.case_id == case_id), facts.ClaimFacts),
        evidence=_all(reading, evidence, facts.EvidenceFacts),
        attachments=_all(
            reading,
            _parts(reading, e.Attachment, e.Attachment.case_id == case_id),
            facts.AttachmentFacts,
        ),
        residences=_all(reading, residences, facts.ResidenceFacts),
        visits=_all(reading, _by_day(visits), facts.VisitFacts),
        steps=_all(reading, _parts(reading, e.Step, e.Step.case_id == case_id), facts.StepFacts),
        obstacles=_all(reading, _parts(reading, e.Obstacle, e.Obstacle.case_id == case_id), facts.ObstacleFacts),
        settlements=_all(
            reading, _parts(reading, e.Settlement, e.Settlement.case_id == case_id), facts.SettlementFacts
        ),
        handoffs=_all(reading, _parts(reading, e.HandOff, e.HandOff.resident_id.in_(records)), facts.HandOffFacts),
        rechecks=_all(reading, _parts(reading, e.ReCheck, e.ReCheck.case_id == case_id), facts.ReCheckFacts),
        benefits=_all(reading, _parts(reading, e.Benefit, e.Benefit.case_id == case_id), facts.BenefitFacts),
        notes=_all(reading, _parts(reading, e.Note, e.Note.case_id == case_id), facts.NoteFacts),
        shadowed=reading.shadowed,
    )


def rows_of_case(reading: Reading, case_id: str) -> list[tuple[str, str]]:
    """Every row that belongs to the case, deleted ones too, as (entity, id): the case, its person (each record) and
    household, the parts of both, and the visits to the door."""
    case = reading.session.get(e.Case, case_id)
    if case is None:
        return []
    person = same_person.kept(reading, case.resident_id) or reading.session.get(e.Resident, case.resident_id)
    records = list(same_person.records_of(reading, [person.id])) if person else [case.resident_id]
    if case.resident_id not in records:
        records.append(case.resident_id)
    rows: list[tuple[str, str]] = [("case", case_id), *(("resident", each) for each in records)]
    belongs: list[tuple[type[Shared], ColumnElement[bool]]] = [(cls, cls.case_id == case_id) for cls in PARTS_OF_A_CASE]
    belongs.append((e.Residence, e.Residence.resident_id.in_(records)))
    belongs.append((e.HandOff, e.HandOff.resident_id.in_(records)))
    households = households_of(reading, records)
    rows += [("household", each) for each in households]
    belongs.append((e.Visit, e.Visit.household_id.in_(households)))
    for cls, condition in belongs:
        ids = reading.session.scalars(select(cls.id).where(condition))
        rows += [(str(cls.__tablename__), row_id) for row_id in ids]
    return rows


_LISTS = frozenset({"supports", "says", "weighed", "pauses"})
"""Fields that are an empty list while nothing is written down."""


def taken(reading: Reading, row: Shared, kind: type[F]) -> F:
    """A row as the frozen ``kind``: its fields by name, and what a screen drawn from it will have shown."""
    names: dict[str, Any] = dict(getattr(kind, "__dataclass_fields__"))  # noqa: B009 (mypy does not know that F is one)
    values = {name: getattr(row, name) for name in names if name != "seen" and hasattr(row, name)}
    if "seen" in names:
        values["seen"] = reading.seen(type(row), row.id)
    return kind(**{name: () if value is None and name in _LISTS else value for name, value in values.items()})


def members_of(reading: Reading, household_id: str) -> tuple[Member, ...]:
    """Who lives in the household, as far as the reader may see them, its head first, then by age."""
    living = _parts(reading, e.Resident, (e.Resident.household_id == household_id) & same_person.stands())
    rows = [row for row in living if reading.opens(row)]
    whose = same_person.records_of(reading, [row.id for row in rows])
    open_cases: dict[str, list[str]] = {}
    found = reading.session.execute(
        select(e.Case.resident_id, e.Case.category).where(
            e.Case.resident_id.in_(whose), e.Case.gone.is_(None), is_open()
        )
    )
    for resident_id, category in found:
        open_cases.setdefault(whose[resident_id], []).append(category)
    members = [
        Member(
            row.id,
            row.name,
            row.membership.relation if isinstance(row.membership, Membership) else None,
            row.born,
            row.sex,
            is_known(row.id_number),
            tuple(sorted(open_cases.get(row.id, ()))),
        )
        for row in rows
    ]
    born = {row.id: row.born_from or "9999" for row in rows}
    return tuple(sorted(members, key=lambda m: (m.relation != HEAD, born[m.id], m.name)))


#: The relation code of the head of a household (chủ hộ), Circular 116/2026, Art. 6.1.
HEAD = "chu-ho"


def residences_of(reading: Reading, resident_id: str) -> tuple[facts.ResidenceFacts, ...]:
    """Where somebody has lived, as the case file holds it."""
    rows = _parts(reading, e.Residence, e.Residence.resident_id == resident_id)
    return _all(reading, rows, facts.ResidenceFacts)


def households_of(reading: Reading, records: Sequence[str]) -> list[str]:
    """The households in which these records of a person stand, each once."""
    statement = select(e.Resident.household_id).where(e.Resident.id.in_(records), e.Resident.household_id != "")
    return sorted(set(reading.session.scalars(statement)))


def _household_of(reading: Reading, person: e.Resident | None) -> e.Household | None:
    if person is None or not isinstance(person.membership, Membership):
        return None
    return reading.find(e.Household, person.membership.household_id)


def _parts(reading: Reading, cls: type[S], condition: ColumnElement[bool]) -> list[S]:
    return list(reading.session.scalars(select(cls).where(condition, cls.gone.is_(None)).order_by(cls.id)))


def _all(reading: Reading, rows: Sequence[Shared], kind: type[F]) -> tuple[F, ...]:
    return tuple(taken(reading, row, kind) for row in rows)


def _by_day(visits: Sequence[e.Visit]) -> list[e.Visit]:
    return sorted(visits, key=lambda visit: (visit.day or date.max, visit.id))
