"""A password on a file that leaves the office: PDF by AES-256 (PDF 2.0, revision 6), Excel by the agile encryption of
Office."""

from __future__ import annotations

import io


def locked_pdf(pdf: bytes, password: str) -> bytes:
    """The same file, which opens with the password alone."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return out.getvalue()


def locked_workbook(workbook: bytes, password: str) -> bytes:
    """The same workbook, which opens with the password alone."""
    import msoffcrypto

    out = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(workbook)).encrypt(password, out)
    return out.getvalue()
