"""The plan that the work follows (kế hoạch): its stages, days, people and duties. Filled from ``resources/plans``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.roles import Role
from app.domain.sourced import Source


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage (giai đoạn) from ``first`` to ``last``, both included; the last stage of a plan has no end."""

    id: str
    number: int
    name: str
    first: date
    last: date | None
    tasks: tuple[str, ...]
    source: Source

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A report outside the months' row, on one day of the year: a stage handed over, a half year, a year."""

    month: int
    day: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportRule:
    """Which days reports are due (chế độ thông tin, báo cáo) in the years ``first_year`` to ``last_year``."""

    first_year: int
    last_year: int | None
    monthly_day: int
    milestones: tuple[Milestone, ...]
    source: Source

    def holds(self, year: int) -> bool:
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which the plan wants something. ``before`` is excluded, as "trước ngày" excludes it."""

    id: str
    name: str
    before: date
    source: Source
    group: str = ""

    @property
    def last_day(self) -> date:
        """The last day on which it is in time."""
        return self.before - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of the working group (Tổ công tác): "Tổ trưởng", who takes it, and the roles of that account."""

    title: str
    who: str
    roles: tuple[Role, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Body:
    """A body with duties under the plan (cơ quan được phân công)."""

    id: str
    name: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty as the plan words it, and its stage if the plan ties it to one. ``leads``: chủ trì, not phối hợp."""

    text: str
    leads: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Target:
    """What the plan wants reached: ``share`` per cent of ``of``."""

    id: str
    name: str
    share: int
    of: str
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
    """A commune's plan. ``number`` is empty and ``issued_on`` None where the copy at hand does not show them."""

    id: str
    title: str
    root: str
    number: str
    issued_on: date | None
    unit_code: str
    unit_name: str
    province_code: str
    province_name: str
    stages: tuple[Stage, ...]
    reports_from: date
    report_rules: tuple[ReportRule, ...]
    reports_to: str
    deadlines: tuple[Deadline, ...]
    seats: tuple[Seat, ...]
    bodies: tuple[Body, ...]
    targets: tuple[Target, ...]
    at_once: Quote
    roles: tuple[tuple[Role, str], ...]
    mended: tuple[Mended, ...] = ()

    def title_of(self, role: Role) -> str:
        """How this plan's commune calls a role."""
        return next((title for known, title in self.roles if known is role), role.value)

    def deadline(self, id: str) -> Deadline | None:
        return next((deadline for deadline in self.deadlines if deadline.id == id), None)
