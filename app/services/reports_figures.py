"""The numbers of a report: counted, set beside those of the report before, and the list behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from app.domain.drive import ChildState
from app.domain.figures import Axis, Difference, Figures, Item, Table, TableRow, typed_table
from app.domain.numbers_vi import signed
from app.domain.report_spec import MEASURES, SENDERS, TYPED, ReportSpec, TableSpec
from app.domain.reporting import ReportDue
from app.home import Home
from app.models import same_person
from app.models.entities import Area, Case, Report, Resident
from app.models.sealing import shown_to
from app.models.work import Reading
from app.services.reports_adding import Came, late_table

_CHILDREN = {
    ChildState.TODO: "Chưa rà soát",
    ChildState.PRESENT: "Có mặt, chưa thu nhận",
    ChildState.RETURNED: "Đã trở về địa phương",
    ChildState.AWAY_REGISTERED: "Vắng, đã đăng ký tạm trú nơi khác",
    ChildState.AWAY: "Vắng, chưa đăng ký tạm trú nơi khác",
    ChildState.LOST: "Vắng, không rõ nơi đến",
    ChildState.ABROAD: "Đang ở nước ngoài",
    ChildState.UNABLE: "Chưa thể, không thể thu nhận",
}
"""How a report words the states of children who are still to be taken."""


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One row behind a number. ``name`` empty: this person may not open whom it is about, or it is nobody."""

    entity: str
    row: str
    case_id: str | None
    resident_id: str | None
    name: str
    category: str
    area: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Behind:
    """The list behind a number; ``hidden`` rows are of people that this person may not open."""

    rows: tuple[BehindRow, ...]
    hidden: int


def axes(r: Reading, home: Home, everything: Sequence[Item]) -> Mapping[str, Axis]:
    """The rows of every kind of table, in order."""
    plan, tables = home.pack.plan, home.pack.tables
    areas = select(Area.id, Area.name).where(Area.gone.is_(None)).order_by(Area.name_sort, Area.id)
    met = {item.keys.get("unit", "") for item in everything}
    units = [(unit.id, unit.name) for unit in plan.units]
    units += [(body.id, body.name) for body in plan.bodies if body.id in met]
    rules = home.pack.checks.rules
    return {
        "category": [
            (one.code, f"{one.code}. {one.title}") for one in home.pack.categories.values() if not one.reference_only
        ],
        "group": [("A", "Nhóm A"), ("B", "Nhóm B")],
        "area": [(str(id), str(name)) for id, name in r.session.execute(areas)],
        "unit": units,
        "band": [(band.id, band.name) for drive in plan.drives for band in drive.bands],
        "state": [(state.value, name) for state, name in _CHILDREN.items()],
        "body": [(body.id, body.name) for body in plan.bodies] + [(unit.id, unit.name) for unit in plan.units],
        "stage": [(stage.id, stage.name) for stage in plan.stages],
        "indicator": [(one.id, f"{one.name} ({one.of})") for one in plan.indicators],
        "rule": [(one.rule, rules[one.rule].name if one.rule in rules else one.rule) for one in plan.checks],
        "paper": [(code.code, code.name) for code in tables["results"]],
        "obstacle": [(code.code, code.name) for code in tables["obstacle_kinds"]],
        "benefit": [(code.code, code.name) for code in tables["benefit_kinds"]],
        "handoff": [(code.code, code.name) for code in tables["handoff_kinds"]],
        "ending": [(code.code, code.name) for code in tables["closing_kinds"]],
        "verdict": [(code.code, code.name) for code in tables["recheck_verdicts"]],
        "procedure": [(one.id, one.name) for one in home.pack.procedures.values()],
    }


def whole(
    spec: ReportSpec,
    figures: Figures,
    before: Figures | None,
    late: Sequence[Difference],
    came: Came | None,
    typed: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> Figures:
    """The figures with the tables for which nothing is counted, in the order of the template, and what is otherwise now
    of the report before, if there is anything."""
    names = came.names if came is not None else {}
    tables: list[Table] = []
    for table in spec.tables:
        if table.by == MEASURES:
            rows = tuple(_compared(spec, code, figures, before) for code in table.columns)
            titles = ("Kỳ này", "Kỳ trước", "Tăng, giảm")
            tables.append(
                Table(
                    table.id,
                    table.title,
                    table.head,
                    ("now", "before", "change"),
                    titles,
                    rows,
                    note=table.note,
                    annex=table.annex,
                )
            )
        elif table.by == SENDERS and came is not None and names:
            tables.append(_sent(spec, table, came))
        elif table.by == TYPED:
            tables.append(typed_table(table, tuple(names.items()), typed.get(table.id, {})))
        elif (one := figures.table(table.id)) is not None:
            tables.append(one)
    if late and not spec.public:
        tables.append(late_table(late))
    return replace(figures, tables=tuple(tables))


def _compared(spec: ReportSpec, code: str, figures: Figures, before: Figures | None) -> TableRow:
    now = figures.values.get(code, 0)
    then = before.values.get(code) if before is not None else None
    change = None if then is None else signed(now - then)
    return TableRow(code, spec.measure(code).name, (now, then, change))


def _sent(spec: ReportSpec, table: TableSpec, came: Came) -> Table:
    """Who has sent theirs, and what its numbers say: to be held against ours, never added to them here."""
    titles = [*_SENT, *(f"{spec.measure(code).name} (nơi gửi báo)" for code in table.columns)]
    rows = []
    for id, name in came.names.items():
        row = came.rows.get(id)
        told = Figures.of(row.figures).values if row is not None and isinstance(row.figures, dict) else {}
        rows.append(TableRow(id, name, (*_sent_cells(row, came.due), *(told.get(code) for code in table.columns))))
    columns = ("on", "number", "state", *(f"said:{code}" for code in table.columns))
    return Table(
        table.id, table.title, table.head, columns, tuple(titles), tuple(rows), note=table.note, annex=table.annex
    )


_SENT = ("Ngày nhận", "Số", "Tình trạng")


def _sent_cells(row: Report | None, found: ReportDue) -> tuple[str, str, str]:
    if row is None:
        return "", "", "Chưa nhận"
    on = row.received_on
    late = on is not None and on > found.on
    return f"{on:%d/%m/%Y}" if on else "", row.number or "", "Đã nhận, chậm" if late else "Đã nhận"


def with_typed(spec: ReportSpec, figures: Figures, typed: Mapping[str, Mapping[str, Mapping[str, int]]]) -> Figures:
    tables = []
    specs = {table.id: table for table in spec.tables if table.by == TYPED}
    for table in figures.tables:
        if table.id in specs:
            axis = [(row.key, row.label) for row in table.rows]
            table = typed_table(specs[table.id], axis, typed.get(table.id, {}))
        tables.append(table)
    return replace(figures, tables=tuple(tables))


def behind(r: Reading, home: Home, found: Sequence[Item], *, by_person: bool) -> Behind:
    """``by_person``: one row for each person, as such a number counts."""
    people = {item.person for item in found if item.person}
    known: dict[str, tuple[str, str]] = {}
    ids = sorted(people)
    for start in range(0, len(ids), 400):
        part = select(Resident.id, Resident.name, Area.name).outerjoin(Area, Area.id == Resident.area_id)
        part = part.where(Resident.id.in_(ids[start : start + 400]), shown_to(home.account))
        known |= {id: (name, area or "") for id, name, area in r.session.execute(part)}
    cases = {item.row for item in found if item.entity == "case"}
    areas = {str(id): str(name) for id, name in r.session.execute(select(Area.id, Area.name))}
    rows: list[BehindRow] = []
    hidden = 0
    met: set[tuple[str, str]] = set()
    whose = _cases_of(r, people) if not cases else {}
    for item in found:
        one = ("person", item.person) if by_person and item.person is not None else (item.entity, item.row)
        if one in met:
            continue
        met.add(one)
        if item.person is not None and item.person not in known:
            hidden += 1
            continue
        name, area = known.get(item.person or "", ("", areas.get(item.keys.get("area", ""), "")))
        category = item.keys.get("category", "")
        case = item.row if item.entity == "case" else whose.get((item.person or "", category))
        rows.append(BehindRow(item.entity, item.row, case, item.person, name, category, area, item.day))
    return Behind(tuple(sorted(rows, key=lambda row: (row.area, row.name, row.row))), hidden)


def _cases_of(r: Reading, people: set[str]) -> Mapping[tuple[str, str], str]:
    if not people:
        return {}
    statement = same_person.join_person(select(Resident.id, Case.category, Case.id), Case.resident_id)
    rows = r.session.execute(statement.where(Case.gone.is_(None)).order_by(Case.id))
    return {(person, category): case for person, category, case in rows if person in people}
