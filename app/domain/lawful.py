"""The shortest lawful way of one case (lộ trình hợp pháp ngắn nhất): the graph of procedures under its circumstances.

The category's own route says which of its procedures the case takes and what comes after what. Every other procedure of
the pack that applies to the category may be a detour (bước vòng): the way to a paper that a step lacks. What cannot be
reached at all is a finding that names what is lacking and the authority.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.domain import graph
from app.domain.case_view import CaseView, Verdict
from app.domain.category import Category, RouteStep
from app.domain.clocks import Desk, count
from app.domain.graph import Act, Gap, Group, Solution
from app.domain.procedure import LimitKind, Need, Procedure, StepState, TimeLimit

Taken = Sequence[tuple[RouteStep, Verdict]]
"""The steps of the route that the case takes, each with what was assumed for it."""

Givers = Mapping[str, Sequence[str]]
"""The procedures of the pack that give each paper or result."""

WRITTEN = "written:"
"""The act of writing a statement, before the kind of paper."""


SAID_TO_BE_THERE: Mapping[str, str] = {
    "has_card": "identity_card",
    "civil_record_found": "birth_certificate",
    "identified": "personal_number",
}
"""Answers that say that a result is there already: nobody misses it, and no step has to give it."""


class FindingKind(StrEnum):
    """Why a way does not go on."""

    CIRCULAR = "circular"
    """The paper that is lacking only comes of steps that need this one (vòng tròn)."""
    UNREACHABLE = "unreachable"
    """No procedure gives the paper, and nobody can simply write it."""
    REFUSED = "refused"
    """The procedure that would give it was refused."""
    NO_AUTHORITY = "no_authority"
    """No authority is competent, or the time for filing is over."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A step that cannot go on. ``things`` are evidence kinds or results of which any one would do.

    ``authority`` is the one that asks for it, or that refused it. ``sure`` is False while nobody has asked the person
    for each of the papers. ``procedure`` is empty where a goal itself is given by nothing.
    """

    kind: FindingKind
    procedure: str
    things: Group
    authority: str
    need: Need | None = None
    circle: tuple[str, ...] = ()
    sure: bool = True

    @property
    def about(self) -> str:
        """The procedure that cannot go on, or the goal that nothing gives."""
        return self.procedure or self.things[0]


@dataclass(frozen=True, slots=True)
class Planned:
    """When a step can be filed and decided at best. ``known`` is False where no rule says how long it takes."""

    filed: date
    done: date
    known: bool


class Lawful:
    """The graph of one case, solved once it is asked. ``due`` says by when a filed step must be decided."""

    def __init__(self, view: CaseView, taken: Taken, due: Callable[[Procedure], date | None]) -> None:
        self.view = view
        self._due = due
        self._route = {route.procedure for route in view.category.route}
        self._taken = {route.procedure: (route, verdict) for route, verdict in taken}

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Everything that could be done."""
        procedures = [*self._taken, *filter(self.is_detour, self.view.rules.procedures)]
        written = (self._written(paper) for paper in self.view.rules.statements)
        return (*(act for each in procedures for act in self._acts_by(each)), *written)

    @cached_property
    def solution(self) -> Solution:
        return self._solved(self.acts)

    def _solved(self, acts: Sequence[Act]) -> Solution:
        return graph.solve(acts, self.view.held | self.view.results, self.view.today)

    # The acts ----------------------------------------------------------------------------------------------------

    def _acts_by(self, procedure: str) -> Iterator[Act]:
        taken = self._taken.get(procedure)
        after = taken[0].after if taken else ()
        return self._acts_of(self.view.rules.procedures[procedure], after, usual=taken is not None)

    def _written(self, paper: str) -> Act:
        return Act(WRITTEN + paper, (), (paper,), _at_once, self.view.today)

    def is_detour(self, name: str) -> bool:
        """Off the route only what surely applies: never a striking, never on an open condition."""
        if name in self._taken or name in self._route:
            return False
        procedure = self.view.rules.procedures[name]
        return may_be_detour(self.view.category, procedure) and self.view.verdict(procedure.when).holds is True

    def _acts_of(self, procedure: Procedure, after: tuple[str, ...], *, usual: bool) -> Iterator[Act]:
        view = self.view
        if view.over(procedure):
            return
        gives = (*procedure.yields, *procedure.gives)
        if view.state(procedure.id) is StepState.FILED:
            promised = max(view.today, self._due(procedure) or view.today)
            yield Act(procedure.id, (), gives, lambda _filed: promised, view.today, usual=usual)
            return
        waits = tuple((result,) for result in after if self.must_come_first(result, procedure.id))
        for stretch in procedure.stretches:
            first = max(stretch.first or view.today, view.today)
            competence = view.competence(procedure, first)
            if competence is None or not stretch.holds(first):
                continue
            takes = waits + tuple(
                need.things for need in view.needs(procedure, first) if self._stands_out(need, procedure)
            )
            online = "online" in procedure.channels_on(first)
            finish = self._finish(procedure, first, view.desk(competence), online=online)
            yield Act(procedure.id, takes, gives, finish, first, stretch.last, usual)

    def must_come_first(self, result: str, procedure: str) -> bool:
        """Whether a result that a step comes after is not there, and another step of the case has yet to yield it."""
        if result in self.view.results:
            return False
        return any(
            result in self.view.rules.procedures[other].yields and not self.view.put_aside(other)
            for other in self._taken
            if other != procedure
        )

    def _stands_out(self, need: Need, procedure: Procedure) -> bool:
        """Whether a need must be reached: not what is held, not what a question may yet answer, nor what another
        person's case is awaited for."""
        if self.view.has(need) is not False:
            return False
        awaited = any(not wait.procedures or procedure.id in wait.procedures for wait in self.view.situation.waits)
        return not (need.facts and awaited)

    def _finish(self, procedure: Procedure, first: date, desk: Desk | None, *, online: bool) -> Callable[[date], date]:
        calendar, limits = self.view.rules.calendar, self.limits(procedure, first)

        def finish(filed: date) -> date:
            handed_in = filed if online else calendar.next_open(filed, desk)
            ends = (count(handed_in, one.amount, one.unit, calendar, desk=desk).on for one in limits)
            return min(ends, default=handed_in)

        return finish

    def limits(self, procedure: Procedure, filed: date) -> tuple[TimeLimit, ...]:
        """The authority's limits for a file handed in on ``filed``."""
        found = procedure.limits_on(filed, LimitKind.DECIDE, LimitKind.NOTICE)
        return tuple(one for one in found if self.view.verdict(one.when).holds)

    # What it says --------------------------------------------------------------------------------------------------

    def planned(self, procedure: Procedure) -> Planned | None:
        """When the step comes at best; None if it never does, or is over."""
        done = self.solution.acts.get(procedure.id)
        if done is None:
            return None
        return Planned(done.filed, done.done, procedure.automatic or bool(self.limits(procedure, done.filed)))

    def through(self, need: Need) -> str:
        """The procedure, or the statement, by which a missing need is fulfilled soonest; empty if by none."""
        reach = self.solution.best(need.things)
        return reach.by.act.id if reach and reach.by else ""

    def sought(self) -> tuple[str, ...]:
        """The goals of the category that are not there, and that a step which the case surely takes yields, or comes
        after. Which of the others are sought at all is told by an answer: see :meth:`open_goals`."""
        surely = [route for route, verdict in self._taken.values() if verdict.holds]
        given = {result for route in surely for result in self.view.rules.procedures[route.procedure].yields}
        later = {
            result
            for route in surely
            if not self.view.over(self.view.rules.procedures[route.procedure])
            for result in route.after
        }
        open_ = self.open_goals()
        return tuple(one for one in self._goals() if one in given or (one in later and one not in open_))

    def open_goals(self) -> tuple[str, ...]:
        """The goals that only steps yield of which an answer decides whether the case takes them."""
        yields = {
            holds: {
                result
                for route, verdict in self._taken.values()
                if verdict.holds is holds
                for result in self.view.rules.procedures[route.procedure].yields
            }
            for holds in (True, None)
        }
        return tuple(one for one in self._goals() if one in yields[None] and one not in yields[True])

    def _goals(self) -> tuple[str, ...]:
        there = {result for fact, result in SAID_TO_BE_THERE.items() if self.view.situation.fact(fact, self.view.today)}
        return tuple(one for one in self.view.category.goal if one not in self.view.results | there)

    def way(self) -> tuple[str, ...]:
        """The procedures of the shortest way to all goals that can be reached, each after those that it rests on."""
        return tuple(
            one.act.id
            for one in self.solution.way((goal,) for goal in self.sought())
            if not one.act.id.startswith(WRITTEN)
        )

    def expected(self) -> date | None:
        """The day on which all goals can be there at best; None if one of them cannot be reached, or has to be asked
        about first."""
        reached = [self.solution.things.get(goal) for goal in self.sought()]
        if self.open_goals() or None in reached:
            return None
        return max((one.day for one in reached if one), default=self.view.today)

    def detours(self, needs: Iterable[Need]) -> tuple[str, ...]:
        """Procedures off the route that reach what ``needs`` lack, each after those that it needs itself."""
        return self._off_route(self.solution, [need.things for need in needs if self.view.has(need) is False])

    def detours_to(self, lacking: Sequence[Group], givers: Givers) -> tuple[str, ...]:
        """The same, where nothing else is asked: only that part of the graph is looked at that leads to ``lacking``."""
        return self._off_route(self._solved(self._leading_to(lacking, givers)), lacking)

    def _off_route(self, solution: Solution, lacking: Sequence[Group]) -> tuple[str, ...]:
        ids = (done.act.id for done in solution.way(lacking))
        return tuple(one for one in ids if one not in self._taken and not one.startswith(WRITTEN))

    def _leading_to(self, groups: Sequence[Group], givers: Givers) -> tuple[Act, ...]:
        """What leads to ``groups``, in the order of all acts: the best ways there are the same."""
        found: dict[str, tuple[Act, ...]] = {}
        wanted = {thing for group in groups for thing in group}
        looked_at = list(wanted)
        while looked_at:
            for giver in givers.get(looked_at.pop(), ()):
                if giver not in found:
                    there = giver in self._taken or self.is_detour(giver)
                    found[giver] = tuple(self._acts_by(giver)) if there else ()
                    further = {thing for act in found[giver] for group in act.takes for thing in group} - wanted
                    wanted |= further
                    looked_at += further
        order = dict.fromkeys((*self._taken, *self.view.rules.procedures))
        written = (self._written(paper) for paper in self.view.rules.statements if paper in wanted)
        return (*(act for each in order if each in found for act in found[each]), *written)

    def findings(self, wanted: Sequence[str]) -> dict[str, Finding]:
        """Why, of each step in ``wanted`` that never comes about, and of each goal that nothing gives (by its code)."""
        found = {step: self._finding(gap) for step, gap in graph.gaps(self.acts, self.solution, wanted).items()}
        acts = {act.id for act in self.acts}
        found |= {step: Finding(FindingKind.NO_AUTHORITY, step, (), "") for step in wanted if step not in acts}
        given = {thing for act in self.acts for thing in act.gives}
        for goal in self.sought():
            if goal not in given and goal not in self.solution.things:
                refused = self._refused((goal,))
                kind = FindingKind.REFUSED if refused else FindingKind.UNREACHABLE
                found[goal] = Finding(kind, "", (goal,), self._authority(refused or self._usual_giver(goal)))
        return found

    def _usual_giver(self, result: str) -> str:
        """The procedure that yields a result to others, though not to this case."""
        return next((one.id for one in self.view.rules.procedures.values() if result in one.yields), "")

    def _finding(self, gap: Gap) -> Finding:
        gap = self._told(gap)
        needs = self.view.needs(self.view.rules.procedures[gap.act], self.view.today)
        need = next((one for one in needs if one.things == gap.group and self.view.has(one) is False), None)
        if not gap.group and need is None:
            return Finding(FindingKind.NO_AUTHORITY, gap.act, (), self._authority(gap.act))
        refused = "" if gap.circle else self._refused(gap.group)
        kind = FindingKind.REFUSED if refused else FindingKind.CIRCULAR if gap.circle else FindingKind.UNREACHABLE
        authority = self._authority(refused or gap.act)
        sure = need is None or all(self.view.denied(paper) for paper in need.papers)
        return Finding(kind, gap.act, gap.group, authority, need, gap.circle, sure)

    def _told(self, gap: Gap) -> Gap:
        """A circle from where it can be broken: the first step in it that lacks a paper, wherever one fell into it."""
        for act in self.acts if gap.circle else ():
            if act.id in gap.circle:
                needs = self.view.needs(self.view.rules.procedures[act.id], self.view.today)
                papers = {need.things for need in needs}
                lacking = (one for one in act.takes if one in papers and self.solution.best(one) is None)
                if (group := next(lacking, None)) is not None:
                    at = gap.circle.index(act.id)
                    return Gap(act.id, group, (*gap.circle[at:], *gap.circle[:at]))
        return gap

    def _refused(self, things: Group) -> str:
        """A procedure that would have given one of ``things``, and was refused."""
        for record in self.view.situation.steps.values():
            procedure = self.view.rules.procedures.get(record.procedure)
            refused = record.state is StepState.REFUSED and procedure is not None
            if refused and procedure is not None and not set(things).isdisjoint((*procedure.yields, *procedure.gives)):
                return procedure.id
        return ""

    def _authority(self, procedure: str) -> str:
        known = self.view.rules.procedures.get(procedure)
        competence = self.view.competence(known, self.view.today) if known else None
        return competence.authority if competence else ""


def may_be_detour(category: Category, procedure: Procedure) -> bool:
    """As far as the facts of a case do not matter."""
    applies = not procedure.applies_to or category.code in procedure.applies_to
    return applies and bool(procedure.yields or procedure.gives) and not procedure.strikes


def givers_of(procedures: Iterable[Procedure]) -> Givers:
    found: dict[str, list[str]] = {}
    for procedure in procedures:
        for thing in (*procedure.yields, *procedure.gives):
            found.setdefault(thing, []).append(procedure.id)
    return found


def _at_once(day: date) -> date:
    return day
