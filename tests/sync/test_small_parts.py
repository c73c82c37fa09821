"""The access log, files, lifting and what would be lost: the small things that an exchange also carries."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.state import Heads
from app.sync import access, acks, exchange, outbox
from app.sync.lifting import lifted
from app.sync.wire import AccessLine
from tests.sync.machines import Laptop, Office, a_laptop, an_office, meet


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def laptop(office: Office) -> Laptop:
    made = a_laptop("a")
    office.grant(made, office.create("area", {"name": "Buôn Một", "kind": "hamlet"}))
    meet(office, made)
    return made


def read_something(laptop: Laptop, *numbers: int) -> None:
    device = laptop.device
    with laptop.engine.execution_options(writing=True).begin() as conn:
        for no in numbers:
            conn.exec_driver_sql(
                "INSERT INTO access (device, no, actor, at, what) VALUES (?, ?, 'a', 't', 'read')", (device, no)
            )


def carry_log(office: Office, laptop: Laptop) -> int:
    device = laptop.device
    with laptop.engine.connect() as conn:
        lines = list(access.outgoing(conn, device))
    with office.engine.execution_options(writing=True).begin() as conn:
        return access.take_in(conn, device, lines)


def test_the_access_log_comes_to_the_office_each_line_once(office: Office, laptop: Laptop) -> None:
    read_something(laptop, 1, 2)
    assert (carry_log(office, laptop), carry_log(office, laptop)) == (2, 0)
    meet(office, laptop)
    read_something(laptop, 3)
    device = laptop.device
    with laptop.engine.connect() as conn:
        assert list(access.outgoing(conn, device)) == [AccessLine(3, "a", "t", "read")]


def test_a_log_with_a_missing_line_is_acknowledged_only_up_to_it(office: Office, laptop: Laptop) -> None:
    with office.engine.execution_options(writing=True).begin() as conn:
        access.take_in(conn, laptop.device, [AccessLine(no, "a", "t", "read") for no in (1, 2, 4)])
        assert access.received(conn, laptop.device) == 2


def test_a_file_is_acknowledged_by_its_own_hash(office: Office, laptop: Laptop) -> None:
    for machine, shas in ((laptop, ("one", "two")), (office, ("one",))):
        with machine.engine.execution_options(writing=True).begin() as conn:
            for sha in shas:
                conn.exec_driver_sql("INSERT INTO blob (sha256, size, held, acknowledged) VALUES (?, 1, 1, 0)", (sha,))
    meet(office, laptop)
    with laptop.engine.connect() as conn:
        assert acks.files_to_acknowledge(conn) == ["two"]


def test_what_would_be_lost_is_what_the_office_has_not_received(office: Office, laptop: Laptop) -> None:
    def unsent() -> int:
        with laptop.engine.connect() as conn:
            return outbox.unsent(conn, Heads.load(conn))

    area = laptop.all("SELECT id FROM area")[0][0]
    laptop.create("resident", {"area_id": area, "name": "H'Hen Niê"})
    assert unsent() == 1
    meet(office, laptop)
    assert unsent() == 0


def test_old_words_are_lifted_step_by_step_and_newer_ones_left_alone() -> None:
    def split(entity: str, fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "steps": [*fields.get("steps", []), entity]}

    assert lifted("visit", {}, 1, lifts={1: split, 2: split}, to=3) == {"steps": ["visit", "visit"]}
    assert lifted("visit", {}, 2, lifts={1: split, 2: split}, to=3) == {"steps": ["visit"]}
    assert lifted("visit", {}, 4, lifts={1: split}, to=3) == {}


def test_a_dry_run_leaves_the_office_as_it_was(office: Office, laptop: Laptop) -> None:
    area = laptop.all("SELECT id FROM area")[0][0]
    laptop.create("resident", {"area_id": area, "name": "H'Hen Niê"})
    before = office.digest(area), office.heads.lsn
    with laptop.engine.connect() as source, office.engine.execution_options(writing=True).connect() as conn:
        parcel = exchange.field_outgoing(source, Heads.load(source))
        report = exchange.office_incoming(conn, Heads.load(conn), parcel, office.allowed)
        assert len(report.new_rows) == 1
        conn.rollback()
    assert (office.digest(area), office.heads.lsn) == before
