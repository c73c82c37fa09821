"""The way of a case through the authorities (lộ trình): its steps in order, what is missing, what can be done now.

The steps come from the category's route and the procedures of the pack; the facts of the :class:`Situation` choose
among them. The graph of all procedures (``lawful``) completes the route with detours to papers that are lacking, says
how soon everything can be there, and finds what goes round in a circle. Nothing here knows a particular category: a
civil servant changes the way by changing the pack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.bearings import Bearing
from app.domain.case_view import CaseView, Rules, Verdict
from app.domain.category import Category, RouteStep
from app.domain.delays import TimeUsed
from app.domain.lawful import WRITTEN, Finding, Planned
from app.domain.plan import Quote
from app.domain.procedure import Competence, Need, Procedure, StepState
from app.domain.situation import ASKED_AS, Situation, StepRecord
from app.domain.step_clock import Due
from app.domain.striking import Grounds, Objection, Striking, objections
from app.domain.values import Pause
from app.domain.walk import Blocker, NeedState, Readiness, WaitsOn, Walk

__all__ = [
    "Blocker",
    "Due",
    "Finding",
    "NeedState",
    "PathStep",
    "Pathway",
    "Readiness",
    "Rules",
    "WaitsOn",
    "pathway",
]


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step of the way, ready to be shown."""

    procedure: Procedure
    state: StepState
    readiness: Readiness
    competence: Competence | None
    needs: tuple[NeedState, ...]
    blockers: tuple[Blocker, ...]
    due: Due | None
    optional: bool
    assumes: tuple[str, ...]
    """Facts nobody asked about yet, for which the usual was taken."""
    at_once: Quote | None
    """The plan's sentence, if the step can be taken now."""
    record: StepRecord | None = None
    detour: bool = False
    """Off the usual route: it reaches a paper that a later step lacks."""
    planned: Planned | None = None
    """By when it can be filed and decided at best."""
    channels: tuple[str, ...] = ()
    """The ways of handing in on its filing day."""
    pause: Pause | None = None
    """The pause that lasts."""
    used: TimeUsed | None = None
    """Whose time it took so far, once it was filed."""
    objections: tuple[Objection, ...] = ()
    """What speaks against recording a striking as done."""
    finding: Finding | None = None
    """Why it never comes about as things stand."""

    @property
    def id(self) -> str:
        return self.procedure.id

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(state.need for state in self.needs if not state.held)

    @property
    def online_only(self) -> bool:
        return self.channels == ("online",)

    @property
    def needs_check(self) -> bool:
        """Whether anything shown about this step rests on less than an official text."""
        sourced = [self.procedure.source, *(state.need.source for state in self.needs)]
        if self.competence:
            sourced.append(self.competence.source)
        return any(source.needs_check for source in sourced) or bool(self.due and self.due.needs_check)


@dataclass(frozen=True, slots=True)
class Pathway:
    """The whole way of a case, in order."""

    steps: tuple[PathStep, ...]
    questions: tuple[str, ...]
    """Facts that would change or settle the way and are not known, in the order in which they matter."""
    shortest: tuple[str, ...] = ()
    """The procedures of the shortest lawful way to what the category seeks, in an order in which they can be done."""
    expected: date | None = None
    """The day on which everything that is sought can be there at best; None if some of it cannot be reached, or an
    answer decides what is sought."""
    findings: tuple[Finding, ...] = ()
    """What keeps steps or goals from ever coming about, each once."""

    @property
    def now(self) -> tuple[PathStep, ...]:
        """What can be done at once, what the law demands before what the person may choose. Never a striking."""
        ready = [step for step in self.steps if step.readiness is Readiness.READY and not step.procedure.strikes]
        return tuple(sorted(ready, key=lambda step: step.optional))

    @property
    def strikings(self) -> tuple[PathStep, ...]:
        """Registrations that could be struck: shown apart, for they are nothing to hurry to."""
        open_ = (Readiness.READY, Readiness.LACKS, Readiness.FILED)
        return tuple(step for step in self.steps if step.procedure.strikes and step.readiness in open_)

    @property
    def next_due(self) -> Due | None:
        """The nearest day that anybody must keep; overdue ones come first, being nearest of all."""
        days = [step.due for step in self.steps if step.due]
        return min(days, key=lambda due: due.on, default=None)

    @property
    def bearing(self) -> Bearing:
        """Where it stands."""
        must = [step for step in self.steps if not step.optional and not step.procedure.strikes]
        return Bearing.of(step.readiness for step in must)

    @property
    def finished(self) -> bool:
        """Whether every step that is not the person's choice is over."""
        over = {Readiness.DONE, Readiness.NOT_NEEDED}
        return bool(self.steps) and all(step.readiness in over for step in self.steps if not step.optional)


def pathway(category: Category, rules: Rules, situation: Situation, *, today: date) -> Pathway:
    """The way of one case on ``today``.

    Which rule counts is decided by each step's filing day; while it is not filed by ``today``, or by the day on which
    it can be filed at best where something comes first.
    """
    return _WholeWay(CaseView(category, rules, situation, today)).walk()


class _WholeWay(Walk):
    """One working-out of everything that is shown."""

    @cached_property
    def reasons(self) -> Mapping[str, Finding]:
        return self.lawful.findings([procedure.id for procedure in self.to_do()])

    def walk(self) -> Pathway:
        steps: dict[str, PathStep] = {}
        for route, verdict in self.taken:
            for detour in self._detours(route, verdict):
                if detour not in steps:
                    steps[detour] = self._step(RouteStep(detour), Verdict(True), detour=True)
            steps[route.procedure] = self._step(route, verdict)
        return Pathway(
            steps=tuple(steps.values()),
            questions=self._questions(steps),
            shortest=self.lawful.way(),
            expected=self.lawful.expected(),
            findings=tuple(dict.fromkeys(self.reasons.values())),
        )

    def _detours(self, route: RouteStep, verdict: Verdict) -> tuple[str, ...]:
        """What has to be done first, off the route, for a paper that this step lacks."""
        if not self.is_to_do(route, verdict):
            return ()
        return self.lawful.detours(self.view.needs(self.procedure(route), self.today))

    def _questions(self, steps: Mapping[str, PathStep]) -> tuple[str, ...]:
        """What to ask, in the order of the way: what open steps assume or wait for, and what was assumed to leave a
        step out, as long as that step could still matter to an open one."""
        live: list[tuple[RouteStep, tuple[str, ...]]] = []
        for route, verdict in reversed(self.judged):
            step = steps.get(route.procedure)
            if step is not None:
                if step.readiness not in _OVER:
                    live.append((route, (*verdict.assumed, *verdict.open)))
            elif verdict.assumed and self._could_matter(route, live):
                live.append((route, verdict.assumed))
        facts = (fact for _, needed in reversed(live) for fact in needed)
        return tuple(dict.fromkeys(question for fact in facts for question in ASKED_AS.get(fact, (fact,))))

    def _could_matter(self, route: RouteStep, live: Sequence[tuple[RouteStep, tuple[str, ...]]]) -> bool:
        """Whether a step left out by an assumption would give something not yet had, to an open step or to nobody but
        the person."""
        yields = set(self.procedure(route).yields)
        if yields and yields <= self.view.results:
            return False
        if any(yields.intersection(later.after) for later in self.view.category.route):
            return any(yields.intersection(later.after) for later, _ in live)
        return True

    def _step(self, route: RouteStep, verdict: Verdict, *, detour: bool = False) -> PathStep:
        procedure, view = self.procedure(route), self.view
        record, planned = view.record(procedure.id), self.lawful.planned(procedure)
        filed = (record.filed_on if record else None) or self.today
        needs = self._needs(procedure, filed)
        blockers = self.blockers(route, procedure, verdict, [need for need in needs if not need.held])
        readiness = self.readiness(procedure, verdict, held=all(need.held for need in needs), blocked=bool(blockers))
        not_yet = planned is not None and readiness in (Readiness.WAITS, Readiness.LACKS)
        if planned and not_yet and procedure.stretch_on(planned.filed) != procedure.stretch_on(filed):
            filed = planned.filed
            needs = self._needs(procedure, filed)
            if readiness is Readiness.LACKS and all(need.held for need in needs):
                readiness, blockers = Readiness.WAITS, (Blocker(WaitsOn.RULE, filed.isoformat()),)
        over = readiness in _OVER
        return PathStep(
            procedure=procedure,
            state=view.state(procedure.id),
            readiness=readiness,
            competence=view.competence(procedure, filed),
            needs=() if over else needs,
            blockers=() if over or readiness is Readiness.FILED else blockers,
            due=None if over else self.clock.due(procedure, (record.filed_on if record else None) or self.today),
            optional=self.is_optional(route),
            assumes=() if over else verdict.assumed,
            at_once=self.rules.at_once if readiness is Readiness.READY and not procedure.strikes else None,
            record=record,
            detour=detour,
            planned=planned,
            channels=procedure.channels_on(filed),
            pause=self.clock.running_pause(procedure),
            used=self.clock.used(procedure),
            objections=() if over else self._objections(procedure, filed),
            finding=self.reasons.get(procedure.id),
        )

    def _needs(self, procedure: Procedure, filed: date) -> tuple[NeedState, ...]:
        return tuple(self._need(need) for need in self.view.needs(procedure, filed))

    def _need(self, need: Need) -> NeedState:
        held = self.view.has(need)
        if held:
            return NeedState(need, held, self.view.by(need))
        through = self.lawful.through(need)
        if through.startswith(WRITTEN):
            return NeedState(need, held, written=self.rules.statements[through.removeprefix(WRITTEN)])
        return NeedState(need, held, through=through)

    def _objections(self, procedure: Procedure, filed: date) -> tuple[Objection, ...]:
        """Of a striking. Who wrote its ground is not known here: the service judges that."""
        if not procedure.strikes:
            return ()
        record = self.view.record(procedure.id) or StepRecord(procedure.id, StepState.TODO)
        striking = Striking(Grounds.of(record.grounds), record.notified_on, record.confirmed_by)
        facts = {one.fact: self.view.situation.fact(one.fact, self.today) for one in procedure.exclusions}
        return objections(procedure, striking, facts, filed)


_OVER = frozenset({Readiness.DONE, Readiness.NOT_NEEDED, Readiness.REFUSED})
