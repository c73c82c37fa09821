"""What a plan orders, followed up: lateness, the week, what was over before the plan was issued, parts of each unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.tasks import (
    OPEN,
    Standing,
    TaskFacts,
    TaskFilter,
    TaskState,
    carried_over,
    days_over,
    end_of_week,
    issued_on,
    matches,
    standing_of,
    task_id,
    tasks_of,
    units_of,
)
from app.packs.pack import default_root
from app.packs.plans import load_plan

ISSUED = date(2026, 4, 6)
TODAY = date(2026, 5, 13)  # a Wednesday
TAD = load_plan(default_root(), "tuyen-an-dong-2026")
BMT = load_plan(default_root(), "buon-ma-thuot-2026")
HAMLETS = {"area-1": "Thôn 1", "area-2": "Thôn 2"}


def a_task(**fields: object) -> TaskFacts:
    return replace(TaskFacts("t", "p", "duty", "Làm việc này", "todo"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, Standing.STANDING),
        ({"first": date(2026, 6, 1)}, Standing.LATER),
        ({"due": date(2026, 5, 12)}, Standing.LATE),
        ({"due": TODAY}, Standing.WEEK),
        ({"due": date(2026, 5, 17)}, Standing.WEEK),
        ({"due": date(2026, 5, 18)}, Standing.OPEN),
        ({"due": date(2026, 8, 31), "first": date(2026, 6, 1)}, Standing.LATER),
        ({"due": date(2026, 4, 5)}, Standing.PASSED),
        ({"due": ISSUED}, Standing.LATE),
        ({"state": "dropped", "due": date(2026, 5, 1)}, Standing.DROPPED),
        ({"state": "done", "due": date(2026, 5, 1), "done_on": date(2026, 5, 1)}, Standing.DONE),
        ({"state": "done", "due": date(2026, 5, 1), "done_on": date(2026, 5, 2)}, Standing.DONE_LATE),
        ({"state": "done", "due": date(2026, 3, 27), "done_on": ISSUED}, Standing.DONE),
        ({"state": "done", "done_on": date(2026, 5, 2)}, Standing.DONE),
        ({"state": "doing", "due": date(2026, 5, 1)}, Standing.LATE),
    ],
)
def test_a_task_stands_where_its_day_and_its_state_put_it(fields: dict[str, object], standing: Standing) -> None:
    assert standing_of(a_task(**fields), ISSUED, TODAY) is standing


def test_the_week_ends_on_sunday() -> None:
    assert end_of_week(date(2026, 5, 17)) == date(2026, 5, 17)
    assert end_of_week(date(2026, 5, 11)) == date(2026, 5, 17)


def test_every_order_is_a_task_before_anybody_wrote_a_word() -> None:
    tasks = tasks_of(TAD, (), {}, TODAY)
    whole = [task for task in tasks if task.facts.parent is None]
    assert [task.order for task in whole] == list(TAD.all_orders)
    assert not any(task.kept for task in tasks)
    assert len({task.id for task in tasks}) == len(tasks)


def test_what_was_over_before_the_plan_was_issued_is_nobodys_delay() -> None:
    issued = BMT.issued_on
    assert issued is not None
    members = next(
        t for t in tasks_of(BMT, (), {}, issued + timedelta(days=30)) if t.id == task_id(BMT.id, "members-sent")
    )
    assert members.facts.due == date(2026, 3, 26)  # "trước ngày 27/3" leaves that day out
    assert members.standing is Standing.PASSED
    assert members.standing in OPEN
    done = replace(members.facts, state=TaskState.DONE.value, done_on=date(2026, 4, 20))
    assert standing_of(done, issued, TODAY) is Standing.DONE_LATE


def test_a_copy_without_its_day_binds_from_the_first_stage() -> None:
    assert TAD.issued_on is None
    assert issued_on(TAD) == date(2026, 3, 17)


def test_each_hamlet_and_each_body_has_its_own_part_of_the_inspection() -> None:
    order = next(order for order in TAD.all_orders if order.id == "recheck-all")
    assert units_of(order, HAMLETS) == ("police", "office", "culture", "economy", "service", "area-1", "area-2")
    tasks = tasks_of(TAD, (), HAMLETS, TODAY)
    whole = next(task for task in tasks if task.id == task_id(TAD.id, "recheck-all"))
    parts = [task for task in tasks if task.facts.parent == whole.id]
    assert (whole.children, whole.children_done, len(parts)) == (7, 0, 7)
    one = replace(parts[6].facts, state="done", result="Đạt", done_on=TODAY)
    whole = next(t for t in tasks_of(TAD, [one], HAMLETS, TODAY) if t.id == whole.id)
    assert (whole.children, whole.children_done) == (7, 1)


def test_the_plans_words_stand_over_what_a_row_kept_of_them() -> None:
    id = task_id(TAD.id, "members-sent")
    row = TaskFacts(id, TAD.id, "duty", "lời cũ", "doing", due=date(2026, 3, 25), person="Ông Y")
    task = next(each for each in tasks_of(TAD, [row], {}, TODAY) if each.id == id)
    assert task.facts.title.startswith("Đồng thời, gửi thông tin danh sách")
    assert (task.facts.due, task.facts.person, task.kept) == (date(2026, 3, 25), "Ông Y", True)


def test_a_row_whose_order_was_taken_out_of_the_plan_stays_as_what_it_was() -> None:
    row = TaskFacts(
        task_id(TAD.id, "gone-order"), TAD.id, "duty", "Điều đã bỏ", "done", result="Xong", key="gone-order"
    )
    task = tasks_of(TAD, [row], {}, TODAY)[-1]
    assert (task.order, task.facts.title, task.standing) == (None, "Điều đã bỏ", Standing.DONE)


def test_filters_take_the_parts_of_units_only_where_they_are_asked_for() -> None:
    tasks = tasks_of(TAD, (), HAMLETS, TODAY)
    assert sum(matches(task, TaskFilter()) for task in tasks) == len(TAD.all_orders)
    assert {task.facts.unit for task in tasks if matches(task, TaskFilter(unit="area-2"))} == {"area-2"}
    police = [task for task in tasks if matches(task, TaskFilter(owner="police"))]
    assert all(task.facts.owner == "police" or "police" in task.facts.partners for task in police)
    assert any(task.facts.unit == "police" for task in police)
    late = [task for task in tasks if matches(task, TaskFilter(standings=frozenset({Standing.LATE})))]
    assert {task.stage for task in late} == {"", "survey"}
    typed = TaskFilter(text="HO SO ban dau")
    assert [task.order.id for task in tasks if task.order and matches(task, typed)] == ["survey-first-file"]


def test_days_over_are_counted_to_the_day_it_was_done() -> None:
    id = task_id(TAD.id, "survey-list")
    late = next(task for task in tasks_of(TAD, (), {}, TODAY) if task.id == id)
    assert days_over(late, TODAY) == (TODAY - date(2026, 3, 30)).days
    row = replace(late.facts, state="done", result="Danh sách", done_on=date(2026, 4, 2))
    done = next(task for task in tasks_of(TAD, [row], {}, TODAY) if task.id == id)
    assert days_over(done, TODAY) == 3


def test_what_is_open_at_years_end_is_carried_over_and_standing_work_is_not() -> None:
    last = date(2026, 12, 31)
    left = carried_over(tasks_of(TAD, (), {}, last), last)
    assert {task.order.id for task in left if task.order} >= {"review", "all-settled", "proposals"}
    assert all(task.facts.due is not None for task in left)
