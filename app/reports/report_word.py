"""The same report as a Word file, to edit before it is signed."""

from __future__ import annotations

from typing import Any, BinaryIO

from app.domain.figures import Table
from app.reports.report import ANNEX, DRAFT, NUMBERED, ReportSheet, label_share, said
from app.reports.word import CENTRE, JUSTIFY, letterhead, line, open_word, signatures, word_table
from app.reports.words import long_day


def write_report_word(sheet: ReportSheet, out: BinaryIO) -> None:
    """Write the report as a .docx into ``out``."""
    document = open_word(sheet.title, " ".join(sheet.issuer.name))
    day = long_day(sheet.day) if sheet.day else "ngày …… tháng …… năm ………"
    letter = sheet.is_letter
    number = f"{sheet.number or '……'}/{sheet.symbol}" if sheet.symbol else sheet.number
    letterhead(document, sheet.issuer, f"{sheet.issuer.place}, {day}", number, sheet.about if letter else "")
    if not letter:
        line(document, sheet.kind.upper(), CENTRE, size=14, bold=True, before=12)
        line(document, sheet.about, CENTRE, size=14, bold=True, after=6)
    if sheet.to:
        line(document, f"Kính gửi: {sheet.to}", CENTRE, before=8, after=6)
    for heading, paragraphs in sheet.sections:
        if heading:
            line(document, heading, bold=True, before=8)
        for text in paragraphs:
            line(document, text, JUSTIFY, indent=True, before=6)
    for table in sheet.inside:
        _table(document, table)
    signatures(document, sheet.recipients, [(office, name, "") for office, name in sheet.signers])
    if sheet.behind:
        _annex(document, sheet)
    if sheet.draft:
        line(document, f"[{DRAFT}]", size=9, italic=True)
    document.save(out)


def _annex(document: Any, sheet: ReportSheet) -> None:
    document.add_page_break()
    line(document, ANNEX, CENTRE, size=14, bold=True)
    line(document, "SỐ LIỆU KÈM THEO", CENTRE, bold=True)
    line(document, sheet.annexed_to, CENTRE, italic=True, after=6)
    for number, table in enumerate(sheet.behind, start=1):
        _table(document, table, f"{number}. ")
    if sheet.how:
        line(document, "Cách đếm từng số", bold=True, before=8)
        for name, how in sheet.how:
            line(document, f"{name}: {how}.", size=11)


def _table(document: Any, table: Table, numbered: str = "") -> None:
    line(document, f"{numbered}{table.title}", bold=True, before=8, after=3)
    rows = [[str(at), row.label, *map(said, row.cells)] for at, row in enumerate(table.rows, start=1)]
    if table.total:
        rows.append(["", "Tổng số", *map(said, table.total)])
    head = label_share(len(table.columns))
    shares = [NUMBERED, head, *((100 - NUMBERED - head) / max(1, len(table.titles)) for _ in table.titles)]
    word_table(document, ["TT", table.head, *table.titles], rows, shares, last_bold=bool(table.total))
    if table.note:
        line(document, f"Ghi chú: {table.note}", size=11, italic=True)
