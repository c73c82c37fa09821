"""Finding the group: what the answers amount to, judged on the shipped interview."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Silence
from app.domain.casefile import PersonFacts
from app.domain.interview import Interview, InterviewQuestion, Strength
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.values import SourcedNumber
from tests.services.homes import the_pack

TODAY = date(2026, 11, 22)
INTERVIEW: Interview = the_pack().interview
UNKNOWN, NOT_APPLICABLE = Silence.UNKNOWN, Silence.DOES_NOT_APPLY

NO_RECORD = {"has_number": False, "in_database": False}
FOUND = {
    "A1": {**NO_RECORD, "nationality": "undetermined", "identity_papers": "none"},
    "A2": {**NO_RECORD, "identity_papers": "lost", "proves_self": False},
    "A3": {**NO_RECORD, "child": True, "birth_registered": "no"},
    "A4": {**NO_RECORD, "birth_registered": "old_regime", "nationality": "parents"},
    "A5": {**NO_RECORD, "birth_registered": "lost", "identity_papers": "old", "civil_record": False},
    "A6": {**NO_RECORD, "abroad": True, "deported": True},
    "B1": {"has_number": True, "registered_home": "permanent_here", "nationality_lost": "released"},
    "B2": {"has_number": True, "registered_home": "struck", "can_register_home": "no"},
    "B3": {
        "has_number": True, "registered_home": "never", "released": "prison", "stable_home": False, "has_card": False,
        "child": False, "dwelling": "house",
    },
    "B4": {"has_number": True, "dwelling": "water"},
    "B5": {"has_number": False, "in_database": True, "abroad": True, "deported": False, "dwelling": "house"},
    "B6": {"has_number": True, "dwelling": "absent", "registered_home": "permanent_here", "elsewhere_known": False},
    "B8": {"has_number": True, "merit": "kin", "hardship": True, "dwelling": "nowhere"},
}  # fmt: skip
"""For each group, the answers that make it fit."""


def strengths(answers: Mapping[str, Any]) -> dict[str, Strength]:
    found = INTERVIEW.find(answers)
    return {one.category: one.strength for one in (*found.proposals, *found.ruled_out, *found.open)}


def values(question: InterviewQuestion) -> st.SearchStrategy[Any]:
    return st.sampled_from([*(question.value_of(code) for code in question.codes), UNKNOWN, NOT_APPLICABLE])


any_answers = st.fixed_dictionaries({}, optional={question.key: values(question) for question in INTERVIEW.questions})


@st.composite
def sittings(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The answers after each question of one interview: as they are asked, some left for later."""
    answers: dict[str, Any] = {}
    stages = [answers]
    for question in INTERVIEW.questions:
        if INTERVIEW.needless(question.key, answers) or draw(st.booleans()):
            continue
        answers = {**answers, question.key: draw(values(question))}
        stages.append(answers)
    return stages


@pytest.mark.parametrize("code", FOUND)
def test_every_group_is_reached_by_the_answers_that_its_wording_asks_for(code: str) -> None:
    assert strengths(FOUND[code])[code] is Strength.FITS


def test_the_groups_reached_are_all_but_b7() -> None:
    assert set(FOUND) | {"B7"} == set(the_pack().categories)


def test_nothing_said_is_nothing_proposed_and_says_what_to_ask_first() -> None:
    found = INTERVIEW.find({})
    assert found.cannot_say
    assert not found.ruled_out
    assert found.ask[:3] == ("has_number", "in_database", "child")


def test_when_nobody_knows_anything_it_cannot_say_and_has_nothing_to_ask() -> None:
    found = INTERVIEW.find({question.key: UNKNOWN for question in INTERVIEW.questions})
    assert found.cannot_say
    assert found.ask == ()


def test_who_has_a_number_is_not_in_group_a_and_is_not_asked_whether_the_database_knows_them() -> None:
    found = INTERVIEW.find({"has_number": True})
    assert {one.category for one in found.ruled_out} == {"A1", "A2", "A3", "A4", "A5", "A6"}
    assert all(one.reasons[0].question == "has_number" for one in found.ruled_out)
    assert "in_database" not in found.ask
    assert "birth_registered" not in found.ask


def test_who_has_no_record_is_asked_nothing_of_group_b() -> None:
    found = INTERVIEW.find(NO_RECORD)
    assert {one.category[0] for one in found.ruled_out} == {"B"}
    assert not {"registered_home", "released", "merit", "nationality_lost"} & set(found.ask)


def test_a_record_nobody_could_look_up_leaves_both_groups_possible() -> None:
    answers = {"has_number": UNKNOWN, "in_database": UNKNOWN, "child": True, "birth_registered": "no"}
    found = INTERVIEW.find({**answers, "dwelling": "water"})
    assert {one.strength for one in found.proposals} == {Strength.MAY}
    assert {"A3", "B4"} <= {one.category for one in found.proposals}
    (a3,) = (one for one in found.proposals if one.category == "A3")
    assert [reason.question for reason in a3.reasons if reason.holds is None] == ["in_database"]


def test_a_child_in_a_care_facility_without_papers_fits_two_groups() -> None:
    answers = {**NO_RECORD, "child": True, "dwelling": "facility", "birth_registered": "no"}
    assert [one.category for one in INTERVIEW.find(answers).proposals if one.strength is Strength.FITS] == ["A2", "A3"]


def test_a_proposal_quotes_the_plan_and_tells_the_answers_behind_it() -> None:
    (b4,) = (one for one in INTERVIEW.find(FOUND["B4"]).proposals if one.category == "B4")
    assert b4.words[0] == "đã có thông tin trên Cơ sở dữ liệu quốc gia về dân cư"
    assert [(reason.question, reason.answer) for reason in b4.reasons] == [("has_number", True), ("dwelling", "water")]
    assert all(words in the_pack().categories["B4"].wording for words in b4.words[1:])


def test_what_an_answer_made_needless_is_blamed_on_that_answer() -> None:
    (b3,) = (one for one in INTERVIEW.find({"has_number": True, "child": True}).ruled_out if one.category == "B3")
    assert [reason.question for reason in b3.reasons if reason.holds is False] == ["child"]


def test_an_answer_that_a_change_of_mind_made_needless_no_longer_counts() -> None:
    answers = {**NO_RECORD, "abroad": False, "deported": True}
    assert strengths(answers)["A6"] is Strength.RULED_OUT
    assert "deported" not in INTERVIEW.kept(answers)
    assert INTERVIEW.kept(answers)["abroad"] is False


def test_answers_fill_the_facts_of_the_way() -> None:
    filled = INTERVIEW.filled({**NO_RECORD, "dwelling": "facility", "since": "short", "nationality": "undetermined"})
    assert filled == {
        "in_database": False, "in_facility": True, "settled_six_months": False, "nationality_provable": False,
    }  # fmt: skip
    assert INTERVIEW.filled({"nationality": UNKNOWN, "dwelling": NOT_APPLICABLE}) == {}
    freed = INTERVIEW.filled({"has_number": True, "released": "rehab", "registered_home": "permanent_here"})
    assert freed == {"release_kind": "rehab", "registered_home": "permanent_here", "still_registered": True}


def a_person(**fields: Any) -> PersonFacts:
    return PersonFacts("p", "area", "Y Krông Niê", Seen("", 0), **fields)


def test_the_record_answers_what_it_knows() -> None:
    known = a_person(born=PartialDate(2024), id_number=SourcedNumber("066190123456"))
    assert INTERVIEW.of_record(known, TODAY) == {"has_number": True, "child": True}
    assert INTERVIEW.of_record(a_person(born=PartialDate(1990)), TODAY) == {"child": False}
    assert INTERVIEW.of_record(a_person(born=PartialDate(2010)), TODAY) == {}  # 16 in the course of this year
    assert INTERVIEW.of_record(None, TODAY) == {}


def test_an_answer_that_no_choice_has_says_nothing() -> None:
    question = INTERVIEW.question("dwelling")
    assert [question.code_of(each) for each in ("moon", True, None, UNKNOWN, "water")] == [
        None, None, None, None, "water"
    ]  # fmt: skip
    assert INTERVIEW.question("child").code_of("yes") is None
    with pytest.raises(KeyError):
        INTERVIEW.question("shoe size")


@given(any_answers)
def test_the_same_answers_give_the_same_findings_in_whatever_order_they_lie(answers: dict[str, Any]) -> None:
    assert INTERVIEW.find(answers) == INTERVIEW.find(dict(reversed(answers.items())))


@given(any_answers)
def test_nothing_is_proposed_or_ruled_out_without_an_answer_behind_it(answers: dict[str, Any]) -> None:
    found = INTERVIEW.find(answers)
    for one in found.proposals:
        assert any(reason.holds for reason in one.reasons)
        assert not any(reason.holds is False for reason in one.reasons)
        assert all(answers[reason.question] == reason.answer for reason in one.reasons)
    for one in found.ruled_out:
        assert any(reason.holds is False for reason in one.reasons)
        assert all(answers[reason.question] == reason.answer for reason in one.reasons)


@given(any_answers)
def test_b7_is_never_proposed_and_groups_a_and_b_never_both_fit(answers: dict[str, Any]) -> None:
    found = INTERVIEW.find(answers)
    assert "B7" not in strengths(answers)
    assert len({one.category[0] for one in found.proposals if one.strength is Strength.FITS}) <= 1


@given(any_answers)
def test_only_open_questions_that_make_sense_are_still_to_be_asked(answers: dict[str, Any]) -> None:
    found = INTERVIEW.find(answers)
    for key in (*found.ask, *(key for one in found.proposals for key in one.ask)):
        assert key not in answers
        assert not INTERVIEW.needless(key, answers)


@given(sittings())
def test_a_further_answer_settles_more_and_unsettles_nothing(stages: list[dict[str, Any]]) -> None:
    before = strengths(stages[0])
    for answers in stages[1:]:
        now = strengths(answers)
        for code, strength in before.items():
            assert not strength.settled or now[code] is strength, (code, answers)
            assert strength is not Strength.MAY or now[code] is not Strength.OPEN, (code, answers)
        before = now


@given(sittings())
def test_answering_all_that_is_asked_leaves_nothing_half_known(stages: list[dict[str, Any]]) -> None:
    answers = dict(stages[-1])
    while ask := INTERVIEW.find(answers).ask:
        question = INTERVIEW.question(ask[0])
        answers[ask[0]] = question.value_of(question.codes[-1])
    unknown = any(value is UNKNOWN for value in answers.values())
    assert unknown or all(strength.settled for strength in strengths(answers).values())
