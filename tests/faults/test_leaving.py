"""An area leaves a laptop, and the laptop is killed on the way: all of it is there, or nothing, and the next opening
finishes what lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from app import backup
from app.domain import keeping
from app.services import attachments, doctor, enrolment, exchange, people
from app.services.people import NewPerson, PeopleFilter
from tests.faults.inputs import a_scan
from tests.faults.places import How, Places, copy_of, in_child
from tests.faults.test_everywhere import LAPTOP, STICK, opened
from tests.services.commune import a_commune

FILE = "di.hsct"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: no work can be killed so")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop whose hamlet was given away, before the bundle after which it may go."""
    folder = tmp_path_factory.mktemp("leaving")
    with a_commune(folder / "made") as commune:
        laptop = commune.laptop("Thôn 1")
        person = people.add_person(laptop, NewPerson("Trần Thị Hai", commune.areas["Thôn 1"])).value
        attachments.attach(laptop, person, a_scan(folder), "Giấy ra viện")
        commune.exchange(laptop)
        enrolment.assign_areas(commune.office, laptop.device, [])
        # only a backup of a later place on the trunk is sure to hold the file
        people.add_person(commune.office, NewPerson("H Bia Niê", commune.areas["Thôn 2"]))
        for _ in range(keeping.MOST):
            backup.back_up_by_itself(commune.office)
        commune.exchange(laptop)
        exchange.export_bundle(commune.office, folder / FILE, to=laptop.device)
    ready = folder / "ready"
    (ready / STICK).mkdir(parents=True)
    (folder / "made" / LAPTOP).rename(ready / LAPTOP)
    (folder / FILE).rename(ready / STICK / FILE)
    assert in_child(partial(look, ready)) == (1, 2)
    return ready


def look(run: Path) -> tuple[int, int]:
    """How many people there are, and how many files with their small pictures. The home is well."""
    home = opened(run / LAPTOP)
    try:
        assert all(each.good for each in doctor.examine(home) if each.what not in ("disk", "clock"))
        files = [path for path in (run / LAPTOP / "blobs").rglob("*") if path.is_file()]
        return len(people.list_people(home, PeopleFilter()).rows), len(files)
    finally:
        home.close()


def take_in(run: Path, places: Places | None = None, at: int = 0) -> list[str]:
    """Killed ``at`` a place of the import, if one is given."""
    if places is not None:
        places.watch()
    home = opened(run / LAPTOP)
    if places is not None:
        places.count, places.at = 0, at
        places.seen.clear()
    exchange.import_bundle(home, run / STICK / FILE)
    home.close()
    return places.seen if places is not None else []


def killed_at(ready: Path, run: Path, chosen: Callable[[int], list[int]]) -> int:
    places = len(in_child(partial(take_in, copy_of(ready, run), Places(run))))
    assert in_child(partial(look, run)) == (0, 0)
    for at in chosen(places):
        copy_of(ready, run)
        assert in_child(partial(take_in, run, Places(run, how=How.KILLED), at)) is None
        assert in_child(partial(look, run)) in ((1, 2), (0, 0)), at
        in_child(partial(take_in, run))
        assert in_child(partial(look, run)) == (0, 0), at
    return places


@pytest.mark.slow
def test_a_kill_while_an_area_leaves_leaves_all_or_nothing(folder: Path, tmp_path: Path) -> None:
    killed_at(folder, tmp_path / "run", lambda count: Random(7).sample(range(1, count + 1), 4))


@pytest.mark.hunt
def test_a_kill_at_every_place_while_an_area_leaves_leaves_all_or_nothing(folder: Path, tmp_path: Path) -> None:
    count = killed_at(folder, tmp_path / "run", lambda count: list(range(1, count + 1)))
    print(f"\nan area leaves: killed at {count} places")
