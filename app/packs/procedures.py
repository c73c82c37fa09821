"""Procedures from ``resources/procedures/*.toml``, one file per field of the administration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.category import CATEGORY_CODES
from app.domain.codes import CodeTable
from app.domain.procedure import Competence, Event, LimitKind, Need, Procedure, TimeLimit, TimeUnit
from app.packs.reading import PackError, Row, read_toml

CHANNELS = ("direct", "online", "post", "mobile")


def load_procedures(root: Path, tables: Mapping[str, CodeTable]) -> dict[str, Procedure]:
    """All procedures by their short id.

    Raises:
        PackError: a file is wrong, names an unknown code, or an id or national code stands twice.
    """
    found: dict[str, Procedure] = {}
    codes: set[str] = set()
    for file in sorted((root / "procedures").glob("*.toml")):
        top = read_toml(root, f"procedures/{file.name}")
        for row in top.rows("procedure", least=1):
            procedure = _procedure(row, tables)
            if procedure.id in found:
                row.fault(f"“{procedure.id}” có hai lần", "id")
            if procedure.code and procedure.code in codes:
                row.fault(f"mã thủ tục “{procedure.code}” có hai lần", "code")
            found[procedure.id] = procedure
            codes.add(procedure.code)
        top.done()
    if not found:
        raise PackError("procedures", 1, "không có tệp thủ tục nào")
    return found


def _procedure(row: Row, tables: Mapping[str, CodeTable]) -> Procedure:
    procedure = Procedure(
        id=row.text("id"),
        code=row.text("code", ""),
        name=row.text("name"),
        field=row.name("field", tables["fields"], "lĩnh vực"),
        source=row.source(),
        competences=tuple(_competence(one, tables) for one in row.rows("competence", least=1)),
        channels=row.names("channels", CHANNELS, "cách nộp"),
        needs=tuple(_need(one, tables) for one in row.rows("need")),
        yields=row.names("yields", tables["results"], "kết quả"),
        limits=tuple(_limit(one, tables) for one in row.rows("limit")),
        applies_to=row.names("applies_to", CATEGORY_CODES, "diện"),
        automatic=row.flag("automatic", False),
        note=row.text("note", ""),
    )
    row.done()
    return procedure


def _competence(row: Row, tables: Mapping[str, CodeTable]) -> Competence:
    competence = Competence(
        authority=row.name("authority", tables["authorities"], "cơ quan"),
        where=row.text("where", ""),
        source=row.source(),
        when=row.conditions("when", tables["facts"]),
        validity=row.validity(),
    )
    row.done()
    return competence


def _need(row: Row, tables: Mapping[str, CodeTable]) -> Need:
    need = Need(
        name=row.text("name"),
        source=row.source(),
        papers=row.names("papers", tables["evidence_kinds"], "loại giấy tờ"),
        facts=row.names("facts", tables["facts"], "điều kiện"),
        form=row.text("form", ""),
        when=row.conditions("when", tables["facts"]),
        validity=row.validity(),
    )
    row.done()
    return need


def _limit(row: Row, tables: Mapping[str, CodeTable]) -> TimeLimit:
    limit = TimeLimit(
        kind=row.choice("kind", LimitKind),
        since=row.choice("since", Event),
        amount=row.whole("amount", 0, 3650),
        unit=row.choice("unit", TimeUnit),
        source=row.source(),
        when=row.conditions("when", tables["facts"]),
        validity=row.validity(),
    )
    row.done()
    return limit
