"""Stretches of large files in a bundle: what they say of themselves holds, or the bundle is refused."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from app.errors import BugError, UserError
from app.security.age import Identity
from app.security.files import BlobStore
from app.sync.bundle import BundleWriter, CheckedBundle
from app.sync.envelope import Part, Section
from app.sync.files import missing
from tests.sync.test_bundle import LAPTOP, OFFICE, a_manifest, read, spool

__all__ = ["read", "spool"]

WHOLE = os.urandom(5000)
SHA = hashlib.sha256(WHOLE).hexdigest()


def write(path: Path, change: Callable[[Section], Section] = lambda section: section, *, start: int = 2000) -> Path:
    """A bundle with the bytes from 2000 to 4500; ``change``: what its writer claims instead."""
    with BundleWriter(path, signer=LAPTOP, recipients=[OFFICE.recipient]) as writer:
        writer.part(Part(SHA, start, len(WHOLE)), io.BytesIO(WHOLE[2000:4500]))
        writer._sections[:] = [change(section) for section in writer._sections]
        writer.finish(a_manifest())
    return path


def told(part: Part | None) -> Callable[[Section], Section]:
    return lambda section: msgspec.structs.replace(section, part=part)


def test_a_part_comes_out_as_it_went_in(tmp_path: Path, read: Callable[..., CheckedBundle]) -> None:
    bundle = read(write(tmp_path / "b.hsct"))
    got = []
    assert bundle.copy_parts(lambda part, size, source: got.append((part, size, source.read(9999)))) == 1
    assert got == [(Part(SHA, 2000, 5000), 2500, WHOLE[2000:4500])]
    assert bundle.copy_parts(lambda *_: None, wanted=lambda part: part.start == 0) == 0
    assert bundle.blobs() == {}


@pytest.mark.parametrize(
    "claim",
    [
        told(None),
        told(Part(SHA, 2001, 5000)),
        told(Part("0" * 64, 2000, 5000)),
        told(Part(SHA, 2000, 4000)),
        lambda section: msgspec.structs.replace(section, name=SHA),
    ],
    ids=["of nothing", "from elsewhere", "of another file", "beyond its end", "named as a whole"],
)
def test_a_part_that_is_not_what_it_says_is_refused(
    tmp_path: Path, read: Callable[..., CheckedBundle], claim: Callable[[Section], Section]
) -> None:
    with pytest.raises(UserError, match=r"bundle\.(malformed|damaged)"):
        read(write(tmp_path / "b.hsct", claim))


def test_one_stretch_stands_once_and_nothing_but_files_comes_after_it(tmp_path: Path) -> None:
    for more in ("part", "small"):
        with (
            pytest.raises(BugError),
            BundleWriter(tmp_path / "b.hsct", signer=LAPTOP, recipients=[OFFICE.recipient]) as writer,
        ):
            writer.part(Part(SHA, 0, 5000), io.BytesIO(WHOLE[:10]))
            if more == "part":
                writer.part(Part(SHA, 0, 5000), io.BytesIO(WHOLE[:10]))
            writer.small("registry", b"late")


def test_stretches_join_in_any_order_and_where_they_overlap(tmp_path: Path) -> None:
    store = BlobStore(tmp_path / "blobs", Identity.generate(), b"k" * 32)
    pieces = [(3000, 2000), (0, 1500), (1000, 2500)]
    for start, size in pieces:
        store.put_piece(SHA, start, io.BytesIO(WHOLE[start : start + size]))
    assert store.join(SHA, pieces).new
    assert store.read(SHA) == WHOLE
    store.keep_pieces_of([SHA])
    assert store.has_piece(SHA, 0)
    store.keep_pieces_of([])
    assert not store.has_piece(SHA, 0)
    assert WHOLE[1000:1040] not in b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("have", "gaps"),
    [
        ([], [(0, 100)]),
        ([(0, 100)], []),
        ([(10, 20), (50, 10)], [(0, 10), (30, 20), (60, 40)]),
        ([(50, 10), (0, 60)], [(60, 40)]),
        ([(0, 0)], [(0, 100)]),
        ([(200, 50)], [(0, 100)]),
        ([(90, 50), (0, 5)], [(5, 85)]),
    ],
)
def test_what_is_missing_of_a_file_is_found(have: list[tuple[int, int]], gaps: list[tuple[int, int]]) -> None:
    assert missing(100, have) == gaps
