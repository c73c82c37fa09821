"""The bundle (gói dữ liệu, ``.hsct``): what travels on a stick between a laptop and the office.

``"HSCT"``, a version byte, then one age stream (``tail -c +6 x.hsct | age -d -i key`` opens it without us) to the destination
and the commune's recovery identity. Inside: sections in frames (:mod:`app.sync.framing`), and last a manifest
(:mod:`app.sync.envelope`) signed by the sender's device key (DSSE), which names every section's size and SHA-256.

Reading takes two passes over a copy of the **ciphertext** in the home. The first decodes nothing: it checks the stream to its
last byte, the signature, the addressee, the bounds and the hashes. The second decodes, and checks the hashes again. Plaintext
never touches the disk, and memory stays at a few MiB.

Refusals (:class:`UserError`, each with ``file``): ``bundle.not-a-bundle``; ``bundle.newer-version``; ``bundle.not-for-this-device``
(also when the few header bytes that name us were changed: age cannot tell); ``bundle.damaged`` (changed, cut, lengthened);
``bundle.unknown-device`` (sender); ``bundle.bad-signature``; ``bundle.other-commune``; ``bundle.too-large`` (what);
``bundle.malformed`` (detail).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self, TypeVar

import msgspec

from app import storage
from app.errors import BugError, UserError
from app.progress import QUIET, Progress
from app.security import age, strictjson, trust
from app.security.age import AgeReader, AgeWriter, Identity, Source
from app.security.trust import Signer
from app.sync import envelope, framing
from app.sync.envelope import KINDS, MAGIC, MANIFEST_TYPE, MAX_BUNDLE, MAX_ENVELOPE, VERSION, Claim, Form, Manifest
from app.sync.envelope import Section as Section
from app.sync.framing import Counted, FrameReader, FrameWriter, LinesToZstd, SectionReader

T = TypeVar("T")

_HEAD = len(MAGIC) + 1
_SPOOL = ".spool"


@dataclass(frozen=True, slots=True)
class SenderClaim:
    """What a bundle says of its sender before anything is proven, for the one who decides whose key to try.

    ``papers`` are the small sections (``registry``, ``grant``): at enrolment they carry the certificate from which the key is
    taken, once the person has compared the spoken code.
    """

    root: str
    sender: str
    papers: Mapping[str, bytes]


class Trust(Protocol):
    """Gives the Ed25519 key (32 bytes) with which a sender must have signed; None, or a UserError of its own, refuses."""

    def __call__(self, claim: SenderClaim, /) -> bytes | None: ...


# --- writing --------------------------------------------------------------------------------------------------------


class BundleWriter:
    """Write one bundle to ``path``, whole or not at all::

        with BundleWriter(path, signer=ring.device, recipients=[office, recovery]) as bundle:
            bundle.small("registry", registry)
            bundle.lines("ops", op_lines)
            bundle.blob(sha256, opened_attachment)
            bundle.finish(manifest)

    Small sections and lines come before blobs. When ``finish`` returned, the file was synced, read back and named.

    Raises:
        UserError("bundle.too-large", what): more than a reader would take.
        EnvironmentFault: the faults of :mod:`app.storage`; nothing is left behind.
    """

    def __init__(self, path: Path, *, signer: Signer, recipients: Sequence[str]) -> None:
        self._path = path
        self._signer = signer
        self._recipients = tuple(recipients)
        self._sections: list[Section] = []
        self._finished = False
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._file = stack.enter_context(storage.atomic_write(self._path))
            self._file.write(MAGIC + bytes([VERSION]))
            self._frames = FrameWriter(stack.enter_context(AgeWriter(self._file, self._recipients)))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._finished:
            return
        if fault is None:
            fault = BugError("bundle.unfinished")
            with suppress(BugError):
                self._stack.__exit__(BugError, fault, None)
            raise fault
        self._stack.__exit__(kind, fault, trace)

    def small(self, kind: str, data: bytes) -> Section:
        """A section that readers take into memory."""
        return self._section(kind, "", Form.SMALL, [data], Counted())

    def lines(self, kind: str, lines: Iterable[bytes]) -> Section:
        """A section of JSON lines, each written as it is given (without a line break). Taken from ``lines`` at once."""
        packed = LinesToZstd(lines)
        return self._section(kind, "", Form.LINES, packed, packed)

    def blob(self, sha256: str, source: Source) -> Section:
        """An attachment, read from ``source`` to its end.

        An error of ``source``, or UserError("blob.other-content", sha256), leaves the blob out; the writer can go on without it.
        """
        return self._section("blob", sha256, Form.BLOB, _hashed(source, sha256), Counted())

    def finish(self, manifest: Manifest) -> Manifest:
        """Sign and name the bundle. Returns the manifest with sender, recipients and sections filled in."""
        prints = tuple(trust.fingerprint(recipient) for recipient in self._recipients)
        whole = msgspec.structs.replace(
            manifest, sender=self._signer.keyid, recipients=prints, sections=tuple(self._sections)
        )
        payload = strictjson.encode(whole)
        try:
            strictjson.decode(payload, Manifest, limit=MAX_ENVELOPE)
        except strictjson.Malformed as fault:
            raise BugError("bundle.manifest", detail=str(fault)) from fault
        with _too_large(self._path):
            self._frames.manifest(trust.sign(MANIFEST_TYPE, payload, self._signer))
        self._stack.close()
        self._finished = True
        return whole

    def _section(self, kind: str, name: str, form: Form, pieces: Iterable[bytes], counted: Counted) -> Section:
        if KINDS[kind].form is not form or any((old.kind, old.name) == (kind, name) for old in self._sections):
            raise BugError("bundle.section", kind=kind, name=name)
        if form is not Form.BLOB and self._sections and self._sections[-1].kind == "blob":
            raise BugError("bundle.section-order", kind=kind)
        with _too_large(self._path):
            if len(self._sections) >= envelope.MAX_SECTIONS:
                raise framing.TooLarge("sections")
            section = self._frames.section(kind, name, pieces, counted)
            if self._file.size > MAX_BUNDLE:
                raise framing.TooLarge("bundle")
        self._sections.append(section)
        return section


def _hashed(source: Source, sha256: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    while piece := source.read(storage.PIECE):
        digest.update(piece)
        yield piece
    if digest.hexdigest() != sha256:
        raise UserError("blob.other-content", sha256=sha256)


@contextmanager
def _too_large(path: Path) -> Iterator[None]:
    try:
        yield
    except framing.TooLarge as fault:
        raise UserError("bundle.too-large", file=path.name, what=str(fault)) from fault


# --- reading --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the first pass found, section by section: (kind, name, size, sha256)."""

    sections: tuple[tuple[str, str, int, str], ...]
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

    ``manifest`` is what the sender signed; ``signed`` is its envelope as received; ``size`` and ``sha256`` are the file's.
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
        self._papers = seen.papers

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
        return self._papers.get(kind)

    def iter_lines(self, kind: str, decode: Callable[[bytes], T]) -> Iterator[T]:
        """``decode`` of each line of a section, in order; nothing when there is no such section. ``bytes`` gives them raw.

        Every line is JSON with one meaning (:func:`strictjson.check`). Keep what was yielded only if the iterator came to
        its end: the hash is known there.

        Raises:
            UserError("bundle.malformed", detail), ("bundle.too-large", what), ("bundle.damaged").
        """
        wanted = next((section for section in self.manifest.sections if section.kind == kind), None)
        if wanted is None:
            return
        if KINDS[kind].form is not Form.LINES:
            raise BugError("bundle.section", kind=kind)
        with _refusals(self.name, self._spool), _frames(self._spool, self._identities) as frames:
            stored = next(section for section in _kept(frames) if section.kind == kind)
            for number, line in enumerate(framing.lines_of(stored, wanted), 1):
                try:
                    strictjson.check(line)
                    value = decode(line)
                except ValueError as fault:
                    raise framing.FrameFault(f"{kind}, line {number}: {fault}") from fault
                yield value
            _same(stored, wanted)

    def copy_blobs(
        self, sink: Callable[[str, int, Source], object], *, wanted: Callable[[str], bool] = lambda _: True
    ) -> int:
        """Give each attachment that is ``wanted`` to ``sink`` (SHA-256, size, source); returns how many.

        ``sink`` reads the source to its end and keeps what it read only if that did not raise.

        Raises:
            UserError("bundle.damaged"): from within ``sink``'s last ``read`` or after.
        """
        named = {section.name: section for section in self.manifest.sections if section.kind == "blob"}
        count = 0
        if not any(wanted(name) for name in named):
            return count
        with _refusals(self.name, self._spool), _frames(self._spool, self._identities) as frames:
            for stored in _kept(frames):
                if stored.kind != "blob" or stored.name not in named or not wanted(stored.name):
                    continue
                section = named[stored.name]
                sink(section.name, section.size, _Compared(stored, section))
                stored.drain()
                _same(stored, section)
                count += 1
        return count

    def check_contents(self, progress: Progress = QUIET) -> None:
        """Decode every line and keep nothing: what ``hoso bundle verify`` adds to the first pass. Raises as it."""
        for section in self.manifest.sections:
            if KINDS[section.kind].form is Form.LINES:
                for _ in progress.over(self.iter_lines(section.kind, bytes), "bundle.check", section.count):
                    pass


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

    ``identities`` are this machine's (or recovery's); ``root`` is the fingerprint of our commune's root and ``device`` our device
    id, each None before enrolment.

    Raises:
        UserError: the refusals at the head of this module. EnvironmentFault: the stick or the disk.
    """
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
    papers: dict[str, bytes] = {}
    with _frames(path, identities) as frames:
        for section in frames.sections():
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
        return _Seen(tuple(sections), papers, frames.signed)


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
        if section.name != (section.sha256 if form is Form.BLOB else ""):
            raise framing.FrameFault(f"{section.kind} is misnamed")
    return manifest


@contextmanager
def _frames(path: Path, identities: Sequence[Identity]) -> Iterator[FrameReader]:
    with open(path, "rb") as file:
        file.seek(_HEAD)
        with AgeReader(file, identities) as plain:
            yield FrameReader(plain)


def _kept(frames: FrameReader) -> Iterator[SectionReader]:
    """The sections; a void one is among them under its name, and so is skipped where its entry is looked for."""
    return frames.sections()


def _same(stored: SectionReader, section: Section) -> None:
    if (stored.size, stored.sha256) != (section.size, section.sha256):
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
