"""The drive in the window: units with bars, children marked by keys, the table of targets, class lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.drive import ChildFilter, ChildState
from app.home import Home
from app.services import drives, drives_children, drives_targets
from app.ui.plans.plan_page import PlanPage
from app.ui.tasks import Tasks
from tests.services.drive_district import FIRST, a_district, children, the_drive
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import put_away, put_up, quiet

BORN = {"Vũ Gia An": "02/02/2020", "Vũ Gia Bình": "03/03/2021", "Vũ Gia Cát": "2018", "Vũ Gia Đạt": "01/01/2015"}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_district(tmp_path / "office") as (opened, areas):
        children(opened, areas["An Hưng"], BORN)
        yield opened


@pytest.fixture
def page(home: Home, tasks: Tasks, qtbot: Any) -> Iterator[PlanPage]:
    made = put_up(PlanPage(home, tasks), qtbot, tasks)
    yield made
    put_away(made)


def at(page: PlanPage, target: object, tasks: Tasks, qtbot: Any) -> Any:
    page.open_target(target)
    quiet(qtbot, tasks)
    return page.view(str(target[0] if isinstance(target, tuple) else target))


def shown(view: Any, column: int) -> list[str]:
    model = view.table.model
    return [str(model.data(model.index(row, column)) or "") for row in range(model.rowCount())]


def test_units_stand_with_the_sum_of_their_rows_and_the_printed_total_beside_it(
    page: PlanPage, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    view = at(page, "drive", tasks, qtbot)
    assert [unnamed_inputs(view), too_small_targets(view)] == [[], []]
    view.edit_targets()
    quiet(qtbot, tasks)
    dialog = view.targets
    dialog.as_printed()
    quiet(qtbot, tasks)
    assert "1.829" in dialog.said.text()
    assert unnamed_inputs(dialog) == []
    dialog.save()
    quiet(qtbot, tasks)
    assert shown(view, 0)[-2:] == ["Tổng (cộng các dòng)", "Tổng (bản in)"]
    assert shown(view, 2)[-2:] == ["1.830", "1.829"]
    view.table.select("an-hung")
    view.show_children()
    quiet(qtbot, tasks)
    assert page.view("children").which() == ChildFilter(unit="an-hung", band="under-6")
    assert shown(page.view("children"), 0) == ["Vũ Gia An", "Vũ Gia Bình"]


def test_one_key_marks_what_is_chosen_and_undo_takes_it_back(
    page: PlanPage, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    view = at(page, ("children", ChildFilter(unit="an-hung")), tasks, qtbot)
    assert [unnamed_inputs(view), too_small_targets(view)] == [[], []]
    assert shown(view, 2)[2].startswith("Chưa rõ: từ 0 đến dưới 6 tuổi hoặc từ 6")
    view.table.view.selectAll()
    qtbot.keyClick(view.table.view, Qt.Key.Key_2)
    quiet(qtbot, tasks)
    assert drives.day_figures(home, the_drive(home), FIRST).total.done == 4
    view.take_back()
    quiet(qtbot, tasks)
    assert drives.day_figures(home, the_drive(home), FIRST).total.done == 0
    view.table.view.selectRow(0)
    qtbot.keyClick(view.table.view, Qt.Key.Key_7)
    quiet(qtbot, tasks)
    panel = view.dialog.panel
    panel.submit()
    assert panel.row("reason").error()
    panel.preset("reason", "Trùng dữ liệu")
    panel.preset("papers", ("Biên bản xác minh",))
    panel.submit()
    quiet(qtbot, tasks)
    which = ChildFilter(states=frozenset({ChildState.UNABLE}))
    (row,) = drives_children.children(home, the_drive(home), which).rows
    assert (row.name, row.said("papers")) == ("Vũ Gia An", ("Biên bản xác minh",))


def test_a_days_number_is_typed_for_a_unit_whose_children_are_not_here(
    page: PlanPage, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    view = at(page, "drive", tasks, qtbot)
    view.table.select("dai-ban")
    view.enter()
    quiet(qtbot, tasks)
    view.dialog.panel.preset("value", "170")
    view.dialog.panel.submit()
    quiet(qtbot, tasks)
    assert drives_targets.entered_on(home, the_drive(home), FIRST) == {("dai-ban", "under-6"): 170}


def test_a_typed_class_is_matched_and_kept(page: PlanPage, home: Home, tasks: Tasks, qtbot: Any) -> None:
    view = at(page, "children", tasks, qtbot)
    view.take_classes()
    dialog = view.classes_dialog
    assert unnamed_inputs(dialog) == []
    dialog.school.set_value("MN Hoa Sen")
    dialog.typed.set_value("Vũ Gia Bình, 03/03/2021\nKhông Có Ai, 01/01/2020")
    dialog.read_typed()
    quiet(qtbot, tasks)
    assert "Khớp 1" in dialog.said.text()
    dialog.save()
    quiet(qtbot, tasks)
    assert drives_children.count(home, the_drive(home), ChildFilter(school="MN Hoa Sen")) == 1


def test_letters_go_into_a_file_first_and_are_shown_then(
    page: PlanPage, home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    view = at(page, "children", tasks, qtbot)
    view.table.view.selectAll()
    view.invite_into(tmp_path / "giay-moi.pdf")
    quiet(qtbot, tasks)
    assert (tmp_path / "giay-moi.pdf").read_bytes().startswith(b"%PDF")
    assert view._papers.dialog is not None
    assert view._papers.dialog.windowTitle() == "Giấy mời"
    view._papers.dialog.close()
    with home.reading() as r:
        assert r.conn.exec_driver_sql("SELECT count(*) FROM printed").scalar() == len(BORN)
