"""What every case stands at, for the stages and the indicators of a plan: read in sets, one query for each matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.domain.account import Account
from app.domain.answers import is_known
from app.domain.benefits import BenefitRule, BenefitState, Subject, benefits_of
from app.domain.casefile import BenefitFacts, CaseFile, ObstacleFacts
from app.domain.category import Category
from app.domain.obstacles import is_told
from app.domain.plan import Plan
from app.domain.procedure import Procedure, StepState
from app.domain.stages import CaseStanding
from app.domain.values import Closing
from app.models import contested, same_person
from app.models.casefile import taken
from app.models.entities import (
    Area,
    Benefit,
    Case,
    CaseAnswer,
    Claim,
    Evidence,
    Mark,
    Obstacle,
    ReCheck,
    Resident,
    Step,
)
from app.models.sealing import shown_to
from app.models.sketches import sketches
from app.models.work import Reading
from app.progress import QUIET, Progress

CARD, CARD_MARK = "identity_card", "card"
"""The evidence and the mark that somebody has a card (thẻ căn cước)."""
UNCLEAR = "unclear"
"""A claim of which nothing could be found out yet (chưa rõ) is not verified."""
Way = Callable[[CaseFile], tuple[bool, bool]]
"""Of a case's way: whether something is ready to be filed, and whether nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Lore:
    """What of a pack cases are judged with."""

    plan: Plan
    categories: Mapping[str, Category]
    procedures: Mapping[str, Procedure]
    benefits: Sequence[BenefitRule]


def standings(
    r: Reading, account: Account, lore: Lore, today: date, *, way: Way | None = None, progress: Progress = QUIET
) -> tuple[CaseStanding, ...]:
    """Every case that this machine holds, as far as ``account`` may see its person, by area and name.

    ``way`` works out the way of each open case of which something was taken down (of any other nobody knows enough to
    file anything); without it nothing is said to be ready or over. It takes some milliseconds each. Raises: Cancelled.
    """
    rows = r.session.execute(
        same_person.join_person(
            select(Case, Resident, Area.name.label("area"), contested.is_over().label("over")), Case.resident_id
        )
        .outerjoin(Area, Area.id == Resident.area_id)
        .where(Case.gone.is_(None), Resident.gone.is_(None), shown_to(account))
        .order_by(Area.name_sort, Resident.name_sort, Case.id)
    ).all()
    facts = _Facts(r, lore)
    ways: dict[str, tuple[bool, bool]] = {}
    if way is not None:
        begun = facts.papers | facts.results.keys()
        still = [row.Case.id for row in rows if not row.over and row.Case.id in begun]
        for file in progress.over(sketches(r, still), "read", len(still), every=20):
            ways[file.case.id] = way(file)
    return tuple(_standing(row, facts, ways.get(row.Case.id, (False, False)), today) for row in rows)


def results_of_cases(r: Reading, procedures: Mapping[str, Procedure]) -> dict[str, set[str]]:
    """What the steps of each case have brought."""
    found: dict[str, set[str]] = {}
    steps = r.session.execute(
        select(Step.case_id, Step.procedure).where(Step.state == StepState.DONE, Step.gone.is_(None))
    )
    for case, procedure in steps:
        known = procedures.get(procedure)
        if known is not None:
            found.setdefault(case, set()).update(known.yields)
    return found


class _Facts:
    """The parts of all cases, by case."""

    def __init__(self, r: Reading, lore: Lore) -> None:
        self.lore = lore
        self.results = results_of_cases(r, lore.procedures)
        self.papers = _ids(r, select(Evidence.case_id).where(Evidence.gone.is_(None)))
        self.papers |= _ids(r, select(CaseAnswer.case_id).where(CaseAnswer.gone.is_(None)))
        self.had_card = _ids(r, select(Evidence.case_id).where(Evidence.gone.is_(None), Evidence.kind == CARD))
        marks = r.session.execute(select(Mark.resident_id, Mark.day).where(Mark.gone.is_(None), Mark.kind == CARD_MARK))
        self.marks = {str(person): day for person, day in marks}
        self.judged = _pairs(
            r.session.execute(
                select(Claim.case_id, Claim.kind).where(
                    Claim.gone.is_(None), Claim.standing.is_not(None), Claim.standing != UNCLEAR
                )
            )
        )
        self.obstacles: dict[str, list[ObstacleFacts]] = {}
        for row in r.session.scalars(select(Obstacle).where(Obstacle.gone.is_(None))):
            self.obstacles.setdefault(row.case_id, []).append(taken(r, row, ObstacleFacts))
        self.rechecks: dict[str, bool] = {}
        found = r.session.execute(select(ReCheck.case_id, ReCheck.done_on).where(ReCheck.gone.is_(None)))
        for case, done in found:
            self.rechecks[case] = self.rechecks.get(case, True) and done is not None
        self.benefits: dict[str, list[BenefitFacts]] = {}
        for benefit in r.session.scalars(select(Benefit).where(Benefit.gone.is_(None))):
            self.benefits.setdefault(benefit.case_id, []).append(taken(r, benefit, BenefitFacts))


def _standing(row: Any, facts: _Facts, way: tuple[bool, bool], today: date) -> CaseStanding:
    case, person, lore = row.Case, row.Resident, facts.lore
    category = lore.categories.get(case.category)
    claims = set(category.claims) if category is not None else set()
    results = frozenset(facts.results.get(case.id, ()))
    obstacles = facts.obstacles.get(case.id, [])
    still = [each for each in obstacles if each.closed_on is None]
    closing = case.closing if isinstance(case.closing, Closing) else None
    has_number = is_known(person.id_number)
    mark = facts.marks.get(person.id)
    got = set(results) | ({"personal_number"} if has_number else set())
    due = benefits_of(
        Subject(case.category, person.born, frozenset(got), tuple(facts.benefits.get(case.id, ()))),
        lore.benefits,
        today,
    )
    opened = case.opened_on
    return CaseStanding(
        id=case.id,
        person=person.id,
        name=person.name,
        category=case.category,
        area_id=person.area_id,
        area=row.area or "",
        opened_on=opened,
        ended=(closing.kind if closing is not None else "settled") if row.over else "",
        results=results,
        goal=frozenset(category.goal) if category is not None else frozenset(),
        has_number=has_number,
        has_card=person.id in facts.marks,
        had_card=case.id in facts.had_card or (mark is not None and opened is not None and mark < opened),
        first_file=case.id in facts.papers,
        verified=claims <= facts.judged.get(case.id, set()),
        ready=way[0],
        steps_over=way[1],
        stuck=bool(still),
        untold=any(each.reported_on is None or not is_told(each.level, lore.plan) for each in still),
        was_stuck=bool(obstacles),
        recheck=facts.rechecks.get(case.id),
        benefits_due=bool(got)
        and any(each.ready and each.state is BenefitState.TODO for each in due if each.rule is not None),
    )


def _ids(r: Reading, statement: Any) -> set[str]:
    return set(r.session.scalars(statement))


def _pairs(rows: Iterable[Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for key, value in rows:
        found.setdefault(key, set()).add(value)
    return found
