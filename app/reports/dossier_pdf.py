"""Print dossiers: one or thousands in one PDF, each with its own page numbers, foot and entries of the outline."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from typing import BinaryIO

from app.domain.dossier import Part
from app.errors import EnvironmentFault, UserError
from app.progress import QUIET, Progress
from app.reports.dossier import (
    Attachment,
    Dossier,
)
from app.reports.dossier_parts import DossierParts
from app.reports.layout.blocks import Mark
from app.reports.layout.paper import Paper
from app.reports.layout.scan_sheet import put_scan
from app.reports.layout.scans import Unreadable
from app.reports.layout.stream import About
from app.reports.words import moment


def write_dossier(
    dossiers: Iterable[Dossier], out: BinaryIO, progress: Progress = QUIET, *, total: int | None = None
) -> int:
    """Print dossiers one after the other into ``out``, which is written from its start on and left open.

    ``dossiers`` is read one at a time and forgotten: give a generator. Returns the number of sheets. Ticks
    ``report.dossier`` before each dossier, ``report.scan`` before each scan.

    Raises:
        UserError("report.nothing-to-print"): there was no dossier.
        Cancelled: through ``progress``; what was written is then no file.
    """
    paper: Paper | None = None
    for number, dossier in enumerate(dossiers):
        progress.tick("report.dossier", number, total)
        if paper is None:
            paper = Paper(out, _about(dossier, alone=total == 1))
        _print(paper, dossier, progress)
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


def _about(first: Dossier, *, alone: bool) -> About:
    title = f"Hồ sơ {first.case_code}: {first.person.name}" if alone else "Hồ sơ quản lý nhân khẩu đặc thù"
    return About(title, " ".join(first.issuer.name), "Hồ sơ quản lý nhân khẩu đặc thù")


def _print(paper: Paper, dossier: Dossier, progress: Progress) -> None:
    """One dossier onto the paper: its parts, then its scans."""
    paper.part(
        f"Hồ sơ {dossier.case_code} · phiên bản {dossier.version} · bản in số {dossier.copy.number}, "
        f"{moment(dossier.copy.at)}, {dossier.copy.by}"
    )
    parts = DossierParts(dossier)
    for part in parts:
        paper.put(*part)
    if Part.SCANS in dossier.printed_parts:
        _put_scans(paper, dossier, progress, Mark(parts.headings[Part.SCANS], 1))


def _put_scans(paper: Paper, dossier: Dossier, progress: Progress, heading: Mark) -> None:
    total = len(dossier.attachments)
    for number, attachment in enumerate(dossier.attachments, 1):
        progress.tick("report.scan", number - 1, total)
        put_scan(
            paper,
            f"Ảnh quét {number}/{total}: {attachment.title}",
            f"{attachment.description}\nSHA-256: {attachment.sha256}".strip(),
            partial(_bytes_of, attachment),
            under=() if number > 1 else (heading,),
        )


def _bytes_of(attachment: Attachment) -> bytes:
    """The scan's bytes, if they are the ones that were taken down."""
    if attachment.load is None:
        raise Unreadable("elsewhere")
    try:
        data = attachment.load()
    except (UserError, EnvironmentFault) as fault:
        raise Unreadable("not-fetched") from fault
    if hashlib.sha256(data).hexdigest() != attachment.sha256.lower():
        raise Unreadable("changed")
    return data
