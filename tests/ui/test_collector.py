"""Rings of objects are taken apart in the window's thread, whoever fills the memory."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

import pytest

from app.ui.collector import Collector
from app.ui.tasks import Tasks


class Ring:
    """Holds itself; ``died`` is told in which thread it is taken apart."""

    def __init__(self, died: Callable[[int], object]) -> None:
        self.itself, self.died = self, died

    def __del__(self) -> None:
        self.died(threading.get_ident())


def test_a_ring_is_taken_apart_in_the_window_s_thread_while_a_worker_fills_the_memory(tasks: Tasks, qtbot: Any) -> None:
    threads: list[int] = []
    collector = Collector()
    try:
        Ring(threads.append)
        made: list[object] = []  # and kept: what is freed at once counts for nothing
        tasks.run(lambda _progress: [[number] for number in range(200_000)], made.append)
        qtbot.waitUntil(lambda: bool(made and threads), timeout=10_000)
    finally:
        collector.stop()
    assert threads == [threading.get_ident()]
    assert gc.isenabled()


def test_little_is_left_alone_and_what_is_old_until_nobody_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    collector = Collector()
    try:
        monkeypatch.setattr(gc, "collect", asked.append)
        monkeypatch.setattr(gc, "get_count", lambda: (3, 0, 0))
        collector.collect()
        monkeypatch.setattr(gc, "get_count", lambda: (10**6, 3, 0))
        collector.collect()
        monkeypatch.setattr(gc, "get_count", lambda: (10**6, 10**3, 10**3))
        collector.collect()
        monkeypatch.setattr(gc, "get_count", lambda: (10, 10**3, 0))
        collector.collect()
    finally:
        collector.stop()
    assert asked == [0, 0, 1]
