"""The plan that the work follows (kế hoạch): its stages, days, people, orders, reports, targets. What a plan says is
data (``resources/plans``, or an edition that the commune wrote); what programs do with plans is code elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.drive import Drive
from app.domain.roles import Role
from app.domain.sourced import Source


class Part(StrEnum):
    """What a plan is about; the window shows the pages of these parts and no others."""

    CASES = "cases"  # the fourteen groups, their cases, doors, re-checks
    TASKS = "tasks"  # who must do what by when
    REPORTS = "reports"  # chế độ thông tin, báo cáo
    CHECKS = "checks"  # làm sạch dữ liệu dân cư
    INDICATORS = "indicators"  # chỉ tiêu
    DRIVE = "drive"  # đợt cao điểm cấp căn cước


class Condition(StrEnum):
    """What a stage wants of each case before it begins (điều kiện vào) or before it is done (điều kiện ra)."""

    LISTED = "listed"  # đã lập danh sách: the case is open, in a group
    FIRST_FILE = "first-file"  # đã có hồ sơ ban đầu: something was taken down on a paper or an answer
    VERIFIED = "verified"  # đã xác minh: every matter to be proved is judged
    AT_ONCE = "at-once"  # đủ thông tin phải làm ngay: nothing that could be filed lies unfiled
    SETTLED = "settled"  # đã giải quyết dứt điểm: ended as solved, or every step done
    OBSTACLE_TOLD = "obstacle-told"  # vướng mắc đã báo lên
    ROAD_MAP = "road-map"  # đã có lộ trình quản lý của diện
    RECHECKED = "rechecked"  # đã phúc tra, nếu nằm trong mẫu
    BENEFITS = "benefits"  # đã hưởng, hoặc đã đề nghị, chế độ được hưởng


class Rhythm(StrEnum):
    """How often a report is due (định kỳ)."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"  # on named days of each year
    ONCE = "once"


class OrderKind(StrEnum):
    """What sort of thing is ordered: what programs cannot do is followed up as a task all the same."""

    DUTY = "duty"
    GROUP = "working-group"
    UNIT_PLAN = "unit-plan"
    BREAKTHROUGH = "breakthrough"
    INSPECTION = "inspection"
    MEETING = "meeting"
    REVIEW = "review"
    COMMENDATION = "commendation"
    PROPOSAL = "proposal"
    ROAD_MAP = "road-map"
    PUBLICITY = "publicity"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage (giai đoạn) from ``first`` to ``last``, both included; the last stage of a plan has no end. ``entry`` and
    ``exit``: what each case must have when the stage begins and when it is done."""

    id: str
    number: int
    name: str
    first: date
    last: date | None
    tasks: tuple[str, ...]
    source: Source
    entry: tuple[Condition, ...] = ()
    exit: tuple[Condition, ...] = ()

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day on which a yearly report is due: a stage handed over, a half year, a year."""

    month: int
    day: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """One report that is due again and again (chế độ thông tin, báo cáo), in the years ``first_year`` to ``last_year``.

    ``senders``: ids of bodies, ``units`` (each unit, or each area where the plan names no units) or ``here`` (this
    office). ``day``: of the month; ``weekday``: 0 is Monday, with the ``hour`` by which it must be there. With
    ``before`` the day itself is excluded, as "trước ngày" excludes it. ``template``: how the report is written.
    """

    id: str
    name: str
    senders: tuple[str, ...]
    receiver: str
    rhythm: Rhythm
    first_year: int
    last_year: int | None
    template: str
    source: Source
    day: int = 0
    weekday: int = 0
    hour: str = ""
    days: tuple[DayOfYear, ...] = ()
    on: date | None = None
    before: bool = False

    def holds(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which the plan wants something. ``before`` is excluded, as "trước ngày" excludes it. ``level``: to which
    level above it is to be told by then (a code of the table ``levels``)."""

    id: str
    name: str
    before: date
    source: Source
    group: str = ""
    level: str = ""

    @property
    def last_day(self) -> date:
        """The last day on which it is in time."""
        return self.before - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the working group (Tổ công tác): "Tổ trưởng", who takes it, and the roles of that account."""

    id: str
    title: str
    who: str
    roles: tuple[Role, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Order:
    """One thing that the plan orders (nhiệm vụ), as it words it. ``leads``: the owner is chủ trì, not phối hợp.

    ``due`` is the last day in time; an order without one is standing (thường xuyên). ``shown_in``: where the product
    carries it out, as ``part`` or ``part:id``; every order is followed up as a task besides. ``of_each``: ids of
    bodies, or ``units``, of which each has a part of its own (its plan, the inspection of it).
    """

    id: str
    text: str
    owner: str
    leads: bool
    source: Source
    kind: OrderKind = OrderKind.DUTY
    partners: tuple[str, ...] = ()
    stage: str = ""
    first: date | None = None
    due: date | None = None
    measure: str = ""
    shown_in: tuple[str, ...] = ()
    of_each: tuple[str, ...] = ()

    @property
    def standing(self) -> bool:
        return self.due is None


@dataclass(frozen=True, slots=True)
class Body:
    """A body with duties under the plan (cơ quan được phân công)."""

    id: str
    name: str
    duties: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under the one that the plan is of (đơn vị trực thuộc): a ward of a town, a commune of a district."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Goal:
    """What an indicator shall reach; ``by`` is the last day, None where the plan names none."""

    value: int
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the plan wants reached (chỉ tiêu), or only wants told (without goals): per cent of ``of`` if ``share``, else
    a count. ``counted`` says what it is counted from: ``entered`` (typed from elsewhere), ``marks:KIND``,
    ``cases:NAME``, ``checks:RULE``.

    ``givers``: ids of bodies, or ``units``, that each tell a figure of their own. ``every``: how often a new figure
    begins; None for one that is told as it stands on the day. ``cause``: how the reason is called that a figure above
    nothing must come with (nguyên nhân)."""

    id: str
    name: str
    share: bool
    of: str
    goals: tuple[Goal, ...]
    source: Source
    counted: str = "entered"
    per_unit: bool = False
    givers: tuple[str, ...] = ()
    every: Rhythm | None = None
    cause: str = ""

    def goal_on(self, day: date) -> Goal | None:
        """The goal that holds on ``day``: the next that is still to be reached, else the last; None where the plan only
        wants the figure told."""
        holding = (goal for goal in self.goals if goal.by is None or day <= goal.by)
        return next(holding, self.goals[-1] if self.goals else None)


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """A rule of data cleaning that this plan wants (làm sạch dữ liệu), to ``share`` per cent."""

    rule: str
    share: int
    source: Source


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the plan that the program says back to people."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Mended:
    """A slip of the plan's print and what was meant. Lists typed from that print repeat it."""

    printed: str
    meant: str
    where: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of a commune or district. ``number`` is empty and ``issued_on`` None where the copy at hand does not show
    them. ``unit_code``: five digits of a commune, three of a district of before 1/7/2025."""

    id: str
    title: str
    root: str
    number: str
    issued_on: date | None
    unit_code: str
    unit_name: str
    province_code: str
    province_name: str
    parts: tuple[Part, ...]
    stages: tuple[Stage, ...]
    reports_from: date
    reports: tuple[ReportDuty, ...]
    reports_to: str
    deadlines: tuple[Deadline, ...]
    seats: tuple[Seat, ...]
    bodies: tuple[Body, ...]
    orders: tuple[Order, ...]
    indicators: tuple[Indicator, ...]
    checks: tuple[PlanCheck, ...]
    units: tuple[Unit, ...]
    at_once: Quote | None
    roles: tuple[tuple[Role, str], ...]
    mended: tuple[Mended, ...] = ()
    drives: tuple[Drive, ...] = ()

    @property
    def is_of_a_district(self) -> bool:
        return len(self.unit_code) == 3

    @property
    def all_orders(self) -> tuple[Order, ...]:
        """The duties of each body and the orders beside them, as the plan has them."""
        return tuple(order for body in self.bodies for order in body.duties) + self.orders

    def has(self, part: Part) -> bool:
        return part in self.parts

    def title_of(self, role: Role) -> str:
        """How this plan's commune calls a role."""
        return next((title for known, title in self.roles if known is role), role.value)

    def deadline(self, id: str) -> Deadline | None:
        return next((deadline for deadline in self.deadlines if deadline.id == id), None)

    def name_of(self, id: str) -> str:
        """How a body or a unit is called; the id itself where the plan does not know it (a name that was typed)."""
        named = {body.id: body.name for body in self.bodies} | {unit.id: unit.name for unit in self.units}
        return named.get(id, id)
