"""The bundle (gói dữ liệu, ``.hsct``): what travels on a stick between a laptop and the office.

``"HSCT"``, a version byte, then one age stream to the destination and the commune's recovery identity
(``tail -c +6 x.hsct | age -d -i key`` opens it without us). Inside: sections in frames (:mod:`app.sync.framing`), and
last a manifest (:mod:`app.sync.envelope`) signed by the sender's device key (DSSE), which names every section's size
and SHA-256. Written by :mod:`app.sync.bundle_writer`, read here.

Reading takes two passes over a copy of the **ciphertext** in the home. The first decodes nothing: it checks the stream
to its last byte, the signature, the addressee, the bounds and the hashes. The second decodes, and checks the hashes
again. Plaintext never touches the disk, and memory stays at a few MiB.

Refusals (:class:`UserError`, each with ``file``):

- ``bundle.not-a-bundle``; ``bundle.newer-version``: made by a newer program, update this one;
- ``bundle.not-for-this-device``: also when the few header bytes that name us were changed, which age cannot tell apart;
- ``bundle.damaged``: changed, cut, or lengthened;
- ``bundle.unknown-device`` (``sender``), ``bundle.bad-signature`` (``sender``), ``bundle.other-commune``;
- ``bundle.too-large`` (``what``), ``bundle.malformed`` (``detail``): its sender's program, or its sender, is at fault.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, Self, TypeVar

import msgspec

from app import storage
from app.errors import BugError, UserError
from app.progress import QUIET, Progress
from app.security import age, strictjson, trust
from app.security.age import AgeReader, Identity, Source
from app.sync import framing
from app.sync.bundle_writer import BundleWriter as BundleWriter
from app.sync.envelope import (
    KINDS,
    MAGIC,
    MANIFEST_TYPE,
    MAX_BUNDLE,
    MAX_ENVELOPE,
    VERSION,
    Claim,
    Form,
    Manifest,
    Part,
)
from app.sync.envelope import Section as Section
from app.sync.framing import FrameReader, SectionReader

T = TypeVar("T")

_HEAD = len(MAGIC) + 1
_SPOOL = ".spool"
_ANY = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class SenderClaim:
    """What a bundle says of its sender before anything is proven, for the one who decides whose key to try.

    ``papers`` are the small sections (``registry``, ``grant``): at enrolment they carry the certificate from which the
    key is taken, once the person has compared the spoken code.
    """

    root: str
    sender: str
    papers: Mapping[str, bytes]


class Trust(Protocol):
    """Gives the Ed25519 key (32 bytes) that a sender must have signed with; None, or an own UserError, refuses."""

    def __call__(self, claim: SenderClaim, /) -> bytes | None: ...


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the first pass found."""

    sections: tuple[tuple[str, str, int, str], ...]
    """Kind, name, size and SHA-256 of each."""
    places: tuple[int, ...]
    """Where each stands, counting those that their writer gave up."""
    papers: Mapping[str, bytes]
    signed: bytes


@dataclass(frozen=True, slots=True)
class Inspection:
    """What ``hoso bundle inspect`` shows. The sections are whole; **who signed was not checked**."""

    version: int
    size: int
    manifest: Manifest


class CheckedBundle:
    """A bundle whose every byte, signature and address were checked; made by :func:`open_bundle`, used with ``with``.

    ``manifest`` is what the sender signed, ``signed`` its envelope as received, ``size`` and ``sha256`` are the file's.
    """

    def __init__(
        self, name: str, spool: Path, identities: Sequence[Identity], manifest: Manifest, seen: _Seen, sha256: str
    ) -> None:
        self.name = name
        self.manifest = manifest
        self.signed = seen.signed
        self.sha256 = sha256
        self.size = spool.stat().st_size
        self._spool = spool
        self._identities = tuple(identities)
        self._seen = seen

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Forget the copy of the ciphertext."""
        with suppress(OSError):
            self._spool.unlink()

    def has(self, kind: str) -> bool:
        """Whether there is a section of that kind."""
        return any(section.kind == kind for section in self.manifest.sections)

    def blobs(self) -> dict[str, int]:
        """SHA-256 and size of each attachment in the bundle."""
        return {section.name: section.size for section in self.manifest.sections if section.kind == "blob"}

    def read_small(self, kind: str) -> bytes | None:
        """A small section, or None when there is none."""
        return self._seen.papers.get(kind)

    def iter_lines(self, kind: str, decode: Callable[[bytes], T]) -> Iterator[T]:
        """``decode`` of each line of a section, in order; nothing when there is no such section.

        ``decode`` gets the bytes as written (``bytes`` itself gives them raw) and refuses by a ValueError, as msgspec
        does. Every line is JSON with one meaning (:func:`strictjson.check`). Keep what was yielded only if the iterator
        came to its end: the hash is known there.

        Raises:
            UserError("bundle.malformed", detail), ("bundle.too-large", what), ("bundle.damaged").
        """
        for first, chunk in self._chunks(kind):
            yield from self._one_by_one(kind, first, chunk, decode)

    def iter_records(self, kind: str, decoder: msgspec.json.Decoder[T]) -> Iterator[T]:
        """:meth:`iter_lines` for lines of one shape: many are checked and decoded together, which is quicker."""
        for first, chunk in self._chunks(kind):
            try:
                together = decoder.decode_lines(chunk) if strictjson.all_plain(chunk) else None
            except ValueError:
                together = None
            yield from self._one_by_one(kind, first, chunk, decoder.decode) if together is None else together

    def _chunks(self, kind: str) -> Iterator[tuple[int, bytes]]:
        """Some lines of the section at a time, with the number of the first."""
        if KINDS[kind].form is not Form.LINES:
            raise BugError("bundle.section", kind=kind)
        with _refusals(self.name, self._spool), self._second_pass(kind) as found:
            section, stored = next(found, (None, None))
            if section is None or stored is None:
                return
            first = 1
            for chunk in framing.chunks_of(stored, section):
                yield first, chunk
                first += chunk.count(b"\n")
            _same(stored, section)

    def _one_by_one(self, kind: str, first: int, chunk: bytes, decode: Callable[[bytes], T]) -> Iterator[T]:
        for number, line in enumerate(chunk[:-1].split(b"\n"), first):
            try:
                strictjson.check(line)
                value = decode(line)
            except ValueError as fault:
                detail = f"{kind}, line {number}: {fault}"
                raise UserError("bundle.malformed", file=self.name, detail=detail) from fault
            yield value

    def copy_blobs(
        self, sink: Callable[[str, int, Source], object], *, wanted: Callable[[str], bool] = lambda _: True
    ) -> int:
        """Give each attachment that is ``wanted`` to ``sink`` (SHA-256, size, source); returns how many.

        ``sink`` reads the source to its end and keeps what it read only if that did not raise.

        Raises:
            UserError("bundle.damaged"): from within ``sink``'s last ``read`` or after.
        """
        count = 0
        with _refusals(self.name, self._spool), self._second_pass("blob") as found:
            for section, stored in found:
                if not wanted(section.name):
                    continue
                sink(section.name, section.size, _Compared(stored, section))
                stored.drain()
                _same(stored, section)
                count += 1
        return count

    def copy_parts(
        self, sink: Callable[[Part, int, Source], object], *, wanted: Callable[[Part], bool] = lambda _: True
    ) -> int:
        """Give each stretch of a large attachment that is ``wanted`` to ``sink`` (which, size, source); returns how
        many. As :meth:`copy_blobs`."""
        count = 0
        with _refusals(self.name, self._spool), self._second_pass("part") as found:
            for section, stored in found:
                if section.part is None or not wanted(section.part):
                    continue
                sink(section.part, section.size, _Compared(stored, section))
                stored.drain()
                _same(stored, section)
                count += 1
        return count

    def parts(self) -> list[Part]:
        """The stretches of large attachments in the bundle."""
        return [section.part for section in self.manifest.sections if section.part is not None]

    def check_contents(self, progress: Progress = QUIET) -> None:
        """Decode every line and keep nothing: what ``hoso bundle verify`` adds to the first pass. Raises as it."""
        for section in self.manifest.sections:
            if KINDS[section.kind].form is Form.LINES:
                for _ in progress.over(self.iter_records(section.kind, _ANY), "bundle.check", section.count):
                    pass

    @contextmanager
    def _second_pass(self, kind: str) -> Iterator[Iterator[tuple[Section, SectionReader]]]:
        """The sections of one kind, each as the manifest names it and as it is read again: all of them, or an error."""
        if not self.has(kind):
            yield iter(())
            return
        with _frames(self._spool, self._identities) as frames:
            yield self._found(kind, frames)

    def _found(self, kind: str, frames: FrameReader) -> Iterator[tuple[Section, SectionReader]]:
        named = zip(self._seen.places, self.manifest.sections, strict=True)
        wanted = {place: section for place, section in named if section.kind == kind}
        for place, stored in enumerate(frames.sections()):
            if place in wanted:
                yield wanted.pop(place), stored
            if not wanted:
                return
        raise age.Damaged("the bundle changed since it was checked")


def open_bundle(
    path: Path,
    *,
    spool_dir: Path,
    identities: Sequence[Identity],
    trusted: Trust,
    root: str | None = None,
    device: str | None = None,
    progress: Progress = QUIET,
) -> CheckedBundle:
    """Copy a bundle's ciphertext into ``spool_dir`` and make the first pass. The source is only read.

    ``identities`` are this machine's (or recovery's); ``root`` is the fingerprint of our commune's root and ``device``
    our device id, each None before enrolment.

    Raises:
        UserError: the refusals at the head of this module. EnvironmentFault: the stick or the disk.
    """
    with storage.faults(spool_dir):
        spool_dir.mkdir(parents=True, exist_ok=True)
    spool = spool_dir / f"{uuid.uuid4().hex}{_SPOOL}"
    try:
        with _refusals(path.name, spool):
            sha256 = _copy(path, spool, progress)
            seen = _first_pass(spool, identities, progress)
            signed = trust.read_envelope(seen.signed, limit=MAX_ENVELOPE)
            claim = _claim(signed, path.name)
            if root is not None and claim.root != root:
                raise UserError("bundle.other-commune", file=path.name)
            key = trusted(SenderClaim(claim.root, claim.sender, seen.papers))
            if key is None:
                raise UserError("bundle.unknown-device", file=path.name, sender=claim.sender)
            try:
                payload = trust.verify(signed, MANIFEST_TYPE, key)
            except trust.BadSignature as fault:
                raise UserError("bundle.bad-signature", file=path.name, sender=claim.sender) from fault
            manifest = _manifest(payload, seen)
            ours = {trust.fingerprint(identity.recipient) for identity in identities}
            if not ours & set(manifest.recipients) or device not in (None, manifest.recipient):
                raise UserError("bundle.not-for-this-device", file=path.name)
            return CheckedBundle(path.name, spool, identities, manifest, seen, sha256)
    except BaseException:
        with suppress(OSError):
            spool.unlink()
        raise


def inspect(path: Path, identities: Sequence[Identity], progress: Progress = QUIET) -> Inspection:
    """Read a bundle where it lies, without asking who signed it. Raises the refusals at the head of this module."""
    with _refusals(path.name, path):
        with storage.faults(path), open(path, "rb") as file:
            version = _read_head(file, path.name)
            size = path.stat().st_size
        seen = _first_pass(path, identities, progress)
        signed = trust.read_envelope(seen.signed, limit=MAX_ENVELOPE)
        _claim(signed, path.name)
        return Inspection(version, size, _manifest(signed.payload, seen))


def is_bundle(path: Path) -> bool:
    """Whether the file begins like a bundle, of whatever version: to sort the files of a stick."""
    with storage.faults(path), open(path, "rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def sweep(spool_dir: Path) -> int:
    """Remove the copies of ciphertext that a killed run left; returns how many. At start only."""
    left = list(spool_dir.glob(f"*{_SPOOL}"))
    for path in left:
        with suppress(OSError):
            path.unlink()
    return len(left)


def _read_head(file: BinaryIO, name: str) -> int:
    head = file.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(MAGIC) or not head[-1]:
        raise UserError("bundle.not-a-bundle", file=name)
    if head[-1] > VERSION:
        raise UserError("bundle.newer-version", file=name, version=head[-1])
    return head[-1]


def _copy(path: Path, spool: Path, progress: Progress) -> str:
    """Copy the file off the stick; returns the SHA-256 of it."""
    digest, size = hashlib.sha256(), 0
    with ExitStack() as files:
        with storage.faults(path):
            source = files.enter_context(open(path, "rb"))
            total = path.stat().st_size
            version = _read_head(source, path.name)
        if total > MAX_BUNDLE:
            raise framing.TooLarge("bundle")
        with storage.faults(spool):
            copy = files.enter_context(open(spool, "xb"))
        piece = MAGIC + bytes([version])
        while piece:
            progress.tick("bundle.copy", size, total)
            size += len(piece)
            if size > MAX_BUNDLE:
                raise framing.TooLarge("bundle")
            digest.update(piece)
            with storage.faults(spool, begun=True):
                copy.write(piece)
            with storage.faults(path, begun=True):
                piece = source.read(storage.PIECE)
        with storage.faults(spool, begun=True):
            copy.flush()
    return digest.hexdigest()


def _first_pass(path: Path, identities: Sequence[Identity], progress: Progress) -> _Seen:
    sections: list[tuple[str, str, int, str]] = []
    places: list[int] = []
    papers: dict[str, bytes] = {}
    with _frames(path, identities) as frames:
        for place, section in enumerate(frames.sections()):
            small = KINDS[section.kind].form is Form.SMALL
            kept = bytearray()
            while piece := section.read():
                if small:
                    kept += piece
                progress.tick("bundle.check", len(sections))
            if section.void:
                continue
            if small:
                papers[section.kind] = bytes(kept)
            sections.append((section.kind, section.name, section.size, section.sha256))
            places.append(place)
        return _Seen(tuple(sections), tuple(places), papers, frames.signed)


def _claim(signed: trust.Envelope, name: str) -> Claim:
    claim = strictjson.decode(signed.payload, Claim, limit=MAX_ENVELOPE)
    if claim.format > VERSION:
        raise UserError("bundle.newer-version", file=name, version=claim.format)
    return claim


def _manifest(payload: bytes, seen: _Seen) -> Manifest:
    """The manifest, if it names exactly the sections that there are, within their bounds."""
    manifest = strictjson.decode(payload, Manifest, limit=MAX_ENVELOPE)
    named = tuple((section.kind, section.name, section.size, section.sha256) for section in manifest.sections)
    if named != seen.sections:
        raise age.Damaged("the sections are not those of the manifest")
    if len({(section.kind, section.name) for section in manifest.sections}) != len(named):
        raise framing.FrameFault("a section stands twice")
    for section in manifest.sections:
        form = KINDS[section.kind].form
        if form is Form.LINES:
            framing.check_lines(section)
        elif section.raw_size != section.size or section.count != 1:
            raise framing.FrameFault(f"{section.kind} is not counted as it is stored")
        if section.name != _name_of(section, form):
            raise framing.FrameFault(f"{section.kind} is misnamed")
        if (section.part is not None) != (form is Form.PART):
            raise framing.FrameFault(f"{section.kind} is no part, or a part of nothing")
        if section.part is not None and not 0 < section.size <= section.part.total - section.part.start:
            raise framing.FrameFault("a part goes beyond its file")
    return manifest


def _name_of(section: Section, form: Form) -> str:
    if form is Form.PART:
        return section.part.name if section.part is not None else ""
    return section.sha256 if form is Form.BLOB else ""


@contextmanager
def _frames(path: Path, identities: Sequence[Identity]) -> Iterator[FrameReader]:
    with open(path, "rb") as file:
        file.seek(_HEAD)
        with AgeReader(file, identities) as plain:
            yield FrameReader(plain)


def _same(stored: SectionReader, section: Section) -> None:
    if (stored.kind, stored.name, stored.size, stored.sha256) != (
        section.kind, section.name, section.size, section.sha256,
    ):  # fmt: skip
        raise age.Damaged(f"{section.kind} changed since it was checked")


class _Compared:
    """A blob's bytes; its end is given only if they are those of the manifest."""

    def __init__(self, stored: SectionReader, section: Section) -> None:
        self._stored = stored
        self._section = section

    def read(self, size: int, /) -> bytes:
        piece = self._stored.read(size)
        if not piece:
            _same(self._stored, self._section)
        return piece


@contextmanager
def _refusals(name: str, path: Path) -> Iterator[None]:
    """Say in our codes what reading the bundle ``name`` met; ``path`` is the file being read."""
    try:
        yield
    except age.NotForUs as fault:
        raise UserError("bundle.not-for-this-device", file=name) from fault
    except age.Damaged as fault:
        raise UserError("bundle.damaged", file=name) from fault
    except framing.NewerKind as fault:
        raise UserError("bundle.newer-version", file=name, kind=str(fault)) from fault
    except framing.TooLarge as fault:
        raise UserError("bundle.too-large", file=name, what=str(fault)) from fault
    except (framing.FrameFault, strictjson.Malformed) as fault:
        raise UserError("bundle.malformed", file=name, detail=str(fault)) from fault
    except OSError as fault:
        raise storage.fault_of(fault, path, begun=True) from fault
