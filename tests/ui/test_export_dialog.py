"""Exporting what the filter shows: a purpose is asked for, a password twice, and the file holds what was ticked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.domain.case_filter import CaseFilter
from app.home import Home
from app.services import cases, people
from app.services.lists_printing import ListWish
from app.services.people import NewPerson
from app.ui.lists.export_dialog import ExportDialog
from app.ui.tasks import Tasks
from tests.services.homes import a_home
from tests.ui.checks import too_small_targets, type_text, unnamed_inputs
from tests.ui.pages_kit import Heard, quiet


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        area = people.add_area(opened, "Buôn Alê A", "hamlet").value
        for name, category in (("H’Yuôm Niê", "A1"), ("Y Blih Êban", "A3")):
            cases.open_case(opened, people.add_person(opened, NewPerson(name, area)).value, category)
        yield opened


def test_what_is_ticked_for_the_cases_on_screen_is_written(
    home: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    dialog = ExportDialog(home, tasks, ListWish(CaseFilter(category="A3"), ""), 1)
    qtbot.addWidget(dialog)
    dialog.show()
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    assert "mục đích" in dialog.problem().lower()
    type_text(dialog.purpose, "Họp tổ công tác")
    dialog.password.set_value("mật khẩu dài")
    dialog.again.set_value("mật khẩu khác")
    assert "không giống nhau" in dialog.problem()
    for line in (dialog.password, dialog.again):
        line.set_value(None)
    assert dialog.problem() == ""
    for key in ("born", "sex", "number", "household"):
        dialog.columns[key].click()
    heard = Heard(dialog, "written")
    dialog.write_to(tmp_path / "A3.xlsx")
    quiet(qtbot, tasks)
    assert heard.of("written") == [tmp_path / "A3.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "A3.xlsx").active
    assert [cell.value for cell in sheet[4]][:4] == ["TT", "Họ và tên", "Địa bàn", "Diện"]
    assert [row[1].value for row in sheet.iter_rows(min_row=5)] == ["Y Blih Êban"]
