"""What a file attached as a scan or photograph is, and the form in which it is kept.

What it is, is read from its content: a JPEG named ``.pdf`` is a JPEG. Pictures are turned upright, cut as the person
wanted, freed of everything the camera wrote about the place and the device (DESIGN §5: no location), and brought to
a readable size. PDFs keep their pages and nothing else (:mod:`app.intake.scan_pdf`). HEIC of telephones cannot be
read: Pillow has no decoder for it, and the message says how to get a JPEG.
"""

from __future__ import annotations

import hashlib
import io
import struct
import unicodedata
import warnings
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageOps

from app.domain.scan_edit import SIZES, Edit, Keep, Size
from app.errors import EnvironmentFault, UserError
from app.intake import scan_pdf
from app.one_thread import alone

MAX_FILE = 50 * 1024 * 1024
MAX_PIXELS = 120_000_000
MAX_PAGES = 500
READABLE_SIDE = SIZES[Keep.NORMAL].side
THUMBNAIL_SIDE = 256
QUALITY = SIZES[Keep.NORMAL].quality
AS_IT_IS = Edit()
PHOTO = "Ảnh chụp.jpg"
"""What a picture that never was a file is called in messages."""
_ORIENTATION = 0x0112

_PICTURES = {"jpeg": "JPEG", "png": "PNG", "tiff": "TIFF", "webp": "WEBP"}
_MEDIA = {
    "jpeg": "image/jpeg",
    "png": "image/png",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "pdf": "application/pdf",
}
_ENDINGS = {
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".jpe": "jpeg",
    ".png": "png",
    ".tif": "tiff",
    ".tiff": "tiff",
    ".webp": "webp",
    ".pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan ready to be kept.

    ``data`` is JPEG or PDF (``media_type`` says which), ``sha256`` and ``size`` are of ``data``; ``thumbnail`` is a
    JPEG of at most 256 pixels a side; ``found_as`` is the true type of the file given, ``renamed`` if its name said
    another. ``before``: bytes of what was given; ``width`` and ``height`` of the upright picture before it was cut and
    brought to size (0 of a PDF). ``signed``, ``signature_lost``, ``lively``: see :class:`app.intake.scan_pdf.Cleaned`.
    """

    data: bytes
    media_type: str
    sha256: str
    size: int
    thumbnail: bytes
    pages: int
    found_as: str
    renamed: bool
    before: int = 0
    width: int = 0
    height: int = 0
    signed: bool = False
    signature_lost: bool = False
    lively: bool = False


def open_scan(path: Path, *, limit: int = MAX_FILE, edit: Edit = AS_IT_IS, keep: Keep = Keep.NORMAL) -> Scan:
    """Read the scan at ``path``, at most ``limit`` bytes, and do to it what the person wanted.

    Raises:
        UserError: see :func:`read_scan`; also ``scan.missing``.
        EnvironmentFault("scan.unreadable"): the disk or stick does not give it.
    """
    return read_scan(read_file(path, limit=limit), name_of(path), limit=limit, edit=edit, keep=keep)


def name_of(path: Path) -> str:
    return unicodedata.normalize("NFC", path.name)


def read_file(path: Path, *, limit: int = MAX_FILE) -> bytes:
    """The bytes of a file that is no larger than ``limit``. Raises as :func:`open_scan`."""
    name = name_of(path)
    try:
        size = path.stat().st_size
        if size > limit:
            raise UserError("scan.too-large", file=name, size=size, limit=limit)
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except FileNotFoundError as fault:
        raise UserError("scan.missing", file=name) from fault
    except IsADirectoryError as fault:
        raise UserError("scan.not-a-picture", file=name, really="folder") from fault
    except OSError as fault:
        raise EnvironmentFault("scan.unreadable", file=name, fault=fault.strerror or type(fault).__name__) from fault


def read_scan(
    data: bytes, name: str, *, limit: int = MAX_FILE, edit: Edit = AS_IT_IS, keep: Keep = Keep.NORMAL
) -> Scan:
    """Check and prepare a scan; ``name`` is only compared with the content and told in errors.

    Raises:
        UserError: ``scan.empty`` (0 bytes) · ``scan.too-large`` (size, limit) · ``scan.too-many-pixels`` ·
            ``scan.too-many-pages`` · ``scan.not-a-picture`` (really) · ``scan.heic`` (a telephone's format that
            cannot be read here) · ``scan.password-protected``, ``scan.hostile`` (PDF) · ``scan.broken``. No other
            exception for any bytes.
    """
    if not data:
        raise UserError("scan.empty", file=name)
    if len(data) > limit:
        raise UserError("scan.too-large", file=name, size=len(data), limit=limit)
    kind = sniff(data)
    if kind == "heic":
        raise UserError("scan.heic", file=name)
    if kind not in _MEDIA:
        raise UserError("scan.not-a-picture", file=name, really=kind)
    renamed = _ENDINGS.get(Path(name).suffix.lower()) != kind
    if kind == "pdf":
        clean = scan_pdf.cleaned(data, name)
        pages, thumbnail = _pdf(clean.data, name)
        scan = _scan(clean.data, "application/pdf", pages, thumbnail, kind, renamed)
        scan = replace(
            scan, before=len(data), signed=clean.signed, signature_lost=clean.signature_lost, lively=clean.lively
        )
        return _pdf_turned(scan, edit.turn)
    content, pages, thumbnail, (width, height) = _picture(data, name, _PICTURES[kind], edit, SIZES[keep])
    media_type = "image/jpeg" if pages == 1 else "application/pdf"
    scan = _scan(content, media_type, pages, thumbnail, kind, renamed)
    return replace(scan, before=len(data), width=width, height=height)


def _scan(data: bytes, media_type: str, pages: int, thumbnail: bytes, kind: str, renamed: bool) -> Scan:
    sha256 = hashlib.sha256(data).hexdigest()
    return Scan(data, media_type, sha256, len(data), thumbnail, pages, _MEDIA[kind], renamed)


def _pdf_turned(scan: Scan, degrees: int) -> Scan:
    """All pages turned clockwise by a multiple of 90 degrees. A signed paper loses its signature by that."""
    quarter = degrees % 360
    if quarter == 0:
        return scan
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan.data)) as document:
        for page in document.pages:
            page.rotate(quarter, relative=True)
        document.save(out, deterministic_id=True)
    with Image.open(io.BytesIO(scan.thumbnail), formats=["JPEG"]) as small:
        thumbnail = _jpeg(small.rotate(-quarter, expand=True))
    data = out.getvalue()
    return replace(
        scan,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        thumbnail=thumbnail,
        signed=False,
        signature_lost=scan.signature_lost or scan.signed,
    )


def thumbnail_of(data: bytes, media_type: str) -> bytes | None:
    """The small picture of something kept earlier; None where no picture of it can be made."""
    try:
        if media_type == "application/pdf":
            return _pdf(data, "")[1]
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
            picture.draft("RGB", (THUMBNAIL_SIDE * 2, THUMBNAIL_SIDE * 2))
            small = picture.convert("RGB")
        small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
        return _jpeg(small)
    except (UserError, OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return None


def sniff(data: bytes) -> str:
    """jpeg, png, tiff, webp, pdf, heic, or another name for what it is (gif, bmp, zip, office, program, html, text,
    unknown)."""
    head = data[:1024]
    for signature, kind in (
        (b"\xff\xd8\xff", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"II*\0", "tiff"),
        (b"MM\0*", "tiff"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"PK\x03\x04", "zip"),
        (b"\xd0\xcf\x11\xe0", "office"),
        (b"MZ", "program"),
        (b"\x7fELF", "program"),
    ):
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        brands = head[8 : 8 + min(64, max(0, struct.unpack(">I", head[:4])[0] - 8))]
        return (
            "heic"
            if any(brand in brands for brand in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"))
            else "video"
        )
    if b"%PDF-" in head:
        return "pdf"
    if head.lstrip().lower().startswith((b"<!doctype", b"<html", b"<svg", b"<?xml")):
        return "html"
    return "unknown" if b"\0" in head else "text"


def _picture(
    data: bytes, name: str, pillow_format: str, edit: Edit, size: Size
) -> tuple[bytes, int, bytes, tuple[int, int]]:
    """The picture as a clean JPEG; a TIFF of several pages as a clean PDF of JPEG pages. Then the pages, the small
    picture, and how large the first page was."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)
            with Image.open(io.BytesIO(data), formats=[pillow_format]) as opened:
                count = getattr(opened, "n_frames", 1) if pillow_format == "TIFF" else 1
                if count > MAX_PAGES:
                    raise UserError("scan.too-many-pages", file=name, pages=count, limit=MAX_PAGES)
                pages, first = [], (0, 0)
                for index in range(count):
                    if count > 1:
                        opened.seek(index)
                    if opened.width * opened.height > MAX_PIXELS:
                        raise UserError("scan.too-many-pixels", file=name, width=opened.width, height=opened.height)
                    first = first if index else _upright_size(opened)
                    pages.append(_clean(_upright(opened, edit, size), edit, size))
            thumbnail = pages[0].copy()
            thumbnail.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            if count == 1:
                pages[0].save(out, "JPEG", quality=size.quality, optimize=True)
                content = out.getvalue()
            else:
                pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], quality=size.quality)
                content = scan_pdf.cleaned(out.getvalue(), name).data  # without the hour at which it was made
            return content, count, _jpeg(thumbnail), first
    except UserError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise UserError("scan.too-many-pixels", file=name, width=0, height=0) from fault
    except Exception as fault:  # Pillow's plugins raise anything at all for broken bytes
        raise UserError("scan.broken", file=name) from fault


def _upright_size(opened: Image.Image) -> tuple[int, int]:
    lying = opened.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
    return (opened.height, opened.width) if lying else opened.size


def _upright(opened: Image.Image, edit: Edit, size: Size) -> Image.Image:
    """As the camera held it. A large JPEG that is not cut is read smaller at once."""
    if opened.format == "JPEG" and edit.cut.whole:
        opened.draft("RGB", (size.side * 2, size.side * 2))
    return ImageOps.exif_transpose(opened)


def _clean(upright: Image.Image, edit: Edit, size: Size) -> Image.Image:
    """The picture turned and cut, RGB or grey, at most readable size, with nothing but its pixels."""
    upright = upright.rotate(-(edit.turn % 360), expand=True) if edit.turn % 360 else upright
    upright = upright if edit.cut.whole else upright.crop(edit.cut.pixels(*upright.size))
    if upright.mode in ("RGBA", "LA", "PA") or (upright.mode == "P" and "transparency" in upright.info):
        over = upright.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        upright = Image.alpha_composite(paper, over)
    elif upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        low, high = upright.convert("F").getextrema()
        span = max(1.0, float(high) - float(low))  # type: ignore[arg-type]
        upright = upright.convert("F").point(lambda value: (value - low) * (255 / span))
    mode = "L" if upright.mode in ("1", "L", "F") else "RGB"
    bare = Image.new(mode, upright.size)
    bare.paste(upright.convert(mode))
    bare.thumbnail((size.side, size.side), Image.Resampling.LANCZOS)
    return bare


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


@alone
def _pdf(data: bytes, name: str) -> tuple[int, bytes]:
    """How many pages there are, and the first one small: a PDF whose first page cannot be drawn is broken."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        code = "scan.password-protected" if "assword" in str(fault) else "scan.broken"
        raise UserError(code, file=name) from fault
    try:
        count = len(document)
        if count == 0:
            raise UserError("scan.broken", file=name)
        if count > MAX_PAGES:
            raise UserError("scan.too-many-pages", file=name, pages=count, limit=MAX_PAGES)
        page = document[0]
        width, height = page.get_size()
        if not (0 < width < 20_000 and 0 < height < 20_000):
            raise UserError("scan.broken", file=name)
        picture = page.render(scale=THUMBNAIL_SIDE / max(width, height)).to_pil().convert("RGB")
        picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
        return count, _jpeg(picture)
    except UserError:
        raise
    except (pdfium.PdfiumError, ValueError, OSError, MemoryError, OverflowError) as fault:
        raise UserError("scan.broken", file=name) from fault
    finally:
        document.close()
