"""Chỉ tiêu: targets per unit, figures as units tell them or as they are counted, difference to the goal, trend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.changes import Done
from app.domain.ids import plan_id
from app.domain.indicators import COUNTS, HERE, Reached, period_end, reached_by
from app.domain.list_columns import ListColumn
from app.domain.numbers_vi import grouped
from app.domain.permissions import Action
from app.domain.plan import Indicator, Plan
from app.domain.stages import CaseStanding
from app.errors import UserError, refuse
from app.home import Home
from app.models import measured
from app.models.case_standings import standings
from app.models.entities import Measurement, Target
from app.models.tasks import givers_of
from app.models.work import Reading
from app.progress import QUIET, Progress

UNITS, CASES = "units", "cases"
_MANY = 4
"""How many earlier sums a line of the list tells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure to write down: of one unit and indicator. ``value`` None takes it back."""

    indicator: str
    unit: str
    value: int | None
    whole: int | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Every indicator on one day; ``units``: who gives figures, id to name."""

    on: date
    rows: tuple[Reached, ...]
    units: Mapping[str, str]


def indicators(home: Home, on: date | None = None, *, progress: Progress = QUIET) -> Board:
    """How far each indicator is on a day (today). What is counted from records is counted as they are now, for today
    only; for an earlier day the figure that was written down then is taken. Raises: Cancelled."""
    plan, day = home.pack.plan, on or home.today
    with home.reading() as r:
        figures, given = measured.figures(r, plan.id), measured.targets(r, plan.id)
        known = {**{body.id: body.name for body in plan.bodies}, **givers_of(r, plan), HERE: plan.unit_name}
        rows = [
            reached_by(plan, indicator, figures, given, givers(home, r, indicator), day)
            for indicator in plan.indicators
        ]
        if day == home.today:
            cases = _cases(home, r, progress)
            rows = [_counted(home, r, row, cases) for row in rows]
    return Board(day, tuple(rows), known)


def givers(home: Home, r: Reading, indicator: Indicator) -> tuple[str, ...]:
    """Who tells a figure of this indicator: bodies, units or areas, or the office itself."""
    if not indicator.givers:
        return tuple(givers_of(r, home.pack.plan)) if indicator.per_unit else (HERE,)
    found = [unit for one in indicator.givers for unit in (givers_of(r, home.pack.plan) if one == UNITS else (one,))]
    return tuple(dict.fromkeys(found))


def write(home: Home, entries: Sequence[Entry], day: date) -> Done[int]:
    """Write figures down for the period of ``day``, all in one change; what stood there is replaced.

    Raises:
        UserError("indicator.unknown", indicator), UserError("figure.in-the-future", day).
        UserError("figure.more-than-whole", unit): a part is larger than its whole.
        UserError("figure.no-whole", unit): a share has to say of how many.
        UserError("figure.no-cause", unit, what): the plan wants the cause with this figure.
        UserError("figure.office-only"), UserError("permission.write").
    """
    plan = home.pack.plan
    known = {one.id: one for one in plan.indicators}
    if not home.is_office:
        raise UserError("figure.office-only")
    if day > home.today:
        raise UserError("figure.in-the-future", day=day)
    for entry in entries:
        _check(plan, known.get(entry.indicator) or refuse("indicator.unknown", indicator=entry.indicator), entry)
    with home.writing() as w:
        for entry in entries:
            kept = period_end(plan, known[entry.indicator], day)
            row_id = plan_id(plan.id, "figure", entry.indicator, entry.unit, kept.isoformat())
            if entry.value is None:
                row = w.change(Measurement, row_id)
                if row is not None:
                    row.gone = "rút lại"
                continue
            made = {"plan": plan.id, "indicator": entry.indicator, "unit": entry.unit}
            row = w.put(Measurement, row_id, made)
            row.day, row.value, row.whole = kept, entry.value, entry.whole
            row.cause, row.by, row.entered_on = entry.cause.strip() or None, home.account.id, home.today
            row.source = "entered"
        w.flush()
        return Done(len(entries), w.changes)


def keep_counted(home: Home) -> Done[int]:
    """Write down what is counted from records today, so that there is a trend of it (chốt số hôm nay)."""
    found = indicators(home)
    counted = [row for row in found.rows if row.indicator.counted != "entered" and row.value is not None]
    plan = home.pack.plan
    with home.writing() as w:
        for each in counted:
            row_id = plan_id(plan.id, "figure", each.indicator.id, HERE, home.today.isoformat())
            row = w.put(Measurement, row_id, {"plan": plan.id, "indicator": each.indicator.id, "unit": HERE})
            row.day, row.value, row.whole = home.today, each.value, each.whole
            row.by, row.entered_on, row.source = home.account.id, home.today, each.indicator.counted
        w.flush()
        return Done(len(counted), w.changes)


def set_targets(home: Home, indicator: str, given: Mapping[str, int | None], last: date | None = None) -> Done[int]:
    """What each unit is to reach; None takes it back.

    Raises: UserError("indicator.unknown", indicator), UserError("figure.office-only"), UserError("permission.write").
    """
    plan = home.pack.plan
    known = next((one for one in plan.indicators if one.id == indicator), None)
    if known is None:
        raise UserError("indicator.unknown", indicator=indicator)
    if not home.is_office:
        raise UserError("figure.office-only")
    with home.writing() as w:
        for unit, value in given.items():
            row_id = plan_id(plan.id, "target", indicator, unit)
            if value is None:
                row = w.change(Target, row_id)
                if row is not None:
                    row.gone = "rút lại"
                continue
            row = w.put(Target, row_id, {"plan": plan.id, "indicator": indicator, "unit": unit})
            row.value, row.last, row.by = value, last or (known.goals[-1].by if known.goals else None), home.account.id
        w.flush()
        return Done(len(given), w.changes)


def print_board(home: Home, on: date | None = None, *, form: str = "pdf", purpose: str = "") -> bytes:
    """Every indicator with its units on one day, as a PDF or an Excel workbook.

    Raises: UserError("permission.action").
    """
    home.require(Action.PRINT_REPORT)
    from app.reports.issuer import issuer_of
    from app.reports.list_file import list_file
    from app.reports.list_pdf import PrintedList

    plan, board = home.pack.plan, indicators(home, on)
    columns = (
        ListColumn("unit", "Đơn vị", 34), ListColumn("value", "Đạt được", 12, "right"),
        ListColumn("whole", "Trên tổng số", 12, "right"), ListColumn("share", "Tỷ lệ", 10, "right"),
        ListColumn("goal", "Chỉ tiêu", 12, "right"), ListColumn("cause", "Nguyên nhân", 24),
    )  # fmt: skip
    groups = []
    for row in board.rows:
        goal = _goal_words(row)
        lines = [
            (
                board.units.get(unit.unit, unit.unit),
                _told(unit.value),
                _told(unit.whole),
                f"{unit.value * 100 / unit.whole:.1f} %" if unit.value is not None and unit.whole else "",
                _told(unit.given),
                unit.cause or "",
            )
            for unit in row.units
            if len(row.units) > 1
        ]
        share = f"{row.per_cent:.1f} %" if row.per_cent is not None else ""
        lines.append(("Cộng", _told(row.value), _told(row.whole), share, goal, ""))
        groups.append((f"{row.indicator.name} ({row.indicator.of})", tuple(lines)))
    why = purpose.strip() or "theo dõi chỉ tiêu của kế hoạch"
    printed = PrintedList(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        "Kết quả thực hiện chỉ tiêu",
        f"tính đến ngày {board.on:%d/%m/%Y}",
        why,
        home.account.name,
        columns,
        tuple(groups),
    )
    home.log("print", entity="measurement", why=f"indicators:{form}:{why}")
    return list_file(printed, form, "chi-tieu")


# Parts ---------------------------------------------------------------------------------------------------------


def _check(plan: Plan, indicator: Indicator, entry: Entry) -> None:
    name = plan.name_of(entry.unit)
    if entry.value is None:
        return
    if indicator.share and entry.whole is None:
        raise UserError("figure.no-whole", unit=name)
    if entry.whole is not None and entry.value > entry.whole:
        raise UserError("figure.more-than-whole", unit=name)
    if indicator.cause and entry.value and not entry.cause.strip():
        raise UserError("figure.no-cause", unit=name, what=indicator.cause)


def _cases(home: Home, r: Reading, progress: Progress) -> tuple[CaseStanding, ...]:
    """What all the counts of cases are made of; nothing where the plan counts none."""
    if not any(one.counted.startswith(CASES) for one in home.pack.plan.indicators):
        return ()
    return tuple(standings(r, home.account, home.pack, home.today, progress=progress))


def _counted(home: Home, r: Reading, row: Reached, cases: tuple[CaseStanding, ...]) -> Reached:
    kind, _, name = row.indicator.counted.partition(":")
    if kind == CASES and name in COUNTS:
        counted = COUNTS[name](cases)
        return replace(row, value=counted.value, whole=counted.whole, counted=counted, remarks=())
    if kind == "marks":
        return replace(row, value=measured.marked(r, name), whole=measured.people(r), remarks=())
    if kind == "checks":
        whole, rules = measured.people(r), home.pack.checks.counted if name == measured.ALL_RULES else (name,)
        return replace(row, value=max(0, whole - measured.at_fault(r, rules)), whole=whole, remarks=())
    return row


def _told(number: int | None) -> str:
    return "" if number is None else grouped(number)


def _goal_words(row: Reached) -> str:
    if row.goal is None:
        return ""
    return f"{row.goal.value} %" if row.indicator.share else _told(row.goal.value)


def trend_of(row: Reached) -> tuple[tuple[date, int, int | None], ...]:
    """The last sums, the newest last."""
    return row.trend[-_MANY:]
