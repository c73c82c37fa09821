"""A clock that is years off: nothing merges by it, nothing is lost, and the doctor says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.merge import Seen
from app.home import Home
from app.services import cases, doctor, lists, people, sync_state
from app.services.cases import CaseFilter
from app.services.people import NewPerson, PeopleFilter
from app.sync.conflicts import Choice
from tests.faults.inputs import a_list
from tests.services.commune import Commune, a_commune

WRONG = {2016: datetime(2016, 1, 1, 8, tzinfo=UTC), 2036: datetime(2036, 7, 1, 8, tzinfo=UTC)}


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def off(home: Home, year: int) -> Home:
    home.clock = lambda: WRONG[year]
    return home


def change(home: Home, person: str, **fields: object) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def findings(home: Home) -> dict[str, str]:
    return {each.what: each.detail for each in doctor.examine(home) if not each.good and each.what != "disk"}


@pytest.mark.parametrize("year", WRONG)
def test_work_under_a_wrong_clock_merges_as_under_a_right_one(commune: Commune, year: int) -> None:
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
    right, wrong = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    off(wrong, year)
    change(wrong, person, phone="0901000001", note="máy sai giờ")
    case = cases.open_case(wrong, person, "A3").value
    change(right, person, phone="0902000002")
    commune.up(wrong)
    commune.up(right)
    waiting = sync_state.list_conflicts(commune.office)
    assert [(row.field, row.standing, row.queued) for row in waiting] == [("phone", "0901000001", "0902000002")]
    sync_state.resolve(commune.office, waiting[0].id, Choice.QUEUED, seen=waiting[0].seen)
    for laptop in (wrong, right):
        commune.down(laptop)
        shown = people.person_card(laptop, person).person
        assert (shown.phone, shown.note) == ("0902000002", "máy sai giờ")
        assert shown.seen != Seen("", 0)
        assert sync_state.digests(laptop)[0].hex == sync_state.digests(commune.office, [area])[0].hex
        assert [row.id for row in cases.list_cases(laptop, CaseFilter()).rows] == [case]
    assert sync_state.sync_state(wrong).unsent == 0


@pytest.mark.parametrize("year", WRONG)
def test_an_office_under_a_wrong_clock_still_takes_in_bundles_and_lists(commune: Commune, year: int) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    off(commune.office, year)
    came, _ = commune.exchange(laptop)
    assert (came.new, came.refused) == (1, ())
    assert came.backup
    lists.run(commune.office, a_list(commune.folder, 30))
    assert people.count_people(commune.office, PeopleFilter()) == 31
    assert "clock" in findings(commune.office)


@pytest.mark.parametrize("year", WRONG)
def test_the_doctor_says_on_both_sides_whose_clock_is_wrong(commune: Commune, year: int) -> None:
    laptop = commune.laptop("Thôn 1")
    assert findings(laptop) == findings(commune.office) == {}
    off(laptop, year)
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    person = people.list_people(laptop, PeopleFilter()).rows[0].id
    people.person_card(laptop, person)
    assert list(findings(laptop)) == ["clock"]
    commune.up(laptop)
    assert findings(commune.office) == {"clock-of": "Máy 1"}
