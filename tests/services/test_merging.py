"""Two records of one person become one at the office, lose nothing, and come apart again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.ids import child_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Closing, SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models import list_records
from app.models.entities import Likeness, Resident
from app.models.state import Side
from app.services import cases, closing, dossiers, list_export, merging, people, slips, today, undo, visits, wizard
from app.services.cases import CaseFilter
from app.services.people import NewPerson, PeopleFilter
from tests.services.homes import a_home

BORN = PartialDate(2021, 3, 9)


def ids(parts: Iterable[Any]) -> list[str]:
    return [part.id for part in parts]


@dataclass
class Twice:
    """Nguyễn Thị Đức, and the same child taken down again as Nguyễn Thị Đước in another hamlet."""

    home: Home
    area: str
    other_area: str
    house: str
    other_house: str
    kept: str
    other: str
    kept_case: str
    other_case: str

    def merge(self, **chosen: object) -> merging.Merged:
        return merging.merge(self.home, self.kept, self.other, chosen, "Cùng mẹ, cùng ngày sinh").value

    def everything(self) -> object:
        """What a person would see of both records and of both cases."""
        cards = [people.person_card(self.home, each) for each in (self.kept, self.other)]
        files = [cases.case_card(self.home, each).file for each in (self.kept_case, self.other_case)]
        rows = people.list_people(self.home, PeopleFilter()).rows
        return (
            [(c.person.name, c.person.phone, c.cases, ids(c.residences), c.members, c.merged) for c in cards],
            [(f.person and f.person.id, ids(f.evidence), ids(f.residences), ids(f.visits)) for f in files],
            [(row.name, row.categories) for row in rows],
            people.count_people(self.home, PeopleFilter()),
            cases.case_counts(self.home),
        )


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def twice(home: Home) -> Twice:
    area, other_area = (people.add_area(home, name, "hamlet").value for name in ("Thôn Một", "Thôn Hai"))
    house = people.add_household(home, "Hộ bà Lan", area).value
    other_house = people.add_household(home, "Hộ ông Sáu", other_area).value
    kept = people.add_person(
        home, NewPerson("Nguyễn Thị Đức", area, house, fields={"born": BORN, "phone": "0901"})
    ).value
    number = SourcedNumber("066321000123", "thẻ")
    other = people.add_person(
        home,
        NewPerson("Nguyễn Thị Đước", other_area, other_house, fields={"born": PartialDate(2021), "id_number": number}),
    ).value
    kept_case = cases.open_case(home, kept, "A3", opened_on=date(2026, 4, 1)).value
    other_case = cases.open_case(home, other, "A3", opened_on=date(2026, 5, 1)).value
    cases.add_evidence(home, other_case, "birth_notice", {"number": "12/2021"})
    cases.add_residence(home, other, "permanent", {"since": PartialDate(2021)})
    visits.record_visit(home, other_house, "met", date(2026, 5, 2), case_id=other_case)
    return Twice(home, area, other_area, house, other_house, kept, other, kept_case, other_case)


def test_the_case_of_the_merged_record_is_about_the_kept_person_and_keeps_its_evidence(twice: Twice) -> None:
    twice.merge()
    file = cases.case_card(twice.home, twice.other_case).file
    assert file.person is not None
    assert (file.person.id, file.person.name, file.area_name) == (twice.kept, "Nguyễn Thị Đức", "Thôn Một")
    assert [piece.number for piece in file.evidence] == ["12/2021"]
    assert len(file.residences) == len(file.visits) == 1
    assert [member.name for member in file.members] == ["Nguyễn Thị Đức"]


def test_the_page_of_the_kept_person_has_what_lies_with_both_records(twice: Twice) -> None:
    twice.merge()
    for asked in (twice.kept, twice.other):
        card = people.person_card(twice.home, asked)
        assert card.person.id == twice.kept
        assert {case_id for case_id, _, _ in card.cases} == {twice.kept_case, twice.other_case}
        assert len(card.residences) == 1
        assert card.merged == (twice.other,)
        assert {row.row for row in card.history if row.entity == "resident"} == {twice.kept, twice.other}
    (record,) = merging.merged_records(twice.home, twice.kept)
    assert (record.name, record.area, record.household) == ("Nguyễn Thị Đước", "Thôn Hai", "Hộ ông Sáu")
    assert record.reason == "Cùng mẹ, cùng ngày sinh"
    assert [each.entity for each in record.brought] == ["case", "evidence", "residence", "visit"]
    assert record.news == ()


def test_lists_counts_and_members_know_one_person(twice: Twice, tmp_path: Path) -> None:
    twice.merge()
    home = twice.home
    (row,) = people.list_people(home, PeopleFilter()).rows
    assert (row.id, row.categories) == (twice.kept, ("A3", "A3"))
    assert people.count_people(home, PeopleFilter()) == 1
    assert [(each.name, each.residents, each.open_cases) for each in people.areas(home)] == [
        ("Thôn Hai", 0, 0),
        ("Thôn Một", 1, 2),
    ]
    assert people.household(home, twice.other_house)[1] == ()
    assert [each.members for each in people.households(home)] == [1, 0]
    assert [(each.name, each.area) for each in cases.list_cases(home, CaseFilter()).rows] == [
        ("Nguyễn Thị Đức", "Thôn Một")
    ] * 2
    counts = cases.case_counts(home)
    assert (counts.by_category, counts.people) == ({"A3": 2}, 1)
    assert list_export.export(home, "residents", tmp_path / "people.xlsx") == 1
    assert {each.name for each in today.ready(home)} <= {"Nguyễn Thị Đức"}


@pytest.mark.parametrize("typed", ["nguyen thi duoc", "066321000123", "Nguyễn Thị Đức"])
def test_a_search_for_either_record_finds_the_kept_person_once(twice: Twice, typed: str) -> None:
    twice.merge()
    (found,) = people.find(twice.home, typed)
    assert (found.id, found.title) == (twice.kept, "Nguyễn Thị Đức")
    assert found.formerly == ("" if typed == "Nguyễn Thị Đức" else "Nguyễn Thị Đước")
    assert [row.id for row in people.list_people(twice.home, PeopleFilter(text=typed)).rows] == [twice.kept]
    assert len(cases.list_cases(twice.home, CaseFilter(text=typed)).rows) == 2


def test_papers_of_the_merged_case_print_the_kept_person(twice: Twice, tmp_path: Path) -> None:
    twice.merge()
    line = dossiers.case_line(twice.home, twice.other_case)
    assert line is not None
    assert line.name == "Nguyễn Thị Đức"
    printed = dossiers.print_dossiers(twice.home, tmp_path / "all.pdf", purpose="thử")
    assert printed.dossiers == 2
    assert slips.print_slip(twice.home, twice.other_case).value.startswith(b"%PDF")


def test_chosen_values_are_written_and_given_back(twice: Twice) -> None:
    number = people.person_card(twice.home, twice.other).person.id_number
    before = twice.everything()
    twice.merge(id_number=number, phone="0902")
    person = people.person_card(twice.home, twice.kept).person
    assert (person.id_number, person.phone, person.name) == (number, "0902", "Nguyễn Thị Đức")
    apart = merging.unmerge(twice.home, twice.other, "Nhầm").value
    assert apart == merging.Apart(twice.kept, twice.other, ())
    after = twice.everything()
    assert after == before
    with twice.home.reading() as r:
        said = r.find(Likeness, child_id(*sorted((twice.kept, twice.other))))
        assert said is not None
        assert (said.verdict, said.reason) == ("distinct", "Nhầm")


def test_what_came_after_the_merge_stays_with_its_record_when_they_come_apart(twice: Twice) -> None:
    home = twice.home
    twice.merge(phone="0902", note="đã gặp")
    kept = people.person_card(home, twice.kept).person
    people.change_person(home, twice.kept, kept.seen, {"phone": "0903"})
    cases.add_evidence(home, twice.other_case, "witness_statement", {"note": "bà đỡ nói"})
    apart = merging.unmerge(home, twice.other).value
    assert apart.left == ("phone",)
    person = people.person_card(home, twice.kept).person
    assert (person.phone, person.note) == ("0903", None)
    file = cases.case_card(home, twice.other_case).file
    assert file.person is not None
    assert file.person.name == "Nguyễn Thị Đước"
    assert len(file.evidence) == 2


def test_a_later_change_of_the_merged_record_is_shown_and_can_be_taken_over(twice: Twice) -> None:
    home = twice.home
    twice.merge()
    with home.writing() as w:
        row = w.change(Resident, twice.other)
        assert row is not None
        row.phone = "0909"
    (record,) = merging.merged_records(home, twice.kept)
    assert record.news == (merging.News("phone", "0909", "0901"),)
    merging.take_over(home, twice.other, ("phone",), people.person_card(home, twice.kept).person.seen)
    assert people.person_card(home, twice.kept).person.phone == "0909"
    assert merging.merged_records(home, twice.kept)[0].news == ()


def test_two_open_cases_of_one_group_are_told_and_the_later_can_be_closed(twice: Twice) -> None:
    (both,) = twice.merge().open_twice
    assert (both.category, both.kept_case, both.other_case) == ("A3", twice.kept_case, twice.other_case)
    ending = Closing("duplicate", twice.home.today, other=both.kept_case)
    closing.close(twice.home, both.other_case, both.seen, ending)
    with twice.home.reading() as r:
        assert merging.open_twice(r, twice.kept) == ()


def test_a_person_with_an_open_case_on_either_record_has_that_case(twice: Twice) -> None:
    twice.merge()
    with pytest.raises(UserError, match=r"case\.open-already"):
        cases.open_case(twice.home, twice.kept, "A3")
    sitting = wizard.open_sitting(twice.home, case_id=twice.other_case)
    assert sitting.draft.person_id == twice.kept
    typed = sitting.draft.with_typed("name", "Nguyễn Thị Đức Hạnh", "Nguyễn Thị Đức")
    wizard.commit(twice.home, typed)
    assert people.person_card(twice.home, twice.kept).person.name == "Nguyễn Thị Đức Hạnh"


def test_a_chain_of_merges_ends_at_the_last_and_each_link_opens_again(twice: Twice) -> None:
    home = twice.home
    third = people.add_person(home, NewPerson("Nguyễn Thị Đức", twice.area)).value
    twice.merge()
    merging.merge(home, third, twice.kept, {}, "Cũng là một người")
    assert people.person_card(home, twice.other).person.id == third
    assert [each.id for each in people.find(home, "nguyen thi duoc")] == [third]
    assert people.count_people(home, PeopleFilter()) == 1
    assert {row.resident_id for row in cases.list_cases(home, CaseFilter()).rows} == {third}
    assert [each.id for each in merging.merged_records(home, third)] == [twice.kept, twice.other]
    merging.unmerge(home, twice.kept)
    assert people.person_card(home, twice.other).person.id == twice.kept
    assert people.count_people(home, PeopleFilter()) == 2


def test_a_circle_and_a_second_redirect_are_refused(twice: Twice) -> None:
    home = twice.home
    third = people.add_person(home, NewPerson("Nguyễn Thị Đức", twice.area)).value
    twice.merge()
    for keep, other, code in (
        (twice.other, twice.kept, "merge.cycle"),
        (third, twice.other, "merge.merged-already"),
        (twice.other, third, "merge.merged-already"),
        (third, third, "merge.same-record"),
    ):
        with pytest.raises(UserError, match=code.replace(".", r"\.")):
            merging.merge(home, keep, other, {}, "thử")
    with pytest.raises(UserError, match=r"merge\.no-reason"):
        merging.merge(home, twice.kept, third, {}, " ")
    with pytest.raises(UserError, match=r"merge\.not-merged"):
        merging.unmerge(home, third)


def test_who_has_changed_a_record_meanwhile_is_not_overwritten(twice: Twice) -> None:
    seen = {twice.kept: people.person_card(twice.home, twice.kept).person.seen}
    people.change_person(twice.home, twice.kept, seen[twice.kept], {"phone": "0908"})
    with pytest.raises(UserError, match=r"row\.changed-since"):
        merging.merge(twice.home, twice.kept, twice.other, {"phone": "0902"}, "thử", seen)
    assert people.count_people(twice.home, PeopleFilter()) == 2


def test_a_sealed_person_is_not_merged_and_sealing_covers_every_record(twice: Twice) -> None:
    home = twice.home
    twice.merge()
    people.change_person(home, twice.kept, people.person_card(home, twice.kept).person.seen, {"sealed": True})
    assert people.find(home, "nguyen thi duoc") == []
    third = people.add_person(home, NewPerson("Nguyễn Thị Đức", twice.area)).value
    with pytest.raises(UserError, match=r"merge\.sealed"):
        merging.merge(home, third, twice.kept, {}, "thử")


def test_a_laptop_and_a_clerk_merge_nobody(twice: Twice, tmp_path: Path) -> None:
    with (
        a_home(tmp_path / "laptop", Side.FIELD, (Role.AREA_POLICE,)) as laptop,
        a_home(tmp_path / "clerk", roles=(Role.CLERK,)) as clerk,
    ):
        for home, code in ((laptop, r"merge\.office-only"), (clerk, r"permission\.action")):
            with pytest.raises(UserError, match=code):
                merging.merge(home, "a", "b", {}, "thử")


def test_ctrl_z_on_a_case_does_not_undo_half_a_merge(twice: Twice) -> None:
    twice.merge()
    with pytest.raises(UserError, match=r"undo\.merged"):
        undo.take_back(twice.home, twice.other_case)


def test_a_list_that_names_the_person_means_one_record(twice: Twice) -> None:
    third = people.add_person(twice.home, NewPerson("Nguyen Thi Duc", twice.area)).value
    merging.merge(twice.home, twice.kept, third, {}, "thử")
    twice.merge()
    with twice.home.reading() as r:
        wanted = list_records.Wanted(areas=frozenset({twice.area, twice.other_area}))
        found = list_records.read(r, wanted, with_cases=False)
    assert set(found.people) == {twice.kept, twice.other}, "the one that is called otherwise is still found by its name"
