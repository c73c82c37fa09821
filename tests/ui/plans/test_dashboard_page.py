"""The head's board: what presses and whose it is, numbers that open to people, charts to click, the same on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPointF

from app.domain.handoffs import desks_of
from app.home import Home
from app.services import assigning, cases, dashboard, handoffs
from app.services.cases import CaseFilter
from app.ui.plans.dashboard_page import DashboardPage
from app.ui.plans.pressing import pressing
from app.ui.tasks import State, Tasks
from tests.services.homes import a_home
from tests.ui.checks import unnamed_inputs
from tests.ui.communes import a_commune
from tests.ui.pages_kit import Heard, put_up, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        a_commune(opened, tmp_path)
        yield opened


def test_the_board_tells_its_numbers_and_each_opens_to_its_list(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(DashboardPage(home, tasks), qtbot, tasks)
    shown = dashboard.progress(home)
    assert shown.total.counts["case"] > 0
    assert page._numbers["case"].text().startswith(f"{shown.total.counts['case']}\n")
    heard = Heard(page, "open_case", "open_person", "coverage_asked", "part_asked", "sync_asked")
    page._numbers["case"].click()
    quiet(qtbot, tasks)
    assert page.dialog.table.model.rowCount() == shown.total.counts["case"]
    page.dialog.table.opened.emit("")
    page._numbers["doors"].click()
    assert heard.of("coverage_asked") == [""]
    assert page._numbers["stage"].text().endswith("Xong giai đoạn này")
    page._numbers["stage"].click()
    assert heard.of("part_asked") == ["stages"]
    assert not unnamed_inputs(page)


def test_a_click_on_a_bar_or_a_line_asks_for_who_is_behind(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(DashboardPage(home, tasks), qtbot, tasks)
    asked: list[tuple[str, str]] = []
    page.bars.asked.connect(lambda what, key: asked.append((what, key)))
    page.trend.asked.connect(lambda what, key: asked.append((what, key)))
    board = page._board
    assert board is not None
    row = next(at for at, row in enumerate(board.shown.by_category) if row.counts["open"])
    page.bars.clicked_at(page.bars.middle_of(row, "open"))
    page.bars.clicked_at(QPointF(0.5, 4000))
    point = board.shown.trend[-1]
    page.trend.clicked_at(page.trend.place(point.day, point.found))
    assert asked == [("open", board.shown.by_category[row].key), ("case", "")]
    quiet(qtbot, tasks)


def test_what_presses_leads_to_where_it_is_done(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(DashboardPage(home, tasks), qtbot, tasks)
    rows = page._board.pressing  # type: ignore[union-attr]
    assert [row.late for row in rows] == sorted((row.late for row in rows), reverse=True)
    assert {"Nhiệm vụ", "Báo cáo"} <= {row.kind for row in rows}
    heard = Heard(page, "part_asked", "open_case")
    task = next(row for row in rows if row.kind == "Nhiệm vụ")
    page.press.select(task.id)
    page.press.opened.emit(task.id)
    assert heard.of("part_asked") == [("tasks", task.id.removeprefix("t:"))]
    soon = [row for row in rows if not row.late and row.on]
    assert all(row.on <= home.today + timedelta(days=7) for row in soon if isinstance(row.on, date))


def test_whose_it_is_is_told_by_name(home: Home) -> None:
    """No code of a body, no id of an account."""
    rows = cases.list_cases(home, CaseFilter(state="open"), None, 50).rows
    given = {"assignee": home.account.id, "due": home.today + timedelta(days=3)}
    assigning.assign(home, assigning.seen_of(home, [row.id for row in rows]), given)
    sender = min(desks_of(home.account.roles))
    receiver = next(each.code for each in home.pack.tables["bodies"] if each.code != sender)
    due = home.today + timedelta(days=3)
    handoffs.send(home, rows[0].resident_id, "birth_registered", sender, receiver, due=due)
    later = home.clock() + timedelta(days=60)
    home.clock = lambda: later
    found = pressing(home)
    assert {"Hồ sơ", "Chuyển việc"} <= {one.kind for one in found}
    codes = {home.account.id, *(body.code for body in home.pack.tables["bodies"])}
    assert not [one for one in found if one.whose in codes]
    assert {one.whose for one in found if one.kind == "Hồ sơ"} == {home.account.name}


def test_the_board_is_printed_with_how_each_number_is_counted(home: Home) -> None:
    pdf = PdfDocument(dashboard.sheet(home, [("30/11/2026", "Báo cáo", "Báo cáo tháng", "Công an xã")]))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    pdf.close()
    for words in ("BẢNG ĐIỀU HÀNH", "Cách đếm", "Xóa đăng ký (riêng)", "Theo địa bàn", "Báo cáo tháng"):
        assert words in text


def test_a_commune_without_any_case_has_a_quiet_board(tmp_path: Path, tasks: Tasks, qtbot: Any) -> None:
    with a_home(tmp_path / "empty") as home:
        page = put_up(DashboardPage(home, tasks), qtbot, tasks)
        assert page.pace.text() == "Chưa có hồ sơ nào."
        page._numbers["helped"].click()
        quiet(qtbot, tasks)
        assert page.dialog.table.model.rowCount() == 0


def test_the_stage_makes_way_for_what_is_asked_meanwhile_and_is_told_in_the_end(
    home: Home, tasks: Tasks, qtbot: Any
) -> None:
    page = put_up(DashboardPage(home, tasks), qtbot, tasks)
    told = page._numbers["stage"].text()
    busy, asked = Event(), []
    tasks.run(lambda _progress: busy.wait(20))
    page._ask_stage()
    first = page._stage
    tasks.run(lambda _progress: asked.append("a case"))
    busy.set()
    quiet(qtbot, tasks)
    assert first is not None
    assert first.state is State.CANCELLED
    assert asked == ["a case"]
    assert page._stage is not first
    assert page._numbers["stage"].text() == told
    page._ask_stage()
    assert page._stage is not None
    page._stage.cancel()  # by the person who waits
    quiet(qtbot, tasks)
    assert page._numbers["stage"].text().startswith("Mở xem\n")
