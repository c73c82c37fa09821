from datetime import date

import pytest

from app.domain.procedure import StepState
from app.domain.striking import (
    Apart,
    Grounds,
    Objection,
    Outcome,
    Striking,
    counted_apart,
    is_own_word,
    objections,
)
from app.packs.pack import shipped

PROCEDURES = shipped("tuyen-an-dong-2026").procedures
DELETE = PROCEDURES["residence-delete"]
TODAY = date(2026, 11, 22)
FREE = {"absence_protected": False}


def a_striking(**more):
    usual = {
        "grounds": Grounds("d", "vắng từ tháng 8/2025"),
        "notified_on": TODAY,
        "confirmed_by": "second",
        "writers": frozenset({"first"}),
    }
    return Striking(**(usual | more))


def said(facts=FREE, **more):
    return objections(DELETE, a_striking(**more), facts, TODAY)


def test_a_striking_with_ground_notice_and_second_person_stands():
    assert said() == ()


@pytest.mark.parametrize(
    ("more", "objection"),
    [
        ({"grounds": None}, Objection.NO_GROUND),
        ({"grounds": Grounds("đ", "thôi quốc tịch")}, Objection.UNKNOWN_GROUND),
        ({"grounds": Grounds("d")}, Objection.NO_WORDS),
        ({"notified_on": None}, Objection.NO_NOTICE),
        ({"confirmed_by": None}, Objection.NOT_CONFIRMED),
        ({"confirmed_by": "first"}, Objection.OWN_CONFIRMATION),
    ],
)
def test_each_thing_that_is_missing_is_an_objection(more, objection):
    assert said(**more) == (objection,)


@pytest.mark.parametrize(
    ("fact", "found"), [(True, (Objection.EXCLUDED,)), (None, (Objection.NOT_ASKED,)), (False, ())]
)
def test_prison_compulsory_facility_and_exit_exclude_it_and_must_have_been_asked(fact, found):
    assert said({"absence_protected": fact}) == found


def test_all_objections_are_told_at_once():
    nothing = Striking(None, None, None)
    assert objections(DELETE, nothing, {}, TODAY) == (
        Objection.NO_GROUND,
        Objection.NOT_ASKED,
        Objection.NO_NOTICE,
        Objection.NOT_CONFIRMED,
    )


@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("d: vắng: 13 tháng", Grounds("d", "vắng: 13 tháng")),
        ("d", Grounds("d")),
        ("", None),
        (None, None),
        (": không mã", None),
    ],
)
def test_ground_and_words_are_kept_in_one_field(text, grounds):
    assert Grounds.of(text) == grounds
    if grounds is not None:
        assert Grounds.of(grounds.text) == grounds


def test_nobody_confirms_for_another():
    assert is_own_word("step", "confirmed_by", "me", "me")
    assert is_own_word("step", "confirmed_by", None, "me")
    assert not is_own_word("step", "confirmed_by", "you", "me")
    assert is_own_word("step", "note", "you", "me")


def test_people_helped_and_people_struck_are_counted_apart_and_once():
    done = StepState.DONE
    found = counted_apart(
        [
            Outcome("a", "birth", done),
            Outcome("a", "identity-card", done),
            Outcome("b", "residence-delete", done),
            Outcome("b", "residence-declaration", done),
            Outcome("c", "residence-delete", StepState.FILED),
            Outcome("d", "from-2031", done),
            Outcome("e", "foreigner-regime", done),
        ],
        PROCEDURES,
    )
    assert found == Apart(helped=2, struck=1)


def test_every_striking_has_a_ground_and_an_exclusion_to_ask_about_or_is_of_lost_nationality():
    for procedure in PROCEDURES.values():
        assert bool(procedure.grounds) is procedure.strikes
        asked = procedure.exclusions or procedure.id == "residence-delete-nationality"
        assert bool(asked) or not procedure.strikes, procedure.id
