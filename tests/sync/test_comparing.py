"""Two machines that hold something else find the rows, and only a person lets their history be sent again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.models import journal
from app.sync import comparing
from app.sync.comparing import FIELDS, HERE, THERE
from app.sync.wire import RowDiffers
from tests.sync.machines import Laptop, Office, a_laptop, an_office, meet


class World:
    """One hamlet with two people, one of whom has a case, and a laptop that holds it."""

    def __init__(self) -> None:
        self.office: Office = an_office()
        self.area = self.office.create("area", {"name": "Một", "kind": "hamlet"})
        self.other = self.office.create("area", {"name": "Hai", "kind": "hamlet"})
        self.person, self.second = (
            self.office.create("resident", {"area_id": self.area, "name": n}) for n in ("A", "B")
        )
        self.office.edit("resident", self.person, phone="0901", note="x")
        self.case = self.office.create("case", {"resident_id": self.person, "category": "A3", "state": "open"})
        self.laptop: Laptop = a_laptop()
        self.office.grant(self.laptop, self.area)
        assert meet(self.office, self.laptop).differing == []

    def found(self) -> list[RowDiffers]:
        with self.office.engine.connect() as conn:
            return comparing.found_of(conn, self.laptop.device)

    def told(self) -> list[RowDiffers]:
        with self.laptop.engine.connect() as conn:
            return comparing.found_of(conn, "")

    def send_again(self) -> None:
        with self.office.work() as w:
            rows = [(each.entity, each.row) for each in comparing.found_of(w.conn, self.laptop.device)]
            comparing.send_again(w.conn, self.laptop.device, rows)


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.office.engine.dispose()
    made.laptop.engine.dispose()


def spoil(laptop: Laptop, sql: str, *parameters: object) -> None:
    """What a bad memory chip or a bug of ours could do: past the journal."""
    with laptop.work() as w, journal.opened(w.conn):
        w.conn.exec_driver_sql(sql, parameters)


def test_equal_machines_send_no_marks(world: World) -> None:
    assert b'"compare":[]' in world.laptop.export().statement


def test_a_difference_is_shown_down_to_its_rows_and_fields(world: World) -> None:
    spoil(world.laptop, "UPDATE resident SET phone = '0909', note = NULL WHERE id = ?", world.person)
    spoil(world.laptop, 'DELETE FROM "case" WHERE id = ?', world.case)
    spoil(world.laptop, "UPDATE resident SET id = ? WHERE id = ?", "9" * 36, world.second)
    assert meet(world.office, world.laptop).differing == [world.area]
    assert world.found() == []
    assert meet(world.office, world.laptop).differing == [world.area]
    expected = [
        RowDiffers(world.area, "case", world.case, HERE),
        RowDiffers(world.area, "resident", world.person, FIELDS, ["note", "phone"]),
        RowDiffers(world.area, "resident", world.second, HERE),
        RowDiffers(world.area, "resident", "9" * 36, THERE),
    ]
    assert world.found() == expected
    assert world.told() == expected
    assert (world.laptop.row("resident", world.person) or {})["phone"] == "0909", "nothing is copied by force"


def test_the_history_that_is_sent_again_mends_it_and_the_comparison_is_over(world: World) -> None:
    spoil(world.laptop, "UPDATE resident SET phone = '0909' WHERE id = ?", world.person)
    spoil(world.laptop, 'DELETE FROM "case" WHERE id = ?', world.case)
    spoil(world.laptop, "UPDATE resident SET id = ? WHERE id = ?", "9" * 36, world.second)
    for _ in range(2):
        meet(world.office, world.laptop)
    world.send_again()
    assert meet(world.office, world.laptop).differing == []
    assert (world.laptop.row("resident", world.person) or {})["phone"] == "0901"
    assert world.laptop.row("case", world.case) is not None
    assert world.told() == []
    meet(world.office, world.laptop)
    assert world.found() == []
    with world.office.engine.connect() as conn:
        assert comparing.sent_again(conn, world.laptop.device) == []


def test_what_the_laptop_changed_and_has_not_sent_stays_shown(world: World) -> None:
    spoil(world.laptop, "UPDATE resident SET phone = '0909' WHERE id = ?", world.person)
    for _ in range(2):
        meet(world.office, world.laptop)
    world.send_again()
    file = world.office.export(world.laptop)
    world.laptop.edit("resident", world.person, note="của máy")
    assert world.laptop.take(file).differing == []
    shown = world.laptop.row("resident", world.person) or {}
    assert (shown["phone"], shown["note"]) == ("0901", "của máy")


def test_what_the_office_has_changed_since_is_no_difference(world: World) -> None:
    spoil(world.laptop, "UPDATE resident SET phone = '0909' WHERE id = ?", world.person)
    meet(world.office, world.laptop)
    world.office.edit("resident", world.person, note="y")
    world.office.edit("resident", world.second, area_id=world.other)
    world.office.create("resident", {"area_id": world.area, "name": "C"})
    world.laptop.edit("case", world.case, note="z")
    world.office.take(world.laptop.export())
    assert world.found() == [RowDiffers(world.area, "resident", world.person, FIELDS, ["phone"])]


def test_an_area_with_too_many_rows_is_named_without_them(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(world.laptop, "UPDATE resident SET phone = '0909' WHERE id = ?", world.person)
    meet(world.office, world.laptop)
    monkeypatch.setattr(comparing, "MAX_MARKS", 100)
    world.office.take(world.laptop.export())
    with world.office.engine.connect() as conn:
        (found,) = comparing.found(conn).values()
    assert (found.rows, found.areas_left_out) == ([], [world.area])
