"""Where an obstacle stands (vướng mắc): met, reported to the level above, answered, over; and what the plan expects.

The plans want every case that cannot be settled reported before one day and settled before another (Kế hoạch, III.2.3);
"trước ngày" leaves that day out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.casefile import ObstacleFacts
from app.domain.plan import Deadline, Plan

REPORTED_BY = "obstacles"
"""The plan's deadline by which obstacles are to be reported."""
GATHERED_BY = "obstacles-gathered"
"""The commune's own day before it, where the plan wants them told above the commune."""
GATHER_DAYS = 7
"""How much earlier that day is proposed: ours, the plan names none."""
LEVELS = ("commune", "province", "ministry")
"""The levels to which an obstacle is told, the nearest first."""
SETTLED_BY = "all-settled"
"""The plan's deadline by which everything is to be settled."""


class ObstacleState(StrEnum):
    """In the order in which an obstacle goes through them."""

    MET = "met"
    REPORTED = "reported"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ObstacleView:
    """An obstacle's state, and the plan's day that it has missed or has to keep next."""

    state: ObstacleState
    next: Deadline | None
    late: bool


def state_of(obstacle: ObstacleFacts) -> ObstacleState:
    if obstacle.closed_on is not None:
        return ObstacleState.CLOSED
    if obstacle.answered_on is not None:
        return ObstacleState.ANSWERED
    return ObstacleState.REPORTED if obstacle.reported_on is not None else ObstacleState.MET


def is_told(level: str | None, plan: Plan) -> bool:
    """Whether an obstacle that was told to ``level`` (None: to nobody) was told as far up as the plan wants it."""
    wanted = plan.deadline(REPORTED_BY)
    if level is None:
        return False
    far = wanted.level if wanted is not None else ""
    return far not in LEVELS or level not in LEVELS or LEVELS.index(level) >= LEVELS.index(far)


def gathering(plan: Plan, own: date | None) -> Deadline | None:
    """The day by which the commune gathers what it has to tell above itself: its ``own``, or a week before the plan's.
    None where the plan wants it told to the commune itself."""
    wanted = plan.deadline(REPORTED_BY)
    if wanted is None or wanted.level in ("", LEVELS[0]):
        return None
    before = own or wanted.before - timedelta(days=GATHER_DAYS)
    name = f"Tập hợp vướng mắc ở {plan.unit_name}"
    return Deadline(GATHERED_BY, name, min(before, wanted.before), wanted.source, wanted.group, LEVELS[0])


def view_of(obstacle: ObstacleFacts, plan: Plan, today: date, gather: Deadline | None = None) -> ObstacleView:
    """Late: a day of the plan has passed that this obstacle was there to keep. ``gather``: the commune's own day.

    An obstacle that was met after the day for reporting has no such day; the day for settling holds for what was met
    before it. What was told to a nearer level than the plan wants is not reported yet.
    """
    state = state_of(obstacle)
    if state is ObstacleState.CLOSED:
        return ObstacleView(state, None, False)
    told = state is not ObstacleState.MET and (
        obstacle.reported_on is None or is_told(obstacle.level or LEVELS[-1], plan)
    )
    known = [each for each in plan.deadlines if each.id == SETTLED_BY or (each.id == REPORTED_BY and not told)]
    if gather is not None and state is ObstacleState.MET:
        known.append(gather)
    kept = [each for each in known if obstacle.opened_on is None or obstacle.opened_on <= each.last_day]
    nearest = min(kept, key=lambda each: each.before, default=None)
    return ObstacleView(state, nearest, nearest is not None and today > nearest.last_day)
