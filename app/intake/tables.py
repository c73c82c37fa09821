"""Opens the lists that offices send (.xlsx, .xls, .csv) as sheets of plain cells, whatever the bytes are.

What a file is, is read from its content, not from its name. Nothing here understands a list: see `layout`.
"""

from __future__ import annotations

import io
import math
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from app.errors import EnvironmentFault, UserError
from app.intake import separated
from app.intake.bounds import MAX_FILE, MAX_SHEETS, Broken, Protected, TooLarge, check_biff, check_zip
from app.intake.cfb import MAGIC as CFB_MAGIC
from app.intake.cfb import BrokenContainer, Container, container_of

Cell = str | int | float | bool | date | datetime | None
"""One cell as it stood in the file. Text is NFC and stripped, never empty; times of day and durations come as text."""

MAX_CELL_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells, all ends included, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of equal length, from the sheet's first row (``rows[0]`` is row 1 of the file)."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """One opened file. ``kind`` is xlsx, xls or csv; ``encoding`` and ``delimiter`` are told for csv only."""

    file: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str | None = None
    delimiter: str | None = None


def open_list(path: Path) -> Book:
    """Read the list at ``path``.

    Raises:
        UserError: see :func:`read_list`; also ``list.missing`` (no such file).
        EnvironmentFault("list.unreadable"): the disk or stick does not give the file, or another program holds it.
    """
    return read_list(_bytes(path), unicodedata.normalize("NFC", path.name))


def open_text(path: Path) -> str:
    """The text at ``path``, in whichever letters it was written. Raises: as :func:`open_list`."""
    data, name = _bytes(path), unicodedata.normalize("NFC", path.name)
    if not data.strip():
        raise UserError("list.empty", file=name)
    try:
        return separated.decode(data)[0]
    except Broken as fault:
        raise UserError("list.not-a-list", file=name, really=other_kind(data) or "unknown") from fault


def _bytes(path: Path) -> bytes:
    name = unicodedata.normalize("NFC", path.name)
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise UserError("list.too-large", file=name, what="file", limit=MAX_FILE)
        with path.open("rb") as stream:
            return stream.read(MAX_FILE + 1)
    except FileNotFoundError as fault:
        raise UserError("list.missing", file=name) from fault
    except IsADirectoryError as fault:
        raise UserError("list.not-a-list", file=name, really="folder") from fault
    except OSError as fault:
        raise EnvironmentFault("list.unreadable", file=name, fault=fault.strerror or type(fault).__name__) from fault


def read_list(data: bytes, name: str) -> Book:
    """Read a list from its bytes; ``name`` is only told in errors.

    Raises:
        UserError: ``list.empty`` (no bytes, or no filled cell) · ``list.too-large`` (what, limit) ·
            ``list.password-protected`` · ``list.not-a-list`` (really: what it is instead) · ``list.broken``.
            No other exception for any bytes.
    """
    try:
        if len(data) > MAX_FILE:
            raise TooLarge("file", MAX_FILE)
        if not data.strip(b"\0 \t\r\n"):
            raise UserError("list.empty", file=name)
        really = other_kind(data)
        if really is not None:
            raise UserError("list.not-a-list", file=name, really=really)
        if data[:2] == b"PK":
            book = _read_xlsx(data, name)
        elif data.startswith(CFB_MAGIC):
            book = _read_xls(data, name)
        else:
            book = _read_text(data, name)
    except TooLarge as fault:
        raise UserError("list.too-large", file=name, what=fault.what, limit=fault.limit) from fault
    except Protected as fault:
        raise UserError("list.password-protected", file=name) from fault
    except (Broken, BrokenContainer, MemoryError, RecursionError) as fault:
        raise UserError("list.broken", file=name) from fault
    if not any(cell is not None for sheet in book.sheets for row in sheet.rows for cell in row):
        raise UserError("list.empty", file=name)
    return book


_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "rtf"),
    (b"SQLite format 3\0", "database"),
    (b"\x09\x08", "excel-4"),
    (b"\x09\x04", "excel-4"),
    (b"\x09\x02", "excel-4"),
    (b"\x09\x00", "excel-4"),
)


def other_kind(data: bytes) -> str | None:
    """What a file is that is neither a workbook nor text: pdf, jpeg, html, xml-spreadsheet…; None if it may be a
    list."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[4:8] == b"ftyp":
        return "heic" if data[8:11] in (b"hei", b"mif") else "video"
    head = data[:2000].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"mime-version:")):
        return "html"
    if head.startswith(b"<?xml") or head.startswith(b"<workbook"):
        return "xml-spreadsheet" if b"urn:schemas-microsoft-com:office:spreadsheet" in head else "xml"
    return None


def _read_xlsx(data: bytes, name: str) -> Book:
    parts = check_zip(data)
    if "xl/workbook.xml" not in {part.lower().lstrip("/").replace("\\", "/") for part in parts}:
        raise UserError("list.not-a-list", file=name, really=_package_kind(parts))
    return Book(name, "xlsx", _cells(data))


def _package_kind(parts: frozenset[str]) -> str:
    if any(part.startswith("word/") for part in parts):
        return "word"
    if any(part.startswith("ppt/") for part in parts):
        return "powerpoint"
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "content.xml" in parts:
        return "opendocument"
    return "zip"


def _read_xls(data: bytes, name: str) -> Book:
    container = Container(data)
    names = container.names
    if "encryptedpackage" in names:
        raise Protected
    stream = next((stream for stream in ("workbook", "book") if stream in names), None)
    if stream is None:
        raise UserError("list.not-a-list", file=name, really="word" if "worddocument" in names else "ole")
    content = container.stream(stream)
    content = content[: check_biff(content)]
    return Book(name, "xls", _cells(container_of({"Book" if stream == "book" else "Workbook": content})))


def _cells(data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook whose size was checked. The reader's panics are BaseExceptions, hence the wide net."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        metadata = book.sheets_metadata
        if len(metadata) > MAX_SHEETS:
            raise TooLarge("sheets", MAX_SHEETS)
        for index, about in enumerate(metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            raw = book.get_sheet_by_index(index)
            rows = raw.to_python(skip_empty_area=False)
            width = max((len(row) for row in rows), default=0)
            merged = tuple(Merged(*start, *end) for start, end in raw.merged_cell_ranges or ())
            sheets.append(
                Sheet(
                    unicodedata.normalize("NFC", about.name).strip(),
                    tuple(tuple(map(_plain, row)) + (None,) * (width - len(row)) for row in rows),
                    merged,
                    about.visible != SheetVisibleEnum.Visible,
                )
            )
    except PasswordError as fault:
        raise Protected from fault
    except (TooLarge, MemoryError, RecursionError):
        raise
    except Exception as fault:
        raise Broken(type(fault).__name__) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise Broken("panic") from fault
    return tuple(sheets)


def _plain(cell: object) -> Cell:
    if isinstance(cell, str):
        if not cell:
            return None
        return unicodedata.normalize("NFC", cell[:MAX_CELL_TEXT]).replace("\xa0", " ").strip() or None
    if isinstance(cell, bool | int | datetime | date):
        return cell
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if isinstance(cell, time | timedelta):
        return str(cell)
    return None


def _read_text(data: bytes, name: str) -> Book:
    text, encoding = separated.decode(data)
    delimiter = separated.delimiter_of(text)
    if delimiter is None and not name.lower().endswith((".csv", ".txt", ".tsv")):
        raise UserError("list.not-a-list", file=name, really="text")
    rows = separated.rows_of(text, delimiter)
    width = max((len(row) for row in rows), default=0)
    square: list[tuple[Cell, ...]] = [
        tuple(None if cell is None else _plain(cell) for cell in row) + (None,) * (width - len(row)) for row in rows
    ]
    return Book(name, "csv", (Sheet("", tuple(square)),), encoding, delimiter)
