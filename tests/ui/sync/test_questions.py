"""A question of the office, where people meet it: on the first page, at the case, at the person, in the wizard."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.partial_date import PartialDate
from app.services import cases, people, questions, sync_state
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.people.person_page import PersonPage
from app.ui.sync.conflicts_page import ConflictsPage
from app.ui.tasks import Tasks
from app.ui.today_page import TodayPage
from app.ui.wizard.page import WizardPage
from tests.services.commune import Commune
from tests.ui.checks import bury, shown, type_text, unnamed_inputs
from tests.ui.sync.work import change

Until = Callable[[Callable[[], object]], None]


def test_a_question_is_written_at_the_desk_and_answered_at_the_door(
    commune: Commune, tasks: Tasks, until: Until
) -> None:
    area = commune.areas["Thôn Xuân Hòa"]
    child = people.add_person(commune.office, NewPerson("Y Krông Niê", area)).value
    case = cases.open_case(commune.office, child, "A3").value
    one, two = commune.laptop("Thôn Xuân Hòa"), commune.laptop("Thôn Xuân Hòa")
    for laptop, born in ((one, PartialDate(2024, 5, 3)), (two, PartialDate(2024, 5, 13))):
        change(laptop, child, born=born)
        commune.up(laptop)

    desk = shown(ConflictsPage(commune.office, tasks), 1182, 680)
    assert isinstance(desk, ConflictsPage)
    until(lambda: desk.panel.row is not None)
    assert "chưa từng thấy" not in desk.panel._base.text()
    dialog = desk.ask_field(desk.waiting.conflicts[0].id)
    assert "03/05/2024" in str(dialog.words.value())
    dialog.words.set_value("Giấy chứng sinh ghi ngày nào?")
    dialog.send()
    until(lambda: desk.waiting.conflicts and desk.waiting.conflicts[0].asked is not None)
    until(lambda: "Chưa có trả lời" in desk.panel._asked.text())
    assert not desk.panel._ask.isEnabled()

    commune.down(two)
    today = shown(TodayPage(two, tasks), 1182, 680)
    assert isinstance(today, TodayPage)
    until(lambda: today._desks.questions)
    heard: list[str] = []
    today.open_case.connect(heard.append)
    today._deed("case", str(today._desks.questions[0].case_id))
    assert heard == [case]
    bury(today)

    wizard = shown(WizardPage(two, tasks, case_id=case, category="A3"), 1182, 680)
    assert isinstance(wizard, WizardPage)
    until(lambda: "asked" in wizard.banners.shown())
    assert wizard.banners.shown()["asked"].endswith("Ngày sinh") or "sinh" in wizard.banners.shown()["asked"]
    wizard.asked._go()
    until(lambda: wizard.asked.boxes)
    bury(wizard)

    page = shown(CasePage(two, tasks), 1182, 680)
    assert isinstance(page, CasePage)
    page.open_target((case, "claims"))
    until(lambda: page.questions.boxes)
    assert any(line.asked for line in page._who._grid.lines())
    (box,) = page.questions.boxes.values()
    assert unnamed_inputs(box) == []
    type_text(box.words, "Ngày 13, đã xem bản gốc")
    box.button.click()
    until(lambda: not questions.waiting(two))
    until(lambda: next(iter(page.questions.boxes.values())).row.answered_on is not None)
    assert not any(line.asked for line in page._who._grid.lines())
    bury(page)
    commune.up(two)

    desk.reload()
    until(lambda: "Ngày 13, đã xem bản gốc" in desk.panel._asked.text())
    desk.panel.choose("queued")
    desk.panel.settle()
    until(lambda: not desk.waiting.conflicts)
    bury(desk)
    assert sync_state.list_conflicts(commune.office) == []
    commune.down(two)
    person = shown(PersonPage(two, tasks), 1182, 680)
    assert isinstance(person, PersonPage)
    person.open_target(child)
    until(lambda: person.card is not None)
    assert not person.questions.boxes
    bury(person)
