"""Office and laptops over a stick, as people do it: what arrives, what waits, what is refused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import backup
from app.domain.merge import Seen
from app.domain.partial_date import PartialDate
from app.domain.roles import Role
from app.errors import EnvironmentFault, UserError
from app.home import Home
from app.models.entities import Area, Case, Resident
from app.services import backups_second, cases, enrolment, exchange, people, sync_gaps, sync_state
from app.services.backups_second import Lack
from app.services.people import NewPerson, PeopleFilter
from app.services.sync_gaps import Missing
from app.sync.conflicts import Choice
from tests.services.commune import Commune, a_commune


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


def names(home: Home) -> list[str]:
    return [row.name for row in people.list_people(home, PeopleFilter()).rows]


def the_digests(home: Home, *areas: str) -> list[str]:
    return [each.hex for each in sync_state.digests(home, areas)]


def change(home: Home, person: str, **fields: object) -> None:
    people.change_person(home, person, people.person_card(home, person).person.seen, fields)


def test_a_laptop_holds_its_areas_and_nothing_else(commune: Commune) -> None:
    for name, area in commune.areas.items():
        people.add_person(commune.office, NewPerson(f"Người {name}", area))
    laptop = commune.laptop("Thôn 1")
    assert names(laptop) == ["Người Thôn 1"]
    assert [area.name for area in people.areas(laptop)] == ["Thôn 1"]
    assert laptop.account.roles == (Role.FIELD_MEMBER,)


def test_work_from_the_door_arrives_and_both_sides_have_the_same_digest(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1")
    house = people.add_household(laptop, "Hộ bà H'Bia Niê", area).value
    child = people.add_person(laptop, NewPerson("Y Krông Niê", area, house, "con-de")).value
    case = cases.open_case(laptop, child, "A3").value
    came, _ = commune.exchange(laptop)
    assert (came.new, came.conflicting, came.refused) == (3, 0, ())
    assert came.backup
    assert names(commune.office) == ["Y Krông Niê"]
    assert cases.case_card(commune.office, case).file.case.category == "A3"
    assert the_digests(commune.office, area) == the_digests(laptop, area)
    assert sync_state.sync_state(laptop).unsent == 0


def test_a_look_keeps_nothing_and_taking_in_twice_changes_nothing(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    look = exchange.look(commune.office, file)
    assert (look.dry, look.new) == (True, 1)
    assert names(commune.office) == []
    first = exchange.import_bundle(commune.office, file).value
    again = exchange.import_bundle(commune.office, file)
    assert first.new == 1
    assert (again.value.new, again.value.changed, again.value.identical) == (0, 0, first.received)
    assert names(commune.office) == ["Nguyễn Văn Mới"]


def test_two_laptops_on_one_field_leave_a_conflict_that_a_person_settles(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Trần Thị Hai", area)).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    change(one, person, phone="0901")
    change(two, person, phone="0902")
    change(two, person, note="gặp ở rẫy")
    assert commune.up(one).conflicting == 0
    assert commune.up(two).conflicting == 1
    waiting = sync_state.list_conflicts(commune.office)
    assert [(c.field, c.standing, c.queued, c.title) for c in waiting] == [("phone", "0901", "0902", "Trần Thị Hai")]
    assert people.person_card(commune.office, person).person.note == "gặp ở rẫy"
    sync_state.resolve(commune.office, waiting[0].id, Choice.QUEUED, seen=waiting[0].seen)
    for laptop in (one, two):
        commune.down(laptop)
        assert people.person_card(laptop, person).person.phone == "0902"
        assert the_digests(laptop, area) == the_digests(commune.office, area)


def test_what_a_role_may_not_write_is_refused_and_said(commune: Commune) -> None:
    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1", roles=(Role.HAMLET_HEAD,))
    person = people.add_person(laptop, NewPerson("Nguyễn Văn Ba", area)).value
    case = cases.open_case(laptop, person, "A3").value
    with laptop.working() as w:  # a program that does not ask its own table
        w.change(Case, case).state = "closed"  # type: ignore[union-attr]
        w.change(Resident, person).sealed = True  # type: ignore[union-attr]
        w.change(Area, area).name = "Thôn tự đổi"  # type: ignore[union-attr]
    came = commune.up(laptop)
    assert sorted(entity for entity, _, _ in came.refused) == ["area", "case", "resident"]
    assert cases.case_card(commune.office, case).file.case.state == "open"
    assert people.areas(commune.office)[0].name == "Thôn 1"
    commune.down(laptop)
    assert people.areas(laptop)[0].name == "Thôn 1"
    assert the_digests(laptop, area) == the_digests(commune.office, area)


def test_a_changed_byte_is_refused_with_one_line_and_nothing_is_kept(commune: Commune) -> None:
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    raw = bytearray(file.read_bytes())
    for place in (3, len(raw) // 2, len(raw) - 5):
        hurt = bytearray(raw)
        hurt[place] ^= 1
        file.write_bytes(hurt)
        with pytest.raises(UserError, match=r"^bundle\."):
            exchange.import_bundle(commune.office, file)
    assert names(commune.office) == []
    assert list((commune.office.folder / "spool").iterdir()) == []


def test_a_bundle_of_another_commune_and_of_a_revoked_machine_are_refused(commune: Commune, tmp_path: Path) -> None:
    laptop = commune.laptop("Thôn 1")
    file = exchange.export_bundle(laptop, commune.folder / "stick").path
    with (
        a_commune(tmp_path / "other") as other,
        pytest.raises(UserError, match=r"bundle\.(not-for-this-device|other-commune)"),
    ):
        exchange.import_bundle(other.office, file)
    enrolment.revoke(commune.office, laptop.device)
    with pytest.raises(UserError, match=r"bundle\.revoked-device"):
        exchange.import_bundle(commune.office, file)


def test_a_grant_whose_words_were_not_compared_is_not_taken(commune: Commune) -> None:
    from app.services import founding, sitting
    from app.services.founding import Founding
    from tests.services.homes import CHEAP, PASSPHRASE, PLAN

    folder = commune.folder / "field-x"
    account = founding.found_laptop(folder, Founding(PLAN, "22120", "Máy X", "Ai đó", PASSPHRASE), kdf=CHEAP)
    home = sitting.open_home(folder, account, PASSPHRASE)
    request, _ = enrolment.request(home, commune.folder)
    told = enrolment.grant(commune.office, request, areas=[], roles=(Role.FIELD_MEMBER,)).value
    file = exchange.write_for_laptop(commune.office, commune.folder, told.device, grant=told.grant).path
    with pytest.raises(UserError, match=r"words-differ"):
        enrolment.accept_grant(home, file, ["sai"] * 8, kdf=CHEAP)
    with pytest.raises(UserError, match=r"not-granted"):
        exchange.import_bundle(home, file)
    home.close()


def test_a_stick_that_is_full_or_pulled_leaves_no_half_bundle(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from app import storage

    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    written = storage.Written.write

    def full(self: storage.Written, data: bytes) -> int:
        if self.size + len(data) > 300:
            raise storage.fault_of(OSError(errno.ENOSPC, "no room"), self.path)
        return written(self, data)

    stick = commune.folder / "full"
    stick.mkdir()
    monkeypatch.setattr(storage.Written, "write", full)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        exchange.export_bundle(laptop, stick)
    assert list(stick.iterdir()) == []
    monkeypatch.undo()
    assert sync_state.sync_state(laptop).unsent == 1
    assert commune.up(laptop).new == 1


def test_an_office_restored_from_backup_gets_back_what_the_laptop_holds(commune: Commune) -> None:
    from app.services import backups, sitting
    from tests.services.homes import PASSPHRASE

    area = commune.areas["Thôn 1"]
    laptop = commune.laptop("Thôn 1")
    made = backups.back_up(commune.office, commune.folder / "xa.hsbk")
    person = people.add_person(laptop, NewPerson("Sau Sao Lưu", area)).value
    commune.exchange(laptop)
    account = commune.office.account.id
    commune.office.close()
    shutil.rmtree(commune.folder / "office")
    backups.restore(commune.folder / "office", made.path)
    commune.office = sitting.open_home(commune.folder / "office", account, PASSPHRASE)
    assert names(commune.office) == []
    commune.exchange(laptop)
    commune.exchange(laptop)
    assert names(commune.office) == ["Sau Sao Lưu"]
    assert people.person_card(laptop, person).person.seen != Seen("", 0)
    assert the_digests(laptop, area) == the_digests(commune.office, area)


def test_a_conflict_of_a_sealed_person_is_shown_only_to_who_may_open_them(commune: Commune) -> None:
    from dataclasses import replace

    area = commune.areas["Thôn 1"]
    person = people.add_person(commune.office, NewPerson("Phan Thị Kín", area)).value
    laptop = commune.laptop("Thôn 1")
    change(laptop, person, phone="0901")
    change(commune.office, person, phone="0902")
    assert commune.up(laptop).conflicting == 1
    change(commune.office, person, sealed=True)
    conflict = sync_state.list_conflicts(commune.office)[0].id
    commune.office.account = replace(commune.office.account, roles=(Role.CLERK,))
    assert sync_state.list_conflicts(commune.office) == []
    with pytest.raises(UserError, match=r"person\.sealed"):
        sync_state.show_conflict(commune.office, conflict)


def test_a_look_tells_all_seven_kinds_with_the_rows_behind_them(commune: Commune) -> None:
    """New, the same, merged, in conflict, perhaps somebody we have, held, refused: each opens to its rows."""
    area, office = commune.areas["Thôn 1"], commune.office
    born = {"born": PartialDate(1990, 5, 2), "sex": "female"}
    change(office, people.add_person(office, NewPerson("Trần Thị Hai", area)).value, **born)
    both = people.add_person(office, NewPerson("Nguyễn Văn Ba", area)).value
    one, two = commune.laptop("Thôn 1"), commune.laptop("Thôn 1")
    change(two, both, note="gặp ở chợ")
    commune.up(two)
    change(one, both, phone="0901", note="gặp ở rẫy")
    change(two, both, phone="0901")
    commune.up(two)
    change(one, both, religion="Tin Lành")
    change(one, people.add_person(one, NewPerson("Trần Thị Hai", area)).value, **born)
    with one.working() as w:  # a program that does not ask its own table
        w.change(Area, area).name = "Thôn tự đổi"  # type: ignore[union-attr]
    file = exchange.export_bundle(one, commune.folder / "stick").path
    look = exchange.look(office, file)
    told = {(row.what, row.entity, row.title, row.detail.partition(" ")[2] or row.detail) for row in look.rows}
    assert {
        ("new", "resident", "Trần Thị Hai", ""),
        ("changed", "resident", "Nguyễn Văn Ba", "religion"),
        ("twin", "resident", "Trần Thị Hai", "Trần Thị Hai"),
        ("refused", "area", "Thôn 1", "name"),
    } <= told
    assert (look.new, look.twins, look.conflicting, len(look.refused)) == (1, 1, 1, 1)
    assert [(each.field, each.queued) for each in look.conflicts] == [("note", "gặp ở rẫy")]
    exchange.import_bundle(office, file)
    again = exchange.look(office, file)
    assert {(row.what, row.detail) for row in again.rows} == {("identical", "known")}


def test_the_office_backs_up_before_and_after_an_import_and_copies_to_the_second_place(commune: Commune) -> None:
    office, place = commune.office, commune.folder / "ổ thứ hai"
    assert backups_second.nag(office) is not None
    assert backups_second.nag(office).lack is Lack.UNCHOSEN  # type: ignore[union-attr]
    place.mkdir()
    backups_second.choose_second_place(office, place)
    laptop = commune.laptop("Thôn 1")
    people.add_person(laptop, NewPerson("Nguyễn Văn Mới", commune.areas["Thôn 1"]))
    first = commune.up(laptop).copied
    assert first is not None
    assert first.made
    assert first.second is not None
    assert first.second.parent == place
    assert backup.verify(first.second).at == backup.verify(first.after).at  # type: ignore[arg-type]
    again = commune.up(laptop).copied
    assert again is not None
    assert (again.before, again.made) == (first.after, False)  # it holds all of it: not made again
    assert backups_second.nag(office) is None
    shutil.rmtree(place)
    assert commune.up(laptop).copied.second is None  # type: ignore[union-attr]
    missing = backups_second.nag(office)
    assert missing is not None
    assert (missing.lack, missing.folder) == (Lack.AWAY, place)
    backups_second.put_off(office)
    assert backups_second.nag(office) is None
    office.clock = lambda: datetime.now(UTC) + timedelta(days=1)
    assert backups_second.nag(office) == missing  # put off until tomorrow, not for ever


def a_gap(commune: Commune, hamlet: str = "Thôn 1") -> tuple[Home, Path, int]:
    """Three people of a laptop of whom only the last came to the office: the laptop, a bundle with all, the last change
    that is missing."""
    area = commune.areas[hamlet]
    laptop = commune.laptop(hamlet)
    for name in ("Một", "Hai", "Ba"):
        people.add_person(laptop, NewPerson(name, area))
    whole = exchange.export_bundle(laptop, commune.folder / "stick" / "whole.hsct").path
    with laptop.engine.connect() as conn:
        last = conn.exec_driver_sql("SELECT chain, max(seq) FROM op WHERE device = ?", (laptop.device,)).one()
    chain, second = last[0], last[1] - 1
    with laptop.noting() as conn:  # it believes what a backup that is gone once told it
        conn.exec_driver_sql(
            "INSERT INTO peer (device, chain, seq, hash, durable) VALUES (?, ?, ?, x'00', ?)",
            (laptop.device, chain, second, second),
        )
    assert commune.up(laptop).gaps == 1
    return laptop, whole, second


def test_a_gap_is_told_with_its_numbers_and_closes_itself(commune: Commune) -> None:
    _, whole, second = a_gap(commune)
    (gap,) = sync_gaps.list_gaps(commune.office)
    assert (gap.missing, gap.name, gap.first, gap.last, gap.held) == (Missing.CHANGES, "Máy 1", 1, second, 1)
    assert gap.since
    exchange.import_bundle(commune.office, whole)
    assert sync_gaps.list_gaps(commune.office) == []
    assert len(names(commune.office)) == 3


def test_what_waits_behind_a_gap_comes_in_as_proposals_when_its_laptop_is_lost(commune: Commune) -> None:
    laptop, whole, _ = a_gap(commune)
    (gap,) = sync_gaps.list_gaps(commune.office)
    came = sync_gaps.let_in(commune.office, gap.device, gap.chain)
    assert (came.value.new, came.value.waiting, came.value.held) == (1, 0, 0)
    assert came.changes
    assert sync_gaps.list_gaps(commune.office) == []
    assert len(names(commune.office)) == 1
    with pytest.raises(UserError, match=r"gap\.unknown"):
        sync_gaps.let_in(commune.office, gap.device, gap.chain)
    told = exchange.import_bundle(commune.office, whole).value  # it was found again: the rest comes, and nothing twice
    assert (told.new, told.gaps) == (2, 0)
    assert len(names(commune.office)) == 3
    assert commune.up(laptop).gaps == 0


def test_only_the_head_of_the_group_lets_in_what_waits_behind_a_gap(commune: Commune) -> None:
    laptop, _, _ = a_gap(commune)
    (gap,) = sync_gaps.list_gaps(commune.office)
    with pytest.raises(UserError, match=r"permission\.action"):
        sync_gaps.let_in(laptop, gap.device, gap.chain)
