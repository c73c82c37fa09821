"""The graph of all procedures under the circumstances of a case: detours, circles, both sides of a change of law."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case_view import CaseView
from app.domain.category import NEVER_A_GOAL
from app.domain.lawful import Finding, FindingKind
from app.domain.pathway import Readiness, WaitsOn, pathway
from app.domain.procedure import Competence, Need, Procedure, StepState
from app.domain.situation import Situation, StepRecord, Wait
from app.domain.sourced import Confidence, Source, Validity
from app.packs.pack import shipped

PACK = shipped("tuyen-an-dong-2026")
TODAY = date(2026, 11, 23)  # a Monday
KINDS = [row.code for row in PACK.tables["evidence_kinds"]]
NO_PAPERS = {f"paper:{kind}": False for kind in KINDS}
NOBODY = {"mother_documented": False, "father_documented": False, "carer_documented": False}
OWN = Source("tự đặt", Confidence.OFFICIAL)
DONE, FILED = StepState.DONE, StepState.FILED


def way(category, today=TODAY, **known):
    return PACK.pathway(Situation(category=category, **known), today=today)


def step(path, procedure):
    return next(one for one in path.steps if one.id == procedure)


def ids(path):
    return [one.id for one in path.steps]


def steps(*records):
    return {record.procedure: record for record in records}


def a_child(**known):
    usual = {
        "abandoned": False,
        "mother_documented": True,
        "home": "permanent",
        "held": frozenset({"birth_notice"}),
        "born_first": date(2026, 10, 1),
        "born_last": date(2026, 10, 1),
    }
    return usual | known


# The shortest way ------------------------------------------------------------------------------------------------


def test_the_shortest_way_of_a_child_leads_to_all_that_the_category_seeks():
    path = way("A3", **a_child())
    assert path.shortest == ("birth", "personal-number", "residence-permanent", "health-insurance")
    assert path.expected == date(2026, 12, 3)  # seven working days, over the new holiday of 24 November
    assert path.findings == ()


def test_each_step_says_when_it_can_be_filed_and_decided_at_best():
    path = way("A3", **a_child())
    planned = step(path, "residence-permanent").planned
    assert planned is not None
    assert (planned.filed, planned.done, planned.known) == (TODAY, date(2026, 12, 3), True)
    insurance = step(path, "health-insurance").planned
    assert insurance is not None
    assert not insurance.known


def test_what_an_answer_may_yet_change_has_no_expected_day():
    assert way("B2").expected is None
    assert way("B2", others={"meets_permanent": False, "meets_temporary": False}).expected is not None


def test_a_step_that_lies_at_the_authority_is_reckoned_with_its_day():
    filed = steps(
        StepRecord("birth", DONE, done_on=TODAY), StepRecord("residence-permanent", FILED, TODAY, date(2026, 12, 20))
    )
    path = way("A3", **a_child(steps=filed, has_number=True))
    assert path.expected == date(2026, 12, 20)


def test_a_file_for_the_desk_waits_for_monday_and_one_for_the_portal_does_not():
    sunday = TODAY - timedelta(1)
    desk = {"check": PACK.procedures["residence-check"]}
    assert step(way("B5", sunday), "residence-check").planned.done == TODAY  # type: ignore[union-attr]
    assert desk["check"].channels == ("direct",)
    assert step(way("A3", sunday, **a_child()), "birth").planned.filed == sunday  # type: ignore[union-attr]


# Detours -----------------------------------------------------------------------------------------------------------


ADULT = {"born_first": date(1990, 5, 1), "born_last": date(1990, 5, 1)}
OLDER = {"born_first": date(2012, 1, 1), "born_last": date(2012, 1, 1)}
NO_LODGING = {"lodging_proven": False}


def test_a_missing_lodging_paper_brings_the_communes_confirmation_onto_the_way():
    path = way("A3", **a_child(**OLDER, others=NO_LODGING))
    assert ids(path).index("lodging") == ids(path).index("residence-permanent") - 1
    lodging = step(path, "lodging")
    assert (lodging.detour, lodging.readiness) == (True, Readiness.READY)
    assert lodging.at_once is PACK.plan.at_once
    lacking = [state for state in step(path, "residence-permanent").needs if "lodging_paper" in state.need.papers]
    assert [(state.held, state.through) for state in lacking] == [(False, "lodging")]


def test_nobody_is_sent_round_before_the_question_was_asked():
    path = way("A3", **a_child(**OLDER))
    assert "lodging" not in ids(path)
    assert "lodging" not in ids(way("A3", **a_child(**OLDER, others={"lodging_proven": True})))


def test_a_step_waits_for_the_detour_that_is_filed():
    there = frozenset({"birth_notice", "owner_consent", "parental_consent"})
    done = (StepRecord("birth", DONE, done_on=TODAY), StepRecord("lodging", FILED, filed_on=TODAY))
    home = step(way("A3", **a_child(**OLDER, others=NO_LODGING, held=there, steps=steps(*done))), "residence-permanent")
    assert home.readiness is Readiness.WAITS
    assert [(one.kind, one.what) for one in home.blockers] == [(WaitsOn.STEP, "lodging")]


def test_the_paper_of_a_detour_that_is_done_is_in_hand():
    there = frozenset({"birth_notice", "owner_consent", "parental_consent"})
    done = (StepRecord("birth", DONE, done_on=TODAY), StepRecord("lodging", DONE, done_on=TODAY))
    path = way("A3", **a_child(**OLDER, others=NO_LODGING, held=there, steps=steps(*done)))
    assert step(path, "residence-permanent").readiness is Readiness.READY


def test_a_statement_is_nobodys_detour_and_the_step_says_whose_word_it_is():
    path = way("A3", **a_child(held=frozenset()))
    birth = step(path, "birth")
    written = [state.written for state in birth.needs if not state.held]
    assert [one.paper for one in written if one] == ["witness_statement"]
    assert not [one for one in path.steps if one.detour]
    assert path.findings == ()


def test_an_extract_of_the_register_is_a_detour_where_the_register_is_there():
    known = {"civil_record_found": True}
    path = way("A3", **a_child(registered_before=True), others=known)
    assert ids(path)[:2] == ["extract", "birth-again"]
    assert step(path, "extract").detour
    assert "extract" not in ids(way("A3", **a_child(registered_before=True)))


def test_a_striking_is_never_a_detour():
    paper = Need("Đã xóa đăng ký", OWN, results=("residence_deleted",))
    procedures = {**PACK.procedures, "birth": replace(PACK.procedures["birth"], needs=(paper,))}
    rules = replace(PACK.rules, procedures=procedures)
    path = pathway(PACK.categories["A3"], rules, Situation(category="A3", **a_child()), today=TODAY)
    assert not any(one.procedure.strikes for one in path.steps)
    assert [(one.kind, one.things) for one in path.findings] == [(FindingKind.UNREACHABLE, ("residence_deleted",))]


# What does not go on -------------------------------------------------------------------------------------------------


def test_a_child_of_people_without_papers_goes_round_in_a_circle():
    path = way("A3", **a_child(**NOBODY), others=NO_PAPERS)
    assert path.expected is None
    assert [(one.kind, one.procedure, one.authority) for one in path.findings] == [
        (FindingKind.CIRCULAR, "birth", "commune_justice")
    ]
    found = path.findings[0]
    assert found.need is not None
    assert found.need.papers == ("identity_card", "passport")
    assert found.circle == ("birth", "identity-card", "personal-number")
    assert found.about == "birth"
    assert found.sure
    assert step(path, "birth").finding == found
    assert step(path, "personal-number").finding == found


def test_a_circle_is_not_sure_while_nobody_has_asked_for_the_papers():
    assert [one.sure for one in way("A3", **a_child(**NOBODY)).findings] == [False]


def test_the_mothers_case_breaks_the_circle():
    wait = Wait("018f-mother", "mẹ chưa có giấy tờ", frozenset({"birth"}))
    path = way("A3", **a_child(**NOBODY, waits=(wait,)), others=NO_PAPERS)
    assert path.findings == ()
    assert step(path, "birth").blockers[0].what == "018f-mother"


def test_a_paper_that_only_another_country_has_cannot_be_reached():
    path = way("A6", others=NO_PAPERS)
    found = next(one for one in path.findings if one.procedure)
    assert (found.kind, found.procedure, found.authority) == (
        FindingKind.UNREACHABLE,
        "deportee-intake",
        "immigration_police",
    )
    assert found.things == ("deportation_paper", "entry_record")


def test_a_goal_that_no_step_gives_any_more_names_who_gives_it_to_others():
    path = way("A1", **ADULT, others={"nationality_provable": False, "bloodline_shown": False})
    assert [(one.kind, one.procedure, one.things, one.authority) for one in path.findings] == [
        (FindingKind.UNREACHABLE, "", ("personal_number",), "commune_police")
    ]
    assert path.findings[0].about == "personal_number"


@pytest.mark.parametrize(
    ("category", "fact", "goal"),
    [("B2", "has_card", "identity_card"), ("A5", "civil_record_found", "birth_certificate")],
)
def test_a_goal_that_an_answer_says_is_there_is_not_missed(category: str, fact: str, goal: str):
    path = way(category, **ADULT, others={fact: True, "meets_permanent": True, "lodging_proven": True})
    assert not [found for found in path.findings if goal in found.things]


def test_a_refused_step_is_the_reason_of_those_after_it():
    refused = steps(StepRecord("birth", StepState.REFUSED, filed_on=TODAY, done_on=TODAY))
    path = way("A3", **a_child(steps=refused))
    kinds = {(one.kind, one.procedure, one.authority) for one in path.findings}
    assert (FindingKind.REFUSED, "personal-number", "commune_justice") in kinds
    assert (FindingKind.REFUSED, "", "commune_justice") in kinds  # the certificate that the category seeks


def test_a_step_for_which_no_authority_is_competent_says_so():
    closed = replace(PACK.procedures["birth"], competences=())
    rules = replace(PACK.rules, procedures={**PACK.procedures, "birth": closed})
    path = pathway(PACK.categories["A3"], rules, Situation(category="A3", **a_child()), today=TODAY)
    assert Finding(FindingKind.NO_AUTHORITY, "birth", (), "") in path.findings


def test_a_rule_that_ends_before_the_papers_can_be_there_leaves_no_authority():
    here = Competence("commune_justice", "", OWN, validity=Validity(None, TODAY + timedelta(2)))
    birth = replace(PACK.procedures["birth"], competences=(here,))
    rules = replace(PACK.rules, procedures={**PACK.procedures, "birth": birth})
    posted = steps(
        StepRecord("found-child-record", DONE, done_on=TODAY), StepRecord("found-child-notice", FILED, TODAY)
    )
    situation = Situation(category="A3", abandoned=True, carer_documented=True, steps=posted)
    path = pathway(PACK.categories["A3"], rules, situation, today=TODAY)
    assert (FindingKind.NO_AUTHORITY, "birth") in [(one.kind, one.procedure) for one in path.findings]


def test_a_circle_without_any_paper_is_told_as_it_was_met():
    """Two steps that come after each other's result."""
    route = tuple(
        replace(one, after=("population_data",)) if one.procedure == "civil-search" else one
        for one in PACK.categories["A5"].route
    )
    category = replace(PACK.categories["A5"], route=route)
    known = {"held": frozenset({"school_record"}), "carer_documented": True}
    path = pathway(category, PACK.rules, Situation(category="A5", **known), today=TODAY)
    assert {one.kind for one in path.findings} == {FindingKind.CIRCULAR}
    assert all("civil-search" in one.circle for one in path.findings)


# Both sides of a change of the law ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "last", "before", "after"),
    [
        ("mooring", date(2026, 3, 14), ("direct", "online"), ("online",)),
        ("residence-delete", date(2026, 3, 14), ("direct", "online"), ("online",)),
    ],
)
def test_some_files_go_online_only_from_15_march_2026(procedure, last, before, after):
    known = PACK.procedures[procedure]
    assert known.channels_on(last) == before
    assert known.channels_on(last + timedelta(1)) == after


@pytest.mark.parametrize(("day", "forms"), [(date(2026, 6, 30), ["53/2025"]), (date(2026, 7, 1), ["118/2026"])])
def test_the_cards_form_is_that_of_the_filing_day(day, forms):
    needs = [one for one in PACK.procedures["identity-card"].needs_on(day) if one.form == "CC01"]
    assert [form in need.source.text for need, form in zip(needs, forms, strict=True)] == [True]


@pytest.mark.parametrize(("day", "asked"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_residence_needs_the_population_record_first_from_1_july_2026(day, asked):
    view = CaseView(PACK.categories["A5"], PACK.rules, Situation(category="A5"), day)
    first = [one for one in view.needs(PACK.procedures["residence-permanent"], day) if one.results]
    assert bool(first) is asked
    assert not first or not view.has(first[0])
    b2 = CaseView(PACK.categories["B2"], PACK.rules, Situation(category="B2"), day)
    assert all(b2.has(one) for one in first)  # group B has a record by its definition


@pytest.mark.parametrize("procedure", ["birth", "birth-again", "extract", "civil-correction", "guardianship", "death"])
@pytest.mark.parametrize(("day", "anywhere"), [(date(2027, 2, 28), False), (date(2027, 3, 1), True)])
def test_from_1_march_2027_any_commune_is_competent_for_civil_status(procedure, day, anywhere):
    found = PACK.procedures[procedure].competences_on(day)
    assert [("nào cũng được" in one.where) for one in found] == [anywhere]
    assert not anywhere or all(one.source.needs_check for one in found)


@pytest.mark.parametrize(("day", "codes"), [(date(2026, 6, 30), ["đ"]), (date(2026, 7, 1), ["đ", "đ-2"])])
def test_a_decision_on_return_that_was_cancelled_is_a_ground_from_1_july_2026(day, codes):
    assert [one.code for one in PACK.procedures["residence-delete-nationality"].grounds_on(day)] == codes


def test_a_step_that_can_only_be_filed_after_the_change_goes_by_the_new_rule():
    found_on = date(2027, 2, 25)
    posted = steps(
        StepRecord("found-child-record", DONE, done_on=found_on), StepRecord("found-child-notice", FILED, found_on)
    )
    path = way("A3", date(2027, 2, 26), abandoned=True, carer_documented=True, steps=posted)
    birth = step(path, "birth")
    assert birth.readiness is Readiness.WAITS
    assert birth.planned is not None
    assert birth.planned.filed == date(2027, 3, 4)
    assert birth.competence is not None
    assert birth.competence.where == "UBND cấp xã nào cũng được"


def test_a_need_that_falls_away_soon_is_waited_for():
    stamp = Need("Con dấu", OWN, papers=("photo",), validity=Validity(None, TODAY + timedelta(6)))
    birth = replace(PACK.procedures["birth"], needs=(stamp,))
    rules = replace(PACK.rules, procedures={**PACK.procedures, "birth": birth})
    path = pathway(PACK.categories["A3"], rules, Situation(category="A3", **a_child()), today=TODAY)
    waiting = step(path, "birth")
    assert waiting.readiness is Readiness.WAITS
    assert [(one.kind, one.what) for one in waiting.blockers] == [(WaitsOn.RULE, "2026-11-30")]


# The whole graph -----------------------------------------------------------------------------------------------------


FACTS = sorted(row.code for row in PACK.tables["facts"])
CATEGORIES = sorted(code for code, category in PACK.categories.items() if category.goal)
ANSWER = st.sampled_from([True, False, None])


def situations(category):
    return st.builds(
        Situation,
        category=st.just(category),
        abandoned=ANSWER,
        mother_documented=ANSWER,
        father_documented=ANSWER,
        carer_documented=ANSWER,
        foreign_parent=ANSWER,
        born_abroad=ANSWER,
        personal_papers=ANSWER,
        registered_before=ANSWER,
        has_number=ANSWER,
        held=st.frozensets(st.sampled_from(KINDS), max_size=4),
        others=st.dictionaries(st.sampled_from(FACTS), st.booleans()),
    )


@pytest.mark.parametrize("category", CATEGORIES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_goal_is_reached_from_statements_or_the_finding_says_what_is_missing(category, data):
    situation = data.draw(situations(category))
    path = PACK.pathway(situation, today=TODAY)
    goal = set(PACK.categories[category].goal)
    assert path.expected is not None or path.findings or path.questions
    for found in path.findings:
        assert found.things or found.kind is FindingKind.NO_AUTHORITY
        assert found.authority or found.kind is FindingKind.NO_AUTHORITY
    given_ = {result for one in path.steps for result in one.procedure.yields}
    assert path.findings or goal & given_
    assert not any(PACK.procedures[one].strikes for one in path.shortest)


@pytest.mark.parametrize("category", CATEGORIES)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_one_more_paper_never_makes_the_way_of_a_case_longer(category, data):
    situation = data.draw(situations(category))
    more = replace(situation, held=situation.held | {data.draw(st.sampled_from(KINDS))})
    before, after = PACK.pathway(situation, today=TODAY), PACK.pathway(more, today=TODAY)
    if before.expected is not None:
        assert after.expected is not None
        assert after.expected <= before.expected
    assert before == PACK.pathway(situation, today=TODAY)


@pytest.mark.parametrize("category", CATEGORIES)
def test_whoever_has_nothing_but_words_is_told_exactly_what_is_missing(category):
    """Nobody has papers, every question is answered: either the way leads on, or it names paper and authority."""
    others = NO_PAPERS | dict.fromkeys(FACTS, False)
    path = way(
        category, **NOBODY, **ADULT, mother_known=False, father_known=False, personal_papers=False, others=others
    )
    for found in path.findings:
        assert found.sure
        assert found.authority
    assert path.findings or path.expected


def test_no_category_seeks_what_only_a_striking_gives():
    for category in PACK.categories.values():
        for goal in category.goal:
            assert not all(one.strikes for one in PACK.procedures.values() if goal in one.yields), (category.code, goal)
    assert {one for each in PACK.procedures.values() if each.strikes for one in each.yields} == NEVER_A_GOAL


def test_every_paper_that_a_procedure_gives_is_asked_for_or_kept():
    gives = {paper for one in PACK.procedures.values() for paper in one.gives}
    assert {"police_record", "civil_search_answer", "archive_paper", "birth_certificate_copy"} <= gives
    assert isinstance(PACK.procedures["lodging"], Procedure)
    assert "A3" in PACK.procedures["lodging"].applies_to
