"""Scans and photos of papers: taken in from a file, kept encrypted under their hash, shown again."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from app.domain.changes import Done
from app.domain.ids import new_id
from app.errors import refuse
from app.home import Home
from app.intake import scans
from app.models.entities import Attachment, Case, Resident


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


@dataclass(frozen=True, slots=True)
class Shown:
    """An attachment, read back for the screen. ``data`` is None while the file is not on this machine."""

    title: str
    media_type: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be kept, to be looked at before it is attached."""

    data: bytes
    media_type: str
    pages: int
    renamed: bool


def preview(file: Path) -> Preview:
    """Read a file as :func:`attach` would, and keep nothing. Touches no database: run it off the database thread.

    Raises: UserError("scan.…"), EnvironmentFault("scan.unreadable").
    """
    scan = scans.open_scan(file)
    return Preview(scan.data, scan.media_type, scan.pages, scan.renamed)


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

    Raises:
        UserError("scan.…"): empty, too large, broken, or no picture; nothing was kept.
        UserError("person.elsewhere"), UserError("case.elsewhere").
        EnvironmentFault: the disk; nothing was kept.
    """
    scan = scans.turned(scans.open_scan(file), turn)
    with home.reading() as r:
        _ = r.find(Resident, resident_id) or refuse("person.elsewhere")
        if case_id is not None:
            _ = r.find(Case, case_id) or refuse("case.elsewhere")
    stored = home.blobs.put(io.BytesIO(scan.data), expect=scan.sha256)
    with home.writing() as w:
        row = w.add(
            Attachment(
                id=new_id(),
                resident_id=resident_id,
                case_id=case_id,
                evidence_id=evidence_id,
                title=title.strip() or file.stem,
                media_type=scan.media_type,
                size=stored.size,
                sha256=stored.sha256,
            )
        )
        w.flush()
        note_held(w.conn, stored.sha256, stored.size)
        changes = w.changes
    return Done(Attached(row.id, scan.media_type, stored.size, scan.pages, scan.thumbnail, scan.renamed), changes)


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
    conn.exec_driver_sql(
        "INSERT INTO blob (sha256, size, held, acknowledged) VALUES (?, ?, 1, 0)"
        " ON CONFLICT (sha256) DO UPDATE SET held = 1",
        (sha256, size),
    )
