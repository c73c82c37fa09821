"""A list as a paper (danh sách): across the sheet, heads on every page, who printed it and why. Decree 30/2020."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.domain.list_columns import ListColumn
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Paragraph, note
from app.reports.layout.letterhead import Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Paper
from app.reports.layout.sheet import A4, SMALL, TABLE
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Row, Table, Wide
from app.reports.layout.text import ITALIC, bold
from app.reports.words import day

_NUMBER = Column("TT", 6, "centre")
_MANY = 9
"""With more columns than these the letters are smaller, so that a date stays on one line."""


@dataclass(frozen=True, slots=True)
class PrintedList:
    """``groups``: (title, rows); one group with an empty title where nothing is told apart. ``about`` the filter."""

    issuer: Issuer
    day: date
    title: str
    about: str
    purpose: str
    by: str
    columns: tuple[ListColumn, ...]
    groups: tuple[tuple[str, tuple[Sequence[str], ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(rows) for _, rows in self.groups)

    @property
    def who(self) -> str:
        """Who let it out, when and why."""
        return f"Người lập: {self.by}, ngày {day(self.day)}. Mục đích: {self.purpose}. Số dòng: {self.count}."


def write_list_pdf(shown: PrintedList, out: BinaryIO) -> int:
    """Print the list into ``out``, also an empty one. Returns how many sheets."""
    paper = Paper(out, About(shown.title, " ".join(shown.issuer.name), shown.purpose), A4.landscape)
    paper.part(f"{shown.title} · {shown.who}")
    paper.put(Letterhead(shown.issuer, shown.day, None), Title(shown.title, shown.about, size=13.0))
    paper.put(Paragraph(shown.who, TABLE, "centre", ITALIC, 0.0, 2.0))
    columns = (_NUMBER, *(Column(each.title, each.share, each.align) for each in shown.columns))
    paper.put(Table(columns, _rows(shown), size=SMALL if len(columns) <= _MANY else SMALL - 1))
    paper.put(note(f"Danh sách có {shown.count} dòng./."))
    paper.put(Signatures((Signature(("Người lập danh sách",), shown.by),)))
    paper.close()
    return paper.sheets


def _rows(shown: PrintedList) -> Iterator[Row]:
    number = 0
    for title, rows in shown.groups:
        if title:
            yield Wide(bold(f"{title} ({len(rows)})"), shaded=True)
        for row in rows:
            number += 1
            yield (str(number), *row)
