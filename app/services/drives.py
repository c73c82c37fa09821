"""A drive for children's cards (đợt cao điểm) in numbers: each unit's day and week against its targets and quotas.

What is counted, and how: a child counts on the day on which its file was taken, in the band that it was in on that day,
in the unit that its row names, else in the one that its area belongs to. A number that was typed in for a unit, a band
and a day stands instead of what is counted there. Ordered reports carry full figures: sealed children are counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.domain.changes import Done
from app.domain.drive import TOTAL, ChildState, Drive, TargetRow
from app.domain.drive_figures import Doubt, UnitFigures, added, doubts_of, figures_of
from app.domain.plan import Unit
from app.errors import UserError, refuse
from app.home import Home
from app.models import drives
from app.models.entities import Area
from app.models.work import Reading


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day of a drive. ``total`` is the sum of ``rows``; ``printed``: the row of totals as the plan's table has it,
    where it gives one; ``doubts``: what is odd about the table of targets."""

    drive: Drive
    day: date
    rows: tuple[UnitFigures, ...]
    total: UnitFigures
    printed: Mapping[str, int]
    doubts: tuple[Doubt, ...]

    def row(self, unit: str) -> UnitFigures:
        return next((row for row in self.rows if row.unit == unit), None) or refuse("drive.unit-unknown", unit=unit)


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One unit from the first to the last day: taken on each day by band, and how it stands at the end."""

    unit: str
    name: str
    taken: Mapping[str, tuple[int, ...]]
    at_end: UnitFigures

    def sum_of(self, band: str) -> int:
        return sum(self.taken[band])

    @property
    def sum(self) -> int:
        return sum(map(sum, self.taken.values()))


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A week, or any days one after the other. ``total`` is the sum of ``rows``."""

    drive: Drive
    days: tuple[date, ...]
    rows: tuple[PeriodRow, ...]
    total: PeriodRow


BESIDE = "beside"
"""In a period: taken in no band for sure (not sure, older, no date of birth)."""


def all_drives(home: Home) -> tuple[Drive, ...]:
    """The drives of this home's plan."""
    return home.pack.plan.drives


def drive_of(home: Home, id: str = "") -> Drive:
    """The drive called ``id``; the plan's only one without.

    Raises: UserError("drive.unknown", drive).
    """
    known = home.pack.plan.drives
    if not id and len(known) == 1:
        return known[0]
    return next((drive for drive in known if drive.id == id), None) or refuse("drive.unknown", drive=id)


def form_of(path: Path) -> str:
    """What a list becomes in this file. Raises: UserError("drive.form-unknown", file)."""
    form = path.suffix.lower().removeprefix(".")
    return form if form in ("pdf", "xlsx") else refuse("drive.form-unknown", file=path.name)


def unit_names(home: Home) -> dict[str, str]:
    """Every unit that children may be of, by id."""
    with home.reading() as r:
        return drives.unit_names(r, home.pack.plan, drives.area_units(r, home.pack.plan))


def put_under(home: Home, area_id: str, unit: str | None) -> Done[None]:
    """Let an area (a hamlet) count with a unit of the plan, for the whole commune; None: by its own name again.

    Raises: UserError("drive.unit-unknown", unit), UserError("area.elsewhere"), UserError("permission.write").
    """
    if unit is not None and unit not in {each.id for each in home.pack.plan.units}:
        raise UserError("drive.unit-unknown", unit=unit)
    with home.writing() as w:
        _ = w.find(Area, area_id) or refuse("area.elsewhere")
        drives.put_unit(w, area_id, unit, by=home.account.name, day=home.today)
        w.flush()
        return Done(None, w.changes)


def day_figures(home: Home, drive: Drive, day: date) -> DayFigures:
    """Every unit on ``day``. How children stand (states, explained reductions) is as of now. Raises: UserError."""
    with home.reading() as r:
        return _day(r, home, drive, day, *_taken(r, home, drive, day))


def week_figures(home: Home, drive: Drive, day: date) -> PeriodFigures:
    """From Monday, or the drive's first day if that is later, to ``day``."""
    return period_figures(home, drive, max(drive.first, day - timedelta(day.weekday())), day)


def period_figures(home: Home, drive: Drive, first: date, last: date) -> PeriodFigures:
    """From ``first`` to ``last``, both included.

    Raises: UserError("drive.period-backwards").
    """
    if last < first:
        raise UserError("drive.period-backwards")
    with home.reading() as r:
        counted, typed = _taken(r, home, drive, last)
        at_end = _day(r, home, drive, last, counted, typed)
    days = tuple(first + timedelta(n) for n in range((last - first).days + 1))
    known = {band.id for band in drive.bands}
    sums: dict[tuple[str, str, date], int] = {}
    for (unit, band, when), number in (counted | typed).items():
        key = (unit, band if band in known else BESIDE, when)
        sums[key] = sums.get(key, 0) + number
    kinds = (*(band.id for band in drive.bands), BESIDE)
    rows = tuple(
        PeriodRow(
            row.unit,
            row.name,
            {kind: tuple(sums.get((row.unit, kind, when), 0) for when in days) for kind in kinds},
            row,
        )
        for row in at_end.rows
    )
    columns = {kind: tuple(sum(row.taken[kind][at] for row in rows) for at in range(len(days))) for kind in kinds}
    return PeriodFigures(drive, days, rows, PeriodRow(TOTAL, at_end.total.name, columns, at_end.total))


# Parts ---------------------------------------------------------------------------------------------------------------


Numbers = Mapping[tuple[str, str, date], int]
"""(unit, band, day) → how many."""


def _day(r: Reading, home: Home, drive: Drive, day: date, counted: Numbers, typed: Numbers) -> DayFigures:
    plan = home.pack.plan
    units = drives.area_units(r, plan)
    names = drives.unit_names(r, plan, units)
    rows, printed = target_rows(r, home, drive)
    tally = drives.tally(r, drive, day, units)
    said = {row.unit: row.name for row in rows}
    for unit in [*said, *(key[0] for key in [*counted, *typed, *tally])]:
        names.setdefault(unit, said.get(unit) or unit)
    names = _needed(names, plan.units, {*said, *(key[0] for key in [*counted, *typed, *tally])})
    targets = {(row.unit, column): number for row in rows for column, number in row.values.items()}
    figures = figures_of(drive, names, targets, counted, typed, tally, day)
    done = {(row.unit, each.band): each.done for row in figures for each in row.bands}
    total = TargetRow(TOTAL, "", printed) if printed else None
    doubts = doubts_of(drive, [unit.id for unit in plan.units], rows, total, done)
    return DayFigures(drive, day, figures, added(figures, "Tổng"), printed, doubts)


def _needed(names: Mapping[str, str], units: Sequence[Unit], used: set[str]) -> dict[str, str]:
    """Units of the plan, and others of which there is a number."""
    own = {unit.id for unit in units}
    return {unit: name for unit, name in names.items() if unit in own or unit in used} or dict(names)


def _taken(
    r: Reading, home: Home, drive: Drive, until: date
) -> tuple[dict[tuple[str, str, date], int], dict[tuple[str, str, date], int]]:
    """What is counted, and what was typed in its stead."""
    plan = home.pack.plan
    return drives.taken(r, drive, until, drives.area_units(r, plan)), drives.entered(r, plan, drive, until)


def target_rows(r: Reading, home: Home, drive: Drive) -> tuple[tuple[TargetRow, ...], dict[str, int]]:
    """The table as it was given out, and its printed totals by column."""
    plan = home.pack.plan
    names = drives.unit_names(r, plan, drives.area_units(r, plan))
    values: dict[str, dict[str, int]] = {unit: {} for unit in names}
    labels: dict[str, str] = {}
    printed: dict[str, int] = {}
    columns = {drives.indicator(drive, column): column for column in drive.columns}
    for row in drives.targets(r, plan, drive):
        column = columns[row.indicator]
        if row.unit == TOTAL:
            if row.printed is not None:
                printed[column] = row.printed
        elif row.value is not None:
            values.setdefault(row.unit, {})[column] = row.value
            labels[row.unit] = row.label or names.get(row.unit, row.unit)
    rows = (TargetRow(unit, names.get(unit) or labels[unit], own) for unit, own in values.items() if own)
    return tuple(rows), printed


def state_total(figures: DayFigures, state: ChildState) -> int:
    """How many children stand so, in all units."""
    return figures.total.states.get(state, 0)
