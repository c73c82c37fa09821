"""The clock of one step of a case: complete papers, pauses, the day on the receipt, and who is late."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.delays import Party
from app.domain.pathway import pathway
from app.domain.procedure import LimitKind, StepState
from app.domain.situation import Situation, StepRecord
from app.domain.values import Pause
from app.packs.pack import shipped

PACK = shipped("tuyen-an-dong-2026")
MONDAY = date(2026, 10, 5)
FILED, DONE = StepState.FILED, StepState.DONE
HOME = "residence-permanent"


def home(today, record, pack_rules=PACK.rules, **known):
    situation = Situation(category="A3", steps={record.procedure: record}, **known)
    found = pathway(PACK.categories["A3"], pack_rules, situation, today=today)
    return next(one for one in found.steps if one.id == record.procedure)


def filed(procedure=HOME, **more):
    return StepRecord(procedure, FILED, MONDAY, **more)


def test_the_offices_time_runs_from_complete_papers():
    complete = MONDAY + timedelta(7)
    due = home(MONDAY + timedelta(8), filed(complete_on=complete)).due
    assert due is not None
    assert (due.since, due.on) == (complete, date(2026, 10, 21))
    early = home(MONDAY + timedelta(8), filed(complete_on=MONDAY - timedelta(9))).due
    assert early is not None
    assert early.since == MONDAY


def test_a_pause_moves_the_last_day_and_says_so_while_it_lasts():
    lasting = filed(pauses=(Pause(date(2026, 10, 7), None, "chờ bổ sung", "person"),))
    step = home(date(2026, 10, 20), lasting)
    assert step.pause is lasting.pauses[0]
    assert step.due is not None
    assert (step.due.on, step.due.paused, step.due.late) == (date(2026, 10, 27), True, False)
    ended = replace(lasting, pauses=(replace(lasting.pauses[0], until=date(2026, 10, 9)),))
    over = home(date(2026, 10, 20), ended)
    assert over.pause is None
    assert over.due is not None
    assert (over.due.on, over.due.paused, over.due.late) == (date(2026, 10, 16), False, True)


def test_the_day_on_the_receipt_is_moved_by_the_pause_that_lasts_only():
    receipt, today = date(2026, 10, 14), date(2026, 10, 20)
    lasting = Pause(date(2026, 10, 7), None, "chờ", "person")
    moved = home(today, filed(due_on=receipt, pauses=(lasting,))).due
    assert moved is not None
    assert (moved.on, moved.limit, moved.late) == (date(2026, 10, 27), None, False)
    over = home(today, filed(due_on=receipt, pauses=(replace(lasting, until=date(2026, 10, 9)),))).due
    assert over is not None
    assert (over.on, over.late) == (receipt, True)
    too_late = home(today, filed(due_on=date(2026, 10, 6), pauses=(lasting,))).due
    assert too_late is not None
    assert too_late.late


def test_a_persons_day_knows_no_pause():
    born = date(2026, 9, 1)
    birth = StepRecord("birth", StepState.TODO, pauses=(Pause(born, None, "x"),))
    due = home(MONDAY, birth, born_first=born, born_last=born).due
    assert due is not None
    assert (due.kind, due.on, due.paused) == (LimitKind.FILE, date(2026, 10, 31), False)


@pytest.mark.parametrize(
    ("counts", "on"), [(None, date(2026, 10, 14)), (True, date(2026, 10, 13)), (False, date(2026, 10, 14))]
)
def test_a_limit_can_count_saturdays_that_its_authority_does_not(counts, on):
    procedure = PACK.procedures[HOME]
    limits = tuple(replace(one, saturday=counts) if one.kind is LimitKind.DECIDE else one for one in procedure.limits)
    rules = replace(PACK.rules, procedures={**PACK.procedures, HOME: replace(procedure, limits=limits)})
    due = home(MONDAY, filed(), rules).due
    assert due is not None
    assert due.on == on


@pytest.mark.parametrize(
    ("record", "by", "office", "person", "others", "late"),
    [
        (StepRecord(HOME, DONE, MONDAY, done_on=date(2026, 10, 14)), None, 7, 0, 0, 0),
        (StepRecord(HOME, DONE, MONDAY, done_on=date(2026, 10, 16)), Party.OFFICE, 9, 0, 0, 2),
        (
            StepRecord(HOME, DONE, MONDAY, done_on=date(2026, 10, 16), complete_on=date(2026, 10, 7)),
            Party.PERSON, 7, 2, 0, 0,
        ),
        (
            StepRecord(
                HOME, DONE, MONDAY, done_on=date(2026, 10, 23),
                pauses=(Pause(date(2026, 10, 6), date(2026, 10, 16), "chờ C06", "ministry_police"),),
            ),
            Party.OTHERS, 6, 0, 8, 0,
        ),
        (StepRecord(HOME, DONE, MONDAY, date(2026, 10, 9), date(2026, 10, 13)), Party.OFFICE, 6, 0, 0, 2),
    ],
)  # fmt: skip
def test_each_step_says_whose_time_it_took_and_who_was_late(record, by, office, person, others, late):
    used = home(date(2026, 11, 1), record).used
    assert used is not None
    assert (used.office, used.person, used.others, used.late) == (office, person, others, late)
    assert used.late_by is by


def test_a_birth_that_was_filed_late_is_the_persons_lateness():
    born = date(2026, 7, 1)
    record = StepRecord("birth", DONE, MONDAY, done_on=MONDAY)
    used = home(date(2026, 11, 1), record, born_first=born, born_last=born).used
    assert used is not None
    assert (used.filed_late, used.late_by) == (36, Party.PERSON)


def test_a_step_without_any_limit_counts_calendar_days_and_is_never_late():
    record = StepRecord("civil-search", FILED, MONDAY)
    situation = Situation(category="A5", steps={"civil-search": record})
    found = PACK.pathway(situation, today=MONDAY + timedelta(9))
    search = next(one for one in found.steps if one.id == "civil-search")
    assert search.due is None
    assert search.used is not None
    assert (search.used.office, search.used.late_by) == (9, None)


def test_what_is_not_filed_took_nobody_any_time():
    assert home(MONDAY, StepRecord(HOME, StepState.TODO)).used is None


def test_a_striking_says_what_speaks_against_it():
    known = {"absent_12_months": True, "absence_protected": False, "whereabouts_found": False}
    found = PACK.pathway(Situation(category="B6", others=known), today=MONDAY)
    step = next(one for one in found.steps if one.procedure.strikes)
    assert [one.value for one in step.objections] == ["no_ground", "no_notice", "not_confirmed"]
    over = {one: StepRecord(one, DONE, MONDAY, done_on=MONDAY) for one in ("residence-check", "whereabouts-search")}
    ready = PACK.pathway(Situation(category="B6", others=known, steps=over), today=MONDAY)
    assert [one.id for one in ready.strikings] == ["residence-delete"]
    assert ready.strikings[0].at_once is None
    assert not any(one.procedure.strikes for one in ready.now)
    assert step.online_only
