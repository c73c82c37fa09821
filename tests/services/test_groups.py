"""Finding the group, several groups of one person, moving a case to another group, and the end of group A."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.interview import Strength
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import SourcedNumber
from app.errors import UserError
from app.home import Home
from app.models.casefile import case_file
from app.models.entities import Case
from app.services import cases, drafts, groups, people, undo, wizard
from app.services.people import NewPerson
from tests.services.commune import a_commune
from tests.services.homes import a_home

NO_RECORD = {"has_number": False, "in_database": False}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Bến cá Tiên Châu", "mooring").value


@pytest.fixture
def person(home: Home, area: str) -> str:
    return people.add_person(home, NewPerson("Phạm Thị Bé", area, fields={"born": PartialDate(1971)})).value


def file_of(home: Home, case_id: str) -> Any:
    with home.reading() as r:
        return case_file(r, case_id)


def refused(code: str) -> Any:
    return pytest.raises(UserError, match=f"^{code}")


def talked(home: Home, person: str, **answers: Any) -> groups.Talk:
    talk = groups.open_talk(home, person_id=person).talk
    for key, answer in answers.items():
        talk = talk.answered(key, answer)
    return talk


def issue_number(home: Home, person: str) -> None:
    seen = people.person_card(home, person).person.seen
    people.change_person(home, person, seen, {"id_number": SourcedNumber("066171000123", "giấy báo số")})


# The interview -----------------------------------------------------------------------------------------------------


def test_an_interview_begins_with_what_the_record_knows(home: Home, person: str) -> None:
    view = groups.open_talk(home, person_id=person)
    assert view.talk.answers == {"child": False}
    assert (view.name, view.area, view.resumed) == ("Phạm Thị Bé", "Bến cá Tiên Châu", False)


def test_an_interview_left_half_way_is_found_again_as_it_was(home: Home, person: str) -> None:
    talk = talked(home, person, has_number=False, in_database=Silence.UNKNOWN, dwelling="water")
    talk = talk.left_for_later("nationality")
    drafts.keep(home, talk.key, groups.body_of(talk))
    again = groups.open_talk(home, person_id=person)
    assert again.resumed
    assert again.talk == talk
    assert again.talk.answers["in_database"] is Silence.UNKNOWN
    assert groups.open_talk(home, talk_id=talk.id).talk == talk


def test_an_answer_taken_back_or_given_later_is_no_longer_left(home: Home, person: str) -> None:
    talk = talked(home, person, dwelling="water").left_for_later("merit").left_for_later("has_card")
    assert talk.answered("merit", "no").left == ("has_card",)
    assert "dwelling" not in talk.answered("dwelling", None).answers


def test_a_draft_of_a_newer_program_is_refused_and_stays(home: Home, person: str) -> None:
    drafts.keep(home, f"interview:{person}", '{"version": 9}')
    with refused("interview.draft-unreadable"):
        groups.open_talk(home, person_id=person)
    drafts.keep(home, f"interview:{person}", groups.body_of(groups.Talk(person)).replace('"version":1', '"version":2'))
    with refused("interview.draft-unreadable"):
        groups.open_talk(home, person_id=person)
    assert drafts.find(home, f"interview:{person}") is not None


def test_the_person_decides_and_a_case_of_each_group_is_opened_with_the_answers(home: Home, person: str) -> None:
    talk = talked(home, person, has_number=True, dwelling="water", registered_home="never", can_register_home="no")
    assert [p.category for p in home.pack.interview.find(talk.answers).proposals if p.strength is Strength.FITS] == [
        "B2", "B4"
    ]  # fmt: skip
    drafts.keep(home, talk.key, groups.body_of(talk))
    b4, b2 = groups.decide(home, talk, ["B4", "B2", "B4"]).value
    assert drafts.find(home, talk.key) is None
    for case_id, category in ((b4, "B4"), (b2, "B2")):
        file = file_of(home, case_id)
        assert file.case.category == category
        assert file.answers["interview:dwelling"] == "water"
        assert file.answers["meets_permanent"] is False, "what the way turns on is not asked again"
        assert file.answers["registered_home"] == "never"
    assert file_of(home, b4).answers["lives_aboard"] is True
    assert "lives_aboard" not in file_of(home, b2).answers, "nobody asks that in B2"


def test_prefilled_answers_stand_in_the_wizard_and_what_somebody_answered_there_is_not_overwritten(
    home: Home, person: str
) -> None:
    case = cases.open_case(home, person, "B4").value
    cases.answer(home, case, {"meets_temporary": True})
    talk = talked(home, person, has_number=True, dwelling="water", can_register_home="no", has_card=False)
    assert groups.decide(home, talk, ["B4"]).value == (case,), "an open case is gone on with"
    values = wizard.open_sitting(home, case_id=case).values
    assert values["has_card"] is False
    assert values["meets_permanent"] is False
    assert values["meets_temporary"] is True


def test_a_second_interview_takes_back_what_no_longer_holds(home: Home, person: str) -> None:
    (case,) = groups.decide(home, talked(home, person, **NO_RECORD, abroad=True, deported=True), ["A6"]).value
    talk = groups.open_talk(home, case_id=case).talk
    assert talk.answers["deported"] is True
    groups.keep_answers(home, talk.answered("abroad", False))
    file = file_of(home, case)
    assert file.answers["interview:abroad"] is False
    assert file.answers.get("interview:deported") is None
    groups.keep_answers(home, talk)
    assert file_of(home, case).answers["interview:deported"] is True


def test_answers_taken_back_by_undo_can_be_given_again(home: Home, person: str) -> None:
    case = cases.open_case(home, person, "A6").value
    talk = groups.open_talk(home, case_id=case).talk
    talk = groups.Talk(talk.id, talk.person_id, case, answers={"abroad": True})
    groups.keep_answers(home, talk)
    undo.take_back(home, case)
    assert "interview:abroad" not in file_of(home, case).answers
    groups.keep_answers(home, talk)
    assert file_of(home, case).answers["interview:abroad"] is True


@pytest.mark.parametrize(
    ("categories", "code"),
    [([], "group.none-chosen"), (["B7"], "category.by-decision-only"), (["A3", "C9"], "category.unknown")],
)
def test_what_cannot_be_chosen_opens_nothing(home: Home, person: str, categories: list[str], code: str) -> None:
    with refused(code):
        groups.decide(home, talked(home, person), categories)
    assert people.person_card(home, person).cases == ()


def test_a_newcomers_cases_come_into_the_journal_with_the_person(home: Home, area: str) -> None:
    talk = groups.open_talk(home, area_id=area).talk
    for key, answer in {**NO_RECORD, "child": True, "birth_registered": "no", "dwelling": "facility"}.items():
        talk = talk.answered(key, answer)
    draft = groups.newcomer(home, talk, ["A3", "A2"])
    assert draft.typed["registered_before"] is False
    drafts.keep(home, draft.key, wizard.body_of(draft))
    sitting = wizard.open_sitting(home, case_id=draft.case_id)
    assert not sitting.opened
    typed = sitting.draft.with_typed("name", "Bé Na", None)
    wizard.commit(home, typed)
    wizard.commit(home, typed)  # a repeated commit makes no third case
    cards = people.person_card(home, draft.person_id).cases
    assert sorted(category for _, category, _ in cards) == ["A2", "A3"]
    other = next(case for case, category, _ in cards if category == "A2")
    assert file_of(home, draft.case_id).answers["interview:birth_registered"] == "no"
    assert file_of(home, other).answers["interview:child"] is True
    assert file_of(home, other).answers["in_facility"] is True


def test_reading_a_person_for_the_interview_leaves_a_line_in_the_log(home: Home, person: str) -> None:
    groups.open_talk(home, person_id=person)
    with home.engine.connect() as conn:
        found = conn.exec_driver_sql("SELECT what, row FROM access WHERE why = 'interview'").fetchall()
    assert found == [("read", person)]


# Changing the group ------------------------------------------------------------------------------------------------


def a_case_with_work(home: Home, person: str) -> str:
    case = cases.open_case(home, person, "A5").value
    cases.answer(home, case, {"had_old_card": True, "civil_record_found": False})
    cases.add_evidence(home, case, "household_book", {"note": "bản cũ"})
    cases.record_step(home, case, "civil-search", {"state": "done", "done_on": home.today})
    return case


def test_a_change_of_group_keeps_everything_and_says_what_is_new(home: Home, person: str) -> None:
    case = a_case_with_work(home, person)
    before = file_of(home, case)
    told = groups.compare(home, case, "B2")
    done = groups.change_category(home, case, before.case.seen, "B2")
    assert done.value == told
    after = file_of(home, case)
    assert after.case.category == "B2"
    assert after.case.id == case
    assert (after.answers, [e.id for e in after.evidence], [s.id for s in after.steps]) == (
        before.answers, [e.id for e in before.evidence], [s.id for s in before.steps]
    )  # fmt: skip
    assert (told.answers, told.papers, told.steps) == (2, 1, 1)
    assert "free_migrant" in [question.key for question in told.new]
    assert "dwelling" in [question.key for question in told.unanswered]
    assert "had_old_card" not in [question.key for question in (*told.new, *told.unanswered)]
    assert told.past == ("civil-search",)
    assert "birth-with-papers" in told.dropped
    assert "lodging" in told.added
    shown = [step.id for step in cases.case_card(home, case).pathway.steps]
    assert "civil-search" in shown, "past work stays in sight"


def test_a_change_of_group_is_one_entry_of_the_journal_that_can_be_taken_back(home: Home, person: str) -> None:
    case = a_case_with_work(home, person)
    with home.engine.connect() as conn:
        before = conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one()
    groups.change_category(home, case, file_of(home, case).case.seen, "A2")
    with home.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM op").scalar_one() == before + 1
    undo.take_back(home, case)
    assert file_of(home, case).case.category == "A5"


def test_a_group_is_not_changed_to_where_it_is_or_cannot_be(home: Home, person: str) -> None:
    case = a_case_with_work(home, person)
    seen = file_of(home, case).case.seen
    other = cases.open_case(home, person, "B4").value
    for category, code in (
        ("A5", "group.unchanged"),
        ("B4", "case.open-already"),
        ("B7", "category.by-decision-only"),
        ("Z1", "category.unknown"),
    ):
        with refused(code):
            groups.change_category(home, case, seen, category)
    with refused("case.open-already"):
        cases.open_case(home, person, "B4")
    cases.change_case(home, other, file_of(home, other).case.seen, {"state": "closed"})
    with refused("case.is-closed"):
        groups.change_category(home, other, file_of(home, other).case.seen, "B2")
    groups.change_category(home, case, file_of(home, case).case.seen, "B4")


def test_a_change_on_a_screen_that_is_out_of_date_is_refused_at_the_office(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        office = commune.office
        person = people.add_person(office, NewPerson("Y Bhăm", commune.areas["Thôn 1"])).value
        case = cases.open_case(office, person, "A5").value
        laptop = commune.laptop("Thôn 1")
        seen = file_of(office, case).case.seen
        groups.change_category(laptop, case, file_of(laptop, case).case.seen, "A2")
        commune.up(laptop)
        with refused("row.changed-since"):
            groups.change_category(office, case, seen, "B2")


# B7 is never a case ------------------------------------------------------------------------------------------------


def test_b7_is_refused_wherever_a_case_is_opened(home: Home, person: str, area: str) -> None:
    with refused("category.by-decision-only"):
        cases.open_case(home, person, "B7")
    with refused("wizard.no-questions"):
        wizard.open_sitting(home, category="B7", area_id=area)
    case = cases.open_case(home, person, "B4").value
    with refused("permission.write"):
        cases.change_case(home, case, file_of(home, case).case.seen, {"category": "B7"})
    assert file_of(home, case).case.category == "B4"


def test_a_case_of_b7_that_comes_on_a_stick_is_refused_by_the_office(tmp_path: Path) -> None:
    with a_commune(tmp_path, "Thôn 1") as commune:
        person = people.add_person(commune.office, NewPerson("Y Bhăm", commune.areas["Thôn 1"])).value
        case = cases.open_case(commune.office, person, "B4").value
        laptop = commune.laptop("Thôn 1")
        with laptop.working() as w:  # a changed program, past its own permissions
            row = w.change(Case, case)
            assert row is not None
            row.category = "B7"
        commune.up(laptop)
        assert file_of(commune.office, case).case.category == "B4"


# The end of group A ------------------------------------------------------------------------------------------------


def test_group_a_says_so_when_a_number_is_issued_and_changes_nothing_by_itself(home: Home, person: str) -> None:
    case = a_case_with_work(home, person)
    assert groups.numbered(home) == ()
    issue_number(home, person)
    (row,) = groups.numbered(home)
    assert (row.case_id, row.name, row.category) == (case, "Phạm Thị Bé", "A5")
    assert row.issued.procedure is None
    assert not row.issued.finished
    assert file_of(home, case).case.category == "A5"
    answers = groups.open_talk(home, case_id=case).talk.answers
    assert answers["has_number"] is True, "the interview that looks for the next group knows it"
    groups.change_category(home, case, file_of(home, case).case.seen, "B2")
    assert groups.numbered(home) == ()


def test_a_finished_step_that_gives_the_number_counts_too(home: Home, person: str) -> None:
    case = a_case_with_work(home, person)
    cases.record_step(home, case, "personal-number", {"state": "filed", "filed_on": home.today})
    assert groups.numbered(home) == ()
    cases.record_step(
        home, case, "personal-number", {"state": "done", "done_on": home.today}, file_of(home, case).steps[-1].seen
    )
    (row,) = groups.numbered(home)
    assert row.issued.procedure == "personal-number"
    cases.change_case(home, case, file_of(home, case).case.seen, {"state": "closed"})
    assert groups.numbered(home) == ()


def test_a_number_in_group_b_is_no_news(home: Home, person: str) -> None:
    cases.open_case(home, person, "B4")
    issue_number(home, person)
    assert groups.numbered(home) == ()


def test_sealed_people_and_other_areas_are_not_told_of(home: Home, person: str, area: str) -> None:
    case = cases.open_case(home, person, "A5").value
    issue_number(home, person)
    assert groups.numbered(home, only_mine=True) == ()
    cases.change_case(home, case, file_of(home, case).case.seen, {"assignee": home.account.id})
    assert len(groups.numbered(home, only_mine=True)) == 1
    people.change_person(home, person, people.person_card(home, person).person.seen, {"sealed": True})
    assert len(groups.numbered(home)) == 1
    home.account = Account(home.account.id, "Thư ký", (Role.CLERK,))
    assert groups.numbered(home) == ()


# Counting ----------------------------------------------------------------------------------------------------------


def test_groups_are_counted_by_group_and_people_once(home: Home, person: str, area: str) -> None:
    other = people.add_person(home, NewPerson("Lê Văn Tí", area)).value
    cases.open_case(home, person, "B2")
    cases.open_case(home, person, "B4")
    cases.open_case(home, other, "B4")
    cases.open_case(home, other, "A5")
    closed = cases.open_case(home, other, "A2").value
    cases.change_case(home, closed, file_of(home, closed).case.seen, {"state": "closed"})
    counts = cases.case_counts(home)
    assert counts.by_category == {"A5": 1, "B2": 1, "B4": 2}
    assert counts.by_group == {"A": 1, "B": 2}
    assert counts.people == 2
    assert counts.closed == 1
