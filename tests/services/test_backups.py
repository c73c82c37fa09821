"""A backup is only one when it was read back; a restore brings everything, and is known as one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
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


def durable(home: Home) -> int:
    with home.engine.connect() as conn:
        return acks.durable_lsn(conn, Heads.load(conn))


def test_one_made_by_hand_is_kept_until_somebody_lets_it_go(office: Home, tmp_path: Path) -> None:
    by_hand = backups.back_up(office, tmp_path / "stick" / "xa.hsbk").path
    for name in ("Trần Văn Hai", "Trần Văn Ba"):
        people.add_person(office, NewPerson(name, people.areas(office)[0].id))
        newest = backups.back_up_by_itself(office).path
    before, oldest = durable(office), backups.kept(office)[-1]
    assert (oldest.path, oldest.size) == (by_hand, by_hand.stat().st_size)
    assert backups.let_go(office, [oldest.id]) == 1
    assert durable(office) == before + 1
    assert not by_hand.exists()
    assert next(each.path for each in backups.kept(office)) == newest
    with pytest.raises(UserError, match=r"backup\.gone"):
        backups.let_go(office, [oldest.id])


def test_the_newest_is_not_let_go_and_one_on_a_lost_stick_can_be(office: Home, tmp_path: Path) -> None:
    lost = backups.back_up(office, tmp_path / "stick" / "xa.hsbk").path
    (only,) = backups.kept(office)
    with pytest.raises(UserError, match=r"backup\.the-newest"):
        backups.let_go(office, [only.id])
    shutil.rmtree(lost.parent)
    backups.back_up_by_itself(office)
    newest, away = backups.kept(office)
    assert away.size is None
    backups.let_go(office, [away.id])
    assert backups.kept(office) == (newest,)


def test_the_backup_that_an_office_was_laid_out_from_is_let_go_too(office: Home, tmp_path: Path) -> None:
    file = backups.back_up(office, tmp_path / "xa.hsbk").path
    backups.restore(tmp_path / "new", file)
    with closing(sitting.open_home(tmp_path / "new", office.account.id, PASSPHRASE)) as home:
        (before,) = backups.kept(home)
        assert (before.path, before.size) == (None, None)
        people.add_person(home, NewPerson("Trần Văn Hai", people.areas(home)[0].id))
        backups.back_up_by_itself(home)
        safe = durable(home)
        backups.let_go(home, [before.id])
        assert durable(home) > safe
        assert len(backups.kept(home)) == 1


def test_nothing_is_restored_over_other_files(office: Home, tmp_path: Path) -> None:
    made = backups.back_up(office, tmp_path / "xa.hsbk")
    with pytest.raises(UserError, match=r"home\.not-empty"):
        backups.restore(tmp_path, made.path)
