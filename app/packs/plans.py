"""Plan packs from ``resources/plans/*.toml``, or from the text of an edition: stages, days, seats, orders, reports."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from app.domain.category import Group
from app.domain.plan import (
    Body,
    Condition,
    DayOfYear,
    Deadline,
    Goal,
    Indicator,
    Mended,
    Order,
    OrderKind,
    Part,
    Plan,
    PlanCheck,
    Quote,
    ReportDuty,
    Rhythm,
    Seat,
    Stage,
    Unit,
)
from app.domain.roles import Role
from app.packs.drives import read_drive, read_drives
from app.packs.reading import PackError, Row, once, read_text, toml_row

T = TypeVar("T")

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_PLACES = frozenset({
    "stages", "seats", "handoffs", "obstacles", "rechecks", "benefits", "letters", "lists", "doors", "requests",
})  # fmt: skip
"""Where the product carries out an order, besides the plan's own parts."""
UNITS, HERE = "units", "here"
"""Who sends a report, besides bodies: each unit; this office."""


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
    return read_plan(read_text(root, f"plans/{id}.toml"), f"plans/{id}.toml", id)


def read_plan(text: str, name: str, id: str = "") -> Plan:
    """The plan that ``text`` says; ``name`` is how faults call it, ``id`` what it must be called itself.

    Raises:
        PackError: the text is wrong.
    """
    top = toml_row(name, text)
    if not _ID.fullmatch(top.text("id")):
        top.fault("mã kế hoạch chỉ gồm chữ thường, số và gạch nối", "id")
    if id and top.text("id") != id:
        top.fault(f"id phải là “{id}” như tên tệp", "id")
    unit_code = top.text("unit_code")
    if not re.fullmatch(r"[0-9]{5}|[0-9]{3}", unit_code):
        top.fault("unit_code phải gồm 5 chữ số (xã) hoặc 3 chữ số (huyện cũ), đặt trong ngoặc kép", "unit_code")
    plan = Plan(
        id=top.text("id"),
        title=top.text("title"),
        root=top.text("root"),
        number=top.text("number", ""),
        issued_on=top.day_or_none("issued_on"),
        unit_code=unit_code,
        unit_name=top.text("unit_name"),
        province_code=_two_digits(top, "province_code"),
        province_name=top.text("province_name"),
        parts=top.choices("parts", Part),
        stages=_stages(top.rows("stage", least=1)),
        reports_from=top.day("reports_from"),
        reports=tuple(_read(top.rows("report"), _report)),
        reports_to=top.text("reports_to"),
        deadlines=tuple(_read(top.rows("deadline"), _deadline)),
        seats=tuple(_read(top.rows("seat"), _seat)),
        bodies=tuple(_read(top.rows("body"), _body)),
        orders=tuple(_read(top.rows("order"), _order)),
        indicators=tuple(_read(top.rows("indicator"), _indicator)),
        checks=tuple(_read(top.rows("check"), _check)),
        units=tuple(_read(top.rows("unit"), _unit)),
        at_once=next(_read(top.rows("at_once"), _quote), None),
        roles=tuple(_read(top.rows("role"), _role)),
        mended=tuple(_read(top.rows("mended"), _mended)),
        drives=read_drives(top.rows("drive"), [row.text("id") for row in top.rows("unit")]),
    )
    for key, field in (("deadline", "id"), ("body", "id"), ("indicator", "id"), ("unit", "id"), ("role", "id")):
        once(top.rows(key), field)
    once(top.rows("check"), "rule")
    _check_reports(top, plan)
    _check_names(top, plan)
    top.done()
    return plan


def _read(rows: tuple[Row, ...], one: Callable[[Row], T]) -> Iterator[T]:
    """Each row as ``one`` makes it; keys that it does not ask for are refused."""
    for row in rows:
        yield one(row)
        row.done()


def _two_digits(row: Row, key: str) -> str:
    value = row.text(key)
    if not re.fullmatch("[0-9]{2}", value):
        row.fault(f"{key} phải gồm 2 chữ số, đặt trong ngoặc kép", key)
    return value


def _stages(rows: tuple[Row, ...]) -> tuple[Stage, ...]:
    """Stages follow each other without gap or overlap, and only the last may be open."""
    once(rows, "id")
    stages: list[Stage] = []
    for number, row in enumerate(rows, start=1):
        stage = _stage(row, number)
        if stage.last is None and number < len(rows):
            row.fault("chỉ giai đoạn cuối mới được bỏ trống stage.to")
        if stages and stages[-1].last and stage.first != stages[-1].last + timedelta(days=1):
            row.fault("stage.from phải là ngày liền sau giai đoạn trước", "from")
        stages.append(stage)
        row.done()
    return tuple(stages)


def _stage(row: Row, number: int = 0) -> Stage:
    first, last = row.day("from"), row.day_or_none("to")
    if last and last < first:
        row.fault("stage.to trước stage.from", "to")
    return Stage(
        row.text("id"),
        number,
        row.text("name"),
        first,
        last,
        row.texts("tasks"),
        row.source(),
        row.choices("entry", Condition),
        row.choices("exit", Condition),
    )


def _report(row: Row) -> ReportDuty:
    first, last = row.whole("first_year", 2000, 2200), row.whole_or_none("last_year", 2000, 2200)
    if last is not None and last < first:
        row.fault("report.last_year trước report.first_year", "last_year")
    rhythm, hour = row.choice("rhythm", Rhythm), row.text("hour", "")
    if hour and not _HOUR.fullmatch(hour):
        row.fault('report.hour phải là giờ, viết như "09:00"', "hour")
    return ReportDuty(
        id=row.text("id"),
        name=row.text("name"),
        senders=row.texts("senders", (HERE,)),
        receiver=row.text("receiver"),
        rhythm=rhythm,
        first_year=first,
        last_year=last,
        template=row.text("template"),
        source=row.source(),
        day=row.whole("day", 1, 31) if rhythm is Rhythm.MONTHLY else 0,
        weekday=row.whole("weekday", 2, 8) - 2 if rhythm is Rhythm.WEEKLY else 0,
        hour=hour,
        days=tuple(_read(row.rows("on", least=1), _day_of_year)) if rhythm is Rhythm.YEARLY else (),
        on=row.day("day") if rhythm is Rhythm.ONCE else None,
        before=row.flag("before", False),
    )


def _day_of_year(row: Row) -> DayOfYear:
    text = row.text("day")
    place = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)
    day, month = (int(place[1]), int(place[2])) if place else (0, 0)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(2001, month)[1]:
        row.fault('on.day phải là ngày/tháng, viết như "15/6"', "day")
    return DayOfYear(month, day, row.text("name"))


def _deadline(row: Row) -> Deadline:
    group = row.choice("group", Group).value if row.has("group") else ""
    return Deadline(row.text("id"), row.text("name"), row.day("before"), row.source(), group, row.text("level", ""))


def _seat(row: Row) -> Seat:
    title, who = row.text("title"), row.text("who")
    return Seat(row.text("id", _slug("seat", title, who)), title, who, row.choices("roles", Role), row.source())


def _body(row: Row) -> Body:
    id = row.text("id")
    return Body(id, row.text("name"), tuple(_read(row.rows("duty"), lambda one: _duty(one, id))))


def _order(row: Row) -> Order:
    return _duty(row, row.text("owner"))


def _duty(row: Row, owner: str) -> Order:
    text, due = row.text("text"), row.day_or_none("due")
    if row.has("before"):
        if due is not None:
            row.fault("chỉ ghi một trong hai: due (ngày cuối còn kịp) hoặc before (trước ngày)", "before")
        due = row.day("before") - timedelta(days=1)
    first = row.day_or_none("first")
    if first and due and due < first:
        row.fault("hạn trước ngày bắt đầu", "due" if row.has("due") else "before")
    return Order(
        id=row.text("id", _slug(owner, text)),
        text=text,
        owner=owner,
        leads=row.flag("leads", False),
        source=row.source(),
        kind=row.choice("kind", OrderKind) if row.has("kind") else OrderKind.DUTY,
        partners=row.texts("partners", ()),
        stage=row.text("stage", ""),
        first=first,
        due=due,
        measure=row.text("measure", ""),
        shown_in=row.texts("shown_in", ()),
        of_each=row.texts("of_each", ()),
    )


def _slug(owner: str, *said: str) -> str:
    """An id for what has none: it stays while the words stay, wherever they are moved in the file."""
    return f"{owner}-{hashlib.sha256(chr(31).join(said).encode()).hexdigest()[:8]}"


def _indicator(row: Row) -> Indicator:
    share = row.flag("share", True)
    goals = tuple(_read(row.rows("goal"), lambda one: _goal(one, 100 if share else 100_000_000)))
    return Indicator(
        id=row.text("id"),
        name=row.text("name"),
        share=share,
        of=row.text("of"),
        goals=tuple(sorted(goals, key=lambda goal: goal.by or date.max)),
        source=row.source(),
        counted=row.text("counted", "entered"),
        per_unit=row.flag("per_unit", False),
        givers=row.texts("givers", ()),
        every=row.choice("every", Rhythm) if row.has("every") else None,
        cause=row.text("cause", ""),
    )


def _goal(row: Row, most: int) -> Goal:
    return Goal(row.whole("value", 0, most), row.day_or_none("by"))


def _check(row: Row) -> PlanCheck:
    return PlanCheck(row.text("rule"), row.whole("share", 1, 100, default=100), row.source())


def _unit(row: Row) -> Unit:
    return Unit(row.text("id"), row.text("name"))


def _quote(row: Row) -> Quote:
    return Quote(row.text("text"), row.source())


def _role(row: Row) -> tuple[Role, str]:
    return row.choice("id", Role), row.text("title")


def _mended(row: Row) -> Mended:
    return Mended(row.text("printed"), row.text("meant"), row.text("where"))


TABLES: Mapping[str, Callable[[Row], object]] = {
    "stage": _stage,
    "report": _report,
    "deadline": _deadline,
    "seat": _seat,
    "body": _body,
    "order": _order,
    "indicator": _indicator,
    "check": _check,
    "unit": _unit,
    "at_once": _quote,
    "role": _role,
    "mended": _mended,
    "drive": read_drive,
}
"""The tables of a plan, and how one row of each is read."""


# What one table says of another -------------------------------------------------------------------------------------


def _check_reports(top: Row, plan: Plan) -> None:
    """Of one duty's rules at most one holds in a year; who sends a report, or a figure, is known."""
    senders = {UNITS, HERE} | {body.id for body in plan.bodies} | {unit.id for unit in plan.units}
    for number, (row, duty) in enumerate(zip(top.rows("report"), plan.reports, strict=True)):
        for earlier in plan.reports[:number]:
            if earlier.id == duty.id and (earlier.last_year is None or duty.first_year <= earlier.last_year):
                row.fault("report.first_year trùng với quy định trước", "first_year")
        for sender in duty.senders:
            if sender not in senders:
                row.fault(f"report.senders: không có cơ quan, đơn vị “{sender}”", "senders")
    for row, indicator in zip(top.rows("indicator"), plan.indicators, strict=True):
        for giver in indicator.givers:
            if giver not in senders:
                row.fault(f"indicator.givers: không có cơ quan, đơn vị “{giver}”", "givers")


def _check_names(top: Row, plan: Plan) -> None:
    """Orders name stages, reports, indicators, checks and parts that are there, and have each an id of their own."""
    known = {part.value for part in Part} | {f"deadlines:{one.id}" for one in plan.deadlines}
    known |= {f"stages:{stage.id}" for stage in plan.stages} | {f"reports:{duty.id}" for duty in plan.reports}
    known |= {f"indicators:{one.id}" for one in plan.indicators} | {f"checks:{one.rule}" for one in plan.checks}
    known |= _PLACES
    stages = {stage.id for stage in plan.stages}
    named = {body.id for body in plan.bodies} | {unit.id for unit in plan.units}
    rows = [duty for body in top.rows("body") for duty in body.rows("duty")] + list(top.rows("order"))
    seen: set[str] = set()
    for row, order in zip(rows, plan.all_orders, strict=True):
        if order.id in seen:
            row.fault(f"nhiệm vụ “{order.id}” có hai lần", "id" if row.has("id") else "text")
        seen.add(order.id)
        for one in order.of_each:
            if one != UNITS and one not in named:
                row.fault(f"of_each: không có cơ quan, đơn vị “{one}”", "of_each")
        if order.stage and order.stage not in stages:
            row.fault(f"không có giai đoạn “{order.stage}”", "stage")
        for place in order.shown_in:
            if place not in known:
                row.fault(f"shown_in: không có “{place}”", "shown_in")
