"""Counting for reports (số liệu báo cáo): dated items in, tables out, and every number keeps the list behind it.

An item is one thing that happened or stands: a case found, a paper issued, an obstacle from its first day to its last.
So the numbers of any past period can be worked out at any time, and again later: what was entered late shows as a
difference from the figures that were frozen with the report.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.domain.report_spec import NOT_COUNTED, Counted, Measure, ReportSpec, Span, TableSpec

Cell = int | str | None
UNTOLD = ""
"""The row of what has no key, or one that no row is for: a total is the sum of what stands above it."""
UNTOLD_LABEL = "Chưa ghi rõ"
UNTOLD_LABELS: Mapping[str, str] = {
    "stage": "Không thuộc riêng một giai đoạn",
    "band": "Ngoài độ tuổi, hoặc chưa rõ độ tuổi",
    "state": "Tình trạng khác",
}
"""How that row is called in tables by these."""
GROUPS = ("A", "B")
INDICATORS = "indicator"
"""A table of these has no total: accounts and files are not added to one another. One that nobody has told a figure of
is empty there, and not nought."""


@dataclass(frozen=True, slots=True)
class Item:
    """``row`` of ``entity`` is what is counted; ``day`` None: nobody wrote when, so it counts from the first day on."""

    event: str
    entity: str
    row: str
    person: str | None = None
    day: date | None = None
    ended: date | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    amount: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    key: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed. ``columns`` are measures (or names of their own), ``titles`` what stands above them;
    ``adding``: for each column whether its total is the sum of its rows."""

    id: str
    title: str
    head: str
    columns: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[TableRow, ...]
    total: tuple[Cell, ...] = ()
    adding: tuple[bool, ...] = ()
    note: str = ""
    annex: bool = True


@dataclass(frozen=True, slots=True)
class Figures:
    """All numbers of one report. ``values``: by measure, and by measure and group (``found.A``)."""

    template: str
    first: date
    last: date
    values: Mapping[str, int]
    tables: tuple[Table, ...]

    def table(self, id: str) -> Table | None:
        return next((one for one in self.tables if one.id == id), None)

    def wire(self) -> dict[str, Any]:
        """As it is frozen."""
        return {
            "template": self.template,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "values": dict(self.values),
            "tables": [_table_wire(one) for one in self.tables],
        }

    @classmethod
    def of(cls, wire: Mapping[str, Any]) -> Figures:
        return cls(
            wire["template"],
            date.fromisoformat(wire["first"]),
            date.fromisoformat(wire["last"]),
            dict(wire["values"]),
            tuple(_table_of(one) for one in wire["tables"]),
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """One number that the records say otherwise now than a frozen report. ``who``: whose report says so where the
    frozen one added up reports of others; empty where our own records do."""

    table: str
    row: str
    column: str
    frozen: int
    now: int
    who: str = ""


Axis = Sequence[tuple[str, str]]
"""The rows of a table: key and label, in order."""


def matching(measure: Measure, items: Iterable[Item], first: date, last: date) -> list[Item]:
    """The items that one measure counts."""
    return [item for item in items if item.event == measure.event and _counts(measure, item, first, last)]


def number_of(measure: Measure, items: Sequence[Item]) -> int:
    """How much matching items come to."""
    if measure.counted is Counted.PERSON:
        return len({item.person or item.row for item in items})
    if measure.counted is Counted.ROW:
        return len({(item.entity, item.row) for item in items})
    return sum(item.amount for item in items)


def counted(spec: ReportSpec, items: Iterable[Item], axes: Mapping[str, Axis], first: date, last: date) -> Figures:
    """The figures of a period, without the tables for which nothing is counted."""
    by_event: dict[str, list[Item]] = {}
    for item in items:
        by_event.setdefault(item.event, []).append(item)
    found = {one.code: matching(one, by_event.get(one.event, ()), first, last) for one in spec.measures}
    values: dict[str, int] = {}
    for one in spec.measures:
        values[one.code] = number_of(one, found[one.code])
        for group in GROUPS:
            values[f"{one.code}.{group}"] = number_of(one, _with(found[one.code], "group", group))
    tables = [
        _table(table, spec, found, axes.get(table.by, ())) for table in spec.tables if table.by not in NOT_COUNTED
    ]
    return Figures(spec.code, first, last, values, tuple(tables))


def list_behind(
    spec: ReportSpec,
    items: Iterable[Item],
    axes: Mapping[str, Axis],
    first: date,
    last: date,
    cell: tuple[str, str, str],
) -> list[Item]:
    """The items behind one number: ``cell`` is (table, row, column); "" for row and table is the whole."""
    table_id, row, column = cell
    found = matching(spec.measure(column), items, first, last)
    table = next((one for one in spec.tables if one.id == table_id), None)
    if table is None or row == TOTAL:
        return found
    return _of_row(found, table.by, row, {key for key, _ in axes.get(table.by, ())})


TOTAL = "*"
"""The key of a table's last row."""


def typed_table(table: TableSpec, axis: Axis, typed: Mapping[str, Mapping[str, int]]) -> Table:
    """A table of what each sender counts by itself: ``typed`` by row and column; what nobody gave is empty."""
    codes = tuple(code for code, _ in table.entered)
    rows = tuple(
        TableRow(key, label, tuple(typed.get(key, {}).get(code) for code in codes))
        for key, label in axis
        if not table.found or typed.get(key)
    )
    total = tuple(sum(_whole(row.cells[at]) for row in rows) for at in range(len(codes)))
    titles = tuple(title for _, title in table.entered)
    return Table(
        table.id, table.title, table.head, codes, titles, rows, total, (True,) * len(codes), table.note, table.annex
    )


def _whole(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0


def differences(
    frozen: Figures, now: Figures, *, without: Collection[str] = (), who: str = ""
) -> tuple[Difference, ...]:
    """What the records say otherwise now, table by table; a row that is new counts from nought. ``without``: columns
    that are left out."""
    found: list[Difference] = []
    for table in frozen.tables:
        other = now.table(table.id)
        if other is None:
            continue
        rows = {row.key: row for row in other.rows}
        labels = {row.key: row.label for row in (*other.rows, *table.rows)}
        old = {row.key: row for row in table.rows}
        for key, label in labels.items():
            for place, column in enumerate(table.columns):
                if column not in other.columns or column in without:
                    continue
                before, after = _cell(old.get(key), place), _cell(rows.get(key), other.columns.index(column))
                if before != after:
                    found.append(Difference(table.title, label, table.titles[place], before, after, who))
    return tuple(found)


def added(own: Figures, others: Sequence[Figures]) -> Figures:
    """Our own figures and those of others, row by row; rows that only others have come last."""
    values = dict(own.values)
    for other in others:
        for code, value in {**other.values, **_made(other)}.items():
            values[code] = values.get(code, 0) + value
    tables = tuple(
        _sum_of(table, [t for other in others if (t := other.table(table.id)) is not None]) for table in own.tables
    )
    return replace(own, values=values, tables=tables)


def taken_out(whole: Figures, others: Sequence[Figures]) -> Figures:
    """What was our own in figures that others were added to (:func:`added`)."""
    return added(whole, [_turned(other) for other in others])


def emptied(figures: Figures) -> Figures:
    """The same tables without a row: what somebody who sent nothing has said."""
    return replace(figures, values={}, tables=tuple(replace(one, rows=(), total=()) for one in figures.tables))


def wrong_sums(table: Table) -> tuple[tuple[str, int, int], ...]:
    """Columns whose total is not what their rows make: (title, printed, made). A total of people may be smaller than
    its rows together, since one person may stand in two, and not smaller than the largest of them."""
    found: list[tuple[str, int, int]] = []
    for place, title in enumerate(table.titles):
        total = table.total[place] if place < len(table.total) else None
        if not isinstance(total, int):
            continue
        cells = [cell for row in table.rows if isinstance(cell := row.cells[place], int)]
        if sum(cells) != total if _adds(table, place) else not max(cells, default=0) <= total <= sum(cells):
            found.append((title, total, sum(cells)))
    return tuple(found)


# Parts ---------------------------------------------------------------------------------------------------------------


def _counts(measure: Measure, item: Item, first: date, last: date) -> bool:
    if any(item.keys.get(key, "") not in values for key, values in measure.where):
        return False
    begun = item.day is None or item.day <= last
    match measure.span:
        case Span.IN:
            return item.day is not None and first <= item.day <= last
        case Span.UNTIL:
            return begun
        case Span.STANDING:
            return begun and (item.ended is None or item.ended > last)


def _with(items: Iterable[Item], key: str, value: str) -> list[Item]:
    return [item for item in items if item.keys.get(key) == value]


def _of_row(items: Iterable[Item], by: str, row: str, known: set[str]) -> list[Item]:
    if row == UNTOLD:
        return [item for item in items if item.keys.get(by, "") not in known]
    return _with(items, by, row)


def _table(table: TableSpec, spec: ReportSpec, found: Mapping[str, Sequence[Item]], axis: Axis) -> Table:
    measures = [spec.measure(code) for code in table.columns]
    known = {key for key, _ in axis}
    split: list[dict[str, list[Item]]] = []
    for one in measures:
        parts: dict[str, list[Item]] = {}
        for item in found[one.code]:
            key = item.keys.get(table.by, "")
            parts.setdefault(key if key in known else UNTOLD, []).append(item)
        split.append(parts)
    rows = []
    for key, label in (*axis, (UNTOLD, UNTOLD_LABELS.get(table.by, UNTOLD_LABEL))):
        cells: tuple[Cell, ...] = tuple(
            None if table.by == INDICATORS and key not in parts else number_of(one, parts.get(key, ()))
            for one, parts in zip(measures, split, strict=True)
        )
        if any(cells) or (key != UNTOLD and not table.found):
            rows.append(TableRow(key, label, cells))
    return Table(
        id=table.id,
        title=table.title,
        head=table.head,
        columns=table.columns,
        titles=tuple(one.name for one in measures),
        rows=tuple(rows),
        total=() if table.by == INDICATORS else tuple(number_of(one, found[one.code]) for one in measures),
        adding=tuple(one.adds_up for one in measures),
        note=table.note,
        annex=table.annex,
    )


def _cell(row: TableRow | None, place: int) -> int:
    return _whole(row.cells[place]) if row is not None and place < len(row.cells) else 0


def _turned(figures: Figures) -> Figures:
    def less(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(-cell if isinstance(cell, int) else cell for cell in cells)

    tables = tuple(
        replace(one, rows=tuple(replace(row, cells=less(row.cells)) for row in one.rows), total=less(one.total))
        for one in figures.tables
    )
    return replace(figures, values={code: -value for code, value in figures.values.items()}, tables=tables)


def _sum_of(table: Table, others: Sequence[Table]) -> Table:
    labels: dict[str, str] = {}
    for row in (*table.rows, *(row for other in others for row in other.rows)):
        labels.setdefault(row.key, row.label)
    last = labels.pop(UNTOLD, None)
    if last is not None:
        labels[UNTOLD] = last
    sheets = [table, *others]
    rows = []
    for key, label in labels.items():
        cells = []
        for column in table.columns:
            parts = [(sheet, next((row for row in sheet.rows if row.key == key), None)) for sheet in sheets]
            told = [row.cells[at] for sheet, row in parts if row is not None and (at := _at(sheet, column)) is not None]
            cells.append(sum(map(_whole, told)) if any(isinstance(cell, int) for cell in told) else None)
        rows.append(TableRow(key, label, tuple(cells)))
    total = tuple(
        sum(_whole(row.cells[place]) for row in rows)
        if _adds(table, place)
        else sum(_told(one, column) for one in sheets)
        for place, column in enumerate(table.columns if table.total else ())
    )
    return replace(table, rows=tuple(rows), total=total)


def _at(table: Table, column: str) -> int | None:
    return table.columns.index(column) if column in table.columns else None


def _adds(table: Table, place: int) -> bool:
    return place >= len(table.adding) or table.adding[place]


def _told(table: Table, column: str) -> int:
    """The total as it stands there."""
    place = _at(table, column)
    return _whole(table.total[place]) if place is not None and place < len(table.total) else 0


def _made(figures: Figures) -> dict[str, int]:
    """What the rows come to, whatever was printed under them."""
    return {
        column: sum(_whole(row.cells[place]) for row in table.rows)
        for table in figures.tables
        for place, column in enumerate(table.columns)
        if table.adding and _adds(table, place)
    }


def _table_wire(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "head": table.head,
        "columns": list(table.columns),
        "titles": list(table.titles),
        "rows": [[row.key, row.label, list(row.cells)] for row in table.rows],
        "total": list(table.total),
        "adding": list(table.adding),
        "note": table.note,
        "annex": table.annex,
    }


def _table_of(wire: Mapping[str, Any]) -> Table:
    return Table(
        wire["id"],
        wire["title"],
        wire["head"],
        tuple(wire["columns"]),
        tuple(wire["titles"]),
        tuple(TableRow(key, label, tuple(cells)) for key, label, cells in wire["rows"]),
        tuple(wire["total"]),
        tuple(wire["adding"]),
        wire["note"],
        bool(wire["annex"]),
    )
