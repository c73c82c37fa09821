"""A case whose ending waits for a choice counts as open wherever open cases are asked for, and is closed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from app.domain.carriage import Choice
from app.domain.ids import child_id, new_id
from app.domain.matching import Profile
from app.domain.partial_date import PartialDate
from app.domain.values import Address, Closing
from app.errors import UserError
from app.home import Home
from app.models.entities import Case, Mark, Question, Residence
from app.models.local import Conflict
from app.services import (
    assigning,
    attachments,
    cards,
    cases,
    drives_away,
    duplicates,
    groups,
    list_export,
    merging,
    people,
    questions,
    wizard,
)
from app.services.people import NewPerson
from app.sync import files
from tests.faults.inputs import a_scan
from tests.services.homes import a_home

BORN = PartialDate(1990, 3, 9)


class Doubted:
    """A mother whose case was ended on another machine, while her phone number waits for somebody to choose."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.area = people.add_area(home, "Thôn 1", "hamlet").value
        self.house = people.add_household(home, "Hộ bà H'Bia", self.area).value
        told = {"born": BORN, "sex": "female"}
        self.mother = people.add_person(home, NewPerson("H'Bia Niê", self.area, self.house, fields=told)).value
        self.child = people.add_person(home, NewPerson("Y Krông Niê", self.area, self.house)).value
        self.case = cases.open_case(home, self.mother, "A2", opened_on=date(2026, 4, 1)).value
        self.childs = cases.open_case(home, self.child, "A3", opened_on=date(2026, 4, 1)).value
        with home.working() as w:
            row = w.change(Case, self.case)
            assert row is not None
            row.state, row.closing = "closed", Closing("moved", date(2026, 5, 1))
        with home.noting() as conn:
            conn.execute(
                insert(Conflict).values(
                    id=new_id(), entity="resident", row=self.mother, field="phone", device="x", chain="x", seq=1,
                    seen=0, why="changed",
                )
            )  # fmt: skip

    def settle(self) -> None:
        with self.home.noting() as conn:
            conn.execute(delete(Conflict))


@pytest.fixture
def doubted(tmp_path: Path) -> Iterator[Doubted]:
    with a_home(tmp_path / "office") as home:
        yield Doubted(home)


def test_the_person_and_the_household_show_it_as_what_it_is(doubted: Doubted) -> None:
    home = doubted.home
    assert people.person_card(home, doubted.mother).cases == ((doubted.case, "A2", "contested"),)
    house = people.household_card(home, doubted.house)
    assert [(row[0], row[2]) for row in house.cases] == [(doubted.case, "contested"), (doubted.childs, "open")]
    assert {member.id: member.open_cases for member in house.members}[doubted.mother] == ("A2",)
    doubted.settle()
    assert people.person_card(home, doubted.mother).cases == ((doubted.case, "A2", "closed"),)
    house = people.household_card(home, doubted.house)
    assert [row[2] for row in house.cases] == ["open", "closed"]
    assert {member.id: member.open_cases for member in house.members}[doubted.mother] == ()


def test_no_second_case_of_its_group_is_opened_beside_it(doubted: Doubted) -> None:
    home = doubted.home
    with pytest.raises(UserError, match=r"case\.open-already"):
        cases.open_case(home, doubted.mother, "A2")
    talk = groups.open_talk(home, person_id=doubted.mother).talk
    assert groups.decide(home, talk, ["A2"]).value == (doubted.case,)
    assert wizard.open_sitting(home, person_id=doubted.mother, category="A2").draft.case_id == doubted.case
    doubted.settle()
    assert cases.open_case(home, doubted.mother, "A2").value != doubted.case


def test_two_cases_of_one_group_are_told_after_a_merge(doubted: Doubted) -> None:
    home = doubted.home
    again = people.add_person(home, NewPerson("H'Bia Nie", doubted.area, doubted.house, fields={"born": BORN})).value
    second = cases.open_case(home, again, "A2").value
    merging.merge(home, doubted.mother, again, {}, "cùng một người")
    with home.reading() as r:
        (twice,) = merging.open_twice(r, doubted.mother)
    assert {twice.kept_case, twice.other_case} == {doubted.case, second}
    assert {case for case, _ in cards.cases_of(home, doubted.mother)} == {doubted.case, second}


def test_it_is_waited_on_found_given_out_and_written_into_lists(doubted: Doubted, tmp_path: Path) -> None:
    home = doubted.home

    def told() -> tuple[object, ...]:
        waited = wizard.cases_to_wait_on(home, doubted.childs, (doubted.mother,), None)
        (like,) = duplicates.similar(home, Profile("", "H'Bia Niê", born=BORN, sex="female"))
        rows = list_export.export(home, "cases", tmp_path / "out.xlsx", purpose="kiểm tra")
        return [each.id for each in waited], like.cases, rows

    assert told() == ([doubted.case], ((doubted.case, "A2"),), 2)
    given = {"due": home.today + timedelta(days=3)}
    assert assigning.assign(home, assigning.seen_of(home, [doubted.case]), given).value == 1
    doubted.settle()
    assert told() == ([], (), 1)
    with pytest.raises(UserError, match=r"case\.closed-already"):
        assigning.assign(home, assigning.seen_of(home, [doubted.case]), given)


def test_who_is_away_is_shown_with_it_and_a_question_about_the_person_leads_to_it(doubted: Doubted) -> None:
    home, gone = doubted.home, doubted.home.today - timedelta(days=400)
    with home.writing() as w:
        stays = {"kind": "temporary", "since": PartialDate(2022, 1, 5), "place": Address(line="Số 3")}
        w.add(Residence(id=new_id(), resident_id=doubted.mother, **stays))
        w.add(Mark(id=child_id(doubted.mother, "absent"), resident_id=doubted.mother, kind="absent", day=gone))
        about = {"resident_id": doubted.mother, "entity": "resident", "row": doubted.mother, "field": "phone"}
        w.add(Question(id=new_id(), text="Số nào?", **about))

    def told() -> tuple[str | None, str | None]:
        (row,) = drives_away.away(home)
        (asked,) = questions.waiting(home)
        return row.case_id, asked.case_id

    assert told() == (doubted.case, doubted.case)
    doubted.settle()
    assert told() == (None, None)


def test_its_scans_go_with_those_of_open_cases(doubted: Doubted, tmp_path: Path) -> None:
    home = doubted.home
    attachments.attach(home, doubted.mother, a_scan(tmp_path), "Giấy khai sinh")

    def wanted() -> list[str]:
        with home.reading() as r:
            return [each.sha256 for each in files.named(r.conn, choice=Choice.MINE, people=[home.account.id])]

    assert len(wanted()) == 1
    doubted.settle()
    assert wanted() == []
