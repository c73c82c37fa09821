"""Hand-offs between the bodies of a commune (chuyển việc giữa các bộ phận): who must tell whom of what, by when.

The rules are data (``resources/handoffs.toml``): the plans order that justice tells the police of a new birth record,
the police tell the social office of a new number, the health station reports patients without papers (Kế hoạch, IV).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.casefile import HandOffFacts
from app.domain.roles import Role
from app.domain.sourced import Source


class HandOffState(StrEnum):
    """In the order in which a hand-off goes through them."""

    SENT = "sent"
    TAKEN = "taken"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HandOffRule:
    """Once a case has ``result``, ``sender`` has to tell ``receiver``; ``days``: within how many days it is read."""

    kind: str
    result: str
    sender: str
    receiver: str
    text: str
    days: int
    source: Source


DESKS: Mapping[Role, frozenset[str]] = {
    Role.HAMLET_HEAD: frozenset({"hamlet"}),
    Role.FIELD_MEMBER: frozenset({"hamlet", "health", "school"}),
    Role.AREA_POLICE: frozenset({"police"}),
    Role.JUSTICE_OFFICER: frozenset({"justice"}),
    Role.SOCIAL_OFFICER: frozenset({"social", "economy", "school", "health"}),
    Role.CLERK: frozenset({"service_centre", "economy", "health", "school"}),
    Role.GROUP_HEAD: frozenset({"working_group"}),
    Role.ADMINISTRATOR: frozenset(),
}
"""Which bodies' desk a role sits at. A health station and a school have no machine of their own: a clerk, the social
officer or a member of the group writes in their name."""


def desks_of(roles: Iterable[Role]) -> frozenset[str]:
    return frozenset().union(*(DESKS[role] for role in roles))


def state_of(handoff: HandOffFacts) -> HandOffState:
    if handoff.done_on is not None:
        return HandOffState.DONE
    return HandOffState.TAKEN if handoff.taken_on is not None else HandOffState.SENT


def is_late(handoff: HandOffFacts, today: date) -> bool:
    """Nobody has acknowledged it, or finished it, by its day."""
    return handoff.done_on is None and handoff.due is not None and today > handoff.due


def due_of(rule: HandOffRule, sent_on: date) -> date:
    return sent_on + timedelta(days=rule.days)
