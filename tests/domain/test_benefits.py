"""What somebody may be due: by group, by age as far as it is known, and once the result is there."""

from __future__ import annotations

from datetime import date

from app.domain.answers import Answer, Silence
from app.domain.benefits import BenefitDue, BenefitRule, BenefitState, Subject, benefits_of
from app.domain.casefile import BenefitFacts
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.sourced import Confidence, Source

NOTHING = Seen("epoch", 0)

TODAY = date(2026, 11, 28)
PLAN = Source("Kế hoạch", Confidence.INFERRED)
SCHOOL = BenefitRule("schooling", "school", PLAN, from_age=6, to_age=17)
INSURED = BenefitRule("health_insurance", "social", PLAN, result="personal_number")
MERIT = BenefitRule("merit", "social", PLAN, categories=("B8",))


def due(born: Answer[PartialDate], *rules: BenefitRule, category: str = "A3", **more: object) -> tuple[BenefitDue, ...]:
    return benefits_of(Subject(category, born, **{"results": frozenset(), **more}), rules, TODAY)  # type: ignore[arg-type]


def test_a_child_is_of_school_age_from_the_birthday_on_until_the_eighteenth() -> None:
    assert due(PartialDate(2020, 11, 28), SCHOOL)
    assert not due(PartialDate(2020, 11, 29), SCHOOL)
    assert due(PartialDate(2008, 11, 29), SCHOOL)
    assert not due(PartialDate(2008, 11, 28), SCHOOL)


def test_an_age_known_in_part_or_not_at_all_rules_nobody_out() -> None:
    assert due(PartialDate(2020), SCHOOL)
    assert due(PartialDate(2008), SCHOOL)
    assert due(None, SCHOOL)
    assert due(Silence.UNKNOWN, SCHOOL)


def test_a_benefit_of_one_group_is_not_proposed_to_another() -> None:
    assert [each.kind for each in due(None, MERIT, category="B8")] == ["merit"]
    assert not due(None, MERIT, category="B2")


def test_insurance_is_ready_once_the_number_is_there() -> None:
    assert not due(None, INSURED)[0].ready
    assert due(None, INSURED, results=frozenset({"personal_number"}))[0].ready


def test_what_was_written_down_is_shown_also_when_no_rule_names_it() -> None:
    granted = BenefitFacts("1", "health_insurance", "granted", NOTHING)
    other = BenefitFacts("2", "other", "applied", NOTHING)
    found = due(None, INSURED, records=(granted, other))
    assert [(each.kind, each.state, each.open) for each in found] == [
        ("health_insurance", BenefitState.GRANTED, False),
        ("other", BenefitState.APPLIED, True),
    ]
    assert found[1].rule is None
