"""Measurements run by themselves only (``make bench``); an ordinary test run leaves them out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.demo import commune, hamlets
from app.demo.casework import households_first
from app.demo.laptops import moment
from app.home import Home
from app.services import demo_fill
from app.services.demo_fill import Batch, Put
from tests.bench.racing import Race
from tests.services.homes import a_home

HERE = Path(__file__).parent
RESIDENTS = 100_000


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--benchmark-only", default=False):
        return
    left_out = [item for item in items if HERE in item.path.parents]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def race(benchmark: object, capsys: pytest.CaptureFixture[str]) -> Race:
    return Race(benchmark, capsys)


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """An office with a hundred thousand residents, written through the journal's bulk door."""
    with a_home(tmp_path_factory.mktemp("many") / "office") as home:
        settle(home, RESIDENTS)
        yield home


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> commune.Made:
    return commune.make(tmp_path_factory.mktemp("demo") / "xa", residents=2000, cases=100)


def settle(home: Home, count: int, places: tuple[hamlets.Place, ...] | None = None) -> None:
    """People, their households and areas, in batches as an import of lists writes them."""
    places = places or hamlets.places()
    settling, who, at = hamlets.Settling(Random(1)), home.account.id, moment(home.today)
    areas = [Put("area", place.id, {"name": place.name, "kind": place.kind}) for place in places]
    demo_fill.fill(home, [Batch(who, at, areas)])
    for place, share in zip(places, hamlets.shares(count, places), strict=True):
        demo_fill.fill(home, households_first(settling.settle(place, share), who, at))
