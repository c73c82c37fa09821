"""A PDF keeps its pages as they look; what it carries besides, or would do by itself, goes."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.domain.scan_edit import Edit
from app.errors import UserError
from app.intake.bare import bare_jpeg, bare_jpeg2000
from app.intake.scan_pdf import cleaned
from app.intake.scans import read_scan, thumbnail_of


def a_photo(**more):
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[2] = (13.0, 5.0, 30.0)
    out = io.BytesIO()
    image = Image.effect_noise((160, 120), 60).convert("RGB")
    image.save(out, "JPEG", exif=exif, comment=b"secret remark", **more)
    return out.getvalue()


def a_pdf(**info):
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for number in range(2):
        canvas.drawString(100, 700, f"Trang {number}")
        canvas.drawImage(ImageReader(io.BytesIO(a_photo())), 100, 300, 300, 200)
        canvas.showPage()
    canvas.setAuthor(info.get("author", "Nguyen Van Thu Thap"))
    canvas.setTitle("May cua Thu Thap")
    canvas.save()
    return out.getvalue()


def with_photo_as_it_was(data):
    """A scanner app's PDF: the camera's own bytes, EXIF and all, as the page's picture."""
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0]
        raw = pikepdf.Stream(document, a_photo())
        raw.Type, raw.Subtype, raw.Width, raw.Height = pikepdf.Name.XObject, pikepdf.Name.Image, 160, 120
        raw.ColorSpace, raw.BitsPerComponent, raw.Filter = pikepdf.Name.DeviceRGB, 8, pikepdf.Name.DCTDecode
        page.Resources.XObject = pikepdf.Dictionary(Im0=document.make_indirect(raw))
        page.Contents = document.make_stream(b"q 300 0 0 200 100 300 cm /Im0 Do Q")
        return saved(document)


def saved(document, **how):
    out = io.BytesIO()
    document.save(out, **how)
    return out.getvalue()


def changed(data, change, **how):
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        return saved(document, **how)


def drawn(data):
    document = pypdfium2.PdfDocument(data)
    pages = [page.render(scale=1).to_pil().tobytes() for page in document]
    document.close()
    return pages


def unpacked(data):
    """Everything a PDF says, with nothing packed."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return saved(document, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)


def test_who_made_it_with_what_and_when_is_gone_and_the_pages_look_the_same():
    def told(document):
        with document.open_metadata() as meta:
            meta["dc:creator"] = ["Thu Thap"]
        document.pages[0].PieceInfo = pikepdf.Dictionary(App=pikepdf.String("SecretApp"))

    data = changed(a_pdf(), told)
    assert b"Thu Thap" in unpacked(data)
    clean = cleaned(data, "a.pdf")
    for trace in (b"Thu Thap", b"SecretApp", b"/Producer", b"/CreationDate", b"/Metadata", b"ReportLab"):
        assert trace not in unpacked(clean.data)
    assert drawn(clean.data) == drawn(data)
    assert not clean.lively


def test_the_place_inside_the_photo_of_a_page_is_gone_and_its_pixels_are_untouched():
    data = with_photo_as_it_was(a_pdf())
    assert b"CameraMaker" in data
    clean = cleaned(data, "a.pdf").data
    for trace in (b"Exif", b"CameraMaker", b"secret remark"):
        assert trace not in unpacked(clean)
    assert drawn(clean) == drawn(data)


def test_cleaning_twice_changes_nothing_so_one_paper_has_one_hash():
    once = read_scan(with_photo_as_it_was(a_pdf()), "a.pdf")
    assert read_scan(once.data, "a.pdf").sha256 == once.sha256


def hostile(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('evil')"))
    document.attachments["virus.exe"] = b"MZ evil program"
    document.Root.AA = pikepdf.Dictionary(WC=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd-evil")))
    document.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("<evil/>"), Fields=pikepdf.Array())
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 100, 100],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://evil.example")),
    )
    film = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(link), document.make_indirect(film)])


def test_what_acts_by_itself_and_what_is_attached_is_taken_out():
    clean = cleaned(changed(a_pdf(), hostile), "a.pdf")
    assert clean.lively
    for trace in (
        b"evil",
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/XFA",
        b"/EmbeddedFile",
        b"/RichMedia",
        b"/OpenAction",
    ):
        assert trace not in unpacked(clean.data)


def test_what_an_earlier_state_of_the_file_said_is_gone():
    data = a_pdf()
    size, start = data.rindex(b"trailer"), int(data[data.rindex(b"startxref") :].split()[1])
    root = b" " + data[data.index(b"/Root", size) + 5 :].split(b"R")[0].strip() + b" R"
    later = b"\n99 0 obj\n(crossed out name)\nendobj\n"
    at = len(data) + 1
    table = b"xref\n99 1\n%010d 00000 n \n" % at
    more = later + table + b"trailer\n<< /Size 100 /Root%b /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        b"" + root, start, len(data) + len(later)
    )  # fmt: skip
    assert b"crossed out name" not in cleaned(data + more, "a.pdf").data


@pytest.mark.parametrize("user", ["mật khẩu", ""])
def test_a_locked_paper_is_refused_also_one_that_opens_without_a_password(user):
    locked = changed(a_pdf(), lambda _document: None, encryption=pikepdf.Encryption(user=user, owner="o"))
    with pytest.raises(UserError) as caught:
        read_scan(locked, "a.pdf")
    assert caught.value.code == "scan.password-protected"


def signed(document):
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig, ByteRange=[0, 10, 20, 30], Contents=pikepdf.String("x" * 64), SubFilter=pikepdf.Name.Sub
    )
    field = pikepdf.Dictionary(
        FT=pikepdf.Name.Sig, T=pikepdf.String("Sig1"), V=document.make_indirect(signature), Subtype=pikepdf.Name.Widget,
        Type=pikepdf.Name.Annot, Rect=[0, 0, 0, 0],
    )  # fmt: skip
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)], SigFlags=3)


def test_a_signed_electronic_paper_is_kept_byte_by_byte_for_the_sake_of_its_signature():
    data = changed(a_pdf(), signed)
    scan = read_scan(data, "a.pdf")
    assert scan.data == data
    assert scan.signed
    turned = read_scan(data, "a.pdf", edit=Edit(90))
    assert (turned.signed, turned.signature_lost) == (False, True)


def test_a_signed_paper_that_acts_by_itself_is_cleaned_and_the_loss_is_told():
    def both(document):
        signed(document)
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("evil"))

    clean = cleaned(changed(a_pdf(), both), "a.pdf")
    assert (clean.signed, clean.signature_lost, clean.lively) == (False, True, True)


def test_a_table_that_unfolds_without_end_is_refused_before_it_unfolds():
    bomb = zlib.compress(b"\0" * (80 * 1024 * 1024), 9)
    data = (
        b"%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length " + str(len(bomb)).encode()
        + b" >>\nstream\n" + bomb + b"\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\n%%EOF"
    )  # fmt: skip
    with pytest.raises(UserError) as caught:
        cleaned(data, "a.pdf")
    assert caught.value.code == "scan.hostile"


def test_a_paper_is_turned_page_by_page_and_its_small_picture_with_it():
    scan = read_scan(a_pdf(), "a.pdf")
    turned = read_scan(a_pdf(), "a.pdf", edit=Edit(90))
    assert turned.sha256 != scan.sha256
    with pikepdf.open(io.BytesIO(turned.data)) as document:
        assert [int(page.Rotate) for page in document.pages] == [90, 90]
    small, turned_small = (Image.open(io.BytesIO(each.thumbnail)).size for each in (scan, turned))
    assert small == turned_small[::-1]


def test_the_small_picture_can_be_made_again_from_what_was_kept():
    for scan in (read_scan(a_pdf(), "a.pdf"), read_scan(a_photo(), "a.jpg")):
        again = thumbnail_of(scan.data, scan.media_type)
        assert again is not None
        assert max(Image.open(io.BytesIO(again)).size) <= 256
    assert thumbnail_of(b"neither", "image/jpeg") is None
    assert thumbnail_of(b"neither", "application/pdf") is None


def test_the_compressed_pixels_of_a_jpeg_stay_bit_by_bit():
    for more in ({}, {"progressive": True}, {"subsampling": 0, "quality": 95}):
        data = a_photo(**more)
        bare = bare_jpeg(data + b"\0\0film")
        assert len(bare) < len(data)
        for trace in (b"Exif", b"CameraMaker", b"secret remark", b"film"):
            assert trace not in bare
        assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
        assert bare_jpeg(bare) == bare


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8junk", b"PNG"])
def test_what_is_no_jpeg_comes_back_as_it_is(data):
    assert bare_jpeg(data) == data


def test_a_jpeg_2000_loses_the_boxes_that_hold_no_pixels():
    def box(kind, body):
        return (8 + len(body)).to_bytes(4, "big") + kind + body

    head, pixels = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ") + box(b"jp2h", b"head"), box(b"jp2c", b"pixels")
    assert bare_jpeg2000(head + box(b"uuid", b"where it was taken") + box(b"xml ", b"<who/>") + pixels) == head + pixels
    for broken in (b"", b"\xff\x4f\xff\x51 bare codestream", head[:-2]):
        assert bare_jpeg2000(broken) == broken
