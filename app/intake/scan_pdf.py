"""A PDF brought in as a paper: its pages stay as they look, everything else that it carries goes.

Gone: who made it with what and when (document information, XMP, in every object), the place inside its photos, files
attached to it, JavaScript, actions that open a web page or a program, forms of the XFA kind, sound and film, earlier
states of the file. A PDF that is locked is refused, also one that opens without a password: it forbids this cleaning.

A **signed** electronic paper (bản điện tử có ký số) would lose its signature by any change: it is kept as it is, unless
it carries something that acts by itself.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.intake.bare import bare_jpeg, bare_jpeg2000

MOST_UNFOLDED = 64 * 1024 * 1024
"""Bytes that one packed table of objects may unfold to."""
MOST_OBJECTS = 200_000

_PACKED_TABLE = re.compile(rb"/(?:ObjStm|XRef)\b[^\xff]{0,400}?stream\r?\n")
_TRACES = (
    "/Metadata", "/PieceInfo", "/LastModified", "/AA", "/AF", "/Thumb", "/OpenAction", "/JS", "/JavaScript",
    "/Collection", "/Outlines", "/Perms", "/URI", "/SpiderInfo", "/OutputIntents",
)  # fmt: skip
_LIVELY = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/Sound", "/3D"})
_NAME_TREES = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations", "/Renditions")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``signed``: it was kept byte by byte for the sake of its signature; ``signature_lost``: it had to be cleaned."""

    data: bytes
    signed: bool = False
    signature_lost: bool = False
    lively: bool = False
    """It carried JavaScript, attached files or actions; they are gone."""


def cleaned(data: bytes, name: str) -> Cleaned:
    """The PDF with its pages only.

    Raises:
        UserError: ``scan.password-protected`` (locked in any way) · ``scan.hostile`` (it unfolds without end) ·
            ``scan.broken``.
    """
    import pikepdf

    _check_packed(data, name)
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            if document.is_encrypted:
                raise UserError("scan.password-protected", file=name)
            if len(document.objects) > MOST_OBJECTS:
                raise UserError("scan.hostile", file=name)
            signed, lively = _is_signed(document), _acts(document)
            if signed and not lively:
                return Cleaned(data, signed=True)
            _strip(document)
            out = io.BytesIO()
            document.save(
                out,
                deterministic_id=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
            return Cleaned(out.getvalue(), signature_lost=signed, lively=lively)
    except UserError:
        raise
    except pikepdf.PasswordError as fault:
        raise UserError("scan.password-protected", file=name) from fault
    except (pikepdf.PdfError, pikepdf.DependencyError, ValueError, TypeError, KeyError, AttributeError, IndexError,
            NotImplementedError, RuntimeError, OSError, MemoryError, RecursionError) as fault:  # fmt: skip
        raise UserError("scan.broken", file=name) from fault


def _check_packed(data: bytes, name: str) -> None:
    """Refuse a packed table that unfolds without end before any library unfolds it."""
    for found in _PACKED_TABLE.finditer(data):
        unfolding, end = zlib.decompressobj(), data.find(b"endstream", found.end())
        try:
            unfolding.decompress(data[found.end() : end if end > 0 else None], MOST_UNFOLDED)
        except zlib.error:
            continue
        if unfolding.unconsumed_tail:
            raise UserError("scan.hostile", file=name)


def _is_signed(document: Any) -> bool:
    return any(
        each.get("/Type") == "/Sig" and "/ByteRange" in each and "/Contents" in each for each in _dictionaries(document)
    )


def _acts(document: Any) -> bool:
    """Whether it would do something by itself, or carries other files."""
    names = document.Root.get("/Names")
    trees = _is_dictionary(names) and any(tree in names for tree in ("/JavaScript", "/EmbeddedFiles"))
    form = document.Root.get("/AcroForm")
    xfa = _is_dictionary(form) and "/XFA" in form
    return bool(trees or xfa) or any(
        "/JS" in each or "/EF" in each or each.get("/S") in ("/Launch", "/JavaScript")
        for each in _dictionaries(document)
    )


def _strip(document: Any) -> None:
    root = document.Root
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    names = root.get("/Names")
    if _is_dictionary(names):
        for tree in _NAME_TREES:
            if tree in names:
                del names[tree]
    form = root.get("/AcroForm")
    if _is_dictionary(form) and "/XFA" in form:
        del form["/XFA"]
    for page in document.pages:
        _strip_notes(page)
    for each in list(_dictionaries(document)):
        _strip_one(each)


def _strip_notes(page: Any) -> None:
    """The remarks of a page, without the lively ones; what a click on one does is taken from all."""
    import pikepdf

    notes = page.obj.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kept = [note for note in notes if _is_dictionary(note) and note.get("/Subtype") not in _LIVELY]
    for note in kept:
        for key in ("/A", "/AA", "/T", "/M", "/CreationDate", "/NM", "/RC", "/Popup"):
            if key in note and not (key == "/T" and note.get("/Subtype") == "/Widget"):
                del note[key]
    if kept:
        page.obj["/Annots"] = pikepdf.Array(kept)
    else:
        del page.obj["/Annots"]


def _strip_one(each: Any) -> None:
    import pikepdf

    for key in _TRACES:
        if key in each:
            del each[key]
    if "/A" in each and _is_dictionary(each.get("/A")):
        del each["/A"]
    if not isinstance(each, pikepdf.Stream) or each.get("/Subtype") != "/Image":
        return
    by: Any = each.get("/Filter")
    kinds = [str(kind) for kind in by] if isinstance(by, pikepdf.Array) else [str(by)]
    bare = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jpeg2000}.get(kinds[0]) if len(kinds) == 1 else None
    if bare is not None:
        raw = each.read_raw_bytes()
        if (pixels := bare(raw)) != raw:
            how: Any = each.get("/DecodeParms")
            each.write(pixels, filter=by, decode_parms=how)


def _dictionaries(document: Any) -> Iterator[Any]:
    """Every dictionary and stream of the file, also those that stand inside another object."""
    import pikepdf

    inside: list[Any] = list(document.objects)
    while inside:
        each = inside.pop()
        if _is_dictionary(each):
            yield each
            inside += [value for _, value in each.items() if _is_direct_part(value)]
        elif isinstance(each, pikepdf.Array):
            inside += [value for value in each if _is_direct_part(value)]


def _is_direct_part(value: Any) -> bool:
    import pikepdf

    return isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect


def _is_dictionary(value: Any) -> bool:
    import pikepdf

    return isinstance(value, (pikepdf.Dictionary, pikepdf.Stream))
