"""The same paper as a Word file, to edit before it is signed: Times New Roman by name, Decree 30/2020's measures."""

from __future__ import annotations

from typing import Any, BinaryIO

from app.domain.letters import LetterPart, PartKind, said
from app.reports.layout.fonts import legible
from app.reports.layout.letterhead import MOTTO, NATION
from app.reports.letter import Letter
from app.reports.words import long_day

_FACE = "Times New Roman"
_LEFT, _CENTRE, _RIGHT, _JUSTIFY = 0, 1, 2, 3
"""Alignments as Word numbers them."""


def write_word(letter: Letter, out: BinaryIO) -> None:
    """Write the paper as a .docx into ``out``."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FACE, Pt(13)
    style.element.rPr.rFonts.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", _FACE)
    document.core_properties.title = legible(letter.title)
    document.core_properties.author = legible(" ".join(letter.issuer.name))
    document.core_properties.language = "vi-VN"
    _head(document, letter)
    for part in letter.spec.parts:
        _part(document, letter, part)
    _signatures(document, letter)
    if letter.mark:
        _line(document, "[Cần kiểm tra mẫu: bố cục và lời văn do chương trình soạn]", size=9, italic=True)
    document.save(out)


def _head(document: Any, letter: Letter) -> None:
    spec = letter.spec
    day = long_day(letter.day) if letter.day else "ngày …… tháng …… năm ………"
    place = f"{letter.issuer.place}, {day}"
    about = letter.said(spec.about)
    if spec.official:
        left, right = _columns(document, 2, (42, 58))
        if letter.issuer.above:
            _line(left, letter.issuer.above.upper(), _CENTRE, size=12)
        for name in letter.issuer.name:
            _line(left, name.upper(), _CENTRE, size=12, bold=True)
        _line(left, "_______", _CENTRE, size=8)
        if spec.symbol:
            _line(left, f"Số: {letter.number or '……'}/{spec.symbol}", _CENTRE)
        if not spec.kind and about:
            _line(left, f"V/v {about}", _CENTRE, size=12)
        _line(right, NATION, _CENTRE, size=12, bold=True)
        _line(right, MOTTO, _CENTRE, bold=True)
        _line(right, "_______________________", _CENTRE, size=8)
        _line(right, place, _CENTRE, italic=True)
    else:
        _line(document, NATION, _CENTRE, bold=True)
        _line(document, MOTTO, _CENTRE, bold=True)
        _line(document, place, _RIGHT, italic=True)
    if spec.kind:
        _line(document, letter.said(spec.kind).upper(), _CENTRE, size=14, bold=True, before=12)
        if about:
            _line(document, about, _CENTRE, size=14, bold=True, after=6)
    if spec.to:
        _line(document, f"Kính gửi: {letter.said(spec.to)}", _CENTRE, before=8, after=6)


def _part(document: Any, letter: Letter, part: LetterPart) -> None:
    text = letter.said(part.text)
    match part.kind:
        case PartKind.HEADING:
            _line(document, text, bold=True, before=8)
        case PartKind.BASIS:
            _line(document, text, _JUSTIFY, italic=True, indent=True, before=6)
        case PartKind.ITEM:
            _line(document, f"- {text}", _JUSTIFY, before=3)
        case PartKind.FACT:
            value = said(part.text, letter.values, dots="") or "…" * 30
            _line(document, f"{letter.said(part.label)} {value}", before=4)
        case PartKind.PEN:
            if part.text:
                _line(document, text, before=6)
            for _ in range(part.lines):
                _line(document, "…" * 44, before=4)
        case PartKind.PARAGRAPH:
            _line(document, text, _JUSTIFY, indent=True, before=6)


def _signatures(document: Any, letter: Letter) -> None:
    spec = letter.spec
    count = len(spec.signers) + bool(spec.recipients)
    if not count:
        return
    _line(document, "", size=6)
    columns = _columns(document, max(2, count), ())
    if spec.recipients:
        first, *columns = columns
        _line(first, "Nơi nhận:", size=12, bold=True, italic=True)
        last = len(spec.recipients) - 1
        for number, name in enumerate(spec.recipients):
            _line(first, f"- {letter.said(name)}{'.' if number == last else ';'}", size=11)
    for signer, column in zip(spec.signers, columns[-len(spec.signers) :], strict=True):
        for office in signer.office:
            _line(column, letter.said(office).upper(), _CENTRE, bold=True)
        if signer.how:
            _line(column, signer.how, _CENTRE, size=12, italic=True)
        for _ in range(3):
            _line(column, "", _CENTRE)
        _line(column, said(signer.name, letter.values, dots=""), _CENTRE, bold=True)


def _columns(document: Any, count: int, shares: tuple[int, ...]) -> list[Any]:
    """Cells side by side without lines, of the width of the text (160 mm)."""
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=count)
    table.autofit = False
    for number, cell in enumerate(table.rows[0].cells):
        share = shares[number] if shares else 100 / count
        cell.width = Mm(round(160 * share / 100))
        cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)
    return list(table.rows[0].cells)


def _line(
    where: Any,
    text: str,
    align: int = _LEFT,
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
    run.font.size, run.font.name = Pt(size), _FACE
    paragraph.alignment = align
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.15
    if indent:
        shape.first_line_indent = Mm(10)
