"""What a person is due once the papers are there (chế độ, chính sách được hưởng): health insurance, school, aid.

The rules are data (``resources/benefits.toml``), each with its source: the plan orders that these people get them
(Kế hoạch, III.2.4, IV.3); who exactly is entitled is the social office's to decide, so a rule only proposes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.answers import Answer, is_known
from app.domain.casefile import BenefitFacts, CaseFile
from app.domain.clocks import add_months
from app.domain.partial_date import PartialDate
from app.domain.procedure import Procedure, StepState
from app.domain.sourced import Source


class BenefitState(StrEnum):
    """Wire names."""

    TODO = "todo"
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_DUE = "not_due"


OVER = frozenset({BenefitState.GRANTED, BenefitState.REFUSED, BenefitState.NOT_DUE})


@dataclass(frozen=True, slots=True)
class BenefitRule:
    """Who may be due a benefit: of these groups (empty: all), of this age (years, both included), after this result."""

    kind: str
    body: str
    source: Source
    categories: tuple[str, ...] = ()
    from_age: int | None = None
    to_age: int | None = None
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BenefitDue:
    """One benefit of a case. ``rule`` is None for one that somebody added by hand; ``record`` None while nobody wrote
    anything; ``ready``: the result that it needs is there."""

    kind: str
    rule: BenefitRule | None
    record: BenefitFacts | None
    ready: bool

    @property
    def state(self) -> BenefitState:
        return BenefitState(self.record.state) if self.record is not None else BenefitState.TODO

    @property
    def open(self) -> bool:
        return self.state not in OVER


@dataclass(frozen=True, slots=True)
class Subject:
    """What decides what a case's person may be due. ``results``: codes of what the case's steps have brought."""

    category: str
    born: Answer[PartialDate]
    results: frozenset[str]
    records: tuple[BenefitFacts, ...] = ()


def subject_of(file: CaseFile, procedures: Mapping[str, Procedure]) -> Subject:
    done = (procedures.get(step.procedure) for step in file.steps if step.state == StepState.DONE)
    results = {result for procedure in done if procedure is not None for result in procedure.yields}
    person = file.person
    if person is not None and is_known(person.id_number):
        results.add("personal_number")
    born = person.born if person is not None else None
    return Subject(file.case.category, born, frozenset(results), file.benefits)


def benefits_of(subject: Subject, rules: Iterable[BenefitRule], today: date) -> tuple[BenefitDue, ...]:
    """What the case's person may be due, in the order of the rules, then what was added by hand."""
    records = {each.kind: each for each in subject.records}
    found = [
        BenefitDue(rule.kind, rule, records.pop(rule.kind, None), not rule.result or rule.result in subject.results)
        for rule in rules
        if _fits(rule, subject, today)
    ]
    found += [BenefitDue(kind, None, record, True) for kind, record in sorted(records.items())]
    return tuple(found)


def is_owed(subject: Subject, states: Mapping[str, str], rules: Iterable[BenefitRule], today: date) -> bool:
    """Whether something could be applied for and nobody has. ``states``: what was written of each kind; of many cases
    that is read without the records of ``subject``."""
    return any(
        states.get(rule.kind, BenefitState.TODO) == BenefitState.TODO
        and (not rule.result or rule.result in subject.results)
        and _fits(rule, subject, today)
        for rule in rules
    )


def _fits(rule: BenefitRule, subject: Subject, today: date) -> bool:
    """An age that is not known, or only in part, rules nobody out."""
    if rule.categories and subject.category not in rule.categories:
        return False
    born = subject.born
    if not isinstance(born, PartialDate):
        return True
    too_young = rule.from_age is not None and add_months(born.earliest, 12 * rule.from_age) > today
    too_old = rule.to_age is not None and add_months(born.latest, 12 * (rule.to_age + 1)) <= today
    return not too_young and not too_old
