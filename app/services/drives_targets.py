"""The table of targets of a drive (chỉ tiêu giao các đơn vị): as printed, typed, pasted or from a file; daily numbers.

Nothing that a person should decide is refused: a printed total that is not the sum of its rows is kept as it is printed
and told, and so is a target below what is done. Rows that cannot be read are told with their line and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.domain import names
from app.domain.changes import Done
from app.domain.drive import ALL, QUOTA, TOTAL, Drive, TargetRow
from app.domain.drive_figures import Doubt, doubts_of
from app.domain.ids import plan_id
from app.domain.permissions import Action
from app.errors import UserError, refuse
from app.home import Home
from app.intake import tables
from app.models import drives as sql
from app.models.entities import Measurement, Target
from app.models.work import Reading, Work
from app.services.drives import target_rows

MOST: Final = 10_000_000
_NUMBER = re.compile(r"\d{1,3}([.,\s]\d{3})*|\d+")
_TOTALS = frozenset({"tong", "tong so", "tong cong", "cong"})


@dataclass(frozen=True, slots=True)
class Unread:
    """A line of a table that could not be taken. ``why``: ``unit`` (no unit of that name), ``numbers`` (not a number
    where one must stand), ``twice`` (the unit stands in the table a second time)."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class TargetTable:
    """The table: a row for each unit that has numbers, the totals as printed, lines that were left out, and what is
    odd about it."""

    rows: tuple[TargetRow, ...]
    printed: Mapping[str, int]
    unread: tuple[Unread, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def sum_of(self, column: str) -> int:
        return sum(row.values.get(column, 0) for row in self.rows)


def targets(home: Home, drive: Drive) -> TargetTable:
    """The table as it stands; without one, empty rows for every unit."""
    with home.reading() as r:
        rows, printed = target_rows(r, home, drive)
        units = sql.unit_names(r, home.pack.plan, sql.area_units(r, home.pack.plan))
        there = {row.unit for row in rows}
        empty = tuple(TargetRow(unit, name, {}) for unit, name in units.items() if unit not in there)
        order = list(units)
        rows = tuple(sorted((*rows, *empty), key=lambda row: order.index(row.unit) if row.unit in units else 10_000))
        return TargetTable(rows, printed, (), _doubts(r, home, drive, rows, printed))


def as_printed(home: Home, drive: Drive) -> TargetTable:
    """The table that the plan itself prints, totals too."""
    names_ = {unit.id: unit.name for unit in home.pack.plan.units}
    rows = tuple(TargetRow(row.unit, names_.get(row.unit, row.unit), row.values) for row in drive.rows)
    printed = dict(drive.total.values) if drive.total is not None else {}
    with home.reading() as r:
        return TargetTable(rows, printed, (), _doubts(r, home, drive, rows, printed))


def pasted(home: Home, drive: Drive, text: str) -> TargetTable:
    """A table copied from the plan or from Excel: one line a unit, its numbers after the name, in the order of the
    drive's columns. Lines of headings are passed over."""
    lines = [[cell.strip() for cell in re.split(r"\t|\||;| {2,}", line)] for line in text.splitlines()]
    return _table(home, drive, lines)


def from_file(home: Home, drive: Drive, path: Path) -> TargetTable:
    """The same from an Excel or CSV file, its first sheet that has a unit; or from text as it was copied (.txt).

    Raises: UserError("list.not-a-list") and its like (:func:`app.intake.tables.open_list`);
        UserError("drive.no-table"): no line of it names a unit.
    """
    if path.suffix.lower() == ".txt":
        found = [pasted(home, drive, tables.open_text(path))]
    else:
        sheets = tables.open_list(path).sheets
        lines = ([["" if cell is None else _cell(cell) for cell in row] for row in sheet.rows] for sheet in sheets)
        found = [_table(home, drive, each) for each in lines]
    table = next((each for each in found if any(row.values for row in each.rows)), None)
    return table or refuse("drive.no-table", file=path.name)


def save_targets(home: Home, drive: Drive, table: TargetTable) -> Done[TargetTable]:
    """Keep the table instead of the one that stands: units that it does not have lose their numbers.

    Raises: UserError("permission.write"), UserError("drive.target-size", unit), UserError("drive.only-at-office").
    """
    _only_here(home)
    plan = home.pack.plan
    wanted: dict[tuple[str, str], tuple[str, int | None, int | None]] = {}
    for row in table.rows:
        for column, number in row.values.items():
            if not 0 <= number <= MOST:
                raise UserError("drive.target-size", unit=row.name)
            wanted[row.unit, column] = (row.name, number, None)
    for column, number in table.printed.items():
        wanted[TOTAL, column] = ("", None, number)
    with home.writing() as w:
        columns = {sql.indicator(drive, column): column for column in drive.columns}
        for there in sql.targets(w, plan, drive):
            if (there.unit, columns[there.indicator]) not in wanted:
                gone = w.change(Target, there.id)
                if gone is not None:
                    gone.gone = "bảng mới"
        for (unit, column), (label, value, printed) in wanted.items():
            which = sql.indicator(drive, column)
            target = w.put(
                Target, plan_id(plan.id, "target", which, unit), {"plan": plan.id, "indicator": which, "unit": unit}
            )
            target.value, target.printed, target.label = value, printed, label or None
            target.first, target.last = _span(drive, column)
            target.by = home.account.id
        w.flush()
        changes = w.changes
    return Done(targets(home, drive), changes)


def enter_count(home: Home, drive: Drive, unit: str, band: str, day: date, value: int | None) -> Done[None]:
    """The number that a unit took on a day, where its children are not in this database; None takes it back.

    Raises:
        UserError("drive.count-later"), UserError("drive.count-before"), UserError("drive.count-size"),
        UserError("drive.band-unknown"), UserError("drive.unit-unknown"), UserError("drive.only-at-office"),
        UserError("permission.write").
    """
    _only_here(home)
    plan = home.pack.plan
    if day > home.today:
        raise UserError("drive.count-later", day=day)
    if day < drive.first:
        raise UserError("drive.count-before", day=day, first=drive.first)
    if value is not None and not 0 <= value <= MOST:
        raise UserError("drive.count-size")
    if drive.band(band) is None:
        raise UserError("drive.band-unknown", band=band)
    which = sql.indicator(drive, band)
    row_id = plan_id(plan.id, which, unit, day.isoformat())
    with home.writing() as w:
        if unit not in sql.unit_names(w, plan, sql.area_units(w, plan)):
            raise UserError("drive.unit-unknown", unit=unit)
        if value is None:
            row = w.change(Measurement, row_id)
            if row is not None:
                row.gone = "rút lại"
        else:
            made_of = {"plan": plan.id, "indicator": which, "unit": unit, "day": day}
            row = w.put(Measurement, row_id, made_of)
            row.value, row.by, row.entered_on = value, home.account.id, home.today
        w.flush()
        return Done(None, w.changes)


def entered_on(home: Home, drive: Drive, day: date) -> dict[tuple[str, str], int]:
    """(unit, band) → what was typed for that day."""
    with home.reading() as r:
        found = sql.entered(r, home.pack.plan, drive, day)
    return {(unit, band): value for (unit, band, when), value in found.items() if when == day}


def export_table(home: Home, drive: Drive, path: Path) -> int:
    """The table of targets with what is done, as an Excel file. Raises: as :func:`app.services.list_export.export`."""
    from app.reports.list_sheet import ListSheet, SheetColumn, list_sheet
    from app.storage import write_whole

    home.require(Action.EXPORT_LIST)
    table = targets(home, drive)
    heads = [column_name(drive, column) for column in drive.columns]
    columns = (SheetColumn("TT", 6), SheetColumn("Đơn vị", 24), *(SheetColumn(head, 18) for head in heads))
    rows: list[tuple[Any, ...]] = [
        (at, row.name, *(row.values.get(column) for column in drive.columns)) for at, row in enumerate(table.rows, 1)
    ]
    rows.append((None, "Tổng (cộng các dòng)", *(table.sum_of(column) for column in drive.columns)))
    if table.printed:
        rows.append((None, "Tổng (bản in)", *(table.printed.get(column) for column in drive.columns)))
    asof = f"{home.pack.plan.unit_name}, {home.today:%d/%m/%Y}"
    content, count = list_sheet(ListSheet("chi tieu", f"Chỉ tiêu: {drive.name}", asof, columns, iter(rows)))
    write_whole(path, content)
    home.log("export", entity="list", why=f"drive targets: {path.name}")
    return count


def column_name(drive: Drive, column: str) -> str:
    """What stands over a column of the table."""
    if column == ALL:
        return "Tổng"
    band = drive.band(column.removeprefix(QUOTA))
    name = band.name if band is not None else column
    return f"Chỉ tiêu ngày: {name[:1].lower()}{name[1:]}" if column.startswith(QUOTA) else name


# Parts ---------------------------------------------------------------------------------------------------------------


def _only_here(home: Home) -> None:
    """Targets and typed numbers lie at the office: no laptop has them."""
    if not home.is_office:
        raise UserError("drive.only-at-office")


def _span(drive: Drive, column: str) -> tuple[date, date | None]:
    band = drive.band(column.removeprefix(QUOTA))
    if column.startswith(QUOTA) and band is not None and band.quota_first is not None:
        return band.quota_first, band.quota_last
    return drive.first, drive.last if band is not None and band.quota_first is not None else None


def _doubts(
    r: Reading | Work, home: Home, drive: Drive, rows: Sequence[TargetRow], printed: Mapping[str, int]
) -> tuple[Doubt, ...]:
    plan, until = home.pack.plan, max(home.today, drive.first)
    units = sql.area_units(r, plan)
    taken = sql.taken(r, drive, until, units) | sql.entered(r, plan, drive, until)
    done: dict[tuple[str, str], int] = {}
    for (unit, band, _), number in taken.items():
        done[unit, band] = done.get((unit, band), 0) + number
    filled = [row for row in rows if row.values]
    total = TargetRow(TOTAL, "", printed) if printed else None
    return doubts_of(drive, [unit.id for unit in plan.units], filled, total, done)


def _table(home: Home, drive: Drive, lines: Sequence[Sequence[str]]) -> TargetTable:
    with home.reading() as r:
        units = sql.unit_names(r, home.pack.plan, sql.area_units(r, home.pack.plan))
    by_name = {sql.bare_name(name): unit for unit, name in units.items()} | {
        sql.bare_name(unit): unit for unit in units
    }
    if sum(names.fold(name).startswith("thi tran") for name in units.values()) == 1:
        by_name["thi tran"] = next(unit for unit, name in units.items() if names.fold(name).startswith("thi tran"))
    rows: dict[str, TargetRow] = {}
    printed: dict[str, int] = {}
    unread: list[Unread] = []
    for at, cells in enumerate(lines, 1):
        filled = [cell for cell in cells if cell]
        words = [cell for cell in filled if any(char.isalpha() for char in cell)]
        numbers = filled[filled.index(words[0]) + 1 :] if words else []
        text = " | ".join(filled)
        if not words or not numbers:
            continue
        head = names.fold(words[0])
        if not any(_number(cell) is not None for cell in numbers):
            if sql.bare_name(words[0]) in by_name:
                unread.append(Unread(at, text, "numbers"))
            continue
        found = [_number(cell) for cell in numbers[: len(drive.columns)]]
        values = {column: number for column, number in zip(drive.columns, found, strict=False) if number is not None}
        unit = by_name.get(sql.bare_name(words[0]))
        if head in _TOTALS:
            printed = values
        elif None in found or len(found) < len(drive.columns):
            unread.append(Unread(at, text, "numbers"))
        elif unit is None:
            unread.append(Unread(at, text, "unit"))
        elif unit in rows:
            unread.append(Unread(at, text, "twice"))
        else:
            rows[unit] = TargetRow(unit, units[unit], values)
    kept = tuple(rows[unit] for unit in units if unit in rows)
    with home.reading() as r:
        return TargetTable(kept, printed, tuple(unread), _doubts(r, home, drive, kept, printed))


def _number(text: str) -> int | None:
    tidy = text.strip()
    if not _NUMBER.fullmatch(tidy):
        return None
    value = int(re.sub(r"\D", "", tidy))
    return value if value <= MOST else None


def _cell(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
