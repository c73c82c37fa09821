"""The plan's tasks in a home: rows made when somebody writes, results, findings, undo, the next year."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.tasks import FINDING, Standing, TaskFilter, task_id
from app.errors import UserError
from app.home import Home
from app.packs.pack import default_root
from app.packs.plans import load_plan
from app.services import people, tasks, undo
from tests.services.homes import PLAN, a_home

SEPTEMBER = datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
MEMBERS, RECHECK = task_id(PLAN, "members-sent"), task_id(PLAN, "recheck-all")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """In stage 4, with two hamlets."""
    with a_home(tmp_path_factory.mktemp("tasks")) as home:
        home.clock = lambda: SEPTEMBER
        for name in ("Thôn 1", "Thôn 2"):
            people.add_area(home, name, "hamlet")
        yield home


def refused(work: Any) -> str:
    with pytest.raises(UserError) as caught:
        work()
    return caught.value.code


def test_an_order_has_no_row_until_somebody_writes_about_it(office: Home) -> None:
    order = task_id(PLAN, "funding-own")
    assert not tasks.find(office, order).task.kept
    tasks.record(office, order, {"person": "Lê Thị Hòa", "state": "doing"})
    row = tasks.find(office, order)
    assert (row.task.kept, row.task.facts.person, row.task.facts.key) == (True, "Lê Thị Hòa", "funding-own")
    assert row.task.facts.title.startswith("Căn cứ nhiệm vụ được giao")
    assert [each.id for each in tasks.tasks(office, TaskFilter(text="Lê Thị Hòa")).rows] == [order]


def test_done_needs_a_result_and_says_how_late_it_was(office: Home) -> None:
    assert tasks.find(office, MEMBERS).task.standing is Standing.LATE
    assert refused(lambda: tasks.record(office, MEMBERS, {"state": "done"})) == "task.no-result"
    later = date(2026, 9, 8)
    assert refused(lambda: tasks.finish(office, MEMBERS, None, "Đã gửi", on=later)) == "task.in-the-future"
    assert not tasks.find(office, MEMBERS).task.kept  # nothing of the refused ones was kept
    tasks.finish(office, MEMBERS, None, "Đã gửi 11 người", evidence="Công văn 12/UBND", on=date(2026, 4, 3))
    row = tasks.find(office, MEMBERS)
    assert (row.task.standing, row.days_late, row.task.facts.done_by) == (Standing.DONE_LATE, 4, office.account.id)
    seen = row.task.facts.seen
    tasks.begin_again(office, MEMBERS, seen)
    assert tasks.find(office, MEMBERS).task.facts.done_on is None
    undo.take_back_of(office, "task", MEMBERS)
    assert tasks.find(office, MEMBERS).task.facts.done_on == date(2026, 4, 3)


def test_an_inspection_of_a_hamlet_has_findings_with_remedy_and_day(office: Home) -> None:
    part = next(row for row in tasks.tasks(office, TaskFilter(parent=RECHECK)).rows if row.unit == "Thôn 2")
    found = tasks.add(
        office,
        FINDING,
        "Hai hộ ven sông chưa được đến",
        {"text": "Đến lại từng hộ, lập hồ sơ", "due": date(2026, 9, 20), "owner": "hamlets"},
        parent=part.id,
    ).value
    assert [row.id for row in tasks.tasks(office, TaskFilter(parent=part.id)).rows] == [found]
    row = tasks.find(office, found)
    assert (row.owner, row.task.facts.kind, row.task.standing) == ("Trưởng các thôn", "finding", Standing.OPEN)
    assert refused(lambda: tasks.add(office, FINDING, "Không rõ ở đâu")) == "task.no-inspection"
    assert refused(lambda: tasks.add(office, FINDING, "Ở đâu đó", parent=new_id())) == "task.elsewhere"
    assert found in {each.id for each in tasks.tasks(office).rows}  # a finding is followed up by itself


def test_the_plans_words_are_not_rewritten_and_its_orders_not_removed(office: Home) -> None:
    order = task_id(PLAN, "commendation")
    assert refused(lambda: tasks.record(office, order, {"title": "Việc khác"})) == "task.of-the-plan"
    assert refused(lambda: tasks.record(office, order, {"done_by": "ai đó"})) == "task.of-the-plan"
    assert refused(lambda: tasks.record(office, order, {"state": "dropped"})) == "task.no-reason"
    tasks.record(office, order, {"state": "dropped", "note": "Chưa có ai được đề nghị"})
    row = tasks.find(office, order).task
    assert (row.standing, row.facts.seen is not None) == (Standing.DROPPED, True)
    assert refused(lambda: tasks.remove(office, order, row.facts.seen, "nhầm")) == "task.of-the-plan"  # type: ignore[arg-type]


def test_a_task_of_ones_own_is_removed_with_a_reason_and_not_from_under_others(office: Home) -> None:
    mine = tasks.add(office, "inspection", "Kiểm tra bến Xuân Đài", {"due": date(2026, 9, 10)}).value
    under = tasks.add(office, FINDING, "Sổ ghi thiếu", parent=mine).value
    whole, part = tasks.find(office, mine).task, tasks.find(office, under).task
    assert (whole.standing, whole.children) == (Standing.WEEK, 1)
    assert whole.facts.seen is not None
    assert part.facts.seen is not None
    assert refused(lambda: tasks.remove(office, mine, whole.facts.seen, "nhầm")) == "task.has-parts"  # type: ignore[arg-type]
    assert refused(lambda: tasks.remove(office, under, part.facts.seen, " ")) == "task.no-reason"  # type: ignore[arg-type]
    tasks.remove(office, under, part.facts.seen, "ghi nhầm")
    tasks.remove(office, mine, whole.facts.seen, "ghi nhầm")
    assert refused(lambda: tasks.find(office, mine)) == "task.elsewhere"
    assert refused(lambda: tasks.add(office, "party", "Liên hoan")) == "task.kind-unknown"
    assert refused(lambda: tasks.add(office, "meeting", " ")) == "task.no-title"


def test_somebody_elses_word_in_between_is_not_overwritten(office: Home) -> None:
    order = task_id(PLAN, "proposals")
    tasks.record(office, order, {"note": "một"})
    seen = tasks.find(office, order).task.facts.seen
    tasks.record(office, order, {"note": "hai"}, tasks.find(office, order).task.facts.seen)
    with pytest.raises(UserError) as caught:
        office_two = replace(office, account=Account(new_id(), "Người khác", (Role.GROUP_HEAD,)))
        tasks.record(office_two, order, {"note": "ba"}, seen)
    assert caught.value.code == "row.changed-since"


def test_a_hamlet_head_says_what_became_of_a_task_and_gives_none_out(office: Home) -> None:
    part = next(row for row in tasks.tasks(office, TaskFilter(parent=RECHECK)).rows if row.unit == "Thôn 1")
    head = replace(office, account=Account(new_id(), "Ma Thu", (Role.HAMLET_HEAD,)))
    tasks.finish(head, part.id, None, "Đã kiểm tra 31 hộ")
    assert tasks.find(office, part.id).task.standing is Standing.DONE
    other = task_id(PLAN, "survey-list")
    assert refused(lambda: tasks.record(head, other, {"due": date(2026, 12, 1)})) == "permission.write"
    assert refused(lambda: tasks.print_tasks(head, TaskFilter())) == "permission.action"


def test_the_list_goes_out_as_excel_and_as_pdf(office: Home) -> None:
    late = TaskFilter(standings=frozenset({Standing.LATE}))
    rows = tasks.tasks(office, late).rows
    content = tasks.print_tasks(office, late, form="xlsx", purpose="báo cáo tuần")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert len(sheet) == 4 + len(rows)
    assert "báo cáo tuần" in str(sheet[2][0])
    assert sheet[4][5] == "Quá hạn"
    assert tasks.print_tasks(office, late).startswith(b"%PDF")


def test_what_is_open_goes_into_the_next_plan_once_and_stays_in_the_old_one(office: Home) -> None:
    old = load_plan(default_root(), PLAN)
    part = next(row for row in tasks.tasks(office, TaskFilter(parent=RECHECK)).rows if row.task.facts.unit == "police")
    tasks.add(office, FINDING, "Hồ sơ lưu chưa đủ", {"text": "Bổ sung hồ sơ"}, parent=part.id)
    assert refused(lambda: tasks.carry_over(office, old, date(2026, 12, 31))) == "task.same-plan"
    office.clock = lambda: datetime(2027, 1, 4, 2, 0, tzinfo=UTC)
    before = office.pack
    try:
        office.pack = replace(before, plan=replace(old, id="tuyen-an-dong-2027"))
        count = tasks.carry_over(office, old, date(2026, 12, 31)).value
        assert count > 20
        assert [plan.id for plan in tasks.earlier_plans(office)] == [PLAN]
        assert tasks.carry_over(office, old, date(2026, 12, 31)).value == 0
        carried = [row for row in tasks.tasks(office, TaskFilter(parts=True)).rows if row.task.order is None]
        assert len(carried) == count
        assert all(row.task.facts.source for row in carried)
        finding = next(row for row in carried if row.task.facts.text == "Bổ sung hồ sơ")
        assert finding.task.facts.kind == FINDING
        assert finding.task.facts.parent in {row.id for row in carried}
    finally:
        office.pack, office.clock = before, lambda: SEPTEMBER
    assert tasks.find(office, RECHECK).task.order is not None
    assert tasks.earlier_plans(office) == ()
