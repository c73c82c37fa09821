"""One case as its way looks at it: conditions are judged, and needs held, against what is known of it on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.category import Category, Group
from app.domain.clocks import Calendar, Desk
from app.domain.codes import CodeTable
from app.domain.plan import Quote
from app.domain.procedure import Competence, Need, Procedure, Statement, StepState
from app.domain.situation import Situation, StepRecord, no

PAPER = "paper:"
"""``paper:birth_notice`` among the facts: whether somebody said that there is such a paper."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The part of a pack that ways are worked out with."""

    procedures: Mapping[str, Procedure]
    facts: CodeTable
    calendar: Calendar
    at_once: Quote | None
    statements: Mapping[str, Statement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether conditions hold, what was assumed for it, and what must be asked."""

    holds: bool | None
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class CaseView:
    """What all steps of one working-out share; lives for one call."""

    def __init__(self, category: Category, rules: Rules, situation: Situation, today: date) -> None:
        self.category, self.rules, self.situation, self.today = category, rules, situation, today
        self.results = situation.results | {
            result
            for record in situation.steps.values()
            if record.state is StepState.DONE and record.procedure in rules.procedures
            for result in rules.procedures[record.procedure].yields
        }
        self.held = situation.held | {
            paper
            for record in situation.steps.values()
            if record.state is StepState.DONE and record.procedure in rules.procedures
            for paper in rules.procedures[record.procedure].gives
        }
        if situation.has_number:
            self.results |= {"personal_number"}
        if category.group is Group.B:
            self.results |= {"population_data"}  # the group's definition: there is a record (KH, III.2.1)
        self._verdicts: dict[tuple[str, ...], Verdict] = {}

    def record(self, procedure: str) -> StepRecord | None:
        return self.situation.steps.get(procedure)

    def state(self, procedure: str) -> StepState:
        record = self.record(procedure)
        return record.state if record else StepState.TODO

    def verdict(self, when: tuple[str, ...]) -> Verdict:
        """Judge conditions, taking the usual answer for facts nobody asked about where the pack names one.

        Left out by an assumption alone, a verdict carries that assumption; left out by a known fact, nothing.
        """
        if when not in self._verdicts:
            self._verdicts[when] = self._judged(when)
        return self._verdicts[when]

    def _judged(self, when: tuple[str, ...]) -> Verdict:
        assumed: list[str] = []
        against: list[str] = []
        open_: list[str] = []
        for condition in when:
            name = condition.removeprefix("not ")
            fact = known = self.situation.fact(name, self.today)
            if known is None and (row := self.rules.facts.get(name)) is not None:
                fact = row.usual
            holds = no(fact) if condition.startswith("not ") else fact
            if holds is None:
                open_.append(name)
            elif known is None:
                (assumed if holds else against).append(name)
            elif not holds:
                return Verdict(False)
        if against:
            return Verdict(False, tuple(against))
        return Verdict(None if open_ else True, tuple(assumed), tuple(open_))

    def by(self, need: Need) -> tuple[str, ...]:
        """The evidence kinds, or results, that are there and fulfil the need."""
        return tuple(thing for thing in need.things if thing in self.held or thing in self.results)

    def has(self, need: Need) -> bool | None:
        """Whether the need is fulfilled; None while nobody said so."""
        if self.by(need) or not (need.things or need.facts):
            return True
        known = [self.situation.fact(fact, self.today) for fact in need.facts]
        if True in known:
            return True
        return None if None in known else False

    def needs(self, procedure: Procedure, filed: date) -> tuple[Need, ...]:
        """What must be handed in on ``filed``, as far as is known."""
        return tuple(need for need in procedure.needs_on(filed) if self.verdict(need.when).holds is not False)

    def competence(self, procedure: Procedure, filed: date) -> Competence | None:
        """Who handles a file handed in on ``filed``."""
        return next((one for one in procedure.competences_on(filed) if self.verdict(one.when).holds is not False), None)

    def desk(self, competence: Competence | None) -> Desk | None:
        return self.rules.calendar.desks.get(competence.authority) if competence else None

    def denied(self, paper: str) -> bool:
        """Whether somebody was asked for this paper and has none."""
        return self.situation.others.get(PAPER + paper) is False

    def put_aside(self, procedure: str) -> bool:
        return self.state(procedure) is StepState.NOT_NEEDED

    def over(self, procedure: Procedure) -> bool:
        """Whether nothing more comes of it: decided, put aside, or all that it yields is there."""
        if self.state(procedure.id) in (StepState.DONE, StepState.REFUSED, StepState.NOT_NEEDED):
            return True
        return bool(procedure.yields) and self.results.issuperset(procedure.yields)
