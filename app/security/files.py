"""Attachments at rest (tệp đính kèm): age files to the home's identity, under names that tell nothing.

A file's name is HMAC-SHA256(name key, SHA-256 of the content): who sees the folder cannot even ask whether a known
paper is in it. Nothing is ever wholly in memory; plaintext never touches the disk.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app import storage
from app.errors import EnvironmentFault, UserError
from app.security.age import AgeError, AgeReader, AgeWriter, Identity, Source

FOLDER = "blobs"
SMALL = "small"
"""Under ``FOLDER``: the small picture of each attachment, encrypted alike. Neither sent nor backed up: it can be made
again from the content."""
PIECES = "pieces"
"""Under ``FOLDER``: stretches of large attachments of which the rest is still to come, encrypted alike. Not backed up:
what is lost of them is asked for again."""
MAX_BLOB = 200 * 1024 * 1024
"""Bytes. A scan of a whole dossier is some 20 MB."""
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """What :meth:`BlobStore.put` kept: SHA-256 in hex and size in bytes of the plaintext."""

    sha256: str
    size: int
    new: bool
    """False when the same content was here before."""


@dataclass(frozen=True, slots=True)
class BlobStore:
    """The attachments of one home, under ``folder`` (``HOME/blobs``)."""

    folder: Path
    identity: Identity
    name_key: bytes = field(repr=False)

    def path(self, sha256: str) -> Path:
        """Where the content with this SHA-256 (64 small hex digits) is or would be; ValueError for other text."""
        if not _SHA256.match(sha256):
            raise ValueError("not a SHA-256")
        name = hmac.new(self.name_key, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self.folder / name[:2] / name

    def has(self, sha256: str) -> bool:
        """Whether the content is here (not whether it is whole: ``hoso doctor`` reads it)."""
        return self.path(sha256).is_file()

    def put(self, source: Source, *, expect: str | None = None, limit: int = MAX_BLOB) -> StoredBlob:
        """Keep what ``source`` gives, to its end.

        Raises:
            UserError("blob.too-large", limit): more than ``limit`` bytes.
            UserError("blob.other-content"): not the content that ``expect`` (a SHA-256) names.
            EnvironmentFault: the faults of the disk; nothing is left behind.
        """
        digest, size = hashlib.sha256(), 0
        with storage.faults(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        with _unfinished(self.folder / f"{uuid.uuid4().hex}.new") as file:
            with AgeWriter(file, [self.identity.recipient]) as plain:
                while piece := source.read(storage.PIECE):
                    size += len(piece)
                    if size > limit:
                        raise UserError("blob.too-large", limit=limit)
                    digest.update(piece)
                    plain.write(piece)
            sha256 = digest.hexdigest()
            if expect is not None and sha256 != expect:
                raise UserError("blob.other-content", sha256=expect)
            path = self.path(sha256)
            new = not path.is_file()
            if new:
                with storage.faults(path):
                    path.parent.mkdir(exist_ok=True)
                file.aim(path)
                file.settle()
            else:
                file.discard()
        return StoredBlob(sha256, size, new)

    @contextmanager
    def open(self, sha256: str) -> Iterator[BlobReader]:
        """Read the content back, checked: what is read to its end is what was put.

        Raises:
            UserError("blob.missing", sha256): not on this machine.
            EnvironmentFault("blob.damaged", sha256): from ``read``; the office or the backup has another.
        """
        path = self.path(sha256)
        if not path.is_file():
            raise UserError("blob.missing", sha256=sha256)
        with storage.faults(path):
            file = open(path, "rb")  # noqa: SIM115 (closed just below)
        with file, AgeReader(file, [self.identity]) as plain:
            yield BlobReader(plain, sha256, path)

    def read(self, sha256: str) -> bytes:
        """The whole content in memory. Raises as :meth:`open`."""
        with self.open(sha256) as blob:
            pieces = []
            while piece := blob.read(storage.PIECE):
                pieces.append(piece)
        return b"".join(pieces)

    def remove(self, sha256: str) -> None:
        """Forget the content (purge, or loss of scope), its small picture first. Nothing happens if it is not here."""
        self.remove_whole(sha256)
        self.drop_pieces(sha256)

    def remove_whole(self, sha256: str) -> None:
        """Forget the content, but not the stretches from which it can be joined again."""
        for path in (self._small_path(sha256), self.path(sha256)):
            with storage.faults(path):
                path.unlink(missing_ok=True)

    # Stretches of what is still to come ------------------------------------------------------------------------

    def put_piece(self, sha256: str, start: int, source: Source) -> int:
        """Keep a stretch of the content with this SHA-256, from ``start`` on; returns its size. Raises as :meth:`put`,
        without asking whether it is right: that is known once the whole is here."""
        path, size = self.piece_path(sha256, start), 0
        with storage.faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with storage.atomic_write(path, private=True) as file, AgeWriter(file, [self.identity.recipient]) as plain:
            while piece := source.read(storage.PIECE):
                size += len(piece)
                if size > MAX_BLOB:
                    raise UserError("blob.too-large", limit=MAX_BLOB)
                plain.write(piece)
        return size

    def has_piece(self, sha256: str, start: int) -> bool:
        return self.piece_path(sha256, start).is_file()

    def join(self, sha256: str, pieces: Sequence[tuple[int, int]]) -> StoredBlob:
        """Keep the content whose ``pieces`` (start, size) are all here; they stay for :meth:`drop_pieces`.

        Raises:
            UserError("blob.other-content"): together they are not what the SHA-256 names, or one is damaged.
            EnvironmentFault: the disk; nothing is left behind.
        """
        try:
            return self.put(_Joined(self._pieces(sha256, sorted(pieces))), expect=sha256)
        except AgeError as fault:
            raise UserError("blob.other-content", sha256=sha256) from fault

    def drop_pieces(self, sha256: str) -> None:
        """Forget the stretches of this content."""
        folder = self.piece_path(sha256, 0).parent
        if folder.is_dir():
            with storage.faults(folder):
                shutil.rmtree(folder)

    def keep_pieces_of(self, wanted: Iterable[str]) -> None:
        """Forget the stretches of everything else."""
        folder = self.folder / PIECES
        if folder.is_dir():
            names = {self.path(sha256).name for sha256 in wanted}
            with storage.faults(folder):
                for path in folder.iterdir():
                    if path.name not in names:
                        shutil.rmtree(path)

    def drop_piece(self, sha256: str, start: int) -> None:
        path = self.piece_path(sha256, start)
        with storage.faults(path):
            path.unlink(missing_ok=True)

    def piece_path(self, sha256: str, start: int) -> Path:
        return self.folder / PIECES / self.path(sha256).name / f"{start:x}"

    def _pieces(self, sha256: str, pieces: Sequence[tuple[int, int]]) -> Iterator[bytes]:
        """The bytes in order; where two overlap, those of the first count."""
        at = 0
        for start, _ in pieces:
            path, skip = self.piece_path(sha256, start), max(0, at - start)
            with storage.faults(path), open(path, "rb") as file, AgeReader(file, [self.identity]) as plain:
                while piece := plain.read(storage.PIECE):
                    fresh, skip = piece[skip:], max(0, skip - len(piece))
                    at += len(fresh)
                    if fresh:
                        yield fresh

    def put_small(self, sha256: str, picture: bytes) -> None:
        """Keep the small picture of the content with this SHA-256. Raises: EnvironmentFault."""
        path = self._small_path(sha256)
        with storage.faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with storage.atomic_write(path, private=True) as file, AgeWriter(file, [self.identity.recipient]) as plain:
            plain.write(picture)

    def read_small(self, sha256: str) -> bytes | None:
        """The small picture; None where there is none, or a damaged one, which is of no worth and goes."""
        path = self._small_path(sha256)
        if not path.is_file():
            return None
        try:
            with storage.faults(path), open(path, "rb") as file, AgeReader(file, [self.identity]) as plain:
                return b"".join(iter(lambda: plain.read(storage.PIECE), b""))
        except AgeError:
            with suppress(OSError):
                path.unlink()
            return None

    def _small_path(self, sha256: str) -> Path:
        return self.folder / SMALL / self.path(sha256).name

    def keep_only(self, known: Iterable[str]) -> int:
        """Remove what no record names; returns how many files. A killed import had kept them before the records."""
        names = {self.path(sha256).name for sha256 in known}
        left = [path for path in self.folder.glob("??/*") if path.name not in names]
        for path in left:
            with suppress(OSError):
                path.unlink()
        return len(left)

    def sweep(self) -> int:
        """Remove what a killed run left half written; returns how many files. At start, before any ``put``."""
        left = [
            *self.folder.glob("*.part"),
            *(self.folder / SMALL).glob("*.part"),
            *(self.folder / PIECES).glob("*/*.part"),
        ]
        for path in left:
            with suppress(OSError):
                path.unlink()
        return len(left)


class BlobReader:
    """Plaintext of one attachment; made by :meth:`BlobStore.open`."""

    def __init__(self, plain: AgeReader, sha256: str, path: Path) -> None:
        self._plain = plain
        self._sha256 = sha256
        self._path = path
        self._digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """Up to ``size`` bytes; ``b""`` at the end, and only if all that was read is what was put."""
        try:
            with storage.faults(self._path, begun=True):
                piece = self._plain.read(size)
        except AgeError as fault:
            raise EnvironmentFault("blob.damaged", sha256=self._sha256) from fault
        self._digest.update(piece)
        if not piece and self._digest.hexdigest() != self._sha256:
            raise EnvironmentFault("blob.damaged", sha256=self._sha256)
        return piece


class _Joined:
    """Bytes that come in turn, as a source."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int, /) -> bytes:
        return next(self._pieces, b"")


@contextmanager
def _unfinished(path: Path) -> Iterator[storage.Written]:
    """A file that gets its name from its content: the body settles or discards it; an error discards it."""
    file = storage.Written(path, private=True)
    try:
        yield file
    except BaseException:
        file.discard()
        raise
