"""Ours against the floor: run in turn, so that whatever else the machine does hits both; the medians are compared.

Also of the processor's time, which says more where others share the machine.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(slots=True)
class Race:
    """One measurement. Prints both medians and their ratio, and gives the ratio."""

    benchmark: Any
    capsys: Any

    def run(
        self,
        name: str,
        ours: Callable[[], object],
        floor: Callable[[], object],
        *,
        rounds: int = 7,
        ready: Callable[[], object] | None = None,
    ) -> float:
        """``ready`` is called before each round, untimed."""
        times: tuple[list[float], list[float]] = ([], [])
        busy: tuple[list[float], list[float]] = ([], [])

        def timed() -> None:
            for _ in range(rounds):
                if ready is not None:
                    ready()
                for taken, worked, work in zip(times, busy, (ours, floor), strict=True):
                    gc.collect()
                    begun, idle = time.perf_counter(), time.process_time()
                    seconds = work()
                    lasted = time.perf_counter() - begun
                    worked.append(time.process_time() - idle)
                    taken.append(seconds if isinstance(seconds, float) else lasted)

        self.benchmark.pedantic(timed, rounds=1, iterations=1)
        mine, least = median(times[0]), median(times[1])
        self.benchmark.extra_info |= {"ours": mine, "floor": least, "ratio": mine / least}
        cpu = [median(each) for each in busy]
        with self.capsys.disabled():
            print(f"\n  {name}: {_said(mine)} against {_said(least)}, ratio {mine / least:.2f}", end="")
            print(f"; processor {_said(cpu[0])} against {_said(cpu[1])}, ratio {cpu[0] / cpu[1]:.2f}")
        return mine / least


def _said(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"
