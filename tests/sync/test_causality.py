"""The engine against people: random histories, judged by who had seen what (:mod:`tests.sync.causality`).

They are lived in processes of their own (:mod:`tests.sync.histories`), which ask for no entity that has no row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sync.found import FOUND
from tests.sync.histories import live

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", FOUND)
def test_a_history_that_once_went_wrong(name: str) -> None:
    live(FOUND[name])


def lived(first: int, count: int, *most: int, processes: int = 1, of: str = "histories") -> list[dict[str, object]]:
    """What the processes say of their histories."""
    each = count // processes
    running = [
        subprocess.Popen(
            [sys.executable, "-m", f"tests.sync.{of}", *map(str, (first + number * each, each, *most))],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    told = [process.communicate() for process in running]
    assert not any(err for _, err in told), "\n".join(err for _, err in told)
    return [json.loads(out) for out, _ in told]


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 2000, 500))
def test_every_history_ends_as_those_who_saw_it_would_say(first: int) -> None:
    """Two thousand of them, in parts that several processes of tests can share."""
    (told,) = lived(first, 500, 12)
    assert told["histories"] == 500


@pytest.mark.hunt
def test_a_hundred_thousand_histories_end_as_those_who_saw_them_would_say() -> None:
    for told in lived(1_000_000, 100_000, 36, processes=os.cpu_count() or 1):
        print(told)


@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 150])
def test_so_does_every_history_near_one_that_once_went_wrong(first: int) -> None:
    (told,) = lived(first, 150, of="neighbours")
    assert told["histories"] == 150


@pytest.mark.hunt
def test_so_do_twenty_thousand_near_those_that_once_went_wrong() -> None:
    for told in lived(1_000_000, 20_000, processes=os.cpu_count() or 1, of="neighbours"):
        print(told)
