"""A letter to the level above with the list of people that it speaks of: PDF, Word, and the list as an Excel sheet."""

from __future__ import annotations

import io
from dataclasses import dataclass

from app.domain.list_columns import ListColumn
from app.reports.layout.blocks import note
from app.reports.layout.letterhead import Title
from app.reports.layout.paper import Paper
from app.reports.layout.sheet import SMALL
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Table
from app.reports.letter import CHECK, Letter, letter_blocks
from app.reports.list_file import EXCEL, PDF, list_file
from app.reports.list_pdf import PrintedList

WORD = "docx"
COLUMNS = (
    ListColumn("name", "Họ và tên", 20),
    ListColumn("born", "Ngày sinh", 17, "centre"),
    ListColumn("number", "Số định danh", 22, "centre"),
    ListColumn("household", "Hộ", 12),
    ListColumn("area", "Địa bàn", 12),
    ListColumn("said", "Nội dung sai lệch", 25),
    ListColumn("answer", "Kết quả trả lời", 16),
)


@dataclass(frozen=True, slots=True)
class RequestLetter:
    """The letter, and its list with the columns of :data:`COLUMNS`."""

    letter: Letter
    people: PrintedList


def request_file(shown: RequestLetter, form: str) -> bytes:
    """``form``: pdf, docx, or xlsx (the list alone)."""
    if form == EXCEL:
        return list_file(shown.people, EXCEL, "Danh sách")
    return _word(shown) if form == WORD else _pdf(shown)


def _pdf(shown: RequestLetter) -> bytes:
    letter, people, out = shown.letter, shown.people, io.BytesIO()
    paper = Paper(out, About(letter.spec.name, " ".join(letter.issuer.name), letter.title))
    mark = CHECK if letter.mark else ""
    paper.part(" · ".join(filter(None, (letter.trace, mark))))
    paper.put(*letter_blocks(letter))
    paper.part(" · ".join(filter(None, (people.title, letter.trace))))
    paper.put(Title(people.title, people.about, size=13.0))
    columns = (Column("TT", 6, "centre"), *(Column(each.title, each.share, each.align) for each in people.columns))
    rows = (row for _, part in people.groups for row in part)
    paper.put(Table(columns, ((str(at), *row) for at, row in enumerate(rows, start=1)), size=SMALL - 1))
    paper.put(note(f"Danh sách có {people.count} trường hợp./."))
    paper.close()
    return out.getvalue()


def _word(shown: RequestLetter) -> bytes:
    from app.reports.letter_word import word_letter
    from app.reports.word import CENTRE, line, word_table

    people, out = shown.people, io.BytesIO()
    document = word_letter(shown.letter)
    document.add_page_break()
    line(document, people.title.upper(), CENTRE, size=14, bold=True)
    line(document, people.about, CENTRE, size=12, italic=True, after=6)
    rows = [row for _, part in people.groups for row in part]
    heads = ("TT", *(each.title for each in people.columns))
    numbered = [(str(at), *row) for at, row in enumerate(rows, start=1)]
    word_table(document, heads, numbered, (6, *(each.share for each in people.columns)), last_bold=False)
    document.save(out)
    return out.getvalue()


__all__ = ["COLUMNS", "EXCEL", "PDF", "WORD", "RequestLetter", "request_file"]
