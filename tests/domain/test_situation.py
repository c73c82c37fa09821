from datetime import date

import pytest

from app.domain.situation import ASKED_AS, DERIVED, Situation, both, either, no

TODAY = date(2026, 11, 22)


def a_child(**known):
    return Situation(category="A3", **known)


@pytest.mark.parametrize("fact", sorted(DERIVED))
def test_of_a_child_nobody_asked_about_nothing_is_known(fact):
    assert a_child().fact(fact, TODAY) is None


@pytest.mark.parametrize(
    ("fact", "known"),
    [
        ("mother_known", {"mother_known": True}),
        ("father_known", {"father_known": True}),
        ("mother_documented", {"mother_documented": True}),
        ("father_documented", {"father_documented": True}),
        ("carer_documented", {"carer_documented": True}),
        ("foreign_parent", {"foreign_parent": True}),
        ("born_abroad", {"born_abroad": True}),
        ("foreign_element", {"born_abroad": True}),
        ("registered_abroad", {"registered_abroad": True}),
        ("registered_before", {"registered_before": True}),
        ("recognition_wanted", {"recognition_wanted": True}),
        ("personal_papers", {"personal_papers": True}),
        ("hard_to_reach", {"hard_to_reach": True}),
        ("has_number", {"has_number": True}),
        ("lives_with_parents", {"lives_with_parents": True}),
        ("home_permanent", {"home": "permanent"}),
        ("home_temporary", {"home": "temporary"}),
        ("home_none", {"home": "none"}),
        ("abandoned", {"abandoned": True}),
        ("parents_unknown", {"abandoned": True}),
        ("parents_unknown", {"mother_known": False, "father_known": False}),
    ],
)
def test_what_was_answered_is_known(fact, known):
    assert a_child(**known).fact(fact, TODAY) is True


def test_one_known_parent_is_enough():
    assert a_child(mother_known=True, abandoned=False).fact("parents_unknown", TODAY) is False


def test_a_foundling_has_no_foreign_parent_and_no_father_to_be_recognised():
    foundling = a_child(abandoned=True, foreign_parent=True, recognition_wanted=True, lives_with_parents=True)
    for fact in ("foreign_element", "foreign_parent", "born_abroad", "recognition_wanted", "lives_with_parents"):
        assert foundling.fact(fact, TODAY) is False


def test_an_unknown_father_cannot_be_recognised():
    assert a_child(recognition_wanted=True, father_known=False).fact("recognition_wanted", TODAY) is False


@pytest.mark.parametrize(
    ("born", "under_6"),
    [(date(2020, 11, 22), False), (date(2020, 11, 23), True), (date(2026, 1, 1), True)],
)
def test_a_child_is_under_six_until_its_sixth_birthday(born, under_6):
    assert a_child(born_first=born, born_last=born).fact("under_6", TODAY) is under_6


def test_of_a_child_born_some_day_in_2020_it_is_not_known_whether_it_is_under_six():
    child = a_child(born_first=date(2020, 1, 1), born_last=date(2020, 12, 31))
    assert child.fact("under_6", TODAY) is None
    assert child.fact("under_14", TODAY) is True
    assert child.fact("under_18", TODAY) is True


@pytest.mark.parametrize(
    ("first", "last", "late"),
    [
        (date(2026, 9, 23), date(2026, 9, 23), False),
        (date(2026, 9, 22), date(2026, 9, 22), True),
        (date(2026, 9, 1), date(2026, 9, 30), None),
    ],
)
def test_registration_is_late_after_sixty_days(first, last, late):
    assert a_child(born_first=first, born_last=last).fact("late", TODAY) is late


@pytest.mark.parametrize(
    ("lives", "abandoned", "free"), [(None, None, True), (True, False, True), (False, None, False), (None, True, False)]
)
def test_a_small_child_that_joins_its_parents_needs_no_lodging_papers(lives, abandoned, free):
    born = date(2025, 5, 1)
    child = a_child(born_first=born, born_last=born, lives_with_parents=lives, abandoned=abandoned)
    assert child.fact("joins_parents_young", TODAY) is free


def test_facts_that_only_the_pack_names_come_from_the_answers():
    assert a_child(others={"bloodline_shown": False}).fact("bloodline_shown", TODAY) is False
    assert a_child().fact("bloodline_shown", TODAY) is None


@pytest.mark.parametrize(
    ("facts", "all_of", "any_of"),
    [
        ((True, True), True, True),
        ((True, False), False, True),
        ((True, None), None, True),
        ((False, None), False, None),
        ((False, False), False, False),
        ((None, None), None, None),
    ],
)
def test_not_knowing_one_thing_leaves_the_whole_open_only_where_it_matters(facts, all_of, any_of):
    assert both(*facts) is all_of
    assert either(*facts) is any_of
    assert both(*reversed(facts)) is all_of


def test_the_opposite_of_not_known_is_not_known():
    assert (no(True), no(False), no(None)) == (False, True, None)


def test_what_is_worked_out_is_asked_as_something_else():
    assert set(ASKED_AS) <= set(DERIVED)
