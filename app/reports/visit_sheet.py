"""Visit sheets (phiếu đi từng nhà): one block a household, filled by pen at the door and typed in afterwards.

They lie about in bags and on tables: names and years of birth stand on them, no number and no group. The order is that
of the screen on which they are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.errors import UserError
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Beside, Gap, Paragraph, Rule, Together, note
from app.reports.layout.entries import Choices, Dotted, Entries, Entry
from app.reports.layout.paper import Block, Paper
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import MM, Sheet
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Table
from app.reports.layout.text import BOLD, ITALIC, REGULAR, Inline, Text, Tick, bold
from app.reports.words import day

TITLE = "PHIẾU ĐI TỪNG NHÀ"
_SHEET = Sheet(top=14 * MM, bottom=16 * MM, left=18 * MM, right=14 * MM)
_SIZE = 11.0
_SMALL = 10.0
_QR = 29 * MM
_NEW = 3
"""Empty rows for people whom nobody had written down."""


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody on record at this door. ``born``: the year, or nothing."""

    name: str
    born: str = ""


@dataclass(frozen=True, slots=True)
class DoorSheet:
    """One household. ``code`` is what the QR holds; ``number`` "" leaves it to the pen."""

    code: str
    label: str
    address: str = ""
    area: str = ""
    people: tuple[Met, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class DoorSheets:
    """What a hamlet head takes along. ``papers`` and ``outcomes``: the words that the screen offers."""

    issuer: Issuer
    day: date
    papers: tuple[str, ...]
    outcomes: tuple[str, ...]
    foot: str = ""


def write_visit_sheets(doors: Iterable[DoorSheet], about: DoorSheets, out: BinaryIO) -> int:
    """Print a block for each door into ``out``. Returns how many sheets.

    Raises:
        UserError("report.nothing-to-print"): there was no door.
    """
    paper: Paper | None = None
    for door in doors:
        if paper is None:
            paper = Paper(out, About("Phiếu đi từng nhà", " ".join(about.issuer.name), ""), _SHEET)
            paper.part(about.foot)
        else:
            paper.put(Rule(before=14.0, after=8.0, dashed=True))
        paper.put(Together(tuple(_door(door, about))))
    if paper is None:
        raise UserError("report.nothing-to-print")
    paper.close()
    return paper.sheets


def _door(door: DoorSheet, about: DoorSheets) -> Iterator[Block]:
    yield Beside(tuple(_head(door, about)), (Qr(door.code, _QR, "right"),), share=0.82, gap=6.0)
    yield _people(door, about)
    yield Choices("Kết quả:", tuple((words, False) for words in about.outcomes), _SIZE, before=5.0)
    yield Paragraph("Ghi chú (hẹn lại ngày nào, chuyển đi đâu, còn ai ở nơi khác…):", _SMALL, "left", ITALIC, 0.0, 4.0)
    yield Dotted(1, 7 * MM)
    yield Gap(2.0)
    yield Entries(((0.36, Entry("Người kể:", "", _SIZE)), (0.36, Entry("Người ghi:", "", _SIZE)),
                   (0.28, Entry("Ký:", "", _SIZE))))  # fmt: skip


def _head(door: DoorSheet, about: DoorSheets) -> Iterator[Block]:
    issuer = " ".join(about.issuer.name).upper()
    yield Paragraph(issuer, _SMALL, "left", REGULAR, 0.0, 0.0)
    yield Paragraph(TITLE, 14.0, "left", BOLD, 0.0, 1.0)
    yield Entries(((0.45, Entry("Phiếu số:", door.number, _SIZE)), (0.55, Entry("Ngày đến:", "", _SIZE))))
    yield note(bold(door.label), size=12.0, before=3.0)
    where = ", ".join(filter(None, (door.address, door.area)))
    if where:
        yield note(f"Nơi ở: {where}", size=_SIZE, before=2.0)


def _people(door: DoorSheet, about: DoorSheets) -> Table:
    columns = (
        Column("TT", 5, "centre"), Column("Họ và tên", 31), Column("Năm sinh", 11, "centre"), Column("Giới", 9),
        Column("Là gì của chủ hộ", 15), *(Column(name, 11) for name in about.papers),
    )  # fmt: skip
    sex, paper = _ticks("nam", "nữ"), _ticks("có", "chưa")
    known: list[tuple[Text, ...]] = [
        (str(number), met.name, met.born, sex, "", *(paper for _ in about.papers))
        for number, met in enumerate(door.people, 1)
    ]
    new: list[tuple[Text, ...]] = [
        (str(len(known) + more), "", "", sex, "", *(paper for _ in about.papers)) for more in range(1, _NEW + 1)
    ]
    return Table(columns, [*known, *new], size=_SMALL, before=5.0)


def _ticks(*words: str) -> Text:
    """Boxes one above the other."""
    made: list[Inline] = []
    for number, each in enumerate(words):
        made += ["\n" if number else "", Tick(False), f"\u00a0{each}"]
    return tuple(made)


def printed_on(issued: date, area: str, doors: int) -> str:
    """The fine line at the foot."""
    return " · ".join(filter(None, (area, f"{doors} hộ", f"in ngày {day(issued)}")))
