"""A paper around a case (giấy mời, biên bản, thông báo, công văn) by Decree 30/2020/NĐ-CP, annex I."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from app.domain.letters import LetterPart, LetterSpec, PartKind, said
from app.errors import UserError
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Gap, Heading, Paragraph, Rule
from app.reports.layout.entries import Dotted, Entry
from app.reports.layout.letterhead import MOTTO, NATION, Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import BODY
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, REGULAR
from app.reports.words import long_day

CHECK = "Cần kiểm tra mẫu: bố cục và lời văn do chương trình soạn"


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper. ``values`` by fill and by ask; what is missing prints as dots. ``number`` None leaves it blank."""

    spec: LetterSpec
    issuer: Issuer
    values: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None
    number: str = ""
    mark: bool = False
    trace: str = ""

    def said(self, template: str) -> str:
        """The words with what is known put in."""
        return said(template, self.values)

    @property
    def title(self) -> str:
        return self.said(self.spec.kind) or self.spec.name


def write_letters(letters: Iterable[Letter], out: BinaryIO) -> int:
    """Print papers into ``out``, each on sheets of its own. Returns how many sheets.

    Raises:
        UserError("report.nothing-to-print"): there was none.
    """
    paper: Paper | None = None
    for letter in letters:
        paper = paper or Paper(out, About(letter.spec.name, " ".join(letter.issuer.name), letter.title))
        paper.part(" · ".join(filter(None, (letter.trace, CHECK if letter.mark else ""))))
        paper.put(*letter_blocks(letter))
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


def letter_blocks(letter: Letter) -> Iterator[Block]:
    """What stands on the sheets of one paper."""
    spec = letter.spec
    about = letter.said(spec.about)
    if spec.official:
        number = letter.number if spec.symbol else None
        yield Letterhead(letter.issuer, letter.day, number, spec.symbol, "" if spec.kind else about)
    else:
        yield Paragraph(NATION, BODY, "centre", BOLD, 0.0, 0.0)
        yield Paragraph(MOTTO, BODY, "centre", BOLD, 0.0, 0.0)
        yield Rule(share=0.36, before=2.0, after=4.0)
        written = long_day(letter.day) if letter.day else "ngày …… tháng …… năm ………"
        yield Paragraph(f"{letter.issuer.place}, {written}", BODY, "right", ITALIC, 0.0, 0.0)
    if spec.kind:
        yield Title(letter.said(spec.kind), about)
    if spec.to:
        yield Paragraph(("Kính gửi: ", letter.said(spec.to)), BODY, "centre", REGULAR, 0.0, 8.0)
    yield Gap(4)
    for part in spec.parts:
        yield from _part(letter, part)
    if spec.signers:
        signers = tuple(
            Signature(tuple(map(letter.said, signer.office)), _name(letter, signer.name), signer.how)
            for signer in spec.signers
        )
        yield Signatures(signers, tuple(map(letter.said, spec.recipients)))


def _name(letter: Letter, template: str) -> str:
    """A signer's name, or nothing to write over: dots under a signature would be in the way of the pen."""
    return said(template, letter.values, dots="") if template else ""


def _part(letter: Letter, part: LetterPart) -> Iterator[Block]:
    match part.kind:
        case PartKind.HEADING:
            yield Heading(letter.said(part.text))
        case PartKind.BASIS:
            yield Paragraph(letter.said(part.text), BODY, face=ITALIC)
        case PartKind.ITEM:
            yield Paragraph(f"- {letter.said(part.text)}", BODY, "justify", REGULAR, 0.0, 3.0, hang=10.0)
        case PartKind.FACT:
            yield Entry(letter.said(part.label), said(part.text, letter.values, dots=""), BODY, part.lines)
        case PartKind.PEN:
            if part.text:
                yield Paragraph(letter.said(part.text), BODY, "left", REGULAR, 0.0, 6.0, glued=True)
            yield Dotted(part.lines)
        case PartKind.PARAGRAPH:
            yield Paragraph(letter.said(part.text), BODY)
