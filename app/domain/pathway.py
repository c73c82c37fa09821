"""The way of a case through the authorities (lộ trình): its steps in order, what is missing, what can be done now.

The steps come from the category's route and the procedures of the pack; the facts of the :class:`Situation` choose
among them. Nothing here knows a particular category: a civil servant changes the way by changing the pack.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.category import Category, RouteStep
from app.domain.clocks import Calendar, count
from app.domain.codes import CodeTable
from app.domain.plan import Quote
from app.domain.procedure import Competence, Event, LimitKind, Need, Procedure, StepState, TimeLimit
from app.domain.situation import ASKED_AS, Situation, StepRecord, Wait, no
from app.domain.sourced import Source


class Readiness(StrEnum):
    """Where a step stands, in the words the screen colours by."""

    DONE = "done"
    NOT_NEEDED = "not_needed"
    REFUSED = "refused"
    FILED = "filed"
    """At the authority (đã nộp, chờ kết quả)."""
    READY = "ready"
    """Everything is there: đủ điều kiện, làm ngay."""
    LACKS = "lacks"
    """A paper is missing."""
    WAITS = "waits"
    """Somebody or something else comes first."""
    ASK = "ask"
    """An answer decides whether the step is needed at all."""


class WaitsOn(StrEnum):
    """What kind of thing a step waits on."""

    STEP = "step"
    PERSON = "person"
    ANSWER = "answer"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing a step waits on. ``what``: a procedure id, a case or resident id, a fact, or an authority."""

    kind: WaitsOn
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class NeedState:
    """One thing to hand in. ``held`` is None while nobody said whether it is there."""

    need: Need
    held: bool | None
    by: tuple[str, ...] = ()
    """The evidence kinds, or results of earlier steps under the same code, that fulfil it."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a limit. ``limit`` is None for the day printed on the authority's receipt (giấy hẹn)."""

    on: date
    kind: LimitKind
    since: date | None
    limit: TimeLimit | None
    source: Source | None
    needs_check: bool
    late: bool


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

    @property
    def id(self) -> str:
        return self.procedure.id

    @property
    def missing(self) -> tuple[Need, ...]:
        return tuple(state.need for state in self.needs if not state.held)

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

    @property
    def now(self) -> tuple[PathStep, ...]:
        """What can be done at once, what the law demands before what the person may choose."""
        ready = [step for step in self.steps if step.readiness is Readiness.READY]
        return tuple(sorted(ready, key=lambda step: step.optional))

    @property
    def next_due(self) -> Due | None:
        """The nearest day that anybody must keep; overdue ones come first, being nearest of all."""
        days = [step.due for step in self.steps if step.due]
        return min(days, key=lambda due: due.on, default=None)

    @property
    def finished(self) -> bool:
        """Whether every step that is not the person's choice is over."""
        over = {Readiness.DONE, Readiness.NOT_NEEDED}
        return bool(self.steps) and all(step.readiness in over for step in self.steps if not step.optional)


@dataclass(frozen=True, slots=True)
class Rules:
    """The part of a pack that ways are worked out with."""

    procedures: Mapping[str, Procedure]
    facts: CodeTable
    calendar: Calendar
    at_once: Quote


def pathway(category: Category, rules: Rules, situation: Situation, *, today: date) -> Pathway:
    """The way of one case on ``today``.

    Which rule counts is decided by each step's filing day, or by ``today`` while it is not filed.
    """
    return _Walk(category, rules, situation, today).walk()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Whether conditions hold, what was assumed for it, and what must be asked."""

    holds: bool | None
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


class _Walk:
    """One working-out. Holds what all steps share; lives for one call."""

    def __init__(self, category: Category, rules: Rules, situation: Situation, today: date) -> None:
        self.category, self.rules, self.situation, self.today = category, rules, situation, today
        self.results = situation.results | {
            result
            for record in situation.steps.values()
            if record.state is StepState.DONE and record.procedure in rules.procedures
            for result in rules.procedures[record.procedure].yields
        }
        if situation.has_number:
            self.results |= {"personal_number"}

    def walk(self) -> Pathway:
        judged = list(self._candidates())
        taken = [(route, verdict) for route, verdict in judged if verdict.holds is not False]
        steps = {route.procedure: self._step(route, verdict, taken) for route, verdict in taken}
        return Pathway(tuple(steps.values()), self._questions(judged, steps))

    def _questions(self, judged: list[tuple[RouteStep, _Verdict]], steps: Mapping[str, PathStep]) -> tuple[str, ...]:
        """What to ask, in the order of the way: what open steps assume or wait for, and what was assumed to leave a
        step out, as long as that step could still matter to an open one."""
        live: list[tuple[RouteStep, tuple[str, ...]]] = []
        for route, verdict in reversed(judged):
            step = steps.get(route.procedure)
            if step is not None:
                if step.readiness not in _OVER:
                    live.append((route, (*verdict.assumed, *verdict.open)))
            elif verdict.assumed and self._could_matter(route, live):
                live.append((route, verdict.assumed))
        facts = (fact for _, needed in reversed(live) for fact in needed)
        return tuple(dict.fromkeys(question for fact in facts for question in ASKED_AS.get(fact, (fact,))))

    def _could_matter(self, route: RouteStep, live: list[tuple[RouteStep, tuple[str, ...]]]) -> bool:
        """Whether a step left out by an assumption would give something not yet had, to an open step or to nobody but
        the person."""
        yields = set(self.rules.procedures[route.procedure].yields)
        if yields and yields <= self.results:
            return False
        if any(yields.intersection(later.after) for later in self.category.route):
            return any(yields.intersection(later.after) for later, _ in live)
        return True

    def _candidates(self) -> Iterator[tuple[RouteStep, _Verdict]]:
        """The route's steps, then what was done outside of it: past work is always shown."""
        on_route = set()
        for route in self.category.route:
            on_route.add(route.procedure)
            if self._record(route.procedure):
                yield route, _Verdict(True)
            else:
                yield route, self._verdict(route.when)
        for procedure in self.situation.steps:
            if procedure not in on_route and procedure in self.rules.procedures:
                yield RouteStep(procedure), _Verdict(True)

    def _record(self, procedure: str) -> StepRecord | None:
        return self.situation.steps.get(procedure)

    def _verdict(self, when: tuple[str, ...]) -> _Verdict:
        """Judge conditions, taking the usual answer for facts nobody asked about where the pack names one.

        Left out by an assumption alone, a verdict carries that assumption; left out by a known fact, nothing.
        """
        assumed: list[str] = []
        against: list[str] = []
        open_: list[str] = []
        for condition in when:
            name = condition.removeprefix("not ")
            known = self.situation.fact(name, self.today)
            row = self.rules.facts.get(name)
            fact = known if known is not None or row is None else row.usual
            holds = no(fact) if condition.startswith("not ") else fact
            if holds is None:
                open_.append(name)
            elif known is None:
                (assumed if holds else against).append(name)
            elif not holds:
                return _Verdict(False)
        if against:
            return _Verdict(False, tuple(against))
        return _Verdict(None if open_ else True, tuple(assumed), tuple(open_))

    def _step(self, route: RouteStep, verdict: _Verdict, taken: list[tuple[RouteStep, _Verdict]]) -> PathStep:
        procedure = self.rules.procedures[route.procedure]
        record = self._record(route.procedure)
        state = record.state if record else StepState.TODO
        filed = (record.filed_on if record else None) or self.today
        needs = tuple(
            self._need(need) for need in procedure.needs_on(filed) if self._verdict(need.when).holds is not False
        )
        blockers = self._blockers(route, procedure, verdict, taken)
        readiness = self._readiness(procedure, state, verdict, needs, blockers)
        over = readiness in _OVER
        return PathStep(
            procedure=procedure,
            state=state,
            readiness=readiness,
            competence=next(
                (one for one in procedure.competences_on(filed) if self._verdict(one.when).holds is not False), None
            ),
            needs=() if over else needs,
            blockers=() if over or readiness is Readiness.FILED else blockers,
            due=None if over else self._due(procedure, state, record, filed),
            optional=route.optional_when is not None and self._verdict(route.optional_when).holds is True,
            assumes=() if over else verdict.assumed,
            at_once=self.rules.at_once if readiness is Readiness.READY else None,
            record=record,
        )

    def _need(self, need: Need) -> NeedState:
        by = tuple(paper for paper in need.papers if paper in self.situation.held or paper in self.results)
        if by or not (need.papers or need.facts):
            return NeedState(need, True, by)
        known = [self.situation.fact(fact, self.today) for fact in need.facts]
        if True in known:
            return NeedState(need, True)
        return NeedState(need, None if None in known else False)

    def _blockers(
        self, route: RouteStep, procedure: Procedure, verdict: _Verdict, taken: list[tuple[RouteStep, _Verdict]]
    ) -> tuple[Blocker, ...]:
        found = [Blocker(WaitsOn.ANSWER, fact) for fact in verdict.open]
        for result in route.after:
            if result in self.results:
                continue
            for other, _ in taken:
                earlier = self.rules.procedures[other.procedure]
                if result in earlier.yields and earlier.id != procedure.id and not self._dropped(earlier.id):
                    found.append(Blocker(WaitsOn.STEP, earlier.id))
        found += [
            Blocker(WaitsOn.PERSON, wait.on, wait.why) for wait in self.situation.waits if _holds_up(wait, procedure)
        ]
        if procedure.automatic and not found:
            found += [Blocker(WaitsOn.AUTHORITY, one.authority) for one in procedure.competences_on(self.today)]
        return tuple(dict.fromkeys(found))

    def _dropped(self, procedure: str) -> bool:
        record = self._record(procedure)
        return record is not None and record.state is StepState.NOT_NEEDED

    def _readiness(
        self,
        procedure: Procedure,
        state: StepState,
        verdict: _Verdict,
        needs: tuple[NeedState, ...],
        blockers: tuple[Blocker, ...],
    ) -> Readiness:
        if state is not StepState.TODO:
            return _BY_STATE[state]
        if procedure.yields and self.results.issuperset(procedure.yields):
            return Readiness.NOT_NEEDED
        if verdict.holds is None:
            return Readiness.ASK
        if blockers:
            return Readiness.WAITS
        return Readiness.READY if all(need.held for need in needs) else Readiness.LACKS

    def _due(self, procedure: Procedure, state: StepState, record: StepRecord | None, filed: date) -> Due | None:
        if state is StepState.FILED:
            if record and record.due_on:
                late = record.due_on < self.today
                return Due(record.due_on, LimitKind.DECIDE, record.filed_on, None, None, False, late)
            kinds: tuple[LimitKind, ...] = (LimitKind.DECIDE, LimitKind.NOTICE)
        else:
            kinds = (LimitKind.FILE,)
        limits = (one for one in procedure.limits_on(filed, *kinds) if self._verdict(one.when).holds)
        days = (self._counted(one, record) for one in limits)
        return min((due for due in days if due), key=lambda due: due.on, default=None)

    def _counted(self, limit: TimeLimit, record: StepRecord | None) -> Due | None:
        since, unsure = self._since(limit.since, record)
        if since is None:
            return None
        end = count(since, limit.amount, limit.unit, self.rules.calendar)
        check = unsure or end.needs_check or limit.source.needs_check
        return Due(end.on, limit.kind, since, limit, limit.source, check, end.on < self.today)

    def _since(self, event: Event, record: StepRecord | None) -> tuple[date | None, bool]:
        """The day a limit counts from, and whether that day is itself unsure. A partial birth date counts from its
        earliest day: the strict reading."""
        situation = self.situation
        if event is Event.BIRTH:
            return situation.born_first, situation.born_first != situation.born_last
        if event is Event.FOUND:
            return situation.found_on, False
        if event is Event.FILED:
            return (record.filed_on if record else None), False
        return min(self._birth_registered_on(), default=None), False

    def _birth_registered_on(self) -> Iterator[date]:
        for record in self.situation.steps.values():
            procedure = self.rules.procedures.get(record.procedure)
            done = record.state is StepState.DONE and record.done_on
            if procedure and done and "birth_certificate" in procedure.yields:
                yield done


_OVER = frozenset({Readiness.DONE, Readiness.NOT_NEEDED, Readiness.REFUSED})

_BY_STATE: Mapping[StepState, Readiness] = {
    StepState.FILED: Readiness.FILED,
    StepState.DONE: Readiness.DONE,
    StepState.REFUSED: Readiness.REFUSED,
    StepState.NOT_NEEDED: Readiness.NOT_NEEDED,
}


def _holds_up(wait: Wait, procedure: Procedure) -> bool:
    return not wait.procedures or procedure.id in wait.procedures
