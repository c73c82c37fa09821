"""Old bundles on a stick are known for what they are, and go only where nothing would be lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import backup
from app.domain import keeping
from app.home import Home
from app.services import exchange, people, stick
from app.services.people import NewPerson
from app.services.stick import Old
from tests.services.commune import Commune, a_commune


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path, "Thôn 1") as made:
        yield made


def ages(home: Home, folder: Path) -> dict[str, tuple[Old | None, bool]]:
    return {each.path.name: (each.age.old, each.age.safe) for each in stick.look(home, folder)}


def test_a_laptops_bundle_goes_from_the_stick_only_when_no_restore_can_lose_it(commune: Commune) -> None:
    office, usb = commune.office, commune.folder / "usb"
    usb.mkdir()
    laptop = commune.laptop("Thôn 1")
    clock = [datetime.now(UTC)]
    office.clock = lambda: clock[0]
    people.add_person(laptop, NewPerson("Một", commune.areas["Thôn 1"]))
    first = exchange.export_bundle(laptop, usb / "1.hsct").path
    assert ages(office, usb) == {"1.hsct": (None, False)}
    exchange.import_bundle(office, first)
    assert ages(office, usb) == {"1.hsct": (Old.TAKEN, False)}  # older backups that are kept do not hold it
    assert stick.clear(office, [first]).gone == ()
    assert first.exists()
    for _ in range(keeping.MOST):
        clock[0] += timedelta(minutes=1)
        backup.back_up_by_itself(office)
    assert ages(office, usb) == {"1.hsct": (Old.TAKEN, True)}
    people.add_person(laptop, NewPerson("Hai", commune.areas["Thôn 1"]))
    second = exchange.export_bundle(laptop, usb / "2.hsct").path
    done = stick.clear(office, [first, second])
    assert (done.gone, done.left) == (("1.hsct",), ("2.hsct",))
    assert [file.name for file in usb.iterdir()] == ["2.hsct"]


def test_an_older_bundle_that_was_never_taken_in_goes_only_if_every_change_in_it_is_safe(commune: Commune) -> None:
    office, usb = commune.office, commune.folder / "usb"
    usb.mkdir()
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Một", commune.areas["Thôn 1"]))
    exchange.export_bundle(laptop, usb / "cũ.hsct")
    people.add_person(laptop, NewPerson("Hai", commune.areas["Thôn 1"]))
    office.clock = lambda: datetime.now(UTC) + timedelta(minutes=1)
    exchange.import_bundle(office, exchange.export_bundle(laptop, commune.folder / "stick").path)
    assert ages(office, usb) == {"cũ.hsct": (Old.NEWER, False)}
    for _ in range(keeping.MOST):
        backup.back_up_by_itself(office)
    assert ages(office, usb) == {"cũ.hsct": (Old.NEWER, True)}


def test_the_office_knows_what_it_wrote_for_a_laptop_and_the_laptop_what_it_took_in(commune: Commune) -> None:
    office, usb = commune.office, commune.folder / "usb"
    usb.mkdir()
    laptop = commune.laptop("Thôn 1")
    people.add_person(office, NewPerson("Một", commune.areas["Thôn 1"]))
    file = exchange.export_bundle(office, usb / "cho máy.hsct", to=laptop.device).path
    (found,) = stick.look(office, usb)
    assert (found.age.old, found.age.to) == (None, "Máy 1")
    exchange.import_bundle(laptop, file)
    assert ages(laptop, usb) == {"cho máy.hsct": (Old.TAKEN, True)}
    commune.up(laptop)
    assert ages(office, usb) == {"cho máy.hsct": (Old.ANSWERED, True)}


def test_a_laptop_clears_what_it_wrote_once_the_office_holds_it_for_good(commune: Commune) -> None:
    office, usb = commune.office, commune.folder / "usb"
    usb.mkdir()
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Một", commune.areas["Thôn 1"]))
    first = exchange.export_bundle(laptop, usb / "1.hsct").path
    assert ages(laptop, usb) == {"1.hsct": (None, False)}
    exchange.import_bundle(office, first)
    minutes = [0]
    for home in (office, laptop):
        home.clock = lambda: datetime.now(UTC) + timedelta(minutes=minutes[0])
    commune.down(laptop)
    minutes[0] = 1
    second = exchange.export_bundle(laptop, usb / "2.hsct").path
    assert ages(laptop, usb) == {"1.hsct": (Old.NEWER, False), "2.hsct": (None, False)}  # received is not durable
    for _ in range(keeping.MOST):
        backup.back_up_by_itself(office)
    minutes[0] = 2
    commune.up(laptop)
    commune.down(laptop)
    assert ages(laptop, usb) == {"1.hsct": (Old.ANSWERED, True), "2.hsct": (Old.ANSWERED, True)}
    assert stick.clear(laptop, [first, second]).gone == ("1.hsct", "2.hsct")
