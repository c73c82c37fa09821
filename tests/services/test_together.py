"""Obstacles gathered for the commune, hand-offs between its bodies, the re-check, and what people are due after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.benefits import BenefitState
from app.domain.handoffs import HandOffState
from app.domain.ids import new_id
from app.domain.obstacles import ObstacleState
from app.domain.roles import Role
from app.domain.values import Closing
from app.errors import UserError
from app.home import Home
from app.services import benefits, cases, closing, handoffs, obstacles, people, rechecks
from app.services.obstacles import ObstacleFilter
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", roles=(Role.GROUP_HEAD, Role.JUSTICE_OFFICER)) as opened:
        yield opened


def as_other(home: Home, *roles: Role) -> str:
    """Another person sits down; their account."""
    home.account = Account(new_id(), "Phạm Văn Khác", roles)
    return home.account.id


@pytest.fixture
def case(home: Home) -> str:
    return a_case(home, "Nguyễn Văn Tèo")


def a_case(home: Home, name: str, category: str = "A3") -> str:
    there = people.areas(home)
    area = there[0].id if there else people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    child = people.add_person(home, NewPerson(name, area)).value
    return cases.open_case(home, child, category).value


def closed(home: Home, case_id: str) -> None:
    seen = cases.case_card(home, case_id).file.case.seen
    cases.record_step(home, case_id, "birth", {"state": "done", "done_on": home.today})
    closing.close(home, case_id, seen, Closing("settled", home.today, "Đủ giấy tờ"))


# Obstacles -------------------------------------------------------------------------------------------------------


def an_obstacle(home: Home, case: str) -> obstacles.ObstacleRow:
    cases.add_obstacle(home, case, "lodging", {"text": "Chủ nhà không đồng ý", "opened_on": home.today})
    return obstacles.list_obstacles(home, ObstacleFilter()).rows[-1]


def test_obstacles_are_reported_together_answered_and_closed(home: Home, case: str) -> None:
    an_obstacle(home, case)
    an_obstacle(home, a_case(home, "H'Bia Niê"))
    rows = obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.MET)).rows
    assert obstacles.report(home, [(row.id, row.facts.seen) for row in rows], "province", home.today).value == 2
    assert obstacles.obstacle_counts(home).by_state[ObstacleState.REPORTED] == 2
    (first, _) = obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.REPORTED, level="province")).rows
    obstacles.answer(home, first.id, first.facts.seen, "Cho phép xác nhận theo Mẫu 02", home.today)
    (answered,) = obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.ANSWERED)).rows
    obstacles.close(home, answered.id, answered.facts.seen, home.today)
    assert obstacles.count_obstacles(home, ObstacleFilter()) == 1
    (over,) = obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.CLOSED)).rows
    obstacles.reopen(home, over.id, over.facts.seen)
    counts = obstacles.obstacle_counts(home)
    assert counts.by_state[ObstacleState.CLOSED] == 0
    assert counts.by_kind == {"lodging": 2}


def test_one_closed_obstacle_in_the_selection_reports_none_of_it(home: Home, case: str) -> None:
    first, second = an_obstacle(home, case), an_obstacle(home, a_case(home, "H'Bia Niê"))
    obstacles.close(home, second.id, second.facts.seen, home.today)
    rows = [*obstacles.list_obstacles(home, ObstacleFilter()).rows]
    rows += obstacles.list_obstacles(home, ObstacleFilter(ObstacleState.CLOSED)).rows
    with pytest.raises(UserError, match=r"obstacle\.closed"):
        obstacles.report(home, [(row.id, row.facts.seen) for row in rows], "commune", home.today)
    assert obstacles.obstacle_counts(home).by_state[ObstacleState.REPORTED] == 0
    assert first.facts.reported_on is None


def test_what_cannot_be_true_of_an_obstacle_is_refused(home: Home, case: str) -> None:
    row = an_obstacle(home, case)
    tomorrow, yesterday = home.today + timedelta(days=1), home.today - timedelta(days=1)
    with pytest.raises(UserError, match="in-the-future"):
        obstacles.report(home, [(row.id, row.facts.seen)], "commune", tomorrow)
    with pytest.raises(UserError, match="level-unknown"):
        obstacles.report(home, [(row.id, row.facts.seen)], "mặt trăng", home.today)
    obstacles.report(home, [(row.id, row.facts.seen)], "commune", home.today)
    (told,) = obstacles.list_obstacles(home, ObstacleFilter()).rows
    with pytest.raises(UserError, match="answered-before-reported"):
        obstacles.answer(home, told.id, told.facts.seen, "Được", yesterday)
    with pytest.raises(UserError, match="no-answer"):
        obstacles.answer(home, told.id, told.facts.seen, "  ", home.today)


def test_pages_of_obstacles_leave_nothing_out(home: Home) -> None:
    for number in range(7):
        an_obstacle(home, a_case(home, f"Nguyễn Thị Số {number}"))
    seen, key = [], None
    while True:
        page = obstacles.list_obstacles(home, ObstacleFilter(), key, 3)
        seen += [row.id for row in page.rows]
        key = page.next
        if key is None:
            break
    assert len(set(seen)) == len(seen) == obstacles.count_obstacles(home, ObstacleFilter()) == 7


# Hand-offs -------------------------------------------------------------------------------------------------------


def test_a_new_birth_record_is_owed_sent_taken_and_finished(home: Home, case: str) -> None:
    cases.record_step(home, case, "birth", {"state": "done", "filed_on": home.today, "done_on": home.today})
    (due,) = handoffs.owed(home)
    assert (due.rule.receiver, due.mine) == ("police", True)
    assert handoffs.counts(home) == {"for_me": 0, "late": 0, "owed": 1}
    handoffs.send_owed(home, [due])
    assert handoffs.owed(home) == ()
    (sent,) = handoffs.handoffs(home)
    with pytest.raises(UserError, match="not-your-desk"):
        handoffs.take(home, sent.id, sent.facts.seen)
    as_other(home, Role.AREA_POLICE)
    assert handoffs.counts(home)["for_me"] == 1
    handoffs.take(home, sent.id, sent.facts.seen)
    (taken,) = handoffs.handoffs(home)
    assert (taken.state, taken.for_me) == (HandOffState.TAKEN, True)
    with pytest.raises(UserError, match="taken-already"):
        handoffs.take(home, taken.id, taken.facts.seen)
    handoffs.finish(home, taken.id, taken.facts.seen, "Đã cấp số định danh")
    assert handoffs.handoffs(home) == ()
    (over,) = handoffs.handoffs(home, finished=True)
    assert (over.facts.taken_by, over.state) == (home.account.id, HandOffState.DONE)


def test_a_health_station_reports_a_patient_who_has_no_case_yet(home: Home) -> None:
    area = people.add_area(home, "Thôn Phú Mỹ", "hamlet").value
    patient = people.add_person(home, NewPerson("Không rõ họ tên, khoảng 60 tuổi", area)).value
    as_other(home, Role.CLERK)
    handoffs.send(home, patient, "patient_without_papers", "health", "police", text="Nằm ở trạm từ hôm qua")
    (row,) = handoffs.handoffs(home)
    assert (row.facts.case_id, row.category, row.facts.text) == (None, "", "Nằm ở trạm từ hôm qua")


def test_a_hand_off_that_makes_no_sense_is_refused(home: Home, case: str) -> None:
    person = cases.case_card(home, case).file.case.resident_id
    for words, fault in (
        (("gì đó", "justice", "police"), "kind-unknown"),
        (("other", "justice", "ai đó"), "body-unknown"),
        (("other", "justice", "justice"), "to-itself"),
        (("other", "police", "justice"), "not-your-desk"),
    ):
        with pytest.raises(UserError, match=fault):
            handoffs.send(home, person, *words)
    with pytest.raises(UserError, match="due-past"):
        handoffs.send(home, person, "other", "justice", "police", due=home.today - timedelta(days=1))
    handoffs.send(home, person, "other", "justice", "police")
    as_other(home, Role.AREA_POLICE)
    (row,) = handoffs.handoffs(home)
    with pytest.raises(UserError, match="no-result"):
        handoffs.finish(home, row.id, row.facts.seen, " ")


# Re-check --------------------------------------------------------------------------------------------------------


def test_a_sample_is_drawn_done_by_another_and_a_failed_case_is_open_again(home: Home, case: str) -> None:
    mine = home.account.id
    closed(home, case)
    sample = rechecks.propose(home, "Phúc tra tháng 11", share=10, seed=2026, checkers=[mine, "khac"])
    assert rechecks.propose(home, "Phúc tra tháng 11", share=10, seed=2026, checkers=["khac", mine]) == sample
    assert [each.checker for each in sample.drawn] == ["khac"]
    assert rechecks.keep(home, sample, home.today).value == 1
    with pytest.raises(UserError, match="label-taken"):
        rechecks.propose(home, "Phúc tra tháng 11", share=10, seed=1, checkers=[mine])
    (row,) = rechecks.rechecks(home)
    assert (row.own, row.facts.seed, row.facts.stratum) == (True, 2026, "Thôn Xuân Hòa · A3")
    with pytest.raises(UserError, match="own-work"):
        rechecks.record(home, row.id, row.facts.seen, "agrees")
    as_other(home, Role.FIELD_MEMBER)
    with pytest.raises(UserError, match="what-differs"):
        rechecks.record(home, row.id, row.facts.seen, "differs")
    assert rechecks.record(home, row.id, row.facts.seen, "differs", "Nơi ở đã khác").value
    file = cases.case_card(home, case).file
    assert file.case.state == "open"
    assert (file.rechecks[0].verdict, file.rechecks[0].done_by) == ("differs", home.account.id)
    (result,) = rechecks.results(home)
    assert (result.agree, result.differ, result.open) == (0, 1, 0)
    assert rechecks.rechecks(home) == ()


def test_who_was_not_reached_is_still_to_be_looked_at(home: Home, case: str) -> None:
    closed(home, case)
    rechecks.keep(home, rechecks.propose(home, "Đợt 1", share=100, seed=1, checkers=[]))
    as_other(home, Role.FIELD_MEMBER)
    (row,) = rechecks.rechecks(home)
    rechecks.record(home, row.id, row.facts.seen, "not_reached")
    (again,) = rechecks.rechecks(home)
    assert again.facts.verdict == "not_reached"
    assert not rechecks.record(home, again.id, again.facts.seen, "agrees").value
    assert cases.case_card(home, case).file.case.state == "closed"


def test_nothing_is_drawn_without_finished_cases_a_name_or_a_share(home: Home, case: str) -> None:
    for words, fault in (
        ({"label": "Đợt 1", "share": 10}, "nothing-to-draw"),
        ({"label": " ", "share": 10}, "no-label"),
        ({"label": "Đợt 1", "share": 0}, "recheck.share"),
    ):
        with pytest.raises(UserError, match=fault):
            rechecks.propose(home, str(words["label"]), share=int(words["share"]), seed=1, checkers=[])
    as_other(home, Role.CLERK)
    with pytest.raises(UserError, match="permission"):
        rechecks.propose(home, "Đợt 1", share=10, seed=1, checkers=[])


# Benefits --------------------------------------------------------------------------------------------------------


def test_who_has_a_number_is_due_insurance_until_it_is_granted(home: Home, case: str) -> None:
    assert benefits.open_benefits(home) == ()
    cases.record_step(home, case, "personal-number", {"state": "done", "done_on": home.today})
    open_ones = benefits.open_benefits(home, kind="health_insurance")
    assert [(row.name, row.due.state) for row in open_ones] == [("Nguyễn Văn Tèo", BenefitState.TODO)]
    benefits.applied(home, case, "health_insurance", home.today)
    (row,) = benefits.open_benefits(home, kind="health_insurance")
    assert row.due.record is not None
    assert (row.due.state, row.due.record.applied_by) == (BenefitState.APPLIED, home.account.id)
    granted = {"state": "granted", "done_on": home.today, "result": "Thẻ TE"}
    benefits.record(home, case, "health_insurance", granted, row.due.record.seen)
    assert benefits.open_benefits(home, kind="health_insurance") == ()
    of_case = {due.kind: due.state for due in benefits.of_case(home, cases.case_card(home, case).file)}
    assert of_case["health_insurance"] is BenefitState.GRANTED


def test_a_benefit_that_makes_no_sense_is_refused(home: Home, case: str) -> None:
    later = home.today + timedelta(days=1)
    for kind, fields, fault in (
        ("gì đó", {}, "kind-unknown"),
        ("other", {"applied_on": later}, "in-the-future"),
        ("other", {"applied_on": home.today, "done_on": home.today - timedelta(days=2)}, "done-before-applied"),
    ):
        with pytest.raises(UserError, match=fault):
            benefits.record(home, case, kind, fields)
    as_other(home, Role.FIELD_MEMBER)
    with pytest.raises(UserError, match="permission"):
        benefits.record(home, case, "other", {"state": "granted"})


def test_sealed_people_are_in_none_of_these_lists_for_who_may_not_open_them(home: Home, case: str) -> None:
    an_obstacle(home, case)
    cases.record_step(home, case, "birth", {"state": "done", "done_on": home.today})
    cases.record_step(home, case, "personal-number", {"state": "done", "done_on": home.today})
    file = cases.case_card(home, case).file
    assert file.person is not None
    people.change_person(home, file.person.id, file.person.seen, {"sealed": True})
    assert handoffs.owed(home)
    home.account = replace(home.account, roles=(Role.CLERK,))
    assert obstacles.list_obstacles(home, ObstacleFilter()).rows == ()
    assert handoffs.owed(home) == ()
    assert benefits.open_benefits(home) == ()
