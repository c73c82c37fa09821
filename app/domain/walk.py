"""The steps of its category's route that a case takes, and what holds each of them up.

From these both the whole way (:mod:`app.domain.pathway`) and where a way stands (:mod:`app.domain.bearings`) are worked
out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.case_view import CaseView, Verdict
from app.domain.category import RouteStep
from app.domain.lawful import Lawful
from app.domain.procedure import Need, Procedure, Statement, StepState
from app.domain.situation import Wait
from app.domain.step_clock import StepClock


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
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing a step waits on. ``what``: a procedure id, a case or resident id, a fact, an authority, or the day
    (ISO) from which a rule holds that asks for less."""

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
    through: str = ""
    """The procedure that gives what is missing soonest."""
    written: Statement | None = None
    """The statement that somebody can write instead, where that is soonest."""


Candidate = tuple[RouteStep, Verdict]


class Walk:
    """One working-out. Holds what all steps share; lives for one call."""

    def __init__(self, view: CaseView) -> None:
        self.view, self.rules, self.today = view, view.rules, view.today
        self.clock = StepClock(view)
        self.judged = list(self._candidates())
        self.taken = [(route, verdict) for route, verdict in self.judged if verdict.holds is not False]
        self.lawful = Lawful(view, self.taken, self.clock.promised)

    def _candidates(self) -> Iterator[Candidate]:
        """The route's steps, then what was done outside of it: past work is always shown."""
        on_route = set()
        for route in self.view.category.route:
            on_route.add(route.procedure)
            if self.view.record(route.procedure):
                yield route, Verdict(True)
            else:
                yield route, self.view.verdict(route.when)
        for procedure in self.view.situation.steps:
            if procedure not in on_route and procedure in self.rules.procedures:
                yield RouteStep(procedure), Verdict(True)

    def procedure(self, route: RouteStep) -> Procedure:
        return self.rules.procedures[route.procedure]

    def is_optional(self, route: RouteStep) -> bool:
        return route.optional_when is not None and self.view.verdict(route.optional_when).holds is True

    def is_to_do(self, route: RouteStep, verdict: Verdict) -> bool:
        """Whether the case surely has to take this step, and it is still to be handed in."""
        procedure = self.procedure(route)
        open_ = self.view.state(procedure.id) is StepState.TODO and not self.view.over(procedure)
        return verdict.holds is True and open_ and not self.is_optional(route)

    def to_do(self) -> Iterator[Procedure]:
        """All of these."""
        return (self.procedure(route) for route, verdict in self.taken if self.is_to_do(route, verdict))

    def blockers(
        self, route: RouteStep, procedure: Procedure, verdict: Verdict, missing: Sequence[NeedState]
    ) -> tuple[Blocker, ...]:
        """What a step waits on. ``missing``: what is to be handed in and is not there."""
        found = [Blocker(WaitsOn.ANSWER, fact) for fact in verdict.open]
        for result in route.after:
            if self.lawful.must_come_first(result, procedure.id):
                found += [Blocker(WaitsOn.STEP, earlier) for earlier in self._yielding(result, procedure.id)]
        waits = (wait for wait in self.view.situation.waits if _holds_up(wait, procedure))
        found += [Blocker(WaitsOn.PERSON, wait.on, wait.why) for wait in waits]
        if procedure.automatic and not found:
            found += [Blocker(WaitsOn.AUTHORITY, one.authority) for one in procedure.competences_on(self.today)]
        if missing and all(self._is_filed(need.through) for need in missing):
            found += [Blocker(WaitsOn.STEP, need.through) for need in missing]
        return tuple(dict.fromkeys(found))

    def _yielding(self, result: str, but: str) -> Iterator[str]:
        """Steps of the case that have yet to yield ``result``."""
        for other, _ in self.taken:
            earlier = self.procedure(other)
            if result in earlier.yields and earlier.id != but and not self.view.put_aside(earlier.id):
                yield earlier.id

    def _is_filed(self, procedure: str) -> bool:
        return bool(procedure) and self.view.state(procedure) is StepState.FILED

    def readiness(self, procedure: Procedure, verdict: Verdict, *, held: bool, blocked: bool) -> Readiness:
        """Where a step stands. ``held``: all that is to be handed in is there."""
        state = self.view.state(procedure.id)
        if state is not StepState.TODO:
            return _BY_STATE[state]
        if self.view.over(procedure):
            return Readiness.NOT_NEEDED
        if verdict.holds is None:
            return Readiness.ASK
        if blocked:
            return Readiness.WAITS
        return Readiness.READY if held else Readiness.LACKS


_BY_STATE: Mapping[StepState, Readiness] = {
    StepState.FILED: Readiness.FILED,
    StepState.DONE: Readiness.DONE,
    StepState.REFUSED: Readiness.REFUSED,
    StepState.NOT_NEEDED: Readiness.NOT_NEEDED,
}


def _holds_up(wait: Wait, procedure: Procedure) -> bool:
    return not wait.procedures or procedure.id in wait.procedures
