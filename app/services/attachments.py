"""Scans and photos of papers: taken in from a file, kept encrypted under their hash, shown again.

Of what was given only the prepared form is kept, and it is encrypted before it touches the disk. The small picture is
made then too, and kept encrypted beside it; one that came from another machine gets its own when it is first shown.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.changes import Done
from app.domain.ids import new_id
from app.domain.scan_edit import Edit, Keep
from app.errors import EnvironmentFault, refuse
from app.home import Home
from app.intake import scans
from app.models.entities import Attachment, Case, Resident
from app.progress import QUIET, Progress
from app.sync import files


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of a file: its attachment, and what the program found it to be."""

    id: str
    media_type: str
    size: int
    pages: int
    thumbnail: bytes
    renamed: bool
    """The file's ending said something else than its content."""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An attachment, read back for the screen. ``data`` is None while the file is not on this machine."""

    title: str
    media_type: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be kept, to be looked at before it is attached.

    ``before`` and ``after``: bytes of the file, and of what stays of it. ``width`` and ``height``: of the whole upright
    picture, 0 of a PDF. ``signed``: an electronic paper that is kept as it is for the sake of its signature;
    ``signature_lost``: one that could not be; ``lively``: scripts or attached files were taken out.
    """

    data: bytes
    media_type: str
    pages: int
    renamed: bool
    before: int = 0
    after: int = 0
    width: int = 0
    height: int = 0
    signed: bool = False
    signature_lost: bool = False
    lively: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """A file, or the bytes of a picture that never was one (camera, clipboard), and what is to become of it."""

    source: Path | bytes
    title: str
    edit: Edit = scans.AS_IT_IS
    keep: Keep = Keep.NORMAL


def preview(source: Path | bytes, *, edit: Edit = scans.AS_IT_IS, keep: Keep = Keep.NORMAL) -> Preview:
    """Read a file as :func:`attach` would, and keep nothing. Touches no database: run it off the database thread.

    Raises: UserError("scan.…"), EnvironmentFault("scan.unreadable").
    """
    scan = _scan(source, edit, keep)
    return Preview(
        scan.data,
        scan.media_type,
        scan.pages,
        scan.renamed,
        scan.before,
        scan.size,
        scan.width,
        scan.height,
        scan.signed,
        scan.signature_lost,
        scan.lively,
    )


def attach(
    home: Home,
    resident_id: str,
    file: Path,
    title: str,
    *,
    case_id: str | None = None,
    evidence_id: str | None = None,
    turn: int = 0,
) -> Done[Attached]:
    """Take a scan or photo in: turned upright, stripped of place and camera, made a readable size, encrypted.

    ``turn``: degrees clockwise by which the person turned it in the preview.

    Raises: as :func:`attach_all`.
    """
    picked = [Picked(file, title, Edit(turn))]
    done = attach_all(home, resident_id, picked, case_id=case_id, evidence_id=evidence_id)
    return Done(done.value[0], done.changes)


def attach_all(
    home: Home,
    resident_id: str,
    picked: Sequence[Picked],
    *,
    case_id: str | None = None,
    evidence_id: str | None = None,
    progress: Progress = QUIET,
) -> Done[tuple[Attached, ...]]:
    """Take several in as scans of one paper: all of them are in the records afterwards, or none.

    Raises:
        UserError("scan.…"): empty, too large, broken, or no picture; nothing was kept.
        UserError("person.elsewhere"), UserError("case.elsewhere").
        EnvironmentFault: the disk; nothing was kept.
    """
    with home.reading() as r:
        _ = r.find(Resident, resident_id) or refuse("person.elsewhere")
        if case_id is not None:
            _ = r.find(Case, case_id) or refuse("case.elsewhere")
    attached, rows = [], []
    for each in progress.over(picked, "read", len(picked), every=1):
        scan = _scan(each.source, each.edit, each.keep)
        stored = home.blobs.put(io.BytesIO(scan.data), expect=scan.sha256)
        _keep_small(home, stored.sha256, scan.thumbnail)
        row = Attachment(
            id=new_id(),
            resident_id=resident_id,
            case_id=case_id,
            evidence_id=evidence_id,
            title=each.title.strip() or _stem(each.source),
            media_type=scan.media_type,
            size=stored.size,
            sha256=stored.sha256,
        )
        rows.append(row)
        attached.append(
            Attached(
                row.id, scan.media_type, stored.size, scan.pages, scan.thumbnail, scan.renamed, sha256=stored.sha256
            )
        )
    with home.writing() as w:
        for row in rows:
            w.add(row)
        w.flush()
        for row in rows:
            note_held(w.conn, row.sha256, row.size)
        changes = w.changes
    return Done(tuple(attached), changes)


def thumbnail(home: Home, sha256: str, media_type: str) -> bytes | None:
    """The small picture (JPEG) of an attachment; None while its file is not here, or no picture of it can be made.

    Touches no database: run it off the database thread. Who sees it has opened the case, and that is noted there.
    """
    small = home.blobs.read_small(sha256)
    if small is None and home.blobs.has(sha256):
        try:
            small = scans.thumbnail_of(home.blobs.read(sha256), media_type)
        except EnvironmentFault:
            return None  # the page that shows the paper itself says what is wrong with it
        if small is not None:
            _keep_small(home, sha256, small)
    return small


def show(home: Home, attachment_id: str) -> Shown:
    """Read an attachment back. The reading is noted in the access log.

    Raises:
        UserError("attachment.elsewhere"); EnvironmentFault("blob.damaged").
    """
    with home.reading() as r:
        row = r.find(Attachment, attachment_id) or refuse("attachment.elsewhere")
        title, media_type, sha256 = row.title, row.media_type, row.sha256
    data = home.blobs.read(sha256) if home.blobs.has(sha256) else None
    home.log("read", entity="attachment", row=attachment_id)
    return Shown(title, media_type, data)


def remove(home: Home, attachment_id: str, reason: str) -> Done[None]:
    """Take an attachment back, with the reason. The file itself is kept until the purge rule reaches it.

    Raises:
        UserError("attachment.elsewhere").
    """
    with home.writing() as w:
        row = w.change(Attachment, attachment_id) or refuse("attachment.elsewhere")
        row.gone = reason
        w.flush()
        return Done(None, w.changes)


def missing(home: Home) -> list[str]:
    """The SHA-256 of every attachment whose file is not on this machine."""
    with home.reading() as r:
        wanted = r.session.scalars(select(Attachment.sha256).where(Attachment.gone.is_(None)).distinct())
        return [sha256 for sha256 in wanted if not home.blobs.has(sha256)]


def note_held(conn: Connection, sha256: str, size: int) -> None:
    """Note that this home holds a file."""
    files.hold(conn, [(sha256, size)], acknowledged=False)


def _scan(source: Path | bytes, edit: Edit, keep: Keep) -> scans.Scan:
    if isinstance(source, bytes):
        return scans.read_scan(source, scans.PHOTO, edit=edit, keep=keep)
    return scans.open_scan(source, edit=edit, keep=keep)


def _stem(source: Path | bytes) -> str:
    return Path(scans.PHOTO if isinstance(source, bytes) else source).stem


def _keep_small(home: Home, sha256: str, picture: bytes) -> None:
    """A full disk loses the small picture only: it is made again when there is room."""
    with suppress(EnvironmentFault):
        home.blobs.put_small(sha256, picture)
