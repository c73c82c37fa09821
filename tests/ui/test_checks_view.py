"""Data cleaning in the window: rules with counts, their people, deeds on several, letters, and a list from above."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.checks import FindingState, RequestState
from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from app.home import Home
from app.packs.pack import shipped
from app.services import checks, checks_requests, people
from app.services.checks import FindingFilter
from app.services.people import NewPerson
from app.ui.plans.above_list_dialog import AboveListDialog
from app.ui.plans.checks_view import ChecksView
from app.ui.plans.plan_page import PlanPage
from app.ui.plans.requests_view import RequestsView
from app.ui.tasks import Tasks
from tests.intake.lists import xlsx
from tests.services.homes import a_home, as_written
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet

RULE = "sex-differs"


def _three_people(home: Home) -> None:
    area = people.add_area(home, "Khối 1", "hamlet").value
    for number in (1, 2, 3):
        given = {"born": PartialDate(1980), "sex": "female", "id_number": SourcedNumber(f"04008000000{number}")}
        people.add_person(home, NewPerson(f"Y Thử Niê {number}", area, fields=given))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        home.pack = shipped("cua-lo-2022")
        as_written(home, "three people of Cửa Lò", lambda: _three_people(home))
        yield home


@pytest.fixture
def view(home: Home, tasks: Tasks, qtbot: Any) -> Iterator[ChecksView]:
    page = put_up(ChecksView(home, tasks), qtbot, tasks)
    yield page
    put_away(page)


def show_rule(view: ChecksView, rule: str, qtbot: Any, tasks: Tasks) -> None:
    view.open_target(rule)
    quiet(qtbot, tasks)


def test_a_rule_shows_its_people_with_the_remedy_and_enter_opens_one(
    view: ChecksView, qtbot: Any, tasks: Tasks
) -> None:
    assert unnamed_inputs(view) == []
    assert too_small_targets(view) == []
    show_rule(view, RULE, qtbot, tasks)
    assert view.table.rows_loaded() == 3
    heard = Heard(view, "open_person")
    view.table.view.selectRow(0)
    view.table.opened.emit(view.table.current_key())
    assert heard.of("open_person") == [view.chosen()[0].row]


def test_several_are_settled_at_once_and_then_no_longer_count(
    view: ChecksView, home: Home, qtbot: Any, tasks: Tasks
) -> None:
    show_rule(view, RULE, qtbot, tasks)
    view.table.view.selectAll()
    view.settle()
    quiet(qtbot, tasks)
    assert view.table.rows_loaded() == 0
    assert checks.count_findings(home, FindingFilter(RULE, state=FindingState.SETTLED)) == 3


def test_what_mends_a_finding_is_put_down_beside_it_and_it_goes(
    view: ChecksView, home: Home, qtbot: Any, tasks: Tasks
) -> None:
    show_rule(view, "no-card", qtbot, tasks)
    assert view.table.rows_loaded() == 3
    view.table.view.selectRow(0)
    view.put_mark()
    assert view.dialog is not None
    view.dialog.panel.submit()
    quiet(qtbot, tasks)
    assert checks.count_findings(home, FindingFilter("no-card")) == 2


def test_a_letter_is_asked_for_from_the_list_and_its_answer_written_from_the_letters(
    view: ChecksView, home: Home, tmp_path: Path, qtbot: Any, tasks: Tasks
) -> None:
    show_rule(view, RULE, qtbot, tasks)
    view.table.view.selectAll()
    view.ask_above()
    assert view.dialog is not None
    view.dialog.panel.preset("receiver", "Công an tỉnh Nghệ An")
    view.dialog.panel.submit()
    quiet(qtbot, tasks)
    letters = put_up(RequestsView(home, tasks), qtbot, tasks)
    assert unnamed_inputs(letters) == []
    assert letters.people.rows_loaded() == 3
    letters.save_to(tmp_path / "a.docx")
    letters.people.view.selectRow(0)
    letters.answer_some()
    assert letters.dialog is not None
    letters.dialog.panel.preset("answer", "đã xác lập lại")
    letters.dialog.panel.submit()
    quiet(qtbot, tasks)
    letters.answer_all()
    letters.dialog.panel.preset("answer", "đã xong hết")
    letters.dialog.panel.submit()
    quiet(qtbot, tasks)
    row = checks_requests.list_requests(home)[0]
    assert (row.state, row.open, row.people, row.answered_on) == (RequestState.ANSWERED, 0, 3, home.today)
    assert (tmp_path / "a.docx").stat().st_size
    put_away(letters)


def test_a_list_from_above_is_looked_at_before_it_is_written(
    home: Home, tmp_path: Path, qtbot: Any, tasks: Tasks
) -> None:
    file = tmp_path / "the.xlsx"
    head = ["Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Ngày cấp"]
    rows = [["Y Thử Niê 1", "1980", "040080000001", date(2021, 4, 1)], ["Ai Đó", "1980", "040080000002", None]]
    file.write_bytes(xlsx({"A": [["DANH SÁCH"], head, *rows]}))
    dialog = put_up(AboveListDialog(home, tasks), qtbot, tasks, size=(960, 600))
    assert unnamed_inputs(dialog) == []
    dialog.choose("card", file)
    quiet(qtbot, tasks)
    heard = Heard(dialog, "written")
    dialog.write()
    quiet(qtbot, tasks)
    (done,) = heard.of("written")
    assert (done.value.people, done.value.left) == (1, 1)
    put_away(dialog)


def test_only_a_plan_that_wants_clean_data_has_the_page(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanPage(home, tasks), qtbot, tasks, "checks")
    assert isinstance(page.view("checks"), ChecksView)
    put_away(page)
    home.pack = shipped("tuyen-an-dong-2026")
    other = put_up(PlanPage(home, tasks), qtbot, tasks)
    assert other.open_target("checks") is None
    assert "checks" not in {each.name for each in other._work()}
    put_away(other)
