"""Head and end of an administrative paper (thể thức văn bản, Decree 30/2020/NĐ-CP, annex I)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.reports.issuer import Issuer, in_a_head
from app.reports.layout.blocks import TALL, Gap, Paragraph, Stack, stacked
from app.reports.layout.fonts import Face, legible, width
from app.reports.layout.paper import Block, Draw, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.sheet import BODY, MM, RULE, SMALL, TABLE
from app.reports.layout.text import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from app.reports.words import long_day

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Issuing body left; national name and motto right, ruled; number and symbol; place and date.

    ``number`` "" leaves a blank to be filled by the clerk; None prints no number line. ``day`` None leaves blanks.
    ``about``: what a letter without a title is about (V/v …), under its number.
    """

    issuer: Issuer
    day: date | None
    number: str | None = ""
    symbol: str = ""
    about: str = ""

    def strips(self, room: float) -> Iterable[Strip]:
        right_room = max(width(NATION, BOLD, TABLE) + 2, room * 0.57)
        left_room = room - right_room - 6
        left = self._left(left_room)
        right = self._right(right_room)

        def draw(pen: Pen, x: float, top: float) -> None:
            left.draw(pen, x, top)
            right.draw(pen, x + room - right_room, top)

        return (Strip(max(left.height, right.height) + 8, draw),)

    def _left(self, room: float) -> Stack:
        blocks: list[Block] = []
        if above := legible(self.issuer.above):
            if width(above.upper(), REGULAR, TABLE) > room:  # as offices shorten it
                above = above.replace("Ủy ban nhân dân", "UBND")
            blocks.append(_centred(in_a_head(above), REGULAR, TABLE))
        blocks += [_centred(in_a_head(name), BOLD, TABLE) for name in self.issuer.name]
        longest = max((width(legible(name.upper()), BOLD, TABLE) for name in self.issuer.name), default=0.0)
        blocks.append(_Underline(min(room, longest) * 0.42))
        if self.number is not None:
            number = self.number.zfill(2) if self.number.isdigit() else self.number or "         "
            symbol = f"/{self.symbol}" if self.symbol else ""
            blocks.append(_centred(f"Số: {number}{symbol}".replace("  ", "\u00a0\u00a0"), REGULAR, BODY))
        if self.about:
            blocks += (Gap(3.0), _centred(f"V/v {self.about}", REGULAR, TABLE))
        return stacked(blocks, room)

    def _right(self, room: float) -> Stack:
        day = long_day(self.day) if self.day else "ngày        tháng        năm          "
        return stacked(
            (
                _centred(NATION, BOLD, TABLE),
                _centred(MOTTO, BOLD, BODY),
                _Underline(width(MOTTO, BOLD, BODY)),
                Gap(1),
                _centred(f"{self.issuer.place}, {day}".replace("  ", "\u00a0\u00a0"), ITALIC, BODY),
            ),
            room,
        )


@dataclass(frozen=True, slots=True)
class Title:
    """Kind of paper (caps, bold) and what it is about (bold), in the middle; ``ruled`` below, as forms are not."""

    kind: str
    about: str = ""
    size: float = 14.0
    ruled: bool = True

    def strips(self, room: float) -> Iterator[Strip]:
        yield Strip(10.0, glued=True, vanishes=True)
        blocks: list[Block] = [_centred(self.kind.upper(), BOLD, self.size)]
        if self.about:
            blocks.append(_centred(self.about, BOLD, self.size))
        if self.ruled:
            blocks.append(_Underline(room / 6))
        for block in blocks:
            for strip in block.strips(room):
                strip.glued = True
                yield strip
        yield Strip(4.0, glued=True)


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs: authority and office (caps), how ("ký, ghi rõ họ tên"), and the name if it is known."""

    office: tuple[str, ...]
    name: str = ""
    how: str = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures side by side, with room for pen and seal. Never divided, never alone on a sheet."""

    signers: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()
    room_to_sign: float = 22 * MM
    day: str = ""
    size: float = BODY

    def strips(self, room: float) -> Iterator[Strip]:
        columns: list[Stack] = []
        count = len(self.signers) + bool(self.recipients)
        wide = room / max(2, count)
        if self.recipients:
            columns.append(stacked(self._recipients(), wide - 6))
        columns += self._signed(wide - 6)
        height = max((column.height for column in columns), default=0.0)
        start = room - wide * len(columns)

        def draw(pen: Pen, x: float, top: float) -> None:
            for number, column in enumerate(columns):
                column.draw(pen, x + start + wide * number + 3, top)

        yield Strip(12.0, glued=True, clings=True, vanishes=True)
        if self.day:
            for strip in _centred(self.day, ITALIC, self.size).strips(room / 2):
                yield Strip(strip.height, _shifted(strip, room / 2), glued=True)
        if height <= TALL:
            yield Strip(height, draw)
            return
        for column in columns:  # nobody's name is that long, but a field can be
            yield from column.parts

    def _signed(self, room: float) -> Iterator[Stack]:
        """A column for each signer; their names stand at one height."""
        heads = [stacked(self._head(signer), room) for signer in self.signers]
        lowest = max((head.height for head in heads), default=0.0)
        for signer, head in zip(self.signers, heads, strict=True):
            white = Strip(lowest - head.height + self.room_to_sign, vanishes=True)
            yield Stack((*head.parts, white, *_centred(signer.name, BOLD, self.size).strips(room)))

    def _head(self, signer: Signature) -> Iterator[Block]:
        for office in signer.office:
            yield _centred(office.upper(), BOLD, self.size)
        if signer.how:
            yield _centred(signer.how, ITALIC, self.size - 1)

    def _recipients(self) -> Iterator[Block]:
        yield Paragraph("Nơi nhận:", TABLE, "left", BOLD_ITALIC, 0.0, 0.0)
        last = len(self.recipients) - 1
        for number, name in enumerate(self.recipients):
            yield Paragraph(f"- {name}{'.' if number == last else ';'}", SMALL, "left", REGULAR, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Underline:
    """The rule under a name, ``length`` long, in the middle of the room."""

    length: float

    def strips(self, room: float) -> Iterable[Strip]:
        inset = (room - self.length) / 2
        return (Strip(5.0, lambda pen, x, top: pen.rule(x + inset, x + room - inset, top + 2.5, RULE)),)


def _centred(text: str, face: Face, size: float) -> Paragraph:
    return Paragraph(text, size, "centre", face, 0.0, 0.0)


def _shifted(strip: Strip, by: float) -> Draw:
    inner = strip.draw

    def draw(pen: Pen, x: float, top: float) -> None:
        if inner is not None:
            inner(pen, x + by, top)

    return draw
