"""What a stage wants of each case, what a case lacks, and which are late: also those found later and those stuck."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.plan import Condition, Stage
from app.domain.stages import CaseStanding, lacks_of, meets, progress_of, wanted_by
from app.packs.pack import default_root
from app.packs.plans import load_plan

TAD = load_plan(default_root(), "tuyen-an-dong-2026")
BMT = load_plan(default_root(), "buon-ma-thuot-2026")
NONE: frozenset[str] = frozenset()


def stage(id: str) -> Stage:
    return next(each for each in TAD.stages if each.id == id)


def a_case(category: str = "A3", **fields: object) -> CaseStanding:
    bare = CaseStanding("c", "p", "Nguyễn Thị Én", category, "area", "Thôn 1", date(2026, 3, 20), verified=False)
    return replace(bare, **fields)  # type: ignore[arg-type]


def lacking(case: CaseStanding, of: str, today: date, mapped: frozenset[str] = NONE) -> dict[str, bool]:
    return {lack.condition.value: lack.late for lack in lacks_of(case, TAD, stage(of), mapped, today)}


@pytest.mark.parametrize(
    ("condition", "with_it", "without"),
    [
        (Condition.FIRST_FILE, {"first_file": True}, {}),
        (Condition.VERIFIED, {"verified": True}, {}),
        (Condition.AT_ONCE, {}, {"ready": True}),
        (Condition.SETTLED, {"steps_over": True}, {}),
        (Condition.SETTLED, {"ended": "settled"}, {}),
        (Condition.OBSTACLE_TOLD, {"stuck": True}, {"stuck": True, "untold": True}),
        (Condition.RECHECKED, {"recheck": True}, {"recheck": False}),
        (Condition.BENEFITS, {}, {"benefits_due": True}),
    ],
)
def test_each_condition_is_met_by_what_it_names(
    condition: Condition, with_it: dict[str, object], without: dict[str, object]
) -> None:
    assert meets(a_case(**with_it), condition, NONE)
    assert not meets(a_case(**without), condition, NONE)


def test_every_condition_can_be_judged_and_a_road_map_is_the_groups() -> None:
    for condition in Condition:
        assert meets(a_case(ended="settled", recheck=True), condition, frozenset({"A3"}))
    assert not meets(a_case("A1"), Condition.ROAD_MAP, frozenset({"A3"}))


def test_a_stage_wants_all_that_the_stages_before_it_ended_with() -> None:
    assert [condition.value for condition, _ in wanted_by(TAD, stage("settle"))] == [
        "listed", "first-file", "verified", "at-once", "settled", "obstacle-told", "road-map"
    ]  # fmt: skip


def test_the_last_day_of_a_stage_is_in_time_and_the_next_is_late() -> None:
    assert lacking(a_case(), "survey", date(2026, 3, 30)) == {"first-file": False}
    assert lacking(a_case(), "survey", date(2026, 3, 31)) == {"first-file": True}


def test_a_case_found_after_a_stage_lacks_and_is_not_late_for_it() -> None:
    new = a_case(opened_on=date(2026, 6, 10), ready=True)
    assert lacking(new, "settle", date(2026, 7, 1), frozenset({"A3"})) == {
        "first-file": False, "verified": False, "at-once": False, "settled": False
    }  # fmt: skip
    assert lacking(new, "settle", date(2026, 9, 1), frozenset({"A3"}))["settled"]
    later = a_case(opened_on=date(2027, 1, 10))
    lacks = lacks_of(later, TAD, stage("keep"), NONE, date(2027, 5, 1))
    assert {lack.condition for lack in lacks} >= {Condition.VERIFIED, Condition.SETTLED}
    assert not any(lack.late or lack.due for lack in lacks)


def test_a_case_that_cannot_be_settled_is_told_before_september_and_settled_before_the_thirtieth() -> None:
    mapped = frozenset({"A3"})
    stuck = a_case(first_file=True, verified=True, stuck=True, untold=True)
    assert lacking(stuck, "settle", date(2026, 8, 31), mapped) == {"settled": False, "obstacle-told": False}
    assert lacking(stuck, "settle", date(2026, 9, 1), mapped) == {"settled": True, "obstacle-told": True}
    told = replace(stuck, untold=False)
    assert lacking(told, "settle", date(2026, 9, 1), mapped) == {"settled": False}
    assert lacking(told, "settle", date(2026, 9, 29), mapped) == {"settled": False}
    assert lacking(told, "settle", date(2026, 9, 30), mapped) == {"settled": True}
    group_b = replace(told, category="B2")  # the later day is group A's alone
    assert lacking(group_b, "settle", date(2026, 9, 1), frozenset({"B2"})) == {"settled": True}


def test_cases_that_ended_otherwise_are_not_asked_about_and_settled_ones_are() -> None:
    cases = [a_case(ended="moved"), a_case(ended="settled", recheck=False), a_case(ended="unsolvable"), a_case()]
    cases = [replace(case, id=str(number)) for number, case in enumerate(cases)]
    found = progress_of(TAD, stage("recheck"), cases, frozenset({"A3"}), date(2026, 12, 16))
    assert (found.cases, found.through, found.late) == (3, 1, 2)
    by = {each.condition: each for each in found.conditions}
    assert (by[Condition.SETTLED].asked, by[Condition.SETTLED].met, by[Condition.SETTLED].late) == (3, 2, 1)
    assert (by[Condition.RECHECKED].lacking, by[Condition.RECHECKED].due) == (1, date(2026, 12, 15))
    assert by[Condition.VERIFIED].by_group == {"A": 1}
    assert sum(each.lacking for each in found.conditions) == len(found.lacks)


def test_counts_by_group_and_area_are_the_lengths_of_their_lists() -> None:
    places = [("A1", "x"), ("A3", "x"), ("B2", "y"), ("B6", "x")]
    cases = [replace(a_case(code, area_id=area), id=str(n)) for n, (code, area) in enumerate(places)]
    found = progress_of(TAD, stage("verify"), cases, NONE, date(2026, 6, 1))
    for each in found.conditions:
        own = [lack for lack in found.lacks if lack.condition is each.condition]
        assert len(own) == each.lacking == sum(each.by_group.values()) == sum(each.by_area.values())
    assert found.may_enter == 0
    assert (found.late, found.through) == (4, 0)


def test_nobody_is_in_a_plan_without_cases() -> None:
    found = progress_of(TAD, stage("settle"), [], NONE, date(2026, 7, 1))
    assert (found.cases, found.through, found.late, found.lacks) == (0, 0, 0, ())


def test_the_ward_is_one_day_late_where_the_commune_still_had_time() -> None:
    """Buôn Ma Thuột's first stage lasts one day."""
    first = BMT.stages[0]
    case = a_case(opened_on=first.first)
    assert first.last is not None
    assert not any(lack.late for lack in lacks_of(case, BMT, first, NONE, first.last))
    assert all(lack.late for lack in lacks_of(case, BMT, first, NONE, first.last + timedelta(days=1)))


def test_a_plan_without_its_third_stage_wants_no_more_than_it_says() -> None:
    stages = tuple(each for each in TAD.stages if each.id != "settle")
    plan = replace(TAD, stages=stages, deadlines=())
    wanted = {condition for condition, _ in wanted_by(plan, stages[-1])}
    assert not wanted & {Condition.SETTLED, Condition.OBSTACLE_TOLD, Condition.ROAD_MAP}
    found = progress_of(plan, stages[-1], [a_case(stuck=True, untold=True)], NONE, date(2027, 1, 1))
    assert {lack.condition for lack in found.lacks} == {Condition.FIRST_FILE, Condition.VERIFIED}
    obstacles_only = replace(TAD, deadlines=())  # without a day of its own the stage's last day is the day
    told = [
        lack.due for lack in lacks_of(a_case(stuck=True, untold=True), obstacles_only, stage("settle"), NONE, TODAY)
    ]
    assert date(2026, 8, 31) in told


TODAY = date(2026, 9, 1)
