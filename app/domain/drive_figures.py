"""A drive in numbers: targets, quotas, what was taken, pace; sums of units; what is odd about a table of targets.

Pure: whatever is counted or typed comes in as plain mappings (see :mod:`app.services.drives`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.drive import ALL, ENOUGH_DAYS, QUOTA, TOTAL, ChildState, Drive, TargetRow


@dataclass(frozen=True, slots=True)
class BandFigures:
    """One band of one unit on one day. ``target`` and ``quota`` are None where none was given.

    ``today``: taken on the day; ``done``: taken from the first day of the drive up to and with it; ``entered``: the
    day's number, or one before it, was typed and not counted from records; ``unable``: explained reduction (giải trình
    giảm trừ); ``recent``: taken on the last ``over`` days, of which the pace is made.
    """

    band: str
    target: int | None
    quota: int | None
    quota_days: int
    days_left: int
    today: int
    done: int
    recent: int
    over: int
    unable: int = 0
    entered: bool = False

    @property
    def due(self) -> int | None:
        """What the quotas of the days so far add up to, at most the target."""
        if self.quota is None:
            return None
        due = self.quota * self.quota_days
        return due if self.target is None else min(due, self.target)

    @property
    def difference(self) -> int | None:
        """How far ahead (above 0) or behind (below 0) of the quotas so far."""
        return None if self.due is None else self.done - self.due

    @property
    def left(self) -> int | None:
        """What is still to be taken, without those explained; never below 0."""
        return None if self.target is None else max(0, self.target - self.unable - self.done)

    @property
    def over_target(self) -> int:
        """By how much more was done than the target says."""
        return max(0, self.done - self.target) if self.target is not None else 0

    @property
    def needed(self) -> int | None:
        """How many a day on the days left, so that nothing is left (tốc độ cần đạt); None after the last quota day."""
        if self.left is None or (self.left and not self.days_left):
            return None
        return -(-self.left // self.days_left) if self.left else 0

    @property
    def share(self) -> float | None:
        return None if not self.target else self.done / self.target

    def met_on(self, day: date) -> date | None:
        """The day on which nothing is left at the pace of the last days; ``day`` if nothing is; None: never."""
        return met_on(self.left, self.recent, self.over, day)


def met_on(left: int | None, recent: int, over: int, day: date) -> date | None:
    if left == 0:
        return day
    if left is None or recent <= 0 or over <= 0:
        return None
    days = -(-left * over // recent)
    return day + timedelta(days) if days < 36_500 else None


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """One unit on one day: its bands, how its children stand, and what no band has (not sure, older, no date)."""

    unit: str
    name: str
    bands: tuple[BandFigures, ...]
    beside_today: int = 0
    beside_done: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    children: Mapping[str, int] = field(default_factory=dict)

    @property
    def today(self) -> int:
        return sum(band.today for band in self.bands) + self.beside_today

    @property
    def done(self) -> int:
        return sum(band.done for band in self.bands) + self.beside_done

    def of(self, band: str) -> BandFigures:
        return next(each for each in self.bands if each.band == band)


def figures_of(
    drive: Drive,
    names: Mapping[str, str],
    targets: Mapping[tuple[str, str], int],
    counted: Mapping[tuple[str, str, date], int],
    entered: Mapping[tuple[str, str, date], int],
    tally: Mapping[tuple[str, str, str], int],
    day: date,
) -> tuple[UnitFigures, ...]:
    """The figures of every unit on ``day``, in the order of ``names`` (unit → name).

    ``targets``: by (unit, column). ``counted``: children taken, by (unit, band on that day, day); ``entered``: what was
    typed in for a unit, a band and a day, which then stands instead of what was counted. ``tally``: children by
    (unit, band, state) as they stand.
    """
    known = {band.id for band in drive.bands}
    days: dict[tuple[str, str], dict[date, int]] = {}
    typed: set[tuple[str, str]] = set()
    for (unit, band, when), number in [*counted.items(), *entered.items()]:  # the later wins
        if drive.first <= when <= day:
            days.setdefault((unit, band), {})[when] = number
    for unit, band, when in entered:
        if drive.first <= when <= day:
            typed.add((unit, band))
    over = min(ENOUGH_DAYS, max(0, (day - drive.first).days + 1))
    since = day - timedelta(over - 1) if over else day
    rows = []
    for unit, name in names.items():
        bands = []
        for each in drive.bands:
            taken = days.get((unit, each.id), {})
            quota_days = each.quota_days(day)
            bands.append(
                BandFigures(
                    band=each.id,
                    target=targets.get((unit, each.id)),
                    quota=targets.get((unit, QUOTA + each.id)),
                    quota_days=quota_days,
                    days_left=each.quota_days(each.quota_last) - quota_days if each.quota_last else 0,
                    today=taken.get(day, 0),
                    done=sum(taken.values()),
                    recent=sum(number for when, number in taken.items() if when >= since),
                    over=over,
                    unable=tally.get((unit, each.id, ChildState.UNABLE), 0),
                    entered=(unit, each.id) in typed,
                )
            )
        beside = [taken for (whose, band), taken in days.items() if whose == unit and band not in known]
        own = [(band, state, number) for (whose, band, state), number in tally.items() if whose == unit]
        rows.append(
            UnitFigures(
                unit,
                name,
                tuple(bands),
                sum(taken.get(day, 0) for taken in beside),
                sum(sum(taken.values()) for taken in beside),
                _counts({state: number} for _, state, number in own),
                _counts({band: number} for band, _, number in own),
            )
        )
    return tuple(rows)


def added(rows: Sequence[UnitFigures], name: str) -> UnitFigures:
    """The row of totals: each number is the sum of the rows; a target or quota that no row has stays None."""
    bands = []
    for at, first in enumerate(rows[0].bands if rows else ()):
        column = [row.bands[at] for row in rows]
        bands.append(
            BandFigures(
                band=first.band,
                target=_sum(each.target for each in column),
                quota=_sum(each.quota for each in column),
                quota_days=first.quota_days,
                days_left=first.days_left,
                today=sum(each.today for each in column),
                done=sum(each.done for each in column),
                recent=sum(each.recent for each in column),
                over=first.over,
                unable=sum(each.unable for each in column),
                entered=any(each.entered for each in column),
            )
        )
    return UnitFigures(
        TOTAL,
        name,
        tuple(bands),
        sum(row.beside_today for row in rows),
        sum(row.beside_done for row in rows),
        _counts(row.states for row in rows),
        _counts(row.children for row in rows),
    )


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _counts(maps: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in maps:
        for key, number in each.items():
            found[key] = found.get(key, 0) + number
    return found


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a table of targets that a person should know; nothing is refused for it.

    ``code``: ``total`` (the printed total is not the sum of its rows), ``bands`` (a unit's bands do not add up to its
    whole), ``missing`` (a unit of the plan has no row), ``below-done`` (a target is below what is done), ``quotas``
    (the quotas of all days do not reach the target), ``stranger`` (a unit that the plan does not know).
    """

    code: str
    unit: str
    column: str
    said: int = 0
    is_: int = 0


def doubts_of(
    drive: Drive, units: Sequence[str], rows: Sequence[TargetRow], total: TargetRow | None,
    done: Mapping[tuple[str, str], int],
) -> tuple[Doubt, ...]:  # fmt: skip
    """What is odd about a table of targets. ``units``: those of the plan; ``done``: taken so far, by (unit, band)."""
    found: list[Doubt] = []
    there = {row.unit for row in rows}
    if rows:
        found += [Doubt("missing", unit, "") for unit in units if unit not in there]
    found += [Doubt("stranger", row.unit, "") for row in rows if units and row.unit not in units]
    for row in rows:
        bands = [row.values[band.id] for band in drive.bands if band.id in row.values]
        whole = row.values.get(ALL)
        if whole is not None and len(bands) == len(drive.bands) and whole != sum(bands):
            found.append(Doubt("bands", row.unit, ALL, whole, sum(bands)))
        for band in drive.bands:
            target, quota = row.values.get(band.id), row.values.get(QUOTA + band.id)
            taken = done.get((row.unit, band.id), 0)
            if target is not None and target < taken:
                found.append(Doubt("below-done", row.unit, band.id, target, taken))
            if target is not None and quota is not None and band.quota_last is not None:
                reach = quota * band.quota_days(band.quota_last)
                if reach < target:
                    found.append(Doubt("quotas", row.unit, QUOTA + band.id, reach, target))
    for column in drive.columns if total is not None else ():
        added_up = sum(row.values.get(column, 0) for row in rows)
        said = total.values.get(column) if total is not None else None
        if said is not None and said != added_up:
            found.append(Doubt("total", TOTAL, column, said, added_up))
    return tuple(found)
