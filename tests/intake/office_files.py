"""Word and Excel files for tests: harmless ones, and ones that could do something when they are opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import xlsxwriter
from docx import Document

from app.intake.cfb import container_of

OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    ' Target="{}" TargetMode="External"/></Relationships>'
)


def a_word(text: str = "Biên bản họp Tổ công tác") -> bytes:
    document = Document()
    document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def an_excel(text: str = "Danh sách", *, wide: bool = False) -> bytes:
    """``wide``: a cell where no list has one."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, text)
        if wide:
            sheet.write(0, 400, "xa")
        sheet.write_url(1, 0, "https://dichvucong.gov.vn", string="Cổng dịch vụ công")
    return out.getvalue()


def with_parts(package: bytes, parts: Mapping[str, bytes | str], *, say: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The package with more parts; ``say``: what stands in its parts instead of what."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name).replace(*say) if say[0] else old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def an_old_word(*, password: bool = False, more: Mapping[str, bytes] | None = None) -> bytes:
    head = bytearray(512)
    head[:2] = b"\xec\xa5"
    head[11] = 1 if password else 0
    return container_of({"WordDocument": bytes(head), **(more or {})})


def an_old_excel(*, kind: int = 0, password: bool = False) -> bytes:
    def record(number: int, body: bytes) -> bytes:
        return number.to_bytes(2, "little") + len(body).to_bytes(2, "little") + body

    book = record(0x809, bytes(16)) + (record(0x2F, bytes(6)) if password else b"")
    book += record(0x85, bytes([0, 0, 0, 0, 0, kind, 1, 0, 65])) + record(0x0A, b"")
    return container_of({"Workbook": book})
