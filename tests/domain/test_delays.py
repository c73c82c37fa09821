from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clocks import Calendar
from app.domain.delays import Course, Party, TimeUsed, party_of, time_used
from app.domain.procedure import TimeUnit
from app.domain.values import Pause

FILED = date(2026, 11, 2)  # a Monday
CALENDAR = Calendar()


def after(days):
    return FILED + timedelta(days)


def used(days, *pauses, complete=None, due=None, first_due=None, unit=TimeUnit.DAY, **more):
    course = Course(FILED, after(days), complete, pauses)
    return time_used(course, unit, CALENDAR, due=due, first_due=first_due, **more)


def test_all_days_are_the_offices_where_nothing_stopped_it():
    found = used(10, due=after(7), first_due=after(7))
    assert (found.office, found.person, found.others, found.late) == (10, 0, 0, 3)
    assert found.late_by is Party.OFFICE


def test_days_before_the_papers_were_complete_are_the_persons():
    found = used(10, complete=after(4), due=after(11), first_due=after(7))
    assert (found.person, found.office, found.late) == (4, 6, 0)
    assert found.late_by is Party.PERSON


def test_papers_that_were_complete_before_the_filing_cost_nobody_a_day():
    assert used(3, complete=FILED - timedelta(9)).office == 3


@pytest.mark.parametrize(
    ("whose", "party"), [("person", Party.PERSON), ("ministry_police", Party.OTHERS), (None, Party.OTHERS)]
)
def test_paused_days_belong_to_whom_is_awaited(whose, party):
    found = used(10, Pause(after(2), after(8), "chờ", whose), due=after(13), first_due=after(7))
    assert party_of(whose) is party
    assert found.office == 4
    assert found.late == 0
    assert found.late_by is party


def test_a_pause_that_lasts_takes_all_days_from_its_beginning():
    assert used(10, Pause(after(2), None, "chờ", "person")).person == 8


def test_the_office_can_be_late_besides_a_pause():
    found = used(20, Pause(after(2), after(5), "chờ", "person"), due=after(10), first_due=after(7))
    assert (found.person, found.late, found.late_by) == (3, 10, Party.OFFICE)


def test_working_days_leave_out_the_weekend():
    found = used(8, unit=TimeUnit.WORKING_DAY, due=after(7), first_due=after(7))
    assert (found.office, found.late) == (6, 1)


def test_whoever_files_late_is_late_though_the_office_was_in_time():
    assert used(2, due=after(5), first_due=after(5), filed_late=12).late_by is Party.PERSON
    assert used(2, due=after(5), first_due=after(5)).late_by is None


PAUSES = st.lists(
    st.builds(
        Pause,
        st.integers(0, 30).map(after),
        st.one_of(st.none(), st.integers(0, 40).map(after)),
        st.just("chờ"),
        st.sampled_from(["person", "others", None]),
    ),
    max_size=3,
)


@given(st.integers(0, 40), PAUSES, st.integers(0, 20), st.sampled_from(list(TimeUnit)))
def test_every_day_belongs_to_exactly_one(days, pauses, complete, unit):
    found = used(days, *pauses, complete=after(complete), unit=unit)
    counted = sum(unit is not TimeUnit.WORKING_DAY or CALENDAR.is_working_day(after(n)) for n in range(1, days + 1))
    assert found.office + found.person + found.others == counted
    assert isinstance(found, TimeUsed)
