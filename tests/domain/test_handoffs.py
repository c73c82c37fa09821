"""Who must be told once a result is there, and whether it was acknowledged in time."""

from __future__ import annotations

from datetime import date

from app.domain.casefile import HandOffFacts
from app.domain.handoffs import HandOffState, desks_of, due_of, is_late, state_of
from app.domain.merge import Seen
from app.domain.roles import Role
from tests.services.homes import the_pack

NOTHING = Seen("epoch", 0)

PACK = the_pack()
BORN = next(rule for rule in PACK.handoffs if rule.kind == "birth_registered")


def handoff(**fields: object) -> HandOffFacts:
    return HandOffFacts("h", "p", BORN.kind, BORN.sender, BORN.receiver, NOTHING, **fields)  # type: ignore[arg-type]


def test_a_hand_off_is_sent_then_taken_then_done_and_late_after_its_day() -> None:
    due = due_of(BORN, date(2026, 11, 3))
    sent = handoff(due=due)
    assert [state_of(each) for each in (sent, handoff(taken_on=due), handoff(taken_on=due, done_on=due))] == [
        HandOffState.SENT,
        HandOffState.TAKEN,
        HandOffState.DONE,
    ]
    assert not is_late(sent, due)
    assert is_late(sent, date(2026, 11, 7))
    assert not is_late(handoff(due=due, done_on=due), date(2027, 1, 1))


def test_every_role_but_the_administrator_sits_at_a_desk_and_every_rule_has_desks_at_both_ends() -> None:
    assert desks_of([Role.ADMINISTRATOR]) == frozenset()
    assert desks_of([Role.ADMINISTRATOR, Role.AREA_POLICE]) == {"police"}
    everyone = desks_of(Role)
    assert all({rule.sender, rule.receiver} <= everyone for rule in PACK.handoffs)
    assert set(everyone) == {row.code for row in PACK.tables["bodies"]}
