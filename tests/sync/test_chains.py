"""Lost sticks, gaps, copied laptops, changed bytes: what the chain of each laptop is for."""

from __future__ import annotations

import msgspec
import pytest

from app.errors import UserError
from app.models.ops import OpLine, sealed_hash
from app.sync import acks
from app.sync.chains import Fork
from tests.sync.machines import FieldFile, Laptop, Office, a_laptop, an_office, content, in_memory, meet


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def laptop(office: Office) -> Laptop:
    made = a_laptop("a")
    area = office.create("area", {"name": "Buôn Một", "kind": "hamlet"})
    office.create("resident", {"area_id": area, "name": "H'Hen Niê"})
    office.grant(made, area)
    meet(office, made)
    return made


def person(machine: Laptop | Office) -> str:
    return str(machine.all("SELECT id FROM resident ORDER BY id LIMIT 1")[0][0])


def write(laptop: Laptop, *notes: str) -> None:
    for note in notes:
        laptop.edit("resident", person(laptop), note=note)


def trunk_of(office: Office) -> list[object]:
    return office.all("SELECT device, chain, seq, state, lsn FROM op ORDER BY device, chain, seq")


def test_importing_twice_changes_nothing(office: Office, laptop: Laptop) -> None:
    write(laptop, "một", "hai")
    file = laptop.export()
    office.take(file)
    before = trunk_of(office)
    report = office.take(file)
    assert (report.repeated, report.accepted) == (2, 0)
    assert not report.changes
    assert trunk_of(office) == before


def test_a_lost_stick_costs_only_the_next_one(office: Office, laptop: Laptop) -> None:
    write(laptop, "một")
    laptop.export()  # lost
    write(laptop, "hai")
    meet(office, laptop)
    assert office.row("resident", person(office))["note"] == "hai"  # type: ignore[index]
    assert laptop.own_values() == 0


def test_a_received_but_not_durable_op_is_sent_again(office: Office, laptop: Laptop) -> None:
    write(laptop, "một")
    meet(office, laptop)
    assert len(laptop.export().ops) == 1


def test_a_durable_op_is_not_sent_again(office: Office, laptop: Laptop) -> None:
    write(laptop, "một")
    office.take(laptop.export())
    back_up(office, "first")
    laptop.take(office.export(laptop))
    assert laptop.export().ops == ()
    write(laptop, "hai")
    assert len(laptop.export().ops) == 1


def test_durable_is_what_the_oldest_kept_backup_holds(office: Office, laptop: Laptop) -> None:
    write(laptop, "một")
    office.take(laptop.export())
    back_up(office, "1")
    write(laptop, "hai")
    office.take(laptop.export())
    back_up(office, "2")
    with office.engine.connect() as conn:
        (ack,) = acks.acknowledgements(conn, laptop.device, {})
    assert (ack.seq, ack.durable) == (2, 1)


def back_up(office: Office, name: str) -> None:
    with office.engine.execution_options(writing=True).begin() as conn:
        conn.exec_driver_sql(
            "INSERT INTO backup (id, path, at, verified, kept, heads) VALUES (?, '', ?, 1, 1, ?)",
            (name, name, acks.heads_for_backup(conn)),
        )


def test_a_gap_is_held_and_told_and_closes_by_itself(office: Office, laptop: Laptop) -> None:
    write(laptop, "một", "hai", "ba")
    file = laptop.export()
    report = office.take(FieldFile(file.statement, file.ops[1:], ()))
    assert list(report.gaps.values()) == [1]
    assert [state for *_, state, _ in trunk_of(office) if state == "gap"] == ["gap", "gap"]
    report = office.take(FieldFile(file.statement, file.ops[:1], ()))
    assert report.gaps == {}
    assert office.row("resident", person(office))["note"] == "ba"  # type: ignore[index]
    meet(office, laptop)
    assert laptop.own_values() == 0


def test_what_a_person_let_in_stays_a_proposal_also_when_it_had_to_wait_for_its_record(
    office: Office, laptop: Laptop
) -> None:
    found = laptop.create("resident", {"area_id": office.scopes[laptop.device][0], "name": "Y Krông Niê"})
    laptop.edit("resident", found, note="con bà Mí")
    file = laptop.export()
    office.take(FieldFile(file.statement, file.ops[1:], ()))
    (gap,) = office.gaps()
    assert office.let_in(gap).held == 1
    assert office.row("resident", found) is None
    assert office.gaps() == []
    report = office.take(file)  # what was missing came after all, and what was let in again
    assert (report.new, report.gaps) == (1, {})
    assert "note" not in (office.row("resident", found) or {})
    (waiting,) = office.conflicts()
    assert (waiting.row, waiting.field, waiting.why) == (found, "note", "released")
    meet(office, laptop)
    assert laptop.digest(office.scopes[laptop.device][0]) == office.digest(office.scopes[laptop.device][0])


def test_an_op_whose_bytes_were_changed_is_refused_with_everything_beside_it(office: Office, laptop: Laptop) -> None:
    write(laptop, "một", "hai")
    file = laptop.export()
    line = msgspec.json.decode(file.ops[1], type=OpLine)
    forged = msgspec.structs.replace(line, body=msgspec.Raw(bytes(line.content or b"").replace(b"hai", b"ba ")))
    before = trunk_of(office)
    with pytest.raises(UserError, match=r"sync\.chain-broken"):
        office.take(FieldFile(file.statement, (file.ops[0], msgspec.json.encode(forged)), ()))
    assert trunk_of(office) == before


def test_a_laptop_cannot_speak_for_another(office: Office, laptop: Laptop) -> None:
    other = a_laptop("b")
    write(laptop, "một")
    with pytest.raises(UserError, match=r"sync\.foreign-op"):
        office.take(FieldFile(other.export().statement, laptop.export().ops, ()))


def test_a_laptop_cannot_hand_back_what_was_never_lost(office: Office, laptop: Laptop) -> None:
    write(laptop, "một")
    file = a_laptop("b").export()
    with pytest.raises(UserError, match=r"sync\.foreign-op"):
        office.take(FieldFile(file.statement, (), laptop.export().ops))


def test_a_copied_laptop_is_found_out_and_goes_on_in_a_chain_of_its_own(office: Office, laptop: Laptop) -> None:
    twin = Laptop(in_memory(content(laptop.engine)), "twin")
    write(laptop, "máy thật")
    twin.edit("resident", person(twin), phone="0901")
    twin.edit("resident", person(twin), note="máy chép")
    meet(office, laptop)
    with pytest.raises(Fork):
        office.take(twin.export())
    followed = twin.take(office.export(twin))
    assert followed.new_chain
    meet(office, twin)
    assert office.row("resident", person(office))["phone"] == "0901"  # type: ignore[index]
    (conflict,) = office.conflicts()  # the copy's people had not seen what the real one wrote, though the name is one
    assert (conflict.standing, conflict.queued) == ("máy thật", "máy chép")
    assert not laptop.take(office.export(laptop)).new_chain


def test_a_laptop_restored_from_its_own_backup_gets_back_what_it_had_sent(office: Office, laptop: Laptop) -> None:
    image = content(laptop.engine)
    write(laptop, "một", "hai")
    meet(office, laptop)
    restored = Laptop(in_memory(image), "restored")
    restored.edit("resident", person(restored), phone="0901")
    with pytest.raises(Fork):
        office.take(restored.export())
    assert restored.take(office.export(restored)).new_chain
    assert meet(office, restored).differing == []
    shown = restored.row("resident", person(restored))
    assert shown is not None
    assert (shown["note"], shown["phone"]) == ("hai", "0901")
    assert office.conflicts() == []


def test_a_bundle_for_another_laptop_is_refused(office: Office, laptop: Laptop) -> None:
    other = a_laptop("b")
    with pytest.raises(UserError, match=r"sync\.for-another"):
        other.take(office.export(laptop))


def test_an_older_bundle_after_a_newer_one_changes_nothing(office: Office, laptop: Laptop) -> None:
    old = office.export(laptop)
    office.edit("resident", person(office), note="mới")
    laptop.take(office.export(laptop))
    assert laptop.take(old).stale
    assert laptop.row("resident", person(laptop))["note"] == "mới"  # type: ignore[index]


def test_a_bundle_that_begins_after_what_the_laptop_holds_is_refused(office: Office, laptop: Laptop) -> None:
    """The laptop was restored from a backup: the office has to hear where it stands before it can help."""
    image = content(laptop.engine)
    office.edit("resident", person(office), note="một")
    meet(office, laptop)
    meet(office, laptop)
    restored = Laptop(in_memory(image), "restored")
    with pytest.raises(UserError, match=r"sync\.bundle-missing"):
        restored.take(office.export(restored))
    assert meet(office, restored).differing == []


def test_a_purged_op_still_verifies_and_says_nothing(office: Office, laptop: Laptop) -> None:
    write(laptop, "lỡ ghi", "hai")
    file = laptop.export()
    line = msgspec.json.decode(file.ops[0], type=OpLine)
    erased = msgspec.structs.replace(
        line, body=msgspec.UNSET, salt=None, body_hash=sealed_hash(line.salt or b"", line.content or b"")
    )
    office.take(FieldFile(file.statement, (msgspec.json.encode(erased), file.ops[1]), ()))
    assert office.row("resident", person(office))["note"] == "hai"  # type: ignore[index]
