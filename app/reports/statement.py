"""A statement on paper (văn bản, lời khai): what somebody told, to be read over, signed, and scanned back.

No law gives this sheet a layout: it is ours, and says that it must be checked (cần kiểm tra mẫu). One A4 while that is
possible; what is not known is a dotted line for the pen, and an empty sheet is all dotted lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.domain.answers import is_known
from app.reports.dossier import DateFact
from app.reports.layout.blocks import Gap, Paragraph, Rule, stacked
from app.reports.layout.entries import PEN, Dotted
from app.reports.layout.letterhead import MOTTO, NATION, Signature, Signatures, Title
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import A4, MM
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, ITALIC, REGULAR, Run, Text, bold
from app.reports.words import long_day, said

_SIZES = (13.0, 12.0, 11.0)
"""Tried in turn until the sheet is one. What is longer goes on, in the first."""
_FOOT = 14 * MM
CHECK = "Mẫu do chương trình soạn, chưa có mẫu chính thức: cần kiểm tra mẫu trước khi dùng."


@dataclass(frozen=True, slots=True)
class Statement:
    """One sheet. ``kind`` is its title; ``teller`` who declares, in words, and ``tie`` what they are to the person.

    ``told`` are the matters with what is said of them; ``words`` the story as it was told. Empty parts are dotted.
    """

    kind: str
    to: str
    place: str
    person: str
    case_code: str
    born: DateFact = None
    home: str = ""
    teller: str = ""
    tie: str = ""
    told: tuple[tuple[str, str], ...] = ()
    words: str = ""
    day: date | None = None
    writer: str = ""
    witness: bool = True


def write_statement(statements: Iterable[Statement], out: BinaryIO) -> int:
    """Print statements into ``out``, each on a sheet of its own; what does not fit goes on. Returns the sheets."""
    paper = Paper(out, About("Văn bản, lời khai", ""))
    for statement in statements:
        paper.part(f"Hồ sơ {statement.case_code} · {CHECK}")
        room = A4.depth - _FOOT
        for size in _SIZES:
            height = stacked(_sheet(statement, size), A4.room).height
            if height <= room:
                lines = int((room - height) / PEN)
                paper.put(*_sheet(statement, size, lines))
                break
        else:
            paper.put(*_sheet(statement, _SIZES[0]))
    paper.close()
    return paper.sheets


def _sheet(statement: Statement, size: float, lines: int = 0) -> Iterator[Block]:
    """``lines``: how many lines for the pen the sheet has room for."""
    yield Paragraph(NATION, size, "centre", BOLD, 0.0, 0.0)
    yield Paragraph(MOTTO, size, "centre", BOLD, 0.0, 0.0)
    yield Rule(share=0.36, before=2.0, after=4.0)
    written = long_day(statement.day) if statement.day else "ngày ……… tháng ……… năm …………"
    yield Paragraph(f"{statement.place}, {written}", size, "right", ITALIC, 0.0, 0.0)
    yield Title(statement.kind, size=size + 1)
    yield _line(("Kính gửi: ", bold(statement.to)), size, before=6.0)
    yield _line(("Tôi là: ", _or_dots(statement.teller, 120)), size)
    yield _line(f"Sinh ngày: {_dots(28)} Số giấy tờ tùy thân: {_dots(53)}", size)
    yield _line(f"Nơi ở: {_dots(70)} Điện thoại: {_dots(30)}", size)
    yield _line(("Quan hệ với người được khai: ", _or_dots(statement.tie, 86)), size)
    born = f", sinh {said(statement.born)}" if is_known(statement.born) else ""
    lives = f", đang ở {statement.home}" if statement.home else ""
    yield _line(("Tôi khai về: ", bold(statement.person), born, lives, "."), size, before=6.0)
    yield Paragraph("Nội dung:", size, "left", BOLD, 0.0, 6.0, glued=True)
    for matter, text in statement.told:
        yield Paragraph((f"- {matter}: ", bold(text)), size, "left", REGULAR, 0.0, 2.0, hang=10.0)
    if statement.words:
        yield Paragraph(statement.words, size, "justify", before=3.0)
    yield Dotted(min(lines, 4) if statement.told or statement.words else lines)
    yield Paragraph(
        "Tôi đã đọc lại (hoặc được nghe đọc lại), công nhận nội dung trên đúng như lời tôi, và chịu trách nhiệm về "
        "những điều đã khai.",
        size,
        "justify",
        before=6.0,
    )
    yield Signatures(tuple(_signers(statement)), room_to_sign=20 * MM, size=min(size, 12.0))
    yield Gap(2)


def _signers(statement: Statement) -> Iterator[Signature]:
    how = "(Ký hoặc điểm chỉ, ghi rõ họ tên)"
    yield Signature(("Người khai",), statement.teller, how)
    if statement.witness:
        yield Signature(("Người làm chứng",), "", how)
    yield Signature(("Người ghi",), statement.writer)


def _line(text: Text, size: float, before: float = 3.0) -> Paragraph:
    return Paragraph(text, size, "left", REGULAR, 0.0, before)


def _or_dots(text: str, wide: int) -> str | Run:
    return bold(text) if text else _dots(wide)


def _dots(wide: int) -> str:
    return "." * wide
