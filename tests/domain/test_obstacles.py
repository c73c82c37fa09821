"""Where an obstacle stands, and which day of the plan it has to keep."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.casefile import ObstacleFacts
from app.domain.merge import Seen
from app.domain.obstacles import ObstacleState, gathering, state_of, view_of
from app.packs.pack import default_root
from app.packs.plans import load_plan
from tests.services.homes import the_pack

NOTHING = Seen("epoch", 0)

PLAN = the_pack().plan
MET, REPORTED, LATER = date(2026, 7, 1), date(2026, 8, 20), date(2026, 9, 10)


def obstacle(**fields: object) -> ObstacleFacts:
    return ObstacleFacts(**{"id": "o", "kind": "lodging", "seen": NOTHING, "opened_on": MET, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, ObstacleState.MET),
        ({"reported_on": REPORTED}, ObstacleState.REPORTED),
        ({"reported_on": REPORTED, "answered_on": LATER}, ObstacleState.ANSWERED),
        ({"answered_on": LATER}, ObstacleState.ANSWERED),
        ({"reported_on": REPORTED, "closed_on": LATER}, ObstacleState.CLOSED),
    ],
)
def test_an_obstacle_is_met_then_reported_then_answered_then_over(
    fields: dict[str, date], state: ObstacleState
) -> None:
    assert state_of(obstacle(**fields)) is state


def test_it_is_late_to_report_from_the_first_of_september_on_because_before_excludes_the_day() -> None:
    assert not view_of(obstacle(), PLAN, date(2026, 8, 31)).late
    late = view_of(obstacle(), PLAN, date(2026, 9, 1))
    assert late.late
    assert late.next is not None
    assert late.next.id == "obstacles"


def test_what_was_reported_in_time_is_late_only_when_all_should_be_settled() -> None:
    told = obstacle(reported_on=REPORTED)
    assert not view_of(told, PLAN, date(2026, 9, 29)).late
    assert view_of(told, PLAN, date(2026, 9, 30)).late


def test_what_was_met_after_the_day_for_reporting_has_only_the_later_day() -> None:
    view = view_of(obstacle(opened_on=date(2026, 9, 5)), PLAN, date(2026, 9, 6))
    assert view.next is not None
    assert (view.next.id, view.late) == ("all-settled", False)
    assert view_of(obstacle(opened_on=date(2026, 10, 5)), PLAN, date(2026, 11, 1)).next is None


def test_what_is_over_is_never_late() -> None:
    assert not view_of(obstacle(closed_on=LATER), PLAN, date(2027, 1, 1)).late


BMT = load_plan(default_root(), "buon-ma-thuot-2026")


def test_the_ward_tells_the_province_so_telling_the_ward_is_not_enough() -> None:
    ward = obstacle(reported_on=date(2026, 8, 20), level="commune")
    province = obstacle(reported_on=date(2026, 8, 20), level="province")
    first = date(2026, 9, 1)
    assert view_of(ward, BMT, first).late
    assert not view_of(province, BMT, first).late
    assert not view_of(ward, PLAN, first).late  # in Tuy An Đông the commune is where it is told


def test_a_ward_gathers_a_week_earlier_unless_it_sets_a_day_of_its_own() -> None:
    assert gathering(PLAN, None) is None
    proposed, own = gathering(BMT, None), gathering(BMT, date(2026, 8, 20))
    assert proposed is not None
    assert own is not None
    assert (proposed.before, own.before) == (date(2026, 8, 25), date(2026, 8, 20))
    late = gathering(BMT, date(2026, 9, 15))
    assert late is not None
    assert late.before == date(2026, 9, 1)  # never after the plan's own day
    view = view_of(obstacle(), BMT, date(2026, 8, 25), proposed)
    assert (view.late, view.next) == (True, proposed)
    told = obstacle(reported_on=date(2026, 8, 24), level="commune")
    assert not view_of(told, BMT, date(2026, 8, 25), proposed).late
