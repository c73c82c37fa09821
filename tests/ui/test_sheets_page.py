"""Typing paper sheets: from the keyboard, one after the other, corrected, twice the same number, after a kill."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.door_code import door_code
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.home import Home
from app.services import drafts, duplicates, people, sheets
from app.services.people import NewPerson, PeopleFilter
from app.ui.service_page import InterviewRequest
from app.ui.sheets.page import SheetsPage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


class Typist:
    """Somebody with a pile of sheets and a keyboard."""

    def __init__(self, home: Home, tasks: Tasks, qtbot: Any) -> None:
        self.home, self.tasks, self.qtbot = home, tasks, qtbot
        self.page = self.sit()

    def sit(self) -> SheetsPage:
        self.page = put_up(SheetsPage(self.home, self.tasks), self.qtbot, self.tasks)
        return self.page

    def type(self, editor: QWidget, text: str) -> None:
        line = editor if isinstance(editor, QLineEdit) else editor.findChildren(QLineEdit)[0]
        line.setText("")
        type_text(line, text)

    def met(self, name: str, born: str = "", *lacks: str) -> None:
        """One more line, filled in the order in which Enter goes through it."""
        met = self.page.form.met
        self.type(met.add_row(), name)
        row = met.lines[-1]
        self.type(row.born, born)
        for tick in row.ticks:
            if tick.code in lacks:
                QTest.keyClick(tick, Qt.Key.Key_K)

    def sheet(self, number: str, household: str) -> None:
        form = self.page.form
        self.type(form.number, number)
        self.type(form.household, household)
        form.household._settle()
        quiet(self.qtbot, self.tasks)

    def begin(self) -> None:
        form = self.page.form
        self.type(form.day, "20/11/2026")
        self.type(form.told_by, "Y Bhăm Êban")

    def save(self) -> None:
        self.page.save()
        quiet(self.qtbot, self.tasks)


@pytest.fixture
def typist(home: Home, area: str, tasks: Tasks, qtbot: Any) -> Iterator[Typist]:
    made = Typist(home, tasks, qtbot)
    yield made
    made.page.may_leave()
    quiet(qtbot, tasks)
    put_away(made.page)


def test_a_pile_of_sheets_keeps_what_stays_the_same(typist: Typist, home: Home) -> None:
    typist.begin()
    for number, name in (("PT-09", "Hộ ông Y Bhăm"), ("", "Hộ bà Trần Thị Lụa"), ("", "Hộ bà H’Bia")):
        typist.sheet(number or typist.page.form.number.text(), name)
        typist.met("Nguyễn Văn Cả", "1990")
        typist.save()
    form = typist.page.form
    assert [sheet.number for sheet in typist.page.sitting.typed] == ["PT-09", "PT-10", "PT-11"]
    assert (form.number.text(), form.told_by.value(), form.day.text()) == ("PT-12", "Y Bhăm Êban", "20/11/2026")
    assert form.household.is_empty()
    assert form.met.lines == []
    assert {row.label for row in people.households(home)} == {"Hộ ông Y Bhăm", "Hộ bà Trần Thị Lụa", "Hộ bà H’Bia"}
    assert people.count_people(home, PeopleFilter()) == 3


def test_the_members_of_a_known_household_stand_there_and_do_not_move_to_another(
    typist: Typist, home: Home, area: str
) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    people.add_person(home, NewPerson("Nguyễn Thị Lan", area, house, "chu-ho", {"born": PartialDate(1960)}))
    typist.page.form.households_changed()
    quiet(typist.qtbot, typist.tasks)
    typist.begin()
    typist.sheet("1", "ho ba lan")
    form = typist.page.form
    assert form.household.value() == house
    assert [row.name.text() for row in form.met.lines] == ["Nguyễn Thị Lan"]
    assert not form.met.lines[0].remove.isEnabled()
    typist.met("Nguyễn Văn Út", "2020")
    typist.sheet("1", "Hộ bà Lành")
    assert [row.name.text() for row in form.met.lines] == ["Nguyễn Văn Út"]
    assert "Hộ mới" in form.household.said()
    typist.save()
    assert [m.name for m in people.household_card(home, house).members] == ["Nguyễn Thị Lan"]


def test_a_new_household_with_a_name_like_a_known_one_is_doubted(typist: Typist, home: Home, area: str) -> None:
    people.add_household(home, "Hộ bà Trần Thị Lụa", area)
    typist.page.form.households_changed()
    quiet(typist.qtbot, typist.tasks)
    typist.sheet("1", "Hộ chị Lụa")
    assert "Đã có tên gần giống: Hộ bà Trần Thị Lụa" in typist.page.form.household.said()


def test_a_sheet_of_the_pile_is_opened_again_and_corrected(typist: Typist, home: Home) -> None:
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.met("Nguyễn Văn Ca", "1990", "birth")
    typist.save()
    typist.sheet("2", "Hộ bà Lụa")
    typist.page.reopen(typist.page.sitting.typed[0].id)
    assert "chưa lưu" in typist.page._trouble.text()
    typist.page.drop()
    typist.page.reopen(typist.page.sitting.typed[0].id)
    assert typist.page._heading.text() == "Sửa phiếu 1"
    row = typist.page.form.met.lines[0]
    assert [tick.value() for tick in row.ticks] == [False, None, None, None]
    typist.type(row.name, "Nguyễn Văn Cả")
    typist.save()
    assert [sheet.people[0].name for sheet in typist.page.sitting.typed] == ["Nguyễn Văn Cả"]
    assert [row.name for row in sheets.waiting(home)] == ["Nguyễn Văn Cả"]
    assert typist.page._heading.text() == "Phiếu thứ 2"


def test_a_number_typed_twice_is_noticed_before_it_is_saved(typist: Typist, home: Home) -> None:
    typist.begin()
    typist.sheet("7", "Hộ ông Y Bhăm")
    typist.save()
    typist.type(typist.page.form.number, "7")
    typist.page.form.number.left.emit()
    quiet(typist.qtbot, typist.tasks)
    assert "Số phiếu 7 đã nhập rồi: Hộ ông Y Bhăm, Thôn Xuân Hòa, 20/11/2026" in typist.page._trouble.text()
    typist.sheet("7", "Hộ bà Lụa")
    typist.save()
    assert len(typist.page.sitting.typed) == 1
    typist.save()
    assert [sheet.number for sheet in typist.page.sitting.typed] == ["7", "7"]


@pytest.mark.parametrize(
    ("number", "household", "born", "said"),
    [
        ("", "Hộ bà Lụa", "1990", "Phiếu chưa có số"),
        ("1", "", "1990", "Phiếu chưa có hộ"),
        ("1", "Hộ bà Lụa", "31/2/1990", "Lịch không có ngày này"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    typist: Typist, home: Home, number: str, household: str, born: str, said: str
) -> None:
    typist.begin()
    typist.sheet(number, household)
    typist.met("Nguyễn Văn Cả", born)
    typist.save()
    assert said in typist.page._trouble.text()
    assert typist.page.form.met.lines[0].name.text() == "Nguyễn Văn Cả"
    assert people.count_people(home, PeopleFilter()) == 0


def test_a_killed_sitting_is_found_again_with_what_could_not_be_read(
    typist: Typist, home: Home, qtbot: Any, tasks: Tasks
) -> None:
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.met("Nguyễn Văn Cả", "1990")
    typist.save()
    typist.sheet("2", "Hộ bà Lụa")
    typist.met("Trần Thị Lụa", "31/2/19", "identity")
    typist.page._keeper.now()
    quiet(qtbot, tasks)
    killed = typist.page
    again = typist.sit()
    assert [sheet.number for sheet in again.sitting.typed] == ["1"]
    assert again.form.household.label() == "Hộ bà Lụa"
    row = again.form.met.lines[0]
    assert (row.name.text(), row.born.text(), row.ticks[1].value()) == ("Trần Thị Lụa", "31/2/19", False)
    assert "1 phiếu đã lưu" in again.banners.shown()["resumed"]
    typist.type(row.born, "1960")
    typist.save()
    assert [sheet.number for sheet in again.sitting.typed] == ["1", "2"]
    put_away(killed)


def test_somebody_typed_who_is_on_record_already_is_known_again_and_not_moved(
    typist: Typist, home: Home, area: str
) -> None:
    house = people.add_household(home, "Hộ bà Lan", area).value
    born = PartialDate(1990, 5, 3)
    known = people.add_person(home, NewPerson("Nguyen Thi Mau Don", area, house, "con-de", {"born": born})).value
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.met("Nguyễn Thị Mẫu Đơn", "3/5/1990", "birth")
    met = typist.page.form.met
    typist.qtbot.waitUntil(lambda: bool(met.lines[0].hints.found()), timeout=10_000)
    assert [each.id for each in met.lines[0].hints.found()] == [known]
    assert unnamed_inputs(typist.page) == []
    met.lines[0].hints.same.emit(met.lines[0].hints.found()[0])
    quiet(typist.qtbot, typist.tasks)
    assert [row.name.text() for row in met.lines] == ["Nguyen Thi Mau Don"]
    typist.save()
    assert people.count_people(home, PeopleFilter()) == 1
    assert [member.id for member in people.household_card(home, house).members] == [known]
    assert [row.resident_id for row in sheets.waiting(home)] == [known]


def test_somebody_typed_who_is_said_to_be_another_is_not_asked_about_again(
    typist: Typist, home: Home, area: str
) -> None:
    people.add_person(home, NewPerson("Nguyễn Thị Mẫu Đơn", area, fields={"born": PartialDate(1990, 5, 3)}))
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.met("Nguyễn Thị Mẫu Đơn", "3/5/1990")
    hints = typist.page.form.met.lines[0].hints
    typist.qtbot.waitUntil(lambda: bool(hints.found()), timeout=10_000)
    hints.another.emit(hints.found()[0].id)
    typist.qtbot.waitUntil(lambda: not hints.found(), timeout=10_000)
    typist.save()
    assert people.count_people(home, PeopleFilter()) == 2
    duplicates.look(home)
    assert duplicates.pairs(home) == []


def test_ending_the_sitting_empties_the_list_and_the_draft(typist: Typist, home: Home) -> None:
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.save()
    typist.page.end()
    quiet(typist.qtbot, typist.tasks)
    assert typist.page.sitting.typed == ()
    assert drafts.begun(home) == []
    assert typist.page.form.told_by.value() == "Y Bhăm Êban"


def test_who_waits_for_a_group_is_asked_for_it_or_leaves_with_a_reason(typist: Typist, home: Home, area: str) -> None:
    typist.begin()
    typist.sheet("1", "Hộ ông Y Bhăm")
    typist.met("Nguyễn Văn Cả", "1990", "birth")
    typist.save()
    heard = Heard(typist.page, "start_interview", "changed")
    waiting = typist.page.waiting
    assert typist.page._tabs.tabText(1) == "Chờ phân diện (1)"
    waiting.find_group()
    person = sheets.waiting(home)[0].resident_id
    assert heard.of("start_interview") == [InterviewRequest(person_id=person, area_id=area)]
    waiting.ask_reason()
    dialog: Any = waiting._dialog
    dialog.take()
    dialog.reason.set_value("Giấy để ở nhà con")
    dialog.take()
    quiet(typist.qtbot, typist.tasks)
    assert sheets.waiting(home) == ()
    assert heard.of("changed")
    assert typist.page._tabs.tabText(1) == "Chờ phân diện (0)"


def test_enter_alone_goes_through_the_whole_sheet(typist: Typist, qtbot: Any) -> None:
    page = typist.page
    page.hide()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    form = page.form
    form.number.setFocus()
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.met.lines[0].name
    type_text(form.met.lines[0].name, "Nguyễn Văn Cả")
    row = form.met.lines[0]
    for expected in (row.relation, row.born, row.sex):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert expected.isAncestorOf(QApplication.focusWidget())
    for tick in row.ticks:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is tick
    QTest.keyClick(row.ticks[-1], Qt.Key.Key_Space)
    assert row.ticks[-1].value() is False
    QTest.keyClick(row.ticks[-1], Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.met.lines[1].name
    QTest.keyClick(form.met.lines[1].name, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page._save


@pytest.mark.parametrize("width", [909, 1182])
def test_the_page_fits_and_can_be_named(typist: Typist, width: int) -> None:
    typist.begin()
    typist.sheet("1", "Hộ bà H’Bia Niê Kƀuôr Mlô Duôn Du và ông Y Bhăm Êban")
    typist.met("Nguyễn Hoàng Thị Thùy Phương Khánh Nguyệt Ánh", "1990")
    page = typist.page
    page.resize(width, 560)
    QTest.qWait(30)
    assert unnamed_inputs(page) == []
    assert too_small_targets(page.form) == []
    assert page.minimumSizeHint().width() <= width
    scrolled = page.form.parentWidget()
    assert page.form.minimumSizeHint().width() <= scrolled.width()


def test_a_scanned_sheet_takes_its_household_wherever_the_keyboard_was(typist: Typist, area: str) -> None:
    house = people.add_household(typist.home, "Hộ ông Ma Thư", area).value
    people.add_members(typist.home, house, [NewPerson("Ma Thư Kpă", area)])
    form = typist.page.form
    type_text(form.number, "PT-08" + door_code(house))
    QTest.keyClick(QApplication.focusWidget() or form.number, Qt.Key.Key_Return)
    quiet(typist.qtbot, typist.tasks)
    assert (form.number.value(), form.area.value(), form.household.value()) == ("PT-08", area, house)
    assert [note.name for note in form.value().people] == ["Ma Thư Kpă"]
    type_text(form.note, door_code(new_id()))
    quiet(typist.qtbot, typist.tasks)
    assert form.note.value() is None
    assert form.household.value() == house
    assert "hộ" in typist.page._trouble.text().lower()
