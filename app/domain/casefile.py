"""Everything a case rests on, in one frozen piece.

It is what the case page shows, the wizard resumes and the dossier prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Protocol, cast

from app.domain.answers import Answer, Silence, is_known
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.procedure import StepState
from app.domain.situation import Lived, Situation, StepRecord, Wait
from app.domain.values import Address, Closing, Kin, Membership, Pause, Said, SourcedNumber, WaitsOn


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Nhân khẩu, with every field of the record and what of it was seen."""

    id: str
    area_id: str
    name: str
    seen: Seen
    other_names: str | None = None
    born: Answer[PartialDate] = None
    sex: Answer[str] = None
    id_number: Answer[SourcedNumber] = None
    old_number: Answer[SourcedNumber] = None
    ethnicity: Answer[str] = None
    religion: Answer[str] = None
    nationality: Answer[str] = None
    birth_place: Answer[str] = None
    home_town: Answer[str] = None
    birth_registered_at: Answer[str] = None
    phone: str | None = None
    membership: Answer[Membership] = None
    mother: Answer[Kin] = None
    father: Answer[Kin] = None
    guardian: Answer[Kin] = None
    sealed: bool | None = None
    note: str | None = None
    civil_status: Answer[str] = None
    opened_to: Answer[tuple[str, ...]] = None
    merged_into: str | None = None

    @property
    def household_id(self) -> str | None:
        return self.membership.household_id if isinstance(self.membership, Membership) else None


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    id: str
    area_id: str
    label: str
    seen: Seen
    address: Answer[Address] = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    id: str
    resident_id: str
    category: str
    state: str
    seen: Seen
    opened_on: date | None = None
    found_by: str | None = None
    closing: Answer[Closing] = None
    waits_on: Answer[WaitsOn] = None
    assignee: str | None = None
    due: date | None = None
    note: str | None = None
    team: str | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    id: str
    kind: str
    seen: Seen
    statement: Answer[str] = None
    standing: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    id: str
    kind: str
    seen: Seen
    supports: tuple[str, ...] = ()
    told_by: str | None = None
    seen_as: str | None = None
    seen_on: date | None = None
    number: str | None = None
    issued_by: str | None = None
    issued_on: Answer[PartialDate] = None
    strength: str | None = None
    note: str | None = None
    says: tuple[Said, ...] = ()
    place: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class SettlementFacts:
    id: str
    about: str
    seen: Seen
    taken: Answer[Said] = None
    weighed: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    id: str
    evidence_id: str | None
    title: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ResidenceFacts:
    id: str
    kind: str
    seen: Seen
    place: Answer[Address] = None
    since: Answer[PartialDate] = None
    until: Answer[PartialDate] = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    id: str
    outcome: str
    day: date | None = None
    by: str | None = None
    note: str | None = None
    told_by: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class StepFacts:
    id: str
    procedure: str
    state: str
    seen: Seen
    complete_on: date | None = None
    filed_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    authority: str | None = None
    file_code: str | None = None
    result: Answer[str] = None
    note: str | None = None
    responsible: str | None = None
    channel: str | None = None
    pauses: tuple[Pause, ...] = ()
    grounds: str | None = None
    notified_on: date | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True)
class ObstacleFacts:
    id: str
    kind: str
    seen: Seen
    authority: str | None = None
    text: str | None = None
    tried: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    answer: str | None = None
    procedure: str | None = None
    lacks: str | None = None
    level: str | None = None
    reported_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class HandOffFacts:
    id: str
    resident_id: str
    kind: str
    sender: str
    receiver: str
    seen: Seen
    case_id: str | None = None
    text: str | None = None
    sent_on: date | None = None
    sent_by: str | None = None
    due: date | None = None
    taken_on: date | None = None
    taken_by: str | None = None
    result: str | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReCheckFacts:
    id: str
    sample: str
    seen: Seen
    stratum: str | None = None
    seed: int | None = None
    drawn_on: date | None = None
    assignee: str | None = None
    due: date | None = None
    done_on: date | None = None
    done_by: str | None = None
    verdict: str | None = None
    differences: str | None = None


@dataclass(frozen=True, slots=True)
class BenefitFacts:
    id: str
    kind: str
    state: str
    seen: Seen
    applied_on: date | None = None
    applied_by: str | None = None
    done_on: date | None = None
    result: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class NoteFacts:
    id: str
    seen: Seen
    by: str | None = None
    day: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One of the household, or of the kin, as far as this machine knows them."""

    id: str
    name: str
    relation: str | None
    born: Answer[PartialDate]
    sex: Answer[str]
    has_number: bool
    open_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with all its parts. ``person`` is None when the person is outside this laptop."""

    case: CaseFacts
    person: PersonFacts | None
    household: HouseholdFacts | None
    area_name: str
    members: tuple[Member, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    claims: tuple[ClaimFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    attachments: tuple[AttachmentFacts, ...] = ()
    residences: tuple[ResidenceFacts, ...] = ()
    visits: tuple[VisitFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    obstacles: tuple[ObstacleFacts, ...] = ()
    settlements: tuple[SettlementFacts, ...] = ()
    handoffs: tuple[HandOffFacts, ...] = ()
    rechecks: tuple[ReCheckFacts, ...] = ()
    benefits: tuple[BenefitFacts, ...] = ()
    notes: tuple[NoteFacts, ...] = ()
    shadowed: frozenset[tuple[str, str, str]] = frozenset()
    """(entity, id, field) that show this laptop's own value, which the office has not settled yet."""


_ASKED = {each.name for each in fields(Situation) if each.type == "bool | None"} - {"has_number"}
"""The wizard's answers that a :class:`Situation` has a place for; all others go to its ``others``."""


class Personal(Protocol):
    """What of a person decides their way."""

    @property
    def born(self) -> Answer[PartialDate]: ...
    @property
    def id_number(self) -> Answer[SourcedNumber]: ...
    @property
    def mother(self) -> Answer[Kin]: ...
    @property
    def father(self) -> Answer[Kin]: ...


def situation_of(file: CaseFile) -> Situation:
    """What the pathway is worked out from: the person, the wizard's answers, the papers held, the steps done."""
    held = (piece.kind for piece in file.evidence)
    case = file.case
    return situated(case.category, case.waits_on, file.person, file.answers, held, file.steps, file.residences)


def situated(
    category: str,
    waits: Answer[WaitsOn],
    person: Personal | None,
    answers: Mapping[str, Any],
    held: Iterable[str],
    steps: Iterable[Any],
    residences: Iterable[Any],
) -> Situation:
    """The same from its parts. ``steps`` and ``residences``: facts, or rows that have the fields which are asked."""
    facts = {key: truth(value) for key, value in answers.items()}
    known = {key: value for key, value in facts.items() if key in _ASKED and value is not None}
    days = {key: value for key, value in answers.items() if isinstance(value, PartialDate)}
    chosen = {key: value for key, value in answers.items() if isinstance(value, str) and is_known(value)}
    if person is not None:
        if person.mother is not None:
            known.setdefault("mother_known", isinstance(person.mother, Kin))
        if person.father is not None:
            known.setdefault("father_known", isinstance(person.father, Kin))
    born = person.born if person is not None and isinstance(person.born, PartialDate) else None
    found = days.get("found_on")
    told = {
        "category": category,
        "born_first": born.earliest if born else None,
        "born_last": born.latest if born else None,
        "found_on": found.earliest if found else None,
        "has_number": None if person is None or person.id_number is None else is_known(person.id_number),
        "home": chosen.get("home"),
        "held": frozenset(held),
        "steps": {step.procedure: _step_record(step) for step in steps},
        "waits": (Wait(waits.case_id, waits.what),) if isinstance(waits, WaitsOn) else (),
        "others": {key: value for key, value in facts.items() if key not in _ASKED and value is not None},
        "chosen": chosen,
        "days": days,
        "lived": tuple(lived for row in residences if (lived := _lived(row)) is not None),
    }
    return Situation(**cast(dict[str, Any], told | known))


def _lived(row: Any) -> Lived | None:
    """A period of which it is known when it began, and that it lasts or when it ended."""
    if not isinstance(row.since, PartialDate) or row.until is Silence.UNKNOWN:
        return None
    until = row.until if isinstance(row.until, PartialDate) else None
    return Lived(row.kind, row.since, until, row.place.unit_code if isinstance(row.place, Address) else None)


def _step_record(step: Any) -> StepRecord:
    return StepRecord(
        procedure=step.procedure,
        state=StepState(step.state),
        filed_on=step.filed_on,
        due_on=step.due_on,
        done_on=step.done_on,
        complete_on=step.complete_on,
        pauses=step.pauses or (),
        grounds=step.grounds,
        notified_on=step.notified_on,
        confirmed_by=step.confirmed_by,
    )


def truth(value: Any) -> bool | None:
    """A wizard's answer as a fact: yes, no, or not known. "Không áp dụng" is no."""
    if value is Silence.DOES_NOT_APPLY:
        return False
    return value if isinstance(value, bool) else None
