"""A disk that is full, a folder that may only be read, a stick that is pulled: at every writer of the program."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import storage
from app.errors import EnvironmentFault
from app.home import Home
from app.services import attachments, backups, cases, exchange, founding, list_export, lists, people, sync_state
from app.services.founding import Founding
from app.services.people import NewPerson, PeopleFilter
from tests.faults.damage import a_full_disk, a_read_only_database, after_bytes, counts, files, ill, no_room
from tests.faults.inputs import a_list, a_scan
from tests.services.commune import Commune, a_commune
from tests.services.homes import CHEAP, PASSPHRASE, PLAN

Writer = Callable[[Commune, Home, Path], Any]


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


@pytest.fixture
def laptop(commune: Commune) -> Home:
    home = commune.laptop("Thôn 1")
    person = people.add_person(home, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"])).value
    cases.open_case(home, person, "A3")
    return home


def export_a_bundle(commune: Commune, laptop: Home, out: Path) -> object:
    return exchange.export_bundle(laptop, out)


def write_to_a_laptop(commune: Commune, laptop: Home, out: Path) -> object:
    return exchange.export_bundle(commune.office, out, to=laptop.device)


def back_up(commune: Commune, laptop: Home, out: Path) -> object:
    return backups.back_up(commune.office, out / "xa.hsbk")


def export_a_list(commune: Commune, laptop: Home, out: Path) -> object:
    people.add_person(commune.office, NewPerson("Lê Thị Danh", commune.areas["Thôn 1"]))
    return list_export.export(commune.office, "residents", out / "nhan-khau.xlsx")


WRITERS: list[Writer] = [export_a_bundle, write_to_a_laptop, back_up, export_a_list]


def fails_and_then_works(
    write: Writer, commune: Commune, laptop: Home, code: str, break_it: Callable[[], None], mend: Callable[[], None]
) -> None:
    stick = commune.folder / "stick"
    before = {path.name for path in stick.iterdir()} if stick.exists() else set()
    unsent = sync_state.sync_state(laptop).unsent
    break_it()
    with pytest.raises(EnvironmentFault) as fault:
        write(commune, laptop, stick)
    assert fault.value.code == code
    assert fault.value.params["file"]
    mend()
    assert {path.name for path in stick.iterdir()} == before if stick.exists() else True
    assert sync_state.sync_state(laptop).unsent == unsent
    assert ill(laptop) == ill(commune.office) == []
    stick.mkdir(exist_ok=True)
    write(commune, laptop, stick)
    assert len(list(stick.iterdir())) > 0


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("room", [0, 700])
def test_a_full_stick_leaves_no_half_file_and_loses_nothing(
    write: Writer, room: int, commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_and_then_works(
        write, commune, laptop, "disk.full", lambda: after_bytes(monkeypatch, room, no_room), monkeypatch.undo
    )


@pytest.mark.parametrize("write", WRITERS)
def test_a_stick_that_is_pulled_while_writing_is_called_so(
    write: Writer, commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = commune.folder / "stick"

    def pulled() -> None:
        shutil.rmtree(stick)
        raise OSError(errno.EIO, "Input/output error")

    fails_and_then_works(
        write, commune, laptop, "stick.pulled", lambda: after_bytes(monkeypatch, 300, pulled), monkeypatch.undo
    )


@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_that_may_only_be_read_is_called_so(
    write: Writer, commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(path: Any, mode: str = "r", *more: Any, **others: Any) -> Any:
        if "w" in mode and "stick" in str(path):
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        return open(path, mode, *more, **others)

    fails_and_then_works(
        write,
        commune,
        laptop,
        "disk.read-only",
        lambda: monkeypatch.setattr(storage, "open", refusing, raising=False),
        monkeypatch.undo,
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_of_somebody_else_is_called_read_only(commune: Commune, laptop: Home) -> None:
    stick = commune.folder / "stick"
    stick.chmod(0o555)
    with pytest.raises(EnvironmentFault, match=r"disk\.read-only"):
        exchange.export_bundle(laptop, stick)
    stick.chmod(0o755)


def test_what_was_written_but_reads_back_otherwise_is_not_called_done(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_hash_of_medium", lambda path: bytes(32))
    with pytest.raises(EnvironmentFault, match=r"disk\.read-back"):
        exchange.export_bundle(laptop, commune.folder / "stick" / "x.hsct")
    assert not (commune.folder / "stick" / "x.hsct").exists()


# The machine's own disk ----------------------------------------------------------------------------------------


def test_a_scan_for_which_there_is_no_room_leaves_no_attachment(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cases.list_cases(laptop, cases.CaseFilter()).rows[0]
    picture = a_scan(commune.folder)
    before, there = counts(laptop), files(laptop.folder)
    after_bytes(monkeypatch, 500, no_room)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        attachments.attach(laptop, case.resident_id, picture, "Ảnh", case_id=case.id)
    monkeypatch.undo()
    assert (counts(laptop), files(laptop.folder)) == (before, there)
    done = attachments.attach(laptop, case.resident_id, picture, "Ảnh", case_id=case.id).value
    assert attachments.show(laptop, done.id).data


def test_a_scan_whose_row_finds_no_room_is_not_shown_as_there(commune: Commune, laptop: Home) -> None:
    case = cases.list_cases(laptop, cases.CaseFilter()).rows[0]
    before = counts(laptop)
    with a_full_disk(laptop, 0), pytest.raises(EnvironmentFault, match=r"disk\.full"):
        for number in range(200):  # a row may still fit into a page that is there
            attachments.attach(laptop, case.resident_id, a_scan(commune.folder), f"Ảnh {number} " + "x" * 3000)
    kept = counts(laptop)["attachment"] - before["attachment"]
    assert kept < 200
    assert len(cases.case_card(laptop, case.id).file.attachments) == 0
    assert attachments.missing(laptop) == []
    assert ill(laptop) == []


def test_a_list_for_which_there_is_no_room_is_not_written_at_all(commune: Commune) -> None:
    office, file = commune.office, a_list(commune.folder, 400)
    before = counts(office)
    with a_full_disk(office), pytest.raises(EnvironmentFault) as fault:
        lists.run(office, file)
    assert (fault.value.code, fault.value.params["file"]) == ("disk.full", "data.db")
    assert counts(office) == before
    assert ill(office) == []
    lists.run(office, file)
    assert people.count_people(office, PeopleFilter()) == 400


def without_backups(office: Home) -> tuple[dict[str, int], set[Path]]:
    """What an import adds; the backup before it is there also where there was no room for the rest."""
    rows = {name: count for name, count in counts(office).items() if name not in ("backup", "remembered")}
    return rows, {path for path in files(office.folder) if path.parts[0] != "backups"}


def test_a_bundle_for_which_there_is_no_room_is_not_taken_in_at_all(commune: Commune, laptop: Home) -> None:
    area, office = commune.areas["Thôn 1"], commune.office
    house = people.add_household(laptop, "Hộ đông người", area).value
    people.add_members(laptop, house, [NewPerson(f"Lê Văn {n}", area, fields={"note": "x" * 500}) for n in range(80)])
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    before, there = without_backups(office)
    with a_full_disk(office), pytest.raises(EnvironmentFault, match=r"disk\.full"):
        exchange.import_bundle(office, file)
    assert without_backups(office) == (before, there)
    assert exchange.import_bundle(office, file).value.new > 80
    assert ill(office) == []


@pytest.mark.hunt
@pytest.mark.parametrize("side", ["office", "laptop"])
def test_a_bundle_for_which_any_page_is_lacking_is_not_taken_in_at_all(
    commune: Commune, laptop: Home, side: str
) -> None:
    """Room for no page, for one, for two: until there is enough."""
    source, home = (laptop, commune.office) if side == "office" else (commune.office, laptop)
    house = people.add_household(source, "Hộ đông người", commune.areas["Thôn 1"]).value
    many = [NewPerson(f"Lê Văn {n}", commune.areas["Thôn 1"], fields={"note": "x" * 500}) for n in range(80)]
    people.add_members(source, house, many)
    file = exchange.export_bundle(source, commune.folder / "stick", to=None if side == "office" else laptop.device).path
    exchange.look(home, file)
    before, refused = without_backups(home), 0
    for room in range(400):
        try:
            with a_full_disk(home, room):
                exchange.import_bundle(home, file)
        except EnvironmentFault as fault:
            if fault.code != "disk.full":
                raise
            refused += 1
            assert without_backups(home) == before
        else:
            break
    assert people.count_people(home, PeopleFilter()) > 80
    assert ill(home) == []
    assert refused > 20
    print(f"\n{side}: refused with room for 0 to {refused - 1} pages, taken in with room for {refused}")


def test_a_full_disk_after_the_import_costs_only_the_backup_and_says_so(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    begun = storage.Written.__init__

    def no_room_for_backups(self: storage.Written, path: Path, *, private: bool) -> None:
        if path.suffix == backups.backup.SUFFIX:
            raise storage.fault_of(OSError(errno.ENOSPC, "No space left on device"), path)
        begun(self, path, private=private)

    monkeypatch.setattr(storage.Written, "__init__", no_room_for_backups)
    came = exchange.import_bundle(commune.office, file).value
    assert came.backup == ""
    assert came.new == 2
    assert people.count_people(commune.office, PeopleFilter()) == 1


def test_a_database_that_may_only_be_read_keeps_what_it_has(commune: Commune) -> None:
    office, area = commune.office, commune.areas["Thôn 1"]
    people.add_person(office, NewPerson("Đã Có", area))
    before = counts(office)
    with a_read_only_database(office), pytest.raises(EnvironmentFault, match=r"disk\.read-only"):
        people.add_person(office, NewPerson("Không Vào", area))
    assert counts(office) == before
    assert [row.name for row in people.list_people(office, PeopleFilter()).rows] == ["Đã Có"]


@pytest.mark.parametrize("room", [0, 200, 3000, 20_000])
def test_a_set_up_on_a_full_disk_leaves_no_home(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    after_bytes(monkeypatch, room, no_room)
    folder, sheet = tmp_path / "office", tmp_path / "phieu.pdf"
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        founding.found_office(folder, asked, sheet_to=sheet, kdf=CHEAP)
    assert not folder.exists()
    assert not sheet.exists()
    monkeypatch.undo()
    founding.found_office(folder, asked, sheet_to=sheet, kdf=CHEAP)


def test_a_restore_that_finds_no_room_leaves_nothing_behind(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backups.back_up(commune.office, commune.folder / "xa.hsbk")
    after_bytes(monkeypatch, 9000, no_room)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        backups.restore(commune.folder / "again", made.path)
    assert not (commune.folder / "again").exists()
    monkeypatch.undo()
    backups.restore(commune.folder / "again", made.path)
    assert (commune.folder / "again" / "data.db").is_file()
