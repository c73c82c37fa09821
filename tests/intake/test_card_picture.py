"""The code of a card is found in photos as people take them: small, turned, blurred, pale, two at once."""

from __future__ import annotations

import io

import pytest
import segno
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from app.errors import UserError
from app.intake.card_picture import codes_in

CARD = (
    "066190123456|240123456|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử, Xã Thử Nghiệm, Huyện Minh Họa, Đắk Lắk|15042021"
)
OTHER = "054085000001||Trần Văn Ví Dụ|02011985|Nam|Thôn 2, Xã Thử Nghiệm, Phú Yên|20112022"


def a_code(text=CARD, scale=5, dark="black"):
    out = io.BytesIO()
    segno.make(text, error="m", encoding="utf-8").save(out, kind="png", scale=scale, dark=dark, border=4)
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def on_a_table(code, size=(1600, 1200), at=(600, 400)):
    photo = Image.new("RGB", size, "#8a7560")
    photo.paste(Image.new("RGB", (code.width + 300, code.height + 60), "#f1efe4"), (at[0] - 250, at[1] - 30))
    photo.paste(code, at)
    return photo


def data(photo, kind="JPEG", **more):
    out = io.BytesIO()
    photo.save(out, kind, **more)
    return out.getvalue()


def test_the_code_of_a_card_on_a_table_is_read_with_its_marks():
    assert codes_in(data(on_a_table(a_code()))) == (CARD,)


@pytest.mark.parametrize("degrees", [7, 30, 45, 90, 135, 180, 270, 300])
def test_a_card_lying_askew(degrees):
    photo = on_a_table(a_code()).rotate(degrees, expand=True, fillcolor="#8a7560", resample=Image.Resampling.BICUBIC)
    assert codes_in(data(photo)) == (CARD,)


def test_a_photo_that_only_the_camera_knows_to_be_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert codes_in(data(on_a_table(a_code()), exif=exif)) == (CARD,)


@pytest.mark.parametrize("radius", [1.0, 2.0, 2.5])
def test_a_photo_out_of_focus(radius):
    assert codes_in(data(on_a_table(a_code()).filter(ImageFilter.GaussianBlur(radius)))) == (CARD,)


def test_a_small_picture_cut_from_a_chat():
    assert codes_in(data(a_code(scale=2).resize((110, 110), Image.Resampling.LANCZOS), quality=60)) == (CARD,)


def test_a_small_code_on_the_large_photo_of_a_telephone():
    photo = on_a_table(a_code(scale=3), size=(8000, 6000), at=(5200, 4100))
    assert codes_in(data(photo, quality=90)) == (CARD,)


def test_a_pale_print_in_dim_light():
    pale = ImageEnhance.Contrast(on_a_table(a_code())).enhance(0.15)
    assert codes_in(data(ImageEnhance.Brightness(pale).enhance(0.4))) == (CARD,)


def test_light_on_dark_and_clear_as_glass():
    assert codes_in(data(ImageOps.invert(a_code()), "PNG")) == (CARD,)
    glass = a_code().convert("RGBA")
    glass.putalpha(ImageOps.invert(a_code().convert("L")))
    assert codes_in(data(glass, "PNG")) == (CARD,)


def test_two_codes_in_one_picture_are_both_read():
    photo = on_a_table(a_code(), at=(300, 200))
    photo.paste(a_code(OTHER), (1000, 700))
    assert codes_in(data(photo)) == (CARD, OTHER)
    photo = on_a_table(a_code(), at=(300, 200))
    photo.paste(a_code(CARD), (1000, 700))
    assert codes_in(data(photo)) == (CARD,)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP"])
def test_every_kind_of_picture(kind):
    assert codes_in(data(a_code(), kind)) == (CARD,)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "scan.not-a-picture"), (b"hello", "scan.not-a-picture"),
        (b"\xff\xd8\xff\xe0 broken", "scan.not-a-picture"),
        (data(Image.new("RGB", (300, 200), "white")), "card.no-code"), (data(a_code(), "PNG")[:400], "scan.broken"),
    ],
)  # fmt: skip
def test_what_holds_no_code_is_told(given, code):
    with pytest.raises(UserError) as caught:
        codes_in(given, "a.jpg")
    assert caught.value.code in (code, "scan.broken" if code == "scan.not-a-picture" and given else code)
