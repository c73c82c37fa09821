from datetime import date

from app.domain.roles import Role
from app.packs.pack import default_root
from app.packs.plans import load_plan

PLAN = load_plan(default_root(), "tuyen-an-dong-2026")


def test_obstacles_before_the_first_of_september_are_in_time_on_the_last_of_august():
    deadline = PLAN.deadline("obstacles")
    assert deadline is not None
    assert deadline.last_day == date(2026, 8, 31)


def test_a_deadline_that_the_plan_does_not_set_is_not_there():
    assert PLAN.deadline("wedding") is None


def test_the_plan_calls_its_roles_by_their_names_here():
    assert PLAN.title_of(Role.HAMLET_HEAD) == "Trưởng thôn"


def test_a_role_that_a_plan_does_not_name_is_shown_by_its_code():
    from dataclasses import replace

    assert replace(PLAN, roles=()).title_of(Role.CLERK) == "clerk"


def test_a_stage_holds_its_first_and_its_last_day_and_the_last_one_never_ends():
    settle, keep = PLAN.stages[2], PLAN.stages[4]
    assert settle.holds(date(2026, 6, 1))
    assert settle.holds(date(2026, 8, 31))
    assert not settle.holds(date(2026, 9, 1))
    assert keep.holds(date(2035, 1, 1))


def test_rules_of_reporting_hold_in_their_years():
    first, later = PLAN.reports[0], PLAN.reports[2]
    assert [first.holds(year) for year in (2025, 2026, 2027)] == [False, True, False]
    assert [later.holds(year) for year in (2026, 2027, 2040)] == [False, True, True]
