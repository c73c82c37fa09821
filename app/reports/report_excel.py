"""The same report as an Excel file: a head as papers have it, its tables, and a hidden sheet that says which number
stands where, so that whoever receives it takes it in without typing (see :mod:`app.intake.report_file`)."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from typing import Any

from app.domain.figures import Table
from app.reports.layout.letterhead import MOTTO, NATION
from app.reports.report import DRAFT, ReportSheet
from app.reports.words import long_day

KEYS = "hoso"
"""The hidden sheet: JSON in base64, cut into pieces of :data:`PIECE` below each other."""
PIECE = 3_000
FORMAT = 1


def report_excel(sheet: ReportSheet, key: Mapping[str, Any]) -> bytes:
    """The workbook. ``key``: whose report of which period this is; where each number stands is added."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, options)
    made = book.add_worksheet("Báo cáo")
    sizes = {"font_name": "Times New Roman", "font_size": 12}
    styles = {
        "plain": book.add_format({**sizes, "text_wrap": True, "valign": "top"}),
        "bold": book.add_format({**sizes, "bold": True, "text_wrap": True, "valign": "top"}),
        "centre": book.add_format({**sizes, "bold": True, "align": "center", "text_wrap": True, "valign": "top"}),
        "light": book.add_format({**sizes, "italic": True, "align": "center", "text_wrap": True, "valign": "top"}),
        "head": book.add_format(
            {**sizes, "bold": True, "text_wrap": True, "align": "center", "border": 1, "valign": "top"}
        ),
        "text": book.add_format({**sizes, "num_format": "@", "text_wrap": True, "border": 1, "valign": "top"}),
        "number": book.add_format({**sizes, "num_format": "#,##0", "border": 1, "valign": "top"}),
        "total": book.add_format({**sizes, "num_format": "#,##0", "bold": True, "border": 1, "valign": "top"}),
        "sum": book.add_format({**sizes, "num_format": "@", "bold": True, "border": 1, "valign": "top"}),
    }
    most = max([4, *(len(table.columns) + 1 for table in sheet.tables)])
    at = _head(made, sheet, styles, most)
    places: dict[str, Any] = {}
    for table in sheet.tables:
        at = _table(made, table, styles, at, most, places)
    _foot(made, sheet, styles, at, most)
    made.set_column(0, 0, 5)
    made.set_column(1, 1, 38)
    made.set_column(2, most, 13)
    made.set_paper(9)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    made.set_margins(left=1.18, right=0.6, top=0.79, bottom=0.79)
    keys = book.add_worksheet(KEYS)
    told = json.dumps({"format": FORMAT, **key, "tables": places}, sort_keys=True)
    text = base64.b64encode(told.encode()).decode()
    for row, start in enumerate(range(0, len(text), PIECE)):
        keys.write_string(row, 0, text[start : start + PIECE])
    keys.hide()
    book.set_properties({"title": sheet.title, "author": " ".join(sheet.issuer.name), "created": _still()})
    book.close()
    return out.getvalue()


def _still() -> Any:
    """The same report is the same file."""
    from datetime import datetime

    return datetime(2000, 1, 1)


def _head(made: Any, sheet: ReportSheet, styles: Mapping[str, Any], most: int) -> int:
    day = long_day(sheet.day) if sheet.day else "ngày …… tháng …… năm ………"
    left = [sheet.issuer.above.upper(), *(name.upper() for name in sheet.issuer.name)]
    left.append(f"Số: {sheet.number or '……'}/{sheet.symbol}")
    right = [NATION, MOTTO, "", f"{sheet.issuer.place}, {day}"]
    lines = max(len(left), len(right))
    for at in range(lines):
        _across(made, at, 0, 1, left[at] if at < len(left) else "", styles["centre"])
        _across(made, at, 2, most, right[at] if at < len(right) else "", styles["light" if at == 3 else "centre"])
    at = lines + 1
    _across(made, at, 0, most, sheet.kind.upper(), styles["centre"])
    _across(made, at + 1, 0, most, sheet.about, styles["centre"])
    made.set_row(at + 1, 34)
    at += 2
    if sheet.to:
        _across(made, at, 0, most, f"Kính gửi: {sheet.to}", styles["light"])
        at += 1
    for heading, paragraphs in sheet.sections:
        if heading:
            _across(made, at, 0, most, heading, styles["bold"])
            at += 1
        for text in paragraphs:
            _across(made, at, 0, most, text, styles["plain"])
            made.set_row(at, 16 * (1 + len(text) // (38 + 13 * most)))
            at += 1
    return at + 1


def _table(made: Any, table: Table, styles: Mapping[str, Any], at: int, most: int, places: dict[str, Any]) -> int:
    _across(made, at, 0, most, table.title, styles["bold"])
    at += 1
    for place, title in enumerate(("TT", table.head, *table.titles)):
        made.write_string(at, place, title, styles["head"])
    if table.adding:  # the others say what stands elsewhere: nobody adds them up
        places[table.id] = {
            "title": table.title,
            "columns": {code: 2 + place for place, code in enumerate(table.columns)},
            "adding": list(table.adding),
            "rows": {row.key: [at + 1 + number, row.label] for number, row in enumerate(table.rows)},
            "total": at + 1 + len(table.rows) if table.total else None,
        }
    for number, row in enumerate(table.rows, start=1):
        at += 1
        made.write_number(at, 0, number, styles["number"])
        made.write_string(at, 1, row.label, styles["text"])
        for place, cell in enumerate(row.cells):
            _cell(made, at, 2 + place, cell, styles["number"], styles["text"])
    if table.total:
        at += 1
        made.write_string(at, 0, "", styles["sum"])
        made.write_string(at, 1, "Tổng số", styles["sum"])
        for place, cell in enumerate(table.total):
            _cell(made, at, 2 + place, cell, styles["total"], styles["sum"])
    at += 1
    if table.note:
        _across(made, at, 0, most, f"Ghi chú: {table.note}", styles["plain"])
        made.set_row(at, 16 * (1 + len(table.note) // (38 + 13 * most)))
        at += 1
    return at + 1


def _foot(made: Any, sheet: ReportSheet, styles: Mapping[str, Any], at: int, most: int) -> None:
    left = ["Nơi nhận:", *(f"- {name};" for name in sheet.recipients)] if sheet.recipients else []
    right = [line.upper() for office, _ in sheet.signers for line in office]
    right += ["", "", *(name for _, name in sheet.signers)]
    for row in range(max(len(left), len(right))):
        _across(made, at + row, 0, 1, left[row] if row < len(left) else "", styles["bold" if row == 0 else "plain"])
        _across(made, at + row, 2, most, right[row] if row < len(right) else "", styles["centre"])
    if sheet.draft:
        _across(made, at + max(len(left), len(right)), 0, most, DRAFT, styles["light"])


def _across(made: Any, row: int, first: int, last: int, text: str, style: Any) -> None:
    if text:
        made.merge_range(row, first, row, last, text, style)


def _cell(made: Any, row: int, column: int, cell: int | str | None, number: Any, text: Any) -> None:
    if isinstance(cell, int):
        made.write_number(row, column, cell, number)
    else:
        made.write_string(row, column, cell or "", text)
