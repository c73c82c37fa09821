"""Small numbers in what is published (che số nhỏ): hidden, and so that nobody works them back from the totals.

Hiding one cell of a column is no use while the others and the total stand there. So further cells are hidden until no
hidden one follows from the sums: neither exactly (linear algebra over all sums of the paper at once) nor by its bounds
(what is hidden is at least 1, since a nought is printed). Reports that somebody ordered carry full figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.figures import Cell, Table, TableRow

LEAST = 5
"""Numbers below this, and above nought, are hidden."""
HIDDEN = "–"

Place = tuple[str, str, str]
"""A number of the paper: (table, row, column). A total of a column is one number, whichever tables print it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """``whole`` is what ``parts`` make."""

    whole: Place
    parts: tuple[Place, ...]

    @property
    def all(self) -> tuple[Place, ...]:
        return self.whole, *self.parts


def suppressed(
    tables: Sequence[Table], *, sums: Mapping[str, Sequence[tuple[str, ...]]] | None = None, least: int = LEAST
) -> tuple[Table, ...]:
    """The tables as they may be published. ``sums``: by table, columns of which the first is what the others make."""
    values, made = _paper(tables, sums or {})
    hidden = hide(values, made, least=least)
    return tuple(_without(table, hidden) for table in tables)


def hide(values: Mapping[Place, int], sums: Sequence[Sum], *, least: int = LEAST) -> frozenset[Place]:
    """Which numbers are not printed."""
    hidden = {place for place, value in values.items() if 0 < value < least}
    while open_ones := worked_back(values, sums, hidden):
        more = _beside(open_ones, sums, hidden) or _beside(hidden, sums, hidden)  # sums of sums tell it too
        if not more:
            break
        hidden.add(min(more, key=lambda place: (_is_total(place), values[place] == 0, values[place], place)))
    return frozenset(hidden)


def worked_back(values: Mapping[Place, int], sums: Sequence[Sum], hidden: Iterable[Place]) -> set[Place]:
    """Hidden numbers that a reader of the rest could find out."""
    unknown = sorted(set(hidden))
    rows = [made for made in sums if any(place in set(unknown) for place in made.all)]
    return _determined(unknown, rows) | _bounded(values, rows, set(unknown))


# Parts ---------------------------------------------------------------------------------------------------------------


def _beside(places: set[Place], sums: Sequence[Sum], hidden: set[Place]) -> set[Place]:
    """What stands in one sum with one of ``places`` and is still printed."""
    return {place for made in sums if places & set(made.all) for place in made.all} - hidden


def _is_total(place: Place) -> bool:
    return place[0] == ""


def _paper(
    tables: Sequence[Table], sums: Mapping[str, Sequence[tuple[str, ...]]]
) -> tuple[dict[Place, int], list[Sum]]:
    values: dict[Place, int] = {}
    made: list[Sum] = []
    for table in tables:
        for at, column in enumerate(table.columns):
            total = table.total[at] if at < len(table.total) else None
            cells = {(table.id, row.key, column): cell for row in table.rows if isinstance(cell := row.cells[at], int)}
            values.update(cells)
            if isinstance(total, int):
                values[("", "", column)] = total
                if sum(cells.values()) == total:
                    made.append(Sum(("", "", column), tuple(cells)))
        for columns in sums.get(table.id, ()):
            whole, *parts = columns
            for row in table.rows:
                made.append(Sum((table.id, row.key, whole), tuple((table.id, row.key, part) for part in parts)))
            made.append(Sum(("", "", whole), tuple(("", "", part) for part in parts)))
    kept = [one for one in made if all(place in values for place in one.all)]
    return values, [one for one in kept if values[one.whole] == sum(values[part] for part in one.parts)]


def _determined(unknown: Sequence[Place], sums: Sequence[Sum]) -> set[Place]:
    """Those that follow exactly: their unit vector lies in the space that the sums span."""
    at = {place: number for number, place in enumerate(unknown)}
    matrix: list[list[Fraction]] = []
    for made in sums:
        row = [Fraction(0)] * len(unknown)
        if made.whole in at:
            row[at[made.whole]] -= 1
        for part in made.parts:
            if part in at:
                row[at[part]] += 1
        matrix.append(row)
    pivot = 0
    for column in range(len(unknown)):
        found = next((n for n in range(pivot, len(matrix)) if matrix[n][column]), None)
        if found is None:
            continue
        matrix[pivot], matrix[found] = matrix[found], matrix[pivot]
        lead = matrix[pivot][column]
        matrix[pivot] = [value / lead for value in matrix[pivot]]
        for n, other in enumerate(matrix):
            if n != pivot and other[column]:
                times = other[column]
                matrix[n] = [value - times * base for value, base in zip(other, matrix[pivot], strict=True)]
        pivot += 1
    return {unknown[row.index(Fraction(1))] for row in matrix[:pivot] if sum(1 for value in row if value) == 1}


def _bounded(values: Mapping[Place, int], sums: Sequence[Sum], unknown: set[Place]) -> set[Place]:
    """Those whose bounds meet, when each is at least 1."""
    low: dict[Place, int] = {place: min(1, values[place]) for place in unknown}
    high: dict[Place, int | None] = dict.fromkeys(unknown)
    for _ in range(len(unknown) + 1):
        changed = False
        for made in sums:
            for place in (each for each in made.all if each in unknown):
                least, most = _bounds(place, made, values, low, high)
                if least > low[place]:
                    low[place], changed = least, True
                if most is not None and (high[place] is None or most < (high[place] or 0)):
                    high[place], changed = most, True
        if not changed:
            break
    return {place for place in unknown if high[place] is not None and low[place] >= (high[place] or 0)}


def _bounds(
    place: Place, made: Sum, values: Mapping[Place, int], low: Mapping[Place, int], high: Mapping[Place, int | None]
) -> tuple[int, int | None]:
    """What one sum says of one of its numbers."""

    def least(each: Place) -> int:
        return low.get(each, values[each])

    def most(each: Place) -> int | None:
        return high[each] if each in high else values[each]

    if place == made.whole:
        tops = [most(part) for part in made.parts]
        return sum(map(least, made.parts)), None if None in tops else sum(top or 0 for top in tops)
    others = [part for part in made.parts if part != place]
    tops = [most(part) for part in others]
    bottom = 0 if None in tops else least(made.whole) - sum(top or 0 for top in tops)
    top = most(made.whole)
    return bottom, None if top is None else top - sum(map(least, others))


def _without(table: Table, hidden: frozenset[Place]) -> Table:
    def cell(row: str, column: str, value: Cell) -> Cell:
        place = ("", "", column) if row == _TOTAL else (table.id, row, column)
        return HIDDEN if place in hidden else value

    rows = tuple(
        TableRow(row.key, row.label, tuple(cell(row.key, c, v) for c, v in zip(table.columns, row.cells, strict=True)))
        for row in table.rows
    )
    total = tuple(cell(_TOTAL, column, value) for column, value in zip(table.columns, table.total, strict=False))
    return replace(table, rows=rows, total=total)


_TOTAL = "\0total"
