"""Báo cáo in the window: due, made, frozen, sent; who sends what; a file taken in; the list behind a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from app.domain.reporting import DueState
from app.domain.roles import Role
from app.home import Home
from app.services import reports, reports_asking, reports_deeds, reports_making, reports_receiving
from app.services.reports_receiving import Notice
from app.ui.plans.plan_page import PlanPage
from app.ui.plans.reports_view import ReportsView
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.services.reporting import a_working_commune
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import Heard, put_away, put_up, quiet

KEY = "monthly:2026-11-14"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office", roles=(Role.GROUP_HEAD,)) as opened:
        a_working_commune(opened, people=9)
        yield opened


@pytest.fixture
def view(home: Home, tasks: Tasks, qtbot: Any) -> Iterator[ReportsView]:
    page = put_up(PlanPage(home, tasks), qtbot, tasks, "reports")
    found = page.view("reports")
    assert isinstance(found, ReportsView)
    found.table.select(KEY)
    quiet(qtbot, tasks)
    yield found
    put_away(page)


def gone(widget: Any) -> None:
    widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_due_report_is_made_frozen_looked_into_and_sent(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    assert "quá 8 ngày" in view._state(view.current())
    view.open_report()
    quiet(qtbot, tasks)
    dialog = view.report_dialog
    assert dialog is not None
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    dialog.side._texts["next"][1].setPlainText("Đề nghị tỉnh tháo gỡ.")
    dialog.freeze()
    quiet(qtbot, tasks)
    assert reports.due(home, KEY).state is DueState.FROZEN
    assert not dialog.freeze_button.isEnabled()
    assert dialog.side._texts["next"][1].isReadOnly()
    for suffix in (".pdf", ".docx", ".xlsx"):
        dialog.maker.save_to(dialog.side, tmp_path / f"bc{suffix}")
        quiet(qtbot, tasks)
        assert (tmp_path / f"bc{suffix}").stat().st_size > 1000
    dialog.show_numbers()
    quiet(qtbot, tasks)
    numbers, heard = dialog.numbers, Heard(view, "open_case")
    assert numbers is not None
    number = next(row for row in numbers._rows if row.code == "found" and row.table == "area")
    numbers.numbers.select(number.id)
    quiet(qtbot, tasks)
    assert numbers.list.rows_loaded() == number.value
    numbers.list.view.selectRow(0)
    case_id = numbers.list.current_row().case_id
    numbers._opened("")
    quiet(qtbot, tasks)
    assert heard.of("open_case") == [case_id]
    gone(dialog)
    view.table.select(KEY)
    view.send()
    view.dialog.panel.preset("number", "15/BC-UBND")
    view.dialog.panel.submit()
    quiet(qtbot, tasks)
    assert reports.due(home, KEY).number == "15/BC-UBND"
    view.table.select(KEY)
    view.unsend()
    quiet(qtbot, tasks)
    assert reports.due(home, KEY).state is DueState.FROZEN


def test_what_was_typed_is_kept_when_the_dialog_is_left(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    view.open_report()
    quiet(qtbot, tasks)
    dialog = view.report_dialog
    assert dialog is not None
    assert not dialog.side.edited()
    dialog.side.to.setText("Công an tỉnh")
    dialog.reject()
    quiet(qtbot, tasks)
    assert reports_making.draft(home, KEY).wording.to == "Công an tỉnh"
    assert reports.due(home, KEY).state is DueState.DRAFTED


def test_who_sends_is_seen_and_received_asked_again_and_taken_back(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    assert next(row.name for row in view._grid.rows).startswith("Văn phòng")
    view.senders.select("office")
    view.receive()
    view.dialog.panel.preset("number", "7/BC")
    view.dialog.panel.preset("received_on", date(2026, 11, 13))
    view.dialog.panel.submit()
    quiet(qtbot, tasks)
    assert reports.due(home, KEY).received == 1
    view.senders.select("culture")
    view.write_reminder(tmp_path / "don-doc.docx")
    quiet(qtbot, tasks)
    assert (tmp_path / "don-doc.docx").is_file()
    asked = {row.id: row.now.asked_on for row in view._grid.rows if row.now}
    assert asked["culture"] == home.today

    def is_taken_back() -> bool:  # what was written is read again meanwhile, and then nobody is chosen
        if not tasks.open and view.senders.select("office"):
            view.take_back()
        return reports.due(home, KEY).received == 0

    qtbot.waitUntil(is_taken_back)
    quiet(qtbot, tasks)
    view.show_history()
    quiet(qtbot, tasks)
    assert view.history_dialog is not None
    assert view.history_dialog.table.rows_loaded() == 1
    gone(view.history_dialog)


def test_a_file_is_looked_at_before_it_is_taken_in(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    file = tmp_path / "mau.xlsx"
    file.write_bytes(reports_asking.blank(home, KEY, "office"))
    view.senders.select("office")
    view.look_at(file)
    quiet(qtbot, tasks)
    dialog = view.incoming_dialog
    assert dialog is not None
    assert unnamed_inputs(dialog) == []
    assert dialog.table.rows_loaded() >= 1
    dialog.take()
    quiet(qtbot, tasks)
    (sender,) = [one for one in reports.due(home, KEY).senders if one.id == "office"]
    assert sender.counted


def test_a_received_report_is_opened_with_its_numbers_its_check_and_what_it_replaced(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    reports_deeds.mark_received(home, KEY, "office", "6/BC", date(2026, 11, 13))
    made = reports_making.draft(home, KEY)
    file = tmp_path / "bao-cao.xlsx"
    file.write_bytes(reports_making.printed(home, made, "xlsx"))
    incoming = reports_receiving.look_at(home, KEY, "office", file)
    warned = replace(incoming, warnings=(Notice("sum", "Kết quả theo địa bàn", "Hồ sơ đã lập", "3 ≠ 4"),))
    reports_receiving.keep(home, warned, "7/BC", date(2026, 11, 16), "bản sửa")
    view.reload()
    quiet(qtbot, tasks)
    view.senders.select("office")
    view.senders.opened.emit("office")
    quiet(qtbot, tasks)
    dialog = view.received_dialog
    assert dialog is not None
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    said = dialog._about.text()
    for words in ("Số 7/BC, nhận ngày 16/11/2026 (chậm)", "bao-cao.xlsx", "bản số 6/BC", "bản sửa", "để đối chiếu"):
        assert words in said
    number = dialog.numbers.current_row()
    assert number.told == number.whole
    assert dialog.notices.rows_loaded() == 1
    gone(dialog)
    view.show_history()
    quiet(qtbot, tasks)
    history = view.history_dialog
    assert history is not None
    history.table.select(next(past.id for past in reports.history(home, KEY) if past.number == "6/BC"))
    history.table.opened.emit(history.table.current_key())
    quiet(qtbot, tasks)
    paper = view.received_dialog
    assert paper is not None
    assert paper.numbers.rows_loaded() == 0
    assert "thay bằng bản số 7/BC" in "".join(banner.text() for banner in paper.banners.findChildren(QLabel))
    gone(paper)
    gone(history)


def test_ones_last_deed_about_a_report_is_taken_back_and_done_again(
    view: ReportsView, home: Home, tasks: Tasks, qtbot: Any
) -> None:
    def undone() -> None:
        view.table.select(KEY)
        view.undo_last()
        quiet(qtbot, tasks)

    made = reports_making.draft(home, KEY)
    reports_making.freeze(home, KEY, made.wording, made.seen)
    reports_deeds.mark_sent(home, KEY, "15/BC", date(2026, 11, 14))
    undone()
    row = reports.due(home, KEY)
    assert (row.state, row.number, row.sent_on) == (DueState.FROZEN, "", None)
    undone()
    assert reports.due(home, KEY).number == "15/BC", "what is taken back twice stands again"
    reports_making.make_anew(home, KEY)
    undone()
    assert reports.due(home, KEY).state is DueState.SENT
    reports_deeds.mark_received(home, KEY, "office", "6/BC", date(2026, 11, 13))
    wrong = reports_deeds.mark_received(home, KEY, "office", "9/BC", date(2026, 11, 13)).value
    undone()
    assert next(one.number for one in reports.due(home, KEY).senders if one.id == "office") == "6/BC"
    undone()
    reports_deeds.take_back_received(home, wrong)
    undone()
    assert next(one.number for one in reports.due(home, KEY).senders if one.id == "office") == "9/BC"


def test_the_list_of_reports_has_names_for_all_it_asks(view: ReportsView) -> None:
    assert unnamed_inputs(view) == []
    assert too_small_targets(view) == []


def test_who_owes_the_next_report_is_seen_before_anybody_chooses_a_line(home: Home, tasks: Tasks, qtbot: Any) -> None:
    page = put_up(PlanPage(home, tasks), qtbot, tasks, "reports")
    found = page.view("reports")
    assert isinstance(found, ReportsView)
    assert found.table.current_key() == found._nearest() != ""
    qtbot.waitUntil(lambda: found.senders.rows_loaded() > 0)
    put_away(page)
