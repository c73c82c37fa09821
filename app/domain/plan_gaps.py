"""What a plan that can be read still lacks, or should be looked at again (thiếu, cần xem lại): no stage that settles,
days before the plan was issued, bodies that nobody knows. Nothing here stops a plan from being used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.plan import Condition, Part, Plan
from app.domain.reporting import reports_between
from app.domain.roles import Role
from app.domain.sourced import Source

KNOWN_COUNTS = ("entered", "marks", "cases", "checks")
"""What an indicator can be counted from; behind a colon stands which."""
_NOBODY_OF_THE_PLAN = ("units", "here")


class Weight(StrEnum):
    FAULT = "fault"  # sai: the plan cannot be used
    MISSING = "missing"  # thiếu
    CHECK = "check"  # cần xem lại


@dataclass(frozen=True, slots=True)
class Gap:
    """One remark. ``table`` and ``number`` (from 0) say at which row; an empty table is the plan itself, at ``key``."""

    weight: Weight
    text: str
    table: str = ""
    number: int = 0
    key: str = ""


def gaps_of(plan: Plan) -> tuple[Gap, ...]:
    """Everything that is to be said of a plan without faults, in the order of its tables."""
    return (*_head(plan), *_stages(plan), *_reports(plan), *_days(plan), *_people(plan), *_orders(plan), *_counts(plan))


def _head(plan: Plan) -> Iterator[Gap]:
    if not plan.number or plan.issued_on is None:
        yield Gap(Weight.CHECK, "chưa có số và ngày ban hành", key="title")
    if not plan.parts:
        yield Gap(Weight.MISSING, "parts trống: kế hoạch không có phần việc nào", key="parts")
    wanted = {
        Part.REPORTS: ("report", plan.reports),
        Part.CHECKS: ("check", plan.checks),
        Part.INDICATORS: ("indicator", plan.indicators),
        Part.TASKS: ("body.duty]] hoặc [[order", plan.all_orders),
    }
    for part, (table, rows) in wanted.items():
        if part in plan.parts and not rows:
            yield Gap(Weight.MISSING, f"parts có “{part}” nhưng không có bảng [[{table}]]", key="parts")
        if rows and part not in plan.parts:
            yield Gap(Weight.MISSING, f"có bảng [[{table}]] nhưng parts không có “{part}”: sẽ không hiện", key="parts")


def _stages(plan: Plan) -> Iterator[Gap]:
    asked = {condition for stage in plan.stages for condition in stage.exit}
    if plan.has(Part.CASES):
        wanted = {
            Condition.LISTED: "lập danh sách",
            Condition.VERIFIED: "xác minh xong",
            Condition.SETTLED: "giải quyết dứt điểm (giai đoạn 3)",
            Condition.RECHECKED: "phúc tra (giai đoạn 4)",
        }
        for condition, words in wanted.items():
            if condition not in asked:
                text = f"không giai đoạn nào đòi {words}: exit = [“{condition}”]"
                yield Gap(Weight.MISSING, text, "stage", len(plan.stages) - 1)
        if plan.at_once is None:
            yield Gap(Weight.MISSING, "thiếu [[at_once]]: câu “đủ thông tin phải làm ngay”", key="title")
    if plan.stages[-1].last is not None:
        yield Gap(
            Weight.CHECK,
            "giai đoạn cuối có ngày kết thúc: sau đó không còn giai đoạn nào",
            "stage",
            len(plan.stages) - 1,
        )
    for number, stage in enumerate(plan.stages):
        if plan.issued_on and stage.last and stage.last < plan.issued_on:
            yield Gap(Weight.CHECK, "giai đoạn kết thúc trước ngày ban hành", "stage", number)
        if stage.source.needs_check:
            yield _doubt("stage", number, stage.source)


def _reports(plan: Plan) -> Iterator[Gap]:
    for number, duty in enumerate(plan.reports):
        if duty.source.needs_check:
            yield _doubt("report", number, duty.source)
        if plan.issued_on and duty.first_year == plan.issued_on.year:
            early = [day for day in duty.days if (day.month, day.day) < (plan.issued_on.month, plan.issued_on.day)]
            for day in early:
                text = f"báo cáo {day.day}/{day.month} đã qua trước ngày ban hành"
                yield Gap(Weight.CHECK, text, "report", number)
    if plan.reports and not reports_between(
        plan, plan.reports_from, plan.reports_from.replace(year=plan.reports_from.year + 2)
    ):
        yield Gap(Weight.MISSING, "không có báo cáo nào đến hạn trong hai năm đầu", "report", 0)


def _days(plan: Plan) -> Iterator[Gap]:
    first = plan.stages[0].first
    for number, deadline in enumerate(plan.deadlines):
        if deadline.last_day < first:
            yield Gap(Weight.CHECK, "mốc này trước ngày bắt đầu của kế hoạch", "deadline", number)
        if deadline.source.needs_check:
            yield _doubt("deadline", number, deadline.source)


def _people(plan: Plan) -> Iterator[Gap]:
    named = {role for role, _ in plan.roles}
    for role in Role:
        if role not in named:
            yield Gap(Weight.MISSING, f"chưa đặt tên vai trò “{role}” trong [[role]]", key="title")
    if not plan.seats and plan.has(Part.CASES):
        yield Gap(Weight.MISSING, "thiếu [[seat]]: ai ở trong Tổ công tác", key="title")
    busy = {one for order in plan.all_orders for one in (order.owner, *order.partners)}
    busy.update(sender for duty in plan.reports for sender in duty.senders)
    for number, body in enumerate(plan.bodies):
        if body.id not in busy:
            yield Gap(Weight.CHECK, f"“{body.name}” chưa có nhiệm vụ nào", "body", number)


def _orders(plan: Plan) -> Iterator[Gap]:
    known = {body.id for body in plan.bodies}.union((unit.id for unit in plan.units), _NOBODY_OF_THE_PLAN)
    for number, order in enumerate(plan.orders):
        for one in (order.owner, *order.partners):
            if one not in known:
                yield Gap(Weight.CHECK, f"“{one}” không có trong danh sách cơ quan, đơn vị", "order", number)
        if order.due and plan.issued_on and order.due < plan.issued_on:
            yield Gap(Weight.CHECK, "hạn đã qua trước ngày ban hành", "order", number)


def _counts(plan: Plan) -> Iterator[Gap]:
    for number, indicator in enumerate(plan.indicators):
        kind = indicator.counted.partition(":")[0]
        if kind not in KNOWN_COUNTS:
            yield Gap(Weight.MISSING, f"không biết đếm từ “{indicator.counted}”", "indicator", number)
        if indicator.source.needs_check:
            yield _doubt("indicator", number, indicator.source)


def _doubt(table: str, number: int, source: Source) -> Gap:
    return Gap(Weight.CHECK, f"nguồn cần kiểm tra: {source.text}", table, number)
