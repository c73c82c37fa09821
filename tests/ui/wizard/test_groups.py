"""Each group of the plan through its wizard: every screen filled in through its editors, and the rows are there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.questions import Ask, Into
from app.home import Home
from app.services import cases, drafts, people
from app.services.people import PeopleFilter
from app.ui.wizard.fold import Fold
from app.ui.wizard.page import WizardPage
from tests.services.homes import the_pack
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.wizard.filling import NAME, Filler
from tests.ui.wizard.test_page import Sitter, area, home, sitter

GROUPS = sorted(the_pack().questions)
FORKED = [code for code in GROUPS if any(screen.when for screen in the_pack().questions[code].screens)]
"""Groups that have screens which one answer or another leaves out."""
__all__ = ["area", "home", "sitter"]  # fixtures


def walk(sitter: Sitter, category: str, area_id: str, *, yes: bool = True) -> tuple[WizardPage, Filler]:
    """From the first screen to the last, filling in each, going on with Tiếp; each is looked at on the way."""
    page = sitter.sit(category=category, area_id=area_id)
    filler = Filler(page, lambda: sitter.settle(page), yes=yes)
    while True:
        filler.screen()
        at = page.draft.at
        look(page, at)
        if page._flow.after(at, page.answers()) is None:
            return page, filler
        page.next()
        sitter.wait(lambda at=at: not page.busy and page.draft.at != at)  # type: ignore[misc]
        sitter.settle(page)


def look(page: WizardPage, key: str) -> None:
    """1037 pixels are the page on a small laptop's screen at 125 %: nothing is cut off, everything can be named."""
    for fold in page.form.findChildren(Fold):
        fold.open(True)
    QTest.qWait(20)
    assert unnamed_inputs(page) == [], key
    assert too_small_targets(page.form) == [], key
    assert page.form.minimumSizeHint().width() <= page.form.parentWidget().width(), key
    assert page.minimumSizeHint().width() <= 1037, key
    assert page._list is not None
    for button in page._list.findChildren(QPushButton):
        assert button.isHidden() or button.sizeHint().width() <= button.width(), button.text()


@pytest.mark.slow
@pytest.mark.parametrize("category", GROUPS)
def test_from_the_first_question_to_a_case_with_all_that_was_said(
    sitter: Sitter, home: Home, area: str, category: str
) -> None:
    page, filler = walk(sitter, category, area)
    spoken = [label.text() for label in page.form.findChildren(QLabel)]
    assert [text for text in spoken if re.search(r"\w\(\w+=", text)] == [], "a value stands as the program writes it"
    ends: list[object] = []
    page.finished.connect(ends.append)
    typed = page.values()
    case_id = page.draft.case_id
    page.finish()
    sitter.wait(lambda: bool(ends))
    file = cases.case_card(home, case_id).file
    assert file.person is not None
    assert file.case.category == category
    assert file.person.name == NAME
    for key, question in filler.asked.items():
        if question.into is Into.ANSWER and question.kind is not Ask.PAPERS and typed.get(key) is not None:
            assert file.answers[key] == typed[key], key
        if question.into is Into.RESIDENT:
            assert getattr(file.person, key) == typed.get(key), key
    assert file.household is not None
    assert file.household.label == "Hộ bà " + NAME
    assert {m.name for m in file.members} >= {NAME}
    assert [(v.outcome, v.told_by, v.by) for v in file.visits] == [("met", "Trưởng thôn Y Bhăm", home.account.id)]
    assert drafts.begun(home, "wizard:") == []


@pytest.mark.slow
@pytest.mark.parametrize("category", FORKED)
def test_the_screens_of_the_other_answers_are_walked_too(sitter: Sitter, home: Home, area: str, category: str) -> None:
    """No to everything: no screen is on neither way."""
    page, filler = walk(sitter, category, area, yes=False)
    first = set(filler.screens)
    every = {screen.key for screen in page._flow.screens}
    page, filler = walk(sitter, category, area) if first != every else (page, filler)
    assert first | set(filler.screens) == every


@pytest.mark.parametrize("category", GROUPS)
def test_the_shortest_way_ends_too_and_says_what_was_not_asked(
    sitter: Sitter, home: Home, area: str, category: str
) -> None:
    """Only a name and an area: everything else is left for another day, and the summary counts it."""
    page = sitter.sit(category=category, area_id=area)
    filler = Filler(page, lambda: sitter.settle(page), yes=False)
    name = page._context.sitting.tables.questionnaire.question("name")  # type: ignore[union-attr]
    assert name is not None
    filler.answer(name, page.form.editors["name"])
    sitter.go(page, "summary")
    visit = page.form.editors["visit"]
    assert "chưa hỏi" in visit._open.text()
    ends: list[object] = []
    page.finished.connect(ends.append)
    visit.set_value(None)
    page.finish()
    sitter.wait(lambda: bool(ends))
    assert people.count_people(home, PeopleFilter()) == 1


def test_an_answer_that_is_a_date_comes_back_as_one(sitter: Sitter, home: Home, area: str) -> None:
    """Left in the middle, resumed: the last day that somebody was seen stands in its field."""
    page = sitter.sit(category="B6", area_id=area)
    filler = Filler(page, lambda: sitter.settle(page), yes=True)
    filler.screen()
    sitter.go(page, "absence")
    filler.screen()
    given: Any = page.values()["last_seen"]
    assert given == PartialDate(1988, 5, 3)
    sitter.go(page, "summary")
    again = sitter.sit(case_id=page.draft.case_id)
    sitter.go(again, "absence")
    assert again.form.editors["last_seen"].value() == given
    assert not isinstance(given, Silence)
