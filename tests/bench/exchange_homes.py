"""Homes for measuring the exchange: an office and a laptop that have both gone on since they last met.

``HOSO_BENCH_RECORDS`` and ``HOSO_BENCH_ROUNDS`` make a quick run of a long one; ``HOSO_BENCH_HOMES`` names a folder
that keeps the homes for the next run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from app.demo import hamlets
from app.demo.casework import households_first
from app.demo.laptops import moment
from app.domain.ids import new_id
from app.home import Home
from app.services import demo_fill, exchange, sitting
from app.services.demo_fill import Batch, Put
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE

RECORDS = int(os.environ.get("HOSO_BENCH_RECORDS", "100000"))
ROUNDS = int(os.environ.get("HOSO_BENCH_ROUNDS", "5"))
PHOTO = 300_000
_WORDS = (
    *("gặp", "lại", "ở", "rẫy", "nhà", "có", "đơn", "chờ", "giấy", "mới", "con", "nhỏ", "theo", "mẹ", "từ", "nơi"),
    *("khác", "đến", "chưa", "rõ", "năm", "tháng", "trưởng", "thôn", "nhớ"),
)
_PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Closed homes of an office and its laptop, in one folder."""

    folder: Path

    @property
    def office(self) -> Path:
        return self.folder / "office"

    @property
    def laptop(self) -> Path:
        return self.folder / "field-1"

    def copy(self, folder: Path) -> Pair:
        shutil.copytree(self.folder, folder)
        return Pair(folder)


def kept(folder: Path, name: str, make: Callable[[Path], Pair]) -> Pair:
    """The homes of this name, from the last run if they were kept."""
    whole = Path(os.environ.get("HOSO_BENCH_HOMES") or folder) / name
    if not whole.exists():
        begun = whole.with_name(f"{name}.begun")
        shutil.rmtree(begun, ignore_errors=True)
        make(begun)
        begun.rename(whole)
    return Pair(whole)


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


def settled(folder: Path, count: int) -> Pair:
    """An office with ``count`` residents in one hamlet, and a laptop that holds them all."""
    with a_commune(folder, "Thôn 1") as commune:
        place = hamlets.Place(commune.areas["Thôn 1"], "Thôn 1", "hamlet", 1, (("Kinh", 1),))
        settling, office = hamlets.Settling(Random(1)), commune.office
        for begun in range(0, count, _PAGE):
            houses = settling.settle(place, min(_PAGE, count - begun))
            demo_fill.fill(office, households_first(houses, office.account.id, moment(office.today)))
        commune.laptop("Thôn 1")
    return Pair(folder)


def written(folder: Path, shares: Sequence[tuple[int, Sequence[str]]]) -> None:
    """At one home: of every tenth, hundredth, … resident (``shares``: one in how many, and which fields) a change."""
    rng, side = Random(folder.name), 8 if folder.name == "office" else 9
    home = opened(folder)
    try:
        with home.engine.connect() as conn:
            people = [str(row) for (row,) in conn.exec_driver_sql("SELECT id FROM resident ORDER BY id")]
        for begun in range(0, len(people), _PAGE):
            puts = []
            for n, row in enumerate(people[begun : begun + _PAGE], begun):
                names = [name for one_in, each in shares if n % one_in == 0 for name in each]
                if names:
                    puts.append(Put("resident", row, {name: _said(name, n, rng, side) for name in names}, False))
            demo_fill.fill(home, [Batch(home.account.id, moment(home.today), puts)])
    finally:
        home.close()


def _said(name: str, n: int, rng: Random, side: int) -> Any:
    if name == "phone":
        return f"0{side}{n:06}{rng.randrange(100):02}"
    return " ".join(rng.choices(_WORDS, k=100 if name == "note" else 4))


def towards_the_office(base: Pair, folder: Path) -> Pair:
    """The laptop has changed every record, the office a tenth of them elsewhere, and a hundredth in the same field."""
    pair = base.copy(folder)
    written(pair.laptop, [(1, ("note", "phone"))])
    written(pair.office, [(10, ("other_names",)), (100, ("phone",))])
    return pair


def towards_the_laptop(base: Pair, folder: Path) -> Pair:
    """The office has changed every record, the laptop a tenth of them elsewhere, and a hundredth in the same field; the
    office has taken that in, and the laptop does not know yet what became of it."""
    pair = base.copy(folder)
    written(pair.office, [(1, ("note", "phone"))])
    written(pair.laptop, [(10, ("other_names",)), (100, ("phone",))])
    laptop, office = opened(pair.laptop), opened(pair.office)
    try:
        bundle = exchange.export_bundle(laptop, folder / "up.hsct").path
        exchange.import_bundle(office, bundle)
        shutil.rmtree(pair.office / "backups", ignore_errors=True)
    finally:
        laptop.close()
        office.close()
    return pair


def photographed(base: Pair, folder: Path, photos: int, records: int) -> Pair:
    """The laptop has changed ``records`` records and attached as many photos of 300 KB."""
    pair = base.copy(folder)
    home, rng = opened(pair.laptop), Random(5)
    try:
        with home.engine.connect() as conn:
            people = [str(row) for (row,) in conn.exec_driver_sql("SELECT id FROM resident ORDER BY id")]
        puts = [Put("resident", row, {name: _said(name, n, rng, 9) for name in ("note", "phone")}, False)
                for n, row in enumerate(people[:records])]  # fmt: skip
        held = []
        for n in range(photos):
            data = rng.randbytes(PHOTO)
            home.blobs.put(_Bytes(data))
            held.append(hashlib.sha256(data).hexdigest())
            told = {"title": f"Ảnh {n}", "media_type": "image/jpeg", "size": PHOTO, "sha256": held[-1]}
            puts.append(Put("attachment", new_id(), {"resident_id": people[n % len(people)], **told}))
        if puts:
            demo_fill.fill(home, [Batch(home.account.id, moment(home.today), puts)])
        with home.noting() as conn:
            conn.exec_driver_sql(
                "INSERT INTO blob (sha256, size, held, acknowledged) VALUES (?, ?, 1, 0)",
                [(sha, PHOTO) for sha in held],
            )
    finally:
        home.close()
    return pair


class _Bytes:
    def __init__(self, data: bytes) -> None:
        self._left = memoryview(data)

    def read(self, size: int, /) -> bytes:
        piece, self._left = bytes(self._left[:size]), self._left[size:]
        return piece
