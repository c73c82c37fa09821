"""Bảng việc in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.home import Home
from app.services import cases
from app.services.cases import CaseFilter
from app.ui.cases.board_page import BoardPage
from app.ui.cases.list_page import CaseListPage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import unnamed_inputs
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
def page(home: Home, commune: Commune, tasks: Tasks, qtbot: Any) -> Iterator[BoardPage]:
    made = put_up(BoardPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def test_all_open_cases_are_on_the_board_and_enter_opens_one(page: BoardPage, home: Home) -> None:
    cards = sum(column.list.count() for column in page.columns)
    assert cards == cases.count_cases(home, CaseFilter(state="open"))
    heard = Heard(page, "open_case")
    first = page.columns[0].list
    first.itemActivated.emit(first.item(0))
    assert len(heard.of("open_case")) == 1
    assert unnamed_inputs(page) == []


def test_chosen_cards_are_given_to_a_team_and_stand_in_its_column(
    page: BoardPage, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    page.columns[0].list.selectAll()
    count = len(page.columns[0].chosen())
    page.give()
    assert page.dialog is None, "the database is not asked in the thread of the screen"
    quiet(qtbot, tasks)
    assert page.dialog is not None
    page.dialog.panel.preset("team", "Tổ 2")
    page.dialog.panel.submit()
    quiet(qtbot, tasks)
    page._by.set_value("team")
    page._turned()
    quiet(qtbot, tasks)
    assert {column.column.key: column.list.count() for column in page.columns}["Tổ 2"] == count


def test_the_list_gives_out_filters_further_and_keeps_filters_under_a_name(
    home: Home, commune: Commune, tasks: Tasks, qtbot: Any
) -> None:
    page = put_up(CaseListPage(home, tasks), qtbot, tasks)
    page.table.view.selectAll()
    chosen = page.table.picked_keys()
    page.give()
    quiet(qtbot, tasks)
    assert page._giving is not None
    page._giving.panel.preset("team", "Tổ 1")
    page._giving.panel.submit()
    quiet(qtbot, tasks)
    entries = {action.text(): action for action in page._more.entries()}
    entries["Tổ 1"].trigger()
    quiet(qtbot, tasks)
    assert page.which.team == "Tổ 1"
    assert page.table.model.total == len(chosen)
    page._more.save_asked.emit("Của tổ 1")
    quiet(qtbot, tasks)
    page.clear_filter()
    quiet(qtbot, tasks)
    first, *_ = home.pack.plan.stages
    said = f"Lập trong {first.name[:1].lower()}{first.name[1:]}"
    {action.text(): action for action in page._more.entries()}[said].trigger()
    quiet(qtbot, tasks)
    assert (page.which.opened_from, page.which.opened_until) == (first.first, first.last)
    {action.text(): action for action in page._more.entries()}[said].trigger()
    quiet(qtbot, tasks)
    assert page.which.opened_from is None, "chosen again it goes"
    {action.text(): action for action in page._more.entries()}["Của tổ 1"].trigger()
    quiet(qtbot, tasks)
    assert page.which.team == "Tổ 1"
    {action.text(): action for action in page._more.entries()}["Xóa bộ lọc đã lưu này"].trigger()
    quiet(qtbot, tasks)
    assert "Của tổ 1" not in {action.text() for action in page._more.entries()}
    heard = Heard(page, "board_asked")
    page._board.click()
    assert heard.of("board_asked") == [None]
    put_away(page)
