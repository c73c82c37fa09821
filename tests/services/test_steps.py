"""Pauses, strikings and the portal's form, through the services."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.pathway import PathStep
from app.domain.roles import Role
from app.domain.striking import Grounds, Objection
from app.domain.values import Kin, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models.state import Side
from app.services import access_log, cases, people, steps
from app.services.people import NewPerson
from tests.services.homes import a_home

STRIKING = "residence-delete"
ABSENT = Grounds("d", "Vắng từ tháng 8/2025, không đăng ký nơi khác")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", Side.OFFICE, (Role.GROUP_HEAD, Role.ADMINISTRATOR)) as opened:
        yield opened


@pytest.fixture
def somebody(home: Home) -> str:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    house = people.add_household(home, "Hộ ông Sáu", area).value
    return people.add_person(home, NewPerson("Nguyễn Văn Tèo", area, house)).value


@pytest.fixture
def case(home: Home, somebody: str) -> str:
    return cases.open_case(home, somebody, "B6").value


def another(home: Home) -> Home:
    return replace(home, account=Account(new_id(), "Trần Văn Khác", (Role.AREA_POLICE,)))


def step(home: Home, case: str, procedure: str) -> PathStep:
    return next(one for one in cases.case_card(home, case).pathway.steps if one.id == procedure)


def seen(home: Home, case: str, procedure: str) -> Any:
    return next(one.seen for one in cases.case_card(home, case).file.steps if one.procedure == procedure)


def filed(home: Home, case: str, days_ago: int, **more: Any) -> date:
    on = home.today - timedelta(days_ago)
    cases.record_step(home, case, "residence-check", {"state": "filed", "filed_on": on, **more})
    return on


def refused(code: str) -> Any:
    return pytest.raises(UserError, check=lambda error: error.code == code)


def test_a_pause_moves_the_day_on_the_receipt_once_it_ends(home: Home, case: str) -> None:
    on = filed(home, case, 20, due_on=home.today - timedelta(5))
    assert step(home, case, "residence-check").due.late  # type: ignore[union-attr]
    since = on + timedelta(5)
    steps.pause(
        home, case, "residence-check", since, "chờ giấy của người dân", "person", seen(home, case, "residence-check")
    )
    waiting = step(home, case, "residence-check")
    assert waiting.pause is not None
    assert waiting.due is not None
    assert (waiting.due.paused, waiting.due.late) == (True, False)
    moved = steps.resume(home, case, "residence-check", home.today, seen(home, case, "residence-check")).value
    assert moved == home.today + timedelta(10)
    after = step(home, case, "residence-check")
    assert after.used is not None
    assert (after.used.office, after.used.person) == (5, 15)
    assert after.pause is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "  "}, "step.pause-without-reason"),
        ({"since": date(2020, 1, 1)}, "step.pause-out-of-order"),
        ({"since": date(2030, 1, 1)}, "step.pause-out-of-order"),
    ],
)
def test_a_pause_needs_a_reason_and_a_day_after_the_filing(home: Home, case: str, change: Any, code: str) -> None:
    on = filed(home, case, 5)
    given = {"since": on, "reason": "chờ", "whose": None} | change
    with refused(code):
        steps.pause(home, case, "residence-check", seen=seen(home, case, "residence-check"), **given)


def test_a_clock_is_stopped_once_and_goes_on_once(home: Home, case: str) -> None:
    cases.record_step(home, case, "residence-check", {"state": "todo"})
    with refused("step.not-filed"):
        steps.pause(home, case, "residence-check", home.today, "chờ", None, seen(home, case, "residence-check"))
    on = home.today - timedelta(5)
    at = seen(home, case, "residence-check")
    cases.record_step(home, case, "residence-check", {"state": "filed", "filed_on": on}, at)
    with refused("step.not-paused"):
        steps.resume(home, case, "residence-check", home.today, seen(home, case, "residence-check"))
    steps.pause(home, case, "residence-check", on, "chờ", "ministry_police", seen(home, case, "residence-check"))
    with refused("step.paused-already"):
        steps.pause(home, case, "residence-check", home.today, "chờ", None, seen(home, case, "residence-check"))
    with refused("step.pause-out-of-order"):
        steps.resume(home, case, "residence-check", on - timedelta(1), seen(home, case, "residence-check"))
    assert steps.resume(home, case, "residence-check", home.today, seen(home, case, "residence-check")).value is None


def not_protected(home: Home, case: str) -> None:
    cases.answer(home, case, {"absence_protected": False, "absent_12_months": True})


def test_striking_needs_its_ground_its_notice_and_a_second_person(home: Home, case: str) -> None:
    not_protected(home, case)
    done = {"state": "done", "filed_on": home.today, "done_on": home.today}
    with refused("striking.no-ground"):
        cases.record_step(home, case, STRIKING, done)
    steps.ground_striking(home, case, STRIKING, ABSENT, None, None)
    with refused("striking.no-notice"):
        cases.record_step(home, case, STRIKING, done, seen(home, case, STRIKING))
    steps.ground_striking(home, case, STRIKING, ABSENT, home.today, seen(home, case, STRIKING))
    with refused("striking.not-confirmed"):
        cases.record_step(home, case, STRIKING, done, seen(home, case, STRIKING))
    with refused("striking.own-confirmation"):
        steps.confirm_striking(home, case, STRIKING, seen(home, case, STRIKING))
    steps.confirm_striking(another(home), case, STRIKING, seen(home, case, STRIKING))
    assert step(home, case, STRIKING).objections == ()
    cases.record_step(home, case, STRIKING, done, seen(home, case, STRIKING))
    assert step(home, case, STRIKING).state == "done"


def test_nobody_confirms_for_another_and_a_changed_ground_is_confirmed_anew(home: Home, case: str) -> None:
    not_protected(home, case)
    steps.ground_striking(home, case, STRIKING, ABSENT, home.today, None)
    second = another(home)
    with refused("striking.not-own-word"):
        cases.record_step(home, case, STRIKING, {"confirmed_by": second.account.id}, seen(home, case, STRIKING))
    steps.confirm_striking(second, case, STRIKING, seen(home, case, STRIKING))
    other = Grounds("b", "Đã định cư ở Hoa Kỳ")
    steps.ground_striking(home, case, STRIKING, other, home.today, seen(home, case, STRIKING))
    assert step(home, case, STRIKING).objections == (Objection.NOT_CONFIRMED,)


@pytest.mark.parametrize(("protected", "code"), [(True, "striking.excluded"), (None, "striking.not-asked")])
def test_who_is_in_prison_or_was_not_asked_about_is_not_struck(
    home: Home, case: str, protected: bool | None, code: str
) -> None:
    cases.answer(home, case, {"absence_protected": protected, "absent_12_months": True})
    steps.ground_striking(home, case, STRIKING, ABSENT, home.today, None)
    steps.confirm_striking(another(home), case, STRIKING, seen(home, case, STRIKING))
    with refused(code):
        cases.record_step(home, case, STRIKING, {"state": "done", "done_on": home.today}, seen(home, case, STRIKING))


@pytest.mark.parametrize(
    ("grounds", "code"),
    [
        (Grounds("z", "không có"), "striking.unknown-ground"),
        (Grounds("d"), "striking.no-words"),
    ],
)
def test_a_ground_is_one_of_the_laws_and_says_what_happened(home: Home, case: str, grounds: Grounds, code: str) -> None:
    with refused(code):
        steps.ground_striking(home, case, STRIKING, grounds, None, None)


def test_only_a_striking_has_grounds(home: Home, case: str) -> None:
    with refused("procedure.unknown"):
        steps.ground_striking(home, case, "residence-check", ABSENT, None, None)
    with refused("step.in-the-future"):
        steps.ground_striking(home, case, STRIKING, ABSENT, home.today + timedelta(1), None)
    with refused("striking.no-ground"):
        steps.confirm_striking(home, case, STRIKING, cases.case_card(home, case).file.case.seen)


def test_people_struck_are_not_people_helped(home: Home, somebody: str, case: str) -> None:
    not_protected(home, case)
    steps.ground_striking(home, case, STRIKING, ABSENT, home.today, None)
    steps.confirm_striking(another(home), case, STRIKING, seen(home, case, STRIKING))
    cases.record_step(home, case, STRIKING, {"state": "done", "done_on": home.today}, seen(home, case, STRIKING))
    area = people.person_card(home, somebody).person.area_id
    other = cases.open_case(home, people.add_person(home, NewPerson("Lê Thị Út", area)).value, "B2").value
    cases.record_step(home, other, "residence-declaration", {"state": "done", "done_on": home.today})
    apart = steps.helped_and_struck(home, home.today, home.today)
    assert (apart.helped, apart.struck) == (1, 1)
    long_ago = date(2020, 1, 1)
    assert steps.helped_and_struck(home, long_ago, long_ago).struck == 0


def test_the_portals_form_holds_what_the_case_knows_in_the_portals_order(home: Home, somebody: str) -> None:
    card = people.person_card(home, somebody)
    known = {
        "born": PartialDate(2026, 10, 1),
        "sex": "male",
        "mother": Kin(name="Nguyễn Thị Hoa", born=PartialDate(1999), number="066199000001"),
        "id_number": SourcedNumber("066226000001", "thẻ"),
    }
    people.change_person(home, somebody, card.person.seen, known)
    child = cases.open_case(home, somebody, "A3").value
    sheet = steps.portal_sheet(home, child, "birth")
    shown = {line.label: line for line in sheet.lines}
    assert [line.label for line in sheet.lines][:2] == [
        "Họ, chữ đệm, tên người được khai sinh",
        "Ngày, tháng, năm sinh",
    ]
    assert shown["Ngày, tháng, năm sinh"].text == "01/10/2026"
    assert "tháng mười" in shown["Ngày sinh ghi bằng chữ"].text
    assert shown["Số định danh của mẹ"].number
    assert shown["Họ, chữ đệm, tên người cha"].text == ""
    assert sheet.source.needs_check
    steps.note_number_shown(home, None, child)
    steps.note_number_shown(home, somebody, child)
    noted = [(row.what, row.why) for row in access_log.entries(home).rows]
    assert ("portal", "birth") in noted
    assert noted.count(("reveal", "portal")) == 2


def test_a_procedure_that_nobody_wrote_a_form_for_says_so(home: Home, case: str) -> None:
    with refused("portal.no-form"):
        steps.portal_sheet(home, case, "residence-check")
    with refused("procedure.unknown"):
        steps.portal_sheet(home, case, "from-2031")
