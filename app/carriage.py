"""Attachments in a bundle (tệp đính kèm đi cùng gói): which go along, how large ones go in parts, what becomes of them.

Records always go; files go as far as there is room, the most needed first, and the rest the next time. What is asked
for stands in :mod:`app.sync.files`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from app.domain.carriage import TAKES, Carried, Choice
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models.ops import OpLine
from app.progress import Progress
from app.security.age import Source
from app.storage import PIECE, faults
from app.sync import files, registry
from app.sync.bundle import BundleWriter, CheckedBundle
from app.sync.envelope import MAX_SECTIONS, MAX_WRITTEN, MIB, Part
from app.sync.oplog import body_of
from app.sync.wire import FieldStatement, OfficeStatement, Want

RESERVE = 32 * MIB
"""What stays free on a stick."""
LEAST_PART = MIB
"""A smaller stretch of a large file is not worth its trouble."""
_END = 24 * MIB
"""Kept for what comes after the files: the manifest."""
_SPARE_SECTIONS = 100


# Going out -----------------------------------------------------------------------------------------------------


def takes(conn: Connection) -> Choice:
    """Which files this laptop takes."""
    found = conn.exec_driver_sql("SELECT value FROM remembered WHERE key = ?", (TAKES,)).scalar()
    return Choice(found) if found in tuple(Choice) else Choice.ALL


def field_statement(home: Home, conn: Connection, said: FieldStatement) -> FieldStatement:
    """A laptop's statement, with which files it takes and lacks."""
    register, choice = registry.current(conn), takes(conn)
    people = [entry.id for entry in register.accounts_of(home.device)] if register else []
    lacks = files.wants(conn, home.blobs, choice=choice, people=people)
    return msgspec.structs.replace(said, files=choice.value, wants=lacks)


def office_statement(home: Home, conn: Connection, said: OfficeStatement) -> OfficeStatement:
    """The office's statement, with what it lacks; it says to have only what lies on its disk."""
    held = [sha256 for sha256 in said.blobs if home.blobs.has(sha256)]
    return msgspec.structs.replace(said, blobs=held, wants=files.wants(conn, home.blobs))


def for_the_office(conn: Connection) -> list[Want]:
    """At a laptop: what the office asked for, then what it has not said to have."""
    asked = files.office_said(conn).wants
    known = {want.sha256 for want in asked}
    return [*asked, *(Want(sha256) for sha256 in files.not_acknowledged(conn) if sha256 not in known)]


def noting(lines: Iterable[OpLine], device: str, found: dict[str, None]) -> Iterator[OpLine]:
    """The lines, noting the files of attachments that ``device`` did not make itself."""
    for line in lines:
        body = body_of(line) if line.entity == "attachment" and line.device != device else None
        if body is not None and isinstance(sha256 := body.fields.get("sha256"), str):
            found[sha256] = None
        yield line


def for_a_laptop(
    conn: Connection, said: FieldStatement, noted: Iterable[str], areas: Sequence[str], people: Sequence[str]
) -> list[Want]:
    """At the office: what a laptop asked for and what records that go to it now name, as far as they lie in its areas.

    Who has not been heard of since may have what was noted before; they will ask."""
    asked = {want.sha256: want for want in said.wants}
    unasked = [sha256 for sha256 in noted if sha256 not in asked]
    order = [each.sha256 for each in files.named(conn, among=asked, areas=areas)] if asked else []
    if unasked:
        more = files.named(conn, choice=said.files, people=people, among=unasked, areas=areas)
        order += [each.sha256 for each in more]
    return [asked.get(sha256, Want(sha256)) for sha256 in order]


def room_beside(target: Path) -> int:
    """How many bytes of files fit on the medium of ``target``."""
    with faults(target):
        return max(0, shutil.disk_usage(target.parent).free - RESERVE)


def write(
    home: Home,
    conn: Connection,
    writer: BundleWriter,
    wanted: Sequence[Want],
    *,
    room: int,
    parts: bool,
    progress: Progress,
) -> Carried:
    """Write the files of ``wanted`` that are here, in their order, into ``room`` bytes. ``parts``: the reader knows
    stretches of large files."""
    loading = _Loading(home, writer, min(room, MAX_WRITTEN - _END - writer.size), parts)
    sizes = files.sizes(conn, [want.sha256 for want in wanted])
    here = [want for want in wanted if want.sha256 in sizes]
    for want in progress.over(here, "bundle.files", len(here), every=1):
        loading.load(want, sizes[want.sha256])
    return loading.carried()


class _Loading:
    """One bundle being filled. ``left``: how many bytes more; counted here, since the writer's file lags behind."""

    def __init__(self, home: Home, writer: BundleWriter, left: int, parts: bool) -> None:
        self._home, self._writer, self._left, self._may_part = home, writer, left, parts
        self._files = self._size = self._parts = self._later = self._later_size = 0
        self._left_out: list[str] = []

    def load(self, want: Want, total: int) -> None:
        missing = files.missing(total, want.have)
        whole = missing == [(0, total)]
        if self._writer.sections >= MAX_SECTIONS - _SPARE_SECTIONS:
            self._put_off(sum(size for _, size in missing))
        elif whole and _stored(total) <= self._left:
            if self._put(want.sha256, 0, total, total):
                self._files += 1
                self._size += total
        elif self._may_part:
            self._put_parts(want.sha256, missing, total)
        else:
            self._put_off(total)

    def carried(self) -> Carried:
        return Carried(self._files, self._size, self._parts, self._later, self._later_size, tuple(self._left_out))

    def _put_parts(self, sha256: str, missing: Sequence[tuple[int, int]], total: int) -> None:
        put_off = 0
        for start, size in missing:
            fits = min(size, self._left - (_stored(size) - size))
            if put_off or (fits < size and fits < LEAST_PART):
                put_off += size
                continue
            if not self._put(sha256, start, fits, total):
                return
            self._parts += 1
            self._size += fits
            put_off += size - fits
        if put_off:
            self._put_off(put_off)

    def _put_off(self, size: int) -> None:
        self._later += 1
        self._later_size += size

    def _put(self, sha256: str, start: int, size: int, total: int) -> bool:
        """One rotten scan must not hold up everyone's work."""
        self._left -= _stored(size)
        try:
            with self._home.blobs.open(sha256) as source:
                if size == total:
                    self._writer.blob(sha256, source)
                else:
                    self._writer.part(Part(sha256, start, total), _Stretch(source, start, size))
        except UserError as fault:
            if not fault.code.startswith("blob."):
                raise
            self._left_out.append(sha256)
            return False
        except EnvironmentFault as fault:
            if fault.code != "blob.damaged":
                raise
            self._left_out.append(sha256)
            return False
        return True


def _stored(size: int) -> int:
    """At most so many bytes of a bundle: frames, and the tags of the encryption."""
    return size + size // 512 + 2048


class _Stretch:
    """``size`` bytes of a source from ``start`` on."""

    def __init__(self, source: Source, start: int, size: int) -> None:
        self._source, self._skip, self._left = source, start, size

    def read(self, size: int, /) -> bytes:
        while self._skip:
            self._skip -= len(self._some(min(PIECE, self._skip)))
        if not self._left:
            return b""
        piece = self._some(min(size, self._left))
        self._left -= len(piece)
        return piece

    def _some(self, size: int) -> bytes:
        piece = self._source.read(size)
        if not piece:
            raise UserError("blob.other-content")
        return piece


# Coming in -----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Fresh:
    """What taking a bundle in put beside the database: to be taken away again when the transaction fails."""

    home: Home
    files: list[str] = field(default_factory=list)
    begun: list[tuple[str, int]] = field(default_factory=list)

    def take_back(self) -> None:
        for sha256 in self.files:
            self.home.blobs.remove_whole(sha256)
        for sha256, start in self.begun:
            self.home.blobs.drop_piece(sha256, start)

    def settle(self) -> None:
        """The transaction is kept: parts that are joined now may go. What a disk does not let go of does no harm: it is
        encrypted and unnamed, and goes after the next import."""
        with self.home.engine.connect() as conn:
            begun = files.pieces(conn)
        with suppress(EnvironmentFault):
            self.home.blobs.keep_pieces_of(begun)


def store(
    home: Home,
    conn: Connection,
    came: CheckedBundle,
    fresh: Fresh,
    progress: Progress,
    gone: set[str] | None = None,
) -> None:
    """Keep the files that this home does not have, and join the parts that are complete now. ``gone``: files of what
    was erased, not to be kept unless a record that stands names them too."""
    refused = (gone or set()) - files.named_among(conn, gone or set())
    blobs = home.blobs

    def keep(sha256: str, _size: int, source: Source) -> None:
        progress.tick("bundle.files", len(fresh.files))
        if blobs.put(source, expect=sha256).new:
            fresh.files.append(sha256)

    came.copy_blobs(keep, wanted=lambda sha256: sha256 not in refused and not blobs.has(sha256))
    kept = ((sha256, size) for sha256, size in came.blobs().items() if sha256 not in refused)
    held = [(sha256, size) for sha256, size in kept if blobs.has(sha256)]
    _store_parts(home, conn, came, fresh, refused, progress)
    wholes = {part.sha256: part.total for part in came.parts() if part.sha256 not in refused}
    held += [(sha256, total) for sha256, total in wholes.items() if blobs.has(sha256)]
    files.hold(conn, held, acknowledged=not home.is_office)
    begun = files.pieces(conn)
    joined = [sha256 for sha256, _ in held if sha256 in begun]
    files.forget_pieces(conn, joined)


def _store_parts(
    home: Home, conn: Connection, came: CheckedBundle, fresh: Fresh, refused: set[str], progress: Progress
) -> None:
    blobs = home.blobs
    sections = {section.part: section.sha256 for section in came.manifest.sections if section.part is not None}
    begun = files.pieces(conn)

    def wanted(part: Part) -> bool:
        there = any(start == part.start for start, _ in begun.get(part.sha256, ()))
        return (
            part.sha256 not in refused
            and not blobs.has(part.sha256)
            and not (there and blobs.has_piece(part.sha256, part.start))
        )

    def keep(part: Part, size: int, source: Source) -> None:
        progress.tick("bundle.files", len(fresh.begun))
        fresh.begun.append((part.sha256, part.start))
        blobs.put_piece(part.sha256, part.start, source)
        files.note_piece(conn, part.sha256, part.start, size, part.total, sections[part])

    came.copy_parts(keep, wanted=wanted)
    begun = files.pieces(conn)
    for sha256, total in {part.sha256: part.total for part in came.parts()}.items():
        have = [(start, size) for start, size in begun.get(sha256, ()) if blobs.has_piece(sha256, start)]
        if blobs.has(sha256) or sha256 in refused or files.missing(total, have):
            continue
        try:
            if blobs.join(sha256, have).new:
                fresh.files.append(sha256)
        except UserError as fault:
            if fault.code != "blob.other-content":
                raise
            files.forget_pieces(conn, [sha256])  # one of them was wrong: all are asked for again
