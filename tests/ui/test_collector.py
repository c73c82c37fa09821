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


def test_a_ring_is_taken_apart_in_the_window_s_thread_while_a_worker_fills_the_memory(
    tasks: Tasks, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.collector.PATIENCE", 200)
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


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which generations a collector looked through, instead of its looking."""
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    return asked


def looks(collector: Collector, monkeypatch: pytest.MonkeyPatch, *counts: int) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    collector.collect()


def test_it_waits_until_nobody_has_filled_the_memory_for_a_while(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr("app.ui.collector.CALM", 50)
    collector = Collector()
    collector._timer.stop()
    try:
        looks(collector, monkeypatch, 3, 0, 0)
        assert asked == []  # little is left alone
        looks(collector, monkeypatch, 4_000, 3, 0)
        assert asked == [0]
        looks(collector, monkeypatch, 10**5, 3, 0)
        looks(collector, monkeypatch, 10**6, 10**3, 10**3)
        looks(collector, monkeypatch, 10, 10**3, 0)
        assert asked == [0]
        qtbot.wait(80)
        looks(collector, monkeypatch, 10, 10**3, 0)
        assert asked == [0, 1]
    finally:
        collector.stop()


def test_it_looks_now_and_then_even_if_the_memory_is_filled_for_ever(
    asked: list[int], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr("app.ui.collector.PATIENCE", 50)
    collector = Collector()
    collector._timer.stop()
    try:
        looks(collector, monkeypatch, 10**6, 10**3, 10**3)
        qtbot.wait(80)
        looks(collector, monkeypatch, 2 * 10**6, 10**3, 10**3)
        looks(collector, monkeypatch, 3 * 10**6, 10**3, 10**3)
    finally:
        collector.stop()
    assert asked == [2]
