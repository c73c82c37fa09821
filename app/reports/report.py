"""A report (báo cáo), a notice or a letter about reports, by Decree 30/2020/NĐ-CP, annex I; its tables as an annex."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.domain.figures import Cell, Table
from app.domain.numbers_vi import grouped
from app.reports.issuer import Issuer
from app.reports.layout import table as grid
from app.reports.layout.blocks import Gap, Heading, Paragraph, Rule, note
from app.reports.layout.fonts import legible
from app.reports.layout.letterhead import Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import BODY, SMALL, TABLE
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, REGULAR, bold

LETTER = "Công văn"
"""A paper of this kind has no title: what it is about stands under its number."""
ANNEX = "PHỤ LỤC"
DRAFT = "Bản nháp, số liệu chưa chốt"
NUMBERED = 6.0
"""The width of the column of running numbers, in per cent."""
WORDY = 1.3
"""How much wider a column of words is than one of numbers."""
_SIGNED = re.compile(r"[+-]?[0-9.]+")
MANY = 6
"""With more columns than these the letters of a table are smaller."""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One report. ``sections``: heading and paragraphs; ``how``: what each number counts; ``draft``: its figures are
    not frozen; ``day`` None leaves the date to the pen."""

    kind: str
    about: str
    symbol: str
    issuer: Issuer
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[Table, ...]
    to: str = ""
    number: str = ""
    day: date | None = None
    recipients: tuple[str, ...] = ()
    signers: tuple[tuple[tuple[str, ...], str], ...] = ()
    how: tuple[tuple[str, str], ...] = ()
    draft: bool = False
    foot: str = ""

    @property
    def title(self) -> str:
        return f"{self.kind}: {self.about}"

    @property
    def is_letter(self) -> bool:
        return legible(self.kind) == LETTER

    @property
    def inside(self) -> tuple[Table, ...]:
        """Tables that stand in the text."""
        return tuple(table for table in self.tables if not table.annex)

    @property
    def behind(self) -> tuple[Table, ...]:
        """Tables of the annex."""
        return tuple(table for table in self.tables if table.annex)

    @property
    def annexed_to(self) -> str:
        return f"(Kèm theo {self.kind[:1].upper()}{self.kind[1:].lower()} số: {self.number or '……'}/{self.symbol})"


def write_report(sheet: ReportSheet, out: BinaryIO) -> int:
    """Print the report into ``out``. Returns how many sheets."""
    paper = Paper(out, About(sheet.title, " ".join(sheet.issuer.name), sheet.kind))
    foot = " · ".join(filter(None, (sheet.foot, DRAFT if sheet.draft else "")))
    paper.part(foot)
    letter = sheet.is_letter
    paper.put(Letterhead(sheet.issuer, sheet.day, sheet.number, sheet.symbol, sheet.about if letter else ""))
    if not letter:
        paper.put(Title(sheet.kind, sheet.about))
    if sheet.to:
        paper.put(Paragraph(f"Kính gửi: {sheet.to}", BODY, "centre", REGULAR, 0.0, 8.0))
    paper.put(Gap(4))
    for heading, paragraphs in sheet.sections:
        if heading:
            paper.put(Heading(heading))
        paper.put(*(Paragraph(text, BODY) for text in paragraphs))
    for table in sheet.inside:
        paper.put(*_table(table))
    if sheet.signers or sheet.recipients:
        signers = tuple(Signature(office, name, "") for office, name in sheet.signers)
        paper.put(Signatures(signers, sheet.recipients))
    if sheet.behind:
        _annex(paper, sheet, foot)
    paper.close()
    return paper.sheets


def _annex(paper: Paper, sheet: ReportSheet, foot: str) -> None:
    paper.part(foot)
    paper.put(Paragraph(ANNEX, 14.0, "centre", BOLD, 0.0, 0.0))
    paper.put(Paragraph("SỐ LIỆU KÈM THEO", BODY, "centre", BOLD, 0.0, 0.0))
    paper.put(Paragraph(sheet.annexed_to, BODY, "centre", ITALIC, 0.0, 0.0), Rule(share=0.3, before=2.0, after=4.0))
    for number, table in enumerate(sheet.behind, start=1):
        paper.put(*_table(table, f"{number}. "))
    if sheet.how:
        paper.put(Heading("Cách đếm từng số", TABLE))
        paper.put(*(note((bold(f"{name}: "), f"{how}."), size=SMALL) for name, how in sheet.how))


def _table(table: Table, numbered: str = "") -> Iterator[Block]:
    yield Heading(f"{numbered}{table.title}", BODY)
    many = len(table.columns) > MANY
    head = label_share(len(table.columns))
    columns = [grid.Column("TT", NUMBERED, "centre"), grid.Column(table.head, head)]
    aligns = [_align(table, at) for at in range(len(table.titles))]
    weights = [WORDY if align == "left" else 1.0 for align in aligns]
    columns += [
        grid.Column(title, (100 - NUMBERED - head) * weight / sum(weights), align)
        for title, weight, align in zip(table.titles, weights, aligns, strict=True)
    ]
    rows: list[grid.Row] = [(str(at), row.label, *map(said, row.cells)) for at, row in enumerate(table.rows, start=1)]
    if table.total:
        rows.append(("", bold("Tổng số"), *(bold(said(cell)) for cell in table.total)))
    yield grid.Table(tuple(columns), rows, size=SMALL - 1 if many else SMALL, summed=bool(table.total))
    if table.note:
        yield note(f"Ghi chú: {table.note}", size=SMALL)


def _align(table: Table, at: int) -> str:
    told = [cell for row in table.rows if isinstance(cell := row.cells[at], str)]
    return "right" if all(cell == "–" or _SIGNED.fullmatch(cell) for cell in told) else "left"


def label_share(columns: int) -> float:
    """How much of a table's width its labels take, in per cent: numbers need little."""
    return 100 - NUMBERED - columns * min(16.0, 70.0 / max(1, columns))


def said(cell: Cell) -> str:
    """A number as papers write it: 46.743; nothing where there is none."""
    if cell is None:
        return ""
    return grouped(cell) if isinstance(cell, int) else cell
