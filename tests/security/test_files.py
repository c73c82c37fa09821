"""Attachments lie closed, under names that tell nothing, and come back as they were or not at all."""

from __future__ import annotations

import hashlib
import io
import random

import pytest

from app import storage
from app.errors import EnvironmentFault, UserError
from app.security.age import Identity
from app.security.files import BlobStore

SCAN = random.Random(2).randbytes(200_000)
SHA = hashlib.sha256(SCAN).hexdigest()


@pytest.fixture
def store(tmp_path):
    return BlobStore(tmp_path / "blobs", Identity.generate(), b"k" * 32)


def everything(store: BlobStore) -> list[str]:
    return sorted(path.name for path in store.folder.rglob("*") if path.is_file())


def test_what_is_put_comes_back(store):
    stored = store.put(io.BytesIO(SCAN))
    assert (stored.sha256, stored.size, stored.new) == (SHA, len(SCAN), True)
    assert store.has(SHA)
    assert store.read(SHA) == SCAN
    with store.open(SHA) as blob:
        assert blob.read(10) == SCAN[:10]


def test_the_same_content_is_kept_once(store):
    store.put(io.BytesIO(SCAN))
    again = store.put(io.BytesIO(SCAN), expect=SHA)
    assert not again.new
    assert len(everything(store)) == 1


def test_nothing_can_be_learned_from_the_folder(store, tmp_path):
    store.put(io.BytesIO(SCAN))
    (name,) = everything(store)
    assert name != SHA
    assert SHA not in str(store.path(SHA))
    assert SCAN[1000:1100] not in store.path(SHA).read_bytes()
    assert BlobStore(tmp_path, store.identity, b"j" * 32).path(SHA).name != name
    assert store.name_key.hex() not in repr(store)


def test_an_empty_file_is_a_file(store):
    stored = store.put(io.BytesIO(b""))
    assert store.read(stored.sha256) == b""


def test_what_is_too_large_or_not_what_was_promised_leaves_nothing(store):
    with pytest.raises(UserError, match=r"blob\.too-large"):
        store.put(io.BytesIO(SCAN), limit=len(SCAN) - 1)
    with pytest.raises(UserError, match=r"blob\.other-content"):
        store.put(io.BytesIO(SCAN), expect="0" * 64)
    assert everything(store) == []


def test_what_is_not_here_is_told(store):
    with pytest.raises(UserError, match=r"blob\.missing"), store.open(SHA):
        raise AssertionError
    store.remove(SHA)
    store.put(io.BytesIO(SCAN))
    store.remove(SHA)
    assert not store.has(SHA)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "CON", SHA.upper(), SHA + "0", SHA + "\n"])
def test_only_a_hash_names_a_file(store, name):
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(name)


def test_a_rotten_file_is_never_given_as_whole(store):
    store.put(io.BytesIO(SCAN))
    path = store.path(SHA)
    whole = path.read_bytes()
    other = store.put(io.BytesIO(b"other"))
    exchanged = store.path(other.sha256).read_bytes()
    for content in (whole[:-1], whole[:100_000], b"", whole[:-5] + bytes(5), exchanged):
        path.write_bytes(content)
        with pytest.raises(EnvironmentFault, match=r"blob\.damaged"):
            store.read(SHA)


def test_files_of_another_home_do_not_open(store, tmp_path):
    store.put(io.BytesIO(SCAN))
    other = BlobStore(store.folder, Identity.generate(), store.name_key)
    with pytest.raises(EnvironmentFault, match=r"blob\.damaged"):
        other.read(SHA)


def test_a_full_disk_leaves_nothing_behind(store, monkeypatch):
    def full(self: storage.Written, data: bytes) -> int:
        raise EnvironmentFault("disk.full", file=str(self.path))

    monkeypatch.setattr(storage.Written, "write", full)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        store.put(io.BytesIO(SCAN))
    assert everything(store) == []


def test_a_source_that_breaks_off_leaves_nothing_behind(store):
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError(5, "Input/output error")
            return super().read(1000)

    with pytest.raises(OSError, match="Input/output"):
        store.put(Broken(SCAN))
    assert everything(store) == []


def test_what_a_killed_run_left_is_swept(store):
    store.put(io.BytesIO(SCAN))
    (store.folder / "abc.new.part").write_bytes(b"half")
    assert store.sweep() == 1
    assert store.read(SHA) == SCAN
    assert len(everything(store)) == 1
