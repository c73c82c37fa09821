"""What every case stands at, for the stages and the indicators of a plan: read in sets, one query for each matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select

from app.domain.account import Account
from app.domain.answers import is_known
from app.domain.bearings import Bearing, Bearings
from app.domain.benefits import BenefitRule, Subject, is_owed
from app.domain.category import Category
from app.domain.obstacles import is_told
from app.domain.plan import Plan
from app.domain.procedure import Procedure, StepState
from app.domain.stages import CaseStanding
from app.domain.values import Closing
from app.models import contested, same_person
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
from app.models.situations import Asked, situations
from app.models.work import Reading
from app.piecemeal import used_up
from app.progress import QUIET, Progress

CARD, CARD_MARK = "identity_card", "card"
"""The evidence and the mark that somebody has a card (thẻ căn cước)."""
UNCLEAR = "unclear"
"""A claim of which nothing could be found out yet (chưa rõ) is not verified."""
NOWHERE = Bearing()
NOTHING: frozenset[str] = frozenset()


class Lore(Protocol):
    """What of a pack cases are judged with."""

    @property
    def plan(self) -> Plan: ...
    @property
    def categories(self) -> Mapping[str, Category]: ...
    @property
    def procedures(self) -> Mapping[str, Procedure]: ...
    @property
    def benefits(self) -> Sequence[BenefitRule]: ...


def standings(
    r: Reading,
    account: Account,
    lore: Lore,
    today: date,
    *,
    bearings: Bearings | None = None,
    progress: Progress = QUIET,
) -> Iterator[CaseStanding]:
    """Every case that this machine holds, as far as ``account`` may see its person, by area and name.

    ``bearings`` says where the way of each open case stands of which something was taken down (of any other nobody
    knows enough to file anything); without it nothing is said to be ready or over. Raises: Cancelled.
    """
    progress.tick("read", 0)
    rows = list(
        r.conn.execute(
            same_person.join_person(select(*_COLUMNS, contested.is_over().label("over")), Case.resident_id)
            .outerjoin(Area, Area.id == Resident.area_id)
            .where(Case.gone.is_(None), Resident.gone.is_(None), shown_to(account))
            .order_by(Area.name_sort, Resident.name_sort, Case.id)
        )
    )
    facts, total = _Facts(r, lore, progress), len(rows)
    begun = facts.papers | facts.results.keys() if bearings is not None else NOTHING
    for some in used_up(rows):
        progress.tick("read", total - len(rows) - len(some), total)
        asked = [_asked(row, facts) for row in some if not row.over and row.id in begun]
        ways = {case: bearings(situation) for case, situation in situations(r, asked)} if bearings is not None else {}
        for row in some:
            yield _standing(row, facts, ways.get(row.id, NOWHERE), today)


_COLUMNS = (
    Case.id, Case.category, Case.opened_on, Case.closing, Case.waits_on, Resident.id.label("person"), Resident.name,
    Resident.area_id, Resident.born, Resident.id_number, Resident.mother, Resident.father, Area.name.label("area"),
)  # fmt: skip


def _asked(row: Any, facts: _Facts) -> Asked:
    return Asked(row.id, row.category, row.waits_on, row, (row.person, *facts.records.get(row.person, ())))


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

    def __init__(self, r: Reading, lore: Lore, progress: Progress) -> None:
        self.lore = lore
        self.goals = {code: frozenset(category.goal) for code, category in lore.categories.items()}
        self.records: dict[str, list[str]] = {}
        kept: dict[str, str] = {}
        for record, person in same_person.redirected(r):
            kept[record] = person
            self.records.setdefault(person, []).append(record)
        same: dict[frozenset[str], frozenset[str]] = {}  # one object for the same results of thousands of cases
        found = ((case, frozenset(results)) for case, results in results_of_cases(r, lore.procedures).items())
        self.results = {case: same.setdefault(results, results) for case, results in found}
        progress.tick("read", 0)
        self.papers = _ids(r, select(Evidence.case_id).where(Evidence.gone.is_(None)))
        self.papers |= _ids(r, select(CaseAnswer.case_id).where(CaseAnswer.gone.is_(None)))
        self.had_card = _ids(r, select(Evidence.case_id).where(Evidence.gone.is_(None), Evidence.kind == CARD))
        self.marks: dict[str, date | None] = {}
        marks = select(Mark.resident_id, Mark.day).where(Mark.gone.is_(None), Mark.kind == CARD_MARK).order_by(Mark.id)
        for record, day in r.conn.execute(marks):
            person = kept.get(record, record)
            known = self.marks.get(person)
            self.marks[person] = min(known, day) if known is not None and day is not None else known or day
        progress.tick("read", 0)
        judged = select(Claim.case_id, Claim.kind).where(
            Claim.gone.is_(None), Claim.standing.is_not(None), Claim.standing != UNCLEAR
        )
        self.judged = {(case, kind) for case, kind in r.conn.execute(judged)}
        progress.tick("read", 0)
        self.obstacles: dict[str, list[Any]] = {}
        hindered = select(Obstacle.case_id, Obstacle.closed_on, Obstacle.reported_on, Obstacle.level)
        for row in r.conn.execute(hindered.where(Obstacle.gone.is_(None))):
            self.obstacles.setdefault(row.case_id, []).append(row)
        self.rechecks: dict[str, bool] = {}
        drawn = r.conn.execute(select(ReCheck.case_id, ReCheck.done_on).where(ReCheck.gone.is_(None)))
        for case, done in drawn:
            self.rechecks[case] = self.rechecks.get(case, True) and done is not None
        self.benefits: dict[str, dict[str, str]] = {}
        written = select(Benefit.case_id, Benefit.kind, Benefit.state).where(Benefit.gone.is_(None))
        for case, kind, state in r.conn.execute(written.order_by(Benefit.id)):
            self.benefits.setdefault(case, {})[kind] = state


def _standing(row: Any, facts: _Facts, way: Bearing, today: date) -> CaseStanding:
    lore, case, person = facts.lore, row.id, row.person
    category = lore.categories.get(row.category)
    results = facts.results.get(case, NOTHING)
    obstacles = facts.obstacles.get(case, ())
    still = [each for each in obstacles if each.closed_on is None]
    ending = row.closing.kind if isinstance(row.closing, Closing) else "settled"
    has_number = is_known(row.id_number)
    mark = facts.marks.get(person)
    opened = row.opened_on
    got = results | ({"personal_number"} if has_number else set())
    subject = Subject(row.category, row.born, got)
    return CaseStanding(
        id=case,
        person=person,
        name=row.name,
        category=row.category,
        area_id=row.area_id,
        area=row.area or "",
        opened_on=opened,
        ended=ending if row.over else "",
        results=results,
        goal=facts.goals.get(row.category, NOTHING),
        has_number=has_number,
        has_card=person in facts.marks,
        had_card=case in facts.had_card or (mark is not None and opened is not None and mark < opened),
        first_file=case in facts.papers,
        verified=category is None or all((case, kind) in facts.judged for kind in category.claims),
        ready=way.ready,
        steps_over=way.over,
        stuck=bool(still),
        untold=any(each.reported_on is None or not is_told(each.level, lore.plan) for each in still),
        was_stuck=bool(obstacles),
        recheck=facts.rechecks.get(case),
        benefits_due=bool(got) and is_owed(subject, facts.benefits.get(case, {}), lore.benefits, today),
    )


def _ids(r: Reading, statement: Any) -> set[str]:
    return set(r.conn.scalars(statement))
