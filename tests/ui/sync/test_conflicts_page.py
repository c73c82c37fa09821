"""Settling conflicts: with the keyboard, one after the other, and what happens when somebody else was quicker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.partial_date import PartialDate
from app.services import cases, people, sync_state
from app.ui.sync.conflicts_page import ConflictsPage
from app.ui.sync.value_editor import editor_for
from app.ui.tasks import Tasks
from tests.services.commune import Commune
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs
from tests.ui.sync.work import change, two_who_disagree

Until = Callable[[Callable[[], object]], None]


def opened(page: ConflictsPage, until: Until, count: int) -> ConflictsPage:
    shown(page, 1182, 680)
    until(lambda: len(page.waiting.conflicts) == count and (not count or page.panel.row is not None))
    return page


def select(page: ConflictsPage, field: str) -> None:
    row = next(each for each in page.waiting.conflicts if each.field == field)
    page.open_target(row.id)
    assert page.panel.row is not None
    assert page.panel.row.field == field


def person(commune: Commune, child: str):  # type: ignore[no-untyped-def]
    return people.person_card(commune.office, child).person


def test_enter_settles_what_was_chosen_and_the_next_one_is_shown(
    commune: Commune, tasks: Tasks, until: Until, qtbot: QtBot
) -> None:
    child, _, _ = two_who_disagree(commune)
    page = opened(ConflictsPage(commune.office, tasks), until, 2)
    view = page.table.view
    select(page, "phone")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(page.waiting.conflicts) == 2  # nothing is chosen beforehand
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert page.panel.choice() == "queued"
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert page.panel.choice() == "standing"
    qtbot.keyClick(view, Qt.Key.Key_2)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    until(lambda: len(page.waiting.conflicts) == 1)
    assert person(commune, child).phone == "0900 000 002"
    assert page.panel.row is not None
    assert page.panel.row.field == "born"
    assert page.panel.choice() == ""
    bury(page)


def test_a_third_value_can_be_given_to_a_birth_day(commune: Commune, tasks: Tasks, until: Until, qtbot: QtBot) -> None:
    child, _, _ = two_who_disagree(commune)
    page = opened(ConflictsPage(commune.office, tasks), until, 2)
    select(page, "born")
    qtbot.keyClick(page.table.view, Qt.Key.Key_3)
    page.panel.settle()
    assert len(page.waiting.conflicts) == 2  # nothing was typed yet
    page.panel.editor.set_value(PartialDate(2024, 5, 13))
    page.panel.settle()
    until(lambda: len(page.waiting.conflicts) == 1)
    assert person(commune, child).born == PartialDate(2024, 5, 13)
    bury(page)


def test_typing_digits_into_the_third_value_chooses_nothing_else(
    commune: Commune, tasks: Tasks, until: Until, qtbot: QtBot
) -> None:
    child, _, _ = two_who_disagree(commune)
    page = opened(ConflictsPage(commune.office, tasks), until, 2)
    select(page, "phone")
    qtbot.keyClick(page.table.view, Qt.Key.Key_3)
    qtbot.keyClicks(page.panel.editor, "0912")
    assert page.panel.choice() == "value"
    type_text(page.panel.editor, " 333 444")
    qtbot.keyClick(page.panel.editor, Qt.Key.Key_Return)
    until(lambda: len(page.waiting.conflicts) == 1)
    assert person(commune, child).phone == "0912 333 444"
    bury(page)


def test_who_was_too_late_is_told_and_sees_the_list_anew(commune: Commune, tasks: Tasks, until: Until) -> None:
    child, _, _ = two_who_disagree(commune)
    page = opened(ConflictsPage(commune.office, tasks), until, 2)
    select(page, "phone")
    page.panel.choose("queued")
    change(commune.office, child, phone="0988 888 888")
    page.panel.settle()
    until(lambda: "fault" in page.banners.shown())
    assert "đã sửa mục này" in page.banners.shown()["fault"]
    until(lambda: any(each.standing == "0988 888 888" for each in page.waiting.conflicts))
    assert person(commune, child).phone == "0988 888 888"
    until(lambda: page.panel.row is not None and page.panel.row.standing == "0988 888 888")
    assert page.panel.choice() == ""  # what was chosen was chosen against another value
    gone = next(each for each in page.waiting.conflicts if each.field == "phone")
    sync_state.resolve(commune.office, gone.id, sync_state.Choice.STANDING, seen=gone.seen)
    page.panel.choose("queued")
    page.panel.settle()
    until(lambda: len(page.waiting.conflicts) == 1)
    assert "vừa được giải quyết" in page.banners.shown()["fault"]
    bury(page)


def test_a_claim_is_named_by_what_it_claims_and_leads_to_its_case(commune: Commune, tasks: Tasks, until: Until) -> None:
    area = commune.areas["Thôn Xuân Hòa"]
    child = people.add_person(commune.office, people.NewPerson("Y Krông Niê", area)).value
    case = cases.open_case(commune.office, child, "A3").value
    cases.state_claim(commune.office, case, "birth", {"statement": "Sinh tại trạm y tế"})
    one, two = commune.laptop("Thôn Xuân Hòa"), commune.laptop("Thôn Xuân Hòa")
    for laptop, text in ((one, "Sinh ở nhà"), (two, "Sinh trên rẫy")):
        claim = cases.case_card(laptop, case).file.claims[0]
        cases.state_claim(laptop, case, "birth", {"statement": text}, claim.seen)
        commune.up(laptop)
    page = opened(ConflictsPage(commune.office, tasks), until, 1)
    model = page.table.model
    what = str(model.data(model.index(0, 1)))
    assert what.endswith("Lời khai, kết luận")
    assert what.startswith(commune.office.pack.tables["claim_kinds"].name_of("birth"))
    heard: list[str] = []
    page.open_case.connect(heard.append)
    page.panel._open.click()
    assert heard == [case]
    bury(page)


def test_a_deletion_against_work_is_told_as_keeping_or_deleting(commune: Commune, tasks: Tasks, until: Until) -> None:
    area = commune.areas["Thôn Xuân Hòa"]
    child = people.add_person(commune.office, people.NewPerson("Y Krông Niê", area)).value
    laptop = commune.laptop("Thôn Xuân Hòa")
    change(laptop, child, note="đã gặp ở rẫy")
    change(commune.office, child, gone="Ghi trùng")
    commune.up(laptop)
    page = opened(ConflictsPage(commune.office, tasks), until, 1)
    assert page.panel.editor is None
    texts = [card.side.value for card in page.panel._diff._cards]  # type: ignore[union-attr]
    assert texts == ["Xóa, lý do: Ghi trùng", "Giữ lại, không xóa"]
    page.panel.choose("queued")
    page.panel.settle()
    until(lambda: not page.waiting.conflicts)
    assert person(commune, child).note == "đã gặp ở rẫy"
    bury(page)


def test_at_a_laptop_the_page_explains_who_decides(commune: Commune, tasks: Tasks, until: Until) -> None:
    _, _, two = two_who_disagree(commune)
    commune.down(two)
    page = shown(ConflictsPage(two, tasks), 1182, 680)
    assert isinstance(page, ConflictsPage)
    until(lambda: len(page.own.cells()) == 2)
    assert ["Y Krông Niê", "Nhân khẩu: Ngày sinh", "03/05/2024", "05/2024"] in page.own.cells()
    bury(page)


def test_every_field_that_people_change_has_an_editor_or_is_sent_to_its_record(commune: Commune, qtbot: QtBot) -> None:
    from app.ui.field_words import FIELDS

    without = {
        (entity, field)
        for entity, fields in FIELDS.items()
        for field in fields
        if (made := editor_for(commune.office, entity, field)) is None or qtbot.addWidget(made) is not None
    }
    assert ("resident", "membership") in without
    assert not without & {
        ("resident", "born"),
        ("resident", "mother"),
        ("resident", "id_number"),
        ("resident", "sex"),
        ("resident", "ethnicity"),
        ("household", "address"),
        ("case", "due"),
        ("claim", "standing"),
        ("evidence", "supports"),
        ("step", "state"),
        ("obstacle", "kind"),
    }


@pytest.mark.parametrize("count", [0, 2])
def test_every_input_has_a_name_and_can_be_hit(commune: Commune, tasks: Tasks, until: Until, count: int) -> None:
    if count:
        two_who_disagree(commune)
    page = opened(ConflictsPage(commune.office, tasks), until, count)
    assert unnamed_inputs(page) == []
    assert too_small_targets(page) == []
    bury(page)
