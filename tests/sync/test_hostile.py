"""The hostile corpus: each bundle is refused for the reason that the table states, and leaves no trace.

``python -m tests.corpus.bundles.make`` makes the files; bundles of older programs stay.
"""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from app.errors import UserError
from app.home import Home
from app.services import backups, exchange
from app.services.exchange import Imported
from app.sync import bundle, envelope
from tests.corpus import forging
from tests.corpus.bundles import cast, make
from tests.corpus.bundles.make import Case
from tests.faults.damage import ill

FOLDER = cast.FOLDER
TABLE = msgspec.json.decode((FOLDER / "table.json").read_bytes(), type=list[Case])
REFUSED = [case for case in TABLE if case.code is not None]
TAKEN = [case for case in TABLE if case.code is None]
WORD = cast.KNOWN_WORD.encode()


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Home]]:
    folder = tmp_path_factory.mktemp("hostile")
    with cast.office_home(folder / "office") as office, cast.laptop_home(folder / "laptop") as laptop:
        backups.back_up_by_itself(office)  # there must be one before an import
        yield {"office": office, "laptop": laptop}
        assert ill(office) == ill(laptop) == []


@pytest.fixture(scope="module")
def before(homes: dict[str, Home]) -> dict[str, dict[str, str]]:
    """What the homes hold, before as after every test that shares them."""
    return {at: content(home) for at, home in homes.items()}


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this process puts what is temporary."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def content(home: Home) -> dict[str, str]:
    """Everything that a home holds: a hash of each table, and of each file."""
    found = {}
    with home.engine.connect() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in names:
            rows = sorted(map(repr, conn.exec_driver_sql(f'SELECT * FROM "{name}"').fetchall()))
            found[str(name)] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    for path in home.folder.rglob("*"):
        if path.is_file() and not path.name.startswith(("data.db", "home.lock")):
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def on_disk(*folders: Path) -> list[Path]:
    """Files in which the known word can be read."""
    return [path for folder in folders for path in folder.rglob("*") if path.is_file() and WORD in path.read_bytes()]


def refusal(home: Home, file: Path) -> UserError:
    with pytest.raises(UserError) as fault:
        exchange.import_bundle(home, file)
    return fault.value


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.file)
def test_a_hostile_bundle_is_refused_for_its_reason_and_leaves_nothing(
    case: Case, homes: dict[str, Home], before: dict[str, dict[str, str]], temporary: Path
) -> None:
    home = homes[case.at]
    fault = refusal(home, FOLDER / case.file)
    assert fault.code == case.code
    assert case.detail in str(fault.params)
    if case.keeps == "aside":
        laid_aside_is_all(home)
    assert content(home) == before[case.at]
    assert on_disk(home.folder, temporary) == []


def laid_aside_is_all(home: Home) -> None:
    """The bundle lies aside for a person, closed as it came. Taken away again, for the next test."""
    (file,) = (home.folder / "quarantine").iterdir()
    assert bundle.is_bundle(file)
    file.unlink()
    with home.noting() as conn:
        assert conn.exec_driver_sql("DELETE FROM quarantine").rowcount == 1


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.file)
def test_of_a_bundle_that_is_taken_in_only_what_is_right_is_kept(
    case: Case, homes: dict[str, Home], before: dict[str, dict[str, str]], temporary: Path
) -> None:
    home = homes[case.at]
    seen = exchange.look(home, FOLDER / case.file)
    assert tuple(why for _, _, why in seen.refused) == case.refused
    assert what_it_is(seen) == (case.detail or "honest")
    assert content(home) == before[case.at]
    assert on_disk(home.folder, temporary) == []


def what_it_is(seen: Imported) -> str:
    """In a word: what came of a bundle."""
    words = {
        "stale": seen.stale, "newer": seen.newer, "held": seen.held, "gap": seen.gaps, "proposal": seen.conflicting,
    }  # fmt: skip
    return next((word for word, there in words.items() if there), "honest")


# Families that are made here -----------------------------------------------------------------------------------

SMALL = (FOLDER / "honest-up.hsct").read_bytes()
MAGIC, HEADER = 5, SMALL.index(b"\n--- ")


def flipped(bit: int) -> bytes:
    changed = bytearray(SMALL)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def codes_of(bit: int) -> set[str]:
    """As what a flipped bit may be refused: by the part of the file that it stands in."""
    place = bit // 8
    if place < MAGIC - 1:
        return {"bundle.not-a-bundle"}
    if place == MAGIC - 1:
        return {"bundle.newer-version", "bundle.not-a-bundle"}
    return {"bundle.damaged"} if place > HEADER else {"bundle.damaged", "bundle.not-for-this-device"}


def flip(home: Home, folder: Path, bits: Iterable[int]) -> int:
    file, before, done = folder / "bit.hsct", content(home), 0
    for bit in bits:
        file.write_bytes(flipped(bit))
        assert refusal(home, file).code in codes_of(bit), bit
        done += 1
    assert content(home) == before
    assert on_disk(home.folder, folder) == []
    return done


def test_a_flipped_bit_anywhere_is_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    every = range(len(SMALL) * 8)
    bits = {*range(8 * MAGIC), *random.Random(11).sample(every, 150), every[-1]}
    assert flip(homes["office"], tmp_path, sorted(bits)) > 180


@pytest.mark.hunt
def test_every_flipped_bit_is_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    count = flip(homes["office"], tmp_path, range(len(SMALL) * 8))
    print(f"\n{count} bits flipped, all refused")


def test_a_cut_at_every_block_edge_and_beside_it_is_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    """Blocks of the stick's file: age's header lines, its nonce, its chunks of 64 KiB, the end."""
    home, file = homes["office"], tmp_path / "cut.hsct"
    scan = random.Random(3).randbytes(150_000)
    name = hashlib.sha256(scan).hexdigest()
    large = make.up(more=lambda writer: [forging.stored(writer, "blob", scan, name=name)])
    before, count = content(home), 0
    for whole in (SMALL, large):
        body = whole.index(b"\n", whole.index(b"\n--- ") + 1) + 1
        lines = [at + 1 for at, byte in enumerate(whole[:body]) if byte == 10]
        chunks = range(body + 16, len(whole), 65536 + 16)
        for edge in {MAGIC, *lines, *chunks, len(whole)}:
            for cut in {edge - 1, edge, edge + 1} - {*range(MAGIC), len(whole), len(whole) + 1}:
                file.write_bytes(whole[:cut])
                assert refusal(home, file).code == "bundle.damaged", cut
                count += 1
    assert count > 40
    assert content(home) == before


def test_a_cut_at_every_frame_by_who_holds_a_key_is_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    """Blocks inside: each frame, its head, and a byte beside it, closed again so that age finds no fault."""
    home, file = homes["office"], tmp_path / "cut.hsct"
    inside, at, edges = forging.opened(SMALL, cast.RECOVERY), 0, set[int]()
    for frame in forging.frames(inside):
        edges |= {at, at + 1, at + 5, at + 6, at + len(frame) - 1}
        at += len(frame)
    before = content(home)
    for edge in sorted(edges - {len(inside)}):
        file.write_bytes(forging.closed(inside[:edge], cast.OFFICE.ring.identity.recipient))
        assert refusal(home, file).code == "bundle.malformed", edge
    assert content(home) == before


def test_more_sections_than_a_bundle_may_have_are_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    title = b'{"kind":"receipts"}'
    one = b"S" + len(title).to_bytes(4, "big") + title + b"E\0\0\0\0"
    file = tmp_path / "many.hsct"
    file.write_bytes(forging.closed(one * (envelope.MAX_SECTIONS + 1), cast.OFFICE.ring.identity.recipient))
    fault = refusal(homes["office"], file)
    assert (fault.code, fault.params["what"]) == ("bundle.too-large", "sections")


def test_a_small_section_beyond_its_bound_is_refused(homes: dict[str, Home], tmp_path: Path) -> None:
    piece = b"D" + (1 << 20).to_bytes(4, "big") + bytes(1 << 20)
    file = tmp_path / "large.hsct"
    said = b'S\0\0\0\x14{"kind":"statement"}' + piece * 9
    file.write_bytes(forging.closed(said, cast.OFFICE.ring.identity.recipient))
    fault = refusal(homes["office"], file)
    assert (fault.code, fault.params["what"]) == ("bundle.too-large", "statement")


def test_a_bundle_taken_in_again_or_later_brings_nothing(tmp_path: Path) -> None:
    with cast.office_home(tmp_path / "office") as home:
        assert exchange.import_bundle(home, FOLDER / "honest-up.hsct").value.new == 1
        again = exchange.import_bundle(home, FOLDER / "replayed.hsct").value
        assert (again.new, again.changed, again.identical) == (0, 0, 1)
        assert ill(home) == []


def test_an_old_bundle_with_an_old_register_does_nothing_after_a_newer(tmp_path: Path) -> None:
    with cast.laptop_home(tmp_path / "laptop") as home:
        assert exchange.import_bundle(home, FOLDER / "honest-down.hsct").value.merged == 2
        before = content(home)
        assert exchange.look(home, FOLDER / "an-old-bundle-with-an-old-register.hsct").stale
        assert content(home) == before


def test_of_ops_that_may_not_be_no_record_changes(tmp_path: Path) -> None:
    """The whole way: what is refused is kept as said, and the people and cases stay as they were."""
    with cast.office_home(tmp_path / "office") as home:
        kept = {
            name: hash_ for name, hash_ in content(home).items() if name in ("area", "case", "setting", "attachment")
        }
        for number, case in enumerate(case for case in TAKEN if case.refused):
            if number:  # each says something else at the same place of the chain
                assert refusal(home, FOLDER / case.file).code == "sync.fork"
            else:
                assert exchange.import_bundle(home, FOLDER / case.file).value.refused
        assert {name: hash_ for name, hash_ in content(home).items() if name in kept} == kept
        assert ill(home) == []
        aside = home.folder / "quarantine"
        assert all(bundle.is_bundle(path) for path in aside.iterdir())
        assert on_disk(home.folder) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say what memory a process took at most")
def test_what_is_small_to_carry_and_large_to_open_costs_little_memory() -> None:
    """In a process of its own, as the system counts it: Python's memory and that of zstd and age."""
    heavy = [case.file for case in TABLE if case.heavy]
    said = subprocess.run(
        [sys.executable, "-m", "tests.corpus.bundles.weigh", *heavy],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    before, after = map(int, said.split())
    assert len(heavy) > 10
    assert after - before < 64 * 1024
