"""Scans are known by their content, cleaned of what the camera knew, and never bring the program down."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from app.domain.scan_edit import Cut, Edit, Keep
from app.errors import EnvironmentFault, UserError
from app.intake.scans import MAX_FILE, MAX_PIXELS, READABLE_SIDE, open_scan, read_scan


def picture(size=(300, 200), kind="JPEG", mode="RGB", **more):
    out = io.BytesIO()
    image = Image.new(mode, size, more.pop("color", None))
    image.paste(more.pop("corner", 0), (0, 0, size[0] // 4, size[1] // 4))
    image.save(out, kind, **more)
    return out.getvalue()


def photo_with_place():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "CameraMaker"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (13.0, 5.0, 30.0)
    return picture((400, 200), exif=exif, comment=b"secret place", color="white", corner=(255, 0, 0))


def pdf(pages=2, **encrypt):
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(100, 700, f"Trang {number}")
        canvas.showPage()
    canvas.save()
    if not encrypt:
        return out.getvalue()
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="u", owner="o"))
    return locked.getvalue()


def refused(data, name="a.jpg", **more):
    with pytest.raises(UserError) as caught:
        read_scan(data, name, **more)
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_pictures_become_clean_jpegs_with_a_thumbnail(kind):
    scan = read_scan(picture(kind=kind), f"a.{kind.lower()}")
    kept = Image.open(io.BytesIO(scan.data))
    assert (kept.format, kept.size, scan.media_type, scan.pages, scan.renamed) == (
        "JPEG",
        (300, 200),
        "image/jpeg",
        1,
        False,
    )
    assert (scan.size, scan.sha256) == (len(scan.data), hashlib.sha256(scan.data).hexdigest())
    assert max(Image.open(io.BytesIO(scan.thumbnail)).size) == 256


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken():
    scan = read_scan(photo_with_place(), "a.jpg")
    kept = Image.open(io.BytesIO(scan.data))
    assert kept.size == (200, 400)
    red, green, _ = kept.getpixel((195, 5))
    assert red > 200
    assert green < 60
    assert not kept.getexif()
    for trace in (b"Exif", b"CameraMaker", b"secret", b"GPS"):
        assert trace not in scan.data
        assert trace not in scan.thumbnail


def test_a_large_photo_is_brought_to_a_readable_size():
    scan = read_scan(picture((6000, 3000)), "a.jpg")
    assert Image.open(io.BytesIO(scan.data)).size == (READABLE_SIDE, READABLE_SIDE // 2)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_pictures_of_every_depth_are_kept(mode):
    assert Image.open(io.BytesIO(read_scan(picture(kind="PNG", mode=mode), "a.png").data)).format == "JPEG"


def test_a_transparent_picture_stands_on_white_paper():
    scan = read_scan(picture(kind="PNG", mode="RGBA", color=(0, 0, 0, 0), corner=(0, 0, 0, 255)), "a.png")
    assert min(Image.open(io.BytesIO(scan.data)).getpixel((280, 180))) > 240


def test_a_fax_of_several_pages_becomes_a_pdf():
    out = io.BytesIO()
    pages = [Image.new("1", (500, 700), 1) for _ in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    scan = read_scan(out.getvalue(), "fax.tif")
    assert (scan.media_type, scan.pages, scan.found_as) == ("application/pdf", 3, "image/tiff")
    assert read_scan(scan.data, "fax.pdf").pages == 3


def test_a_pdf_keeps_its_pages_and_says_how_many():
    scan = read_scan(pdf(3), "Giấy khai sinh.PDF")
    assert (scan.media_type, scan.pages, scan.renamed) == ("application/pdf", 3, False)
    assert (scan.size, scan.sha256) == (len(scan.data), hashlib.sha256(scan.data).hexdigest())
    assert Image.open(io.BytesIO(scan.thumbnail)).format == "JPEG"


def test_everything_a_telephone_writes_beside_the_pixels_is_gone():
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "CameraMaker", "Model-7", "SecretSoftware"
    exif[0x0132] = "2026:11:20 08:00:00"
    own = exif.get_ifd(0x8769)
    own[0x927C], own[0xA431] = b"MakerNote\0serial 123456", "BODYSERIAL99"
    exif.get_ifd(0x8825)[2] = (13.0, 5.0, 30.0)
    photo = picture((400, 200), exif=exif, xmp=b"<x:xmpmeta>OwnerName</x:xmpmeta>", comment=b"remark of the telephone")
    photo += b"\0\0\0\x18ftypmp42 the film of a motion photo"
    for trace in (b"MakerNote", b"BODYSERIAL99", b"OwnerName", b"remark", b"motion photo"):
        assert trace in photo
    kept = read_scan(photo, "IMG_1.jpg")
    for trace in (b"Exif", b"CameraMaker", b"Model-7", b"MakerNote", b"BODYSERIAL99", b"OwnerName", b"remark", b"2026",
                  b"ftyp"):  # fmt: skip
        assert trace not in kept.data
    assert (kept.before, kept.width, kept.height) == (len(photo), 400, 200)


def test_a_picture_for_the_printing_press_gets_the_colours_of_a_screen():
    red = read_scan(picture(kind="JPEG", mode="CMYK", color=(0, 255, 255, 0), corner=(0, 255, 255, 0)), "a.jpg")
    kept = Image.open(io.BytesIO(red.data))
    pixel = kept.getpixel((250, 150))
    assert kept.mode == "RGB"
    assert pixel[0] > 200
    assert max(pixel[1:]) < 60


def test_a_scan_of_sixteen_bits_keeps_its_shades():
    wide = Image.new("I;16", (200, 100), 60_000)
    wide.paste(2_000, (0, 0, 100, 100))
    out = io.BytesIO()
    wide.save(out, "TIFF")
    kept = Image.open(io.BytesIO(read_scan(out.getvalue(), "a.tif").data)).convert("L")
    assert kept.getpixel((20, 50)) < 20
    assert kept.getpixel((180, 50)) > 235


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_one_is_kept(kind):
    out = io.BytesIO()
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue", "lime")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=50)
    scan = read_scan(out.getvalue(), f"a.{kind.lower()}")
    assert scan.pages == 1
    assert Image.open(io.BytesIO(scan.data)).getpixel((40, 30))[0] > 200


def test_the_same_fax_taken_in_twice_is_the_same_file():
    out = io.BytesIO()
    pages = [Image.new("1", (50, 70), 1) for _ in range(2)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert read_scan(out.getvalue(), "fax.tif").sha256 == read_scan(out.getvalue(), "fax.tif").sha256


def test_a_photo_is_turned_then_cut_as_the_person_saw_it():
    image = Image.new("RGB", (400, 200), "white")
    image.paste((255, 0, 0), (300, 0, 400, 100))  # the upper right quarter of the right half
    out = io.BytesIO()
    image.save(out, "PNG")
    edit = Edit().turned(90).with_cut(Cut(0.5, 0.75, 1.0, 1.0))  # turned right, it stands below at the right
    kept = Image.open(io.BytesIO(read_scan(out.getvalue(), "a.png", edit=edit).data))
    assert kept.size == (100, 100)
    assert kept.getpixel((50, 50))[0] > 240
    assert kept.getpixel((50, 50))[1] < 20


def test_a_cut_keeps_the_sharpness_that_the_whole_photo_had():
    wide = picture((6000, 4000))
    small = read_scan(wide, "a.jpg", edit=Edit(cut=Cut(0.0, 0.0, 0.25, 0.25)))
    assert Image.open(io.BytesIO(small.data)).size == (1500, 1000)
    assert Image.open(io.BytesIO(read_scan(wide, "a.jpg", keep=Keep.COMPACT).data)).width == 1754


FONT = Path(__file__).parents[2] / "resources" / "fonts" / "LiberationSerif-Regular.ttf"
ALIKE = "ẩẫấầ ởỡớờ ệẹêẽ ủũúù đd"


def letters_at(keep, dpi=300):
    """A4 in ten-point type, brought to this size: each letter cut out again, at the size of the original."""
    font = ImageFont.truetype(str(FONT), round(10 / 72 * dpi))
    page = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    pen = ImageDraw.Draw(page)
    letters = [letter for letter in ALIKE if letter != " "]
    places = [(200 + 90 * index, 400) for index in range(len(letters))]
    for letter, (x, y) in zip(letters, places, strict=True):
        pen.text((x, y), letter, fill=0, font=font)
    out = io.BytesIO()
    page.save(out, "PNG")
    kept = Image.open(io.BytesIO(read_scan(out.getvalue(), "a.png", keep=keep).data)).convert("L")
    shrunk, whole = kept.resize(page.size, Image.Resampling.BICUBIC), page
    boxes = [(x - 10, y - 10, x + 60, y + 60) for x, y in places]
    return letters, [whole.crop(box) for box in boxes], [shrunk.crop(box) for box in boxes]


@pytest.mark.parametrize("keep", list(Keep))
def test_ten_point_letters_that_differ_in_a_tone_mark_only_are_told_apart_at_every_size(keep):
    letters, sharp, kept = letters_at(keep)

    def unlike(one, other):
        return sum(ImageChops.difference(one, other).histogram()[level] * level for level in range(256))

    read = "".join(min(zip(letters, sharp, strict=True), key=lambda pair: unlike(pair[1], each))[0] for each in kept)
    assert read == "".join(letters)


def test_a_lying_ending_is_taken_for_what_it_is_and_told():
    scan = read_scan(picture(kind="PNG"), "giấy.pdf")
    assert (scan.found_as, scan.media_type, scan.renamed) == ("image/png", "image/jpeg", True)
    assert read_scan(pdf(1), "ảnh.jpg").found_as == "application/pdf"


def test_nothing_too_much_and_the_wrong_thing_are_told_apart():
    assert refused(b"").code == "scan.empty"
    fault = refused(b"\xff\xd8\xff" + b"\0" * 2000, limit=1000)
    assert (fault.code, fault.params["limit"]) == ("scan.too-large", 1000)
    assert refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").code == "scan.heic"
    assert refused(pdf(1, lock=True), "a.pdf").code == "scan.password-protected"


@pytest.mark.parametrize(
    ("data", "really"),
    [
        (b"MZ\x90\0\3", "program"), (b"PK\x03\x04", "zip"), (b"\xd0\xcf\x11\xe0", "office"), (b"hello", "text"),
        (b"\0\1\2", "unknown"),
        (b"<!DOCTYPE html>", "html"), (b"<svg xmlns=", "html"), (b"\0\0\0\x18ftypisom\0\0\0\0mp42", "video"),
        (b"GIF89a", "gif"),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_named(data, really):
    fault = refused(data, "a.jpg")
    assert (fault.code, fault.params["really"]) == ("scan.not-a-picture", really)


def bomb(width, height):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [11_000, 40_000, 2**31 - 1])
def test_a_picture_that_unfolds_without_end_is_refused(side):
    assert side * side > MAX_PIXELS
    assert refused(bomb(side, side), "a.png").code in ("scan.too-many-pixels", "scan.broken")
    if side < 2**31 - 1:
        assert refused(bomb(side, side), "a.png").code == "scan.too-many-pixels"


@pytest.mark.parametrize("make", [picture, lambda: picture(kind="PNG"), lambda: picture(kind="TIFF"), pdf])
def test_half_a_scan_is_broken(make):
    data = make()
    assert refused(data[: len(data) // 3], "a").code == "scan.broken"


def test_a_file_of_two_hundred_megabytes_is_not_even_read(tmp_path: Path):
    path = tmp_path / "phim.jpg"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(UserError) as caught:
        open_scan(path)
    assert (caught.value.code, caught.value.params["limit"]) == ("scan.too-large", MAX_FILE)


def test_a_missing_file_and_a_pulled_stick_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(UserError, match=r"scan\.missing"):
        open_scan(tmp_path / "không có.jpg")
    (tmp_path / "a.jpg").write_bytes(picture())
    assert open_scan(tmp_path / "a.jpg").pages == 1

    def pulled(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", pulled)
    with pytest.raises(EnvironmentFault, match=r"scan\.unreadable"):
        open_scan(tmp_path / "a.jpg")


QUIETLY = settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
SEEDS = [picture((60, 40)), picture((60, 40), "PNG"), picture((60, 40), "TIFF"), picture((60, 40), "WEBP"), pdf(1)]
STARTS = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"RIFF\0\0\0\0WEBP", b"%PDF-1.4\n"]


def opens_or_refuses(data):
    """Anything but a refusal of ours flies out and fails the test."""
    code = "scan."
    try:
        read_scan(data, "a.jpg")
    except UserError as fault:
        code = fault.code
    assert code.startswith("scan.")


@QUIETLY
@given(st.sampled_from(STARTS), st.binary(max_size=600))
def test_no_bytes_bring_the_program_down(start, data):
    opens_or_refuses(start + data)


@QUIETLY
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=6),
)
def test_no_damage_to_a_real_scan_brings_the_program_down(seed, damages):
    data = bytearray(seed)
    for where, what in damages:
        at = int(where * (len(data) - 1))
        data[at : at + len(what)] = what
    opens_or_refuses(bytes(data))
