"""The way of a case over the whole graph of procedures, against the barest walk over the same acts."""

from __future__ import annotations

from collections import deque
from datetime import date

from app.domain.case_view import CaseView
from app.domain.graph import solve
from app.domain.lawful import Lawful, Taken
from app.domain.situation import Situation
from app.packs.pack import Pack
from tests.bench.racing import Race
from tests.services.homes import the_pack

TODAY = date(2026, 11, 23)
TIMES = 5


def situations(pack: Pack) -> list[Situation]:
    """One of each group that has a way, with nothing but a birth date."""
    born = date(2012, 1, 1)
    return [
        Situation(category=code, born_first=born, born_last=born) for code, one in pack.categories.items() if one.goal
    ]


def test_pathway_over_the_whole_graph(race: Race) -> None:
    pack = the_pack()
    cases = situations(pack)
    everything = {code: _whole_graph(pack, case) for code, case in ((one.category, one) for one in cases)}
    edges = sum(len(group) for acts in everything.values() for takes, _gives in acts for group in takes)

    def ours() -> None:
        for _ in range(TIMES):
            for case in cases:
                pack.pathway(case, today=TODAY)

    def floor() -> None:
        for _ in range(TIMES):
            for case in cases:
                _walk(everything[case.category])

    acts = sum(map(len, everything.values()))
    assert acts > 20 * len(cases)
    name = f"{TIMES * len(cases)} pathways, {acts} acts and {edges} edges / a bare walk of the same"
    race.run(name, ours, floor)


def test_solving_the_graph_alone(race: Race) -> None:
    """The shortest ways themselves, once the acts are there."""
    pack = the_pack()
    views = [Lawful(*_taken(pack, case), lambda _procedure: None) for case in situations(pack)]
    plain = [[(act.takes, act.gives) for act in one.acts] for one in views]

    def ours() -> None:
        for _ in range(TIMES):
            for one in views:
                solve(one.acts, one.view.held | one.view.results, TODAY)

    def floor() -> None:
        for _ in range(TIMES):
            for acts in plain:
                _walk(acts)

    race.run(f"{TIMES * len(views)} times the shortest ways / a bare walk of the same acts", ours, floor)


def _taken(pack: Pack, case: Situation) -> tuple[CaseView, Taken]:
    view = CaseView(pack.categories[case.category], pack.rules, case, TODAY)
    judged = ((route, view.verdict(route.when)) for route in view.category.route)
    return view, [(route, verdict) for route, verdict in judged if verdict.holds is not False]


def _whole_graph(pack: Pack, case: Situation) -> list[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]]:
    """The acts of a case as the pathway builds them, without their clocks."""
    return [(act.takes, act.gives) for act in Lawful(*_taken(pack, case), lambda _procedure: None).acts]


def _walk(acts: list[tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]]) -> set[str]:
    """What can be reached at all: each edge looked at once, no days, no order, no words."""
    left = [len(takes) for takes, _ in acts]
    needers: dict[str, list[tuple[int, int]]] = {}
    for at, (takes, _) in enumerate(acts):
        for number, group in enumerate(takes):
            for thing in group:
                needers.setdefault(thing, []).append((at, number))
    waiting = deque(thing for (takes, gives), wanting in zip(acts, left, strict=True) if not wanting for thing in gives)
    met: set[tuple[int, int]] = set()
    there: set[str] = set()
    while waiting:
        thing = waiting.popleft()
        if thing in there:
            continue
        there.add(thing)
        for edge in needers.get(thing, ()):
            if edge not in met:
                met.add(edge)
                left[edge[0]] -= 1
                if not left[edge[0]]:
                    waiting.extend(acts[edge[0]][1])
    return there
