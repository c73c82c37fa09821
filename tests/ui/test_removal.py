"""Deleting and erasing from the pages: what is told, what is asked for, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.roles import Role
from app.home import Home
from app.services import erasing, people
from app.services.people import PeopleFilter
from app.ui.cases.case_page import CasePage
from app.ui.people.household_page import HouseholdPage
from app.ui.people.person_page import PersonPage
from app.ui.people.removal import DeleteDialog, EraseDialog
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


def names(home: Home) -> list[str]:
    return [row.name for row in people.list_people(home, PeopleFilter()).rows]


def sound(dialog: Any) -> None:
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []


@pytest.mark.parametrize("kind", ["person", "household", "case"])
def test_a_record_is_deleted_with_a_reason_and_comes_back_with_one_press(
    home: Home, commune: Commune, tasks: Tasks, qtbot: Any, kind: str
) -> None:
    made = {"person": PersonPage, "household": HouseholdPage, "case": CasePage}[kind](home, tasks)
    target = {"person": commune.child, "household": commune.house, "case": commune.case}[kind]
    page: Any = put_up(made, qtbot, tasks, target)
    heard = Heard(page, "changed")
    page.removal.ask_delete()
    dialog = page.removal.dialog
    assert isinstance(dialog, DeleteDialog)
    quiet(qtbot, tasks)
    sound(dialog)
    assert "hoàn tác được" in dialog.told.text()
    if kind != "case":
        assert any(word in dialog.told.text() for word in ("hồ sơ", "người trong hộ"))
    assert not dialog.go.isEnabled()
    type_text(dialog.reason, "Nhập trùng")
    dialog.go.click()
    quiet(qtbot, tasks)
    assert page._stack.currentWidget() is page.gone
    assert len(heard.of("changed")) == 1
    page.refresh()
    quiet(qtbot, tasks)
    assert page._stack.currentWidget() is page.gone
    page.gone.bring_back()
    quiet(qtbot, tasks)
    assert page._stack.currentIndex() == 1
    put_away(page)


def test_only_who_may_delete_or_erase_sees_the_button(home: Home, commune: Commune, tasks: Tasks, qtbot: Any) -> None:
    seen = {}
    for role in (Role.GROUP_HEAD, Role.AREA_POLICE, Role.CLERK):
        other = replace(home, account=replace(home.account, roles=(role,)))
        page = put_up(PersonPage(other, tasks), qtbot, tasks, commune.child)
        seen[role] = (page.removal.isVisible(), len(page.removal.offered()))
        put_away(page)
    assert seen == {Role.GROUP_HEAD: (True, 2), Role.AREA_POLICE: (True, 1), Role.CLERK: (False, 0)}


def test_a_person_is_erased_after_their_name_was_typed_once_more(
    home: Home, commune: Commune, tasks: Tasks, qtbot: Any
) -> None:
    page = put_up(PersonPage(home, tasks), qtbot, tasks, commune.child)
    name = page.title()
    page.removal.ask_erase()
    dialog = page.removal.dialog
    assert isinstance(dialog, EraseDialog)
    quiet(qtbot, tasks)
    sound(dialog)
    told = dialog.told.text()
    assert "Mất hẳn" in told
    assert "Còn lại" in told
    type_text(dialog.reason, "Đơn số 12")
    type_text(dialog.name, "Ai Khác")
    assert not dialog.go.isEnabled()
    dialog.name.set_value("")
    type_text(dialog.name, name)
    assert dialog.go.isEnabled()
    dialog.go.click()
    quiet(qtbot, tasks)
    assert dialog.outcome is not None
    assert "Đã xóa hẳn" in dialog.title.text()
    dialog.accept()
    assert name not in names(home)
    quiet(qtbot, tasks)
    assert page._stack.currentIndex() == 0
    put_away(page)


def test_one_field_is_chosen_among_those_that_were_ever_said(
    home: Home, commune: Commune, tasks: Tasks, qtbot: Any
) -> None:
    people.change_person(home, commune.child, people.person_card(home, commune.child).person.seen, {"phone": "0901"})
    page = put_up(PersonPage(home, tasks), qtbot, tasks, commune.child)
    page.removal.ask_erase()
    dialog = page.removal.dialog
    assert isinstance(dialog, EraseDialog)
    quiet(qtbot, tasks)
    dialog.scope.set_value("field")
    dialog.scope.changed.emit()
    type_text(dialog.reason, "Đơn số 12")
    type_text(dialog.name, page.title())
    assert not dialog.go.isEnabled()
    dialog.field.set_value("phone")
    dialog.look()
    dialog.go.click()
    quiet(qtbot, tasks)
    assert people.person_card(home, commune.child).person.phone is None
    assert erasing.erasures(home)[0].fields == 1
    dialog.accept()
    put_away(page)
