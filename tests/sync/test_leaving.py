"""What a laptop no longer follows leaves it, when nothing of it is this laptop's alone; and comes back whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.ids import child_id, new_id
from app.models.ops import GENESIS, OpLine, hash_of
from app.models.spec import specs
from app.sync import acks, epochs, leaving
from app.sync.conflicts import Choice
from app.sync.leaving import Gone
from tests.sync.machines import Laptop, Office, a_laptop, an_office, meet


class World:
    """Two hamlets with a laptop each. In the first a household with a visit, and a person with a case and a claim."""

    def __init__(self) -> None:
        self.office: Office = an_office()
        self.one, self.two = (self.office.create("area", {"name": n, "kind": "hamlet"}) for n in ("Một", "Hai"))
        self.house = self.office.create("household", {"area_id": self.one, "label": "Hộ ông Y Bhim"})
        self.visit = self.office.create("visit", {"household_id": self.house, "outcome": "met"})
        self.person = self.office.create("resident", {"area_id": self.one, "name": "H'Hen Niê"})
        self.case = self.office.create("case", {"resident_id": self.person, "category": "A3", "state": "open"})
        self.claim = child_id(self.case, "birth")
        self.office.create("claim", {"case_id": self.case, "kind": "birth", "statement": "x"}, self.claim)
        self.first, self.second = a_laptop("first"), a_laptop("second")
        self.office.grant(self.first, self.one)
        self.office.grant(self.second, self.two)
        for laptop in (self.first, self.second):
            assert meet(self.office, laptop).differing == []

    def back_up(self) -> None:
        """The office's backups of before are let go of, and one is made."""
        with self.office.engine.execution_options(writing=True).begin() as conn:
            conn.exec_driver_sql("UPDATE backup SET kept = 0")
            conn.exec_driver_sql(
                "INSERT INTO backup (id, path, at, verified, kept, heads) VALUES (?, 'x', '2026-11-22', 1, 1, ?)",
                (new_id(), acks.heads_for_backup(conn)),
            )

    def reassign(self) -> None:
        """The first hamlet goes to the second laptop."""
        self.office.grant(self.first)
        self.office.grant(self.second, self.one, self.two)

    def goes_to_the_second_hamlet(self) -> None:
        self.office.edit("resident", self.person, area_id=self.two)


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    for machine in (made.office, made.first, made.second):
        machine.engine.dispose()


def held(laptop: Laptop) -> set[str]:
    """Every row that a laptop holds, by id."""
    return {row for entity in specs() for (row,) in laptop.all(f'SELECT id FROM "{entity}"')}


def traces(laptop: Laptop, text: str) -> int:
    """In how many ops and search lines a text stands."""
    ops = "SELECT count(*) FROM op WHERE body IS NOT NULL AND instr(body, CAST(? AS BLOB)) > 0"
    lines = "SELECT count(*) FROM lookup WHERE instr(folded, lower(?)) > 0"
    return int(laptop.all(ops, text)[0][0]) + int(laptop.all(lines, text)[0][0])


def leave(world: World) -> None:
    """The first laptop hears that something is out of its scope, and then that it may go."""
    for _ in range(2):
        meet(world.office, world.first)


def chain_verifies(laptop: Laptop) -> bool:
    columns = "device, chain, seq, entity, row, actor, at, schema, hash, salt, body, body_hash"
    previous = GENESIS
    for row in laptop.all(f"SELECT {columns} FROM op WHERE device = ? ORDER BY seq", laptop.device):
        line = OpLine(*row)
        if hash_of(line, previous) != line.hash:
            return False
        previous = line.hash
    return True


def test_an_area_that_was_given_away_is_read_only_first_and_then_leaves_with_everything_in_it(world: World) -> None:
    world.first.edit("resident", world.person, phone="0901")
    meet(world.office, world.first)
    world.back_up()
    world.reassign()
    assert meet(world.office, world.first).departed.rows == 0
    assert len(held(world.first)) == 6
    took = meet(world.office, world.first)
    assert took.departed == leaving.Departed(6, (Gone("Một", 1, 1),), 0)
    assert held(world.first) == set()
    assert traces(world.first, "Hen") == traces(world.first, "0901") == 0
    assert world.first.all("SELECT count(*) FROM outside") == [(0,)]
    assert world.first.all("SELECT device FROM op") == [(world.first.device,)]
    assert chain_verifies(world.first)


def test_what_the_office_does_not_hold_for_good_stays_until_it_does(world: World) -> None:
    world.back_up()
    world.first.edit("claim", world.claim, statement="y")
    world.reassign()
    meet(world.office, world.first)
    assert meet(world.office, world.first).departed == leaving.Departed(
        3, (), 1
    )  # the household, its visit, the hamlet
    assert {world.person, world.case, world.claim} == held(world.first)
    assert meet(world.office, world.first).departed.staying == 1
    world.back_up()
    assert meet(world.office, world.first).departed.gone == (Gone("", 1, 1),)
    assert held(world.first) == set()


def test_nothing_leaves_while_the_office_has_no_backup(world: World) -> None:
    world.reassign()
    for _ in range(3):
        assert meet(world.office, world.first).departed.rows == 0
    assert len(held(world.first)) == 6


def test_who_is_being_typed_about_stays(world: World) -> None:
    with world.first.work() as w:
        w.conn.exec_driver_sql(
            "INSERT INTO draft (key, account, body, at) VALUES (?, 'a', ?, 'x')",
            (f"case:{world.case}", f'{{"claim": "{world.claim}"}}'),
        )
    world.back_up()
    world.reassign()
    leave(world)
    assert {world.person, world.case, world.claim} == held(world.first)
    with world.first.work() as w:
        w.conn.exec_driver_sql("DELETE FROM draft")
    meet(world.office, world.first)
    assert held(world.first) == set()


def test_what_was_written_after_it_left_stays_and_arrives(world: World) -> None:
    world.goes_to_the_second_hamlet()
    meet(world.office, world.first)
    world.back_up()
    mine = world.first.create("note", {"case_id": world.case, "text": "còn phải hỏi bà ngoại"})
    meet(world.office, world.first)
    assert mine in held(world.first)
    assert world.office.row("note", mine) is not None
    world.back_up()
    meet(world.office, world.first)
    assert world.person not in held(world.first)
    meet(world.office, world.second)
    assert mine in held(world.second)


def test_who_comes_back_comes_with_everything_and_the_own_changes_have_their_content_again(world: World) -> None:
    world.first.edit("resident", world.person, phone="0901")
    meet(world.office, world.first)
    world.back_up()
    world.goes_to_the_second_hamlet()
    leave(world)
    assert world.person not in held(world.first)
    meet(world.office, world.second)
    world.second.edit("claim", world.claim, statement="ở thôn Hai")
    meet(world.office, world.second)
    world.office.edit("resident", world.person, area_id=world.one)
    took = meet(world.office, world.first)
    assert (took.differing, took.departed.rows) == ([], 0)
    assert (world.first.row("resident", world.person) or {})["phone"] == "0901"
    assert (world.first.row("claim", world.claim) or {})["statement"] == "ở thôn Hai"
    assert world.first.all("SELECT count(*) FROM op WHERE body IS NULL") == [(0,)]
    assert chain_verifies(world.first)
    world.first.edit("resident", world.person, phone="0902")
    meet(world.office, world.first)
    assert world.office.conflicts() == []


def test_a_reassigned_area_that_comes_back_is_whole_also_without_a_word_between(world: World) -> None:
    world.back_up()
    world.reassign()
    for _ in range(2):
        world.first.take(world.office.export(world.first))
    assert held(world.first) == set()
    world.office.grant(world.first, world.one)
    assert world.first.take(world.office.export(world.first)).differing == []
    assert world.claim in held(world.first)


def test_a_row_stays_while_a_word_of_this_laptop_about_it_waits_for_a_person(world: World) -> None:
    """Who wrote it may be asked; should the area come back, it is still to be seen."""
    world.first.edit("resident", world.person, phone="0901")
    world.office.edit("resident", world.person, phone="0902")
    meet(world.office, world.first)
    assert len(world.office.conflicts()) == 1
    world.back_up()
    world.reassign()
    leave(world)
    assert world.person in held(world.first)
    assert world.first.row("resident", world.person)["phone"] == "0901"  # type: ignore[index]
    world.office.resolve(world.office.conflicts()[0], Choice.QUEUED)
    world.back_up()
    leave(world)
    assert held(world.first) == set()
    assert world.first.all("SELECT count(*) FROM outside") == [(0,)]
    assert world.first.own_values() == 0
    assert traces(world.first, "0901") == 0


def test_a_file_goes_with_the_last_record_that_names_it_and_not_before_the_office_has_it(world: World) -> None:
    other = world.office.create("resident", {"area_id": world.one, "name": "Y Bhim"})
    fields = {"title": "Giấy ra viện", "media_type": "image/png", "sha256": "a" * 64}
    for person in (world.person, other):
        world.office.create("attachment", {"resident_id": person, **fields})
    meet(world.office, world.first)
    world.back_up()
    with world.first.work() as w:
        w.conn.exec_driver_sql("INSERT INTO blob (sha256, size, held, acknowledged) VALUES (?, 1, 1, 0)", ("a" * 64,))
    world.goes_to_the_second_hamlet()
    leave(world)
    assert world.person in held(world.first)
    with world.first.work() as w:
        acks.acknowledge_files(w.conn, ["a" * 64], w.heads.lsn)
    meet(world.office, world.first)
    assert world.person in held(world.first), "no kept backup is sure to hold the file"
    world.office.create("resident", {"area_id": world.two, "name": "Y Dlăm"})
    world.back_up()
    meet(world.office, world.first)
    with world.first.engine.connect() as conn:
        assert world.person not in held(world.first)
        assert leaving.files_to_remove(conn) == []
    world.office.edit("resident", other, area_id=world.two)
    leave(world)
    with world.first.engine.connect() as conn:
        assert leaving.files_to_remove(conn) == ["a" * 64]


def test_a_part_that_is_shown_elsewhere_holds_both_owners(world: World) -> None:
    """The laptop moved the case to another person, unsettled; the first goes out of scope."""
    other = world.office.create("resident", {"area_id": world.one, "name": "Y Bhim"})
    meet(world.office, world.first)
    world.back_up()
    world.first.edit("case", world.case, resident_id=other)
    world.goes_to_the_second_hamlet()
    for _ in range(2):
        world.first.take(world.office.export(world.first))
    assert {world.person, world.case, other} <= held(world.first)
    meet(world.office, world.first)
    world.back_up()
    assert meet(world.office, world.first).differing == []
    assert world.person not in held(world.first)
    assert {world.case, world.claim, other} <= held(world.first)


def test_after_a_restored_office_what_is_no_longer_followed_goes_and_the_rest_is_whole(world: World) -> None:
    world.back_up()
    with world.office.work() as w:
        epochs.begin(w.conn, w.heads)
    world.reassign()
    assert meet(world.office, world.first).new_epoch
    meet(world.office, world.first)
    assert held(world.first) == set()
    assert meet(world.office, world.second).differing == []
    assert world.claim in held(world.second)


def test_what_a_laptop_found_elsewhere_goes_to_the_office_and_leaves(world: World) -> None:
    stranger = world.first.create("resident", {"area_id": world.two, "name": "Y Moan Êban"})
    meet(world.office, world.first)
    assert stranger in held(world.first)
    world.back_up()
    meet(world.office, world.first)
    assert stranger not in held(world.first)
    meet(world.office, world.second)
    assert stranger in held(world.second)
