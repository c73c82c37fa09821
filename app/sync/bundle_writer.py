"""Writing a bundle in one pass, whole or not at all. What it is and how it is read stands in :mod:`app.sync.bundle`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from app import storage
from app.errors import BugError, UserError
from app.security import strictjson, trust
from app.security.age import AgeWriter, Source
from app.security.trust import Signer
from app.sync import envelope, framing
from app.sync.envelope import (
    KINDS,
    MAGIC,
    MANIFEST_TYPE,
    MAX_ENVELOPE,
    VERSION,
    Form,
    Manifest,
    Part,
    Section,
)
from app.sync.framing import Counted, FrameWriter, LinesToZstd


class BundleWriter:
    """Write one bundle to ``path``, whole or not at all::

        with BundleWriter(path, signer=ring.device, recipients=[office, recovery]) as bundle:
            bundle.small("registry", registry)
            bundle.lines("ops", op_lines)
            bundle.blob(sha256, opened_attachment)
            bundle.finish(manifest)

    Small sections and lines come before blobs. When ``finish`` returned, the file was synced, read back and named.

    Raises:
        UserError("bundle.too-large", what): more than a reader would take, or a FAT32 stick.
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

        An error of ``source``, or UserError("blob.other-content", sha256), leaves the blob out; the writer can go on
        without it: one rotten scan must not hold up everyone's work.
        """
        return self._section("blob", sha256, Form.BLOB, _hashed(source, sha256), Counted())

    def part(self, part: Part, source: Source) -> Section:
        """A stretch of an attachment, read from ``source`` to its end. An error of ``source`` leaves it out."""
        pieces = iter(lambda: source.read(storage.PIECE), b"")
        return self._section("part", part.name, Form.PART, pieces, Counted(), part)

    @property
    def size(self) -> int:
        """Bytes of the file so far."""
        return self._file.size

    @property
    def sections(self) -> int:
        """How many sections there are so far."""
        return len(self._sections)

    @property
    def sha256(self) -> str:
        """Of the whole file, once it is finished: what a handover record names."""
        return self._file.sha256

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

    def _section(
        self, kind: str, name: str, form: Form, pieces: Iterable[bytes], counted: Counted, part: Part | None = None
    ) -> Section:
        if KINDS[kind].form is not form or any((old.kind, old.name) == (kind, name) for old in self._sections):
            raise BugError("bundle.section", kind=kind, name=name)
        if form in (Form.SMALL, Form.LINES) and self._sections and self._sections[-1].kind in ("blob", "part"):
            raise BugError("bundle.section-order", kind=kind)
        with _too_large(self._path):
            if len(self._sections) >= envelope.MAX_SECTIONS:
                raise framing.TooLarge("sections")
            section = self._frames.section(kind, name, pieces, counted)
            if self._file.size > envelope.MAX_WRITTEN:
                raise framing.TooLarge("bundle")
        if part is not None:
            section = msgspec.structs.replace(section, part=part)
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
