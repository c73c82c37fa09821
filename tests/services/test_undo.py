"""Taking back one's own last change to a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.ids import new_id
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.models.state import Side
from app.services import cases, people, undo
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture(params=[Side.OFFICE, Side.FIELD])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Home]:
    with a_home(tmp_path / "home", request.param, (Role.GROUP_HEAD,)) as opened:
        yield opened


@pytest.fixture
def case(home: Home) -> str:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    house = people.add_household(home, "Hộ ông Sáu", area).value
    child = people.add_person(home, NewPerson("Nguyễn Văn Tèo", area, house)).value
    return cases.open_case(home, child, "A3").value


def test_a_step_taken_back_stands_as_before_and_twice_taken_back_stands_again(home: Home, case: str) -> None:
    cases.record_step(home, case, "birth", {"state": "todo", "note": "chờ mẹ"})
    seen = cases.case_card(home, case).file.steps[0].seen
    cases.record_step(home, case, "birth", {"state": "filed", "filed_on": home.today}, seen)
    done = undo.take_back(home, case)
    step = cases.case_card(home, case).file.steps[0]
    assert (step.state, step.filed_on, step.note) == ("todo", None, "chờ mẹ")
    assert done.changes.touches("step")
    undo.take_back(home, case)
    assert cases.case_card(home, case).file.steps[0].state == "filed"


def test_what_was_just_made_goes_and_its_taking_back_is_in_the_history(home: Home, case: str) -> None:
    cases.add_obstacle(home, case, "no_papers", {"text": "Không có giấy tờ"})
    undo.take_back(home, case)
    card = cases.case_card(home, case)
    assert card.file.obstacles == ()
    assert [c.after for row in card.history if row.entity == "obstacle" for c in row.changes if c.name == "gone"] == [
        undo.TAKEN_BACK
    ]
    undo.take_back(home, case)
    assert [each.text for each in cases.case_card(home, case).file.obstacles] == ["Không có giấy tờ"]


def test_another_persons_change_is_never_taken_back(home: Home, case: str) -> None:
    cases.add_obstacle(home, case, "no_papers", {})
    other = replace(home, account=Account(new_id(), "Trần Thị Khác", (Role.GROUP_HEAD,)))
    with pytest.raises(UserError, match=r"undo\.nothing"):
        undo.take_back(other, case)
    assert undo.last_change(other, case) is None


def test_what_somebody_changed_since_stays(home: Home, case: str) -> None:
    obstacle = cases.add_obstacle(home, case, "no_papers", {}).value
    other = replace(home, account=Account(new_id(), "Trần Thị Khác", (Role.GROUP_HEAD,)))
    seen = cases.case_card(home, case).file.obstacles[0].seen
    cases.change_obstacle(other, obstacle, seen, {"tried": "Hỏi trưởng thôn"})
    with pytest.raises(UserError, match=r"undo\.changed-since"):
        undo.take_back(home, case)
    assert cases.case_card(home, case).file.obstacles[0].tried == "Hỏi trưởng thôn"


def test_the_button_knows_what_it_would_take_back(home: Home, case: str) -> None:
    cases.state_claim(home, case, "birth", {"statement": "Sinh tại nhà"})
    change = undo.last_change(home, case)
    assert change is not None
    assert (change.entity, change.new, change.after["statement"]) == ("claim", True, "Sinh tại nhà")


def test_what_was_made_taken_back_and_made_again_stands_without_what_it_said_before(home: Home, case: str) -> None:
    cases.record_step(home, case, "birth", {"state": "filed", "filed_on": home.today, "note": "nhầm hồ sơ"})
    undo.take_back(home, case)
    assert cases.case_card(home, case).file.steps == ()
    cases.record_step(home, case, "birth", {"state": "todo"})
    (step,) = cases.case_card(home, case).file.steps
    assert (step.state, step.filed_on, step.note) == ("todo", None, None)
    cases.answer(home, case, {"abandoned": True})
    undo.take_back(home, case)
    cases.answer(home, case, {"abandoned": False})
    assert cases.case_card(home, case).file.answers["abandoned"] is False
