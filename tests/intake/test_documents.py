"""What may be kept as what shows that a task was done, and what is sent back with its reason."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.errors import UserError
from app.intake import documents, office_file
from app.intake.cfb import container_of
from tests.intake import office_files as of

LISTS = Path(__file__).parents[1] / "corpus" / "lists"
SETTINGS = "word/_rels/settings.xml.rels"
WORD, EXCEL = of.a_word(), of.an_excel()
FIELD = b'<w:p><w:r><w:instrText xml:space="preserve"> DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'


def refused(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        office_file.kind_of(data, "tệp")
    return caught.value.code.removeprefix("document.")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (WORD, office_file.DOCX),
        (of.an_excel(wide=True), office_file.XLSX),
        (of.an_old_word(), office_file.DOC),
        (of.an_old_excel(), office_file.XLS),
        ((LISTS / "nhan-khau.xls").read_bytes(), office_file.XLS),
        (of.with_parts(WORD, {SETTINGS: of.OUTSIDE.format("file:///C:\\Mau\\Normal.dotm")}), office_file.DOCX),
        (of.with_parts(WORD, {"word/media/anh.jpeg": b"\xff\xd8\xff\xe0 ..."}), office_file.DOCX),
    ],
)  # fmt: skip
def test_an_ordinary_file_is_known_by_its_content(data: bytes, kind: str) -> None:
    assert office_file.kind_of(data, "khong-duoi") == kind


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (of.with_parts(WORD, {"word/vbaProject.bin": b"x"}), "macros"),
        (of.with_parts(WORD, {}, say=(b"document.main+xml", b"document.macroEnabled.main+xml")), "macros"),
        (of.with_parts(EXCEL, {"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
        (of.an_old_excel(kind=1), "macros"),
        (of.an_old_word(more={"_VBA_PROJECT": b"x"}), "macros"),
        (of.with_parts(WORD, {"word/embeddings/oleObject1.bin": b"x"}), "foreign"),
        (of.an_old_word(more={"\x01Ole10Native": b"x"}), "foreign"),
        (of.with_parts(WORD, {SETTINGS: of.OUTSIDE.format("https://noi-khac.vn/mau.dotm")}), "reaches-out"),
        (of.with_parts(WORD, {SETTINGS: of.OUTSIDE.format("\\\\may-la\\mau.dotm")}), "reaches-out"),
        (of.with_parts(WORD, {SETTINGS: of.OUTSIDE.format("file:////may-la/mau.dotm")}), "reaches-out"),
        (of.with_parts(WORD, {}, say=(b"<w:sectPr", FIELD + b"<w:sectPr")), "command"),
        (of.with_parts(EXCEL, {"xl/externalLinks/link1.xml": '<e><ddeLink ddeService="cmd"/></e>'}), "command"),
        ((LISTS / "co-mat-khau.xlsx").read_bytes(), "password"),
        (of.an_old_word(password=True), "password"),
        (of.an_old_excel(password=True), "password"),
        (WORD[:-200], "broken"),
        (of.with_parts(WORD, {"word/more.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "broken"),
        (container_of({"Workbook": b"\x09\x08\x10\x00"}), "broken"),
        (of.with_parts(WORD, {"word/media/a.emf": bytes(60_000_000)}), "bomb"),
        (container_of({"VisioDocument": b"x"}), "unknown"),
        (of.with_parts(WORD, {}, say=(b"wordprocessingml.document.main", b"a.b.main")), "unknown"),
        (b"PK\x03\x04", "broken"),
        (b"xin ch\xc3\xa0o", "unknown"),
    ],
)  # fmt: skip
def test_a_file_that_could_do_something_is_not_kept(data: bytes, why: str) -> None:
    assert refused(data) == why


def test_bytes_at_random_places_never_bring_anything_but_a_reason() -> None:
    for whole in (WORD, of.an_old_excel(), of.an_old_word()):
        for at in range(0, len(whole), max(1, len(whole) // 30)):
            broken = bytearray(whole)
            broken[at] ^= 0xFF
            with suppress(UserError):
                office_file.kind_of(bytes(broken), "hỏng")


def test_a_picture_is_prepared_and_what_is_neither_is_sent_back(tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "PNG")
    kept = documents.open_document(picture.getvalue())
    assert (kept.media_type, kept.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    with zipfile.ZipFile(tmp_path / "goi.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    for name, content, code in (
        ("goi.zip", None, "document.unknown"),
        ("virus.docx", b"MZ\x90\x00", "document.unknown"),
        ("rong.docx", b"", "scan.empty"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(UserError) as caught:
            documents.open_document(tmp_path / name)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("title", "kind", "name"),
    [
        ("KH 12/KH-UBND", office_file.DOCX, "KH 12-KH-UBND.docx"),
        ("Biên bản.DOCX", office_file.DOCX, "Biên bản.docx"),
        (" . ", "application/pdf", "tep.pdf"),
        ("a" * 300, "image/jpeg", "a" * 120 + ".jpg"),
    ],
)
def test_a_title_becomes_a_name_that_every_disk_takes(title: str, kind: str, name: str) -> None:
    assert documents.file_name(title, kind) == name
