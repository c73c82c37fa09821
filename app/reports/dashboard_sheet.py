"""The head's board on paper (bảng điều hành): the numbers with how they are counted, the trend, groups, places, what
presses. For the working group's own meeting: no letter, so it has no number and no signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from app.domain.numbers_vi import grouped
from app.reports.issuer import Issuer
from app.reports.layout.blocks import Heading, Paragraph
from app.reports.layout.letterhead import Title
from app.reports.layout.paper import Paper, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import A4, SMALL, TABLE
from app.reports.layout.stream import About
from app.reports.layout.table import Column, Table
from app.reports.layout.text import ITALIC, REGULAR
from app.reports.words import day

_HIGH, _LEFT, _BELOW, _FINE = 150.0, 34.0, 16.0, 9.0


@dataclass(frozen=True, slots=True)
class TrendLine:
    """``dashed`` tells it from the others in black and white."""

    title: str
    values: tuple[int, ...]
    dashed: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """``numbers``: (name, number, how it is counted); the tables as rows of text, heads first."""

    issuer: Issuer
    title: str
    day: date
    by: str
    numbers: tuple[tuple[str, str, str], ...]
    days: tuple[date, ...]
    lines: tuple[TrendLine, ...]
    pace: str
    heads: tuple[str, ...]
    by_category: tuple[tuple[str, ...], ...]
    by_area: tuple[tuple[str, ...], ...]
    pressing: tuple[tuple[str, ...], ...]


def write_board(sheet: BoardSheet, out: BinaryIO) -> int:
    """Print the board. Returns how many sheets."""
    paper = Paper(out, About(sheet.title, " ".join(sheet.issuer.name), sheet.pace), A4)
    paper.part(f"{sheet.title} · {day(sheet.day)} · {sheet.by}")
    paper.put(Title(sheet.title.upper(), f"{' '.join(sheet.issuer.name)}, đến hết ngày {day(sheet.day)}", size=13.0))
    paper.put(
        Table(
            (Column("Con số", 24), Column("Số", 12, "right"), Column("Cách đếm", 64)), iter(sheet.numbers), size=TABLE
        )
    )
    paper.put(Heading("Xu hướng từ đầu kế hoạch"), _Trend(sheet.days, sheet.lines))
    paper.put(Paragraph(sheet.pace, TABLE, "left", ITALIC, 0.0, 2.0))
    wide = (Column(sheet.heads[0], 34), *(Column(head, 11, "right") for head in sheet.heads[1:]))
    for title, rows in (("Theo diện", sheet.by_category), ("Theo địa bàn", sheet.by_area)):
        paper.put(Heading(title))
        paper.put(Table((Column(title.removeprefix("Theo ").capitalize(), 34), *wide[1:]), iter(rows), size=SMALL))
    paper.put(Heading("Tuần này và đã trễ"))
    columns = (Column("Hạn", 14), Column("Loại", 14), Column("Việc", 44), Column("Của ai", 28))
    paper.put(Table(columns, iter(sheet.pressing or (("", "", "Không có việc nào đến hạn", ""),)), size=SMALL))
    paper.close()
    return paper.sheets


@dataclass(frozen=True, slots=True)
class _Trend:
    """Lines over weeks; what each line is stands at its end."""

    days: Sequence[date]
    lines: Sequence[TrendLine]

    def strips(self, room: float) -> Iterable[Strip]:
        yield Strip(_HIGH + _BELOW + 4, lambda pen, x, top: self._draw(pen, x, top, room))

    def _draw(self, pen: Pen, x: float, top: float, room: float) -> None:
        left, low, right = x + _LEFT, top + _HIGH, x + room - 96
        most, high = max([1, *(value for line in self.lines for value in line.values)]), _HIGH * 0.94
        pen.rule(left, right, low)
        pen.upright(left, top, low)
        for value in sorted({0, most // 2, most}):
            y = low - high * value / most
            pen.one_line(grouped(value), REGULAR, _FINE, x, y - 6, _LEFT - 4, "right")
            if value:
                pen.rule(left, right, y, 0.2, dashed=True)
        if not self.days:
            return
        steps = max(1, len(self.days) - 1)
        for at in sorted({0, (len(self.days) - 1) // 2, len(self.days) - 1}):
            where = left + (right - left) * at / steps
            pen.one_line(day(self.days[at]), REGULAR, _FINE, where - 30, low + 3, 60, "centre")
        ends: list[float] = []
        for line in sorted(self.lines, key=lambda one: -one.values[-1]):
            points = [
                (left + (right - left) * at / steps, low - high * value / most) for at, value in enumerate(line.values)
            ]
            if len(points) > 1:
                pen.path(points, 1.4 if line.strong else 0.7, dashed=line.dashed)
            ends.append(max(points[-1][1] - 5, ends[-1] + 10 if ends else top))
            pen.one_line(line.title, REGULAR, _FINE, right + 4, ends[-1], 92)
