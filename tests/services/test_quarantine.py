"""Bundles laid aside: of a laptop that went two ways, and of one that was taken out of the commune."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.roles import Role
from app.errors import UserError
from app.services import enrolment, exchange, people, sync_gaps, sync_state
from app.services import exchange_quarantine as quarantine
from app.services.people import NewPerson, PeopleFilter
from app.sync.conflicts import Choice
from tests.services.commune import Commune, a_commune
from tests.services.test_exchange import a_gap, change, names


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path, "Thôn 1") as made:
        yield made


def of_a_revoked_laptop(commune: Commune) -> tuple[str, str]:
    """A person of the office whom the laptop changed, and somebody new; its bundle came after it was taken out."""
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
    laptop = commune.laptop("Thôn 1")
    change(laptop, person, phone="0902")
    people.add_person(laptop, NewPerson("Y Krông Niê", area))
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    enrolment.revoke(commune.office, laptop.device)
    for _ in range(2):  # looked at, and taken in: it lies aside once
        with pytest.raises(UserError, match=r"bundle\.revoked-device"):
            exchange.import_bundle(commune.office, file)
    (row,) = quarantine.laid_aside(commune.office)
    assert (row.why, row.state, row.there, row.name) == ("revoked", "waiting", True, "Máy 1")
    return person, row.id


def test_what_a_revoked_laptop_brings_waits_for_a_person_and_comes_in_as_proposals(commune: Commune) -> None:
    person, key = of_a_revoked_laptop(commune)
    office = commune.office
    looked = quarantine.look(office, key)
    assert (looked.dry, looked.new, looked.conflicting) == (True, 1, 1)
    assert {(row.what, row.title) for row in looked.rows} >= {("new", "Y Krông Niê")}
    assert names(office) == ["Trần Thị Hai"]
    done = quarantine.release(office, key, "đã hỏi trưởng thôn").value
    assert (done.new, done.conflicting) == (1, 1)
    assert people.person_card(office, person).person.phone is None  # nothing stands by itself
    (new,) = (row.id for row in people.list_people(office, PeopleFilter()).rows if row.name == "Y Krông Niê")
    assert people.person_card(office, new).history[0].state == "released"  # taken, and marked
    (waiting,) = sync_state.list_conflicts(office)
    assert (waiting.field, waiting.queued, waiting.why) == ("phone", "0902", "released")
    sync_state.resolve(office, waiting.id, Choice.QUEUED, seen=waiting.seen)
    assert people.person_card(office, person).person.phone == "0902"
    (row,) = quarantine.laid_aside(office)
    assert (row.state, row.note, row.there) == ("released", "đã hỏi trưởng thôn", True)
    with pytest.raises(UserError, match=r"aside\.decided"):
        quarantine.release(office, key)


def test_a_longer_bundle_of_the_same_course_brings_nothing_twice(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Y Krông Niê", area))
    first = exchange.export_bundle(laptop, commune.folder / "stick" / "1.hsct").path
    people.add_person(laptop, NewPerson("H'Bia Niê", area))
    second = exchange.export_bundle(laptop, commune.folder / "stick" / "2.hsct").path
    enrolment.revoke(commune.office, laptop.device)
    for file in (first, second):
        with pytest.raises(UserError):
            exchange.look(commune.office, file)
    counts = []
    for key in sorted(row.id for row in quarantine.laid_aside(commune.office)):  # as they were laid there
        done = quarantine.release(commune.office, key).value
        counts.append((done.new, done.identical, done.conflicting))
    assert counts == [(1, 0, 0), (1, 1, 0)]
    assert names(commune.office) == ["H'Bia Niê", "Y Krông Niê"]


def test_the_other_course_of_a_copied_laptop_is_let_in_beside_the_first(commune: Commune, tmp_path: Path) -> None:
    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Đi cùng", area))
    commune.up(laptop)
    shutil.copytree(laptop.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*.lock"))
    from app.services import sitting
    from tests.services.homes import PASSPHRASE

    people.add_person(laptop, NewPerson("Máy thật", area))
    commune.up(laptop)
    copy = sitting.open_home(tmp_path / "copy", laptop.account.id, PASSPHRASE)
    commune.stack.callback(copy.close)
    people.add_person(copy, NewPerson("Máy sao", area))
    file = exchange.export_bundle(copy, commune.folder / "stick").path
    with pytest.raises(UserError, match=r"sync\.fork"):
        exchange.import_bundle(commune.office, file)
    (row,) = quarantine.laid_aside(commune.office)
    assert row.why == "fork"
    assert quarantine.release(commune.office, row.id).value.new == 1
    assert people.count_people(commune.office, PeopleFilter()) == 3
    commune.exchange(laptop)
    assert set(names(laptop)) == {"Đi cùng", "Máy thật", "Máy sao"}


def test_nothing_is_missing_any_more_when_what_came_before_it_was_let_in(commune: Commune) -> None:
    laptop, whole, _ = a_gap(commune)
    enrolment.revoke(commune.office, laptop.device)
    with pytest.raises(UserError):
        exchange.look(commune.office, whole)
    assert len(sync_gaps.list_gaps(commune.office)) == 1
    (row,) = quarantine.laid_aside(commune.office)
    assert quarantine.release(commune.office, row.id).value.new == 3
    assert sync_gaps.list_gaps(commune.office) == []
    assert names(commune.office) == ["Ba", "Hai", "Một"]


def test_closing_needs_a_reason_and_keeps_the_file(commune: Commune) -> None:
    _, key = of_a_revoked_laptop(commune)
    with pytest.raises(UserError, match=r"aside\.no-reason"):
        quarantine.close(commune.office, key, "  ")
    quarantine.close(commune.office, key, "máy bị trộm, chủ máy xác nhận không ghi gì")
    (row,) = quarantine.laid_aside(commune.office)
    assert (row.state, row.there) == ("closed", True)
    assert quarantine.count_waiting(commune.office) == 0
    assert names(commune.office) == ["Trần Thị Hai"]


def test_only_who_may_release_decides_and_an_old_file_is_taken_into_the_list(commune: Commune) -> None:
    _, key = of_a_revoked_laptop(commune)
    office = commune.office
    with office.noting() as conn:
        conn.exec_driver_sql("DELETE FROM quarantine")
    (row,) = quarantine.laid_aside(office)
    assert (row.why, row.name, row.state) == ("found", "Máy 1", "waiting")
    head = office.account
    office.account = type(head)(head.id, head.name, (Role.CLERK,))
    with pytest.raises(UserError, match=r"permission\.action"):
        quarantine.release(office, row.id)
    office.account = head
    assert key != row.id


def test_a_bundle_whose_file_went_with_what_was_erased_no_longer_waits(commune: Commune) -> None:
    of_a_revoked_laptop(commune)
    for file in (commune.office.folder / "quarantine").iterdir():
        file.unlink()
    (row,) = quarantine.laid_aside(commune.office)
    assert (row.state, row.there, row.decided_by) == ("closed", False, "")
    assert quarantine.count_waiting(commune.office) == 0
