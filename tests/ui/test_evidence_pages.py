"""Evidence that contradicts itself, as a person meets it: side by side in the case, and at once while typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.account import Account
from app.domain.evidence import State
from app.domain.ids import new_id
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.domain.values import Said
from app.home import Home
from app.services import cases, drafts, evidence
from app.ui.cases.case_page import CasePage
from app.ui.cases.contradiction import ContradictionCard
from app.ui.field_words import Words
from app.ui.says_edit import SaysEdit
from app.ui.tasks import Tasks
from app.ui.wizard.page import WizardPage
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
    """Its case has a birth notice of 2024, a household book of 2023, and a statement."""
    made = a_commune(home, tmp_path)
    notice = cases.case_card(home, made.case).file.evidence[0]
    evidence.record_says(home, notice.id, notice.seen, [Said("born", "03/05/2024"), Said("name", "Y Krông Niê")])
    cases.add_evidence(
        home, made.case, "household_book", {"supports": ("birth",), "seen_as": "copy", "says": (Said("born", "2023"),)}
    )
    cases.add_evidence(home, made.case, "kin_statement", {"told_by": "H’Lan Niê", "says": (Said("name", "Y Krong"),)})
    return made


@pytest.fixture
def page(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[CasePage]:
    made = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "claims"))
    yield made
    put_away(made)


def card_of(page: CasePage, about: str = "born") -> ContradictionCard:
    card = page.claims.matter(about)
    assert card is not None
    return card


def buttons(card: ContradictionCard, words: str) -> list:
    from app.ui.cases.tab import DeedButton

    return [each for each in card.findChildren(DeedButton) if each.text().startswith(words)]


def test_a_contradiction_stands_side_by_side_with_its_small_picture_and_ways_to_settle_it(page: CasePage, tasks, qtbot):
    card = card_of(page)
    assert card.matter.state is State.OPEN
    assert len(buttons(card, "Chọn theo giấy này")) == 2
    assert len(buttons(card, "Giữ như đang ghi")) == 1
    assert len(buttons(card, "Chưa xác định được")) == 1
    qtbot.waitUntil(lambda: all(not label.pixmap().isNull() for label in card._pictures.values()))
    assert len(card.wanted) == 1
    assert unnamed_inputs(page) == []
    assert too_small_targets(page) == []


def test_taking_a_side_asks_why_and_offers_to_write_the_record(page: CasePage, home, commune, tasks, qtbot):
    heard = Heard(page, "changed")
    book = next(b for b in buttons(card_of(page), "Chọn theo giấy này") if "Sổ hộ khẩu" in b.accessibleName())
    book.click()
    dialog = page.claims._dialog
    assert dialog is not None
    assert dialog.panel.names() == ("reason", "into_record")
    assert dialog.panel.editor("into_record").value() is True
    dialog.panel.submit()
    assert "Cần điền" in dialog.panel.row("reason").error()
    dialog.panel.editor("reason").setPlainText("Mẹ xác nhận sinh năm 2023")
    dialog.panel.submit()
    quiet(qtbot, tasks)
    file = cases.case_card(home, commune.case).file
    assert file.settlements[0].reason == "Mẹ xác nhận sinh năm 2023"
    assert file.person is not None
    assert file.person.born == PartialDate(2023)
    assert heard.of("changed")[0].touches("settlement")
    card = card_of(page)
    assert card.matter.state is State.SETTLED
    assert card._side_by_side is None
    card._open.click()
    assert card._side_by_side is not None
    page.take_back()
    quiet(qtbot, tasks)
    assert card_of(page).matter.state is State.OPEN
    assert cases.case_card(home, commune.case).file.person.born == PartialDate(2024, 5, 3)


def test_a_settled_matter_can_be_taken_up_again_and_its_past_stays_in_sight(page, home, commune, tasks, qtbot):
    pieces = [each.id for each in cases.case_card(home, commune.case).file.evidence]
    evidence.settle(home, commune.case, "born", Said("born", "03/05/2024"), "Giấy gốc", weighed=pieces)
    page.reload()
    quiet(qtbot, tasks)
    (again,) = buttons(card_of(page), "Xem xét lại")
    again.click()
    page.claims._dialog.panel.editor("reason").setPlainText("Có giấy mới")
    page.claims._dialog.panel.submit()
    quiet(qtbot, tasks)
    card = card_of(page)
    assert card.matter.state is State.REOPENED
    assert [each.reason for each in page.claims._weighed.story["born"]] == ["Có giấy mới", "Giấy gốc"]


def test_who_may_not_settle_sees_the_sides_and_no_buttons(home, commune, tasks, qtbot):
    home.account = Account(new_id(), "Trưởng Thôn", (Role.HAMLET_HEAD,))
    page = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "claims"))
    card = card_of(page)
    assert len(card.matter.values) == 2
    assert buttons(card, "Chọn") == buttons(card, "Chưa") == []
    put_away(page)


def test_a_statement_is_shown_as_it_will_lie_on_paper(page: CasePage, home, commune, tasks, qtbot, tmp_path):
    piece = next(p for p in cases.case_card(home, commune.case).file.evidence if p.kind == "kin_statement")
    page.claims.print_statement(piece.id)
    quiet(qtbot, tasks)
    dialog = page.claims._statement
    assert dialog is not None
    assert dialog.view.pages() == 1
    dialog.save_to(tmp_path / "loi-khai.pdf")
    quiet(qtbot, tasks)
    assert (tmp_path / "loi-khai.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()
    assert next(action.data() for action in page.claims._blanks.actions()) == "self_statement"


def test_the_case_suggests_and_says_what_is_missing_without_touching_the_persons_judgement(
    page: CasePage, home, commune
):
    claim = page.claims._cards["birth"]
    from PySide6.QtWidgets import QLabel

    words = [label.text() for label in claim.findChildren(QLabel)]
    assert "Có căn cứ, chưa đủ" in words  # the person's own
    assert any("Máy gợi ý: chứng cứ trái nhau" in each for each in words)
    assert any(each.startswith("Còn thiếu:") for each in words)


# What a paper says


@pytest.fixture
def says(home: Home, qtbot) -> SaysEdit:
    edit = SaysEdit(Words(home))
    qtbot.addWidget(edit)
    edit.show()
    edit.show_kind("birth_notice")
    edit.set_recorded(
        {"born": Said("born", "03/05/2024", PartialDate(2024, 5, 3)), "name": Said("name", "Y Krông Niê")}
    )
    return edit


def test_a_paper_is_asked_only_for_what_its_kind_tells_and_what_else_it_says_can_be_added(says: SaysEdit):
    assert says.abouts() == ("name", "born", "sex", "birth_place", "mother", "father")
    says.add("origin")
    type_text(says.line("origin")._line, "Gốc Phú Yên")
    says.show_kind("vessel_register")
    assert says.abouts() == ("name", "number", "residence", "origin")
    assert says.value() == (Said("origin", "Gốc Phú Yên"),)
    assert unnamed_inputs(says) == []
    assert too_small_targets(says) == []


def test_one_key_says_exactly_as_recorded(says: SaysEdit):
    says.activateWindow()
    says.line("born").setFocus()
    QTest.keyClick(says.line("born")._line, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert says.value() == (Said("born", "03/05/2024", PartialDate(2024, 5, 3)),)
    says.take_all_recorded()
    assert [said.text for said in says.value()] == ["Y Krông Niê", "03/05/2024"]


def test_a_date_keeps_the_papers_words_and_what_they_mean(says: SaysEdit):
    type_text(says.line("born")._line, "tháng 5 năm 2024")
    assert says.value() == (Said("born", "tháng 5 năm 2024", PartialDate(2024, 5)),)
    type_text(says.line("born")._line, " âm lịch")
    assert says.value()[0].born is None
    assert "Chưa đọc ra ngày nào" in says.line("born").note()


def test_a_contradiction_is_told_while_it_is_typed(says: SaysEdit):
    type_text(says.line("name")._line, "Y Krong")
    assert says.line("name").note() == ""
    type_text(says.line("born")._line, "2021")
    assert "Khác với thông tin nhân khẩu" in says.line("born").note()


def test_a_second_saying_from_a_newer_machine_is_kept(says: SaysEdit):
    both = (Said("born", "2024"), Said("born", "2023"))
    says.set_value(both)
    assert says.value() == both
    kept = says.kept()
    says.set_value(())
    says.restore(kept)
    assert says.value()[0] == Said("born", "2024", PartialDate(2024))


# The wizard


@pytest.fixture
def wizard(home: Home, commune: Commune, tasks: Tasks, qtbot) -> Iterator[WizardPage]:
    drafts.drop(home, f"wizard:{commune.case}")
    page = WizardPage(home, tasks, case_id=commune.case)
    page.resize(1182, 640)
    qtbot.addWidget(page)
    page.show()
    quiet(qtbot, tasks)
    yield page
    page.may_leave()
    quiet(qtbot, tasks)


def test_in_the_wizard_a_paper_that_contradicts_another_is_noticed_at_once_and_kept(
    wizard, home, commune, tasks, qtbot
):
    wizard.go("papers")
    quiet(qtbot, tasks)
    papers = wizard.form.editors["papers"]
    card = papers.add("school_record")
    type_text(card.says.line("born")._line, "2020")
    note = card.says.line("born").note()
    assert "Giấy chứng sinh: 03/05/2024" in note
    assert "Sổ hộ khẩu, sổ tạm trú cũ: 2023" in note
    wizard.go("claims")
    quiet(qtbot, tasks)
    against, suggested = wizard.form.editors["claims"].card("birth").weighed()
    assert "2020 (Học bạ, bằng cấp)" in against
    assert "Máy gợi ý: chứng cứ trái nhau" in suggested
    kept = cases.case_card(home, commune.case).file.evidence
    assert any(piece.says == (Said("born", "2020", PartialDate(2020)),) for piece in kept)
