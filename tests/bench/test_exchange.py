"""Issue 4, *Measured*: a laptop and its office exchange their changes on a stick, against the least that the same bytes
can cost (:mod:`tests.bench.exchange_floor`).

100,000 changed records of about 1 KB, a tenth of them changed at both sides, a hundredth in the same field; 2,000
photos of 300 KB; a laptop's week. The peak of memory is that of a process of its own, also at three times the records.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import msgspec
import pytest

from app import copies
from app.home import Home
from app.services import exchange
from app.sync.oplog import COLUMNS, line_of
from tests.bench import exchange_homes as homes
from tests.bench.exchange_floor import Floor
from tests.bench.exchange_homes import PHOTO, RECORDS, ROUNDS, Pair
from tests.bench.racing import Race

PHOTOS = max(20, RECORDS // 50)
PEOPLE = 2000
WEEK_RECORDS, WEEK_PHOTOS = 300, 200
_encode = msgspec.json.Encoder().encode


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pair]:
    """Homes by name: ``base``, ``up``, ``down`` (with a count behind), ``small``, ``photos``, ``week``."""
    folder = tmp_path_factory.mktemp("homes")

    def make(name: str) -> Pair:
        what, _, count = name.partition("-")
        n = int(count or PEOPLE)
        recipes: dict[str, Callable[[Path], Pair]] = {
            "base": lambda at: homes.settled(at, n),
            "up": lambda at: homes.towards_the_office(make(f"base-{n}"), at),
            "down": lambda at: homes.towards_the_laptop(make(f"base-{n}"), at),
            "photos": lambda at: homes.photographed(make(f"base-{PEOPLE}"), at, n, 0),
            "week": lambda at: homes.photographed(make(f"base-{PEOPLE}"), at, WEEK_PHOTOS, WEEK_RECORDS),
        }
        return homes.kept(folder, name, recipes[what])

    return make


@pytest.fixture
def no_backup(monkeypatch: pytest.MonkeyPatch) -> None:
    """The copies of the whole database that the office makes around an import are no part of the exchange."""
    monkeypatch.setattr(copies, "before_import", lambda *_, **__: copies.Copied())
    monkeypatch.setattr(copies, "after_import", lambda _, copied, **__: copied)


def travelling(home: Home, where: str) -> Iterator[bytes]:
    """The ops that go out, as lines."""
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql(f"SELECT {COLUMNS} FROM op WHERE {where} ORDER BY device, chain, seq")
        for page in found.partitions(1000):
            yield from (_encode(line_of(row)) for row in page)


@pytest.mark.parametrize("way", ["up", "down"], ids=["to-the-office", "to-the-laptop"])
def test_records(race: Race, made: Callable[[str], Pair], no_backup: None, tmp_path: Path, way: str) -> None:
    """Export and import of changed records. Also times the floor, whose database holds the very same ops."""
    pair = made(f"{way}-{RECORDS}").copy(tmp_path / "pair")
    office, laptop = homes.opened(pair.office), homes.opened(pair.laptop)
    sender, receiver, to = (laptop, office, None) if way == "up" else (office, laptop, laptop.device)
    floor, file = Floor(tmp_path / "floor"), tmp_path / "x.hsct"
    where = "state = 'pending'" if way == "up" else f"lsn > {laptop_lsn(laptop)}"
    floor.hold(travelling(sender, where))
    lines = exchange.export_bundle(sender, file, to=to).ops
    receiver.close()
    race.run(
        f"export of {lines} ops {way} / the floor",
        lambda: exchange.export_bundle(sender, file, to=to),
        floor.export,
        rounds=ROUNDS,
    )
    sender.close()
    untouched, opened = pair.office if way == "up" else pair.laptop, []

    def ready() -> None:
        floor.empty()
        if opened:
            opened[-1].close()
            shutil.rmtree(tmp_path / "fresh")
        opened.append(homes.opened(shutil.copytree(untouched, tmp_path / "fresh")))

    def ours() -> None:
        came = exchange.import_bundle(opened[-1], file).value
        assert came.received == lines
        assert not came.differing
        assert came.conflicting == (RECORDS // 100 if way == "up" else 0)

    again = Race(_Plain(race.benchmark), race.capsys)
    again.run(f"import of {lines} ops {way} / the floor", ours, floor.take_in, rounds=ROUNDS, ready=ready)
    opened[-1].close()


class _Plain:
    """Runs a second race within one test: pytest-benchmark counts once."""

    def __init__(self, benchmark: object) -> None:
        self.extra_info: dict[str, float] = {}

    def pedantic(self, work: Callable[[], object], **_: object) -> None:
        work()


def laptop_lsn(laptop: Home) -> int:
    with laptop.reading() as r:
        return r.heads.lsn


@pytest.mark.parametrize("what", ["photos", "week"])
def test_photos(race: Race, made: Callable[[str], Pair], no_backup: None, tmp_path: Path, what: str) -> None:
    """Photos alone, and a laptop's week: 300 records and 200 photos, of which the floor moves the photos only."""
    count = PHOTOS if what == "photos" else WEEK_PHOTOS
    pair = made(f"photos-{PHOTOS}" if what == "photos" else "week").copy(tmp_path / "pair")
    laptop, file, floor = homes.opened(pair.laptop), tmp_path / "x.hsct", Floor(tmp_path / "floor")
    rng = Random(9)
    sealed = floor.hold_photos([rng.randbytes(PHOTO) for _ in range(count)])
    race.run(
        f"export of {count} photos ({what}) / the floor",
        lambda: exchange.export_bundle(laptop, file),
        lambda: floor.export_photos(sealed),
        rounds=ROUNDS,
    )
    laptop.close()
    opened: list[Home] = []

    def ready() -> None:
        if opened:
            opened[-1].close()
            shutil.rmtree(tmp_path / "fresh")
        opened.append(homes.opened(shutil.copytree(pair.office, tmp_path / "fresh")))

    def ours() -> None:
        assert exchange.import_bundle(opened[-1], file).value.files == count

    again = Race(_Plain(race.benchmark), race.capsys)
    again.run(
        f"import of {count} photos ({what}) / the floor",
        ours,
        lambda: floor.take_in_photos(count, PHOTO),
        rounds=ROUNDS,
        ready=ready,
    )
    opened[-1].close()


@pytest.mark.parametrize("times", [1, 3], ids=["as-many", "three-times-as-many"])
@pytest.mark.parametrize("way", ["up", "down"], ids=["to-the-office", "to-the-laptop"])
def test_peak_of_memory(
    made: Callable[[str], Pair],
    benchmark: object,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    way: str,
    times: int,
) -> None:
    """With the backups that the office makes around an import."""
    pair = made(f"{way}-{RECORDS * times}").copy(tmp_path / "pair")
    sender, receiver = (pair.laptop, pair.office) if way == "up" else (pair.office, pair.laptop)
    peaks: dict[str, tuple[int, int]] = {}

    def both() -> None:
        for step, home in (("export", sender), ("import", receiver)):
            command = [sys.executable, "-m", "tests.bench.exchange_once", str(home), step, str(tmp_path / "x.hsct")]
            said = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ)).stdout
            whole, before = said.split()
            peaks[step] = (int(whole), int(before))

    benchmark.pedantic(both, rounds=1, iterations=1)  # type: ignore[attr-defined]
    with capsys.disabled():
        for step, (whole, before) in peaks.items():
            print(f"\n  {step} of {RECORDS * times} records {way}: peak {whole} MB ({before} MB before it began)")
    assert all(whole <= 300 for whole, _ in peaks.values())
