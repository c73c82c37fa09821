"""Word and Excel files that are kept as they are (văn bản Word, bảng tính Excel làm minh chứng), looked into before.

They cannot be made anew as a picture is, so a file that could do something when it is opened is not taken at all:
macros, parts of other programs, calls of a command, content fetched over a network. What it is, is read from its
content; a password hides all that, and is refused. Sources: ECMA-376 (packages), [MS-DOC], [MS-XLS], [MS-CFB].
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.etree import ElementTree

from app.errors import UserError, refuse
from app.intake import bounds, cfb

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
ENDINGS = {DOCX: ".docx", XLSX: ".xlsx", DOC: ".doc", XLS: ".xls"}

_TYPES, _RELATIONS = "[Content_Types].xml", ".rels"
_MAIN = {f"{DOCX}.main+xml": DOCX, f"{XLSX}.main+xml": XLSX}
_LIVELY_PARTS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml|activex/|macrosheets/|dialogsheets/|ctrlprops/)")
_FOREIGN_PARTS = re.compile(r"(^|/)embeddings/.*\.(bin|exe|dll|js|vbs|bat|cmd|ps1|hta|scr|lnk|msi|com)$")
_LOCAL = re.compile(r"(file:///)?[a-z]:[\\/]")
_COMMAND = re.compile(rb'(?:<w:instrText[^>]*>\s*|w:instr="\s*)DDE|<(?:\w+:)?ddeLink\b', re.IGNORECASE)
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_ENCRYPTED_WORD = 0x0100
_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def kind_of(data: bytes, name: str) -> str:
    """The media type of a Word or Excel file that is harmless to keep.

    Raises:
        UserError("document.unknown", file): neither, or of a newer or other program.
        UserError("document.password", file), UserError("document.macros", file), UserError("document.foreign", file):
            something of another program lies in it. UserError("document.reaches-out", file): it would fetch content
            from elsewhere when it is opened. UserError("document.command", file).
        UserError("document.broken", file), UserError("document.bomb", file): it unpacks to far more than it is.
    """
    try:
        if data[:4] == b"PK\x03\x04":
            return _package(data, name)
        if data[:8] == cfb.MAGIC:
            return _container(data, name)
    except bounds.TooLarge as fault:
        raise UserError("document.bomb", file=name) from fault
    except (bounds.Broken, cfb.BrokenContainer, ElementTree.ParseError, struct.error) as fault:
        raise UserError("document.broken", file=name) from fault
    except bounds.Protected as fault:
        raise UserError("document.password", file=name) from fault
    return refuse("document.unknown", file=name)


# Packages: .docx, .xlsx ------------------------------------------------------------------------------------------


def _package(data: bytes, name: str) -> str:
    parts = bounds.check_zip(data, cells=False)
    if _TYPES not in parts:
        refuse("document.unknown", file=name)
    low = [part.lower() for part in parts]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        said = {each.get("ContentType", "") for each in ElementTree.fromstring(package.read(_TYPES))}
        if any("macroenabled" in each.lower() or "vbaproject" in each.lower() for each in said) or any(
            _LIVELY_PARTS.search(part) for part in low
        ):
            refuse("document.macros", file=name)
        if any(_FOREIGN_PARTS.search(part) for part in low):
            refuse("document.foreign", file=name)
        for part in sorted(parts):
            if part.lower().endswith(_RELATIONS) and not _stays_here(package.read(part)):
                refuse("document.reaches-out", file=name)
            if part.lower().endswith(".xml") and _COMMAND.search(package.read(part)):
                refuse("document.command", file=name)
    kinds = {_MAIN[each] for each in said if each in _MAIN}
    return kinds.pop() if len(kinds) == 1 else refuse("document.unknown", file=name)


def _stays_here(relations: bytes) -> bool:
    """Whether nothing is fetched over a network when the file is opened; a link to be clicked is no such thing."""
    for each in ElementTree.fromstring(relations):
        if each.get("TargetMode", "").lower() != "external" or each.get("Type", "").endswith("/hyperlink"):
            continue
        target = unquote(each.get("Target", "")).strip().lower()
        if not _LOCAL.match(target) and (":" in target or target.startswith(("\\\\", "//"))):
            return False
    return True


# Containers: .doc, .xls ------------------------------------------------------------------------------------------


def _container(data: bytes, name: str) -> str:
    container = cfb.Container(data)
    names = container.names
    if "encryptedpackage" in names:
        refuse("document.password", file=name)
    if _any_of(names, ("_vba_project", "vbaproject")):
        refuse("document.macros", file=name)
    if _any_of(names, ("\x01ole10native", "\x01ole10itemname", "package")):
        refuse("document.foreign", file=name)
    if "worddocument" in names:
        head = container.stream("WordDocument")
        if len(head) < 12 or struct.unpack_from("<H", head)[0] != 0xA5EC:
            refuse("document.broken", file=name)
        if struct.unpack_from("<H", head, 10)[0] & _ENCRYPTED_WORD:
            refuse("document.password", file=name)
        return DOC
    for stream in ("workbook", "book"):
        if stream in names:
            if 1 in bounds.sheet_kinds(container.stream(stream)):
                refuse("document.macros", file=name)
            return XLS
    return refuse("document.unknown", file=name)


def _any_of(names: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return any(each in wanted for each in names)


def paragraphs(data: bytes) -> Iterator[str]:
    """The paragraphs of a ``.docx`` that :func:`kind_of` took, cells of a table each as one."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in filter(_DOCUMENT.fullmatch, package.namelist()):
            with package.open(name) as part:
                for _, each in ElementTree.iterparse(part):
                    if each.tag == f"{_WORDS}p":
                        yield "".join(_said(run) for run in each.iter())
                        each.clear()


def _said(run: ElementTree.Element) -> str:
    if run.tag == f"{_WORDS}t":
        return run.text or ""
    return {f"{_WORDS}tab": "\t", f"{_WORDS}br": "\n"}.get(run.tag, "")
