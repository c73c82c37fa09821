"""How large a workbook really is, found out before its cells are read.

The reader of cells builds a full rectangle around all filled cells and trusts the counts in the file: one cell at
XFD1048576, or one count of four thousand million, aborts the whole program and cannot be caught. So both formats are
walked here first, in bounded memory, and refused when they do not fit.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

MAX_FILE = 50 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 250
RATIO_MATTERS_ABOVE = 20 * 1024 * 1024
MAX_MEMBERS = 2000
MAX_SHEETS = 200
MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_CELLS = 6_000_000

_POSITION = re.compile(r"([A-Za-z]{0,7})([0-9]{0,9})")
_CHUNK = 256 * 1024
_XML_STARTS = (b"<", b" ", b"\t", b"\r", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""Also the marks of UTF-8 and UTF-16; a photograph begins with FF D8."""


class TooLarge(Exception):
    """``what`` is one of file, unpacked, ratio, rows, columns, cells, sheets; ``limit`` the number that was passed."""

    def __init__(self, what: str, limit: int) -> None:
        super().__init__(what)
        self.what = what
        self.limit = limit


class Broken(Exception):
    """The bytes are not what their format demands."""


@dataclass(slots=True)
class _Extent:
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        """Take in the filled cell at ``row``, ``column`` (both from 0)."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)

    def check(self) -> None:
        if self.rows > MAX_ROWS:
            raise TooLarge("rows", MAX_ROWS)
        if self.columns > MAX_COLUMNS:
            raise TooLarge("columns", MAX_COLUMNS)
        if self.rows * self.columns > MAX_CELLS:
            raise TooLarge("cells", MAX_CELLS)


def check_zip(data: bytes, *, cells: bool = True) -> frozenset[str]:
    """Unpack every part of a package (``.xlsx``, ``.docx``) once, keeping nothing, and with ``cells`` measure its
    sheets, as is needed before they are read. Returns the names of its parts.

    Raises:
        TooLarge: a zip bomb, or more cells than a list can have.
        Broken: not a readable package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            names = [member.filename for member in members]
            if len(members) > MAX_MEMBERS:
                raise TooLarge("sheets", MAX_MEMBERS)
            if len(set(names)) != len(names):
                raise Broken("a part twice")
            total = sum(member.file_size for member in members)
            if total > MAX_UNPACKED:
                raise TooLarge("unpacked", MAX_UNPACKED)
            if total > RATIO_MATTERS_ABOVE and total > MAX_RATIO * len(data):
                raise TooLarge("ratio", MAX_RATIO)
            for member in members:
                _unpack(package, member, cells)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, EOFError) as fault:
        raise Broken(type(fault).__name__) from fault
    except (RuntimeError, ValueError, OSError, struct.error, UnicodeError, LookupError, OverflowError) as fault:
        raise Broken(type(fault).__name__) from fault
    return frozenset(names)


def _unpack(package: zipfile.ZipFile, member: zipfile.ZipInfo, cells: bool) -> None:
    """Read one part to its end (so its size and checksum are true), watching the cells if it is a sheet."""
    name = member.filename.lower()
    watch: Callable[[bytes, bool], object] | None = None
    extent = _Extent()
    with package.open(member) as part:
        first = True
        while chunk := part.read(_CHUNK):
            if first and (
                name.endswith((".xml", ".rels")) or (chunk.startswith(_XML_STARTS) and not name.endswith(".vml"))
            ):
                watch = _sheet_watcher(extent, budget=member.file_size)
            first = False
            if watch is not None:
                watch(chunk, False)
                if cells:
                    extent.check()
    if watch is not None:
        watch(b"", True)
        if cells:
            extent.check()


def _sheet_watcher(extent: _Extent, budget: int) -> Callable[[bytes, bool], object]:
    """A parser that refuses a DTD, and notes the filled cells (``<c>`` with a child ``<v>`` or ``<is>``)."""
    parser = expat.ParserCreate()
    row, column = -1, -1

    def no_doctype(*_: object) -> None:
        raise Broken("doctype")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        local = tag.rpartition(":")[2]
        if local == "c":
            column += 1
            where = attributes.get("r")
            if where is not None:
                matched = _POSITION.fullmatch(where.strip())
                if matched is None:
                    raise Broken("cell reference")
                if matched[1]:
                    column = _column_number(matched[1])
                if matched[2]:
                    row = int(matched[2]) - 1
        elif local in ("v", "is"):
            extent.reach(row, column)
        elif local == "row":
            given = attributes.get("r", "").strip()
            row = int(given) - 1 if given.isascii() and given.isdigit() and len(given) < 10 else row + 1
            column = -1
        elif local == "sst":
            count = attributes.get("uniqueCount", "").strip().lstrip("+0")
            if count and (not (count.isascii() and count.isdigit()) or len(count) > 9 or int(count) > budget):
                raise Broken("count")
        elif local == "Relationship" and attributes.get("Target", "").lower().endswith(".vml"):
            _check_drawing(attributes.get("Type", ""))

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = no_doctype
    return parser.Parse


def _check_drawing(kind: str) -> None:
    """Old drawings are the one sort of part that need not be well-formed, so nothing else may be one."""
    if kind.rpartition("/")[2] != "vmlDrawing":
        raise Broken("relationship")


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


# --- .xls: the records of [MS-XLS] ---------------------------------------------------------------------

_FILEPASS, _DIMENSIONS, _SST, _BOUNDSHEET, _BOF, _END = 0x2F, 0x200, 0xFC, 0x85, 0x809, 0x0A
_ONE_CELL = frozenset({0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E, 0xD6, 0x406, 0x206, 0x02, 0x03, 0x04, 0x05})
_MANY_CELLS = 0xBD


class Protected(Exception):
    """The workbook is encrypted (FILEPASS)."""


def sheet_kinds(stream: bytes) -> frozenset[int]:
    """The kinds of sheets of an ``.xls`` workbook stream: 0 of cells, 1 of macros, 2 a chart. Raises: Protected,
    Broken."""
    found, at = set(), 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream) or (at == 0 and kind != _BOF):
            raise Broken("record")
        if kind == _FILEPASS:
            raise Protected
        if kind == _BOUNDSHEET and size >= 6:
            found.add(stream[at + 9])
        elif kind == _END:
            return frozenset(found)
        at += 4 + size
    raise Broken("no end")


def check_biff(stream: bytes) -> int:
    """Walk the records of an ``.xls`` workbook stream; returns how many of its bytes are records.

    Raises:
        Protected: it has a password.
        TooLarge: more cells than a list can have.
        Broken: counts that the file cannot hold.
    """
    extent, at, records = _Extent(), 0, 0
    sheets: list[int] = []
    beginnings: set[int] = set()
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = at + 4
        at = body + size
        if kind == 0 and size == 0:
            at = body - 4
            break
        if at > len(stream):
            raise Broken("record")
        records += 1
        if records == 1 and kind != _BOF:
            raise Broken("no workbook")
        if kind == _FILEPASS:
            raise Protected
        if (kind in _ONE_CELL or kind == _MANY_CELLS) and size >= 6:
            row, column = struct.unpack_from("<HH", stream, body)
            extent.reach(row, column)
            if kind == _MANY_CELLS:
                extent.reach(row, struct.unpack_from("<H", stream, at - 2)[0])
        elif kind == _BOF:
            beginnings.add(body - 4)
            extent.check()
            extent = _Extent()
        elif kind == _DIMENSIONS and size >= 14:
            first, last, left, right = struct.unpack_from("<IIHH", stream, body)
            if first > last or left > right or last > 65536 or right > 256:
                raise Broken("dimensions")
        elif kind == _SST and size >= 8 and struct.unpack_from("<I", stream, body + 4)[0] * 3 > len(stream):
            raise Broken("string count")
        elif kind == _BOUNDSHEET:
            if size < 8:
                raise Broken("sheet")
            sheets.append(struct.unpack_from("<I", stream, body)[0])
            if len(sheets) > MAX_SHEETS:
                raise TooLarge("sheets", MAX_SHEETS)
    if records == 0 or not beginnings.issuperset(sheets):
        raise Broken("no workbook")
    extent.check()
    return min(at, len(stream))
