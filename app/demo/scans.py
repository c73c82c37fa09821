"""Pictures of papers that never were: small, and marked as samples on their face."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

SIZE = (840, 594)
PAPER, INK, STAMP = (246, 241, 226), (40, 44, 60), (178, 58, 52)


def draw(rng: Random, out: Path, title: str, lines: tuple[str, ...], fonts: Path) -> None:
    """A JPEG of a paper called ``title`` with these lines, as a phone takes it: slightly turned."""
    regular = ImageFont.truetype(str(fonts / "LiberationSerif-Regular.ttf"), 22)
    bold = ImageFont.truetype(str(fonts / "LiberationSerif-Bold.ttf"), 30)
    small = ImageFont.truetype(str(fonts / "LiberationSerif-Italic.ttf"), 18)
    page = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(page)
    pen.rectangle((14, 14, SIZE[0] - 14, SIZE[1] - 14), outline=INK, width=1)
    pen.text((SIZE[0] // 2, 52), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", INK, regular, anchor="mm")
    pen.text((SIZE[0] // 2, 116), title.upper(), INK, bold, anchor="mm")
    for row, line in enumerate(lines):
        pen.text((60, 176 + 44 * row), line, INK, regular)
        pen.line((60, 204 + 44 * row, SIZE[0] - 60, 204 + 44 * row), fill=(200, 196, 184))
    pen.ellipse((560, 400, 700, 540), outline=STAMP, width=3)
    pen.text((630, 470), "MẪU", STAMP, bold, anchor="mm")
    pen.text((60, SIZE[1] - 48), "Bản mẫu của chương trình, không phải giấy tờ thật", INK, small)
    table = (112 + rng.randint(-12, 12), 92, 74)
    page = page.rotate(rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, expand=True, fillcolor=table)
    page.save(out, "JPEG", quality=72)
