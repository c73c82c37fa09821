"""Plan packs from ``resources/plans/*.toml``: stages, days, seats, duties."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.domain.category import Group
from app.domain.plan import (
    Body,
    Deadline,
    Duty,
    Mended,
    Milestone,
    Plan,
    Quote,
    ReportRule,
    Seat,
    Stage,
    Target,
)
from app.domain.roles import Role
from app.packs.reading import PackError, Row, once, read_toml

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """A plan that the first-run set-up can offer."""

    id: str
    title: str
    unit_code: str
    unit_name: str
    province_name: str


def list_plans(root: Path) -> tuple[PlanOffer, ...]:
    """The plans that are there, by id.

    Raises:
        PackError: one of them is wrong.
    """
    plans = (load_plan(root, file.stem) for file in sorted((root / "plans").glob("*.toml")))
    return tuple(PlanOffer(p.id, p.title, p.unit_code, p.unit_name, p.province_name) for p in plans)


def load_plan(root: Path, id: str) -> Plan:
    """The plan called ``id``.

    Raises:
        PackError: there is no such plan, or its file is wrong.
    """
    if not _ID.fullmatch(id):
        raise PackError(f"plans/{id}.toml", 1, "mã kế hoạch chỉ gồm chữ thường, số và gạch nối")
    top = read_toml(root, f"plans/{id}.toml")
    if top.text("id") != id:
        top.fault(f"id phải là “{id}” như tên tệp", "id")
    plan = Plan(
        id=id,
        title=top.text("title"),
        root=top.text("root"),
        number=top.text("number", ""),
        issued_on=top.day_or_none("issued_on"),
        unit_code=_digits(top, "unit_code", 5),
        unit_name=top.text("unit_name"),
        province_code=_digits(top, "province_code", 2),
        province_name=top.text("province_name"),
        stages=_stages(top.rows("stage", least=1)),
        reports_from=top.day("reports_from"),
        report_rules=_report_rules(top.rows("reports", least=1)),
        reports_to=top.text("reports_to"),
        deadlines=tuple(_deadline(row) for row in top.rows("deadline")),
        seats=tuple(_seat(row) for row in top.rows("seat")),
        bodies=tuple(_body(row) for row in top.rows("body")),
        targets=tuple(_target(row) for row in top.rows("target")),
        at_once=_quote(top.rows("at_once", least=1)[0]),
        roles=_roles(top.rows("role")),
        mended=tuple(_mended(row) for row in top.rows("mended")),
    )
    once(top.rows("deadline"), "id")
    once(top.rows("body"), "id")
    once(top.rows("target"), "id")
    top.done()
    return plan


def _digits(row: Row, key: str, length: int) -> str:
    value = row.text(key)
    if len(value) != length or not value.isdecimal() or not value.isascii():
        row.fault(f"{key} phải gồm {length} chữ số, đặt trong ngoặc kép", key)
    return value


def _stages(rows: tuple[Row, ...]) -> tuple[Stage, ...]:
    """Stages follow each other without gap or overlap, and only the last may be open."""
    once(rows, "id")
    stages: list[Stage] = []
    for number, row in enumerate(rows, start=1):
        first, last = row.day("from"), row.day_or_none("to")
        if last and last < first:
            row.fault("stage.to trước stage.from", "to")
        if last is None and number < len(rows):
            row.fault("chỉ giai đoạn cuối mới được bỏ trống stage.to")
        if stages and stages[-1].last and first != stages[-1].last + timedelta(days=1):
            row.fault("stage.from phải là ngày liền sau giai đoạn trước", "from")
        stages.append(Stage(row.text("id"), number, row.text("name"), first, last, row.texts("tasks"), row.source()))
        row.done()
    return tuple(stages)


def _report_rules(rows: tuple[Row, ...]) -> tuple[ReportRule, ...]:
    rules: list[ReportRule] = []
    for row in rows:
        first, last = row.whole("first_year", 2000, 2200), row.whole_or_none("last_year", 2000, 2200)
        if last is not None and last < first:
            row.fault("reports.last_year trước reports.first_year", "last_year")
        if rules and (rules[-1].last_year is None or first <= rules[-1].last_year):
            row.fault("reports.first_year trùng với quy định trước", "first_year")
        rules.append(
            ReportRule(
                first,
                last,
                row.whole("monthly_day", 1, 31),
                tuple(_milestone(one) for one in row.rows("milestone")),
                row.source(),
            )
        )
        row.done()
    return tuple(rules)


def _milestone(row: Row) -> Milestone:
    text = row.text("on")
    place = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)
    day, month = (int(place[1]), int(place[2])) if place else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2001, month)[1]:
        row.fault('milestone.on phải là ngày/tháng, viết như "15/6"', "on")
    milestone = Milestone(month, day, row.text("name"))
    row.done()
    return milestone


def _deadline(row: Row) -> Deadline:
    group = row.choice("group", Group).value if row.has("group") else ""
    deadline = Deadline(row.text("id"), row.text("name"), row.day("before"), row.source(), group)
    row.done()
    return deadline


def _seat(row: Row) -> Seat:
    seat = Seat(row.text("title"), row.text("who"), row.choices("roles", Role), row.source())
    row.done()
    return seat


def _body(row: Row) -> Body:
    body = Body(row.text("id"), row.text("name"), tuple(_duty(one) for one in row.rows("duty", least=1)))
    row.done()
    return body


def _duty(row: Row) -> Duty:
    duty = Duty(row.text("text"), row.flag("leads", False), row.source())
    row.done()
    return duty


def _target(row: Row) -> Target:
    target = Target(row.text("id"), row.text("name"), row.whole("share", 1, 100), row.text("of"), row.source())
    row.done()
    return target


def _quote(row: Row) -> Quote:
    quote = Quote(row.text("text"), row.source())
    row.done()
    return quote


def _roles(rows: tuple[Row, ...]) -> tuple[tuple[Role, str], ...]:
    once(rows, "id")
    titles = tuple((row.choice("id", Role), row.text("title")) for row in rows)
    for row in rows:
        row.done()
    return titles


def _mended(row: Row) -> Mended:
    mended = Mended(row.text("printed"), row.text("meant"), row.text("where"))
    row.done()
    return mended
