"""The import page: a list is opened, understood, looked at, decided, and only then written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.roles import Role
from app.home import Home
from app.services import lists, people
from app.services.lists import Choice, Decision, Verdict
from app.ui.lists.import_page import CHOOSE, MAPPING, PREVIEW, RESULT, ImportPage
from app.ui.tasks import Tasks
from tests.intake import lists as office
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, type_text, unnamed_inputs
from tests.ui.import_gallery import HEADER, rows


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def page(home: Home, tasks: Tasks) -> Iterator[ImportPage]:
    made = ImportPage(home, tasks)
    shown(made, 1037, 520)
    yield made
    settle(made)
    bury(made)


def settle(page: ImportPage) -> None:
    until = time.monotonic() + 60
    while page.busy and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)
    QApplication.processEvents()
    assert not page.busy


def a_file(folder: Path, count: int = 40, *, month: int = 11, start: int = 0, name: str = "ds.xlsx") -> Path:
    file = folder / name
    file.write_bytes(office.xlsx({"Thôn Phú Sơn": [list(HEADER), *rows(count, start, month=month)]}))
    return file


def looked_at(page: ImportPage, file: Path) -> None:
    page.open_file(file, None)
    settle(page)
    page._go.click()
    settle(page)


def test_a_list_goes_from_the_file_into_the_records(page: ImportPage, home: Home, tmp_path: Path, qtbot: QtBot) -> None:
    assert page.step == CHOOSE
    page.open_file(a_file(tmp_path), None)
    settle(page)
    assert page.step == MAPPING
    assert page._mapping.problem() == ""
    page._go.click()
    settle(page)
    assert page.step == PREVIEW
    assert people.areas(home) == []
    with qtbot.waitSignal(page.imported, timeout=30_000) as told:
        page._go.click()
    settle(page)
    assert page.step == RESULT
    assert told.args is not None
    assert told.args[0].touches("resident")
    (area,) = people.areas(home)
    preview = page._preview.preview
    assert preview is not None
    assert area.residents == preview.counts[Verdict.NEW]
    assert f"{area.residents} nhân khẩu mới" in page._result.lines()


def test_a_file_can_be_dropped_on_the_page(page: ImportPage, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path)))])
    drop = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page._choose.dropEvent(drop)
    settle(page)
    assert page.step == MAPPING


def test_a_file_under_a_password_is_told_in_the_page_and_another_may_be_chosen(
    page: ImportPage, tmp_path: Path
) -> None:
    bad = tmp_path / "khoa.xlsx"
    bad.write_bytes(office.under_password())
    page.open_file(bad, None)
    settle(page)
    assert page.step == CHOOSE
    assert "mật khẩu" in page._banners.shown()["error"]
    page.open_file(a_file(tmp_path), None)
    settle(page)
    assert page.step == MAPPING
    assert page._banners.shown() == {}


def test_a_column_corrected_by_hand_is_taken_from_the_one_that_had_it(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(a_file(tmp_path), None)
    settle(page)
    (own,) = page._mapping._rows.values()
    by_title = {row.column.title: row for row in own}
    by_title["Nghề nghiệp"].box.set_value("address")
    by_title["Nghề nghiệp"].box.changed.emit()
    assert by_title["Chỗ ở hiện nay"].box.value() == "ignore"
    (mapping,) = page._mapping.mappings.values()
    assert {one.title: one.field for one in mapping.columns}["nghề nghiệp"] == "address"


def test_one_cannot_go_on_without_a_column_of_names(page: ImportPage, tmp_path: Path) -> None:
    page.open_file(a_file(tmp_path), None)
    settle(page)
    (own,) = page._mapping._rows.values()
    name = next(row for row in own if row.column.title == "Họ và tên")
    name.box.set_value("ignore")
    name.box.changed.emit()
    settle(page)
    assert not page._go.isEnabled()
    assert "Họ và tên" in page._mapping._lacking.text()


def test_a_place_can_be_an_area_that_is_there(page: ImportPage, home: Home, tmp_path: Path) -> None:
    other = people.add_area(home, "Buôn Ma Lim", "hamlet").value
    page.open_file(a_file(tmp_path), None)
    settle(page)
    place, box = page._mapping._places["Thôn Phú Sơn"]
    assert place.rows == 40
    box.set_value(f"id:{other}")
    box.changed.emit()
    page._go.click()
    settle(page)
    page._go.click()
    settle(page)
    assert [(area.name, area.residents > 0) for area in people.areas(home)] == [("Buôn Ma Lim", True)]


def test_the_filters_count_and_show_their_rows(page: ImportPage, tmp_path: Path) -> None:
    looked_at(page, a_file(tmp_path))
    step, preview = page._preview, page._preview.preview
    assert preview is not None
    for verdict in (Verdict.NEW, Verdict.DOUBTFUL, Verdict.WRONG):
        assert step._buttons[verdict.value].text().endswith(f"  {preview.counts[verdict]}")
        step.choose_filter(verdict.value)
        assert step.table.model.total == preview.counts[verdict] > 0
    assert not step._buttons["gone"].isVisibleTo(step)


def test_a_doubt_is_decided_by_its_number_on_the_keyboard(page: ImportPage, tmp_path: Path) -> None:
    looked_at(page, a_file(tmp_path))
    step = page._preview
    before = step.to_write()
    key = step.table.current_key()
    assert step.panel.options() == ["1. Nhận như đã đọc", "2. Nhận, bỏ trống ô còn nghi ngờ", "3. Để lại, hỏi sau"]
    QTest.keyClick(step.table.view, Qt.Key.Key_1)
    assert step.decisions[key] == Decision(Choice.ACCEPT)
    assert step.to_write() == before + 1
    QTest.keyClick(step.table.view, Qt.Key.Key_3)
    assert step.decisions[key] == Decision(Choice.SKIP)
    assert step.to_write() == before
    QTest.keyClick(step.table.view, Qt.Key.Key_9)
    assert step.decisions[key] == Decision(Choice.SKIP)


def test_all_rows_with_the_same_doubt_are_accepted_at_once(page: ImportPage, home: Home, tmp_path: Path) -> None:
    looked_at(page, a_file(tmp_path))
    step = page._preview
    assert step.preview is not None
    lost = step.preview.counts[Verdict.DOUBTFUL]
    step._same.click()
    assert len(step.decisions) == lost > 1
    assert not step._next.isEnabled()
    page._go.click()
    settle(page)
    assert people.areas(home)[0].residents == step.preview.counts[Verdict.NEW] + lost


def test_the_next_row_to_decide_is_one_button_away(page: ImportPage, tmp_path: Path) -> None:
    looked_at(page, a_file(tmp_path, 400))
    step = page._preview
    assert step.preview is not None
    step.choose_filter("all")
    waiting = [row.key for row in step.preview.waiting({})]
    assert len(waiting) > 20
    for key in waiting:
        step._next.click()
        assert step.table.current_key() == key
    step._next.click()
    assert step.table.current_key() == waiting[0]


def test_a_namesake_is_shown_with_what_would_change(page: ImportPage, home: Home, tmp_path: Path) -> None:
    first = tmp_path / "a.xlsx"
    first.write_bytes(office.xlsx({"Thôn A": [list(HEADER), [1, "Lê Thị Mơ", "02/03/2021", "Nữ"]]}))
    lists.run(home, first)
    other = tmp_path / "b.xlsx"
    other.write_bytes(office.xlsx({"Thôn B": [list(HEADER), [1, "Lê Thị Mơ", 2021, "Nữ", None, None, "Hoa"]]}))
    looked_at(page, other)
    step = page._preview
    assert step.panel.options() == ["1. Là Lê Thị Mơ", "2. Là người khác, chưa có trong dữ liệu", "3. Để lại, hỏi sau"]
    assert step.panel.press(1)
    (decision,) = step.decisions.values()
    assert decision.choice is Choice.PERSON
    page._go.click()
    settle(page)
    assert sorted((area.name, area.residents) for area in people.areas(home)) == [("Thôn A", 0), ("Thôn B", 1)]


def test_who_is_gone_is_deleted_only_with_a_reason(page: ImportPage, home: Home, tmp_path: Path) -> None:
    lists.run(home, a_file(tmp_path, 12))
    looked_at(page, a_file(tmp_path, 11, name="sau.xlsx"))
    step = page._preview
    step.choose_filter("gone")
    gone = step.table.current_key()
    assert step.panel.press(3)
    assert gone not in step.decisions
    assert step.panel._reason is not None
    type_text(step.panel._reason, "Đã mất")
    assert step.decisions[gone] == Decision(Choice.DELETE, reason="Đã mất")
    before = people.areas(home)[0].residents
    page._go.click()
    settle(page)
    assert people.areas(home)[0].residents == before - 1


def test_the_same_list_again_has_nothing_to_write(page: ImportPage, home: Home, tmp_path: Path) -> None:
    file = a_file(tmp_path, 4)
    lists.run(home, file)
    looked_at(page, file)
    assert page._go.text() == "Không có gì để ghi, xong"
    page._go.click()
    settle(page)
    assert page._result._badge.text() == "Không có gì mới"


def test_a_change_made_meanwhile_is_shown_before_anything_is_written(
    page: ImportPage, home: Home, tmp_path: Path
) -> None:
    looked_at(page, a_file(tmp_path, 4))
    people.add_area(home, "Thôn Khác", "hamlet")
    page._go.click()
    settle(page)
    settle(page)
    assert page.step == PREVIEW
    assert "sau khi danh sách được so sánh" in page._banners.shown()["stale"]
    page._go.click()
    settle(page)
    assert page.step == RESULT
    assert page._banners.shown() == {}


def test_stopping_leaves_the_records_as_they_were(page: ImportPage, home: Home, tmp_path: Path) -> None:
    looked_at(page, a_file(tmp_path, 400))
    page._go.click()
    page._working._cancel()
    settle(page)
    assert page.step == PREVIEW
    assert "Chưa có gì được ghi" in page._banners.shown()["error"]
    assert people.areas(home) == []


def test_what_could_not_be_read_is_saved_to_be_sent_back(
    page: ImportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at(page, a_file(tmp_path))
    out = tmp_path / "tra lai.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    page._save.click()
    settle(page)
    assert out.exists()
    assert "tra lai.xlsx" in page._banners.shown()["saved"]


def test_who_may_not_import_is_told_so(tasks: Tasks, tmp_path: Path) -> None:
    with a_home(tmp_path / "o", roles=(Role.FIELD_MEMBER,)) as home:
        page = shown(ImportPage(home, tasks))
        assert isinstance(page, ImportPage)
        page.open_file(a_file(tmp_path), None)
        settle(page)
        assert page.step == CHOOSE
        assert "error" in page._banners.shown()
        bury(page)


def test_twenty_thousand_rows_are_shown_at_once_and_filtered_without_waiting(
    page: ImportPage, home: Home, tmp_path: Path
) -> None:
    looked_at(page, a_file(tmp_path, 20))
    real = page._preview.preview
    assert real is not None
    many = [replace(row, key=f"{row.key}-{n}") for n in range(1000) for row in real.rows]
    page._preview.show_preview(replace(real, rows=tuple(many)))
    for key in ("all", "new", "wrong", "all"):
        page._preview.choose_filter(key)
    QApplication.processEvents()
    assert len(page._preview.preview.rows) == len(many)
    page._preview.decide(many[5].key, Decision(Choice.SKIP))
    assert page._preview.decisions[many[5].key].choice is Choice.SKIP


def test_every_step_has_names_and_targets_and_fits_the_smallest_screen(page: ImportPage, tmp_path: Path) -> None:
    for go in (lambda: None, lambda: page.open_file(a_file(tmp_path), None), page._go.click, page._go.click):
        go()
        settle(page)
        assert unnamed_inputs(page) == []
        assert too_small_targets(page) == []
        assert page.minimumSizeHint().width() <= 1037
    assert page.step == RESULT


def test_an_import_is_taken_back_from_its_result_and_what_others_changed_is_named(
    page: ImportPage, home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.lists import import_page
    from app.ui.lists.imports_dialog import ImportsDialog, LeftDialog

    monkeypatch.setattr(import_page, "confirm", lambda *_, **__: True)
    looked_at(page, a_file(tmp_path))
    page._go.click()
    settle(page)
    everybody = [row.name for row in people.list_people(home, people.PeopleFilter()).rows]
    assert everybody
    first = people.list_people(home, people.PeopleFilter()).rows[0]
    seen = people.person_card(home, first.id).person.seen
    people.change_person(home, first.id, seen, {"phone": "0901"})
    page._result._undo.click()
    settle(page)
    assert isinstance(page.dialog, LeftDialog)
    left = [page.dialog.table.model.row(at).title for at in range(page.dialog.table.rows_loaded())]
    assert first.name in left
    page.dialog.accept()
    assert [row.name for row in people.list_people(home, people.PeopleFilter()).rows] == [first.name]
    assert "trở lại như trước" in page._result.lines()
    page._begin()
    page._before.click()
    settle(page)
    assert isinstance(page.dialog, ImportsDialog)
    assert unnamed_inputs(page.dialog) == []
    assert not page.dialog.go.isEnabled()  # taken back already
    page.dialog.reject()
