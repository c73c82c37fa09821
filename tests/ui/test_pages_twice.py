"""People who may be recorded twice: the pairs, what a person says of them, and the person's page after a merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import SourcedNumber
from app.home import Home
from app.models.entities import Area, Resident
from app.models.state import Side
from app.services import cases, duplicates, merging, people
from app.services.people import NewPerson, PeopleFilter
from app.ui.people.list_page import PeopleListPage
from app.ui.people.person_page import PersonPage
from app.ui.people.twice_page import TwicePage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import squeezed, too_small_targets, type_text, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet

BORN = PartialDate(2021, 3, 9)


def a_pair(home: Home) -> tuple[str, str]:
    """Nguyễn Thị Ánh Nguyệt, taken down in two hamlets, and two others who are nobody's double."""
    with home.working() as w:
        areas = [w.add(Area(id=new_id(), name=name, kind="hamlet")).id for name in ("Thôn Một", "Buôn Ma Lim")]
    number = SourcedNumber("066321000123", "thẻ căn cước")
    one = people.add_person(
        home, NewPerson("Nguyễn Thị Ánh Nguyệt", areas[0], fields={"born": BORN, "sex": "female", "id_number": number})
    ).value
    two = people.add_person(
        home, NewPerson("Nguyen T. Anh Nguyet", areas[1], fields={"born": BORN, "sex": "female", "phone": "0914000111"})
    ).value
    people.add_person(home, NewPerson("Y Bhim Niê", areas[1], fields={"born": PartialDate(1960)}))
    for person in (one, two):
        cases.open_case(home, person, "A3")
    return one, two


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def pair(home: Home) -> tuple[str, str]:
    return a_pair(home)


@pytest.fixture
def page(home: Home, pair: tuple[str, str], tasks: Tasks, qtbot: Any) -> Iterator[TwicePage]:
    made = put_up(TwicePage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def test_the_pair_is_shown_with_its_points_and_what_differs(page: TwicePage, pair: tuple[str, str]) -> None:
    (found,) = page.pairs
    assert page.panel.compared is not None
    assert page.panel.kept() == pair[0]
    assert set(page.panel.rows) >= {"name", "id_number", "phone", "area_id"}
    assert page.panel.rows["name"].choice() == pair[0]
    assert page.panel.rows["phone"].choice() == pair[1]
    assert page.panel.merge_button.isEnabled() is False
    assert not unnamed_inputs(page)
    assert not too_small_targets(page)
    assert found.likeness.points >= 60


def test_nothing_is_seen_squeezed_when_a_pair_is_drawn_anew(page: TwicePage) -> None:
    page.panel._draw(page.panel.kept())  # no event has been dealt with since
    assert page.panel.rows
    assert squeezed(page.panel._column) == []


def test_merging_by_keyboard_tells_what_was_done_and_offers_to_close_the_second_case(
    page: TwicePage, home: Home, pair: tuple[str, str], tasks: Tasks, qtbot: Any
) -> None:
    heard = Heard(page, "changed")
    page.table.view.setFocus()
    QTest.keyClick(page.table.view, Qt.Key.Key_2)
    assert page.panel.kept() == pair[1]
    assert page.panel.rows["name"].choice() == pair[1]
    QTest.keyClick(page.table.view, Qt.Key.Key_1)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.panel.reason.hasFocus() or page.panel.reason.value() is None
    type_text(page.panel.reason, "cùng giấy chứng sinh")
    page.panel.decide()
    quiet(qtbot, tasks)
    assert heard.of("changed")
    card = people.person_card(home, pair[1])
    assert (card.person.id, card.person.name, card.person.phone) == (pair[0], "Nguyễn Thị Ánh Nguyệt", "0914000111")
    assert page.pairs == []
    page._close_later()
    quiet(qtbot, tasks)
    assert sorted(state for _, _, state in people.person_card(home, pair[0]).cases) == ["closed", "open"]
    page._apart()
    quiet(qtbot, tasks)
    assert people.count_people(home, PeopleFilter()) == 3


def test_not_the_same_is_remembered(
    page: TwicePage, home: Home, pair: tuple[str, str], tasks: Tasks, qtbot: Any
) -> None:
    page.panel.say_distinct()
    quiet(qtbot, tasks)
    assert page.pairs == []
    assert duplicates.look(home) == 0


def test_put_off_goes_behind_the_others(page: TwicePage, home: Home, tasks: Tasks, qtbot: Any) -> None:
    with home.reading() as r:
        area = r.session.query(Area).first()
        assert area is not None
        place = area.id
    for name in ("Trần Văn Ẩn", "Tran Van An"):
        people.add_person(home, NewPerson(name, place, fields={"born": PartialDate(1980, 5, 6)}))
    page.reload()
    quiet(qtbot, tasks)
    first, second = (pair.key for pair in page.pairs)
    page.table.select(first)
    page.put_off()
    quiet(qtbot, tasks)
    assert [pair.key for pair in page.pairs] == [second, first]


def test_a_laptop_only_proposes(tmp_path: Path, tasks: Tasks, qtbot: Any) -> None:
    with a_home(tmp_path / "laptop", Side.FIELD, (Role.FIELD_MEMBER,)) as laptop:
        one, two = a_pair(laptop)
        page = put_up(TwicePage(laptop, tasks), qtbot, tasks)
        assert page.panel.rows == {}
        assert page.panel.merge_button.text() == "Đề nghị gộp"
        type_text(page.panel.reason, "bà nội nói là một cháu")
        page.panel.decide()
        quiet(qtbot, tasks)
        (found,) = page.pairs
        assert (found.proposed, found.why) == (True, "bà nội nói là một cháu")
        with laptop.reading() as r:
            assert [r.find(Resident, each).merged_into for each in (one, two)] == [None, None]  # type: ignore[union-attr]
        put_away(page)


def test_the_persons_page_has_a_tab_for_merged_records(
    home: Home, pair: tuple[str, str], tasks: Tasks, qtbot: Any
) -> None:
    merging.merge(home, pair[0], pair[1], {}, "cùng giấy chứng sinh")
    with home.working() as w:
        row = w.change(Resident, pair[1])
        assert row is not None
        row.note = "đang ở nhà ngoại"
    page = put_up(PersonPage(home, tasks), qtbot, tasks, pair[1])
    assert page.title() == "Nguyễn Thị Ánh Nguyệt"
    (record,) = page.merged.records
    assert record.name == "Nguyen T. Anh Nguyet"
    assert [each.field for each in record.news] == ["note"]
    assert page.merged.table.rows_loaded() == 1
    assert not unnamed_inputs(page)
    put_away(page)


def test_the_list_of_people_leads_to_the_pairs(home: Home, pair: tuple[str, str], tasks: Tasks, qtbot: Any) -> None:
    duplicates.look(home)
    page = put_up(PeopleListPage(home, tasks), qtbot, tasks)
    heard = Heard(page, "twice_asked")
    assert page._twice.text() == "1 cặp có thể trùng"
    page._twice.click()
    assert len(heard.all) == 1
    put_away(page)
