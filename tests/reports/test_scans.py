"""Scans on paper: every kind that people send, whole and broken."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.reports.layout.scans import REASONS, Scan, Unreadable, scans
from tests.reports.builders import Attachment, a_dossier, a_picture, a_scan, pages, printed


def one(data: bytes) -> Scan:
    (scan,) = scans(data)
    return scan


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        list(scans(data))
    assert caught.value.reason in REASONS
    return caught.value.reason


def rendered(data: bytes, page: int) -> Image.Image:
    document = pdfium.PdfDocument(data)
    try:
        return document[page % len(document)].render(scale=0.5).to_pil().convert("L")
    finally:
        document.close()


def black_corner(sheet: Image.Image) -> str:
    """Where on the sheet the picture's black square is."""
    sheet = sheet.crop((20, 50, sheet.width - 20, sheet.height - 35))
    black = sheet.point(lambda value: 255 if value < 40 else 0)
    best = max(
        ("upper left", (0, 0)), ("upper right", (1, 0)), ("lower left", (0, 1)), ("lower right", (1, 1)),
        key=lambda corner: sum(
            black.crop(
                (
                    corner[1][0] * sheet.width // 2,
                    corner[1][1] * sheet.height // 2,
                    (corner[1][0] + 1) * sheet.width // 2,
                    (corner[1][1] + 1) * sheet.height // 2,
                )
            ).histogram()[128:]
        ),
    )  # fmt: skip
    return best[0]


def test_a_jpeg_goes_into_the_file_byte_for_byte() -> None:
    data = a_picture()
    assert one(data).picture.data == data
    assert data in printed(a_dossier(attachments=(a_scan(data),)))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_keeps_its_colours(mode: str) -> None:
    sheet = rendered(printed(a_dossier(attachments=(a_scan(a_picture(mode=mode)),))), -1)
    assert black_corner(sheet) == "upper left"
    assert sheet.getpixel((sheet.width // 2, sheet.height // 5)) > 200  # type: ignore[operator]


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("PNG", "RGB", {}),
        ("PNG", "RGBA", {}),
        ("PNG", "P", {}),
        ("PNG", "LA", {}),
        ("PNG", "1", {}),
        ("PNG", "I;16", {}),
        ("TIFF", "1", {"compression": "group4"}),
        ("TIFF", "RGB", {"compression": "tiff_lzw"}),
        ("WEBP", "RGB", {}),
        ("BMP", "RGB", {}),
        ("GIF", "P", {}),
    ],
)
def test_other_kinds_of_pictures_print(kind: str, mode: str, options: dict[str, Any]) -> None:
    data = a_picture(600, 850, kind, "L" if mode == "I;16" else mode, **options)
    if mode == "I;16":
        deep = io.BytesIO()
        Image.open(io.BytesIO(data)).convert("I").point(lambda value: value * 200).convert("I;16").save(deep, "PNG")
        data = deep.getvalue()
    sheet = rendered(printed(a_dossier(attachments=(a_scan(data),))), -1)
    assert black_corner(sheet) == "upper left"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_taken_with_a_turned_camera_stands_upright(orientation: int) -> None:
    upright = Image.open(io.BytesIO(a_picture(800, 1100)))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(undo[orientation]) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = io.BytesIO()
    stored.save(made, "JPEG", exif=exif)
    scan = one(made.getvalue())
    assert (scan.width, scan.height, scan.lies) == (800, 1100, False)
    sheet = rendered(printed(a_dossier(attachments=(a_scan(made.getvalue()),))), -1)
    assert black_corner(sheet) == "upper left"


def test_a_picture_that_lies_gets_a_sheet_that_lies() -> None:
    document = pdfium.PdfDocument(printed(a_dossier(attachments=(a_scan(a_picture(1600, 1000)), a_scan(a_picture())))))
    sizes = [page.get_size() for page in document]
    assert sizes[-2][0] > sizes[-2][1]
    assert sizes[-1][0] < sizes[-1][1]
    document.close()


@pytest.mark.slow
def test_forty_megapixels_are_brought_to_what_paper_can_show() -> None:
    scan = one(a_picture(5200, 7700))
    assert scan.width * scan.height < 12_000_000
    assert scan.height > 2000
    assert scan.lies is False


def test_the_pages_of_a_pdf_come_as_pictures_of_150_dpi() -> None:
    inner = printed(a_dossier())
    count = len(pages(inner))
    made = list(scans(inner))
    assert [(scan.page, scan.pages) for scan in made] == [(number + 1, count) for number in range(count)]
    assert 1300 < made[0].height < 1800
    outer = printed(a_dossier(attachments=(a_scan(inner, "Bản gốc", "application/pdf"),)))
    assert sum("(trang" in page for page in pages(outer)) == count


def test_a_pdf_of_very_many_pages_says_that_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("scans", "scan_sheet"):
        monkeypatch.setattr(f"app.reports.layout.{module}.PDF_PAGES", 4)
    document = pdfium.PdfDocument.new()
    for _ in range(7):
        document.new_page(50, 70).close()
    made = io.BytesIO()
    document.save(made)
    document.close()
    found = pages(printed(a_dossier(attachments=(a_scan(made.getvalue()),))))
    assert sum("/7)" in page for page in found) == 4
    assert "Chỉ in 4 trang đầu" in found[-1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"MZ\x90 this is a program", "kind"),
        (b"PK\x03\x04 a Word file", "kind"),
        (b"\xff\xd8\xff\xe0 only the beginning", "broken"),
        (a_picture()[:20_000], "broken"),
        (a_picture(kind="PNG")[:3_000], "broken"),
        (b"%PDF-1.7 and nothing else", "broken"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert refused(data) == reason


def test_a_small_file_that_unfolds_to_gigabytes_is_refused_unread() -> None:
    small = a_picture(8, 8, "PNG", "1")
    header = b"IHDR" + (30_000).to_bytes(4, "big") * 2 + small[24:29]
    bomb = small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]
    assert refused(bomb) == "too-large"


def test_a_pdf_under_a_password_says_so() -> None:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(a_dossier()))) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="bí mật", owner="bí mật"))
    assert refused(made.getvalue()) == "password"


def test_the_bytes_decide_what_a_file_is_not_its_name() -> None:
    found = printed(a_dossier(attachments=(a_scan(a_picture(kind="PNG"), "anh.pdf", "application/pdf"),)))
    assert black_corner(rendered(found, -1)) == "upper left"


def test_the_same_scan_in_two_dossiers_is_in_the_file_once() -> None:
    scan = a_scan(a_picture())
    data = printed(*[a_dossier(attachments=(scan,)) for _ in range(3)])
    assert data.count(a_picture()) == 1
    assert [black_corner(rendered(data, page)) for page, text in enumerate(pages(data)) if "Ảnh quét 1/1" in text] == [
        "upper left"
    ] * 3


def test_every_reason_is_told_on_a_sheet_in_the_scans_place() -> None:
    from app.errors import EnvironmentFault

    def lost() -> bytes:
        raise EnvironmentFault("blob.missing")

    attachments = (
        a_scan(b""),
        a_scan(b"MZ"),
        a_scan(a_picture()[:20_000]),
        Attachment("Ở máy khác", "image/jpeg", 5, "ab" * 32),
        Attachment("Bị sửa", "image/jpeg", 5, "ab" * 32, load=lambda: b"12345"),
        Attachment("Mất", "image/jpeg", 5, "ab" * 32, load=lost),
    )
    found = pages(printed(a_dossier(attachments=attachments)))[-6:]
    for page, reason in zip(found, ("empty", "kind", "broken", "elsewhere", "changed", "not-fetched"), strict=True):
        assert REASONS[reason] in " ".join(page.split())
