"""The list of people, one person, one household."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.home import Home
from app.services import drafts, people
from app.services.people import PeopleFilter
from app.ui.people.household_page import HouseholdPage
from app.ui.people.list_page import PeopleListPage
from app.ui.people.person_page import PersonPage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs
from tests.ui.communes import Commune, a_commune
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def commune(home: Home, tmp_path: Path) -> Commune:
    return a_commune(home, tmp_path)


@pytest.fixture
def people_list(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[PeopleListPage]:
    made = put_up(PeopleListPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


@pytest.fixture
def person(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[PersonPage]:
    made = put_up(PersonPage(home, tasks), qtbot, tasks, commune.child)
    yield made
    put_away(made)


@pytest.fixture
def household(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[HouseholdPage]:
    made = put_up(HouseholdPage(home, tasks), qtbot, tasks, commune.house)
    yield made
    put_away(made)


def names_of(page: PeopleListPage) -> list[str]:
    return [page.table.model.row(index).name for index in range(page.table.rows_loaded())]


def test_people_are_filtered_by_place_by_number_and_by_words(people_list, commune: Commune, tasks, qtbot):
    assert len(names_of(people_list)) == 9
    people_list.open_target(commune.port)
    quiet(qtbot, tasks)
    assert len(names_of(people_list)) == 3
    people_list.open_target(PeopleFilter(household_id=commune.house, without_number=True))
    quiet(qtbot, tasks)
    assert names_of(people_list) == ["Trần Văn Ẩn", "Y Krông Niê"]
    assert people_list._open_house.isVisible()
    people_list.clear_filter()
    type_text(people_list._text, "hbia")
    qtbot.waitUntil(lambda: people_list.which.text != "")
    quiet(qtbot, tasks)
    assert names_of(people_list) == ["H’Bia Niê"]


def test_every_input_of_the_three_pages_has_a_name_and_can_be_hit(people_list, person, household):
    for page in (people_list, person, household):
        assert unnamed_inputs(page) == []
        assert too_small_targets(page) == []


def test_enter_opens_a_person_and_the_search_fields_area_filters(people_list, commune: Commune, tasks, qtbot):
    heard = Heard(people_list, "open_person")
    people_list.table.select(commune.mother)
    QTest.keyClick(people_list.table.view, Qt.Key.Key_Return)
    assert heard.of("open_person") == [commune.mother]


def test_somebody_new_is_added_and_opened(people_list: PeopleListPage, home: Home, commune, tasks, qtbot):
    heard = Heard(people_list, "open_person", "changed")
    people_list.add_person()
    quiet(qtbot, tasks)
    assert people_list._dialog is not None
    panel = people_list._dialog.panel
    panel.submit()
    assert panel.row("name").error() == "Cần điền chỗ này."
    panel.editor("name").set_value("  lê  thị   Mới ")
    panel.editor("area_id").set_value(commune.port)
    panel.editor("born").set_value(PartialDate(2001, 2))
    panel.submit()
    quiet(qtbot, tasks)
    (made,) = heard.of("open_person")
    card = people.person_card(home, made)
    assert (card.person.area_id, card.person.born) == (commune.port, PartialDate(2001, 2))
    assert card.person.name == "lê thị Mới"
    assert heard.of("changed")


def test_the_three_silences_are_shown_differently(person: PersonPage):
    grids = {name: section.grid for name, section in person.sections.items()}
    assert grids["kin"].text("Cha") == "Đã hỏi, không rõ"
    assert grids["kin"].text("Người nuôi dưỡng, giám hộ") == "Không áp dụng"
    assert grids["identity"].text("Số định danh cá nhân") == "Chưa hỏi"
    assert grids["identity"].text("Tên gọi khác") == "(trống)"
    silences = {line.label: (line.silent, line.silence) for line in grids["kin"].lines()}
    assert silences["Cha"] == (True, Silence.UNKNOWN)
    assert silences["Mẹ"] == (False, None)


def test_a_section_is_changed_in_its_place_as_one_change(person: PersonPage, home: Home, commune, tasks, qtbot):
    section = person.sections["identity"]
    section.edit()
    quiet(qtbot, tasks)
    assert section.panel is not None
    section.panel.editor("sex").set_value("female")
    section.panel.editor("id_number").choose(Silence.UNKNOWN)
    section.panel.submit()
    quiet(qtbot, tasks)
    assert section.panel is None
    card = people.person_card(home, commune.child)
    assert (card.person.sex, card.person.id_number) == ("female", Silence.UNKNOWN)
    assert len([row for row in card.history if row.entity == "resident"]) == 3
    assert section.grid.text("Giới tính") == "Nữ"


def test_a_field_that_a_paper_lacks_is_opened_to_be_written(person: PersonPage, commune: Commune, tasks, qtbot):
    for field in ("birth_place", "phone"):
        person.open_target((commune.child, field))
        quiet(qtbot, tasks)
        section = next(each for each in person.sections.values() if each.panel and field in each.panel.names())
        editor = section.panel.editor(field)
        focus = person.window().focusWidget()
        assert focus is editor or editor.isAncestorOf(focus)


def test_leaving_the_page_saves_what_can_be_saved(person: PersonPage, home: Home, commune, tasks, qtbot):
    section = person.sections["contact"]
    section.edit()
    quiet(qtbot, tasks)
    assert section.panel is not None
    section.panel.editor("phone").end(False)
    type_text(section.panel.editor("phone"), "1")
    assert person.may_leave()
    quiet(qtbot, tasks)
    assert people.person_card(home, commune.child).person.phone == "0900 000 0001"
    assert drafts.find(home, f"form/resident/{commune.child}/contact") is None


def test_leaving_with_something_unreadable_keeps_the_draft(person: PersonPage, home: Home, commune, tasks, qtbot):
    section = person.sections["identity"]
    section.edit()
    quiet(qtbot, tasks)
    assert section.panel is not None
    section.panel.editor("born").editor.set_text("31/02/2024")
    section.panel.editor("born").editor.changed.emit()
    assert person.may_leave()
    quiet(qtbot, tasks)
    assert people.person_card(home, commune.child).person.born == PartialDate(2024, 5, 3)
    kept = drafts.find(home, f"form/resident/{commune.child}/identity")
    assert kept is not None
    assert "31/02/2024" in kept.body


def test_a_remarkable_number_is_told_and_kept_all_the_same(person: PersonPage, home: Home, commune, tasks, qtbot):
    section = person.sections["identity"]
    section.edit()
    quiet(qtbot, tasks)
    assert section.panel is not None
    number = section.panel.editor("id_number").editor
    type_text(number._number, "66190123456")
    assert "mất số 0" in number.finding()
    section.panel.submit()
    quiet(qtbot, tasks)
    kept = people.person_card(home, commune.child).person.id_number
    assert kept.number == "66190123456"


def test_a_recorded_mother_stays_linked_when_only_a_note_is_added(
    person: PersonPage, home: Home, commune, tasks, qtbot
):
    section = person.sections["kin"]
    section.edit()
    quiet(qtbot, tasks)
    assert section.panel is not None
    type_text(section.panel.editor("mother").editor._note, "Đi làm xa")
    section.panel.submit()
    quiet(qtbot, tasks)
    mother = people.person_card(home, commune.child).person.mother
    assert (mother.resident_id, mother.note) == (commune.mother, "Đi làm xa")


def test_a_role_that_may_not_see_religion_does_not(home: Home, commune: Commune, tasks, qtbot):
    home.account = type(home.account)(home.account.id, "Thôn", (Role.HAMLET_HEAD,))
    page = put_up(PersonPage(home, tasks), qtbot, tasks, commune.child)
    labels = [line.label for line in page.sections["origin"].grid.lines()]
    assert "Tôn giáo" not in labels
    assert "Quê quán" in labels
    put_away(page)


def test_a_case_can_be_begun_from_the_person(person: PersonPage, commune: Commune):
    heard = Heard(person, "start_wizard")
    person._new_case.click()
    (request,) = heard.of("start_wizard")
    assert (request.category, request.person_id, request.area_id) == ("A3", commune.child, commune.area)


def test_moving_house_is_one_value(person: PersonPage, home: Home, commune: Commune, tasks, qtbot):
    other = people.add_household(home, "Hộ bà Bảy", commune.area).value
    person.change_membership()
    quiet(qtbot, tasks)
    assert person._dialog is not None
    editor = person._dialog.panel.editor("membership").editor
    editor._house.set_value(other)
    editor._relation.set_value("con-de")
    person._dialog.panel.submit()
    quiet(qtbot, tasks)
    assert person.card is not None
    assert person.card.household is not None
    assert person.card.household.label == "Hộ bà Bảy"


def test_several_members_are_added_in_one_go(household: HouseholdPage, home: Home, commune, tasks, qtbot):
    household.add_members()
    dialog = household._dialog
    first, second, _third = dialog.lines
    type_text(first.name, "Y Kriêng Niê")
    first.born.set_text("03/05/2024")
    type_text(second.name, "H’Lan Niê")
    second.relation.set_value("con-de")
    dialog.submit()
    quiet(qtbot, tasks)
    names = [member.name for member in people.household(home, commune.house)[1]]
    assert {"Y Kriêng Niê", "H’Lan Niê"} <= set(names)
    assert household._members.rows_loaded() == 5


def test_a_member_without_a_name_is_told_before_anything_is_kept(household: HouseholdPage, home, commune, tasks, qtbot):
    household.add_members()
    dialog = household._dialog
    dialog.lines[0].born.set_text("2019")
    dialog.submit()
    assert dialog._error.text() == "Có người chưa ghi họ tên."
    assert len(people.household(home, commune.house)[1]) == 3
    dialog.reject()


def test_a_knock_without_a_case_is_recorded_on_the_household(household: HouseholdPage, home, commune, tasks, qtbot):
    household.record_visit("nobody")
    quiet(qtbot, tasks)
    card = people.household_card(home, commune.house)
    assert [visit.outcome for visit in card.visits] == ["nobody", "come_back", "met", "nobody"]
    assert household._visits.rows_loaded() == 4


def test_a_machine_without_areas_says_where_they_come_from(home: Home, tasks: Tasks, qtbot):
    page = put_up(PeopleListPage(home, tasks), qtbot, tasks)
    assert page.table._empty.title() == "Máy này chưa có địa bàn nào"
    put_away(page)
