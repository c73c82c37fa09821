"""Laptops prepared in a row, a lost one that is replaced, and the words as a reader types them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.ids import new_id
from app.domain.roles import Role
from app.errors import UserError
from app.home import Home
from app.security.device import KeyRing
from app.services import accounts, enrolment, enrolment_queue, exchange, founding, people, sitting
from app.services.enrolment import Person
from app.services.enrolment_queue import Planned, Step
from app.services.founding import Founding
from app.services.people import NewPerson
from app.sync.enrolment import make_request
from tests.services.commune import Commune, a_commune
from tests.services.homes import CHEAP, PASSPHRASE, PLAN

HAMLETS = tuple(f"Thôn {number}" for number in range(1, 61))


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        (tmp_path / "stick").mkdir()
        yield made


def a_request(stick: Path, person: str, machine: str = "Máy mới") -> Path:
    """What a laptop that was just set up writes on the stick; the laptop itself is not needed."""
    ring = KeyRing.generate(new_id())
    file = stick / f"22120-ghi-danh-{ring.device.keyid[-6:]}.hsyc"
    file.write_bytes(make_request(ring, machine=machine, unit="22120", plan=PLAN, account=new_id(), person=person))
    return file


def a_laptop(commune: Commune, name: str, person: str) -> tuple[Home, Path]:
    folder = commune.folder / name
    account = founding.found_laptop(folder, Founding(PLAN, "22120", name, person, PASSPHRASE), kdf=CHEAP)
    home = sitting.open_home(folder, account, PASSPHRASE)
    commune.stack.callback(home.close)
    return home, enrolment.request(home, commune.folder / "stick")[0]


def test_sixty_laptops_are_prepared_in_a_row_and_the_list_says_whose_turn_it_is(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with a_commune(tmp_path, *HAMLETS[:3]) as commune:
        office = commune.office
        hamlets = list(commune.areas)
        text = "\n".join(f"Người Số {n}\t{hamlets[n % 3]}\t\tMáy {n:02d}" for n in range(1, 61))
        planned, faults = enrolment_queue.read_lines(office, text)
        assert (len(planned), faults) == (60, [])
        enrolment_queue.add(office, planned)
        for number in range(60, 0, -1):  # a stick that went round collects them in any order
            a_request(stick, f"Người Số {number}")
        seen = []
        while (turn := enrolment_queue.read(office).turn) is not None:
            ready = enrolment_queue.requests(office, stick)[0]
            assert ready.line == turn.id
            seen.append(turn.planned.machine)
            told = enrolment_queue.take(office, turn.id, ready.file).value
            if len(seen) % 10 == 0:  # writing each of them is the exchange's matter, and slow
                exchange.write_for_laptop(office, stick, told.device, grant=told.grant)
            enrolment_queue.written(office, turn.id)
        assert seen == [f"Máy {number:02d}" for number in range(1, 61)]
        machines = [row for row in enrolment.devices(office) if row.side == "field"]
        assert [row.name for row in machines] == seen
        assert [row.people for row in machines] == [(f"Người Số {number}",) for number in range(1, 61)]
        assert machines[4].areas == (hamlets[5 % 3],)
        assert enrolment_queue.read(office).written == 60
        assert len(list(stick.glob("*.hsct"))) == 6


def test_the_list_goes_on_where_it_was_when_the_power_went(commune: Commune) -> None:
    """Granted, and then nothing more: the next start writes that laptop's file and grants nothing twice."""
    office, stick = commune.office, commune.folder / "stick"
    enrolment_queue.add(office, [Planned("Y Một Niê"), Planned("Y Hai Niê")])
    laptop, _ = a_laptop(commune, "Máy A", "Y Một Niê")
    first = enrolment_queue.read(office).lines[0].id
    enrolment_queue.take(office, first, enrolment_queue.requests(office, stick)[0].file)
    account = office.account.id
    office.close()
    office = commune.office = sitting.open_home(office.folder, account, PASSPHRASE)
    turn = enrolment_queue.read(office).turn
    assert turn is not None
    assert (turn.id, turn.step, turn.device) == (first, Step.GRANTED, laptop.device)
    (again,) = enrolment_queue.requests(office, stick)
    told = enrolment_queue.take(office, turn.id, again.file).value
    assert len(enrolment.devices(office)) == 2
    file = exchange.write_for_laptop(office, stick, told.device, grant=told.grant).path
    queue = enrolment_queue.written(office, turn.id).value
    assert queue.turn is not None
    assert queue.turn.planned.person == "Y Hai Niê"
    enrolment.accept_grant(laptop, file, told.words, kdf=CHEAP)
    exchange.import_bundle(laptop, file)
    assert laptop.account.roles == (Role.FIELD_MEMBER,)
    exchange.import_bundle(office, exchange.export_bundle(laptop, stick).path)
    assert enrolment_queue.read(office).lines[0].step is Step.DONE
    with pytest.raises(UserError, match=r"device\.known"):
        enrolment.grant_again(office, again.file)


def test_pasted_lines_that_are_not_understood_are_told_with_their_number(commune: Commune) -> None:
    text = "Y Một Niê; Thôn 1, thon 2; trưởng thôn\n\n; Thôn 1\nY Hai; Thôn 9\nY Ba; ; vua"
    planned, faults = enrolment_queue.read_lines(commune.office, text)
    areas = commune.areas
    title = commune.office.pack.plan.title_of(Role.HAMLET_HEAD)
    expected = [("person", 3), ("areas", 4), ("roles", 5)]
    if title.casefold() != "trưởng thôn":
        expected.insert(0, ("roles", 1))
        planned, _ = enrolment_queue.read_lines(commune.office, f"Y Một Niê; Thôn 1, thon 2; {title}")
    assert [(fault.what, fault.number) for fault in faults] == expected
    assert planned == [Planned("Y Một Niê", (Role.HAMLET_HEAD,), (areas["Thôn 1"], areas["Thôn 2"]))]


def test_a_list_begins_with_the_areas_that_nobody_has_and_lines_can_wait_or_go(commune: Commune) -> None:
    office = commune.office
    commune.laptop("Thôn 1")
    assert [name for _, name in enrolment_queue.areas_without_laptop(office)] == ["Thôn 2"]
    enrolment_queue.add(office, [Planned("Y Một", areas=(commune.areas["Thôn 2"],)), Planned("Y Hai"), Planned("Y Ba")])
    assert enrolment_queue.areas_without_laptop(office) == []
    one, two, _ = (line.id for line in enrolment_queue.read(office).lines)
    enrolment_queue.put_off(office, one)
    enrolment_queue.remove(office, two)
    assert [line.planned.person for line in enrolment_queue.read(office).lines] == ["Y Ba", "Y Một"]
    with pytest.raises(UserError, match=r"name\.empty"):
        enrolment_queue.add(office, [Planned(" ")])


def test_a_lost_laptop_is_replaced_in_one_go_and_its_person_stays_who_they_are(commune: Commune) -> None:
    office, stick = commune.office, commune.folder / "stick"
    area = commune.areas["Thôn 1"]
    lost = commune.laptop("Thôn 1", roles=(Role.HAMLET_HEAD,))
    people.add_person(lost, NewPerson("Y Con Niê", area))
    commune.exchange(lost)
    people.add_person(lost, NewPerson("Y Kịp Niê", area))
    late = exchange.export_bundle(lost, stick).path
    version = len(accounts.people(office).devices)
    new, request = a_laptop(commune, "Máy thay", lost.account.name)
    told = enrolment.grant(
        office, request, areas=[area], roles=(), owner=lost.account.id, instead_of=lost.device
    ).value  # fmt: skip
    assert told.codes == ()
    rows = {row.name: row for row in enrolment.devices(office)}
    assert rows["Máy 1"].revoked
    assert rows["Máy thay"].people == (lost.account.name,)
    assert len(rows) == version + 1
    file = exchange.write_for_laptop(office, stick, told.device, grant=told.grant).path
    offered = enrolment.look_at_grant(new, file)
    assert offered.owner == lost.account.name
    with pytest.raises(UserError, match=r"enrolment\.passphrase-needed"):
        enrolment.accept_grant(new, file, told.words, kdf=CHEAP)
    with pytest.raises(UserError, match=r"vault\.wrong-passphrase"):
        enrolment.accept_grant(new, file, told.words, passphrase="không phải", kdf=CHEAP)
    enrolment.accept_grant(new, file, told.words, passphrase=PASSPHRASE, kdf=CHEAP)
    exchange.import_bundle(new, file)
    assert (new.account.id, new.account.roles) == (lost.account.id, (Role.HAMLET_HEAD,))
    people.add_person(new, NewPerson("Y Tiếp Niê", area))
    commune.exchange(new)
    new.close()
    again = sitting.open_home(new.folder, lost.account.id, PASSPHRASE)
    assert [slot.name for slot in sitting.people_here(new.folder)] == [lost.account.name]
    again.close()
    with pytest.raises(UserError, match=r"bundle\.revoked-device"):
        exchange.import_bundle(office, late)


def test_who_shares_a_laptop_gets_a_new_code_when_its_file_is_written_again(commune: Commune) -> None:
    office, stick = commune.office, commune.folder / "stick"
    request = a_request(stick, "Y Một Niê")
    told = enrolment.grant(office, request, areas=[], roles=[Role.FIELD_MEMBER],
                           others=[Person("H’Hai Niê", (Role.FIELD_MEMBER,))]).value  # fmt: skip
    again = enrolment.grant_again(office, request).value
    assert [code.name for code in again.codes] == ["H’Hai Niê"]
    assert again.codes[0].code != told.codes[0].code
    assert (again.words, again.code) == (told.words, told.code)
    with pytest.raises(UserError, match=r"device\.unknown"):
        enrolment.grant_again(office, a_request(stick, "Y Lạ"))


def test_the_words_are_the_same_typed_without_marks_or_read_by_a_scanner(commune: Commune) -> None:
    laptop, request = a_laptop(commune, "Máy A", "Y Một Niê")
    own, asked = enrolment.own_code(laptop), enrolment.look_at_request(commune.office, request)
    assert (asked.words, asked.code) == own
    assert own.code.isdigit()
    assert len(own.code) == 78
    from app.domain import names

    for typed in (" ".join(own.words), names.fold(" ".join(own.words)).upper(), own.code, f" {own.code}\n"):
        assert own.is_said_by(typed)
    for typed in ("", " ".join(own.words[:7]), " ".join(reversed(own.words)), own.code[:-1], "1" * 78):
        assert not own.is_said_by(typed)
