"""Photos are turned, cut and brought to size by mouse or keyboard, several at once, each step can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.scan_edit import Cut, Edit, Keep
from app.services import attachments, cases, people
from app.services.people import NewPerson
from app.ui.tasks import Tasks
from app.ui.widgets.scan_canvas import FIRST_CUT, STEP
from app.ui.widgets.scan_editor import ScanEditor
from app.ui.widgets.thumbs import Thumbs
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs
from tests.ui.pages_kit import quiet


def a_photo(folder: Path, name: str = "giấy.jpg", size: tuple[int, int] = (3000, 2000), colour: str = "ivory") -> Path:
    Image.new("RGB", size, colour).save(folder / name)
    return folder / name


@pytest.fixture
def editor(qtbot, tasks: Tasks, tmp_path: Path):
    made: list[ScanEditor] = []

    def make(*files: Path | bytes, title: str = "Giấy chứng sinh") -> ScanEditor:
        dialog = ScanEditor(tasks, files or (a_photo(tmp_path),), title)
        shown(dialog, 1040, 640)
        quiet(qtbot, tasks)
        made.append(dialog)
        return dialog

    yield make
    for dialog in made:
        bury(dialog)


def measured(qtbot, tasks: Tasks, dialog: ScanEditor) -> None:
    qtbot.waitUntil(lambda: dialog.sheets[0].kept is not None, timeout=10_000)
    quiet(qtbot, tasks)


def test_everything_in_the_editor_has_a_name_and_can_be_hit(editor):
    dialog = editor()
    assert unnamed_inputs(dialog) == []
    assert too_small_targets(dialog) == []


def test_r_turns_right_shift_r_left_and_ctrl_z_takes_back(editor, qtbot, tasks: Tasks):
    dialog = editor()
    dialog._canvas.setFocus()
    QTest.keyClick(dialog._canvas, Qt.Key.Key_R)
    QTest.keyClick(dialog._canvas, Qt.Key.Key_R)
    QTest.keyClick(dialog._canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.sheets[0].steps.now == Edit(90)
    QTest.keyClick(dialog._canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheets[0].steps.now == Edit(180)
    measured(qtbot, tasks, dialog)


def test_a_cut_is_made_and_moved_by_keys_alone(editor):
    dialog = editor()
    canvas = dialog._canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_X)
    assert dialog.sheets[0].steps.now.cut == FIRST_CUT
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    cut = dialog.sheets[0].steps.now.cut
    assert (cut.right, cut.top) == pytest.approx((FIRST_CUT.right - STEP, FIRST_CUT.top + STEP))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert dialog.sheets[0].steps.now.cut.left == pytest.approx(FIRST_CUT.left + STEP)
    QTest.keyClick(canvas, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.sheets[0].steps.now.nothing
    dialog.undo()
    assert not dialog.sheets[0].steps.now.cut.whole


def drag(canvas, first: QPointF, last: QPointF) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=first.toPoint())
    QTest.mouseMove(canvas, ((first + last) / 2).toPoint())
    QTest.mouseMove(canvas, last.toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=last.toPoint())


def test_a_cut_is_dragged_out_moved_by_an_edge_and_as_a_whole(editor):
    dialog = editor()
    canvas = dialog._canvas
    place = canvas.place()
    drag(canvas, place.topLeft() + QPointF(40, 40), place.center())
    cut = dialog.sheets[0].steps.now.cut
    assert (cut.right, cut.bottom) == pytest.approx((0.5, 0.5), abs=0.02)
    frame = canvas.frame()
    drag(canvas, QPointF(frame.right(), frame.center().y()), QPointF(frame.right() + 60, frame.center().y()))
    wider = dialog.sheets[0].steps.now.cut
    assert wider.right > cut.right + 0.05
    assert (wider.left, wider.top, wider.bottom) == pytest.approx((cut.left, cut.top, cut.bottom))
    drag(canvas, canvas.frame().center(), canvas.frame().center() + QPointF(0, 50))
    moved = dialog.sheets[0].steps.now.cut
    assert moved.bottom - moved.top == pytest.approx(wider.bottom - wider.top)
    assert moved.top > wider.top
    for _ in range(3):
        dialog.undo()
    assert dialog.sheets[0].steps.now.nothing


def test_a_click_without_dragging_cuts_nothing(editor):
    dialog = editor()
    middle = dialog._canvas.place().center()
    drag(dialog._canvas, middle, middle + QPointF(3, 3))
    assert dialog.sheets[0].steps.now.nothing


def test_the_size_before_and_after_and_whether_it_can_be_read_are_told(editor, qtbot, tasks: Tasks, tmp_path: Path):
    dialog = editor(a_photo(tmp_path, size=(3000, 2000)))
    assert "sẽ giữ" in dialog._side.said()
    assert "đọc được" in dialog._side.said()
    before = dialog.sheets[0].kept
    dialog._keep_chosen(Keep.COMPACT)
    measured(qtbot, tasks, dialog)
    after = dialog.sheets[0].kept
    assert before is not None
    assert after is not None
    assert after.after < before.after
    dialog._canvas.begin_cut()
    dialog._edited(Edit(0, Cut(0.0, 0.0, 0.3, 0.3)))
    assert "chụp lại gần hơn" in dialog._side.said()
    dialog._look.setChecked(True)
    measured(qtbot, tasks, dialog)
    assert dialog._real.pixmap().width() == 900


def test_several_photos_become_numbered_scans_of_one_paper(editor, tmp_path: Path):
    dialog = editor(a_photo(tmp_path, "1.jpg"), a_photo(tmp_path, "2.jpg"), a_photo(tmp_path, "3.jpg"))
    QTest.keyClick(dialog._canvas, Qt.Key.Key_PageDown)
    QTest.keyClick(dialog._canvas, Qt.Key.Key_R)
    picked = dialog.picked()
    assert [each.title for each in picked] == [f"Giấy chứng sinh ({n}/3)" for n in (1, 2, 3)]
    assert [each.edit.turn for each in picked] == [0, 90, 0]
    dialog.drop()
    assert [each.title for each in dialog.picked()] == ["Giấy chứng sinh (1/2)", "Giấy chứng sinh (2/2)"]
    assert [each.edit.turn for each in dialog.picked()] == [0, 0]


def test_without_a_title_each_keeps_the_name_of_its_file(editor, tmp_path: Path):
    dialog = editor(a_photo(tmp_path, "mặt trước.jpg"), a_photo(tmp_path, "mặt sau.jpg"), title="")
    assert [each.title for each in dialog.picked()] == ["mặt trước", "mặt sau"]


def test_a_broken_photo_is_named_and_must_be_put_away_before_the_others_are_attached(editor, tmp_path: Path):
    broken = tmp_path / "hỏng.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 broken")
    dialog = editor(a_photo(tmp_path), broken)
    take = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Đính kèm")
    assert not take.isEnabled()
    QTest.keyClick(dialog._canvas, Qt.Key.Key_PageDown)
    assert "hỏng" in dialog.sheets[1].fault
    dialog.drop()
    assert take.isEnabled()


def test_a_pdf_is_shown_and_turned_but_not_cut(editor, qtbot, tasks: Tasks, tmp_path: Path):
    from tests.intake.test_scan_pdf import a_pdf

    file = tmp_path / "giấy.pdf"
    file.write_bytes(a_pdf())
    dialog = editor(file)
    assert dialog._stack.currentWidget() is dialog._pdf
    assert not dialog._tools["cut"].isEnabled()
    dialog.turn_right()
    measured(qtbot, tasks, dialog)
    assert dialog.picked()[0].edit == Edit(90)


def test_what_a_camera_took_is_edited_like_a_file(editor, tmp_path: Path):
    dialog = editor(a_photo(tmp_path).read_bytes(), title="")
    assert [each.title for each in dialog.picked()] == ["Ảnh vừa chụp"]


def test_two_hundred_small_pictures_come_off_the_main_thread_and_the_first_asked_come_first(
    qtbot, tasks: Tasks, tmp_path: Path
):
    import threading

    with a_home(tmp_path / "office") as home:
        area = people.add_area(home, "Thôn 1", "hamlet").value
        person = people.add_person(home, NewPerson("Y Bhim Niê", area)).value
        case = cases.open_case(home, person, "A3").value
        done = attachments.attach(home, person, a_photo(tmp_path, size=(300, 200)), "Ảnh", case_id=case).value
        small = home.blobs.read_small(done.sha256)
        assert small is not None
        keys = [f"{number:064x}" for number in range(200)]
        for key in keys:
            home.blobs.put_small(key, small)
        thumbs = Thumbs(home, tasks)
        came: list[str] = []
        threads: set[int] = set()
        thumbs.arrived.connect(came.append)
        ask = attachments.thumbnail

        def watched(*args):
            threads.add(threading.get_ident())
            return ask(*args)

        attachments.thumbnail = watched
        try:
            thumbs.want([(key, "image/jpeg") for key in keys] + [("f" * 64, "image/jpeg")])
            thumbs.want([(key, "image/jpeg") for key in reversed(keys)])
            qtbot.waitUntil(lambda: len(came) >= 200, timeout=30_000)
        finally:
            attachments.thumbnail = ask
        quiet(qtbot, tasks)
        assert sorted(came) == keys
        assert came[8] == keys[-1]
        assert threading.get_ident() not in threads
        assert all(thumbs.icon(key) is not None for key in keys)
        thumbs.want([("f" * 64, "image/jpeg")])
        quiet(qtbot, tasks)
        assert thumbs.icon("f" * 64) is None
        thumbs.forget_missing()
        thumbs.deleteLater()
