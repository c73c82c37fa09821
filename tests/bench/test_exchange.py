"""Export and import of ten thousand changed records, against the floor: the same lines through zstd, age, a signature,
and a bulk upsert that stores each change once, indexed, in an encrypted database."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import msgspec
import pyrage
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app import backup
from app.demo import hamlets
from app.demo.casework import households_first
from app.demo.laptops import moment
from app.home import Home
from app.models.engine import connect
from app.models.ops import OpLine
from app.services import demo_fill, exchange, people, sitting, sync_state
from app.services.demo_fill import Batch, Put
from app.services.people import PeopleFilter
from tests.bench.racing import Race
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE

RECORDS = 10_000
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(OpLine).decode
_OP = (
    "CREATE TABLE op (device TEXT, chain TEXT, seq INTEGER, entity TEXT, row TEXT, actor TEXT, at TEXT, schema INTEGER,"
    " salt BLOB, body BLOB, hash BLOB, PRIMARY KEY (device, chain, seq)) WITHOUT ROWID"
)
_PUT = (
    "INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device, chain, seq)"
    " DO UPDATE SET body = excluded.body"
)


@dataclass(slots=True)
class Changed:
    """Closed homes of an office and a laptop that has changed ten thousand records, and those changes as lines."""

    folder: Path
    lines: list[bytes]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    folder = tmp_path_factory.mktemp("exchange")
    with a_commune(folder, "Thôn 1") as commune:
        area = commune.areas["Thôn 1"]
        place = hamlets.Place(area, "Thôn 1", "hamlet", 1, (("Kinh", 1),))
        _settle_into(commune.office, place)
        laptop = commune.laptop("Thôn 1")
        with laptop.engine.connect() as conn:
            rows = [str(row) for (row,) in conn.exec_driver_sql("SELECT id FROM resident ORDER BY id")]
        assert len(rows) == RECORDS
        puts = [Put("resident", row, {"note": f"gặp lại ngày {n % 28 + 1}", "phone": f"09{n:08}"}, False)
                for n, row in enumerate(rows)]  # fmt: skip
        demo_fill.fill(laptop, [Batch(laptop.account.id, moment(laptop.today), puts)])
        assert sync_state.sync_state(laptop).unsent == RECORDS
        lines = _lines(laptop)
    return Changed(folder, lines)


def _settle_into(office: Home, place: hamlets.Place) -> None:
    houses = hamlets.Settling(Random(1)).settle(place, RECORDS)
    demo_fill.fill(office, households_first(houses, office.account.id, moment(office.today)))


def _lines(laptop: Home) -> list[bytes]:
    """The laptop's own changes as they travel."""
    with laptop.engine.connect() as conn:
        found = conn.exec_driver_sql(
            "SELECT device, chain, seq, entity, row, actor, at, schema, hash, salt, body FROM op"
            " WHERE state = 'pending' ORDER BY seq"
        )
        return [
            _encode(OpLine(d, c, n, e, r, a, t, v, bytes(h), bytes(s), msgspec.Raw(bytes(b))))
            for d, c, n, e, r, a, t, v, h, s, b in found
        ]


class Floor:
    """The least that the same lines can cost."""

    def __init__(self, folder: Path, lines: list[bytes]) -> None:
        self.folder, self.lines = folder, lines
        self.identity = pyrage.x25519.Identity.generate()
        self.signer = Ed25519PrivateKey.generate()
        self.key = os.urandom(32)
        folder.mkdir()
        self.file = folder / "floor.hsct"

    def export(self) -> None:
        packed = zstandard.ZstdCompressor(level=3).compress(b"\n".join(self.lines))
        signature = self.signer.sign(hashlib.sha256(packed).digest())
        sealed = pyrage.encrypt(signature + packed, [self.identity.to_public()])
        with open(self.file, "wb") as out:
            out.write(sealed)
            out.flush()
            os.fsync(out.fileno())

    def empty(self) -> None:
        for path in self.folder.glob("floor.db*"):
            path.unlink()
        database = connect(self.folder / "floor.db", self.key)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute(_OP)
        database.execute("CREATE INDEX ix_op_row ON op (entity, row)")
        database.close()

    def take_in(self) -> None:
        plain = pyrage.decrypt(self.file.read_bytes(), [self.identity])
        signature, packed = plain[:64], plain[64:]
        self.signer.public_key().verify(signature, hashlib.sha256(packed).digest())
        text = zstandard.ZstdDecompressor().decompress(packed)
        ops = map(_decode, text.split(b"\n"))
        database = connect(self.folder / "floor.db", self.key)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("BEGIN IMMEDIATE")
        database.executemany(
            _PUT,
            [
                (o.device, o.chain, o.seq, o.entity, o.row, o.actor, o.at, o.schema, o.salt, o.content, o.hash)
                for o in ops
            ],
        )
        database.execute("COMMIT")
        database.close()


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


@pytest.fixture
def floor(changed: Changed, tmp_path: Path) -> Floor:
    return Floor(tmp_path / "floor", changed.lines)


@pytest.fixture
def laptop(changed: Changed, tmp_path: Path) -> Iterator[Home]:
    home = opened(shutil.copytree(changed.folder / "field-1", tmp_path / "field-1"))
    yield home
    home.close()


def test_export(race: Race, floor: Floor, laptop: Home, tmp_path: Path) -> None:
    race.run(
        f"export of {RECORDS} changed records / zstd, age, signature",
        lambda: exchange.export_bundle(laptop, tmp_path / "x.hsct"),
        floor.export,
        rounds=5,
    )


@pytest.mark.parametrize("with_backup", [False, True], ids=["import", "import-and-backup"])
def test_import(
    race: Race, changed: Changed, floor: Floor, laptop: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    with_backup: bool,
) -> None:  # fmt: skip
    if not with_backup:
        monkeypatch.setattr(backup, "back_up_by_itself", lambda home, **_: backup.BackedUp(tmp_path, 0, ""))
    bundle = exchange.export_bundle(laptop, tmp_path / "x.hsct").path
    floor.export()
    offices: list[Home] = []

    def ready() -> None:
        floor.empty()
        if offices:
            offices[-1].close()
            shutil.rmtree(offices[-1].folder)
        offices.append(opened(shutil.copytree(changed.folder / "office", tmp_path / f"office-{len(offices)}")))

    def ours() -> None:
        came = exchange.import_bundle(offices[-1], bundle).value
        assert (came.received, came.changed, came.conflicting) == (RECORDS, RECORDS, 0)

    race.run(
        f"import of {RECORDS} changed records{' and the backup after it' * with_backup} / the floor",
        ours, floor.take_in, rounds=3, ready=ready,
    )  # fmt: skip
    assert people.count_people(offices[-1], PeopleFilter(text="0900000001")) == 1
    offices[-1].close()
