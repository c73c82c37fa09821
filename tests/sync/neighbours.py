"""Histories near those that once went wrong, with a few acts more, fewer or otherwise: what goes wrong once in a
hundred thousand at random is common there. Most are of copied and restored machines.
"""

from __future__ import annotations

import sys
from random import Random

from tests.sync.found import FOUND
from tests.sync.histories import DISASTERS, WEIGHTS, Act, live_all

KNOWN = list(FOUND.values())
OFTEN = WEIGHTS | DISASTERS | {"part": 8, "let_in": 6, "restore_laptop": 9, "clone": 6, "keep_laptop": 6}


def a_neighbour(random: Random) -> list[Act]:
    acts = list(random.choice(KNOWN))
    if random.random() < 0.25:
        other = random.choice(KNOWN)
        acts = acts[: random.randrange(len(acts) + 1)] + other[random.randrange(len(other)) :]
    there = [who for _, who, _, _ in acts]
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(acts))
        match random.choices(("new", "again", "other", "none"), (11, 3, 4, 2))[0]:
            case "new":
                acts.insert(at, _an_act(random, there))
            case "again":
                acts.insert(at, random.choice(acts))
            case "other":
                name, who, _, _ = acts[at]
                acts[at] = (name, who, random.randrange(10_000), random.randrange(10_000))
            case _ if len(acts) > 3:
                del acts[at]
    return [("custody", 0, 0, 0), *acts] if random.random() < 0.15 else acts


def _an_act(random: Random, there: list[int]) -> Act:
    name = random.choices(list(OFTEN), list(OFTEN.values()))[0]
    who = random.choice(there) if random.random() < 0.7 else random.randrange(5)
    return name, who, random.randrange(10_000), random.randrange(10_000)


if __name__ == "__main__":
    first, count = map(int, sys.argv[1:])
    sys.exit(live_all((seed, a_neighbour(Random(seed))) for seed in range(first, first + count)))
