"""The plan's parts about who must do what: tasks, seats, stages, road maps, indicators; only what the plan has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QTabWidget

from app.domain.tasks import Standing, TaskFilter, task_id
from app.home import Home
from app.packs.pack import shipped
from app.services import cases, indicators, people, tasks, working_group
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from tests.services.homes import PLAN, a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet

HUONG_KHE = "huong-khe-2023"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """In stage 4, one hamlet, one child without papers since April."""
    with a_home(tmp_path_factory.mktemp("plan-tasks")) as home:
        home.clock = lambda: datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
        area = people.add_area(home, "Thôn 1", "hamlet").value
        person = people.add_person(home, people.NewPerson("Nguyễn Thị Én", area)).value
        cases.open_case(home, person, "A3")
        home.clock = lambda: datetime(2026, 9, 9, 2, 0, tzinfo=UTC)
        yield home


@pytest.fixture
def page(office: Home, tasks: Tasks, qtbot: Any) -> Iterator[PlanPage]:
    made = put_up(PlanPage(office, tasks), qtbot, tasks)
    yield made
    put_away(made)


def at(page: PlanPage, name: object, tasks: Tasks, qtbot: Any) -> Any:
    page.open_target(name)
    quiet(qtbot, tasks)
    return page.view(name[0] if isinstance(name, tuple) else str(name))


def submit(view: Any, runner: Tasks, qtbot: Any) -> None:
    view.dialog.panel.submit()
    quiet(qtbot, runner)


@pytest.mark.parametrize("plan", [PLAN, HUONG_KHE])
def test_the_page_has_the_parts_that_the_plan_has(office: Home, plan: str, tasks: Tasks, qtbot: Any) -> None:
    before = office.pack
    office.pack = shipped(plan)
    try:
        page = put_up(PlanPage(office, tasks), qtbot, tasks)
        has = set(page.parts)
        assert {"stage", "duties", "tasks", "indicators"} <= has
        only_of_cases = {"groups", "seats", "stages", "roadmaps", "obstacles", "rechecks"}
        assert only_of_cases <= has if plan == PLAN else not only_of_cases & has
        assert not {"checks", "drive"} & has
        put_away(page)
    finally:
        office.pack = before


@pytest.mark.parametrize("name", ["tasks", "seats", "stages", "roadmaps", "yearend", "indicators"])
def test_each_part_can_be_used_by_keyboard_and_by_ear(page: PlanPage, name: str, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, name, tasks, qtbot)
    assert unnamed_inputs(view) == []
    assert too_small_targets(view) == []
    bars = [tabs.tabBar() for tabs in page.findChildren(QTabWidget)]
    assert all(bar.sizeHint().width() <= 1182 for bar in bars)


def test_a_late_task_gets_its_result_and_it_is_taken_back(
    page: PlanPage, office: Home, tasks: Tasks, qtbot: Any
) -> None:
    view = at(page, ("tasks", Standing.LATE), tasks, qtbot)
    assert "Quá hạn: 10" in view._head.text()
    id = task_id(PLAN, "survey-list")
    view.table.select(id)
    assert "tổng rà soát" in view._whole.text()
    view.result()
    view.dialog.panel.editor("result").set_value("Danh sách 31 người")
    submit(view, tasks, qtbot)
    assert "Quá hạn: 9" in view._head.text()
    view.open_target("tổng rà soát trên địa bàn")
    quiet(qtbot, tasks)
    view.table.select(id)
    assert view.current().task.standing is Standing.DONE_LATE
    view.take_back()
    quiet(qtbot, tasks)
    assert "Quá hạn: 10" in view._head.text()


def test_an_inspection_opens_into_its_hamlets_and_what_was_found_there(
    page: PlanPage, office: Home, tasks: Tasks, qtbot: Any
) -> None:
    view = at(page, ("tasks", "Phúc tra, kiểm tra thực tế"), tasks, qtbot)
    view.table.select(task_id(PLAN, "recheck-all"))
    view.under()
    quiet(qtbot, tasks)
    assert "Thôn 1" in {row.unit for row in view._list.rows}
    hamlet = next(row for row in view._list.rows if row.unit == "Thôn 1")
    view.table.select(hamlet.id)
    view.found()
    for name, value in (("title", "Hai hộ chưa đến"), ("text", "Đến lại"), ("due", date(2026, 9, 20))):
        view.dialog.panel.preset(name, value)
    submit(view, tasks, qtbot)
    view.under()
    view.open_target("Hai hộ chưa đến")
    quiet(qtbot, tasks)
    (row,) = view._list.rows
    assert view._title(row) == "Tồn tại: Hai hộ chưa đến"


def test_somebody_is_put_into_an_empty_seat(page: PlanPage, office: Home, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "seats", tasks, qtbot)
    empty = working_group.group(office).empty
    view.table.select("head:")
    view.appoint()
    view.dialog.panel.preset("name", "Nguyễn Văn An")
    submit(view, tasks, qtbot)
    assert working_group.group(office).empty == empty - 1
    assert view._issue.isEnabled()
    view.table.select("hamlets:Thôn 1")
    view.appoint()
    assert view.dialog.panel.editor("body").value() is not None  # the hamlet of the seat is there already
    view.dialog.panel.drop()


def test_a_condition_shows_its_cases_and_a_case_opens(page: PlanPage, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "stages", tasks, qtbot)
    heard = Heard(page, "open_case")
    view.counts.select("verified")
    quiet(qtbot, tasks)
    assert [row.condition.value for row in (view._table._model.row(0),)] == ["verified"]
    assert view._table._model.row(0).late
    view._table.select(view._table._model.row(0).id)
    view._opened("")
    assert len(heard.of("open_case")) == 1


def test_a_group_without_a_road_map_gets_one(page: PlanPage, office: Home, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "roadmaps", tasks, qtbot)
    assert "chưa có lộ trình: A3" in view._head.text()
    view.table.select("A3")
    view.new()
    view.dialog.panel.preset("title", "Mỗi tháng rà soát trẻ mới sinh tại nhà")
    submit(view, tasks, qtbot)
    assert "chưa có lộ trình" not in view._head.text()
    heard = Heard(view, "part_asked")
    view.table.select("A3")
    view.see()
    assert heard.of("part_asked") == [("tasks", "category:A3")]
    shown = at(page, ("tasks", "category:A3"), tasks, qtbot)
    assert [row.task.facts.kind for row in shown._list.rows] == ["road-map"]


def test_a_table_from_excel_goes_into_the_grid_of_a_week(
    office: Home, tmp_path: Path, tasks: Tasks, qtbot: Any
) -> None:
    before, clock = office.pack, office.clock
    office.pack, office.clock = shipped(HUONG_KHE), lambda: datetime(2023, 3, 7, 2, 0, tzinfo=UTC)
    try:
        page = put_up(PlanPage(office, tasks), qtbot, tasks)
        view = at(page, ("indicators", "week-solved"), tasks, qtbot)
        view.enter()
        quiet(qtbot, tasks)
        grid = view.figures_dialog
        assert grid.day.value() == date(2023, 3, 6)  # on a Tuesday the week before is told
        assert unnamed_inputs(grid) == []
        grid.take("Công an huyện\t120\t4\t110\t2\tthiếu người\nPhòng lạ\t1")
        assert "Không hiểu 1 dòng" in grid._said.text()
        grid.submit()
        quiet(qtbot, tasks)
        board = indicators.indicators(office, date(2023, 3, 6))
        told = {row.indicator.id: row.value for row in board.rows if row.value is not None}
        assert told == {"week-solved": 120, "week-open": 4, "week-returned": 110, "week-overdue": 2}
        view.enter()
        quiet(qtbot, tasks)
        view.figures_dialog.take("Công an huyện\tmười")
        view.figures_dialog.submit()
        assert "“mười”" in view.figures_dialog._said.text()
        view.figures_dialog.reject()
        put_away(page)
    finally:
        office.pack, office.clock = before, clock


def test_what_goes_into_the_next_year_is_named(page: PlanPage, office: Home, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "yearend", tasks, qtbot)
    assert "Hết năm 2026 còn mở: 1 hồ sơ · A3: 1" in view._head.text()
    assert not view._carry.isVisible()  # there was no plan before this one
    before = office.pack
    try:
        office.pack = shipped("buon-ma-thuot-2026")
        view.reload()
        quiet(qtbot, tasks)
        assert view._carry.isVisible()
        view.carry()
        quiet(qtbot, tasks)
        assert "nhiệm vụ có hạn" in view._head.text()
    finally:
        office.pack = before


def test_eighty_nine_hamlets_fit_the_list(office: Home) -> None:
    for number in range(2, 90):
        people.add_area(office, f"Tổ dân phố {number}", "hamlet")
    found = tasks.tasks(office, TaskFilter(parent=task_id(PLAN, "recheck-all")))
    assert len(found.rows) == 5 + 89
