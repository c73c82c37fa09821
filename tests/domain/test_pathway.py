from dataclasses import replace
from datetime import date

import pytest

from app.domain.pathway import Readiness, WaitsOn, pathway
from app.domain.procedure import LimitKind, StepState
from app.domain.situation import Situation, StepRecord, Wait
from app.packs.pack import shipped

PACK = shipped("tuyen-an-dong-2026")
TODAY = date(2026, 11, 22)
BORN = date(2026, 10, 1)
DONE, FILED, TODO = StepState.DONE, StepState.FILED, StepState.TODO


def a_child(born=BORN, **known):
    """A child of a documented mother, born in the hospital, whose parents are registered here."""
    usual = {
        "abandoned": False,
        "mother_known": True,
        "mother_documented": True,
        "foreign_parent": False,
        "born_abroad": False,
        "registered_abroad": False,
        "registered_before": False,
        "recognition_wanted": False,
        "personal_papers": False,
        "hard_to_reach": False,
        "lives_with_parents": True,
        "home": "permanent",
        "held": frozenset({"birth_notice"}),
        "born_first": born,
        "born_last": born,
    }
    return Situation(category="A3", **(usual | known))


def steps(*records):
    return {record.procedure: record for record in records}


def way(situation, today=TODAY):
    return PACK.pathway(situation, today=today)


def step(situation, procedure, today=TODAY):
    return next(one for one in way(situation, today).steps if one.id == procedure)


def ids(situation, today=TODAY):
    return [one.id for one in way(situation, today).steps]


def test_the_ordinary_way_of_a_child_goes_from_birth_to_number_to_home_to_card():
    assert ids(a_child()) == ["birth", "personal-number", "residence-permanent", "health-insurance", "identity-card"]
    assert way(a_child()).questions == ()


def test_a_child_with_its_papers_is_registered_at_once_and_the_plan_says_so():
    birth = step(a_child(), "birth")
    assert birth.readiness is Readiness.READY
    assert birth.at_once is PACK.plan.at_once
    assert way(a_child()).now == (birth,)


def test_birth_is_to_be_registered_within_sixty_days():
    due = step(a_child(), "birth").due
    assert due is not None
    assert (due.on, due.late, due.needs_check) == (date(2026, 11, 30), False, False)
    assert due.kind is LimitKind.FILE
    assert due.source is not None
    assert "Điều 15" in due.source.text


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True)])
def test_on_the_sixtieth_day_it_is_in_time_and_on_the_next_late_but_still_to_be_done(today, late):
    birth = step(a_child(), "birth", today)
    assert birth.due is not None
    assert birth.due.late is late
    assert birth.readiness is Readiness.READY


def test_a_birth_known_by_its_month_counts_from_the_first_day_and_says_that_it_is_unsure():
    due = step(a_child(born_first=date(2026, 10, 1), born_last=date(2026, 10, 31)), "birth").due
    assert due is not None
    assert (due.on, due.needs_check) == (date(2026, 11, 30), True)


def test_a_child_without_a_known_birth_date_has_no_day_to_keep():
    assert step(a_child(born=None), "birth").due is None


@pytest.mark.parametrize("paper", ["birth_notice", "witness_statement", "commitment"])
def test_a_witness_or_a_commitment_stands_in_for_the_hospital_paper(paper):
    birth = step(a_child(held=frozenset({paper})), "birth")
    assert birth.readiness is Readiness.READY
    assert paper in [by for need in birth.needs for by in need.by]


def test_without_any_birth_paper_the_step_says_what_is_missing():
    birth = step(a_child(held=frozenset()), "birth")
    assert birth.readiness is Readiness.LACKS
    assert [need.papers for need in birth.missing] == [("birth_notice", "witness_statement", "commitment")]
    assert birth.at_once is None
    assert way(a_child(held=frozenset())).now == ()


@pytest.mark.parametrize(
    ("known", "held"),
    [
        ({"mother_documented": True}, True),
        ({"mother_documented": False, "father_documented": False, "carer_documented": True}, True),
        ({"mother_documented": False, "father_documented": False, "carer_documented": False}, False),
        ({"mother_documented": None, "father_documented": False, "carer_documented": False}, None),
    ],
)
def test_somebody_with_papers_must_go_and_register(known, held):
    person = next(one for one in step(a_child(**known), "birth").needs if one.need.facts)
    assert person.held is held


def test_what_nobody_asked_is_taken_as_usual_and_listed_as_questions():
    unknown = Situation(category="A3", born_first=BORN, born_last=BORN)
    assert ids(unknown)[0] == "birth"
    assert "foreign_element" in step(unknown, "birth").assumes
    assert way(unknown).questions[:4] == ("abandoned", "registered_abroad", "born_abroad", "foreign_parent")
    assert way(unknown).questions[-1] == "home"


def test_an_answered_question_is_not_asked_again():
    assert "abandoned" not in way(Situation(category="A3", abandoned=False)).questions


def test_once_born_is_registered_nobody_asks_how_it_would_have_been():
    done = Situation(category="A3", steps=steps(StepRecord("birth", DONE, done_on=TODAY)))
    assert way(done).questions == ("home",)


@pytest.mark.parametrize(
    ("known", "procedure"),
    [
        ({"hard_to_reach": True}, "birth-mobile"),
        ({"recognition_wanted": True, "father_known": True}, "birth-with-recognition"),
        ({"personal_papers": True}, "birth-with-papers"),
        ({"registered_before": True}, "birth-again"),
        ({"foreign_parent": True}, "birth-foreign"),
        ({"foreign_parent": True, "personal_papers": True}, "birth-foreign-with-papers"),
        ({"born_abroad": True}, "birth-abroad"),
        ({"born_abroad": True, "registered_abroad": True}, "birth-abroad-note"),
    ],
)
def test_each_circumstance_has_its_own_way_to_the_birth_certificate(known, procedure):
    found = ids(a_child(**known))
    assert found[0] == procedure
    assert found[1:] == ["personal-number", "residence-permanent", "health-insurance", "identity-card"]


def test_parents_of_two_countries_agree_in_writing_on_the_childs_nationality():
    birth = step(a_child(foreign_parent=True), "birth-foreign")
    assert [need.papers for need in birth.missing] == [("nationality_agreement",)]
    assert birth.competence is not None
    assert birth.competence.source.needs_check


FOUND_ON = date(2026, 11, 20)
RECORDED = StepRecord("found-child-record", DONE, done_on=FOUND_ON)


def a_foundling(*records, **known):
    child = {
        "born": None,
        "abandoned": True,
        "found_on": FOUND_ON,
        "mother_known": False,
        "mother_documented": False,
        "carer_documented": True,
        "held": frozenset(),
        "steps": steps(*records),
    }
    return a_child(**(child | known))


def test_a_found_child_is_recorded_first_then_announced_then_registered():
    foundling = a_foundling()
    assert ids(foundling)[:3] == ["found-child-record", "found-child-notice", "birth"]
    assert [one.id for one in way(foundling).now] == ["found-child-record"]
    due = step(foundling, "found-child-record").due
    assert due is not None
    assert due.on == FOUND_ON
    assert [(one.kind, one.what) for one in step(foundling, "birth").blockers] == [(WaitsOn.STEP, "found-child-notice")]


def test_the_notice_of_a_found_child_hangs_seven_days():
    posted = StepRecord("found-child-notice", FILED, filed_on=date(2026, 11, 21))
    notice = step(a_foundling(RECORDED, posted), "found-child-notice")
    assert notice.readiness is Readiness.FILED
    assert notice.due is not None
    assert (notice.due.on, notice.due.kind) == (date(2026, 11, 28), LimitKind.NOTICE)
    assert notice.due.needs_check


def test_after_the_notice_the_carer_registers_the_child_with_the_record():
    posted = StepRecord("found-child-notice", DONE, date(2026, 11, 21), done_on=date(2026, 11, 28))
    birth = step(a_foundling(RECORDED, posted), "birth", date(2026, 11, 29))
    assert birth.readiness is Readiness.READY
    assert birth.due is None
    assert ("found_record",) in [need.by for need in birth.needs]


def test_nobody_asks_a_found_child_for_a_hospital_paper():
    assert ("birth_notice", "witness_statement", "commitment") not in [
        one.need.papers for one in step(a_foundling(), "birth").needs
    ]


def registered(on, **known):
    return a_child(steps=steps(StepRecord("birth", DONE, filed_on=on, done_on=on)), **known)


def test_a_child_is_registered_at_home_within_sixty_days_of_the_birth_registration():
    home = step(registered(date(2026, 11, 20)), "residence-permanent")
    assert home.readiness is Readiness.READY
    assert home.due is not None
    assert (home.due.on, home.due.needs_check) == (date(2027, 1, 19), False)


@pytest.mark.parametrize(("today", "has_day"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_the_sixty_days_for_a_minors_home_exist_from_the_first_of_july_2026(today, has_day):
    home = step(registered(date(2026, 6, 20), born=date(2026, 6, 1)), "residence-permanent", today)
    assert (home.due is not None) is has_day
    if home.due is not None:
        assert home.due.on == date(2026, 8, 19)


@pytest.mark.parametrize(("filed", "source"), [(date(2026, 6, 30), "66/2023"), (date(2026, 7, 1), "116/2026")])
def test_the_form_is_that_of_the_filing_day_also_when_it_is_decided_later(filed, source):
    record = StepRecord("residence-permanent", FILED, filed_on=filed)
    home = step(replace(registered(filed), steps=steps(record)), "residence-permanent", date(2026, 7, 6))
    forms = [one.need for one in home.needs if one.need.form == "CT01"]
    assert [source in need.source.text for need in forms] == [True]


@pytest.mark.parametrize(
    ("today", "where"),
    [(date(2027, 2, 28), "Nơi cư trú của cha hoặc mẹ"), (date(2027, 3, 1), "UBND cấp xã nào cũng được")],
)
def test_from_the_first_of_march_2027_any_commune_registers_births(today, where):
    birth = step(a_child(), "birth", today)
    assert birth.competence is not None
    assert birth.competence.where.startswith(where)


def test_a_file_handed_in_before_the_change_stays_where_it_was_handed_in():
    filed = a_child(steps=steps(StepRecord("birth", FILED, filed_on=date(2027, 2, 28))))
    birth = step(filed, "birth", date(2027, 3, 2))
    assert birth.competence is not None
    assert birth.competence.where.startswith("Nơi cư trú")


@pytest.mark.parametrize(
    ("home", "procedure"),
    [("permanent", "residence-permanent"), ("temporary", "residence-temporary"), ("none", "residence-declaration")],
)
def test_the_child_is_registered_where_and_as_its_parents_are(home, procedure):
    found = [one for one in ids(registered(TODAY, home=home)) if one.startswith("residence")]
    assert found == [procedure]


def test_an_older_child_needs_lodging_papers_and_a_small_one_does_not():
    small = step(registered(TODAY), "residence-permanent")
    older = step(registered(TODAY, born=date(2016, 1, 1)), "residence-permanent")
    assert "lodging_paper" not in [paper for one in small.needs for paper in one.need.papers]
    assert "lodging_paper" in [paper for one in older.needs for paper in one.need.papers]
    assert older.readiness is Readiness.LACKS


def test_the_authority_decides_on_permanent_residence_within_seven_working_days():
    filed = replace(
        registered(date(2026, 11, 2)),
        steps=steps(
            StepRecord("birth", DONE, done_on=date(2026, 11, 2)),
            StepRecord("residence-permanent", FILED, filed_on=date(2026, 11, 20)),
        ),
    )
    due = step(filed, "residence-permanent").due
    assert due is not None
    assert (due.on, due.kind, due.needs_check) == (date(2026, 12, 2), LimitKind.DECIDE, True)


@pytest.mark.parametrize(("printed", "late"), [(date(2026, 11, 22), False), (date(2026, 11, 21), True)])
def test_the_day_on_the_receipt_wins_over_the_counted_one(printed, late):
    filed = a_child(steps=steps(StepRecord("birth", FILED, filed_on=date(2026, 11, 19), due_on=printed)))
    due = step(filed, "birth").due
    assert due is not None
    assert (due.on, due.limit, due.late) == (printed, None, late)


def test_birth_is_decided_on_the_day_it_is_filed():
    due = step(a_child(steps=steps(StepRecord("birth", FILED, filed_on=TODAY))), "birth").due
    assert due is not None
    assert due.on == TODAY


def test_a_filed_step_without_a_filing_day_has_no_counted_day():
    assert step(a_child(steps=steps(StepRecord("birth", FILED))), "birth").due is None


def test_the_number_comes_by_itself_after_the_birth_certificate():
    number = step(registered(TODAY), "personal-number")
    assert number.readiness is Readiness.WAITS
    assert [(one.kind, one.what) for one in number.blockers] == [(WaitsOn.AUTHORITY, "commune_police")]


def test_a_number_that_is_there_is_not_waited_for_and_opens_the_insurance():
    child = replace(registered(TODAY), has_number=True)
    assert step(child, "personal-number").readiness is Readiness.NOT_NEEDED
    assert step(child, "health-insurance").readiness is Readiness.READY


def test_a_certificate_from_before_the_case_makes_registration_needless():
    child = a_child(results=frozenset({"birth_certificate"}))
    assert step(child, "birth").readiness is Readiness.NOT_NEEDED
    assert step(child, "residence-permanent").readiness is Readiness.READY


@pytest.mark.parametrize(("born", "optional"), [(date(2020, 1, 1), True), (date(2012, 1, 1), False)])
def test_a_card_is_the_familys_choice_until_fourteen(born, optional):
    assert step(a_child(born=born), "identity-card").optional is optional


def test_what_the_law_demands_is_offered_before_what_the_family_may_choose():
    child = replace(registered(TODAY), has_number=True)
    assert [one.id for one in way(child).now] == ["residence-permanent", "health-insurance", "identity-card"]


def test_a_childs_case_can_wait_on_the_mothers():
    wait = Wait("018f-mother", "mẹ chưa có giấy tờ")
    birth = step(a_child(waits=(wait,)), "birth")
    assert birth.readiness is Readiness.WAITS
    assert [(one.kind, one.what, one.why) for one in birth.blockers] == [
        (WaitsOn.PERSON, "018f-mother", "mẹ chưa có giấy tờ")
    ]


def test_a_wait_that_concerns_the_home_does_not_hold_up_the_birth():
    wait = Wait("018f-mother", "mẹ chưa đăng ký", frozenset({"residence-permanent"}))
    child = a_child(waits=(wait,))
    assert step(child, "birth").readiness is Readiness.READY
    assert WaitsOn.PERSON in [one.kind for one in step(child, "residence-permanent").blockers]


def test_a_step_that_was_put_aside_holds_nobody_up():
    child = a_foundling(StepRecord("found-child-notice", StepState.NOT_NEEDED), held=frozenset({"found_record"}))
    assert step(child, "birth").readiness is Readiness.READY


def test_a_refused_step_is_shown_as_refused_and_has_no_day():
    refused = step(a_child(steps=steps(StepRecord("birth", StepState.REFUSED, filed_on=TODAY))), "birth")
    assert refused.readiness is Readiness.REFUSED
    assert (refused.due, refused.needs, refused.blockers) == (None, (), ())


def test_a_step_begun_but_not_filed_is_still_to_be_done():
    begun = step(a_child(steps=steps(StepRecord("birth", TODO))), "birth")
    assert begun.readiness is Readiness.READY


def test_work_done_outside_the_usual_way_is_shown_at_its_end():
    child = a_child(steps=steps(StepRecord("guardianship", DONE, done_on=TODAY), StepRecord("from-2031", DONE)))
    assert ids(child)[-1] == "guardianship"
    assert "from-2031" not in ids(child)


def test_work_done_is_shown_even_if_the_answers_now_speak_against_it():
    child = a_child(foreign_parent=True, steps=steps(StepRecord("birth", DONE, done_on=TODAY)))
    assert "birth" in ids(child)
    assert step(child, "birth-foreign").readiness is Readiness.NOT_NEEDED


def test_a_case_is_finished_when_all_but_the_choices_are_over():
    finished = a_child(
        has_number=True,
        steps=steps(
            StepRecord("birth", DONE, done_on=TODAY),
            StepRecord("residence-permanent", DONE, done_on=TODAY),
            StepRecord("health-insurance", DONE, done_on=TODAY),
        ),
    )
    assert way(finished).finished
    assert not way(a_child()).finished
    assert way(finished).next_due is None


def test_the_nearest_day_of_a_case_is_told():
    due = way(a_child()).next_due
    assert due is not None
    assert due.on == date(2026, 11, 30)


def test_a_step_says_when_anything_about_it_needs_a_check():
    assert step(a_child(), "birth").needs_check
    assert step(registered(TODAY, home="none"), "residence-declaration").needs_check


def test_an_answer_decides_whether_a_step_is_needed_at_all():
    stranger = Situation(category="A2")
    search = step(stranger, "civil-search")
    assert search.readiness is Readiness.ASK
    assert (WaitsOn.ANSWER, "identified") in [(one.kind, one.what) for one in search.blockers]
    assert way(stranger).questions[:2] == ("identified", "personal_papers")
    assert set(way(stranger).questions) == {
        "identified", "personal_papers", "civil_record_found", "guardian_needed", "in_facility",
    }  # fmt: skip


def test_somebody_recognised_in_the_archive_only_needs_a_new_card():
    known = Situation(
        category="A2",
        others={"identified": True},
        has_number=True,
        steps=steps(StepRecord("archive-search", DONE, done_on=TODAY)),
    )
    assert [one.id for one in way(known).now] == ["residence-declaration", "identity-card", "health-insurance"]


@pytest.mark.parametrize(
    ("others", "days"),
    [({"in_database": True}, 7), ({}, 30), ({"complex": True}, 60)],
)
def test_a_declaration_of_residence_takes_longer_for_people_without_a_record(others, days):
    filed = Situation(
        category="A1",
        others=others,
        steps=steps(StepRecord("residence-declaration", FILED, filed_on=date(2026, 11, 2))),
    )
    due = step(filed, "residence-declaration", date(2026, 11, 3)).due
    assert due is not None
    assert (due.on - date(2026, 11, 2)).days == days


@pytest.mark.parametrize("code", sorted(PACK.categories))
def test_every_category_has_a_way_but_b7(code):
    found = way(Situation(category=code))
    assert bool(found.steps) is (code != "B7")
    assert not found.finished


def test_a_way_leads_nowhere_when_the_pack_forgot_the_authority():
    procedures = {**PACK.procedures, "birth": replace(PACK.procedures["birth"], competences=())}
    rules = replace(PACK.rules, procedures=procedures)
    birth = pathway(PACK.categories["A3"], rules, a_child(), today=TODAY).steps[0]
    assert birth.competence is None
    assert birth.needs_check
