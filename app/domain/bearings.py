"""Where the ways of many cases stand: of each only whether something is ready to be filed, and whether nothing is left.

The whole way (:attr:`app.domain.pathway.Pathway.bearing`) says the same with all its days, givers and findings, which
only somebody who looks at one case asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.case_view import CaseView, Rules, Verdict
from app.domain.category import Category, RouteStep
from app.domain.lawful import Givers, givers_of, may_be_detour
from app.domain.procedure import StepState
from app.domain.situation import Situation
from app.domain.walk import Readiness, Walk

SURELY = Verdict(holds=True)
SETTLED = frozenset({Readiness.DONE, Readiness.NOT_NEEDED})


@dataclass(frozen=True, slots=True)
class Bearing:
    """``ready``: something that the case must take could be filed today. ``over``: nothing of that is left. What the
    person may choose, and strikings, are neither."""

    ready: bool = False
    over: bool = False

    @classmethod
    def of(cls, must: Iterable[Readiness]) -> Bearing:
        """From where each step stands that the case must take."""
        found = set(must)
        return cls(Readiness.READY in found, bool(found) and found <= SETTLED)


class Bearings:
    """Works them out, on one day."""

    def __init__(self, categories: Mapping[str, Category], rules: Rules, today: date) -> None:
        self._categories, self._rules, self._today = categories, rules, today
        self._givers = givers_of(rules.procedures.values())
        self._aside = {
            code: [each.id for each in rules.procedures.values() if may_be_detour(category, each)]
            for code, category in categories.items()
        }

    def __call__(self, situation: Situation) -> Bearing:
        """Of a category that the pack does not know nothing is ready or over."""
        category = self._categories.get(situation.category)
        if category is None:
            return Bearing()
        view = CaseView(category, self._rules, situation, self._today)
        return _Standing(view).bearing(self._aside[category.code], self._givers)


class _Standing(Walk):
    """One working-out. The graph is asked only where a step off the route would count."""

    def bearing(self, aside: Sequence[str], givers: Givers) -> Bearing:
        must: set[Readiness] = set()
        for route, verdict in self.taken:
            if not self.procedure(route).strikes and not self.is_optional(route):
                must.add(self._stands(route, verdict))
                if Readiness.READY in must:
                    return Bearing.of(must)
        found = Bearing.of(must)
        needs = (need for procedure in self.to_do() for need in self.view.needs(procedure, self.today))
        lacking = [need.things for need in needs if self.view.has(need) is False]
        ready = {each for each in aside if self._is_ready_aside(each)} if lacking else set()
        if not ready and not (lacking and found.over):
            return found
        detours = self.lawful.detours_to(lacking, givers)
        return Bearing(not ready.isdisjoint(detours), found.over and not detours)

    def _stands(self, route: RouteStep, verdict: Verdict) -> Readiness:
        """Of a step that lacks something it is not asked whether that was filed for: it is not ready either way."""
        procedure, view = self.procedure(route), self.view
        if view.state(procedure.id) is not StepState.TODO or view.over(procedure):
            return self.readiness(procedure, verdict, held=False, blocked=False)
        record = view.record(procedure.id)
        filed = (record.filed_on if record else None) or self.today
        held = all(view.has(need) for need in view.needs(procedure, filed))
        blocked = held and bool(self.blockers(route, procedure, verdict, ()))
        return self.readiness(procedure, verdict, held=held, blocked=blocked)

    def _is_ready_aside(self, procedure: str) -> bool:
        """Whether a step off the route could be filed today, should the way lead over it."""
        return self.lawful.is_detour(procedure) and self._stands(RouteStep(procedure), SURELY) is Readiness.READY
