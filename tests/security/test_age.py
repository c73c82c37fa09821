"""Age streams as files: what goes in comes out, and nothing else does."""

from __future__ import annotations

import io
import random
import threading

import pyrage
import pytest

from app.errors import EnvironmentFault
from app.security import age
from app.security.age import AgeReader, AgeWriter, Damaged, Identity, NotForUs

ME, OTHER = Identity.generate(), Identity.generate()
DATA = random.Random(1).randbytes(300_001)


def closed(data: bytes, *identities: Identity) -> bytes:
    sink = io.BytesIO()
    with AgeWriter(sink, [one.recipient for one in identities]) as writer:
        for start in range(0, len(data), 7919):
            writer.write(data[start : start + 7919])
    return sink.getvalue()


def opened(raw: bytes, *identities: Identity, size: int = 10_000) -> bytes:
    with AgeReader(io.BytesIO(raw), identities) as reader:
        return b"".join(iter(lambda: reader.read(size), b""))


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    yield
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("age-")]


@pytest.mark.parametrize("length", [0, 1, 65535, 65536, 65537, 131072, 300_001])
def test_what_was_closed_to_two_is_opened_by_each(length):
    raw = closed(DATA[:length], ME, OTHER)
    assert opened(raw, ME) == opened(raw, OTHER, size=1_000_000) == DATA[:length]
    assert age.unseal(raw, [ME]) == DATA[:length]


def test_a_stranger_and_damage_are_told_apart():
    """pyrage tells a stranger by the text of its error: this fails if a new pyrage words it otherwise."""
    raw = closed(DATA, ME)
    with pytest.raises(NotForUs):
        opened(raw, OTHER)
    with pytest.raises(NotForUs):
        age.unseal(raw, [OTHER])
    for bad in (b"", b"junk", raw[:-1], raw[:100], raw + b"x", raw[:70_000], b"age-encryption.org/v1\n" + b"x" * 10**6):
        with pytest.raises(Damaged):
            opened(bad, ME)
        with pytest.raises(Damaged):
            age.unseal(bad, [ME])


def test_a_cut_stream_never_looks_complete_whatever_was_read_before():
    raw = closed(DATA, ME)
    got = bytearray()
    with AgeReader(io.BytesIO(raw[:-1]), [ME]) as reader, pytest.raises(Damaged):
        while piece := reader.read(4096):
            got += piece
    assert DATA.startswith(got)
    assert len(got) < len(DATA)


def test_a_header_without_end_is_not_taken_into_memory():
    class Endless:
        taken = 0

        def read(self, size: int) -> bytes:
            self.taken += size
            return (b"age-encryption.org/v1\n" + b"-> x\n" * size)[:size]

    source = Endless()
    with AgeReader(source, [ME]) as reader, pytest.raises(Damaged):
        reader.read(1)
    assert source.taken < 200_000


def test_an_error_of_the_file_below_comes_through_as_it_was():
    class Full:
        def write(self, data: bytes) -> int:
            raise EnvironmentFault("disk.full", file="x")

    class Pulled(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise OSError(5, "Input/output error")
            return super().read(size)

    with pytest.raises(EnvironmentFault, match=r"disk\.full"), AgeWriter(Full(), [ME.recipient]) as writer:
        for _ in range(1000):
            writer.write(DATA)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"), AgeWriter(Full(), [ME.recipient]) as writer:
        writer.write(b"little")
    with AgeReader(Pulled(closed(DATA, ME)), [ME]) as reader, pytest.raises(OSError, match="Input/output"):
        while reader.read(65536):
            pass


def test_one_may_stop_reading_or_writing_at_any_time():
    with AgeReader(io.BytesIO(closed(DATA * 20, ME)), [ME]) as reader:
        assert reader.read(10) == DATA[:10]
    with pytest.raises(ValueError, match="closed"):
        while reader.read(1_000_000):
            pass
    sink = io.BytesIO()
    with pytest.raises(KeyError), AgeWriter(sink, [ME.recipient]) as writer:
        writer.write(DATA)
        raise KeyError
    with pytest.raises(Damaged):
        opened(sink.getvalue(), ME)


def test_a_stream_for_nobody_is_not_written():
    with pytest.raises(ValueError, match="recipient"):
        AgeWriter(io.BytesIO(), [])


def test_identities_are_read_back_and_never_shown():
    assert Identity.parse(ME.text.lower()) == ME
    assert ME.text not in repr(ME)
    assert age.is_recipient(ME.recipient)
    for text in ("", "age1", ME.text, "x" * 80):
        assert not age.is_recipient(text)
        if text != ME.text:
            with pytest.raises(ValueError, match="identity"):
                Identity.parse(text)


def test_a_small_secret_is_sealed_to_all():
    for one in (ME, OTHER):
        assert age.unseal(age.seal(b"secret", [ME.recipient, OTHER.recipient]), [one]) == b"secret"
    assert pyrage.decrypt(age.seal(b"x", [ME.recipient]), [pyrage.x25519.Identity.from_str(ME.text)]) == b"x"
