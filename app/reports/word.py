"""What Word files (.docx) of papers share: Times New Roman by name, Decree 30/2020's measures, head, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from app.reports.issuer import Issuer, in_a_head
from app.reports.layout.fonts import legible
from app.reports.layout.letterhead import MOTTO, NATION

FACE = "Times New Roman"
LEFT, CENTRE, RIGHT, JUSTIFY = 0, 1, 2, 3
"""Alignments as Word numbers them."""
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def open_word(title: str, author: str) -> Any:
    """An empty document on A4."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(13)
    style.element.rPr.rFonts.set(f"{{{_WORDS}}}eastAsia", FACE)
    document.core_properties.title = legible(title)
    document.core_properties.author = legible(author)
    document.core_properties.language = "vi-VN"
    return document


def letterhead(document: Any, issuer: Issuer, place: str, number: str, about: str = "") -> None:
    """Issuing body left, nation and motto right; ``place`` with the day; ``about`` stands as "V/v …"."""
    left, right = columns(document, 2, (42, 58))
    if issuer.above:
        line(left, in_a_head(issuer.above), CENTRE, size=12)
    for name in issuer.name:
        line(left, in_a_head(name), CENTRE, size=12, bold=True)
    line(left, "_______", CENTRE, size=8)
    if number:
        line(left, f"Số: {number}", CENTRE)
    if about:
        line(left, f"V/v {about}", CENTRE, size=12)
    line(right, NATION, CENTRE, size=12, bold=True)
    line(right, MOTTO, CENTRE, bold=True)
    line(right, "_______________________", CENTRE, size=8)
    line(right, place, CENTRE, italic=True)


def signatures(document: Any, recipients: Sequence[str], signers: Sequence[tuple[tuple[str, ...], str, str]]) -> None:
    """Recipients left, signers (office, name, how) beside them."""
    count = len(signers) + bool(recipients)
    if not count:
        return
    line(document, "", size=6)
    cells = columns(document, max(2, count), ())
    if recipients:
        first, *cells = cells
        line(first, "Nơi nhận:", size=12, bold=True, italic=True)
        for number, name in enumerate(recipients, start=1):
            line(first, f"- {name}{'.' if number == len(recipients) else ';'}", size=11)
    spare, cells = cells[: len(cells) - len(signers)], cells[len(cells) - len(signers) :]
    for cell in spare:
        line(cell, "")  # Word calls a file damaged of which a cell has no paragraph
    for (office, name, how), cell in zip(signers, cells, strict=True):
        for each in office:
            line(cell, each.upper(), CENTRE, bold=True)
        if how:
            line(cell, how, CENTRE, size=12, italic=True)
        for _ in range(3):
            line(cell, "", CENTRE)
        line(cell, name, CENTRE, bold=True)


def word_table(
    document: Any, heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float], *, last_bold: bool
) -> None:
    """A ruled table whose heads repeat on every page. The first two columns stand left, the others right."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    lines = [tuple(heads), *map(tuple, rows)]
    table = document.add_table(rows=len(lines), cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    total = sum(shares)
    size = 10 if len(heads) > 8 else 11
    for at, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        strong = at == 0 or (last_bold and at == len(lines) - 1)
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Mm(round(160 * shares[place] / total))
            empty = cell.paragraphs[0]._element
            align = CENTRE if at == 0 or place == 0 else LEFT if place == 1 else RIGHT
            line(cell, text, align, size=size, bold=strong)
            empty.getparent().remove(empty)
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))


def columns(document: Any, count: int, shares: tuple[int, ...]) -> list[Any]:
    """Cells side by side without lines, of the width of the text (160 mm)."""
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=count)
    table.autofit = False
    for number, cell in enumerate(table.rows[0].cells):
        share = shares[number] if shares else 100 / count
        cell.width = Mm(round(160 * share / 100))
        cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
    return list(table.rows[0].cells)


def line(
    where: Any,
    text: str,
    align: int = LEFT,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    indent: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    from docx.shared import Mm, Pt

    paragraph = where.add_paragraph()
    run = paragraph.add_run(legible(text))
    run.bold, run.italic = bold, italic
    run.font.size, run.font.name = Pt(size), FACE
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.15
    if indent:
        shape.first_line_indent = Mm(10)
