"""Which way each group goes, by what is known of the person (FACTS 4.6): one row is one branch."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest

from app.domain.partial_date import PartialDate
from app.domain.pathway import Pathway
from app.domain.procedure import StepState
from app.domain.situation import Lived, Situation, StepRecord
from app.packs.pack import Pack, shipped

TODAY = date(2026, 11, 22)
LONG = (Lived("current", PartialDate(2015), None, "22120"),)
JUST_CAME = (Lived("current", PartialDate(2026, 11, 1), None, "22120"),)
ADULT = {"born_first": date(1980, 1, 1), "born_last": date(1980, 12, 31)}
MINOR = {"born_first": date(2015, 1, 1), "born_last": date(2015, 12, 31)}


@cache
def the_pack() -> Pack:
    return shipped("tuyen-an-dong-2026")


def way(category: str, said: dict[str, bool], done: str = "", **known: Any) -> Pathway:
    records = {one: StepRecord(one, StepState.DONE, done_on=TODAY) for one in done.split()}
    return the_pack().pathway(Situation(category, others=said, steps=records, **known), today=TODAY)


def steps(category: str, said: dict[str, bool], done: str = "", **known: Any) -> str:
    """What the case has to do, without what the person may choose."""
    return " ".join(step.id for step in way(category, said, done, **known).steps if not step.optional)


NO_CITIZEN = {"nationality_provable": False, "foreign_nationality": False}
HOME = {"lodging_proven": True}


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        (
            NO_CITIZEN | {"bloodline_shown": True}, ADULT | {"lived": LONG},
            "residence-check nationality-check identity-certificate residence-declaration health-insurance",
        ),
        (
            NO_CITIZEN | {"bloodline_shown": True}, ADULT | {"lived": JUST_CAME},
            "residence-check nationality-check residence-declaration health-insurance",
        ),
        (
            NO_CITIZEN | {"bloodline_shown": True, "foreign_nationality": True}, ADULT | {"lived": LONG},
            "residence-check nationality-check residence-declaration health-insurance",
        ),
        (
            NO_CITIZEN | {"bloodline_shown": False},
            MINOR | {"lived": LONG, "chosen": {"mother_citizenship": "vietnamese"}},
            "residence-check nationality-check birth-foreign population-data personal-number residence-declaration "
            "health-insurance",
        ),
        (
            {"nationality_provable": True}, ADULT | {"lived": LONG},
            "residence-check nationality-check nationality-paper population-data personal-number "
            "residence-declaration identity-card health-insurance",
        ),
    ],
)  # fmt: skip
def test_a1_descent_gives_a_certificate_and_citizenship_a_card(
    said: dict[str, bool], known: dict[str, Any], expected: str
) -> None:
    assert steps("A1", said, **known) == expected


def test_a2_who_is_recognised_needs_neither_birth_nor_number() -> None:
    found = steps("A2", {"identified": True}, "archive-search", **ADULT)
    assert found == "archive-search residence-declaration identity-card health-insurance"
    cared_for = steps("A2", {"identified": True, "in_facility": True, "guardian_needed": True}, **ADULT)
    assert "residence-temporary" in cared_for
    assert "guardianship" in cared_for
    assert "social-support" in cared_for


@pytest.mark.parametrize(
    ("said", "registered"),
    [
        ({"civil_record_found": True}, "extract"),
        ({"civil_record_found": False, "registered_before": True}, "birth-again"),
        ({"civil_record_found": False, "registered_before": False}, "birth-with-papers"),
    ],
)
def test_a5_the_search_and_what_was_before_choose_the_registration(said: dict[str, bool], registered: str) -> None:
    known = {key: value for key, value in said.items() if key == "registered_before"}
    others = {key: value for key, value in said.items() if key not in known} | HOME
    found = steps("A5", others, "civil-search", lived=LONG, **ADULT, **known).split()
    assert found[:4] == ["civil-search", registered, "population-data", "personal-number"]


def test_a6_nationality_is_checked_before_anything_else() -> None:
    citizen = steps("A6", {"nationality_provable": True}, lived=LONG, born_abroad=False, **ADULT)
    assert citizen.startswith("deportee-intake nationality-check nationality-paper population-data personal-number")
    none = steps("A6", NO_CITIZEN, lived=LONG, **ADULT)
    assert none == (
        "deportee-intake nationality-check origin-paper identity-certificate residence-declaration health-insurance"
    )


def test_b2_a_dwelling_that_is_confirmed_later_still_leads_to_a_registration() -> None:
    said = {"lodging_proven": False, "has_card": True}
    assert steps("B2", said, lived=LONG) == "residence-declaration lodging"
    after = steps("B2", said, "residence-declaration lodging", lived=LONG)
    assert after == "residence-declaration lodging residence-temporary"
    now = way("B2", said, "residence-declaration lodging", lived=LONG, **ADULT).now
    assert [step.id for step in now if not step.optional] == ["residence-temporary"]


def test_b4_guests_give_notice_and_nobody_moors_where_it_is_forbidden() -> None:
    assert steps("B4", {"short_stay": True}) == "stay-notice"
    forbidden = steps("B4", {"short_stay": False, "mooring_forbidden": True, "has_card": True})
    assert forbidden == "residence-declaration"
    berth = steps("B4", {"short_stay": False, "berth_contract": True, "has_card": True})
    assert berth == "residence-temporary"


def test_b5_without_a_valid_passport_the_immigration_police_are_asked_first() -> None:
    settled = {"meets_permanent": True, "virtual_residence": False, "has_card": True} | HOME
    assert steps("B5", settled | {"valid_passport": True}) == "residence-check residence-permanent"
    asked = steps("B5", settled | {"valid_passport": False})
    assert asked == "residence-check immigration-opinion residence-permanent"


SEARCHED = "residence-check whereabouts-search"
AWAY = {"registered_elsewhere": False, "absence_was_declared": False, "whereabouts_found": False}


@pytest.mark.parametrize(
    ("why", "seen", "may_be_struck"),
    [
        ("other", PartialDate(2025, 11, 21), True),
        ("other", PartialDate(2025, 11, 22), False),
        ("settled", PartialDate(2020), True),
        ("prison", PartialDate(2020), False),
        ("compulsory", PartialDate(2020), False),
        ("exit", PartialDate(2020), False),
    ],
)
def test_b6_a_striking_is_never_sought_and_never_keeps_the_case_open(
    why: str, seen: PartialDate, may_be_struck: bool
) -> None:
    found = way("B6", AWAY, SEARCHED, chosen={"absent_why": why}, days={"last_seen": seen})
    striking = [step for step in found.steps if step.procedure.strikes]
    assert bool(striking) is may_be_struck
    assert all(step.optional for step in striking)
    assert found.finished
    assert "residence-delete" not in found.shortest


def test_b6_who_is_found_declares_absence_or_where_they_live() -> None:
    found = AWAY | {"whereabouts_found": True}
    known: dict[str, Any] = {"chosen": {"absent_why": "other"}, "days": {"last_seen": PartialDate(2020)}}
    assert steps("B6", found | {"coming_back": True}, SEARCHED, **known) == f"{SEARCHED} absence"
    assert steps("B6", found | {"coming_back": False}, SEARCHED, **known) == f"{SEARCHED} residence-declaration"


def test_b1_nothing_is_done_to_a_registration_before_the_decision_was_seen() -> None:
    said = {"stays_here": True, "still_registered": True}
    assert [step.id for step in way("B1", said).now] == []
    seen = way("B1", said, held=frozenset({"president_decision"}))
    assert [step.id for step in seen.now] == ["nationality-loss-check"]
    checked = way("B1", said, "nationality-loss-check", held=frozenset({"president_decision"}))
    assert [step.id for step in checked.now] == ["card-withdrawal"]
    assert [step.id for step in checked.strikings] == ["residence-delete-nationality"]
