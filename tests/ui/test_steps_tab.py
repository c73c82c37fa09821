"""The steps of a case on the screen: pauses, strikings, circles, and what is copied to the portal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.striking import Grounds
from app.domain.values import SourcedNumber
from app.home import Home
from app.models.state import Side
from app.services import access_log, cases, people, steps
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.pages_kit import put_away, put_up, quiet

STRIKING = "residence-delete"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", Side.OFFICE, (Role.GROUP_HEAD, Role.ADMINISTRATOR)) as opened:
        yield opened


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.shutdown()


def a_case(home: Home, category: str, **fields: Any) -> str:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    house = people.add_household(home, "Hộ ông Sáu", area).value
    return cases.open_case(
        home, people.add_person(home, NewPerson("Lê Văn Sáu", area, house, fields=fields)).value, category
    ).value


def the_page(home: Home, tasks: Tasks, qtbot: Any, case: str, step: str) -> CasePage:
    page = put_up(CasePage(home, tasks), qtbot, tasks, (case, "steps"))
    page.steps.choose(step)
    quiet(qtbot, tasks)
    return page


def shown(page: CasePage) -> str:
    return "\n".join(label.text() for label in page.steps.findChildren(type(page._assignee)) if label.isVisible())


def test_a_pause_is_written_down_and_ended_with_its_reason(home: Home, tasks: Tasks, qtbot: Any) -> None:
    case = a_case(home, "B2")
    on = home.today - timedelta(5)
    cases.record_step(home, case, "residence-declaration", {"state": "filed", "filed_on": on})
    page = the_page(home, tasks, qtbot, case, "residence-declaration")
    assert page.steps._pause.isVisible()
    assert not page.steps._resume.isVisible()
    page.steps._stop_or_go_on()
    panel = page.steps._dialog.panel  # type: ignore[union-attr]
    panel.preset("since", on)
    panel.preset("whose", "person")
    panel.preset("reason", "Thiếu giấy chỗ ở")
    panel.submit()
    quiet(qtbot, tasks)
    assert not page.steps._pause.isVisible()
    assert page.steps._resume.isVisible()
    assert "Thiếu giấy chỗ ở (chờ người dân)" in shown(page)
    page.steps._stop_or_go_on()
    page.steps._dialog.panel.submit()  # type: ignore[union-attr]
    quiet(qtbot, tasks)
    assert "tính tiếp từ" in shown(page)
    assert "cơ quan 0, người dân" in shown(page)
    put_away(page)


def test_the_ground_of_a_striking_is_asked_for_and_its_writer_cannot_confirm(
    home: Home, tasks: Tasks, qtbot: Any
) -> None:
    case = a_case(home, "B6")
    cases.answer(home, case, {"absent_12_months": True, "absence_protected": False, "whereabouts_found": False})
    page = the_page(home, tasks, qtbot, case, STRIKING)
    assert ("steps", STRIKING) in page._todo.deeds() or ("file", STRIKING) not in page._todo.deeds()
    assert not page.steps._result.isEnabled()
    page.steps.ground()
    panel = page.steps._dialog.panel  # type: ignore[union-attr]
    assert set(panel.names()) == {"code", "words", "absence_protected", "notified_on"}
    for name, value in {"code": "d", "words": "Vắng từ 8/2025", "notified_on": home.today}.items():
        panel.preset(name, value)
    panel.submit()
    quiet(qtbot, tasks)
    assert not page.steps._confirm.isEnabled()
    assert "Chưa có người thứ hai xác nhận" in shown(page)
    put_away(page)

    second = replace(home, account=Account(new_id(), "Trần Văn Khác", (Role.AREA_POLICE,)))
    theirs = the_page(second, tasks, qtbot, case, STRIKING)
    assert theirs.steps._confirm.isEnabled()
    theirs.steps.confirm()
    quiet(qtbot, tasks)
    assert theirs.steps._result.isEnabled()
    put_away(theirs)


def test_a_circle_is_named_and_becomes_an_obstacle(home: Home, tasks: Tasks, qtbot: Any) -> None:
    case = a_case(home, "A3", born=PartialDate(2024, 5, 3))
    nobody = {"mother_documented": False, "father_documented": False, "carer_documented": False, "abandoned": False}
    cases.answer(home, case, {**nobody, "paper:identity_card": False, "paper:passport": False})
    page = the_page(home, tasks, qtbot, case, "birth")
    assert "Giấy này lại chỉ có sau" in shown(page)
    page.deed("finding", "birth")
    page.steps._dialog.panel.submit()  # type: ignore[union-attr]
    quiet(qtbot, tasks)
    (obstacle,) = cases.case_card(home, case).file.obstacles
    assert (obstacle.procedure, obstacle.authority) == ("birth", "commune_justice")
    assert obstacle.lacks is not None
    assert obstacle.lacks.startswith("Giấy tờ tùy thân")
    put_away(page)


def test_the_copy_screen_goes_from_field_to_field_and_keeps_numbers_masked(
    home: Home, tasks: Tasks, qtbot: Any
) -> None:
    number = SourcedNumber("066190123456", "thẻ")
    case = a_case(home, "B2", born=PartialDate(1990, 2, 1), sex="male", id_number=number)
    page = the_page(home, tasks, qtbot, case, "residence-declaration")
    page.steps.copy_to_portal()
    quiet(qtbot, tasks)
    screen, clipboard = page.steps._copying, QGuiApplication.clipboard()
    for text in ("Lê Văn Sáu", "01/02/1990", "Nam"):
        screen.copy_current()
        assert clipboard.text() == text
    at = screen.current()
    assert screen.lines[at].line.number
    assert screen.lines[at].value.text() == "066*****3456"
    screen.copy_current()
    assert clipboard.text() == "Nam"
    qtbot.mouseClick(screen.lines[at].button, Qt.MouseButton.LeftButton)
    quiet(qtbot, tasks)
    assert screen.lines[at].value.text() == number.number
    screen.copy_current()
    assert clipboard.text() == number.number
    assert ("reveal", "portal") in [(row.what, row.why) for row in access_log.entries(home).rows]
    qtbot.keyClick(screen.lines[0].button, Qt.Key.Key_Down)
    screen.close()
    assert clipboard.text() != number.number
    put_away(page)


def test_after_the_portal_its_file_code_is_written_down_as_filed_online(home: Home, tasks: Tasks, qtbot: Any) -> None:
    case = a_case(home, "B2")
    page = the_page(home, tasks, qtbot, case, "residence-declaration")
    page.steps.copy_to_portal()
    quiet(qtbot, tasks)
    page.steps._copying._was_filed()
    panel = page.steps._dialog.panel  # type: ignore[union-attr]
    panel.preset("file_code", "H15.42-1")
    panel.preset("due_on", home.today + timedelta(7))
    panel.submit()
    quiet(qtbot, tasks)
    (step,) = cases.case_card(home, case).file.steps
    assert (step.state, step.channel, step.file_code) == ("filed", "online", "H15.42-1")
    put_away(page)


def test_what_was_struck_is_told_with_its_ground(home: Home, tasks: Tasks, qtbot: Any) -> None:
    case = a_case(home, "B6")
    cases.answer(home, case, {"absent_12_months": True, "whereabouts_found": False})
    steps.ground_striking(home, case, STRIKING, Grounds("d", "Vắng từ 8/2025"), home.today, None)
    page = the_page(home, tasks, qtbot, case, STRIKING)
    assert "Căn cứ d: Vắng từ 8/2025" in shown(page)
    assert "Chưa hỏi: chấp hành án" in shown(page)
    put_away(page)
