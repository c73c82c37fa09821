"""The least that an exchange of the same lines can cost: no judging, no history of fields, no search, no receipts.

It writes and reads the same bytes: each op lies once in an indexed table of an encrypted database (SQLCipher, the same
durability as ours), goes out as a line of JSON through zstd (one level for both), SHA-256, a signature and age, and
comes in through the same, each line decoded by msgspec once. Photos lie and travel as age files.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.models.engine import connect
from app.models.ops import OpLine

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(OpLine).decode
_TABLE = (
    "CREATE TABLE op (device TEXT, chain TEXT, seq INTEGER, entity TEXT, row TEXT, actor TEXT, at TEXT, schema INTEGER,"
    " salt BLOB, body BLOB, hash BLOB, PRIMARY KEY (device, chain, seq))",
    "CREATE INDEX ix_op_row ON op (entity, row)",
)
_COLUMNS = "device, chain, seq, entity, row, actor, at, schema, hash, salt, body"
_PUT = f"INSERT INTO op ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _stored(op: OpLine) -> tuple[object, ...]:
    return (
        *(op.device, op.chain, op.seq, op.entity, op.row, op.actor, op.at, op.schema),
        *(op.hash, op.salt, op.content),
    )


class Floor:
    """Two databases (where the ops lie, and where they go) and the file between them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder, self.file = folder, folder / "floor.hsct"
        self.identity = pyrage.x25519.Identity.generate()
        self.signer = Ed25519PrivateKey.generate()
        self.key = os.urandom(32)

    def hold(self, lines: Iterator[bytes]) -> None:
        """Let the ops of these lines lie in the first database."""
        self._empty("from.db")
        self._store("from.db", lines)

    def export(self) -> None:
        database = connect(self.folder / "from.db", self.key)
        found = database.execute(f"SELECT {_COLUMNS} FROM op ORDER BY device, chain, seq")
        lines = [_encode(OpLine(*row[:10], msgspec.Raw(row[10]))) for row in found]
        packed = zstandard.ZstdCompressor(level=3).compress(b"\n".join(lines))
        database.close()
        signature = self.signer.sign(hashlib.sha256(packed).digest())
        self._write(pyrage.encrypt(signature + packed, [self.identity.to_public()]))

    def empty(self) -> None:
        self._empty("to.db")

    def take_in(self) -> None:
        plain = pyrage.decrypt(self.file.read_bytes(), [self.identity])
        signature, packed = plain[:64], plain[64:]
        self.signer.public_key().verify(signature, hashlib.sha256(packed).digest())
        text = zstandard.ZstdDecompressor().decompress(packed)
        self._store("to.db", iter(text.split(b"\n")))

    def export_photos(self, sealed: list[Path]) -> None:
        """Each photo from its own age file into one, behind its hash."""
        plain = [pyrage.decrypt(path.read_bytes(), [self.identity]) for path in sealed]
        hashes = b"".join(hashlib.sha256(data).digest() for data in plain)
        whole = b"".join([self.signer.sign(hashlib.sha256(hashes).digest()), hashes, *plain])
        self._write(pyrage.encrypt(whole, [self.identity.to_public()]))

    def take_in_photos(self, count: int, size: int) -> None:
        """Each photo into an age file of its own, on the disk for good."""
        plain = memoryview(pyrage.decrypt(self.file.read_bytes(), [self.identity]))
        hashes = plain[64 : 64 + 32 * count]
        self.signer.public_key().verify(bytes(plain[:64]), hashlib.sha256(hashes).digest())
        for n in range(count):
            begun = 64 + 32 * count + n * size
            data = plain[begun : begun + size]
            assert hashlib.sha256(data).digest() == hashes[32 * n : 32 * n + 32]
            self._write(pyrage.encrypt(bytes(data), [self.identity.to_public()]), self.folder / f"{n}.age")

    def hold_photos(self, photos: list[bytes]) -> list[Path]:
        paths = [self.folder / f"held-{n}.age" for n in range(len(photos))]
        for path, data in zip(paths, photos, strict=True):
            path.write_bytes(pyrage.encrypt(data, [self.identity.to_public()]))
        return paths

    def _write(self, data: bytes, path: Path | None = None) -> None:
        with open(path or self.file, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())

    def _empty(self, name: str) -> None:
        for path in self.folder.glob(f"{name}*"):
            path.unlink()
        database = connect(self.folder / name, self.key)
        database.execute("PRAGMA journal_mode = WAL")
        for statement in _TABLE:
            database.execute(statement)
        database.close()

    def _store(self, name: str, lines: Iterator[bytes]) -> None:
        database = connect(self.folder / name, self.key)
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA cache_size = -32000")
        database.execute("BEGIN IMMEDIATE")
        database.executemany(_PUT, map(_stored, map(_decode, lines)))
        database.execute("COMMIT")
        database.close()
