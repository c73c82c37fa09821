"""Data cleaning: the rules find what a slow count finds, also after changes; decisions last while the data stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.home import Home
from app.services import checks
from tests.services.check_commune import Key, Town, slow_count
from tests.services.homes import NOW, a_home

LISTED = {"twice-outside", "one-biometric", "wrongly-deleted"}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path) as home:
        yield home


def stored(home: Home) -> set[Key]:
    with home.engine.connect() as conn:
        return {(a, b, c) for a, b, c in conn.exec_driver_sql("SELECT rule, row, other FROM finding")}


def told(home: Home) -> list[tuple[object, ...]]:
    with home.engine.connect() as conn:
        rows = conn.exec_driver_sql(
            "SELECT rule, row, other, entity, area_id, sort, detail FROM finding ORDER BY 1, 2, 3"
        )
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_rules_find_what_a_slow_count_finds_also_after_changes_and_days(home: Home, seed: int) -> None:
    town = Town(home, seed)
    town.build(150)
    ran = checks.check(home).value
    assert ran.whole
    found = stored(home)
    assert found == slow_count(home)
    days = 0
    for _round in range(5):
        town.change(25)
        days += town.rng.choice([0, 1, 40])
        home.clock = lambda days=days: NOW + timedelta(days=days)  # type: ignore[misc]
        ran = checks.check(home).value
        assert not ran.whole
        after = told(home)
        assert stored(home) == slow_count(home)
        found |= stored(home)
        checks.check(home, whole=True)
        assert told(home) == after
    assert {rule for rule, _, _ in found} == set(home.pack.checks.rules) - LISTED
