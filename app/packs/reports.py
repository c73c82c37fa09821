"""Reports from ``resources/reports/``: ``measures.toml`` says each number once, every other file is a template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.domain.report_spec import (
    EVENTS,
    NOT_COUNTED,
    SENDERS,
    TYPED,
    WORDS,
    Counted,
    Measure,
    ReportSpec,
    SectionSpec,
    SignerSpec,
    Span,
    TableSpec,
)
from app.packs.reading import Row, once, read_toml

FOLDER, NUMBERS = "reports", "measures"


def load_reports(root: Path) -> tuple[ReportSpec, ...]:
    """Every template, by code.

    Raises:
        PackError: a file is wrong, has not its own name as code, or names a number that nobody knows.
    """
    if not (root / FOLDER).is_dir():
        return ()
    measures = _measures(read_toml(root, f"{FOLDER}/{NUMBERS}.toml"))
    found: list[ReportSpec] = []
    for file in sorted((root / FOLDER).glob("*.toml")):
        if file.stem == NUMBERS:
            continue
        top = read_toml(root, f"{FOLDER}/{file.name}")
        spec = _report(top, measures)
        top.done()
        if spec.code != file.stem:
            top.fault(f"code phải là “{file.stem}” như tên tệp", "code")
        for name in spec.unknown(measures):
            top.fault(f"không có số liệu hay thông tin “{name}” để điền")
        if spec.public:
            _check_public(top, spec)
        found.append(spec.of_its_own())
    return tuple(found)


def _measures(top: Row) -> Mapping[str, Measure]:
    rows = top.rows("measure", 1)
    once(rows, "code")
    found = {}
    for row in rows:
        if row.text("code") in WORDS:
            row.fault(f"“{row.text('code')}” là tên dành riêng", "code")
        event = row.name("event", EVENTS, "sự kiện")
        where = []
        for one in row.rows("where"):
            where.append((one.name("key", EVENTS[event], "thuộc tính"), one.texts("is")))
            one.done()
        measure = Measure(
            code=row.text("code"),
            name=row.text("name"),
            how=row.text("how"),
            event=event,
            span=row.choice("span", Span),
            counted=row.choice("counted", Counted),
            source=row.source(),
            where=tuple(where),
        )
        row.done()
        found[measure.code] = measure
    top.done()
    return found


def _report(top: Row, measures: Mapping[str, Measure]) -> ReportSpec:
    tables = top.rows("table")
    sections = top.rows("section", 1)
    once(tables, "id")
    once(sections, "id")
    spec = ReportSpec(
        code=top.text("code"),
        name=top.text("name"),
        kind=top.text("kind", "Báo cáo"),
        about=top.text("about"),
        symbol=top.text("symbol", ""),
        source=top.source(),
        sections=tuple(_section(row, measures) for row in sections),
        tables=tuple(_table(row, measures) for row in tables),
        measures=tuple(measures.values()),
        to=top.text("to", ""),
        recipients=top.texts("recipients", ()),
        signers=tuple(_signer(row) for row in top.rows("signer")),
        adds=top.flag("adds", False),
        public=top.flag("public", False),
        police=top.flag("police", False),
    )
    return spec


def _section(row: Row, measures: Mapping[str, Measure]) -> SectionSpec:
    section = SectionSpec(
        id=row.text("id"),
        heading=row.text("heading"),
        lines=row.texts("lines", ()),
        when=row.names("when", measures, "số liệu"),
        free=row.text("free", ""),
    )
    row.done()
    return section


def _table(row: Row, measures: Mapping[str, Measure]) -> TableSpec:
    keys = {key for event in EVENTS.values() for key in event}
    by = row.name("by", keys | set(NOT_COUNTED), "cách chia")
    columns = row.names("columns", measures, "số liệu")
    entered = []
    for one in row.rows("entered", 1 if by == TYPED else 0):
        entered.append((one.text("code"), one.text("name")))
        one.done()
    if by not in (SENDERS, TYPED) and not columns:
        row.fault("bảng không có cột nào", "by")
    if by not in NOT_COUNTED:
        for code in columns:
            if by not in EVENTS[measures[code].event]:
                row.fault(f"không chia được “{code}” theo “{by}”", "columns")
    sums = row.names("sums", columns, "cột")
    table = TableSpec(
        id=row.text("id"),
        title=row.text("title"),
        by=by,
        columns=columns,
        head=row.text("head", ""),
        note=row.text("note", ""),
        found=row.flag("found", False),
        annex=row.flag("annex", True),
        sums=sums,
        entered=tuple(entered),
    )
    row.done()
    return table


def _signer(row: Row) -> SignerSpec:
    signer = SignerSpec(row.texts("office"), row.text("name", ""))
    row.done()
    return signer


def _check_public(top: Row, spec: ReportSpec) -> None:
    """A sentence of a notice says only numbers that its tables print, so that they are hidden in both or in neither."""
    printed = {code for table in spec.tables for code in table.columns}
    for name in spec.named():
        if name not in WORDS and name not in printed:
            top.fault(f"“{name}”: lời thông báo công khai chỉ được dùng số có trong bảng")
