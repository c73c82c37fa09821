"""The readers that strangers' bytes come to, each as a function of bytes that returns, or raises what is a bug.

:func:`whole` takes a bundle as it lies on a stick; the others begin where a sender who holds an enrolled key begins:
behind the encryption, and behind the signature.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
import zstandard
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.account import Account
from app.domain.roles import Role
from app.errors import EnvironmentFault, UserError
from app.models.ops import GENESIS, OpLine, hash_of
from app.models.spec import specs
from app.models.state import Heads
from app.security import strictjson, trust
from app.security.age import AgeReader as AgeReader
from app.security.age import Identity, Source
from app.sync import bundle, enrolment, erasing, exchange, framing, registry
from app.sync.envelope import KINDS, MAX_SMALL, Form, Section
from app.sync.exchange import FieldParcel
from app.sync.framing import FrameReader, FrameWriter
from app.sync.wire import AccessLine, FieldStatement, Head, OfficeStatement, Receipt
from tests.sync import machines

OUR_REFUSALS = (UserError, EnvironmentFault)
IDENTITY = Identity.parse("AGE-SECRET-KEY-1Y2AXTKW3XMA33ZW4C8LCSDRD0X9WSMSM3CDRC0GQLUZ9UT72NQ5SE6RASV")
LAPTOP, CHAIN, ACTOR = "laptop-1", "chain-1", "nguoi-1"
_LINES: Sequence[tuple[str, Any]] = (
    ("ops", OpLine), ("receipts", Receipt), ("returned", OpLine), ("access", AccessLine), ("purges", None),
)  # fmt: skip


class _Plain:
    """Stands for the age layer: what lies in the file is the plaintext."""

    def __init__(self, source: Source, _identities: object) -> None:
        self.read = source.read

    def __enter__(self) -> _Plain:
        return self

    def __exit__(self, *_: object) -> None: ...


def whole(data: bytes) -> None:
    """A file from a stick."""
    _open(data, ())


def frames(data: bytes) -> None:
    """What lies inside the age stream, by somebody whose signature holds."""
    said = mock.patch.object(trust, "verify", lambda envelope, *_: envelope.payload)
    with mock.patch.object(bundle, "AgeReader", _Plain), said:
        _open(b"HSCT\x01" + data, [kind for kind, each in KINDS.items() if each.form is Form.LINES])


def _open(data: bytes, kinds: Iterable[str]) -> None:
    folder = _folder()
    (folder / "a.hsct").write_bytes(data)
    with suppress(*OUR_REFUSALS):
        opened = bundle.open_bundle(
            folder / "a.hsct", spool_dir=folder / "spool", identities=[IDENTITY], trusted=lambda _: bytes(32)
        )
        with opened:
            for kind in kinds:
                with suppress(*OUR_REFUSALS):
                    list(opened.iter_lines(kind, bytes))
            with suppress(*OUR_REFUSALS):
                opened.copy_blobs(lambda _sha, size, source: list(iter(lambda: source.read(size or 1), b"")))
    assert not list((folder / "spool").iterdir())


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="hoso-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))


def lines(data: bytes) -> None:
    """The stored bytes of one section of lines: its first byte says which, its second whether they are packed here."""
    if len(data) < 2:
        return
    kind, shape = _LINES[data[0] % len(_LINES)]
    raw = data[2:]
    stored = zstandard.compress(raw, 1) if data[1] % 2 else raw
    size = len(raw) if data[1] % 2 else _unpacked_size(raw)
    sink = io.BytesIO()
    section = FrameWriter(sink).section(kind, "", [stored], framing.Counted())
    claimed = msgspec.structs.replace(section, count=_count(raw, data[1]), raw_size=size)
    sink.seek(0)
    decode = bytes if shape is None else msgspec.json.Decoder(shape).decode
    with suppress(*OUR_REFUSALS), bundle._refusals("a.hsct", Path("a.hsct")):
        found = next(FrameReader(sink).sections())
        for number, line in enumerate(framing.lines_of(found, claimed)):
            try:
                strictjson.check(line)
                decode(line)
            except ValueError as fault:
                raise framing.FrameFault(f"{number}: {fault}") from fault


def _unpacked_size(raw: bytes) -> int:
    try:
        return len(zstandard.ZstdDecompressor(max_window_size=1 << 23).decompressobj().decompress(raw)[:100_000])
    except (zstandard.ZstdError, MemoryError):
        return 100


def _count(raw: bytes, choice: int) -> int:
    return raw.count(b"\n") if choice < 250 else choice


def papers(data: bytes) -> None:
    """The small sections and what is kept of them: statements, register, grant, requests, records of erasing."""
    for shape in (FieldStatement, OfficeStatement, Section):
        with suppress(strictjson.Malformed):
            strictjson.decode(data, shape, limit=MAX_SMALL)
    for read in (
        lambda: registry.unverified(data),
        lambda: registry.read(data, bytes(32)),
        lambda: enrolment.read_request(data),
        lambda: enrolment.read_grant(data),
        lambda: erasing.read(data, bytes(32)),
    ):
        with suppress(*OUR_REFUSALS):
            read()


def numbers(data: bytes) -> None:
    """What strict reading lets through has one meaning: Python's own reader sees the same."""
    try:
        strictjson.check(data)
    except strictjson.Malformed:
        return
    assert msgspec.json.decode(data) == json.loads(data, object_pairs_hook=_once)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def office(data: bytes) -> None:
    """A laptop's ops, each in its right place of the chain and under its right hash, at an office. What the office
    keeps can be read again, field by field, as screens do."""
    parcel = FieldParcel(_statement(), _chained(data))
    with _an_office() as (conn, heads), suppress(*OUR_REFUSALS), bundle._refusals("a.hsct", Path("a.hsct")):
        report = exchange.office_incoming(conn, heads, parcel, _ANYBODY.may_write_for)
        _read_again(conn, report.new_rows | report.changed_rows)


class _Anybody(Account):
    __slots__ = ()

    def may_write_for(self, _actor: str, entity: str, name: str, value: object) -> bool:
        return self.may_write(entity, name, value)


_ANYBODY = _Anybody(ACTOR, "Nguyễn Thị Thử", tuple(Role))


def _statement() -> FieldStatement:
    return FieldStatement(LAPTOP, CHAIN, Head("", 0, GENESIS), {}, [], {})


def _chained(data: bytes) -> Iterator[OpLine]:
    """Lines that decode; the chain around them is made honest, so that the office comes to judge what they say."""
    decode = msgspec.json.Decoder(OpLine).decode
    before = GENESIS
    for seq, raw in enumerate(data.splitlines()[:30], 1):
        try:
            strictjson.check(raw)
            line = decode(raw)
        except ValueError as fault:
            raise framing.FrameFault(str(fault)) from fault
        line = msgspec.structs.replace(line, device=LAPTOP, chain=CHAIN, seq=seq)
        with suppress(ValueError):
            before = hash_of(line, before)
        yield msgspec.structs.replace(line, hash=before)


@cache
def _office_engine() -> Engine:
    return machines.an_office().engine


@contextmanager
def _an_office() -> Iterator[tuple[Any, Heads]]:
    with _office_engine().execution_options(writing=True).connect() as conn:
        change = conn.begin()
        try:
            yield conn, Heads.load(conn)
        finally:
            change.rollback()


def _read_again(conn: Any, touched: Iterable[tuple[str, str]]) -> None:
    with Session(conn, autoflush=False) as session:
        for entity, row in touched:
            kept = session.get(specs()[entity].cls, row)
            assert kept is not None
            for name in specs()[entity].fields:
                getattr(kept, name)


READERS: Mapping[str, Callable[[bytes], None]] = {
    "whole": whole, "frames": frames, "lines": lines, "papers": papers, "numbers": numbers, "office": office,
}  # fmt: skip
