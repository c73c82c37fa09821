"""Scans and photos on paper: one to a sheet, as large as it goes, upright, and never a reason to stop.

A JPEG goes into the file as it is. Everything else is read, brought to what 300 dpi can show, and packed again; the
pages of a PDF become pictures of 150 dpi. What cannot be read raises :class:`Unreadable`, which says why, and the paper
prints that in the picture's place. What the bytes are is decided by the bytes, never by the name they came under.
"""

from __future__ import annotations

import hashlib
import io
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageOps,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from app.one_thread import PDFIUM, alone
from app.reports.layout.pen import Pen
from app.reports.layout.stream import Picture

_LARGEST = 12_000_000
"""Pixels of a JPEG that goes in as it is: A4 at 300 dpi has 8.7 million."""
_MOST, _MOST_JPEG = 64_000_000, 170_000_000
"""Pixels beyond which a picture is refused unread. A JPEG may have more: it can be read at a fraction of its size."""
_DOTS, _PDF_DOTS = 300, 150
_LONG_SIDE, _SHORT_SIDE = 257 / 25.4, 170 / 25.4
"""What a picture may take of an A4 sheet, in inches."""
PDF_PAGES = 200
"""Pages of one PDF that are printed; the caption says so when there are more."""

_READERS = (
    JpegImagePlugin.JpegImageFile,
    PngImagePlugin.PngImageFile,
    TiffImagePlugin.TiffImageFile,
    WebPImagePlugin.WebPImageFile,
    BmpImagePlugin.BmpImageFile,
    GifImagePlugin.GifImageFile,
)
_KINDS = [reader.format for reader in _READERS]
"""What is read. Naming the readers also loads them, in the frozen program too."""
_SPACES = {"1": "DeviceGray", "L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}

_TURNS: dict[int, tuple[int, bool]] = {
    1: (0, False),
    2: (0, True),
    3: (180, False),
    4: (180, True),
    5: (90, True),
    6: (270, False),
    7: (270, True),
    8: (90, False),
}
"""EXIF orientation: counter-clockwise turn that makes the picture upright, and whether it is mirrored first."""


class Unreadable(Exception):
    """Why a scan is not printed: one of the keys of :data:`REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


REASONS = {
    "empty": "Tệp trống (0 byte).",
    "kind": "Loại tệp này không in được; hãy mở tệp trong chương trình.",
    "broken": "Tệp bị hỏng hoặc bị cắt cụt, không đọc được.",
    "too-large": "Ảnh quá lớn, không in được.",
    "password": "Tệp PDF bị khóa bằng mật khẩu, không in được.",
    "elsewhere": "Tệp không có trên máy này.",
    "not-fetched": "Không lấy được tệp từ kho lưu của máy này.",
    "changed": "Nội dung tệp không khớp mã băm đã ghi; không in. Hãy kiểm tra lại tệp gốc.",
}


@dataclass(frozen=True, slots=True)
class Scan:
    """One picture ready for a sheet. ``turn`` and ``mirrored`` make it upright; ``name`` is its own within a file.

    ``page`` of ``pages``: those of a PDF; 1 of 1 for a picture.
    """

    name: str
    picture: Picture
    width: int
    height: int
    turn: int = 0
    mirrored: bool = False
    page: int = 1
    pages: int = 1

    @property
    def lies(self) -> bool:
        """Whether it is clearly wider than high, when upright."""
        return self.width > self.height * 1.1

    def draw(self, pen: Pen, x: float, top: float, wide: float, high: float, page_height: float) -> None:
        """Draw it in the middle of a box, as large as the box holds."""
        scale = min(wide / self.width, high / self.height)
        w, h = self.width * scale, self.height * scale
        left, low = x + (wide - w) / 2, page_height - top - (high + h) / 2
        a, b, c, d, e, f = {
            0: (w, 0.0, 0.0, h, 0.0, 0.0),
            90: (0.0, h, -w, 0.0, w, 0.0),
            180: (-w, 0.0, 0.0, -h, w, h),
            270: (0.0, -h, w, 0.0, 0.0, h),
        }[self.turn]
        if self.mirrored:  # the unit square is flipped first: x becomes 1 - x
            a, b, e, f = -a, -b, e + a, f + b
        pen.picture(self.name, self.picture, (a, b, c, d, e + left, f + low))


def scans(data: bytes) -> Iterator[Scan]:
    """The pictures of a file: one, or the first :data:`PDF_PAGES` pages of a PDF, each made when it is asked for.

    Pictures are named by their content, so the same scan in many dossiers is in the file once.

    Raises:
        Unreadable: the reason. For a PDF it may come after some pages.
    """
    if not data:
        raise Unreadable("empty")
    name = hashlib.sha256(data).hexdigest()[:32]
    if _is_pdf(data):
        yield from _Pdf(data).scans(name)
    else:
        yield _image(data, name)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _image(data: bytes, name: str) -> Scan:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below, and of odd metadata
            with Image.open(io.BytesIO(data), formats=_KINDS) as image:
                jpeg = image.format in ("JPEG", "MPO")
                if image.width * image.height > (_MOST_JPEG if jpeg else _MOST):
                    raise Unreadable("too-large")
                if jpeg:
                    return _jpeg(image, data, name)
                image.load()
                return _packed(ImageOps.exif_transpose(image), name)
    except UnidentifiedImageError as unknown:
        raise Unreadable("broken" if data[:2] in (b"\xff\xd8", b"\x89P", b"II", b"MM") else "kind") from unknown
    except Image.DecompressionBombError as bomb:
        raise Unreadable("too-large") from bomb
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError) as broken:
        raise Unreadable("broken") from broken


def _jpeg(image: Image.Image, data: bytes, name: str) -> Scan:
    """As it is, if all of it can be read (tried at an eighth of its size) and it is no larger than a sheet can show."""
    turn, mirrored = _TURNS.get(image.getexif().get(0x0112, 1), (0, False))
    width, height = image.size
    small = width * height <= _LARGEST
    image.draft(None, (width // 8, height // 8) if small else _target(width, height))
    image.load()
    if not small or image.mode not in _SPACES:
        return _packed(ImageOps.exif_transpose(image), name)
    picture = Picture(data, width, height, _SPACES[image.mode], "DCTDecode", inverted=image.mode == "CMYK")
    if turn in (90, 270):
        width, height = height, width
    return Scan(name, picture, width, height, turn, mirrored)


def _target(width: int, height: int) -> tuple[int, int]:
    """The size that fills a sheet at 300 dpi; never larger than it is."""
    long, short = max(width, height), min(width, height)
    scale = min(1.0, _LONG_SIDE * _DOTS / long, _SHORT_SIDE * _DOTS / short)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _packed(image: Image.Image, name: str) -> Scan:
    """Pack pixels: black-and-white without loss, all else as JPEG on white."""
    if image.mode == "1":
        return _bilevel(image, name)
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    elif image.mode.startswith("I") or image.mode == "F":
        image = _eight_bits(image)
    elif image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    image.thumbnail(_target(*image.size))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=85)
    picture = Picture(packed.getvalue(), image.width, image.height, _SPACES[image.mode], "DCTDecode")
    return Scan(name, picture, image.width, image.height)


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of more than 8 bits, brought to 8 by its own darkest and lightest."""
    deep = image.convert("F")
    pixels = deep.getextrema()
    low, high = float(pixels[0]), float(pixels[1])  # type: ignore[arg-type]
    scale = 255 / max(1.0, high - low)
    offset = -low * scale
    return deep.point(lambda value: value * scale + offset).convert("L")


def _bilevel(image: Image.Image, name: str) -> Scan:
    """A scan in black and white, its bits as they are."""
    picture = Picture(zlib.compress(image.tobytes()), image.width, image.height, "DeviceGray", "FlateDecode", bits=1)
    return Scan(name, picture, image.width, image.height)


class _Pdf:
    """The pages of a PDF as pictures. pdfium serves one thread at a time."""

    @alone
    def __init__(self, data: bytes) -> None:
        import pypdfium2 as pdfium

        self._error = pdfium.PdfiumError
        try:
            self._document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise Unreadable("password" if "password" in str(error).lower() else "broken") from error

    def __len__(self) -> int:
        return len(self._document)

    def scans(self, name: str) -> Iterator[Scan]:
        try:
            if not len(self):
                raise Unreadable("broken")
            for number in range(min(len(self), PDF_PAGES)):
                yield replace(self._page(number, f"{name}-{number}"), page=number + 1, pages=len(self))
        finally:
            with PDFIUM:
                self._document.close()

    @alone
    def _page(self, number: int, name: str) -> Scan:
        try:
            page = self._document[number]
            try:
                width, height = page.get_size()
                if width <= 0 or height <= 0:
                    raise Unreadable("broken")
                long, short = max(width, height), min(width, height)
                scale = min(_LONG_SIDE * _PDF_DOTS / long, _SHORT_SIDE * _PDF_DOTS / short)
                bitmap = page.render(scale=scale, draw_annots=True, rev_byteorder=True)
                image = bitmap.to_pil().convert("RGB")
                bitmap.close()
            finally:
                page.close()
        except self._error as error:
            raise Unreadable("broken") from error
        if _is_grey(image):
            image = image.convert("L")
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=80)
        picture = Picture(packed.getvalue(), image.width, image.height, _SPACES[image.mode], "DCTDecode")
        return Scan(name, picture, image.width, image.height)


def _is_grey(image: Image.Image) -> bool:
    """Whether a thumbnail shows no colour to speak of: such a page is a third smaller in grey."""
    small = image.resize((64, 64))
    saturation = small.convert("HSV").getchannel("S").getextrema()
    return float(saturation[1]) < 24  # type: ignore[arg-type]
