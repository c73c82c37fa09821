"""A page that shows what a printer does to our papers (trang in thử): edges, measures, letters, boxes, a QR code.

Two pages, so that printing both sides by hand is tried too: the arrow of the back has to meet that of the front.
"""

from __future__ import annotations

from typing import BinaryIO

from app.reports.layout.blocks import Gap, Paragraph
from app.reports.layout.fonts import Face
from app.reports.layout.paper import Block, Paper, Strip
from app.reports.layout.pen import Pen
from app.reports.layout.qr import Qr
from app.reports.layout.sheet import MM, Sheet
from app.reports.layout.stream import About
from app.reports.layout.text import BOLD, Tick, bold

SAID_BY_QR = "HOSO TRANG IN THU"
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxy AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY",
    "ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ ẰẲẴẮẶ ẦẨẪẤẬ ỀỂỄẾỆ ỒỔỖỐỘ ỜỞỠỚỢ ỪỬỮỨỰ ỲỶỸÝỴ",
    "H’Hen Niê Kdăm · Y Blih Êban · Ksor Hờ Nuk · 0123456789",
)
_SIZES = (13.0, 11.0, 9.0, 7.0)


def write_test_sheet(out: BinaryIO) -> None:
    """Write the two pages to ``out``."""
    paper = Paper(out, About("Trang in thử", "hoso"))
    for title, back in (("TRANG IN THỬ · MẶT TRƯỚC", False), ("TRANG IN THỬ · MẶT SAU", True)):
        pen, sheet = paper.free()
        _edges(pen, sheet)
        _arrow(pen, sheet, back=back)
        y = sheet.top + 12 * MM
        for block in _words(title, back=back):
            for strip in block.strips(sheet.room):
                if strip.draw is not None:
                    strip.draw(pen, sheet.left, y)
                y += strip.height
    paper.close()


def _edges(pen: Pen, sheet: Sheet) -> None:
    """Rulers along the four edges, in millimetres, and frames 5, 10 and 20 mm inside."""
    for inset in (5, 10, 20):
        at = inset * MM
        pen.box(at, at, sheet.width - 2 * at, sheet.height - 2 * at, strength=0.4, dashed=inset != 10)
        pen.words(f"{inset} mm", Face.REGULAR, 7, at + 2, at + 8)
    for millimetre in range(25, 186):
        high = _tall(millimetre)
        x = millimetre * MM
        pen.upright(x, 0, high, 0.3)
        pen.upright(x, sheet.height - high, sheet.height, 0.3)
    for millimetre in range(25, 273):
        wide, y = _tall(millimetre), millimetre * MM
        pen.rule(0, wide, y, 0.3)
        pen.rule(sheet.width - wide, sheet.width, y, 0.3)


def _tall(millimetre: int) -> float:
    return (8 if millimetre % 10 == 0 else 6 if millimetre % 5 == 0 else 4) * MM


def _arrow(pen: Pen, sheet: Sheet, *, back: bool) -> None:
    """Where the front points on the one side of the paper, the back does on the other."""
    x = sheet.width - 30 * MM if not back else 30 * MM
    pen.path([(x, 27 * MM), (x, 40 * MM)], 2)
    pen.path([(x - 4 * MM, 31 * MM), (x, 26 * MM), (x + 4 * MM, 31 * MM)], 2)


def _words(title: str, *, back: bool) -> list[Block]:
    blocks: list[Block] = [Paragraph(title, size=14, face=BOLD, align="centre", indent=0), Gap(8)]
    if back:
        return [*blocks, Paragraph(_BACK, indent=0)]
    for size in _SIZES:
        blocks.append(Paragraph((bold(f"Cỡ chữ {size:g}"),), size=size, indent=0))
        blocks += [Paragraph(line, size=size, indent=0, align="left") for line in LETTERS]
    blocks += [
        Gap(6),
        Paragraph((Tick(False), " ô trống   ", Tick(True), " ô đã đánh dấu"), indent=0),
        _Measure(),
        Qr(SAID_BY_QR, 32 * MM, "left"),
        Paragraph(_FRONT, indent=0),
    ]
    return blocks


class _Measure:
    """A line of 100 mm, to be measured with a ruler."""

    def strips(self, room: float) -> list[Strip]:
        return [Strip(12 * MM, self._draw)]

    def _draw(self, pen: Pen, x: float, top: float) -> None:
        y = top + 6 * MM
        pen.rule(x, x + 100 * MM, y, 0.8)
        for at in (0, 50, 100):
            pen.upright(x + at * MM, y - 2 * MM, y + 2 * MM, 0.8)
        pen.words("100 mm", Face.REGULAR, 9, x + 103 * MM, y + 3)


_FRONT = (
    "Đo bằng thước: vạch trên phải dài đúng 100 mm. Nếu ngắn hơn, trong hộp thoại của máy in hãy chọn “Kích thước "
    "thật”, không chọn “Vừa trang giấy”. Khung nào ở mép giấy bị cắt thì máy in không in được tới đó. Chữ cỡ 7 vẫn "
    "phải đọc được; mã QR phải quét được bằng điện thoại."
)
_BACK = (
    "Nếu in hai mặt thủ công đúng cách: mặt này in ở lưng của mặt trước, cùng chiều, và mũi tên ở đây nằm đúng sau "
    "lưng mũi tên của mặt trước. Nếu trang bị ngược hoặc nằm trên tờ khác, hãy đổi chiều xấp giấy hoặc đổi thứ tự in "
    "mặt sau rồi thử lại."
)
