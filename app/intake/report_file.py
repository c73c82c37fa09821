"""A subordinate's report as a file: our own Excel export with its hidden sheet of keys, or a table typed by hand.

Only what stands in the cells counts; the hidden sheet says where each number stands. Nothing here knows whose report is
wanted: that is judged by whoever takes it in.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from app.domain import names
from app.domain.figures import UNTOLD, Table, TableRow
from app.intake.tables import Book, Cell, Sheet

KEYS = "hoso"
MOST_ROWS, MOST_COLUMNS = 5_000, 60
LARGEST = 100_000_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_NUMBER = re.compile(r"\d{1,3}([. ]\d{3})+|\d+")
_TOTAL_WORDS = frozenset({"tong so", "tong cong", "tong", "cong"})


class TablePlace(msgspec.Struct, frozen=True):
    """Where a table stands: row and label by key, column by code; counted from 0."""

    title: str
    columns: dict[str, int]
    rows: dict[str, tuple[int, str]]
    adding: list[bool] = []
    total: int | None = None


class ReportKey(msgspec.Struct, frozen=True):
    """Whose report of which period a file says it is."""

    format: int
    plan: str
    template: str
    duty: str
    first: str
    last: str
    sender: str
    tables: dict[str, TablePlace]
    unit: str = ""
    values: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something about one cell: ``what`` is not-a-number, negative, too-large, no-number (empty), unknown-row,
    missing-row, missing-column. ``row`` and ``column`` as a spreadsheet names them, from 1; 0 if it is no cell."""

    what: str
    table: str = ""
    row: int = 0
    column: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """What was read. ``key`` None: typed by hand, or another program's; ``broken``: it has a sheet of keys that says
    nothing we understand."""

    key: ReportKey | None
    tables: tuple[Table, ...]
    faults: tuple[Fault, ...]
    broken: bool = False


def read_report(book: Book, wanted: Sequence[Table]) -> ReportFile:
    """The numbers of ``book``. ``wanted``: the tables that such a report has, for a file without keys."""
    hidden = next((sheet for sheet in book.sheets if sheet.name == KEYS), None)
    shown = next((sheet for sheet in book.sheets if not sheet.hidden and sheet.name != KEYS), None)
    if shown is None:
        return ReportFile(None, (), (), broken=hidden is not None)
    if hidden is not None:
        key = _key(hidden)
        if key is None:
            return ReportFile(None, (), (), broken=True)
        faults: list[Fault] = []
        tables = tuple(_placed(shown, id, place, faults) for id, place in key.tables.items())
        return ReportFile(key, tables, tuple(faults))
    return _by_hand(book, wanted)


def has_formulas(data: bytes) -> bool:
    """Whether cells of a workbook are worked out by formulas; of such a cell only the last result is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = [one for one in package.namelist() if one.startswith("xl/worksheets/") and one.endswith(".xml")]
            return any(_FORMULA.search(chunk) for one in sheets for chunk in _chunks(package, one))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return False


# Parts ---------------------------------------------------------------------------------------------------------------


def _chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with package.open(name) as part:
        tail = b""
        while chunk := part.read(1 << 18):
            yield tail + chunk
            tail = chunk[-64:]


def _key(sheet: Sheet) -> ReportKey | None:
    text = "".join(str(row[0]) for row in sheet.rows[:2_000] if row and row[0] is not None)
    try:
        key = msgspec.json.decode(base64.b64decode(text, validate=True), type=ReportKey)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        return None
    places = list(key.tables.values())
    fits = all(
        len(place.rows) <= MOST_ROWS
        and len(place.columns) <= MOST_COLUMNS
        and all(0 <= at < MOST_COLUMNS + 10 for at in place.columns.values())
        and all(at >= 0 for at, _ in place.rows.values())
        for place in places
    )
    return key if key.format == 1 and len(places) <= MOST_COLUMNS and fits else None


def _placed(sheet: Sheet, id: str, place: TablePlace, faults: list[Fault]) -> Table:
    rows = []
    for key, (at, label) in place.rows.items():
        rows.append(TableRow(key, label, _numbers(sheet, place.title, at, place.columns.values(), faults)))
    total: tuple[int | None, ...] = ()
    if place.total is not None:
        total = _numbers(sheet, place.title, place.total, place.columns.values(), [])
    columns = tuple(place.columns)
    adding = tuple(place.adding) if len(place.adding) == len(columns) else (True,) * len(columns)
    return Table(id, place.title, "", columns, columns, tuple(rows), total, adding)


def _numbers(sheet: Sheet, table: str, at: int, columns: Iterable[int], faults: list[Fault]) -> tuple[int | None, ...]:
    found = []
    for column in columns:
        cell = sheet.rows[at][column] if at < len(sheet.rows) and column < len(sheet.rows[at]) else None
        found.append(_number(cell, Fault("", table, at + 1, column + 1), faults))
    return tuple(found)


def _number(cell: Cell, where: Fault, faults: list[Fault]) -> int | None:
    """A whole number from nought up, or None with the reason noted."""
    what, said = "", str(cell)[:60]
    if cell is None or cell == "":
        what, said = "no-number", ""
    elif isinstance(cell, bool):
        what = "not-a-number"
    elif isinstance(cell, int | float):
        if cell != cell or cell in (float("inf"), float("-inf")) or int(cell) != cell:
            what = "not-a-number"
        elif cell < 0:
            what = "negative"
        elif cell > LARGEST:
            what = "too-large"
        else:
            return int(cell)
    elif isinstance(cell, str) and _NUMBER.fullmatch(cell) and len(cell) < 16:
        return _number(int(re.sub(r"\D", "", cell)), where, faults)
    else:
        what = "not-a-number"
    faults.append(Fault(what, where.table, where.row, where.column, said))
    return None


def _by_hand(book: Book, wanted: Sequence[Table]) -> ReportFile:
    """Tables are known by their heads, rows by their labels."""
    found: dict[str, Table] = {}
    faults: list[Fault] = []
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        at = 0
        while at < min(len(sheet.rows), MOST_ROWS):
            table, columns, label_at = _head(sheet.rows[at], wanted)
            at += 1
            if table is None or table.id in found:
                continue
            found[table.id], at = _body(sheet, at, table, columns, label_at, faults)
    return ReportFile(None, tuple(found.values()), tuple(faults))


def _fold(cell: Cell) -> str:
    return names.fold(cell) if isinstance(cell, str) else ""


def _head(row: Sequence[Cell], wanted: Sequence[Table]) -> tuple[Table | None, dict[str, int], int]:
    """The table whose column titles this row has, where each column stands, and where the labels."""
    places = {text: at for at, cell in reversed(list(enumerate(row))) if (text := _fold(cell))}
    best: tuple[Table | None, dict[str, int], int] = (None, {}, 0)
    for table in wanted:
        known = {
            code: places[folded]
            for code, title in zip(table.columns, table.titles, strict=True)
            if (folded := names.fold(title)) in places
        }
        enough = len(known) * 2 > len(table.columns)
        if enough and len(known) > len(best[1]):
            first = min(known.values())
            labels = places.get(names.fold(table.head), max(0, first - 1))
            best = (table, known, labels)
    return best


def _body(
    sheet: Sheet, at: int, table: Table, columns: Mapping[str, int], label_at: int, faults: list[Fault]
) -> tuple[Table, int]:
    by_label = {names.fold(row.label): row.key for row in table.rows} | {row.key.lower(): row.key for row in table.rows}
    by_label |= {names.fold(row.label.partition(". ")[2]): row.key for row in table.rows if ". " in row.label}
    by_label.pop("", None)
    labels = {row.key: row.label for row in table.rows}
    rows: dict[str, TableRow] = {}
    total: tuple[int | None, ...] = ()
    while at < len(sheet.rows):
        row = sheet.rows[at]
        label = row[label_at] if label_at < len(row) else None
        if label is None or _head(row, (table,))[0] is not None:
            others = [row[place] for place in columns.values() if place < len(row)]
            if all(cell is None for cell in others):
                break
        folded = _fold(label)
        code = folded.split(" ")[0].rstrip(".") if folded else ""
        if folded in _TOTAL_WORDS:
            total = _in_order(table, columns, sheet, at, [])
            at += 1
            break
        key = by_label.get(folded) or by_label.get(code)
        if key is None:
            faults.append(Fault("unknown-row", table.title, at + 1, label_at + 1, str(label)[:60]))
        else:
            rows[key] = TableRow(key, labels[key], _in_order(table, columns, sheet, at, faults))
        at += 1
    for code, title in zip(table.columns, table.titles, strict=True):
        if code not in columns:
            faults.append(Fault("missing-column", table.title, said=title))
    for key, name in labels.items():
        if key not in rows and key != UNTOLD:
            faults.append(Fault("missing-row", table.title, said=name))
    made = Table(
        table.id, table.title, table.head, table.columns, table.titles, tuple(rows.values()), total, table.adding
    )
    return made, at


def _in_order(
    table: Table, columns: Mapping[str, int], sheet: Sheet, at: int, faults: list[Fault]
) -> tuple[int | None, ...]:
    told = dict(zip(columns, _numbers(sheet, table.title, at, list(columns.values()), faults), strict=True))
    return tuple(told.get(code) for code in table.columns)
