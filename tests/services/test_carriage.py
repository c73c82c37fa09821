"""Files on their way: asked for, within the room of a stick, large ones in parts, in any order, also a year late."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from app import carriage
from app.domain.carriage import TAKES, Choice
from app.domain.ids import new_id
from app.errors import UserError
from app.home import Home
from app.models.entities import Attachment
from app.services import at_risk, attachments, cases, exchange, machine, people
from app.services.exchange import Exported, Imported
from app.services.people import NewPerson
from app.sync import bundle_writer, envelope, files, outbox, trunk
from app.sync.wire import Head, OfficeStatement, Want
from tests.services.commune import Commune, a_commune

MIB = 1024 * 1024
OLD = {"no": 1, "start": 0, "trunk": Head("", 0, b""), "dead": {}, "areas": [], "left": [], "acks": [], "digests": []}


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Commune]:
    with a_commune(tmp_path) as made:
        yield made


@pytest.fixture
def laptop(commune: Commune) -> Home:
    return commune.laptop("Thôn 1")


def a_person(commune: Commune, home: Home, name: str = "Nguyễn Văn Tèo", area: str = "Thôn 1") -> str:
    return people.add_person(home, NewPerson(name, commune.areas[area])).value


def a_file(home: Home, person: str, size: int = 2000, title: str = "Giấy chứng sinh") -> str:
    """A scan of ``size`` bytes that does not shrink; its SHA-256."""
    stored = home.blobs.put(io.BytesIO(os.urandom(size)))
    with home.writing() as w:
        w.add(
            Attachment(
                id=new_id(),
                resident_id=person,
                title=title,
                media_type="image/jpeg",
                size=size,
                sha256=stored.sha256,
            )
        )
        w.flush()
        attachments.note_held(w.conn, stored.sha256, stored.size)
    return stored.sha256


def out(commune: Commune, home: Home, *, to: Home | None = None, room: int | None = None) -> Exported:
    return exchange.export_bundle(home, commune.folder / "stick", to=to.device if to else None, room=room)


def into(home: Home, done: Exported) -> Imported:
    return exchange.import_bundle(home, done.path).value


def test_what_came_from_the_office_is_not_carried_back_to_it(commune: Commune, laptop: Home) -> None:
    shown = a_file(commune.office, a_person(commune, commune.office))
    assert commune.down(laptop).files == 1
    assert laptop.blobs.has(shown)
    assert out(commune, laptop).files == 0
    assert at_risk.at_risk(laptop).files == 0


def test_what_has_no_room_goes_later_is_counted_and_the_open_case_comes_first(commune: Commune, laptop: Home) -> None:
    needed, other = a_person(commune, laptop), a_person(commune, laptop, "Trần Thị Hai")
    urgent = a_file(laptop, needed, 40_000)
    newer = a_file(laptop, other, 40_000)
    cases.open_case(laptop, needed, "A3")
    first = out(commune, laptop, room=50_000)
    assert (first.files, first.carried.later, first.carried.later_size) == (1, 1, 40_000)
    came = into(commune.office, first)
    assert (came.files, came.missing_files) == (1, 1)
    assert (commune.office.blobs.has(urgent), commune.office.blobs.has(newer)) == (True, False)
    commune.down(laptop)
    assert (at_risk.at_risk(laptop).files, at_risk.at_risk(laptop).size) == (1, 40_000)
    second = out(commune, laptop, room=50_000)
    assert (second.files, second.carried.later) == (1, 0)
    into(commune.office, second)
    commune.down(laptop)
    assert (at_risk.at_risk(laptop).changes, at_risk.at_risk(laptop).files) == (0, 0)


def test_without_any_room_the_records_still_go(commune: Commune, laptop: Home) -> None:
    a_file(laptop, a_person(commune, laptop))
    done = out(commune, laptop, room=0)
    assert (done.files, done.carried.later) == (0, 1)
    assert into(commune.office, done).new == 2


def test_a_file_larger_than_the_room_comes_in_parts_and_is_whole_at_the_end(commune: Commune, laptop: Home) -> None:
    large = a_file(laptop, a_person(commune, laptop, "H'Bia Niê"), 3 * MIB + 17)
    first = out(commune, laptop, room=2 * MIB)
    assert (first.files, first.carried.parts, first.carried.later) == (0, 1, 1)
    came = into(commune.office, first)
    assert (came.parts, came.missing_files) == (1, 1)
    assert not commune.office.blobs.has(large)
    commune.down(laptop)
    assert at_risk.at_risk(laptop).files == 1
    rest = out(commune, laptop)
    assert rest.carried.parts == 1
    assert rest.size < 2 * MIB
    assert into(commune.office, rest).missing_files == 0
    assert sha256(commune.office.blobs.read(large)).hexdigest() == large
    assert not list((commune.office.folder / "blobs" / "pieces").iterdir())
    commune.down(laptop)
    assert at_risk.at_risk(laptop).files == 0


def test_a_lost_part_is_asked_for_again_and_a_wrong_one_spoils_nothing(commune: Commune, laptop: Home) -> None:
    commune.exchange(laptop)
    large = a_file(laptop, a_person(commune, laptop), 3 * MIB)
    into(commune.office, out(commune, laptop, room=2 * MIB))
    store = commune.office.blobs
    store.drop_pieces(large)  # a disk that lost it, or a backup without it
    commune.down(laptop)
    with laptop.engine.connect() as conn:
        assert files.office_said(conn).wants == [Want(large)]
    again = out(commune, laptop, room=2 * MIB)
    assert into(commune.office, again).parts == 1
    with commune.office.engine.connect() as conn:
        (start, size) = files.pieces(conn)[large][0]
    store.put_piece(large, start, io.BytesIO(bytes(size)))  # not what the file says
    commune.down(laptop)
    assert into(commune.office, out(commune, laptop)).missing_files == 1
    commune.down(laptop)
    with laptop.engine.connect() as conn:
        assert files.office_said(conn).wants == [Want(large)]
    assert into(commune.office, out(commune, laptop)).missing_files == 0
    assert sha256(store.read(large)).hexdigest() == large


def test_a_program_that_reads_no_parts_is_sent_none(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(laptop, a_person(commune, laptop), 3 * MIB)
    a_file(commune.office, a_person(commune, commune.office, "Y Hai"), 3 * MIB)
    with laptop.working() as w:  # what an office of before left here
        files.remember_office(w.conn, OfficeStatement(**{**OLD, "office": "", "device": laptop.device}))
    monkeypatch.setattr(outbox, "LATER_KINDS", ())
    done = out(commune, laptop, room=2 * MIB)
    assert (done.files, done.carried.parts, done.carried.later) == (0, 0, 1)
    into(commune.office, done)
    back = out(commune, commune.office, to=laptop, room=2 * MIB)
    assert (back.files, back.carried.parts, back.carried.later) == (0, 0, 1)


def test_a_look_keeps_no_part_and_a_fault_leaves_none(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune.exchange(laptop)
    a_file(laptop, a_person(commune, laptop), 3 * MIB)
    done = out(commune, laptop, room=2 * MIB)
    assert exchange.look(commune.office, done.path).parts == 1

    def fails(*_: object) -> None:
        raise UserError("person.elsewhere")

    monkeypatch.setattr(exchange, "_told", fails)
    with pytest.raises(UserError, match="elsewhere"):
        exchange.import_bundle(commune.office, done.path)
    folder = commune.office.folder / "blobs" / "pieces"
    assert not [each for each in folder.rglob("*") if each.is_file()]
    with commune.office.engine.connect() as conn:
        assert files.pieces(conn) == {}


def test_a_photo_that_the_office_lost_after_it_had_said_to_have_it_comes_again(commune: Commune, laptop: Home) -> None:
    lost = a_file(laptop, a_person(commune, laptop))
    commune.exchange(laptop)
    assert at_risk.at_risk(laptop).files == 0
    commune.office.blobs.remove(lost)
    commune.down(laptop)
    assert at_risk.at_risk(laptop).files == 1
    commune.exchange(laptop)
    assert commune.office.blobs.has(lost)
    assert at_risk.at_risk(laptop).files == 0


def test_a_laptop_takes_no_files_or_only_those_of_its_open_cases_as_it_was_told(commune: Commune) -> None:
    laptop, office = commune.laptop("Thôn 1"), commune.office
    machine.remember(laptop, TAKES, Choice.NONE)
    commune.exchange(laptop)
    mine, theirs, nobody = (a_person(commune, office, name) for name in ("Y Một", "Y Hai", "Y Ba"))
    for person, assignee in ((mine, laptop.account.id), (theirs, office.account.id)):
        case = cases.open_case(office, person, "A3").value
        cases.change_case(office, case, cases.case_card(office, case).file.case.seen, {"assignee": assignee})
    wanted, *others = (a_file(office, person) for person in (mine, theirs, nobody))
    assert commune.down(laptop).files == 0
    machine.remember(laptop, TAKES, Choice.MINE)
    commune.exchange(laptop)
    assert [laptop.blobs.has(each) for each in (wanted, *others)] == [True, False, False]
    machine.remember(laptop, TAKES, "")
    commune.exchange(laptop)
    assert all(laptop.blobs.has(each) for each in others)


def test_nobody_gets_a_file_of_another_area_by_asking_for_it(commune: Commune, laptop: Home) -> None:
    secret = a_file(commune.office, a_person(commune, commune.office, area="Thôn 2"))
    with commune.office.working() as w:
        said = trunk.stated(w.conn, laptop.device)
        asks = msgspec.structs.replace(said, wants=[Want(secret)])
        trunk.remember(w.conn, asks)
    assert out(commune, commune.office, to=laptop).files == 0


def test_a_file_that_was_left_out_of_its_bundle_is_asked_for(commune: Commune, laptop: Home) -> None:
    wanted = a_file(commune.office, a_person(commune, commune.office))
    into(laptop, out(commune, commune.office, to=laptop, room=0))
    assert attachments.missing(laptop) == [wanted]
    commune.exchange(laptop)
    assert attachments.missing(laptop) == []


def test_a_bundle_never_grows_beyond_what_a_fat32_stick_takes(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert envelope.MAX_WRITTEN < 2**32
    commune.exchange(laptop)
    person = a_person(commune, laptop)
    for _ in range(3):
        a_file(laptop, person, 2 * MIB)
    monkeypatch.setattr(carriage, "MAX_WRITTEN", carriage._END + 4 * MIB + 600_000)
    done = out(commune, laptop)
    assert (done.files, done.carried.parts, done.carried.later) == (2, 0, 1)  # less than one part would have had room
    monkeypatch.setattr(envelope, "MAX_WRITTEN", 2 * MIB)  # far less: what is counted lags behind what is written
    monkeypatch.setattr(carriage, "MAX_WRITTEN", 2**40)
    with pytest.raises(UserError, match=r"bundle\.too-large"):
        out(commune, laptop)
    assert bundle_writer.envelope is envelope


# In which order things come ----------------------------------------------------------------------------------------


def test_a_file_may_come_before_its_record_and_after_it(
    commune: Commune, laptop: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = a_file(laptop, a_person(commune, laptop))
    with monkeypatch.context() as cut:
        cut.setattr(outbox, "own_ops", lambda *_: iter(()))
        before = out(commune, laptop)
    came = into(commune.office, before)
    assert (came.received, came.files) == (0, 1)
    assert into(commune.office, out(commune, laptop, room=0)).missing_files == 0
    assert commune.office.blobs.has(early)
    late = a_file(laptop, a_person(commune, laptop, "Y Sau"))
    assert into(commune.office, out(commune, laptop, room=0)).missing_files == 1
    assert into(commune.office, out(commune, laptop)).missing_files == 0
    assert commune.office.blobs.has(late)


def test_bundles_come_in_any_order_twice_or_never(commune: Commune, laptop: Home) -> None:
    bundles, shas = [], []
    for number in range(3):
        shas.append(a_file(laptop, a_person(commune, laptop, f"Người {number}")))
        bundles.append(out(commune, laptop))
        laptop.clock = lambda n=number: commune.office.clock() + timedelta(minutes=n + 1)
    last, middle, _never = bundles[2], bundles[1], bundles[0]
    for each in (last, middle, last):
        into(commune.office, each)
    assert all(commune.office.blobs.has(each) for each in shas)
    assert len(people.list_people(commune.office, people.PeopleFilter()).rows) == 3
    answers = [out(commune, commune.office, to=laptop) for _ in range(2)]
    assert into(laptop, answers[1]).stale is False
    late = into(laptop, answers[0])
    assert (late.stale, late.differing) == (True, ())
    assert at_risk.at_risk(laptop).changes == 0


def test_a_bundle_of_a_year_ago_changes_nothing_and_its_files_are_still_welcome(commune: Commune, laptop: Home) -> None:
    person = a_person(commune, laptop)
    lost = a_file(laptop, person)
    year_ago = out(commune, laptop)
    into(commune.office, year_ago)
    from_office = out(commune, commune.office, to=laptop)
    for home in (commune.office, laptop):
        home.clock = lambda then=home.clock: then() + timedelta(days=365)
    card = people.person_card(laptop, person).person
    people.change_person(laptop, person, card.seen, {"phone": "0905 111 222"})
    commune.exchange(laptop)
    commune.office.blobs.remove(lost)
    came = into(commune.office, year_ago)
    assert (came.new, came.changed, came.conflicting, came.identical) == (0, 0, 0, came.received)
    assert commune.office.blobs.has(lost)
    assert people.person_card(commune.office, person).person.phone == "0905 111 222"
    assert into(laptop, from_office).stale
    assert people.person_card(laptop, person).person.phone == "0905 111 222"
