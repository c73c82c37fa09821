from datetime import date

import pytest

from app.domain.clocks import (
    Calendar,
    DayOff,
    Desk,
    add_months,
    add_working_days,
    count,
    ended,
    is_paused,
    last_day_before,
    stage_on,
    working_days_between,
)
from app.domain.procedure import TimeUnit
from app.domain.reporting import next_reports, reports_between
from app.domain.sourced import Confidence, Source
from app.domain.values import Pause
from app.packs.codes import load_calendar
from app.packs.pack import default_root
from app.packs.plans import load_plan

PLAN = load_plan(default_root(), "tuyen-an-dong-2026")
WARD = load_plan(default_root(), "buon-ma-thuot-2026")
SURE, UNSURE = Source("thông báo", Confidence.OFFICIAL), Source("báo chí", Confidence.WEAK)
TET = DayOff(date(2026, 2, 14), date(2026, 2, 22), "Tết", SURE)
SWAPPED = DayOff(date(2026, 8, 31), date(2026, 8, 31), "hoán đổi", UNSURE)
MADE_UP = DayOff(date(2026, 8, 22), date(2026, 8, 22), "làm bù", UNSURE, works=True)
CALENDAR = Calendar((TET, SWAPPED, MADE_UP), frozenset({2026}))


def test_saturdays_and_sundays_are_free_unless_the_commune_works_on_saturdays():
    saturday, sunday = date(2026, 3, 7), date(2026, 3, 8)
    assert not CALENDAR.is_working_day(saturday)
    assert Calendar(saturday_works=True).is_working_day(saturday)
    assert not Calendar(saturday_works=True).is_working_day(sunday)
    assert CALENDAR.is_working_day(date(2026, 3, 9))


def test_a_made_up_saturday_is_a_working_day():
    assert CALENDAR.is_working_day(date(2026, 8, 22))
    assert not CALENDAR.is_working_day(date(2026, 8, 31))


def test_working_days_jump_over_tet():
    assert add_working_days(date(2026, 2, 12), 2, CALENDAR) == date(2026, 2, 23)
    assert working_days_between(date(2026, 2, 12), date(2026, 2, 23), CALENDAR) == 2


def test_days_that_are_over_count_nothing():
    assert working_days_between(date(2026, 2, 12), date(2026, 2, 1), CALENDAR) == 0


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        (date(2026, 3, 6), 0, date(2026, 3, 6)),
        (date(2026, 3, 7), 0, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 6), 5, date(2026, 3, 13)),
    ],
)
def test_the_day_of_the_event_is_not_counted(start, amount, end):
    assert add_working_days(start, amount, CALENDAR) == end


def test_sixty_calendar_days_do_not_care_about_holidays():
    counted = count(date(2026, 1, 1), 60, TimeUnit.DAY, CALENDAR)
    assert (counted.on, counted.needs_check) == (date(2026, 3, 2), False)


def test_a_month_from_the_last_of_january_ends_with_february():
    assert count(date(2027, 1, 31), 1, TimeUnit.MONTH, CALENDAR).on == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("start", "check"),
    [(date(2026, 3, 2), False), (date(2026, 8, 20), True), (date(2027, 3, 1), True), (date(2026, 12, 28), True)],
)
def test_working_days_over_an_unsure_holiday_or_an_unknown_year_need_a_check(start, check):
    assert count(start, 7, TimeUnit.WORKING_DAY, CALENDAR).needs_check is check


def test_before_a_day_excludes_the_day():
    assert last_day_before(date(2026, 9, 1)) == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2026, 3, 16), None),
        (date(2026, 3, 30), "survey"),
        (date(2026, 3, 31), "verify"),
        (date(2026, 5, 31), "verify"),
        (date(2026, 8, 31), "settle"),
        (date(2026, 9, 1), "recheck"),
        (date(2026, 12, 15), "recheck"),
        (date(2026, 12, 16), "keep"),
        (date(2031, 1, 1), "keep"),
    ],
)
def test_each_day_falls_in_the_stage_that_the_plan_gives_it(today, stage):
    found = stage_on(PLAN, today)
    assert (found and found.id) == stage


def test_in_2026_the_commune_reports_on_the_14th_and_when_a_stage_ends():
    days = [(due.on, due.name) for due in reports_between(PLAN, date(2026, 8, 1), date(2026, 12, 31))]
    assert [day.strftime("%d/%m") for day, _ in days] == ["14/08", "01/09", "14/09", "14/10", "14/11", "14/12", "15/12"]
    assert days[1][1] == "Chuyển giao giai đoạn 3"


def test_in_later_years_the_monthly_report_and_the_half_year_fall_on_one_day():
    june = reports_between(PLAN, date(2027, 6, 1), date(2027, 6, 30))
    assert [(due.on.day, due.monthly, due.name) for due in june] == [
        (15, True, "Báo cáo tháng"),
        (15, False, "Sáu tháng"),
    ]
    assert len(reports_between(PLAN, date(2028, 1, 1), date(2028, 12, 31))) == 14


def test_nothing_is_due_before_the_plan_asks_for_its_first_report():
    assert reports_between(PLAN, date(2026, 1, 1), date(2026, 3, 31)) == ()
    assert next_reports(PLAN, date(2020, 1, 1))[0].on == date(2026, 4, 1)


def test_the_next_reports_cross_the_turn_of_the_year():
    due = next_reports(PLAN, date(2026, 12, 16))
    assert [(one.on, one.name) for one in due] == [
        (date(2027, 1, 15), "Báo cáo tháng"),
        (date(2027, 6, 15), "Sáu tháng"),
    ]


def test_on_the_day_itself_the_report_is_still_due():
    assert next_reports(PLAN, date(2026, 12, 14))[0].on == date(2026, 12, 14)


def test_the_ward_reports_on_its_own_days():
    days = reports_between(WARD, date(2026, 11, 1), date(2026, 12, 31))
    assert [due.on.strftime("%d/%m") for due in days] == ["10/11", "10/12", "10/12"]


def test_a_plan_whose_rules_have_ended_asks_for_nothing():
    from dataclasses import replace

    only_2026 = replace(PLAN, reports=PLAN.reports[:2])
    assert next_reports(only_2026, date(2027, 1, 1)) == ()


# Desks, pauses, and the Tết that this plan runs into ---------------------------------------------------------------

REAL = load_calendar(default_root())
POLICE = REAL.desks["commune_police"]
OPEN_SATURDAYS = Desk(True, True, SURE)


def test_the_police_desk_takes_files_on_saturday_but_the_day_does_not_count():
    saturday = date(2026, 11, 28)
    assert REAL.receives(saturday, POLICE)
    assert not REAL.is_working_day(saturday, POLICE)
    assert POLICE.source.needs_check
    assert not REAL.receives(saturday)
    assert not REAL.receives(date(2026, 11, 29), POLICE)
    assert not REAL.receives(date(2026, 2, 14), POLICE)  # a Saturday of Tết


def test_the_next_day_a_desk_is_open():
    assert REAL.next_open(date(2026, 11, 28), POLICE) == date(2026, 11, 28)
    assert REAL.next_open(date(2026, 11, 28)) == date(2026, 11, 30)
    assert REAL.next_open(date(2027, 2, 4), POLICE) == date(2027, 2, 11)


def test_whether_saturday_counts_is_the_authoritys_and_says_that_it_is_unsure():
    friday = date(2026, 3, 6)
    three = count(friday, 3, TimeUnit.WORKING_DAY, CALENDAR)
    assert (three.on, three.needs_check) == (date(2026, 3, 11), False)
    counted = count(friday, 3, TimeUnit.WORKING_DAY, CALENDAR, desk=OPEN_SATURDAYS)
    assert (counted.on, counted.needs_check) == (date(2026, 3, 10), False)
    unsure = Desk(True, False, UNSURE)
    assert count(friday, 3, TimeUnit.WORKING_DAY, CALENDAR, desk=unsure).needs_check
    within = count(date(2026, 3, 2), 3, TimeUnit.WORKING_DAY, CALENDAR, desk=unsure)
    assert (within.on, within.needs_check) == (date(2026, 3, 5), False)


@pytest.mark.parametrize(
    ("filed", "end"),
    [
        (date(2027, 1, 25), date(2027, 2, 3)),  # seven working days end on the last day before Tết
        (date(2027, 1, 26), date(2027, 2, 11)),  # one day later they end on the first after it
        (date(2027, 2, 3), date(2027, 2, 19)),
        (date(2027, 2, 6), date(2027, 2, 19)),  # filed at Tết itself
    ],
)
def test_seven_working_days_over_tet_2027(filed, end):
    counted = count(filed, 7, TimeUnit.WORKING_DAY, REAL, desk=POLICE)
    assert counted.on == end
    assert counted.needs_check  # Tết 2027 is inferred until it is announced


def test_thirty_calendar_days_run_through_tet():
    assert count(date(2027, 1, 20), 30, TimeUnit.DAY, REAL).on == date(2027, 2, 19)


MONDAY = date(2026, 3, 2)


def paused(since, until):
    return Pause(date(2026, 3, since), date(2026, 3, until), "chờ bổ sung", "person")


@pytest.mark.parametrize(
    ("unit", "amount", "pauses", "end"),
    [
        (TimeUnit.DAY, 5, (), date(2026, 3, 7)),
        (TimeUnit.DAY, 5, (paused(4, 6),), date(2026, 3, 9)),
        (TimeUnit.DAY, 5, (paused(7, 20),), date(2026, 3, 7)),  # stopped on the last day: it was in time
        (TimeUnit.DAY, 5, (paused(6, 20),), date(2026, 3, 21)),
        (TimeUnit.DAY, 5, (paused(4, 6), paused(5, 8)), date(2026, 3, 11)),  # a day is paused once
        (TimeUnit.WORKING_DAY, 5, (paused(4, 9),), date(2026, 3, 12)),
        (TimeUnit.WORKING_DAY, 5, (paused(7, 8),), date(2026, 3, 9)),  # a weekend costs nothing
        (TimeUnit.MONTH, 1, (paused(4, 6),), date(2026, 4, 4)),
    ],
)
def test_paused_days_are_not_counted(unit, amount, pauses, end):
    assert count(MONDAY, amount, unit, CALENDAR, pauses=pauses).on == end


def test_the_day_of_stopping_and_the_day_of_going_on():
    pause = paused(4, 6)
    assert [is_paused(date(2026, 3, day), (pause,)) for day in (4, 5, 6, 7)] == [False, True, True, False]
    assert is_paused(date(2030, 1, 1), (Pause(MONDAY),))


def test_a_pause_that_lasts_is_reckoned_as_ending_today():
    lasting = Pause(MONDAY, None, "chờ")
    assert ended((lasting, paused(4, 6)), date(2026, 3, 10)) == (
        Pause(MONDAY, date(2026, 3, 10), "chờ"),
        paused(4, 6),
    )
    assert ended((lasting,), date(2026, 3, 1))[0].until == MONDAY
