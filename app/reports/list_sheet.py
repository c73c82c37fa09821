"""A list as an Excel sheet (.xlsx): a title, a header, rows. Text stays text, also where it begins with ``= + - @``."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

Value = str | int | date | None
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its title, and how wide it is in letters."""

    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class ListSheet:
    """What is printed. ``rows`` may come one by one; ``asof`` is the line under the title, ``who`` one below it: who
    let the list out, and why. ``by`` is the author in the file's properties."""

    name: str
    title: str
    asof: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    who: str = ""
    by: str = ""


def list_sheet(sheet: ListSheet) -> tuple[bytes, int]:
    """The workbook, and how many rows it has. Memory stays bounded by a row while it is written."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {**options, "constant_memory": True})
    page = book.add_worksheet(sheet.name[:31])
    heading = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EEEEEE"})
    text = book.add_format({"num_format": "@", "valign": "top", "border": 1})
    whole = book.add_format({"valign": "top", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top", "border": 1})
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, column.width)
    page.freeze_panes(4, 2)
    page.write_string(0, 0, sheet.title, heading)
    page.write_string(1, 0, sheet.asof)
    if sheet.who:
        page.write_string(2, 0, sheet.who)
        book.set_properties({"title": sheet.title, "author": sheet.by, "comments": sheet.who})
    for at, column in enumerate(sheet.columns):
        page.write_string(3, at, column.title, head)
    count = 0
    for row in sheet.rows:
        for at, value in enumerate(row):
            if value is None:
                page.write_blank(4 + count, at, None, text)
            elif isinstance(value, date):
                page.write_datetime(4 + count, at, datetime(value.year, value.month, value.day), day)
            elif isinstance(value, int):
                page.write_number(4 + count, at, value, whole)
            else:
                page.write_string(4 + count, at, value[:_LONGEST], text)
        count += 1
    page.autofilter(3, 0, max(4, 3 + count), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(3)
    book.close()
    return out.getvalue(), count
