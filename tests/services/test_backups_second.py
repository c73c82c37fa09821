"""The second place of the backups, as a stick that comes and goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import UserError
from app.home import Home
from app.services import backups, backups_second, founding, sitting
from app.services.founding import Founding
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@contextmanager
def an_office(folder: Path) -> Iterator[Home]:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(folder, asked, kdf=CHEAP)
    home = sitting.open_home(folder, founded.account, PASSPHRASE)
    try:
        yield home
    finally:
        home.close()


def test_one_press_makes_a_backup_in_both_places_and_five_stay(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with an_office(tmp_path / "office") as home:
        assert backups_second.second_place(home) is None
        assert backups_second.back_up_twice(home).second is None
        backups_second.choose_second_place(home, stick)
        for _ in range(6):
            made = backups_second.back_up_twice(home)
        assert made.second is not None
        assert backups.verify(made.second.path).home == home.unlocked.home_id
        assert len(list(stick.glob("*.hsbk"))) == 5
        place = backups_second.second_place(home)
        assert place is not None
        assert (place.there, place.at) == (True, made.second.at)


def test_a_stick_that_is_away_is_said_to_be_so_and_the_first_place_still_gets_its_backup(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with an_office(tmp_path / "office") as home:
        backups_second.choose_second_place(home, stick)
        stick.rmdir()
        place = backups_second.second_place(home)
        assert place is not None
        assert not place.there
        made = backups_second.back_up_twice(home)
        assert made.second is None
        assert made.here.path.is_file()
        backups_second.choose_second_place(home, None)
        assert backups_second.second_place(home) is None


def test_a_second_place_is_another_place(tmp_path: Path) -> None:
    with an_office(tmp_path / "office") as home:
        (home.folder / "backups").mkdir(exist_ok=True)
        with pytest.raises(UserError, match=r"backup\.same-place"):
            backups_second.choose_second_place(home, home.folder / "backups")
        with pytest.raises(UserError, match=r"file\.not-found"):
            backups_second.choose_second_place(home, tmp_path / "none")
