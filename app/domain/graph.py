"""The graph of procedures (đồ thị thủ tục): what each takes and gives, and by when everything can be there at best.

An and-or graph: an act takes **all** of its groups and **any** thing of a group. The shortest way is found as Knuth
generalised Dijkstra: things are settled in the order of the day on which they can be there, then of the number of steps
one after another; the day a group is there is that of its first settled thing, and an act is filed when its last group
is. So no way to a thing is shorter than the one that is found, and one more thing at hand never makes any later.

A rule that changes on some day makes an act of its own for each stretch of time: a file handed in before that day goes
by the old rule, and who is better off waiting for the new one is told to wait. Nothing here knows the law: see
``lawful``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

Group = tuple[str, ...]
"""Things of which any one will do."""


@dataclass(frozen=True, slots=True)
class Act:
    """One procedure under the rules of one stretch of time.

    It can be filed from ``first`` to ``last``; ``finish`` says by when a file handed in on a day is decided, and never
    says an earlier day for a later filing. ``usual``: on the category's own route, which wins where all else is equal.
    """

    id: str
    takes: tuple[Group, ...]
    gives: tuple[str, ...]
    finish: Callable[[date], date]
    first: date
    last: date | None = None
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """How an act comes about at best: filed and decided on which days, as the how-manyeth step of its chain."""

    act: Act
    filed: date
    done: date
    steps: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The best way to one thing. ``by`` is None for what is there already."""

    day: date
    steps: int
    by: Done | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """Everything that can be reached, and how. ``acts`` holds the best of each id."""

    things: Mapping[str, Reach]
    acts: Mapping[str, Done]

    def best(self, group: Iterable[str]) -> Reach | None:
        """The way to whichever thing of the group is there first; None if none of them ever is."""
        reached = [
            (found.day, found.steps, at, found) for at, one in enumerate(group) if (found := self.things.get(one))
        ]
        return min(reached, key=lambda each: each[:3], default=(None, None, None, None))[3]

    def way(self, groups: Iterable[Group]) -> tuple[Done, ...]:
        """The acts of the shortest way to all ``groups`` that can be reached, each after those that it rests on."""
        found: dict[str, Done] = {}
        for group in groups:
            self._collect(self.best(group), found)
        return tuple(found.values())

    def _collect(self, reach: Reach | None, found: dict[str, Done]) -> None:
        if reach is None or reach.by is None or reach.by.act.id in found:
            return
        for group in reach.by.act.takes:
            self._collect(self.best(group), found)
        found[reach.by.act.id] = reach.by


def solve(acts: Sequence[Act], had: Iterable[str], today: date) -> Solution:
    """The best way to everything that ``acts`` can give, from what is ``had`` on ``today``.

    Of two ways that end on the same day after as many steps the usual one wins, then the one whose act stands first.
    """
    wanting = [len(act.takes) for act in acts]
    needers: dict[str, list[tuple[int, int]]] = {}
    for at, act in enumerate(acts):
        for number, group in enumerate(act.takes):
            for thing in group:
                needers.setdefault(thing, []).append((at, number))
    met = [[False] * len(act.takes) for act in acts]
    heap: list[tuple[date, int, bool, int, str]] = [(today, 0, False, -1, thing) for thing in sorted(set(had))]
    tried: list[Done | None] = [None] * len(acts)
    best: dict[str, Done] = {}

    def try_(at: int, day: date, steps: int) -> None:
        act = acts[at]
        filed = max(day, act.first)
        if act.last is not None and filed > act.last:
            return
        done = Done(act, filed, act.finish(filed), steps + 1)
        tried[at] = done
        known = best.get(act.id)
        if known is None or (done.done, done.steps) < (known.done, known.steps):
            best[act.id] = done
        for thing in act.gives:
            if thing not in settled:
                heappush(heap, (done.done, done.steps, not act.usual, at, thing))

    settled: dict[str, Reach] = {}
    for at, left in enumerate(wanting):
        if not left:
            try_(at, today, 0)
    while heap:
        day, steps, _unusual, at, thing = heappop(heap)
        if thing in settled:
            continue
        settled[thing] = Reach(day, steps, tried[at] if at >= 0 else None)
        for needer, number in needers.get(thing, ()):
            if not met[needer][number]:
                met[needer][number] = True
                wanting[needer] -= 1
                if not wanting[needer]:
                    try_(needer, day, steps)
    return Solution(settled, best)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why an act never comes about: the group that it lacks; an empty one if the time for filing it is over.

    ``circle`` names the acts that wait for each other, the one that lacks the group first; it is empty where nobody
    gives any of the group.
    """

    act: str
    group: Group
    circle: tuple[str, ...] = ()


def gaps(acts: Sequence[Act], solution: Solution, wanted: Iterable[str]) -> dict[str, Gap]:
    """What lies at the bottom of it that acts of ``wanted`` do not come about, by their ids."""
    digging = _Digging(acts, solution)
    return {one: digging.below(one, ()) for one in wanted if one in digging.acts and one not in solution.acts}


class _Digging:
    """Looks below acts that never come about; what was found below one is remembered."""

    def __init__(self, acts: Sequence[Act], solution: Solution) -> None:
        self.solution = solution
        self.acts: dict[str, Act] = {}
        self.givers: dict[str, dict[str, None]] = {}
        for act in acts:
            self.acts.setdefault(act.id, act)
            for thing in act.gives:
                self.givers.setdefault(thing, {})[act.id] = None
        self._found: dict[str, Gap] = {}

    def below(self, act: str, above: tuple[str, ...]) -> Gap:
        """The first thing that nobody gives, in or below ``act``; failing that the first circle."""
        if act not in self._found:
            self._found[act] = self._dig(act, (*above, act))
        return self._found[act]

    def _dig(self, act: str, path: tuple[str, ...]) -> Gap:
        circles: list[Gap] = []
        for group in self.acts[act].takes:
            if any(thing in self.solution.things for thing in group):
                continue
            givers = self._givers(group)
            if not givers:
                return Gap(act, group)
            for giver in givers:
                if giver in path:
                    circles.append(Gap(act, group, (act, *path[path.index(giver) : -1])))
                    continue
                found = self.below(giver, path)
                if not found.circle:
                    return found
                circles.append(found)
        return circles[0] if circles else Gap(act, ())

    def _givers(self, group: Group) -> tuple[str, ...]:
        """Who gives any of the group: the usual ones, and others only where there are none."""
        found = tuple(dict.fromkeys(giver for thing in group for giver in self.givers.get(thing, ())))
        return tuple(one for one in found if self.acts[one].usual) or found
