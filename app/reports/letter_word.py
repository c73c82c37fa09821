"""The same paper as a Word file, to edit before it is signed: Times New Roman by name, Decree 30/2020's measures."""

from __future__ import annotations

from typing import Any, BinaryIO

from app.domain.letters import LetterPart, PartKind, said
from app.reports.layout.letterhead import MOTTO, NATION
from app.reports.letter import Letter
from app.reports.word import CENTRE, JUSTIFY, RIGHT, letterhead, line, open_word, signatures
from app.reports.words import long_day


def write_word(letter: Letter, out: BinaryIO) -> None:
    """Write the paper as a .docx into ``out``."""
    word_letter(letter).save(out)


def word_letter(letter: Letter) -> Any:
    """The paper as a document that is not yet saved."""
    document = open_word(letter.title, " ".join(letter.issuer.name))
    _head(document, letter)
    for part in letter.spec.parts:
        _part(document, letter, part)
    _signatures(document, letter)
    if letter.mark:
        line(document, "[Cần kiểm tra mẫu: bố cục và lời văn do chương trình soạn]", size=9, italic=True)
    return document


def _head(document: Any, letter: Letter) -> None:
    spec = letter.spec
    day = long_day(letter.day) if letter.day else "ngày …… tháng …… năm ………"
    place = f"{letter.issuer.place}, {day}"
    about = letter.said(spec.about)
    if spec.official:
        number = f"{letter.number or '……'}/{spec.symbol}" if spec.symbol else ""
        letterhead(document, letter.issuer, place, number, "" if spec.kind else about)
    else:
        line(document, NATION, CENTRE, bold=True)
        line(document, MOTTO, CENTRE, bold=True)
        line(document, place, RIGHT, italic=True)
    if spec.kind:
        line(document, letter.said(spec.kind).upper(), CENTRE, size=14, bold=True, before=12)
        if about:
            line(document, about, CENTRE, size=14, bold=True, after=6)
    if spec.to:
        line(document, f"Kính gửi: {letter.said(spec.to)}", CENTRE, before=8, after=6)


def _part(document: Any, letter: Letter, part: LetterPart) -> None:
    text = letter.said(part.text)
    match part.kind:
        case PartKind.HEADING:
            line(document, text, bold=True, before=8)
        case PartKind.BASIS:
            line(document, text, JUSTIFY, italic=True, indent=True, before=6)
        case PartKind.ITEM:
            line(document, f"- {text}", JUSTIFY, before=3)
        case PartKind.FACT:
            value = said(part.text, letter.values, dots="") or "…" * 30
            line(document, f"{letter.said(part.label)} {value}", before=4)
        case PartKind.PEN:
            if part.text:
                line(document, text, before=6)
            for _ in range(part.lines):
                line(document, "…" * 44, before=4)
        case PartKind.PARAGRAPH:
            line(document, text, JUSTIFY, indent=True, before=6)


def _signatures(document: Any, letter: Letter) -> None:
    spec = letter.spec
    signatures(
        document,
        tuple(map(letter.said, spec.recipients)),
        [
            (tuple(map(letter.said, signer.office)), said(signer.name, letter.values, dots=""), signer.how)
            for signer in spec.signers
        ],
    )
