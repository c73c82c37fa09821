"""A commune for the tests of reports, and a ledger beside it: what happened to whom when, kept as plain rows.

The records are written straight into the tables in one change; nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from app.domain.ids import child_id, new_id
from app.domain.values import Closing
from app.home import Home
from app.models.entities import Area, Benefit, Case, HandOff, Household, Obstacle, ReCheck, Resident, Step, Visit

FIRST = date(2026, 3, 17)
CATEGORIES = ("A1", "A2", "A3", "A5", "B2", "B3", "B6", "B8")
PAPERS = {
    "birth": ("birth_certificate",),
    "personal-number": ("personal_number",),
    "residence-permanent": ("residence_record", "residence_registered"),
    "identity-card": ("identity_card",),
}


@dataclass
class Ledger:
    """The same as in the tables, in rows of plain values: (…, day)."""

    areas: dict[str, str] = field(default_factory=dict)
    cases: list[dict[str, Any]] = field(default_factory=list)
    papers: list[dict[str, Any]] = field(default_factory=list)
    struck: list[dict[str, Any]] = field(default_factory=list)
    obstacles: list[dict[str, Any]] = field(default_factory=list)
    doors: list[dict[str, Any]] = field(default_factory=list)


def a_working_commune(home: Home, *, people: int = 60, seed: int = 7) -> Ledger:
    """Some cases in every state, spread over the year; some people have two."""
    random, book = Random(seed), Ledger()

    def a_day(after: date = FIRST) -> date:
        return min(after + timedelta(days=random.randrange(0, 245)), date(2026, 11, 20))

    with home.working() as w:
        for number in range(1, 4):
            area = w.add(Area(id=new_id(), name=f"Thôn {number}", kind="hamlet"))
            book.areas[area.id] = area.name
        ids = list(book.areas)
        for number in range(people):
            area_id = ids[number % len(ids)]
            house = w.add(Household(id=new_id(), area_id=area_id, label=f"Hộ {number}"))
            person = w.add(Resident(id=new_id(), area_id=area_id, name=f"Người Thử {number:03}"))
            w.flush()
            door: dict[str, Any] = {"area": area_id, "reached": None}
            for _ in range(random.randrange(0, 3)):
                day, outcome = a_day(), random.choice(("met", "nobody", "refused", "come_back"))
                w.add(Visit(id=new_id(), household_id=house.id, day=day, outcome=outcome))
                if outcome in ("met", "refused"):
                    door["reached"] = min(day, door["reached"] or day)
            book.doors.append(door)
            for category in random.sample(CATEGORIES, 2 if number % 7 == 0 else 1):
                _a_case(w, book, random, person, category, a_day)
        w.flush()
    return book


def _a_case(w: Any, book: Ledger, random: Random, person: Resident, category: str, a_day: Any) -> None:
    opened = a_day()
    case: dict[str, Any] = {
        "person": person.id, "area": person.area_id, "category": category, "opened": opened, "ended": None, "kind": "",
    }  # fmt: skip
    closing = None
    if random.random() < 0.35:
        case["ended"], case["kind"] = a_day(opened), random.choice(("settled", "settled", "moved"))
        closing = Closing(case["kind"], case["ended"], "Xong")
    row = w.add(
        Case(
            id=new_id(),
            resident_id=person.id,
            category=category,
            opened_on=opened,
            state="closed" if closing else "open",
            closing=closing,
        )
    )
    w.flush()
    case["id"] = row.id
    book.cases.append(case)
    for procedure, results in PAPERS.items():
        if random.random() < 0.4:
            day = a_day(opened)
            _a_step(w, row.id, procedure, day)
            book.papers += [{**case, "paper": result, "day": day} for result in results]
    if category == "B6" and random.random() < 0.6:
        day = a_day(opened)
        _a_step(w, row.id, "residence-delete", day)
        book.struck.append({**case, "day": day})
    if random.random() < 0.4:
        met = a_day(opened)
        told = a_day(met) if random.random() < 0.5 else None
        solved = a_day(told or met) if random.random() < 0.5 else None
        kind = random.choice(("lodging", "other"))
        w.add(
            Obstacle(
                id=new_id(), case_id=row.id, kind=kind, opened_on=met, reported_on=told, closed_on=solved, text="Vướng"
            )
        )
        book.obstacles.append({**case, "kind": kind, "met": met, "told": told, "solved": solved})
    if random.random() < 0.2:
        w.add(
            Benefit(id=child_id(row.id, "health"), case_id=row.id, kind="health", state="applied", applied_on=a_day())
        )
        w.add(
            HandOff(
                id=new_id(),
                resident_id=person.id,
                kind="new_number",
                sender="police",
                receiver="social",
                sent_on=a_day(),
            )
        )
        w.add(ReCheck(id=child_id(row.id, "đợt 1"), case_id=row.id, sample="đợt 1", drawn_on=a_day(date(2026, 9, 1))))


def _a_step(w: Any, case_id: str, procedure: str, day: date) -> None:
    w.add(
        Step(
            id=child_id(case_id, procedure),
            case_id=case_id,
            procedure=procedure,
            state="done",
            filed_on=day,
            done_on=day,
        )
    )
