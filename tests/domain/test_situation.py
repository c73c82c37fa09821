from datetime import date

import pytest

from app.domain.partial_date import PartialDate
from app.domain.procedure import StepState
from app.domain.situation import ASKED_AS, DERIVED, Lived, Situation, StepRecord, both, either, no

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


# What the answers of a wizard amount to -----------------------------------------------------------------------------


def answered(category="B6", **known):
    return Situation(category=category, **known)


def lived(kind, since, until=None, unit="22120"):
    return Lived(kind, since, until, unit)


def full(text):
    return PartialDate.of(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("seen", "absent"),
    [
        (full("2025-11-21"), True),
        (full("2025-11-22"), False),  # the twelfth month ends today, and is not over
        (PartialDate(2025, 10), True),
        (PartialDate(2025, 11), None),  # some day of that month
        (PartialDate(2025, 12), False),
        (PartialDate(2025), None),
        (PartialDate(2024), True),
    ],
)
def test_twelve_months_of_absence_are_whole_months_after_the_last_day_anybody_saw_them(seen, absent):
    others = {"registered_elsewhere": False, "absence_was_declared": False}
    assert answered(days={"last_seen": seen}, others=others).fact("absent_12_months", TODAY) is absent


@pytest.mark.parametrize("told", ["registered_elsewhere", "absence_was_declared"])
def test_who_registered_elsewhere_or_declared_it_is_not_absent_in_the_words_of_the_law(told):
    others = {"registered_elsewhere": False, "absence_was_declared": False} | {told: True}
    absent = answered(days={"last_seen": PartialDate(2020)}, others=others)
    assert absent.fact("absent_12_months", TODAY) is False
    unasked = answered(days={"last_seen": PartialDate(2020)})
    assert unasked.fact("absent_12_months", TODAY) is None


def test_a_known_last_day_goes_before_a_word_said_long_ago():
    others = {"absent_12_months": True, "registered_elsewhere": False, "absence_was_declared": False}
    assert answered(others=others).fact("absent_12_months", TODAY) is True
    assert answered(others=others, days={"last_seen": full("2026-10-01")}).fact("absent_12_months", TODAY) is False


@pytest.mark.parametrize(
    ("why", "is_protected"),
    [("prison", True), ("compulsory", True), ("exit", True), ("settled", False), ("other", False), (None, None)],
)
def test_prison_compulsory_facility_and_going_abroad_for_a_while_protect(why, is_protected):
    chosen = {"absent_why": why} if why else {}
    assert answered(chosen=chosen).fact("absence_protected", TODAY) is is_protected


@pytest.mark.parametrize(
    ("since", "settled"),
    [
        (full("2026-05-22"), True),
        (full("2026-05-23"), False),
        (PartialDate(2026, 5), None),
        (PartialDate(2026, 4), True),
        (PartialDate(2026, 6), False),
    ],
)
def test_six_months_in_one_place_are_counted_from_the_period_that_lasts(since, settled):
    assert answered("A1", lived=(lived("current", since),)).fact("settled_six_months", TODAY) is settled


def test_a_registration_alone_is_not_living_somewhere():
    registered = answered("A1", lived=(lived("permanent", PartialDate(2010)),))
    assert registered.fact("settled_six_months", TODAY) is None


@pytest.mark.parametrize(
    ("before", "settled"),
    [
        (lived("temporary", PartialDate(2024), full("2026-08-31")), True),
        (lived("temporary", PartialDate(2024), full("2026-08-30")), False),
        (lived("temporary", PartialDate(2024), PartialDate(2026, 8)), None),
        (lived("temporary", PartialDate(2024), full("2026-08-31"), unit="24133"), False),
        (lived("temporary", PartialDate(2024), full("2026-08-31"), unit=None), None),
    ],
)
def test_periods_that_follow_on_without_a_gap_in_one_commune_are_one_stay(before, settled):
    now = lived("current", full("2026-09-01"))
    assert answered("A1", lived=(before, now)).fact("settled_six_months", TODAY) is settled


def test_without_periods_the_word_of_the_police_counts():
    assert answered("A1", others={"settled_six_months": True}).fact("settled_six_months", TODAY) is True
    written = (lived("current", full("2026-10-01")),)
    assert answered("A1", others={"settled_six_months": True}, lived=written).fact("settled_six_months", TODAY) is False


@pytest.mark.parametrize(
    "paper", ["lodging_paper", "lodging_confirmation", "rent_contract", "mooring_confirmation", "facility_letter"]
)
def test_a_paper_about_the_dwelling_proves_it_whatever_was_said_before(paper):
    said = {"lodging_proven": False}
    assert answered("B2", others=said).fact("lodging_proven", TODAY) is False
    assert answered("B2", others=said, held=frozenset({paper})).fact("lodging_proven", TODAY) is True
    confirmed = {"lodging": StepRecord("lodging", StepState.DONE)}
    assert answered("B2", others=said, steps=confirmed).fact("lodging_proven", TODAY) is True
    asked_for = {"lodging": StepRecord("lodging", StepState.FILED)}
    assert answered("B2", others=said, steps=asked_for).fact("lodging_proven", TODAY) is False


@pytest.mark.parametrize(("since", "may"), [(full("2026-10-23"), True), (full("2026-10-24"), False)])
def test_temporary_residence_takes_a_lawful_place_and_thirty_days(since, may):
    here = answered("B2", others={"lodging_proven": True}, lived=(lived("current", since),))
    assert here.fact("meets_temporary", TODAY) is may
    assert answered("B2", others={"lodging_proven": True}).fact("meets_temporary", TODAY) is None
    assert answered("B2", others={"lodging_proven": False}).fact("meets_temporary", TODAY) is False
    assert answered("B2", others={"lodging_proven": False, "meets_temporary": True}).fact("meets_temporary", TODAY)


@pytest.mark.parametrize(("born", "minor"), [(date(2008, 11, 22), False), (date(2008, 11, 23), True)])
def test_a_child_of_a_citizen_is_one_until_the_eighteenth_birthday(born, minor):
    child = answered("A1", born_first=born, born_last=born, chosen={"mother_citizenship": "vietnamese"})
    assert child.fact("child_of_citizen", TODAY) is minor
    assert child.fact("citizen_shown", TODAY) is (True if minor else None)
    stateless = answered("A1", born_first=born, born_last=born, chosen={"mother_citizenship": "stateless"})
    assert stateless.fact("child_of_citizen", TODAY) is (None if minor else False)
    assert stateless.fact("foreign_parent", TODAY) is True


def test_confirmations_and_results_show_nationality_and_descent():
    nothing = answered("A1")
    assert (nothing.fact("nationality_provable", TODAY), nothing.fact("bloodline_shown", TODAY)) == (None, None)
    papers = answered("A1", held=frozenset({"nationality_confirmation", "dna_result"}))
    assert papers.fact("nationality_provable", TODAY) is True
    assert papers.fact("bloodline_shown", TODAY) is True
    denied = {"nationality_provable": False, "bloodline_shown": False}
    assert answered("A1", others=denied).fact("citizen_shown", TODAY) is None
    since = answered("A1", others=denied, held=frozenset({"nationality_confirmation"}))
    assert since.fact("nationality_provable", TODAY) is True
    assert since.fact("bloodline_shown", TODAY) is False


def test_group_b_is_in_the_database_and_group_a_once_its_data_were_taken():
    assert answered("B2").fact("in_database", TODAY) is True
    assert answered("A5").fact("in_database", TODAY) is None
    taken = {"population-data": StepRecord("population-data", StepState.DONE)}
    assert answered("A5", steps=taken).fact("in_database", TODAY) is True
