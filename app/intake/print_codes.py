"""The QR codes on printed papers: of a PDF page by page, or of a scan or photo."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from app.errors import UserError
from app.one_thread import PDFIUM, alone
from app.progress import QUIET, Progress
from app.storage import read_bounded

MAX_SIZE = 512 * 1024 * 1024
_SCALE = 200 / 72
"""A printed mark has modules of half a millimetre: four dots each."""
_WORKED_SIDE = 5000


def codes_in(path: Path, progress: Progress = QUIET) -> list[str]:
    """The text of every QR code, in the order of the pages. Ticks ``print.page``.

    Raises:
        UserError("scan.broken", file), UserError("scan.password-protected", file).
        EnvironmentFault: the file cannot be read. Cancelled: through ``progress``.
    """
    data = read_bounded(path, MAX_SIZE)
    if data is None:
        raise UserError("scan.broken", file=path.name)
    pictures = _pages(data, path.name, progress) if b"%PDF-" in data[:1024] else _picture(data, path.name)
    return list(dict.fromkeys(text for picture in pictures for text in _read(picture)))


def _pages(data: bytes, name: str, progress: Progress) -> Iterator[Image.Image]:
    import pypdfium2 as pdfium

    try:
        with PDFIUM:
            document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        code = "scan.password-protected" if "assword" in str(fault) else "scan.broken"
        raise UserError(code, file=name) from fault
    try:
        for number in range(len(document)):
            progress.tick("print.page", number, len(document))
            yield _drawn(document, number)
    except (pdfium.PdfiumError, ValueError, MemoryError) as fault:
        raise UserError("scan.broken", file=name) from fault
    finally:
        with PDFIUM:
            document.close()


@alone
def _drawn(document: Any, number: int) -> Image.Image:
    page = document[number]
    scale = min(_SCALE, _WORKED_SIDE / max(*page.get_size(), 1))
    image: Image.Image = page.render(scale=scale, grayscale=True).to_pil().copy()
    page.close()
    return image


def _picture(data: bytes, name: str) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            picture.draft("L", (_WORKED_SIDE, _WORKED_SIDE))
            grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, MemoryError) as fault:
        raise UserError("scan.broken", file=name) from fault
    grey.thumbnail((_WORKED_SIDE, _WORKED_SIDE))
    yield grey


def _read(picture: Image.Image) -> Iterator[str]:
    import zxingcpp

    for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode")):
        yield code.text
