"""How well people who were taken down twice are told from those who only look alike. The figures of docs/matching.md.

The weights were tuned on the first seed; the second was only looked at afterwards.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pytest

from app.domain.matching import LIKELY, POSSIBLE, Likeness, pairs_to_compare, score_if_possible
from tests.domain.likeness_set import Commune, a_commune, ordered

TUNED, HELD_OUT = 1, 20260
LURES = ("twins", "brothers", "namesakes", "father and son", "strangers")


@dataclass(frozen=True)
class Judged:
    commune: Commune
    found: dict[tuple[str, str], Likeness | None]

    def told(self, least: int) -> set[tuple[str, str]]:
        return {pair for pair, likeness in self.found.items() if likeness and likeness.points >= least}

    def precision(self, least: int) -> float:
        return len(self.told(least) & self.commune.same.keys()) / len(self.told(least))

    def recall(self, least: int) -> float:
        return len(self.told(least) & self.commune.same.keys()) / len(self.commune.same)

    def wrong(self, least: int) -> Counter[str]:
        return Counter(
            self.commune.lures.get(pair, "strangers") for pair in self.told(least) - self.commune.same.keys()
        )


@pytest.fixture(scope="module", params=[TUNED, HELD_OUT], ids=["tuned", "held-out"])
def judged(request: pytest.FixtureRequest) -> Judged:
    commune = a_commune(request.param)
    records = commune.records
    found = {}
    for one, two in pairs_to_compare(records):
        found[ordered(records[one].key, records[two].key)] = score_if_possible(records[one], records[two])
    return Judged(commune, found)


def test_precision_and_recall_are_as_published(judged: Judged, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{len(judged.commune.records)} records, {len(judged.commune.same)} taken down twice")
        for name, least in (("likely", LIKELY), ("possible", POSSIBLE)):
            wrong = ", ".join(f"{what} {judged.wrong(least)[what]}" for what in LURES)
            figures = f"precision {judged.precision(least):.3f}, recall {judged.recall(least):.3f}"
            print(f"{name} (>= {least}): {figures}; wrongly told: {wrong}")
    assert judged.precision(LIKELY) >= 0.97
    assert judged.recall(LIKELY) >= 0.60
    assert judged.precision(POSSIBLE) >= 0.60
    assert judged.recall(POSSIBLE) >= 0.93


def test_fathers_sons_and_twins_are_hardly_ever_called_likely(judged: Judged) -> None:
    wrong = judged.wrong(LIKELY)
    assert wrong["father and son"] == wrong["namesakes"] == 0
    assert wrong["twins"] + wrong["brothers"] <= 3
    assert judged.wrong(POSSIBLE)["father and son"] <= 1


def test_hardly_anybody_is_lost_before_the_comparison(judged: Judged) -> None:
    assert len(judged.commune.same.keys() & judged.found.keys()) / len(judged.commune.same) >= 0.97


def test_the_set_has_all_that_looks_alike(judged: Judged) -> None:
    kinds = Counter(judged.commune.lures.values())
    assert min(kinds[kind] for kind in ("twins", "brothers", "namesakes", "father and son")) > 40
    assert len(judged.commune.same) > 200
    assert len(judged.commune.records) > 4000


def test_one_seed_makes_one_commune() -> None:
    assert a_commune(7, households=20).records == a_commune(7, households=20).records
