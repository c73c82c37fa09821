"""Codes (QR) in a photo, a picture from the clipboard, or a frame of a camera.

A photo is tried as it is first, then larger, smaller, with more contrast and turned, until something reads; how much is
tried is bounded, because most photos of papers hold no code at all.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from app.errors import UserError

MOST_PIXELS = 120_000_000
WORKED_SIDE = 2400
"""The longest side at which a photo is searched; telephones give more than a code needs."""
SMALL_SIDE = 900
MOST_CODES = 8


def codes_in(data: bytes, name: str = "") -> tuple[str, ...]:
    """The text of every QR code in a picture, each once, from left to right and top to bottom.

    Raises:
        UserError: ``scan.not-a-picture`` · ``scan.too-many-pixels`` · ``scan.broken`` · ``card.no-code``.
    """
    picture = _opened(data, name)
    for attempt in _attempts(picture):
        if found := _read(attempt):
            return found
    raise UserError("card.no-code")


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "TIFF", "WEBP", "BMP"]) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise UserError("scan.too-many-pixels", file=name, width=opened.width, height=opened.height)
                opened.draft("L", (WORKED_SIDE * 2, WORKED_SIDE * 2))
                upright = ImageOps.exif_transpose(opened)
                if upright.mode in ("RGBA", "LA", "PA"):
                    paper = Image.new("RGBA", upright.size, "white")
                    upright = Image.alpha_composite(paper, upright.convert("RGBA"))
                return upright.convert("L")
    except UserError:
        raise
    except UnidentifiedImageError as fault:
        raise UserError("scan.not-a-picture", file=name, really="unknown") from fault
    except Image.DecompressionBombError as fault:
        raise UserError("scan.too-many-pixels", file=name, width=0, height=0) from fault
    except Exception as fault:  # Pillow's plugins raise anything at all for broken bytes
        raise UserError("scan.broken", file=name) from fault


def _attempts(picture: Image.Image) -> Iterator[Image.Image]:
    base = picture.copy()
    base.thumbnail((WORKED_SIDE, WORKED_SIDE), Image.Resampling.LANCZOS)
    yield base
    if max(picture.size) > WORKED_SIDE:  # a small code on a large photo: piece by piece, at full sharpness
        yield from _pieces(picture)
    clear = ImageOps.autocontrast(base, cutoff=1)
    yield clear
    longest = max(base.size)
    if longest < SMALL_SIDE * 2:
        for times in (2, 3, 4):
            if longest * times <= WORKED_SIDE * 2:
                yield clear.resize((base.width * times, base.height * times), Image.Resampling.BICUBIC)
    for side in (1200, 800):
        if longest > side:
            small = clear.copy()
            small.thumbnail((side, side), Image.Resampling.LANCZOS)
            yield small
            yield small.filter(ImageFilter.UnsharpMask(radius=3, percent=250, threshold=0))
    yield clear.filter(ImageFilter.UnsharpMask(radius=4, percent=300, threshold=0))
    for degrees in (15, 30, 45, 60, 75):
        yield clear.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def _pieces(picture: Image.Image) -> Iterator[Image.Image]:
    """Overlapping quarters."""
    width, height = picture.size
    for left in (0.0, 0.4):
        for top in (0.0, 0.4):
            piece = picture.crop(
                (int(left * width), int(top * height), int((left + 0.6) * width), int((top + 0.6) * height))
            )
            piece.thumbnail((WORKED_SIDE, WORKED_SIDE), Image.Resampling.LANCZOS)
            yield piece


def _read(picture: Image.Image) -> tuple[str, ...]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    placed = sorted(
        found, key=lambda code: (code.position.top_left.x + code.position.top_left.y, code.position.top_left.x)
    )
    texts = [_text(code.bytes, code.text) for code in placed[:MOST_CODES]]
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(content: bytes, guessed: str) -> str:
    """Cards hold UTF-8 without saying so: a guess of another encoding must not garble a name."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return guessed
