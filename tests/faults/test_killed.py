"""Power fails, or somebody ends the program, at any moment of an import: afterwards all of it is there, or nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from app.errors import UserError
from app.home import Home
from app.services import attachments, backups, exchange, lists, people, sitting
from app.services.people import NewPerson
from tests.faults.damage import counts, ill
from tests.faults.inputs import a_list, a_scan
from tests.services.commune import a_commune
from tests.services.homes import PASSPHRASE

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Homes that lie closed, a file for each, and how long an undisturbed run takes (seconds)."""

    office: Path
    laptop: Path
    up: Path
    down: Path
    list_file: Path


def opened(folder: Path) -> Home:
    return sitting.open_home(folder, sitting.people_here(folder)[0].account, PASSPHRASE)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("killed")
    with a_commune(folder) as commune:
        area = commune.areas["Thôn 1"]
        laptop = commune.laptop("Thôn 1")
        many = [NewPerson(f"Lê Văn {n}", area, fields={"note": "ghi chú " * 10}) for n in range(300)]
        people.add_members(commune.office, people.add_household(commune.office, "Hộ lớn", area).value, many)
        house = people.add_household(laptop, "Hộ đông người", area).value
        child, *_ = people.add_members(laptop, house, many).value
        for number in range(4):
            attachments.attach(laptop, child, a_scan(folder), f"Ảnh {number}")
        up = exchange.export_bundle(laptop, folder / "stick").path
        down = exchange.export_bundle(commune.office, folder / "stick", to=laptop.device).path
    return Prepared(folder / "office", folder / "field-1", up, down, a_list(folder, 400))


def killed_after(folder: Path, what: str, file: Path, delay: float | None) -> tuple[bool, float]:
    """Let a process work and kill it ``delay`` seconds after it began. Whether it was done, and how long it ran."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.victim", str(folder), what, str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        begun = time.perf_counter()
        if delay is not None:
            time.sleep(delay)
            process.kill()
        said = process.stdout.read()
        return "done" in said, time.perf_counter() - begun


def whole_or_nothing(before: Path, work: Path, what: str, file: Path, moments: int) -> None:
    """Kill at several moments of one run. Each time all of it is there or nothing, and the file again completes it."""
    undisturbed = shutil.copytree(before, work / "undisturbed")
    done, lasts = killed_after(undisturbed, what, file, None)
    assert done
    with_it = measured(undisturbed)
    without = measured(shutil.copytree(before, work / "untouched"))
    assert with_it != without
    rng = Random()
    for number in range(moments):
        home = shutil.copytree(before, work / f"run-{number}")
        delay = lasts * (number + rng.random()) / moments
        killed_after(home, what, file, delay)
        after = measured(home)
        assert after in (with_it, without), f"half done after {delay:.3f} of {lasts:.3f} s"
        assert measured(home, what, file) == with_it
        shutil.rmtree(home)


def measured(folder: Path, what: str | None = None, file: Path | None = None) -> dict[str, int]:
    """What a home holds once it was opened again, and is well; before that ``file`` comes in again, if it is given."""
    home = opened(folder)
    try:
        if file is not None:
            lists.run(home, file) if what == "list" else exchange.import_bundle(home, file)
        assert ill(home) == []
        left = [
            path for path in folder.rglob("*") if path.suffix in (".part", ".new") or path.name.startswith("backup-")
        ]
        assert left == []
        assert not (folder / "spool").exists() or list((folder / "spool").iterdir()) == []
        shared = ("resident", "household", "area", "op", "attachment", "blob", "remembered", "lookup", "conflict")
        with home.engine.connect() as conn:  # the reminder is written with the backup after it
            reminders = conn.exec_driver_sql("SELECT count(*) FROM remembered WHERE key LIKE 'backup.%'").scalar()
        found = {name: count for name, count in counts(home).items() if name in shared}
        return found | {"remembered": found["remembered"] - int(reminders or 0)}
    finally:
        home.close()


CASES = {
    "bundle-at-the-office": ("bundle", "office", "up"),
    "bundle-at-a-laptop": ("bundle", "laptop", "down"),
    "list": ("list", "office", "list_file"),
}


@pytest.mark.slow
def test_a_list_that_is_killed_on_its_way_in(prepared: Prepared, tmp_path: Path) -> None:
    """Two moments of a short list; forty of one of 400 rows, and of bundles, with ``make hunt``. Bundles and backups
    are cut off place by place in :mod:`tests.faults.test_everywhere`."""
    whole_or_nothing(prepared.office, tmp_path, "list", a_list(tmp_path, 100), 2)


@pytest.mark.hunt
@pytest.mark.parametrize(("what", "home", "file"), CASES.values(), ids=CASES)
def test_an_import_that_is_killed_at_any_moment(
    prepared: Prepared, tmp_path: Path, what: str, home: str, file: str
) -> None:
    whole_or_nothing(getattr(prepared, home), tmp_path, what, getattr(prepared, file), 40)


@pytest.mark.hunt
def test_a_backup_that_was_cut_off_is_not_taken_for_one(prepared: Prepared, tmp_path: Path) -> None:
    home = shutil.copytree(prepared.office, tmp_path / "home")
    _, lasts = killed_after(home, "backup", tmp_path / "whole.hsbk", None)
    for number in range(3):
        out = tmp_path / f"{number}.hsbk"
        killed_after(home, "backup", out, lasts * (number + 0.5) / 3)
        if out.exists():
            backups.verify(out)
        else:
            with pytest.raises(UserError):
                backups.verify(out)
    opened(home).close()
