"""What the plan wants reached: counts by person, figures of units by week and by day, what is said and not refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.indicators import (
    Doubt,
    Figure,
    Given,
    Pasted,
    Reached,
    cards_b,
    eligible_a,
    period_end,
    reached_by,
    read_count,
    read_pasted,
    recorded,
    stuck_a,
    told_on,
)
from app.domain.merge import Seen
from app.domain.plan import Indicator, Rhythm
from app.domain.stages import CaseStanding
from app.packs.pack import default_root
from app.packs.plans import load_plan

PLAN = load_plan(default_root(), "huong-khe-2023")
GOAL_A3 = frozenset({"birth_certificate", "personal_number", "residence_record", "health_insurance"})
GOAL_A1 = frozenset({"personal_number", "residence_record", "identity_card", "identity_certificate"})


def a_case(id: str = "1", category: str = "A3", **fields: object) -> CaseStanding:
    bare = CaseStanding(id, f"p{id}", "Nguyễn Thị Én", category, "area", "Thôn 1", date(2026, 3, 20), goal=GOAL_A3)
    return replace(bare, **fields)  # type: ignore[arg-type]


def indicator(id: str) -> Indicator:
    return next(each for each in PLAN.indicators if each.id == id)


def figure(of: str, unit: str, day: date, value: int, whole: int | None = None, **fields: object) -> Figure:
    one = Figure(f"{of}{unit}{day}", PLAN.id, of, unit, Seen("e", 0), day, value, whole)
    return replace(one, **fields)  # type: ignore[arg-type]


# Counted from cases --------------------------------------------------------------------------------------------------


def test_a_person_with_two_cases_counts_once_and_is_done_when_both_are() -> None:
    home = frozenset({"residence_record"})
    one = a_case("1", "B2", person="p", first_file=True, results=home)
    other = a_case("2", "B6", person="p", results=home)
    assert (recorded([one, other]).value, recorded([one, other]).whole) == (0, 1)
    assert recorded([one, replace(other, first_file=True)]).value == 1
    assert recorded([one, other]).missing == (one, other)


def test_group_a_is_recorded_with_its_number_and_group_b_has_a_record_already() -> None:
    home = frozenset({"residence_record"})
    a = a_case(first_file=True, results=home)
    assert recorded([a]).value == 0
    assert recorded([replace(a, has_number=True)]).value == 1
    assert recorded([replace(a, results=home | {"population_data"})]).value == 1
    assert recorded([replace(a, category="B2")]).value == 1
    assert recorded([replace(a, category="B2", results=frozenset())]).value == 0


def test_who_moved_away_or_died_is_asked_about_no_more() -> None:
    ends = ("moved", "deceased", "not_special", "duplicate", "recategorised")
    assert recorded([a_case(ended=end) for end in ends]).whole == 0
    assert recorded([a_case(ended="not_found")]).whole == 1


def test_eligible_of_group_a_are_those_without_an_open_obstacle() -> None:
    cases = [a_case("1", ended="settled"), a_case("2", stuck=True), a_case("3"), a_case("4", "B2", ended="settled")]
    found = eligible_a(cases)
    assert (found.value, found.whole, [case.id for case in found.missing]) == (1, 2, ["3"])
    whole = a_case("5", results=GOAL_A3 - {"personal_number"}, has_number=True)
    assert eligible_a([whole]).value == 1


def test_of_a_card_and_a_certificate_one_is_enough() -> None:
    got = frozenset({"personal_number", "residence_record", "identity_certificate"})
    assert eligible_a([a_case(category="A1", goal=GOAL_A1, results=got)]).value == 1
    assert eligible_a([a_case(category="A1", goal=GOAL_A1, results=got - {"identity_certificate"})]).value == 0


def test_who_had_a_card_before_the_case_is_not_asked_for_one() -> None:
    cases = [
        a_case("1", "B2", had_card=True),
        a_case("2", "B2"),
        a_case("3", "B3", results=frozenset({"identity_card"})),
        a_case("4", "B3", has_card=True),
        a_case("5"),
    ]
    assert (cards_b(cases).value, cards_b(cases).whole) == (2, 3)


def test_stuck_cases_are_done_when_nothing_is_in_their_way_and_they_are_settled() -> None:
    cases = [
        a_case("1", was_stuck=True, stuck=True),
        a_case("2", was_stuck=True),
        a_case("3", was_stuck=True, ended="settled"),
        a_case("4", ended="settled"),
    ]
    assert (stuck_a(cases).value, stuck_a(cases).whole) == (1, 3)


# Figures of units ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2023, 3, 7), date(2023, 3, 13)),  # a Tuesday begins the week that is told before nine the next Tuesday
        (date(2023, 3, 13), date(2023, 3, 13)),
        (date(2023, 3, 14), date(2023, 3, 20)),
        (date(2023, 12, 31), date(2024, 1, 1)),
    ],
)
def test_a_week_of_figures_ends_the_day_before_the_report_is_due(day: date, end: date) -> None:
    assert period_end(PLAN, indicator("week-solved"), day) == end


def test_other_figures_are_of_their_month_or_of_their_day() -> None:
    monthly = replace(indicator("accounts"), every=Rhythm.MONTHLY)
    assert period_end(PLAN, monthly, date(2024, 2, 3)) == date(2024, 2, 29)
    assert period_end(PLAN, indicator("accounts"), date(2023, 5, 4)) == date(2023, 5, 4)


def test_on_the_day_of_a_report_the_period_before_is_told() -> None:
    week, monthly = indicator("week-solved"), replace(indicator("accounts"), every=Rhythm.MONTHLY)
    assert told_on(PLAN, week, date(2023, 3, 14)) == date(2023, 3, 13)
    assert told_on(PLAN, week, date(2023, 3, 13)) == date(2023, 3, 13)
    assert told_on(PLAN, week, date(2023, 3, 19)) == date(2023, 3, 13)
    assert told_on(PLAN, monthly, date(2024, 3, 12)) == date(2024, 2, 29)
    assert told_on(PLAN, indicator("accounts"), date(2024, 3, 12)) == date(2024, 3, 12)


UNITS = ("a", "b", "c")


def reached(of: str, *figures: Figure, given: dict[str, int] | None = None, on: date = date(2023, 6, 30)) -> Reached:
    targets = [Given(of, unit, value) for unit, value in (given or {}).items()]
    return reached_by(PLAN, indicator(of), figures, targets, UNITS, on)


def test_standing_figures_are_the_newest_of_each_unit_and_missing_units_are_named() -> None:
    one = reached(
        "accounts",
        figure("accounts", "a", date(2023, 5, 1), 10_000),
        figure("accounts", "a", date(2023, 6, 20), 18_000),
        figure("accounts", "b", date(2023, 6, 1), 15_000),
        figure("accounts", "b", date(2023, 7, 2), 99_000),
    )
    assert (one.value, one.reached, one.lacking, one.late) == (33_000, False, 7_000, False)
    assert [(each.doubt, each.units) for each in one.remarks] == [(Doubt.MISSING_UNITS, ("c",))]
    assert one.trend == (
        (date(2023, 5, 1), 10_000, None), (date(2023, 6, 1), 25_000, None), (date(2023, 6, 20), 33_000, None)
    )  # fmt: skip
    assert reached("accounts", figure("accounts", "a", date(2023, 6, 1), 1), on=date(2023, 7, 1)).late


def test_targets_below_what_is_done_and_figures_that_fall_are_said() -> None:
    one = reached(
        "accounts",
        figure("accounts", "a", date(2023, 5, 1), 900),
        figure("accounts", "a", date(2023, 6, 1), 800),
        figure("accounts", "b", date(2023, 6, 1), 500),
        figure("accounts", "c", date(2023, 6, 1), 1),
        given={"a": 700, "b": 600, "c": 100},
    )
    said = {each.doubt: each for each in one.remarks}
    assert said[Doubt.TARGET_BELOW_DONE].units == ("a",)
    assert said[Doubt.LESS_THAN_BEFORE].units == ("a",)
    assert (said[Doubt.TARGETS_DIFFER].here, said[Doubt.TARGETS_DIFFER].there) == (1400, 40_000)


def test_a_share_is_of_the_sums_and_not_the_mean_of_shares() -> None:
    one = reached(
        "online-essential",
        figure("online-essential", "a", date(2023, 6, 1), 90, 100),
        figure("online-essential", "b", date(2023, 6, 1), 10, 100),
        figure("online-essential", "c", date(2023, 6, 1), 0, 0),
    )
    assert (one.per_cent, one.reached, one.lacking) == (50.0, False, 60)
    assert not one.remarks
    nothing = reached("online-essential", figure("online-essential", "a", date(2023, 6, 1), 0, 0))
    assert (nothing.per_cent, nothing.reached, nothing.lacking) == (None, None, None)


def test_weekly_figures_begin_anew_and_want_their_cause() -> None:
    last, this = date(2023, 3, 13), date(2023, 3, 20)
    of = "week-overdue"
    figures = (figure(of, "a", last, 4, cause="thiếu người"), figure(of, "b", last, 0), figure(of, "b", this, 2))
    week = reached(of, *figures, on=date(2023, 3, 16))
    assert (week.value, week.reached) == (2, False)
    assert [(each.doubt, each.units) for each in week.remarks] == [
        (Doubt.MISSING_UNITS, ("a", "c")),
        (Doubt.NO_CAUSE, ("b",)),
    ]
    assert [(day, value) for day, value, _ in week.trend] == [(last, 4), (this, 2)]
    told = reached("week-solved", figure("week-solved", "a", last, 7), on=last)
    assert (told.goal, told.reached, told.lacking, told.late) == (None, None, None, False)


def test_nobody_told_anything() -> None:
    one = reached("accounts")
    assert (one.value, one.reached, one.lacking, one.trend) == (None, None, None, ())
    assert one.remarks[0].units == UNITS


# Pasted --------------------------------------------------------------------------------------------------------------

NAMES = {"1": "Xã Hương Bình", "2": "Thị trấn Hương Khê", "3": "Xã Gia Phố"}


@pytest.mark.parametrize(
    ("typed", "number"), [("40.000", 40_000), ("40 000", 40_000), ("1,234,567", 1_234_567), ("0", 0), (" 12 ", 12)]
)
def test_whole_numbers_are_read_as_people_write_them(typed: str, number: int) -> None:
    assert read_count(typed) == number


@pytest.mark.parametrize("typed", ["", "4,5", "1.2", "-3", "12 %", "mười"])
def test_what_is_no_whole_number_is_none(typed: str) -> None:
    assert read_count(typed) is None


def test_lines_are_found_by_the_units_name_in_any_spelling_and_order() -> None:
    pasted = read_pasted("TT\tĐơn vị\tSố\n1\tgia phố\t5\t9\n2\tUBND xã Hương Bình\t1\n\n3\tXã Lạ\t7", NAMES)
    assert pasted.cells == {"3": ("5", "9"), "1": ("1",)}
    assert pasted.unread == ((1, "TT"), (4, "3"))


def test_lines_without_names_are_taken_in_order_and_too_many_are_refused() -> None:
    assert read_pasted("5\t9\n6\t9\n7\t9", NAMES).cells == {"1": ("5", "9"), "2": ("6", "9"), "3": ("7", "9")}
    assert read_pasted("5\n6\n7\n8", NAMES) == Pasted({}, ((1, "5"), (2, "6"), (3, "7"), (4, "8")))
    twice = read_pasted("Gia Phố\t1\nGia Phố\t2", NAMES)
    assert (twice.cells, twice.unread) == ({"3": ("1",)}, ((2, "Gia Phố"),))
