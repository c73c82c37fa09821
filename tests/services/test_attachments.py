"""Scans are kept whole, encrypted and small; several go into one paper together or not at all."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.domain.scan_edit import Cut, Edit, Keep
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.services import attachments, cases, people
from app.services.attachments import Picked
from app.services.people import NewPerson
from tests.services.homes import a_home


@pytest.fixture
def home(tmp_path: Path):
    with a_home(tmp_path / "office") as opened:
        yield opened


def a_case(home: Home) -> tuple[str, str]:
    area = people.add_area(home, "Thôn 1", "hamlet").value
    person = people.add_person(home, NewPerson("Y Bhim Niê", area)).value
    return person, cases.open_case(home, person, "A3").value


def a_photo(folder: Path, name: str = "ảnh.jpg", colour: str = "navy", size: tuple[int, int] = (1200, 900)) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[2] = (13.0, 5.0, 30.0)
    Image.new("RGB", size, colour).save(folder / name, exif=exif)
    return folder / name


def test_several_photos_become_scans_of_one_paper(home: Home, tmp_path: Path):
    person, case = a_case(home)
    paper = cases.add_evidence(home, case, "birth_notice", {}).value
    picked = [
        Picked(a_photo(tmp_path, "1.jpg"), "Giấy chứng sinh (1/2)", Edit(90)),
        Picked(a_photo(tmp_path, "2.jpg", "maroon"), "", Edit(0, Cut(0.0, 0.0, 0.5, 0.5)), Keep.COMPACT),
    ]
    done = attachments.attach_all(home, person, picked, case_id=case, evidence_id=paper)
    kept = cases.case_card(home, case).file.attachments
    assert {(each.title, each.evidence_id) for each in kept} == {("Giấy chứng sinh (1/2)", paper), ("2", paper)}
    sizes = [Image.open(io.BytesIO(attachments.show(home, each.id).data or b"")).size for each in done.value]
    assert sizes == [(900, 1200), (600, 450)]


def test_one_broken_photo_among_several_leaves_none_of_them(home: Home, tmp_path: Path):
    person, case = a_case(home)
    (tmp_path / "hỏng.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    with pytest.raises(UserError, match=r"scan\.broken"):
        attachments.attach_all(
            home, person, [Picked(a_photo(tmp_path), "a"), Picked(tmp_path / "hỏng.jpg", "b")], case_id=case
        )
    assert cases.case_card(home, case).file.attachments == ()


def test_nothing_plain_of_a_photo_lies_in_the_home(home: Home, tmp_path: Path):
    person, case = a_case(home)
    file = a_photo(tmp_path)
    done = attachments.attach(home, person, file, "Ảnh", case_id=case).value
    assert attachments.thumbnail(home, done.sha256, done.media_type)
    plain = (b"CameraMaker", file.read_bytes()[:64], done.thumbnail[:64], b"\xff\xd8\xff\xe0", done.sha256.encode())
    there = [path for path in home.folder.rglob("*") if path.is_file() and path.suffix not in (".lock",)]
    assert len([path for path in there if "blobs" in path.parts]) == 2
    for path in there:
        content = path.read_bytes()
        for trace in plain:
            assert trace not in content, path
        assert done.sha256 not in path.name


def test_what_a_camera_took_is_attached_without_ever_being_a_file(home: Home, tmp_path: Path):
    person, case = a_case(home)
    taken = a_photo(tmp_path).read_bytes()
    attachments.attach_all(home, person, [Picked(taken, "")], case_id=case)
    assert [each.title for each in cases.case_card(home, case).file.attachments] == ["Ảnh chụp"]


def test_the_sizes_before_and_after_are_told_before_anything_is_kept(tmp_path: Path):
    file = a_photo(tmp_path, size=(4000, 3000))
    seen = attachments.preview(file, edit=Edit(90), keep=Keep.COMPACT)
    assert (seen.before, seen.after) == (file.stat().st_size, len(seen.data))
    assert (seen.width, seen.height) == (4000, 3000)
    assert Image.open(io.BytesIO(seen.data)).size in ((1315, 1754), (1316, 1754))


def test_a_small_picture_is_made_when_stored_and_made_again_when_it_is_lost(home: Home, tmp_path: Path):
    person, _ = a_case(home)
    done = attachments.attach(home, person, a_photo(tmp_path), "Ảnh").value
    small = home.blobs.read_small(done.sha256)
    assert small == done.thumbnail
    [file] = list((home.blobs.folder / "small").iterdir())
    file.write_bytes(b"damaged")
    assert home.blobs.read_small(done.sha256) is None
    again = attachments.thumbnail(home, done.sha256, done.media_type)
    assert again is not None
    assert max(Image.open(io.BytesIO(again)).size) == 256
    assert home.blobs.read_small(done.sha256) == again


def test_a_purged_paper_leaves_no_small_picture_behind(home: Home, tmp_path: Path):
    person, _ = a_case(home)
    done = attachments.attach(home, person, a_photo(tmp_path), "Ảnh").value
    home.blobs.remove(done.sha256)
    assert attachments.thumbnail(home, done.sha256, done.media_type) is None
    assert [path for path in home.blobs.folder.rglob("*") if path.is_file()] == []


def test_a_file_that_another_machine_holds_or_a_damaged_one_has_no_small_picture(home: Home, tmp_path: Path):
    person, _ = a_case(home)
    done = attachments.attach(home, person, a_photo(tmp_path), "Ảnh").value
    assert attachments.thumbnail(home, "0" * 64, "image/jpeg") is None
    next((home.blobs.folder / "small").iterdir()).unlink()
    path = home.blobs.path(done.sha256)
    path.write_bytes(path.read_bytes()[:-40])
    assert attachments.thumbnail(home, done.sha256, done.media_type) is None


def test_a_full_disk_loses_the_small_picture_only(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    person, _ = a_case(home)

    def full(_self: object, _sha256: str, _picture: bytes) -> None:
        raise EnvironmentFault("disk.full", file="small")

    monkeypatch.setattr(type(home.blobs), "put_small", full)
    done = attachments.attach(home, person, a_photo(tmp_path), "Ảnh").value
    assert attachments.show(home, done.id).data
    assert attachments.thumbnail(home, done.sha256, done.media_type)


def test_nobody_attaches_to_a_person_or_case_that_is_not_here(home: Home, tmp_path: Path):
    person, _ = a_case(home)
    with pytest.raises(UserError, match=r"person\.elsewhere"):
        attachments.attach(home, "nobody", a_photo(tmp_path), "Ảnh")
    with pytest.raises(UserError, match=r"case\.elsewhere"):
        attachments.attach(home, person, a_photo(tmp_path), "Ảnh", case_id="nothing")
    assert not home.blobs.folder.exists() or not [p for p in home.blobs.folder.rglob("*") if p.is_file()]


def test_a_cut_is_what_was_asked_for_and_the_rest_is_not_in_the_file(home: Home, tmp_path: Path):
    person, case = a_case(home)
    image = Image.new("RGB", (800, 600), "white")
    image.paste((255, 0, 0), (400, 0, 800, 600))
    image.save(tmp_path / "a.png")
    left = Edit(0, Cut(0.0, 0.0, 0.5, 1.0))
    [done] = attachments.attach_all(home, person, [Picked(tmp_path / "a.png", "a", left)], case_id=case).value
    kept = Image.open(io.BytesIO(attachments.show(home, done.id).data or b""))
    assert kept.size == (400, 600)
    assert min(low for low, _ in kept.getextrema()) > 240
    assert replace(left, turn=0) == left
