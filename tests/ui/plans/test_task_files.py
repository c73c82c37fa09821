"""The documents of a task in the window: dropped, pasted, looked at, saved, taken away and back, counted in lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog

from app.domain.tasks import TaskFilter, task_id
from app.home import Home
from app.services import tasks as tasks_service
from app.services import tasks_files
from app.ui.plans import task_files_dialog
from app.ui.plans.plan_page import PlanPage
from app.ui.plans.task_files_dialog import TaskFilesDialog
from app.ui.tasks import Tasks
from app.ui.widgets.scan_editor import ScanEditor
from tests.intake.office_files import a_word, an_excel, an_old_word, with_parts
from tests.services.homes import PLAN, a_home
from tests.ui.checks import too_small_targets, unnamed_inputs
from tests.ui.pages_kit import put_away, put_up, quiet

ORDER = task_id(PLAN, "members-sent")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as home:
        yield home


@pytest.fixture
def dialog(office: Home, tasks: Tasks, qtbot: Any) -> Iterator[TaskFilesDialog]:
    made = put_up(TaskFilesDialog(office, tasks, tasks_service.find(office, ORDER)), qtbot, tasks)
    yield made
    put_away(made)


@pytest.fixture
def page(office: Home, tasks: Tasks, qtbot: Any) -> Iterator[PlanPage]:
    made = put_up(PlanPage(office, tasks), qtbot, tasks)
    yield made
    put_away(made)


@pytest.fixture(autouse=True)
def _editor_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked at before it is kept is found good."""
    monkeypatch.setattr(ScanEditor, "exec", lambda _self: QDialog.DialogCode.Accepted)


def a_word_file(folder: Path) -> Path:
    file = folder / "KH 05.docx"
    file.write_bytes(a_word("Kế hoạch của thôn Một"))
    return file


def dropped(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def titles(dialog: TaskFilesDialog) -> list[str]:
    return [dialog.list.item(row).text().partition("\n")[0] for row in range(dialog.list.count())]


def test_an_empty_list_says_what_can_be_done_and_every_tool_has_a_name(dialog: TaskFilesDialog) -> None:
    assert dialog._nothing.title() == "Chưa có tệp minh chứng"
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []
    assert not dialog._save.isEnabled()


def test_files_are_dropped_and_shown_as_far_as_they_can_be(
    dialog: TaskFilesDialog, office: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    (tmp_path / "bảng.xlsx").write_bytes(an_excel("Thôn Một: 12 người"))
    (tmp_path / "cũ.doc").write_bytes(an_old_word())
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "ảnh.png")
    dialog._take(
        dropped(a_word_file(tmp_path), tmp_path / "bảng.xlsx", tmp_path / "cũ.doc", tmp_path / "ảnh.png"), "không"
    )
    quiet(qtbot, tasks)
    assert titles(dialog) == ["KH 05", "bảng", "cũ", "ảnh"]
    shown = {}
    for row, title in enumerate(titles(dialog)):
        dialog.list.setCurrentRow(row)
        quiet(qtbot, tasks)
        shown[title] = dialog._viewer.currentWidget()
    assert shown == {
        "KH 05": dialog._words, "bảng": dialog._words, "cũ": dialog._nothing, "ảnh": dialog._picture,
    }  # fmt: skip
    dialog.list.setCurrentRow(0)
    quiet(qtbot, tasks)
    assert dialog._words.toPlainText() == "Kế hoạch của thôn Một"
    dialog.list.setCurrentRow(1)
    quiet(qtbot, tasks)
    assert "Thôn Một: 12 người" in dialog._words.toPlainText()


def test_a_picture_of_the_clipboard_is_pasted(dialog: TaskFilesDialog, office: Home, tasks: Tasks, qtbot: Any) -> None:
    picture = QImage(80, 60, QImage.Format.Format_RGB32)
    picture.fill(0x203040)
    QGuiApplication.clipboard().setImage(picture)
    dialog.paste()
    quiet(qtbot, tasks)
    (file,) = tasks_files.list_files(office, ORDER)
    assert file.media_type == "image/jpeg"
    QGuiApplication.clipboard().setText("chỉ là chữ")
    dialog.paste()
    assert dialog.banners.shown()["deed"] == "Bảng tạm không có ảnh hay tệp nào."


def test_what_is_taken_away_and_what_was_added_come_back_with_undo(
    dialog: TaskFilesDialog, office: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    dialog.add([a_word_file(tmp_path)])
    quiet(qtbot, tasks)
    dialog.remove()
    quiet(qtbot, tasks)
    assert titles(dialog) == []
    assert dialog.banners.shown()["deed"] == "Đã gỡ “KH 05” khỏi nhiệm vụ."
    dialog.take_back()
    quiet(qtbot, tasks)
    assert titles(dialog) == ["KH 05"]
    dialog.take_back()  # taken back twice it is taken away again
    quiet(qtbot, tasks)
    assert titles(dialog) == []


def test_a_file_is_saved_as_it_was_and_the_words_say_that_the_copy_is_open(
    dialog: TaskFilesDialog, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    file = a_word_file(tmp_path)
    dialog.add([file])
    quiet(qtbot, tasks)
    dialog.save_to(tmp_path / "ra.docx")
    quiet(qtbot, tasks)
    assert (tmp_path / "ra.docx").read_bytes() == file.read_bytes()
    assert "không còn được mã hóa" in dialog.banners.shown()["deed"]


def test_a_file_is_erased_for_good_only_with_a_reason(
    dialog: TaskFilesDialog, office: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    dialog.add([a_word_file(tmp_path)])
    quiet(qtbot, tasks)
    (file,) = tasks_files.list_files(office, ORDER)
    dialog.erase()
    asking: Any = dialog.asking
    assert unnamed_inputs(asking) == []
    assert not asking.yes.isEnabled()
    qtbot.keyClicks(asking.why, "Dinh nham")
    assert asking.yes.isEnabled()
    asking.yes.click()
    quiet(qtbot, tasks)
    assert titles(dialog) == []
    assert not office.blobs.has(file.sha256)
    assert not dialog._undo.isEnabled()


def test_a_hostile_file_is_sent_back_with_its_reason(
    dialog: TaskFilesDialog, tasks: Tasks, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(task_files_dialog, "show_error", lambda _parent, error: told.append(error.code))
    bad = tmp_path / "lạ.docx"
    bad.write_bytes(with_parts(a_word(), {"word/vbaProject.bin": b"x"}))
    dialog.add([a_word_file(tmp_path), bad])
    quiet(qtbot, tasks)
    assert (told, titles(dialog)) == (["document.macros"], [])


def test_the_table_counts_the_files_and_the_line_below_names_them(
    page: PlanPage, office: Home, tasks: Tasks, qtbot: Any, tmp_path: Path
) -> None:
    page.open_target(("tasks", tasks_service.find(office, ORDER).task.facts.title))
    quiet(qtbot, tasks)
    view: Any = page.view("tasks")
    view.table.select(ORDER)
    view.files()
    quiet(qtbot, tasks)
    view.files_dialog.add([a_word_file(tmp_path)])
    quiet(qtbot, tasks)
    view.table.select(ORDER)
    assert view.current().files == ("KH 05",)
    assert "Tệp minh chứng: KH 05" in view._whole.text()
    at = next(index for index, column in enumerate(view.columns()) if column.title == "Tệp")
    assert view.columns()[at].getter(view.current()) == 1
    view.files_dialog.close()
    assert [row.files for row in tasks_service.tasks(office, TaskFilter()).rows if row.files] == [("KH 05",)]
