"""What presses this week and what is late, whose it is, and where it is done: gathered from every desk for the head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.domain.permissions import Action
from app.domain.plan import Part
from app.domain.tasks import Standing, TaskFilter
from app.home import Home
from app.services import colleagues, handoffs, laptops, rechecks, reports, tasks, today
from app.ui.field_words import Words
from app.ui.formats import fill, number

WEEK = 7


def tr(text: str) -> str:
    return QCoreApplication.translate("pressing", text)


@dataclass(frozen=True, slots=True)
class Pressing:
    """One thing. ``on``: its last day, None for what has none; ``target``: (signal of the page, what it is led to)."""

    id: str
    kind: str
    icon: str
    what: str
    whose: str
    on: date | None
    late: bool
    target: tuple[str, object]


def pressing(home: Home) -> tuple[Pressing, ...]:
    """The late first, then by day."""
    words = Words(home, colleagues.colleagues(home).accounts)
    found = [*_reports(home), *_tasks(home), *_deadlines(home), *_cases(home, words), *_between(home, words)]
    found += _laptops(home)
    return tuple(sorted(found, key=lambda one: (not one.late, one.on or date.min, one.kind, one.what)))


def _reports(home: Home) -> list[Pressing]:
    if not home.is_office or not home.account.may(Action.PRINT_REPORT):
        return []
    found, kind = [], tr("Báo cáo")
    for row in reports.reminder(home, within=WEEK).rows:
        found.append(
            Pressing(
                f"r:{row.id}",
                kind,
                "papers",
                row.due.name,
                fill(tr("Gửi %1"), row.due.duty.receiver),
                row.due.on,
                row.late,
                _part("reports", row.id),
            )
        )
        owing = [sender for sender in row.senders if sender.late and not sender.received]
        if owing:
            words = fill(tr("%1: chưa nhận của %2 nơi"), row.due.name, len(owing))
            names = ", ".join(sender.name for sender in owing[:3]) + ("…" if len(owing) > 3 else "")
            found.append(
                Pressing(f"s:{row.id}", kind, "papers", words, names, row.due.on, True, _part("reports", row.id))
            )
    return found


def _tasks(home: Home) -> list[Pressing]:
    if not home.pack.plan.has(Part.TASKS):
        return []
    which = TaskFilter(standings=frozenset({Standing.LATE, Standing.WEEK}))
    return [
        Pressing(
            f"t:{row.id}",
            tr("Nhiệm vụ"),
            "plans",
            row.task.facts.title,
            row.task.facts.person or row.owner,
            row.task.facts.due,
            row.task.standing is Standing.LATE,
            _part("tasks", row.id),
        )
        for row in tasks.tasks(home, which).rows
    ]


def _deadlines(home: Home) -> list[Pressing]:
    plan, end = home.pack.plan, home.today + timedelta(days=WEEK)
    return [
        Pressing(
            f"d:{one.id}",
            tr("Mốc kế hoạch"),
            "calendar",
            one.name,
            plan.unit_name,
            one.last_day,
            False,
            _part("reports-due"),
        )
        for one in plan.deadlines
        if home.today <= one.last_day <= end
    ]


def _cases(home: Home, words: Words) -> list[Pressing]:
    now = today.today(home, limit=100)
    return [
        Pressing(
            f"c:{row.case_id}:{row.procedure or ''}",
            tr("Hồ sơ"),
            "cases",
            f"{row.name} · {row.category}",
            words.name(row.assignee) or tr("chưa giao ai"),
            row.on,
            row.on < now.day,
            ("open_case", row.case_id),
        )
        for row in now.due
        if row.on <= now.day + timedelta(days=WEEK)
    ]


def _between(home: Home, words: Words) -> list[Pressing]:
    """What bodies owe each other, and re-checks."""
    end = home.today + timedelta(days=WEEK)
    found = [
        Pressing(
            f"h:{row.id}",
            tr("Chuyển việc"),
            "forward",
            row.name,
            words.code("bodies", row.facts.receiver),
            row.facts.due,
            row.late,
            _part("handoffs"),
        )
        for row in handoffs.handoffs(home)
        if row.facts.due is not None and row.facts.due <= end
    ]
    return found + [
        Pressing(
            f"k:{row.id}",
            tr("Phúc tra"),
            "tick",
            row.name,
            words.name(row.facts.assignee),
            row.facts.due,
            row.late,
            _part("rechecks"),
        )
        for row in rechecks.rechecks(home)
        if row.facts.due is not None and row.facts.due <= end
    ]


def _laptops(home: Home) -> list[Pressing]:
    if not home.is_office:
        return []
    return [
        Pressing(
            f"m:{row.id}",
            tr("Máy chưa về"),
            "sync",
            fill(tr("Máy %1: %2 địa bàn"), row.name, number(len(row.areas))),
            ", ".join(row.people),
            None,
            True,
            ("sync_asked", None),
        )
        for row in laptops.laptops(home)
        if row.late and not row.revoked
    ]


def _part(name: str, what: object = None) -> tuple[str, object]:
    return "part_asked", name if what is None else (name, what)
