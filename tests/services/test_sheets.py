"""Paper visit sheets: typed, typed again, corrected; and those met without papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.sheet import MetNote, Sheet
from app.errors import UserError
from app.home import Home
from app.services import cases, handoffs, people, sheets
from app.services.people import NewPerson, PeopleFilter
from tests.services.commune import a_commune
from tests.services.homes import a_home

DAY = date(2026, 11, 20)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Buôn Ma Lim", "hamlet").value


def a_sheet(area: str, number: str = "12", *met: MetNote, label: str = "Hộ ông Y Bhăm") -> Sheet:
    return Sheet(new_id(), number, area, new_id(), label, True, DAY, "Y Bhăm Êban", people=met)


def somebody(name: str = "H’Bia Niê", *lacks: str) -> MetNote:
    return MetNote(new_id(), name, PartialDate(1988), "female", "chu-ho", ("residence",), lacks)


def test_a_sheet_writes_the_household_the_people_and_the_visit(home: Home, area: str) -> None:
    done = sheets.save(home, a_sheet(area, " 12a ", somebody("H’Bia Niê", "birth"), MetNote(new_id())))
    card = people.household_card(home, done.value.household_id)
    assert [(m.name, m.born, m.relation) for m in card.members] == [("H’Bia Niê", PartialDate(1988), "chu-ho")]
    visit = card.visits[0]
    assert (visit.day, visit.outcome, visit.told_by, visit.sheet, visit.by) == (
        DAY,
        "met",
        "Y Bhăm Êban",
        "12A",
        home.account.id,
    )
    assert visit.note == "H’Bia Niê: chưa có Khai sinh; có Cư trú."


def test_a_sheet_saved_twice_is_there_once(home: Home, area: str) -> None:
    sheet = a_sheet(area, "12", somebody())
    sheets.save(home, sheet)
    again = sheets.save(home, sheet)
    assert not again.changes
    assert people.count_people(home, PeopleFilter()) == 1


def test_a_corrected_sheet_corrects_what_it_wrote(home: Home, area: str) -> None:
    who = somebody("H’Bia Nie", "birth")
    saved = sheets.save(home, a_sheet(area, "12", who)).value
    right = replace(saved, people=(replace(who, name="H’Bia Niê", lacks=()),), outcome="come_back", told_by=None)
    sheets.save(home, right)
    card = people.household_card(home, saved.household_id)
    assert [m.name for m in card.members] == ["H’Bia Niê"]
    assert [(v.outcome, v.told_by) for v in card.visits] == [("come_back", None)]
    assert sheets.waiting(home) == ()


def test_a_sheet_moved_to_the_right_household_leaves_no_visit_at_the_wrong_one(home: Home, area: str) -> None:
    right = people.add_household(home, "Hộ bà Lan", area).value
    saved = sheets.save(home, a_sheet(area, "12", somebody())).value
    moved = sheets.save(home, replace(saved, household_id=right)).value
    assert people.household_card(home, saved.household_id).visits == ()
    assert [v.sheet for v in people.household_card(home, right).visits] == ["12"]
    assert [m.name for m in people.household_card(home, right).members] == ["H’Bia Niê"]
    assert moved.id != saved.id


def test_somebody_who_changed_the_person_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        laptop = commune.laptop("Thôn 1")
        area = commune.areas["Thôn 1"]
        who = somebody()
        saved = sheets.save(laptop, a_sheet(area, "7", who)).value
        commune.exchange(laptop)
        person = people.person_card(commune.office, who.id).person
        people.change_person(commune.office, who.id, person.seen, {"born": PartialDate(1989)})
        sheets.save(laptop, replace(saved, people=(replace(who, born=PartialDate(1990)),)))
        commune.exchange(laptop)
        standing = people.person_card(commune.office, who.id)
        assert standing.person.born == PartialDate(1989)
        assert ("resident", who.id, "born") in standing.conflicts


def test_a_number_typed_twice_is_noticed(home: Home, area: str) -> None:
    first = sheets.save(home, a_sheet(area, "pt-07")).value
    assert [(t.visit_id, t.household) for t in sheets.typed_before(home, "PT-07 ")] == [(first.id, "Hộ ông Y Bhăm")]
    assert sheets.typed_before(home, "PT-07", besides=first.id) == ()
    assert sheets.typed_before(home, "  ") == ()


def test_who_lacks_papers_waits_until_somebody_opens_a_case(home: Home, area: str) -> None:
    who, other = somebody("H’Bia Niê", "birth", "identity"), somebody("Y Bhim Niê")
    sheets.save(home, a_sheet(area, "12", who, other))
    row = sheets.waiting(home)[0]
    assert (row.name, row.area, row.told) == (
        "H’Bia Niê",
        "Buôn Ma Lim",
        "Phiếu 12: chưa có Khai sinh, Căn cước; có Cư trú",
    )
    assert [each.name for each in handoffs.handoffs(home)] == ["H’Bia Niê"]
    cases.open_case(home, who.id, "A3")
    assert sheets.waiting(home) == ()


def test_who_needs_no_case_leaves_the_list_with_a_reason(home: Home, area: str) -> None:
    sheets.save(home, a_sheet(area, "12", somebody("H’Bia Niê", "birth")))
    row = sheets.waiting(home)[0]
    with pytest.raises(UserError, match=r"sheet\.no-reason"):
        sheets.set_aside(home, row.id, row.seen, " ")
    sheets.set_aside(home, row.id, row.seen, "Giấy để ở nhà con gái")
    assert sheets.waiting(home) == ()


def test_a_newer_sheet_that_says_something_else_brings_them_back(home: Home, area: str) -> None:
    who = somebody("H’Bia Niê", "birth")
    first = sheets.save(home, a_sheet(area, "12", who)).value
    row = sheets.waiting(home)[0]
    sheets.set_aside(home, row.id, row.seen, "Có giấy")
    again = sheets.door(home, first.household_id)
    told = replace(a_sheet(area, "31"), household_id=first.household_id, new_household=False, seen=again.seen)
    sheets.save(home, replace(told, people=(replace(again.people[0], lacks=("identity",)),)))
    assert [each.told for each in sheets.waiting(home)] == ["Phiếu 31: chưa có Căn cước"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"number": " "}, "sheet.no-number"),
        ({"label": ""}, "sheet.no-household"),
        ({"day": None}, "sheet.no-day"),
        ({"day": date(2027, 1, 1)}, "visit.in-the-future"),
        ({"area_id": "nowhere"}, "area.elsewhere"),
        ({"new_household": False}, "household.elsewhere"),
        ({"people": (MetNote("x", sex="male"),)}, "name.empty"),
        ({"people": (MetNote("x", "Lê Văn Mai", PartialDate(2030)),)}, "born.in-the-future"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_said_and_nothing_of_it_is_kept(
    home: Home, area: str, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError, match=code):
        sheets.save(home, replace(a_sheet(area, "12", somebody()), **wrong))  # type: ignore[arg-type]
    assert people.count_people(home, PeopleFilter()) == 0
    assert people.households(home) == []


def test_a_hamlet_head_types_sheets_and_the_office_sees_who_waits(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1", "Thôn 2") as commune:
        laptop = commune.laptop("Thôn 1", roles=(Role.HAMLET_HEAD,))
        sheets.save(laptop, a_sheet(commune.areas["Thôn 1"], "1", somebody("H’Bia Niê", "birth")))
        assert [row.name for row in sheets.waiting(laptop)] == ["H’Bia Niê"]
        commune.exchange(laptop)
        assert [row.name for row in sheets.waiting(commune.office)] == ["H’Bia Niê"]


def test_the_members_of_a_known_household_are_lines_already(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    people.add_person(home, NewPerson("Nguyễn Thị Lan", area, house, "chu-ho", {"born": PartialDate(1960)}))
    begun = sheets.door(home, house)
    assert [(note.name, note.relation) for note in begun.people] == [("Nguyễn Thị Lan", "chu-ho")]
    sheet = replace(a_sheet(area, "5"), household_id=house, new_household=False, people=begun.people, seen=begun.seen)
    done = sheets.save(home, sheet)
    assert {entity for entity, _ in done.changes.rows} == {"visit"}
