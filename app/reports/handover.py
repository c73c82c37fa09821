"""The handover record of a bundle (biên bản bàn giao gói dữ liệu): who hands what to whom.

One sheet with two copies, one for each side. The file's SHA-256 stands on it in groups, so that two people can see on
their two screens that it is the same file. No law gives this record a layout of its own: head and end follow Decree
30/2020/NĐ-CP, the rest is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from app.reports.issuer import Issuer
from app.reports.layout.blocks import Paragraph
from app.reports.layout.halves import two_copies
from app.reports.layout.letterhead import Letterhead, Signature, Signatures, Title
from app.reports.layout.paper import Block, Paper
from app.reports.layout.sheet import MM
from app.reports.layout.stream import About
from app.reports.layout.table import Facts
from app.reports.layout.text import ITALIC, Text, Tick, bold
from app.reports.words import long_day, moment, size_of_file

_COPIES = ("Bản 1: bên giao giữ", "Bản 2: bên nhận giữ")
_DOTS = "." * 70


@dataclass(frozen=True, slots=True)
class Side:
    """One who hands over or receives: the machine, and the person where the program knows them."""

    machine: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class HandoverPaper:
    """One record. ``contents`` and ``outcome`` are counts in words, what the bundle holds and what became of it;
    without an outcome it is about to be carried away."""

    issuer: Issuer
    at: datetime
    giver: Side
    taker: Side
    file: str
    size: int
    sha256: str
    made: datetime
    contents: tuple[str, ...]
    outcome: tuple[str, ...] = ()


def write_handover(record: HandoverPaper, out: BinaryIO) -> int:
    """Print the record into ``out``. Returns the number of sheets: one, unless names are very long."""
    paper = Paper(out, About("Biên bản bàn giao gói dữ liệu", " ".join(record.issuer.name)))
    two_copies(paper, _COPIES, lambda title, size, _half: _copy(record, title, size), (11.0, 10.0))
    paper.close()
    return paper.sheets


def grouped(sha256: str) -> str:
    """In fours, as it is compared aloud."""
    return " ".join(sha256[start : start + 4] for start in range(0, len(sha256), 4))


def _copy(record: HandoverPaper, title: str, size: float) -> Iterator[Block]:
    yield Letterhead(record.issuer, record.at.date(), number=None)
    yield Title("Biên bản bàn giao gói dữ liệu", size=size + 2)
    yield Paragraph(title, size - 1, "centre", ITALIC, 0.0, 0.0, glued=True)
    day = long_day(record.at.date())
    yield Paragraph(f"Lúc {record.at:%H:%M}, {day}, hai bên giao và nhận tệp dữ liệu sau:", size, "left", indent=0.0)
    for label, side in (("Bên giao: ", record.giver), ("Bên nhận: ", record.taker)):
        yield Paragraph(_side(label, side), size, "left", indent=0.0, before=1.0)
    yield Facts(tuple(_facts(record)), label=0.2, size=size - 1)
    yield Paragraph(_compared(record), size, "left", indent=0.0, before=4.0)
    yield Signatures(
        (Signature(("Bên giao",), record.giver.person), Signature(("Bên nhận",), record.taker.person)),
        room_to_sign=11 * MM,
        size=size,
    )


def _side(label: str, side: Side) -> Text:
    return (label, bold(side.person or _DOTS), f", {side.machine}")


def _facts(record: HandoverPaper) -> Iterator[tuple[str, Text]]:
    yield "Tệp", bold(record.file)
    yield "Dung lượng", f"{size_of_file(record.size)} ({f'{record.size:,}'.replace(',', '.')} byte)"
    yield "Lập lúc", moment(record.made)
    yield "Mã SHA-256", grouped(record.sha256)
    yield "Trong gói có", "; ".join(record.contents) + "."
    if record.outcome:
        yield "Đã nhập", "; ".join(record.outcome) + "."


def _compared(record: HandoverPaper) -> Text:
    if record.outcome:
        said = "Đã kiểm tra chữ ký của máy gửi và mọi byte của tệp. Mã SHA-256 ở hai bên: "
    else:
        said = "Đã ghi và đọc lại tệp. Mã SHA-256 khi bên nhận nhập: "
    return (said, Tick(), " giống nhau  ", Tick(), " khác nhau.")
