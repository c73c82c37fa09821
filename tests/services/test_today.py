"""The first page: what is due, what can be done at once, what was begun."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.ids import new_id
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Closing, Kin
from app.home import Home
from app.models.journal import Edit
from app.models.state import Side
from app.services import cases, closing, drafts, people, today
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


def a_case(home: Home, name: str = "Nguyễn Văn Tèo", due: int | None = None, **fields: object) -> str:
    area = next((a.id for a in people.areas(home)), None) or people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    house = people.add_household(home, f"Hộ {name}", area).value
    person = people.add_person(home, NewPerson(name, area, house, fields=fields)).value
    case = cases.open_case(home, person, "A3").value
    if due is not None:
        seen = cases.case_card(home, case).file.case.seen
        cases.change_case(home, case, seen, {"due": home.today + timedelta(days=due)})
    return case


def test_late_comes_first_then_near_and_far_days_are_left_out(home: Home) -> None:
    for name, due in (("Trần Gần", 3), ("Lê Trễ", -5), ("Phan Xa", 60)):
        a_case(home, name, due)
    now = today.today(home)
    assert [row.name for row in now.due] == ["Lê Trễ", "Trần Gần"]
    assert (now.due_total, now.late_total, now.open_cases, now.people) == (2, 1, 3, 3)
    assert now.due[0].household == "Hộ Lê Trễ"


def test_the_day_on_an_authoritys_receipt_is_a_day_to_look_after(home: Home) -> None:
    case = a_case(home)
    on = home.today + timedelta(days=2)
    cases.record_step(home, case, "birth", {"state": "filed", "filed_on": home.today, "due_on": on})
    assert [(row.procedure, row.on) for row in today.today(home).due] == [("birth", on)]


def test_a_closed_case_and_a_sealed_person_give_nothing_to_do(home: Home) -> None:
    done = a_case(home, "Đã Xong", 1)
    ending = Closing("not_special", home.today, "Đã có khai sinh")
    closing.close(home, done, cases.case_card(home, done).file.case.seen, ending)
    sealed = a_case(home, "Phải Kín", 1)
    person = cases.case_card(home, sealed).file.person
    assert person is not None
    people.change_person(home, person.id, person.seen, {"sealed": True})
    assert [row.name for row in today.today(home).due] == ["Phải Kín"]  # the group's head may open sealed people
    home.account = type(home.account)(home.account.id, "x", (Role.CLERK,))
    assert today.today(home).due == ()


def test_what_has_everything_it_needs_is_to_be_done_at_once(home: Home) -> None:
    case = a_case(home, born=PartialDate(2024, 5, 3), mother=Kin(name="H'Bia Niê"))
    assert today.ready(home) == ()
    cases.answer(
        home,
        case,
        {
            "mother_documented": True,
            "recognition_wanted": False,
            "hard_to_reach": False,
            "personal_papers": False,
            "father_known": True,
            "home": "none",
            "carer_documented": True,
        },
    )
    for kind in ("birth_notice", "identity_card"):
        cases.add_evidence(home, case, kind, {})
    rows = today.ready(home)
    assert [(row.name, row.procedures) for row in rows] == [("Nguyễn Văn Tèo", ("birth",))]


def test_a_draft_is_offered_by_the_name_of_whom_it_is_about(home: Home) -> None:
    case = a_case(home, "Ksor H'Lan")
    drafts.keep(home, f"form/step/{case}/birth", '{"typed": {}}')
    (begun,) = today.today(home).begun
    assert (begun.about, begun.case_id, begun.category) == ("Ksor H'Lan", case, None)


def test_a_sitting_of_the_wizard_whose_case_is_only_a_draft_can_be_resumed(home: Home) -> None:
    case = new_id()
    drafts.keep(home, f"wizard:{case}", '{"category": "A3", "typed": {"name": "Y Krông Niê", "sex": {"?": "unknown"}}}')
    (begun,) = today.today(home).begun
    assert (begun.about, begun.case_id, begun.category) == ("Y Krông Niê", case, "A3")


def test_a_laptop_counts_what_is_not_sent(tmp_path: Path) -> None:
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.GROUP_HEAD,)) as laptop:
        a_case(laptop)
        now = today.today(laptop)
        assert now.unsent == 4
        assert now.unsent_since == laptop.now


def test_only_what_was_given_to_me(home: Home) -> None:
    mine, _other = a_case(home, "Của Tôi", 1), a_case(home, "Của Ai", 1)
    seen = cases.case_card(home, mine).file.case.seen
    cases.change_case(home, mine, seen, {"assignee": home.account.id})
    assert [row.name for row in today.today(home, only_mine=True).due] == ["Của Tôi"]


@pytest.mark.slow
def test_of_five_thousand_cases_a_page_is_shown_and_all_are_counted(home: Home) -> None:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    edits, nothing = [], Seen("", 0)
    for number in range(5000):
        person = new_id()
        on = (home.today + timedelta(days=number % 300 - 20)).isoformat()
        edits.append(Edit("resident", person, {"area_id": area, "name": f"Nguyễn Văn {number}"}, nothing, new=True))
        fields = {"resident_id": person, "category": "A3", "state": "open", "due": on}
        edits.append(Edit("case", new_id(), fields, nothing, new=True))
    with home.working() as w:
        w.apply(edits)
    now = today.today(home)
    assert len(now.due) == 50
    assert now.due_total > 400
