"""The plan on its sheets and as text: what is typed is kept, slips are told, and it holds from the day that is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.roles import Role
from app.home import Home
from app.models import state
from app.services import drafts, plan_editing
from app.ui.plans.plan_editor_page import DRAFT, PlanEditorPage
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        with opened.noting() as conn:
            state.put(conn, {"unit": "22120", "unit_name": "Xã Tuy An Đông"})
        yield opened


def cell(page: PlanEditorPage, table: str, row: int, key: str) -> Any:
    view = next(view for view in page.sheets if view.sheet.table == table)
    column = [column.key for column in view.sheet.columns].index(key)
    return view.table.item(row, column)


def test_a_date_is_moved_on_its_sheet_and_holds_from_the_day_that_is_said(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    heard = Heard(page, "changed")
    assert cell(page, "deadline", 2, "before").text() == "30/09/2026"
    cell(page, "deadline", 2, "before").setText("15/12/2026")
    assert "before = 2026-12-15" in page.raw.toPlainText()
    assert drafts.find(home, DRAFT) is not None
    page.adopt_from(date(2026, 11, 22), "Công văn gia hạn")
    quiet(qtbot, tasks)
    deadline = home.pack.plan.deadline("all-settled")
    assert deadline is not None
    assert deadline.before == date(2026, 12, 15)
    assert drafts.find(home, DRAFT) is None
    assert heard.of("changed")[0].touches("edition")
    assert "đang dùng" in page.editions.item(0).text()


def test_a_slip_is_told_with_its_line_and_taken_back(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    cell(page, "stage", 2, "from").setText("01/05/2026")
    quiet(qtbot, tasks)
    first = page.remarks.item(0)
    assert "stage.from phải là ngày liền sau giai đoạn trước" in first.text()
    page.remarks.itemActivated.emit(first)
    assert page.tabs.currentWidget() is page.raw
    assert page.raw.textCursor().selectedText() == "from = 2026-05-01"
    page.undo()
    quiet(qtbot, tasks)
    assert cell(page, "stage", 2, "from").text() == "01/06/2026"
    page.redo()
    quiet(qtbot, tasks)
    assert cell(page, "stage", 2, "from").text() == "01/05/2026"


def test_what_is_no_day_is_refused_and_the_cell_keeps_what_it_had(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    cell(page, "deadline", 0, "before").setText("cuối tháng")
    assert cell(page, "deadline", 0, "before").text() == "31/03/2026"
    assert "cuối tháng" in page.banners.shown()["refused"]
    cell(page, "report", 0, "rhythm").setText("hằng tuần")
    assert 'rhythm = "weekly"' in page.raw.toPlainText()


def test_rows_come_and_go_and_text_that_is_no_table_leaves_the_sheets(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    view = next(view for view in page.sheets if view.sheet.table == "deadline")
    view.add_row()
    assert view.table.rowCount() == 4
    view.table.setCurrentCell(3, 0)
    view.remove_row()
    assert view.table.rowCount() == 3
    page.show_text("[[stage")
    quiet(qtbot, tasks)
    assert view.table.rowCount() == 3
    assert "sai cú pháp" in page.remarks.item(0).text()


def test_what_was_typed_last_is_never_overwritten_by_a_sheet_that_has_not_seen_it(
    home: Home, tasks: Tasks, qtbot: Any
) -> None:
    """A cell and a head are edited while the text typed before is still being looked at."""
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    later = page.raw.toPlainText().replace("before = 2026-09-30", "before = 2026-10-31")
    assert later != page.raw.toPlainText()
    page.raw.setPlainText(later)
    cell(page, "deadline", 0, "before").setText("15/12/2026")  # belongs to the older text: shown anew, not taken
    assert page.raw.toPlainText() == later
    assert cell(page, "deadline", 2, "before").text() == "31/10/2026"
    number = page._heads["number"][0]
    page.raw.setPlainText(later.replace("2026-10-31", "2026-11-30"))
    number.setText("99/KH-UBND")
    number.editingFinished.emit()
    quiet(qtbot, tasks)
    assert "before = 2026-11-30" in page.raw.toPlainText()
    assert 'number = "99/KH-UBND"' in page.raw.toPlainText()


def test_a_cell_that_is_being_typed_into_stays_while_what_was_written_before_is_looked_at(
    home: Home, tasks: Tasks, qtbot: Any
) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    cell(page, "deadline", 2, "before").setText("15/12/2026")
    other = cell(page, "deadline", 0, "before")
    quiet(qtbot, tasks)
    assert cell(page, "deadline", 0, "before") is other
    assert page.state.text() != "Đang kiểm tra…"


def test_a_draft_is_there_the_next_time_and_a_new_year_is_begun(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    page.begin("", 2027)
    again = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    assert 'id = "tuyen-an-dong-2027"' in again.raw.toPlainText()
    assert "draft" in again.banners.shown()
    assert home.pack.plan.id == "tuyen-an-dong-2026"


def test_a_file_is_opened_or_refused_in_words(
    home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
    file = tmp_path / "ke-hoach.toml"
    file.write_text(plan_editing.begun(home, "buon-ma-thuot-2026", 2027), encoding="utf-8-sig")
    page.read_file(file)
    assert "buon-ma-thuot-2027" in page.raw.toPlainText()
    told: list[str] = []
    monkeypatch.setattr("app.ui.plans.plan_editor_page.show_error", lambda _page, error: told.append(error.code))
    file.write_bytes(b"\xff\xfe\x00")
    page.read_file(file)
    assert told == ["plan.not-text"]


def test_a_clerk_may_look_only_and_every_input_has_a_name(tmp_path: Path, tasks: Tasks, qtbot: Any) -> None:
    with a_home(tmp_path / "clerk", roles=(Role.CLERK,)) as home:
        page = put_up(PlanEditorPage(home, tasks), qtbot, tasks)
        assert not page.adopter.isEnabled()
        assert not unnamed_inputs(page)
        assert not too_small_targets(page)
