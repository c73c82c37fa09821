"""The lists of work on the plan's page: obstacles, hand-offs, the re-check, benefits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.obstacles import ObstacleState
from app.domain.roles import Role
from app.domain.values import Closing
from app.home import Home
from app.services import benefits, cases, closing, handoffs, obstacles, rechecks
from app.services.obstacles import ObstacleFilter
from app.ui.plans.plan_page import PlanPage
from app.ui.plans.work_view import WorkView
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.communes import Commune, a_commune
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office", roles=(Role.GROUP_HEAD, Role.JUSTICE_OFFICER)) as opened:
        yield opened


@pytest.fixture
def commune(home: Home, tmp_path: Path) -> Commune:
    return a_commune(home, tmp_path)


@pytest.fixture
def case(home: Home, commune: Commune) -> str:
    """A case with a birth record and a number, closed as settled."""
    from app.services.cases import CaseFilter

    case_id = cases.list_cases(home, CaseFilter(category="A3", state="open")).rows[0].id
    for procedure in ("birth", "personal-number"):
        cases.record_step(home, case_id, procedure, {"state": "done", "filed_on": home.today, "done_on": home.today})
    return case_id


@pytest.fixture
def page(home: Home, case: str, tasks: Tasks, qtbot: Any) -> Iterator[PlanPage]:
    made = put_up(PlanPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def at(page: PlanPage, name: str, tasks: Tasks, qtbot: Any) -> Any:
    page.open_target(name)
    quiet(qtbot, tasks)
    return page.view(name)


def save(view: WorkView, tasks: Tasks, qtbot: Any) -> None:
    assert view.dialog is not None
    view.dialog.panel.submit()
    quiet(qtbot, tasks)


def test_several_obstacles_are_reported_in_one_go(
    page: PlanPage, home: Home, case: str, tasks: Tasks, qtbot: Any
) -> None:
    for text in ("Chủ nhà không đồng ý", "Không có hợp đồng"):
        cases.add_obstacle(home, case, "lodging", {"text": text})
    view = at(page, "obstacles", tasks, qtbot)
    view.table.view.selectAll()
    count = len(view.table.picked_keys())
    view.report()
    view.dialog.panel.preset("level", "province")
    save(view, tasks, qtbot)
    reported = obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.REPORTED)).rows
    assert len(reported) == count
    assert {row.facts.level for row in reported} == {"province"}
    assert f"chờ trả lời: {count}" in view._head.text()


def test_what_is_owed_is_sent_and_read_by_the_other_desk(page: PlanPage, home: Home, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "handoffs", tasks, qtbot)
    view._which.set_value("owed")
    view.reload()
    quiet(qtbot, tasks)
    assert view.table.rows_loaded() >= 1
    owed = [row for row in handoffs.owed(home) if row.mine]
    view.table.select(owed[0].id)
    view.send()
    quiet(qtbot, tasks)
    assert len(handoffs.handoffs(home)) == 1
    home.account = Account(new_id(), "Cảnh sát khu vực", (Role.AREA_POLICE,))
    view._which.set_value("open")
    view.reload()
    quiet(qtbot, tasks)
    view.table.select(handoffs.handoffs(home)[0].id)
    assert view._take.isEnabled()
    view.take()
    quiet(qtbot, tasks)
    view.table.select(handoffs.handoffs(home)[0].id)
    view.finish()
    view.dialog.panel.preset("result", "Đã cập nhật dữ liệu dân cư")
    save(view, tasks, qtbot)
    assert handoffs.handoffs(home) == ()


def test_a_sample_is_drawn_and_somebody_else_writes_what_was_found(
    page: PlanPage, home: Home, case: str, tasks: Tasks, qtbot: Any
) -> None:
    closing.close(home, case, cases.case_card(home, case).file.case.seen, Closing("settled", home.today, "Đủ giấy tờ"))
    view = at(page, "rechecks", tasks, qtbot)
    view.draw()
    view.dialog.panel.preset("sample", "Phúc tra tháng 11")
    save(view, tasks, qtbot)
    (row,) = rechecks.rechecks(home)
    view.table.select(row.id)
    assert not view._record.isEnabled()
    home.account = Account(new_id(), "Người khác", (Role.FIELD_MEMBER,))
    view.reload()
    quiet(qtbot, tasks)
    view.table.select(row.id)
    view.record()
    view.dialog.panel.preset("verdict", "differs")
    view.dialog.panel.preset("differences", "Nơi ở đã khác")
    save(view, tasks, qtbot)
    assert cases.case_card(home, case).file.case.state == "open"
    assert "khác 1" in view._head.text()


def test_a_benefit_is_applied_for_and_granted(page: PlanPage, home: Home, case: str, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "benefits", tasks, qtbot)
    key = f"{case}:health_insurance"
    view.table.select(key)
    view.apply()
    quiet(qtbot, tasks)
    view.table.select(key)
    view.write()
    view.dialog.panel.preset("state", "granted")
    save(view, tasks, qtbot)
    assert all(row.id != key for row in benefits.open_benefits(home))


def test_enter_opens_the_case_and_every_input_has_a_name(
    page: PlanPage, home: Home, case: str, tasks: Tasks, qtbot: Any
) -> None:
    heard = Heard(page, "open_case")
    view = at(page, "benefits", tasks, qtbot)
    view.table.select(f"{case}:health_insurance")
    view.table.opened.emit(f"{case}:health_insurance")
    assert heard.of("open_case") == [case]
    for name in ("obstacles", "handoffs", "rechecks", "benefits"):
        view = at(page, name, tasks, qtbot)
        assert unnamed_inputs(view) == []
        assert too_small_targets(view) == []
