"""A printed list as the bytes of a file: a PDF to be read, or an Excel workbook."""

from __future__ import annotations

import io

from app.reports.list_pdf import PrintedList, write_list_pdf
from app.reports.list_sheet import ListSheet, SheetColumn, list_sheet

PDF, EXCEL = "pdf", "xlsx"


def list_file(shown: PrintedList, form: str, name: str) -> bytes:
    """``name`` is how the sheet of the workbook is called."""
    if form == EXCEL:
        return _workbook(shown, name)
    out = io.BytesIO()
    write_list_pdf(shown, out)
    return out.getvalue()


def _workbook(shown: PrintedList, name: str) -> bytes:
    columns = (SheetColumn("TT", 6), *(SheetColumn(each.title, max(8, each.share)) for each in shown.columns))
    told_apart = any(title for title, _ in shown.groups)
    if told_apart:
        columns = (*columns, SheetColumn("Nhóm", 24))
    rows = [(*row, title) if told_apart else tuple(row) for title, part in shown.groups for row in part]
    numbered = ((at, *(cell or None for cell in row)) for at, row in enumerate(rows, start=1))
    about = ". ".join(filter(None, (" ".join(shown.issuer.name), shown.about)))
    content, _ = list_sheet(ListSheet(name, shown.title, about, columns, numbered, shown.who, shown.by))
    return content
