"""Old lists in TCVN3 and VNI fonts, made Unicode before anything else reads them (bảng mã cũ)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain import legacy_fonts
from app.domain.legacy_fonts import Encoding
from app.intake.tables import Book, Cell, Sheet

SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Converted:
    """A sheet of which columns (counted from 0) were converted, to be told to the person."""

    sheet: str
    encoding: str
    columns: tuple[int, ...]


def in_unicode(book: Book) -> tuple[Book, tuple[Converted, ...]]:
    """The book with its old-font text converted, and what was done. A book that needs nothing comes back as it is."""
    sheets: list[Sheet] = []
    done: list[Converted] = []
    for sheet in book.sheets:
        converted, told = _sheet_in_unicode(sheet)
        sheets.append(converted)
        done += told
    return (replace(book, sheets=tuple(sheets)), tuple(done)) if done else (book, ())


def _sheet_in_unicode(sheet: Sheet) -> tuple[Sheet, list[Converted]]:
    """Columns are judged one by one; a column too poor to tell follows the sheet.

    A cell that is proper Unicode is left alone by `convert`, so a sheet in which both were pasted comes out right.
    """
    width = max((len(row) for row in sheet.rows), default=0)
    texts: list[list[str]] = [[] for _ in range(width)]
    for row in sheet.rows:
        for index, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii() and len(texts[index]) < SAMPLE:
                texts[index].append(cell)
    if not any(texts):
        return sheet, []
    whole = legacy_fonts.detect(text for column in texts for text in column)
    encodings: list[Encoding] = []
    for column in texts:
        own = legacy_fonts.detect(column) if column else Encoding.UNICODE
        unsure = own is Encoding.UNICODE and not any(_surely_unicode(text) for text in column)
        encodings.append(whole if unsure else own)
    if all(encoding is Encoding.UNICODE for encoding in encodings):
        return sheet, []
    rows = tuple(tuple(_convert(cell, encodings[index]) for index, cell in enumerate(row)) for row in sheet.rows)
    told = [
        Converted(
            sheet.name,
            encoding.value,
            tuple(
                i
                for i in range(width)
                if encodings[i] is encoding
                and texts[i]
                and any(a[i] != b[i] for a, b in zip(rows, sheet.rows, strict=True))
            ),
        )
        for encoding in (Encoding.TCVN3, Encoding.VNI)
        if encoding in encodings
    ]
    return replace(sheet, rows=rows), [one for one in told if one.columns]


def _surely_unicode(text: str) -> bool:
    """Whether it holds a letter that no old font's text has (``ă đ ơ ư ạ ế …``)."""
    return any("\u0100" <= char <= "\u01b4" or "\u1ea0" <= char <= "\u1ef9" for char in text)


def _convert(cell: Cell, encoding: Encoding) -> Cell:
    if not isinstance(cell, str) or encoding is Encoding.UNICODE or cell.isascii():
        return cell
    return legacy_fonts.convert(cell, encoding)
