"""A document that shows what was done (minh chứng): a photograph, a scan, a PDF, a Word or an Excel file.

Pictures and PDFs are prepared as every scan is (:mod:`app.intake.scans`); Word and Excel files are kept to the byte,
if they are harmless (:mod:`app.intake.office_file`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.scan_edit import Edit, Keep
from app.errors import UserError
from app.intake import office_file, scans
from app.intake.cells import text_of
from app.intake.tables import read_list

_OFFICE = frozenset({"zip", "office"})
_ENDINGS = {"image/jpeg": ".jpg", "application/pdf": ".pdf", **office_file.ENDINGS}


@dataclass(frozen=True, slots=True)
class Document:
    """As it is kept. ``thumbnail``: a small JPEG, None of what cannot be drawn here."""

    data: bytes
    media_type: str
    sha256: str
    thumbnail: bytes | None


def open_document(source: Path | bytes, *, edit: Edit = scans.AS_IT_IS, keep: Keep = Keep.NORMAL) -> Document:
    """Read a file, or the bytes of a picture that never was one, and say in what form it is kept.

    Raises:
        UserError("document.unknown", file): nothing of that. As :func:`app.intake.office_file.kind_of`, and
        :func:`app.intake.scans.open_scan`.
    """
    data = source if isinstance(source, bytes) else scans.read_file(source)
    name = scans.PHOTO if isinstance(source, bytes) else scans.name_of(source)
    if scans.sniff(data) in _OFFICE:
        return Document(data, office_file.kind_of(data, name), hashlib.sha256(data).hexdigest(), None)
    try:
        scan = scans.read_scan(data, name, edit=edit, keep=keep)
    except UserError as fault:
        if fault.code == "scan.not-a-picture":
            raise UserError("document.unknown", file=name) from fault
        raise
    return Document(scan.data, scan.media_type, scan.sha256, scan.thumbnail)


def file_name(title: str, media_type: str) -> str:
    """What a document is called as a file: its title with the ending of what it is."""
    ending = _ENDINGS.get(media_type, "")
    bare = "".join("-" if each in '\\/:*?"<>|' or ord(each) < 32 else each for each in title).strip(" .")
    stem = bare[: -len(ending)] if ending and bare.lower().endswith(ending) else bare
    return f"{stem.strip(' .')[:120] or 'tep'}{ending}"


def words_of(data: bytes, media_type: str, most: int = 20_000) -> str:
    """The words of a Word or Excel file that was kept, without its looks, at most ``most`` letters; "" of any other,
    and of an old ``.doc``."""
    if media_type == office_file.DOCX:
        lines: Iterable[str] = office_file.paragraphs(data)
    elif media_type in (office_file.XLSX, office_file.XLS):
        lines = _lines(data)
    else:
        return ""
    said: list[str] = []
    for line in lines:
        said.append(line)
        most -= len(line) + 1
        if most < 0:
            return "\n".join(said)[: most - 1] + "…"
    return "\n".join(said)


def _lines(data: bytes) -> Iterator[str]:
    try:
        book = read_list(data, "")
    except UserError:  # larger than what is read of a list, or empty: it can be saved and opened elsewhere
        return
    for sheet in book.sheets:
        if not sheet.hidden:
            yield f"— {sheet.name} —"
            for row in sheet.rows:
                if any(cell is not None for cell in row):
                    yield "\t".join(text_of(cell) or "" for cell in row).rstrip("\t")
