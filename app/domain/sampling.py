"""A stratified random sample for the re-check (rút mẫu phúc tra), the same for the same seed and cases.

Every stratum (area × category) gives its share, at least one case. Who re-checks a case has not worked on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from random import Random


@dataclass(frozen=True, slots=True)
class Item:
    """A case that may be drawn. ``workers``: the accounts that wrote anything of it."""

    id: str
    area: str
    category: str
    workers: frozenset[str] = frozenset()

    @property
    def stratum(self) -> tuple[str, str]:
        return self.area, self.category


@dataclass(frozen=True, slots=True)
class Drawn:
    """One case of the sample; ``checker`` is None where everybody who could do it has worked on it."""

    id: str
    stratum: tuple[str, str]
    checker: str | None


@dataclass(frozen=True, slots=True)
class Stratum:
    """How many cases one stratum has, and how many were drawn."""

    area: str
    category: str
    size: int
    drawn: int


def draw(
    items: Iterable[Item], *, share: int, seed: int, checkers: Sequence[str], least: int = 1
) -> tuple[tuple[Drawn, ...], tuple[Stratum, ...]]:
    """``share`` per cent of each stratum, rounded up and at least ``least`` of it (or all that it has).

    The order of ``items`` and ``checkers`` does not matter. Work is spread evenly over the checkers.
    """
    strata: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda each: each.id):
        strata.setdefault(item.stratum, []).append(item)
    random = Random(seed)
    load = dict.fromkeys(sorted(checkers), 0)
    drawn: list[Drawn] = []
    table: list[Stratum] = []
    for stratum in sorted(strata):
        members = strata[stratum]
        number = min(len(members), max(least, ceil(len(members) * share / 100)))
        for item in sorted(random.sample(members, number), key=lambda each: each.id):
            drawn.append(Drawn(item.id, stratum, _checker(item, load)))
        table.append(Stratum(*stratum, len(members), number))
    return tuple(drawn), tuple(table)


def _checker(item: Item, load: dict[str, int]) -> str | None:
    """Who has least to do of those who did not work on the case."""
    free = [account for account in load if account not in item.workers]
    chosen = min(free, key=lambda account: (load[account], account), default=None)
    if chosen is not None:
        load[chosen] += 1
    return chosen


def agreement(verdicts: Iterable[tuple[str, str | None]]) -> Mapping[str, tuple[int, int, int]]:
    """By stratum: re-checked and in agreement, re-checked and different, still open."""
    found: dict[str, list[int]] = {}
    for stratum, verdict in verdicts:
        counts = found.setdefault(stratum, [0, 0, 0])
        counts[{"agrees": 0, "differs": 1}.get(verdict or "", 2)] += 1
    return {stratum: (a, b, c) for stratum, (a, b, c) in sorted(found.items())}
