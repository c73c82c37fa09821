"""The board (bảng việc): open cases in columns by their next step, by person or by team.

By person and team the columns are counted in SQL. The next step of a case has to be worked out, so of a long list only
those due first are looked at, and the board says how many that was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select

from app.domain.casefile import situation_of
from app.domain.pathway import PathStep, Pathway, Readiness
from app.home import Home
from app.models import contested, same_person
from app.models.entities import Area, Case, Resident
from app.models.sealing import shown_to
from app.models.sketches import sketches
from app.progress import QUIET, Progress

LOOKED_AT = 300
NEVER = date(9999, 12, 31)
NOBODY = ""
FINISHED, ASKING = "finished", "asking"
"""Columns of the board by step that are no procedure: every step is over; an answer is needed first."""


class By(StrEnum):
    STEP = "step"
    PERSON = "person"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Card:
    """One case on the board. ``readiness`` is that of its next step; None where it was not worked out."""

    id: str
    name: str
    category: str
    area: str
    due: date | None
    late: bool
    assignee: str | None
    team: str | None
    task: str | None
    readiness: Readiness | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """``key``: a procedure, an account, a team; ``""`` nobody; :data:`FINISHED`, :data:`ASKING`."""

    key: str
    cards: tuple[Card, ...]

    @property
    def late(self) -> int:
        return sum(card.late for card in self.cards)


@dataclass(frozen=True, slots=True)
class Board:
    """``total`` open cases there are, of which ``looked_at`` are on the board."""

    columns: tuple[Column, ...]
    looked_at: int
    total: int


def board(
    home: Home,
    by: By,
    *,
    area_id: str | None = None,
    category: str | None = None,
    limit: int = LOOKED_AT,
    progress: Progress = QUIET,
) -> Board:
    """Open cases, those due first first, in columns.

    Raises:
        Cancelled: the page was left.
    """
    conditions = [Case.gone.is_(None), contested.is_open(), Resident.gone.is_(None), shown_to(home.account)]
    if area_id is not None:
        conditions.append(Resident.area_id == area_id)
    if category is not None:
        conditions.append(Case.category == category)
    with home.reading() as r:
        whole = same_person.join_person(select(func.count()), Case.resident_id)
        total = r.session.scalar(whole.where(*conditions)) or 0
        found = r.session.execute(
            same_person.join_person(select(Case, Resident.name, Area.name), Case.resident_id)
            .outerjoin(Area, Area.id == Resident.area_id)
            .where(*conditions)
            .order_by(func.coalesce(Case.due, NEVER), Case.id)
            .limit(limit)
        ).all()
        cards = [_card(home, case, name, area or "") for case, name, area in found]
        if by is By.STEP:
            placed: list[tuple[str, Card]] = []
            by_id = {card.id: card for card in cards}
            files = sketches(r, list(by_id))
            for file in progress.over(files, "read", len(cards), every=10):
                way = home.pack.pathway(situation_of(file), today=home.today)
                key, step = next_step(way)
                readiness = step.readiness if step is not None else None
                placed.append((key, replace(by_id[file.case.id], readiness=readiness)))
            return Board(_columns(placed, _order_of(home)), len(cards), int(total))
    key_of: Callable[[Card], str] = (
        (lambda card: card.assignee or NOBODY) if by is By.PERSON else (lambda card: card.team or NOBODY)
    )
    return Board(_columns([(key_of(card), card) for card in cards], str), len(cards), int(total))


def next_step(way: Pathway) -> tuple[str, PathStep | None]:
    """The step that has to move next: what can be done now, what lies at an authority, what lacks a paper, and last
    what waits; then the questions; then nothing."""
    must = [step for step in way.steps if not step.optional]
    for readiness in (Readiness.READY, Readiness.FILED, Readiness.LACKS, Readiness.REFUSED, Readiness.WAITS):
        step = next((each for each in must if each.readiness is readiness), None)
        if step is not None:
            return step.id, step
    return (ASKING, None) if any(step.readiness is Readiness.ASK for step in must) else (FINISHED, None)


def _card(home: Home, case: Case, name: str, area: str) -> Card:
    late = case.due is not None and case.due < home.today
    return Card(case.id, name, case.category, area, case.due, late, case.assignee, case.team, case.task)


def _columns(placed: Iterable[tuple[str, Card]], order: Callable[[str], object]) -> tuple[Column, ...]:
    found: dict[str, list[Card]] = {}
    for key, card in placed:
        found.setdefault(key, []).append(card)
    return tuple(Column(key, tuple(found[key])) for key in sorted(found, key=order))  # type: ignore[arg-type]


def _order_of(home: Home) -> Callable[[str], tuple[int, str]]:
    """Steps in the order of the pack's procedures, then what needs an answer, then what is over."""
    places = {procedure: place for place, procedure in enumerate(home.pack.procedures)}
    last = len(places)
    return lambda key: (places.get(key, last + (key == FINISHED)), key)
