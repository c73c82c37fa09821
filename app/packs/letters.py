"""The papers around a case, from ``resources/letters/*.toml``: one file for each kind."""

from __future__ import annotations

from pathlib import Path

from app.domain.category import CATEGORY_CODES
from app.domain.letters import Ask, AskKind, LetterPart, LetterSigner, LetterSpec, PartKind
from app.packs.reading import Row, read_toml

FOLDER = "letters"


def load_letters(root: Path, folder: str = FOLDER) -> tuple[LetterSpec, ...]:
    """Every kind of paper, by code. ``folder``: those around a case, or those to the level above (``requests``).

    Raises:
        PackError: a file is wrong, has the code of another, or its words name something that nobody knows.
    """
    found: dict[str, LetterSpec] = {}
    for file in sorted((root / folder).glob("*.toml")):
        top = read_toml(root, f"{folder}/{file.name}")
        letter = _letter(top)
        top.done()
        if letter.code in found:
            top.fault(f"“{letter.code}” có hai lần", "code")
        for name in letter.unknown():
            top.fault(f"không có thông tin “{name}” để điền")
        found[letter.code] = letter
    return tuple(found[code] for code in sorted(found))


def _letter(top: Row) -> LetterSpec:
    return LetterSpec(
        code=top.text("code"),
        name=top.text("name"),
        kind=top.text("kind", ""),
        source=top.source(),
        parts=tuple(_part(row) for row in top.rows("part", 1)),
        about=top.text("about", ""),
        symbol=top.text("symbol", ""),
        to=top.text("to", ""),
        asks=tuple(_ask(row) for row in top.rows("ask")),
        signers=tuple(_signer(row) for row in top.rows("signer")),
        recipients=top.texts("recipients", ()),
        official=top.flag("official", True),
        police=top.flag("police", False),
        categories=top.names("categories", CATEGORY_CODES, "diện"),
        for_drive=top.flag("for_drive", False),
    )


def _part(row: Row) -> LetterPart:
    part = LetterPart(
        kind=row.choice("kind", PartKind) if row.has("kind") else PartKind.PARAGRAPH,
        text=row.text("text", ""),
        label=row.text("label", ""),
        lines=row.whole("lines", 1, 20, 1),
    )
    row.done()
    return part


def _ask(row: Row) -> Ask:
    ask = Ask(
        key=row.text("key"),
        label=row.text("label"),
        kind=row.choice("kind", AskKind) if row.has("kind") else AskKind.TEXT,
        required=row.flag("required", False),
        start=row.text("start", ""),
    )
    row.done()
    return ask


def _signer(row: Row) -> LetterSigner:
    signer = LetterSigner(
        office=row.texts("office"),
        how=row.text("how", "(Ký, ghi rõ họ tên)"),
        name=row.text("name", ""),
    )
    row.done()
    return signer
