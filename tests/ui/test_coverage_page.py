"""Doors reached and not, by area; knocks with one key from the coverage page, the day's page and a household."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.sheet import Sitting
from app.home import Home
from app.services import cases, coverage, drafts, people, sheets, visits
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.people.household_page import HouseholdPage
from app.ui.plans.coverage_page import CoveragePage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.widgets.paged_table import Sort
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    """A hamlet with four doors, and one without any."""
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    people.add_area(home, "Bến cá Tiên Châu", "mooring")
    for name, outcome in (("Hộ ông Ba", "met"), ("Hộ ông Bốn", "refused"), ("Hộ bà Năm", "nobody"), ("Hộ bà Sáu", "")):
        house = people.add_household(home, name, area).value
        if outcome:
            visits.record_visit(home, house, outcome, home.today)
    return area


def test_the_table_tells_each_area_and_opens_to_its_doors(home: Home, area: str, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(CoveragePage(home, tasks), qtbot, tasks)
    model = page.areas.model
    texts = [str(model.data(model.index(0, column))) for column in range(model.columnCount())]
    assert texts == ["Thôn Xuân Hòa", "4", "50 %", "1", "1", "", "1", "", "1", "2"]
    page.areas.set_sort(Sort("name"))
    quiet(qtbot, tasks)
    assert str(model.data(model.index(0, 0))) == "Bến cá Tiên Châu"
    page.areas.opened.emit(area)
    quiet(qtbot, tasks)
    assert page._of.text() == "Thôn Xuân Hòa: 2 hộ phải đến"
    heard = Heard(page, "open_household")
    row = coverage.doors(home, area)[0]
    page.doors.opened.emit(row.id)
    assert heard.of("open_household") == [row.id]
    page.grab()
    assert unnamed_inputs(page) == []
    assert too_small_targets(page.keys) == []
    put_away(page)


def test_a_knock_is_one_key_and_taken_back_with_one(home: Home, area: str, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(CoveragePage(home, tasks), qtbot, tasks, area)
    page.hide()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.doors.setFocus()
    QTest.keyClick(page.doors.view, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    quiet(qtbot, tasks)
    assert "Đã chuyển đi · Hộ bà Năm" in page.banners.shown()["visit"]
    assert [row.label for row in coverage.doors(home, area)] == ["Hộ bà Sáu"]
    QTest.keyClick(page.doors.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot, tasks)
    assert [row.label for row in coverage.doors(home, area)] == ["Hộ bà Năm", "Hộ bà Sáu"]
    assert page.banners.shown() == {}
    put_away(page)


def test_the_days_page_lists_doors_where_a_case_is_open(home: Home, area: str, tasks: Tasks, qtbot: Any) -> None:
    house = next(row.id for row in coverage.doors(home, area) if row.label == "Hộ bà Sáu")
    person = people.add_person(home, NewPerson("Lê Văn Mai", area, house)).value
    cases.open_case(home, person, "A3")
    page = put_up(TodayPage(home, tasks), qtbot, tasks)
    doors = page._door_list
    assert doors is not None
    assert [row.label for row in page._doors] == ["Hộ bà Sáu"]
    doors.keys.buttons["refused"].click()
    quiet(qtbot, tasks)
    assert page._door_list is None
    assert [v.outcome for v in people.household_card(home, house).visits] == ["refused"]
    page.knocks.take_back()
    quiet(qtbot, tasks)
    assert people.household_card(home, house).visits == ()
    put_away(page)


def test_a_begun_pile_of_sheets_is_gone_on_with_from_the_days_page(
    home: Home, area: str, tasks: Tasks, qtbot: Any
) -> None:
    drafts.keep(home, "sheets", sheets.body_of(Sitting(texts={"number": "1"})))
    page = put_up(TodayPage(home, tasks), qtbot, tasks)
    heard = Heard(page, "sheets_asked", "coverage_asked")
    page.resume("sheets")
    assert [name for name, _ in heard.all] == ["sheets_asked"]
    put_away(page)


def test_the_keys_of_a_knock_work_all_over_the_page_of_a_case(home: Home, area: str, tasks: Tasks, qtbot: Any) -> None:
    house = coverage.doors(home, area)[0].id
    person = people.add_person(home, NewPerson("Lê Văn Mai", area, house)).value
    case = cases.open_case(home, person, "A3").value
    page = put_up(CasePage(home, tasks), qtbot, tasks, (case, "kin"))
    page.hide()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page._tabs.setFocus()
    QTest.keyClick(page._tabs, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    quiet(qtbot, tasks)
    visit = people.household_card(home, house).visits[-1]
    assert visit.outcome == "refused"
    assert "Không hợp tác" in page.banners.shown()["visit"]
    page.take_back()
    quiet(qtbot, tasks)
    assert [v.outcome for v in people.household_card(home, house).visits] == ["nobody"]
    put_away(page)


def test_who_told_is_asked_at_the_household_and_who_typed_is_the_account(
    home: Home, area: str, tasks: Tasks, qtbot: Any
) -> None:
    house = coverage.doors(home, area)[0].id
    page = put_up(HouseholdPage(home, tasks), qtbot, tasks, house)
    page._visit_bar.told_by.set_value("Hàng xóm: bà Tư")
    page.record_visit("moved")
    quiet(qtbot, tasks)
    visit = people.household_card(home, house).visits[-1]
    assert (visit.outcome, visit.told_by, visit.by) == ("moved", "Hàng xóm: bà Tư", home.account.id)
    assert page._visit_bar.told_by.value() is None
    page.knocks.take_back()
    quiet(qtbot, tasks)
    assert [v.outcome for v in people.household_card(home, house).visits] == ["nobody"]
    put_away(page)
