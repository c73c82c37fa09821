"""The wizard in its window: what a person at a door types, and what is there afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.domain.answers import Silence
from app.domain.partial_date import PartialDate
from app.domain.values import Kin
from app.domain.worksheet import Standing, VisitNote
from app.home import Home
from app.services import cases, drafts, people, slips, wizard
from app.services.people import NewPerson
from app.ui.cards.card_dialog import CardDialog
from app.ui.tasks import Tasks
from app.ui.wizard import deeds as deeds_module
from app.ui.wizard.fold import Fold
from app.ui.wizard.page import WizardPage
from tests.reports.builders import a_picture
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs
from tests.ui.pages_kit import quiet

BORN = PartialDate(2024, 5, 3)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def area(home: Home) -> str:
    return people.add_area(home, "Thôn Xuân Hòa", "hamlet").value


class Sitter:
    """Somebody at the wizard: opens it, types, goes on."""

    def __init__(self, home: Home, tasks: Tasks, qtbot: Any) -> None:
        self.home, self.tasks, self.qtbot = home, tasks, qtbot
        self.pages: list[WizardPage] = []

    def sit(self, **which: str | None) -> WizardPage:
        page = WizardPage(self.home, self.tasks, **which)
        self.pages.append(page)
        shown(page, 1037, 560)
        self.wait(lambda: page._form is not None and not page.busy)
        return page

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=10_000)

    def settle(self, page: WizardPage) -> None:
        self.wait(lambda: not page.busy and not self.tasks.open)

    def go(self, page: WizardPage, key: str) -> None:
        page.go(key)
        self.wait(lambda: not page.busy and page.draft.at == key and page.form.spec.key == key)
        self.settle(page)

    def give(self, page: WizardPage, key: str, value: Any) -> None:
        """Put a value into an editor as a person would: the editor then says that it changed."""
        editor = page.form.editors[key]
        editor.set_value(value)
        editor.changed.emit()


@pytest.fixture
def sitter(home: Home, tasks: Tasks, qtbot: Any) -> Iterator[Sitter]:
    made = Sitter(home, tasks, qtbot)
    yield made
    for page in made.pages:
        page.may_leave()
    made.wait(lambda: not tasks.open)
    for page in made.pages:
        bury(page)


def line_of(editor: QWidget) -> QLineEdit:
    return editor if isinstance(editor, QLineEdit) else editor.findChildren(QLineEdit)[0]


def take_down_a_child(sitter: Sitter, area: str) -> WizardPage:
    page = sitter.sit(category="A3", area_id=area)
    type_text(line_of(page.form.editors["name"]), "Nguyễn Thị Mẫu Đơn")
    type_text(line_of(page.form.editors["born"]), "3/5/2024")
    sitter.give(page, "sex", "female")
    sitter.give(page, "abandoned", False)
    return page


def test_from_the_knock_to_the_slip(
    sitter: Sitter, home: Home, area: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = take_down_a_child(sitter, area)
    page.next()
    sitter.wait(lambda: page.draft.at == "household" and not page.busy)
    assert people.count_people(home, people.PeopleFilter()) == 1

    house = page.form.editors["household"]
    house.begin_new()
    type_text(house._label, "Hộ bà Nguyễn Thị Lan")
    members = page.form.editors["members"]
    type_text(members.add_row(), "Nguyễn Thị Lan")
    members.field(0, 1).set_value("chu-ho")
    sitter.give(page, "lives_with_parents", True)
    sitter.go(page, "parents")

    lan = next(m for m in page._context.file.members if m.name == "Nguyễn Thị Lan")  # type: ignore[union-attr]
    page.form.editors["mother"].choose_known(lan.id, lan.name)
    page.form.editors["father"].choose(Silence.UNKNOWN)
    sitter.give(page, "mother_documented", True)
    sitter.give(page, "foreign_parent", False)
    sitter.go(page, "residence")
    sitter.give(page, "home", "permanent")
    page.form.editors["periods"].live_at_home()
    sitter.go(page, "papers")

    papers = page.form.editors["papers"]
    papers.say("commitment", there=False)
    card = papers.say("birth_notice", there=True)
    assert card is not None
    type_text(card._told_by, "Mẹ")
    scan = tmp_path / "giấy chứng sinh.jpg"
    scan.write_bytes(a_picture(900, 600))
    page.scans.attach(card.note.id, scan, "Giấy chứng sinh", turn=90)
    sitter.settle(page)
    assert [a.title for a in page._context.file.attachments] == ["Giấy chứng sinh"]  # type: ignore[union-attr]

    sitter.go(page, "claims")
    claim = page.form.editors["claims"].card("birth")
    claim.rest_on(card.note.id)
    claim.judge(Standing.LIKELY)
    sitter.go(page, "pathway")
    steps = page.form.editors["steps"]
    assert "Đăng ký khai sinh" in steps._now.text()
    assert "thực hiện ngay" in steps._quote.text()
    steps.card("birth").file(filed_on=home.today, file_code="A-1")
    sitter.go(page, "summary")

    made: list[bytes] = []
    monkeypatch.setattr(deeds_module.SlipDialog, "exec", lambda dialog: made.append(page.deeds._pdf))
    page.form.editors["visit"].slip_wanted.emit()
    sitter.settle(page)
    assert made[0].startswith(b"%PDF")

    ends: list[object] = []
    page.finished.connect(ends.append)
    case_id = page.draft.case_id
    page.finish()
    sitter.wait(lambda: bool(ends))
    file = cases.case_card(home, case_id).file
    assert file.person is not None
    assert (file.person.name, file.person.born) == ("Nguyễn Thị Mẫu Đơn", BORN)
    assert file.person.mother == Kin(lan.id, "Nguyễn Thị Lan")
    assert file.answers["paper:commitment"] is False
    assert [(e.kind, e.supports, e.told_by) for e in file.evidence] == [("birth_notice", ("birth",), "Mẹ")]
    assert [(s.procedure, s.state, s.file_code) for s in file.steps] == [("birth", "filed", "A-1")]
    assert [v.outcome for v in file.visits] == ["met"]
    assert drafts.begun(home, "wizard:") == []


def test_what_is_typed_is_kept_within_a_second_and_nothing_is_in_the_journal(
    sitter: Sitter, home: Home, area: str
) -> None:
    page = take_down_a_child(sitter, area)
    QTest.qWait(900)
    sitter.settle(page)
    kept = drafts.find(home, page.draft.key)
    assert kept is not None
    assert json.loads(kept.body)["typed"]["name"] == "Nguyễn Thị Mẫu Đơn"
    assert people.count_people(home, people.PeopleFilter()) == 0


def test_leaving_a_field_keeps_at_once(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    page._focus_moved(page.form.editors["name"], None)
    assert not page._keeper.waiting
    sitter.settle(page)
    assert drafts.find(home, page.draft.key) is not None


def test_resuming_opens_where_one_was_and_says_what_was_not_committed(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    sitter.go(page, "circumstances")
    sitter.give(page, "hard_to_reach", True)
    page.keep_now()
    sitter.settle(page)
    again = sitter.sit(case_id=page.draft.case_id)
    assert again.draft.at == "circumstances"
    assert again.form.editors["hard_to_reach"].value() is True
    assert "không đến được" in again.banners.shown()["resumed"]


def test_going_to_another_page_of_the_window_commits(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    told: list[object] = []
    page.changed.connect(told.append)
    assert page.may_leave()
    sitter.settle(page)
    assert told
    assert people.count_people(home, people.PeopleFilter()) == 1
    assert page.draft.untouched


def test_a_date_that_cannot_be_read_yet_is_kept_as_it_stands(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    line = line_of(page.form.editors["born"])
    line.setText("")
    type_text(line, "31/2/2024")
    page.next()
    assert page.draft.at == "child"
    assert "Lịch không có ngày này" in page._trouble.text()
    page.next()
    sitter.wait(lambda: page.draft.at == "household" and not page.busy)
    again = sitter.sit(case_id=page.draft.case_id)
    sitter.go(again, "child")
    assert line_of(again.form.editors["born"]).text() == "31/2/2024"
    again.finish()
    sitter.settle(again)
    assert again._trouble.text()
    assert again._form is not None


def test_escape_leaves_and_commits_what_is_whole(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    gone: list[bool] = []
    page.left.connect(lambda: gone.append(True))
    page.leave()
    sitter.wait(lambda: bool(gone))
    assert people.count_people(home, people.PeopleFilter()) == 1


def test_escape_with_a_nameless_newcomer_keeps_the_draft(sitter: Sitter, home: Home, area: str) -> None:
    page = sitter.sit(category="A3", area_id=area)
    type_text(line_of(page.form.editors["born"]), "2024")
    gone: list[bool] = []
    page.left.connect(lambda: gone.append(True))
    page.leave()
    sitter.wait(lambda: bool(gone))
    assert people.count_people(home, people.PeopleFilter()) == 0
    assert wizard.open_sitting(home, case_id=page.draft.case_id).draft.typed["born"] == PartialDate(2024)


def test_leaving_the_first_screen_without_a_name_says_so_and_stays(sitter: Sitter, home: Home, area: str) -> None:
    page = sitter.sit(category="A3", area_id=area)
    page.next()
    sitter.settle(page)
    assert page.draft.at == "child"
    assert "tên" in page._trouble.text()


def test_a_lookalike_is_offered_while_typing_and_can_be_put_aside(sitter: Sitter, home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyen Thi Mau Don", area, fields={"born": BORN})).value
    page = take_down_a_child(sitter, area)
    looked = page.lookalikes
    assert looked is not None
    sitter.wait(lambda: bool(looked.found()))
    assert [each.id for each in looked.found()] == [known]
    words = " ".join(label.text() for label in looked.findChildren(QLabel))
    assert "Chỉ tìm trong dữ liệu của máy này" in words
    assert "một bên không dấu" in words
    looked.another.emit(known)
    sitter.wait(lambda: not looked.found())


def test_saying_that_it_is_this_person_goes_on_with_the_record(sitter: Sitter, home: Home, area: str) -> None:
    known = people.add_person(home, NewPerson("Nguyễn Thị Mẫu Đơn", area, fields={"born": BORN})).value
    page = take_down_a_child(sitter, area)
    old = page.draft.key
    looked = page.lookalikes
    assert looked is not None
    sitter.wait(lambda: bool(looked.found()))
    looked.same.emit(looked.found()[0])
    sitter.wait(lambda: page.draft.person_id == known and not page.busy)
    assert page.draft.typed["sex"] == "female"
    assert drafts.find(home, old) is None
    sitter.go(page, "household")
    assert people.count_people(home, people.PeopleFilter()) == 1


def test_a_twin_is_made_and_opened(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    sitter.go(page, "summary")
    page.deeds.make_twin(wizard.Twin("Nguyễn Thị Mẫu Tử", "female"))
    sitter.settle(page)
    first = page.draft.case_id
    page.deeds._open_other()
    sitter.wait(lambda: page.draft.case_id != first and not page.busy)
    assert page.values()["name"] == "Nguyễn Thị Mẫu Tử"
    assert page.values()["born"] == BORN


def test_the_childs_case_can_wait_on_the_mothers(sitter: Sitter, home: Home, area: str) -> None:
    mother = people.add_person(home, NewPerson("Nguyễn Thị Lan", area)).value
    case = cases.open_case(home, mother, "A2").value
    page = take_down_a_child(sitter, area)
    sitter.go(page, "parents")
    page.form.editors["mother"].choose_known(mother, "Nguyễn Thị Lan")
    wait = page.form.editors["waits_on"]
    sitter.wait(lambda: wait._choice._by_code.keys() == {case})
    wait.choose(case, "giấy tờ của mẹ")
    sitter.go(page, "pathway")
    stored = page._context.file.case.waits_on  # type: ignore[union-attr]
    assert stored.case_id == case
    assert page.form.editors["steps"].card("birth")._badge.text() in ("Chờ", "Quá hạn")


CARD = "066190123456|240123456|Nguyễn Thị Mẫu|05031990|Nữ|Buôn Kiểm Thử, Đắk Lắk|15042021"


def hold_a_card(tasks: Tasks, qtbot: Any, monkeypatch: pytest.MonkeyPatch, *ticks: str) -> None:
    """Somebody holds a card under the scanner, looks at what it says, and takes over what is ticked."""

    def hold(dialog: CardDialog) -> int:
        dialog.show()
        type_text(dialog.field, CARD)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
        quiet(qtbot, tasks)
        for name in ticks:
            dialog.confirm.tick(name).setChecked(True)
        dialog.take()
        quiet(qtbot, tasks)
        return dialog.result()

    monkeypatch.setattr(CardDialog, "exec", hold)


def card_button(page: WizardPage) -> QPushButton:
    return next(each for each in page.form.findChildren(QPushButton) if each.text() == "Đọc thẻ…")


def test_a_card_fills_in_who_a_newcomer_is_and_becomes_evidence_with_the_first_commit(
    sitter: Sitter, home: Home, area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sitter.sit(category="B1", area_id=area)
    hold_a_card(sitter.tasks, sitter.qtbot, monkeypatch, "name", "born", "sex", "id_number")
    card_button(page).click()
    sitter.settle(page)
    assert page.values()["name"] == "Nguyễn Thị Mẫu"
    file = cases.case_card(home, page.draft.case_id).file
    assert file.person is not None
    assert (file.person.name, file.person.born) == ("Nguyễn Thị Mẫu", PartialDate(1990, 3, 5))
    assert file.person.id_number.number == "066190123456"
    assert [(piece.kind, piece.number) for piece in file.evidence] == [("identity_card", "066190123456")]
    assert [piece.kind for piece in page.context.file.evidence] == ["identity_card"], "the papers' screen knows it"


def test_a_card_of_somebody_on_record_is_written_beside_what_was_typed(
    sitter: Sitter, home: Home, area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = people.add_person(home, NewPerson("Nguyen Thi Mau", area, fields={"born": PartialDate(1990)})).value
    page = sitter.sit(category="B1", person_id=known)
    type_text(line_of(page.form.editors["other_names"]), "Mẹ Lan")
    hold_a_card(sitter.tasks, sitter.qtbot, monkeypatch, "born")
    card_button(page).click()
    sitter.settle(page)
    person = page.context.file.person
    assert person is not None
    assert (person.name, person.born) == ("Nguyen Thi Mau", PartialDate(1990, 3, 5)), "only what was ticked"
    assert page.values()["other_names"] == "Mẹ Lan"
    assert page.values()["born"] == PartialDate(1990, 3, 5)
    assert [piece.kind for piece in page.context.file.evidence] == ["identity_card"]


def test_a_card_that_was_put_away_again_leaves_nothing(
    sitter: Sitter, home: Home, area: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = sitter.sit(category="B1", area_id=area)
    monkeypatch.setattr(CardDialog, "exec", lambda _dialog: 0)
    card_button(page).click()
    sitter.settle(page)
    assert page.values().get("name") is None
    assert people.count_people(home, people.PeopleFilter()) == 0


def test_a_bad_scan_says_why_at_its_paper(sitter: Sitter, home: Home, area: str, tmp_path: Path) -> None:
    page = take_down_a_child(sitter, area)
    sitter.go(page, "papers")
    card = page.form.editors["papers"].say("birth_notice", there=True)
    assert card is not None
    for name, content in (
        ("trống.jpg", b""),
        ("lừa.jpg", b"MZ\x90\x00" * 100),
        ("điện thoại.heic", b"\0\0\0\x18ftypheic"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        page.scans.look_at(card.note.id, file)
        sitter.settle(page)
        assert card._fault.text(), name
        assert "mã:" not in card._fault.text(), name
    assert cases.count_cases(home, cases.CaseFilter()) == 1


def test_another_screen_changing_the_name_asks_before_it_is_overwritten(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    sitter.go(page, "household")
    sitter.go(page, "child")
    person = people.person_card(home, page.draft.person_id).person
    type_text(line_of(page.form.editors["other_names"]), "Bé Đơn")
    people.change_person(home, person.id, person.seen, {"other_names": "Cu Tí"})
    page.next()
    sitter.wait(lambda: "moved" in page.banners.shown())
    assert "Tên gọi khác" in page.banners.shown()["moved"]
    page.next()
    sitter.wait(lambda: page.draft.at == "household" and not page.busy)
    assert people.person_card(home, person.id).person.other_names == "Bé Đơn"


def test_the_keyboard_goes_on_and_leaves(sitter: Sitter, home: Home, area: str, qtbot: Any) -> None:
    page = take_down_a_child(sitter, area)
    page.hide()
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QTest.keyClick(page.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitter.wait(lambda: page.draft.at == "household" and not page.busy)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.form, Qt.Key.Key_Escape)


def test_enter_goes_through_the_fields(sitter: Sitter, home: Home, area: str) -> None:
    page = take_down_a_child(sitter, area)
    name = line_of(page.form.editors["name"])
    page.form.go_on_from(name)
    reached = page.form.inputs()
    at = reached.index(name)
    assert reached[at + 1] is line_of(page.form.editors["other_names"])
    assert reached[at + 2] is line_of(page.form.editors["born"])


@pytest.mark.parametrize("width", [1037, 1182])
def test_every_screen_fits_without_scrolling_sideways_and_can_be_named(
    sitter: Sitter, home: Home, area: str, width: int
) -> None:
    page = take_down_a_child(sitter, area)
    page.resize(width, 560)
    for screen in page._flow.screens:
        if not screen.when(page.answers()):
            continue
        if screen.key != page.draft.at:
            sitter.go(page, screen.key)
        if screen.key == "papers":
            page.form.editors["papers"].say("birth_notice", there=True)
        if screen.key == "residence":
            page.form.editors["periods"].live_at_home()
            page.form.editors["periods"]._add_clicked()
        for fold in page.form.findChildren(Fold):
            fold.open(True)
        if screen.key == "household":
            page.form.editors["members"].add_row()
        QTest.qWait(30)
        assert unnamed_inputs(page) == [], screen.key
        assert too_small_targets(page.form) == [], screen.key
        area_ = page.form.parentWidget()
        assert page.form.minimumSizeHint().width() <= area_.width(), screen.key
        assert page.minimumSizeHint().width() <= width, screen.key


def test_the_slip_hides_nothing_it_should_say(home: Home, area: str) -> None:
    sitting = wizard.open_sitting(home, category="A3", area_id=area)
    draft = sitting.draft.with_typed("name", "Lê Văn Út", None).with_typed("visit", VisitNote("nobody"), None)
    case_id = wizard.commit(home, draft).value.draft.case_id
    assert slips.print_slip(home, case_id).value.startswith(b"%PDF")
    assert wizard.open_sitting(home, case_id=case_id).draft.typed == {"visit": VisitNote("nobody")}
