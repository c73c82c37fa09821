"""The official forms, from ``resources/forms/*.toml``: one file for each version."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

from app.domain.forms import (
    FilingWay,
    FormSpec,
    Item,
    ItemKind,
    Margins,
    Option,
    Signer,
    TableColumn,
    TablePerson,
    in_force,
    is_fill,
)
from app.packs.reading import PackError, Row, read_toml

FOLDER = "forms"
_COLUMNS = frozenset(TablePerson.__dataclass_fields__)


def load_forms(root: Path, procedures: Container[str]) -> tuple[FormSpec, ...]:
    """Every version of every form, by code and first day.

    Raises:
        PackError: a file is wrong, names an unknown fill, column or procedure, or two versions of a form are in force
            on one day.
    """
    found: list[FormSpec] = []
    for file in sorted((root / FOLDER).glob("*.toml")):
        name = f"{FOLDER}/{file.name}"
        top = read_toml(root, name)
        form = _form(top, procedures)
        top.done()
        for code in (form.code, *form.aliases):
            for day in (form.validity.first, form.validity.last):
                other = in_force(found, code, day) if day else None
                if other is not None:
                    raise PackError(name, 1, f"trùng hiệu lực với một bản khác của mẫu {code}")
        found.append(form)
    return tuple(sorted(found, key=lambda form: (form.code, form.version)))


def _form(top: Row, procedures: Container[str]) -> FormSpec:
    margins = top.rows("margins")
    return FormSpec(
        code=top.text("code"),
        title=top.text("title"),
        name=top.text("name"),
        source=top.source(),
        items=tuple(_item(row) for row in top.rows("item", 1)),
        validity=top.validity(),
        head=top.texts("head", ()),
        about=top.text("about", ""),
        to=top.text("to", ""),
        signers=tuple(_signer(row) for row in top.rows("signer")),
        notes_title=top.text("notes_title", ""),
        notes=top.texts("notes", ()),
        way=top.choice("way", FilingWay) if top.has("way") else FilingWay.EITHER,
        margins=_margins(margins[0]) if margins else Margins(),
        size=float(top.whole("size", 10, 14, 13)),
        procedures=top.names("procedures", procedures, "thủ tục"),
        aliases=top.texts("aliases", ()),
        office=_template(top, "office"),
        requests={
            procedure: words for row in top.rows("request") for procedure, words in _request(row, procedures).items()
        },
    )


def _request(row: Row, procedures: Container[str]) -> dict[str, str]:
    said = _template(row, "text")
    named = row.names("procedures", procedures, "thủ tục")
    row.done()
    return dict.fromkeys(named, said)


def _template(row: Row, key: str) -> str:
    text = row.text(key, "")
    for name in re.findall(r"{([^}]*)}", text):
        if not is_fill(name):
            row.fault(f"không có thông tin “{name}” để điền", key)
    return text


def _margins(row: Row) -> Margins:
    found = Margins(*(row.whole(side, 5, 50) for side in ("top", "right", "bottom", "left")))
    row.done()
    return found


def _fill(row: Row) -> str:
    name = row.text("fill", "")
    if name and not is_fill(name):
        row.fault(f"không có thông tin “{name}” để điền", "fill")
    return name


def _item(row: Row, *, part: bool = False) -> Item:
    kind = row.choice("kind", ItemKind) if row.has("kind") else ItemKind.LINE
    item = Item(
        kind=kind,
        label=row.text("label", ""),
        fill=_fill(row),
        lines=row.whole("lines", 1, 12, 1),
        required=row.flag("required", False),
        caps=row.flag("caps", False),
        share=float(row.whole("share", 1, 100, 1)),
        count=row.whole("count", 1, 20, 12),
        parts=() if part else tuple(_item(each, part=True) for each in row.rows("part")),
        options=tuple(_option(each) for each in row.rows("option")),
        columns=tuple(_column(each) for each in row.rows("column")),
        bold=row.flag("bold", False),
    )
    if (kind is ItemKind.ROW) != bool(item.parts):
        row.fault("chỉ dòng “row” có các phần [[item.part]], và phải có", "kind")
    if (kind is ItemKind.TABLE) != bool(item.columns):
        row.fault("chỉ bảng “table” có các cột [[item.column]], và phải có", "kind")
    if (kind is ItemKind.CHOICE) != bool(item.options):
        row.fault("chỉ mục “choice” có các ô [[item.option]], và phải có", "kind")
    row.done()
    return item


def _option(row: Row) -> Option:
    option = Option(row.text("value"), row.text("label"))
    row.done()
    return option


def _column(row: Row) -> TableColumn:
    column = TableColumn(
        row.text("title"),
        float(row.whole("share", 1, 10_000)),
        row.name("fill", _COLUMNS, "cột") if row.has("fill") else "",
    )
    row.done()
    return column


def _signer(row: Row) -> Signer:
    signer = Signer(
        title=row.text("title"),
        how=row.text("how", ""),
        fill=_fill(row),
        dated=row.flag("dated", False),
        lines=row.texts("lines", ()),
    )
    row.done()
    return signer
