"""Giai đoạn: how far the stage is over all cases, what each case lacks for it, which are late.

Besides: the road maps per group, and what is open when the year ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.domain.clocks import stage_on
from app.domain.list_columns import ListColumn
from app.domain.permissions import Action
from app.domain.plan import Condition, OrderKind, Stage
from app.domain.stages import CaseStanding, Lack, StageProgress, progress_of, through_of
from app.domain.tasks import Followed, Standing, TaskState, carried_over, tasks_of
from app.errors import refuse
from app.home import Home
from app.models import contested, same_person
from app.models.case_standings import standings
from app.models.entities import Case, HandOff, Obstacle, Resident
from app.models.sealing import shown_to
from app.models.tasks import givers_of, kept_tasks
from app.models.work import Reading
from app.progress import QUIET, Progress
from app.sync.undisturbed import undisturbed


@dataclass(frozen=True, slots=True)
class RoadMap:
    """The road map of one group (lộ trình quản lý của diện): its tasks, and how many open cases it is for."""

    category: str
    title: str
    cases: int
    tasks: tuple[Followed, ...]

    @property
    def there(self) -> bool:
        return any(task.facts.state != TaskState.DROPPED for task in self.tasks)


@dataclass(frozen=True, slots=True)
class LackFilter:
    """Which lacks a list shows; empty: all."""

    condition: Condition | None = None
    group: str = ""
    area_id: str = ""
    only_late: bool = False


@dataclass(frozen=True, slots=True)
class YearsEnd:
    """What is open on the last day of a year and goes on in the next (chuyển sang năm sau). ``cases`` by diện."""

    year: int
    cases: Mapping[str, int]
    obstacles: int
    handoffs: int
    tasks: tuple[Followed, ...]


def progress_on(home: Home, stage_id: str = "", *, progress: Progress = QUIET) -> StageProgress:
    """How far a stage is; without a name the stage of today (before the plan began its first).

    Raises: UserError("stage.unknown", stage), Cancelled.
    """
    stage = _stage(home, stage_id)
    with undisturbed(), home.reading() as r:
        return progress_of(home.pack.plan, stage, _standings(home, r, progress), _mapped(home, r), home.today)


def through(home: Home, *, progress: Progress = QUIET) -> tuple[int, int]:
    """Of today's stage only how many cases are through, of how many. Raises: Cancelled."""
    stage = _stage(home, "")
    with undisturbed(), home.reading() as r:
        return through_of(home.pack.plan, stage, _standings(home, r, progress), _mapped(home, r))


def chosen(found: StageProgress, which: LackFilter) -> tuple[Lack, ...]:
    """Those of its lacks that a list shows: every count of the stage is the length of one."""
    return tuple(
        lack
        for lack in found.lacks
        if (which.condition is None or lack.condition is which.condition)
        and (not which.group or lack.case.group == which.group)
        and (not which.area_id or lack.case.area_id == which.area_id)
        and (lack.late or not which.only_late)
    )


def road_maps(home: Home) -> tuple[RoadMap, ...]:
    """The road map of every group that has cases or a map, in the plan's order."""
    with home.reading() as r:
        tasks = [task for task in _tasks(home, r) if task.facts.kind == OrderKind.ROAD_MAP and task.facts.category]
        counted = r.session.execute(
            same_person.join_person(select(Case.category, func.count()), Case.resident_id)
            .where(Case.gone.is_(None), Resident.gone.is_(None), contested.is_open(), shown_to(home.account))
            .group_by(Case.category)
        )
        cases = {str(category): int(count) for category, count in counted}
    found = []
    for category in home.pack.categories.values():
        own = tuple(task for task in tasks if task.facts.category == category.code)
        if not category.reference_only and (own or cases.get(category.code)):
            found.append(RoadMap(category.code, category.title, cases.get(category.code, 0), own))
    return tuple(found)


def years_end(home: Home, year: int) -> YearsEnd:
    """What goes on into the next year: open cases, obstacles, hand-offs and tasks. Nothing of it is entered again:
    records stay, and tasks of a plan that is over are taken into the next (:func:`app.services.tasks.carry_over`)."""
    last = date(year, 12, 31)
    with home.reading() as r:
        visible = (Resident.gone.is_(None), shown_to(home.account))
        open_cases = r.session.execute(
            same_person.join_person(select(Case.category, func.count()), Case.resident_id)
            .where(Case.gone.is_(None), contested.is_open(), *visible, Case.opened_on <= last)
            .group_by(Case.category)
        )
        cases = {str(category): int(count) for category, count in open_cases}
        obstacles = r.session.scalar(
            same_person.join_person(select(func.count()), Case.resident_id)
            .join(Obstacle, Obstacle.case_id == Case.id)
            .where(Obstacle.gone.is_(None), Obstacle.closed_on.is_(None), Case.gone.is_(None), *visible)
        )
        handoffs = r.session.scalar(
            same_person.join_person(select(func.count()), HandOff.resident_id).where(
                HandOff.gone.is_(None), HandOff.done_on.is_(None), *visible
            )
        )
        tasks = carried_over(_tasks(home, r), last)
    return YearsEnd(year, dict(sorted(cases.items())), obstacles or 0, handoffs or 0, tasks)


def print_lacks(home: Home, stage_id: str, which: LackFilter, *, form: str = "pdf", purpose: str = "") -> bytes:
    """The cases that lack something for the stage, as a PDF or an Excel workbook; sealed people are in none.

    Raises: UserError("permission.action"), UserError("stage.unknown", stage).
    """
    home.require(Action.PRINT_REPORT)
    from app.reports.issuer import issuer_of
    from app.reports.list_file import list_file
    from app.reports.list_pdf import PrintedList

    plan = home.pack.plan
    found = progress_on(home, stage_id)
    with home.reading() as r:
        sealed = set(r.session.scalars(select(Resident.id).where(Resident.sealed.is_(True))))
    words = home.pack.tables["record_values"]
    groups: dict[str, list[Sequence[str]]] = {}
    for lack in chosen(found, which):
        if lack.case.person in sealed:
            continue
        title = words.name_of(f"condition.{lack.condition.value}")
        due = f"{lack.due:%d/%m/%Y}" if lack.due is not None else "mới phát sinh"
        late = str(lack.days_late(home.today)) if lack.late else ""
        groups.setdefault(title, []).append((lack.case.name, lack.case.category, lack.case.area, due, late))
    columns = (
        ListColumn("name", "Họ và tên", 30), ListColumn("category", "Diện", 8, "centre"),
        ListColumn("area", "Địa bàn", 24), ListColumn("due", "Hạn của kế hoạch", 16, "centre"),
        ListColumn("late", "Quá hạn (ngày)", 12, "right"),
    )  # fmt: skip
    why = purpose.strip() or "đôn đốc tiến độ"
    printed = PrintedList(
        issuer_of(plan.unit_name, plan.province_name),
        home.today,
        "Danh sách hồ sơ còn thiếu của giai đoạn",
        found.stage.name,
        why,
        home.account.name,
        columns,
        tuple((title, tuple(rows)) for title, rows in groups.items()),
    )
    home.log("export", entity="list", why=f"stage:{found.stage.id}:{form}:{why}")
    return list_file(printed, form, "giai-doan")


# Parts ---------------------------------------------------------------------------------------------------------


def _stage(home: Home, stage_id: str) -> Stage:
    plan = home.pack.plan
    if stage_id:
        return next((each for each in plan.stages if each.id == stage_id), None) or refuse(
            "stage.unknown", stage=stage_id
        )
    return stage_on(plan, home.today) or plan.stages[0]


def _standings(home: Home, r: Reading, progress: Progress) -> Iterator[CaseStanding]:
    return standings(r, home.account, home.pack, home.today, bearings=home.pack.bearings(home.today), progress=progress)


def _tasks(home: Home, r: Reading) -> tuple[Followed, ...]:
    plan = home.pack.plan
    return tasks_of(plan, kept_tasks(r, plan.id), givers_of(r, plan), home.today)


def _mapped(home: Home, r: Reading) -> frozenset[str]:
    """The groups that have a road map: one was written and not dropped."""
    return frozenset(
        task.facts.category
        for task in _tasks(home, r)
        if task.facts.kind == OrderKind.ROAD_MAP and task.facts.category and task.standing is not Standing.DROPPED
    )
