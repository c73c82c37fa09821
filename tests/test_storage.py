"""A file is whole or not there, and a fault of the disk is told as what it is."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from app import storage
from app.errors import EnvironmentFault, HosoError, UserError


def test_a_written_file_has_its_name_only_when_it_is_whole(tmp_path):
    path = tmp_path / "a.bin"
    with storage.atomic_write(path) as file:
        file.write(b"one")
        assert not path.exists()
        file.write(b"two")
    assert path.read_bytes() == b"onetwo"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.bin"
    storage.write_whole(path, b"old")
    with pytest.raises(RuntimeError), storage.atomic_write(path) as file:
        file.write(b"new")
        raise RuntimeError("killed")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_left_over_part_of_a_killed_run_is_written_over(tmp_path):
    (tmp_path / "a.bin.part").write_bytes(b"half a file of a killed run")
    storage.write_whole(tmp_path / "a.bin", b"whole")
    assert (tmp_path / "a.bin").read_bytes() == b"whole"
    assert not (tmp_path / "a.bin.part").exists()


def test_a_medium_that_gives_back_other_bytes_is_found_out(tmp_path, monkeypatch):
    real = os.fsync

    def failing(handle: int) -> None:
        real(handle)
        part = tmp_path / "a.bin.part"
        if part.exists():
            part.write_bytes(b"wrong")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(EnvironmentFault, match=r"disk\.read-back"):
        storage.write_whole(tmp_path / "a.bin", b"right")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_at_the_sync_keeps_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.bin"
    storage.write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        storage.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_is_for_its_owner_only(tmp_path):
    storage.write_whole(tmp_path / "a.bin", b"x", private=True)
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "a.bin").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("number", "code", "blamed"),
    [
        (errno.ENOSPC, "disk.full", EnvironmentFault),
        (errno.EROFS, "disk.read-only", EnvironmentFault),
        (errno.EACCES, "disk.read-only", EnvironmentFault),
        (errno.EIO, "disk.io", EnvironmentFault),
        (errno.ENODEV, "stick.pulled", EnvironmentFault),
        (errno.EFBIG, "disk.file-too-big", EnvironmentFault),
        (errno.EBUSY, "disk.in-use", EnvironmentFault),
        (errno.ENOENT, "file.not-found", UserError),
        (errno.EISDIR, "file.is-a-folder", UserError),
        (errno.ENAMETOOLONG, "file.bad-name", UserError),
        (9999, "disk.io", EnvironmentFault),
    ],
)
def test_what_the_system_says_becomes_one_code(tmp_path, number, code, blamed):
    with pytest.raises(HosoError) as fault, storage.faults(tmp_path / "a"):
        raise OSError(number, "?")
    assert (fault.value.code, type(fault.value)) == (code, blamed)
    assert fault.value.params == {"file": str(tmp_path / "a")}


@pytest.mark.parametrize(
    ("winerror", "code"),
    [
        (112, "disk.full"),
        (19, "disk.read-only"),
        (5, "disk.read-only"),
        (32, "disk.in-use"),
        (21, "stick.pulled"),
        (1167, "stick.pulled"),
        (123, "file.bad-name"),
    ],
)
def test_windows_numbers_mean_the_same(tmp_path, winerror, code):
    class WindowsFault(OSError):
        pass

    fault = WindowsFault(errno.EINVAL, "?")
    fault.winerror = winerror
    assert storage.fault_of(fault, tmp_path / "a").code == code


def test_a_path_that_vanished_while_it_was_open_is_a_pulled_stick(tmp_path):
    gone = tmp_path / "stick" / "a.hsct"
    for number in (errno.EIO, errno.EROFS, errno.ENOENT):
        assert storage.fault_of(OSError(number, "?"), gone, begun=True).code == "stick.pulled"
    assert storage.fault_of(OSError(errno.ENOENT, "?"), tmp_path / "a", begun=True).code == "disk.io"
    assert storage.fault_of(OSError(errno.ENOENT, "?"), gone).code == "file.not-found"


def test_a_fault_without_a_path_takes_the_systems(tmp_path):
    with pytest.raises(UserError) as fault, storage.faults():
        (tmp_path / "none").read_bytes()
    assert fault.value.params["file"] == str(tmp_path / "none")
    assert storage.fault_of(OSError(errno.EIO, "?")).params == {"file": ""}


def test_a_folder_that_is_not_there_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(UserError, match=r"file\.not-found"):
        storage.write_whole(tmp_path / "no" / "a.bin", b"x")


def test_a_folder_that_cannot_be_synced_is_no_fault_and_one_that_fails_is(tmp_path, monkeypatch):
    """Some file systems of sticks know no sync of a folder."""

    def answers(number: int) -> None:
        def sync(_: int) -> None:
            raise OSError(number, "?")

        monkeypatch.setattr(os, "fsync", sync)

    answers(errno.EINVAL)
    storage.sync_folder(tmp_path)
    answers(errno.EIO)
    with pytest.raises(OSError, match=r"\?"):
        storage.sync_folder(tmp_path)
    monkeypatch.undo()
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)
    storage.write_whole(tmp_path / "as-on-windows", b"x")
    assert (tmp_path / "as-on-windows").read_bytes() == b"x"


def test_a_name_that_was_not_brought_to_the_medium_is_not_left_behind(tmp_path, monkeypatch):
    def failing(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    storage.write_whole(tmp_path / "old.bin", b"old")
    monkeypatch.setattr(storage, "sync_folder", failing)
    for name in ("new.bin", "old.bin"):
        with pytest.raises(EnvironmentFault, match=r"disk\.io"):
            storage.write_whole(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["old.bin"]


def test_a_file_may_get_the_name_that_its_content_decides(tmp_path):
    with storage.atomic_write(tmp_path / "begun") as file:
        file.write(b"x")
        file.flush()
        file.aim(tmp_path / "named")
    assert [path.name for path in tmp_path.iterdir()] == ["named"]


def test_reading_is_bounded(tmp_path):
    path: Path = tmp_path / "a.bin"
    path.write_bytes(b"12345")
    assert storage.read_bounded(path, 5) == b"12345"
    assert storage.read_bounded(path, 4) is None
