"""The age format (age-encryption.org) as ordinary files: write to one, read from one.

pyrage pulls from a reader and pushes to a writer, all in one call. Here that call runs in a thread of its own with a
short belt of pieces between, so that the one who writes or reads keeps the thread (and the database session)
that it has. Memory is the belt: about 1 MiB.

The X25519 recipients only: the program never asks age for a passphrase, and a hostile file cannot make it work for one.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import pyrage

_PIECE = 64 * 1024
_BELT = 16 * _PIECE
_MAX_HEADER = 64 * 1024
_INTRO = b"age-encryption.org/v1\n"


class AgeError(Exception):
    """An age stream cannot be read; callers turn it into a code that says which file and what to do."""


class NotForUs(AgeError):
    """None of our identities is among the recipients (or the part of the header that names us was changed)."""


class Damaged(AgeError):
    """The stream was changed, cut, or lengthened."""


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


class Sink(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(frozen=True, slots=True)
class Identity:
    """A secret age identity. ``text`` is ``AGE-SECRET-KEY-1…``; never logged, hence not in the repr."""

    text: str = field(repr=False)

    @classmethod
    def generate(cls) -> Identity:
        """A new random identity."""
        return cls(str(pyrage.x25519.Identity.generate()))

    @classmethod
    def parse(cls, text: str) -> Identity:
        """Raises ``ValueError`` when ``text`` is not an age identity."""
        try:
            return cls(str(pyrage.x25519.Identity.from_str(text.upper())))
        except pyrage.IdentityError as fault:
            raise ValueError("not an age identity") from fault

    @property
    def recipient(self) -> str:
        """The public half, ``age1…``."""
        return str(pyrage.x25519.Identity.from_str(self.text).to_public())


def is_recipient(text: str) -> bool:
    """Whether ``text`` is the public half of an X25519 identity."""
    try:
        return bool(str(pyrage.x25519.Recipient.from_str(text)) == text)
    except pyrage.RecipientError:
        return False


def seal(data: bytes, recipients: Sequence[str]) -> bytes:
    """A small secret, encrypted to every one of ``recipients``."""
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(text) for text in recipients]))


def unseal(data: bytes, identities: Sequence[Identity]) -> bytes:
    """The small secret that :func:`seal` closed.

    Raises:
        NotForUs, Damaged.
    """
    if not _has_header(data):
        raise Damaged("no age header")
    try:
        return bytes(pyrage.decrypt(data, _opened(identities)))
    except (pyrage.DecryptError, OSError) as fault:
        raise _meaning(fault) from fault


class AgeWriter:
    """Write plaintext here; ciphertext goes to ``sink``. Used with ``with``; leaving by an exception ends nothing.

    An error of ``sink`` is raised as it was, at the next ``write`` or at the end.
    """

    def __init__(self, sink: Sink, recipients: Sequence[str]) -> None:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
        if not keys:
            raise ValueError("an age stream needs a recipient")
        self._belt = _Belt()
        self._pending = bytearray()
        self._fault: BaseException | None = None
        self._kept = _KeptSink(sink)
        self._thread = threading.Thread(target=self._run, args=(keys,), name="age-writer", daemon=True)
        self._thread.start()

    def write(self, data: bytes, /) -> int:
        """Encrypt ``data``; returns its length."""
        self._pending += data
        if len(self._pending) >= _PIECE:
            self._send()
        return len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._belt.stop()
            self._thread.join()
            return
        self._send()
        self._belt.end()
        self._thread.join()
        if self._fault is not None:
            raise self._fault

    def _send(self) -> None:
        if not self._pending:
            return
        piece = bytes(self._pending)
        self._pending.clear()
        if not self._belt.put(piece):
            self._thread.join()
            raise self._fault if self._fault is not None else ValueError("the stream is closed")

    def _run(self, keys: list[object]) -> None:
        try:
            pyrage.encrypt_io(_BeltSource(self._belt), self._kept, keys)
            self._fault = self._kept.fault  # pyrage passes over an error in its last write
        except BaseException as fault:
            self._fault = self._kept.fault or fault
        finally:
            self._belt.stop()


class AgeReader:
    """Read plaintext here; ciphertext comes from ``source``. Used with ``with``; may be left before the end.

    ``read`` returns ``b""`` only when the whole stream, its last byte included, was authentic. What was read before is
    authentic too, but may be the beginning of a stream that was cut: decide nothing before the end.

    Raises (from ``read``):
        NotForUs, Damaged; and an error of ``source`` as it was.
    """

    def __init__(self, source: Source, identities: Sequence[Identity]) -> None:
        self._belt = _Belt()
        self._fault: BaseException | None = None
        self._rest = memoryview(b"")
        self._closed = False
        self._kept = _KeptSource(source)
        self._thread = threading.Thread(target=self._run, args=(_opened(identities),), name="age-reader", daemon=True)
        self._thread.start()

    def read(self, size: int, /) -> bytes:
        """Between 1 and ``size`` bytes, or ``b""`` at the authentic end."""
        if self._closed:
            raise ValueError("the stream is closed")
        if not self._rest:
            self._rest = memoryview(self._belt.take())
            if not self._rest and self._fault is not None:
                raise self._fault
        piece = bytes(self._rest[:size])
        self._rest = self._rest[size:]
        return piece

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closed = True
        self._belt.stop()
        self._thread.join()

    def _run(self, keys: list[object]) -> None:
        sink = _BeltSink(self._belt)
        try:
            self._kept.check_header()
            pyrage.decrypt_io(self._kept, sink, keys)
            sink.flush()
            self._fault = self._kept.fault
        except (pyrage.DecryptError, OSError) as fault:
            self._fault = self._kept.fault or _meaning(fault)
        except BaseException as fault:
            self._fault = self._kept.fault or fault
        finally:
            self._belt.end()


class _Belt:
    """A bounded queue of pieces between one giver and one taker, either of whom may walk away."""

    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque()
        self._held = 0
        self._ended = False
        self._stopped = False
        self._changed = threading.Condition()

    def put(self, piece: bytes) -> bool:
        """False when the other side walked away."""
        with self._changed:
            self._changed.wait_for(lambda: self._held < _BELT or self._stopped)
            if self._stopped:
                return False
            self._pieces.append(piece)
            self._held += len(piece)
            self._changed.notify_all()
            return True

    def take(self) -> bytes:
        """The next piece, or ``b""`` after the end."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._pieces) or self._ended or self._stopped)
            if self._stopped or not self._pieces:
                return b""
            piece = self._pieces.popleft()
            self._held -= len(piece)
            self._changed.notify_all()
            return piece

    @property
    def stopped(self) -> bool:
        return self._stopped

    def end(self) -> None:
        """Nothing more is given; what lies on the belt is still taken."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def stop(self) -> None:
        """Nothing more is given or taken."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


class _WalkedAway(Exception):
    """Ends pyrage's call when the other side of the belt left."""


class _BeltSource:
    def __init__(self, belt: _Belt) -> None:
        self._belt = belt
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        if not self._rest:
            self._rest = memoryview(self._belt.take())
            if not self._rest and self._belt.stopped:
                raise _WalkedAway  # a stopped belt is no end: the stream must not look complete
        piece = bytes(self._rest[:size])
        self._rest = self._rest[size:]
        return piece


class _BeltSink:
    def __init__(self, belt: _Belt) -> None:
        self._belt = belt
        self._pending = bytearray()

    def write(self, data: bytes) -> int:
        self._pending += data
        if len(self._pending) >= _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._pending and not self._belt.put(bytes(self._pending)):
            raise _WalkedAway
        self._pending.clear()


class _KeptSink:
    """Remembers the error of the real sink, which pyrage would turn into a text."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.fault: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._sink.write(data)
        except BaseException as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        """The sink's owner flushes and closes it."""


class _KeptSource:
    """Remembers the error of the real source, and looks at the header before pyrage does.

    pyrage reads a header of any length into memory; one longer than any honest list of recipients is damage.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._ahead = b""
        self.fault: BaseException | None = None

    def check_header(self) -> None:
        while len(self._ahead) < _MAX_HEADER and (piece := self._read(_MAX_HEADER - len(self._ahead))):
            self._ahead += piece
        if not _has_header(self._ahead):
            raise Damaged("no age header")

    def read(self, size: int) -> bytes:
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            return piece
        return self._read(size)

    def _read(self, size: int) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as fault:
            self.fault = fault
            raise


def _has_header(data: bytes) -> bool:
    return data.startswith(_INTRO) and b"\n--- " in data[:_MAX_HEADER]


def _opened(identities: Sequence[Identity]) -> list[object]:
    return [pyrage.x25519.Identity.from_str(identity.text) for identity in identities]


def _meaning(fault: Exception) -> AgeError:
    """pyrage tells "not for us" from damage by its text only; a test holds that text."""
    if isinstance(fault, pyrage.DecryptError) and "No matching keys" in str(fault):
        return NotForUs(str(fault))
    return Damaged(str(fault))
