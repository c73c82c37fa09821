"""The daily work on many cases: given out, filtered, remarked on, looked at again, closed and opened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.account import Account
from app.domain.case_filter import CaseFilter, DueIn
from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.values import Closing
from app.errors import UserError
from app.home import Home
from app.services import assigning, cases, closing, filters, looking, notes, people, undo
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "home", roles=(Role.GROUP_HEAD,)) as opened:
        yield opened


@pytest.fixture
def three(home: Home) -> list[str]:
    area = people.add_area(home, "Thôn Xuân Hòa", "hamlet").value
    made = []
    for name in ("Nguyễn Văn Tèo", "H'Bia Niê", "Y Bhim Êban"):
        person = people.add_person(home, NewPerson(name, area)).value
        made.append(cases.open_case(home, person, "A3").value)
    return made


def as_other(home: Home, *roles: Role) -> Account:
    """Another person sits down; who sat here before is given back."""
    before = home.account
    home.account = Account(new_id(), "Phạm Văn Khác", roles)
    return before


def ids(home: Home, which: CaseFilter) -> set[str]:
    return {row.id for row in cases.list_cases(home, which).rows}


# Giving out ------------------------------------------------------------------------------------------------------


def test_many_cases_are_given_out_in_one_change_with_person_team_task_and_day(home: Home, three: list[str]) -> None:
    due = home.today + timedelta(days=5)
    given = {"assignee": home.account.id, "team": " Tổ 1 ", "task": "Tìm người làm chứng", "due": due}
    assert assigning.assign(home, assigning.seen_of(home, three[:2]), given).value == 2
    case = cases.case_card(home, three[0]).file.case
    assert (case.assignee, case.team, case.task, case.due) == (home.account.id, "Tổ 1", "Tìm người làm chứng", due)
    assert assigning.teams(home) == ("Tổ 1",)
    assert ids(home, CaseFilter(team="Tổ 1")) == set(three[:2])
    assert ids(home, CaseFilter(assignee="")) == {three[2]}
    assert ids(home, CaseFilter(due=DueIn.WEEK)) == set(three[:2])
    assert ids(home, CaseFilter(due=DueIn.NONE)) == {three[2]}
    assert ids(home, CaseFilter(due=DueIn.LATE)) == set()
    people_, teams = assigning.loads(home)
    assert {(load.who, load.open, load.late) for load in people_} == {(home.account.id, 2, 0), ("", 1, 0)}
    assert {(load.who, load.open) for load in teams} == {("Tổ 1", 2), ("", 1)}


def test_one_closed_case_in_the_selection_gives_none_of_it_out(home: Home, three: list[str]) -> None:
    seen = cases.case_card(home, three[0]).file.case.seen
    closing.close(home, three[0], seen, Closing("not_special", home.today, "Đã có khai sinh"))
    with pytest.raises(UserError, match="closed-already"):
        assigning.assign(home, assigning.seen_of(home, three), {"team": "Tổ 1"})
    assert assigning.teams(home) == ()


def test_giving_out_nothing_or_for_yesterday_is_refused(home: Home, three: list[str]) -> None:
    seen = assigning.seen_of(home, three)
    for cases_, given, fault in (
        (seen, {}, r"assign\.nothing"),
        ([], {"team": "Tổ 1"}, r"assign\.nothing"),
        (seen, {"due": home.today - timedelta(days=1)}, "due-past"),
    ):
        with pytest.raises(UserError, match=fault):
            assigning.assign(home, cases_, given)
    as_other(home, Role.FIELD_MEMBER)
    with pytest.raises(UserError, match="permission"):
        assigning.assign(home, seen, {"team": "Tổ 1"})


# Filters ---------------------------------------------------------------------------------------------------------


def test_a_saved_filter_comes_back_without_the_words_and_only_to_who_saved_it(home: Home) -> None:
    which = CaseFilter(category="A3", due=DueIn.LATE, text="nguyen thi duc")
    filters.save(home, " Trễ  hạn A3 ", which)
    filters.save(home, "Chưa giao", CaseFilter(assignee=""))
    filters.save(home, "Trễ hạn A3", CaseFilter(category="A3"))
    assert [(each.name, each.which) for each in filters.saved(home)] == [
        ("Trễ hạn A3", CaseFilter(category="A3")),
        ("Chưa giao", CaseFilter(assignee="")),
    ]
    filters.save(home, "Trễ hạn A3", which)
    assert filters.saved(home)[0].which == CaseFilter(category="A3", due=DueIn.LATE)
    assert [each.name for each in filters.forget(home, "Trễ hạn A3")] == ["Chưa giao"]
    as_other(home, Role.CLERK)
    assert filters.saved(home) == ()
    with pytest.raises(UserError, match="no-name"):
        filters.save(home, "  ", which)


# Remarks ---------------------------------------------------------------------------------------------------------


def test_a_remark_says_whose_it_is_and_only_that_person_takes_it_back(home: Home, three: list[str]) -> None:
    notes.add(home, three[0], " Mẹ hẹn thứ Hai \n")
    (note,) = cases.case_card(home, three[0]).file.notes
    assert (note.text, note.by, note.day) == ("Mẹ hẹn thứ Hai", home.account.id, home.today)
    mine = as_other(home, Role.CLERK)
    for deed in (
        lambda: notes.take_back(home, note.id, note.seen),
        lambda: notes.change(home, note.id, note.seen, "x"),
    ):
        with pytest.raises(UserError, match="not-yours"):
            deed()
    home.account = mine
    notes.change(home, note.id, note.seen, "Mẹ hẹn thứ Ba")
    (note,) = cases.case_card(home, three[0]).file.notes
    notes.take_back(home, note.id, note.seen)
    assert cases.case_card(home, three[0]).file.notes == ()
    with pytest.raises(UserError, match=r"note\.empty"):
        notes.add(home, three[0], "  ")


# Looking again ---------------------------------------------------------------------------------------------------


def test_what_others_changed_since_i_looked_is_told_and_my_own_is_not(home: Home, three: list[str]) -> None:
    case = three[0]
    assert looking.news(home, case) is None
    looking.looked(home, case)
    notes.add(home, case, "Việc của tôi")
    assert looking.news(home, case) is None
    assert looking.changed(home, three) == frozenset()
    mine = as_other(home, Role.JUSTICE_OFFICER)
    other = home.account.id
    cases.record_step(home, case, "birth", {"state": "todo", "note": "Hẹn mai"})
    cases.add_evidence(home, case, "birth_notice", {"seen_as": "original"})
    home.account = mine
    news = looking.news(home, case)
    assert news is not None
    assert (news.changes, set(news.entities), news.actors) == (2, {"step", "evidence"}, (other,))
    assert looking.changed(home, three) == {case}
    looking.looked(home, case)
    assert looking.news(home, case) is None
    assert looking.changed(home, three) == frozenset()


# Closing and opening again ---------------------------------------------------------------------------------------


def test_a_case_closes_only_with_what_its_ending_shows_and_opens_again_with_a_reason(
    home: Home, three: list[str]
) -> None:
    case = three[0]
    seen = cases.case_card(home, case).file.case.seen
    solved = Closing("settled", home.today)
    found = closing.check(home, case, solved)
    assert not found.may_close
    assert "birth" in found.open_steps
    with pytest.raises(UserError, match=r"closing\.lacks") as refused:
        closing.close(home, case, seen, solved)
    assert refused.value.params["codes"] == ("result", "reason-for-open-steps")
    cases.record_step(home, case, "birth", {"state": "done", "filed_on": home.today, "done_on": home.today})
    ending = Closing("settled", home.today, "Số định danh đã có từ trước")
    closing.close(home, case, seen, ending)
    file = cases.case_card(home, case).file
    assert (file.case.state, file.case.closing) == ("closed", ending)
    with pytest.raises(UserError, match="reopened-without-reason"):
        closing.reopen(home, case, file.case.seen, " ")
    closing.reopen(home, case, file.case.seen, "Khai sinh sai năm")
    card = cases.case_card(home, case)
    assert (card.file.case.state, card.file.case.closing) == ("open", None)
    assert card.file.notes[0].text == "Mở lại: Khai sinh sai năm"
    assert any(change.name == "closing" and change.before is not None for row in card.history for change in row.changes)
    with pytest.raises(UserError, match="not-closed"):
        closing.reopen(home, case, card.file.case.seen, "Lần nữa")


def test_an_ending_on_a_day_that_cannot_be_is_refused(home: Home, three: list[str]) -> None:
    seen = cases.case_card(home, three[0]).file.case.seen
    for day, fault in (
        (home.today + timedelta(days=1), "in-the-future"),
        (home.today - timedelta(days=9), "before-opening"),
    ):
        with pytest.raises(UserError, match=fault):
            closing.close(home, three[0], seen, Closing("not_special", day, "Không thuộc diện"))
    with pytest.raises(UserError, match=r"closing\.unknown"):
        closing.check(home, three[0], Closing("bay lên trời", home.today))


def test_a_closing_is_taken_back_like_any_other_change(home: Home, three: list[str]) -> None:
    seen = cases.case_card(home, three[0]).file.case.seen
    closing.close(home, three[0], seen, Closing("moved", home.today, to="Công an xã Ea Wer"))
    undo.take_back(home, three[0])
    assert cases.case_card(home, three[0]).file.case.state == "open"


def test_cases_of_sealed_people_are_in_no_list_for_who_is_not_named(home: Home, three: list[str]) -> None:
    person = cases.case_card(home, three[1]).file.person
    assert person is not None
    people.change_person(home, person.id, person.seen, {"sealed": True, "opened_to": (home.account.id,)})
    assert three[1] in ids(home, CaseFilter())
    as_other(home, Role.AREA_POLICE)
    assert ids(home, CaseFilter()) == {three[0], three[2]}
    assert cases.count_cases(home, CaseFilter()) == 2
    assert cases.case_counts(home).people == 2
