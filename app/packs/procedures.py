"""Procedures from ``resources/procedures/*.toml``, one file per field of the administration; what their forms on the
portal ask for, from ``portal.toml``; and the statements that anybody can write, from ``statements.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.category import CATEGORY_CODES
from app.domain.codes import CodeTable
from app.domain.portal import ASKED
from app.domain.procedure import (
    Channels,
    Competence,
    Event,
    Exclusion,
    Ground,
    LimitKind,
    Need,
    PortalField,
    PortalForm,
    Procedure,
    Statement,
    TimeLimit,
    TimeUnit,
)
from app.packs.reading import PackError, Row, once, read_toml

PORTAL = "portal.toml"
CHANNELS = ("direct", "online", "post", "mobile")


def load_procedures(root: Path, tables: Mapping[str, CodeTable]) -> dict[str, Procedure]:
    """All procedures by their short id.

    Raises:
        PackError: a file is wrong, names an unknown code, or an id or national code stands twice.
    """
    found: dict[str, Procedure] = {}
    codes: set[str] = set()
    forms = _portal_forms(root)
    for file in sorted((root / "procedures").glob("*.toml")):
        top = read_toml(root, f"procedures/{file.name}")
        for row in top.rows("procedure", least=1):
            procedure = _procedure(row, tables, forms)
            if procedure.id in found:
                row.fault(f"“{procedure.id}” có hai lần", "id")
            if procedure.code and procedure.code in codes:
                row.fault(f"mã thủ tục “{procedure.code}” có hai lần", "code")
            found[procedure.id] = procedure
            codes.add(procedure.code)
        top.done()
    if not found:
        raise PackError("procedures", 1, "không có tệp thủ tục nào")
    if unknown := forms.keys() - found.keys():
        raise PackError(PORTAL, 1, f"không có thủ tục “{min(unknown)}”")
    return found


def load_statements(root: Path, tables: Mapping[str, CodeTable]) -> dict[str, Statement]:
    """The papers that somebody can write at any time, by evidence kind.

    Raises:
        PackError: the file is wrong, or names a paper twice.
    """
    top = read_toml(root, "statements.toml")
    rows = top.rows("statement", least=1)
    once(rows, "paper")
    found: dict[str, Statement] = {}
    for row in rows:
        paper = row.name("paper", tables["evidence_kinds"], "loại giấy tờ")
        found[paper] = Statement(paper, row.text("who"), row.source())
        row.done()
    top.done()
    return found


def _portal_forms(root: Path) -> dict[str, tuple[PortalForm, ...]]:
    """The forms on the portal, by the procedures that use them."""
    top = read_toml(root, PORTAL)
    found: dict[str, tuple[PortalForm, ...]] = {}
    for row in top.rows("form"):
        fields = []
        for one in row.rows("field", least=1):
            fields.append(PortalField(one.text("label"), one.name("what", ASKED, "nội dung")))
            one.done()
        form = PortalForm(tuple(fields), row.source(), row.validity())
        for procedure in row.texts("procedures"):
            found[procedure] = (*found.get(procedure, ()), form)
        row.done()
    top.done()
    return found


def _procedure(row: Row, tables: Mapping[str, CodeTable], forms: Mapping[str, tuple[PortalForm, ...]]) -> Procedure:
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
        gives=row.names("gives", tables["evidence_kinds"], "loại giấy tờ"),
        when=row.conditions("when", tables["facts"]),
        only=tuple(_only(one) for one in row.rows("only")),
        strikes=row.flag("strikes", False),
        grounds=tuple(_ground(one) for one in row.rows("ground")),
        exclusions=tuple(_exclusion(one, tables) for one in row.rows("exclusion")),
        portal=forms.get(row.text("id"), ()),
    )
    if procedure.strikes and not procedure.grounds:
        row.fault("xóa đăng ký thì phải có căn cứ ([[procedure.ground]])", "strikes")
    if (procedure.grounds or procedure.exclusions) and not procedure.strikes:
        row.fault("chỉ thủ tục xóa đăng ký (strikes = true) mới có căn cứ xóa", "id")
    row.done()
    return procedure


def _only(row: Row) -> Channels:
    only = Channels(row.names("channels", CHANNELS, "cách nộp"), row.source(), row.validity())
    row.done()
    return only


def _ground(row: Row) -> Ground:
    ground = Ground(row.text("code"), row.text("words"), row.source(), row.validity())
    row.done()
    return ground


def _exclusion(row: Row, tables: Mapping[str, CodeTable]) -> Exclusion:
    exclusion = Exclusion(row.name("fact", tables["facts"], "điều kiện"), row.source())
    row.done()
    return exclusion


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
        results=row.names("results", tables["results"], "kết quả"),
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
        saturday=row.flag_or_none("saturday"),
        when=row.conditions("when", tables["facts"]),
        validity=row.validity(),
    )
    row.done()
    return limit
