"""What a scanner wrote is offered when it is written to its end, and leaves the folder only when it is safely kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from app.errors import UserError
from app.home import Home
from app.services import attachments, attachments_folder, cases, people
from app.services.attachments import Picked
from app.services.attachments_folder import STILL_SECONDS, Look, look
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path):
    with a_home(tmp_path / "office") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path):
    there = tmp_path / "Máy quét"
    there.mkdir()
    return there


def a_scan(folder: Path, name: str = "SCAN0001.jpg", colour: str = "white") -> Path:
    Image.new("RGB", (600, 800), colour).save(folder / name)
    return folder / name


def a_case(home: Home) -> tuple[str, str]:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    person = people.add_person(home, NewPerson("Y Bhim Niê", area)).value
    return person, cases.open_case(home, person, "A3").value


def later(folder: Path, before: Look, seconds: float) -> Look:
    return look(folder, before, now=next(iter(before.sights.values())).since + seconds)


def test_the_folder_is_remembered_on_this_machine_and_may_be_given_up(home: Home, folder: Path):
    assert attachments_folder.chosen(home) is None
    attachments_folder.choose(home, folder)
    assert attachments_folder.chosen(home) == folder
    attachments_folder.choose(home, None)
    assert attachments_folder.chosen(home) is None
    assert attachments_folder.deletes(home) is None
    attachments_folder.decide_deleting(home, True)
    assert attachments_folder.deletes(home) is True


def test_the_programs_own_folder_and_one_that_is_not_there_are_refused(home: Home, folder: Path):
    for wrong, code in ((home.folder, "folder.of-the-program"), (folder / "không có", "folder.missing")):
        with pytest.raises(UserError) as caught:
            attachments_folder.choose(home, wrong)
        assert caught.value.code == code


def test_a_file_is_offered_when_nothing_changed_in_it_for_a_while(folder: Path):
    file = a_scan(folder)
    first = look(folder, now=100.0)
    assert (first.ready, first.growing) == ((), 1)
    assert later(folder, first, STILL_SECONDS / 2).ready == ()
    assert later(folder, first, STILL_SECONDS).ready == (file,)


def test_a_file_that_is_still_written_waits_and_its_time_begins_anew_with_every_piece(folder: Path):
    file = a_scan(folder)
    first = look(folder, now=100.0)
    with file.open("ab") as more:
        more.write(b"more")
    second = look(folder, first, now=100.0 + STILL_SECONDS)
    assert (second.ready, second.growing) == ((), 1)
    assert look(folder, second, now=100.0 + 2 * STILL_SECONDS).ready == (file,)


def test_an_empty_file_waits_for_its_content_and_strange_files_are_no_scans(folder: Path):
    (folder / "SCAN0002.pdf").touch()
    for name in ("desktop.ini", "thư.docx", ".ẩn.jpg", "~tạm.jpg", "SCAN.jpg.part"):
        (folder / name).write_bytes(b"x")
    (folder / "thư mục.jpg").mkdir()
    first = look(folder, now=100.0)
    assert (later(folder, first, 60).ready, later(folder, first, 60).growing) == ((), 1)


def test_a_pulled_stick_is_told_and_not_taken_for_an_empty_folder(folder: Path):
    file = a_scan(folder)
    first = look(folder, now=100.0)
    file.unlink()
    folder.rmdir()
    gone = look(folder, first, now=110.0)
    assert (gone.there, gone.ready) == (False, ())
    folder.mkdir()
    assert look(folder, gone, now=120.0).there


def test_a_scan_leaves_the_folder_after_it_was_kept_and_read_back(home: Home, folder: Path):
    person, case = a_case(home)
    files = [a_scan(folder, f"SCAN000{number}.jpg", colour) for number, colour in enumerate(("white", "grey"))]
    done = attachments_folder.take_in(
        home, person, [Picked(file, "") for file in files], case_id=case, delete=True
    ).value
    assert (done.deleted, done.left, list(folder.iterdir())) == (2, (), [])
    kept = cases.case_card(home, case).file.attachments
    assert [attachments.show(home, each.id).data is not None for each in kept] == [True, True]


def test_without_the_word_of_a_person_nothing_is_deleted(home: Home, folder: Path):
    person, _ = a_case(home)
    file = a_scan(folder)
    assert attachments_folder.take_in(home, person, [Picked(file, "")]).value.deleted == 0
    assert file.exists()


def test_a_refused_scan_leaves_every_file_where_it_was(home: Home, folder: Path):
    person, case = a_case(home)
    good, bad = a_scan(folder), folder / "SCAN0002.pdf"
    bad.write_bytes(b"%PDF-1.4 half")
    with pytest.raises(UserError, match=r"scan\.broken"):
        attachments_folder.take_in(home, person, [Picked(good, ""), Picked(bad, "")], case_id=case, delete=True)
    assert good.exists()
    assert bad.exists()
    assert cases.case_card(home, case).file.attachments == ()


def test_a_file_that_was_written_over_meanwhile_is_not_deleted(
    home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    person, _ = a_case(home)
    file = a_scan(folder)

    def scanned_again(each: object, sha256: str) -> bytes:
        a_scan(folder, colour="navy")
        return b"whole"

    monkeypatch.setattr(type(home.blobs), "read", scanned_again)
    done = attachments_folder.take_in(home, person, [Picked(file, "")], delete=True).value
    assert (done.deleted, done.left) == (0, ("SCAN0001.jpg",))
    assert file.exists()


def test_what_cannot_be_read_back_or_deleted_stays_and_is_named(
    home: Home, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    person, _ = a_case(home)
    file = a_scan(folder)

    def locked(_self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", locked)
        assert attachments_folder.take_in(home, person, [Picked(file, "")], delete=True).value.left == ("SCAN0001.jpg",)
    monkeypatch.setattr(attachments_folder, "_is_kept", lambda _home, _sha256: False)
    assert attachments_folder.take_in(home, person, [Picked(file, "")], delete=True).value.left == ("SCAN0001.jpg",)
    assert file.exists()
