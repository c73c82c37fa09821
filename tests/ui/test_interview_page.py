"""Finding the group at the screen: keys, proposals, and what becomes of the decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.account import Account
from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import SourcedNumber
from app.home import Home
from app.models.casefile import case_file
from app.services import cases, drafts, people, wizard
from app.services.cases import CaseFilter
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.cases.new_case import NewCaseDialog
from app.ui.interview.page import InterviewPage
from app.ui.people.person_page import PersonPage
from app.ui.service_page import InterviewRequest, WizardRequest
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.wizard.fold import Fold
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet

SIZE = (1182, 640)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Bến cá Tiên Châu", "mooring").value


@pytest.fixture
def person(home: Home, area: str) -> str:
    return people.add_person(home, NewPerson("Phạm Thị Bé", area, fields={"born": PartialDate(1971)})).value


@pytest.fixture
def page(home: Home, person: str, tasks: Tasks, qtbot) -> Iterator[InterviewPage]:
    made = put_up(InterviewPage(home, tasks), qtbot, tasks, InterviewRequest(person_id=person), SIZE)
    yield made
    quiet(qtbot, tasks)
    put_away(made)


def press(page: InterviewPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.focusWidget() or page, key)


def tick(page: InterviewPage, code: str) -> None:
    page.proposals.cards[code].tick.click()


def test_number_keys_answer_and_the_proposals_grow(page: InterviewPage, home, tasks, qtbot):
    assert page.at == "has_number"
    press(page, Qt.Key.Key_1)
    assert page.talk.answers["has_number"] is True
    assert page.at == "dwelling", "who has a number is in the database, and the record knows that this is no child"
    press(page, Qt.Key.Key_2)
    assert page.talk.answers["dwelling"] == "water"
    assert next(iter(page.proposals.cards)) == "B4"
    card = page.proposals.cards["B4"]
    said = " ".join(label.text() for label in card.findChildren(type(page._about)))
    assert "cư trú, sinh sống trên tàu, thuyền" in said, "the plan's own words"
    assert "Hiện đang sống ở đâu? Tàu, thuyền, nhà bè" in said, "the reason, question by question"
    quiet(qtbot, tasks)
    assert drafts.find(home, page.talk.key) is not None, "each answer is kept as it is given"


def test_silences_have_their_keys_too_and_leaving_for_later_asks_nothing(page: InterviewPage):
    press(page, Qt.Key.Key_3)
    assert page.talk.answers["has_number"] is Silence.UNKNOWN
    assert page.at == "in_database"
    press(page, Qt.Key.Key_Right)
    assert page.talk.left == ("in_database",)
    assert "in_database" not in page.talk.answers
    press(page, Qt.Key.Key_9)  # no such answer
    assert page.at == "dwelling"


def test_backspace_goes_back_and_another_answer_takes_the_place_of_the_old_one(page: InterviewPage):
    press(page, Qt.Key.Key_1, Qt.Key.Key_1)
    assert page.at == "since"
    press(page, Qt.Key.Key_Backspace)
    assert page.at == "dwelling"
    assert [button.answer for button in page.questions._buttons if button.isChecked()] == ["house"]
    press(page, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert page.at == "has_number"
    press(page, Qt.Key.Key_2)
    assert page.talk.answers["has_number"] is False
    assert page.at == "in_database"
    press(page, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert page.at == "has_number", "before the first question there is none"


def test_up_and_down_move_between_the_answers_and_enter_takes_one(page: InterviewPage):
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert page.talk.answers["has_number"] is False


def test_an_answered_question_can_be_asked_again_from_the_list(page: InterviewPage):
    press(page, Qt.Key.Key_1, Qt.Key.Key_2)
    page.questions.asked_for.emit("dwelling")
    assert page.at == "dwelling"
    assert page.questions._count.text() == "Sửa câu đã trả lời"


def test_the_person_decides_for_two_groups_and_the_wizard_of_the_first_begins(page, home, person, tasks, qtbot):
    heard = Heard(page, "start_wizard", "changed")
    press(page, Qt.Key.Key_1, Qt.Key.Key_2)
    assert not page._decide.isEnabled(), "a proposal is not a decision"
    tick(page, "B4")
    page.proposals.other.set_value("B2")
    page.proposals.other.changed.emit()
    assert page._decide.text() == "Lập hồ sơ diện B4, B2 (Ctrl+Enter)"
    page.decide()
    quiet(qtbot, tasks)
    (request,) = heard.of("start_wizard")
    found = {category: case for case, category, _ in people.person_card(home, person).cases}
    assert set(found) == {"B2", "B4"}
    assert request == WizardRequest(found["B4"], "B4", None, person)
    assert drafts.find(home, page.talk.key) is None


def test_what_was_ruled_out_is_told_with_the_reason_and_can_still_be_chosen(page):
    press(page, Qt.Key.Key_1)
    fold = page.proposals.findChildren(Fold)[-1]
    assert fold.title.startswith("Không thuộc: A1")
    assert "A5" not in page.proposals.cards
    page.proposals.other.set_value("A5")
    page.proposals.other.changed.emit()
    said = " ".join(label.text() for label in page.proposals.cards["A5"].findChildren(type(page._about)))
    assert "Không thuộc" in said
    assert page.proposals.chosen() == ("A5",)


def test_b7_can_be_neither_proposed_nor_chosen(page):
    assert "B7" not in [option.code for option in page.proposals.other._options]


def test_when_all_was_asked_and_nobody_knew_it_says_so(page, tasks, qtbot):
    while page.at:
        page.answer(page.at, Silence.UNKNOWN)
    assert page.questions._done.title() == "Chưa nói được"
    assert page.proposals.cards == {}
    press(page, Qt.Key.Key_Backspace)
    assert page.at != ""


def test_an_interview_left_by_esc_is_resumed_from_todays_page(page, home, tasks, qtbot):
    heard = Heard(page, "left")
    press(page, Qt.Key.Key_1, Qt.Key.Key_2)
    press(page, Qt.Key.Key_Escape)
    assert heard.of("left") == [None]
    quiet(qtbot, tasks)
    today = put_up(TodayPage(home, tasks), qtbot, tasks)
    asked = Heard(today, "start_interview")
    today.resume(page.talk.key)
    (request,) = asked.of("start_interview")
    again = put_up(InterviewPage(home, tasks), qtbot, tasks, request, SIZE)
    assert again.talk == page.talk
    assert "resumed" in again.banners.shown()
    for each in (today, again):
        put_away(each)


def test_a_newcomer_goes_to_the_wizard_with_the_answers(home, area, tasks, qtbot):
    page = put_up(InterviewPage(home, tasks), qtbot, tasks, InterviewRequest(area_id=area), SIZE)
    heard = Heard(page, "start_wizard")
    for key, answer in (("has_number", False), ("in_database", False), ("child", True), ("birth_registered", "no")):
        page.answer(key, answer)
    tick(page, "A3")
    page.decide()
    quiet(qtbot, tasks)
    (request,) = heard.of("start_wizard")
    sitting = wizard.open_sitting(home, case_id=request.case_id)
    assert sitting.draft.typed["area_id"] == area
    assert sitting.draft.typed["registered_before"] is False
    assert drafts.find(home, page.talk.key) is None
    put_away(page)


def test_a_missing_person_is_said_on_the_page(home, tasks, qtbot):
    page = put_up(InterviewPage(home, tasks), qtbot, tasks, InterviewRequest(person_id="nobody"), SIZE)
    assert page._stack.currentIndex() == 0
    assert page._empty.title()
    put_away(page)


# From the other pages ----------------------------------------------------------------------------------------------


def test_a_new_case_begins_with_the_interview_unless_its_group_is_known(home, area, qtbot):
    areas = people.areas(home)
    dialog = NewCaseDialog(home, areas, CaseFilter(area_id=area))
    heard = Heard(dialog, "chosen", "interview_chosen")
    assert dialog._find.isDefault()
    assert not dialog._ok.isEnabled()
    dialog.look_for()
    assert heard.of("interview_chosen") == [InterviewRequest(area_id=area)]
    known = NewCaseDialog(home, areas, CaseFilter(category="B4", area_id=area))
    also = Heard(known, "chosen", "interview_chosen")
    assert known._ok.isDefault()
    known.take()
    assert also.of("chosen") == [WizardRequest(None, "B4", area)]


def test_the_person_page_leads_to_the_interview(home, person, tasks, qtbot):
    page = put_up(PersonPage(home, tasks), qtbot, tasks, person)
    heard = Heard(page, "start_interview")
    page._find_group.click()
    assert heard.of("start_interview") == [InterviewRequest(person_id=person)]
    put_away(page)


def a_case_page(home: Home, case: str, tasks: Tasks, qtbot) -> CasePage:
    return put_up(CasePage(home, tasks), qtbot, tasks, (case, "claims"))


def test_a_case_changes_its_group_after_it_was_said_what_that_means(home, person, tasks, qtbot):
    case = cases.open_case(home, person, "A5").value
    cases.record_step(home, case, "civil-search", {"state": "done", "done_on": home.today})
    case_page = a_case_page(home, case, tasks, qtbot)
    asked = Heard(case_page, "start_interview")
    case_page.deed("regroup", "")
    page = put_up(InterviewPage(home, tasks), qtbot, tasks, asked.of("start_interview")[0], SIZE)
    heard = Heard(page, "open_case")
    page.answer("has_number", True)
    page.answer("dwelling", "water")
    page.decide()
    assert page._dialog is None, "nothing is ticked"
    tick(page, "B4")
    page.proposals.other.set_value("B2")
    page.proposals.other.changed.emit()
    page.decide()
    assert "choose" in page.banners.shown()
    tick(page, "B2")
    page.decide()
    quiet(qtbot, tasks)
    assert page._dialog is not None
    said = " ".join(label.text() for label in page._dialog.findChildren(type(page._about)))
    assert "Giữ nguyên tất cả" in said
    assert "Tra cứu" in said, "the step that becomes history"
    page._dialog.accept()
    quiet(qtbot, tasks)
    assert heard.of("open_case") == [case]
    with home.reading() as r:
        file = case_file(r, case)
    assert file is not None
    assert file.case.category == "B4"
    assert file.answers["interview:dwelling"] == "water"
    quiet(qtbot, tasks)
    for each in (page, case_page):
        put_away(each)


def issue_number(home: Home, person: str) -> None:
    seen = people.person_card(home, person).person.seen
    people.change_person(home, person, seen, {"id_number": SourcedNumber("066171000123", "giấy báo số")})


def test_the_end_of_group_a_is_said_on_the_case_and_today(home, person, tasks, qtbot):
    case = cases.open_case(home, person, "A5").value
    page = a_case_page(home, case, tasks, qtbot)
    assert "number" not in page.banners.shown()
    issue_number(home, person)
    page.reload()
    quiet(qtbot, tasks)
    assert "không còn thuộc nhóm A" in page.banners.shown()["number"]
    heard = Heard(page, "start_interview")
    page._number.regroup.emit()
    assert heard.of("start_interview") == [InterviewRequest(case_id=case)]
    page._close_settled()
    assert page._dialog is not None
    page._dialog.reject()
    today = put_up(TodayPage(home, tasks), qtbot, tasks)
    words = " ".join(label.text() for label in today.findChildren(type(today._summary)))
    assert "Nhóm A đã có số định danh" in words
    home.account = Account(home.account.id, "Quản trị", (Role.ADMINISTRATOR,))
    for each in (page, today):
        quiet(qtbot, tasks)
        put_away(each)


def test_every_input_of_the_interview_has_a_name_and_can_be_hit(page):
    press(page, Qt.Key.Key_1, Qt.Key.Key_2)
    assert unnamed_inputs(page) == []
    assert too_small_targets(page) == []
