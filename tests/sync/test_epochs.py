"""The office is restored from a backup: what laptops still hold comes back, and nothing is decided twice."""

from __future__ import annotations

import pytest

from app.domain.ids import child_id
from app.errors import UserError
from app.models.state import Heads
from app.sync import epochs
from app.sync.chains import Fork
from tests.sync.machines import FieldFile, Laptop, Office, a_laptop, an_office, content, in_memory, meet


class Restored:
    """An office, two laptops of one hamlet, and a backup of the office from before the last exchanges."""

    def __init__(self) -> None:
        self.office = an_office()
        self.a, self.b = a_laptop("a"), a_laptop("b")
        self.area = self.office.create("area", {"name": "Buôn Một", "kind": "hamlet"})
        self.person = self.office.create("resident", {"area_id": self.area, "name": "H'Hen Niê"})
        for laptop in (self.a, self.b):
            self.office.grant(laptop, self.area)
            meet(self.office, laptop)
        self.backup = content(self.office.engine)

    def restore(self) -> None:
        scopes = self.office.scopes
        self.office = Office(in_memory(self.backup), "office", scopes)
        with self.office.engine.execution_options(writing=True).begin() as conn:
            epochs.begin(conn, Heads.load(conn))

    def all_meet(self) -> None:
        for laptop in (self.a, self.b) * 3:
            assert meet(self.office, laptop).differing == []
        assert self.a.digest(self.area) == self.b.digest(self.area) == self.office.digest(self.area)


@pytest.fixture
def commune() -> Restored:
    return Restored()


def note(machine: Laptop | Office, person: str, name: str = "note") -> object:
    return (machine.row("resident", person) or {}).get(name)


def test_what_a_laptop_had_sent_after_the_backup_comes_back_by_itself(commune: Restored) -> None:
    commune.a.edit("resident", commune.person, note="một")
    meet(commune.office, commune.a)
    commune.restore()
    assert note(commune.office, commune.person) is None
    commune.all_meet()
    assert note(commune.office, commune.person) == note(commune.b, commune.person) == "một"
    assert commune.office.conflicts() == []
    assert commune.a.all("SELECT state FROM op WHERE device = ?", commune.a.device) == [("accepted",)]


def test_what_the_office_itself_had_written_comes_back_from_the_laptops(commune: Restored) -> None:
    commune.office.edit("resident", commune.person, note="của văn phòng")
    meet(commune.office, commune.b)
    commune.restore()
    commune.all_meet()
    assert note(commune.office, commune.person) == "của văn phòng"
    assert note(commune.a, commune.person) == "của văn phòng"
    assert commune.b.all("SELECT count(*) FROM op WHERE state = 'returned'") == [(0,)]


def test_what_another_laptop_had_sent_comes_back_even_if_that_one_is_lost(commune: Restored) -> None:
    commune.a.edit("resident", commune.person, note="của máy đã mất")
    meet(commune.office, commune.a)
    meet(commune.office, commune.b)
    commune.restore()
    for _ in range(2):
        meet(commune.office, commune.b)
    assert note(commune.office, commune.person) == "của máy đã mất"
    assert note(commune.b, commune.person) == "của máy đã mất"


def test_ops_that_came_back_through_another_laptop_are_not_taken_twice(commune: Restored) -> None:
    commune.a.edit("resident", commune.person, note="một")
    commune.a.edit("resident", commune.person, note="hai")
    meet(commune.office, commune.a)
    meet(commune.office, commune.b)
    commune.restore()
    meet(commune.office, commune.b)
    meet(commune.office, commune.b)
    lsn = commune.office.heads.lsn
    report = commune.office.take(commune.a.export())
    assert (report.repeated, commune.office.heads.lsn) == (2, lsn)
    commune.all_meet()
    assert note(commune.a, commune.person) == "hai"


def test_what_was_seen_in_the_lost_time_does_not_count_as_seen(commune: Restored) -> None:
    """A saw the office's lost value and changed it; the office has since written another, which A never saw."""
    commune.office.edit("resident", commune.person, note="đã mất")
    meet(commune.office, commune.a)
    commune.a.edit("resident", commune.person, note="của A")
    commune.restore()
    commune.office.edit("resident", commune.person, note="viết lại")
    commune.office.take(commune.a.export())
    assert note(commune.office, commune.person) == "viết lại"
    assert [(each.standing, each.queued) for each in commune.office.conflicts()] == [("viết lại", "của A")]
    commune.all_meet()


def test_a_row_made_in_the_lost_time_with_its_parts_comes_back(commune: Restored) -> None:
    case = commune.a.create("case", {"resident_id": commune.person, "category": "A3", "state": "open"})
    meet(commune.office, commune.a)
    meet(commune.office, commune.b)
    claim = commune.b.create("claim", {"case_id": case, "kind": "birth", "statement": "x"}, child_id(case, "birth"))
    meet(commune.office, commune.b)
    commune.restore()
    report = commune.office.take(commune.b.export())
    assert report.held == 1  # B's claim waits for A's case
    commune.office.take(commune.a.export())
    assert (commune.office.row("claim", claim) or {})["statement"] == "x"
    commune.all_meet()


def test_a_draft_from_the_lost_time_is_judged_by_what_is_left_of_it(commune: Restored) -> None:
    commune.office.edit("resident", commune.person, note="đã mất")
    meet(commune.office, commune.a)
    draft = commune.a.look("resident", commune.person)
    commune.restore()
    commune.office.edit("resident", commune.person, note="viết lại")
    meet(commune.office, commune.a)
    commune.a.edit("resident", commune.person, draft, note="nháp cũ")
    commune.all_meet()
    assert {(each.standing, each.queued) for each in commune.office.conflicts()} >= {("viết lại", "nháp cũ")}


def test_an_office_that_was_restored_without_saying_so_is_stopped(commune: Restored) -> None:
    commune.a.edit("resident", commune.person, note="một")
    meet(commune.office, commune.a)
    commune.office = Office(in_memory(commune.backup), "office", commune.office.scopes)
    with pytest.raises(UserError, match=r"sync\.office-behind"):
        commune.office.take(commune.a.export())


def test_two_offices_of_one_epoch_are_told_apart_by_their_hashes(commune: Restored) -> None:
    commune.office.edit("resident", commune.person, note="một")
    meet(commune.office, commune.a)
    other = Office(in_memory(commune.backup), "office", commune.office.scopes)
    other.edit("resident", commune.person, note="hai")
    with pytest.raises(UserError, match=r"sync\.office-behind"):
        other.take(commune.a.export())


def test_a_second_restore_from_an_older_backup_still_finds_the_common_past(commune: Restored) -> None:
    older = commune.backup
    commune.office.edit("resident", commune.person, note="một")
    for laptop in (commune.a, commune.b):
        meet(commune.office, laptop)
    commune.backup = content(commune.office.engine)
    commune.office.edit("resident", commune.person, phone="0901")
    commune.restore()
    commune.a.edit("resident", commune.person, religion="không")
    commune.all_meet()
    commune.backup = older
    commune.restore()
    commune.all_meet()
    assert (note(commune.office, commune.person), note(commune.office, commune.person, "religion")) == ("một", "không")


def test_a_bundle_of_a_dead_epoch_is_put_aside(commune: Restored) -> None:
    old = commune.office.export(commune.a)
    commune.restore()
    commune.all_meet()
    assert commune.a.take(old).stale


def test_a_bundle_of_an_office_that_was_never_ones_own_is_refused(commune: Restored) -> None:
    stranger = an_office()
    area = stranger.create("area", {"name": "Nơi khác", "kind": "hamlet"})
    stranger.grant(commune.a, area)
    with pytest.raises(UserError, match=r"sync\.other-trunk"):
        commune.a.take(stranger.export(commune.a))


def test_a_laptop_that_goes_on_from_what_the_office_lost_is_told_and_goes_on_in_a_chain_of_its_own(
    commune: Restored,
) -> None:
    """At an office that was never restored the same parcel is refused as a broken chain, and nothing is kept of it."""
    twin = Laptop(in_memory(content(commune.a.engine)), "a")
    commune.a.edit("resident", commune.person, note="một")
    commune.a.edit("resident", commune.person, phone="0901")
    commune.restore()
    twin.edit("resident", commune.person, note="máy chép")
    meet(commune.office, twin)
    whole = commune.a.export()
    with pytest.raises(Fork):
        commune.office.take(FieldFile(whole.statement, whole.ops[1:], ()))
    assert commune.a.take(commune.office.export(commune.a)).new_chain
    commune.all_meet()
    assert note(commune.office, commune.person, "phone") == "0901"
    (conflict,) = commune.office.conflicts()
    assert (conflict.standing, conflict.queued) == ("máy chép", "một")
