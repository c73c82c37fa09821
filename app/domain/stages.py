"""What each stage of the plan wants of each case, what a case lacks of it, and which cases are late for it.

A condition that a stage must end with (điều kiện ra) is due on the stage's last day, of every case that was there by
then. A case that was found later goes the same way (Kế hoạch, III.2.5), yet no day of the plan is there for it to be
late for. A case that cannot be settled and was told upwards in time is waited for until the plan's day for those.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.obstacles import REPORTED_BY, SETTLED_BY
from app.domain.plan import Condition, Plan, Stage
from app.domain.procedure import ONE_DAY

ENDED_OTHERWISE = frozenset({"recategorised", "duplicate", "not_special", "moved", "deceased", "lapsed"})
"""Endings by which a case is no longer one that the plan asks about here."""
SETTLED = "settled"
NUMBER_RESULTS = frozenset({"personal_number", "population_data"})
HOME_RESULTS = frozenset({"residence_record", "residence_registered", "residence_confirmation", "absence_declared"})
CARD_RESULTS = frozenset({"identity_card", "identity_certificate"})


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What is known of one case that a stage or an indicator asks about.

    ``person``: whom it is about (a person may have several cases). ``ended``: the kind of its ending, "" while it is
    open. ``results``: what its steps have brought. ``steps_over``: nothing is left of its way; ``ready``: something
    could be filed today and is not. ``untold``: an open obstacle was not told upwards; ``stuck``: an obstacle is open;
    ``was_stuck``: there ever was one. ``recheck``: None if it is in no sample, else whether it was looked at again.
    """

    id: str
    person: str
    name: str
    category: str
    area_id: str
    area: str
    opened_on: date | None = None
    ended: str = ""
    results: frozenset[str] = frozenset()
    goal: frozenset[str] = frozenset()
    has_number: bool = False
    has_card: bool = False
    had_card: bool = False
    first_file: bool = False
    verified: bool = False
    ready: bool = False
    steps_over: bool = False
    stuck: bool = False
    untold: bool = False
    was_stuck: bool = False
    recheck: bool | None = None
    benefits_due: bool = False

    @property
    def group(self) -> str:
        return self.category[:1]

    @property
    def asked(self) -> bool:
        """Whether the plan still asks about it."""
        return self.ended not in ENDED_OTHERWISE

    @property
    def settled(self) -> bool:
        return bool(self.ended) or self.steps_over


def meets(case: CaseStanding, condition: Condition, mapped: frozenset[str]) -> bool:
    """Whether the case has what the condition wants. ``mapped``: the groups that have a road map."""
    match condition:
        case Condition.LISTED:
            return True
        case Condition.FIRST_FILE:
            return case.first_file or bool(case.ended)
        case Condition.VERIFIED:
            return case.verified or bool(case.ended)
        case Condition.AT_ONCE:
            return not case.ready or bool(case.ended)
        case Condition.SETTLED:
            return case.settled
        case Condition.OBSTACLE_TOLD:
            return not case.untold or bool(case.ended)
        case Condition.ROAD_MAP:
            return case.category in mapped
        case Condition.RECHECKED:
            return case.recheck is not False
        case Condition.BENEFITS:
            return not case.benefits_due


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that a case lacks. ``due``: the last day in time, None where the plan has no day for this case."""

    case: CaseStanding
    condition: Condition
    stage: str
    due: date | None
    late: bool

    @property
    def id(self) -> str:
        return f"{self.case.id}:{self.condition.value}"

    def days_late(self, today: date) -> int:
        return (today - self.due) // ONE_DAY if self.late and self.due is not None else 0


def wanted_by(plan: Plan, stage: Stage) -> tuple[tuple[Condition, Stage], ...]:
    """Every condition that is to be met by the end of ``stage``, each with the stage that ends with it."""
    found: dict[Condition, Stage] = {}
    for each in plan.stages:
        if each.number > stage.number:
            break
        for condition in each.exit:
            found.setdefault(condition, each)
    return tuple(found.items())


def lacks_of(case: CaseStanding, plan: Plan, stage: Stage, mapped: frozenset[str], today: date) -> tuple[Lack, ...]:
    """What the case lacks of everything up to the end of ``stage``."""
    if not case.asked:
        return ()
    found = []
    for condition, of in wanted_by(plan, stage):
        if meets(case, condition, mapped):
            continue
        due = _due(case, condition, of, plan)
        found.append(Lack(case, condition, of.id, due, due is not None and due < today))
    return tuple(found)


def _due(case: CaseStanding, condition: Condition, stage: Stage, plan: Plan) -> date | None:
    due = stage.last
    if condition is Condition.OBSTACLE_TOLD:
        told = plan.deadline(REPORTED_BY)
        due = told.last_day if told is not None else due
    elif condition is Condition.SETTLED and case.stuck and not case.untold:
        settled = plan.deadline(SETTLED_BY)
        due = settled.last_day if settled is not None and settled.group in ("", case.group) else due
    return due if due is not None and (case.opened_on is None or case.opened_on <= due) else None


@dataclass(frozen=True, slots=True)
class ConditionCount:
    """One condition over all cases: of ``asked`` cases ``met`` have it; ``late`` of the rest are over their day.
    ``by_group``: how many lack it, by group (A, B) and by area."""

    condition: Condition
    stage: str
    due: date | None
    asked: int
    met: int
    late: int
    by_group: Mapping[str, int]
    by_area: Mapping[str, int]

    @property
    def lacking(self) -> int:
        return self.asked - self.met


@dataclass(frozen=True, slots=True)
class StageProgress:
    """How far a stage is. ``may_enter``: cases that have what the stage begins with; ``through``: that have all that it
    ends with, and all before it; ``late``: cases late for anything up to its end; ``new``: found after its last day."""

    stage: Stage
    cases: int
    may_enter: int
    through: int
    late: int
    new: int
    conditions: tuple[ConditionCount, ...]
    lacks: tuple[Lack, ...]


def progress_of(
    plan: Plan, stage: Stage, cases: Iterable[CaseStanding], mapped: frozenset[str], today: date
) -> StageProgress:
    """The stage over all cases that the plan asks about."""
    asked = [case for case in cases if case.asked]
    lacks = [lack for case in asked for lack in lacks_of(case, plan, stage, mapped, today)]
    behind = {lack.case.id for lack in lacks}
    entry = [case for case in asked if all(meets(case, each, mapped) for each in stage.entry)]
    return StageProgress(
        stage,
        len(asked),
        len(entry),
        len(asked) - len(behind),
        len({lack.case.id for lack in lacks if lack.late}),
        sum(stage.last is not None and case.opened_on is not None and case.opened_on > stage.last for case in asked),
        tuple(
            _counted(condition, of, plan, asked, [lack for lack in lacks if lack.condition is condition])
            for condition, of in wanted_by(plan, stage)
        ),
        _by_day(lacks),
    )


def through_of(plan: Plan, stage: Stage, cases: Iterable[CaseStanding], mapped: frozenset[str]) -> tuple[int, int]:
    """Only how many cases are through, of how many: :attr:`StageProgress.through` and :attr:`StageProgress.cases`."""
    wanted = [condition for condition, _ in wanted_by(plan, stage)]
    through = [all(meets(case, each, mapped) for each in wanted) for case in cases if case.asked]
    return sum(through), len(through)


def _by_day(lacks: Iterable[Lack]) -> tuple[Lack, ...]:
    """The late first, then by day, those of one day in the order of their cases. Put into heaps, for one sorting of
    many thousands would hold up whatever else runs."""
    heaps: dict[tuple[bool, date], list[Lack]] = {}
    for lack in lacks:
        heaps.setdefault((not lack.late, lack.due or date.max), []).append(lack)
    return tuple(lack for key in sorted(heaps) for lack in heaps[key])


def _counted(
    condition: Condition, stage: Stage, plan: Plan, asked: Sequence[CaseStanding], lacks: Sequence[Lack]
) -> ConditionCount:
    told = plan.deadline(REPORTED_BY) if condition is Condition.OBSTACLE_TOLD else None
    return ConditionCount(
        condition,
        stage.id,
        told.last_day if told is not None else stage.last,
        len(asked),
        len(asked) - len(lacks),
        sum(lack.late for lack in lacks),
        _by(lack.case.group for lack in lacks),
        _by(lack.case.area_id for lack in lacks),
    )


def _by(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return dict(sorted(found.items()))
