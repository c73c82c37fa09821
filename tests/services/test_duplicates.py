"""Who on this machine may be the child at the door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.matching import Profile
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.domain.worksheet import NOT_SAME
from app.errors import UserError
from app.home import Home
from app.models import likenesses
from app.models.alike import profile_of
from app.models.entities import Resident
from app.progress import Cancelled, Progress
from app.services import cases, duplicates, merging, people
from app.services.people import NewPerson
from tests.services.homes import a_home

BORN = PartialDate(2021, 3, 9)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


def test_the_same_child_typed_without_marks_is_offered_with_its_reasons(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN, "sex": "female"})).value
    people.add_person(home, NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1960)}))
    found = duplicates.similar(home, Profile("new", "nguyen thi duc", born=BORN))
    assert [one.id for one in found] == [known]
    assert found[0].likeness.says("name.without-marks")
    assert found[0].likeness.says("born.equal")
    assert found[0].area == "Thôn Xuân Hòa"


def test_a_name_spelled_otherwise_is_found_by_its_birthday(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Sương", area, fields={"born": BORN})).value
    assert [one.id for one in duplicates.similar(home, Profile("new", "Nguyễn Thị Xương", born=BORN))] == [known]


def test_an_unnamed_child_is_found_by_mother_and_birthday(home: Home, area: str) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    mother = people.add_person(home, NewPerson("Nguyễn Thị Lan", area, house)).value
    fields = {"born": BORN, "mother": Kin(mother, "Nguyễn Thị Lan"), "sex": "male"}
    known = people.add_person(home, NewPerson("Lê Văn Tí", area, house, fields=fields)).value
    typed = Profile("new", "", born=BORN, sex="male", household_id=house, mother_id=mother)
    assert [one.id for one in duplicates.similar(home, typed)] == [known]


def test_someone_said_to_be_another_is_not_offered_again(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN})).value
    assert duplicates.similar(home, Profile("new", "Nguyễn Thị Đức", born=BORN), besides=[known]) == []


def test_a_sealed_person_is_never_offered(home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Phan Thị Kín", area, fields={"born": BORN})).value
    people.change_person(home, known, people.person_card(home, known).person.seen, {"sealed": True})
    assert duplicates.similar(home, Profile("new", "Phan Thị Kín", born=BORN)) == []


# Pairs of a whole home -----------------------------------------------------------------------------------------


@pytest.fixture
def pair(home: Home, area: str) -> tuple[str, str]:
    """One child, taken down twice, and somebody else."""
    one = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN, "sex": "female"})).value
    two = people.add_person(home, NewPerson("Nguyen Thi Duc", area, fields={"born": BORN})).value
    people.add_person(home, NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1960)}))
    return one, two


def test_nothing_is_known_of_pairs_before_somebody_looks(home: Home, pair: tuple[str, str]) -> None:
    assert duplicates.count_pairs(home) is None
    assert duplicates.look(home) == 1
    assert duplicates.count_pairs(home) == 1
    (found,) = duplicates.pairs(home)
    assert {found.first.id, found.second.id} == set(pair)
    assert found.likeness.says("name.without-marks")
    assert not found.proposed
    with home.reading() as r:
        assert likenesses.verdicts(r) == {}


def test_a_later_look_compares_what_has_changed_since(home: Home, area: str, pair: tuple[str, str]) -> None:
    duplicates.look(home)
    third = people.add_person(home, NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1960, 4)})).value
    assert duplicates.count_pairs(home) == 1
    assert duplicates.look(home) == 2
    assert any(third in (each.first.id, each.second.id) for each in duplicates.pairs(home))
    person = people.person_card(home, third).person
    people.change_person(home, third, person.seen, {"name": "Lê Thị Lan", "born": PartialDate(1999)})
    assert duplicates.look(home) == 1


def test_two_who_were_said_to_be_two_are_never_shown_again(home: Home, pair: tuple[str, str]) -> None:
    duplicates.look(home)
    duplicates.distinct(home, *pair, "hai chị em họ")
    assert duplicates.pairs(home) == []
    person = people.person_card(home, pair[0]).person
    people.change_person(home, pair[0], person.seen, {"phone": "0901"})
    assert duplicates.look(home) == 0
    with home.reading() as r:
        typed = profile_of(r.find(Resident, pair[0]))
    assert duplicates.similar(home, typed) == []


def test_an_answer_of_the_wizard_counts_as_said(home: Home, pair: tuple[str, str]) -> None:
    case_id = cases.open_case(home, pair[0], "A3").value
    cases.answer(home, case_id, {NOT_SAME + pair[1]: True})
    assert duplicates.look(home) == 0
    with home.reading() as r:
        typed = profile_of(r.find(Resident, pair[0]))
    assert duplicates.similar(home, typed) == []


def test_a_proposal_comes_first_also_where_nothing_speaks_for_it(home: Home, area: str, pair: tuple[str, str]) -> None:
    stranger = people.add_person(home, NewPerson("Y Bhim Niê", area)).value
    duplicates.look(home)
    duplicates.propose(home, stranger, pair[0], "bà mẹ nói là một người")
    first, second = duplicates.pairs(home)
    assert (first.proposed, first.why) == (True, "bà mẹ nói là một người")
    assert not second.proposed
    with pytest.raises(UserError, match=r"merge\.no-reason"):
        duplicates.propose(home, *pair, " ")
    with pytest.raises(UserError, match=r"merge\.same-record"):
        duplicates.distinct(home, pair[0], pair[0])


def test_merged_and_sealed_people_are_in_no_pair(home: Home, area: str, pair: tuple[str, str]) -> None:
    third = people.add_person(home, NewPerson("Nguyễn Thị Đức", area, fields={"born": BORN})).value
    assert duplicates.look(home) == 3
    merging.merge(home, pair[0], pair[1], {}, "một người")
    assert len(duplicates.pairs(home)) == 1
    with pytest.raises(UserError, match=r"merge\.merged-already"):
        duplicates.distinct(home, *pair)
    people.change_person(home, third, people.person_card(home, third).person.seen, {"sealed": True})
    assert duplicates.look(home) == 0


def test_somebody_found_by_a_merged_record_is_offered_as_the_kept_one(home: Home, area: str) -> None:
    kept = people.add_person(home, NewPerson("Trần Văn Ẩn", area, fields={"born": PartialDate(1960)})).value
    other = people.add_person(home, NewPerson("Phan Văn Mới", area, fields={"born": BORN})).value
    merging.merge(home, kept, other, {}, "một người")
    (found,) = duplicates.similar(home, Profile("new", "Phan Văn Mới", born=BORN))
    assert (found.id, found.name) == (kept, "Trần Văn Ẩn")


def test_a_cancelled_look_remembers_nothing(home: Home, pair: tuple[str, str]) -> None:
    with pytest.raises(Cancelled):
        duplicates.look(home, progress=Progress(cancelled=lambda: True))
    assert duplicates.count_pairs(home) is None
