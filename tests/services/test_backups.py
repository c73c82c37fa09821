"""A backup is only one when it was read back; a restore brings everything, and is known as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.home import Home
from app.models.state import Heads
from app.services import backups, founding, people, sitting
from app.services.founding import Founding
from app.services.people import NewPerson, PeopleFilter
from app.sync import acks
from tests.services.homes import CHEAP, PASSPHRASE, PLAN


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Home]:
    asked = Founding(PLAN, "22120", "Máy văn phòng", "Lê Thị Hòa", PASSPHRASE)
    founded = founding.found_office(tmp_path / "office", asked, kdf=CHEAP)
    home = sitting.open_home(tmp_path / "office", founded.account, PASSPHRASE)
    area = people.add_area(home, "Thôn 1", "hamlet").value
    people.add_person(home, NewPerson("Trần Văn Một", area))
    yield home
    home.close()


def test_what_was_backed_up_is_there_after_a_restore_and_the_epoch_is_new(office: Home, tmp_path: Path) -> None:
    made = backups.back_up(office, tmp_path / "stick" / "xa.hsbk")
    people.add_person(office, NewPerson("Sau Sao Lưu", people.areas(office)[0].id))
    backups.restore(tmp_path / "new", made.path)
    home = sitting.open_home(tmp_path / "new", office.account.id, PASSPHRASE)
    assert [row.name for row in people.list_people(home, PeopleFilter()).rows] == ["Trần Văn Một"]
    with home.reading() as new, office.reading() as old:
        assert new.heads.epoch != old.heads.epoch
        assert old.heads.epoch in new.heads.dead
    home.close()
    again = sitting.open_home(tmp_path / "new", office.account.id, PASSPHRASE)
    with again.reading() as r:
        assert r.heads.epoch == new.heads.epoch
    again.close()


def test_the_drill_touches_nothing(office: Home, tmp_path: Path) -> None:
    made = backups.back_up(office, tmp_path / "xa.hsbk")
    before = sorted(p.name for p in office.folder.iterdir())
    assert backups.drill(office, made.path).home == office.unlocked.home_id
    assert sorted(p.name for p in office.folder.iterdir()) == before


@pytest.mark.parametrize("place", [200, 5_000, 60_000])
def test_a_changed_byte_is_found_before_anything_is_laid_out(office: Home, tmp_path: Path, place: int) -> None:
    made = backups.back_up(office, tmp_path / "xa.hsbk")
    raw = bytearray(made.path.read_bytes())
    raw[place] ^= 0x10
    made.path.write_bytes(raw)
    with pytest.raises(UserError, match=r"backup\.(damaged|not-a-backup)"):
        backups.restore(tmp_path / "new", made.path)
    assert not (tmp_path / "new").exists()


def test_five_own_backups_are_kept(office: Home) -> None:
    for _ in range(7):
        backups.back_up_by_itself(office)
    assert len(list((office.folder / "backups").glob("*.hsbk"))) == 5
    assert backups.last(office) is not None


def test_those_of_other_days_stay_when_a_morning_makes_many_and_nothing_told_safe_is_lost(office: Home) -> None:
    friday, monday = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)
    safe = -1
    for moment in (friday, *(monday + timedelta(minutes=number) for number in range(6))):
        office.clock = lambda at=moment: at
        backups.back_up_by_itself(office)
        with office.engine.connect() as conn:
            now = acks.durable_lsn(conn, Heads.load(conn))
        people.add_person(office, NewPerson("Trần Văn Hai", people.areas(office)[0].id))
        assert now >= safe
        safe = now
    names = sorted(file.name[:8] for file in (office.folder / "backups").glob("*.hsbk"))
    assert names == ["20261120", "20261123", "20261123", "20261123", "20261123"]


def test_nothing_is_restored_over_other_files(office: Home, tmp_path: Path) -> None:
    made = backups.back_up(office, tmp_path / "xa.hsbk")
    with pytest.raises(UserError, match=r"home\.not-empty"):
        backups.restore(tmp_path, made.path)
