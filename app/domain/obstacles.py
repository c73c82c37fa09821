"""Where an obstacle stands (vướng mắc): met, reported to the level above, answered, over; and what the plan expects.

The plans want every case that cannot be settled reported before one day and settled before another (Kế hoạch, III.2.3);
"trước ngày" leaves that day out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.casefile import ObstacleFacts
from app.domain.plan import Deadline, Plan

REPORTED_BY = "obstacles"
"""The plan's deadline by which obstacles are to be reported."""
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


def view_of(obstacle: ObstacleFacts, plan: Plan, today: date) -> ObstacleView:
    """Late: a day of the plan has passed that this obstacle was there to keep.

    An obstacle that was met after the day for reporting has no such day; the day for settling holds for what was met
    before it.
    """
    state = state_of(obstacle)
    if state is ObstacleState.CLOSED:
        return ObstacleView(state, None, False)
    wanted = [REPORTED_BY, SETTLED_BY] if state is ObstacleState.MET else [SETTLED_BY]
    known = [each for each in plan.deadlines if each.id in wanted]
    kept = [each for each in known if obstacle.opened_on is None or obstacle.opened_on <= each.last_day]
    nearest = min(kept, key=lambda each: each.before, default=None)
    return ObstacleView(state, nearest, nearest is not None and today > nearest.last_day)
