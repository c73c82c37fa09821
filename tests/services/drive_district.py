"""A district for tests of the drive: the plan of An Dương, its communes as areas, children in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.domain.drive import Drive
from app.domain.partial_date import PartialDate, parse
from app.domain.roles import Role
from app.home import Home
from app.packs.pack import shipped
from app.services import drives, people
from app.services.people import NewPerson
from tests.services.homes import a_home

FIRST = date(2024, 8, 21)
POLICE = (Role.GROUP_HEAD, Role.AREA_POLICE)


def on(home: Home, day: date) -> None:
    """Let the home's clock stand at nine in the morning of ``day``."""
    home.clock = lambda: datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


@contextmanager
def a_district(folder: Path, *communes: str, roles: tuple[Role, ...] = POLICE) -> Iterator[tuple[Home, dict[str, str]]]:
    """An office with the plan of An Dương on the drive's first day, and these communes as areas (name → id)."""
    with a_home(folder, roles=roles) as home:
        home.pack = shipped("an-duong-2024")
        on(home, FIRST)
        yield home, {name: people.add_area(home, name, "hamlet").value for name in communes or ("An Hưng", "Lê Lợi")}


def the_drive(home: Home) -> Drive:
    return drives.drive_of(home)


def children(home: Home, area: str, born: dict[str, str]) -> dict[str, str]:
    """Many children of one area in one go: name → when born; name → id."""
    house = people.add_household(home, "Hộ đông con", area).value
    members = [NewPerson(name, area, fields={"born": parse(text)}) for name, text in born.items()]
    return dict(zip(born, people.add_members(home, house, members).value, strict=True))


def a_child(home: Home, area: str, name: str, born: str | None, **more: Any) -> str:
    when = parse(born) if born is not None else None
    assert when is None or isinstance(when, PartialDate)
    return people.add_person(home, NewPerson(name, area, fields={"born": when, **more})).value
