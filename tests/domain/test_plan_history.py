"""A plan that changes on its way: the past stays as the words of its time said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from app.domain.plan_history import PlanHistory
from app.domain.reporting import reports_between
from app.packs.pack import default_root
from app.packs.plans import load_plan

PLAN = load_plan(default_root(), "tuyen-an-dong-2026")
TWENTIETH = replace(PLAN, reports=tuple(replace(duty, day=20) if duty.day else duty for duty in PLAN.reports))
MOVED = PlanHistory(PLAN, ((date(2026, 8, 1), TWENTIETH),))


def test_the_plan_of_a_day_is_the_last_that_held_by_then():
    assert MOVED.on(date(2026, 7, 31)) is PLAN
    assert MOVED.on(date(2026, 8, 1)) is TWENTIETH
    assert PlanHistory(PLAN).on(date(2030, 1, 1)) is PLAN


def test_a_plan_that_never_changed_has_the_reports_of_its_words():
    first, last = date(2026, 1, 1), date(2027, 12, 31)
    assert PlanHistory(PLAN).reports_between(first, last) == reports_between(PLAN, first, last)


def test_a_report_day_that_is_moved_holds_from_then_on_and_no_day_is_told_twice_or_left_out():
    monthly = [due for due in MOVED.reports_between(date(2026, 6, 1), date(2026, 9, 30)) if due.monthly]
    assert [(due.on.day, due.on.month) for due in monthly] == [(14, 6), (14, 7), (20, 8), (20, 9)]
    spans = [(due.first, due.last) for due in monthly]
    assert all(later[0].toordinal() == earlier[1].toordinal() + 1 for earlier, later in pairwise(spans))


def test_a_change_that_is_still_to_come_changes_nothing_yet():
    soon = [due.on for due in MOVED.reports_between(date(2026, 6, 1), date(2026, 7, 31)) if due.monthly]
    assert soon == [date(2026, 6, 14), date(2026, 7, 14)]
