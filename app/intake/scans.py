"""What a file attached as a scan or photograph is, and the form in which it is kept.

What it is, is read from its content: a JPEG named ``.pdf`` is a JPEG. Pictures are turned upright, freed of everything
the camera wrote about the place and the device (DESIGN §5: no location), and brought to a readable size. PDFs are
kept as they are.
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

from app.errors import EnvironmentFault, UserError

MAX_FILE = 50 * 1024 * 1024
MAX_PIXELS = 120_000_000
MAX_PAGES = 500
READABLE_SIDE = 2600
THUMBNAIL_SIDE = 256
QUALITY = 82

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
    another.
    """

    data: bytes
    media_type: str
    sha256: str
    size: int
    thumbnail: bytes
    pages: int
    found_as: str
    renamed: bool


def open_scan(path: Path, *, limit: int = MAX_FILE) -> Scan:
    """Read the scan at ``path``, at most ``limit`` bytes.

    Raises:
        UserError: see :func:`read_scan`; also ``scan.missing``.
        EnvironmentFault("scan.unreadable"): the disk or stick does not give it.
    """
    name = unicodedata.normalize("NFC", path.name)
    try:
        size = path.stat().st_size
        if size > limit:
            raise UserError("scan.too-large", file=name, size=size, limit=limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as fault:
        raise UserError("scan.missing", file=name) from fault
    except IsADirectoryError as fault:
        raise UserError("scan.not-a-picture", file=name, really="folder") from fault
    except OSError as fault:
        raise EnvironmentFault("scan.unreadable", file=name, fault=fault.strerror or type(fault).__name__) from fault
    return read_scan(data, name, limit=limit)


def read_scan(data: bytes, name: str, *, limit: int = MAX_FILE) -> Scan:
    """Check and prepare a scan; ``name`` is only compared with the content and told in errors.

    Raises:
        UserError: ``scan.empty`` (0 bytes) · ``scan.too-large`` (size, limit) · ``scan.too-many-pixels`` ·
            ``scan.too-many-pages`` · ``scan.not-a-picture`` (really) · ``scan.heic`` (a telephone's format that
            cannot be read here) · ``scan.password-protected`` (PDF) · ``scan.broken``. No other exception for any
            bytes.
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
    said = _ENDINGS.get(Path(name).suffix.lower())
    if kind == "pdf":
        content, pages, thumbnail = _pdf(data, name)
        media_type = "application/pdf"
    else:
        content, pages, thumbnail = _picture(data, name, _PICTURES[kind])
        media_type = "image/jpeg" if pages == 1 else "application/pdf"
    return Scan(
        content,
        media_type,
        hashlib.sha256(content).hexdigest(),
        len(content),
        thumbnail,
        pages,
        _MEDIA[kind],
        said != kind,
    )


def turned(scan: Scan, degrees: int) -> Scan:
    """The scan turned clockwise by a multiple of 90 degrees, as a person wanted it in the preview."""
    quarter = degrees % 360
    if quarter == 0:
        return scan
    out = io.BytesIO()
    if scan.media_type == "application/pdf":
        import pikepdf

        with pikepdf.open(io.BytesIO(scan.data)) as document:
            for page in document.pages:
                page.rotate(quarter, relative=True)
            document.save(out)
    else:
        with Image.open(io.BytesIO(scan.data), formats=["JPEG"]) as picture:
            picture.rotate(-quarter, expand=True).save(out, "JPEG", quality=QUALITY, optimize=True)
    with Image.open(io.BytesIO(scan.thumbnail), formats=["JPEG"]) as small:
        thumbnail = _jpeg(small.rotate(-quarter, expand=True))
    data = out.getvalue()
    return replace(scan, data=data, sha256=hashlib.sha256(data).hexdigest(), size=len(data), thumbnail=thumbnail)


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


def _picture(data: bytes, name: str, pillow_format: str) -> tuple[bytes, int, bytes]:
    """The picture as a clean JPEG; a TIFF of several pages as a clean PDF of JPEG pages."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)
            with Image.open(io.BytesIO(data), formats=[pillow_format]) as opened:
                count = getattr(opened, "n_frames", 1) if pillow_format == "TIFF" else 1
                if count > MAX_PAGES:
                    raise UserError("scan.too-many-pages", file=name, pages=count, limit=MAX_PAGES)
                pages = []
                for index in range(count):
                    if count > 1:
                        opened.seek(index)
                    if opened.width * opened.height > MAX_PIXELS:
                        raise UserError("scan.too-many-pixels", file=name, width=opened.width, height=opened.height)
                    pages.append(_clean(opened))
            thumbnail = pages[0].copy()
            thumbnail.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            if count == 1:
                pages[0].save(out, "JPEG", quality=QUALITY, optimize=True)
            else:
                pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], quality=QUALITY)
            return out.getvalue(), count, _jpeg(thumbnail)
    except UserError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise UserError("scan.too-many-pixels", file=name, width=0, height=0) from fault
    except Exception as fault:  # Pillow's plugins raise anything at all for broken bytes
        raise UserError("scan.broken", file=name) from fault


def _clean(opened: Image.Image) -> Image.Image:
    """The picture upright, RGB or grey, at most readable size, with nothing but its pixels."""
    if opened.format == "JPEG":
        opened.draft("RGB", (READABLE_SIDE * 2, READABLE_SIDE * 2))
    upright = ImageOps.exif_transpose(opened)
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
    bare.thumbnail((READABLE_SIDE, READABLE_SIDE), Image.Resampling.LANCZOS)
    return bare


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _pdf(data: bytes, name: str) -> tuple[bytes, int, bytes]:
    """A PDF whose first page can be drawn; the bytes are kept."""
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
        return data, count, _jpeg(picture)
    except UserError:
        raise
    except (pdfium.PdfiumError, ValueError, OSError, MemoryError, OverflowError) as fault:
        raise UserError("scan.broken", file=name) from fault
    finally:
        document.close()
