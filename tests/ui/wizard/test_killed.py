"""A draft is killed at random moments: at most the last second of typing is lost, and nothing is jumbled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.ui.wizard import killed

ROOT = Path(__file__).parents[3]


def killings(folder: Path, times: int, seed: int) -> tuple[list[dict[str, Any]], list[str]]:
    """What each kill left, and what the doctor says of the home at the end."""
    done = subprocess.run(
        [sys.executable, "-m", killed.__name__, str(folder), str(times), str(seed)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    *kills, ill = [json.loads(line) for line in done.stdout.splitlines()]
    return kills, ill


def judge(kills: list[dict[str, Any]], ill: list[str]) -> None:
    assert [kill for kill in kills if kill["there"] < kill["kept"]] == [], "what was said to be kept is there"
    assert [kill for kill in kills if kill["age"] > 1.0 + kill["stalled"]] == [], "older than the last second"
    assert [kill for kill in kills if not kill["whole"]] == [], "letters lie in another order"
    assert ill == []
    assert sum(kill["typed"] for kill in kills) > len(kills)


def told(kills: list[dict[str, Any]]) -> str:
    typed, there = (sum(kill[name] for kill in kills) for name in ("typed", "there"))
    ages = sorted(kill["age"] for kill in kills)
    return (
        f"{len(kills)} kills, {typed} letters typed, {there} there; the oldest lost letter was {ages[-1]:.2f} s old,"
        f" in the middle {ages[len(ages) // 2]:.2f} s"
    )


@pytest.mark.slow
def test_a_draft_killed_at_random_moments_loses_at_most_the_last_second(tmp_path: Path) -> None:
    """Five times; a thousand times with ``make hunt``."""
    judge(*killings(tmp_path / "home", 5, seed=20261122))


@pytest.mark.hunt
def test_a_draft_killed_a_thousand_times(tmp_path: Path) -> None:
    seed = Random().getrandbits(32)
    kills, ill = killings(tmp_path / "home", 1000, seed)
    print(f"\nseed {seed}: " + told(kills))
    judge(kills, ill)
