"""New scans in the scanner's folder are offered where papers are shown, and never in the way of the work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.home import Home
from app.services import attachments_folder, cases, people
from app.services.people import NewPerson
from app.ui.cases.case_page import CasePage
from app.ui.tasks import Tasks
from app.ui.widgets import scanner_strip
from app.ui.widgets.scan_editor import ScanEditor
from app.ui.widgets.scanner_strip import ScannerStrip
from app.ui.wizard.page import WizardPage
from tests.services.homes import a_home
from tests.ui.checks import bury, shown, too_small_targets, unnamed_inputs
from tests.ui.communes import a_commune
from tests.ui.pages_kit import put_away, put_up, quiet


@pytest.fixture
def home(tmp_path: Path):
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path):
    there = tmp_path / "Máy quét"
    there.mkdir()
    return there


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(attachments_folder, "STILL_SECONDS", 0.0)
    monkeypatch.setattr(scanner_strip, "POLL", 100)


@pytest.fixture
def strip(home: Home, tasks: Tasks, qtbot):
    made: list[ScannerStrip] = []

    def make() -> ScannerStrip:
        one = ScannerStrip(home, tasks)
        shown(one, 900, 44)
        quiet(qtbot, tasks)
        made.append(one)
        return one

    yield make
    for one in made:
        one.hide()
    quiet(qtbot, tasks)
    for one in made:
        bury(one)


def a_scan(folder: Path, name: str = "SCAN0001.jpg") -> Path:
    Image.new("RGB", (600, 800), "ivory").save(folder / name)
    return folder / name


def test_without_a_folder_the_strip_says_what_it_is_for(strip):
    one = strip()
    assert "Chọn thư mục" in one.words()
    assert unnamed_inputs(one) == []
    assert too_small_targets(one) == []


def test_new_files_are_counted_as_they_come_and_what_was_put_off_is_not_offered_again(strip, folder: Path, qtbot):
    one = strip()
    one.choose(folder)
    qtbot.waitUntil(lambda: "Chưa có bản quét mới" in one.words(), timeout=10_000)
    a_scan(folder)
    a_scan(folder, "SCAN0002.jpg")
    qtbot.waitUntil(lambda: one.words().startswith("2 bản quét mới"), timeout=10_000)
    one._later.click()
    assert one.fresh() == []
    third = a_scan(folder, "SCAN0003.jpg")
    qtbot.waitUntil(lambda: one.fresh() == [third], timeout=10_000)
    heard: list[object] = []
    one.wanted.connect(heard.append)
    one._take.click()
    assert heard == [[third]]


def test_the_folder_is_remembered_for_the_next_window(strip, folder: Path, home: Home, qtbot):
    strip().choose(folder)
    a_scan(folder)
    other = strip()
    qtbot.waitUntil(lambda: other.words().startswith("1 bản quét mới"), timeout=10_000)
    other.choose(None)
    assert "Chọn thư mục" in other.words()
    assert attachments_folder.chosen(home) is None


def test_a_pulled_stick_is_told_and_its_return_seen(strip, folder: Path, qtbot):
    one = strip()
    one.choose(folder)
    qtbot.waitUntil(lambda: "Chưa có bản quét mới" in one.words(), timeout=10_000)
    folder.rmdir()
    qtbot.waitUntil(lambda: "Không thấy thư mục" in one.words(), timeout=10_000)
    folder.mkdir()
    a_scan(folder)
    qtbot.waitUntil(lambda: one.words().startswith("1 bản quét mới"), timeout=10_000)


def test_the_programs_own_folder_is_refused_with_a_reason(strip, home: Home, monkeypatch: pytest.MonkeyPatch):
    told: list[Exception] = []
    monkeypatch.setattr(scanner_strip, "show_error", lambda _parent, error: told.append(error))
    one = strip()
    one.choose(home.folder)
    assert str(told[0]).startswith("folder.of-the-program")
    assert "Chọn thư mục" in one.words()


def test_whether_files_are_deleted_is_asked_once(strip, home: Home, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []

    def yes(_parent: object, title: str, *_: object) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(scanner_strip, "confirm", yes)
    one = strip()
    assert one.may_delete(3)
    assert one.may_delete(1)
    assert len(asked) == 1
    one._fill_menu()
    assert one._delete_act.isChecked()
    one._delete_act.setChecked(False)
    assert not one.may_delete(1)


def test_scans_of_the_folder_go_into_the_case_at_a_paper_and_leave_the_folder(
    home: Home, tasks: Tasks, qtbot, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    commune = a_commune(home, tmp_path)
    attachments_folder.choose(home, folder)
    attachments_folder.decide_deleting(home, True)
    file = a_scan(folder)
    [paper] = [piece for piece in cases.case_card(home, commune.case).file.evidence if piece.kind == "birth_notice"]

    def accept(editor: ScanEditor) -> int:
        quiet(qtbot, tasks)
        editor._side.choose_paper(paper.id)
        editor.turn_right()
        return 1

    monkeypatch.setattr(ScanEditor, "exec", accept)
    page = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "papers"))
    strip = page.papers._strip
    qtbot.waitUntil(lambda: strip.fresh() == [file], timeout=10_000)
    strip._take.click()
    qtbot.waitUntil(lambda: not file.exists(), timeout=10_000)
    quiet(qtbot, tasks)
    kept = cases.case_card(home, commune.case).file.attachments
    assert {(each.title, each.evidence_id) for each in kept} >= {("SCAN0001", paper.id)}
    assert page.papers._list.count() == 2
    qtbot.waitUntil(lambda: strip.fresh() == [], timeout=10_000)
    assert all(not page.papers._list.item(row).icon().isNull() for row in range(2))
    put_away(page)
    quiet(qtbot, tasks)


def test_scans_of_the_folder_go_to_a_paper_that_was_just_written_down_in_the_wizard(
    home: Home, tasks: Tasks, qtbot, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    area = people.add_area(home, "Thôn 1", "hamlet").value
    child = people.add_person(home, NewPerson("Nguyễn Thị Mẫu", area)).value
    attachments_folder.choose(home, folder)
    attachments_folder.decide_deleting(home, True)
    file = a_scan(folder)
    page = put_up(WizardPage(home, tasks, category="A3", person_id=child), qtbot, tasks)
    page.go("papers")
    qtbot.waitUntil(lambda: page.draft.at == "papers" and not page.busy, timeout=10_000)
    papers = page.form.editors["papers"]
    paper = papers.say("birth_notice", there=True).note.id

    def accept(editor: ScanEditor) -> int:
        quiet(qtbot, tasks)
        editor._side.choose_paper(paper)
        return 1

    monkeypatch.setattr(ScanEditor, "exec", accept)
    qtbot.waitUntil(lambda: papers.strip.fresh() == [file], timeout=10_000)
    papers.strip._take.click()
    qtbot.waitUntil(lambda: not file.exists() and not page.busy, timeout=10_000)
    kept = cases.case_card(home, page.draft.case_id).file.attachments
    assert [(each.title, each.evidence_id) for each in kept] == [("SCAN0001", paper)]
    assert papers.card(paper)._files.count() == 1
    qtbot.waitUntil(lambda: papers.strip.fresh() == [], timeout=10_000)
    put_away(page)
    quiet(qtbot, tasks)


def test_a_scan_that_cannot_be_deleted_is_named(
    home: Home, tasks: Tasks, qtbot, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    from app.services.attachments import Picked

    commune = a_commune(home, tmp_path)
    file = a_scan(folder)
    page = put_up(CasePage(home, tasks), qtbot, tasks, (commune.case, "papers"))
    monkeypatch.setattr(attachments_folder, "_gone", lambda _path, _before: False)
    page.take_scans([Picked(file, "")], "", True)
    quiet(qtbot, tasks)
    assert "SCAN0001.jpg" in page.banners.shown()["scans"]
    assert file.exists()
    put_away(page)
    quiet(qtbot, tasks)
