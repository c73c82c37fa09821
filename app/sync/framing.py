"""The plaintext inside a bundle's age stream: frames, sections, and lines under zstd.

A frame is one byte of type, four of length (big-endian), and that many bytes. A section is ``S`` (a small JSON: kind
and name), any number of ``D``, and ``E``; or ``V`` for a section that its writer gave up. ``M`` (the signed manifest)
comes last, and nothing after it. So a bundle is written in one pass, and a reader knows all before it decodes anything.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Annotated, Final, cast

import msgspec
import zstandard
from msgspec import Meta

from app.security import strictjson
from app.security.age import Sink, Source
from app.sync import envelope
from app.sync.envelope import KINDS, MAX_ENVELOPE, MAX_LINE, MAX_LINES, MAX_SECTIONS, Section

_HEAD = struct.Struct(">cI")
SECTION: Final = b"S"
DATA: Final = b"D"
END: Final = b"E"
VOID: Final = b"V"
MANIFEST: Final = b"M"
_MAX_TITLE = 512
_MAX_DATA = 1024 * 1024
_PIECE = 64 * 1024
_BATCH = 256 * 1024
_TOGETHER = 32
"""Lines that are looked at in one go; as many of the longest are in memory at worst."""
_LEVEL = 3


class FrameFault(Exception):
    """The frames, or the lines, are not of the shape that this module writes."""


class TooLarge(Exception):
    """A bound of :mod:`app.sync.envelope` was passed; ``str()`` names what."""


class NewerKind(Exception):
    """A section kind that this program does not know. Skipping it could lose somebody's work."""


class _Title(msgspec.Struct, frozen=True):
    kind: Annotated[str, Meta(max_length=32, pattern=r"\A[a-z][a-z0-9-]*\Z")]
    name: Annotated[str, Meta(max_length=64, pattern=r"\A[a-z0-9-]*\Z")] = ""


class FrameWriter:
    """Writes sections to ``sink``, one after the other, and the manifest at last."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def section(self, kind: str, name: str, pieces: Iterable[bytes], counted: Counted) -> Section:
        """One section of the stored ``pieces``; ``counted`` says at the end what they decode to.

        An error in ``pieces`` leaves a void section, which readers skip, and is raised on: the writer can go on.

        Raises:
            TooLarge: more than the kind may have.
        """
        limit = KINDS[kind].limit
        self._frame(SECTION, strictjson.encode(_Title(kind, name)))
        digest, size = hashlib.sha256(), 0
        try:
            for piece in pieces:
                for start in range(0, len(piece), _MAX_DATA):
                    data = piece[start : start + _MAX_DATA]
                    size += len(data)
                    if size > limit:
                        raise TooLarge(kind)
                    digest.update(data)
                    self._frame(DATA, data)
            section = Section(
                kind=kind,
                name=name,
                size=size,
                sha256=digest.hexdigest(),
                count=counted.count,
                raw_size=size if counted.raw_size is None else counted.raw_size,
            )
            counted.check(section)
        except Exception:
            self._frame(VOID, b"")
            raise
        self._frame(END, b"")
        return section

    def manifest(self, signed: bytes) -> None:
        """The last frame."""
        if len(signed) > MAX_ENVELOPE:
            raise TooLarge("manifest")
        self._frame(MANIFEST, signed)

    def _frame(self, kind: bytes, payload: bytes) -> None:
        self._sink.write(_HEAD.pack(kind, len(payload)) + payload)


class Counted:
    """What a section decodes to, known when its last piece was taken. By default: one thing, as large as stored."""

    count = 1
    raw_size: int | None = None

    def check(self, section: Section) -> None:
        """Refuse to write what no reader would take."""


class SectionReader:
    """The stored bytes of the section at hand. ``size`` and ``sha256`` are whole once ``read`` gave ``b""``."""

    def __init__(self, frames: FrameReader, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        self.size = 0
        self.void = False
        self._frames = frames
        self._left = 0
        self._ended = False
        self._limit = KINDS[kind].limit
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Of what was read so far."""
        return self._digest.hexdigest()

    def read(self, size: int = _PIECE, /) -> bytes:
        """Between 1 and ``size`` bytes, or ``b""`` at the section's end."""
        if not self._left and not self._ended:
            kind, self._left = self._frames.head()
            if kind in (END, VOID) and not self._left:
                self._ended, self.void = True, kind == VOID
            elif kind != DATA or not 0 < self._left <= _MAX_DATA:
                raise FrameFault("a section is not closed")
        if self._ended:
            return b""
        piece = self._frames.some(min(size, self._left))
        self._left -= len(piece)
        self.size += len(piece)
        if self.size > self._limit:
            raise TooLarge(self.kind)
        self._digest.update(piece)
        return piece

    def drain(self) -> None:
        """Read to the end."""
        while self.read():
            pass


class FrameReader:
    """Reads what :class:`FrameWriter` wrote. After :meth:`sections` is exhausted, ``signed`` holds the manifest."""

    def __init__(self, source: Source) -> None:
        self.signed = b""
        self._source = source

    def sections(self) -> Iterator[SectionReader]:
        """Each section; what the caller leaves unread of it is read (and hashed) before the next.

        Raises:
            FrameFault, TooLarge, NewerKind; and what the source raises.
        """
        for number in range(MAX_SECTIONS + 1):
            kind, length = self.head()
            if kind == MANIFEST:
                if length > MAX_ENVELOPE:
                    raise TooLarge("manifest")
                self.signed = self._exact(length)
                if self._source.read(1):
                    raise FrameFault("something follows the manifest")
                return
            if kind != SECTION or length > _MAX_TITLE or number == MAX_SECTIONS:
                raise TooLarge("sections") if number == MAX_SECTIONS else FrameFault("no section begins here")
            title = strictjson.decode(self._exact(length), _Title, limit=_MAX_TITLE)
            if title.kind not in KINDS:
                raise NewerKind(title.kind)
            section = SectionReader(self, title.kind, title.name)
            yield section
            section.drain()

    def head(self) -> tuple[bytes, int]:
        """The type and length of the next frame."""
        kind, length = _HEAD.unpack(self._exact(_HEAD.size))
        return kind, length

    def some(self, size: int) -> bytes:
        """Between 1 and ``size`` bytes of the frame at hand."""
        piece = self._source.read(size)
        if not piece:
            raise FrameFault("the frames end too early")
        return piece

    def _exact(self, size: int) -> bytes:
        whole = bytearray()
        while len(whole) < size:
            whole += self.some(min(size - len(whole), _PIECE))
        return bytes(whole)


class LinesToZstd(Counted):
    """Packs lines for a section: iterate it for the stored pieces, then ask it for ``count`` and ``raw_size``."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self.count = 0
        self.raw_size: int = 0

    def __iter__(self) -> Iterator[bytes]:
        packer = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compressobj()
        lines, piece = iter(self._lines), bytearray()
        while batch := list(islice(lines, _TOGETHER)):
            joined = b"\n".join(batch) + b"\n"
            if joined.count(b"\n") != len(batch) or not all(batch):
                raise ValueError("a line is one line")
            if max(map(len, batch)) > MAX_LINE:
                raise TooLarge("line")
            piece += joined
            self.count += len(batch)
            self.raw_size += len(joined)
            if len(piece) >= _BATCH:
                yield packer.compress(bytes(piece))
                piece.clear()
        yield packer.compress(bytes(piece))
        yield packer.flush()

    def check(self, section: Section) -> None:
        """The same bounds that the reader holds."""
        check_lines(section)


def check_lines(section: Section) -> None:
    """The bounds on a ``lines`` section that its manifest entry alone can break. Raises :class:`TooLarge`."""
    if section.count > MAX_LINES:
        raise TooLarge("lines")
    if section.raw_size > envelope.allowed_raw(section.size):
        raise TooLarge("ratio")


def lines_of(stored: SectionReader, section: Section) -> Iterator[bytes]:
    """The lines of a section, one by one. Raises as :func:`chunks_of`."""
    for chunk in chunks_of(stored, section):
        yield from chunk[:-1].split(b"\n")


def chunks_of(stored: SectionReader, section: Section) -> Iterator[bytes]:
    """The lines of a section, as many together as lie in one piece, each with its line break; in memory of one line and
    one piece, whatever the frame claims.

    Raises:
        TooLarge: a line, the window, or the whole passes its bound.
        FrameFault: not zstd; not whole lines; not the count and size that the manifest names.
    """
    check_lines(section)
    unpacker = zstandard.ZstdDecompressor(max_window_size=envelope.MAX_WINDOW)
    count, raw_size, held = 0, 0, 0
    begun: list[bytes] = []
    with unpacker.stream_reader(cast(IO[bytes], stored), read_size=_PIECE, closefd=False) as raw:
        while piece := _unpacked(raw):
            raw_size += len(piece)
            if raw_size > section.raw_size:
                raise FrameFault("more than the manifest names")
            first, end = piece.find(b"\n"), piece.rfind(b"\n") + 1
            if held + (first if end else len(piece)) > MAX_LINE:
                raise TooLarge("line")
            if end:
                chunk = b"".join((*begun, piece[:end]))
                begun, held = [], 0
                count += chunk.count(b"\n")
                yield chunk
            begun.append(piece[end:])
            held += len(piece) - end
    stored.drain()
    if held or count != section.count or raw_size != section.raw_size:
        raise FrameFault("not the lines that the manifest names")


def _unpacked(raw: zstandard.ZstdDecompressionReader) -> bytes:
    try:
        return raw.read(_BATCH)
    except zstandard.ZstdError as fault:
        if "too much memory" in str(fault):
            raise TooLarge("window") from fault
        raise FrameFault(str(fault)) from fault
